"""Finds which tables a file has, each with its own columns, and on which pages they stand.

Pages of one size are looked at together: a landscape annex has columns of its own. Ruled tables are told apart by
their vertical rulings. What is left is searched by white space, once more for what the first columns do not explain.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from peilung.reading.marks import bare_leading
from peilung.reading.pdf.centred import are_centred
from peilung.reading.pdf.columns import Grid, divided, numbered_grid, opens_with_number, tagged_row
from peilung.reading.pdf.edges import find_edges, ruled_edges, sample, text_edge
from peilung.reading.pdf.lines import Line
from peilung.reading.pdf.page import Page, Rule, Run
from peilung.reading.pdf.prose import is_prose
from peilung.reading.pdf.tagged import tagged_zones
from peilung.reading.pdf.zones import Zone, fits

_RULED_COLUMNS = 2
"""So many vertical rulings inside a table part its columns; a single one may be a box drawn for another reason."""
_FRAMED = 3
"""One ruling inside and one on each side: a table of two columns."""
_SHORTEST_RULE = 6.0
_LOWEST_ZONE = 8.0
_SAME_X = 4.0
_ALIKE = 2
_WHOLE = 0.5
_UNEXPLAINED = 5
"""So many lines in parts that fit no known columns are worth another search."""
_MOST_GRIDS = 4
_SUPPORT = 4.0
_APART = 1.5
_BESIDE = 0.5
_SMALL = 0.7
"""A table no wider than this share of the text may stand in a cell of another table."""
_SIZE_STEP = 10

Lines = Sequence[Sequence[Line]]


@dataclass(slots=True)
class Tables:
    """What is known of the tables of each page: the columns they may have, and where rulings show them."""

    grids: list[list[Grid]]
    zones: list[list[Zone]]

    def edges(self, page: int) -> list[float]:
        """All edges of columns on a page (from 0)."""
        return [x for grid in self.grids[page] for x in grid.edges]


@dataclass(slots=True)
class _Box:
    """A stretch of a page that vertical rulings run through, and how long they are at each x."""

    page: int
    top: float
    bottom: float
    lengths: Counter[int]

    @property
    def whole(self) -> set[int]:
        """The x of the rulings that run through most of it."""
        return {x for x, length in self.lengths.items() if length >= _WHOLE * (self.bottom - self.top)}


@dataclass(slots=True)
class _Kind:
    """Boxes ruled alike."""

    boxes: list[_Box]
    xs: set[int]
    rules: list[list[Rule]] = field(default_factory=list)


def find_tables(pages: Sequence[Page], lines: Lines, tagged: Lines | None = None) -> Tables:
    """The tables of a file from the lines of its pages without those that repeat; and from all of them if ``tagged``.

    Where tags show tables, what they show outside of them is flowing text, unless rulings make it a table.
    """
    zones = tagged_zones(tagged) if tagged is not None else [[] for _ in pages]
    shown = any(zones)
    tables = Tables([_unique(zone.grid for zone in page) for page in zones], zones)
    rest = [[line for line in page if tagged_row(line) is None] for page in lines] if shown else lines
    for group in by_size(pages):
        _find_ruled(group, pages, rest, tables)
        _find_unruled(group, rest, tables, prose=shown)
    return tables


def _unique(grids: Iterable[Grid]) -> list[Grid]:
    return list(dict.fromkeys(grids))


def by_size(pages: Sequence[Page]) -> list[list[int]]:
    """The indices of the pages of each size and orientation."""
    groups: dict[tuple[int, int], list[int]] = {}
    for index, page in enumerate(pages):
        groups.setdefault((round(page.width / _SIZE_STEP), round(page.height / _SIZE_STEP)), []).append(index)
    return list(groups.values())


def _find_ruled(group: Sequence[int], pages: Sequence[Page], lines: Lines, tables: Tables) -> None:
    boxes = [box for index in group for box in _boxes(index, pages[index].rules) if not _in_cell(box, lines[index])]
    for kind in _kinds(boxes):
        verticals = ruled_edges([[_as_rule(x, length) for box in kind.boxes for x, length in box.lengths.items()]])
        inside = [[line for line in lines[box.page] if _within(box, line)] for box in kind.boxes]
        grid = _ruled_grid(verticals, inside)
        if grid is None:
            continue
        for box in kind.boxes:
            if grid not in tables.grids[box.page]:
                tables.grids[box.page].append(grid)
            tables.zones[box.page].extend(_zones(box, pages[box.page].rules, grid))


def _in_cell(box: _Box, lines: Sequence[Line]) -> bool:
    """Whether a small ruled table stands in a cell of another: a number and text stand to its left."""
    if len(box.lengths) < 2 or not lines:
        return False
    left, right = min(box.lengths), max(box.lengths)
    text = max(line.right for line in lines) - min(line.left for line in lines)
    if right - left > _SMALL * text:
        return False
    beside = [line for line in lines if _within(box, line) and line.left < left - _SAME_X]
    return any(len([run for run in line.runs if run.right < left]) > 1 for line in beside)


def _boxes(page: int, rules: Iterable[Rule]) -> Iterator[_Box]:
    """The stretches of a page that vertical rulings run through."""
    upright = [rule for rule in rules if not rule.horizontal and rule.bottom - rule.top >= _SHORTEST_RULE]
    box: _Box | None = None
    for rule in sorted(upright, key=lambda rule: rule.top):
        if box is None or rule.top > box.bottom + 3:
            if box is not None:
                yield box
            box = _Box(page, rule.top, rule.bottom, Counter())
        box.bottom = max(box.bottom, rule.bottom)
        box.lengths[_place((rule.left + rule.right) / 2, box.lengths)] += round(rule.bottom - rule.top)
    if box is not None:
        yield box


def _place(x: float, known: Iterable[int]) -> int:
    return next((other for other in known if abs(other - x) < _SAME_X), round(x))


def _kinds(boxes: Sequence[_Box]) -> list[_Kind]:
    """Boxes ruled alike: the rulings of the one are among those of the other."""
    kinds: list[_Kind] = []
    for box in sorted(boxes, key=lambda box: (-len(box.whole), box.page)):
        xs = box.whole
        alike = [kind for kind in kinds if _alike(xs, kind.xs)]
        if not alike:
            kinds.append(_Kind([box], set(xs)))
            continue
        nearest = min(alike, key=lambda kind: min(abs(other.page - box.page) for other in kind.boxes[-8:]))
        nearest.boxes.append(box)
    return kinds


def _alike(xs: set[int], known: set[int]) -> bool:
    """Whether two tables are ruled alike: as wide, and the rulings of the one among those of the other."""
    if not xs or not known:
        return True
    wide = abs(min(xs) - min(known)) <= _ALIKE and abs(max(xs) - max(known)) <= _ALIKE
    return wide and (_among(xs, known) or _among(known, xs))


def _among(some: Iterable[int], others: Iterable[int]) -> bool:
    return all(any(abs(x - other) <= _ALIKE for other in others) for x in some)


def _as_rule(x: int, length: int) -> Rule:
    return Rule(x, 0, x, length)


def _within(box: _Box, line: Line) -> bool:
    return box.top - 1 <= line.bottom - line.height / 2 <= box.bottom + 1


def _ruled_grid(verticals: Sequence[float], inside: Lines) -> Grid | None:
    """The columns between the rulings; by white space where too few of them part the text."""
    inner = _inner(verticals, inside)
    if len(inner) >= _RULED_COLUMNS or (inner and _framed(verticals, inside)):
        edges = [text_edge(x, sample(inside)) for x in inner]
    else:
        edges = [edge.x for edge in find_edges(inside)]
    if not edges:
        return None
    return numbered_grid(edges, [line for page in sample(inside) for line in page], verticals)


def _inner(verticals: Sequence[float], lines: Lines) -> list[float]:
    """The vertical rulings with text on both sides; the table's frame goes."""
    lefts = sorted(line.left for page in lines for line in page)[:3]
    rights = sorted(line.right for page in lines for line in page)[-3:]
    if not lefts:
        return []
    if _framed(verticals, lines):
        return list(verticals[1:-1])
    left, right = lefts[-1], rights[0]
    return [x for x in verticals if left + 4 < x < right - 4]


