"""One HTML page: headings, tables with header rows, lists, footnotes linked to their marks."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby

from samples.source import Dress, FrontLine, Row, Sample, Section, reach
from samples.text import Block, Kind, blocks, figure, split_marks


def make(sample: Sample, dress: Dress) -> bytes:
    """The sample as HTML."""
    title = escape(str(sample.expected["title"]))
    body = [_front(line) for line in sample.front]
    body += [f"<p>{_marked(block.text)}</p>" for block in blocks(sample.opening)]
    if dress.sections == "heading":
        for section in sample.sections:
            body += [f"<h2>{escape(section.heading)}</h2>"] if section.heading else []
            body.append(_table(sample, dress, [section]))
    else:
        body.append(_table(sample, dress, list(sample.sections)))
    for mark, text in enumerate(sample.notes, start=1):
        body.append(f'<p id="fn{mark}" class="footnote"><sup>{mark}</sup> {escape(text)}</p>')
    lines = "\n".join(body)
    page = f"""<!DOCTYPE html>
<html lang="{sample.language}">
<head><meta charset="utf-8"><title>{title}</title>
<style>td {{ vertical-align: top }} u {{ text-decoration: underline }}</style></head>
<body>
{lines}
</body>
</html>
"""
    return page.encode()


def _front(line: FrontLine) -> str:
    match line.style:
        case "head":
            return f'<p class="head"><b>{escape(line.left)}</b> <b>{escape(line.right)}</b></p>'
        case "title":
            return f"<h1>{_marked(line.text)}</h1>"
        case "kind":
            return f"<p><strong>{_marked(line.text)}</strong></p>"
        case _:
            return f"<p>{_marked(line.text)}</p>"


def _table(sample: Sample, dress: Dress, sections: list[Section]) -> str:
    titles = (escape(title).replace("\n", "<br>") for title in sample.titles(dress))
    head = "<tr>" + "".join(f"<th>{title}</th>" for title in titles) + "</tr>"
    rows: list[str] = []
    for section in sections:
        if dress.sections == "span" and section.heading:
            rows.append(f'<tr><td colspan="{len(dress.order)}"><b>{escape(section.heading)}</b></td></tr>')
        elif dress.sections == "row" and section.heading:
            rows.append("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in section.cells(dress)) + "</tr>")
        rows += [_row(sample, dress, section.rows, at) for at in range(len(section.rows))]
    return f"<table>\n<thead>{head}</thead>\n<tbody>\n" + "\n".join(rows) + "\n</tbody>\n</table>"


def _row(sample: Sample, dress: Dress, rows: Sequence[Row], at: int) -> str:
    below = reach(rows, at)
    cells: list[str] = []
    for letter, text in sample.laid(rows[at], dress):
        span = f' rowspan="{below}"' if letter == "a" and below > 1 else ""
        if letter != "a" or not rows[at].joined:
            cells.append(f"<td{span}>{cell(text)}</td>")
    return "<tr>" + "".join(cells) + "</tr>"


def cell(source: str) -> str:
    """A cell as it stands between its tags."""
    parts = blocks(source)
    if len(parts) == 1 and parts[0].kind is Kind.PARAGRAPH:
        return _marked(parts[0].text)
    return "".join(_group(kind, list(group)) for kind, group in groupby(parts, key=lambda block: block.kind))


def _group(kind: Kind, group: list[Block]) -> str:
    match kind:
        case Kind.HEADING:
            return "".join(f"<p><u>{_marked(block.text)}</u></p>" for block in group)
        case Kind.ITEM:
            return '<ul style="list-style: none">' + "".join(f"<li>{_marked(b.text)}</li>" for b in group) + "</ul>"
        case Kind.QUOTE:
            return "".join(f"<blockquote><p>{_marked(block.text)}</p></blockquote>" for block in group)
        case Kind.PARAGRAPH:
            return "".join(f"<p>{_marked(block.text)}</p>" for block in group)


def _marked(text: str) -> str:
    parts = [escape(part) for part in split_marks(text)]
    for at in range(1, len(parts), 2):
        mark = figure(parts[at])
        parts[at] = f'<sup><a href="#fn{mark}">{mark}</a></sup>'
    return "".join(parts)
