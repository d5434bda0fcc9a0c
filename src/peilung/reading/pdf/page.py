"""Takes the words of a PDF page with their boxes from pdfium, in bulk.

One call per character is what costs time in Python, so text and boxes are taken as arrays and only
words become objects. Where pdfium puts no break between cells on one baseline, the gap between
two characters makes one. Coordinates are PDF points from the top left corner of the page.
"""

from __future__ import annotations

import ctypes
import re
from collections import deque
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

HYPHEN = "\ufffe"
_TOKEN = re.compile(rf"[^\s{HYPHEN}\x00-\x1f]+[{HYPHEN}\x02]?|[{HYPHEN}\x02]")
_WIDE_GAP = 0.45
"""A gap inside a token wider than this share of the line height splits it: another cell begins."""
_BASELINE_STEP = 0.12
_LINE_ENDS = f"\r\n{HYPHEN}\x02"
_BOLD = re.compile(rb"bold|black|heavy|semibold|demi|,b\b|-b\b", re.IGNORECASE)


@dataclass(slots=True)
class Word:
    """A word as it stands on the page. ``index`` is its first character in the page's text."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    index: int
    raised: bool = False
    bold: bool = False
    column: int = -1

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(slots=True)
class Rule:
    """A straight drawn line: a ruling of a table, an underline, the line above footnotes."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        return self.right - self.left > self.bottom - self.top


@dataclass(slots=True)
class Page:
    """One page: its words in the order of the file, its drawn lines, its size in points."""

    number: int
    width: float
    height: float
    words: list[Word]
    rules: list[Rule] = field(default_factory=list)


_BoxCall = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


def _box_call() -> Any:
    """``FPDFText_GetLooseCharBox`` taking plain integers, which spares a conversion per call."""
    address = ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value
    return _BoxCall(address or 0)


_loose_box = _box_call()


def read_page(document: Any, number: int) -> Page:
    """Read page ``number`` (from 1) of an open ``pypdfium2.PdfDocument``."""
    page = document[number - 1]
    left, bottom, right, top = page.get_bbox()
    textpage = page.get_textpage()
    try:
        words = _words(textpage, left, top)
        rules = _rules(page, left, top)
    finally:
        textpage.close()
        page.close()
    return Page(number, right - left, top - bottom, words, rules)


def _words(textpage: Any, x: float, y: float) -> list[Word]:
    count = textpage.count_chars()
    if count <= 0:
        return []
    text = _text(textpage, count)
    boxes = (ctypes.c_float * (4 * count))()
    start = ctypes.addressof(boxes)
    handle = ctypes.cast(textpage.raw, ctypes.c_void_p).value
    deque(map(_loose_box, repeat(handle), range(count), range(start, start + 16 * count, 16)), maxlen=0)
    values = boxes[:]
    words = _cut(text, values[0::4], values[1::4], values[2::4], values[3::4], x, y)
    _mark_bold(words, text, textpage)
    return words


def _mark_bold(words: list[Word], text: str, textpage: Any) -> None:
    """Ask for the font where a line begins, and go on along the line as long as it is bold."""
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    on = False
    for word in words:
        at_start = word.index == 0 or text[word.index - 1] in _LINE_ENDS
        if at_start or on:
            pdfium.FPDFText_GetFontInfo(textpage.raw, word.index, name, 128, ctypes.byref(flags))
            on = _BOLD.search(name.value) is not None
            word.bold = on


def _text(textpage: Any, count: int) -> str:
    """The page's text with one sign per character index, so that text and boxes go together."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage.raw, 0, count, buffer)
    if written == count + 1 and not any(0xD800 <= unit < 0xE000 for unit in buffer):
        return bytes(buffer)[: 2 * count].decode("utf-16-le", errors="replace")
    return "".join(_sign(pdfium.FPDFText_GetUnicode(textpage.raw, index)) for index in range(count))


def _sign(code: int) -> str:
    if code == 2:
        return HYPHEN
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _cut(
    text: str, lefts: list[float], tops: list[float], rights: list[float], bottoms: list[float], x: float, y: float
) -> list[Word]:
    """Cut the text into words at white space, at wide gaps, and where the baseline steps."""
    words: list[Word] = []
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        height = tops[start] - bottoms[start]
        wide, step = max(_WIDE_GAP * height, 1.5), max(_BASELINE_STEP * height, 0.7)
        first = start
        for i in range(start + 1, end):
            gap = lefts[i] - rights[i - 1]
            if gap > wide or gap < -wide * 2 or abs(bottoms[i] - bottoms[i - 1]) > step:
                words.append(_word(text, first, i, lefts, tops, rights, bottoms, x, y))
                first = i
        words.append(_word(text, first, end, lefts, tops, rights, bottoms, x, y))
    return words


def _word(
    text: str,
    start: int,
    end: int,
    lefts: list[float],
    tops: list[float],
    rights: list[float],
    bottoms: list[float],
    x: float,
    y: float,
) -> Word:
    top, right = max(tops[start:end]), max(rights[start:end])
    return Word(text[start:end], lefts[start] - x, y - top, right - x, y - bottoms[start], start)


def _rules(page: Any, x: float, y: float) -> list[Rule]:
    """The straight lines among the page's drawn paths (thin rectangles and strokes)."""
    rules: list[Rule] = []
    edges = [ctypes.c_float() for _ in range(4)]
    references = [ctypes.byref(edge) for edge in edges]
    raw = page.raw
    for index in range(pdfium.FPDFPage_CountObjects(raw)):
        item = pdfium.FPDFPage_GetObject(raw, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if pdfium.FPDFPageObj_GetBounds(item, *references):
            left, bottom, right, top = (edge.value for edge in edges)
            if min(right - left, top - bottom) < 3.0 < max(right - left, top - bottom):
                rules.append(Rule(left - x, y - top, right - x, y - bottom))
            elif right - left > 20 and top - bottom > 8:
                rules.extend(_frame(left - x, y - top, right - x, y - bottom))
    return rules


def _frame(left: float, top: float, right: float, bottom: float) -> list[Rule]:
    """The four sides of a drawn rectangle, as some programs draw each table cell."""
    return [
        Rule(left, top, right, top),
        Rule(left, bottom, right, bottom),
        Rule(left, top, left, bottom),
        Rule(right, top, right, bottom),
    ]
