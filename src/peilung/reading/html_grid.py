"""Tables that a web page makes of plain blocks: by ``display``, by ARIA roles, as a grid or as rows of boxes.

They are turned into table elements before the page is read, so that a browser's table is a table here
however it was made. A grid or box that only arranges the page (side bar and text) stays what it is.
"""

from __future__ import annotations

import re

from lxml import etree

from peilung.reading.html_style import Element, Sheet

_DISPLAYS = {
    "table": "table",
    "inline-table": "table",
    "table-header-group": "thead",
    "table-row-group": "tbody",
    "table-footer-group": "tfoot",
    "table-row": "tr",
    "table-cell": "td",
}
_ROLES = {
    "table": "table",
    "grid": "table",
    "treegrid": "table",
    "rowgroup": "tbody",
    "row": "tr",
    "cell": "td",
    "gridcell": "td",
    "rowheader": "td",
    "columnheader": "th",
}
_PLAIN = frozenset("div span section article main p ul ol li dl dt dd a".split())
_OUTER = {"thead": ("table",), "tbody": ("table",), "tfoot": ("table",), "tr": ("table",), "td": ("tr",), "th": ("tr",)}
_GRIDS = ("grid", "inline-grid")
_BOXES = ("flex", "inline-flex")
_TRACK = re.compile(r"(?:[\w-]+\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\]|[^\s\[\]]+)")
_REPEAT = re.compile(r"repeat\(\s*(\d{1,3})\s*,(.*)\)")
_MOST_COLUMNS = 40
_FEWEST_ROWS = 3


def as_tables(root: Element, sheet: Sheet, source: str) -> None:
    """Turn blocks that are shown as tables into ``table``, ``tr`` and ``td``."""
    if not re.search(r"\bdisplay\s*:|\brole\s*=", source, re.IGNORECASE):
        return
    for element in list(root.iter(etree.Element)):
        if element.tag in _PLAIN:
            _named(element, sheet)
        if element.tag in _PLAIN:
            _arranged(element, sheet)


def _named(element: Element, sheet: Sheet) -> None:
    """What the style or the role says outright. Rows and cells count inside a table only."""
    tag = _ROLES.get((element.get("role") or "").strip().lower()) or _DISPLAYS.get(_display(element, sheet))
    if tag is None or (tag in _OUTER and next(element.iterancestors(*_OUTER[tag]), None) is None):
        return
    element.tag = tag
    for name in ("colspan", "rowspan"):
        if (value := element.get(f"aria-{name}")) is not None:
            element.set(name, value)


def _arranged(element: Element, sheet: Sheet) -> None:
    display, children = _display(element, sheet), list(element.iterchildren(etree.Element))
    if display in _GRIDS:
        _grid(element, children, sheet)
    elif len(children) >= _FEWEST_ROWS and all(_display(child, sheet) in _BOXES for child in children):
        widths = {len(child) for child in children}
        if len(widths) == 1 and 1 < min(widths) <= _MOST_COLUMNS:
            element.tag = "table"
            for child in children:
                _row(child)


def _grid(element: Element, children: list[Element], sheet: Sheet) -> None:
    columns = _columns(sheet.declared(element).get("grid-template-columns", ""))
    whole = [child for child in children if _display(child, sheet) == "contents"]
    if whole and len(whole) == len(children):
        element.tag = "table"
        for child in children:
            _row(child)
    elif 1 < columns <= _MOST_COLUMNS and len(children) >= _FEWEST_ROWS * columns and len(children) % columns == 0:
        element.tag = "table"
        for start in range(0, len(children), columns):
            row = etree.SubElement(element, "tr")
            row.extend(children[start : start + columns])
            _row(row)


def _row(row: Element) -> None:
    row.tag = "tr"
    for cell in row.iterchildren(etree.Element):
        cell.tag = "td"


def _columns(template: str) -> int:
    """How many columns a grid has; nought where that depends on the width of the window."""
    count = 0
    for track in _TRACK.findall(template):
        repeated = _REPEAT.fullmatch(track)
        if repeated:
            count += int(repeated.group(1)) * len(_TRACK.findall(repeated.group(2)))
        elif track.startswith("repeat("):
            return 0
        elif not track.startswith("["):
            count += 1
    return 0 if template.strip() == "none" else count


def _display(element: Element, sheet: Sheet) -> str:
    return sheet.declared(element).get("display", "")
