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
from peilung.reading.layout import Element, Layout, Note, Paragraph
from peilung.reading.marks import bullet, leading
from peilung.reading.pdf.columns import Grid, column_lines
from peilung.reading.pdf.furniture import Repeats, split_furniture
from peilung.reading.pdf.grids import Tables, by_size, find_tables
from peilung.reading.pdf.lines import Line, make_lines
from peilung.reading.pdf.making import RowMaker
from peilung.reading.pdf.margins import align
from peilung.reading.pdf.measure import Measure, by_page, measure
from peilung.reading.pdf.notes import split_notes
from peilung.reading.pdf.page import Page, read_page
from peilung.reading.pdf.paragraphs import is_ended, make_paragraphs
from peilung.reading.pdf.rows import parts_rows, title_lines
from peilung.reading.pdf.scan import NO_TEXT, PICTURE, scanned_pages
from peilung.reading.pdf.tagged import are_complete, by_tags
from peilung.reading.pdf.tags import is_tagged
from peilung.reading.pdf.zones import Stretch, stretches

MEDIA_TYPE = "application/pdf"
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
        pages: list[Page] = []
        for number in range(1, count + 1):
            pages.append(read_page(document, number, tagged, pages[-1].last if pages else None))
        return pages
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
    measures: dict[Grid, list[Measure]] = field(default_factory=dict)
    loose: set[Grid] = field(default_factory=set)
    """The tables whose rulings do not part all their rows."""
    flow: list[Measure] = field(default_factory=list)
    """How the text outside of tables is set on each page."""

    def layout(self) -> Layout:
        for group in by_size(self.pages):
            align([self.pages[index] for index in group])
        tagged = are_complete(self.pages)
        lines = [make_lines(page.runs) for page in self.pages]
        if tagged:
            lines = by_tags(lines)
        repeats = self.repeats = Repeats(lines, [page.height for page in self.pages])
        tables = find_tables(self.pages, repeats.without(lines), lines if tagged else None)
        body, furniture = split_furniture(lines, repeats, tables)
        furniture.extend(Furniture(FurnitureType.RUNNING_HEAD, t, p.number) for p in self.pages for t in p.sidelong)
        result = Layout(MEDIA_TYPE, len(self.pages), [], furniture, problems=self._empty_pages())
        divided = self._divide(body, tables, result.notes)
        self._measure(divided)
        maker = RowMaker(self.measures, self.flow, self.loose)
        for page, parts in zip(self.pages, divided, strict=True):
            result.elements.extend(self._elements(page, parts, maker))
        _join_flow(result.elements)
        result.problems.extend(maker.problems)
        return result

    def _empty_pages(self) -> list[Problem]:
        told = {page.number: NO_TEXT for page in self.pages if not page.runs} | dict.fromkeys(self.scanned, PICTURE)
        return [Problem(ProblemCode.PAGE_WITHOUT_TEXT, told[number], number) for number in sorted(told)]

    def _divide(self, body: Sequence[list[Line]], tables: Tables, notes: list[Note]) -> list[list[Stretch]]:
        divided: list[list[Stretch]] = []
        goes_on: Grid | None = None
        for index, (page, lines) in enumerate(zip(self.pages, body, strict=True)):
            zones = tables.zones[index]
            text, found = split_notes(lines, page, zones)
            notes.extend(found)
            parts = stretches(page, text, tables.grids[index], zones, goes_on)
            for part in parts:
                self._count_titles(part, goes_on)
            if parts:
                goes_on = parts[-1].grid
            divided.append([part for part in parts if part.lines])
        return divided

    def _count_titles(self, part: Stretch, goes_on: Grid | None) -> None:
        """Find the column titles of a stretch, and know them where they come again."""
        if part.grid is not None and not part.grid.prose:
            # What only stands below known titles on several pages is none of them.
            again = self.titles.__contains__ if self.titles else self.repeats.has_words
            known = [again(line.text) for line in part.lines]
            part.titles = title_lines(part, part.grid, known, goes_on is part.grid)
            self.titles.update(line.text for line in part.lines[: part.titles])

    def _measure(self, divided: Sequence[Sequence[Stretch]]) -> None:
        columns: dict[Grid, list[list[list[Line]]]] = {}
        flow: list[list[Line]] = [[] for _ in divided]
        for parts, free in zip(divided, flow, strict=True):
            for part in parts:
                if part.grid is None:
                    free.extend(part.lines)
                    continue
                if part.cuts and not parts_rows(part, part.grid):
                    self.loose.add(part.grid)
                known = columns.setdefault(part.grid, [[] for _ in range(part.grid.width)])
                for column, lines in enumerate(column_lines(part.lines, part.grid)):
                    known[column].append(lines)
        self.measures = {grid: [measure(lines) for lines in found] for grid, found in columns.items()}
        self.flow = by_page(by_size(self.pages), self.pages, flow)

    def _elements(self, page: Page, parts: Sequence[Stretch], maker: RowMaker) -> list[Element]:
        elements: list[Element] = []
        for part in parts:
            if part.grid is None:
                elements.extend(make_paragraphs(part.lines, page, self.flow[page.number - 1]))
            elif part.grid.prose:
                for found, how in zip(column_lines(part.lines, part.grid), self.measures[part.grid], strict=True):
                    elements.extend(make_paragraphs(found, page, how))
            else:
                elements.extend(maker.rows(page, part, part.grid))
        return elements


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
    if last.box is None or first.box is None or last.page is None or first.page is None:
        return False
    crosses = first.page > last.page or (first.page == last.page and first.box.top < last.box.top - 20)
    if not crosses or last.hyphen:
        return crosses
    if leading(first.text) is not None or bullet(first.text) is not None or last.bold != first.bold:
        return False
    return not is_ended(last.text) if before.full else first.text[:1].islower() and not is_ended(last.text)