def _framed(verticals: Sequence[float], lines: Lines) -> bool:
    """Whether a ruling on each side encloses all text, with others between them."""
    inked = [line for page in lines for line in page]
    if len(verticals) < _FRAMED or not inked:
        return False
    return min(line.left for line in inked) > verticals[0] - 2 and max(line.right for line in inked) < verticals[-1] + 2


def _zones(box: _Box, rules: Iterable[Rule], grid: Grid) -> Iterator[Zone]:
    """The parts of a box that the table's own rulings span."""
    spans = sorted(
        (rule.top, rule.bottom)
        for rule in rules
        if not rule.horizontal
        and box.top - 1 <= rule.top <= box.bottom
        and any(abs((rule.left + rule.right) / 2 - x) < _SAME_X for x in grid.verticals)
    )
    merged: list[list[float]] = []
    for top, bottom in spans:
        if merged and top <= merged[-1][1] + 3:
            merged[-1][1] = max(merged[-1][1], bottom)
        else:
            merged.append([top, bottom])
    return (Zone(top, bottom, grid) for top, bottom in merged if bottom - top > _LOWEST_ZONE)


def _find_unruled(group: Sequence[int], lines: Lines, tables: Tables, prose: bool = False) -> None:
    """Search what stands outside of the ruled tables, and again what the columns found there do not explain.

    ``prose``: only columns of flowing text can still be there.
    """
    ruled = not prose and any(tables.grids[index] for index in group)
    rest = {index: [line for line in lines[index] if not _ruled(line, tables.zones[index])] for index in group}
    for turn in range(_MOST_GRIDS):
        if (ruled or turn) and sum(len(line.runs) > 1 for page in rest.values() for line in page) < _UNEXPLAINED:
            return
        grid = _unruled_grid(list(rest.values()), further=bool(ruled or turn))
        if grid is None:
            return
        listed = _is_list(grid, sample(list(rest.values())))
        left: dict[int, list[Line]] = {}
        for index, page in rest.items():
            unexplained = [line for line in page if not _explains(grid, line)]
            if not listed and (grid.prose or not prose) and (not turn or len(page) - len(unexplained) > 1):
                tables.grids[index].append(grid)
            if unexplained:
                left[index] = unexplained
        rest = left
    for index in group:
        tables.grids[index] = _best_first(tables.grids[index], lines[index])


