"""Tells flowing text set in columns side by side from a table: its columns do not begin anew together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from peilung.reading.marks import leading
from peilung.reading.pdf.columns import Grid, column_lines, divided, pitch_of
from peilung.reading.pdf.lines import Line

_LEAST_LINES = 8
_WIDEST = 2.0
"""Columns of prose are about as wide as each other."""
_GAP = 1.2
_TOGETHER = 0.55


def is_prose(pages: Sequence[Sequence[Line]], grid: Grid) -> bool:
    """Whether the columns hold text that flows down each of them."""
    parted = [[line for line in page if divided(line, grid) is not None] for page in pages]
    full = [line for page in parted for line in page if all(divided(line, grid) or [[]])]
    if grid.number is not None and grid.width > 2 or len(full) < _LEAST_LINES or not _alike(full, grid):
        return False
    together = several = 0
    for page in parted:
        found = [list(_starts(lines)) for lines in column_lines(page, grid) if lines]
        if len(found) < 2:
            continue
        fewest = min(found, key=len)
        others = [starts for starts in found if starts is not fewest]
        several += len(fewest)
        together += sum(any(abs(y - other) < 2.0 for starts in others for other in starts) for y in fewest)
    return several == 0 or together < _TOGETHER * several


def _alike(lines: Sequence[Line], grid: Grid) -> bool:
    """Whether the columns are of much the same width."""
    lefts = [min(line.left for line in lines), *grid.edges]
    rights = [*grid.edges, max(line.right for line in lines)]
    widths = [right - left for left, right in zip(lefts, rights, strict=True)]
    return max(widths) < _WIDEST * min(widths)


def _starts(lines: Sequence[Line]) -> Iterator[float]:
    """The y at which paragraphs of one column begin, but for its first."""
    pitch = pitch_of(lines)
    for above, line in pairwise(lines):
        if (pitch and line.bottom - above.bottom > _GAP * pitch) or leading(line.text) is not None:
            yield line.bottom
