"""Finds where the columns of the tables begin, from white space alone or from vertical rulings.

A column edge is a place where line after line begins behind a gap and that hardly any line of the
table crosses. Each page's best run of lines votes; flowing text above and below does not count
against an edge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from peilung.reading.marks import bare_leading, bullet, cell_path
from peilung.reading.pdf.lines import Line
from peilung.reading.pdf.page import Rule, Run

_TOLERANCE = 1.6
_NEAREST = 14.0
_CROSSING = -2.0
_ALONE = 0.35
"""What a line counts that begins at an edge with nothing to its left."""
_LONG_RULE = 24.0
_WIDEST_PADDING = 12.0
_CROSSED = 0.2
_FILLED = 0.5
_ENOUGH_PAGES = 8
_MOST_CANDIDATES = 7
_LONGEST_NUMBER = 12
_BETWEEN_LINES = 0.8
"""A number this close to a line, as a share of the line's height, stands beside it although on another baseline."""


@dataclass(frozen=True, slots=True)
class Edge:
    """The left edge of a column, in points, and how many lines speak for it."""

    x: float
    support: float


def find_edges(pages: Sequence[Sequence[Line]]) -> list[Edge]:
    """The left edges of the second and later columns, from left to right; empty if there is no table."""
    taken = [_with_numbers(page) for page in sample(pages)]
    scored = [edge for x in _candidates(taken) if (edge := _support(x, taken)).support >= 2.5]
    if not scored:
        return []
    strongest = max(scored, key=lambda edge: edge.support)
    lines = [line for page in taken for line in _run_lines(strongest.x, page)]
    chosen = [strongest]
    for edge in sorted(scored, key=lambda edge: -edge.support):
        if all(abs(edge.x - other.x) >= _NEAREST for other in chosen) and _divides(edge.x, lines):
            chosen.append(edge)
    chosen.sort(key=lambda edge: edge.x)
    if len(chosen) > 1 and _hardly_filled(chosen[0].x, lines):
        del chosen[0]
    return [edge for n, edge in enumerate(chosen) if n == 0 or not _only_spaced(chosen[n - 1].x, edge.x, lines)]


def _hardly_filled(x: float, lines: Sequence[Line]) -> bool:
    """Whether the column behind the first one is empty in most numbered rows: words behind the numbers of headings."""
    numbered = [line for line in lines if line.left < x - _TOLERANCE and _is_number(line.runs[0])]
    return len(numbered) > 2 and sum(_score(x, line) == 1.0 for line in numbered) < _FILLED * len(numbered)


def _only_spaced(left: float, x: float, lines: Sequence[Line]) -> bool:
    """Whether a place is only a space that the same words have in each line, stretched to justify it.

    Nothing stands right of it without words left of it in the same cell, and most numbered rows have nothing there.
    """
    numbered = filled = 0
    for line in lines:
        beside = _score(x, line) == 1.0
        if beside and not any(left - _TOLERANCE <= run.left < x - _TOLERANCE for run in line.runs):
            return False
        if any(_is_number(run) or bare_leading(run.text) is not None for run in line.runs):
            numbered += 1
            filled += beside
    return numbered > 2 and filled < _FILLED * numbered


