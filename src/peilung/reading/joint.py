"""Answers that say themselves which points they are for: “Questions 1 to 5 are answered together.”"""

from __future__ import annotations

import re
from collections.abc import Sequence

from peilung.reading.drafts import DraftAnswer, DraftPoint
from peilung.reading.heads import together
from peilung.reading.numbers import Item, nodes_of

_HEAD = 400
_BROKEN = re.compile(r"(?<=[a-zäöüß])-\s(?=[a-zäöüß])")
"""Where a line ends inside a word."""


def join_answers(answers: Sequence[DraftAnswer], points: Sequence[DraftPoint]) -> None:
    """Add to each answer the points that it says it is for, and take openings out beside their own sub-points."""
    nodes = [point.node for point in points]
    drafts = {id(point.node): point for point in points}
    order = {id(point): index for index, point in enumerate(points)}
    for answer in answers:
        named = named_together(answer)
        if named:
            near = answer.points[0].node if answer.points else None
            found = [drafts[id(node)] for node in nodes_of(named, nodes, near)]
            if len(found) > 1 and (not answer.points or any(point in found for point in answer.points)):
                missing = [point for point in found if point not in answer.points]
                answer.points = sorted([*answer.points, *missing], key=lambda point: order[id(point)])
        if len(answer.points) > 1:
            parents = {id(point.node.parent) for point in answer.points}
            answer.points = [point for point in answer.points if id(point.node) not in parents]


def named_together(answer: DraftAnswer) -> Sequence[Item]:
    """The numbers that the first words of an answer say are answered together."""
    text = " ".join(paragraph.raw for paragraph in answer.paragraphs[:2])[:_HEAD]
    return together(_BROKEN.sub("", text), anywhere=True)
