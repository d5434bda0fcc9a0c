"""Which numbers of a flowing paper are points, and which belong to lists inside what is said of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice, takewhile

from peilung.core.number import Mark, Script
from peilung.reading.layout import Paragraph
from peilung.reading.manner import Manner, is_question
from peilung.reading.marks import Readings, same_number
from peilung.reading.outline import OUTER_STYLES, Fit, Node, Outline
from peilung.reading.roles import operative
from peilung.reading.session import named_session
from peilung.reading.units import Kind, Unit

_LARGEST_GAP = 5
_STEM = 8
"""So much of a session's number and body tells it from others, whatever its case (“9. Grenzrat”, “9. Grenzrates”)."""


class Judge:
    """Looks at a number among its neighbours and the points so far. It changes nothing."""

    def __init__(self, units: Sequence[Unit], manner: Manner, outline: Outline) -> None:
        self.units = units
        self.manner = manner
        self.outline = outline
        self.listed: set[int] = set()
        """The numbered paragraphs that are part of an answer or a demand."""
        self.second_pass = False
        """Whether all questions have been asked, and their numbers come again with the answers."""

    def is_point(self, unit: Unit, answering: bool, waiting: bool) -> bool:
        """Whether a numbered paragraph is a point here, and no item of a list inside an answer or a demand.

        ``answering``: an answer is being given; ``waiting``: a point is open.
        """
        if self.manner.labelled and not unit.labelled and (answering or not waiting):
            return False
        if self.manner.emphasised and not unit.emphasised and answering:
            return False
        if unit.labelled:
            return True
        if self.second_pass:
            return False
        fit = self.fit(unit)
        if answering:
            near = fit is Fit.GAP and self._gap(unit) <= _LARGEST_GAP and unit.emphasised
            next_one = (fit is Fit.NEXT or near) and not self._goes_on_in_answer(unit)
            return next_one or self._restarts(unit, fit, answering)
        if fit is Fit.REPEATED:
            return self._restarts(unit, fit, answering)
        return fit in (Fit.NEXT, Fit.FIRST) or (self._gap(unit) <= _LARGEST_GAP and not self.names_session(unit))

    def names_session(self, unit: Unit) -> bool:
        """Whether a number with a gap before it is that of a session named elsewhere, as in a running head."""
        session = named_session(unit.text)[:_STEM]
        return bool(session) and session in self._sessions

    @cached_property
    def _sessions(self) -> frozenset[str]:
        """The sessions that the paper names outside its numbered paragraphs."""
        return frozenset(named_session(other.text)[:_STEM] for other in self.units if other.kind is not Kind.POINT)

    def fit(self, unit: Unit) -> Fit:
        """How well a number goes with the ones before it; of a whole path, the first part that is new."""
        current = self.outline.current
        if len(unit.marks) > 1:
            top = _chain_top(current)
            known = top is not None and any(mark.values == top.mark.values for mark in unit.marks[0])
            readings = unit.marks[-1] if known else unit.marks[0]
            return self.outline.fit(readings, self.upcoming(unit) if known else ())
        fit = self.outline.fit(unit.marks[-1], self.upcoming(unit))
        chapter = current is not None and any(_next_chapter(mark, current.mark) for mark in unit.marks[-1])
        return Fit.NEXT if fit is Fit.FIRST and chapter else fit

    def _goes_on_in_answer(self, unit: Unit) -> bool:
        """Whether a number that could be the next point's belongs to a list in the answer that is being given."""
        listed = self._list_before(unit)
        if self.manner.headed:
            until = takewhile(lambda later: later.kind is not Kind.ANSWER_HEAD, self.after(unit))
            again = any(later.kind is Kind.POINT and same_number(later.marks[-1], unit.marks[-1]) for later in until)
            return again or (listed and not self._head_next(unit))
        return listed and self.manner.asked and not is_question(unit, self.units)

    def _list_before(self, unit: Unit) -> bool:
        """Whether the number before this one stands in the answer and is its elder sibling there."""
        places = range(unit.index - 1, -1, -1)
        before = next((self.units[place] for place in places if self.units[place].kind is Kind.POINT), None)
        if before is None or id(before) not in self.listed:
            return False
        return any(b.follows(a) for a in before.marks[-1] for b in unit.marks[-1])

    def _head_next(self, unit: Unit) -> bool:
        """Whether an answer begins before the next number."""
        later = (other for other in self.after(unit) if other.kind in (Kind.POINT, Kind.ANSWER_HEAD))
        following = next(later, None)
        return following is not None and following.kind is Kind.ANSWER_HEAD

    def _restarts(self, unit: Unit, fit: Fit, answering: bool) -> bool:
        """Whether numbers begin anew below a heading or a clause, as they do in some papers below each."""
        if fit is not Fit.REPEATED or not any(mark.is_first for mark in unit.marks[-1]) or self.outline.current is None:
            return False
        above = self.units[unit.index - 1] if unit.index else None
        if above is None or not (above.kind is Kind.HEADING or (above.kind is Kind.CLAUSE and _speaks_for(above))):
            return False
        if self.manner.headed:
            return self._head_next(unit)
        if self.manner.asked:
            return is_question(unit, self.units)
        return not answering or unit.emphasised

    def heads(self, unit: Unit) -> bool:
        """Whether a number without the points' word is that of a chapter."""
        assert isinstance(unit.element, Paragraph)
        if unit.labelled or unit.element.heading or unit.emphasised:
            return not unit.labelled
        outer = any(mark.style in OUTER_STYLES for mark in unit.marks[-1])
        before, after = self.units[unit.index - 1], self.units[unit.index + 1]
        alone = before.kind is not Kind.POINT and (after.kind is not Kind.POINT or bool(after.labelled))
        return unit.is_short and outer and alone

    def _gap(self, unit: Unit) -> int:
        current: Node | None = self.outline.current
        while current is not None:
            for mark in unit.marks[-1]:
                if mark.style == current.mark.style:
                    return mark.values[-1] - current.mark.values[-1]
            current = current.parent
        return unit.marks[-1][0].values[-1]

    def upcoming(self, unit: Unit) -> Readings:
        later = (other for other in self.after(unit) if other.kind is Kind.POINT)
        following = next(later, None)
        return following.marks[-1] if following else ()

    def leaves(self, unit: Unit, before: Paragraph | None) -> bool:
        """Whether a first number opens another list at the top: “B. whereas ...;” and then “1. Calls on ...”.

        ``before`` is the last paragraph of the point before.
        """
        current = self.outline.current
        first = any(mark.is_first and mark.style in OUTER_STYLES for mark in unit.marks[-1])
        if not first or current is None or current.parent is not None or self.fit(unit) is not Fit.FIRST:
            return False
        said = before.raw if before is not None else ""
        return said.endswith((";", ".")) and operative(None).own(unit.rest) is not None

    def after(self, unit: Unit) -> Iterator[Unit]:
        """The paragraphs behind this one."""
        return islice(self.units, unit.index + 1, None)


def _chain_top(node: Node | None) -> Node | None:
    while node is not None and node.parent is not None:
        node = node.parent
    return node


def _next_chapter(mark: Mark, last: Mark) -> bool:
    """Whether a decimal number opens the next chapter: 2.1 after 1.3."""
    if mark.style.script is not Script.DECIMAL or last.style.script is not Script.DECIMAL or not mark.is_first:
        return False
    ours, theirs = mark.values[:-1], last.values[:-1]
    return len(ours) == len(theirs) and ours == (*theirs[:-1], theirs[-1] + 1)


def _speaks_for(unit: Unit) -> bool:
    """Whether a line can stand above a list: it speaks for it, or is a heading in all but its type."""
    return unit.operative or unit.text.endswith(":") or unit.is_short
