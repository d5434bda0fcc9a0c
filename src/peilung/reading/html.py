"""HTML: from bytes to a layout, as a browser without scripts would show the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from peilung.core.errors import Refused
from peilung.reading.composer import Composer
from peilung.reading.html_encoding import decoded
from peilung.reading.html_grid import as_tables
from peilung.reading.html_lists import LISTS, marks
from peilung.reading.html_notes import lift
from peilung.reading.html_style import Element, Look, Sheet
from peilung.reading.layout import Layout, Note
from peilung.reading.raised import superscript
from peilung.reading.tables import Block, Table, TableCell, TableRow, elements, paragraphs, refuse_many
from peilung.reading.xml_memory import refuse_for_memory

MEDIA_TYPE = "text/html"
_STEP = 30.0
"""How far browsers set in the items of a list, in points."""
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_SECTIONS = frozenset(("thead", "tbody", "tfoot"))
_END_OF_BODY = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)
_WHOLE_FILE = re.compile(r"<(?:!doctype|html|body)\b", re.IGNORECASE)
_TORN_WORD = re.compile(r"(?<=\w)-[ \t\r]*\n\s*(?=[a-zß-ÿ])")
_CELL = re.compile(r"<t[dh]\b", re.IGNORECASE)
_MAX_ROWS = 65534


def layout(data: bytes) -> Layout:
    """Read an HTML file. Raises :class:`Refused` if it holds no text or cannot be read to its end."""
    text, problem = decoded(data)
    root = _parsed(text)
    _refuse_suggestions(root)
    sheet = Sheet("\n".join(style.text or "" for style in root.iter("style")))
    result = Layout(MEDIA_TYPE, None, [], title=_title(root), language=_language(root))
    result.problems.extend([problem] if problem else [])
    _hide(root, sheet)
    as_tables(root, sheet, text)
    numbers = marks(root, sheet)
    walk = _Walk(sheet, numbers, lift(root, sheet, numbers), loose=_WHOLE_FILE.search(text) is None)
    result.notes = walk.read(root)
    result.elements = elements(walk.blocks)
    if not result.elements and not result.notes:
        raise Refused("empty", "The HTML file shows no text.", "Check that it was saved fully, without scripts.")
    return result


def _refuse_suggestions(root: Element) -> None:
    """A page of suggestions holds words that are not the paper's: it must not come back as one."""
    if any(meta.get("name") == "peilung" for meta in root.iter("meta")):
        raise Refused(
            "suggestions",
            "This is a page of suggestions that Peilung made of a paper, not the paper.",
            "Read the paper itself.",
        )


