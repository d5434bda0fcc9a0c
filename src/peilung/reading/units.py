"""The paragraphs of a flowing paper, each with what its form says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from peilung.reading.heads import Head, Label, answer_head, label, together
from peilung.reading.layout import Element, Paragraph, Piece, Row
from peilung.reading.lexicon import opens_with
from peilung.reading.marks import Leading, Readings, bullet, cell_path
from peilung.reading.paragraphs import emphatic, without_mark
from peilung.reading.phrases import split_sentences
from peilung.reading.roles import operative
from peilung.reading.sections import heading_mark

_LONGEST_HEADING = 120
_LONGEST_CLAUSE = 400
_NEAR = 6
_PATH = re.compile(r"\s*(\d{1,3}\s?(?:\([a-z]\)|[a-z]\))|\d{1,3}[a-z](?=[.:]\s))[.:]?\s+(?=\S)")
"""A number with its letter: “2 a)”, “2a.”."""


class Kind(StrEnum):
    """What a paragraph looks like. What it is, its place decides."""

    POINT = "point"
    BULLET = "bullet"
    ANSWER_HEAD = "answer head"
    HEADING = "heading"
    CLAUSE = "clause"
    TABLE = "table"
    TEXT = "text"
    LEAD_IN = "lead-in"
    """What stands between the last question and the first answer: “The Government answers as follows:”"""


_BETWEEN = (Kind.TEXT, Kind.CLAUSE, Kind.HEADING)


@dataclass(slots=True)
class Unit:
    """One element with its form. ``marks`` are the numbers it begins with, ``head`` the head of an answer."""

    index: int
    element: Element
    kind: Kind
    marks: tuple[Readings, ...] = ()
    end: int = 0
    """Where the text behind the number or the head begins."""
    head: Head | None = None
    labelled: str = ""
    """The word before the number."""
    number: tuple[int, int] = (0, 0)
    """Where the number begins and ends, if words of its label stand around it that are no part of it."""
    emphasised: bool = False
    operative: bool = False
    before_point: bool = False
    """Whether the next paragraph that is no heading and no clause is a point or a dash."""
    before_number: bool = False
    """Whether it is a point with a number."""

    @property
    def text(self) -> str:
        return self.element.raw if isinstance(self.element, Paragraph) else ""

    @property
    def rest(self) -> str:
        """The text behind the number or the head."""
        return self.text[self.end :].strip()

    @property
    def is_short(self) -> bool:
        """Whether it could be a heading, as far as its words say."""
        text = self.rest
        whole = text[-1:].isalnum() and not text[:1].islower() and len(split_sentences(text)) == 1
        return whole and len(text) <= _LONGEST_HEADING

    def parted(self) -> tuple[Paragraph, Paragraph]:
        """The number or head as a paragraph of its own, and what comes after it."""
        assert isinstance(self.element, Paragraph)
        paragraph = self.element
        if paragraph.mark is not None:
            return Paragraph([Piece(paragraph.mark)]), without_mark(paragraph, 0)
        end = self.end + _indent(paragraph) if self.end else 0
        start, stop = self.number
        number = _text_between(paragraph, start, stop) if stop else Paragraph(_first(paragraph, end))
        return number, without_mark(paragraph, end)

    def label_words(self) -> list[Paragraph]:
        """The words around the number that are no part of it."""
        assert isinstance(self.element, Paragraph)
        start, stop = self.number
        parts = ((0, start), (stop, self.end)) if stop else ()
        found = [_text_between(self.element, a, b) for a, b in parts]
        return [paragraph for paragraph in found if re.search(r"\w", paragraph.raw)]


def units_of(elements: Sequence[Element], named: bool = False) -> list[Unit]:
    """The units of some elements; ``named``: the first one is a heading, whatever it looks like."""
    units = [_unit(index, element, named and not index) for index, element in enumerate(elements)]
    return units


def settle(units: Sequence[Unit]) -> None:
    """Set apart numbers that are no points, and what only leads over to the answers."""
    _strays(units)
    _lead_ins(units)
    look_ahead(units)


def look_ahead(units: Sequence[Unit]) -> None:
    """Note of each unit whether a point comes next."""
    following: Kind | None = None
    for unit in reversed(units):
        unit.before_point = following in (Kind.POINT, Kind.BULLET)
        unit.before_number = following is Kind.POINT
        if unit.kind not in (Kind.HEADING, Kind.CLAUSE):
            following = unit.kind


def _strays(units: Sequence[Unit]) -> None:
    """Numbers that neither begin nor go on with a list count something else: “6. Wahlperiode”."""
    points = [unit for unit in units if unit.kind is Kind.POINT and not unit.labelled]
    for place, unit in enumerate(points):
        near = [u for u in (*points[max(0, place - 40) : place], *points[place + 1 : place + 40]) if u.marks]
        kin = [mark for other in near for mark in other.marks[-1]]
        first = any(a.is_first for a in unit.marks[-1])
        known = first or any(
            a.style == b.style and a.values[:-1] == b.values[:-1] and abs(a.values[-1] - b.values[-1]) <= _NEAR
            for a in unit.marks[-1]
            for b in kin
        )
        if not known or not (first or _goes_on(unit, points[:place], points[place + 1 :])):
            unit.kind, unit.marks = Kind.TEXT, ()


def _goes_on(unit: Unit, before: Sequence[Unit], after: Sequence[Unit]) -> bool:
    """Whether a number has an elder one of its kind, or the next of its kind is a later one."""
    mine = unit.marks[-1]
    if any(a.style == b.style for other in before if other.marks for a in mine for b in other.marks[-1]):
        return True
    later = [b for other in after if other.marks for b in other.marks[-1] if any(a.style == b.style for a in mine)]
    return bool(later) and any(later[0].comes_after(a) for a in mine)


def _lead_ins(units: Sequence[Unit]) -> None:
    """What stands between the last question and the head of the first answer, to another one, belongs to neither."""
    for unit in [unit for unit in units if unit.head is not None and unit.head.numbers][:1]:
        assert unit.head is not None
        place = unit.index - 1
        while place > 0 and (units[place].kind in _BETWEEN or _announces(units[place])):
            place -= 1
        if units[place].kind is not Kind.POINT or _names(unit.head, units[place]):
            continue
        for between in units[place + 1 : unit.index]:
            between.kind = Kind.LEAD_IN


def _announces(unit: Unit) -> bool:
    """Whether a line says that answers follow, and nothing else: “Answer of the Council”."""
    return unit.kind is Kind.ANSWER_HEAD and unit.head is not None and not unit.head.numbers and not unit.rest


def _names(head: Head, unit: Unit) -> bool:
    ends = [item.marks[-1] for item in head.numbers]
    return any(a.values == b.values for readings in ends for a in readings for b in unit.marks[-1])


def _unit(index: int, element: Element, named: bool) -> Unit:
    if isinstance(element, Row):
        return Unit(index, element, Kind.TABLE)
    text = element.raw
    emphasised = emphatic(element)
    if named:
        return Unit(index, element, Kind.HEADING, emphasised=emphasised)
    if (head := answer_head(text)) is not None and element.mark is None:
        return Unit(index, element, Kind.ANSWER_HEAD, end=head.end, head=head, emphasised=emphasised)
    if element.mark is None and (numbers := together(text)):
        return Unit(index, element, Kind.ANSWER_HEAD, head=Head(0, tuple(numbers)), emphasised=emphasised)
    if (found := label(text)) is not None and element.mark is None:
        return _labelled(index, element, found, emphasised)
    if element.mark is None and (path := _PATH.match(text)) is not None and (marks := cell_path(path[1])):
        return Unit(index, element, Kind.POINT, marks, path.end(), emphasised=emphasised, number=path.span(1))
    lead = heading_mark(element)
    if lead is not None:
        return _numbered(index, element, lead, emphasised)
    if element.mark is not None or (dash := bullet(text)) is not None:
        end = 0 if element.mark is not None else dash or 0
        return Unit(index, element, Kind.BULLET, end=end, emphasised=emphasised)
    if element.item:
        return Unit(index, element, Kind.BULLET, emphasised=emphasised)
    kind = _kind_of(element, text, emphasised)
    speaks = operative(None).opening(text) is not None if kind is not Kind.TEXT else False
    return Unit(index, element, kind, emphasised=emphasised, operative=speaks)


def _labelled(index: int, element: Paragraph, found: Label, emphasised: bool) -> Unit:
    number = (found.start, found.number_end) if found.number_end else (0, 0)
    return Unit(
        index, element, Kind.POINT, found.marks, found.end, labelled=found.word, emphasised=emphasised, number=number
    )


def _numbered(index: int, element: Paragraph, lead: Leading, emphasised: bool) -> Unit:
    return Unit(index, element, Kind.POINT, (lead.readings,), lead.end, emphasised=emphasised)


def _kind_of(paragraph: Paragraph, text: str, emphasised: bool) -> Kind:
    ended = text.endswith((".", ";", "?", "!"))
    short = len(text) <= _LONGEST_HEADING and not ended and not text.endswith((":", ","))
    if paragraph.heading or (emphasised and short):
        return Kind.HEADING
    if len(text) <= _LONGEST_CLAUSE and (text.endswith((":", ",", "–")) or not ended):
        return Kind.CLAUSE
    return Kind.TEXT


def is_behind(paragraph: Paragraph) -> bool:
    """Whether a paragraph heads an annex or the reasons for a motion."""
    text = paragraph.raw
    return len(text) <= _LONGEST_HEADING and not text.endswith(".") and opens_with("behind").match(text) is not None


def _indent(paragraph: Paragraph) -> int:
    """The blanks before the first word, which :attr:`Paragraph.raw` leaves out."""
    text = paragraph.pieces[0].text if paragraph.pieces else ""
    return len(text) - len(text.lstrip())


def _text_between(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """The words of a paragraph between two places of its text."""
    before = Paragraph(_first(paragraph, end + _indent(paragraph)))
    return without_mark(before, start) if start else before


def _first(paragraph: Paragraph, end: int) -> list[Piece]:
    """The pieces of a paragraph's first ``end`` characters."""
    found: list[Piece] = []
    for piece in paragraph.pieces:
        if end <= 0:
            break
        text = piece.text[:end]
        if text.strip():
            found.append(Piece(text.strip(), piece.page, piece.box, piece.line))
        end -= len(piece.text) + 1
    return found



