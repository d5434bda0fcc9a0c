"""Small PDFs made for one test: words and drawn lines at places given in points from the top left."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
import typst
from reportlab.pdfgen.canvas import Canvas

from peilung.reading.layout import Layout, Paragraph, Row
from peilung.reading.pdf import layout
from peilung.reading.pdf.lines import Line, make_lines
from peilung.reading.pdf.page import Page, read_page

WIDTH, HEIGHT = 420.0, 595.0
COLUMNS = (40.0, 90.0, 235.0)
PITCH = 12.0
_WORDS = ("sea", "harbour", "tide", "wind", "shoal", "bay", "island")
_MORE = ("one", "red", "wide", "far", "old", "new", "cold")


@dataclass(frozen=True)
class Words:
    """Text whose baseline begins at (``x``, ``y``)."""

    x: float
    y: float
    text: str
    size: float = 10.0
    font: str = "Times-Roman"
    stretch: float = 0.0
    """Room added to each space, as in justified text."""


@dataclass(frozen=True)
class Stroke:
    """A drawn line."""

    left: float
    top: float
    right: float
    bottom: float


Content = Words | Stroke


def pdf(*pages: Sequence[Content], width: float = WIDTH, height: float = HEIGHT) -> bytes:
    """A PDF of these pages."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(width, height), invariant=1)
    for page in pages:
        for item in page:
            if isinstance(item, Stroke):
                canvas.setLineWidth(0.5)
                canvas.line(item.left, height - item.top, item.right, height - item.bottom)
            else:
                canvas.setFont(item.font, item.size)
                canvas.drawString(item.x, height - item.y, item.text, wordSpace=item.stretch)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def set_by_typst(source: str, tags: bool = False) -> bytes:
    """A PDF of Typst markup, with the fonts that come inside Typst."""
    made = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True, pdf_tags=tags)
    assert isinstance(made, bytes)
    return made


def table(
    rows: Sequence[tuple[str, str, str]],
    top: float = 100.0,
    columns: Sequence[float] = COLUMNS,
    gap: float = 4.0,
    ruled: bool = False,
    shift: float = 0.0,
) -> list[Content]:
    """Rows of three cells, each with its lines parted by line feeds; ruled all around, or parted by white space."""
    found: list[Content] = []
    xs = [x + shift for x in columns]
    edges = [*(x - 4 for x in xs), WIDTH - 40 + shift]
    y = top
    for row in rows:
        cells = [cell.split("\n") for cell in row]
        bottom = y + PITCH * max(map(len, cells)) + gap
        for x, lines in zip(xs, cells, strict=True):
            found += [Words(x, y + 9 + PITCH * n, line) for n, line in enumerate(lines) if line]
        if ruled:
            found += [Stroke(edges[0], level, edges[-1], level) for level in (y - 2, bottom - 2)]
            found += [Stroke(x, y - 2, x, bottom - 2) for x in edges]
        y = bottom
    return found


def page_of(data: bytes, number: int = 1) -> Page:
    document = pypdfium2.PdfDocument(data)
    try:
        return read_page(document, number)
    finally:
        document.close()


def lines_of(*content: Content) -> list[Line]:
    """The lines of one page."""
    return make_lines(page_of(pdf(content)).runs)


def texts(*content: Content) -> list[str]:
    return [line.text for line in lines_of(*content)]


def rows_of(data: bytes | Layout) -> list[list[str]]:
    """The cells of each row as their lines stand; header rows too."""
    return [[" / ".join(p.raw for p in cell.paragraphs) for cell in row.cells] for row in _rows(data)]


def body_of(data: bytes | Layout) -> list[list[str]]:
    """The same without header rows."""
    return [cells for cells, row in zip(rows_of(data), _rows(data), strict=True) if not row.header]


def titles_of(data: bytes | Layout) -> list[list[str]]:
    """The header rows alone."""
    return [cells for cells, row in zip(rows_of(data), _rows(data), strict=True) if row.header]


def flow_of(data: bytes | Layout) -> list[str]:
    """The paragraphs outside of tables."""
    found = data if isinstance(data, Layout) else layout(data)
    return [element.raw for element in found.elements if isinstance(element, Paragraph)]


def _rows(data: bytes | Layout) -> list[Row]:
    found = data if isinstance(data, Layout) else layout(data)
    return [element for element in found.elements if isinstance(element, Row)]


def furniture_of(data: bytes) -> Iterator[tuple[str, str, int | None]]:
    for item in layout(data).furniture:
        yield item.type.value, item.text, item.page


def demands(first: int, count: int, lines: int = 2) -> list[tuple[str, str, str]]:
    """So many numbered rows of plain words, no two alike."""
    made = []
    for number in range(first, first + count):
        word = f"{_WORDS[number % 7]} {_MORE[number // 7 % 7]}"
        demand = "\n".join(f"demand {word} goes on" for _ in range(lines))
        answer = "\n".join(f"answer {word} goes on in place" for _ in range(lines))
        made.append((f"{number}.", demand, answer))
    return made
