"""Mirrored margins: where odd and even pages stand apart sideways, they are moved onto one grid.

Columns are found over all pages at once, which needs them at the same place. The places that are
reported stay those of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from peilung.reading.pdf.page import Page

_WIDEST = 90
_LEAST = 3
_CLEARLY = 1.4
"""How much better the pages must fit each other when moved than when not."""


def align(pages: Sequence[Page]) -> None:
    """Move the runs and rules of even pages of one size by the difference of the margins, if there is one."""
    odd, even = (_lefts([page for page in pages if page.number % 2 == rest]) for rest in (1, 0))
    if not odd or not even or _peak(odd) == _peak(even):
        return
    fits = {shift: _fit(odd, even, shift) for shift in range(-_WIDEST, _WIDEST + 1)}
    best = max(fits, key=lambda shift: (fits[shift], -abs(shift)))
    if abs(best) < _LEAST or fits[best] < _CLEARLY * fits[0]:
        return
    for page in pages:
        if page.number % 2 == 0:
            _move(page, best)


def _lefts(pages: Sequence[Page]) -> Counter[int]:
    """Where runs and vertical rules begin, in whole points."""
    counts = Counter(round(run.left) for page in pages for run in page.runs)
    counts.update(round(rule.left) for page in pages for rule in page.rules if not rule.horizontal)
    return counts


def _peak(counts: Counter[int]) -> int:
    return counts.most_common(1)[0][0]


def _fit(odd: Counter[int], even: Counter[int], shift: int) -> int:
    return sum([min(count, odd[x + shift]) for x, count in even.items() if x + shift in odd])


def _move(page: Page, shift: float) -> None:
    page.shift = shift
    for run in page.runs:
        run.left += shift
        run.right += shift
        run.lefts = [left + shift for left in run.lefts]
        run.rights = [right + shift for right in run.rights]
    for rule in page.rules:
        rule.left += shift
        rule.right += shift
