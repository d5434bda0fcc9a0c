"""Brings rows into one shape: a cell per column, and rows that span the whole table as flowing text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from peilung.reading.layout import Cell, Element, Paragraph, Row


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
    return width > 1 and len(filled) == 1 and filled[0].columns > 1 and filled[0].columns >= width - 1


def _spread(cell: Cell) -> list[Cell]:
    return [cell, *(Cell() for _ in range(cell.columns - 1))]
