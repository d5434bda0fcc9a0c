"""How a flowing paper sets points and answers apart: by words, by type, by question marks, or not at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from peilung.reading.dates import find_dates
from peilung.reading.layout import Cell, Element, Paragraph
from peilung.reading.lexicon import holds
from peilung.reading.paragraphs import emphatic
from peilung.reading.units import Kind, Unit, is_behind, look_ahead

_FEWEST = 2
_MOSTLY = 0.6
_LONGEST_SIGNATURE = 90


@dataclass(frozen=True, slots=True)
class Manner:
    """How points and answers follow each other. ``start`` and ``end`` bound the elements that hold them.

    ``labelled``: a word stands before the numbers of points (“Recommendation 7”). ``emphasised``: points are
    bold, answers are not. ``answered``: there are answers at all. ``joint``: points that follow each other
    without an answer between them share the next one.
    """

    start: int
    end: int
    labelled: str = ""
    emphasised: bool = False
    asked: bool = False
    answered: bool = False
    alternating: bool = False
    joint: bool = False

    def begins_answer(self, unit: Unit, demand: Cell) -> bool:
        """Whether a paragraph without a number begins the answer to the point before it."""
        if not self.answered:
            return False
        said = demand.paragraphs[-1].raw if demand.paragraphs else ""
        if not said:
            return False
        if self.emphasised:
            return not unit.emphasised
        if self.asked:
            return "?" in said
        return self.alternating and not said.endswith((":", ",", "–"))


def manner_of(units: Sequence[Unit], elements: Sequence[Element]) -> Manner | None:
    """The manner of a paper, or ``None`` if too few of its paragraphs could be points."""
    word = _label(units)
    for unit in units:
        if unit.labelled and unit.labelled != word:
            unit.kind, unit.labelled, unit.marks = Kind.TEXT, "", ()
    points = [unit for unit in units if unit.kind is Kind.POINT and (unit.labelled or not word)]
    heads = [unit for unit in units if unit.kind is Kind.ANSWER_HEAD]
    answered = bool(heads) and len(points) > 0
    emphasised = _contrast(points, units)
    asked = _asked(points, units)
    alternating = _alternating(points, units, elements)
    _semicolons(units, answered or emphasised or asked)
    look_ahead(units)
    bullets = [unit for unit in units if unit.kind is Kind.BULLET]
    told = answered or emphasised or asked or alternating
    openers = points if told else sorted([*points, *bullets], key=lambda unit: unit.index)
    if len(openers) < _FEWEST:
        return None
    start = _start(openers, units)
    return Manner(
        start,
        _end(units, openers, elements),
        word,
        emphasised,
        asked,
        told,
        alternating,
        answered,
    )


def _label(units: Sequence[Unit]) -> str:
    """The word that stands before rising numbers at least twice."""
    words = Counter(unit.labelled for unit in units if unit.labelled)
    word, count = words.most_common(1)[0] if words else ("", 0)
    return word if count >= _FEWEST else ""


def _following(unit: Unit, units: Sequence[Unit]) -> Unit | None:
    later = units[unit.index + 1] if unit.index + 1 < len(units) else None
    return later


def _contrast(points: Sequence[Unit], units: Sequence[Unit]) -> bool:
    """Whether points are set in bold and the paragraphs below them are not."""
    bold = [unit for unit in points if unit.emphasised or _bold_body(unit, units)]
    if len(bold) < max(_FEWEST, _MOSTLY * len(points)):
        return False
    plain = [u for u in units if u.kind in (Kind.TEXT, Kind.CLAUSE) and not u.emphasised and u.index > bold[0].index]
    return len(plain) >= _MOSTLY * len(bold)


def _bold_body(unit: Unit, units: Sequence[Unit]) -> bool:
    """A label alone on its line (“Question 3”) with a bold text below it."""
    later = _following(unit, units)
    return not unit.text[unit.end :].strip() and later is not None and later.emphasised


def _whole(unit: Unit, units: Sequence[Unit]) -> str:
    """The text of a point, or of the paragraph below where its number stands alone."""
    text = unit.text.rstrip()
    if text[unit.end :].strip():
        return text
    later = _following(unit, units)
    return later.text.rstrip() if later is not None else text


def _asked(points: Sequence[Unit], units: Sequence[Unit]) -> bool:
    """Whether points are questions. Where several follow each other, the last tells (“1. How many a) ... b) ...?”)."""
    heads = [unit.index for unit in units if unit.kind is Kind.ANSWER_HEAD]
    before = next((index for index in heads if points and index > points[0].index), None)
    first = [unit for unit in points if before is None or unit.index < before or "?" in _whole(unit, units)]
    last = [unit for unit in first if (later := _following(unit, units)) is None or later.kind is not Kind.POINT]
    good = [unit for unit in last if "?" in _whole(unit, units)]
    return len(good) >= max(1, _MOSTLY * len(last)) and len(points) >= _FEWEST


def _alternating(points: Sequence[Unit], units: Sequence[Unit], elements: Sequence[Element]) -> bool:
    """Whether a paper that says it answers has a paragraph without a number below nearly every point."""
    front = [e.raw for e in elements[: points[0].index] if isinstance(e, Paragraph)] if points else []
    if not any(holds("answering").search(text) for text in front[:12] if len(text) < 300):
        return False
    last = [unit for unit in points if (later := _following(unit, units)) is None or later.kind is not Kind.POINT]
    below = [_following(unit, units) for unit in last if not unit.text.endswith(":")]
    followed = [unit for unit in below if unit is not None and unit.kind in (Kind.TEXT, Kind.CLAUSE, Kind.TABLE)]
    return len(points) >= _FEWEST and len(followed) >= max(_FEWEST, 0.8 * len(below))


def _semicolons(units: Sequence[Unit], answered: bool) -> None:
    """Make items of the paragraphs that nothing but semicolons part."""
    ended = [unit for unit in units if unit.kind in (Kind.TEXT, Kind.CLAUSE) and _ends_item(unit.text)]
    numbered = sum(unit.kind is Kind.POINT for unit in units)
    if answered or len(ended) < max(2, numbered):
        return
    fresh, inside = True, False
    for unit in units[ended[0].index :]:
        if unit.kind not in (Kind.TEXT, Kind.CLAUSE) or (unit.kind is Kind.CLAUSE and not _ends_item(unit.text)):
            fresh, inside = True, False
            continue
        goes_on = any(other.index > unit.index for other in ended)
        if fresh and (goes_on or _ends_item(unit.text) or inside):
            unit.kind, unit.end = Kind.BULLET, 0
        fresh = inside = _ends_item(unit.text)


def _ends_item(text: str) -> bool:
    return re.search(r";(?:\s+(?:und|sowie|and|or|oder))?$", text) is not None


def _start(openers: Sequence[Unit], units: Sequence[Unit]) -> int:
    """Where the points begin: the first one, and the clauses and headings right above it stay in the front."""
    return openers[0].index


def _end(units: Sequence[Unit], openers: Sequence[Unit], elements: Sequence[Element]) -> int:
    """Where annexes, reasons or signatures begin behind the points."""
    for unit in units:
        paragraph = unit.element
        if unit.index <= openers[0].index or not isinstance(paragraph, Paragraph):
            continue
        if is_behind(paragraph) and (paragraph.heading or emphatic(paragraph) or unit.index > openers[-1].index):
            return unit.index
        last = unit.index > openers[-1].index
        if last and unit.kind is not Kind.HEADING and _is_signed(unit.text):
            return unit.index
    return len(units)


def _is_signed(text: str) -> bool:
    """Whether a line is a closing one: a place and a date, or a date of adoption."""
    return len(text) <= _LONGEST_SIGNATURE and not text.endswith((":", ",", ";")) and bool(find_dates(text))
