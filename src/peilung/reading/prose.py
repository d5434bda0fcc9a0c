"""Flowing papers as rows: resolutions printed alone, questions and answers, recommendations and responses.

A paper without a table of points says the same things one below the other. This module puts them side by
side: each numbered paragraph becomes a row with its number, its text and the answer that follows it or
names it. From there on all papers are read alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from peilung.reading.counting import label_more, mark_second_pass
from peilung.reading.judge import Judge
from peilung.reading.layout import Cell, Element, Paragraph, Row, as_line
from peilung.reading.manner import Manner, asks_on, manner_of
from peilung.reading.marks import same_number
from peilung.reading.numbers import Item, nodes_of
from peilung.reading.outline import Fit, Node, Outline
from peilung.reading.survey import Body
from peilung.reading.table import Columns
from peilung.reading.units import Kind, Unit, settle, units_of

_COLUMNS = Columns(0, 1, 2)
_TABLE = 1_000_000
_AT_EDGE = 2.0
"""Words whose left edges are so near to each other, in points, stand below each other."""


def as_rows(body: Body, named: bool = False) -> Body:
    """The body itself if its points stand in tables; else its flowing text as rows.

    ``named``: the first element is the heading that names the resolution, and no point.
    """
    elements = list(_unrolled(body)) if _only_numbers(body) else body.elements
    units = units_of(elements, named)
    label_more(units)
    mark_second_pass(units)
    settle(units)
    rows = len(body.columns) - len(body.titles)
    if body.columns and elements is body.elements and not _outnumbered(body, units, rows):
        return body
    manner = manner_of(units, fewest=1 if named else 2)
    if manner is None:
        return body
    return _Writer(elements, units, manner).body()


def _only_numbers(body: Body) -> bool:
    """Whether all tables of points hold numbers and texts and nothing else, as indented lists do."""
    found = body.columns.values()
    return bool(found) and not body.titles and all(
        c.number is not None and c.answer is None and c.translation is None and not c.details for c in found
    )


def _unrolled(body: Body) -> Iterator[Element]:
    """The elements with rows of number and text as the paragraphs that they are."""
    for index, element in enumerate(body.elements):
        columns = body.columns.get(index)
        if columns is None or columns.number is None or isinstance(element, Paragraph):
            yield element
            continue
        places = (columns.number, columns.demand)
        number, text = (element.cells[c] if c < len(element.cells) else Cell() for c in places)
        paragraphs = [p for p in text.paragraphs if p.pieces]
        if not number.empty:
            first = paragraphs.pop(0) if paragraphs else Paragraph([])
            pieces = [piece for p in number.paragraphs for piece in p.pieces]
            yield Paragraph([*pieces, *first.pieces], first.heading, False, None, first.full)
        yield from paragraphs


def _outnumbered(body: Body, units: Sequence[Unit], rows: int) -> bool:
    """Whether tables are only part of what answers say: few numbered rows, no answers, many numbered paragraphs."""
    answered = any(columns.answer is not None for columns in body.columns.values())
    flowing = sum(unit.kind is Kind.POINT for unit in units)
    heads = sum(unit.kind is Kind.ANSWER_HEAD for unit in units)
    return (not answered or heads > rows) and flowing + heads > 2 * rows and rows < 20


@dataclass(slots=True, eq=False)
class _Entry:
    """A row while it grows."""

    node: Node | None
    number: Cell
    demand: Cell = field(default_factory=Cell)
    answer: Cell = field(default_factory=Cell)
    item: bool = False
    indent: float | None = None
    """Where the words of its first paragraph stand, beyond the number."""


class _Writer:
    """Goes through the paragraphs once and writes them into rows."""

    def __init__(self, elements: Sequence[Element], units: Sequence[Unit], manner: Manner) -> None:
        self.elements = elements
        self.units = units
        self.manner = manner
        self.outline = Outline()
        self.judge = Judge(units, manner, self.outline)
        self.entries: list[_Entry] = []
        self.out: list[Element | _Entry] = []
        self._labels: set[int] = set()
        self._tops: set[int] = set()
        """The points that open a list of their own, below none before them."""
        self._open: list[_Entry] = []
        """The points that wait for an answer, or share the one that is being given."""
        self._answering = False

    def body(self) -> Body:
        """The elements with rows for the points and what belongs to them."""
        for unit in self.units:
            if unit.index < self.manner.start:
                self.out.append(unit.element)
            elif unit.index >= self.manner.end:
                self._behind(unit)
            else:
                self._unit(unit)
        elements: list[Element] = []
        columns: dict[int, Columns] = {}
        labels = {index for index, held in enumerate(self.out) if id(held) in self._labels}
        for held in self.out:
            if isinstance(held, _Entry):
                columns[len(elements)] = _COLUMNS
                elements.append(_row(held))
            else:
                elements.append(held)
        return Body(
            elements,
            columns,
            answers_follow=self.manner.answered,
            flowing=True,
            asks=self.manner.asked,
            labels=labels,
            tops={index for index, held in enumerate(self.out) if id(held) in self._tops},
        )

    def _behind(self, unit: Unit) -> None:
        self._answering = False
        self.out.append(unit.element)

    def _unit(self, unit: Unit) -> None:
        match unit.kind:
            case Kind.ANSWER_HEAD:
                self._head(unit)
            case Kind.POINT:
                self._numbered(unit)
            case Kind.BULLET if not self._answering and not self.manner.answered:
                self._item(unit)
            case Kind.HEADING | Kind.CLAUSE if self._parts_points(unit):
                self._aside(unit)
            case Kind.LEAD_IN:
                self._aside(unit)
            case Kind.TABLE:
                self._table(unit)
            case _:
                self._text(unit)

    def _numbered(self, unit: Unit) -> None:
        """A paragraph with a number: a point, a chapter between points, part of an answer, or just text."""
        if self._is_point(unit):
            self._point(unit)
        elif self.manner.labelled and unit.before_number and self.judge.heads(unit):
            self._aside(unit)
        elif (entry := self._answers_again(unit)) is not None:
            self._by_number(unit, entry)
        elif not self._answering and self.judge.names_session(unit):
            self.out.append(unit.element)
        else:
            self.judge.listed.add(id(unit))
            self._text(unit)

    def _aside(self, unit: Unit) -> None:
        self.out.append(unit.element)
        self._open, self._answering = [], False

    def _is_point(self, unit: Unit) -> bool:
        return self.judge.is_point(unit, self._answering, bool(self._open))

    def _point(self, unit: Unit) -> None:
        if self._answering:
            self._open, self._answering = [], False
        before = self.entries[-1].demand.paragraphs[-1:] if self.entries else []
        if opens_at_top := self.judge.leaves(unit, before[0] if before else None):
            self.outline.leave()
        node = self.outline.add(unit.marks, self.judge.upcoming(unit))
        for words in unit.label_words():
            self._label(words)
        number, rest = unit.parted()
        entry = _Entry(node, Cell([number]), indent=_indent_of(unit))
        if rest.pieces:
            entry.demand.paragraphs.append(rest)
        if opens_at_top:
            self._tops.add(id(entry))
        self._enter(entry)

    def _item(self, unit: Unit) -> None:
        """A dash, or a paragraph that counts by its place."""
        number, rest = unit.parted()
        node = self.outline.add_unnumbered(self._opens_list())
        entry = _Entry(node, Cell([number] if number.pieces else []), item=True)
        if rest.pieces:
            entry.demand.paragraphs.append(rest)
        self._enter(entry)

    def _opens_list(self) -> bool:
        last = self.entries[-1].demand.paragraphs[-1:] if self.entries else []
        return bool(last) and last[0].raw.endswith((":", "–", "—", ","))

    def _enter(self, entry: _Entry) -> None:
        self.entries.append(entry)
        self.out.append(entry)
        self._open.append(entry)

    def _head(self, unit: Unit) -> None:
        """An answer begins: for the points it names, or for those that have none yet."""
        assert unit.head is not None
        named = self._named(unit.head.numbers)
        if unit.head.numbers and not named:
            self._text(unit)
            return
        if named:
            self._open = named
        elif not self._open:
            self._aside(unit)
            self.judge.second_pass = bool(self.entries)
            return
        self._share()
        self._answering = True
        head, rest = unit.parted()
        self._label(head)
        if rest.pieces:
            self._open[-1].answer.paragraphs.append(rest)

    def _label(self, paragraph: Paragraph) -> None:
        """Keep words that only say what follows."""
        if paragraph.pieces:
            self.out.append(paragraph)
            self._labels.add(id(paragraph))

    def _answers_again(self, unit: Unit) -> _Entry | None:
        """The point whose number stands again before its answer: “Answer: (a) Yes. (b) No.”"""
        if not self._answering:
            return None
        group = {id(entry.node.parent) for entry in self._open if entry.node is not None}
        inner = [entry for entry in self.entries if entry.node is not None and entry.node.parent is not None]
        kin = [entry for entry in inner if entry.node is not None and id(entry.node.parent) in group]
        found = next((entry for entry in reversed(kin) if _numbered_like(entry, unit)), None)
        if found is None or found.node is None or found.node.parent is None or found.answer.paragraphs:
            return None
        siblings = [entry for entry in kin if entry.node is not None and entry.node.parent is found.node.parent]
        place = siblings.index(found)
        return found if place == 0 or siblings[place - 1].answer.paragraphs else None

    def _by_number(self, unit: Unit, entry: _Entry) -> None:
        for other in self._open:
            if not other.answer.paragraphs:
                other.answer = Cell()
        number, rest = unit.parted()
        self._open = [entry]
        self._label(number)
        if rest.pieces:
            entry.answer.paragraphs.append(rest)

    def _named(self, numbers: Sequence[Item]) -> list[_Entry]:
        if not numbers:
            return []
        nodes = [entry.node for entry in self.entries if entry.node is not None]
        near = self._open[-1].node if self._open else None
        found = {id(node) for node in nodes_of(numbers, nodes, near)}
        return [entry for entry in self.entries if id(entry.node) in found]

    def _share(self) -> None:
        """Give the waiting points one cell for their answer."""
        openings = {id(entry.node.parent) for entry in self._open if entry.node is not None}
        fresh = [entry for entry in self._open if not entry.answer.paragraphs and id(entry.node) not in openings]
        fresh = fresh or self._open[-1:]
        self._open = fresh
        if len(fresh) > 1:
            cell = Cell(rows=len(fresh))
            for entry in fresh:
                entry.answer = cell

    def _parts_points(self, unit: Unit) -> bool:
        """Whether a heading or clause stands between points, and not inside what is said of one."""
        if self._answering:
            return (unit.kind is Kind.HEADING or unit.is_short) and self._point_next(unit)
        return unit.before_point if unit.kind is Kind.HEADING else self._opens_points(unit)

    def _point_next(self, unit: Unit) -> bool:
        """Whether what comes next is a number that goes on with the points, and not with a list in this answer."""
        if not unit.before_number:
            return False
        later = next(other for other in self.judge.after(unit) if other.kind is Kind.POINT)
        return self._is_point(later)

    def _opens_points(self, unit: Unit) -> bool:
        if not unit.before_point or not self.entries:
            return unit.before_point
        later = next(other for other in self.judge.after(unit) if other.kind in (Kind.POINT, Kind.BULLET))
        if later.kind is Kind.BULLET:
            return unit.operative
        return self.outline.fit(later.marks[-1]) is Fit.NEXT or unit.operative

    def _table(self, unit: Unit) -> None:
        """A row of a table that is part of a text."""
        assert isinstance(unit.element, Row)
        cell = self._target()
        if cell is None:
            self.out.append(unit.element)
        else:
            cell.paragraphs.append(as_line(unit.element, "\t"))

    def _text(self, unit: Unit) -> None:
        """A paragraph without a number of its own: more of a demand, or of an answer."""
        assert isinstance(unit.element, Paragraph)
        if not self._answering and self._open and self._begins_answer(unit):
            if not self.manner.joint:
                self._open = self._open[-1:]
            self._share()
            self._answering = True
        closed = None if self._answering else self._closed_by(unit.element)
        cell = closed.demand if closed is not None else self._target()
        if cell is None:
            self.out.append(unit.element)
        else:
            cell.paragraphs.append(unit.element)

    def _closed_by(self, paragraph: Paragraph) -> _Entry | None:
        """The point whose sentence goes on below its sub-points: the words stand below its own, not below theirs."""
        last = self._open[-1] if self._open else None
        if last is None or last.node is None or last.indent is None or paragraph.indent is None:
            return None
        said = last.demand.paragraphs[-1].raw if last.demand.paragraphs else ""
        if paragraph.indent > last.indent - _AT_EDGE or said.endswith((".", ":", ";", "!", "?")):
            return None
        above = {id(entry.node): entry for entry in self._open}
        node = last.node.parent
        while node is not None:
            entry = above.get(id(node))
            if entry is not None and entry.indent is not None and entry.indent <= paragraph.indent + _AT_EDGE:
                return entry
            node = node.parent
        return None

    def _begins_answer(self, unit: Unit) -> bool:
        """Whether a paragraph without a number begins the answer to the open point."""
        demand = self._open[-1].demand
        if self.manner.asked and not self.manner.emphasised and not self.manner.headed:
            last = demand.paragraphs[-1].raw if demand.paragraphs else ""
            return bool(last) and not last.endswith((":", ",", "–")) and not asks_on(unit, self.units)
        return self.manner.begins_answer(unit, demand)

    def _target(self) -> Cell | None:
        if self._answering and self._open:
            return self._open[-1].answer
        if self._open:
            return self._open[-1].demand
        return None


def _row(entry: _Entry) -> Row:
    paragraphs = [*entry.number.paragraphs, *entry.demand.paragraphs]
    page = paragraphs[0].page if paragraphs else None
    return Row([entry.number, entry.demand, entry.answer], _TABLE, page, item=entry.item)


def _indent_of(unit: Unit) -> float | None:
    return unit.element.indent if isinstance(unit.element, Paragraph) else None


def _numbered_like(entry: _Entry, unit: Unit) -> bool:
    """Whether a paragraph begins with a point's number."""
    return entry.node is not None and same_number((entry.node.mark,), unit.marks[-1])
