"""The points of a resolution by number: which one “3 e) (5)”, “Buchstabe c” or “Ziffer 4” means, seen from another."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from peilung.core.number import Frame, Mark, NumberPath, Script, Style
from peilung.core.paper import Point, PointKind, Resolution
from peilung.reading.marks import Readings, cell_path
from peilung.reading.misread import others

Marks = tuple[Readings, ...]
_Key = tuple[Script, tuple[int, ...]]
_MOST_READINGS = 400
_AROUND = 100
"""Of a number that very many points end with, so many before and behind the reader are looked at."""
_LOWERED = {Script.UPPER: Script.LOWER, Script.LOWER: Script.UPPER,
            Script.UPPER_ROMAN: Script.LOWER_ROMAN, Script.LOWER_ROMAN: Script.UPPER_ROMAN}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One point and its number as marks; ``index`` is its place among the points."""

    point: Point
    marks: Marks
    index: int

    @property
    def path(self) -> NumberPath:
        return self.point.path


class PathTree:
    """All numbered points of one resolution."""

    def __init__(self, resolution: Resolution) -> None:
        self.entries: list[Entry] = []
        self._ending: dict[tuple[_Key, ...], list[Entry]] = defaultdict(list)
        self._whole: dict[tuple[_Key, ...], list[Entry]] = defaultdict(list)
        self._first_below: dict[tuple[tuple[_Key, ...], Script, int], tuple[Entry, Mark]] = {}
        """By the numbers above, script and count of values: the first point written so below them, and its mark."""
        self._by_path: dict[NumberPath, Entry] = {}
        for index, point in enumerate(resolution.points):
            entry = Entry(point, _marks_of(point.path), index)
            self.entries.append(entry)
            self._by_path.setdefault(point.path, entry)
            for upper, mark in product(_keys(entry.marks[:-1]), entry.marks[-1] if entry.marks else ()):
                self._first_below.setdefault((upper, mark.style.script, len(mark.values)), (entry, mark))
            for length in range(1, len(entry.marks) + 1):
                table = self._ending if length < len(entry.marks) else self._whole
                for keys in _keys(entry.marks[-length:]):
                    table[keys].append(entry)

    def entry(self, path: NumberPath | None) -> Entry | None:
        """The point with exactly this path."""
        return self._by_path.get(path) if path is not None else None

    def find(self, marks: Marks, near: NumberPath | None, inner: bool = False) -> Entry | None:
        """The point that a number means for a reader at ``near``; ``inner``: a word says that it is a sub-point.

        Large and small letters count alike, and 2.4 may be 2 (4), where nothing fits as printed.
        """
        for variant in (marks, _other_case(marks), _split(marks)):
            found = self._fitting(variant, near) if variant else []
            if found:
                return min(found, key=lambda entry: self._distance(entry, marks, near, inner))
        return self._under_heading(marks)

    def _under_heading(self, marks: Marks) -> Entry | None:
        """“II 7”, where the points count on through the sections and 7 stands below the heading II."""
        heads = list(dict.fromkeys(entry for keys in _keys(marks[:1]) for entry in self._whole.get(keys, ())))
        points = list(dict.fromkeys(entry for keys in _keys(marks[1:]) for entry in self._whole.get(keys, ())))
        if len(marks) < 2 or len(heads) != 1 or len(points) != 1 or heads[0].point.kind is not PointKind.SECTION:
            return None
        head, point = heads[0], points[0]
        nearest = next((e for e in reversed(self.entries[: point.index]) if e.point.kind is PointKind.SECTION), None)
        return point if nearest is head else None

    def repaired(self, marks: Marks, near: NumberPath | None) -> Entry | None:
        """The only point that a number means once one or more of its signs are read otherwise (l and 1, O and 0)."""
        kin = near.parent if near is not None else None
        found: dict[int, Entry] = {}
        for variant in (marks, *_glued(marks)):
            options = [(*readings, *others(readings)) for readings in variant]
            if prod(map(len, options)) > _MOST_READINGS:
                continue
            for chosen in product(*options):
                for entry in self._fitting(tuple((mark,) for mark in chosen)):
                    if len(entry.marks) == len(variant) or (kin is not None and entry.path.parent == kin):
                        found[entry.index] = entry
        return next(iter(found.values())) if len(found) == 1 else None

    def between(self, first: Entry, last: Entry) -> list[Entry]:
        """The points after ``first`` and before ``last`` on the same level, in order."""
        among = self.entries[first.index + 1 : last.index]
        return [entry for entry in among if len(entry.path.parts) == len(first.path.parts) == len(last.path.parts)]

    def named(self, marks: Marks, near: NumberPath | None, inner: bool) -> NumberPath:
        """The path that a number which no point has would have here, framed like its siblings."""
        above, rest = self._above(marks, near, inner)
        path = self._as_sibling(rest[0][0], above)
        return NumberPath((*path.parts, *(readings[0].part for readings in rest[1:])))

    def _above(self, marks: Marks, near: NumberPath | None, inner: bool) -> tuple[Entry | None, Marks]:
        """The deepest point that the first marks name (for a short number: that holds ``near``), and what is left."""
        for length in range(len(marks) - 1, 0, -1):
            found = self.find(marks[:length], near)
            if found is not None:
                return found, marks[length:]
        short = len(marks) == 1 and (inner or marks[0][0].style.script not in (Script.DIGITS, Script.DECIMAL))
        framed = len(marks) == 1 and marks[0][0].style.frame in (Frame.ROUND, Frame.CLOSED)
        parent = self.entry(near.parent) if near is not None and (short or framed) else None
        return parent, marks

    def _as_sibling(self, mark: Mark, above: Entry | None) -> NumberPath:
        """The path of a point below ``above``, written like one that is there and counts with the same signs."""
        upper = next(_keys(above.marks)) if above is not None else ()
        like = self._first_below.get((upper, mark.style.script, len(mark.values)))
        if like is not None:
            entry, other = like
            new = replace(other, values=mark.values).sibling(mark.values[-1])
            last = entry.path.parts[-1].partition("~")[0].removesuffix(other.part) + new
            return NumberPath((*entry.path.parts[:-1], last))
        return NumberPath((*(above.path.parts if above is not None else ()), mark.part))

    def _fitting(self, marks: Marks, near: NumberPath | None = None) -> list[Entry]:
        home = self.entry(near)
        found: dict[int, Entry] = {}
        for keys in _keys(marks):
            ending = self._ending.get(keys, [])
            if len(ending) > 2 * _AROUND:
                middle = bisect_left(ending, home.index if home else 0, key=lambda entry: entry.index)
                ending = ending[max(0, middle - _AROUND) : middle + _AROUND]
            found.update((entry.index, entry) for entry in (*self._whole.get(keys, ()), *ending))
        return list(found.values())

    def _distance(self, entry: Entry, marks: Marks, near: NumberPath | None, inner: bool) -> tuple[float, ...]:
        """Less is likelier: framed alike, whole where several parts are printed, near in the tree, near in order."""
        whole = len(entry.marks) == len(marks)
        common = _common(entry.path, near)
        home = self.entry(near)
        away = abs(entry.index - home.index) if home is not None else entry.index
        section = entry.point.kind is PointKind.SECTION
        if len(marks) > 1:
            return (not whole, -common, section, away)
        unlike = _round(marks[0]) != _round(entry.marks[-1])
        shallow = inner and len(entry.marks) == 1
        return (shallow, not inner and unlike, section and not whole, -common, not whole, away)


