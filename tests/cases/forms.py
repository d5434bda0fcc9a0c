"""The real paper as DOCX and HTML, made from its gold: a table for each section, rows as the paper has them."""

from __future__ import annotations

import html
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx

TITLES = ("Ziffer", "Text", "Antwort")


@dataclass
class Row:
    number: str
    demand: list[str] = field(default_factory=list)
    answer: str = ""


@dataclass
class Section:
    heading: str
    rows: list[Row] = field(default_factory=list)


def sections(gold: dict[str, Any]) -> Iterator[Section]:
    """Sections with their rows: an opening without an answer shares its cell with the points after it."""
    section: Section | None = None
    shares = False
    joint: list[str] = []
    for node in gold["nodes"]:
        mark = node["path"].split()[-1]
        if node["kind"] == "section":
            if section is not None:
                yield section
            section = Section(f"{mark}. {node['text']}")
            continue
        assert section is not None
        if node["level"] == 3 and (shares or node["path"] in joint):
            row = section.rows[-1]
            row.demand.append(f"{mark} {node['text']}")
            row.answer = node["statement"]
            joint = node.get("joint") or []
        else:
            number, text = (mark, node["text"]) if node["level"] == 2 else ("", f"{mark} {node['text']}")
            section.rows.append(Row(number, [text], node["statement"]))
        shares = node["kind"] == "intro" and not node["statement"]
    if section is not None:
        yield section


def as_html(gold: dict[str, Any]) -> bytes:
    parts = ['<!doctype html><html lang="de"><title>Paper</title><body>']
    for section in sections(gold):
        parts.append(f"<h2>{html.escape(section.heading)}</h2><table><tr>")
        parts.extend(f"<th>{title}</th>" for title in TITLES)
        for row in section.rows:
            demand = "".join(f"<p>{html.escape(text)}</p>" for text in row.demand)
            parts.append(f"<tr><td>{row.number}<td>{demand}<td>{html.escape(row.answer)}")
        parts.append("</table>")
    return "".join(parts).encode()


def as_docx(gold: dict[str, Any]) -> bytes:
    document = docx.Document()
    for section in sections(gold):
        document.add_paragraph(section.heading)
        table = document.add_table(rows=1, cols=3)
        for cell, title in zip(table.rows[0].cells, TITLES, strict=True):
            cell.text = title
        for row in section.rows:
            cells = table.add_row().cells
            cells[0].text, cells[2].text = row.number, row.answer
            cells[1].text = row.demand[0]
            for text in row.demand[1:]:
                cells[1].add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