def _is_list(grid: Grid, pages: Lines) -> bool:
    """Whether the columns are only numbers and the one text they stand before: a list with hanging numbers."""
    if grid.prose or grid.width != 2 or grid.number != 0:
        return False
    full = [line for page in pages for line in page if all(divided(line, grid) or [[]])]
    return 2 * sum(opens_with_number(line, grid) for line in full) >= len(full)


def _ruled(line: Line, zones: Sequence[Zone]) -> bool:
    return any(zone.holds(line) for zone in zones)


def _unruled_grid(pages: Lines, further: bool) -> Grid | None:
    """The columns that white space shows; ``further`` ones must hold numbers."""
    found = find_edges(pages)
    if not found:
        return None
    edges = [edge.x for edge in found]
    taken = sample(pages)
    bare = Grid(tuple(edges))
    grid = numbered_grid(edges, [line for page in taken for line in page if _parted(bare, line)])
    if is_prose(taken, grid):
        return replace(grid, number=None, prose=True)
    if grid.number is None and not _opens_rows(taken, grid):
        return None
    if further:
        numbers = sum(opens_with_number(line, grid) for page in pages for line in page if _parted(grid, line))
        if numbers < 2 or max(edge.support for edge in found) < _SUPPORT:
            return None
    return replace(grid, centred=True) if grid.number is not None and are_centred(taken, grid) else grid


def _opens_rows(pages: Lines, grid: Grid) -> bool:
    """Whether numbers in the text mostly have another column beside them; in a list of flowing text they have none."""
    marked = [line for page in pages for line in page if bare_leading(line.text) is not None]
    beside = [line for line in marked if sum(map(bool, divided(line, grid) or ())) > 1]
    return grid.text > 0 or len(beside) >= _BESIDE * len(marked)


def _parted(grid: Grid, line: Line) -> bool:
    return divided(line, grid) is not None


def _explains(grid: Grid, line: Line) -> bool:
    """Whether a line keeps to the columns and has no wide gap inside of one, or is flowing text in one piece."""
    if len(line.runs) < 2:
        return True
    columns = divided(line, grid)
    return columns is not None and not any(_is_apart(runs) for runs in columns if len(runs) > 1)


def _is_apart(runs: Sequence[Run]) -> bool:
    return any(after.left - run.right > _APART * run.height for run, after in pairwise(runs))


def _best_first(grids: list[Grid], lines: Sequence[Line]) -> list[Grid]:
    """Of several columns on one page those that its lines keep to, and no others that fit by chance."""
    if len(grids) < 2:
        return grids
    scores = {grid: sum(fits(grid, line) for line in lines) for grid in grids}
    best = max(scores.values())
    kept = [grid for grid in grids if grid.verticals or scores[grid] > 0.3 * best]
    return sorted(kept, key=lambda grid: -scores[grid])
