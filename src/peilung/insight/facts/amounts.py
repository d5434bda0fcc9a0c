"""Numbers in a text, in figures and in words: “100 000”, “1'250.–”, “zweiundzwanzig”, “half a million”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from peilung.insight.facts.lexicon import BEGINNING, Lexicon
from peilung.insight.facts.tokens import Tokens

_BLANKS = " \u00a0\u202f\u2009\u2007"
_GROUP = re.compile(r"\d{3}(?:[.,]\d{1,2})?")
_ORDINAL = frozenset({"st", "nd", "rd", "th", "er", "e", "te", "ten", "ter"})
_HALVES = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_LONGEST = 12
_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number: its value with its magnitude, and the tokens it takes (``last`` exclusive).

    ``base`` is the value before the magnitude (a power of ten) is applied; ``bare`` is set for plain digits and
    ``one`` for “ein”, which is a number only before a currency. ``grouped`` holds what the value is if its three
    decimals are thousands.
    """

    first: int
    last: int
    base: Decimal
    power: int = 0
    spelled: bool = False
    bare: bool = False
    one: bool = False
    grouped: Decimal | None = None

    @property
    def value(self) -> Decimal:
        return self.base.scaleb(self.power)


def numerals(tokens: Tokens, words: Lexicon) -> tuple[Numeral, ...]:
    """All numbers of a text in order; none overlaps another."""
    return tuple(_numerals(tokens, words))


def _numerals(tokens: Tokens, words: Lexicon) -> Iterator[Numeral]:
    ahead = 0
    for index, word in enumerate(tokens.lowers):
        found = None
        if index < ahead:
            continue
        if word[:1].isdecimal():
            found = _figures(tokens, index, words)
        elif word[:BEGINNING] in words.beginnings:
            found = _spelled(tokens, index, words)
        if found is not None:
            yield found
            ahead = found.last


def scaled(tokens: Tokens, found: Numeral, words: Lexicon) -> Numeral:
    """The numeral with the magnitude that follows it, if one does."""
    hit = words.magnitudes.at(tokens, found.last)
    if hit is None and tokens.low(found.last) == "-" and tokens.glued(found.last):
        hit = words.magnitudes.at(tokens, found.last + 1)
    if hit is None:
        return found
    end, power = hit
    again = words.magnitudes.at(tokens, end) if power in {2, 3} else None
    if again is not None:
        end, power = again[0], power + again[1]
    if end < len(tokens) and tokens.low(end) == "." and not tokens.low(end - 1).endswith("."):
        end += _short(tokens, end)
    return replace(found, last=end, power=power, bare=False, one=False, grouped=None)


def _short(tokens: Tokens, dot: int) -> int:
    """Whether the full stop behind a magnitude belongs to it, as in “Mrd. Euro”."""
    return int(tokens.low(dot - 1) in {"mio", "mrd", "tsd", "mln", "mia"} and tokens.glued(dot))


def _figures(tokens: Tokens, index: int, words: Lexicon) -> Numeral | None:
    end, printed = index + 1, tokens.words[index]
    while re.fullmatch(r"\d{1,3}(?: \d{3})*", printed) and _joins(tokens, end):
        printed, end = f"{printed} {tokens.words[end]}", end + 1
    value = read_figures(printed, words.language) if len(printed) <= _DIGITS else None
    if value is None or (tokens.glued(end) and tokens.low(end) in _ORDINAL):
        return None
    if (half := _HALVES.get(tokens.low(end))) is not None:
        value, end = value + half, end + 1
    found = Numeral(index, end, value, bare=printed.isdecimal(), grouped=_thousands(printed))
    return scaled(tokens, found, words)


def _joins(tokens: Tokens, index: int) -> bool:
    """Whether this token is the next group of three figures behind a single blank."""
    if index >= len(tokens) or _GROUP.fullmatch(tokens.words[index]) is None:
        return False
    gap = tokens.text[tokens.ends[index - 1] : tokens.starts[index]]
    return len(gap) == 1 and gap in _BLANKS


def read_figures(printed: str, language: str) -> Decimal | None:
    """The value of digits with separators: the last mark parts decimals, unless the groups say thousands.

    A single mark before three figures is read by the language: “2.500” is 2500 in German and 2.5 in English.
    """
    digits = re.sub(r"['’ ]", "", printed)
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return Decimal(digits)
    last = marks[-1]
    whole, _, decimals = digits.rpartition(last)
    if len(set(marks)) > 1:
        return _mixed(whole, decimals, last)
    if len(marks) > 1:
        grouped = re.fullmatch(rf"\d{{1,3}}(?:\{last}\d{{3}})+", digits)
        return Decimal(digits.replace(last, "")) if grouped else None
    thousands = "." if language == "de" else ","
    if last == thousands and len(decimals) == 3 and 0 < len(whole) <= 3 and whole != "0":
        return Decimal(whole + decimals)
    return Decimal(f"{whole}.{decimals}")


