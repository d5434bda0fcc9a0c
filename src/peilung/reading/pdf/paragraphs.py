"""Lines to paragraphs, in a cell or in flowing text: by gaps, list signs, numbers and lines that end early."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from peilung.reading.layout import Paragraph, Piece
from peilung.reading.marks import Leading, bullet, leading
from peilung.reading.pdf.lines import Line, join_runs
from peilung.reading.pdf.measure import Measure, alike, is_filled
from peilung.reading.pdf.page import Page, Rule, Run

_ENDED = re.compile(r"[.:;!?,][\"'“”»«’)\]]*$")
_GAP = 1.28
_SMALL_GAP = 1.14
"""Where a sentence ends, or a line ends early, less room than elsewhere parts two paragraphs."""
_INDENT = 0.4
_AT_EDGE = 2.5
"""Lines that begin so near to an edge, in points, stand at it."""
_LETTERHEAD_GAP = 4.0
_LARGER = 1.1
_SHORT = 0.25
"""A line this much shorter than its column ends a paragraph even in mid-sentence, as in a letterhead."""
_LABEL = re.compile(r"([^\W\d_]{2,24}) (\d{1,3})\b(?!\.\d)")
_LINE_END_HYPHENS = ("\ufffe", "\x02", "-", "\u00ad", "\u2010")


def make_paragraphs(lines: Sequence[Line], page: Page, how: Measure) -> list[Paragraph]:
    """The paragraphs of some lines of one column on one page."""
    groups: list[_Group] = []
    marks = [leading(line.text) for line in lines]
    listed = _listed(marks)
    unders = _underlines(lines, page)
    for index, line in enumerate(lines):
        mark = marks[index]
        if index == 0 or index in listed or _begins(line, mark, groups[-1], how):
            groups.append(_Group(mark, []))
        groups[-1].lines.append(line)
    return [_paragraph(group, page, how, unders) for group in groups]


@dataclass(slots=True)
class _Group:
    """The lines of a paragraph while it grows, and the number that opens it."""

    mark: Leading | None
    lines: list[Line]

    def text_edge(self) -> float:
        """Where the words begin beyond the number or dash: as its further lines do, or its own first word."""
        first = self.lines[0]
        end = self.mark.end if self.mark is not None else bullet(first.text)
        if not end:
            return first.left
        return self.lines[1].left if len(self.lines) > 1 else _left_of(first, end)


def _left_of(line: Line, place: int) -> float:
    """The left edge of the first word of a line that begins at this place of its text or after it."""
    signs = place - line.text.count(" ", 0, place)
    seen = 0
    for run in line.runs:
        for left, start, end in zip(run.lefts, run.offsets, [*run.offsets[1:], len(run.text)], strict=True):
            if seen >= signs:
                return left
            seen += len(run.text[start:end].rstrip())
    return line.left


def _underlines(lines: Sequence[Line], page: Page) -> list[Rule]:
    """The drawn lines of a page that may underline words here: no longer than the text is wide."""
    if not lines or not page.rules:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return [r for r in page.rules if r.horizontal and r.left > left - 4 and r.right < right + 4]


def _listed(found: Sequence[Leading | None]) -> set[int]:
    """The lines that open the items of one numbered list: each number follows the one before."""
    marks = [(index, mark.readings) for index, mark in enumerate(found) if mark is not None]
    listed: set[int] = set()
    for (first, one), (second, two) in pairwise(marks):
        if any(b.follows(a) for a in one for b in two) and (first in listed or any(a.is_first for a in one)):
            listed |= {first, second}
    return listed


def _begins(line: Line, mark: Leading | None, group: _Group, how: Measure) -> bool:
    """Whether a line begins a new paragraph."""
    before, opening = group.lines[-1], group.lines[0]
    full = is_filled(before, line, how.right)
    ended = is_ended(before.text)
    if _is_apart(line, before, how, full, ended) or _changes(line, before):
        return True
    if bullet(line.text) is not None:
        return not full or ended or abs(line.left - opening.left) < 2.0
    if before.runs[-1].text.endswith(_LINE_END_HYPHENS):
        return False
    if mark is not None:
        return not full or (ended and (not before.text.endswith(",") or _opens_list(mark)))
    if ended and (_goes_on_counting(opening.text, line.text) or _off_edge(line, group)):
        return True
    if _centred(before, how) or _centred(line, how):
        return not full
    return not full and _ends_paragraph(line, group, how, ended)


def _is_apart(line: Line, before: Line, how: Measure, full: bool, ended: bool) -> bool:
    """Whether there is more room between two lines than in a paragraph."""
    pitch = how.pitch or before.height * 1.2
    if how.size and before.size > _LARGER * how.size:
        pitch *= before.size / how.size
    step = line.bottom - before.bottom
    return step > _GAP * pitch or (step > _SMALL_GAP * pitch and (ended or not full))


def _changes(line: Line, before: Line) -> bool:
    """Whether the type changes with a line, or one of two is a letterhead."""
    if not alike(before, line) or _is_letterhead(line) or _is_letterhead(before):
        return True
    return line.runs[0].bold != before.runs[0].bold and line.runs[-1].bold != before.runs[-1].bold


def _opens_list(mark: Leading) -> bool:
    return any(reading.is_first for reading in mark.readings)


def is_ended(text: str) -> bool:
    """Whether a text ends with a sign that ends a sentence or a part of one."""
    return _ENDED.search(text) is not None


def _goes_on_counting(opening: str, text: str) -> bool:
    """Whether a line begins with the word and the next number of the paragraph: “Recommendation 9: ...”."""
    one, two = _LABEL.match(opening), _LABEL.match(text)
    return one is not None and two is not None and one[1] == two[1] and int(one[2]) + 1 == int(two[2])


def _ends_paragraph(line: Line, group: _Group, how: Measure, ended: bool) -> bool:
    """Whether a paragraph ends above a line, though the line's first word would have had room there."""
    before, opening = group.lines[-1], group.lines[0]
    edge = group.text_edge()
    if line.left < edge - _AT_EDGE and (_off_edge(line, group) or _hangs(opening, edge)):
        return True
    if bullet(opening.text) is not None and line.left > opening.left + 3:
        return False
    short = before.right < how.right - _SHORT * (how.right - how.left)
    return ended or (short and (not line.text[:1].islower() or (how.filled and not _is_title(before, how))))


