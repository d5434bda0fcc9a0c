"""How a flowing paper sets points and answers apart: by words, by type, by question marks, or not at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from peilung.core.paper import Role
from peilung.reading.dates import find_dates
from peilung.reading.heads import asking_word
from peilung.reading.layout import Cell, Paragraph
from peilung.reading.lexicon import holds, opens_with
from peilung.reading.paragraphs import emphatic
from peilung.reading.roles import operative
from peilung.reading.units import Kind, Unit, is_behind, look_ahead

_FEWEST = 2
_MOSTLY = 0.6
_LONGEST_SIGNATURE = 90
_FARTHEST = 3
_LONGEST_TITLE = 300
_LEADS_ON = re.compile(r"(?:[:,]|\b(?:to|zu|auf|that|dass))$")


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
    headed: bool = False
    """Whether words open the answers (“Answer:”)."""

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


def manner_of(units: Sequence[Unit], fewest: int = _FEWEST) -> Manner | None:
    """The manner of a paper, or ``None`` if fewer than ``fewest`` of its paragraphs could be points."""
    word = _label(units)
    for unit in units:
        if unit.labelled and unit.labelled != word:
            unit.kind, unit.labelled, unit.marks = Kind.TEXT, "", ()
    points = [unit for unit in units if unit.kind is Kind.POINT and (unit.labelled or not word)]
    first = points[0].index if points else 0
    heads = [unit for unit in units if unit.kind is Kind.ANSWER_HEAD and unit.index > first]
    answered = bool(heads) and len(points) > 0
    emphasised = _contrast(points, units)
    asked = _asked(points, units) or asking_word(word)
    alternating = _alternating(points, units)
    _semicolons(units, answered or emphasised or asked)
    _preamble(units, points)
    look_ahead(units)
    bullets = [unit for unit in units if unit.kind is Kind.BULLET]
    told = answered or emphasised or asked or alternating
    openers = points if told else sorted([*points, *bullets], key=lambda unit: unit.index)
    if len(openers) < fewest:
        return None
    start = _start(openers, units)
    return Manner(
        start,
        _end(units, openers, told),
        word,
        emphasised,
        asked,
        told,
        alternating,
        joint=answered or asked,
        headed=answered,
    )


def _label(units: Sequence[Unit]) -> str:
    """The word that stands before rising numbers at least twice.

    Others that count on with it (“Conclusion 1”, “Recommendation 2”) are set to the same word.
    """
    labelled = [unit for unit in units if unit.labelled]
    words = Counter(unit.labelled for unit in labelled)
    word, count = words.most_common(1)[0] if words else ("", 0)
    if count < _FEWEST and not (len(words) > 1 and _one_count(labelled)):
        return ""
    if len(words) > 1 and _one_count(labelled):
        for unit in labelled:
            unit.labelled = word
    return word


def _one_count(labelled: Sequence[Unit]) -> bool:
    """Whether the numbers behind several words count up together, each by one."""
    marks = [unit.marks[-1][0] for unit in labelled]
    return len(marks) > _FEWEST and all(b.follows(a) for a, b in pairwise(marks))


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


def is_question(unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether a point asks, in its own paragraph or in the next ones, before another number."""
    return "?" in unit.rest or ((later := _following(unit, units)) is not None and asks_on(later, units))


