"""Precision, recall and F1 from counts, with confidence intervals."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

_Z = 1.959964
"""The standard normal quantile of a 95 per cent interval."""

_DRAWS = 1000

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many cases were found (``hit``), invented (``false``) and missed."""

    hit: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.hit + other.hit, self.false + other.false, self.missed + other.missed)

    @property
    def cases(self) -> int:
        """How many the gold has."""
        return self.hit + self.missed

    @property
    def found(self) -> int:
        return self.hit + self.false

    @property
    def precision(self) -> float | None:
        """``None`` where nothing was found."""
        return self.hit / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """``None`` where the gold has no case."""
        return self.hit / self.cases if self.cases else None

    @property
    def f1(self) -> float | None:
        """``None`` where there is nothing to find and nothing was found."""
        whole = 2 * self.hit + self.false + self.missed
        return 2 * self.hit / whole if whole else None


def wilson(hit: int, cases: int) -> Interval | None:
    """The 95 per cent interval of a share, by Wilson's score (E. B. Wilson, JASA 22, 1927)."""
    if not cases:
        return None
    share, square = hit / cases, _Z * _Z
    middle = (share + square / (2 * cases)) / (1 + square / cases)
    half = _Z * sqrt(share * (1 - share) / cases + square / (4 * cases * cases)) / (1 + square / cases)
    return max(0.0, middle - half), min(1.0, middle + half)


def f1_interval(groups: Sequence[Counts], seed: int = 1) -> Interval | None:
    """The 95 per cent interval of F1 by drawing whole groups (papers) with replacement, 1,000 times.

    Cases of one paper resemble each other, so papers are drawn and not cases. ``None`` for fewer than two groups.
    """
    if len(groups) < 2:
        return None
    drawn = random.Random(seed)  # noqa: S311 (no secret: the same draws each time)
    values = (sum(drawn.choices(groups, k=len(groups)), Counts()).f1 for _ in range(_DRAWS))
    ordered = sorted(value for value in values if value is not None)
    return (ordered[int(0.025 * len(ordered))], ordered[int(0.975 * len(ordered)) - 1]) if ordered else None


def macro(values: Sequence[float | None]) -> float | None:
    """The mean over classes that occur; ``None`` if none does."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
