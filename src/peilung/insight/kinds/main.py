"""The main kind of an answer from the kinds of its sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from peilung.core.insight import AnswerKind
from peilung.insight.kinds.denial import nouns, points_back, shared, stems
from peilung.insight.kinds.sentence import DESCRIBED

_FIGURE = re.compile(r"\d|§|\bArt")
_IN_ORDER = tuple(AnswerKind)
_DENIALS = frozenset({AnswerKind.ABSENT, AnswerKind.DECLINED})
_ACTIONS = frozenset({AnswerKind.DONE, AnswerKind.UNDER_WAY, AnswerKind.ANNOUNCED})
_SLIGHT = (AnswerKind.SUPPORTED, AnswerKind.REFERS, AnswerKind.NOTED)
"""Kinds that give way to any other, the weakest last."""
_FIRST_DENIAL = 0.8
"""A denial at the beginning must weigh so much to be the answer."""
_FEW = 3
"""Among so few statements a refusal is what the answer says."""
_OUTWEIGHS = 0.5
"""So much weight other kinds need together: a sentence that merely describes is no other statement."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence with its kinds, the strongest first, each with its rule's name.

    ``weight`` below 1 where it only describes or quotes an earlier answer; ``place`` is its rank in the answer.
    """

    text: str
    clause: str
    """The clause that shows the strongest kind."""
    kinds: tuple[AnswerKind, ...]
    rule: str
    weight: float
    place: int


@dataclass(frozen=True, slots=True)
class Main:
    """The main kind, the rule by which it was found, and how far it is ahead (0 to 1)."""

    kind: AnswerKind
    rule: str
    margin: float


def main_kind(said: Sequence[Said], demand: str, german: bool) -> Main | None:
    """The main kind by the rule of the documentation; ``None`` if no sentence has a kind."""
    said = [sentence for sentence in said if sentence.kinds]
    if not said:
        return None
    if all(sentence.rule == DESCRIBED and not _FIGURE.search(sentence.text) for sentence in said):
        return Main(AnswerKind.SUPPORTED, "kinds.main.opinion", 0.5)
    whole = _Whole(said, stems(demand), german)
    denied = next(filter(whole.is_denied_by, said), None)
    if denied:
        return Main(denied.kinds[0], "kinds.main.denied", denied.weight)
    if any(map(whole.is_carried_out_by, said)):
        return Main(AnswerKind.DONE, "kinds.main.own_act", 1)
    return _most(said)


class _Whole:
    """An answer as a whole, against which each of its sentences is looked at."""

    def __init__(self, said: Sequence[Said], wanted: frozenset[str], german: bool) -> None:
        self._first, self._count = said[0], len(said)
        self._wanted, self._german = wanted, german
        strongest = {sentence.kinds[0] for sentence in said}
        self._acts = bool(strongest & _ACTIONS)
        self._mixed = bool(strongest - {AnswerKind.DONE, AnswerKind.IN_PLACE, *_SLIGHT})
        weighty = (s for s in said if s.kinds[0] not in _SLIGHT and s.weight >= _OUTWEIGHS)
        self._few = sum(1 for _ in weighty) <= _FEW

    def is_denied_by(self, sentence: Said) -> bool:
        """Whether the thing asked for is what this sentence denies."""
        kind = sentence.kinds[0]
        if kind not in _DENIALS or self._count == 1:
            return kind in _DENIALS
        own = nouns(sentence.clause) if self._german else stems(sentence.clause)
        alike = shared(own, self._wanted)
        if kind is AnswerKind.DECLINED and sentence.weight >= 1 and (alike >= 0.5 or (self._few and not self._acts)):
            return True
        if sentence is self._first and sentence.weight >= _FIRST_DENIAL:
            return alike >= 0.5 or points_back(sentence.text) or len(own) <= 2
        return sentence.weight >= 1 and alike >= 1 and (alike * 2 >= len(own) or points_back(sentence.text))

    def is_carried_out_by(self, sentence: Said) -> bool:
        """Whether this is a dated act on what was asked for, or one that is the answer's chief statement."""
        if sentence.kinds[0] is not AnswerKind.DONE or sentence.weight < 1:
            return False
        if not self._mixed and (sentence is self._first or self._count <= _FEW):
            return True
        return shared(stems(sentence.text), self._wanted) >= (1 if self._mixed else 0.5)


def _most(said: Sequence[Said]) -> Main:
    votes: defaultdict[AnswerKind, float] = defaultdict(float)
    first: dict[AnswerKind, int] = {}
    for sentence in said:
        for kind in sentence.kinds[:1] if sentence.rule == DESCRIBED else sentence.kinds:
            votes[kind] += sentence.weight if kind is sentence.kinds[0] else sentence.weight / 2
            first.setdefault(kind, sentence.place)
    kinds = set(votes)
    for slight in reversed(_SLIGHT):
        if sum(votes[kind] for kind in kinds - {slight}) > _OUTWEIGHS:
            kinds.discard(slight)
        elif slight in kinds:
            kinds = {slight}
    best = max(_IN_ORDER, key=lambda kind: (kind in kinds, votes[kind], -first.get(kind, 0)))
    total = sum(votes[kind] for kind in kinds)
    if kinds == {best}:
        return Main(best, "kinds.main.only", 1)
    tie = any(votes[kind] == votes[best] for kind in kinds - {best})
    return Main(best, "kinds.main.tie" if tie else "kinds.main.most", votes[best] / total)
