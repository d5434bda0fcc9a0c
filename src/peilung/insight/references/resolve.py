"""From numbers that a text names to the points of the paper that they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from peilung.core.insight import ReferenceState
from peilung.core.number import NumberPath
from peilung.core.paper import Document
from peilung.insight.references.path_tree import Entry, Marks, PathTree
from peilung.reading.numbers import Item

_FARTHEST = 500
"""No joint answer has so many points that the answer before or after is farther away."""


@dataclass(frozen=True, slots=True)
class Target:
    """A point that is meant: ``entry`` is ``None`` where the resolution has none; ``printed`` as in the text."""

    resolution: int
    path: NumberPath
    entry: Entry | None
    printed: str
    state: ReferenceState
    omitted: bool = False


class Resolver:
    """Finds the points of all resolutions of a document by number."""

    def __init__(self, document: Document) -> None:
        self.trees = [PathTree(resolution) for resolution in document.resolutions]
        self._omitted = {(omission.resolution, omission.path) for omission in document.omitted}

    def targets(
        self, items: Sequence[Item], resolution: int, near: NumberPath | None, inner: bool, most: int
    ) -> list[Target]:
        """The points that a list means, in its order, each once; a short number goes on from the one before.

        Of a range with more than ``most`` points only the ends are given.
        """
        tree = self.trees[resolution]
        found: dict[NumberPath, Target] = {}
        last: Target | None = None
        for item in items:
            here = last.path if last is not None else near
            target = self._target(item.marks, resolution, here, inner)
            if item.through and last is not None and last.entry is not None and target.entry is not None:
                inside = tree.between(last.entry, target.entry)
                for entry in inside if len(inside) <= most else ():
                    between = Target(resolution, entry.path, entry, str(entry.path), ReferenceState.RESOLVED)
                    found.setdefault(entry.path, between)
            found.setdefault(target.path, target)
            last = target
        return list(found.values())

    def home(self, items: Sequence[Item], own: int | None) -> int | None:
        """In which resolution numbers are looked for: the text's own, else the only one that has the first of them."""
        if own is not None:
            return own
        having = [index for index, tree in enumerate(self.trees) if tree.find(items[0].marks, None) is not None]
        return having[0] if len(having) == 1 else 0 if len(self.trees) == 1 else None

    def neighbour(self, resolution: int, near: NumberPath, own: frozenset[str], step: int) -> Target | None:
        """The answered point next before (``step`` -1) or after (+1) that has another answer than ``own``."""
        tree = self.trees[resolution]
        home = tree.entry(near)
        if home is None:
            return None
        for entry in islice(_along(tree.entries, home.index, step), _FARTHEST):
            if entry.point.answers and not own.intersection(entry.point.answers):
                return Target(resolution, entry.path, entry, str(entry.path), ReferenceState.RESOLVED)
        return None

    def _target(self, marks: Marks, resolution: int, near: NumberPath | None, inner: bool) -> Target:
        tree = self.trees[resolution]
        printed = " ".join(readings[0].part for readings in marks)
        found, state = tree.find(marks, near, inner), ReferenceState.RESOLVED
        if found is not None:
            return Target(resolution, found.path, found, printed, state)
        path = tree.named(marks, near, inner)
        if (resolution, path) in self._omitted:
            return Target(resolution, path, None, printed, ReferenceState.DANGLING, omitted=True)
        found = tree.repaired(marks, near)
        if found is not None:
            return Target(resolution, found.path, found, printed, ReferenceState.REPAIRED)
        return Target(resolution, path, None, printed, ReferenceState.DANGLING)


def _along(entries: Sequence[Entry], index: int, step: int) -> Iterator[Entry]:
    """The points from one on, forwards or backwards."""
    place = index + step
    while 0 <= place < len(entries):
        yield entries[place]
        place += step
