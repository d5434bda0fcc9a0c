"""Divides a page into flowing text and stretches of table, and the table into rows.

Where the table is ruled, the rulings say it. Where it is not, a row begins where the number column
is filled, or where a number opens the demand and every column begins anew on one baseline.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from peilung.reading.marks import bare_leading, bullet, cell_path, leading
from peilung.reading.pdf.lines import Line, join_runs
from peilung.reading.pdf.page import Page, Rule, Run
from peilung.reading.pdf.tags import TaggedRow

_ALIGNED = 2.2
_RULED_SHARE = 0.55
_NUMBER_GAP = 0.6
_MOST_TITLE_LINES = 6


@dataclass(slots=True)
class Stretch:
    """Consecutive lines of one page: of a table, or of flowing text."""

    table: bool
    lines: list[Line] = field(default_factory=list)
    cuts: list[float] = field(default_factory=list)
    """The y of the horizontal rulings between its rows."""
    at_top: bool = False
    titles: int = 0
    """How many of its first lines are column titles."""


def ruled_zones(page: Page, verticals: Sequence[float]) -> list[tuple[float, float]]:
    """The stretches of a page that vertical rulings span, top and bottom in points."""
    spans = sorted(
        (rule.top, rule.bottom)
        for rule in page.rules
        if not rule.horizontal and any(abs((rule.left + rule.right) / 2 - x) < 4 for x in verticals)
    )
    zones: list[list[float]] = []
    for top, bottom in spans:
        if zones and top <= zones[-1][1] + 3:
            zones[-1][1] = max(zones[-1][1], bottom)
        else:
            zones.append([top, bottom])
    return [(top, bottom) for top, bottom in zones if bottom - top > 8]


def stretches(
    page: Page, lines: Sequence[Line], edges: Sequence[float], zones: Sequence[tuple[float, float]], goes_on: bool
) -> list[Stretch]:
    """Divide the lines of a page. ``goes_on``: the page before ended within a table."""
    found: list[Stretch] = []
    for index, line in enumerate(lines):
        open_table = bool(found and found[-1].table) or (not found and goes_on)
        table = _in_zone(line, zones) if zones else _belongs(line, lines, index, edges, open_table)
        if not found or found[-1].table != table or _new_zone(found[-1], line, zones):
            found.append(Stretch(table, at_top=not found))
        found[-1].lines.append(line)
    for stretch in found:
        if stretch.table:
            stretch.cuts = _cuts(page.rules, stretch, edges)
    return found


def _in_zone(line: Line, zones: Sequence[tuple[float, float]]) -> bool:
    middle = line.bottom - line.height / 2
    return any(top - 1 <= middle <= bottom + 1 for top, bottom in zones)


def _new_zone(stretch: Stretch, line: Line, zones: Sequence[tuple[float, float]]) -> bool:
    """Two ruled tables may follow each other without text between them."""
    if not stretch.table or not zones:
        return False
    last = stretch.lines[-1].bottom
    return any(last < bottom < line.bottom - line.height / 2 for _, bottom in zones)


def _belongs(line: Line, lines: Sequence[Line], index: int, edges: Sequence[float], open_table: bool) -> bool:
    """Whether a line is part of an unruled table."""
    columns = divided(line, edges)
    if columns is None:
        return False
    filled = [k for k, runs in enumerate(columns) if runs]
    first = join_runs(columns[0])
    numbered = bool(first) and _is_number(first)
    if first and not numbered and len(filled) == 1:
        return open_table and _continues_title(line, lines, index, edges)
    if open_table:
        return True
    return (numbered and len(filled) > 1) or (len(filled) > 1 and _title_or_row(line, lines, index, edges))


def _continues_title(line: Line, lines: Sequence[Line], index: int, edges: Sequence[float]) -> bool:
    """The second line of a title in the narrow number column (“Num-” / “mer”)."""
    before = lines[index - 1] if index else None
    if before is None or line.bottom - before.bottom > 1.8 * line.height:
        return False
    columns = divided(before, edges)
    return columns is not None and bool(columns[0]) and line.right < edges[0] - 1


def _title_or_row(line: Line, lines: Sequence[Line], index: int, edges: Sequence[float]) -> bool:
    """Whether a numbered row comes next, so that this line is the table's title or first row."""
    for later in lines[index + 1 : index + 8]:
        columns = divided(later, edges)
        if columns is None:
            return False
        if columns[0] and _is_number(join_runs(columns[0])) and any(columns[1:]):
            return True
    columns = divided(line, edges)
    return columns is not None and len([runs for runs in columns if runs]) >= len(columns) - 1


