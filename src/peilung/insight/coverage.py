"""The elements of each demand, and which of them its answer takes up at all: a hint to read both texts, no verdict.

An element is taken up where a sentence of the answer, with the one before it, shares enough of the element's words:
stems, parts of compounds and families of words, each weighed by how rare it is within the paper.
"""

from __future__ import annotations

from collections.abc import Iterator

from peilung.core.insight import Coverage, Element
from peilung.core.paper import Answer, Document, Point, Role
from peilung.insight.coverage_elements import elements
from peilung.insight.coverage_match import Heard, Weights, taken_up
from peilung.insight.places import answer_place, language_of


def coverage(document: Document) -> tuple[Coverage, ...]:
    """The elements of each demand that has an answer, its own or a joint one, in the paper's order."""
    return tuple(_covered(document))


def _covered(document: Document) -> Iterator[Coverage]:
    answers = {answer.id: answer for answer in document.answers}
    heard: dict[str, Heard] = {}
    weights: dict[str, Weights] = {}
    for index, resolution in enumerate(document.resolutions):
        language = language_of(document, index)
        for point in resolution.points:
            own = [answers[name] for name in point.answers if name in answers]
            if point.role is not Role.DEMAND or not own:
                continue
            if language not in weights:
                weights[language] = Weights.of(document, language)
            texts = [_heard(document, answer, heard, weights[language]) for answer in own]
            found = _elements(point, language, texts, weights[language])
            if found:
                yield Coverage(index, point.path, found)


def _heard(document: Document, answer: Answer, known: dict[str, Heard], weights: Weights) -> Heard:
    """The words of an answer, looked at once however many points it answers."""
    if answer.id not in known:
        known[answer.id] = Heard.of(answer_place(document, answer), weights)
    return known[answer.id]


def _elements(point: Point, language: str, answers: list[Heard], weights: Weights) -> tuple[Element, ...]:
    found = []
    for stretch in elements(point.text, language):
        text = point.text[stretch.start : stretch.end]
        quote, ground = taken_up(point.text, stretch, answers, weights)
        found.append(Element(stretch.part, text, stretch.start, stretch.end, quote is not None, quote, ground))
    return tuple(found)


