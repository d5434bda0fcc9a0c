"""Takes the text of a PDF page with its boxes from pdfium, in bulk.

One call per character is what costs time in Python, so boxes are asked for only where words begin and
end, through a function that takes plain integers; what becomes an object is the *run*: words on
one line without a wide gap. Coordinates are PDF points from the top left corner of the page.
"""

from __future__ import annotations

import ctypes
import re
from array import array
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

from peilung.core.paper import Box
from peilung.reading.pdf.tags import PageTags, Tag, TaggedTable
from peilung.reading.pdf.turn import stands_upright, turned_back, upright

HYPHEN = "\ufffe"
_TOKEN = re.compile(rf"[^\s{HYPHEN}\x00-\x1f]+[{HYPHEN}\x02]?|[{HYPHEN}\x02]")
_HYPHENS = f"{HYPHEN}\x02"
"""What pdfium gives for a hyphen at a line end; it may have no box worth the name."""
_LINE_ENDS = f"\r\n{_HYPHENS}"
_WIDE_GAP = 0.36
"""A gap wider than this share of the line height ends a run: another cell may begin."""
_WIDEST_SIGN = 0.9
"""A word wider than this share of its height a sign may hide a gap: its signs are looked at one by one."""
_BASELINE_STEP = 0.12
_RAISED_INK = 0.38
"""Ink that begins this share of the line height above the lowest point is raised; usual figures begin at a fifth."""
_FIGURES = re.compile(r"\d+")
_BEFORE_MARKS = ".,;:”“\"’)"
_BOLD = re.compile(rb"bold|black|heavy|semibold|demi|,b\b|-b\b", re.IGNORECASE)


Word = tuple[int, int, float, float, float, float]
"""A word while the page is taken: first and last place in the text, left, top, right, bottom (from below)."""


@dataclass(slots=True)
class Run:
    """Words on one line of a page without a wide gap between them.

    ``lefts`` and ``rights`` are the edges of its words, ``offsets`` where each begins in ``text``.
    ``index`` is the place of its first character in the page's text, ``size`` the least height of its
    words: boxes of capitals with accents are higher, the size of the type is not.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    index: int
    lefts: list[float]
    rights: list[float]
    offsets: list[int]
    size: float = 0.0
    raised: bool = False
    bold: bool = False
    tag: Tag | None = None
    column: int = -1

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def split(self, word: int) -> tuple[Run, Run]:
        """The run cut before its word number ``word``."""
        cut = self.offsets[word]
        first = replace(
            self,
            text=self.text[:cut].rstrip(),
            right=self.rights[word - 1],
            lefts=self.lefts[:word],
            rights=self.rights[:word],
            offsets=self.offsets[:word],
        )
        second = replace(
            self,
            text=self.text[cut:],
            left=self.lefts[word],
            index=self.index + cut,
            lefts=self.lefts[word:],
            rights=self.rights[word:],
            offsets=[offset - cut for offset in self.offsets[word:]],
        )
        return first, second


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
    """One page: its runs in the order of the file, its drawn lines, its size in points."""

    number: int
    width: float
    height: float
    runs: list[Run]
    rules: list[Rule] = field(default_factory=list)
    shift: float = 0.0
    """How far the page was moved to the right to stand on one grid with the others."""
    turns: int = 0
    """Quarter turns clockwise from the page as it is read, its text upright, to the page as it is shown."""
    sidelong: list[str] = field(default_factory=list)
    """Words that lie on their side when the text is upright: running heads of a page whose table was set sideways."""
    last: TaggedTable | None = None
    """The last table of the page by its tags, which may go on on the next one."""

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A place on the page as it is shown, from one on the page as it is read."""
        left, right = left - self.shift, right - self.shift
        if self.turns:
            left, top, right, bottom = turned_back((left, top, right, bottom), self.turns, self.width, self.height)
        return Box(round(left, 2), round(top, 2), round(right, 2), round(bottom, 2))


