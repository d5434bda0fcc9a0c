"""Other dates for dates: days and months that exist, and periods that end after they begin."""

from __future__ import annotations

import re
from collections.abc import Callable

from peilung.reading.dates import find_dates, find_period

_FIGURES = re.compile(r"\d+")

Below = Callable[[int], int]
"""Gives a random number below another one."""


def other_dates(text: str, below: Below) -> dict[int, str]:
    """For each place of a text that is a figure of a date, the figure that takes its place."""
    period = find_period(text)
    found: dict[int, str] = {}
    for date in [*([period] if period else []), *find_dates(text)]:
        if date.start not in found and not any(place in found for place in range(date.start, date.end)):
            found.update(_other(text, date.start, date.end, below))
    return found


def _other(text: str, start: int, end: int, below: Below) -> dict[int, str]:
    """Numbers of one and two figures stay low enough for a month, and later ones are higher."""
    year = f"20{below(100):02}"
    found: dict[int, str] = {}
    later = False
    for match in _FIGURES.finditer(text, start, end):
        new = year if len(match.group()) == 4 else _small(match.group(), later, below)
        later = later or len(match.group()) < 4
        found.update(zip(range(match.start(), match.end()), new, strict=True))
    return found


def _small(old: str, later: bool, below: Below) -> str:
    if len(old) == 2 and not old.startswith("0"):
        return str(11 + below(2)) if later else "10"
    return old[:-1] + str(5 + below(5) if later else 1 + below(4))
