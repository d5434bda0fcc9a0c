"""The numbers that a browser writes before the items of a list."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from peilung.core.number import roman
from peilung.reading.html_style import Sheet

Element = etree._Element
LISTS = frozenset(("ol", "ul", "menu", "dir"))
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_SIGNS = frozenset(("none", "disc", "circle", "square"))
_MAX = 10**6


def marks(root: Element, sheet: Sheet) -> dict[Element, str | None]:
    """For each list item of the file the number generated for it, such as ``a.``; ``None`` for a bullet."""
    found: dict[Element, str | None] = dict.fromkeys(root.iter("li"))
    for numbered in root.iter("ol"):
        items = [child for child in numbered if child.tag == "li"]
        backwards = numbered.get("reversed") is not None
        value = _integer(numbered.get("start"), len(items) if backwards else 1)
        for item in items:
            value = _integer(item.get("value"), value)
            found[item] = _mark(value, _style(item, numbered, sheet))
            value += -1 if backwards else 1
    return found


def _style(item: Element, numbered: Element, sheet: Sheet) -> str:
    for element in (item, numbered):
        declared = sheet.declared(element)
        style = declared.get("list-style-type") or declared.get("list-style", "").split(" ")[0]
        if style:
            return style
        if element.get("type") in _TYPES:
            return _TYPES[element.get("type", "")]
    return "decimal"


def _mark(value: int, style: str) -> str | None:
    if style in _SIGNS:
        return None
    count: Callable[[int], str] = str
    if style.endswith(("-alpha", "-latin")) and value > 0:
        count = _letters
    elif style.endswith("-roman") and 0 < value < 4000:
        count = roman
    elif style == "decimal-leading-zero":
        count = "{:02}".format
    written = count(value)
    return (written.upper() if style.startswith("upper") else written) + "."


def _letters(value: int) -> str:
    """As browsers count: z, then aa, ab."""
    written = ""
    while value:
        value, rest = divmod(value - 1, 26)
        written = chr(ord("a") + rest) + written
    return written


def _integer(text: str | None, default: int) -> int:
    """An attribute's whole number as browsers read it; absurd ones count as not given."""
    match = re.match(r"\s*([+-]?\d{1,9})", text or "")
    return int(match.group(1)) if match and abs(int(match.group(1))) <= _MAX else default
