"""Running heads and page numbers that stand in the middle of a sentence.

A line is a running head if it comes again with only its figures changed, and somewhere cuts a sentence in two. What
does not cut a sentence stays, unless it has the form of a running head (a paper's number, “- 5 -”) and its figures
count upwards: headings of the content come again too.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from peilung.core.paper import Furniture, FurnitureType, RepairKind
from peilung.reading.layout import Cell, Layout, Paragraph, Piece, Row
from peilung.reading.marks import bare_leading, bullet
from peilung.reading.mend_evidence import Words
from peilung.reading.mend_sheet import LETTER, LOWER, Edit, Mended, Sheet

_LONGEST = 110
_PAPER = r"\d{1,2}/\d{2,6}"
_HAS_PAPER = re.compile(rf"(?<![\d/]){_PAPER}(?![\d/])")
_BETWEEN_DASHES = re.compile(r"(?:^|\s)[-–—|] ?\d{1,4} ?[-–—|](?:\s|$)|(?:Seite|Page) \d{1,4}")
_BARE_PAPER = re.compile(rf"(?:\w+\.? )?{_PAPER}")
_PAGE_NUMBER = re.compile(r"[-–—|]? ?(?:(?:Seite|Page) )?\d{1,4}(?: ?[-–—|])?")
_OPEN_END = re.compile(rf"(?:{LETTER}|\d|,|-|\)|“|”|\")$")
_LOWER_START = re.compile(rf"\(?[{LOWER}]")
_INLINE = re.compile(
    rf"(?:Drucksache|Drs\.) {_PAPER}(?: [-–—|] ?\d{{1,3}}(?: ?[-–—|])?| Seite \d{{1,3}})"
    rf"|[-–—] ?\d{{1,3}} ?[-–—] (?:Drucksache|Drs\.) {_PAPER}"
)

_PAPER_NAME = re.compile(r"Dr(?:ucksache|s\.) ")
_PAIRING = frozenset("und oder sowie bzw and or".split())
"""With these an item of a list may end."""
_NUMBERED = re.compile(rf"\d{{1,3}} {LETTER}+ \S+ \S+|- ?\d{{1,3}} ?- |[–—|]")
"""A head that begins with the page number, which would be a numbered point otherwise."""
_FIGURES = re.compile(r"[0-9]+")


@dataclass(slots=True)
class _Line:
    """A line that may be a running head: where it is, and what stands before and after it in each column."""

    piece: Piece
    holder: list[Paragraph] | None
    """The cell's paragraphs it is one of; ``None`` for a paragraph between the tables."""
    paragraph: Paragraph
    element: int
    sides: list[tuple[Piece, str]] = field(default_factory=list)
    """The piece before and the text after, by column."""

    @property
    def text(self) -> str:
        return " ".join(self.piece.text.split())

    @property
    def wrapped(self) -> bool:
        """Whether it may be a line of content, as long as the column allows: any line of a PDF may."""
        pieces = self.paragraph.pieces
        longest = max(len(piece.text) for piece in pieces)
        return self.piece.box is not None or (len(pieces) > 1 and len(self.piece.text) > 0.7 * longest)

    def cut_by(self, cuts: Callable[[str, str], bool]) -> bool:
        """Whether a sentence goes on from before it to after it, in any column."""
        return any(cuts(before.text, after) for before, after in self.sides)