def _parsed(text: str) -> Element:
    """The tree of the file. End tags of the body go first: the parser drops whatever follows them."""
    refuse_many(sum(1 for _ in _CELL.finditer(text)))
    source = _END_OF_BODY.sub(" ", text.replace("\0", ""))
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(source.encode("utf-8", errors="replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    refuse_for_memory(parser.error_log)
    if parser.error_log.filter_from_fatals():
        raise Refused(
            "html-too-deep",
            "The HTML file nests its elements more than 250 deep, or holds a text of more than 10 million characters.",
            "Open it in a browser, copy its text into a word processor and save that as DOCX.",
        )
    if root is None:
        raise Refused("empty", "The HTML file holds no text.", "Check that it was saved fully.")
    return root


def _title(root: Element) -> str | None:
    found = next(root.iter("title"), None)
    return " ".join((found.text or "").split()) or None if found is not None else None


def _language(root: Element) -> str | None:
    """The ISO 639 code the file declares, without region."""
    for element in (root, *root.iter("body")):
        said = element.get("lang") or element.get("xml:lang") or ""
        if said.strip():
            return re.split(r"[-_]", said.strip())[0].lower()
    return None


def _hide(root: Element, sheet: Sheet) -> None:
    """Empty everything that is not shown; the text after it stays."""
    for element in [element for element in root.iter(etree.Element) if sheet.hidden(element)]:
        element.clear(keep_tail=True)
        element.tag = "span"


@dataclass(slots=True)
class _OpenTable:
    table: Table
    row: TableRow | None = None
    group: int = 0


@dataclass(slots=True)
class _Walk:
    """Goes through the tree from start to end, without recursion, and keeps what is open."""

    sheet: Sheet
    numbers: dict[Element, str | None]
    held: dict[Element, str]
    loose: bool
    """Whether the text has no html or body tag: blank lines in it then part paragraphs."""
    notes: list[Note] = field(default_factory=list)
    _looks: list[Look] = field(default_factory=lambda: [Look()])
    _composers: list[Composer] = field(default_factory=lambda: [Composer()])
    _tables: list[_OpenTable] = field(default_factory=list)
    _line: int | None = None

    def read(self, root: Element) -> list[Note]:
        """Walk the whole tree; the text is in ``blocks`` then. Returns the footnotes."""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if event == "start":
                self._line = element.sourceline or self._line
                self._start(element)
                self._text(element.text, element)
            else:
                self._end(element)
                self._text(element.tail, element.getparent())
        self._composer.settle(self._line)
        return self.notes

    @property
    def blocks(self) -> list[Block]:
        return self._composers[0].blocks

    @property
    def _composer(self) -> Composer:
        return self._composers[-1]

    def _start(self, element: Element) -> None:
        tag = str(element.tag)
        self._looks.append(self.sheet.look(element, self._looks[-1]))
        if tag == "br":
            self._composer.line_break()
        elif tag == "hr" or self.sheet.block(element):
            self._composer.close()
        if tag in _HEADINGS or element.get("role") == "heading":
            self._composer.heading = True
        if element in self.held:
            self._composers.append(Composer())
        elif tag == "li":
            self._composer.settle(self._line)
            self._composer.number(item=True, mark=self.numbers.get(element))
            self._composer.indent = (self._composer.indent or 0.0) + _STEP
        if tag in ("table", "tr", "td", "th") or tag in _SECTIONS:
            self._start_in_table(tag, element)

    def _start_in_table(self, tag: str, element: Element) -> None:
        if tag == "table":
            self._composer.settle(self._line)
            self._tables.append(_OpenTable(Table(arranges=element.get("role") in ("presentation", "none"))))
        elif not self._tables:
            return
        elif tag in ("td", "th"):
            self._start_cell(self._tables[-1], element)
        else:
            here = self._tables[-1]
            here.row = None
            here.group += tag in _SECTIONS
            if tag == "tr":
                here.row = TableRow(group=here.group)
                here.table.rows.append(here.row)

    def _start_cell(self, here: _OpenTable, element: Element) -> None:
        if here.row is None:
            here.row = TableRow(group=here.group)
            here.table.rows.append(here.row)
        cell = TableCell(columns=_cover(element.get("colspan"), 1), rows=_cover(element.get("rowspan"), _MAX_ROWS))
        here.row.cells.append(cell)
        here.row.header = _heads(element, here.row)
        self._composers.append(Composer(cell.blocks))

    def _end(self, element: Element) -> None:
        tag = str(element.tag)
        self._looks.pop()
        if tag == "hr" or self.sheet.block(element):
            self._composer.close()
        if tag in LISTS or tag == "li":
            self._composer.settle(self._line)
            if tag == "li" and self._composer.indent:
                self._composer.indent -= _STEP
        if tag in ("td", "th") and self._tables:
            self._composers.pop().settle(self._line)
        elif tag == "table":
            self._composer.settle(self._line)
            self._composer.blocks.append(self._tables.pop().table)
        elif tag == "tr" or tag in _SECTIONS:
            self._end_rows(tag)
        if element in self.held:
            composer = self._composers.pop()
            composer.settle(self._line)
            self.notes.append(Note(self.held[element], list(paragraphs(composer.blocks))))
        if tag in _HEADINGS or element.get("role") == "heading":
            self._composer.heading = False

    def _end_rows(self, tag: str) -> None:
        if self._tables:
            self._tables[-1].row = None
            self._tables[-1].group += tag in _SECTIONS

    def _text(self, text: str | None, parent: Element | None) -> None:
        if not text:
            return
        if self._looks[-1].raised:
            text = superscript(text)
        if self._looks[-1].keeps_space:
            self._lines(text.split("\n"))
        elif self.loose and parent is not None and parent.tag == "body":
            for part in re.split(r"(?=\n[ \t\r]*\n)", text):
                if part.startswith("\n"):
                    self._composer.close()
                self._flow(part)
        else:
            self._flow(text)

    def _flow(self, text: str) -> None:
        """Text whose line ends are mere white space, save where one tears a word."""
        position = 0
        for torn in _TORN_WORD.finditer(text):
            self._run(text[position : torn.start() + 1])
            self._composer.line_break()
            self._advance(torn.group())
            position = torn.end()
        self._run(text[position:])

    def _lines(self, lines: list[str]) -> None:
        for index, line in enumerate(lines):
            if index:
                self._composer.line_break()
                self._advance("\n")
            self._run(line)

    def _run(self, text: str) -> None:
        inner = text.lstrip()
        self._advance(text[: len(text) - len(inner)])
        look = self._looks[-1]
        self._composer.text(text, self._line, look.bold, look.underline)
        self._advance(inner)

    def _advance(self, text: str) -> None:
        if self._line is not None:
            self._line += text.count("\n")


def _cover(text: str | None, nought: int) -> int:
    """How many columns or rows a cell covers; a rowspan of nought means all that are left."""
    match = re.match(r"\s*(\d{1,6})", text or "")
    return (min(int(match.group(1)), _MAX_ROWS) or nought) if match else 1


def _heads(cell: Element, row: TableRow) -> bool:
    """Whether a row with this cell as its latest is still a row of column titles."""
    part = next(cell.iterancestors("thead", "tbody", "tfoot", "table"), None)
    if part is not None and part.tag == "thead":
        return True
    only_titles = cell.tag == "th" and cell.get("scope") not in ("row", "rowgroup")
    return only_titles and (row.header or len(row.cells) == 1)
