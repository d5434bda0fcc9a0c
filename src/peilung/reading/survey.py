"""A first look over the elements: which rows hold points, what their columns are, which are only titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from peilung.reading.layout import Element, Row
from peilung.reading.marks import Leading, Readings, cell_path
from peilung.reading.paragraphs import paragraph_mark
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

    def upcoming(self, index: int) -> Readings:
        """The readings of the next number in the number column, to settle letter or Roman numeral."""
        for later in range(index + 1, min(index + 12, len(self.elements))):
            row = self.elements[later]
            if later in self.titles:
                continue
            if not isinstance(row, Row) or later not in self.columns:
                return ()
            column = self.columns[later].number
            marks = cell_path(cell_text(row.cells[column])) if column is not None and column < len(row.cells) else None
            if marks:
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


def survey(elements: list[Element]) -> Body:
    """Find for each run of rows what its columns are and which rows are only titles."""
    body = Body(elements)
    known: set[str] = set()
    last: Columns | None = None
    waiting: list[int] = []
    untold: list[tuple[list[int], list[int]]] = []
    for run in _runs(elements):
        rows = [(index, row) for index in run if isinstance(row := elements[index], Row)]
        known |= find_titles([row for _, row in rows])
        titles = [(index, row) for index, row in rows if title_key(row) in known] if known else []
        among = {index for index, _ in titles}
        content = [row for index, row in rows if index not in among]
        width = max(len(row.cells) for _, row in rows)
        if titles:
            waiting = []
        waiting = [index for index in waiting if isinstance(row := elements[index], Row) and len(row.cells) == width]
        above = [row for index in waiting if isinstance(row := elements[index], Row)] + [row for _, row in titles]
        columns = _of_run(content, above, last)
        if columns is None:
            waiting = [index for index, _ in titles] if titles and not content else []
            if titles and content:
                untold.append((run, [index for index, _ in titles]))
            continue
        last = columns
        body.columns.update(dict.fromkeys((*waiting, *run), columns))
        body.titles.update({index: row for index in (*waiting, *among) if isinstance(row := elements[index], Row)})
        waiting = []
        if above and columns.answer is not None and columns.answer < len(above[0].cells) and not body.answer_title:
            body.answer_title = cell_text(above[0].cells[columns.answer])
    _tell_by_titles(body, untold)
    return body


def _tell_by_titles(body: Body, untold: Sequence[tuple[list[int], list[int]]]) -> None:
    """A table too short to tell its columns has those of another with the same titles."""
    told = {title_key(row): body.columns[index] for index, row in body.titles.items() if index in body.columns}
    for run, titles in untold:
        rows = {index: row for index in titles if isinstance(row := body.elements[index], Row)}
        columns = next((told[key] for row in rows.values() if (key := title_key(row)) in told), None)
        if columns is not None:
            body.columns.update(dict.fromkeys(run, columns))
            body.titles.update(rows)
    body.columns = dict(sorted(body.columns.items()))
    body.titles = dict(sorted(body.titles.items()))


def _of_run(content: Sequence[Row], titles: Sequence[Row], last: Columns | None) -> Columns | None:
    """The columns of a run of rows; where they cannot be told, or lack the answers, those of the run before."""
    columns = find_columns(content, titles)
    wide_enough = last is not None and bool(content) and len(content[0].cells) > max(last.demand, last.answer or 0)
    if columns is None:
        return last if wide_enough and not titles else None
    if last is None or not wide_enough or columns.number != last.number:
        return columns
    swapped = not titles and (columns.demand, columns.answer) == (last.answer, last.demand)
    return last if swapped or columns.answer is None else columns


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
