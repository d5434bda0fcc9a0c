"""A text in two languages that alternate paragraph by paragraph: 1. in one, 1. in the other, 2. in one, ..."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from peilung.reading.language import detect
from peilung.reading.layout import Element, Paragraph
from peilung.reading.marks import Readings
from peilung.reading.resolutions import Range
from peilung.reading.sections import heading_mark

_FEWEST = 2
_ENOUGH = 5


def taken_apart(elements: Sequence[Element]) -> tuple[list[Element], list[Range]]:
    """The elements with one language behind the other, and where each begins; as they are and no ranges if they do
    not alternate.
    """
    paragraphs = [element for element in elements if isinstance(element, Paragraph)]
    numbered = [(index, mark.readings) for index, p in enumerate(paragraphs) if (mark := heading_mark(p))]
    if len(paragraphs) != len(elements) or not _in_pairs([readings for _, readings in numbered]):
        return list(elements), []
    begins = [index for index, _ in numbered]
    pieces = [paragraphs[a:b] for a, b in pairwise([*begins, len(elements)])]
    first, second = ([p for piece in pieces[start::2] for p in piece] for start in (0, 1))
    spoken = [detect((p.raw for p in part), enough=_ENOUGH) for part in (first, second)]
    if None in spoken or spoken[0] == spoken[1]:
        return list(elements), []
    start, middle = _with_clauses(elements, begins[0]), begins[0] + len(first)
    return [*elements[: begins[0]], *first, *second], [Range(start, middle), Range(middle, len(elements))]


def _in_pairs(marks: Sequence[Readings]) -> bool:
    """Whether each number stands twice, and the pairs count up."""
    if len(marks) < 2 * _FEWEST or len(marks) % 2:
        return False
    twice = all(a == b for a, b in zip(marks[::2], marks[1::2], strict=True))
    return twice and all(any(b.follows(a) for a in one for b in other) for one, other in pairwise(marks[::2]))


def _with_clauses(elements: Sequence[Element], first: int) -> int:
    """Where the clauses begin that open the first point: “calls on the governments to”."""
    start = first
    while start and isinstance(above := elements[start - 1], Paragraph) and above.raw.endswith((",", ":", "–")):
        start -= 1
    return start
