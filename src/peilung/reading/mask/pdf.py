"""PDF: every word at its place, in its size, bold or not, and the drawn lines; all of it written into a new file.

What is taken from the paper is what pdfium says of its signs: their place, size, direction and whether their font is
bold; of drawn paths and pictures only the box around each; of a page its boxes and its rotation. Fonts, images, forms,
tags, links, bookmarks, properties, layers and scripts are not copied, because nothing is copied.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from peilung.core.errors import Refused
from peilung.reading.mask.pdf_file import ASCENT, PdfFile, Shown
from peilung.reading.mask.words import Words
from peilung.reading.pdf.page import _BOLD as BOLD

_HYPHENS = (0x02, 0xFFFE, 0xAD)
_GAP = 0.3
"""A gap wider than this share of the size parts two words without a space between them."""
_LINE = 1.0
"""A gap wider than this share of the size parts two lines side by side."""
_RAISED = 0.225
"""Ink that begins this share of the ascent above the baseline is a raised figure's."""
_THIN, _BOX_WIDTH, _BOX_HEIGHT = 3.0, 20.0, 8.0
_LONGEST_MARK = 3

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in the page's own coordinates."""


@dataclass(slots=True)
class _Sign:
    """One character: where it begins on its baseline, where it ends, and how high its box rises above the baseline."""

    text: str
    x: float
    y: float
    end: float
    ascent: float
    font: _Font


@dataclass(frozen=True, slots=True)
class _Font:
    """What the signs of one text object share. ``size`` in points as shown; ``turn``: the direction, (1, 0) usually."""

    size: float
    bold: bool
    turn: tuple[float, float] = (1.0, 0.0)

    @property
    def level(self) -> bool:
        return self.turn[0] > 0.999


def masked(data: bytes, words: Words) -> bytes:
    """A PDF without its words. Raises :class:`Refused` where a page is damaged."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [_Page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise Refused("damaged", "A page of the PDF is damaged.", "Download or export it again.") from error
    finally:
        document.close()
    words.learn(_text(line) for page in pages for line in page.lines)
    result = PdfFile()
    for page in pages:
        shown = [word for line in page.lines for word in _masked_line(line, words)]
        result.page(page.boxes, page.rotation, (page.paths, page.pictures), shown)
    return result.written()


class _Page:
    """What is taken from one page: its boxes, the boxes of its paths and pictures, its lines of words."""

    def __init__(self, document: Any, number: int) -> None:
        page = document[number]
        textpage = page.get_textpage()
        try:
            self.boxes = {"MediaBox": page.get_mediabox(), "CropBox": page.get_cropbox()}
            self.rotation = page.get_rotation()
            self.paths = list(_boxes(page, pdfium.FPDF_PAGEOBJ_PATH))
            self.pictures = list(_boxes(page, pdfium.FPDF_PAGEOBJ_IMAGE))
            self.lines = _lines(list(_words(_signs(textpage))))
        finally:
            textpage.close()
            page.close()


def _boxes(page: Any, kind: int) -> Iterator[Box]:
    """The boxes of the drawn paths or pictures of a page, of those that may be rulings, frames or scans."""
    edges = [ctypes.c_float() for _ in range(4)]
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(item) != kind:
            continue
        if pdfium.FPDFPageObj_GetBounds(item, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            width, height = right - left, top - bottom
            thin = min(width, height) < _THIN < max(width, height)
            if thin or (width > _BOX_WIDTH and height > _BOX_HEIGHT):
                yield left, bottom, right, top


def _signs(textpage: Any) -> Iterator[_Sign | None]:
    """The characters of a page in pdfium's order; ``None`` for white space and for what pdfium puts in itself."""
    raw = textpage.raw
    fonts: dict[int, _Font] = {}
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(max(0, textpage.count_chars())):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        hyphen = code in _HYPHENS
        generated = pdfium.FPDFText_IsGenerated(raw, index) == 1 and not hyphen
        if generated or (code < 0x21 and not hyphen) or chr(code).isspace() or 0xD800 <= code < 0xE000:
            yield None
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        item = ctypes.cast(pdfium.FPDFText_GetTextObject(raw, index), ctypes.c_void_p).value or 0
        if item not in fonts:
            fonts[item] = _font(raw, index)
        font, text = fonts[item], "-" if hyphen else chr(code)
        ascent = box.top - y.value if font.level and box.top > y.value else ASCENT * font.size
        sign = _Sign(text, x.value, y.value, box.right if font.level else math.nan, ascent, font)
        yield _lifted(raw, index, sign) if text.isdecimal() and font.level else sign


