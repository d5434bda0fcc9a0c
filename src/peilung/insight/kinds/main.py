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
    wanted = stems(demand)
    denials = (sentence for sentence in said if sentence.kinds[0] in _DENIALS)
    denied = [sentence for sentence in denials if _denies(sentence, said, wanted, german)]
    if denied:
        return Main(denied[0].kinds[0], "kinds.main.denied", denied[0].weight)
    if any(sentence.kinds[0] is AnswerKind.DONE and _carries_out(sentence, said, wanted) for sentence in said):
        return Main(AnswerKind.DONE, "kinds.main.own_act", 1)
    return _most(said)


def _denies(sentence: Said, said: Sequence[Said], wanted: frozenset[str], german: bool) -> bool:
    """Whether the thing asked for is what this sentence denies."""
    if len(said) == 1:
        return True
    own = nouns(sentence.clause) if german else stems(sentence.clause)
    alike = shared(own, wanted)
    if sentence.kinds[0] is AnswerKind.DECLINED and sentence.weight >= 1 and alike >= 0.5:
        return True
    alone = sum(other.kinds[0] not in _SLIGHT and other.weight >= _OUTWEIGHS for other in said) <= _FEW
    if sentence.kinds[0] is AnswerKind.DECLINED and not any(other.kinds[0] in _ACTIONS for other in said):
        return sentence.weight >= 1 and alone
    if sentence is said[0] and sentence.weight >= _FIRST_DENIAL:
        return alike >= 0.5 or points_back(sentence.text) or len(own) <= 2
    return sentence.weight >= 1 and alike >= 1 and (alike * 2 >= len(own) or points_back(sentence.text))


def _carries_out(sentence: Said, said: Sequence[Said], wanted: frozenset[str]) -> bool:
    """Whether a dated act is about what was asked for, or is the answer's chief statement."""
    if sentence.weight < 1:
        return False
    others = {kind for other in said for kind in other.kinds[:1]} - {AnswerKind.DONE, AnswerKind.IN_PLACE, *_SLIGHT}
    if others:
        return shared(stems(sentence.text), wanted) >= 1
    return sentence is said[0] or len(said) <= 3 or shared(stems(sentence.text), wanted) >= 0.5


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
    best = max(kinds, key=lambda kind: (votes[kind], -first[kind]))
    total = sum(votes[kind] for kind in kinds)
    if kinds == {best}:
        return Main(best, "kinds.main.only", 1)
    tie = any(votes[kind] == votes[best] for kind in kinds - {best})
    return Main(best, "kinds.main.tie" if tie else "kinds.main.most", votes[best] / total)
