"""Lines to paragraphs, in a cell or in flowing text: by gaps, list signs, numbers and lines that end early."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from peilung.core.paper import Box
from peilung.reading.layout import Paragraph, Piece
from peilung.reading.marks import bullet, leading
from peilung.reading.pdf.lines import Line, join_words
from peilung.reading.pdf.page import Page, Rule, Word

_ENDED = re.compile(r"[.:;!?,][\"'“”»«’)\]]*$")
_LINE_END_HYPHENS = ("\ufffe", "\x02", "-", "\u00ad", "\u2010")


@dataclass(frozen=True, slots=True)
class Measure:
    """How text is set in a column: its edges and the usual distance of lines, in points."""

    left: float
    right: float
    pitch: float


def measure(columns: Sequence[Sequence[Line]]) -> Measure:
    """Measure a column from its lines on all pages."""
    lines = [line for page in columns for line in page]
    steps = [
        step
        for page in columns
        for a, b in zip(page, page[1:], strict=False)
        if 0.8 * b.height < (step := b.bottom - a.bottom) < 2.2 * b.height
    ]
    lefts, rights = sorted(line.left for line in lines), sorted(line.right for line in lines)
    right = rights[int(0.97 * (len(rights) - 1))] if rights else 0.0
    left = lefts[int(0.03 * (len(lefts) - 1))] if lefts else 0.0
    return Measure(left, right, median(steps) if steps else 0.0)


def make_paragraphs(lines: Sequence[Line], page: Page, how: Measure) -> list[Paragraph]:
    """The paragraphs of some lines of one column on one page."""
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        if index == 0 or _begins(line, lines[index - 1], groups[-1], how):
            groups.append([])
        groups[-1].append(line)
    return [_paragraph(group, page, how) for group in groups]


def _begins(line: Line, before: Line, group: Sequence[Line], how: Measure) -> bool:
    """Whether a line begins a new paragraph."""
    pitch = how.pitch or before.height * 1.2
    if line.bottom - before.bottom > 1.28 * pitch or line.height < 0.8 * before.height:
        return True
    if line.words[0].bold != before.words[0].bold and line.words[-1].bold != before.words[-1].bold:
        return True
    text = join_words(line.words)
    ended_early = _ended_early(before, line, how)
    if bullet(text) is not None and len(line.words) > 1 and line.words[0].text in "-–—•*·▪▫◦‣":
        return ended_early or bool(_ENDED.search(before.text)) or abs(line.left - group[0].left) < 2.0
    if before.words[-1].text.endswith(_LINE_END_HYPHENS):
        return False
    if leading(text) is not None:
        return ended_early or bool(_ENDED.search(before.text))
    if _centred(before, how) or _centred(line, how):
        return ended_early
    return ended_early and bool(_ENDED.search(before.text)) and not _hangs(line, group)


def _centred(line: Line, how: Measure) -> bool:
    """Whether a short line stands in the middle between the edges of its column."""
    left, right = line.left - how.left, how.right - line.right
    return left > 3 * line.height and abs(left - right) < 0.5 * line.height


def _ended_early(before: Line, line: Line, how: Measure) -> bool:
    """Whether the first word of this line would have had room in the line before."""
    first = line.words[0]
    return before.right + 0.3 * first.height + (first.right - first.left) < how.right - 0.5


def _hangs(line: Line, group: Sequence[Line]) -> bool:
    """Whether the line is set in below a list sign, as the rest of an item is."""
    return bullet(group[0].text) is not None and line.left > group[0].left + 3


def _paragraph(lines: Sequence[Line], page: Page, how: Measure) -> Paragraph:
    pieces = [piece for line in lines for piece in _pieces(line, page)]
    full = lines[-1].right > how.right - 0.12 * max(how.right - lines[-1].left, 1.0)
    return Paragraph(pieces, full=full)


def _pieces(line: Line, page: Page) -> list[Piece]:
    """One piece a line, or more where underlining begins or ends within it."""
    unders = [rule for rule in page.rules if _lies_under(rule, line)]
    if not unders:
        return [_piece(line.words, line, page, False, False)]
    runs: list[tuple[bool, list[Word]]] = []
    for word in line.words:
        under = any(rule.left - 1 <= (word.left + word.right) / 2 <= rule.right + 1 for rule in unders)
        if not runs or runs[-1][0] != under:
            runs.append((under, []))
        runs[-1][1].append(word)
    pieces = [_piece(words, line, page, under, index > 0) for index, (under, words) in enumerate(runs)]
    for piece, (_, words), (_, after) in zip(pieces, runs, runs[1:], strict=False):
        joined = join_words([words[-1], after[0]])
        if joined.endswith(" " + join_words([after[0]])):
            piece.text += " "
    return pieces


def _lies_under(rule: Rule, line: Line) -> bool:
    if not rule.horizontal or rule.right < line.left or rule.left > line.right:
        return False
    low = line.bottom - 0.36 * line.height
    return low < rule.top < line.bottom + 2.0 and rule.right - rule.left <= line.right - line.left + 4


def _piece(words: Sequence[Word], line: Line, page: Page, underline: bool, glued: bool) -> Piece:
    last = words[-1].text
    hyphen = last.endswith(_LINE_END_HYPHENS) and words[-1] is line.words[-1]
    bold = all(word.bold for word in words)
    edges = (min(w.left for w in words), min(w.top for w in words), max(w.right for w in words), max(w.bottom for w in words))
    box = Box(*(round(edge, 2) for edge in edges))
    return Piece(join_words(words), page.number, box, None, hyphen, bold, underline, glued)
