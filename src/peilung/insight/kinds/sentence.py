"""What one sentence says: the strongest rules that fit its clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from peilung.core.insight import AnswerKind, Level
from peilung.insight.kinds.clauses import Clause, Parsed, parse
from peilung.insight.kinds.dates import Frame, Month, dates_in
from peilung.insight.kinds.grammar import Grammar, KindRule
from peilung.insight.kinds.phrases import Phrase, Sighted, matches

_MARK = re.compile(r"\s*(?:[-–—•·*▪■o]\s+|[(\[]?(?:\d{1,2}|[a-z])[.)\]]{1,2}\s+)?")
_RANK = {
    Clause.MAIN: 0,
    Clause.CONTENT: 1,
    Clause.RELATIVE: 2,
    Clause.REASON: 2,
    Clause.ASIDE: 3,
    Clause.CONDITION: 4,
    Clause.PURPOSE: 4,
}
_SHORT = 9
"""A sentence of no more words says hardly anything beside what a rule finds in it."""
_NEAR_LEVEL = 12
"""So many words off at most stands who is competent."""
_HEAD = 5
_POINTER = 20
"""A sentence of no more words that holds a reference and says nothing else points to it."""
_DENIALS = frozenset({AnswerKind.ABSENT, AnswerKind.DECLINED, AnswerKind.NO_DATA})
_WEAK = frozenset({AnswerKind.IN_PLACE})
_TOO_SHORT = 5
_DESCRIBED_WEIGHT = 0.25
_COMING_WEIGHT = 0.7
_ACT_WEIGHT = 0.6
_COMPUTED = frozenset({"coming", "dated"})

COMING, POINTS = "kinds.coming", "kinds.points"
ACT_BEFORE, ACT_OF_OTHERS, ACT_UNDATED = "kinds.act.before", "kinds.act.of_others", "kinds.act.undated"
DESCRIBED = "kinds.described"


@dataclass(frozen=True, slots=True)
class Hit:
    """One kind a sentence has, with the words that show it (places in ``parsed``) and the rule's name."""

    kind: AnswerKind
    rule: str
    places: tuple[int, ...]
    clause: Clause
    order: int
    weight: float = 1.0
    """What it counts for the main kind of the answer."""
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What a sentence is judged by beside its words: the grammar, the time, and who answers."""

    grammar: Grammar
    frame: Frame
    own: Level | None


class Sentence:
    """One sentence under judgement.

    ``points`` says whether a reference stands in it, ``answers`` whether one to another answer does.
    """

    def __init__(self, text: str, setting: Setting, points: bool, answers: bool = False) -> None:
        mark = _MARK.match(text)
        self.offset = mark.end() if mark else 0
        self.text, self._setting, self._points = text[self.offset :], setting, points
        self._answers = answers
        self.parsed: Parsed = parse(self.text, setting.grammar.openers)
        self._sighted: Sighted = setting.grammar.vocabulary.sight(self.parsed)

    def hits(self) -> tuple[Hit, ...]:
        """The kinds of the sentence, the strongest first: one, and those of other main clauses."""
        found = sorted(self._found(), key=lambda hit: (_RANK[hit.clause], hit.order))
        if not self._full:
            found = [hit for hit in found if hit.kind is not AnswerKind.IN_PLACE]
        if self._reports:
            found = [h for h in found if h.clause is Clause.CONTENT] or found
        if self._only_points(found):
            return (Hit(AnswerKind.REFERS, POINTS, (0, len(self.parsed.tokens) - 1), Clause.MAIN, 0),)
        if not found:
            return self._described()
        best = found[0]
        more: dict[AnswerKind, Hit] = {}
        for hit in found[1:]:
            if hit.clause is best.clause and hit.kind is not best.kind and self._apart(hit, best):
                more.setdefault(hit.kind, hit)
        return best, *more.values()

    def _only_points(self, found: Sequence[Hit]) -> bool:
        """Whether a short sentence with a reference says nothing else, and has not merely a pointer at its end."""
        if not self._answers or len(self.parsed.tokens) > _POINTER or not all(hit.kind in _WEAK for hit in found):
            return False
        late = {token.word for token in self.parsed.tokens[_HEAD:]}
        return not (found and late & self._setting.grammar.pointers)

    @property
    def _full(self) -> bool:
        """Whether it ends as a sentence does: a heading or a list item describes nothing by itself."""
        return self.text.rstrip("“”\"») ⁰¹²³⁴⁵⁶⁷⁸⁹").endswith((".", "!", ":", "…", ";"))

    def clause_of(self, hit: Hit) -> str:
        """The text of the segments that hold the words of a hit."""
        tokens = self.parsed.tokens
        first, last = tokens[hit.places[0]].segment, tokens[hit.places[-1]].segment
        inside = [token for token in tokens if first <= token.segment <= last]
        return self.text[inside[0].start : inside[-1].end]

    def _apart(self, one: Hit, other: Hit) -> bool:
        """Whether two kinds are said by different words, in different stretches of the sentence."""
        tokens = self.parsed.tokens
        segments = {tokens[place].segment for place in one.places}
        return not segments & {tokens[place].segment for place in other.places}

    def _described(self) -> tuple[Hit, ...]:
        """A sentence in which no rule finds anything says what comes, if it names a time ahead, else how things are."""
        words = len(self.parsed.tokens)
        if words > 1 and self._holds("coming"):
            return (Hit(AnswerKind.ANNOUNCED, COMING, (0, words - 1), Clause.MAIN, 999, _COMING_WEIGHT),)
        if words < _TOO_SHORT or not self._full or self.text.endswith(":"):
            return ()
        return (Hit(AnswerKind.IN_PLACE, DESCRIBED, (0, words - 1), Clause.MAIN, 999, _DESCRIBED_WEIGHT),)

    def _found(self) -> Iterator[Hit]:
        """For each rule its best place."""
        best: dict[str, Hit] = {}
        present = self._sighted.places.keys()
        for number in tuple(present):
            for rule, phrase, needs in self._setting.grammar.by_word.get(number, ()):
                held = best.get(rule.name)
                if (held is None or held.clause is not Clause.MAIN) and needs <= present:
                    hit = self._try(rule, phrase)
                    if hit and (held is None or _RANK[hit.clause] < _RANK[held.clause]):
                        best[rule.name] = hit
        yield from best.values()

    def _try(self, rule: KindRule, phrase: Phrase) -> Hit | None:
        for places in matches(self._setting.grammar.vocabulary, phrase, self._sighted):
            clause = max((self.parsed.clause(place) for place in places), key=_RANK.__getitem__)
            if clause not in rule.hidden and self._allowed(rule, places, clause):
                return self._hit(rule, places, clause)
        return None

    def _allowed(self, rule: KindRule, places: tuple[int, ...], clause: Clause) -> bool:
        if rule.kind in _DENIALS and not self._void.isdisjoint(places):
            return False
        if rule.whole and len(self.parsed.tokens) > _SHORT:
            return False
        if rule.negation != "any" and (rule.negation == "yes") != self._negated(places, clause):
            return False
        if not all(self._holds(name) for name in rule.having):
            return False
        segments = {self.parsed.tokens[place].segment for place in places}
        if any(self._holds(name, segments) for name in rule.unless):
            return False
        if rule.level and self._level(places) is None:
            return False
        if rule.acts and not self._of_others(places):
            return False
        return rule.kind is not AnswerKind.REFERS or self._points or self._holds("elsewhere")

    def _negated(self, places: tuple[int, ...], clause: Clause) -> bool:
        """Whether a word of negation stands in the clause, from its first segment to its last."""
        tokens, clauses = self.parsed.tokens, self.parsed.clauses
        first, last = tokens[places[0]].segment, tokens[places[-1]].segment
        return any(
            first <= (segment := tokens[place].segment) <= last and clauses[segment] is clause
            for place in self.negations
        )

    @cached_property
    def negations(self) -> tuple[int, ...]:
        """The words of negation that do deny something."""
        grammar = self._setting.grammar
        found = self._sighted.places.get(grammar.negation, ())
        return tuple(place for place in found if place not in self._void) if found else ()

    @cached_property
    def _void(self) -> frozenset[int]:
        """The words of phrases that look like a denial and are none: “not only”, “wird niemandem verwehrt”."""
        return frozenset(n for places in self._group("void_negation") for n in range(places[0], places[-1] + 1))

    @cached_property
    def _reports(self) -> bool:
        """Whether the main clause only says that something is said: “weist darauf hin, dass ...”.

        “Does not believe that ...” says more.
        """
        if Clause.CONTENT not in self.parsed.clauses or not self._holds("reporting"):
            return False
        return not self._holds("denied_reporting")

    def _group(self, name: str) -> Iterator[tuple[int, ...]]:
        grammar = self._setting.grammar
        for phrase in grammar.groups.get(name, ()):
            if all(step.words in self._sighted.places for step in phrase):
                yield from matches(grammar.vocabulary, phrase, self._sighted)

    def _holds(self, name: str, segments: set[int] | None = None) -> bool:
        """Whether a group of phrases is in the sentence, or in the given segments of it."""
        tokens = self.parsed.tokens
        if any(segments is None or tokens[places[0]].segment in segments for places in self._group(name)):
            return True
        if name not in _COMPUTED:
            return False
        if name == "coming":
            return self._holds("future", segments) or any(map(self._setting.frame.ahead, self.dates))
        return self._dated

    @cached_property
    def dates(self) -> tuple[Month, ...]:
        return tuple(date for _, date in dates_in(self.text, self._setting.grammar.months, self._setting.frame))

    @cached_property
    def _dated(self) -> bool:
        """Whether the sentence names a time behind the resolution."""
        return any(map(self._setting.frame.after, self.dates)) or (not self.dates and any(self._group("recent")))

    def _hit(self, rule: KindRule, places: tuple[int, ...], clause: Clause) -> Hit:
        if rule.kind is AnswerKind.NOT_COMPETENT:
            return Hit(rule.kind, rule.name, places, clause, rule.order, rule.weight, self._level(places))
        if rule.kind is not AnswerKind.DONE or rule.whole:
            return Hit(rule.kind, rule.name, places, clause, rule.order, rule.weight)
        name = rule.name
        if self._of_others(places, self._bodies):
            name = ACT_OF_OTHERS
        elif not self._dated:
            name = ACT_BEFORE if self.dates else ACT_UNDATED
        kind = AnswerKind.DONE if name == rule.name else AnswerKind.IN_PLACE
        return Hit(kind, name, places, clause, rule.order, 1 if kind is rule.kind else _ACT_WEIGHT)

    def _level(self, places: Sequence[int]) -> Level | None:
        """The level or body nearest to the words, other than the one that answers."""
        own = self._sighted.places.get(self._setting.grammar.selves, ())
        near = [
            (min(abs(at - place) for place in places), level)
            for level, number in self._setting.grammar.levels.items()
            if level is not self._setting.own
            for at in self._sighted.places.get(number, ())
        ]
        if not near or min(near)[0] > _NEAR_LEVEL:
            return None
        itself = min((abs(at - places[-1]) for at in own), default=_NEAR_LEVEL)
        return None if itself < min(near)[0] and itself <= 2 else min(near)[1]

    @cached_property
    def _bodies(self) -> frozenset[int]:
        """The places of bodies that belong to the government that answers."""
        bodies, own = self._setting.grammar.bodies, self._setting.own
        numbers = (bodies.get(name) for name in ("all", own.value if own else ""))
        return frozenset(at for number in numbers if number is not None for at in self._sighted.places.get(number, ()))

    def _of_others(self, places: tuple[int, ...], bodies: frozenset[int] = frozenset()) -> bool:
        """Whether someone other than the answering government and its bodies acts: by subject or by “von”, “by”."""
        grammar, tokens = self._setting.grammar, self.parsed.tokens
        others = {
            at
            for level, number in grammar.levels.items()
            if level is not self._setting.own
            for at in self._sighted.places.get(number, ())
        }
        if not others or grammar.first in self._sighted.places:
            return False
        own = {*self._sighted.places.get(grammar.selves, ()), *bodies}
        segment = tokens[places[0]].segment
        start = next(i for i, token in enumerate(tokens) if token.segment == segment)
        subject = {*range(start, min(start + 3, places[0] + 1)), *range(max(start, places[0] - 4), places[0] + 4)}
        agents = {at + k for at in self._sighted.places.get(grammar.by, ()) for k in (1, 2, 3)}
        if own & (subject | agents):
            return False
        return any(at in agents or (at in subject and self._nominative(at, start)) for at in others)

    def _nominative(self, at: int, start: int) -> bool:
        """Whether a name may be the subject: no preposition or oblique article stands just before it."""
        grammar = self._setting.grammar
        oblique = self._sighted.places.get(grammar.oblique, ())
        return not any(place in oblique for place in range(max(start, at - 2), at))
