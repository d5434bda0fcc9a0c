"""PDF by Typst, tagged or not, with the fonts that come inside Typst."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import typst

from samples.source import Dress, FrontLine, Row, Sample, Section, reach
from samples.text import Block, Kind, blocks, figure, split_marks

_FONTS = {"serif": "Libertinus Serif", "modern": "New Computer Modern", "mono": "DejaVu Sans Mono"}
_WHEN = datetime(2025, 1, 1, tzinfo=UTC)


def make(sample: Sample, dress: Dress) -> bytes:
    """The sample as PDF. The date is fixed, so the same source gives the same bytes."""
    made = typst.compile(
        source(sample, dress).encode(), format="pdf", ignore_system_fonts=True, timestamp=_WHEN, pdf_tags=dress.tags
    )
    assert isinstance(made, bytes)
    return made


def source(sample: Sample, dress: Dress) -> str:
    """The Typst source of the sample."""
    parts = [_settings(sample, dress), *(_front(sample, line) for line in sample.front)]
    parts += [f"#par({_text(sample, block.text)})" for block in blocks(sample.opening)]
    if dress.sections == "heading":
        for section in sample.sections:
            if section.heading:
                parts.append(f"#block(above: 1.4em, below: 0.8em, sticky: true, {_string(section.heading)})")
            parts.append(_table(sample, dress, [section]))
    else:
        parts.append(_table(sample, dress, list(sample.sections)))
    return "\n\n".join(parts)


def _settings(sample: Sample, dress: Dress) -> str:
    top, bottom, left, right = dress.margins
    number = _string(sample.page_number).replace("{page}", '" + p() + "').replace("{pages}", '" + n() + "')
    running = " #h(1fr) ".join(f"#{_string(part)}" for part in sample.running)
    return f"""#set document(title: {_string(str(sample.expected["title"]))}, date: none)
#let p() = str(counter(page).get().first())
#let n() = str(counter(page).final().first())
#set page(width: {dress.page[0]}mm, height: {dress.page[1]}mm,
  margin: (top: {top}mm, bottom: {bottom}mm, left: {left}mm, right: {right}mm),
  header: context if {_bool(dress.running)} and counter(page).get().first() > 1 [{running}
    #v(-0.6em) #align(center, {number})])
#set text(font: "{_FONTS[dress.font]}", size: {dress.size}pt, lang: "{sample.language}",
  hyphenate: {_bool(dress.hyphenate)})
#set par(justify: {_bool(dress.justify)}, leading: 0.55em, spacing: 0.8em)
#set list(spacing: 0.5em)
#show quote.where(block: true): set block(spacing: 0.6em)
#show table: set par(spacing: 0.6em)"""


def _front(sample: Sample, line: FrontLine) -> str:
    body = _text(sample, line.text)
    match line.style:
        case "head":
            return f"#block(below: 0.6em, width: 100%)[*#{_string(line.left)}* #h(1fr) *#{_string(line.right)}*]"
        case "kind":
            return f'#align(center, block(above: 2em, text(size: 1.4em, weight: "bold", {body})))'
        case "centre":
            return f"#align(center, block(below: 1.5em, {body}))"
        case "title":
            bold = f'#text(size: 1.1em, weight: "bold", hyphenate: false, {body})'
            return f"#block(below: 1.3em)[#set par(justify: false)\n{bold}]"
        case "date":
            return f"#block(below: 1.2em, {body})"
        case _:
            return f"#par({body})"


def _table(sample: Sample, dress: Dress, sections: list[Section]) -> str:
    titles = (" + linebreak() + ".join(map(_string, title.split("\n"))) for title in sample.titles(dress))
    header = ", ".join(f"table.cell(align: center, strong({title}))" for title in titles)
    cells = [cell for section in sections for cell in _cells(sample, dress, section)]
    widths = ", ".join(f"{width}fr" for width in dress.widths)
    align = "center" if dress.centred else "left"
    fill = '(x, y) => if calc.odd(y) { rgb("#e8eef4") }' if dress.zebra else "none"
    return f"""#table(columns: ({widths}), stroke: {_stroke(dress.rules)},
  inset: (x: {dress.gutter}mm, y: 0.5em), fill: {fill},
  align: (x, y) => if x == {dress.order.find("n")} {{ {align} + top }} else {{ left + top }},
  table.header({header}),
  {", ".join(cells)})"""


def _stroke(rules: str) -> str:
    return {"all": "0.5pt", "none": "none", "rows": "(x, y) => (bottom: 0.4pt)", "outer": "none"}[rules]


def _cells(sample: Sample, dress: Dress, section: Section) -> list[str]:
    heading: list[str] = []
    if dress.sections == "span" and section.heading:
        heading = [f"table.cell(colspan: {len(dress.order)}, strong({_string(section.heading)}))"]
    elif dress.sections == "row" and section.heading:
        heading = [f"strong({_string(text)})" if text else "[]" for text in section.cells(dress)]
    return heading + [cell for at in range(len(section.rows)) for cell in _row(sample, dress, section.rows, at)]


def _row(sample: Sample, dress: Dress, rows: Sequence[Row], at: int) -> list[str]:
    below = reach(rows, at)
    cells: list[str] = []
    for letter, text in sample.laid(rows[at], dress):
        cell = f"[#{_string(text)}]" if letter == "n" else _cell(sample, text)
        if letter == "a" and below > 1:
            cell = f"table.cell(rowspan: {below}){cell}"
        if letter != "a" or not rows[at].joined:
            cells.append(cell)
    return cells


def _cell(sample: Sample, source: str) -> str:
    return "[" + "\n\n".join(_block(sample, block) for block in blocks(source)) + "]"


def _block(sample: Sample, block: Block) -> str:
    match block.kind:
        case Kind.HEADING:
            return f"#underline({_text(sample, block.text)})"
        case Kind.ITEM:
            mark, rest = block.item
            if mark.rstrip(".").isdigit():
                return f"#par(hanging-indent: 1.2em, {_string(mark + ' ')} + {_text(sample, rest)})"
            return f"#list(marker: {_string(mark)}, {_text(sample, rest)})"
        case Kind.QUOTE:
            return f"#quote(block: true, quotes: false, {_text(sample, block.text)})"
        case Kind.PARAGRAPH:
            return f"#par({_text(sample, block.text)})"


def _text(sample: Sample, text: str) -> str:
    parts = split_marks(text)
    for at, part in enumerate(parts):
        parts[at] = f"footnote({_string(sample.note(figure(part)))})" if at % 2 else _string(part)
    return " + ".join(parts)


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _bool(value: bool) -> str:
    return "true" if value else "false"