def _marks_of(path: NumberPath) -> Marks:
    """The marks of a path; empty where a part is no printed number (``[3]``)."""
    parts = [cell_path(part.partition("~")[0]) for part in path.parts]
    return tuple(mark for part in parts for mark in part or ()) if all(parts) else ()


def _keys(marks: Marks) -> Iterator[tuple[_Key, ...]]:
    """What a chain of marks counts, frames left aside, in each way to read it."""
    readings = ([(mark.style.script, mark.values) for mark in part] for part in marks)
    return product(*readings)


def _round(readings: Readings) -> bool:
    return readings[0].style.frame is Frame.ROUND


def _common(path: NumberPath, near: NumberPath | None) -> int:
    """How many levels two points share; a point is nearer to its own sub-points than to others."""
    count = 0
    for one, other in zip(_levels(path), _levels(near) if near is not None else (), strict=False):
        if one != other:
            break
        count += 1
    return count


def _levels(path: NumberPath) -> Iterator[str]:
    """The parts from the top down, of ``1.3`` both 1 and 1.3."""
    for part in path.parts:
        numbers = part.split(".")
        if len(numbers) > 1 and all(number.isalnum() for number in numbers):
            yield from (".".join(numbers[: length + 1]) for length in range(len(numbers)))
        else:
            yield part


def _other_case(marks: Marks) -> Marks:
    """The same letters large for small."""
    return tuple(
        tuple(
            replace(mark, style=Style(_LOWERED.get(mark.style.script, mark.style.script), mark.style.frame))
            for mark in readings
        )
        for readings in marks
    )


def _split(marks: Marks) -> Marks:
    """2.4 as 2 and 4; empty if no number is decimal."""
    if not any(readings[0].style.script is Script.DECIMAL for readings in marks):
        return ()
    return tuple(part for readings in marks for part in _digits(readings))


def _glued(marks: Marks) -> Iterator[Marks]:
    """A digit and a letter beside it as one number that cannot be read as it stands: “1O”, “1.l (a)”."""
    for place in range(len(marks) - 1):
        one, other = marks[place][0], marks[place + 1][0]
        if one.style.frame not in (Frame.BARE, Frame.STOP) or other.style.frame is not Frame.BARE:
            continue
        if one.printed.rstrip(".").isalpha() != other.printed.isalpha():
            unread = Mark(one.printed + other.printed, Style(Script.DIGITS, Frame.BARE), (0,))
            yield (*marks[:place], (unread,), *marks[place + 2 :])


def _digits(readings: Readings) -> Sequence[Readings]:
    mark = readings[0]
    if mark.style.script is not Script.DECIMAL:
        return [readings]
    return [(Mark(str(value), Style(Script.DIGITS, Frame.BARE), (value,)),) for value in mark.values]

