"""The columns of a table, and the lines of a page divided among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from peilung.reading.marks import Readings, bare_leading, bullet, cell_path
from peilung.reading.pdf.lines import Line, join_runs
from peilung.reading.pdf.page import Run
from peilung.reading.pdf.tags import TaggedRow

ALIGNED = 2.2
_NUMBER_GAP = 0.6
_LONGEST_NUMBER = 24
_LONGEST_NUMBER_TITLE = 14
_NUMBERED = 0.6
"""This share of what stands in a column must be numbers for it to be the number column."""
_LEAST_MARKS = 2


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns of one kind of table begin, and where its rows are numbered.

    ``edges`` are the left edges of the second and later columns in points. ``number`` is the column that holds
    the numbers alone; ``None`` if they open the text of the column ``text``. ``verticals`` are the x of its rulings.
    ``centred``: a number stands halfway down its row. ``prose``: the columns are flowing text side by side.
    ``tagged``: the tags say which column something stands in.
    """

    edges: tuple[float, ...] = ()
    number: int | None = 0
    text: int = 1
    verticals: tuple[float, ...] = ()
    centred: bool = False
    prose: bool = False
    tagged: bool = False

    @property
    def width(self) -> int:
        return len(self.edges) + 1


Columns = list[list[Run]]


def divided(line: Line, grid: Grid) -> Columns | None:
    """The runs of a line by column, found once; ``None`` if the line runs across an edge."""
    if line.grid is not grid:
        line.grid, line.parts, line.numbered = grid, None, None
        line.columns = _divide_by_tags(line, grid) if grid.tagged else divide(line.runs, grid)
    return line.columns


def tagged_row(line: Line) -> TaggedRow | None:
    """The row that the tags put a line in."""
    for run in line.runs:
        if run.tag is not None and run.tag.row is not None:
            return run.tag.row
    return None


def _divide_by_tags(line: Line, grid: Grid) -> Columns | None:
    """The runs of a line by the columns of their cells; ``None`` if one cell is the whole row."""
    row = tagged_row(line)
    if row is None or row.whole:
        return None
    columns: Columns = [[] for _ in range(grid.width)]
    for run in line.runs:
        run.column = min(max(0, run.tag.column), len(grid.edges)) if run.tag is not None else 0
        columns[run.column].append(run)
    return columns


def column_lines(lines: Sequence[Line], grid: Grid) -> list[list[Line]]:
    """The parts of some lines of a table, column by column."""
    found: list[list[Line]] = [[] for _ in range(grid.width)]
    for line in lines:
        columns = divided(line, grid)
        if line.parts is None:
            whole = columns or _by_left(line, grid.edges)
            line.parts = [(column, Line(runs)) for column, runs in enumerate(whole) if runs]
        for column, part in line.parts:
            found[column].append(part)
    return found


def opens_with_number(line: Line, grid: Grid) -> bool:
    """Whether a number stands in the line's number column, or opens the text where there is no such column."""
    columns = divided(line, grid)
    if line.numbered is None:
        line.numbered = columns is not None and _numbered(columns, grid)
    return line.numbered


def _numbered(columns: Columns, grid: Grid) -> bool:
    runs = columns[grid.text if grid.number is None else grid.number]
    if not runs:
        return False
    text = join_runs(runs)
    return is_number(text) if grid.number is not None else bare_leading(text) is not None


def is_number(text: str) -> bool:
    """Whether a text is a number, or a sign in the place of one."""
    if len(text) > _LONGEST_NUMBER:
        return False
    return cell_path(text) is not None or (bullet(text) is not None and len(text) < 3)


def numbered_grid(
    edges: Sequence[float], lines: Sequence[Line], verticals: Sequence[float] = (), tagged: bool = False
) -> Grid:
    """The grid with these edges whose number column is found from some lines of its tables."""
    bare = Grid(tuple(edges), 0, min(1, len(edges)), tuple(verticals), tagged=tagged)
    cells: list[list[str]] = [[] for _ in range(bare.width)]
    for line in lines:
        for column, runs in enumerate(divided(line, bare) or ()):
            if runs:
                cells[column].append(join_runs(runs))
    shares = [_share_of_numbers(texts) for texts in cells]
    number = next((column for column, share in enumerate(shares) if share >= _NUMBERED), None)
    if number is not None and _is_broken_figure(cells[number]) and any(map(_counts, cells)):
        number = None
        shares[0] = 0.0
    if number == 0:
        return bare
    if number is not None:
        text = number + 1 if number + 1 < bare.width else 0
        return replace(bare, number=number, text=text)
    marks = [sum(bare_leading(text) is not None for text in texts) for texts in cells]
    most = max(marks, default=0)
    if most < _LEAST_MARKS or shares[0] > 0.3:
        return bare
    return replace(bare, number=None, text=marks.index(most))


