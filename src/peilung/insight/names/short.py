"""Short forms where a paper introduces them: in brackets, behind a dash, or because the text says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from peilung.insight.names.found import Found
from peilung.insight.names.letters import explained, is_short
from peilung.insight.names.lexicon import Head, german
from peilung.insight.names.phrases import DECLINED, by_itself, nominative, reach
from peilung.insight.names.words import CLOSING, OPENING, Words, plain
from peilung.insight.words import word_lists

_AHEAD = 6
_LONG = 18
_BACK = 30
"""So many words before a phrase the name is looked for."""


@dataclass(frozen=True, slots=True)
class Short:
    """Words ``first`` to ``end`` introduce ``value``; its long form is ``long``, words ``first`` to ``long_end``."""

    first: int
    long_end: int
    end: int
    value: str
    rule: str


def short_forms(words: Words, names: Sequence[Found]) -> Iterator[Short]:
    """The short forms a text introduces, in order of their kind."""
    ends = {found.end: found for found in names}
    for at, mark in enumerate(words.words):
        if mark in "([":
            yield from _bracket(words, at, ends)
        elif mark in "–-/" and is_short(words.word(at + 1)) and words.word(at + 2) in {")", "]"}:
            first = explained(words, at, words.word(at + 1))
            if first is not None and words.word(first - 1) in {"(", "["}:
                yield Short(first, at, at + 2, words.word(at + 1), "abbreviation.letters")
    yield from _said(words, names)


def _bracket(words: Words, at: int, ends: dict[int, Found]) -> Iterator[Short]:
    """“Warm Halls Fund (WHF)”, “WHF (Warm Halls Fund)”, “Richtlinie für … (Betreuungsrichtlinie)”, “(the “Plan”)”."""
    close = _closed(words, at)
    if close is None:
        return
    value = words.printed(at + 1, close)
    named = ends.get(at)
    if is_short(value):
        first = explained(words, at, value)
        if named and first is None and words.word(at - 1) in CLOSING:
            first = explained(words, at - 1, value)
        if named and (first is None and _letters_within(value, words, named, at) or first and named.first < first):
            first = named.first
        if first is not None:
            yield Short(first, at, close + 1, value, "abbreviation.letters")
    elif close == at + 2 and (first := _same_head(words, at, named)) is not None:
        yield Short(first, at, close + 1, value, "abbreviation.head")
    elif is_short(words.word(at - 1)) and explained(words, close, words.word(at - 1)) == at + 1:
        yield Short(at + 1, close, close, words.word(at - 1), "abbreviation.letters")
    elif named is not None and words.low(at + 1) in {"the", *OPENING}:
        inner = _quoted_or_capitals(words, at + 2 if words.low(at + 1) == "the" else at + 1)
        if inner is not None and inner[1] == close:
            yield Short(named.first, at, close + 1, inner[0], "abbreviation.said")


def _closed(words: Words, at: int) -> int | None:
    ahead = range(at + 2, min(at + _AHEAD + 8, len(words)))
    return next((index for index in ahead if words.word(index) in {")", "]", "("}), None)


def _letters_within(value: str, words: Words, named: Found, end: int) -> bool:
    """Whether each capital of the short form stands at the beginning of a part of the name, in whatever order."""
    low = words.printed(named.first, end).lower()
    return low[0] == value[0].lower() and all(sign.lower() in low for sign in value if sign.isalpha())


def _same_head(words: Words, at: int, named: Found | None) -> int | None:
    """Where the name before brackets begins that has the head of the one compound inside them."""
    head = german().head(words.low(at + 1)) if words.capital(at + 1) else None
    if head is None or head.plural or words.low(at + 1) == head.form:
        return None
    if named is not None and named.head.word == head.word:
        return named.first
    for index in range(at - 1, max(at - _LONG, 0) - 1, -1):
        if words.word(index) in ".;:!?)":
            return None
        if words.low(index).startswith(head.word) and words.capital(index):
            return index
    return None


def _said(words: Words, names: Sequence[Found]) -> Iterator[Short]:
    """“im Weiteren „Konzept“ genannt”, “hereafter “the Strategy””, “kurz LaWa”."""
    hits = list(_phrases().finditer(words.text))
    index = {start: at for at, start in enumerate(words.starts)} if hits else {}
    for hit in hits:
        at = next((index[pos] for pos in range(hit.end(), min(hit.end() + 4, len(words.text))) if pos in index), None)
        begins = index.get(hit.start())
        if at is None or begins is None:
            continue
        while words.word(at) in {":", ","} or words.low(at) in {"the", "der", "die", "das", "as"}:
            at += 1
        inner = _quoted_or_capitals(words, at)
        if inner is None:
            continue
        long = _long_before(words, begins, inner[0], names)
        if long is not None:
            yield Short(long[0], long[1], inner[1], inner[0], "abbreviation.said")


@cache
def _phrases() -> re.Pattern[str]:
    said = word_lists("names")["said"]
    return re.compile(rf"(?<!\w)(?:{'|'.join((*said['de'], *said['en']))})(?!\w)", re.IGNORECASE)


def _quoted_or_capitals(words: Words, at: int) -> tuple[str, int] | None:
    """A short form in quotation marks, or one capitalised word; with the word behind it."""
    if words.word(at) in OPENING:
        close = words.closing(at)
        if close is None or close - at > _AHEAD:
            return None
        inner = at + 2 if words.low(at + 1) == "the" else at + 1
        return words.printed(inner, close), close + 1
    if words.capital(at) and (is_short(words.word(at)) or words.low(at + 1) == "genannt" or words.word(at + 1) in "),"):
        return words.word(at), at + 1
    return None


def _long_before(words: Words, end: int, short: str, names: Sequence[Found]) -> tuple[int, int] | None:
    """The name before the phrase in its sentence, of all ``names`` in order; else the words that hold the letters."""
    while end and words.word(end - 1) in {",", "(", "[", ";", "–"}:
        end -= 1
    first = next((at + 1 for at in range(end - 1, max(end - _BACK, 0) - 1, -1) if words.word(at) in "!?;"), end - _BACK)
    begins = bisect_left(names, max(first, 0), key=lambda found: found.first)
    near = [found for found in names[begins : begins + _BACK] if found.end <= end]
    if is_short(short):
        begin = explained(words, end, short)
        if begin is not None:
            return begin, end
    if near:
        kin = [found for found in near if short.lower().endswith((found.head.word.lower(), found.head.form))]
        found = (kin or near)[-1]
        return _with_title_before(words, found.first), found.end
    for at in range(end - 1, max(first, 0) - 1, -1):
        head = german().head(words.low(at)) if words.capital(at) else None
        if head is not None:
            return _with_title_before(words, at), reach(words, at, head, words.low(at) == head.form).end
    return None


def _with_title_before(words: Words, first: int) -> int:
    """“„Zusammen stark“/Konzept zur …”: a title that is joined to the name by a stroke is part of it."""
    if words.word(first - 1) != "/":
        return first
    for at in range(first - 3, max(first - 24, -1), -1):
        if words.closing(at) == first - 2:
            return at
    return first


def long_form(words: Words, first: int, end: int, language: str) -> str:
    """A long form as it is called by itself: the head and its adjectives leave the genitive."""
    printed = words.printed(first, end)
    if language == "en":
        return printed
    for at in range(first, end):
        head = german().head(words.low(at)) if words.capital(at) else None
        if head is not None and not head.plural:
            return plain(_lead(words, first, at, head) + nominative(words.word(at), head) + _behind(words, at, end))
    return printed


def _lead(words: Words, first: int, at: int, head: Head) -> str:
    begin = at
    while begin > first and DECLINED.fullmatch(words.word(begin - 1)):
        begin -= 1
    adjectives = [by_itself(words.word(index), head) + " " for index in range(begin, at)]
    return words.text[words.starts[first] : words.starts[begin]] + "".join(adjectives)


def _behind(words: Words, at: int, end: int) -> str:
    return words.text[words.ends[at] : words.ends[end - 1]]
