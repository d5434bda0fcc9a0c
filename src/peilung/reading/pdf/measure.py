"""How text is set in a column: its edges, its type and the distance of its lines.

Where a column holds little but short paragraphs, most lines end where their words do: neither their right ends nor
their distances say much. So the lines that are filled count, those in which the next word would have had no room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from peilung.reading.marks import bullet, leading
from peilung.reading.pdf.lines import Line
from peilung.reading.pdf.page import Page

_LEAST_FILLED = 3
_LEAST_SHARE = 0.2
"""Where fewer lines than these are filled, none of them says where the column ends: the margin does, if it is like the
left one."""
_FARTHER = 0.08
_ENOUGH = 120
"""So many pairs of lines say how a column is set; of more, every other one or fewer are looked at."""

Pair = tuple[Line, Line]


@dataclass(frozen=True, slots=True)
class Measure:
    """How text is set in a column: its edges, the usual distance of its lines and the size of its type, in points.

    ``filled`` says that so many lines reach the right edge that one which ends far from it ends its paragraph.
    """

    left: float
    right: float
    pitch: float
    size: float = 0.0
    filled: bool = False


def measure(columns: Sequence[Sequence[Line]], width: float | None = None) -> Measure:
    """Measure a column from its lines on all pages; ``width`` is that of the page, for text outside of tables."""
    lines = [line for page in columns for line in page]
    if not lines:
        return Measure(0.0, 0.0, 0.0)
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    right = rights[int(0.97 * (len(rights) - 1))]
    left = lefts[int(0.03 * (len(lefts) - 1))]
    pairs = list(_pairs(columns))
    pairs = pairs[:: len(pairs) // _ENOUGH + 1]
    filled = _filled(pairs, right)
    mirrored = right if width is None else width - left
    if mirrored - right > _FARTHER * (right - left) and len(filled) < max(_LEAST_FILLED, _LEAST_SHARE * len(pairs)):
        right = mirrored
        filled = _filled(pairs, right)
    pitch, size = _pitch(pairs, filled)
    return Measure(left, right, pitch, size, width is not None and len(filled) >= _LEAST_FILLED)


def by_page(groups: Sequence[Sequence[int]], pages: Sequence[Page], flow: Sequence[Sequence[Line]]) -> list[Measure]:
    """How the text outside of tables is set on each page: pages of one size are measured together."""
    found = [Measure(0.0, 0.0, 0.0)] * len(pages)
    for group in groups:
        how = measure([flow[index] for index in group], pages[group[0]].width)
        for index in group:
            found[index] = how
    return found


def is_filled(line: Line, below: Line, right: float) -> bool:
    """Whether the first word of the line below would have had no room in this line."""
    first = below.runs[0]
    return line.right + 0.3 * first.height + (first.rights[0] - first.left) >= right - 0.5


def alike(a: Line, b: Line) -> bool:
    """Whether two lines are set in type of one size."""
    return 0.88 < b.size / (a.size or 1.0) < 1.14


def _pairs(columns: Sequence[Sequence[Line]]) -> Iterator[Pair]:
    """Lines that stand below each other without much room between them."""
    for page in columns:
        for a, b in pairwise(page):
            if 0.8 * b.height < b.bottom - a.bottom < 2.2 * b.height:
                yield a, b


def _filled(pairs: Sequence[Pair], right: float) -> list[Pair]:
    """The pairs that are surely lines of one paragraph: the first is filled, the second begins with no mark."""
    return [
        (a, b)
        for a, b in pairs
        if is_filled(a, b, right) and alike(a, b) and bullet(b.text) is None and leading(b.text) is None
    ]


def _pitch(pairs: Sequence[Pair], filled: Sequence[Pair]) -> tuple[float, float]:
    """The distance of lines and the size of their type; below filled lines where there are such."""
    usual, inside = _quartile(pairs), _quartile(filled)
    known = len(filled) >= _LEAST_FILLED or 0.0 < inside[0] < usual[0]
    return inside if known else usual


def _quartile(pairs: Sequence[Pair]) -> tuple[float, float]:
    """The lower quartile of the distances, as gaps are wider, and the size of the type there."""
    steps = sorted((b.bottom - a.bottom, b.size) for a, b in pairs)
    return steps[len(steps) // 4] if steps else (0.0, 0.0)
