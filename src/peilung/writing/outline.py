"""The tree of a resolution's points, with missing numbers at their place and joint answers gathered.

The contract lists points flat; who writes for people needs the tree. A point hangs on the nearest point
before it whose path its own path begins with, or on none where that parent is missing. What else is said of
a point hangs on it: its answers, what further columns say, and the same point in another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Detail, Document, Omission, Point, PointKind, Resolution, Span
from peilung.writing.plain import one_line

_REPEATED = re.compile(r"~\d+$")


@dataclass(frozen=True, slots=True)
class Version:
    """The same point in another language: it is part of the resolution with the index ``resolution``."""

    resolution: int
    point: Point


@dataclass(frozen=True, slots=True)
class Entry:
    """One point, its answers (those to its other versions too), and what hangs on it."""

    point: Point
    answers: tuple[Answer, ...] = ()
    children: tuple[Item, ...] = ()
    details: tuple[Detail, ...] = ()
    versions: tuple[Version, ...] = ()

    @property
    def heads(self) -> bool:
        return self.point.kind is PointKind.SECTION

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where its text stands, in all languages."""
        return tuple(span for point in (self.point, *(v.point for v in self.versions)) for span in point.spans)

    @property
    def silent(self) -> bool:
        """Whether it must be said that there is no answer: none here and none below, and no section."""
        return not self.heads and not self.answers and not any(entry.answers for entry in entries(self.children))


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers missing next to each other for one reason."""

    omissions: tuple[Omission, ...]


@dataclass(frozen=True, slots=True)
class Joint:
    """Neighbouring points without sub-points that share all their answers: these belong beside all of them."""

    entries: tuple[Entry, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        return self.entries[0].answers

    @property
    def details(self) -> tuple[Detail, ...]:
        """What further columns say of all of them."""
        return tuple(
            detail for detail in self.entries[0].details if all(detail in entry.details for entry in self.entries)
        )

    def own(self, entry: Entry) -> tuple[Detail, ...]:
        """What further columns say of this one alone."""
        return tuple(detail for detail in entry.details if detail not in self.details)


Item = Entry | Gap | Joint


@dataclass(slots=True)
class _Node:
    """A point or omission while the tree grows."""

    held: Point | Omission
    children: list[_Node] = field(default_factory=list)


def outline(document: Document, index: int, folded: Sequence[int] = ()) -> tuple[Item, ...]:
    """The tree of the resolution with this index; ``folded`` are translations whose points hang on those here."""
    omissions = [omission for omission in document.omitted if omission.resolution == index]
    root: list[_Node] = []
    stack: list[_Node] = []
    for held in _in_order(document.resolutions[index], omissions):
        node = _Node(held)
        while stack and not is_under(held.path, stack[-1].held.path):
            stack.pop()
        (stack[-1].children if stack else root).append(node)
        if isinstance(held, Point):
            stack.append(node)
    return _items(root, _Around(document, index, folded))


def entries(items: Iterable[Item]) -> Iterator[Entry]:
    """All points of a tree in order."""
    for item in items:
        match item:
            case Entry():
                yield item
                yield from entries(item.children)
            case Joint():
                yield from item.entries
            case Gap():
                pass


def speakers(document: Document) -> dict[str, str]:
    """Who gives each answer, by its id; empty where the paper's author gives them all: the title block says so."""
    if all(answer.by in (None, document.paper.author) for answer in document.answers):
        return {}
    return {answer.id: one_line(answer.by) for answer in document.answers if answer.by}


def loose_answers(document: Document) -> tuple[Answer, ...]:
    """Answers that no point names."""
    named = {name for resolution in document.resolutions for point in resolution.points for name in point.answers}
    return tuple(answer for answer in document.answers if answer.id not in named)


def loose_details(document: Document) -> tuple[Detail, ...]:
    """What further columns say of no point that the document holds."""
    held = {(index, point.path) for index, resolution in enumerate(document.resolutions) for point in resolution.points}
    return tuple(
        detail for detail in document.details if not any((detail.resolution, path) in held for path in detail.points)
    )


