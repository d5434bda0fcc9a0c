"""The tree of a resolution's points, with missing numbers at their place and joint answers gathered.

The contract lists points flat; who writes for people needs the tree. A point hangs on the nearest point
before it whose path its own path begins with, or on none where that parent is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Document, Omission, Paper, Point, PointKind, Resolution
from peilung.writing.plain import one_line
from peilung.writing.words import Words

_REPEATED = re.compile(r"~\d+$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One point, its answers, and what hangs on it."""

    point: Point
    answers: tuple[Answer, ...] = ()
    children: tuple[Item, ...] = ()

    @property
    def heads(self) -> bool:
        return self.point.kind is PointKind.SECTION

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


Item = Entry | Gap | Joint


@dataclass(slots=True)
class _Node:
    """A point or omission while the tree grows."""

    held: Point | Omission
    children: list[_Node] = field(default_factory=list)


def outline(document: Document, index: int) -> tuple[Item, ...]:
    """The tree of the resolution with this index."""
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
    return _items(root, {answer.id: answer for answer in document.answers})


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


def facts(paper: Paper, words: Words) -> tuple[tuple[str, str], ...]:
    """What the paper says of itself, as label and value; what is not known is left out."""
    request = paper.request
    known = (
        (words.paper_number, paper.number),
        (words.dated, words.on(paper.date) if paper.date else None),
        (words.due, words.on(paper.due) if paper.due else None),
        (words.author, paper.author),
        (words.addressee, paper.addressee),
        (words.request, request.text if request else None),
        (words.cited, ", ".join(request.papers) if request else None),
    )
    return tuple((name, fact) for name, fact in known if fact)


def speakers(document: Document) -> dict[str, str]:
    """Who gives each answer, by its id; empty where the paper's author gives them all: the title block says so."""
    if all(answer.by in (None, document.paper.author) for answer in document.answers):
        return {}
    return {answer.id: one_line(answer.by) for answer in document.answers if answer.by}


def loose_answers(document: Document) -> tuple[Answer, ...]:
    """Answers that no point names."""
    named = {name for resolution in document.resolutions for point in resolution.points for name in point.answers}
    return tuple(answer for answer in document.answers if answer.id not in named)


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


def _items(nodes: Sequence[_Node], by_id: dict[str, Answer]) -> tuple[Item, ...]:
    items: list[Item] = []
    for node in nodes:
        item = _item(node, by_id)
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


def _item(node: _Node, by_id: dict[str, Answer]) -> Entry | Gap:
    if isinstance(node.held, Omission):
        return Gap((node.held,))
    answers = tuple(by_id[name] for name in node.held.answers if name in by_id)
    return Entry(node.held, answers, _items(node.children, by_id))


def _same_place(one: Omission, other: Omission) -> bool:
    return one.reading is other.reading


def _share(one: Entry, other: Entry) -> bool:
    joint = bool(one.answers) and one.answers == other.answers
    return joint and not one.children and not other.children and not one.heads and not other.heads
