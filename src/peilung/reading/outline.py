"""Builds the tree of points from the printed numbers, in the order in which they come.

The outline keeps the chain of open levels. A new mark goes where it continues a list exactly;
failing that, it opens a new list below; failing that, it continues a list with a gap. Nothing is
guessed silently: gaps and doubles are reported with the node.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from peilung.core.number import Frame, Mark, NumberPath, Script, Style
from peilung.reading.marks import Readings

_FEW = 6


class Fit(IntEnum):
    """How well a mark goes with the numbers before it, best first."""

    NEXT = 0
    FIRST = 1
    GAP = 2
    LATE_START = 3
    REPEATED = 4


@dataclass(slots=True, eq=False)
class Node:
    """One number in the tree, with the marks missing between it and its elder sibling."""

    mark: Mark
    path: NumberPath
    parent: Node | None
    fit: Fit
    missing: tuple[NumberPath, ...] = ()
    elder: Node | None = None
    children: list[Node] = field(default_factory=list)
    peers: list[Node] = field(default_factory=list)
    """All nodes of its style at the top, itself included; empty below the top."""
    ran_on: bool = False
    """Whether it goes on from the last number of the section before."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark could go: its reading, its parent and its elder sibling there."""

    fit: Fit
    mark: Mark
    parent: Node | None
    elder: Node | None
    ran_on: bool = False