def divided(line: Line, edges: Sequence[float]) -> list[list[Run]] | None:
    """The runs of a line by column, found once; ``None`` if the line runs across an edge."""
    if isinstance(line.columns, bool):
        line.columns = divide(line.runs, edges)
    return line.columns


def column_lines(lines: Sequence[Line], edges: Sequence[float]) -> list[list[Line]]:
    """The parts of some lines of a table, column by column."""
    found: list[list[Line]] = [[] for _ in range(len(edges) + 1)]
    for line in lines:
        if line.parts is None:
            columns = divided(line, edges) or _by_left(line, edges)
            line.parts = [(column, Line(runs)) for column, runs in enumerate(columns) if runs]
        for column, part in line.parts:
            found[column].append(part)
    return found


def _by_left(line: Line, edges: Sequence[float]) -> list[list[Run]]:
    """The runs of a line that runs across an edge, by where they begin."""
    columns: list[list[Run]] = [[] for _ in range(len(edges) + 1)]
    for run in line.runs:
        columns[sum(run.left >= edge - _ALIGNED for edge in edges)].append(run)
    return columns


def divide(runs: Sequence[Run], edges: Sequence[float]) -> list[list[Run]] | None:
    """The runs of one line by column; ``None`` if the line runs across an edge."""
    columns: list[list[Run]] = [[] for _ in range(len(edges) + 1)]
    before: Run | None = None
    # A line that begins at an inner edge is the table's: flowing text begins at the margin.
    inner = bool(edges) and abs(runs[0].left - edges[0]) <= _ALIGNED
    waiting = list(runs[::-1])
    while waiting:
        run = waiting.pop()
        column = 0
        for edge in edges:
            if run.left >= edge - _ALIGNED:
                column += 1
            elif run.right > edge + 0.5:
                word = _word_at(run, edge)
                if word is None and _overflows(run, column, edges):
                    break
                if word is None:
                    return None
                run, rest = run.split(word)
                waiting.append(rest)
                break
        if before is not None and column != before.column and not inner and _flows(before, run, edges[column - 1]):
            return None
        run.column = column
        columns[column].append(run)
        before = run
    return None if _is_heading(columns) else columns


def _overflows(run: Run, column: int, edges: Sequence[float]) -> bool:
    """Whether a run is one word too long for its column (a web address), which begins where the column does."""
    return column > 0 and len(run.lefts) == 1 and len(run.text) > 12 and abs(run.left - edges[column - 1]) <= _ALIGNED


def _is_heading(columns: Sequence[Sequence[Run]]) -> bool:
    """Whether a line only happens to have a word at an edge: words that are no number, and go on without a gap."""
    if not columns[0] or len(columns) < 3 or not columns[1] or all(columns[1:]):
        return False
    last, first = columns[0][-1], columns[1][0]
    return first.left - last.right < _NUMBER_GAP * last.height and not _is_number(join_runs(columns[0]))


def _word_at(run: Run, edge: float) -> int | None:
    """The word of a run that begins at an edge, with nothing across the edge before it."""
    for word, left in enumerate(run.lefts):
        if left >= edge - _ALIGNED:
            clear = word > 0 and run.rights[word - 1] < left + 0.5 and left - edge <= _ALIGNED
            return word if clear else None
    return None


def _flows(before: Run, run: Run, edge: float) -> bool:
    """Whether a run goes on in a flowing line although a column edge lies before it."""
    gap = run.left - before.right
    return gap < (0.16 if abs(run.left - edge) <= _ALIGNED else 0.8) * run.height