def _mixed(whole: str, decimals: str, last: str) -> Decimal | None:
    other = "," if last == "." else "."
    if last in whole or not re.fullmatch(rf"\d{{1,3}}(?:\{other}\d{{3}})+", whole):
        return None
    return Decimal(f"{whole.replace(other, '')}.{decimals}")


def _thousands(printed: str) -> Decimal | None:
    return Decimal(re.sub("[.,]", "", printed)) if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", printed) else None


def _spelled(tokens: Tokens, index: int, words: Lexicon) -> Numeral | None:
    if (whole := words.spelled_whole.at(tokens, index)) is not None:
        return Numeral(index, whole[0], Decimal(whole[1]), spelled=True)
    if (hit := words.spelled_phrases.at(tokens, index)) is not None:
        return scaled(tokens, Numeral(index, hit[0], Decimal(str(hit[1])), spelled=True), words)
    if words.language == "en":
        return _english(tokens, index, words)
    word = tokens.low(index)
    if word in words.spelled["one"]:
        return _one(tokens, index, words)
    value = german(word, words.spelled)
    return None if value is None else scaled(tokens, Numeral(index, index + 1, Decimal(value), spelled=True), words)


def _one(tokens: Tokens, index: int, words: Lexicon) -> Numeral | None:
    found = Numeral(index, index + 1, Decimal(1), spelled=True, one=True)
    return scaled(tokens, found, words)


def german(word: str, spelled: Mapping[str, Any]) -> int | None:
    """The value of a German number word from two on: “zweiundzwanzigtausenddreihundert”."""
    if len(word) > 60 or not word.isalpha():
        return None
    value = _german(word, spelled, spelled["thousand"], 1000)
    return value if value and value > 1 else None


def _german(word: str, spelled: Mapping[str, Any], joint: str, worth: int) -> int | None:
    if joint not in word:
        return _german(word, spelled, spelled["hundred"], 100) if worth == 1000 else _tens(word, spelled)
    front, _, rest = word.partition(joint)
    rest = rest.removeprefix(spelled["and"])
    many = _lower(front, spelled, worth) if front else 1
    few = _lower(rest, spelled, worth) if rest else 0
    return None if many is None or few is None else many * worth + few


def _lower(word: str, spelled: Mapping[str, Any], worth: int) -> int | None:
    return _german(word, spelled, spelled["hundred"], 100) if worth == 1000 else _tens(word, spelled)


def _tens(word: str, spelled: Mapping[str, Any]) -> int | None:
    for table in ("units", "teens", "tens"):
        if word in spelled[table]:
            return int(spelled[table][word])
    unit, _, ten = word.partition(spelled["and"])
    if unit in spelled["units"] and ten in spelled["tens"]:
        return int(spelled["units"][unit]) + int(spelled["tens"][ten])
    return None


def _english(tokens: Tokens, index: int, words: Lexicon) -> Numeral | None:
    total, current, end, power = 0, _english_word(tokens.low(index), words.spelled), index + 1, 0
    if current is None:
        return _english_one(tokens, index, words)
    while end < min(index + _LONGEST, len(tokens)):
        step = end + (tokens.low(end) == words.spelled["and"] and power > 0)
        small = _english_word(tokens.low(step), words.spelled)
        magnitude = words.magnitudes.at(tokens, step)
        if small is not None and power > 0:
            current, power, end = current + small, 0, step + 1
        elif magnitude is not None and step == end:
            power, end = magnitude[1], magnitude[0]
            total, current = (total, current * 100) if power == 2 else (total + current * 10**power, 0)
        else:
            break
    value = total + current
    one = value == 1
    return Numeral(index, end, Decimal(value), spelled=True, one=one)


def _english_one(tokens: Tokens, index: int, words: Lexicon) -> Numeral | None:
    """“a hundred”, “a million”: the article is a number only before a magnitude."""
    if tokens.low(index) not in {"a", "an"} or words.magnitudes.at(tokens, index + 1) is None:
        return None
    found = scaled(tokens, Numeral(index, index + 1, Decimal(1), spelled=True), words)
    return found if found.power else None


def _english_word(word: str, spelled: Mapping[str, Any]) -> int | None:
    for table in ("units", "teens", "tens"):
        if word in spelled[table]:
            return int(spelled[table][word])
    ten, _, unit = word.partition("-")
    if ten in spelled["tens"] and unit in spelled["units"]:
        return int(spelled["tens"][ten]) + int(spelled["units"][unit])
    return None