class Outline:
    """The tree so far and its open end."""

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self.nodes: list[Node] = []
        self._open: list[Node] = []
        self._seen: dict[str, int] = {}
        self._peers: dict[Style, list[Node]] = {}

    @property
    def current(self) -> Node | None:
        return self._open[-1] if self._open else None

    def leave(self) -> None:
        """End all open lists: the next number stands at the top."""
        self._open = []

    def fit(self, readings: Readings, upcoming: Readings = ()) -> Fit:
        """How well a mark would go at this place, without adding it."""
        return self.place(readings, upcoming).fit

    def place(self, readings: Readings, upcoming: Readings = ()) -> Place:
        """Where a mark would go, without adding it."""
        return self._best(readings, upcoming)

    def add(self, marks: Sequence[Readings], upcoming: Readings = ()) -> Node:
        """Add a point with one mark, or with its whole path (``2 l) (4)``)."""
        self._open_ancestors(marks[:-1])
        return self._insert(self._best(marks[-1], upcoming))

    def settled(self, own: Readings, upcoming: Readings, opened: bool) -> bool:
        """Whether a number goes where its own reading puts it; ``opened``: a list is expected to begin here."""
        fit = self.fit(own, upcoming)
        return fit is Fit.NEXT or (fit is Fit.FIRST and (opened or any(_leads(mark, upcoming) for mark in own)))

    def instead(self, own: Readings, others: Readings, upcoming: Readings) -> Readings:
        """The one mark of ``others`` that goes on with a list where a number's own reading does not; else empty.

        A number that could begin a list itself gives way only where the next one follows the other.
        """
        first = bool(own) and self.fit(own, upcoming) is Fit.FIRST
        strict = any(mark.is_first for mark in own)
        found = []
        for place in [place for mark in others for place in self._places(mark)]:
            leads = _leads(place.mark, upcoming)
            goes_on = place.fit is Fit.NEXT and not place.ran_on and (leads or not strict)
            if goes_on or (place.fit is Fit.FIRST and leads and not first):
                found.append(place.mark)
        return (found[0],) if len({(mark.style, mark.values) for mark in found}) == 1 else ()

    def goes_on(self, marks: Sequence[Readings]) -> bool:
        """Whether all numbers of a whole path but the last are open, and the last is the next one below them."""
        level, above = 0, None
        for readings in marks[:-1]:
            found = next((n for n in range(level, len(self._open)) if _same_count(self._open[n], readings)), None)
            if found is None:
                return False
            level, above = found + 1, self._open[found]
        below = above.children if above is not None else self.roots
        return bool(below) and any(mark.follows(below[-1].mark) for mark in marks[-1])

    def add_unnumbered(self, below: bool = False) -> Node:
        """Add an item without a number below the current list's parent: ``2 [3]``; or ``below`` the current point."""
        current = self.current
        style = Style(Script.ORDINAL, Frame.SQUARE)
        if current is not None and below and current.mark.style != style:
            parent: Node | None = current
            value = 1 + sum(node.mark.style == style for node in current.children)
        elif current is not None and current.mark.style == style:
            parent, value = current.parent, current.mark.values[0] + 1
        else:
            parent, value = self._list_parent(), 1
            siblings = parent.children if parent else self.roots
            value += sum(node.mark.style == style for node in siblings)
        return self._insert(Place(Fit.NEXT, Mark(f"[{value}]", style, (value,)), parent, None))

    def settle(self) -> None:
        """Once all numbers are known: lists run on through the sections only if none of them begins anew.

        Otherwise a list that starts late lacks its first numbers.
        """
        for node in self.nodes:
            if not node.ran_on:
                continue
            aunts = node.parent.parent.children if node.parent and node.parent.parent else self.roots
            begun = [a for a in aunts if any(c.mark.style == node.mark.style and c.mark.is_first for c in a.children)]
            if len(begun) > 1:
                late = Place(Fit.LATE_START, node.mark, node.parent, None)
                node.fit, node.elder, node.missing = Fit.LATE_START, None, _missing(late, node.path)

    def _list_parent(self) -> Node | None:
        return self._open[-1].parent if self._open and not self._heads() else self.current

    def _heads(self) -> bool:
        return self._open[-1].parent is None

    def _open_ancestors(self, marks: Sequence[Readings]) -> None:
        """Make the open nodes those that the given marks name, adding implied ones."""
        level = 0
        for readings in marks:
            found = next((n for n in range(level, len(self._open)) if _same_count(self._open[n], readings)), None)
            if found is None:
                del self._open[level + 1 :]
                self._insert(self._best(readings, ()))
                found = len(self._open) - 1
            level = found + 1
        if marks:
            del self._open[level + 1 :]

    def _best(self, readings: Readings, upcoming: Readings) -> Place:
        places = [place for mark in readings for place in self._places(mark)]
        hinted = [place for place in places if _leads(place.mark, upcoming)]
        if not hinted and not any(place.fit is Fit.NEXT for place in places):
            hinted = [place for place in places if any(_soon(later, place.mark) for later in upcoming)]
        ambiguous = len({place.mark.style for place in places}) > 1
        chosen = hinted if hinted and ambiguous else places
        return min(chosen, key=self._rank)

    def _rank(self, place: Place) -> tuple[float, ...]:
        gap = place.mark.values[-1] - place.elder.mark.values[-1] if place.elder else place.mark.values[-1]
        depth = -_depth(place.parent)
        return (place.fit, gap if place.fit in (Fit.GAP, Fit.LATE_START) else 0, depth)

    def _places(self, mark: Mark) -> list[Place]:
        if mark.style.script is Script.DECIMAL:
            return [self._decimal_place(mark)]
        places = [place for node in self._open if (place := _beside(mark, self._kin(mark, node))) is not None]
        styles = {node.mark.style for node in self._open}
        if mark.style not in styles or (mark.is_first and not places):
            places.append(self._below(mark))
        return places or [self._below(mark)]

    def _kin(self, mark: Mark, node: Node) -> Node:
        """The node of a list that a mark goes on from: behind an unnumbered item, the last numbered one."""
        if node.mark.style.script is not Script.ORDINAL or mark.style.script is Script.ORDINAL:
            return node
        siblings = node.parent.children if node.parent else self.roots
        return next((other for other in reversed(siblings) if other.mark.style == mark.style), node)

    def _below(self, mark: Mark) -> Place:
        parent = self.current
        if parent is not None and parent.mark.style.script is Script.ORDINAL and mark.style in OUTER_STYLES:
            parent = parent.parent
        if mark.is_first:
            return Place(Fit.FIRST, mark, parent, None)
        elder = self._running_elder(mark, parent)
        if elder is not None:
            return Place(Fit.NEXT if mark.follows(elder.mark) else Fit.GAP, mark, parent, elder, ran_on=True)
        return Place(Fit.LATE_START, mark, parent, None)

    def _running_elder(self, mark: Mark, parent: Node | None) -> Node | None:
        """The last number of this style under the elder section, where numbers run through the sections."""
        siblings = parent.parent.children if parent and parent.parent else self.roots
        if parent is None or parent not in siblings:
            return None
        for aunt in reversed(siblings[: siblings.index(parent)]):
            for node in reversed(aunt.children):
                if node.mark.style == mark.style:
                    return node if mark.comes_after(node.mark) else None
        return None

    def _decimal_place(self, mark: Mark) -> Place:
        """A decimal number names its parents itself: ``1.2`` goes below 1, after 1.1."""
        parent, elder = self._decimal_parent(mark), None
        for node in reversed(self.nodes):
            same_list = node.mark.style == mark.style and node.mark.values[:-1] == mark.values[:-1]
            if same_list and len(node.mark.values) == len(mark.values):
                elder = node
                break
        if elder is None:
            return Place(Fit.FIRST if mark.is_first else Fit.LATE_START, mark, parent, None)
        if mark.follows(elder.mark):
            return Place(Fit.NEXT, mark, parent, elder)
        return Place(Fit.GAP if mark.comes_after(elder.mark) else Fit.REPEATED, mark, parent, elder)

    def _decimal_parent(self, mark: Mark) -> Node | None:
        numeric = (Script.DECIMAL, Script.DIGITS)
        for node in reversed(self.nodes):
            if node.mark.style.script in numeric and node.mark.values == mark.values[:-1]:
                return node
        tops = [node for node in self._open if node.mark.style.script not in numeric]
        tops = [node for node in tops if not _under_decimal(node)]
        return tops[-1] if tops else None

    def _insert(self, place: Place) -> Node:
        path = self._path(place.mark, place.parent)
        missing, elder = _missing(place, path), place.elder
        node = Node(place.mark, self._unique(path), place.parent, place.fit, missing, elder, ran_on=place.ran_on)
        (place.parent.children if place.parent else self.roots).append(node)
        if place.parent is None:
            node.peers = self._peers.setdefault(node.mark.style, [])
            node.peers.append(node)
        self.nodes.append(node)
        self._open = [*_chain(place.parent), node]
        return node

    @staticmethod
    def _path(mark: Mark, parent: Node | None) -> NumberPath:
        if mark.style.script is Script.DECIMAL or parent is None:
            return NumberPath((mark.part,))
        return parent.path.child(mark.part)

    def _unique(self, path: NumberPath) -> NumberPath:
        count = self._seen[str(path)] = self._seen.get(str(path), 0) + 1
        return path if count == 1 else NumberPath((*path.parts[:-1], f"{path.parts[-1]}~{count}"))