class Heads:
    """One search for running heads in a layout."""

    def __init__(self, layout: Layout, words: Words | None) -> None:
        self.layout = layout
        self.small = words.small if words else frozenset()
        self.known = {_key(f.text) for f in layout.furniture if f.type is FurnitureType.RUNNING_HEAD}
        self._gone: set[int] = set()
        self._empty: set[int] = set()

    def take_lines(self, sheet: Sheet) -> list[Mended]:
        """Take out the heads that are lines of their own, and put the halves of their sentences together."""
        groups: dict[str, list[_Line]] = defaultdict(list)
        for line in self._lines(sheet):
            groups[_key(line.text)].append(line)
        taken = [self._take(line) for key, lines in groups.items() for line in self._heads(key, lines)]
        if self._empty:
            self.layout.elements = [e for e in self.layout.elements if id(e) not in self._empty]
        return [mended for mended in taken if mended]

    def _lines(self, sheet: Sheet) -> Iterator[_Line]:
        """Every line that comes again, or that is known, and may be a running head by its form."""
        plain = _FIGURES.sub("", sheet.text).split("\n")
        times = Counter(plain)
        known = {key.replace("#", "") for key in self.known}
        wanted = {
            id(piece) for piece, text in zip(sheet.pieces, plain, strict=True) if times[text] > 1 or text in known
        }
        wanted = {id(piece) for piece in sheet.pieces if id(piece) in wanted and _may_be_head(piece.text.strip())}
        if wanted:
            yield from _lines(self.layout, wanted)

    def _heads(self, key: str, lines: Sequence[_Line]) -> list[_Line]:
        known = key in self.known and len(key.split()) > 2
        if len(lines) < 2 and not known:
            return []
        for line in lines:
            _look_around(line, self.layout)
        cut = [line for line in lines if line.cut_by(self._cuts)]
        first = lines[0].text
        numbered = bool(_BETWEEN_DASHES.search(first)) and _count_pages(lines)
        if not cut or (_BARE_PAPER.fullmatch(first) and len(lines) < 3):
            return []
        if known or numbered:
            return list(lines) if numbered else cut
        if any(line.wrapped for line in lines):
            return []
        return cut if self._is_head(key, lines, cut) else []

    def _is_head(self, key: str, lines: Sequence[_Line], cut: Sequence[_Line]) -> bool:
        """Whether lines without a page number in its usual form are running heads, by where they stand."""
        hard = [line for line in cut if any(self._breaks_off(before.text) for before, _ in line.sides)]
        places = {before.text for line in cut for before, _ in line.sides}
        if len(places) < 2 or not (hard or _HAS_PAPER.search(lines[0].text)):
            return False
        words = key.replace("#", "").split()
        sentence = not words or "," in key or words[0].lower() in self.small or words[-1].islower()
        if sentence:
            return False
        return _counts_up([line.text for line in lines]) or (len(lines) > 2 and len(cut) == len(lines))

    def _cuts(self, before: str, after: str) -> bool:
        """Whether a sentence goes on: in small letters, or after a word that no sentence ends with."""
        last = before.rstrip().rsplit(" ", 1)[-1]
        return _cuts(before, after) or (self._breaks_off(before) and last not in _PAIRING and after[:1].isalpha())

    def _breaks_off(self, text: str) -> bool:
        """Whether a text ends with a word that no sentence ends with."""
        last = text.rstrip().rsplit(" ", 1)[-1]
        return last in self.small or (last.endswith("-") and len(last) > 2)

    def _take(self, line: _Line) -> Mended | None:
        if id(line.piece) in self._gone:
            return None
        self._gone.add(id(line.piece))
        paragraph = line.paragraph
        del paragraph.pieces[next(n for n, piece in enumerate(paragraph.pieces) if piece is line.piece)]
        if not paragraph.pieces:
            self._close_up(line)
        type_ = FurnitureType.PAGE_NUMBER if _PAGE_NUMBER.fullmatch(line.text) else FurnitureType.RUNNING_HEAD
        furniture = Furniture(type_, line.text, line.piece.page)
        beside = next((before for before, after in line.sides if self._cuts(before.text, after)), None)
        page, number = line.piece.page, line.piece.line
        return Mended(
            RepairKind.RUNNING_HEAD_INSIDE, line.text, "", page, number, taken=furniture, beside=beside
        )

    def _close_up(self, line: _Line) -> None:
        """Remove the empty paragraph; the two around it become one where they are halves of one sentence."""
        elements = self.layout.elements
        if line.holder is not None:
            at = next(n for n, paragraph in enumerate(line.holder) if paragraph is line.paragraph)
            self._close_in_cell(line.holder, at)
            if at == len(line.holder):
                _mark_broken(elements, line.element)
            return
        self._empty.add(id(line.paragraph))
        before = _neighbour(elements, line.element, -1, self._empty)
        after = _neighbour(elements, line.element, 1, self._empty)
        if isinstance(before, Paragraph) and isinstance(after, Paragraph):
            if before.pieces and after.pieces and self._cuts(before.pieces[-1].text, after.pieces[0].text):
                _join(before, after)
                self._empty.add(id(after))
        elif isinstance(after, Row) and isinstance(before, Row):
            _mark_broken(elements, line.element)

    def _close_in_cell(self, paragraphs: list[Paragraph], at: int) -> None:
        del paragraphs[at]
        if 0 < at < len(paragraphs):
            before, after = paragraphs[at - 1], paragraphs[at]
            if before.pieces and after.pieces and self._cuts(before.pieces[-1].text, after.pieces[0].text):
                _join(before, after)
                del paragraphs[at]