def _share_of_numbers(texts: Sequence[str]) -> float:
    if len(texts) < 2:
        return 0.0
    return sum(is_number(text) and not _is_figure(text) for text in texts) / len(texts)


def _counts(texts: Sequence[str]) -> bool:
    """Whether numbers that open texts count on, again and again."""
    found = [mark.readings for text in texts if (mark := bare_leading(text)) is not None]
    return sum(_follows(one, two) for one, two in pairwise(found)) >= _LEAST_MARKS


def _is_broken_figure(texts: Sequence[str]) -> bool:
    """Whether what looks like numbers nowhere counts on: dates broken in a narrow column."""
    found = [path[0] for text in texts if (path := cell_path(text)) is not None]
    return len(found) > 2 and not any(_follows(one, two) for one, two in pairwise(found))


def _follows(one: Readings, two: Readings) -> bool:
    return any(b.follows(a) for a in one for b in two)


def _is_figure(text: str) -> bool:
    """A date or a sum, which counts no rows."""
    return sum(map(str.isdigit, text)) > 6 or "," in text


def pitch_of(lines: Sequence[Line]) -> float | None:
    """The usual distance of lines."""
    steps = [b.bottom - a.bottom for a, b in pairwise(lines)]
    return median(steps) if steps else None


def _by_left(line: Line, edges: Sequence[float]) -> Columns:
    """The runs of a line that runs across an edge, by where they begin."""
    columns: Columns = [[] for _ in range(len(edges) + 1)]
    for run in line.runs:
        columns[sum(run.left >= edge - ALIGNED for edge in edges)].append(run)
    return columns


def divide(runs: Sequence[Run], grid: Grid) -> Columns | None:
    """The runs of one line by column; ``None`` if the line runs across an edge."""
    edges = grid.edges
    columns: Columns = [[] for _ in range(len(edges) + 1)]
    before: Run | None = None
    # A line that begins at an inner edge is the table's: flowing text begins at the margin.
    inner = bool(edges) and abs(runs[0].left - edges[0]) <= ALIGNED
    waiting = list(runs[::-1])
    while waiting:
        run = waiting.pop()
        column = 0
        for edge in edges:
            if run.left >= edge - ALIGNED:
                column += 1
            elif run.right > edge + 0.5:
                word = _word_at(run, edge)
                if word is None and _overflows(run, column, edges):
                    break
                if word is None or (column == 0 and grid.number == 0 and _is_words(run, word)):
                    return None
                run, rest = run.split(word)
                waiting.append(rest)
                break
        if before is not None and column != before.column and not inner and _flows(before, run, edges[column - 1]):
            return None
        run.column = column
        columns[column].append(run)
        before = run
    return None if grid.number == 0 and _is_heading(columns) else columns


def _overflows(run: Run, column: int, edges: Sequence[float]) -> bool:
    """Whether a run is one word too long for its column (a web address), which begins where the column does."""
    return column > 0 and len(run.lefts) == 1 and len(run.text) > 12 and abs(run.left - edges[column - 1]) <= ALIGNED


def _is_heading(columns: Columns) -> bool:
    """Whether a line only happens to have a word at an edge: words that are no number, and go on without a gap."""
    if not columns[0] or len(columns) < 3 or not columns[1] or all(columns[1:]):
        return False
    last, first = columns[0][-1], columns[1][0]
    return first.left - last.right < _NUMBER_GAP * last.height and not is_number(join_runs(columns[0]))


def _word_at(run: Run, edge: float) -> int | None:
    """The word of a run that begins at an edge, with nothing across the edge before it."""
    for word, left in enumerate(run.lefts):
        if left >= edge - ALIGNED:
            clear = word > 0 and run.rights[word - 1] < left + 0.5 and left - edge <= ALIGNED
            return word if clear else None
    return None


def _is_words(run: Run, word: int) -> bool:
    """Whether what stands before a word of a run is too much for a number or the title above numbers."""
    return run.offsets[word] > _LONGEST_NUMBER_TITLE and not is_number(run.text[: run.offsets[word]].rstrip())


def _flows(before: Run, run: Run, edge: float) -> bool:
    """Whether a run goes on in a flowing line although a column edge lies before it."""
    gap = run.left - before.right
    return gap < (0.16 if abs(run.left - edge) <= ALIGNED else 0.8) * run.height
