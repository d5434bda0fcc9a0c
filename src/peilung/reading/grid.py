"""Brings rows into one shape: a cell per column, and rows that span the whole table as flowing text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from peilung.reading.layout import Cell, Element, Paragraph, Row
from peilung.reading.marks import cell_path, leading
from peilung.reading.table import cell_text

_SHORTEST_HEADING = 8


def even(elements: Sequence[Element]) -> list[Element]:
    """The elements with wide cells spread over their columns, and spanning rows as paragraphs."""
    rows: dict[int, list[Row]] = {}
    for element in elements:
        if isinstance(element, Row):
            rows.setdefault(element.table, []).append(element)
    grids = {table: Grid(_width(held), _numbered(held)) for table, held in rows.items()}
    return list(_evened(elements, grids))


@dataclass(frozen=True, slots=True)
class Grid:
    """How many columns most rows of a table have, and whether the first one holds nothing but numbers."""

    width: int
    numbered: bool


def _width(rows: Sequence[Row]) -> int:
    count = Counter(sum(cell.columns for cell in row.cells) for row in rows)
    return max(count.items(), key=lambda item: (item[1], item[0]))[0]


def _numbered(rows: Sequence[Row]) -> bool:
    texts = [cell_text(row.cells[0]) for row in rows if row.cells and not row.cells[0].empty]
    return 2 * sum(cell_path(text) is not None for text in texts) >= len(texts) > 0


def _evened(elements: Sequence[Element], grids: dict[int, Grid]) -> Iterator[Element]:
    for element in elements:
        if isinstance(element, Paragraph):
            yield element
        elif _spans(element, grids[element.table]):
            yield from (paragraph for cell in element.cells for paragraph in cell.paragraphs)
        else:
            element.cells = [place for cell in element.cells for place in _spread(cell)]
            yield element


def _spans(row: Row, grid: Grid) -> bool:
    """Whether one cell of the row covers all columns, or all of them but empty ones."""
    filled = [cell for cell in row.cells if not cell.empty]
    if grid.width < 2 or len(filled) != 1:
        return False
    wide = filled[0].columns > 1 and filled[0].columns >= grid.width - 1
    return wide or (grid.numbered and filled[0] is row.cells[0] and _heads(filled[0]))


def _heads(cell: Cell) -> bool:
    """Whether a first cell with nothing beside it, where others hold numbers, has words too: a heading in the table."""
    text = cell_text(cell)
    found = leading(text)
    return found is not None and len(text) - found.end > _SHORTEST_HEADING


def _spread(cell: Cell) -> list[Cell]:
    return [cell, *(Cell() for _ in range(cell.columns - 1))]
