"""References without a number: “siehe oben”, “see previous answer”, “Antwort zur nächsten Frage”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from peilung.insight.references.internal_before import look_before
from peilung.insight.references.internal_find import points_behind
from peilung.insight.references.internal_text import EvenText
from peilung.insight.references.internal_words import Word, is_listed, listed, pattern, what_is
from peilung.insight.sentences import sentences

_NOUN = r"\s+(?P<noun>[^\W\d_]{2,30})"
_YEAR = re.compile(r"[^.;\n]{0,60}(?:\b(?:19|20)\d\d\b|\d/\d)")
_LONGEST = 160
_CLAUSE = re.compile(r"[^;\s][^;]*")


@dataclass(frozen=True, slots=True)
class NearMention:
    """Words that point to a neighbour: ``step`` -1 for the answer before, +1 for the next; ``rule`` names the rule."""

    start: int
    end: int
    step: int
    rule: str


def near_mentions(even: EvenText, language: str) -> Iterator[NearMention]:
    """All places of a text that point to the answer before or after it."""
    whole = list(_above(even.text, language))
    yield from whole
    for name, step in (("before", -1), ("after", 1)):
        for match in pattern(name, language, r"(?<!\w)", rf"{_NOUN}(?!\w)").finditer(even.text):
            found = _by_neighbour(even.text, match, step, f"internal.{name}", language)
            if found is not None and not any(one.start < found.end and found.start < one.end for one in whole):
                yield found


def _by_neighbour(text: str, match: re.Match[str], step: int, rule: str, language: str) -> NearMention | None:
    """“zur vorherigen Frage”, “the previous answer”: with a pointing word, and of no other paper."""
    noun = match["noun"]
    if not is_listed("single", noun, language):
        return None
    before = look_before(text, match.start(), language)
    if before.foreign or _YEAR.match(text, match.end()):
        return None
    answers = what_is(noun, language) is Word.ANSWER
    pointed = before.told or before.kind is Word.SEE or (before.kind is Word.ANSWER and not answers)
    pointed = pointed or (before.preposition and not answers)
    if not pointed and not points_behind(text, match.end(), language):
        return None
    return NearMention(before.start, match.end(), step, rule)


@cache
def _whole(name: str, language: str) -> re.Pattern[str]:
    return pattern(name, language, r"[(\s]*", r"[\s.)!]*")


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """The short sentences of a text, cut at semicolons."""
    for start, end in sentences(text):
        for part in _CLAUSE.finditer(text, start, end) if end - start <= _LONGEST else ():
            yield part.span()


def _above(text: str, language: str) -> Iterator[NearMention]:
    """Whole sentences, or whole answers, that point above."""
    if not any(word in text.casefold() for word in _cues(language)):
        return
    whole = text.strip()
    for start, end in _clauses(text):
        said = text[start:end]
        alone = said == whole and _whole("above_alone", language).fullmatch(said) is not None
        if alone or _whole("above", language).fullmatch(said) is not None:
            yield NearMention(start, end, -1, "internal.above")


@cache
def _cues(language: str) -> tuple[str, ...]:
    return tuple(listed("above_cues", language))
