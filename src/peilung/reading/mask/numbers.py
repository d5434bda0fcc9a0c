"""Which signs of a text are numbers of points, marks of footnotes or words that stay.

Only form counts: a number in brackets, a number at the start of a line or cell, a number after “Ziffer”. Such numbers
have at most three digits; years, sums and the numbers of papers are longer or stand elsewhere, and do not stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from peilung.reading.marks import bare_leading, cell_label, cell_path, leading
from peilung.reading.mask.kept import Kept

_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"[^\n\t|]+")
_FRAMED = re.compile(r"(?<!\w)(?:\(\s?[^\s()]{1,7}\s?\)|\w{1,4}\))")
_NOTE_MARK = re.compile(r"\[\^?\d{1,3}\]")
_SMALL_ENDING = re.compile(r"(?<=\w[’'])s\b|(?<=\d)(?:st|nd|rd|th)\b")
_ALONE = re.compile(r"[-–—\s]*\d{1,3}(?:\s*(?:von|of|/)\s*\d{1,3})?[-–—\s]*")
_NUMBER = r"(?:\(?\d{1,3}(?:\.\d{1,2})*\)?(?![\d.]*\d)|\(?[a-z]{1,2}\))"


def protected(text: str, kept: Kept) -> set[int]:
    """The places of a text whose letters and digits stay."""
    places: set[int] = set()
    for start, end in _spans(text, kept):
        places.update(range(start, end))
    return places


def _spans(text: str, kept: Kept) -> Iterator[tuple[int, int]]:
    for part in _PART.finditer(text):
        for start, end in _leading(part.group()):
            yield part.start() + start, part.start() + end
    for match in _FRAMED.finditer(text):
        if leading(match.group() + " ") is not None:
            yield match.span()
    yield from (match.span() for match in _NOTE_MARK.finditer(text))
    if kept.numbered:
        yield from (match.span(1) for match in _named(kept.numbered).finditer(text))
        yield from (match.span() for match in _SMALL_ENDING.finditer(text))
    for match in _WORD.finditer(text):
        start, end = kept.part(match.group())
        yield match.start() + start, match.start() + end


def _leading(part: str) -> Iterator[tuple[int, int]]:
    """The numbers that one line or cell begins with, or that it wholly consists of."""
    if _ALONE.fullmatch(part):
        yield 0, len(part)
        return
    if len(part) < 60 and cell_path(part) is not None:
        yield part.find(cell_label(part)) + len(cell_label(part)) if cell_label(part) else 0, len(part)
        return
    position = 0
    while (found := (leading if position else bare_leading)(part[position:])) is not None:
        yield position, position + found.end
        position += found.end


@cache
def _named(words: tuple[str, ...]) -> re.Pattern[str]:
    """A word for a point and the numbers after it: “Fragen 1 bis 5”, “Zu b)”."""
    row = rf"{_NUMBER}(?:(?:\s*[,/–-]\s*|\s+(?:bis|und|to|and|or|oder|sowie|von|of)\s+|\s){_NUMBER})*"
    return re.compile(rf"\b(?:{'|'.join(words)})\.?\s+({row})", re.IGNORECASE)
