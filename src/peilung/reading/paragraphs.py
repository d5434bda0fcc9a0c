"""Paragraphs and their numbers: the number one begins with, what is left without it, and two that are one."""

from __future__ import annotations

import re

from peilung.reading.layout import Cell, Paragraph, Piece
from peilung.reading.marks import Leading, bullet, leading

ENDED = re.compile(r"[.!?:;…][\"'“”»«’)\]]*\s*$")
"""How a sentence ends, or a part of one that can stand alone."""
_WORD = re.compile(r"[^\W\d_]{2}")


def paragraph_mark(paragraph: Paragraph) -> Leading | None:
    """The number a paragraph begins with, printed or set by automatic numbering."""
    if paragraph.mark is not None:
        found = leading(paragraph.mark + " ")
        return Leading(found.readings, 0) if found is not None else None
    return leading(start_of(paragraph)) if paragraph.pieces else None


def cell_mark(cell: Cell) -> Leading | None:
    """The number that the first paragraph of a cell begins with, printed or set by automatic numbering."""
    first = next((paragraph for paragraph in cell.paragraphs if not blank(paragraph)), None)
    return paragraph_mark(first) if first is not None else None


def without_mark(paragraph: Paragraph, end: int) -> Paragraph:
    """The paragraph without its first ``end`` characters, which are its number."""
    pieces = list(paragraph.pieces)
    while pieces and end >= len(pieces[0].text):
        end -= len(pieces.pop(0).text)
        if pieces and end and not pieces[0].glued:
            end -= 1
    if pieces and end:
        first = pieces[0]
        pieces[0] = Piece(
            first.text[end:], first.page, first.box, first.line, first.hyphen, first.bold, first.underline
        )
    return Paragraph(pieces, paragraph.heading, paragraph.item, None, paragraph.full)


def append(paragraphs: list[Paragraph], paragraph: Paragraph, seam: bool = False) -> None:
    """Add a paragraph; at a page break, join it to the last one if that goes on in it."""
    if blank(paragraph):
        return
    if seam and paragraphs and _runs_on(paragraphs[-1], paragraph):
        last = paragraphs.pop()
        joined = Paragraph([*last.pieces, *paragraph.pieces], last.heading, last.item, last.mark, paragraph.full)
        paragraphs.append(joined)
    else:
        paragraphs.append(paragraph)


def _runs_on(before: Paragraph, after: Paragraph) -> bool:
    first, second = before.raw, after.raw
    if bullet(second) is not None or after.item or before.heading:
        return False
    if first.endswith("-") or second[:1].islower():
        return True
    return before.full or not ENDED.search(first)


def start_of(paragraph: Paragraph) -> str:
    """The first characters of a paragraph, enough for a number."""
    text = ""
    for piece in paragraph.pieces:
        text += piece.text if piece.glued or not text else " " + piece.text
        if len(text) > 24:
            break
    return text


def emphatic(paragraph: Paragraph) -> bool:
    """Whether all words of a paragraph are bold or underlined."""
    inked = [piece for piece in paragraph.pieces if _WORD.search(piece.text)]
    return bool(inked) and all(piece.bold or piece.underline for piece in inked)


def blank(paragraph: Paragraph) -> bool:
    """Whether there is nothing to read in it."""
    return not any(piece.text.strip() for piece in paragraph.pieces)
