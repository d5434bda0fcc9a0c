"""Pages that are turned: by their /Rotate entry, or because their text was set sideways.

A page is read in the position in which its text stands upright. The content is turned inside pdfium, so that
words and boxes come from there as from any other page. A page turned by /Rotate is shown upright too, and its
boxes are those of the page as shown; where the text is *shown* sideways, boxes are turned back.
"""

from __future__ import annotations

import math
from typing import Any

import pypdfium2.raw as pdfium

_SAMPLES = 15
_QUARTER = math.pi / 2


def upright(document: Any, number: int) -> tuple[Any, Any, int]:
    """Page ``number`` (from 1) with its text upright, the page's text, and how it is shown otherwise.

    The last is the number of quarter turns clockwise from the page as it is read to the page as it is shown.
    """
    page = document[number - 1]
    shown = page.get_rotation() // 90 % 4
    textpage = page.get_textpage()
    wanted = _upright_turn(textpage, shown)
    if wanted == 0 and shown == 0:
        return page, textpage, 0
    textpage.close()
    left, bottom, right, top = page.get_bbox()
    matrix = {
        0: (1, 0, 0, 1, -left, -bottom),
        1: (0, -1, 1, 0, -bottom, right),
        2: (-1, 0, 0, -1, right, top),
        3: (0, 1, -1, 0, top, -left),
    }[wanted]
    pdfium.FPDFPage_TransFormWithClip(page.raw, pdfium.FS_MATRIX(*matrix), None)
    size = (top - bottom, right - left) if wanted % 2 else (right - left, top - bottom)
    page.set_rotation(0)
    page.set_mediabox(0, 0, *size)
    page.set_cropbox(0, 0, *size)
    page.close()
    page = document[number - 1]
    return page, page.get_textpage(), (shown - wanted) % 4


def turned_back(
    box: tuple[float, float, float, float], turns: int, width: float, height: float
) -> tuple[float, float, float, float]:
    """A box of an upright page (left, top, right, bottom from the top left) on the page as it is shown.

    ``width`` and ``height`` are those of the upright page, ``turns`` the quarter turns clockwise to the page as shown.
    """
    left, top, right, bottom = box
    match turns:
        case 1:
            return height - bottom, left, height - top, right
        case 2:
            return width - right, height - bottom, width - left, height - top
        case 3:
            return top, width - right, bottom, width - left
        case _:
            return box


def stands_upright(textpage: Any, index: int) -> bool:
    """Whether a character of a page stands upright."""
    return _turns(textpage, index) == 0


def _upright_turn(textpage: Any, shown: int) -> int:
    """By how many quarter turns clockwise most of a page's text stands upright; as shown, if it has no text."""
    count = textpage.count_chars()
    places = range(0, count, max(1, count // _SAMPLES))
    turns = [_turns(textpage, index) for index in places if pdfium.FPDFText_GetUnicode(textpage.raw, index) > 32]
    return max(range(4), key=lambda turn: (turns.count(turn), turn == shown))


def _turns(textpage: Any, index: int) -> int:
    """By how many quarter turns clockwise a character must be turned to stand upright."""
    angle = pdfium.FPDFText_GetCharAngle(textpage.raw, index)
    return -round(angle / _QUARTER) % 4 if angle >= 0 else 0
