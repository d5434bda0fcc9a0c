"""Rows of unruled tables whose numbers stand halfway down the row.

There the number does not say where its row begins. A gap does, of those between two numbers the one that leaves
the number in the middle of its row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from peilung.reading.pdf.columns import Grid, divided, opens_with_number
from peilung.reading.pdf.lines import Line

_GAP = 1.22
"""Lines this much further apart than usual may have the end of a row between them."""
_HIGH_ROW = 3
_OFF = 0.7


def are_centred(pages: Sequence[Sequence[Line]], grid: Grid) -> bool:
    """Whether most numbers of rows of three lines and more, parted by gaps, stand in the middle of theirs."""
    centred = others = 0
    for lines in pages:
        bounds = [0, *_gaps(lines, grid), len(lines)]
        for start, end in pairwise(bounds):
            row = lines[start:end]
            text = [line for line in row if not _is_bare(line, grid)]
            numbers = [line for line in row if opens_with_number(line, grid)]
            if len(text) < _HIGH_ROW or not numbers:
                continue
            off = abs(_middle(numbers[0]) - _between(text[0], text[-1]))
            if len(numbers) == 1 and off < _OFF * (text[1].bottom - text[0].bottom):
                centred += 1
            else:
                others += 1
    return centred >= 2 and centred > others


def centred_starts(lines: Sequence[Line], numbers: Sequence[int], grid: Grid) -> list[int]:
    """The indices of the lines at which a row begins; the first line always does."""
    starts = [0]
    gaps = _gaps(lines, grid)
    for number, following in pairwise(numbers):
        between = [gap for gap in gaps if max(number, starts[-1]) < gap <= following]
        if not between:
            starts.append(following)
            continue
        top, middle = lines[starts[-1]], _middle(lines[number])
        starts.append(min(between, key=lambda gap: abs(_between(top, lines[gap - 1]) - middle)))
    return starts


def first_centred(lines: Sequence[Line], numbers: Sequence[int], grid: Grid) -> int:
    """Where the first row begins below the titles: so that its number stands in its middle."""
    if not numbers:
        return 0
    gaps = _gaps(lines, grid)
    after = [gap for gap in gaps if gap > numbers[0]] or [len(lines)]
    if len(numbers) > 1:
        after = [gap for gap in after if gap <= numbers[1]] or [numbers[1]]
    before = [gap for gap in gaps if gap <= numbers[0]]
    middle = _middle(lines[numbers[0]])
    pairs = [(abs(_between(lines[top], lines[end - 1]) - middle), top) for top in before for end in after]
    return min(pairs)[1] if pairs else 0


def _gaps(lines: Sequence[Line], grid: Grid) -> list[int]:
    """The indices of the lines that stand below a gap; a number alone on its baseline is no line of text."""
    text = [index for index, line in enumerate(lines) if not _is_bare(line, grid)]
    pitch = _pitch([lines[index] for index in text])
    if pitch is None:
        return []
    found = []
    for high, low in pairwise(text):
        if lines[low].bottom - lines[high].bottom > _GAP * pitch:
            alone = [i for i in range(high + 1, low) if lines[i].bottom - lines[high].bottom > 0.7 * pitch]
            found.append(alone[0] if alone else low)
    return found


def _pitch(text: Sequence[Line]) -> float | None:
    steps = sorted(low.bottom - high.bottom for low, high in zip(text[1:], text, strict=False))
    return median(steps[: max(1, len(steps) * 3 // 4)]) if steps else None


def _is_bare(line: Line, grid: Grid) -> bool:
    """Whether only the number column is filled."""
    columns = divided(line, grid)
    return columns is not None and opens_with_number(line, grid) and sum(map(bool, columns)) == 1


def _between(first: Line, last: Line) -> float:
    return (_middle(first) + _middle(last)) / 2


def _middle(line: Line) -> float:
    return line.bottom - line.height / 2
