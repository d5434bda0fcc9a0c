"""Follows a layout from top to bottom and collects points and answers.

Rows broken over pages are put together, sub-points inside one cell are told from enumerations in a
sentence, and numbered headings become sections. The result still consists of pieces with their
places; :mod:`peilung.reading.parse` turns them into text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from peilung.core.paper import Furniture, FurnitureType, Problem, ProblemCode
from peilung.reading.drafts import DraftAnswer, DraftDetail, DraftPoint, DraftRepair, OpenRow
from peilung.reading.layout import Cell, Paragraph, Row
from peilung.reading.marks import Leading, Readings, bullet, cell_label, cell_path
from peilung.reading.misread import InCell, NumberReader, may_be_misread
from peilung.reading.outline import Fit, Node, Outline, Place, is_named
from peilung.reading.paragraphs import ENDED, append, blank, emphatic, paragraph_mark, without_mark
from peilung.reading.table import Columns, cell_text

_UNIT_ENDED = re.compile(r"([.,:;!?–—…][\"'“”»«’)\]]*|\b(und|oder|sowie|and|or))\s*$")
_SUSPENDED = re.compile(r"-,? (und|oder|bzw\.|and|or)\s*$")
_WORD = re.compile(r"\(?[^\W\d_]{4,}(?:['’]\w+)?[.:]?\)?")
_LATEST_START = 6
_NEAR = 4
_FARTHEST_SIBLING = 40
_LIST_OPENS = re.compile(r"[:–—]\s*$|\b(dass|that|to|zu|für|for)\s*,?:?\s*$")


class Builder:
    """Takes the elements of a paper's body in order; ``points`` and ``answers`` are the result."""

    def __init__(self) -> None:
        self.outline = Outline()
        self.points: list[DraftPoint] = []
        self.answers: list[DraftAnswer] = []
        self.details: list[DraftDetail] = []
        self.furniture: list[Furniture] = []
        self.problems: list[Problem] = []
        self.repairs: list[DraftRepair] = []
        self._numbers = NumberReader(self.outline)
        self._row: OpenRow | None = None
        self._above: Row | None = None
        self._below: Sequence[Leading] = ()
        self._clauses: list[str] = []
        self._shared: dict[int, DraftAnswer] = {}
        self._shared_details: dict[int, DraftDetail] = {}

    def section(self, paragraph: Paragraph, found: Leading, upcoming: Readings = ()) -> None:
        """A numbered heading outside the tables."""
        self.close()
        found = self._numbers.leading(found, upcoming)
        node = self.outline.add([found.readings], upcoming)
        self._repaired(node, found.misread, node.mark.printed, paragraph)
        self._clauses = []
        rest = without_mark(paragraph, found.end)
        self.points.append(DraftPoint(node, [rest] if rest.pieces else [], True, paragraph.page))

    def clause(self, text: str) -> None:
        """Unnumbered text between sections and tables: opening words for what follows."""
        self.close()
        self._clauses.insert(0, text)

    def row(
        self, row: Row, columns: Columns, broken: bool, upcoming: Readings = (), below: Sequence[Leading] = ()
    ) -> None:
        """One table row as it stands on its page.

        ``upcoming`` is the next number in the number column, ``below`` the numbers that open paragraphs of
        the demand where the row goes on.
        """
        self._below = below
        number = self._fresh(row, columns.number)
        demand = list(self._fresh(row, columns.demand).paragraphs)
        answer_cell = _cell(row, columns.answer)
        further = [(column, _cell(row, column)) for column in columns.details]
        self._above = row
        self._others(row, columns)
        repeated = self._repeats(number, broken)
        inner = self._first_inner_mark(demand) or upcoming
        found = None if number.empty or repeated else self._numbers.cell(cell_text(number), inner, self._opened())
        if found is not None:
            self._start(number, found, demand, answer_cell, columns, inner, row.page)
        elif repeated or broken and self._row is not None and not number.empty and not _item_sign(number, demand):
            self._number_as_furniture(number)
            self._extend(demand, answer_cell)
        else:
            self._unnumbered_row(number, demand, answer_cell, columns, broken, upcoming, row)
        self._add_details(further, columns)

    def _add_details(self, cells: Sequence[tuple[int, Cell]], columns: Columns) -> None:
        """Keep what further columns say of the open row; a cell that reaches down is said of all its rows."""
        row = self._row
        for column, cell in cells:
            if cell.empty or row is None:
                continue
            known = self._shared_details.get(id(cell)) if cell.rows > 1 else None
            if known is not None:
                known.points.extend(row.points[:1])
                continue
            title = columns.titles[column] if column < len(columns.titles) else ""
            detail = row.details.get(column)
            if detail is None:
                detail = row.details[column] = DraftDetail(row.points[:1], title, [])
                self.details.append(detail)
            if cell.rows > 1:
                self._shared_details[id(cell)] = detail
            for index, paragraph in enumerate(cell.paragraphs):
                append(detail.paragraphs, paragraph, seam=index == 0)

    def _fresh(self, row: Row, column: int | None) -> Cell:
        """A cell, or an empty one where it is the cell of the row above that reaches down."""
        cell = _cell(row, column)
        return Cell() if self._above is not None and cell is _cell(self._above, column) else cell

    def close(self) -> None:
        """End the open row."""
        row, self._row = self._row, None
        if row is None:
            return
        answered = self._answered(row)
        row.points[0].alone = len(row.points) == 1 and not row.answer
        if row.shared is not None and id(row.shared) in self._shared:
            self._shared[id(row.shared)].points.extend(answered)
        elif row.answer:
            answer = DraftAnswer(answered, row.answer)
            self.answers.append(answer)
            if row.shared is not None:
                self._shared[id(row.shared)] = answer

    @staticmethod
    def _answered(row: OpenRow) -> list[DraftPoint]:
        """Where an opening and its sub-points share a cell, the answer is the sub-points'."""
        parents = {point.node.parent for point in row.points}
        return [point for point in row.points if point.node not in parents]

    def _marks_of(self, number: Cell, marks: tuple[Readings, ...]) -> tuple[Readings, ...]:
        """The marks of a number cell; its label is set aside, and of several siblings the first counts."""
        text = cell_text(number)
        if label := cell_label(text):
            self.furniture.append(Furniture(FurnitureType.COLUMN_TITLE, label, _page(number)))
        for last in range(1, len(marks)):
            if marks[last][0].style == marks[last - 1][0].style:
                message = "Several numbers stand in one cell; the row was kept under the first. Part them by hand."
                rest = " ".join(mark[0].printed for mark in marks[last:])
                self.problems.append(Problem(ProblemCode.NOT_PLACED, message, _page(number), None, rest))
                return marks[:last]
        return marks

    def _repeats(self, number: Cell, broken: bool) -> bool:
        """Whether a row prints again the number of the row it goes on from: at a page break, or with words that say so.

        “noch 3 a)” and “3 (a) (cont.)” are known by the number, not by the words.
        """
        text = cell_text(number)
        if self._row is None or not text:
            return False
        marks = cell_path(text)
        told = marks is None or cell_label(text) not in ("", self._row.label)
        marks = marks or cell_path(_WORD.sub(" ", text))
        named = marks is not None and any(is_named(point.node, marks) for point in self._row.points)
        return named and (broken or told)

    def _number_as_furniture(self, number: Cell) -> None:
        self.furniture.append(Furniture(FurnitureType.RUNNING_HEAD, cell_text(number), _page(number)))

    def _start(
        self,
        number: Cell,
        found: InCell,
        demand: list[Paragraph],
        answer: Cell,
        columns: Columns,
        upcoming: Readings,
        page: int | None,
    ) -> None:
        self.close()
        node = self.outline.add(self._marks_of(number, found.marks), upcoming)
        self._repaired(node, found.misread, found.meant, number.paragraphs[0])
        self._open(node, demand, answer, columns, page)
        if self._row is not None:
            self._row.label = cell_label(cell_text(number))

    def _repaired(self, node: Node, misread: str, meant: str, paragraph: Paragraph) -> None:
        if misread:
            piece = next(iter(paragraph.pieces), None)
            self.repairs.append(DraftRepair(node, misread, meant, paragraph.page, piece.line if piece else None))

    def _opened(self) -> bool:
        """Whether the last point ends with words that open a list."""
        last = self.points[-1].paragraphs if self.points else []
        return bool(last) and _LIST_OPENS.search(last[-1].pieces[-1].text) is not None

    def _first_inner_mark(self, demand: list[Paragraph]) -> Readings:
        for paragraph in demand[1:]:
            found = paragraph_mark(paragraph)
            if found is not None:
                return found.readings
        return ()

    def _open(self, node: Node, demand: list[Paragraph], answer: Cell, columns: Columns, page: int | None) -> None:
        point = DraftPoint(node, [], False, page, columns.title, above=list(self._clauses))
        self.points.append(point)
        shared = answer if answer.rows > 1 else None
        self._row = OpenRow([point], list(answer.paragraphs), point.paragraphs, shared)
        self._take(demand, first=True)

    def _take(self, demand: list[Paragraph], first: bool = False) -> None:
        """Add demand paragraphs to the open row, opening sub-points where they begin."""
        assert self._row is not None
        marks = [paragraph_mark(paragraph) for paragraph in demand]
        for index, paragraph in enumerate(demand):
            found = marks[index]
            nearest = (*marks[index + 1 : index + 1 + _FARTHEST_SIBLING], *self._below)
            later = [mark for mark in nearest if mark is not None] if found is not None or len(demand) > 1 else []
            if found is not None or may_be_misread(paragraph):
                found = self._numbers.paragraph(paragraph, found, later[0].readings if later else (), self._opened())
            if found is not None and self._opens_sub_point(found, later, first and index == 0):
                self._sub_point(paragraph, found)
            else:
                append(self._row.demand, paragraph, seam=index == 0 and not first)

    def _opens_sub_point(self, found: Leading, later: Sequence[Leading], at_row_start: bool) -> bool:
        """Whether a number that opens a paragraph of the demand is a point of its own; ``later`` are those after it."""
        assert self._row is not None
        last = self._row.demand[-1] if self._row.demand else None
        before = last.raw if last else ""
        # A paragraph that the format marks, or that the line before it does not fill, is surely one.
        firm = last is None or last.page is None or not last.full
        ended = bool(_UNIT_ENDED.search(before))
        place = self.outline.place(found.readings)
        match place.fit:
            case Fit.NEXT:
                return firm or ended
            case Fit.FIRST:
                opened = at_row_start or not before or bool(_LIST_OPENS.search(before))
                return opened or ((firm or ended) and self._goes_on_later(found, later))
            case Fit.GAP:
                return firm and ended and (len(self._row.points) > 1 or self._near(place))
            case Fit.LATE_START:
                opened = bool(_LIST_OPENS.search(before)) or (firm and self._goes_on_later(found, later))
                return opened and found.readings[0].values[-1] < _LATEST_START
            case Fit.REPEATED:
                return False

    def _near(self, place: Place) -> bool:
        """Whether a number comes soon after that of the row itself."""
        assert self._row is not None
        beside = place.elder is not None and place.elder is self._row.points[0].node
        return beside and place.elder is not None and place.mark.values[-1] - place.elder.mark.values[-1] <= _NEAR

    def _goes_on_later(self, found: Leading, later: Sequence[Leading]) -> bool:
        """Whether another number of the same list comes after this one."""
        return any(self._continues(found, mark) for mark in later)

    @staticmethod
    def _continues(first: Leading, second: Leading) -> bool:
        return any(b.comes_after(a) for a in first.readings for b in second.readings)

    def _sub_point(self, paragraph: Paragraph, found: Leading) -> None:
        assert self._row is not None
        node = self.outline.add([found.readings])
        self._repaired(node, found.misread, node.mark.printed, paragraph)
        column_title = self._row.points[0].column_title
        point = DraftPoint(node, [], False, paragraph.page, column_title, above=list(self._clauses))
        rest = without_mark(paragraph, found.end)
        if rest.pieces:
            point.paragraphs.append(rest)
        self.points.append(point)
        self._row.points.append(point)
        self._row.demand = point.paragraphs

    def _extend(self, demand: list[Paragraph], answer: Cell) -> None:
        """The row goes on after a page break."""
        assert self._row is not None
        self._take(demand)
        for index, paragraph in enumerate(answer.paragraphs):
            append(self._row.answer, paragraph, seam=index == 0)

    def _unnumbered_row(
        self,
        number: Cell,
        demand: list[Paragraph],
        answer: Cell,
        columns: Columns,
        broken: bool,
        upcoming: Readings,
        row: Row,
    ) -> None:
        page = row.page
        found = self._own_number(demand, upcoming) if demand and not row.item else None
        if row.item:
            self._item(number, demand, answer, columns, page)
        elif found is not None and self._begins_row(found, answer, broken, upcoming):
            self.close()
            self._unread_number(number, page)
            node = self.outline.add([found.readings], upcoming)
            self._repaired(node, found.misread, node.mark.printed, demand[0])
            rest = without_mark(demand[0], found.end)
            self._open(node, [*([rest] if rest.pieces else []), *demand[1:]], answer, columns, page)
        elif self._row is not None and number.empty and self._goes_on(demand, answer, broken):
            self._extend(demand, answer)
        elif any(not blank(p) for p in demand):
            self._item(number, demand, answer, columns, page)
        else:
            self._left_over(number, answer, page)

    def _own_number(self, demand: list[Paragraph], upcoming: Readings) -> Leading | None:
        own, upcoming = paragraph_mark(demand[0]), self._first_inner_mark(demand) or upcoming
        return self._numbers.paragraph(demand[0], own, upcoming, self._opened())

    def _begins_row(self, found: Leading, answer: Cell, broken: bool, upcoming: Readings) -> bool:
        """Whether a number in the demand's cell opens a point of its own row."""
        fit = self.outline.fit(found.readings, upcoming)
        row = self._row
        if row is None or not broken:
            return fit is not Fit.REPEATED or row is None
        if answer.empty and row.answer:
            return False  # the cell beside it goes on: its answer has been given before the break
        before = row.demand[-1].raw if row.demand else ""
        ended = not before or bool(_UNIT_ENDED.search(before))
        if fit is Fit.FIRST:
            ended = bool(_LIST_OPENS.search(before)) or (ended and bool(upcoming))
        return fit in (Fit.NEXT, Fit.FIRST) and ended and not self._answer_goes_on(answer)

    def _answer_runs_on(self, answer: Cell) -> bool:
        """Whether an answer goes on in mid-sentence, so that the cells beside it are one row too."""
        row = self._row
        if row is None or not row.answer or answer.empty:
            return False
        before, after = row.answer[-1].raw, answer.paragraphs[0].raw
        open_end = after[:1].islower() or before.endswith("-") or row.answer[-1].full
        return not ENDED.search(before) and open_end

    def _answer_goes_on(self, answer: Cell) -> bool:
        """Whether an answer goes on below a page break: in mid-sentence, in a list, or below its sub-heading."""
        row = self._row
        if row is None or not row.answer or answer.empty:
            return False
        last, after = row.answer[-1], answer.paragraphs[0]
        stops = last.raw.endswith((",", ":")) or last.heading or emphatic(last)
        return stops or after.item or bullet(after.raw) is not None or self._answer_runs_on(answer)

    def _goes_on(self, demand: list[Paragraph], answer: Cell, broken: bool) -> bool:
        assert self._row is not None
        if broken or not any(not blank(p) for p in demand) or self._shares(answer):
            return not self._shares(answer)
        before = self._row.demand[-1].raw if self._row.demand else ""
        unfinished = bool(before) and (not _UNIT_ENDED.search(before) or bool(_SUSPENDED.search(before)))
        unfinished = unfinished or self._answer_runs_on(answer)
        return unfinished or demand[0].raw[:1].islower() and answer.empty

    def _shares(self, answer: Cell) -> bool:
        return self._row is not None and self._row.shared is answer

    def _item(self, number: Cell, demand: list[Paragraph], answer: Cell, columns: Columns, page: int | None) -> None:
        """A row without a number, or with a dash: an item that counts by its place."""
        before = self._row.demand[-1].raw if self._row and self._row.demand else ""
        self.close()
        self._unread_number(number, page)
        node = self.outline.add_unnumbered(below=_LIST_OPENS.search(before) is not None)
        self._open(node, demand, answer, columns, page)

    def _unread_number(self, number: Cell, page: int | None) -> None:
        """Keep what stands in the number column and is no number: a dash with the furniture, words as a problem."""
        text = cell_text(number)
        if text and bullet(text) is None:
            message = f"“{text[:40]}” in the number column is no number. Compare the paper, and number the row by hand."
            self.problems.append(Problem(ProblemCode.NOT_PLACED, message, page, None, text))
        elif text:
            self._number_as_furniture(number)

    def _left_over(self, number: Cell, answer: Cell, page: int | None) -> None:
        text = " ".join(filter(None, (cell_text(number), cell_text(answer))))
        if text:
            message = "An answer stands here beside no point. Compare the page, and add it to its point by hand."
            self.problems.append(Problem(ProblemCode.ANSWER_WITHOUT_POINT, message, page, None, text))

    def _others(self, row: Row, columns: Columns) -> None:
        for column in range(len(row.cells)):
            text = cell_text(_cell(row, column))
            if text and column not in columns.used:
                message = "This cell stands in no column of the table. Its text is kept here only."
                self.problems.append(Problem(ProblemCode.COLUMNS_UNCLEAR, message, row.page, None, text))


def _item_sign(number: Cell, demand: Sequence[Paragraph]) -> bool:
    """Whether a dash or bullet in the number column begins an item; a row that goes on has none."""
    return bullet(cell_text(number)) is not None and not all(map(blank, demand))


def _cell(row: Row, column: int | None) -> Cell:
    return row.cells[column] if column is not None and column < len(row.cells) else Cell()


def _page(cell: Cell) -> int | None:
    return cell.paragraphs[0].page if cell.paragraphs else None
