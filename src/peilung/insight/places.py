"""The texts of a paper that are looked at, each with what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from peilung.core.insight import FRONT, Place, Within
from peilung.core.paper import Answer, Document, Footnote


def places(document: Document) -> tuple[Place, ...]:
    """Front matter, each point’s text, each answer, each footnote, in the paper’s order; empty texts left out."""
    found = (_front(document), *_points(document), *_answers(document), *_footnotes(document))
    return tuple(place for place in found if place.text.strip())


def answer_place(document: Document, answer: Answer) -> Place:
    """The text of one answer; its origin is the first of its points."""
    origin = str(answer.answers[0]) if answer.answers else FRONT
    language = language_of(document, answer.resolution)
    return Place(origin, answer.resolution, Within.ANSWER, answer.text, language, answer.id)


def language_of(document: Document, resolution: int | None) -> str:
    """The language of a resolution's texts as a lower-case tag, else the paper's; empty where neither is known."""
    own = None
    if resolution is not None and resolution < len(document.resolutions):
        own = document.resolutions[resolution].language
    return (own or document.paper.language or "").lower()


def _front(document: Document) -> Place:
    text = "\n".join(passage.text for passage in document.front)
    return Place(FRONT, None, Within.FRONT, text, language_of(document, None))


def _points(document: Document) -> Iterator[Place]:
    for index, resolution in enumerate(document.resolutions):
        language = language_of(document, index)
        for point in resolution.points:
            yield Place(str(point.path), index, Within.TEXT, point.text, language)


def _answers(document: Document) -> Iterator[Place]:
    for answer in document.answers:
        yield answer_place(document, answer)


def _footnotes(document: Document) -> Iterator[Place]:
    owners = {answer.id: answer for answer in document.answers}
    for index, note in enumerate(document.footnotes):
        yield _footnote(document, note, str(index), owners)


def _footnote(document: Document, note: Footnote, owner: str, owners: dict[str, Answer]) -> Place:
    within, resolution = note.within, note.resolution
    if within in owners:
        answer = owners[within]
        within, resolution = str(answer.answers[0]) if answer.answers else FRONT, answer.resolution
    elif resolution is None:
        within = FRONT
    return Place(within or FRONT, resolution, Within.FOOTNOTE, note.text, language_of(document, resolution), owner)
