"""Whether a sentence puts what it says behind the resolution, before it, or still ahead."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from peilung.core.paper import Document

_YEAR = re.compile(r"(?<![\d/.,-])(?:(?:(\d{1,2})\.\s?)?(\d{1,2})\.\s?)?((?:19|20)\d\d)(?![\d]|[.,]\d)")
_WORD = re.compile(r"[^\W\d_]{3,12}")
_BEFORE_YEAR = 24
_SCHOOL_YEAR = re.compile(r"/(?:20)?\d\d(?!\d)")
_SCHOOL_STARTS = 9

Month = tuple[int, int]
"""Year and month; month 0 where only the year is known."""


@dataclass(frozen=True, slots=True)
class Frame:
    """When the resolution was adopted and the paper written, as far as known."""

    resolved: Month | None
    written: Month | None

    def after(self, date: Month) -> bool:
        """Whether a date lies behind the resolution (a bare year may be its own) and not ahead of the paper."""
        if self.ahead(date):
            return False
        if self.resolved is None:
            return self.written is None or date[0] >= self.written[0] - 1
        year, month = self.resolved
        return date[0] > year or (date[0] == year and (date[1] == 0 or date[1] >= month))

    def ahead(self, date: Month) -> bool:
        """Whether a date lies ahead of the paper."""
        if self.written is None:
            return False
        year, month = self.written
        return date[0] > year or (date[0] == year and date[1] > month)


def frame_of(document: Document, resolution: int | None) -> Frame:
    """The frame of one resolution's answers."""
    written = document.paper.date
    begins: dt.date | None = None
    if resolution is not None and resolution < len(document.resolutions):
        own = document.resolutions[resolution]
        begins = own.ends or own.begins
    return Frame(_month(begins), _month(written))


def _month(date: dt.date | None) -> Month | None:
    return (date.year, date.month) if date else None


def dates_in(text: str, months: Mapping[str, int], frame: Frame) -> list[tuple[int, Month]]:
    """The years and months that a sentence names, each with its place.

    A month without a year ("in March") lies in the twelve months before the paper.
    """
    found = [(match.start(), _dated(text, match, months)) for match in _YEAR.finditer(text)]
    if found or frame.written is None:
        return found
    year, month = frame.written
    named = ((match.start(), months.get(match[0].lower())) for match in _WORD.finditer(text))
    return [(start, (year if number <= month else year - 1, number)) for start, number in named if number]


def _dated(text: str, match: re.Match[str], months: Mapping[str, int]) -> Month:
    year = int(match[3])
    if _SCHOOL_YEAR.match(text, match.end()):
        return year, _SCHOOL_STARTS
    if match[2] and 1 <= int(match[2]) <= 12:
        return year, int(match[2])
    before = [word.lower() for word in _WORD.findall(text[max(0, match.start() - _BEFORE_YEAR) : match.start()])]
    return year, months.get(before[-1], 0) if before else 0
