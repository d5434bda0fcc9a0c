"""Tells which flowing paragraphs are numbered sections, and where front matter and body part.

A numbered paragraph is a section if a table of points comes below it before the next number of the
same kind. Other numbered paragraphs (“1. Introduction”) stay what they are: text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from peilung.core.number import Frame, Mark
from peilung.reading.layout import Element, Paragraph, Row
from peilung.reading.marks import Leading, bare_leading

_LONGEST_BARE_HEADING = 160
_FARTHEST_SIBLING = 6


@dataclass(frozen=True, slots=True)
class Sections:
    """Numbered headings by the index of their element; ``others`` are marks of numbered plain text."""

    found: dict[int, Leading]
    others: tuple[Mark, ...]


def find_sections(elements: Sequence[Element], tables: set[int]) -> Sections:
    """Find the sections among the elements; ``tables`` are the indices of rows that hold points."""
    marked = {i: lead for i, e in enumerate(elements) if isinstance(e, Paragraph) and (lead := heading_mark(e))}
    found: dict[int, Leading] = {}
    others: list[Mark] = []
    for index, lead in marked.items():
        chain = _until_table(elements, index, tables)
        passed = chain is None or any(_same_style(marked[later], lead) for later in chain if later in marked)
        if passed or _ends_a_list(elements[index], lead, others):
            others.extend(lead.readings)
        else:
            found[index] = lead
    for index in [index for index in found if _stands_alone(index, found, others) and not _opens(elements[index])]:
        others.extend(found.pop(index).readings)
    return Sections(found, tuple(mark for mark in others if _in_a_list(mark, found, others)))


def _in_a_list(mark: Mark, found: dict[int, Leading], others: Sequence[Mark]) -> bool:
    """Whether a number begins a list or stands next to another of its kind; “7. Legislative term” does not."""
    kin = [*others, *(reading for lead in found.values() for reading in lead.readings)]
    return mark.is_first or any(mark.follows(other) or other.follows(mark) for other in kin)


def _stands_alone(index: int, found: dict[int, Leading], others: Sequence[Mark]) -> bool:
    """A number that neither begins a list nor has another of its kind near it: “19. Legislative term”."""
    readings = found[index].readings
    if any(mark.is_first for mark in readings):
        return False
    kin = [m for i, lead in found.items() if i != index for m in lead.readings] + list(others)
    near = (abs(mark.values[-1] - other.values[-1]) for mark in readings for other in kin if mark.style == other.style)
    return min(near, default=99) > _FARTHEST_SIBLING


def _opens(element: Element) -> bool:
    """Whether a paragraph opens a list (“2. The Council calls on the governments to”)."""
    assert isinstance(element, Paragraph)
    return re.search(r"[:,–]$|\b(?:dass|that|to|auf|an)$", element.raw) is not None


def heading_mark(paragraph: Paragraph) -> Leading | None:
    """The number of a paragraph outside the tables; numbers without a frame count in short ones only."""
    if paragraph.mark is not None:
        found = bare_leading(paragraph.mark + " ")
        return Leading(found.readings, 0) if found else None
    text = paragraph.raw
    found = bare_leading(text)
    if found is None:
        return None
    bare = found.readings[0].style.frame is Frame.BARE
    too_long = len(text) > _LONGEST_BARE_HEADING or text.endswith(".")
    return None if bare and too_long else found


def _until_table(elements: Sequence[Element], index: int, tables: set[int]) -> list[int] | None:
    """The indices between a paragraph and the next table of points; ``None`` if there is none."""
    for later in range(index + 1, len(elements)):
        if later in tables:
            return list(range(index + 1, later))
        if isinstance(elements[later], Row):
            continue
    return None


def _same_style(one: Leading, other: Leading) -> bool:
    return any(a.style == b.style and a.values[:-1] == b.values[:-1] for a in one.readings for b in other.readings)


def _ends_a_list(element: Element, lead: Leading, others: Sequence[Mark]) -> bool:
    """The last item of a numbered list in running text: it follows one and is a whole sentence."""
    assert isinstance(element, Paragraph)
    follows = any(mark.follows(other) for mark in lead.readings for other in others)
    return follows and not element.heading and element.raw.endswith(".")