def asks_on(unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether a paragraph below a question still belongs to it: it ends with a question mark, or one after it does.

    The last paragraph before the next number answers, whatever it ends with.
    """
    run: list[Unit] = []
    for other in units[unit.index :]:
        if other.kind not in (Kind.TEXT, Kind.CLAUSE):
            break
        run.append(other)
    asking = [place for place, other in enumerate(run[:_FARTHEST]) if other.text.endswith(("?", "?)"))]
    return bool(asking) and (len(run) > 1 or bool(unit.index and not units[unit.index - 1].rest))


def _asked(points: Sequence[Unit], units: Sequence[Unit]) -> bool:
    """Whether points are questions. Where several follow each other, the last tells (“1. How many a) ... b) ...?”)."""
    heads = [unit.index for unit in units if unit.kind is Kind.ANSWER_HEAD]
    before = next((index for index in heads if points and index > points[0].index), None)
    first = [unit for unit in points if before is None or unit.index < before or is_question(unit, units)]
    last = [unit for unit in first if (later := _following(unit, units)) is None or later.kind is not Kind.POINT]
    good = [unit for unit in last if is_question(unit, units)]
    return len(good) >= max(1, _MOSTLY * len(last)) and len(points) >= _FEWEST


def _alternating(points: Sequence[Unit], units: Sequence[Unit]) -> bool:
    """Whether a paper that says it answers has a paragraph without a number below nearly every point."""
    front = [unit for unit in units[: points[0].index] if unit.kind is not Kind.BULLET] if points else []
    if not any(holds("answering").search(unit.text) for unit in front[:12] if len(unit.text) < _LONGEST_TITLE):
        return False
    bare = followed = 0
    for unit in points:
        later = _following(unit, units)
        if later is None or later.kind is Kind.POINT:
            bare += later is None or any(a.style == b.style for a in unit.marks[-1] for b in later.marks[-1])
        elif not unit.text.endswith(":"):
            answers = later.kind in (Kind.TEXT, Kind.TABLE) or (later.kind is Kind.CLAUSE and not later.operative)
            followed += answers and not _LEADS_ON.search(later.text)
            bare += not answers
    return len(points) >= _FEWEST and followed >= max(_FEWEST, _MOSTLY * (followed + bare))


def _preamble(units: Sequence[Unit], points: Sequence[Unit]) -> None:
    """Make items of the paragraphs above the first point that commas part and that recall, note or are convinced."""
    end = points[0].index if points else len(units)
    held = [u for u in units[:end] if u.kind in (Kind.TEXT, Kind.CLAUSE) and u.text.endswith((",", ";"))]
    held = [unit for unit in held if operative(None).preamble(unit.text) is Role.RECITAL]
    if len(held) >= _FEWEST and held[-1].index - held[0].index <= 2 * len(held):
        for unit in held:
            unit.kind, unit.end = Kind.BULLET, 0


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


def _end(units: Sequence[Unit], openers: Sequence[Unit], told: bool) -> int:
    """Where annexes, reasons or signatures begin behind the points; ``told``: their answers follow them."""
    heads = [unit for unit in units if unit.kind is Kind.ANSWER_HEAD]
    last = max([openers[-1], *heads[-1:]], key=lambda unit: unit.index)
    for unit in units[openers[0].index + 1 :]:
        paragraph = unit.element
        if not isinstance(paragraph, Paragraph):
            continue
        after = unit.index > last.index
        if is_behind(paragraph) and (paragraph.heading or emphatic(paragraph) or after or _all_behind(unit, units)):
            return unit.index
        answers = told and unit.index == last.index + 1 and (last.kind is Kind.POINT or not last.rest)
        if after and not answers and unit.kind is not Kind.HEADING and _is_signed(unit.text):
            return unit.index
    return len(units)


def _all_behind(unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether a line that is only “Reasons:” or “Annex” parts off all the rest: what is numbered there begins anew."""
    if not opens_with("behind").fullmatch(unit.text.rstrip(" :")):
        return False
    later = [other for other in units[unit.index :] if other.kind in (Kind.POINT, Kind.ANSWER_HEAD)]
    answers = any(other.kind is Kind.ANSWER_HEAD for other in later)
    return bool(later) and not answers and any(mark.is_first for mark in later[0].marks[-1])


def _is_signed(text: str) -> bool:
    """Whether a line is a closing one: a place and a date, or a date of adoption."""
    return len(text) <= _LONGEST_SIGNATURE and not text.endswith((":", ",", ";")) and bool(find_dates(text))
