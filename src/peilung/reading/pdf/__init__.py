"""PDF to layout: character geometry first, rulings and tags as further evidence.

pypdfium2 gives characters with boxes; lines, columns, rows and paragraphs are found here. pdfium is
not thread-safe: read each file in a process of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pypdfium2

from peilung.core.errors import Refused
from peilung.core.paper import Furniture, FurnitureType, Problem, ProblemCode
from peilung.reading.layout import Cell, Element, Layout, Note, Paragraph, Row
from peilung.reading.pdf.edges import find_edges, ruled_edges, text_edge
from peilung.reading.pdf.furniture import Repeats, split_furniture
from peilung.reading.pdf.lines import Line, make_lines
from peilung.reading.pdf.margins import align
from peilung.reading.pdf.notes import split_notes
from peilung.reading.pdf.page import Page, read_page
from peilung.reading.pdf.paragraphs import Measure, make_paragraphs, measure
from peilung.reading.pdf.scan import NO_TEXT, PICTURE, scanned_pages
from peilung.reading.pdf.tags import is_tagged
from peilung.reading.pdf.zones import (
    Stretch,
    column_lines,
    row_starts,
    ruled_zones,
    spans_columns,
    stretches,
    tagged_row,
    tagged_starts,
    title_lines,
)

MEDIA_TYPE = "application/pdf"
_RULED_COLUMNS = 2
"""So many vertical rulings inside a table part its columns; a single one may be a box drawn for another reason."""
MOST_PAGES = 2_000
"""Files with more pages are refused; a follow-up paper has tens, rarely hundreds."""


def layout(data: bytes) -> Layout:
    """Read a PDF. Raises :class:`Refused` if it is encrypted, damaged, too long or holds no text."""
    document = _open(data)
    try:
        pages = _pages(document)
        return _Reader(pages, scanned_pages(document, pages)).layout()
    finally:
        document.close()


def _pages(document: Any) -> list[Page]:
    count = len(document)
    if count > MOST_PAGES:
        raise Refused("too-many-pages", f"The file has {count} pages.", f"Split it: up to {MOST_PAGES} are read.")
    tagged = is_tagged(document)
    try:
        return [read_page(document, number, tagged) for number in range(1, count + 1)]
    except pypdfium2.PdfiumError as error:
        raise Refused("damaged", "A page of the PDF is damaged.", "Download or export it again.") from error


def _open(data: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            advice = "Remove the password (print it to a new PDF) and read that."
            raise Refused("encrypted", "The PDF is protected by a password.", advice) from error
        reason = "The PDF is damaged or cut off and cannot be opened."
        raise Refused("damaged", reason, "Download or export it again.") from error


@dataclass(slots=True)
class _Reader:
    """One reading of the pages of one file; ``scanned`` are the numbers of those that are pictures."""

    pages: list[Page]
    scanned: frozenset[int] = frozenset()
    repeats: Repeats = field(default_factory=lambda: Repeats([], []))
    titles: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    edges: list[float] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    flow: Measure = field(default_factory=lambda: Measure(0.0, 0.0, 0.0))

    def layout(self) -> Layout:
        align(self.pages)
        heights = [page.height for page in self.pages]
        lines = [make_lines(page.runs) for page in self.pages]
        repeats = self.repeats = Repeats(lines, heights)
        verticals = ruled_edges([page.rules for page in self.pages])
        self.edges = self._find_edges(repeats.without(lines), verticals)
        zones = [ruled_zones(page, verticals) if self.edges and verticals else [] for page in self.pages]
        body, furniture = split_furniture(lines, repeats, self.edges, zones)
        furniture.extend(Furniture(FurnitureType.RUNNING_HEAD, t, p.number) for p in self.pages for t in p.sidelong)
        result = Layout(MEDIA_TYPE, len(self.pages), [], furniture, problems=self._empty_pages())
        divided = self._divide(body, zones, result.notes)
        self._measure(divided)
        for page, parts in zip(self.pages, divided, strict=True):
            result.elements.extend(self._elements(page, parts))
        _join_flow(result.elements)
        result.problems.extend(self.problems)
        return result

    def _find_edges(self, lines: Sequence[Sequence[Line]], verticals: Sequence[float]) -> list[float]:
        """Column edges: where text begins right of the rulings that part the table, else by white space."""
        inner = _inner(verticals, lines)
        if len(inner) >= _RULED_COLUMNS:
            return [text_edge(x, lines) for x in inner]
        return [edge.x for edge in find_edges(lines)]

    def _empty_pages(self) -> list[Problem]:
        told = {page.number: NO_TEXT for page in self.pages if not page.runs} | dict.fromkeys(self.scanned, PICTURE)
        return [Problem(ProblemCode.PAGE_WITHOUT_TEXT, told[number], number) for number in sorted(told)]

    def _divide(
        self, body: Sequence[list[Line]], zones: Sequence[list[tuple[float, float]]], notes: list[Note]
    ) -> list[list[Stretch]]:
        divided: list[list[Stretch]] = []
        goes_on = False
        for page, lines, ruled in zip(self.pages, body, zones, strict=True):
            text, found = split_notes(lines, page, ruled)
            notes.extend(found)
            parts = stretches(page, text, self.edges, ruled, goes_on) if self.edges else [Stretch(False, list(text))]
            for part in parts:
                self._count_titles(part, goes_on)
            if parts:
                goes_on = parts[-1].table
            divided.append([part for part in parts if part.lines])
        return divided

    def _count_titles(self, part: Stretch, goes_on: bool) -> None:
        """Find the column titles of a stretch, and know them where they come again."""
        if part.table:
            known = [line.text in self.titles or self.repeats.has_words(line) for line in part.lines]
            part.titles = title_lines(part, self.edges, known, goes_on)
            self.titles.update(line.text for line in part.lines[: part.titles])

    def _measure(self, divided: Sequence[Sequence[Stretch]]) -> None:
        columns: list[list[list[Line]]] = [[] for _ in range(len(self.edges) + 1)]
        flow: list[list[Line]] = []
        for parts in divided:
            for part in parts:
                if not part.table:
                    flow.append(part.lines)
                    continue
                for column, lines in enumerate(column_lines(part.lines, self.edges)):
                    columns[column].append(lines)
        self.measures = [measure(lines) for lines in columns]
        self.flow = measure(flow)

    def _elements(self, page: Page, parts: Sequence[Stretch]) -> list[Element]:
        elements: list[Element] = []
        for part in parts:
            if part.table:
                elements.extend(self._rows(page, part))
            else:
                elements.extend(make_paragraphs(part.lines, page, self.flow))
        return elements

    def _rows(self, page: Page, part: Stretch) -> list[Element]:
        titles = part.titles
        rest = Stretch(True, part.lines[titles:], part.cuts)
        rows: list[Element] = [self._row(page, part.lines[:titles], header=True)] if titles else []
        if not rest.lines:
            return rows
        starts, goes_on = self._starts(page, rest)
        for start, end in zip(starts, [*starts[1:], len(rest.lines)], strict=True):
            lines = rest.lines[start:end]
            if part.cuts and spans_columns(lines, page, self.edges):
                rows.extend(make_paragraphs(lines, page, self.flow))
            else:
                rows.append(self._row(page, lines, broken=part.at_top and start == 0 and goes_on))
        return rows

    def _starts(self, page: Page, rest: Stretch) -> tuple[list[int], bool]:
        """Where the rows begin, by the tags if the numbers agree; and whether the first may go on from before."""
        by_tags, agree = tagged_starts(rest.lines, self.edges)
        if by_tags and agree:
            row = tagged_row(rest.lines[0])
            return by_tags, row is None or row.goes_on
        if not agree:
            message = "The tags of this page part the rows otherwise than the numbers do; the numbers were followed."
            self.problems.append(Problem(ProblemCode.TAGS_DISAGREE, message, page.number))
        return row_starts(rest, self.edges), True

    def _row(self, page: Page, lines: Sequence[Line], header: bool = False, broken: bool = False) -> Row:
        cells = [
            Cell(make_paragraphs(found, page, self.measures[column]))
            for column, found in enumerate(column_lines(lines, self.edges))
        ]
        return Row(cells, page=page.number, header=header, broken=broken)


def _inner(verticals: Sequence[float], lines: Sequence[Sequence[Line]]) -> list[float]:
    """The vertical rulings with text on both sides; the table's frame goes."""
    lefts = sorted(line.left for page in lines for line in page)[:3]
    rights = sorted(line.right for page in lines for line in page)[-3:]
    if not lefts:
        return []
    left, right = lefts[-1], rights[0]
    return [x for x in verticals if left + 4 < x < right - 4]


def _join_flow(elements: list[Element]) -> None:
    """Join a flowing paragraph that a page end cuts in two."""
    index = 1
    while index < len(elements):
        before, after = elements[index - 1], elements[index]
        if isinstance(before, Paragraph) and isinstance(after, Paragraph) and _goes_on(before, after):
            before.pieces.extend(after.pieces)
            before.full = after.full
            del elements[index]
        else:
            index += 1


def _goes_on(before: Paragraph, after: Paragraph) -> bool:
    last, first = before.pieces[-1], after.pieces[0]
    crosses = last.page is not None and first.page is not None and first.page > last.page
    return crosses and (last.hyphen or first.text[:1].islower())
