"""Brings rows into one shape: a cell per column, and rows that span the whole table as flowing text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from peilung.reading.layout import Cell, Element, Paragraph, Row
from peilung.reading.marks import leading
from peilung.reading.table import cell_text

_SHORTEST_HEADING = 8


def even(elements: Sequence[Element]) -> list[Element]:
    """The elements with wide cells spread over their columns, and spanning rows as paragraphs."""
    widths = _widths(elements)
    return list(_evened(elements, widths))


def _widths(elements: Iterable[Element]) -> dict[int, int]:
    """How many columns most rows of each table have."""
    counts: dict[int, Counter[int]] = {}
    for element in elements:
        if isinstance(element, Row):
            counts.setdefault(element.table, Counter())[sum(cell.columns for cell in element.cells)] += 1
    return {table: max(count.items(), key=lambda item: (item[1], item[0]))[0] for table, count in counts.items()}


def _evened(elements: Sequence[Element], widths: dict[int, int]) -> Iterator[Element]:
    for element in elements:
        if isinstance(element, Paragraph):
            yield element
        elif _spans(element, widths[element.table]):
            yield from (paragraph for cell in element.cells for paragraph in cell.paragraphs)
        else:
            element.cells = [place for cell in element.cells for place in _spread(cell)]
            yield element


def _spans(row: Row, width: int) -> bool:
    """Whether one cell of the row covers all columns, or all of them but empty ones."""
    filled = [cell for cell in row.cells if not cell.empty]
    if width < 2 or len(filled) != 1:
        return False
    wide = filled[0].columns > 1 and filled[0].columns >= width - 1
    return wide or (filled[0] is row.cells[0] and _heads(filled[0]))


def _heads(cell: Cell) -> bool:
    """Whether a first cell with nothing beside it holds a number and words: a heading inside the table."""
    text = cell_text(cell)
    found = leading(text)
    return found is not None and len(text) - found.end > _SHORTEST_HEADING


def _spread(cell: Cell) -> list[Cell]:
    return [cell, *(Cell() for _ in range(cell.columns - 1))]
