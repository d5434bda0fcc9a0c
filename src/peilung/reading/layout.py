"""The common layout that every format is read into, and that the one parser reads.

A reader turns bytes into a :class:`Layout`: elements in reading order, with furniture and
footnotes already set apart where the format knows them. It does not know what a point is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from peilung.core.paper import Box, Furniture, Problem


@dataclass(slots=True)
class Piece:
    """A run of text on one line (PDF: one visual line of one cell; text: one source line).

    ``text`` has no line feed. ``hyphen`` says that the line ends with a hyphen that may be either
    a word break or a real one; the hyphen itself is the last character of ``text`` ("-").
    ``page`` and ``line`` count from 1; ``box`` is in PDF points from the top left. A ``glued``
    piece goes on in the line of the piece before it (a change of style in mid-line): nothing is put
    between them, and both keep their own spaces.
    """

    text: str
    page: int | None = None
    box: Box | None = None
    line: int | None = None
    hyphen: bool = False
    bold: bool = False
    underline: bool = False
    glued: bool = False


@dataclass(slots=True)
class Paragraph:
    """Consecutive lines that belong together, in the order of reading.

    ``heading`` where the format says so (h1-h6, a Word heading style); ``item`` where it says that
    this is a list item. ``mark`` is a number that the format generates and the file does not
    spell out (automatic numbering in Word, <ol> in HTML), such as ``a)``. ``full`` says that the
    last line reaches the right edge of its column, so that it may go on in the next one. ``row`` says that
    this is a row of a table inside a text, its cells parted by tabs. ``indent`` is how far the words stand from
    the left edge of the text, in points, beyond a number or dash that hangs before them; ``None`` where unknown.
    """

    pieces: list[Piece]
    heading: bool = False
    item: bool = False
    mark: str | None = None
    full: bool = False
    row: bool = False
    indent: float | None = None

    @property
    def page(self) -> int | None:
        return self.pieces[0].page if self.pieces else None

    @property
    def raw(self) -> str:
        """The text as its lines stand, hyphens at line ends included: enough to look at its form."""
        if len(self.pieces) == 1:
            return self.pieces[0].text.strip()
        return "".join(piece.text if piece.glued else f" {piece.text}" for piece in self.pieces).strip()


@dataclass(slots=True)
class Cell:
    """A table cell: its paragraphs, and how many columns and rows it covers."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    columns: int = 1
    rows: int = 1

    @property
    def empty(self) -> bool:
        return not any(piece.text.strip() for p in self.paragraphs for piece in p.pieces)


@dataclass(slots=True)
class Row:
    """One table row as it stands on one page.

    ``table`` counts the tables of the file from 0; a table that goes on over pages keeps its
    count only where the format knows that it does. ``header`` where the format marks a header
    row. ``broken`` says that the row may go on from the row before it, because a page begins
    here (PDF, transcriptions); in DOCX and HTML rows are whole and it is False.
    A cell that covers several rows stands in the first of them; below it the same ``Cell``
    object is repeated. ``item`` says that the row is a point by itself, though no number stands in it.
    """

    cells: list[Cell]
    table: int = 0
    page: int | None = None
    header: bool = False
    broken: bool = False
    item: bool = False


Element = Paragraph | Row


@dataclass(slots=True)
class Note:
    """A footnote as the format gives it: its mark without brackets, and its text."""

    mark: str
    paragraphs: list[Paragraph]


@dataclass(slots=True)
class Layout:
    """A file as elements in reading order. ``pages`` is ``None`` where the format has none."""

    media_type: str
    pages: int | None
    elements: list[Element]
    furniture: list[Furniture] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    title: str | None = None
    language: str | None = None


def as_line(row: Row, parting: str = " ") -> Paragraph:
    """A row of a table inside a text as one paragraph, its cells parted by ``parting``."""
    pieces: list[Piece] = []
    for cell in row.cells:
        held = [piece for paragraph in cell.paragraphs for piece in paragraph.pieces]
        if held and pieces:
            pieces.append(Piece(parting, glued=True))
            held[0] = replace(held[0], glued=True)
        pieces.extend(held)
    return Paragraph(pieces, row=parting == "\t")
