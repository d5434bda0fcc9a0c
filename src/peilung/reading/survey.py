"""A first look over the elements: which rows hold points, what their columns are, which are only titles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from peilung.reading.layout import Cell, Element, Paragraph, Row
from peilung.reading.marks import Leading, Readings, cell_path
from peilung.reading.paragraphs import cell_mark, paragraph_mark
from peilung.reading.table import Columns, cell_text, find_columns, find_titles, title_key


@dataclass(slots=True)
class Body:
    """The elements with what is known of them before points are built."""

    elements: list[Element]
    columns: dict[int, Columns] = field(default_factory=dict)
    titles: dict[int, Row] = field(default_factory=dict)
    answer_title: str = ""
    answers_follow: bool = False
    """Whether it is flowing text in which answers follow questions or demands."""
    flowing: bool = False
    """Whether its rows were flowing text."""
    asks: bool = False
    """Whether its points are questions."""
    labels: set[int] = field(default_factory=set)
    """The elements that only say what follows (“Answer:”), as column titles do."""
    tops: set[int] = field(default_factory=set)
    """The rows that open a list at the top, below no point before them."""

    def upcoming(self, index: int) -> Readings:
        """The readings of the number of the next row that has one, to settle letter or Roman numeral."""
        for later in range(index + 1, min(index + 12, len(self.elements))):
            row = self.elements[later]
            if later in self.titles:
                continue
            if not isinstance(row, Row) or later not in self.columns:
                return ()
            if marks := _marks(row, self.columns[later]):
                return marks[-1]
        return ()

    def below(self, index: int) -> list[Leading]:
        """The numbers that open paragraphs of the demand in the rows below that have no number of their own."""
        found: list[Leading] = []
        for later in range(index + 1, min(index + 4, len(self.elements))):
            row = self.elements[later]
            if later in self.titles:
                continue
            columns = self.columns.get(later)
            if not isinstance(row, Row) or columns is None or columns.number is None:
                break
            if max(columns.demand, columns.number) >= len(row.cells) or not row.cells[columns.number].empty:
                break
            found.extend(mark for p in row.cells[columns.demand].paragraphs if (mark := paragraph_mark(p)))
        return found


@dataclass(slots=True)
class _Run:
    """Consecutive rows of one table: those that only hold titles, and the others."""

    indices: list[int]
    titles: dict[int, Row]
    content: list[Row]
    table: int
    width: int

    @property
    def key(self) -> tuple[str, ...]:
        """The titles in the form in which repeated ones are equal."""
        return tuple(title_key(row) for row in self.titles.values())[:1]


def survey(elements: list[Element]) -> Body:
    """Find for each table what its columns are and which rows are only titles.

    Runs of rows with the same titles, and runs that go on below a heading inside a table, are one table.
    """
    body = Body(elements)
    tables = _Tables(_with_titles(elements)).found
    last: Columns | None = None
    found: list[Columns | None] = []
    for table in tables:
        columns = _of_table(table, last)
        found.append(columns)
        last = columns or last
    for place, table in enumerate(tables):
        columns = found[place] or _of_later(table, tables[place + 1 :], found[place + 1 :])
        if columns is None:
            continue
        for run in table:
            body.columns.update(dict.fromkeys(run.indices, columns))
            body.titles.update(run.titles)
        above = next(iter(table[0].titles.values()), None)
        if above is not None and columns.answer is not None and columns.answer < len(above.cells):
            body.answer_title = body.answer_title or cell_text(above.cells[columns.answer])
    body.columns = dict(sorted(body.columns.items()))
    return body


def _with_titles(elements: Sequence[Element]) -> Iterator[_Run]:
    """The runs of rows, each with its titles, which may stand apart above it."""
    known: set[str] = set()
    waiting: _Run | None = None
    for indices in _runs(elements):
        rows = {index: row for index in indices if isinstance(row := elements[index], Row)}
        known |= find_titles(list(rows.values()))
        titles = {index: row for index, row in rows.items() if title_key(row) in known} if known else {}
        content = [row for index, row in rows.items() if index not in titles]
        first = next(iter(rows.values()))
        run = _Run(indices, titles, content, first.table, max(len(row.cells) for row in rows.values()))
        if waiting is not None and not titles and waiting.width == run.width and _near(elements, waiting, run):
            run.indices, run.titles = [*waiting.titles, *indices], waiting.titles
        waiting = run if titles and not content else None
        yield run


def _near(elements: Sequence[Element], titles: _Run, run: _Run) -> bool:
    """Whether nothing but headings stands between titles and the rows they may belong to."""
    between = elements[titles.indices[-1] + 1 : run.indices[0]]
    return not any(isinstance(e, Paragraph) and e.raw.endswith(".") and paragraph_mark(e) is None for e in between)


class _Tables:
    """The runs put together into tables, in the order in which these begin."""

    def __init__(self, runs: Iterable[_Run]) -> None:
        self.found: list[list[_Run]] = []
        self._titled: dict[tuple[int, tuple[str, ...]], list[_Run]] = {}
        before: _Run | None = None
        lonely: list[_Run] = []
        for run in runs:
            if run.content:
                self._table_of(run, before).append(run)
                before = run
            else:
                lonely.append(run)
        for run in lonely:
            self._titled.get((run.width, run.key), []).append(run)

    def _table_of(self, run: _Run, before: _Run | None) -> list[_Run]:
        goes_on = before is not None and (before.table, before.width) == (run.table, run.width)
        if not run.titles and goes_on:
            return next(table for table in reversed(self.found) if before in table)
        known = self._titled.get((run.width, run.key)) if run.titles else None
        if known is not None:
            return known
        self.found.append([])
        if run.titles:
            self._titled[run.width, run.key] = self.found[-1]
        return self.found[-1]


def _of_table(table: Sequence[_Run], last: Columns | None) -> Columns | None:
    """The columns of a table; where they cannot be told, or lack the answers, those of the table before."""
    rows = [row for run in table for row in run.content]
    titles = list(table[0].titles.values())
    columns = find_columns(rows, titles)
    wide_enough = last is not None and len(rows[0].cells) > max(last.demand, last.answer or 0)
    if columns is None:
        return last if wide_enough and not titles else None
    lacks_answers = last is not None and columns.answer is None and columns.number == last.number
    return last if lacks_answers and wide_enough else columns


def _of_later(table: Sequence[_Run], later: Sequence[list[_Run]], found: Sequence[Columns | None]) -> Columns | None:
    """For a table without titles in which a list begins: the columns of the next table as wide."""
    if table[0].titles:
        return None
    same = (columns for other, columns in zip(later, found, strict=True) if other[0].width == table[0].width)
    columns = next((columns for columns in same if columns is not None), None)
    rows = [row for run in table for row in run.content]
    return columns if columns is not None and any(_begins(row, columns) for row in rows) else None


def _begins(row: Row, columns: Columns) -> bool:
    """Whether the first number of a list stands where the columns have numbers."""
    marks = _marks(row, columns)
    return marks is not None and any(mark.is_first for mark in marks[-1])


def _marks(row: Row, columns: Columns) -> tuple[Readings, ...] | None:
    """The number of a row, from its column or from the start of the demand."""
    place = columns.demand if columns.number is None else columns.number
    cell = row.cells[place] if place < len(row.cells) else Cell()
    if columns.number is not None:
        return cell_path(cell_text(cell))
    lead = cell_mark(cell)
    return (lead.readings,) if lead is not None else None


def _runs(elements: Sequence[Element]) -> Iterator[list[int]]:
    """Runs of consecutive rows of one table."""
    run: list[int] = []
    for index, element in enumerate(elements):
        before = elements[run[-1]] if run else None
        if isinstance(element, Row) and (before is None or isinstance(before, Row) and before.table == element.table):
            run.append(index)
            continue
        if run:
            yield run
        run = [index] if isinstance(element, Row) else []
    if run:
        yield run