def _plain_call(function: Any, result: Any, *arguments: Any) -> Any:
    """A pdfium function that takes plain integers for pointers, which spares a conversion per call."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


_char_box = _plain_call(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_char_origin = _plain_call(
    pdfium.FPDFText_GetCharOrigin, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p
)
_object_at = _plain_call(pdfium.FPDFPage_GetObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_type_of = _plain_call(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)


def read_page(document: Any, number: int, tagged: bool = False, above: TaggedTable | None = None) -> Page:
    """Read page ``number`` (from 1) of an open ``pypdfium2.PdfDocument``, with its tags if it is ``tagged``.

    ``above`` is the tagged table with which the page before ended.
    """
    page, textpage, turns = upright(document, number)
    left, bottom, right, top = page.get_bbox()
    try:
        runs = _PageText(textpage, left, top).runs()
        last = _mark_tags(runs, page, textpage, above) if tagged else None
        rules = _rules(page, left, top)
        runs, sidelong = _by_stand(runs, textpage) if turns else (runs, [])
    finally:
        textpage.close()
        page.close()
    return Page(number, right - left, top - bottom, runs, rules, turns=turns, sidelong=sidelong, last=last)


def _by_stand(runs: Sequence[Run], textpage: Any) -> tuple[list[Run], list[str]]:
    """The upright runs of a page that was turned, and the words beside its text that now lie on their side."""
    upright: list[Run] = []
    sidelong: list[str] = []
    last = -2
    for run in runs:
        if stands_upright(textpage, run.index):
            upright.append(run)
            continue
        if sidelong and run.index == last:
            sidelong[-1] += run.text
        elif sidelong and run.index == last + 1:
            sidelong[-1] += f" {run.text}"
        else:
            sidelong.append(run.text)
        last = run.index + len(run.text)
    return upright, sidelong


def _mark_tags(runs: list[Run], page: Any, textpage: Any, above: TaggedTable | None) -> TaggedTable | None:
    tags = PageTags(page, above)
    if tags.places:
        for run in runs:
            run.tag = tags.tag_of(textpage, run.index)
    return tags.last


class _PageText:
    """The text of one page and the boxes of its words."""

    def __init__(self, textpage: Any, x: float, y: float) -> None:
        self._textpage = textpage
        self._handle = ctypes.cast(textpage.raw, ctypes.c_void_p).value
        self._x, self._y = x, y
        count = max(0, textpage.count_chars())
        self._text = _text(textpage, count) if count else ""

    def runs(self) -> list[Run]:
        """Words put together as long as they stand on one baseline without a wide gap."""
        runs: list[Run] = []
        run: Run | None = None
        x, y, text, last = self._x, self._y, self._text, 0
        for start, end, left, top, right, bottom in self._words():
            left, right, top, bottom = left - x, right - x, y - top, y - bottom
            height = bottom - top
            if (
                run is not None
                and -0.3 * height < left - run.right <= _WIDE_GAP * height
                and -_BASELINE_STEP * height <= bottom - run.bottom <= _BASELINE_STEP * height
                and 0.75 * run.size < height < 1.33 * run.size
                and text[last - 1] not in _LINE_ENDS
            ):
                run.offsets.append(start - run.index)
                run.lefts.append(left)
                run.rights.append(right)
                run.right = right
                run.top = min(run.top, top)
                run.size = min(run.size, height)
            else:
                if run is not None:
                    self._close(run, last)
                run = Run("", left, top, right, bottom, start, [left], [right], [0], height)
                runs.append(run)
            last = end
        if run is not None:
            self._close(run, last)
        self._mark_bold(runs)
        return runs

    def _close(self, run: Run, end: int) -> None:
        """Give a run its text; a line feed that pdfium sees on one baseline is a space."""
        run.text = self._text[run.index : end]
        if "\n" in run.text:
            words = [run.text[a:b].strip() for a, b in zip(run.offsets, [*run.offsets[1:], len(run.text)], strict=True)]
            run.text = " ".join(words)
            run.offsets = [sum(map(len, words[:n])) + n for n in range(len(words))]

    def _words(self) -> Iterator[Word]:
        """Each word with its place and box; words that hide a gap or a raised figure come in parts."""
        text = self._text
        tokens = [match.span() for match in _TOKEN.finditer(text)]
        starts = [start for start, _ in tokens]
        ends = [end - 2 if text[end - 1] in _HYPHENS and end - start > 1 else end - 1 for start, end in tokens]
        lefts, tops, _, lowest = self._boxes(starts)
        _, last_tops, rights, _ = self._boxes(ends)
        bottoms = self._bottoms(starts, tops, lowest)
        raised = {bisect_right(starts, place) - 1 for place in self._figures_beside_words()}
        boxes = zip(tokens, lefts, tops, last_tops, rights, bottoms, strict=True)
        for n, ((start, end), left, top, last_top, right, bottom) in enumerate(boxes):
            count = end - start
            if count > 1 and (n in raised or right - left > _WIDEST_SIGN * (top - bottom) * count):
                yield from self._torn(start, end)
            else:
                yield start, end, left, last_top if last_top > top else top, right, bottom

    def _figures_beside_words(self) -> Iterator[int]:
        """Where figures stand right beside a word or its stop: they may be the mark of a footnote."""
        text = self._text
        for match in _FIGURES.finditer(text):
            start, end = match.span()
            before, after = text[start - 1 : start], text[end : end + 1]
            if before.isalpha() or after.isalpha() or (end - start < 3 and before and before in _BEFORE_MARKS):
                yield start

    def _torn(self, start: int, end: int) -> list[Word]:
        """A word whose signs do not stand together, cut where the gap or the step is."""
        last = end - 1 if self._text[end - 1] in _HYPHENS and end - start > 1 else end
        indices = list(range(start, last))
        lefts, tops, rights, lowest = self._boxes(indices)
        bottoms = self._bottoms(indices, tops, lowest)
        height = tops[0] - bottoms[0]
        self._lift(start, tops, bottoms)
        parts: list[Word] = []
        first = 0
        for k in range(1, last - start + 1):
            at_end = k == last - start
            if not at_end and not self._tears(lefts[k] - rights[k - 1], bottoms[k] - bottoms[k - 1], height):
                continue
            top, right = max(tops[first:k]), max(rights[first:k])
            parts.append((start + first, end if at_end else start + k, lefts[first], top, right, bottoms[first]))
            first = k
        return parts

    def _lift(self, start: int, tops: array[float], bottoms: list[float]) -> None:
        """Some fonts have raised figures of their own, on the same baseline: their ink tells, not their box."""
        left, right, low, high = (ctypes.c_double() for _ in range(4))
        for k, height in enumerate(map(float.__sub__, tops, bottoms)):
            if not self._text[start + k].isdigit():
                continue
            pdfium.FPDFText_GetCharBox(self._textpage.raw, start + k, left, right, low, high)
            if low.value - bottoms[k] > _RAISED_INK * height:
                bottoms[k], tops[k] = low.value, high.value

    @staticmethod
    def _tears(gap: float, step: float, height: float) -> bool:
        return gap > _WIDE_GAP * height or gap < -height or abs(step) > _BASELINE_STEP * height

    def _bottoms(self, indices: list[int], tops: array[float], lowest: array[float]) -> list[float]:
        """The lower edge of some characters: below the baseline by a quarter of what stands above it.

        The baseline is the same for all signs of a line; the lower edge of their boxes is not in every font.
        Where that edge is the same as for the sign before, so is the baseline, and need not be asked for.
        """
        if not indices:
            return []
        asked = [n for n, low in enumerate(lowest) if n == 0 or not -0.05 < low - lowest[n - 1] < 0.05]
        count = len(asked)
        places = array("d", bytes(16 * count))
        start = places.buffer_info()[0]
        xs, ys = range(start, start + 16 * count, 16), range(start + 8, start + 8 + 16 * count, 16)
        deque(map(_char_origin, repeat(self._handle), [indices[n] for n in asked], xs, ys), maxlen=0)
        bases = [0.0] * len(indices)
        for n, base, following in zip(asked, places[1::2], [*asked[1:], len(indices)], strict=True):
            bases[n:following] = [1.25 * base] * (following - n)
        return [base - 0.25 * top for base, top in zip(bases, tops, strict=True)]

    def _boxes(self, indices: list[int]) -> tuple[array[float], array[float], array[float], array[float]]:
        """Left, top, right and bottom of some characters, in pdfium's coordinates (from the bottom)."""
        count = len(indices)
        boxes = array("f", bytes(16 * count))
        start = boxes.buffer_info()[0]
        deque(map(_char_box, repeat(self._handle), indices, range(start, start + 16 * count, 16)), maxlen=0)
        return boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4]

    def _mark_bold(self, runs: list[Run]) -> None:
        """Ask for the font where a line begins, and go on along the line as long as it is bold."""
        name = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        bold = False
        for run in runs:
            if run.index == 0 or self._text[run.index - 1] in _LINE_ENDS or bold:
                pdfium.FPDFText_GetFontInfo(self._textpage.raw, run.index, name, 128, ctypes.byref(flags))
                bold = _BOLD.search(name.value) is not None
                run.bold = bold


