"""Untagged PDF by ReportLab's platypus: tables whose rows break over pages."""

from __future__ import annotations

import io
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Frame, PageTemplate, Paragraph, Spacer, Table, TableStyle

from samples.source import Dress, FrontLine, Sample, Section
from samples.text import HYPHENS, Block, Kind, blocks, figure, hyphenator, split_marks

_FONTS = {"serif": ("Times-Roman", "Times-Bold"), "sans": ("Helvetica", "Helvetica-Bold"), "vera": ("Vera", "VeraBd")}
_NOTE_ROOM = 16 * mm


def make(sample: Sample, dress: Dress) -> bytes:
    """The sample as PDF. Set twice: the first run finds the pages of the footnotes and counts them."""
    for name in ("Vera", "VeraBd"):
        pdfmetrics.registerFont(TTFont(name, f"{name}.ttf"))
    rl_config.invariant = 1
    hyphenator(sample.language)  # ReportLab would leave words whole without a word of warning
    first = _Setting(sample, dress, {}, 0)
    first.build()
    second = _Setting(sample, dress, first.found, first.count)
    return second.build()


class _Setting:
    """One run through the paper."""

    def __init__(self, sample: Sample, dress: Dress, notes: dict[int, list[str]], pages: int) -> None:
        self.sample, self.dress, self.notes, self.pages = sample, dress, notes, pages
        self.found: dict[int, list[str]] = {}
        self.count = 0
        self.regular, self.bold = _FONTS[dress.font]
        self.width = (dress.page[0] - dress.margins[2] - dress.margins[3]) * mm

    def build(self) -> bytes:
        buffer = io.BytesIO()
        page = (self.dress.page[0] * mm, self.dress.page[1] * mm)
        top, bottom, left, _ = (value * mm for value in self.dress.margins)
        room = _NOTE_ROOM if self.sample.notes else 0
        frame = Frame(left, bottom + room, self.width, page[1] - top - bottom - room, 0, 0, 0, 0)
        document = BaseDocTemplate(buffer, pagesize=page, title=str(self.sample.expected["title"]), invariant=1)
        document.addPageTemplates(PageTemplate(frames=[frame], onPage=self._listen, onPageEnd=self._furniture))
        document.build(self._story())
        return buffer.getvalue()

    def _listen(self, canvas: Any, document: Any) -> None:
        canvas.setNamedCB("note", lambda canv, _, mark: self.found.setdefault(document.page, []).append(mark))

    def _furniture(self, canvas: Any, document: Any) -> None:
        self.count = document.page
        canvas.setFont(self.regular, self.dress.size - 1)
        height, (top, bottom, left, _) = self.dress.page[1] * mm, (value * mm for value in self.dress.margins)
        number = self.sample.page_number.format(page=document.page, pages=self.pages)
        if document.page > 1 and self.dress.running:
            line = height - top + 9 * mm
            canvas.drawString(left, line, self.sample.running[0])
            canvas.drawRightString(left + self.width, line, self.sample.running[1])
            canvas.drawCentredString(left + self.width / 2, line - 4.5 * mm, number)
        self._draw_notes(canvas, left, bottom, self.notes.get(document.page, []))

    def _draw_notes(self, canvas: Any, left: float, bottom: float, marks: list[str]) -> None:
        style = self._style(size=self.dress.size - 2, justify=False)
        notes = [Paragraph(f"<super>{mark}</super> {escape(self.sample.note(mark))}", style) for mark in marks]
        heights = [note.wrap(self.width, _NOTE_ROOM)[1] for note in notes]
        line = bottom + sum(heights)
        if notes:
            canvas.line(left, line + 1.5 * mm, left + 40 * mm, line + 1.5 * mm)
        for note, high in zip(notes, heights, strict=True):
            line -= high
            note.drawOn(canvas, left, line)

    def _story(self) -> list[Any]:
        story: list[Any] = [self._front(line) for line in self.sample.front]
        story += [Paragraph(self._marked(b.text), self._style(after=6)) for b in blocks(self.sample.opening)]
        if self.dress.sections == "heading":
            for section in self.sample.sections:
                story.append(CondPageBreak(35 * mm))
                if heading := section.heading:
                    story.append(Paragraph(escape(heading), self._style(before=8, after=6, justify=False)))
                story.append(self._table([section]))
        else:
            story.append(self._table(list(self.sample.sections)))
        return story

    def _front(self, line: FrontLine) -> Any:
        style = self._style(after=7)
        match line.style:
            case "head":
                bold = self._style(bold=True, justify=False)
                cells = [Paragraph(escape(text), bold) for text in (line.left, line.right)]
                return Table([cells], colWidths=[self.width * 0.64, self.width * 0.36])
            case "kind":
                style = self._style(size=self.dress.size + 4, bold=True, align=TA_CENTER, before=16, after=6)
            case "centre":
                style = self._style(align=TA_CENTER, after=10)
            case "title":
                style = self._style(size=self.dress.size + 1, bold=True, justify=False, before=6, after=10)
            case "date":
                style = self._style(justify=False, after=10)
        return Paragraph(self._marked(line.text), style)

    def _table(self, sections: list[Section]) -> Table:
        bold = self._style(bold=True, align=TA_CENTER)
        titles = [Paragraph(escape(title).replace("\n", "<br/>"), bold) for title in self.sample.titles(self.dress)]
        rows: list[list[Any]] = [titles]
        extra: list[Any] = []
        for section in sections:
            if self.dress.sections != "heading" and section.heading:
                rows.append(self._section_row(section))
                if self.dress.sections == "span":
                    extra.append(("SPAN", (0, len(rows) - 1), (-1, len(rows) - 1)))
            for row in section.rows:
                laid = self.sample.laid(row, self.dress)
                rows.append([self._number(text) if letter == "n" else self._cell(text) for letter, text in laid])
        scale = self.width / sum(self.dress.widths)
        return Table(
            rows,
            colWidths=[w * scale for w in self.dress.widths],
            repeatRows=1,
            splitInRow=1,
            splitByRow=0,
            style=TableStyle([*self._rules(), *extra]),
        )

    def _section_row(self, section: Section) -> list[Any]:
        style = self._style(bold=True, justify=False)
        if self.dress.sections == "span":
            return [Paragraph(escape(section.heading), style), *[""] * (len(self.dress.order) - 1)]
        held = section.cells(self.dress)
        return [Paragraph(escape(text), style) if text else "" for text in held]

    def _rules(self) -> list[Any]:
        gap = self.dress.gutter * mm
        common = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), gap),
            ("RIGHTPADDING", (0, 0), (-1, -1), gap),
            ("TOPPADDING", (0, 0), (-1, -1), 2),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ]
        if self.dress.zebra:
            common.append(("ROWBACKGROUNDS", (0, 1), (-1, -1), ("white", "#e8eef4")))
        lines: dict[str, list[Any]] = {
            "all": [
                ("LINEBEFORE", (0, 0), (-1, -1), 0.5, "black"),
                ("LINEAFTER", (-1, 0), (-1, -1), 0.5, "black"),
                ("LINEABOVE", (0, 0), (-1, -1), 0.5, "black"),
                ("LINEBELOW", (0, -1), (-1, -1), 0.5, "black"),
                ("LINEBELOW", (0, "splitlast"), (-1, "splitlast"), 0.5, "black"),
            ],
            "rows": [("LINEBELOW", (0, 0), (-1, -1), 0.4, "black")],
            "outer": [("BOX", (0, 0), (-1, -1), 0.6, "black")],
            "none": [],
        }
        return common + lines[self.dress.rules]

    def _number(self, number: str) -> Any:
        return Paragraph(escape(number), self._style(justify=False, align=TA_CENTER if self.dress.centred else None))

    def _cell(self, source: str) -> list[Any]:
        return [self._block(block) for block in blocks(source)] or [Spacer(0, 0)]

    def _block(self, block: Block) -> Paragraph:
        match block.kind:
            case Kind.HEADING:
                return Paragraph(f"<u>{self._marked(block.text)}</u>", self._style(after=2, justify=False))
            case Kind.ITEM:
                mark, rest = block.item
                return Paragraph(self._marked(rest), self._style(after=2, indent=9), bulletText=mark)
            case Kind.QUOTE:
                return Paragraph(self._marked(block.text), self._style(after=4, indent=6))
            case Kind.PARAGRAPH:
                return Paragraph(self._marked(block.text), self._style(after=4))

    def _marked(self, text: str) -> str:
        """Escaped text with raised footnote marks that report the page they are drawn on."""
        parts = [escape(part) for part in split_marks(text)]
        for at in range(1, len(parts), 2):
            mark = figure(parts[at])
            parts[at] = f'<super>{mark}</super><onDraw name="note" label="{mark}"/>'
        return "".join(parts)

    def _style(
        self,
        *,
        size: float | None = None,
        bold: bool = False,
        align: Literal[0, 1, 4] | None = None,
        before: float = 0,
        after: float = 0,
        indent: float = 0,
        justify: bool = True,
    ) -> ParagraphStyle:
        size = size or self.dress.size
        if align is None:
            align = TA_JUSTIFY if justify and self.dress.justify else TA_LEFT
        language = HYPHENS[self.sample.language] if self.dress.hyphenate and not bold else ""
        return ParagraphStyle(
            "x",
            fontName=self.bold if bold else self.regular,
            fontSize=size,
            leading=size * 1.2,
            alignment=align,
            spaceBefore=before,
            spaceAfter=after,
            leftIndent=indent,
            bulletFontName=self.regular,
            bulletFontSize=size,
            hyphenationLang=language,
            uriWasteReduce=0.3,
        )