OUTER_STYLES = frozenset(
    Style(script, frame)
    for script in (Script.DIGITS, Script.UPPER, Script.UPPER_ROMAN)
    for frame in (Frame.STOP, Frame.BARE)
)
"""Styles of numbers that begin a list of their own behind unnumbered items, and none inside one of these."""


def _same_count(node: Node, readings: Readings) -> bool:
    """Whether a node's number is the one named, however it is framed there (“2.” in the list, “2” in a path)."""
    return any(node.mark.values == mark.values and node.mark.style.script is mark.style.script for mark in readings)


def is_named(node: Node, marks: Sequence[Readings]) -> bool:
    """Whether a number, or a whole path, is that of a node."""
    above: Node | None = node
    for readings in reversed(marks):
        if above is None or not _same_count(above, readings):
            return False
        above = above.parent
    return True


def _beside(mark: Mark, node: Node) -> Place | None:
    if mark.style != node.mark.style:
        return None
    if mark.follows(node.mark):
        return Place(Fit.NEXT, mark, node.parent, node)
    fit = Fit.GAP if mark.comes_after(node.mark) else Fit.REPEATED
    return Place(fit, mark, node.parent, node)


def _leads(mark: Mark, upcoming: Readings) -> bool:
    return any(later.follows(mark) for later in upcoming)


def _soon(later: Mark, mark: Mark) -> bool:
    """Whether a mark is a later sibling that only few are missing before."""
    return later.comes_after(mark) and later.values[-1] - mark.values[-1] <= _FEW


def _missing(place: Place, path: NumberPath) -> tuple[NumberPath, ...]:
    """The paths between a mark and its elder sibling, or before it where the list starts late."""
    if place.fit not in (Fit.GAP, Fit.LATE_START):
        return ()
    first = place.elder.mark.values[-1] + 1 if place.elder else 1
    values = range(first, place.mark.values[-1])
    return tuple(NumberPath((*path.parts[:-1], place.mark.sibling(value))) for value in values)


def _chain(node: Node | None) -> list[Node]:
    chain: list[Node] = []
    while node is not None:
        chain.append(node)
        node = node.parent
    return chain[::-1]


def _depth(node: Node | None) -> int:
    return len(_chain(node))


def _under_decimal(node: Node) -> bool:
    return any(above.mark.style.script is Script.DECIMAL for above in _chain(node)[:-1])
