"""Divides a page into flowing text and stretches of table.

Where the table is ruled, the rulings say it. Where it is not, a line is the table's if it keeps to the columns
and a number, a title or the line above says that the table has begun.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from peilung.reading.pdf.columns import Grid, divided, opens_with_number, tagged_row
from peilung.reading.pdf.lines import Line
from peilung.reading.pdf.page import Page, Rule
from peilung.reading.pdf.tags import TaggedTable

_RULED_SHARE = 0.55
_FARTHEST_LINE = 20.0
_LOOK_AHEAD = 8
_MOST_HEADINGS = 2
_WIDEST_PADDING = 14.0
_SAME_TABLE = 2.4
"""Lines of a first column of text that are further apart than so many times their height are no longer one table."""


Spans = list[tuple[float, float]]
"""The left and right ends of the parts of a ruling, in points."""


@dataclass(slots=True)
class Stretch:
    """Consecutive lines of one page: of a table with this ``grid``, or of flowing text (``None``)."""

    grid: Grid | None
    lines: list[Line] = field(default_factory=list)
    cuts: list[float] = field(default_factory=list)
    """The y of the horizontal rulings between its rows."""
    spans: list[Spans] = field(default_factory=list)
    """From where to where each of these rulings is drawn: a cell that reaches over rows has none inside."""
    at_top: bool = False
    titles: int = 0
    """How many of its first lines are column titles."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of a page that is ruled or tagged as a table: its top and bottom in points, and its columns."""

    top: float
    bottom: float
    grid: Grid
    table: TaggedTable | None = None
    """The table that the tags show there, if they do."""

    def holds(self, line: Line) -> bool:
        """Whether a line stands in it."""
        row = tagged_row(line)
        if self.table is not None or row is not None:
            return row is not None and row.table is self.table
        return self.top - 1 <= line.bottom - line.height / 2 <= self.bottom + 1


def stretches(
    page: Page, lines: Sequence[Line], grids: Sequence[Grid], zones: Sequence[Zone], goes_on: Grid | None
) -> list[Stretch]:
    """Divide the lines of a page; ``goes_on`` is the grid of the table within which the page before ended."""
    found: list[Stretch] = []
    for index, line in enumerate(lines):
        open_grid = found[-1].grid if found else goes_on
        grid = _grid_of(line, lines, index, grids, zones, open_grid)
        if not found or found[-1].grid is not grid or _new_zone(found[-1], line, zones):
            found.append(Stretch(grid, at_top=not found))
        found[-1].lines.append(line)
    for stretch in found:
        if stretch.grid is not None:
            drawn = _cuts(page.rules, stretch, stretch.grid)
            stretch.cuts, stretch.spans = list(drawn), list(drawn.values())
    return found


def _grid_of(
    line: Line, lines: Sequence[Line], index: int, grids: Sequence[Grid], zones: Sequence[Zone], open_grid: Grid | None
) -> Grid | None:
    """The columns a line keeps to; ``None`` for flowing text."""
    for zone in zones:
        if zone.holds(line):
            return zone.grid
    known = [grid for grid in grids if not grid.verticals or not zones]
    if len(known) > 1:
        known = _likeliest(known, lines[index : index + _LOOK_AHEAD], open_grid if index else None)
    for grid in known:
        if _belongs(line, lines, index, grid, grid is open_grid):
            return grid
    return None


def _likeliest(grids: Sequence[Grid], lines: Sequence[Line], open_grid: Grid | None) -> list[Grid]:
    """Columns in the order in which to try them: first those of the open table, then those that the next lines fill."""
    return sorted(grids, key=lambda grid: (grid is not open_grid, -sum(fits(grid, line) for line in lines)))


def fits(grid: Grid, line: Line) -> int:
    """How well a line keeps to some columns: one for each edge between two filled ones."""
    columns = divided(line, grid)
    if columns is None:
        return -1 if len(line.runs) > 1 else 0
    return sum(map(bool, columns)) - 1


def _new_zone(stretch: Stretch, line: Line, zones: Sequence[Zone]) -> bool:
    """Two ruled tables may follow each other without text between them."""
    if stretch.grid is None or not zones:
        return False
    last = stretch.lines[-1].bottom
    return any(last < zone.bottom < line.bottom - line.height / 2 for zone in zones)