def _font(raw: Any, index: int) -> _Font:
    matrix, name, flags = pdfium.FS_MATRIX(), ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetMatrix(raw, index, matrix)
    pdfium.FPDFText_GetFontInfo(raw, index, name, 128, flags)
    along = math.hypot(matrix.a, matrix.b) or 1.0
    size = pdfium.FPDFText_GetFontSize(raw, index) * math.hypot(matrix.c, matrix.d)
    return _Font(max(size, 0.1), BOLD.search(name.value) is not None, (matrix.a / along, matrix.b / along))


def _lifted(raw: Any, index: int, sign: _Sign) -> _Sign:
    """A figure that its font draws raised, on a baseline of its own; a usual one as it is."""
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(raw, index, left, right, low, high)
    tall = high.value - low.value
    if tall <= 0 or low.value - sign.y < _RAISED * sign.ascent:
        return sign
    font = replace(sign.font, size=min(sign.font.size, tall))
    return replace(sign, y=low.value + 0.2 * tall, ascent=0.8 * tall, font=font)


@dataclass(slots=True)
class _Word:
    """Signs without a gap, of one font and on one baseline. ``spaced``: white space comes after it."""

    text: str
    x: float
    y: float
    width: float
    size: float
    font: _Font
    spaced: bool

    @property
    def end(self) -> float:
        return self.x + self.width

    @classmethod
    def of(cls, signs: Sequence[_Sign], spaced: bool) -> _Word:
        """In the size in which its box rises as high as in the paper: as its first or last sign, hyphens aside."""
        first, last = signs[0], signs[-1]
        inked = [sign for sign in signs if sign.text != "-"] or signs
        size = max(inked[0].ascent, inked[-1].ascent) / ASCENT
        width = math.hypot(last.x - first.x, last.y - first.y) + 0.5 * first.font.size
        if first.font.level:
            width = max(max(sign.end for sign in signs) - first.x, 0.01)
        return cls("".join([sign.text for sign in signs]), first.x, first.y, width, size, first.font, spaced)


def _words(signs: Iterator[_Sign | None]) -> Iterator[_Word]:
    word: list[_Sign] = []
    for sign in signs:
        if sign is not None and word and _joins(word[-1], sign):
            word.append(sign)
            continue
        if word:
            yield _Word.of(word, spaced=sign is None)
        word = [sign] if sign is not None else []
    if word:
        yield _Word.of(word, spaced=False)


def _joins(before: _Sign, sign: _Sign) -> bool:
    """Whether a sign goes on in the word of the one before it."""
    if before.font != sign.font:
        return False
    if not sign.font.level:
        along = (sign.x - before.x) * sign.font.turn[0] + (sign.y - before.y) * sign.font.turn[1]
        across = (sign.y - before.y) * sign.font.turn[0] - (sign.x - before.x) * sign.font.turn[1]
        return -0.1 * sign.font.size < along < 1.3 * sign.font.size and abs(across) < 0.1 * sign.font.size
    gap = sign.x - before.end
    return abs(sign.y - before.y) < 0.05 * sign.font.size and -sign.font.size < gap < _GAP * sign.font.size


Line = list[_Word]


def _lines(words: Sequence[_Word]) -> list[Line]:
    """Words that stand in one line of one cell: they are masked as one text."""
    lines: list[Line] = []
    for word in words:
        if lines and _goes_on(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _goes_on(before: _Word, word: _Word) -> bool:
    if not (before.font.level and word.font.level):
        return False
    size = max(before.font.size, word.font.size)
    return abs(before.y - word.y) < 0.5 * size and -0.5 * size < word.x - before.end < _LINE * size


def _is_mark(line: Line, index: int) -> bool:
    """Whether a word of a line is the raised mark of a footnote."""
    word = line[index]
    if len(word.text) > _LONGEST_MARK or len(line) == 1:
        return False
    other = line[index - 1] if index else line[1]
    return word.y - other.y > 0.1 * other.font.size and word.font.size < other.font.size


def _parts(line: Line) -> list[str]:
    """The texts of a line's words that are masked, each with the space after it."""
    return [word.text + (" " if word.spaced else "") if not _is_mark(line, n) else "" for n, word in enumerate(line)]


def _text(line: Line) -> str:
    return "".join(_parts(line))


def _masked_line(line: Line, words: Words) -> Iterator[Shown]:
    texts = words.spread(_parts(line))
    for index, (word, text) in enumerate(zip(line, texts, strict=True)):
        shown = text.rstrip(" ") or word.text
        following = line[index + 1] if index + 1 < len(line) else None
        space = max(0.0, following.x - word.end) if word.spaced and following is not None else 0.0
        yield Shown(shown, word.x, word.y, word.width, word.size, word.font.bold, word.font.turn, space)
