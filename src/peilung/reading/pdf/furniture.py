"""Sets running heads and page numbers apart: lines that come again at the edge of page after page.

Column titles come again too. They are told from running heads because they begin at the columns'
edges, stand inside the rulings, or are set close to the text below them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from peilung.core.paper import Furniture, FurnitureType
from peilung.reading.marks import leading
from peilung.reading.pdf.edges import begins_beside
from peilung.reading.pdf.grids import Tables
from peilung.reading.pdf.lines import Line
from peilung.reading.pdf.zones import Zone

_EDGE_LINES = 5
_SAME_HEIGHT = 4.0
_SHARE_OF_PAGES = 0.25
_MARGIN = 0.09
"""This share of the page's height at the top is margin in any paper."""
_PAGE_NUMBER = re.compile(
    r"[-–—\s|]*(?:(?:seite|page|s\.|p\.|blatt)\s*)?(\d{1,4}|[ivxlc]{1,6})(?:\s*(?:von|of|/)\s*\d{1,4})?[-–—\s|]*",
    re.IGNORECASE,
)

class Repeats:
    """The lines that stand at the same place on several pages of a file."""

    def __init__(self, pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> None:
        self._heights = heights
        seen: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
        for lines, height in zip(pages, heights, strict=True):
            for line in _edge_lines(lines, height):
                words, where, step = _key(line, height)
                seen[words, where][step] += 1
        needed = max(2, round(_SHARE_OF_PAGES * len(pages)))
        self._known = {name for name, steps in seen.items() if steps.total() >= needed and _steady(steps)}
        parts = Counter(part for n, lines in enumerate(pages) for part in set(self._parts_of(lines, n)))
        self._parts = {part for part, count in parts.items() if count >= needed}

    def has(self, line: Line, page: int) -> bool:
        """Whether a line of page ``page`` (from 0) is one of them."""
        words, where, _ = _key(line, self._heights[page])
        if words.endswith((",", ";", ":")):
            return False  # words of the text, which stand at one height on several pages by chance
        if (words, where) in self._known:
            return True
        parts = [(_words(run.text), where) for run in line.runs]
        if len(parts) == 1 and words.endswith("."):
            return False
        return len(words) > 3 and all(part in self._parts for part in parts)

    def _parts_of(self, lines: Sequence[Line], page: int) -> Iterator[tuple[str, str]]:
        """The parts of the outermost lines: heads that change sides on odd and even pages have the same ones."""
        height = self._heights[page]
        edge = [line for line in (*lines[:2], *lines[-2:]) if not 0.15 * height < line.bottom < 0.85 * height]
        for line in edge:
            where = _key(line, height)[1]
            yield from ((_words(run.text), where) for run in line.runs)

    def in_margin(self, ordered: Sequence[Line], index: int, page: int) -> bool:
        """Whether a line stands alone at the very top, where a paper too short to repeat it has its running head."""
        if index + 1 >= len(ordered):
            return False
        line, after, height = ordered[index], ordered[index + 1], self._heights[page]
        far_out = line.bottom < _MARGIN * height
        apart = abs(after.bottom - line.bottom) > 1.6 * line.height
        return far_out and apart and leading(line.text) is None and not line.text.endswith((".", ":", ","))

    def has_words(self, text: str) -> bool:
        """Whether a line reads like one of them, wherever it stands: a table's first titles do."""
        return (_words(text), "top") in self._known

    def without(self, pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
        """The pages without any repeated line, column titles included."""
        kept: list[list[Line]] = []
        for number, lines in enumerate(pages):
            edge = {id(line) for line in _edge_lines(lines, self._heights[number]) if self.has(line, number)}
            kept.append([line for line in lines if id(line) not in edge])
        return kept


def split_furniture(
    pages: Sequence[Sequence[Line]],
    repeats: Repeats,
    tables: Tables,
) -> tuple[list[list[Line]], list[Furniture]]:
    """The lines of each page without its furniture, and the furniture with its pages (from 1)."""
    kept: list[list[Line]] = []
    furniture: list[Furniture] = []
    for number, lines in enumerate(pages):
        edges = tables.edges(number)
        top = _lead(lines, number, repeats, edges, tables.zones[number])
        foot = _lead(lines[::-1], number, repeats, edges, tables.zones[number])
        taken = top + [line for line in foot if not any(line is other for other in top)]
        kept.append([line for line in lines if not any(line is other for other in taken)])
        furniture.extend(Furniture(_type(line), line.text, number + 1) for line in taken)
    return kept, furniture


def _lead(
    ordered: Sequence[Line], number: int, repeats: Repeats, edges: Sequence[float], zones: Sequence[Zone]
) -> list[Line]:
    """The furniture at one edge of a page; ``ordered`` begins at that edge."""
    found: list[Line] = []
    outside = _outside_number(ordered, number)
    for index, line in enumerate(ordered[:_EDGE_LINES]):
        if any(zone.top <= line.bottom <= zone.bottom for zone in zones):
            break
        if index < outside:
            found.append(line)
            continue
        if repeats.has(line, number):
            if begins_beside(line, edges) or _is_close_title(ordered, index):
                break
        elif not (
            _is_page_number(line, number, len(ordered))
            or _bears_page_number(line, number)
            or (number and repeats.in_margin(ordered, index, number))
        ):
            break
        found.append(line)
    return found


def _is_close_title(ordered: Sequence[Line], index: int) -> bool:
    """Whether a repeated line of several cells stands closer to the text after it than to what is before it."""
    if index + 1 >= len(ordered):
        return False
    line, after = ordered[index], ordered[index + 1]
    cells = 1 + sum(b.left - a.right > 1.2 * line.height for a, b in pairwise(line.runs))
    if cells < 2 or index == 0:
        return cells > 2 and abs(after.bottom - line.bottom) < 1.9 * line.height
    return abs(after.bottom - line.bottom) < 0.85 * abs(line.bottom - ordered[index - 1].bottom)


def _edge_lines(lines: Sequence[Line], height: float) -> list[Line]:
    top = [line for line in lines[:_EDGE_LINES] if line.bottom < 0.25 * height]
    foot = [line for line in lines[::-1][:_EDGE_LINES] if line.bottom > 0.8 * height]
    return top + [line for line in foot if not any(line is other for other in top)]


def _key(line: Line, height: float) -> tuple[str, str, int]:
    """What repeated lines have in common: their words without figures, and how far from the edge they stand."""
    if line.bottom < height / 2:
        return _words(line.text), "top", round(line.bottom / _SAME_HEIGHT)
    return _words(line.text), "foot", round((height - line.bottom) / _SAME_HEIGHT)


def _words(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _steady(steps: Counter[int]) -> bool:
    """Whether the line stands at the same height nearly always."""
    common, _ = steps.most_common(1)[0]
    return sum(count for step, count in steps.items() if abs(step - common) <= 1) >= 0.7 * steps.total()


def _type(line: Line) -> FurnitureType:
    return FurnitureType.PAGE_NUMBER if _PAGE_NUMBER.fullmatch(line.text) else FurnitureType.RUNNING_HEAD


def _outside_number(ordered: Sequence[Line], number: int) -> int:
    """How many lines stand further out than the page's number: a running head, on any page but the first."""
    for index, line in enumerate(ordered[:3]):
        if number and _is_page_number(line, number, len(ordered)):
            near = all(abs(b.bottom - a.bottom) < 2.5 * a.height for a, b in pairwise(ordered[: index + 1]))
            return index if near else 0
    return 0


def _bears_page_number(line: Line, number: int) -> bool:
    """Whether the page's own number stands at the left or right end of the line, apart from the rest."""
    if len(line.runs) < 2 or number == 0:
        return False
    ends = line.runs[0], line.runs[-1]
    return any((match := _PAGE_NUMBER.fullmatch(run.text)) and match.group(1) == str(number + 1) for run in ends)


def _is_page_number(line: Line, number: int, count: int) -> bool:
    match = _PAGE_NUMBER.fullmatch(line.text)
    if match is None or count < 3:
        return False
    figure = match.group(1)
    decorated = line.text.strip() != figure
    return decorated or (figure.isdigit() and abs(int(figure) - number - 1) <= 2)