def _is_number(text: str) -> bool:
    return cell_path(text) is not None or (bullet(text) is not None and len(text) < 3)


def _cuts(rules: Sequence[Rule], stretch: Stretch, edges: Sequence[float]) -> list[float]:
    """The horizontal rulings that run through a stretch over more than one column."""
    top, bottom = stretch.lines[0].top - 30, stretch.lines[-1].bottom + 30
    width = max(line.right for line in stretch.lines) - edges[0]
    spans: dict[int, list[tuple[float, float]]] = {}
    for rule in rules:
        if rule.horizontal and top <= rule.top <= bottom and not _underlines(rule, stretch.lines):
            spans.setdefault(round(rule.top / 2), []).append((rule.left, rule.right))
    heights = []
    for step, parts in spans.items():
        near = parts + spans.get(step + 1, [])
        if min(a for a, _ in near) <= edges[0] and _covered(near) >= _RULED_SHARE * width and (step - 1) not in spans:
            heights.append(step * 2.0)
    return sorted(heights)


def _underlines(rule: Rule, lines: Sequence[Line]) -> bool:
    """Whether a drawn line belongs to words: it begins and ends with them, right below their baseline."""
    for line in lines:
        if line.bottom - 0.4 * line.height < rule.top < line.bottom + 2:
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


def title_lines(stretch: Stretch, edges: Sequence[float], repeated: Sequence[bool], goes_on: bool) -> int:
    """How many lines at the start of a stretch are column titles.

    They come again on other pages, or they stand above the first number of a table that begins here
    (in a ruled table: above its first ruling too).
    """
    known = [again and not _is_row(line, edges) for again, line in zip(repeated, stretch.lines, strict=True)]
    count = next((i for i, title in enumerate(known) if not title), len(known))
    if goes_on and stretch.at_top:
        return count
    lines = stretch.lines
    if _is_section(lines[0], edges):
        return count
    first = next((i for i in _number_lines(lines, edges) if not _is_rest_of_title(lines, i, edges)), 0)
    starts = _starts_by_ruling(stretch)
    if len(starts) > 1 and not _opens_with_number(lines[0], edges):
        first = starts[1]
    return max(count, first) if first <= _MOST_TITLE_LINES else count


def _is_row(line: Line, edges: Sequence[float]) -> bool:
    """Whether a line opens with a number and goes on beside it."""
    columns = divided(line, edges)
    return columns is not None and any(columns[1:]) and _opens_with_number(line, edges)


def _is_section(line: Line, edges: Sequence[float]) -> bool:
    """Whether a line is a numbered heading across the table and not a row of it."""
    return bare_leading(line.text) is not None and not _opens_with_number(line, edges)


def _is_rest_of_title(lines: Sequence[Line], index: int, edges: Sequence[float]) -> bool:
    """Whether what looks like a letter is the end of a title broken in its narrow column (“Numme” / “r”)."""
    columns = divided(lines[index], edges)
    if not index or columns is None or any(columns[1:]) or not join_runs(columns[0]).isalpha():
        return False
    close = lines[index].bottom - lines[index - 1].bottom < 1.6 * lines[index].height
    above = divided(lines[index - 1], edges)
    return close and above is not None and bool(above[0]) and not _opens_with_number(lines[index - 1], edges)


def tagged_row(line: Line) -> TaggedRow | None:
    """The row that the tags put a line in."""
    return next((run.row for run in line.runs if run.row is not None), None)


def tagged_starts(lines: Sequence[Line], edges: Sequence[float]) -> tuple[list[int], bool]:
    """Where the rows of a stretch begin by its tags, and whether the numbers agree; empty if it is not tagged."""
    rows = [tagged_row(line) for line in lines]
    if not rows or any(row is None for row in rows):
        return [], True
    starts = [i for i in range(len(rows)) if i == 0 or rows[i] is not rows[i - 1]]
    return starts, set(_number_lines(lines, edges)) <= set(starts)


