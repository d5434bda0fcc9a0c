"""Untagged PDF by ReportLab."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, Literal
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    TableStyle,
)
from reportlab.platypus import Table as Grid

from samples.layouts.dress import Dress
from samples.layouts.model import Block, Form, Paper, Piece, Table
from samples.text import HYPHENS, hyphenator

_FONTS = {"serif": ("Times-Roman", "Times-Bold"), "sans": ("Helvetica", "Helvetica-Bold")}


def make(paper: Paper, dress: Dress) -> bytes:
    """The paper as PDF. Set twice: the first run counts the pages."""
    rl_config.invariant = 1
    hyphenator(paper.language)
    first = _Setting(paper, dress, 0)
    first.build()
    return _Setting(paper, dress, first.count).build()


class _Setting:
    """One run through the paper."""

    def __init__(self, paper: Paper, dress: Dress, pages: int) -> None:
        self.paper, self.dress, self.pages = paper, dress, pages
        self.count, self.turned = 0, False
        self.regular, self.bold = _FONTS[dress.font]

    @property
    def page(self) -> tuple[float, float]:
        wide, high = (side * mm for side in self.dress.page)
        return (high, wide) if self.turned else (wide, high)

    @property
    def width(self) -> float:
        return self.page[0] - 2 * self.dress.margin * mm

    def build(self) -> bytes:
        buffer = io.BytesIO()
        document = BaseDocTemplate(buffer, pagesize=self.page, title=self.paper.title, invariant=1)
        templates = []
        for self.turned in (False, True):
            margin, (wide, high) = self.dress.margin * mm, self.page
            frame = Frame(margin, margin, wide - 2 * margin, high - 2 * margin, 0, 0, 0, 0)
            name = "wide" if self.turned else "high"
            templates.append(PageTemplate(name, frames=[frame], onPageEnd=self._furniture, pagesize=self.page))
        self.turned = False
        document.addPageTemplates(templates)
        document.build([flowable for element in self.paper.elements for flowable in self._element(element)])
        return buffer.getvalue()

    def _furniture(self, canvas: Any, document: Any) -> None:
        self.count = document.page
        if document.page == 1 or not self.dress.running:
            return
        canvas.setFont(self.regular, self.dress.size - 1)
        wide, high = canvas._pagesize
        margin = self.dress.margin * mm
        line = high - margin + 7 * mm
        canvas.drawString(margin, line, self.paper.running[0])
        canvas.drawRightString(wide - margin, line, self.paper.running[1])
        number = self.paper.page_number.format(page=document.page, pages=self.pages)
        canvas.drawCentredString(wide / 2, margin - 9 * mm, number)

    def _element(self, element: Block | Table) -> list[Any]:
        if isinstance(element, Table):
            return [self._table(element), Spacer(0, 8)]
        match element.form:
            case Form.PAGE:
                return [PageBreak()]
            case Form.LANDSCAPE | Form.PORTRAIT:
                self.turned = element.form is Form.LANDSCAPE
                return [NextPageTemplate("wide" if self.turned else "high"), PageBreak()]
            case _:
                return [self._block(element)]

    def _block(self, block: Block) -> Any:
        match block.form:
            case Form.HEAD:
                cells = [Paragraph(f"<b>{_inline(part)}</b>", self._style(align=TA_LEFT)) for part in block.cells[0]]
                return Grid([cells], colWidths=[self.width * 0.62, self.width * 0.38])
            case Form.INNER:
                rows = [[Paragraph(_inline(part), self._style(align=TA_LEFT)) for part in row] for row in block.cells]
                rules: list[Any] = [("GRID", (0, 0), (-1, -1), 0.4, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
                return Grid(rows, style=TableStyle(rules))
            case Form.ITEM:
                mark, rest = block.item
                indent = 14 * block.level + 4
                return Paragraph(_inline(rest), self._style(indent=indent, bullet=indent - 16), bulletText=mark)
            case form:
                body = _inline(block.pieces)
                if form in (Form.TITLE, Form.HEADING, Form.SUBHEADING):
                    body = f"<b>{body}</b>"
                return Paragraph(f"<u>{body}</u>" if form is Form.UNDERLINED else body, self._plain(block))

    def _plain(self, block: Block) -> ParagraphStyle:
        size = self.dress.size
        match block.form:
            case Form.TITLE:
                return self._style(size=size + 2, before=8, after=12, align=TA_LEFT)
            case Form.HEADING:
                return self._style(size=size + 1, before=10, after=6, align=TA_LEFT, keep=True)
            case Form.SUBHEADING | Form.UNDERLINED:
                return self._style(before=7, after=4, align=TA_LEFT, keep=True)
            case Form.CENTRE:
                return self._style(align=TA_CENTER, after=10)
            case Form.RIGHT:
                return self._style(align=TA_RIGHT)
            case Form.QUOTE:
                return self._style(indent=10)
            case _:
                return self._style(indent=14 * block.level + 4 if block.level else 0)

    def _table(self, table: Table) -> Any:
        rows: list[list[Any]] = []
        extra: list[Any] = []
        for at, (row, placed) in enumerate(zip(table.rows, table.placed(), strict=True)):
            cells: list[Any] = [""] * len(table.widths)
            for column, cell in placed:
                cells[column] = [
                    self._title(block) if row.titles else self._block(block) for block in cell.blocks
                ] or ""
                if cell.rows + cell.columns > 2:
                    extra.append(("SPAN", (column, at), (column + cell.columns - 1, at + cell.rows - 1)))
            rows.append(cells)
        scale = self.width / sum(table.widths)
        return Grid(
            rows,
            colWidths=[width * scale for width in table.widths],
            repeatRows=sum(row.titles for row in table.rows),
            splitInRow=0 if table.spans else 1,
            splitByRow=1 if table.spans else 0,
            style=TableStyle([*_rules(self.dress.rules), *extra]),
        )

    def _title(self, block: Block) -> Paragraph:
        return Paragraph(f"<b>{_inline(block.pieces)}</b>", self._style(align=TA_LEFT))

    def _style(
        self,
        *,
        size: float = 0,
        align: Literal[0, 1, 2, 4] | None = None,
        before: float = 0,
        after: float = 5,
        indent: float = 0,
        bullet: float = 0,
        keep: bool = False,
    ) -> ParagraphStyle:
        size = size or self.dress.size
        own: Literal[0, 4] = TA_JUSTIFY if self.dress.justify else TA_LEFT
        return ParagraphStyle(
            "x",
            fontName=self.regular,
            fontSize=size,
            leading=size * 1.2,
            alignment=own if align is None else align,
            spaceBefore=before,
            spaceAfter=after,
            leftIndent=indent,
            bulletIndent=bullet,
            bulletFontName=self.regular,
            bulletFontSize=size,
            keepWithNext=keep,
            hyphenationLang=HYPHENS[self.paper.language] if self.dress.hyphenate else "",
            uriWasteReduce=0.3,
        )


def _rules(rules: str) -> list[Any]:
    common: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    match rules:
        case "all":
            return [*common, ("GRID", (0, 0), (-1, -1), 0.5, "black")]
        case "rows":
            return [*common, ("LINEBELOW", (0, 0), (-1, -1), 0.4, "black")]
        case _:
            return common


def _inline(pieces: Iterable[Piece]) -> str:
    return "".join(f"<b>{escape(piece.text)}</b>" if piece.bold else escape(piece.text) for piece in pieces)
