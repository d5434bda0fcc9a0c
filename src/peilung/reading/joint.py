"""Answers that say themselves which points they are for: “Questions 1 to 5 are answered together.”"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from peilung.reading.builder import DraftAnswer, DraftPoint
from peilung.reading.lexicon import alternatives
from peilung.reading.numbers import Item, items_of, nodes_of, number_list

_HEAD = 400


@cache
def _together() -> re.Pattern[str]:
    label = r"[^\W\d_]{3,24}\s+(?:N[ro]\.?\s+)?"
    return re.compile(
        rf"(?:(?:{alternatives('articles')})\s+)?(?:{label})(?P<numbers>{number_list()})[^.;!?]{{0,90}}?"
        rf"(?:{alternatives('together')}[^.;!?]{{0,40}}?{alternatives('answered')}|{alternatives('answered')}[^.;!?]{{0,20}}?{alternatives('together')})",
        re.IGNORECASE,
    )


def join_answers(answers: Sequence[DraftAnswer], points: Sequence[DraftPoint]) -> None:
    """Add to each answer the points that it says it is for, and take openings out beside their own sub-points."""
    nodes = [point.node for point in points]
    drafts = {id(point.node): point for point in points}
    order = {id(point): index for index, point in enumerate(points)}
    for answer in answers:
        named = named_together(answer)
        if named:
            found = [drafts[id(node)] for node in nodes_of(named, nodes, answer.points[0].node if answer.points else None)]
            if len(found) > 1 and (not answer.points or any(point in found for point in answer.points)):
                missing = [point for point in found if point not in answer.points]
                answer.points = sorted([*answer.points, *missing], key=lambda point: order[id(point)])
        if len(answer.points) > 1:
            parents = {id(point.node.parent) for point in answer.points}
            answer.points = [point for point in answer.points if id(point.node) not in parents]


def named_together(answer: DraftAnswer) -> Sequence[Item]:
    """The numbers that the first words of an answer say are answered together."""
    text = " ".join(paragraph.raw for paragraph in answer.paragraphs[:2])[:_HEAD]
    match = _together().search(text)
    return items_of(match["numbers"]) if match else ()
