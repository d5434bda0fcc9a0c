"""What opens an answer in flowing text: “Antwort:”, “Zu Frage 3:”, “Government response”, “Zu a)”.

And the words before a point's number: “Frage 3:”, “Recommendation 7”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from peilung.reading.lexicon import alternatives, holds
from peilung.reading.marks import Leading, Readings, cell_path
from peilung.reading.numbers import Item, items_of, number_list

_LONGEST_HEAD = 90
_GOVERNMENT = (
    r"(?:(?:the\s+)?(?:[\w’'-]+\s+){0,4}(?:government|council|ministry|department|executive|commission|senate|minister)"
    r"(?:['’]s)?\s+)?"
)
_OF = r"(?:\s+(?:der|des|from|of|by)\s+[^:.?!]{3,60}?)?"
_LABELLED = re.compile(
    r"\s*(?P<word>[^\W\d_]{3,24})\s+(?:N[ro]\.?\s+)?(?P<number>\d{1,3}(?:\.\d{1,2})*(?:\s?[a-z]\)|\([a-z]\)|[a-z](?!\w))?|[IVX]{1,6}(?!\w)|[A-Z](?!\w))"
    r"\s*(?P<stop>[:.–—)]|$|\s-\s|\((?=\w))"
)


@dataclass(frozen=True, slots=True)
class Head:
    """What opens an answer: where the answer's text begins, and the numbers it is for (none: what stands above)."""

    end: int
    numbers: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A word and a number that open a point: “Recommendation 7:”."""

    word: str
    marks: tuple[Readings, ...]
    start: int
    """Where the number begins."""
    end: int


@cache
def _towards() -> re.Pattern[str]:
    numbers = number_list()
    label = r"(?:[^\W\d_]{3,24}\s+)?(?:N[ro]\.?\s+)?"
    return re.compile(
        rf"\s*{alternatives('towards')}\s+(?:{alternatives('articles')}\s+)?(?P<label>{label})(?P<numbers>{numbers})"
        r"\s*(?P<stop>[:.–—]|$|(?<=\))(?=\s))\s*",
        re.IGNORECASE,
    )


@cache
def _answers() -> re.Pattern[str]:
    return re.compile(
        rf"\s*{_GOVERNMENT}{alternatives('answers')}{_OF}"
        rf"(?:\s+(?:zu|auf|to|on)\s+(?:{alternatives('articles')}\s+)?(?:[^\W\d_]{{3,24}}\s+)?(?P<numbers>{number_list()}))?"
        rf"(?:\s+(?P<own>\d{{1,3}}))?\s*(?P<stop>:|$|\s[–—-]\s)\s*",
        re.IGNORECASE,
    )


def answer_head(text: str) -> Head | None:
    """The head of an answer that a paragraph begins with, or is."""
    for pattern in (_towards(), _answers()):
        match = pattern.match(text)
        if match is None or match.end() > _LONGEST_HEAD:
            continue
        listed = match["numbers"]
        if pattern is _answers():
            listed = listed or match["own"]
        numbers = tuple(items_of(listed)) if listed else ()
        if listed and not numbers:
            continue
        return Head(match.end(), numbers)
    return None


@cache
def _other_things() -> re.Pattern[str]:
    return re.compile(alternatives("other_things"), re.IGNORECASE)


def label(text: str) -> Label | None:
    """The word and number that a paragraph begins with, if they count points."""
    match = _LABELLED.match(text)
    if match is None or _other_things().fullmatch(match["word"]):
        return None
    marks = cell_path(match["number"])
    if marks is None:
        return None
    end = match.end() if match["stop"] != "(" else match.end() - 1
    while end < len(text) and text[end].isspace():
        end += 1
    return Label(match["word"].casefold(), marks, match.start("number"), end)


def as_leading(found: Label) -> Leading:
    """A label's number as the mark that a paragraph begins with."""
    return Leading(found.marks[-1], found.end)


@cache
def _together() -> re.Pattern[str]:
    label = r"[^\W\d_]{3,24}\s+(?:N[ro]\.?\s+)?"
    return re.compile(
        rf"(?:(?:{alternatives('articles')})\s+)?(?:{label})(?P<numbers>{number_list()})[^.;!?]{{0,90}}?"
        rf"(?:{alternatives('together')}[^.;!?]{{0,40}}?{alternatives('answered')}|{alternatives('answered')}[^.;!?]{{0,20}}?{alternatives('together')})",
        re.IGNORECASE,
    )


def together(text: str, anywhere: bool = False) -> list[Item]:
    """The numbers that a text says are answered together, in its first words or ``anywhere``."""
    if holds("together").search(text) is None:  # the whole pattern is costly, and hardly ever fits
        return []
    match = _together().search(text) if anywhere else _together().match(text)
    return items_of(match["numbers"]) if match else []