def _text(textpage: Any, count: int) -> str:
    """The page's text with one sign per character index, so that text and boxes go together."""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage.raw, 0, count, buffer)
    units = bytes(buffer)[: 2 * count]
    if written == count + 1:
        text = units.decode("utf-16-le", errors="replace")
        if len(text) == count:
            return text
    return "".join(_sign(pdfium.FPDFText_GetUnicode(textpage.raw, index)) for index in range(count))


def _sign(code: int) -> str:
    if code == 2:
        return HYPHEN
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _rules(page: Any, x: float, y: float) -> list[Rule]:
    """The straight lines among the page's drawn paths (thin rectangles and strokes)."""
    handle = ctypes.cast(page.raw, ctypes.c_void_p).value
    count = pdfium.FPDFPage_CountObjects(page.raw)
    items = list(map(_object_at, repeat(handle), range(count)))
    paths = [item for item, kind in zip(items, map(_type_of, items), strict=True) if kind == pdfium.FPDF_PAGEOBJ_PATH]
    rules: list[Rule] = []
    edges = [ctypes.c_float() for _ in range(4)]
    references = [ctypes.byref(edge) for edge in edges]
    for item in paths:
        if pdfium.FPDFPageObj_GetBounds(ctypes.cast(item, pdfium.FPDF_PAGEOBJECT), *references):
            left, bottom, right, top = (edge.value for edge in edges)
            rules.extend(_straight(left - x, y - top, right - x, y - bottom))
    return rules


def _straight(left: float, top: float, right: float, bottom: float) -> list[Rule]:
    """A thin path as one line; a drawn rectangle, as some programs draw each cell, as its four sides."""
    width, height = right - left, bottom - top
    if min(width, height) < 3.0 < max(width, height):
        return [Rule(left, top, right, bottom)]
    if width <= 20 or height <= 8:
        return []
    level = [Rule(left, y, right, y) for y in (top, bottom)]
    return [*level, *(Rule(x, top, x, bottom) for x in (left, right))]
