"""Divides a stretch of table into its titles and rows.

A row begins where the rulings say so, where the number column is filled, or where a number opens the demand
and every column begins anew on one baseline.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from peilung.reading.marks import Leading, bare_leading, cell_path, leading
from peilung.reading.pdf.centred import centred_starts, first_centred
from peilung.reading.pdf.columns import Grid, divided, opens_with_number, pitch_of, tagged_row
from peilung.reading.pdf.lines import Line, join_runs
from peilung.reading.pdf.page import Page
from peilung.reading.pdf.zones import Stretch

_MOST_TITLE_LINES = 6


def title_lines(stretch: Stretch, grid: Grid, repeated: Sequence[bool], goes_on: bool) -> int:
    """How many lines at the start of a stretch are column titles.

    They come again on other pages, or they stand above the first number of a table that begins here
    (in a ruled table: above its first ruling too). Tags tell them.
    """
    if grid.tagged:
        rows = [tagged_row(line) for line in stretch.lines]
        return next((index for index, row in enumerate(rows) if row is None or not row.titles), len(rows))
    known = [again and not _is_row(line, grid) for again, line in zip(repeated, stretch.lines, strict=True)]
    count = next((i for i, title in enumerate(known) if not title), len(known))
    if goes_on and stretch.at_top:
        return count
    lines = stretch.lines
    if _is_section(lines[0], grid):
        return count
    numbers = [i for i in number_lines(lines, grid) if not _is_rest_of_title(lines, i, grid)]
    bare = not numbers and grid.number is not None and len(lines) < _MOST_TITLE_LINES
    if bare and all(divided(lines[0], grid) or [[]]):
        return len(lines)  # a heading that spans the table parts them from its first row
    first = first_centred(lines, numbers, grid) if grid.centred else next(iter(numbers), 0)
    starts = _starts_by_ruling(stretch)
    if len(starts) > 1 and not opens_with_number(lines[0], grid):
        first = starts[1]
    return max(count, first) if first <= _MOST_TITLE_LINES else count


def _is_row(line: Line, grid: Grid) -> bool:
    """Whether a line opens with a number and goes on beside it."""
    columns = divided(line, grid)
    return columns is not None and sum(map(bool, columns)) > 1 and opens_with_number(line, grid)


def _is_section(line: Line, grid: Grid) -> bool:
    """Whether a line is a numbered heading across the table and not a row of it."""
    return bare_leading(line.text) is not None and not opens_with_number(line, grid)


def _is_rest_of_title(lines: Sequence[Line], index: int, grid: Grid) -> bool:
    """Whether what looks like a letter is the end of a title broken in its narrow column (“Numme” / “r”)."""
    columns = divided(lines[index], grid)
    if not index or columns is None or grid.number is None:
        return False
    if sum(map(bool, columns)) > 1 or not join_runs(columns[grid.number]).isalpha():
        return False
    close = lines[index].bottom - lines[index - 1].bottom < 1.6 * lines[index].height
    above = divided(lines[index - 1], grid)
    return close and above is not None and bool(above[grid.number]) and not opens_with_number(lines[index - 1], grid)


def tagged_starts(lines: Sequence[Line], grid: Grid) -> tuple[list[int], bool]:
    """Where the rows of a stretch begin by its tags, and whether the numbers agree; empty if it is not tagged."""
    rows = [tagged_row(line) for line in lines]
    if not rows or any(row is None for row in rows):
        return [], True
    starts = [i for i in range(len(rows)) if i == 0 or rows[i] is not rows[i - 1]]
    if grid.number is None:
        return starts, True
    numbers = number_lines(lines, grid)
    return starts, _parts(starts, numbers)


def parts_rows(stretch: Stretch, grid: Grid) -> bool:
    """Whether the rulings of a stretch part all its rows, as far as its numbers tell."""
    if grid.number is None:
        return _parts_numbered_text(stretch, grid)
    numbers = number_lines(stretch.lines, grid)
    return len(numbers) < 2 or _complete(_starts_by_ruling(stretch), numbers)


def _parts_numbered_text(stretch: Stretch, grid: Grid) -> bool:
    """Whether the rulings part all rows with numbers in their text: further ones in a row are of another kind."""
    starts = _starts_by_ruling(stretch)
    for start, end in zip(starts, [*starts[1:], len(stretch.lines)], strict=True):
        marks = [_mark_in_text(line, grid) for line in stretch.lines[start:end]]
        styles = [mark.readings[0].style for mark in marks if mark is not None]
        if styles[:1] and styles[0] in styles[1:]:
            return False
    return True


def _mark_in_text(line: Line, grid: Grid) -> Leading | None:
    columns = divided(line, grid)
    return bare_leading(join_runs(columns[grid.text])) if columns is not None and columns[grid.text] else None


def row_starts(stretch: Stretch, grid: Grid, ruled: bool = True) -> list[int]:
    """The indices of the lines at which a row begins; the first line always does.

    ``ruled``: the rulings of this kind of table part its rows, as seen on other pages too.
    """
    lines = stretch.lines
    numbers = number_lines(lines, grid) if grid.number is not None else _opening_lines(lines, grid)
    by_ruling = _starts_by_ruling(stretch)
    if by_ruling and ruled and grid.number is None and grid.verticals and _parts_numbered_text(stretch, grid):
        return by_ruling
    if by_ruling and ruled and (_complete(by_ruling, numbers) or (len(numbers) < 2 and _is_boxed(stretch))):
        return by_ruling
    if grid.centred and not by_ruling:
        return centred_starts(lines, numbers, grid)
    gap = _row_gap(lines, numbers)
    pitch = pitch_of(lines)
    opened = [i for i in range(1, len(lines)) if _opens_anew(lines[i], lines[i - 1], grid, gap, pitch)]
    return sorted({0, *by_ruling, *numbers, *opened})


def _opening_lines(lines: Sequence[Line], grid: Grid) -> list[int]:
    """Where a number in the text opens a row: the other columns begin there too, or there is a gap as between rows."""
    marked = [index for index, line in enumerate(lines) if opens_with_number(line, grid)]
    pitch = pitch_of(lines)
    sure = [index for index in marked if _begins_beside(lines, index, grid, pitch)]
    gap = _row_gap(lines, sure)
    if gap is None or pitch is None or gap <= 1.12 * pitch:
        return sure
    far = [i for i in marked if i and lines[i].bottom - lines[i - 1].bottom >= 0.88 * gap]
    return sorted({*sure, *far})


def _begins_beside(lines: Sequence[Line], index: int, grid: Grid, pitch: float | None) -> bool:
    """Whether another column begins on the same baseline as the numbered text."""
    columns = divided(lines[index], grid)
    if columns is None or sum(map(bool, columns)) < 2:
        return False
    if index == 0:
        return True
    above = divided(lines[index - 1], grid)
    fresh = above is None or any(runs and not over for runs, over in zip(columns, above, strict=True))
    return fresh or pitch is None or lines[index].bottom - lines[index - 1].bottom > 1.15 * pitch


def spans_columns(lines: Sequence[Line], page: Page, grid: Grid) -> bool:
    """Whether a row of a ruled table has one cell over all columns: no ruling parts it, or its text runs across."""
    across = divided(lines[0], grid) is None
    if grid.tagged or (across and len(lines) <= 4):
        return across
    middle = lines[0].bottom - lines[0].height / 2
    inner = [r for r in page.rules if not r.horizontal and any(abs(r.left - x) < 12 for x in grid.edges)]
    if not inner:
        return False
    return not any(rule.top - 1 <= middle <= rule.bottom + 1 for rule in inner)


def _starts_by_ruling(stretch: Stretch) -> list[int]:
    starts = {0}
    for cut in stretch.cuts:
        below = [i for i, line in enumerate(stretch.lines) if line.bottom - 0.3 * line.height > cut]
        if below:
            starts.add(below[0])
    return sorted(starts) if stretch.cuts else []


def _is_boxed(stretch: Stretch) -> bool:
    """Whether a ruling runs above and one below: a single row."""
    top, bottom = stretch.lines[0], stretch.lines[-1]
    above = any(cut < top.bottom - 0.3 * top.height for cut in stretch.cuts)
    return above and any(cut > bottom.bottom - 0.3 * bottom.height for cut in stretch.cuts)


def _complete(starts: Sequence[int], numbers: Sequence[int]) -> bool:
    """Whether the rulings part all rows: no two numbers stand between the same two rulings."""
    return _parts(starts, numbers) and (len(starts) > 1 or not numbers)


def _parts(starts: Sequence[int], numbers: Sequence[int]) -> bool:
    """Whether no two numbers stand in one row."""
    owners = [max(start for start in starts if start <= number) for number in numbers]
    return len(owners) == len(set(owners))


def number_lines(lines: Sequence[Line], grid: Grid) -> list[int]:
    """The lines that open with a number; the rest of a number too long for its column opens none."""
    pitch = pitch_of(lines)
    room = _room(lines, grid)
    found: list[int] = []
    for index, line in enumerate(lines):
        if not opens_with_number(line, grid):
            continue
        close = index and (pitch is None or line.bottom - lines[index - 1].bottom < 1.15 * pitch)
        if not close or not _is_rest_of_number(line, lines[index - 1], grid, room):
            found.append(index)
    return found


def _room(lines: Sequence[Line], grid: Grid) -> float:
    """How wide the text of the number column may be."""
    if grid.number is None or not lines:
        return 0.0
    left = grid.edges[grid.number - 1] if grid.number else min(line.left for line in lines)
    last = grid.number == len(grid.edges)
    return (max(line.right for line in lines) if last else grid.edges[grid.number] - 2) - left


def _is_rest_of_number(line: Line, above: Line, grid: Grid, room: float) -> bool:
    """Whether a number continues the one right above (“1 c)” and “(1)”): both had no room side by side."""
    first, second, number = divided(above, grid), divided(line, grid), grid.number
    if number is None or not first or not second or not first[number]:
        return False
    if line.bottom - above.bottom > 1.6 * line.height:
        return False
    one, two = first[number], second[number]
    needed = one[-1].right - one[0].left + two[-1].right - two[0].left + 0.25 * line.height
    parts = cell_path(f"{join_runs(one)} {join_runs(two)}")
    return needed > room and parts is not None and parts[0][0].style != parts[-1][0].style


def _row_gap(lines: Sequence[Line], numbers: Sequence[int]) -> float | None:
    """How far apart rows are: the usual distance from the last line of a row to the next number, in points."""
    gaps = [lines[i].bottom - lines[i - 1].bottom for i in numbers if i]
    return median(gaps) if gaps else None


def _opens_anew(line: Line, above: Line, grid: Grid, gap: float | None, pitch: float | None) -> bool:
    """Whether a row without a number in its own column begins: number in the demand, all columns anew."""
    columns = divided(line, grid)
    if columns is None or grid.number is None or columns[grid.number] or not columns[grid.text]:
        return False
    if leading(join_runs(columns[grid.text]) + " x") is None:
        return False
    distance = line.bottom - above.bottom
    if gap is not None and (pitch is None or gap > 1.12 * pitch):
        return distance >= 0.88 * gap
    beside = any(runs for column, runs in enumerate(columns) if column not in (grid.number, grid.text))
    return beside and (pitch is None or distance > 1.15 * pitch or not _answered(above, grid))


def _answered(above: Line, grid: Grid) -> bool:
    """Whether an answer goes on right above."""
    columns = divided(above, grid)
    return columns is not None and any(
        runs for column, runs in enumerate(columns) if column not in (grid.number, grid.text)
    )