def inline(sheet: Sheet, layout: Layout, known: set[str]) -> Iterator[Edit]:
    """Heads with a page number that stand within a line, between two halves of a sentence."""
    found = [span for name in _PAPER_NAME.finditer(sheet.text) if (span := _inline_at(sheet.text, name.start()))]
    patterns = [_pattern(key) for key in known if "#" in key and (len(key) > 24 or "–" in key or " - " in key)]
    for pattern in patterns:
        found.extend(match.span() for match in pattern.finditer(sheet.text))
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for start, end in dict.fromkeys(found):
        groups[_key(sheet.text[start:end])].append((start, end))
    for key, spans in groups.items():
        spans.sort()
        if (len(spans) > 1 and _counts_up([sheet.text[a:b] for a, b in spans])) or key in known:
            yield from (_inline_edit(sheet, a, b) for a, b in spans if _inside_sentence(sheet, a, b))


def _inline_at(text: str, at: int) -> tuple[int, int] | None:
    """The head around the name of a paper, with the page number before or after it."""
    found = _INLINE.search(text, max(0, at - 8))
    return found.span() if found is not None and found.start() <= at < found.end() else None


def _inline_edit(sheet: Sheet, start: int, end: int) -> Edit:
    text = sheet.text
    glued = text[start - 1 : start].isalnum() and text[end : end + 1].isalnum()
    return Edit(start, end, " " if glued else "", RepairKind.RUNNING_HEAD_INSIDE, " ".join(text[start:end].split()))


def _inside_sentence(sheet: Sheet, start: int, end: int) -> bool:
    index = sheet.index(start)
    line = sheet.starts[index]
    before = sheet.text[line:start].rstrip(" ")
    after = sheet.text[end : line + len(sheet.pieces[index].text)].lstrip(" ")
    return bool(before) and _cuts(before, after)


def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(r"\d+".join(re.escape(part) for part in key.split("#")))


def _key(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()))


def _count_pages(lines: Sequence[_Line]) -> bool:
    """Whether lines bear a number that grows, by as much as their pages where the file has any."""
    texts = [line.text for line in lines]
    if any(line.piece.page is None for line in lines):
        return _counts_up(texts)
    steps = [[int(figure) - (line.piece.page or 0) for figure in re.findall(r"\d{1,9}", line.text)] for line in lines]
    return _counts_up(texts) and any(len(set(column)) == 1 for column in zip(*steps, strict=False))


def _counts_up(texts: Sequence[str]) -> bool:
    """Whether one figure of each grows from text to text."""
    rows = [[int(figure) for figure in re.findall(r"\d{1,9}", text)] for text in texts]
    width = min(len(row) for row in rows)
    return len(rows) > 1 and any(all(a[n] < b[n] for a, b in pairwise(rows)) for n in range(width))


def _cuts(before: str, after: str) -> bool:
    """Whether a sentence that ends with ``before`` goes on with ``after``."""
    return bool(_OPEN_END.search(before.rstrip()) and _LOWER_START.match(after.lstrip()))


def _may_be_head(text: str) -> bool:
    if not 0 < len(text) <= _LONGEST or text[-1] in ".:;,!?" or _LOWER_START.match(text):
        return False
    if _BETWEEN_DASHES.fullmatch(text) or _PAGE_NUMBER.fullmatch(text):
        return not text.isdigit()
    if sum(map(str.isalpha, text)) < 4:
        return False
    return bool(_NUMBERED.match(text)) or (bare_leading(text) is None and bullet(text) is None)


def _lines(layout: Layout, wanted: set[int]) -> Iterator[_Line]:
    """Every one of these lines that stands alone."""
    for number, element in enumerate(layout.elements):
        if isinstance(element, Paragraph):
            yield from _alone(element, None, number, wanted)
        elif not element.header:
            for cell in element.cells:
                for paragraph in cell.paragraphs if len(cell.paragraphs) > 1 else _several(cell):
                    yield from _alone(paragraph, cell.paragraphs, number, wanted)


