"""Web pages as word processors write them: rows and cells as plain blocks, numbers as lists."""

from __future__ import annotations

import re
from html import escape

from samples import html_dress
from samples.source import Dress, Row, Sample
from samples.trees.marks import Counted, listed

_TAGS = {"table": "tbl", "thead": "head", "tbody": "body", "tr": "row", "th": "cell", "td": "cell"}
_STYLES = ".tbl { display: table } .head { display: table-header-group } .body { display: table-row-group } " \
    ".row { display: table-row } .cell { display: table-cell; border: 1px solid #999; padding: 2pt }"


def grid(sample: Sample, dress: Dress) -> bytes:
    """The page with no table in it: only blocks that the style sheet shows as one."""
    page = html_dress.make(sample, dress).decode()
    page = page.replace("<style>", f"<style>{_STYLES} ")
    page = re.sub(r"<(table|thead|tbody|tr|th|td)>", lambda tag: f'<div class="{_TAGS[tag[1]]}">', page)
    return re.sub(r"</(table|thead|tbody|tr|th|td)>", "</div>", page).encode()


def lists(sample: Sample, dress: Dress) -> bytes:
    """The page with the points of a cell as items of numbered lists, sub-points as lists in them."""
    page = html_dress.make(sample, dress).decode()
    marks = listed(sample)
    for row in (row for section in sample.sections for row in section.rows):
        before = _cell(sample, dress, row)
        after = _listed(row, marks)
        if after:
            page = page.replace(before, f"<td>{after}</td>", 1)
    return page.encode()


def _cell(sample: Sample, dress: Dress, row: Row) -> str:
    text = dict(sample.laid(row, dress))["t"]
    return f"<td>{html_dress.cell(text)}</td>"


def _listed(row: Row, marks: dict[str, Counted]) -> str:
    """The points of one cell; sub-points stand in the item of the point above. Empty where one is not counted."""
    if any(path not in marks for path, _ in row.points):
        return ""
    first = row.points[0][0]
    nested = len(row.points) > 1 and row.points[1][0].startswith(f"{first} ")
    below = "".join(_item(path, text, marks) + "</li>" for path, text in row.points[1:])
    opening = _list(marks[first]) + _item(first, row.points[0][1], marks)
    if not nested:
        return f"{opening}</li>{below}</ol>"
    return f"{opening}{_list(marks[row.points[1][0]])}{below}</ol></li></ol>"


def _list(mark: Counted) -> str:
    return f'<ol type="{mark.script}">'


def _item(path: str, text: str, marks: dict[str, Counted]) -> str:
    paragraphs = text.split("\n\n")
    held = escape(paragraphs[0]) + "".join(f"<p>{escape(p)}</p>" for p in paragraphs[1:])
    return f'<li value="{marks[path].value}">{held}'
