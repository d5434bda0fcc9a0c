"""Where suggestions stand in the texts of a page: each line cut into pieces, with what is suggested of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from peilung.core.insight import Ground, Insight, Level, Quote, Within
from peilung.core.paper import Document
from peilung.writing.plain import printable

Key = tuple[str, str | None, int | None]
"""Names a text: what it is, whose it is (a path, or an answer's id), the index of the resolution of a point."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of a text: what it is (``reference`` or ``fact``), where it is told of, and why."""

    start: int
    end: int
    type: str
    anchor: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Badge:
    """What the sentence that begins at ``start`` says: the kind, why, and whose competence it names."""

    start: int
    kind: str
    ground: Ground
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line: the index of the footnote it is the mark of, its mark, the badges in front of it."""

    text: str
    note: int | None = None
    mark: Mark | None = None
    badges: tuple[Badge, ...] = ()


class Marked:
    """Finds the pieces of the lines of a document's texts, which must be asked for in the order of the text."""

    def __init__(self, document: Document, insight: Insight) -> None:
        self._texts = dict(_texts(document))
        self._cursors: dict[Key, int] = {}
        self._marks: dict[Key, list[Mark]] = {}
        self._badges: dict[Key, list[Badge]] = {}
        self._collect(insight)

    def pieces(self, held: Iterable[tuple[str, int | None]], owner: str | None, index: int | None) -> list[Piece]:
        """The pieces of one line, of which footnote marks are cut out already."""
        parts = list(held)
        line = "".join(text for text, _ in parts)
        key = next((key for key in _keys(owner, index) if key in self._texts), None)
        at = self._find(key, line) if key else -1
        if key is None or at < 0:
            return [Piece(text, note) for text, note in parts]
        found: list[Piece] = []
        for text, note in parts:
            found.extend([Piece(text, note)] if note is not None else self._cut(key, text, at))
            at += len(text)
        return found

    def _find(self, key: Key, line: str) -> int:
        cursor = self._cursors.get(key, 0)
        at = self._texts[key].find(line, cursor)
        if at < 0:
            at = self._texts[key].find(line)
        self._cursors[key] = at + len(line) if at >= 0 else cursor
        return at

    def _cut(self, key: Key, text: str, at: int) -> Iterator[Piece]:
        end = at + len(text)
        marks = [mark for mark in self._marks.get(key, ()) if mark.start < end and at < mark.end]
        badges = [badge for badge in self._badges.get(key, ()) if at <= badge.start < end]
        edges = {at, end, *(badge.start for badge in badges)}
        edges |= {edge for mark in marks for edge in (mark.start, mark.end) if at < edge < end}
        for start, stop in pairwise(sorted(edges)):
            mark = next((mark for mark in marks if mark.start <= start and stop <= mark.end), None)
            here = tuple(badge for badge in badges if badge.start == start)
            yield Piece(text[start - at : stop - at], None, mark, here)

    def _collect(self, insight: Insight) -> None:
        found: list[tuple[Quote, str, str, Ground]] = [
            *((r.quote, "reference", f"reference.{n}", r.ground) for n, r in enumerate(insight.references, 1)),
            *((f.quote, "fact", f"fact.{n}", f.ground) for n, f in enumerate(insight.facts, 1)),
        ]
        for quote, kind, anchor, ground in sorted(found, key=lambda item: (item[0].start, -item[0].end)):
            held = self._marks.setdefault(_key(quote), [])
            if not held or held[-1].end <= quote.start:
                held.append(Mark(quote.start, quote.end, kind, anchor, ground))
        for judged in insight.judged:
            for kind_found in judged.kinds:
                badge = Badge(kind_found.quote.start, kind_found.kind.value, kind_found.ground, kind_found.level)
                self._badges.setdefault(_key(kind_found.quote), []).append(badge)


def _texts(document: Document) -> Iterator[tuple[Key, str]]:
    """The texts that hold marks, with their keys; one with two signs for a line's end has other offsets on a page."""
    front = "\n".join(passage.text for passage in document.front)
    held: list[tuple[Key, str]] = [((Within.FRONT, None, None), front)]
    held.extend(((Within.ANSWER, answer.id, None), answer.text) for answer in document.answers)
    for index, resolution in enumerate(document.resolutions):
        held.extend(((Within.TEXT, str(point.path), index), point.text) for point in resolution.points)
    return ((key, printable(text)) for key, text in held if "\r\n" not in text)


def _keys(owner: str | None, index: int | None) -> tuple[Key, ...]:
    if owner == Within.FRONT:
        return ((Within.FRONT, None, None),)
    return ((Within.TEXT, owner, index), (Within.ANSWER, owner, None)) if owner is not None else ()


def _key(quote: Quote) -> Key:
    place = quote.place
    match place.within:
        case Within.ANSWER:
            return Within.ANSWER, place.owner, None
        case Within.TEXT:
            return Within.TEXT, place.origin, place.resolution
        case Within.FRONT:
            return Within.FRONT, None, None
        case Within.FOOTNOTE:
            return Within.FOOTNOTE, place.owner, None