def row_starts(stretch: Stretch, edges: Sequence[float]) -> list[int]:
    """The indices of the lines at which a row begins; the first line always does."""
    lines = stretch.lines
    numbers = _number_lines(lines, edges)
    by_ruling = _starts_by_ruling(stretch)
    if by_ruling and (_complete(by_ruling, numbers) or (len(numbers) < 2 and _is_boxed(stretch))):
        return by_ruling
    gap = _row_gap(lines, numbers)
    pitch = _pitch(lines)
    opened = [i for i in range(1, len(lines)) if _opens_anew(lines[i], lines[i - 1], edges, gap, pitch)]
    return sorted({0, *by_ruling, *numbers, *opened})


def spans_columns(lines: Sequence[Line], page: Page, edges: Sequence[float]) -> bool:
    """Whether a row of a ruled table has one cell over all columns: no ruling parts it, or its text runs across."""
    if all(divided(line, edges) is None for line in lines[:1]) and len(lines) <= 4:
        return True
    middle = lines[0].bottom - lines[0].height / 2
    inner = [r for r in page.rules if not r.horizontal and any(abs(r.left - x) < 12 for x in edges)]
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
    owners = [max(start for start in starts if start <= number) for number in numbers]
    return len(owners) == len(set(owners)) and (len(starts) > 1 or not numbers)


def _number_lines(lines: Sequence[Line], edges: Sequence[float]) -> list[int]:
    """The lines that open with a number; the rest of a number too long for its column opens none."""
    margin = min((line.left for line in lines), default=0.0)
    pitch = _pitch(lines)
    found: list[int] = []
    for index, line in enumerate(lines):
        if not _opens_with_number(line, edges):
            continue
        close = index and (pitch is None or line.bottom - lines[index - 1].bottom < 1.15 * pitch)
        if not close or not _is_rest_of_number(line, lines[index - 1], edges, margin):
            found.append(index)
    return found


def _is_rest_of_number(line: Line, above: Line, edges: Sequence[float], margin: float) -> bool:
    """Whether a number continues the one right above (“1 c)” and “(1)”): both had no room side by side."""
    first, second = divided(above, edges), divided(line, edges)
    if not first or not second or not first[0] or line.bottom - above.bottom > 1.6 * line.height:
        return False
    one, two = first[0], second[0]
    room = edges[0] - margin - 2
    needed = one[-1].right - one[0].left + two[-1].right - two[0].left + 0.25 * line.height
    parts = cell_path(f"{join_runs(one)} {join_runs(two)}")
    return needed > room and parts is not None and parts[0][0].style != parts[-1][0].style


def _opens_with_number(line: Line, edges: Sequence[float]) -> bool:
    columns = divided(line, edges)
    return columns is not None and bool(columns[0]) and _is_number(join_runs(columns[0]))


def _row_gap(lines: Sequence[Line], numbers: Sequence[int]) -> float | None:
    """How far apart rows are: the usual distance from the last line of a row to the next number, in points."""
    gaps = [lines[i].bottom - lines[i - 1].bottom for i in numbers if i]
    return median(gaps) if gaps else None


def _opens_anew(line: Line, above: Line, edges: Sequence[float], gap: float | None, pitch: float | None) -> bool:
    """Whether a row without a number in its own column begins: number in the demand, all columns anew."""
    columns = divided(line, edges)
    if columns is None or columns[0] or len(columns) < 2 or not columns[1]:
        return False
    if leading(join_runs(columns[1]) + " x") is None:
        return False
    distance = line.bottom - above.bottom
    beside = len(columns) > 2 and bool(columns[2])
    if gap is not None and (pitch is None or gap > 1.12 * pitch):
        return distance >= 0.88 * gap
    return beside and (pitch is None or distance > 1.15 * pitch or not _answered(above, edges))


def _answered(above: Line, edges: Sequence[float]) -> bool:
    """Whether the answer column goes on right above."""
    columns = divided(above, edges)
    return columns is not None and len(columns) > 2 and bool(columns[2])


def _pitch(lines: Sequence[Line]) -> float | None:
    steps = [b.bottom - a.bottom for a, b in itertools.pairwise(lines)]
    return median(steps) if steps else None