def _several(cell: Cell) -> list[Paragraph]:
    return [paragraph for paragraph in cell.paragraphs if len(paragraph.pieces) > 2]


def _alone(
    paragraph: Paragraph, holder: list[Paragraph] | None, number: int, wanted: set[int]
) -> Iterator[_Line]:
    pieces = paragraph.pieces
    for index, piece in enumerate(pieces):
        if id(piece) in wanted and not piece.glued and not (index + 1 < len(pieces) and pieces[index + 1].glued):
            yield _Line(piece, holder, paragraph, number)


def _look_around(line: _Line, layout: Layout) -> None:
    """Find what stands before and after a line in each column."""
    pieces = line.paragraph.pieces
    at = next(n for n, piece in enumerate(pieces) if piece is line.piece)
    siblings: Sequence[Paragraph] = line.holder if line.holder is not None else _around(layout, line.element)
    flow = [piece for paragraph in siblings for piece in paragraph.pieces] if line.holder is not None else None
    if flow is None:
        before = pieces[at - 1] if at else None
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        _between(line, layout, before, after)
        return
    place = next(n for n, piece in enumerate(flow) if piece is line.piece)
    if place and place + 1 < len(flow):
        line.sides.append((flow[place - 1], flow[place + 1].text))
    elif place + 1 == len(flow):
        _across_rows(line, layout, flow[place - 1] if place else None)


def _around(layout: Layout, number: int) -> list[Paragraph]:
    element = layout.elements[number]
    return [element] if isinstance(element, Paragraph) else []


def _between(line: _Line, layout: Layout, before: Piece | None, after: Piece | None) -> None:
    """For a line between the tables: its neighbours in the flow, or the rows on both sides."""
    earlier = _neighbour(layout.elements, line.element, -1, set())
    later = _neighbour(layout.elements, line.element, 1, set())
    if before is None and isinstance(earlier, Row):
        rows = _data_row(layout.elements, line.element, earlier)
        line.sides.extend(_columns(earlier, rows) if after is None and rows is not None else [])
        return
    if before is None and isinstance(earlier, Paragraph) and earlier.pieces:
        before = earlier.pieces[-1]
    if after is None and isinstance(later, Paragraph) and later.pieces:
        after = later.pieces[0]
    if before is not None and after is not None:
        line.sides.append((before, after.text))


def _across_rows(line: _Line, layout: Layout, before: Piece | None) -> None:
    """For a line that ends a row: the columns of this row and of the next."""
    row = layout.elements[line.element]
    after = _data_row(layout.elements, line.element, row) if isinstance(row, Row) else None
    if isinstance(row, Row) and after is not None:
        sides = _columns(row, after)
        line.sides.extend((before or piece, text) if piece is line.piece else (piece, text) for piece, text in sides)


def _data_row(elements: Sequence[Paragraph | Row], number: int, row: Row) -> Row | None:
    """The next row that goes on: one whose first cell is empty."""
    for element in elements[number + 1 : number + 4]:
        if isinstance(element, Row) and len(element.cells) == len(row.cells) and element.cells[0].empty:
            return element
    return None


def _columns(row: Row, after: Row) -> list[tuple[Piece, str]]:
    sides = []
    for one, other in zip(row.cells, after.cells, strict=True):
        pieces = [piece for paragraph in one.paragraphs for piece in paragraph.pieces]
        if pieces and not other.empty:
            sides.append((pieces[-1], next(p.pieces[0].text for p in other.paragraphs if p.pieces)))
    return sides


def _neighbour(
    elements: Sequence[Paragraph | Row], number: int, step: int, gone: set[int]
) -> Paragraph | Row | None:
    place = number + step
    while 0 <= place < len(elements) and id(elements[place]) in gone:
        place += step
    return elements[place] if 0 <= place < len(elements) else None


def _join(before: Paragraph, after: Paragraph) -> None:
    """Let two paragraphs be one; what refers to the second finds its pieces there still."""
    before.pieces.extend(after.pieces)
    after.pieces = before.pieces


def _mark_broken(elements: Sequence[Paragraph | Row], number: int) -> None:
    """The next row may go on from the row before: a page ended here."""
    following = next((element for element in elements[number + 1 : number + 2] if isinstance(element, Row)), None)
    if following is not None:
        following.broken = True
