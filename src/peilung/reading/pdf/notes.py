"""Footnotes: lines at the foot of a page, set smaller than the text, that begin with a raised mark."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

from peilung.reading.layout import Note
from peilung.reading.pdf.lines import Line
from peilung.reading.pdf.measure import Measure
from peilung.reading.pdf.page import Page
from peilung.reading.pdf.paragraphs import make_paragraphs
from peilung.reading.pdf.zones import Zone
from peilung.reading.raised import plain_figures

_MARK = re.compile(r"([⁰¹²³⁴-⁹]+|\*{1,3}|†|‡|\d{1,3}(?![.,:]?\d|\.)\)?)\s*(?=\S)")
_SMALL = 0.93


def split_notes(
    lines: Sequence[Line], page: Page, zones: Sequence[Zone]
) -> tuple[list[Line], list[Note]]:
    """The lines of a page without its footnotes, and the footnotes."""
    start = _first_note(lines, page, zones)
    if start is None:
        return list(lines), []
    notes: list[Note] = []
    group: list[Line] = []
    mark = ""
    for line in lines[start:]:
        match = _MARK.match(line.text)
        if match and line.runs[0].raised or (match and not group):
            _close(notes, group, mark, page)
            group, mark = [], match.group(1)
        group.append(line)
    _close(notes, group, mark, page)
    return list(lines[:start]), notes


def _first_note(lines: Sequence[Line], page: Page, zones: Sequence[Zone]) -> int | None:
    """The index of the first footnote line: all from there on are small, and it begins with a mark."""
    if len(lines) < 2:
        return None
    usual = median(line.size for line in lines)
    first = None
    for index in range(len(lines) - 1, 0, -1):
        line = lines[index]
        in_table = any(zone.top < line.bottom < zone.bottom - 1 for zone in zones)
        if in_table or line.size > _SMALL * usual or line.bottom < 0.35 * page.height:
            break
        if _MARK.match(line.text):
            first = index
    return first


def _close(notes: list[Note], lines: list[Line], mark: str, page: Page) -> None:
    if not lines:
        return
    right = max(line.right for line in lines)
    steps = [b.bottom - a.bottom for a, b in itertools.pairwise(lines)]
    paragraphs = make_paragraphs(lines, page, Measure(lines[0].left, right, median(steps) if steps else 0.0))
    first = paragraphs[0].pieces[0]
    first.text = first.text[len(mark) :].lstrip(" )")
    notes.append(Note(plain_figures(mark.rstrip(")")), paragraphs))
