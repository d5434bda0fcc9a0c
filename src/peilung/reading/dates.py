"""Dates as papers print them, German and English: “31. Mai 2024”, “31.05.2024”, “17. bis 19. September 2023”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from peilung.reading.words import word_lists

_MONTH = r"([A-Za-zäÄ]{3,10})\.?"
_DAY = r"(\d{1,2})(?:\.|st|nd|rd|th)?"
_TO = r"\s*(?:–|—|-|bis(?:\s+zum)?|to|and|und|/|until)\s*"
_FORMS = (
    re.compile(
        r"(?<![\d.])(?P<d>\d{1,2})(?:\.|st|nd|rd|th)?\s*(?:of\s+)?(?P<m>[A-Za-zäÄ]{3,10})\.?,?\s+(?P<y>\d{4})\b"
    ),
    re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.\s?(?P<n>\d{1,2})\.\s?(?P<y>\d{4})\b"),
    re.compile(r"\b(?P<m>[A-Z][a-z]{2,9})\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,\s+(?P<y>\d{4})\b"),
    re.compile(r"\b(?P<y>\d{4})-(?P<n>\d{2})-(?P<d>\d{2})\b"),
)
_SHORT = re.compile(r"(?<![\d.])(?P<d>\d{2})\.(?P<n>\d{2})\.(?P<y>\d{2})(?![\d.]|\.\d)")
_RANGE_SAME_MONTH = re.compile(rf"{_DAY}{_TO}{_DAY}\s+{_MONTH}\s+(\d{{4}})\b")
_RANGE_TWO_MONTHS = re.compile(rf"{_DAY}\s+{_MONTH}{_TO}{_DAY}\s+{_MONTH}\s+(\d{{4}})\b")
_RANGE_AMERICAN = re.compile(rf"{_MONTH}\s+(\d{{1,2}}){_TO}(\d{{1,2}}),\s+(\d{{4}})\b")
_RANGE_NUMERIC = re.compile(rf"(\d{{1,2}})\.{_TO}(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?(\d{{4}})\b")


@dataclass(frozen=True, slots=True)
class Found:
    """A date or a period in a text: where it stands, first and last day."""

    start: int
    end: int
    begins: date
    ends: date


def find_dates(text: str) -> list[Found]:
    """All single dates in a text, in order."""
    found = [hit for form in _FORMS for match in form.finditer(text) if (hit := _single(match)) is not None]
    return sorted(found, key=lambda hit: hit.start)


def find_short_dates(text: str) -> list[Found]:
    """Dates with two figures for the year (“12.04.34”), as letterheads print them; elsewhere they may be numbers."""
    matches = _SHORT.finditer(text)
    days = ((match, _date(f"20{match['y']}", match["n"], match["d"])) for match in matches)
    return [Found(match.start(), match.end(), day, day) for match, day in days if day]


def find_period(text: str) -> Found | None:
    """The first period of days in a text (“17. bis 19. September 2023”), or its first date."""
    periods = [
        *(_period(m, m.start(), m[1], m[3], m[2], m[3], m[4]) for m in _RANGE_SAME_MONTH.finditer(text)),
        *(_period(m, m.start(), m[1], m[2], m[3], m[4], m[5]) for m in _RANGE_TWO_MONTHS.finditer(text)),
        *(_period(m, m.start(), m[1], m[3], m[2], m[3], m[4]) for m in _RANGE_NUMERIC.finditer(text)),
        *(_period(m, m.start(), m[2], m[1], m[3], m[1], m[4]) for m in _RANGE_AMERICAN.finditer(text)),
    ]
    dates = find_dates(text)
    between = ((a, b) for a, b in pairwise(dates) if re.fullmatch(_TO, text[a.end : b.start]) and a.begins <= b.begins)
    periods.extend(Found(a.start, b.end, a.begins, b.begins) for a, b in between)
    found = sorted((p for p in periods if p is not None), key=lambda hit: (hit.start, -hit.end))
    return found[0] if found else next(iter(dates), None)


def _single(match: re.Match[str]) -> Found | None:
    groups = match.groupdict()
    day = _date(groups["y"], groups.get("n") or groups.get("m") or "", groups["d"])
    return Found(match.start(), match.end(), day, day) if day else None


def _period(match: re.Match[str], start: int, d1: str, m1: str, d2: str, m2: str, year: str) -> Found | None:
    begins, ends = _date(year, m1, d1), _date(year, m2, d2)
    return Found(start, match.end(), begins, ends) if begins and ends and begins <= ends else None


def _date(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdigit() else _months().get(month.lower())
    try:
        return date(int(year), number, int(day)) if number else None
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    lists = _calendar().values()
    return {name: n for names in lists for n, forms in enumerate(names, 1) for name in forms.split("|")}


@cache
def month_names() -> tuple[str, ...]:
    """The full names of the months in all languages, with a capital."""
    return tuple(dict.fromkeys(forms.split("|")[0].capitalize() for names in _calendar().values() for forms in names))


@cache
def _calendar() -> dict[str, list[str]]:
    months: dict[str, list[str]] = word_lists("calendar")["months"]
    return months
