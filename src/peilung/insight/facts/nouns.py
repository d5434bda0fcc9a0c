"""What is counted: the noun behind a number, found without a lexicon of the language, by form and word lists."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from peilung.insight.facts.tokens import Tokens
from peilung.insight.words import word_lists

_ADJECTIVE_ENDS = ("e", "en", "er", "es", "em")
_ADJECTIVES = 4
_PHRASE = 5
_DASHES = frozenset("–—")
_OPENING = frozenset("„“\"»«‚'‘")


@cache
def _counted() -> Mapping[str, Any]:
    words: Mapping[str, Any] = word_lists("amounts")["counts"]
    return words


@cache
def _set(name: str, language: str) -> frozenset[str]:
    table = _counted()[name]
    return frozenset(table[language] if isinstance(table, dict) else table)


def noun(tokens: Tokens, at: int, language: str) -> tuple[int, int] | None:
    """The tokens (``last`` exclusive) of the counted noun that follows a number ending before ``at``."""
    return _german(tokens, at) if language == "de" else _english(tokens, at)


def _german(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Past small-lettered adjectives to the capital: “vier weitere, hauptamtliche Stellen” → “Stellen”."""
    for _ in range(2 * _ADJECTIVES):
        word = tokens.word(at)
        if not word or "\n\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]:
            return None
        if tokens.capital(at):
            return _german_head(tokens, at)
        if not (_passed(tokens, at) or _adjective(tokens, at)):
            return None
        at += 1
    return None


def _passed(tokens: Tokens, at: int) -> bool:
    """Marks between a number and its noun: quotes behind a number word, the end of an insertion."""
    word = tokens.word(at)
    if word in _OPENING:
        return not tokens.figure(at - 1)
    if word == ",":
        return tokens.low(at - 1).endswith(_ADJECTIVE_ENDS) and _adjective(tokens, at + 1)
    return word in _DASHES | {")"} and not tokens.glued(at + 1) and _adjective(tokens, at + 1)


def _adjective(tokens: Tokens, at: int) -> bool:
    low = tokens.low(at)
    if low in {"und", "oder"}:
        return tokens.low(at - 1).endswith(_ADJECTIVE_ENDS) and _adjective(tokens, at + 1)
    if not low[:1].isalpha() or low in _set("stops", "de"):
        return False
    return low.endswith(_ADJECTIVE_ENDS) or low in {"mehr", "weniger", "neu", "rein", "sehr", "voll", "bundesweit"}


def _german_head(tokens: Tokens, at: int) -> tuple[int, int] | None:
    if _place_name(tokens, at):
        at += 1
    low = tokens.low(at)
    if len(low) < 2 or low in _set("stops", "de"):
        return None
    both = f"{low} {tokens.low(at + 1)} {tokens.low(at + 2)}"
    if both in _set("pairs", "de"):
        return at, at + 3
    pair = low.endswith("innen") and tokens.low(at + 1) in {"und", "sowie", "oder"} and tokens.capital(at + 2)
    return (at, at + 3) if pair and tokens.low(at + 2)[:4] == low[:4] else (at, at + 1)


def _place_name(tokens: Tokens, at: int) -> bool:
    """“drei Rostocker Schulen”: a name in -er with the noun right behind it."""
    low = tokens.low(at)
    return low.endswith("er") and len(low) > 5 and tokens.capital(at + 1) and not _parted(tokens, at)


def _parted(tokens: Tokens, at: int) -> bool:
    return "\n" in tokens.text[tokens.ends[at] : tokens.starts[at + 1]]


def _english(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """The last plural in the run of words behind the number, without the adjectives in front of it."""
    end = at
    while end < min(at + _PHRASE, len(tokens)) and _goes_on(tokens, end, at):
        end += 1
    plurals = (place for place in range(at, end) if _plural(tokens, place))
    head = next((place for place in plurals if not _plural_next(tokens, place, end)), None)
    if head is None:
        return None
    first = at
    while first < head and (english_adjective(tokens.low(first)) or not tokens.low(first)[:1].isalpha()):
        first += 1
    return first, head + 1


def _goes_on(tokens: Tokens, place: int, at: int) -> bool:
    low = tokens.low(place)
    if low == "," and place > at and english_adjective(tokens.low(place - 1)):
        return True
    if low == "and" and place > at:
        return english_adjective(tokens.low(place - 1)) and english_adjective(tokens.low(place + 1))
    return (low[:1].isalpha() and low not in _set("stops", "en")) or (place == at and low in _OPENING)


def _plural_next(tokens: Tokens, place: int, end: int) -> bool:
    return place + 1 < end and _plural(tokens, place + 1)


def _plural(tokens: Tokens, place: int) -> bool:
    low = tokens.low(place)
    words = _counted()["adjectives"]
    if low in words["plurals"]:
        return True
    if low in words["not_plural"] or low.endswith(("ss", "'s", "’s", "ous")):
        return False
    return low.endswith("s") and len(low) > 2


def english_adjective(low: str) -> bool:
    """Whether a word in front of an English noun is left out of what is counted."""
    words = _counted()["adjectives"]
    if low in words["en"]:
        return True
    return low.isalpha() and len(low) > 4 and low.endswith(tuple(words["endings"])) and low not in words["not"]
