"""Tells pages that are pictures of text: a scan, with no text or only what was put on it later.

A scanner program writes its name, a registry its stamp and the date, a document system a number on every page. So a
picture that fills its page counts as a scanned page also with a few words on it. A page with a text layer, as text
recognition leaves it, holds many words and is none.
"""

from __future__ import annotations

import ctypes
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from peilung.core.errors import Refused
from peilung.reading.pdf.page import Page

_FEW_SIGNS = 200
"""Up to so many signs on a page are stamps, marks and page numbers; a page of a paper holds a thousand and more."""
_FILLS = 0.5
"""The share of its page that a picture of it covers, margins of the copier left aside."""
_DEEPEST = 4
_ADVICE = "Run text recognition on it (for example OCRmyPDF) and read the result."
NO_TEXT = "This page holds no text. If it is a picture of text, run text recognition and read again."
PICTURE = "This page is a picture, with hardly any text on it. If it shows text, run text recognition and read again."


def scanned_pages(document: Any, pages: Sequence[Page]) -> frozenset[int]:
    """The numbers of the pages that are pictures with hardly any text. Raises :class:`Refused` if there is no other.

    Blank pages may stand between them. A file without text and without pictures is refused, too.
    """
    bare = [page for page in pages if sum(map(len, (run.text for run in page.runs))) <= _FEW_SIGNS]
    scanned = frozenset(page.number for page in bare if _is_picture(document, page))
    if not any(page.runs and page.number not in scanned for page in pages):
        raise _nothing_to_read(scanned, pages)
    return scanned


def _nothing_to_read(scanned: Collection[int], pages: Sequence[Page]) -> Refused:
    if not scanned:
        advice = f"Its text may be drawn as lines. {_ADVICE}"
        return Refused("no-text", "The PDF holds no text.", advice)
    few = any(page.runs for page in pages)
    reason = "The PDF is a scan: its pages are pictures"
    return Refused("scan", f"{reason}, with hardly any text on them." if few else f"{reason}, without text.", _ADVICE)


def _is_picture(document: Any, page: Page) -> bool:
    """Whether pictures fill half of the page or more. Scanners write one, or several strips."""
    try:
        opened = document[page.number - 1]
    except pypdfium2.PdfiumError:
        return False
    try:
        covered = sum(_pictures(opened))
    finally:
        opened.close()
    return covered >= _FILLS * page.width * page.height > 0


def _pictures(page: Any) -> Iterator[float]:
    """The area of each picture on the page, as far as it is on it."""
    left, bottom, right, top = page.get_bbox()
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        if _holds_picture(item, _DEEPEST) and pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, edges)):
            x, y, x_end, y_end = (edge.value for edge in edges)
            yield max(0.0, min(x_end, right) - max(x, left)) * max(0.0, min(y_end, top) - max(y, bottom))


def _holds_picture(item: Any, depth: int) -> bool:
    """Whether an object is a picture, or a form with one in it."""
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        return True
    if kind != pdfium.FPDF_PAGEOBJ_FORM or depth == 0:
        return False
    count = pdfium.FPDFFormObj_CountObjects(item)
    return any(_holds_picture(pdfium.FPDFFormObj_GetObject(item, index), depth - 1) for index in range(count))
