"""A Word document: one three-column table per section, with a header row repeated on every page.

Made for people who go on working in it: real headings, table cells without tricks, the language set, so that
Word checks the spelling in it. The same document gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor

from peilung.core.paper import Answer, Block, BlockType, Document, Point, Problem, Span
from peilung.writing.outline import Entry, Gap, Item, Joint, facts, loose_answers, outline, speakers, stray_omissions
from peilung.writing.place import place
from peilung.writing.plain import one_line, printable
from peilung.writing.wordml import borders, field, keep_language, padding, repeat_header, set_widths
from peilung.writing.words import Words, language_tag, words_for

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

_WIDTHS = (Mm(20), Mm(68), Mm(86))
_INK = RGBColor(0x1D, 0x1F, 0x21)
_QUIET = RGBColor(0x55, 0x55, 0x55)
_NOTE = "Peilung Note"
_SOURCE = "Peilung Source"
"""Role and page: ours or the page's, and no words of the point or the answer above them."""

_CELL_HEADING = "Peilung Cell Heading"
_LONGEST_PROPERTY = 255
_LONGEST_HEADING = 160
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_REGIONS = {"de": "de-DE", "en": "en-GB"}


def dumps(document: Document) -> bytes:
    """The document as a DOCX file."""
    writer = _Writer(document)
    writer.write()
    out = io.BytesIO()
    writer.word.save(out)
    return _without_clock(out.getvalue())


