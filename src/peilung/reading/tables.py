"""Tables as HTML and Word nest them, and how they become the rows of a layout.

A cell of such a file may hold another table. In a *layout table*, one that only arranges the page, the inner
tables are what counts: their rows come out in order. In a *data table* an inner table belongs to its cell:
each of its rows becomes a paragraph there. Nothing is lost either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from peilung.core.errors import Refused
from peilung.reading.layout import Cell, Element, Paragraph, Piece, Row

MAX_COLUMNS = 1000
"""What browsers allow one cell to cover."""
MAX_PLACES = 1_000_000
"""Cells of one file, each counted once in every row it covers."""


@dataclass(slots=True)
class TableCell:
    """A cell with whatever stands in it, and how many columns and rows the file says it covers."""

    blocks: list[Block] = field(default_factory=list)
    columns: int = 1
    rows: int = 1


@dataclass(slots=True)
class TableRow:
    """Cells that begin in this row. A cell covers no rows outside its ``group`` (thead, tbody)."""

    cells: list[TableCell] = field(default_factory=list)
    header: bool = False
    group: int = 0


@dataclass(slots=True)
class Table:
    """A table before it is laid out. ``arranges`` where the file says that it only arranges the page."""

    rows: list[TableRow] = field(default_factory=list)
    arranges: bool = False


Block = Paragraph | Table


def elements(blocks: Iterable[Block]) -> list[Element]:
    """Paragraphs and table rows in reading order. Raises :class:`Refused` for an absurd table."""
    return list(_Placing().flow(blocks))


def paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Everything as paragraphs: a row of a table is one paragraph, save for list items and headings in it."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                yield from _row_as_paragraphs(row)


def refuse_many(places: int) -> None:
    """Raise :class:`Refused` for a file whose tables have more cells than any paper's."""
    if places > MAX_PLACES:
        raise Refused("table-too-large", f"The file's tables have more than {MAX_PLACES:,} cells.",
                      "Check how many rows and columns its cells cover, or split the file.")


class _Placing:
    """Puts the tables of one file into rows, counting tables and places."""

    def __init__(self) -> None:
        self._tables = count()
        self._places = 0

    def flow(self, blocks: Iterable[Block]) -> Iterator[Element]:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield block
            elif _only_arranges(block):
                for row in block.rows:
                    for cell in row.cells:
                        yield from self.flow(cell.blocks)
            else:
                yield from self._rows(block)

    def _rows(self, table: Table) -> Iterator[Row]:
        number = next(self._tables)
        ends = _group_ends(table.rows)
        above: dict[int, tuple[Cell, int]] = {}
        for index, source in enumerate(table.rows):
            above = {column: held for column, held in above.items() if held[1] > index}
            cells = self._cells(source, index, ends[index], above)
            self._places += len(cells)
            refuse_many(self._places)
            if cells:
                yield Row(cells, table=number, header=source.header)

    def _cells(self, source: TableRow, index: int, end: int, above: dict[int, tuple[Cell, int]]) -> list[Cell]:
        """The cells of one row; those that reach down from rows above stand at their columns again."""
        cells: list[Cell] = []
        waiting = sorted(above.items(), reverse=True)
        column = 0
        for begun in source.cells:
            while waiting and waiting[-1][0] <= column:
                start, (held, _) = waiting.pop()
                cells.append(held)
                column = max(column, start + held.columns)
            cell = Cell(list(paragraphs(begun.blocks)), min(begun.columns, MAX_COLUMNS), min(begun.rows, end - index))
            cells.append(cell)
            if cell.rows > 1:
                above[column] = (cell, index + cell.rows)
            column += cell.columns
        for start, (held, _) in reversed(waiting):
            if start > column:
                cells.append(Cell(columns=start - column))
            cells.append(held)
            column = max(column, start) + held.columns
        return cells


def _group_ends(rows: list[TableRow]) -> list[int]:
    """For each row the index after the last row of its group."""
    ends = [len(rows)] * len(rows)
    for index in range(len(rows) - 2, -1, -1):
        same = rows[index].group == rows[index + 1].group
        ends[index] = ends[index + 1] if same else index + 1
    return ends


def _only_arranges(table: Table) -> bool:
    """Whether the tables inside are what matters. A data table has column titles, or most of the text itself."""
    cells = [cell for row in table.rows for cell in row.cells]
    inner = [block for cell in cells for block in cell.blocks if isinstance(block, Table)]
    if not inner:
        return False
    if table.arranges:
        return True
    if any(row.header for row in table.rows):
        return False
    return sum(map(_size, inner)) * 2 > _size(table)


def _size(block: Block) -> int:
    if isinstance(block, Paragraph):
        return sum(len(piece.text) for piece in block.pieces)
    return sum(_size(inner) for row in block.rows for cell in row.cells for inner in cell.blocks)


def _row_as_paragraphs(row: TableRow) -> Iterator[Paragraph]:
    open_line: Paragraph | None = None
    for cell in row.cells:
        for paragraph in paragraphs(cell.blocks):
            if paragraph.item or paragraph.heading or paragraph.mark or open_line is None:
                yield from [open_line] if open_line else []
                open_line = paragraph
            else:
                _append(open_line, paragraph)
                open_line.row = True
    yield from [open_line] if open_line else []


def _append(line: Paragraph, paragraph: Paragraph) -> None:
    """Go on in the same line after a space: a hyphen at the end of a cell is no word break."""
    for index, piece in enumerate(paragraph.pieces):
        if index == 0:
            line.pieces.append(Piece("\t", line=piece.line, glued=True))
            piece.glued = True
        line.pieces.append(piece)
