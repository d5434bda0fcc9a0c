"""Plain text and tab-separated transcriptions: from bytes to a layout.

A line with tabs is a table row; other lines are paragraphs. Cells may hold stray HTML tags, as
machine transcriptions have them: they become paragraphs, list items and underlining.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from peilung.core.errors import Refused
from peilung.core.paper import Problem, ProblemCode
from peilung.reading.layout import Cell, Element, Layout, Note, Paragraph, Piece, Row
from peilung.reading.marks import bare_leading, bullet, leading
from peilung.reading.raised import plain_figures, superscript
from peilung.reading.tables import refuse_many

MEDIA_TYPE = "text/plain"
_LETTER = 5.0
"""The width of a letter, in points, where a text has none: what is set in by one letter stands clearly apart."""
_TAG = re.compile(
    r"<(/?)(p|div|br|ul|ol|li|u|b|strong|i|em|ins|sup|sub|span|a|font|table|tr|td|th|tbody|thead|h[1-6])\b[^<>]*>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_BREAKS = frozenset("p div ul ol li table tr td th tbody thead h1 h2 h3 h4 h5 h6".split())
_LISTED = re.compile(r"(?:(?<=^)|(?<=[,.;:]\s))(?=[-–•]\s)")
_NOTE = re.compile(r"\s*(?:([¹²³⁰⁴-⁹]+)|\[(\d{1,3})\]:?|\[\^(\w{1,8})\]:)\s+(?=\S)")
_MARKDOWN_RULE = re.compile(r"\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?")
"""The line below the titles of a Markdown table, without white space around it."""


def layout(data: bytes) -> Layout:
    """Read a text file. Raises :class:`Refused` if it holds no text."""
    text, problem = _decoded(data)
    if not text.strip():
        raise Refused("empty", "The file holds no text.", "Check that it was saved or converted fully.")
    refuse_many(text.count("\t"))
    result = Layout(MEDIA_TYPE, None, [])
    result.problems.extend([problem] if problem else [])
    for block in _blocks(text.split("\n")):
        note = _note(block)
        if note is not None:
            result.notes.append(note)
        else:
            result.elements.extend(_elements(block))
    return result


def _decoded(data: bytes) -> tuple[str, Problem | None]:
    problem = None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
            message = "The file is not UTF-8; it was read as Windows-1252. Check the umlauts, or save it as UTF-8."
            problem = Problem(ProblemCode.ENCODING_GUESSED, message)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").replace("\u00a0", " "), problem


Line = tuple[int, str]


def _blocks(lines: list[str]) -> Iterator[list[Line]]:
    """Lines with their numbers, cut at blank lines and before each footnote."""
    block: list[Line] = []
    for number, line in enumerate(lines, 1):
        if block and _NOTE.match(line) and "\t" not in line:
            yield block
            block = []
        if line.strip():
            block.append((number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _elements(block: list[Line]) -> Iterator[Element]:
    row: Row | None = None
    flow: list[Line] = []
    for number, line in block:
        cells = _cells(line)
        if cells is not None:
            yield from _paragraphs(flow)
            flow = []
            if row is not None:
                yield row
            row = Row([Cell(list(_cell_paragraphs(cell, number))) for cell in cells])
        elif _MARKDOWN_RULE.fullmatch(line.strip()) and row is not None:
            row.header = True
        elif row is not None and bare_leading(line) is None:
            row.cells[-1].paragraphs.extend(_cell_paragraphs(line, number))
        else:
            if row is not None:
                yield row
                row = None
            flow.append((number, line))
    if row is not None:
        yield row
    yield from _paragraphs(flow)


def _cells(line: str) -> list[str] | None:
    if "\t" in line:
        return line.split("\t")
    if line.lstrip().startswith("|") and line.rstrip().endswith("|") and line.count("|") > 2:
        return None if _MARKDOWN_RULE.fullmatch(line.strip()) else re.split(r"(?<!\\)\|", line.strip()[1:-1])
    return None


def _paragraphs(lines: list[Line]) -> Iterator[Paragraph]:
    """Flowing text: wrapped lines go together, a line with a number or a list sign starts anew."""
    width = max((len(line) for _, line in lines), default=0)
    current: Paragraph | None = None
    before = ""
    for number, line in lines:
        wrapped = len(before) > 0.7 * width and width > 50 and not _starts_anew(line)
        if current is None or not wrapped:
            yield from [current] if current else []
            current, *rest = list(_cell_paragraphs(line, number)) or [Paragraph([])]
            current.indent = _indent(line)
            for extra in rest:
                yield current
                current = extra
        else:
            for extra in _cell_paragraphs(line, number):
                current.pieces.extend(extra.pieces)
        before = line
    if current is not None and current.pieces:
        yield current


def _indent(line: str) -> float:
    """How far the words of a line stand from the left, beyond a number or list sign, as if typed in points."""
    found = leading(line)
    end = found.end if found is not None else bullet(line) or 0
    return _LETTER * (end or len(line) - len(line.lstrip()))


def _starts_anew(line: str) -> bool:
    return bare_leading(line) is not None or bullet(line) is not None


def _note(block: list[Line]) -> Note | None:
    match = _NOTE.match(block[0][1])
    if match is None or "\t" in block[0][1]:
        return None
    number, line = block[0]
    mark = next(group for group in match.groups() if group)
    lines = [(number, line[match.end() :]), *block[1:]]
    pieces = [piece for n, text in lines for p in _cell_paragraphs(text, n) for piece in p.pieces]
    return Note(plain_figures(mark), [Paragraph(pieces)])


def _cell_paragraphs(cell: str, line: int) -> Iterator[Paragraph]:
    """The paragraphs of one cell; tags end paragraphs and switch styles."""
    writer = _CellWriter(line)
    position = 0
    for tag in _TAG.finditer(cell):
        writer.text(cell[position : tag.start()])
        writer.tag(tag.group(2).lower(), bool(tag.group(1)))
        position = tag.end()
    writer.text(cell[position:])
    writer.flush()
    for paragraph in writer.paragraphs:
        yield from _listed(paragraph)


def _listed(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Split “- one, - two, - three” in one line into its items, if the text begins with a list sign."""
    first = paragraph.pieces[0]
    if len(paragraph.pieces) != 1 or bullet(first.text) is None:
        yield paragraph
        return
    for part in _LISTED.split(first.text):
        if part.strip():
            yield Paragraph([Piece(part.strip(), line=first.line)], item=True)


class _CellWriter:
    """Collects the text of a cell into paragraphs while its tags go by."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.paragraphs: list[Paragraph] = []
        self._pieces: list[Piece] = []
        self._styles: list[str] = []
        self._heading = False
        self._item = False

    def text(self, raw: str) -> None:
        text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), raw).replace("\u00a0", " ")
        if "sup" in self._styles and text.strip().isdigit():
            text = superscript(text.strip())
        if not text or (not text.strip() and not self._pieces):
            return
        bold = "b" in self._styles or "strong" in self._styles
        underline = "u" in self._styles or "ins" in self._styles
        self._pieces.append(
            Piece(text, line=self.line, bold=bold, underline=underline, glued=bool(self._pieces))
        )

    def tag(self, name: str, closing: bool) -> None:
        if name in _BREAKS or name == "br":
            self.flush()
            self._styles.clear()
            self._heading = name[0] == "h" and not closing
            self._item = name == "li" and not closing
        elif closing:
            if name in self._styles:
                self._styles.remove(name)
        else:
            self._styles.append(name)

    def flush(self) -> None:
        if any(piece.text.strip() for piece in self._pieces):
            self.paragraphs.append(Paragraph(self._pieces, heading=self._heading, item=self._item))
        self._pieces = []