def stray_omissions(document: Document) -> tuple[Omission, ...]:
    """Missing numbers of a resolution that the document does not hold."""
    held = range(len(document.resolutions))
    return tuple(omission for omission in document.omitted if omission.resolution not in held)


def is_under(path: NumberPath, parent: NumberPath) -> bool:
    """Whether ``path`` is a sub-number of ``parent``. A decimal number spells its whole path: 1.3 is under 1."""
    ours, theirs = _bare(path), _bare(parent)
    if not theirs or len(ours) < len(theirs) or ours[: len(theirs) - 1] != theirs[:-1]:
        return False
    last = ours[len(theirs) - 1]
    if last == theirs[-1]:
        return len(ours) > len(theirs)
    return last.startswith(f"{theirs[-1]}.")


def _bare(path: NumberPath) -> list[str]:
    return [_REPEATED.sub("", part) for part in path.parts]


def _in_order(resolution: Resolution, omissions: Sequence[Omission]) -> Iterator[Point | Omission]:
    """Points in the paper's order, each missing number before the point it precedes, else after the one it follows."""
    paths = {point.path for point in resolution.points}
    before: dict[NumberPath, list[Omission]] = {}
    after: dict[NumberPath, list[Omission]] = {}
    rest: list[Omission] = []
    for omission in omissions:
        if omission.before in paths:
            before.setdefault(omission.before, []).append(omission)
        elif omission.after in paths:
            after.setdefault(omission.after, []).append(omission)
        else:
            rest.append(omission)
    waiting: list[NumberPath] = []
    for point in resolution.points:
        while waiting and not is_under(point.path, waiting[-1]):
            yield from after.pop(waiting.pop(), ())
        yield from before.pop(point.path, ())
        yield point
        waiting.append(point.path)
    for path in reversed(waiting):
        yield from after.pop(path, ())
    yield from rest


class _Around:
    """What hangs on the points of one resolution: answers, details and versions in other languages."""

    def __init__(self, document: Document, index: int, folded: Sequence[int]) -> None:
        self._index = index
        self._answers = {answer.id: answer for answer in document.answers}
        self._details: dict[tuple[int, NumberPath], list[Detail]] = {}
        for detail in document.details:
            for path in dict.fromkeys(detail.points):
                self._details.setdefault((detail.resolution, path), []).append(detail)
        self._versions: dict[NumberPath, list[Version]] = {}
        for other in folded:
            for point in document.resolutions[other].points:
                if point.translates is not None:
                    self._versions.setdefault(point.translates, []).append(Version(other, point))

    def entry(self, point: Point, children: tuple[Item, ...]) -> Entry:
        versions = tuple(self._versions.get(point.path, ()))
        names = [name for each in (point, *(version.point for version in versions)) for name in each.answers]
        keys = ((self._index, point.path), *((version.resolution, version.point.path) for version in versions))
        return Entry(
            point,
            tuple(self._answers[name] for name in names if name in self._answers),
            children,
            tuple(detail for key in keys for detail in self._details.get(key, ())),
            versions,
        )


def _items(nodes: Sequence[_Node], around: _Around) -> tuple[Item, ...]:
    items: list[Item] = []
    for node in nodes:
        item = _item(node, around)
        match items[-1] if items else None, item:
            case Gap() as last, Gap() if _same_place(last.omissions[-1], item.omissions[0]):
                items[-1] = Gap(last.omissions + item.omissions)
            case Entry() as last, Entry() if _share(last, item):
                items[-1] = Joint((last, item))
            case Joint() as last, Entry() if _share(last.entries[-1], item):
                items[-1] = Joint((*last.entries, item))
            case _:
                items.append(item)
    return tuple(items)


def _item(node: _Node, around: _Around) -> Entry | Gap:
    if isinstance(node.held, Omission):
        return Gap((node.held,))
    return around.entry(node.held, _items(node.children, around))


def _same_place(one: Omission, other: Omission) -> bool:
    return one.reading is other.reading


def _share(one: Entry, other: Entry) -> bool:
    joint = bool(one.answers) and one.answers == other.answers
    return joint and not one.children and not other.children and not one.heads and not other.heads
