"""Numbers that text recognition misread: ``1)`` for ``l)``, ``l.`` for ``1.``, ``1O.`` for ``10.``, ``S)`` for ``5)``.

A number is put right only where its own reading goes on with no list and exactly one other does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from math import prod

from peilung.core.number import Frame, Mark
from peilung.reading.layout import Paragraph
from peilung.reading.marks import Leading, Readings, cell_path, readings_of
from peilung.reading.outline import Outline
from peilung.reading.paragraphs import start_of

_ALIKE = {sign: group for group in ("1lIi", "0Oo", "5Ss", "8B") for sign in group}
_SIGNS = r"[\dlIiOoSsB]{1,4}"
_CORE = rf"{_SIGNS}(?:\.[\dlIOoSB]{{1,3}})*"
_FRAMED = re.compile(rf"\s*(?:\(\s?({_CORE})\s?\)|({_CORE})(\.?\)|\.))\s+(?!\d)")
_BARE = re.compile(_CORE)
_LONGEST = 12
_OPENING = frozenset("(0123456789lIiOoSsB")
_MOST = 400


@dataclass(frozen=True, slots=True)
class InCell:
    """The marks of a number cell, and what one of them was and is, if it was misread."""

    marks: tuple[Readings, ...]
    misread: str = ""
    meant: str = ""


class NumberReader:
    """Reads numbers, and those that cannot be meant as what the outline shows to be meant."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline

    def cell(self, text: str, upcoming: Readings, opened: bool) -> InCell | None:
        """The marks of a number cell; ``None`` if it holds no number."""
        marks = cell_path(text)
        if marks is None or (len(marks) > 1 and not self._outline.goes_on(marks)):
            mixed = self._outline.instead((), _of_cell(text), upcoming) if len(text) <= _LONGEST else ()
            if mixed:
                return InCell((mixed,), text, mixed[0].printed)
        if marks is None:
            return None
        if len(marks) > 1 and not self._outline.goes_on(marks) and (found := self._above(marks)):
            return found
        meant = self._instead(marks[-1], upcoming, opened)
        return InCell((*marks[:-1], meant), marks[-1][0].printed, meant[0].printed) if meant else InCell(marks)

    def _above(self, marks: tuple[Readings, ...]) -> InCell | None:
        """A whole path of which another number than the last was misread."""
        for place, readings in enumerate(marks[:-1]):
            paths = [(*marks[:place], (other,), *marks[place + 1 :]) for other in others(readings)]
            meant = [path for path in paths if self._outline.goes_on(path)]
            if len(meant) == 1:
                return InCell(meant[0], readings[0].printed, meant[0][place][0].printed)
        return None

    def paragraph(self, paragraph: Paragraph, own: Leading | None, upcoming: Readings, opened: bool) -> Leading | None:
        """The number that a paragraph begins with, which ``own`` is as it stands."""
        if paragraph.mark is not None or (own is None and not may_be_misread(paragraph)):
            return own
        text = start_of(paragraph)
        if own is not None:
            source = own.readings[0].style.frame is Frame.STOP and text[own.end : own.end + 1].isdigit()  # “S. 12”
            return own if source else self.leading(own, upcoming, opened)
        match = _FRAMED.match(text)
        found = self._outline.instead((), _of_match(match), upcoming) if match is not None else ()
        return Leading(found, match.end(), text[: match.end()].strip()) if match is not None and found else None

    def leading(self, own: Leading, upcoming: Readings, opened: bool = False) -> Leading:
        """A number that was found, or what it is a misreading of."""
        found = self._instead(own.readings, upcoming, opened)
        return Leading(found, own.end, own.readings[0].printed) if found else own

    def _instead(self, own: Readings, upcoming: Readings, opened: bool) -> Readings:
        if self._outline.settled(own, upcoming, opened):
            return ()
        return self._outline.instead(own, others(own), upcoming)


def may_be_misread(paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with a sign that is often misread in numbers; most do not."""
    return bool(paragraph.pieces) and paragraph.pieces[0].text.lstrip()[:1] in _OPENING


def others(readings: Readings) -> Readings:
    """What a printed number may be a misreading of, its own readings left out."""
    mark = readings[0]
    return _others(mark.printed.strip("()[]."), mark.style.frame)


def _of_cell(text: str) -> Readings:
    """What the text of a number cell may be a misreading of that is no number as it stands: “1O.”, “l2”."""
    match = _FRAMED.fullmatch(text + " ")
    if match is not None:
        return _of_match(match)
    bare = _BARE.fullmatch(text)
    return _others(bare.group(), Frame.BARE) if bare else ()


def _of_match(match: re.Match[str]) -> Readings:
    round_core, core, closing = match.groups()
    if round_core is not None:
        return _others(round_core, Frame.ROUND)
    return _others(core, Frame.CLOSED if closing.endswith(")") else Frame.STOP)


def _others(core: str, frame: Frame) -> Readings:
    options = [_ALIKE.get(sign, sign) for sign in core]
    if prod(map(len, options)) > _MOST:
        return ()
    cores = ("".join(signs) for signs in product(*options))
    found: list[Mark] = [mark for other in cores if other != core for mark in readings_of(other, frame)]
    return tuple(found)