def _with_numbers(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page; a number halfway down its row, between two baselines, goes to the text beside it."""
    found: list[Line] = []
    waiting: Line | None = None
    for line in lines:
        if found and _stands_between(line, found[-1]):
            found[-1] = Line([*line.runs, *found[-1].runs])
        elif waiting is not None and _stands_between(waiting, line):
            found.append(Line([*waiting.runs, *line.runs]))
            waiting = None
        else:
            found += [waiting] if waiting is not None else []
            waiting = line if len(line.runs) == 1 and _is_number(line.runs[0]) else None
            found += [line] if waiting is None else []
    return found + ([waiting] if waiting is not None else [])


def _stands_between(number: Line, line: Line) -> bool:
    if len(number.runs) > 1 or number.right >= line.left or not _is_number(number.runs[0]):
        return False
    return abs(number.bottom - line.bottom) < _BETWEEN_LINES * line.height


def sample(pages: Sequence[Sequence[Line]]) -> Sequence[Sequence[Line]]:
    """Enough pages, spread over the file, to know its columns."""
    step = max(1, len(pages) // _ENOUGH_PAGES)
    return pages[::step]


def _divides(x: float, lines: Sequence[Line]) -> bool:
    """Whether an edge holds in the lines of the table: many begin at it, hardly any cross it."""
    scores = [_score(x, line) for line in lines]
    beside = sum(score == 1.0 for score in scores)
    aligned = beside + sum(score == _ALONE for score in scores)
    crossing = sum(score < 0 for score in scores)
    return beside >= 2 and crossing <= _CROSSED * aligned


def ruled_edges(rules: Sequence[Sequence[Rule]]) -> list[float]:
    """The x of the vertical rulings inside the tables; empty unless the rulings divide columns."""
    lengths: Counter[int] = Counter()
    for page in rules:
        for rule in page:
            if not rule.horizontal and rule.bottom - rule.top >= 6:
                lengths[round((rule.left + rule.right) / 2)] += round(rule.bottom - rule.top)
    merged: list[list[int]] = []
    for x, length in sorted(lengths.items()):
        if merged and x - merged[-1][0] <= 3:
            if length > merged[-1][1]:
                merged[-1][0] = x
            merged[-1][1] += length
        else:
            merged.append([x, length])
    longest = max((length for _, length in merged), default=0)
    strong = [x for x, length in merged if length >= max(_LONG_RULE, 0.3 * longest)]
    return [float(x) for x in strong]


def text_edge(ruling: float, pages: Sequence[Sequence[Line]]) -> float:
    """Where the text of a column begins that a vertical ruling opens: the commonest start right of it."""
    counts = Counter(
        round(run.left, 1)
        for lines in pages
        for line in lines
        for run in line.runs
        if ruling - 1 <= run.left <= ruling + _WIDEST_PADDING
    )
    return counts.most_common(1)[0][0] if counts else ruling


def _candidates(pages: Sequence[Sequence[Line]]) -> list[float]:
    """Places where something begins beside other text, and where lines begin; the commonest of each."""
    lines = [line for page in pages for line in page]
    beside = Counter(round(x) for line in lines for x in starts(line))
    first = Counter(round(line.left) for line in lines)
    numbered = Counter(round(line.runs[1].left) for line in lines if len(line.runs) > 1 and _is_number(line.runs[0]))
    found: list[float] = []
    for counts, most in ((numbered, 3), (first, _MOST_CANDIDATES), (beside, 2 * _MOST_CANDIDATES)):
        for x, _ in counts.most_common(4 * _MOST_CANDIDATES):
            around = counts[x - 1] + counts[x] + counts[x + 1]
            if around >= 2 and all(abs(x - other) > 2 for other in found):
                found.append(float(x))
            if len(found) >= most:
                break
    return found


def _is_number(run: Run) -> bool:
    return len(run.text) < _LONGEST_NUMBER and cell_path(run.text) is not None


def starts(line: Line) -> Iterator[float]:
    """Where something begins in a line behind a gap that other text stands before."""
    for before, run in pairwise(line.runs):
        if len(before.text) > 2 or bullet(before.text + " ") is None:
            yield run.left


def _support(x: float, pages: Sequence[Sequence[Line]]) -> Edge:
    total = 0.0
    beside = 0
    for lines in pages:
        score, count, _, _ = _best_run([_score(x, line) for line in lines])
        total += score
        beside += count
    return Edge(x, total if beside >= 2 else 0.0)


def _score(x: float, line: Line) -> float:
    before = None
    for run in line.runs:
        left = run.left
        if left >= x - _TOLERANCE:
            break
        if run.right > x + 0.2:
            return _CROSSING
        before = run
    else:
        return 0.0
    if left - x > _TOLERANCE:
        return 0.0 if before is None or left - before.right > 0.9 * line.height else _CROSSING / 2
    if before is None:
        return _ALONE
    return _CROSSING / 4 if len(before.text) < 3 and bullet(before.text + " ") is not None else 1.0


def _run_lines(x: float, lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a page's best run for an edge."""
    _, _, start, end = _best_run([_score(x, line) for line in lines])
    return lines[start:end]


def _best_run(scores: Sequence[float]) -> tuple[float, int, int, int]:
    """The best sum of consecutive scores, how many lines in it have text on both sides, and where it is."""
    best, best_count, best_start, best_end = 0.0, 0, 0, 0
    current, count, start = 0.0, 0, 0
    for index, score in enumerate(scores):
        current += score
        count += score == 1.0
        if current <= 0:
            current, count, start = 0.0, 0, index + 1
        elif current >= best:
            best, best_count, best_start, best_end = current, count, start, index + 1
    return best, best_count, best_start, best_end


def begins_beside(line: Line, edges: Sequence[float]) -> bool:
    """Whether something begins in the line at one of the edges, with a gap and text to its left."""
    return any(_score(x, line) == 1.0 for x in edges)
