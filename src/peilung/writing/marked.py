"""Where suggestions stand in the texts of a page: each line cut into pieces, with what is suggested of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
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
    """A marked stretch: what it is (``reference`` or ``fact``), where it is told of, why, the text's language."""

    start: int
    end: int
    type: str
    anchor: str
    ground: Ground
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Badge:
    """What the sentence that begins at ``start`` says: the kind, why, whose competence it names, the language."""

    start: int
    kind: str
    ground: Ground
    level: Level | None = None
    language: str | None = None


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
        held = self._marks.get(key, [])
        first = bisect_right(held, at, key=lambda mark: mark.end)
        marks = held[first : bisect_left(held, end, key=lambda mark: mark.start)]
        badges = self._badges.get(key, [])
        begins = [bisect_left(badges, edge, key=lambda badge: badge.start) for edge in (at, end)]
        here: dict[int, list[Badge]] = {}
        for badge in badges[begins[0] : begins[1]]:
            here.setdefault(badge.start, []).append(badge)
        edges = {at, end, *here}
        edges |= {edge for mark in marks for edge in (mark.start, mark.end) if at < edge < end}
        by_start = {max(mark.start, at): mark for mark in marks}
        mark: Mark | None = None
        for start, stop in pairwise(sorted(edges)):
            mark = by_start.get(start, mark if mark and start < mark.end else None)
            yield Piece(text[start - at : stop - at], None, mark, tuple(here.get(start, ())))

    def _collect(self, insight: Insight) -> None:
        found: list[tuple[Quote, str, str, Ground]] = [
            *((r.quote, "reference", f"reference.{n}", r.ground) for n, r in enumerate(insight.references, 1)),
            *((f.quote, "fact", f"fact.{n}", f.ground) for n, f in enumerate(insight.facts, 1)),
        ]
        for quote, kind, anchor, ground in sorted(found, key=lambda item: (item[0].start, -item[0].end)):
            held = self._marks.setdefault(_key(quote), [])
            if not held or held[-1].end <= quote.start:
                held.append(Mark(quote.start, quote.end, kind, anchor, ground, quote.place.language))
        for judged in insight.judged:
            for kind_found in judged.kinds:
                quote = kind_found.quote
                badge = Badge(
                    quote.start, kind_found.kind.value, kind_found.ground, kind_found.level, quote.place.language
                )
                self._badges.setdefault(_key(quote), []).append(badge)
        for badges in self._badges.values():
            badges.sort(key=lambda badge: badge.start)


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
