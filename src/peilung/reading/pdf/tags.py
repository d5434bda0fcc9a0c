"""What the tags of a PDF say of its marked content: the block it belongs to, and the row and column of its table.

Tags say exactly what a table is, where a row begins, which cell reaches over rows, and whether a row goes on from the
page before; geometry can only infer it. They are used where they agree with the numbers of the points; a file may be
tagged wrongly.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

_DEEPEST = 60
_MOST_ELEMENTS = 50_000
_MOST_SPANNED = 1_000
_LONGEST_TYPE = 64
_FARTHEST = 1 << 60
_MOST_COLUMNS = 60
_SECTION = 1_000_000
"""More than the rows of one section of a table: rows count on in each section, as cells end with it."""
_SECTIONS = ("THead", "TBody", "TFoot")
_CELLS = ("TD", "TH")
_NOTES = ("Note", "FENote")
_INLINE = ("Span", "Strong", "Em", "Link", "Quote", "Code", "Reference", "Annot", "Ruby", "Warichu")


@dataclass(slots=True, eq=False)
class TaggedTable:
    """One table as the tags have it, over all its pages.

    ``last`` is the last row with text so far; ``titles`` are the lines of its header.
    """

    last: int = -1
    titles: set[str] = field(default_factory=set)
    lefts: dict[int, float] = field(default_factory=dict)
    """Where the text of each column begins, in points."""
    _spans: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def add_span(self, row: int, column: int, rows: int) -> None:
        """Keep that the cell at a place reaches over so many rows."""
        known = self._spans.setdefault(column, [])
        if not known or known[-1][0] < row:
            known.append((row, row + rows))

    def origin(self, row: int, column: int) -> int:
        """The row in which the cell at a place begins."""
        first, end = self._span(row, column)
        return first if row < end else row

    def is_shared(self, row: int, column: int) -> bool:
        """Whether the cell at a place reaches over several rows."""
        return row < self._span(row, column)[1]

    def _span(self, row: int, column: int) -> tuple[int, int]:
        """The nearest cell over several rows that begins here or above: its first row, and the one below it."""
        known = self._spans.get(column, [])
        place = bisect_right(known, (row, _FARTHEST))
        return known[place - 1] if place else (row, row)


@dataclass(slots=True, eq=False)
class TaggedRow:
    """One row as the tags of a page have it.

    ``order`` counts the rows of the page, ``index`` those of the ``table``; ``goes_on``: its content begins on an
    earlier page; ``titles``: it holds header cells only; ``whole``: it is one cell over several columns.
    """

    order: int
    table: TaggedTable
    index: int = 0
    goes_on: bool = False
    titles: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Tag:
    """The place of some marked content: its block, counted on the page, and its row and column if it is in a table."""

    block: int
    row: TaggedRow | None = None
    column: int = -1


class PageTags:
    """The places of the marked content of one page by its id; ``above`` is the last table of the page before."""

    def __init__(self, page: Any, above: TaggedTable | None = None) -> None:
        self.places: dict[int, Tag] = {}
        self.last: TaggedTable | None = None
        self._above = above
        self._rows = 0
        self._elements = 0
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        if not tree:
            return
        try:
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                self._walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), Tag(0), 0)
        finally:
            pdfium.FPDF_StructTree_Close(tree)

    def tag_of(self, textpage: Any, index: int) -> Tag | None:
        """The place of a character of the page, if it is tagged."""
        item = pdfium.FPDFText_GetTextObject(textpage.raw, index)
        return self.places.get(pdfium.FPDFPageObj_GetMarkedContentID(item)) if item else None

    def _walk(self, element: Any, tag: Tag, depth: int) -> None:
        self._elements += 1
        if not element or depth > _DEEPEST or self._elements > _MOST_ELEMENTS:
            return
        kind = _type(element)
        if kind == "Table" and tag.row is None:
            self._table(element, depth)
            return
        if kind not in _INLINE:
            tag = Tag(self._elements) if kind in _NOTES else Tag(self._elements, tag.row, tag.column)
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            if content >= 0:
                self.places[content] = tag
            else:
                self._walk(pdfium.FPDF_StructElement_GetChildAtIndex(element, index), tag, depth + 1)

    def _table(self, element: Any, depth: int) -> None:
        above, self._above = self._above, None
        goes_on = above is not None and _begins_before(element)
        table = self.last = above if goes_on and above is not None else TaggedTable()
        found: list[TaggedRow] = []
        for section, child in enumerate(_children(element)):
            kind = _type(child) if child else ""
            if kind in _SECTIONS:
                for index, row in enumerate(_children(child)):
                    found += self._row(row, table, section * _SECTION + index, depth)
            elif kind == "TR":
                found += self._row(child, table, section, depth)
            elif child:
                self._walk(child, Tag(0), depth + 1)
        table.last = max([table.last, *(row.index for row in found)])

    def _row(self, element: Any, table: TaggedTable, index: int, depth: int) -> list[TaggedRow]:
        if not element:
            return []
        row = TaggedRow(self._rows, table, index, goes_on=index <= table.last, titles=True)
        self._rows += 1
        column = cells = 0
        for child in _children(element):
            while table.origin(index, column) != index:
                column += 1
            if column >= _MOST_COLUMNS:
                break
            cells += 1
            wide = 1
            if child:
                kind = _type(child)
                row.titles &= kind != "TD"
                rows, wide = (_span(child, name) for name in ("RowSpan", "ColSpan")) if kind in _CELLS else (1, 1)
                if rows > 1:
                    table.add_span(index, column, rows)
                self._walk(child, Tag(self._elements, row, column), depth + 1)
            column += wide
        row.whole = cells == 1 and column > 1
        return [row]


def is_tagged(document: Any) -> bool:
    """Whether the file says that it is tagged."""
    return bool(pdfium.FPDFCatalog_IsTagged(document.raw))


def _children(element: Any) -> Iterator[Any]:
    """The children of an element; nothing stands for one that has no content on this page."""
    for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
        yield pdfium.FPDF_StructElement_GetChildAtIndex(element, index)


def _begins_before(element: Any) -> bool:
    """Whether the first content of an element is on an earlier page."""
    for _ in range(_DEEPEST):
        if pdfium.FPDF_StructElement_CountChildren(element) == 0:
            return False
        if pdfium.FPDF_StructElement_GetChildMarkedContentID(element, 0) >= 0:
            return False
        element = pdfium.FPDF_StructElement_GetChildAtIndex(element, 0)
        if not element:
            return True
    return False


def _span(element: Any, name: str) -> int:
    """How many rows or columns a cell covers."""
    number = ctypes.c_float()
    for index in range(pdfium.FPDF_StructElement_GetAttributeCount(element)):
        attributes = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, index)
        value = pdfium.FPDF_StructElement_Attr_GetValue(attributes, name.encode()) if attributes else None
        if value and pdfium.FPDF_StructElement_Attr_GetNumberValue(value, ctypes.byref(number)):
            return max(1, min(int(number.value), _MOST_SPANNED))
    return 1


def _type(element: Any) -> str:
    buffer = (ctypes.c_char * _LONGEST_TYPE)()
    length = pdfium.FPDF_StructElement_GetType(element, buffer, _LONGEST_TYPE)
    return buffer.raw[: max(0, min(length, _LONGEST_TYPE) - 2)].decode("utf-16-le", errors="replace")
