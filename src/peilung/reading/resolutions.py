"""Parts a paper where another resolution begins: a heading names it, and the numbering begins anew.

Nothing but both together counts: a heading that names a session may stand above a section, and numbers
begin anew in many papers below each heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from peilung.reading.dates import find_dates
from peilung.reading.front import named_session
from peilung.reading.language import detect
from peilung.reading.layout import Element, Paragraph, Row
from peilung.reading.marks import Readings, bullet, cell_path
from peilung.reading.phrases import inside
from peilung.reading.sections import heading_mark
from peilung.reading.survey import Body
from peilung.reading.table import cell_text, texts_of

_LONGEST = 320
_LONGEST_LINE = 120
_PAPER = re.compile(r"(?<![\d/])\d{1,4}/\d{1,6}(?![\d/])")
_QUOTED = re.compile(r"[„“\"«»‚]([^“”\"»«’]{4,120})[“”\"»«’]")


@dataclass(frozen=True, slots=True)
class Naming:
    """A paragraph that names a resolution: its index, and by what it is known from others."""

    index: int
    identity: str
    numbered: Readings = ()
    spelt: bool = False
    """Whether it calls it a resolution, and does not only name a session."""


@dataclass(frozen=True, slots=True)
class Range:
    """The elements of one resolution, from ``start`` to before ``end``; ``naming`` is the paragraph that names it."""

    start: int
    end: int
    naming: int | None = None


def ranges(body: Body) -> list[Range]:
    """The resolutions of a paper in order; one range with all elements where no second one begins."""
    elements = body.elements
    units = _units(body)
    named = [naming for naming in _namings(body) if units and naming.index <= units[-1][0]]
    begins = _numbered_headings(named) or _headings(named, units, elements)
    indices = [naming.index for naming in begins] if len(begins) > 1 else _other_language(body, units)
    if len(indices) < 2:
        return [Range(0, len(elements))]
    ends = [*indices[1:], len(elements)]
    return [Range(start, end, start) for start, end in zip(indices, ends, strict=True)]


def _other_language(body: Body, units: Sequence[tuple[int, Readings]]) -> list[int]:
    """The two lines above the same numbers in two languages, where their words name no resolution that is known."""
    opening = units[0][1] if units else ()
    for place, (index, readings) in enumerate(units[1:], 1):
        if len(units) < 2 * place or not any(a.is_first for a in readings) or not _begins_anew(opening, readings):
            continue
        above = [n for n in range(units[place - 1][0] + 1, index) if _is_line(body, n)]
        before = [n for n in range(units[0][0]) if _is_line(body, n)]
        if not above or not before:
            continue
        first, second = _language(body.elements, before[0], above[0]), _language(body.elements, above[0], index + 60)
        if first and second and first != second:
            return [before[-1], above[0]]
    return []


def _is_line(body: Body, index: int) -> bool:
    """Whether an element could be a heading: a short line that is no sentence."""
    element = body.elements[index]
    if not isinstance(element, Paragraph):
        return False
    text = element.raw
    return len(text) <= _LONGEST_LINE and not text.endswith((".", ";", ",", ":", "?"))


def _units(body: Body) -> list[tuple[int, Readings]]:
    """The index of each element that opens a point, and the readings of its first number (none for a dash)."""
    found: list[tuple[int, Readings]] = []
    for index, element in enumerate(body.elements):
        if isinstance(element, Row):
            columns = body.columns.get(index)
            if columns is None or index in body.titles:
                continue
            column = columns.number if columns.number is not None else columns.demand
            if (readings := _row_mark(element, column, columns.number is None)) is not None:
                found.append((index, readings))
        elif mark := heading_mark(element):
            found.append((index, mark.readings))
        elif element.item or bullet(element.raw) is not None:
            found.append((index, ()))
    return found


def _row_mark(row: Row, column: int, in_text: bool) -> Readings | None:
    """The number of a row, in a column of its own or before the text."""
    text = cell_text(row.cells[column]) if column < len(row.cells) else ""
    if in_text and text:
        mark = heading_mark(row.cells[column].paragraphs[0])
        return mark.readings if mark else None
    marks = cell_path(text)
    return marks[0] if marks else None


def _namings(body: Body) -> list[Naming]:
    found: list[Naming] = []
    for index, element in enumerate(body.elements):
        if isinstance(element, Paragraph) and index not in body.columns and (identity := identity_of(element)):
            mark = heading_mark(element)
            spelt = inside("resolutions").search(element.raw) is not None
            found.append(Naming(index, identity, mark.readings if mark else (), spelt))
    return found


def identity_of(paragraph: Paragraph) -> str:
    """What tells the resolution that a heading names from others: session and body, date, or title; else empty."""
    mark = heading_mark(paragraph)
    text = paragraph.raw[mark.end :] if mark else paragraph.raw
    if len(text) > _LONGEST or (text.endswith(".") and not paragraph.heading):
        return ""
    if session := named_session(text):
        return session
    if not inside("resolutions").search(text):
        return ""
    dates = [found.begins.isoformat() for found in find_dates(text)]
    titles = [match.group(1).casefold() for match in _QUOTED.finditer(text)]
    return " ".join([*dates, *titles, *_PAPER.findall(text)])


def _numbered_headings(named: Sequence[Naming]) -> list[Naming]:
    """Numbered headings (“I. Resolution of the 11th ...”, “II. ...”) that each name another resolution."""
    numbered = [naming for naming in named if naming.numbered]
    chain: list[Naming] = []
    for naming in numbered:
        if not chain and any(mark.is_first for mark in naming.numbered):
            chain = [naming]
        elif chain and any(b.follows(a) for a in chain[-1].numbered for b in naming.numbered):
            chain.append(naming)
    return chain if len({naming.identity for naming in chain}) == len(chain) else []


def _headings(
    named: Sequence[Naming], units: Sequence[tuple[int, Readings]], elements: Sequence[Element]
) -> list[Naming]:
    """Headings without a number that name a resolution, with numbers after them that begin anew."""
    chosen: list[Naming] = []
    for naming in (naming for naming in named if not naming.numbered):
        last = chosen[-1] if chosen else None
        after = [unit for unit in units if unit[0] > naming.index]
        if not after:
            continue
        between = [unit for unit in units if last and last.index < unit[0] < naming.index]
        if last is None or not between:
            chosen = [*chosen[:-1], naming] if last else [naming]
            continue
        if naming.identity == last.identity and _language(elements, last.index, naming.index) == _language(
            elements, naming.index, naming.index + 40
        ):
            continue
        if _begins_anew(between[0][1], after[0][1]) or naming.spelt and _counts_otherwise(between, after[0][1]):
            chosen.append(naming)
    return chosen


def _begins_anew(first: Readings, later: Readings) -> bool:
    """Whether a later number opens a list as the first one of the part before did."""
    if not first or not later:
        return not first and not later
    return any(b.style == a.style and b.is_first and b.values[:-1] == a.values[:-1] for a in first for b in later)


def _counts_otherwise(before: Sequence[tuple[int, Readings]], later: Readings) -> bool:
    """Whether a first number is of a kind that the part before does not use at all."""
    used = {mark.style for _, readings in before for mark in readings}
    return bool(used) and any(mark.is_first and mark.style not in used for mark in later)


def _language(elements: Sequence[Element], start: int, end: int) -> str | None:
    return detect(texts_of(elements[start:end]))
