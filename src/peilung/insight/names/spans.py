"""Stretches of a text, asked whether one of them touches or holds another, in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Spans:
    """Stretches as pairs of code points, end exclusive; they may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        held = sorted(spans)
        self._starts = [start for start, _ in held]
        self._ends = list(accumulate((end for _, end in held), max))

    def touches(self, start: int, end: int) -> bool:
        """Whether one of them has a code point in common with the stretch."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start

    def holds(self, start: int, end: int) -> bool:
        """Whether one that begins no later than the stretch ends no sooner."""
        before = bisect_left(self._starts, start + 1)
        return before > 0 and self._ends[before - 1] >= end
