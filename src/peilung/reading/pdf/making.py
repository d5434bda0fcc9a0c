"""Makes the rows of a table from a stretch of lines, once the titles and columns are known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from peilung.core.paper import Problem, ProblemCode
from peilung.reading.layout import Cell, Element, Paragraph, Row
from peilung.reading.pdf.columns import Grid, column_lines, tagged_row
from peilung.reading.pdf.lines import Line
from peilung.reading.pdf.measure import Measure
from peilung.reading.pdf.merged import append, goes_on, open_columns, repeat
from peilung.reading.pdf.page import Page
from peilung.reading.pdf.paragraphs import make_paragraphs
from peilung.reading.pdf.rows import row_starts, spans_columns, tagged_starts
from peilung.reading.pdf.tags import TaggedRow, TaggedTable
from peilung.reading.pdf.zones import Stretch

_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}")
_DATE_PIECES = 10


@dataclass(slots=True)
class _Part:
    """The lines of a row by column, the columns whose cell goes on from the row above, and its tag if that counts."""

    columns: list[list[Line]]
    opened: set[int]
    tagged: TaggedRow | None


@dataclass(slots=True)
class RowMaker:
    """Makes rows page after page.

    ``measures`` tell how the text of each column is set, ``flow`` that of each page outside of tables; ``loose`` are
    the tables whose rulings do not part all their rows.
    """

    measures: Mapping[Grid, list[Measure]]
    flow: Sequence[Measure]
    loose: set[Grid]
    problems: list[Problem] = field(default_factory=list)
    last: tuple[Grid, Row] | None = None
    """The row with which the page before ended, and its table."""
    shared: dict[tuple[TaggedTable, int, int], Cell] = field(default_factory=dict)
    """The cells of tagged tables by the row and column they begin in."""

    def rows(self, page: Page, part: Stretch, grid: Grid) -> list[Element]:
        """The rows of a stretch of table, its titles first; a row in one cell is a paragraph."""
        titles = part.titles
        rest = Stretch(grid, part.lines[titles:], part.cuts, part.spans)
        made: list[Element] = []
        if titles:
            columns = column_lines(part.lines[:titles], grid)
            made.append(Row(self._cells(page, columns, grid), page=page.number, header=True))
        if not rest.lines:
            return made
        starts, by_tags = self._starts(page, rest, grid)
        found = self._parted(page, rest, grid, starts, by_tags)
        if part.at_top and found and isinstance(first := found[0], Row):
            tagged = tagged_row(rest.lines[0]) if by_tags else None
            first.broken = tagged is None or tagged.goes_on
            if not by_tags and self.last is not None and self.last[0] is grid:
                _join_over_page(self.last[1], found, grid)
        self.last = next(((grid, row) for row in found[::-1] if isinstance(row, Row)), None)
        return made + found

    def _starts(self, page: Page, rest: Stretch, grid: Grid) -> tuple[list[int], bool]:
        """Where the rows begin, and whether the tags say so; they do if the numbers agree."""
        by_tags, agree = tagged_starts(rest.lines, grid)
        if by_tags and agree:
            return by_tags, True
        if not agree:
            message = "The tags of this page part the rows otherwise than the numbers do; the numbers were followed."
            self.problems.append(Problem(ProblemCode.TAGS_DISAGREE, message, page.number))
        return row_starts(rest, grid, grid not in self.loose), False

    def _parted(self, page: Page, part: Stretch, grid: Grid, starts: Sequence[int], by_tags: bool) -> list[Element]:
        """The rows that begin at some lines; cells that nothing parts are one cell."""
        found: list[Element] = []
        waiting: list[_Part] = []
        opened = [set[int]() for _ in starts] if by_tags else open_columns(part, grid, starts)
        for start, end, open_here in zip(starts, [*starts[1:], len(part.lines)], opened, strict=True):
            lines = part.lines[start:end]
            if (part.cuts or grid.tagged) and spans_columns(lines, page, grid):
                found.extend(self._merged(page, waiting, grid))
                found.extend(make_paragraphs(lines, page, self.flow[page.number - 1]))
                waiting = []
            else:
                tagged = tagged_row(lines[0]) if by_tags else None
                waiting.append(_Part(column_lines(lines, grid), open_here if waiting else set(), tagged))
        found.extend(self._merged(page, waiting, grid))
        return found

    def _merged(self, page: Page, parts: Sequence[_Part], grid: Grid) -> list[Row]:
        """Rows of cells, some of which go on from the row above: their lines are those of the first such cell."""
        for above, part in zip(parts[-2::-1], parts[:0:-1], strict=True):
            for column in part.opened:
                above.columns[column] = above.columns[column] + part.columns[column]
                part.columns[column] = []
        rows: list[Row] = []
        for part in parts:
            row = Row(self._cells(page, part.columns, grid), page=page.number)
            for column in part.opened:
                repeat(rows[-1], row, column)
            if part.tagged is None or self._share_tagged(row, part.tagged):
                rows.append(row)
        return rows

    def _share_tagged(self, row: Row, tagged: TaggedRow) -> bool:
        """Put in the cells that reach down from rows above, over pages too; whether the row is still one of its own."""
        took = False
        for column, cell in enumerate(row.cells):
            first = tagged.table.origin(tagged.index, column)
            known = self.shared.setdefault((tagged.table, first, column), cell)
            if first != tagged.index and known is not cell:
                row.cells[column] = known
                known.rows += 1
            elif known is not cell and tagged.table.is_shared(first, column):
                took = True
                append(known, cell)
                row.cells[column] = Cell()
        return not took or not all(cell.empty for cell in row.cells)

    def _cells(self, page: Page, columns: Sequence[Sequence[Line]], grid: Grid) -> list[Cell]:
        cells = [
            Cell(make_paragraphs(lines, page, how)) for lines, how in zip(columns, self.measures[grid], strict=True)
        ]
        for cell in cells:
            _mend_date(cell)
        return cells


def _mend_date(cell: Cell) -> None:
    """Put together the figures of a date that a column too narrow for it broke."""
    pieces = [piece for paragraph in cell.paragraphs for piece in paragraph.pieces]
    if 1 < len(pieces) <= _DATE_PIECES and _DATE.fullmatch("".join(piece.text for piece in pieces)):
        cell.paragraphs = [Paragraph([pieces[0], *(replace(piece, glued=True) for piece in pieces[1:])])]


def _join_over_page(above: Row, found: Sequence[Element], grid: Grid) -> None:
    """Join a cell at the top of a page to the one it goes on from, where the row is another one: it has its number."""
    rows = [element for element in found if isinstance(element, Row)]
    first = rows[0]
    if grid.number is None or first.cells[grid.number].empty:
        return
    for column in range(grid.width):
        if column in (grid.number, grid.text):
            continue
        before, after = above.cells[column], first.cells[column]
        empty = after.empty and after.rows > 1 and not before.empty
        if empty or goes_on(before, after):
            append(before, after)
            for row in rows:
                if row.cells[column] is after:
                    repeat(above, row, column)
