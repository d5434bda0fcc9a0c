"""Puts runs of text together into the paragraphs of a layout, white space collapsed.

Used where a format says what belongs together (HTML, Word), so that both yield the same text: soft hyphens
and characters without width go, hyphens and spaces are the plain ones, raised figures are Unicode superscripts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from peilung.reading.layout import Paragraph, Piece
from peilung.reading.raised import superscript
from peilung.reading.tables import Block

SOFT_HYPHEN = "\u00ad"
_SMALL = str.maketrans("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_SPACES = re.compile(r"\s+")
_CONTROLS = (*range(9), *range(0x0E, 0x1C), 0x7F, 0xFFFE, 0xFFFF)
_MENDED = {
    **dict.fromkeys((*_CONTROLS, 0xAD, 0x200B, 0x200C, 0x2060, 0xFEFF)),
    0x2010: "-",
    0x2011: "-",
}


def raised_mark(mark: str) -> str:
    """A footnote's mark as it stands in the text. Small letters are raised too, else “i” would grow onto a word."""
    return superscript(mark).translate(_SMALL)


@dataclass(slots=True)
class Composer:
    """Takes text in reading order and appends finished paragraphs to ``blocks``.

    ``heading`` and ``indent`` hold for the paragraphs that end while they are set. :meth:`number` announces
    a list item: the next paragraph is its first.
    """

    blocks: list[Block] = field(default_factory=list)
    heading: bool = False
    indent: float | None = None
    _pieces: list[Piece] = field(default_factory=list)
    _at_line_start: bool = True
    _breaks: int = 0
    _soft: bool = False
    _item: bool = False
    _mark: str | None = None

    def text(self, text: str, line: int | None, bold: bool = False, underline: bool = False) -> None:
        """Go on in the current line. White space at its ends, and next to other white space, goes."""
        plain = _SPACES.sub(" ", text.translate(_MENDED))
        if self._at_line_start or self._pieces[-1].text.endswith(" "):
            plain = plain.lstrip(" ")
        if plain:
            self._add(plain, line, bold, underline)
        if text.strip():
            self._soft = text.rstrip().endswith(SOFT_HYPHEN)

    def line_break(self) -> None:
        """End the line. A second break with nothing between ends the paragraph."""
        self._breaks += 1
        if self._pieces and not self._at_line_start:
            self._trim()
            self._at_line_start = True
        elif self._breaks > 1:
            self.close()

    def close(self) -> None:
        """End the paragraph, if there is one."""
        self._trim()
        if self._pieces:
            self.blocks.append(Paragraph(self._pieces, self.heading, self._item, self._mark, indent=self.indent))
            self._item, self._mark = False, None
        self._pieces = []
        self._at_line_start, self._breaks, self._soft = True, 0, False

    def number(self, item: bool, mark: str | None) -> None:
        """Announce a list item and the number the format generates for it."""
        self._item, self._mark = item, mark

    def settle(self, line: int | None) -> None:
        """End the paragraph. A number that got no text is the text: so it stands in a column of numbers."""
        self.close()
        if self._mark is not None:
            self.blocks.append(Paragraph([Piece(self._mark, line=line)], self.heading))
        self._item, self._mark = False, None

    def _add(self, text: str, line: int | None, bold: bool, underline: bool) -> None:
        if self._at_line_start:
            self._end_line_before()
        else:
            last = self._pieces[-1]
            if text == " " or (last.bold, last.underline) == (bold, underline):
                last.text += text
                return
        glued = not self._at_line_start
        self._pieces.append(Piece(text, line=line, bold=bold, underline=underline, glued=glued))
        self._at_line_start, self._breaks = False, 0

    def _end_line_before(self) -> None:
        """Say how the line before ended, now that another follows: a soft hyphen at its end shows."""
        if self._pieces:
            last = self._pieces[-1]
            last.text += "-" if self._soft else ""
            last.hyphen = last.text.endswith("-")

    def _trim(self) -> None:
        """Take the space off the end of the line."""
        while self._pieces and not self._at_line_start:
            last = self._pieces[-1]
            last.text = last.text.rstrip(" ")
            if last.text:
                break
            self._pieces.pop()
            self._at_line_start = not last.glued