def _belongs(line: Line, lines: Sequence[Line], index: int, grid: Grid, open_table: bool) -> bool:
    """Whether a line is part of an unruled table."""
    columns = divided(line, grid)
    if columns is None:
        return False
    if grid.prose:
        return open_table or sum(map(bool, columns)) > 1 or _beside(lines, index, grid)
    filled = sum(map(bool, columns))
    if columns[0] and filled == 1 and not opens_with_number(line, grid):
        if not open_table:
            return False
        return _continues_title(line, lines, index, grid) if grid.number == 0 else _is_close(lines, index)
    if open_table:
        return True
    if opens_with_number(line, grid) and filled > 1:
        return filled == grid.width or all(divided(later, grid) is not None for later in lines[index + 1 : index + 2])
    return filled > 1 and _title_or_row(line, lines, index, grid)


def _beside(lines: Sequence[Line], index: int, grid: Grid) -> bool:
    """Whether text in one of two columns of prose stands close to text in both."""
    near = [*lines[max(0, index - 2) : index], *lines[index + 1 : index + 3]]
    return any((columns := divided(line, grid)) is not None and all(columns) for line in near)


def _is_close(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands so close below the one above that it goes on in its table."""
    return index == 0 or lines[index].bottom - lines[index - 1].bottom < _SAME_TABLE * lines[index].height


def _continues_title(line: Line, lines: Sequence[Line], index: int, grid: Grid) -> bool:
    """The second line of a title in the narrow number column (“Num-” / “mer”)."""
    before = lines[index - 1] if index else None
    if before is None or line.bottom - before.bottom > 1.8 * line.height:
        return False
    columns = divided(before, grid)
    return columns is not None and bool(columns[0]) and line.right < grid.edges[0] - 1


def _title_or_row(line: Line, lines: Sequence[Line], index: int, grid: Grid) -> bool:
    """Whether a numbered row comes next, so that this line is the table's title or first row."""
    here = divided(line, grid)
    # A heading that spans the table may stand between its titles and its first row.
    headings = _MOST_HEADINGS if here is not None and grid.width > 2 and all(here) else 0
    for later in lines[index + 1 : index + 8]:
        columns = divided(later, grid)
        if columns is None:
            headings -= 1
        if headings < 0:
            return False
        if columns is not None and sum(map(bool, columns)) > 1 and opens_with_number(later, grid):
            return True
    return here is not None and sum(map(bool, here)) >= max(2, grid.width - 1)


def _cuts(rules: Sequence[Rule], stretch: Stretch, grid: Grid) -> dict[float, Spans]:
    """The horizontal rulings that run through a stretch over more than one column, by their y, from top to bottom."""
    top, bottom = stretch.lines[0].top - 30, stretch.lines[-1].bottom + 30
    width = max(line.right for line in stretch.lines) - grid.edges[0]
    bottoms = [line.bottom for line in stretch.lines]
    spans: dict[int, Spans] = {}
    for rule in rules:
        if rule.horizontal and top <= rule.top <= bottom and not _underlines(rule, stretch.lines, bottoms):
            spans.setdefault(round(rule.top / 2), []).append((rule.left, rule.right))
    heights = {}
    for step, parts in sorted(spans.items()):
        near = parts + spans.get(step + 1, [])
        left, right = min(a for a, _ in near), max(b for _, b in near)
        wide = _covered(near) >= _RULED_SHARE * width or _ends_at_edge(right, grid)
        if left <= grid.edges[0] and wide and (step - 1) not in spans:
            heights[step * 2.0] = near
    return heights


def _ends_at_edge(right: float, grid: Grid) -> bool:
    """Whether a ruling ends where a later column begins: it parts the cells up to there."""
    return any(-1 <= edge - right <= _WIDEST_PADDING for edge in grid.edges[1:])


def _underlines(rule: Rule, lines: Sequence[Line], bottoms: Sequence[float]) -> bool:
    """Whether a drawn line belongs to words: it begins and ends with them, right below their baseline."""
    for line in lines[bisect_left(bottoms, rule.top - 2) :]:
        if line.bottom - 0.4 * line.height >= rule.top:
            if line.bottom - rule.top > _FARTHEST_LINE:
                break
            continue
        inked = [run for run in line.runs if run.right > rule.left and run.left < rule.right]
        if inked and abs(inked[0].left - rule.left) < 1.3 and abs(inked[-1].right - rule.right) < 2.5:
            return True
    return False


def _covered(parts: Sequence[tuple[float, float]]) -> float:
    total, reach = 0.0, float("-inf")
    for left, right in sorted(parts):
        total += max(0.0, right - max(left, reach))
        reach = max(reach, right)
    return total
