"""Word file by python-docx: real tables with repeated header, real footnotes, fixed dates."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from samples.source import Dress, FrontLine, Sample, Section
from samples.text import Block, Kind, blocks, figure, split_marks

_WHEN = datetime(2025, 1, 1, tzinfo=UTC)
_ZIP_WHEN = (2025, 1, 1, 0, 0, 0)
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{tag}/></w:r></w:p></w:footnote>'
    for number, kind, tag in ((-1, "separator", "separator"), (0, "continuationSeparator", "continuationSeparator"))
)


def make(sample: Sample, dress: Dress) -> bytes:
    """The sample as DOCX."""
    document = Document()
    _settings(document, sample, dress)
    for line in sample.front:
        _front(document, line)
    for block in blocks(sample.opening):
        _fill(document.add_paragraph(), block)
    if dress.sections == "heading":
        for section in sample.sections:
            if section.heading:
                document.add_paragraph(section.heading)
            _table(document, sample, dress, [section])
    else:
        _table(document, sample, dress, list(sample.sections))
    if sample.notes:
        _add_notes(document, sample)
    buffer = io.BytesIO()
    document.save(buffer)
    return fixed(buffer.getvalue())


def _settings(document: Any, sample: Sample, dress: Dress) -> None:
    core = document.core_properties
    core.title, core.language, core.author = str(sample.expected["title"]), sample.language, ""
    core.created = core.modified = _WHEN
    core.comments = ""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(dress.size)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(dress.page[0]), Mm(dress.page[1])
    page.different_first_page_header_footer = True
    if not dress.running:
        return
    page.header.paragraphs[0].text = "\t".join((sample.running[0], "", sample.running[1]))
    before, _, after = sample.page_number.partition("{page}")
    number = page.footer.paragraphs[0]
    number.add_run(before)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    number._p.append(field)
    number.add_run(after.replace("{pages}", ""))


def _front(document: Any, line: FrontLine) -> None:
    if line.style == "head":
        document.add_paragraph().add_run(f"{line.left}\t{line.right}").bold = True
        return
    paragraph = document.add_paragraph(style="Title" if line.style == "title" else None)
    if line.style in ("kind", "centre"):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _runs(paragraph, line.text, bold=line.style == "kind")


def _table(document: Any, sample: Sample, dress: Dress, sections: list[Section]) -> None:
    table = document.add_table(rows=0, cols=len(dress.order))
    table.style = "Table Grid" if dress.rules != "none" else None
    header = table.add_row()
    header._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, title in zip(header.cells, sample.titles(dress), strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    for section in sections:
        if dress.sections != "heading" and section.heading:
            _section_row(table, dress, section)
        for source in section.rows:
            cells = table.add_row().cells
            for cell, (letter, text) in zip(cells, sample.laid(source, dress), strict=True):
                if letter == "a" and source.joined:
                    above = table.rows[-2].cells[dress.order.index("a")]
                    above.merge(cell)
                else:
                    _cell(cell, text)


def _section_row(table: Any, dress: Dress, section: Section) -> None:
    cells = table.add_row().cells
    if dress.sections == "span":
        cells[0].merge(cells[-1]).text = section.heading
    else:
        for cell, text in zip(cells, section.cells(dress), strict=True):
            cell.text = text


def _cell(cell: Any, source: str) -> None:
    for at, block in enumerate(blocks(source)):
        _fill(cell.paragraphs[0] if at == 0 else cell.add_paragraph(), block)


def _fill(paragraph: Any, block: Block) -> None:
    if block.kind is Kind.QUOTE:
        paragraph.paragraph_format.left_indent = Mm(4)
    _runs(paragraph, block.text, underline=block.kind is Kind.HEADING)


def _runs(paragraph: Any, text: str, *, bold: bool = False, underline: bool = False) -> None:
    for at, part in enumerate(split_marks(text)):
        run = paragraph.add_run("" if at % 2 else part)
        run.bold, run.underline = bold or None, underline or None
        if at % 2:
            run.font.superscript = True
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), figure(part))
            run._r.append(reference)


def _add_notes(document: Any, sample: Sample) -> None:
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(sample.notes, start=1)
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {nsdecls("w")}>{_SEPARATORS}{notes}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _NOTES_TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def fixed(data: bytes) -> bytes:
    """The same archive with one fixed date on every member."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIP_WHEN), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
