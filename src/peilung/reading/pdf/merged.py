"""Cells that reach over several rows: one answer to several demands.

Where rows are parted by rulings, such a cell has none inside of it. It becomes one :class:`Cell` that is repeated
in each of its rows. Where nothing is drawn it cannot be told from an empty cell.
"""

from __future__ import annotations

from collections.abc import Sequence

from peilung.reading.layout import Cell, Row
from peilung.reading.pdf.columns import Grid
from peilung.reading.pdf.zones import Spans, Stretch

_DRAWN = 0.2
"""A ruling that covers no more than this share of a column does not part its cells."""
_PADDING = 14.0
_SENTENCE_ENDS = (".", ":", ";", "!", "?")


def open_columns(stretch: Stretch, grid: Grid, starts: Sequence[int]) -> list[set[int]]:
    """For each row of a stretch the columns whose cell goes on in it from the row above."""
    found: list[set[int]] = [set() for _ in starts]
    if not stretch.cuts:
        return found
    right = max(line.right for line in stretch.lines)
    extents = list(zip((min(line.left for line in stretch.lines), *grid.edges), (*grid.edges, right), strict=True))
    parted = {column for spans in stretch.spans for column in _drawn(spans, extents)}
    for row, start in enumerate(starts):
        spans = _ruling_above(stretch, start) if row else None
        if spans is not None:
            drawn = _drawn(spans, extents)
            found[row] = {column for column in range(grid.width) if column not in drawn and column in parted}
    return found


def _ruling_above(stretch: Stretch, start: int) -> Spans | None:
    """The ruling that a row begins below; ``None`` if there is none between it and the line before."""
    line = stretch.lines[start]
    middle = line.bottom - 0.3 * line.height
    last = max((n for n, cut in enumerate(stretch.cuts) if cut < middle), default=None)
    if last is None:
        return None
    above = stretch.lines[start - 1]
    return stretch.spans[last] if stretch.cuts[last] > above.bottom - 0.3 * above.height else None


def _drawn(spans: Spans, extents: Sequence[tuple[float, float]]) -> set[int]:
    """The columns that a ruling runs through."""
    return {column for column, extent in enumerate(extents) if _share(spans, *extent) > _DRAWN}


def _share(spans: Spans, left: float, right: float) -> float:
    right = max(left + 1, right - _PADDING)
    return max(max(0.0, min(right, b) - max(left, a)) for a, b in spans) / (right - left)


def repeat(above: Row, row: Row, column: int) -> None:
    """Repeat a cell in the row below."""
    row.cells[column] = above.cells[column]
    row.cells[column].rows += 1


def goes_on(before: Cell, after: Cell) -> bool:
    """Whether the text of a cell goes on in one on the next page: in mid-sentence, and one of them covers rows."""
    if before.empty or after.empty:
        return False
    last, first = before.paragraphs[-1], after.paragraphs[0]
    if not first.raw[:1].islower():
        return False
    merged = before.rows > 1 or after.rows > 1
    return last.pieces[-1].hyphen or (merged and last.full and not last.raw.endswith(_SENTENCE_ENDS))


def append(before: Cell, after: Cell) -> None:
    """Put the text of a cell behind that of another, in one paragraph where a sentence goes on."""
    later = list(after.paragraphs)
    if before.paragraphs and later and not before.paragraphs[-1].raw.endswith(_SENTENCE_ENDS):
        last, first = before.paragraphs[-1], later.pop(0)
        last.pieces.extend(first.pieces)
        last.full = first.full
    before.paragraphs.extend(later)
