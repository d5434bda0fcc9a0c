"""Points of one paper that another paper names: “Ziffer 26 der Resolution der 28. BSPC 2019”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from peilung.core.insight import Place, Reference, Within
from peilung.core.number import NumberPath
from peilung.core.paper import Document, Point, Resolution
from peilung.insight.places import places
from peilung.insight.recurrence.values import Named, Side
from peilung.insight.references.sessions import sessions
from peilung.insight.references.sessions_bodies import Bodies

Key = tuple[int, int, NumberPath]
"""Index of the document, index of its resolution, path."""
_FIGURE = re.compile(r"\d{1,4}")
_SIGNS = re.compile(r"[^0-9a-z]+")


@dataclass(frozen=True, slots=True)
class Names:
    """Pairs of points of which one names the other, with the words that do."""

    found: Mapping[tuple[Key, Key], Named]

    @classmethod
    def of(cls, documents: Sequence[Document]) -> Names:
        """Looked for in the texts of points and in their answers."""
        found: dict[tuple[Key, Key], Named] = {}
        for index, document in enumerate(documents):
            others = [(at, other) for at, other in enumerate(documents) if at != index]
            for place, reference in _references(document):
                for target in _targets(reference, others):
                    for point in _points(document, place):
                        naming = (index, place.resolution or 0, point.path)
                        found.setdefault((naming, target), Named(index, reference.quote))
        return cls(found)

    def find(self, one: Side, other: Side) -> Named | None:
        """The words of either point that name the other."""
        first, second = _key(one), _key(other)
        return self.found.get((first, second)) or self.found.get((second, first))

    def pairs(self) -> Iterator[tuple[Key, Key]]:
        yield from self.found


def _key(side: Side) -> Key:
    return side.document, side.resolution, side.point


def _references(document: Document) -> Iterator[tuple[Place, Reference]]:
    texts = places(document)
    bodies = Bodies.of(document, texts)
    for place in texts:
        if place.within in (Within.TEXT, Within.ANSWER):
            for reference in sessions(place, bodies):
                yield place, reference


def _points(document: Document, place: Place) -> Iterator[Point]:
    """The points that a text belongs to."""
    assert place.resolution is not None
    for point in document.resolutions[place.resolution].points:
        if str(point.path) == place.origin if place.within is Within.TEXT else place.owner in point.answers:
            yield point


def _targets(reference: Reference, documents: Sequence[tuple[int, Document]]) -> Iterator[Key]:
    """The point of another paper that a reference names; nothing without a point's number."""
    item = _SIGNS.sub("", reference.parts.get("item", "").lower())
    if not item:
        return
    for index, document in documents:
        for at, resolution in enumerate(document.resolutions):
            if _is_meant(reference, resolution):
                for point in resolution.points:
                    if _SIGNS.sub("", str(point.path).lower()) == item:
                        yield index, at, point.path


def _is_meant(reference: Reference, resolution: Resolution) -> bool:
    """Whether the session's number agrees, and the year or the body as well."""
    printed = _FIGURE.search(resolution.session or resolution.title or "")
    if not printed or printed.group() != reference.parts.get("session"):
        return False
    year, body = reference.parts.get("year"), reference.parts.get("body", "")
    if year and resolution.begins:
        return int(year) == resolution.begins.year
    known = " ".join(filter(None, (resolution.body, resolution.title)))
    return bool(body) and (body.lower() in known.lower() or body == _initials(resolution.body or ""))


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper())
