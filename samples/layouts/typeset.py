"""PDF by Typst, tagged or not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import typst

from samples.layouts.dress import Dress
from samples.layouts.model import Block, Cell, Form, Paper, Piece, Table

_FONTS = {"serif": "Libertinus Serif", "modern": "New Computer Modern"}
_RULES = {"all": "0.5pt", "none": "none", "rows": "(x, y) => (bottom: 0.4pt)"}
_WHEN = datetime(2025, 1, 1, tzinfo=UTC)


def make(paper: Paper, dress: Dress) -> bytes:
    """The paper as PDF. The date is fixed, so the same source gives the same bytes."""
    made = typst.compile(
        source(paper, dress).encode(), format="pdf", ignore_system_fonts=True, timestamp=_WHEN, pdf_tags=dress.tags
    )
    assert isinstance(made, bytes)
    return made


def source(paper: Paper, dress: Dress) -> str:
    """The Typst source of the paper."""
    parts = [_settings(paper, dress)]
    parts += [_table(element, dress) if isinstance(element, Table) else _block(element) for element in paper.elements]
    return "\n\n".join(parts)


def _settings(paper: Paper, dress: Dress) -> str:
    number = _string(paper.page_number).replace("{page}", '" + p() + "').replace("{pages}", '" + n() + "')
    running = " #h(1fr) ".join(f"#{_string(part)}" for part in paper.running)
    return f"""#set document(title: {_string(paper.title)}, date: none)
#let p() = str(counter(page).get().first())
#let n() = str(counter(page).final().first())
#set page(width: {dress.page[0]}mm, height: {dress.page[1]}mm, margin: {dress.margin}mm,
  header: context if {_bool(dress.running)} and counter(page).get().first() > 1 [
    {running} #v(-0.6em) #align(center, {number})])
#set text(font: "{_FONTS[dress.font]}", size: {dress.size}pt, lang: "{paper.language}",
  hyphenate: {_bool(dress.hyphenate)})
#set par(justify: {_bool(dress.justify)}, leading: 0.55em, spacing: 0.8em)
#show heading: set text(size: 1em / 1.1)
#show quote.where(block: true): set block(spacing: 0.6em)
#show table: set par(spacing: 0.6em)"""


_FORMS = {
    Form.PAGE: "#pagebreak()",
    Form.LANDSCAPE: "#set page(flipped: true)",
    Form.PORTRAIT: "#set page(flipped: false)",
    Form.TITLE: '#block(above: 1.6em, below: 1.3em, text(size: 1.2em, weight: "bold", hyphenate: false, {body}))',
    Form.HEADING: "#heading(level: 1, {body})",
    Form.SUBHEADING: "#heading(level: 2, {body})",
    Form.UNDERLINED: "#par(underline({body}))",
    Form.CENTRE: "#align(center, block({body}))",
    Form.RIGHT: "#align(right, block({body}))",
    Form.QUOTE: "#quote(block: true, quotes: false, {body})",
    Form.PARA: "#par({body})",
}


def _block(block: Block) -> str:
    match block.form:
        case Form.HEAD:
            left, right = (_inline(part) for part in block.cells[0])
            return f"#block(below: 0.6em, width: 100%)[#strong({left}) #h(1fr) #strong({right})]"
        case Form.INNER:
            cells = ", ".join(f"[#({_inline(part)})]" for row in block.cells for part in row)
            return f"#table(columns: {len(block.cells[0])}, stroke: 0.4pt, {cells})"
        case Form.ITEM:
            mark, rest = block.item
            hanging = f"grid(columns: (1.9em, 1fr), {_string(mark)}, par({_inline(rest)}))"
            return f"#block(inset: (left: {1.6 * (block.level - 1)}em), {hanging})"
        case Form.INDENTED:
            return f"#block(inset: (left: {1.6 * block.level + 0.3}em), par({_inline(block.pieces)}))"
        case form:
            return _FORMS[form].replace("{body}", _inline(block.pieces))


def _table(table: Table, dress: Dress) -> str:
    head: list[str] = []
    body: list[str] = []
    for row, placed in zip(table.rows, table.placed(), strict=True):
        (head if row.titles else body).extend(_cell(cell, titles=row.titles) for _, cell in placed)
    header = [f"table.header({', '.join(head)})"] if head else []
    widths = ", ".join(f"{width}fr" for width in table.widths)
    return f"""#table(columns: ({widths}), stroke: {_RULES[dress.rules]},
  inset: (x: 1.6mm, y: 0.5em), align: left + top,
  {", ".join(header + body)})"""


def _cell(cell: Cell, *, titles: bool) -> str:
    held = "\n\n".join(map(_block, cell.blocks))
    held = f"[#strong[{held}]]" if titles and held else f"[{held}]"
    if cell.rows + cell.columns == 2:
        return held
    return f"table.cell(rowspan: {cell.rows}, colspan: {cell.columns}){held}"


def _inline(pieces: Iterable[Piece]) -> str:
    parts = [f"strong({_string(piece.text)})" if piece.bold else _string(piece.text) for piece in pieces]
    return " + ".join(parts) or '""'


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _bool(value: bool) -> str:
    return "true" if value else "false"
