"""The table rows that a tagged PDF marks: which marked content belongs to which row.

Tags say exactly where a row begins and whether it goes on from the page before, which geometry can
only infer. They are used where they agree with the numbers of the points; a file may be tagged wrongly.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_DEEPEST = 60
_MOST_ELEMENTS = 50_000


@dataclass(slots=True, eq=False)
class TaggedRow:
    """One row as the tags of a page have it.

    ``order`` counts the rows of the page; ``goes_on``: its content begins on an earlier page;
    ``titles``: it holds header cells only.
    """

    order: int
    goes_on: bool = False
    titles: bool = False


class PageTags:
    """The tagged rows of one page by the id of their marked content."""

    def __init__(self, page: Any) -> None:
        self.rows: dict[int, TaggedRow] = {}
        self._count = 0
        self._elements = 0
        tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
        if not tree:
            return
        try:
            for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                self._walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), None, 0)
        finally:
            pdfium.FPDF_StructTree_Close(tree)

    def row_of(self, textpage: Any, index: int) -> TaggedRow | None:
        """The row that a character of the page belongs to, if any."""
        item = pdfium.FPDFText_GetTextObject(textpage.raw, index)
        return self.rows.get(pdfium.FPDFPageObj_GetMarkedContentID(item)) if item else None

    def _walk(self, element: Any, row: TaggedRow | None, depth: int) -> None:
        self._elements += 1
        if not element or depth > _DEEPEST or self._elements > _MOST_ELEMENTS:
            return
        kind = _type(element)
        if kind == "TR":
            row = TaggedRow(self._count, titles=True)
            self._count += 1
        elif row is not None and kind == "TD":
            row.titles = False
        for index in range(pdfium.FPDF_StructElement_CountChildren(element)):
            self._child(element, index, row, depth)

    def _child(self, element: Any, index: int, row: TaggedRow | None, depth: int) -> None:
        content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
        if content >= 0:
            if row is not None:
                self.rows[content] = row
            return
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
        if child:
            self._walk(child, row, depth + 1)
        elif row is not None and not any(known is row for known in self.rows.values()):
            row.goes_on = True


def is_tagged(document: Any) -> bool:
    """Whether the file says that it is tagged."""
    return bool(pdfium.FPDFCatalog_IsTagged(document.raw))


def _type(element: Any) -> str:
    buffer = ctypes.create_string_buffer(64)
    length = pdfium.FPDF_StructElement_GetType(element, buffer, 64)
    return buffer.raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", errors="replace")
