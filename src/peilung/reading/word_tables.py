"""The tables of a DOCX file: which cells begin where, and how far they reach."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from peilung.reading.tables import Block, Table, TableCell, TableRow
from peilung.reading.word_package import Element, W
from peilung.reading.word_runs import chosen
from peilung.reading.word_styles import on, value

_MAX_SPAN = 1000
THROUGH = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
"""What may stand around paragraphs, rows and cells without being text itself."""


def parts(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or cells of a row, through content controls and tracked insertions."""
    for child in parent:
        local = etree.QName(child).localname
        if local == name:
            yield child
        elif local in THROUGH:
            yield from parts(child, name)
        elif local == "AlternateContent" and (branch := chosen(child)) is not None:
            yield from parts(branch, name)


def table(element: Element, content: Callable[[Element], list[Block]]) -> Table:
    """A ``w:tbl``. ``content`` reads what stands in a cell; it is called once for each, in order."""
    result = Table()
    merging: dict[int, TableCell] = {}
    for row in parts(element, "tr"):
        properties = row.find(f"{W}trPr")
        if properties is not None and (properties.find(f"{W}del") is not None or on(properties, "hidden")):
            continue
        cells, merging = _cells(row, properties, content, merging)
        result.rows.append(TableRow(cells, header=bool(on(properties, "tblHeader"))))
    return result


def _cells(
    row: Element, properties: Element | None, content: Callable[[Element], list[Block]], above: dict[int, TableCell]
) -> tuple[list[TableCell], dict[int, TableCell]]:
    """The cells that begin in a row, and those that the next row may go on with, by first column."""
    cells: list[TableCell] = []
    merging: dict[int, TableCell] = {}
    column = _number(properties, "gridBefore", 0)
    if column:
        cells.append(TableCell(columns=column))
    for cell in parts(row, "tc"):
        own = cell.find(f"{W}tcPr")
        if own is not None and own.find(f"{W}cellDel") is not None:
            continue
        width = max(_number(own, "gridSpan", 1), 1)
        merge = own.find(f"{W}vMerge") if own is not None else None
        blocks = content(cell)
        goes_on = above.get(column) if merge is not None and merge.get(f"{W}val", "continue") == "continue" else None
        if value(own, "hMerge") == "continue" and cells:
            cells[-1].columns += width
            cells[-1].blocks.extend(blocks)
        elif goes_on is not None:
            goes_on.rows += 1
            goes_on.blocks.extend(blocks if _holds_text(cell) else [])
            merging[column] = goes_on
        else:
            cells.append(TableCell(blocks, columns=width))
            if merge is not None:
                merging[column] = cells[-1]
        column += width
    return cells, merging


def _holds_text(cell: Element) -> bool:
    """Whether a cell holds text of its own: the empty one below a merged cell shows nothing, not even a number."""
    return any(sign.tag == f"{W}sym" or (sign.text or "").strip() for sign in cell.iter(f"{W}t", f"{W}sym"))


def _number(properties: Element | None, name: str, default: int) -> int:
    text = value(properties, name) or ""
    return min(int(text), _MAX_SPAN) if text.isdigit() and len(text) < 7 else default
