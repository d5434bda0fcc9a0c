"""Lines to paragraphs, in a cell or in flowing text: by gaps, list signs, numbers and lines that end early."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from peilung.reading.layout import Paragraph, Piece
from peilung.reading.marks import bullet, leading
from peilung.reading.pdf.lines import Line, join_runs
from peilung.reading.pdf.page import Page, Rule, Run

_ENDED = re.compile(r"[.:;!?,][\"'“”»«’)\]]*$")
_GAP = 1.28
_SMALL_GAP = 1.14
"""Where a sentence ends, less room than elsewhere parts two paragraphs."""
_INDENT = 0.4
_LETTERHEAD_GAP = 4.0
_SHORT = 0.25
"""A line this much shorter than its column ends a paragraph even in mid-sentence, as in a letterhead."""
_LINE_END_HYPHENS = ("\ufffe", "\x02", "-", "\u00ad", "\u2010")


@dataclass(frozen=True, slots=True)
class Measure:
    """How text is set in a column: its edges and the usual distance of lines, in points."""

    left: float
    right: float
    pitch: float


def measure(columns: Sequence[Sequence[Line]]) -> Measure:
    """Measure a column from its lines on all pages. Of the distances the lower quartile counts: gaps are wider."""
    lines = [line for page in columns for line in page]
    steps = sorted(
        step
        for page in columns
        for a, b in pairwise(page)
        if 0.8 * b.height < (step := b.bottom - a.bottom) < 2.2 * b.height
    )
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    right = rights[int(0.97 * (len(rights) - 1))] if rights else 0.0
    left = lefts[int(0.03 * (len(lefts) - 1))] if lefts else 0.0
    return Measure(left, right, steps[len(steps) // 4] if steps else 0.0)


def make_paragraphs(lines: Sequence[Line], page: Page, how: Measure) -> list[Paragraph]:
    """The paragraphs of some lines of one column on one page."""
    groups: list[list[Line]] = []
    listed = _listed(lines)
    unders = _underlines(lines, page)
    for index, line in enumerate(lines):
        if index == 0 or index in listed or _begins(line, lines[index - 1], groups[-1], how):
            groups.append([])
        groups[-1].append(line)
    return [_paragraph(group, page, how, unders) for group in groups]


def _underlines(lines: Sequence[Line], page: Page) -> list[Rule]:
    """The drawn lines of a page that may underline words here: no longer than the text is wide."""
    if not lines or not page.rules:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return [r for r in page.rules if r.horizontal and r.left > left - 4 and r.right < right + 4]


def _listed(lines: Sequence[Line]) -> set[int]:
    """The lines that open the items of one numbered list: each number follows the one before."""
    marks = [(index, found.readings) for index, line in enumerate(lines) if (found := leading(line.text)) is not None]
    listed: set[int] = set()
    for (first, one), (second, two) in pairwise(marks):
        if any(b.follows(a) for a in one for b in two) and (first in listed or any(a.is_first for a in one)):
            listed |= {first, second}
    return listed


def _begins(line: Line, before: Line, group: Sequence[Line], how: Measure) -> bool:
    """Whether a line begins a new paragraph."""
    pitch = how.pitch or before.height * 1.2
    step = line.bottom - before.bottom
    if step > _GAP * pitch or (step > _SMALL_GAP * pitch and _ENDED.search(before.text)):
        return True
    if not 0.88 < line.size / (before.size or 1.0) < 1.14:
        return True
    if _is_letterhead(line) or _is_letterhead(before):
        return True
    if line.runs[0].bold != before.runs[0].bold and line.runs[-1].bold != before.runs[-1].bold:
        return True
    if len(group) > 1 and abs(line.left - before.left) > _INDENT * line.height and _ENDED.search(before.text):
        return True
    text = line.text
    ended_early = _ended_early(before, line, how)
    if bullet(text) is not None:
        return ended_early or bool(_ENDED.search(before.text)) or abs(line.left - group[0].left) < 2.0
    if before.runs[-1].text.endswith(_LINE_END_HYPHENS):
        return False
    if leading(text) is not None:
        return ended_early or bool(_ENDED.search(before.text))
    if _centred(before, how) or _centred(line, how):
        return ended_early
    short = before.right < how.right - _SHORT * (how.right - how.left) and not text[:1].islower()
    return ended_early and (short or bool(_ENDED.search(before.text))) and not _hangs(line, group)


def _is_letterhead(line: Line) -> bool:
    """Whether a line has a part at its left and one at its right edge, and much room between them."""
    if len(line.runs) < 2:
        return False
    return any(after.left - run.right > _LETTERHEAD_GAP * line.height for run, after in pairwise(line.runs))


def _centred(line: Line, how: Measure) -> bool:
    """Whether a short line stands in the middle between the edges of its column."""
    left, right = line.left - how.left, how.right - line.right
    return left > 3 * line.height and abs(left - right) < 0.5 * line.height


def _ended_early(before: Line, line: Line, how: Measure) -> bool:
    """Whether the first word of this line would have had room in the line before."""
    first = line.runs[0]
    return before.right + 0.3 * first.height + (first.rights[0] - first.left) < how.right - 0.5


def _hangs(line: Line, group: Sequence[Line]) -> bool:
    """Whether the line is set in below a list sign, as the rest of an item is."""
    return bullet(group[0].text) is not None and line.left > group[0].left + 3


def _paragraph(lines: Sequence[Line], page: Page, how: Measure, rules: Sequence[Rule]) -> Paragraph:
    pieces = [piece for line in lines for piece in _pieces(line, page, rules)]
    full = lines[-1].right > how.right - 0.12 * max(how.right - lines[-1].left, 1.0)
    return Paragraph(pieces, full=full)


def _pieces(line: Line, page: Page, rules: Sequence[Rule]) -> list[Piece]:
    """One piece a line, or more where underlining or bold type begins or ends within it."""
    unders = [rule for rule in rules if _lies_under(rule, line)]
    plain = not unders and (len(line.runs) == 1 or len({run.bold for run in line.runs}) == 1)
    if plain:
        return [_piece(line.runs, line, page, False, False)]
    groups: list[tuple[tuple[bool, bool], list[Run]]] = []
    for run in _cut_at(line.runs, unders):
        middle = (run.left + run.right) / 2
        style = any(rule.left - 1 <= middle <= rule.right + 1 for rule in unders), run.bold
        if not groups or groups[-1][0] != style:
            groups.append((style, []))
        groups[-1][1].append(run)
    pieces = [_piece(runs, line, page, style[0], n > 0) for n, (style, runs) in enumerate(groups)]
    for piece, (_, runs), (_, after) in zip(pieces, groups, groups[1:], strict=False):
        if after[0].left - runs[-1].right > 0.12 * line.height:
            piece.text += " "
    return pieces


def _cut_at(runs: Sequence[Run], rules: Sequence[Rule]) -> list[Run]:
    """The runs, cut where an underline ends or begins between two of their words."""
    found: list[Run] = []
    waiting = list(runs[::-1])
    ends = [edge for rule in rules for edge in (rule.left, rule.right)]
    while waiting:
        run = waiting.pop()
        inside = [edge for edge in ends if run.left + 2 < edge < run.right - 2]
        word = next((n for edge in inside for n in range(1, len(run.lefts)) if run.lefts[n] > edge - 1.5), None)
        if word is None or all(min(abs(run.rights[word - 1] - e), abs(run.lefts[word] - e)) > 4 for e in inside):
            found.append(run)
            continue
        first, rest = run.split(word)
        found.append(first)
        waiting.append(rest)
    return found


def _lies_under(rule: Rule, line: Line) -> bool:
    if rule.right < line.left or rule.left > line.right:
        return False
    low = line.bottom - 0.36 * line.height
    return low < rule.top < line.bottom + 2.0 and rule.right - rule.left <= line.right - line.left + 4


def _piece(runs: Sequence[Run], line: Line, page: Page, underline: bool, glued: bool) -> Piece:
    hyphen = runs[-1].text.endswith(_LINE_END_HYPHENS) and runs[-1].right >= line.right - 0.01
    if len(runs) == 1:
        run = runs[0]
        left, top, right, bottom = run.left, run.top, run.right, run.bottom
    else:
        left, right = min(run.left for run in runs), max(run.right for run in runs)
        top, bottom = min(run.top for run in runs), max(run.bottom for run in runs)
    box = page.box(left, top, right, bottom)
    text = line.text if runs is line.runs else join_runs(runs)
    return Piece(text, page.number, box, None, hyphen, runs[0].bold and runs[-1].bold, underline, glued)