def _off_edge(line: Line, group: _Group) -> bool:
    """Whether a line begins elsewhere than the words of the paragraph do; an indented first line says nothing."""
    if len(group.lines) > 1:
        return abs(line.left - group.lines[-1].left) > _INDENT * line.height
    edge = group.text_edge()
    hangs = edge > group.lines[0].left + 1.0
    return hangs and min(abs(line.left - edge), abs(line.left - group.lines[0].left)) > _AT_EDGE


def _hangs(line: Line, edge: float) -> bool:
    """Whether the number or dash of a line stands apart from its words, which begin at this edge."""
    return any(run.left == edge for run in line.runs[1:2])


def _is_title(line: Line, how: Measure) -> bool:
    """Whether a line is set like a heading, whose lines end where it pleases."""
    return line.size > _LARGER * how.size or (line.runs[0].bold and line.runs[-1].bold)


def _is_letterhead(line: Line) -> bool:
    """Whether a line has a part at its left and one at its right edge, and much room between them."""
    if len(line.runs) < 2:
        return False
    return any(after.left - run.right > _LETTERHEAD_GAP * line.height for run, after in pairwise(line.runs))


def _centred(line: Line, how: Measure) -> bool:
    """Whether a short line stands in the middle between the edges of its column."""
    left, right = line.left - how.left, how.right - line.right
    return left > 3 * line.height and abs(left - right) < 0.5 * line.height


def _paragraph(group: _Group, page: Page, how: Measure, rules: Sequence[Rule]) -> Paragraph:
    pieces = [piece for line in group.lines for piece in _pieces(line, page, rules)]
    last = group.lines[-1]
    full = last.right > how.right - 0.12 * max(how.right - last.left, 1.0)
    return Paragraph(pieces, full=full, indent=round(group.text_edge() - how.left, 1))


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