class _Writer:
    """Fills one Word document; remembers which answers have been shown."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words: Words = words_for(document.paper.language)
        self.word: WordDocument = docx.Document()
        self._speakers = speakers(document)
        self._shown: dict[str, str] = {}
        self._table: Table | None = None

    def write(self) -> None:
        words, document = self.words, self.document
        self._set_up()
        self.word.add_heading(one_line(document.paper.title or "") or words.untitled, 0)
        for name, fact in facts(document.paper, words):
            line = self.word.add_paragraph()
            line.add_run(f"{name}: ").bold = True
            line.add_run(one_line(fact))
        self._note(words.note)
        if document.problems:
            self._note(words.problems_at_end.format(len(document.problems)))
        for index, resolution in enumerate(document.resolutions):
            self._heading(one_line(resolution.title or words.resolution), 1)
            self._items(outline(document, index), 2)
        self._loose()
        self._footnotes()
        self._problems()

    def _set_up(self) -> None:
        page = self.word.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin = page.right_margin = Mm(18)
        page.top_margin = page.bottom_margin = Mm(20)
        footer = page.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        field(footer, "PAGE")
        self._styles()
        self._properties()

    def _styles(self) -> None:
        styles = self.word.styles
        styles["Normal"].paragraph_format.space_after = Pt(4)
        for name in (_NOTE, _SOURCE, _CELL_HEADING):
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        note, heading = styles[_NOTE], styles[_CELL_HEADING]
        note.font.size, note.font.color.rgb = Pt(8.5), _QUIET
        source = styles[_SOURCE]
        source.font.name, source.font.size, source.font.italic, source.font.color.rgb = "Arial", Pt(7), True, _QUIET
        source.paragraph_format.space_before = Pt(2)
        heading.font.bold = True
        heading.paragraph_format.keep_with_next = True
        styles["List Paragraph"].paragraph_format.left_indent = Mm(4)
        for name in ("Title", *(f"Heading {level}" for level in range(1, 10))):
            styles[name].font.color.rgb = _INK
        keep_language(self.word, self._language())

    def _language(self) -> str:
        tag = language_tag(self.document.paper.language) or self.words.language
        return _REGIONS.get(tag.lower(), tag)

    def _properties(self) -> None:
        paper, core = self.document.paper, self.word.core_properties
        core.title = one_line(paper.title or self.words.untitled)[:_LONGEST_PROPERTY]
        core.author = one_line(paper.author or "")[:_LONGEST_PROPERTY]
        core.subject = one_line(paper.number or "")[:_LONGEST_PROPERTY]
        core.language = self._language()
        core.comments = core.last_modified_by = ""
        day = paper.date
        core.created = core.modified = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _epoch()

    def _items(self, items: Iterable[Item], level: int) -> None:
        for item in items:
            match item:
                case Gap():
                    self._gap(item)
                case Joint():
                    self._joint(item)
                case Entry() if item.heads:
                    self._section(item, level)
                case Entry():
                    number, demand, answer = self._row()
                    self._asked(number, demand, item.point)
                    self._replies(answer, item)
                    self._items(item.children, level + 1)

    def _section(self, entry: Entry, level: int) -> None:
        path, text = one_line(str(entry.point.path)), printable(entry.point.text).strip()
        short = len(text) <= _LONGEST_HEADING and "\n" not in text
        self._heading(f"{path} {text}".strip() if short else path, level)
        for line in text.split("\n") if not short else ():
            self.word.add_paragraph(line)
        if entry.answers:
            _, _, cell = self._row()
            self._replies(cell, entry)
        self._items(entry.children, level + 1)
        self._table = None

    def _joint(self, joint: Joint) -> None:
        """One row per point; their answer cells are merged into one."""
        cells = [self._row() for _ in joint.entries]
        merged = cells[0][2].merge(cells[-1][2]) if len(cells) > 1 else cells[0][2]
        for entry, (number, demand, _) in zip(joint.entries, cells, strict=True):
            self._asked(number, demand, entry.point)
        self._clear(merged)
        self._replies(merged, joint.entries[0])

    def _gap(self, gap: Gap) -> None:
        number, demand, answer = self._row()
        self._fill(number, ", ".join(one_line(str(omission.path)) for omission in gap.omissions))
        self._fill(demand.merge(answer), f"{self.words.omitted} {self.words.reason(gap.omissions[0].reading)}", _NOTE)

    def _asked(self, number: _Cell, demand: _Cell, point: Point) -> None:
        self._fill(number, one_line(str(point.path)))
        self._fill(demand, point.text)
        told = " · ".join(filter(None, (self.words.role(point.role), self._place(point.spans))))
        self._fill(demand, told, _SOURCE)

    def _replies(self, cell: _Cell, entry: Entry) -> None:
        path = one_line(str(entry.point.path))
        for answer in entry.answers:
            first = self._shown.setdefault(answer.id, path)
            if first == path:
                self._answer(cell, answer)
            else:
                self._fill(cell, self.words.see.format(first), _NOTE)
        if entry.silent:
            self._fill(cell, self.words.silent, _NOTE)

    def _answer(self, cell: _Cell, answer: Answer) -> None:
        if len(answer.answers) > 1:
            paths = ", ".join(one_line(str(path)) for path in answer.answers)
            self._fill(cell, self.words.together.format(paths), _NOTE)
        for block in answer.blocks or (Block(BlockType.PARAGRAPH, answer.text),):
            self._fill(cell, block.text, _style(block.type))
        told = (self._speakers.get(answer.id), self._place(answer.spans))
        self._fill(cell, " · ".join(filter(None, told)), _SOURCE)

    def _fill(self, cell: _Cell, text: str, style: str | None = None) -> None:
        """Add ``text`` to the cell, a paragraph per line; a cell's first, empty paragraph is used up first."""
        for line in printable(text).split("\n"):
            if not line.strip():
                continue
            first = cell.paragraphs[0]
            free = len(cell.paragraphs) == 1 and not first.text
            paragraph = first if free else cell.add_paragraph()
            paragraph.style = style
            paragraph.add_run(line)

    @staticmethod
    def _clear(cell: _Cell) -> None:
        for paragraph in cell.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)

    def _row(self) -> tuple[_Cell, _Cell, _Cell]:
        number, demand, answer = self._open_table().add_row().cells  # type: ignore[no-untyped-call]
        return number, demand, answer

    def _open_table(self) -> Table:
        if self._table is None:
            self._table = self.word.add_table(rows=1, cols=3)
            borders(self._table)
            padding(self._table)
            titles = (self.words.number, self.words.demand, self.words.answer)
            for cell, title in zip(self._table.rows[0].cells, titles, strict=True):
                self._fill(cell, title, _CELL_HEADING)
            repeat_header(self._table.rows[0])
            set_widths(self._table, _WIDTHS)
        return self._table

    def _heading(self, text: str, level: int) -> None:
        self._table = None
        self.word.add_heading(text, min(level, 9))

    def _note(self, text: str) -> None:
        self.word.add_paragraph(text, _NOTE)

    def _loose(self) -> None:
        if stray := stray_omissions(self.document):
            self._heading(self.words.stray_omissions, 1)
            self._gap(Gap(stray))
        if loose := loose_answers(self.document):
            self._heading(self.words.loose_answers, 1)
            for answer in loose:
                number, _, cell = self._row()
                self._fill(number, ", ".join(one_line(str(path)) for path in answer.answers))
                self._answer(cell, answer)

    def _footnotes(self) -> None:
        if self.document.footnotes:
            self._heading(self.words.footnotes, 1)
        for note in self.document.footnotes:
            self._paragraph(note.mark, note.text, self._place(note.spans))

    def _problems(self) -> None:
        if self.document.problems:
            self._heading(self.words.problems, 1)
            self._note(self.words.problems_note)
        for problem in self.document.problems:
            self._paragraph("", self.words.problem(problem), " · ".join(self._told(problem)))

    def _told(self, problem: Problem) -> Iterator[str]:
        if problem.path:
            yield f"{self.words.number} {one_line(str(problem.path))}"
        if problem.page is not None:
            yield self._place([Span(0, 0, page=problem.page)])
        if problem.quote:
            yield self.words.quoted(one_line(problem.quote))

    def _paragraph(self, mark: str, text: str, told: str) -> Paragraph:
        paragraph = self.word.add_paragraph()
        if mark:
            paragraph.add_run(one_line(mark)).font.superscript = True
            paragraph.add_run(" ")
        paragraph.add_run(one_line(text))
        if told:
            self._note(told)
        return paragraph

    def _place(self, spans: Sequence[Span]) -> str:
        return place(spans, self.document.paper.media_type, self.words)


def _style(kind: BlockType) -> str | None:
    match kind:
        case BlockType.HEADING:
            return _CELL_HEADING
        case BlockType.QUOTE:
            return "Quote"
        case BlockType.ITEM:
            return "List Paragraph"
        case BlockType.PARAGRAPH:
            return None


def _epoch() -> datetime:
    return datetime(*_EARLIEST, tzinfo=UTC)


def _without_clock(data: bytes) -> bytes:
    """The same package with one fixed time on every part."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in given.namelist():
            kept.writestr(zipfile.ZipInfo(name, _EARLIEST), given.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
