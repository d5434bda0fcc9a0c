"""A Word file by python-docx: tables with repeated titles, merged and nested cells, landscape sections."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from samples.docx_dress import fixed
from samples.layouts.dress import Dress
from samples.layouts.model import Block, Form, Paper, Piece, Table
from samples.layouts.word_lists import Lists, shapes

_WHEN = datetime(2025, 1, 1, tzinfo=UTC)
_STYLES = {Form.TITLE: "Title", Form.HEADING: "Heading 1", Form.SUBHEADING: "Heading 2"}
_ALIGNED = {Form.CENTRE: WD_ALIGN_PARAGRAPH.CENTER, Form.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT}


def make(paper: Paper, dress: Dress) -> bytes:
    """The paper as DOCX."""
    document = Document()
    _settings(document, paper, dress)
    lists = Lists(document) if dress.lists == "made" else None
    marks = shapes([element for element in paper.elements if isinstance(element, Block)])
    for element in paper.elements:
        match element:
            case Table():
                _table(document, element, dress)
            case Block(form=Form.PAGE):
                document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case Block(form=Form.LANDSCAPE | Form.PORTRAIT):
                _turn(document, landscape=element.form is Form.LANDSCAPE)
            case Block():
                paragraph = document.add_paragraph(style=_STYLES.get(element.form))
                if lists and element.form is Form.ITEM and lists.set(paragraph, element, marks):
                    _runs(paragraph, element.item[1])
                else:
                    _fill(paragraph, element)
    buffer = io.BytesIO()
    document.save(buffer)
    return fixed(buffer.getvalue())


def _settings(document: Any, paper: Paper, dress: Dress) -> None:
    core = document.core_properties
    core.title, core.language, core.author, core.comments = paper.title, paper.language, "", ""
    core.created = core.modified = _WHEN
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(dress.size)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(dress.page[0]), Mm(dress.page[1])
    page.different_first_page_header_footer = True
    if dress.running:
        page.header.paragraphs[0].text = "\t".join((paper.running[0], "", paper.running[1]))
        before, _, after = paper.page_number.partition("{page}")
        _number(page.footer.paragraphs[0], before, after.replace("{pages}", ""))


def _number(paragraph: Any, before: str, after: str) -> None:
    paragraph.add_run(before)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(after)


def _turn(document: Any, *, landscape: bool) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    sides = sorted((section.page_width, section.page_height), reverse=landscape)
    section.page_width, section.page_height = sides


def _fill(paragraph: Any, block: Block) -> None:
    if block.form is Form.HEAD:
        left, right = block.cells[0]
        _runs(paragraph, left, bold=True)
        paragraph.add_run("\t")
        _runs(paragraph, right, bold=True)
        return
    if block.form in _ALIGNED:
        paragraph.alignment = _ALIGNED[block.form]
    if block.form in (Form.ITEM, Form.INDENTED, Form.QUOTE):
        paragraph.paragraph_format.left_indent = Mm(6 * max(1, block.level))
    if block.form is Form.ITEM:
        mark, rest = block.item
        paragraph.paragraph_format.first_line_indent = Mm(-6)
        paragraph.add_run(f"{mark}\t")
        _runs(paragraph, rest, lead=True)
        return
    _runs(paragraph, block.pieces, underline=block.form is Form.UNDERLINED)


def _runs(
    paragraph: Any, pieces: Iterable[Piece], *, bold: bool = False, underline: bool = False, lead: bool = False
) -> None:
    for piece in pieces:
        run = paragraph.add_run(piece.text.lstrip() if lead else piece.text)
        run.bold, run.underline, lead = bold or piece.bold or None, underline or None, False


def _table(document: Any, table: Table, dress: Dress) -> None:
    made = document.add_table(rows=len(table.rows), cols=len(table.widths))
    made.style = "Table Grid" if dress.rules != "none" else None
    made.autofit = False
    section = document.sections[-1]
    room = section.page_width - section.left_margin - section.right_margin
    for column, width in zip(made.columns, table.widths, strict=True):
        column.width = int(room * width / sum(table.widths))
    for at, placed in enumerate(table.placed()):
        if table.rows[at].titles:
            made.rows[at]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for column, cell in placed:
            corner = made.cell(at + cell.rows - 1, column + cell.columns - 1)
            _cell(
                made.cell(at, column).merge(corner) if cell.rows + cell.columns > 2 else corner,
                cell.blocks,
                table.rows[at].titles,
            )


def _cell(cell: Any, blocks: tuple[Block, ...], titles: bool) -> None:
    first = True
    for block in blocks:
        if block.form is Form.INNER:
            inner = cell.add_table(rows=len(block.cells), cols=len(block.cells[0]))
            for row, held in zip(inner.rows, block.cells, strict=True):
                for part, pieces in zip(row.cells, held, strict=True):
                    _runs(part.paragraphs[0], pieces)
            first = False
            continue
        paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
        first = False
        _runs(paragraph, block.pieces, bold=True) if titles else _fill(paragraph, block)
    if blocks and blocks[-1].form is Form.INNER:
        cell.add_paragraph()
