"""A Word document: one table per section, of number, demand and answer, its header repeated on every page.

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

from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Block, BlockType, Detail, Document, Problem, Span
from peilung.writing.outline import Entry, Gap, Item, Joint, loose_answers, loose_details, speakers, stray_omissions
from peilung.writing.parts import Facts, Part, facts, name_of, owner_of, parts
from peilung.writing.place import place
from peilung.writing.plain import one_line, printable
from peilung.writing.wordml import borders, field, keep_language, padding, repeat_header, set_widths, speak
from peilung.writing.words import Words, language_tag, words_for

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

_WIDTHS = (Mm(20), Mm(68), Mm(86))
_UNANSWERED = (Mm(20), Mm(154))
"""The widths where no point has an answer: there is no column for answers then."""

_INK = RGBColor(0x1D, 0x1F, 0x21)
_QUIET = RGBColor(0x55, 0x55, 0x55)
_NOTE = "Peilung Note"
_SOURCE = "Peilung Source"
"""Role and page: ours or the page's, and no words of the point or the answer above them."""

_DETAIL = "Peilung Detail"
_VERSION = "Peilung Translation"
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
        self._shown: dict[str, tuple[int, NumberPath]] = {}
        self._part: Part | None = None
        self._table: Table | None = None

    def write(self) -> None:
        words, document = self.words, self.document
        self._set_up()
        self.word.add_heading(one_line(document.paper.title or "") or words.untitled, 0)
        self._facts(facts(document.paper, words))
        self._note(words.note)
        if document.problems:
            self._note(words.problems_at_end.format(len(document.problems)))
        for part in parts(document, words):
            self._part = part
            self._opening(part)
            self._items(part.items, 2)
        self._part = None
        self._loose()
        self._annexes()
        self._footnotes()
        self._repairs()
        self._problems()

    def _opening(self, part: Part) -> None:
        self._heading(part.head.title, 1)
        self._facts(part.head.facts)
        for version in part.versions:
            line = self.word.add_paragraph(style=_VERSION)
            speak(line.add_run(version.title), self._foreign(version.index))
            self._facts(version.facts)
        if part.note:
            self._note(part.note)

    def _facts(self, held: Facts) -> None:
        for name, fact in held:
            line = self.word.add_paragraph()
            line.add_run(f"{name}: ").bold = True
            line.add_run(one_line(fact))

    def _foreign(self, index: int) -> str | None:
        """The language of a resolution's text where it is another than the paper's."""
        held = self.document.resolutions
        tag = language_tag(held[index].language) if index < len(held) else None
        return _REGIONS.get(tag.lower(), tag) if tag else None

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
        for name in (_NOTE, _SOURCE, _DETAIL, _VERSION, _CELL_HEADING):
            styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
        note, heading = styles[_NOTE], styles[_CELL_HEADING]
        note.font.size, note.font.color.rgb = Pt(8.5), _QUIET
        source = styles[_SOURCE]
        source.font.name, source.font.size, source.font.italic, source.font.color.rgb = "Arial", Pt(7), True, _QUIET
        source.paragraph_format.space_before = Pt(2)
        styles[_DETAIL].font.size = Pt(9)
        styles[_DETAIL].paragraph_format.space_before = Pt(2)
        styles[_VERSION].font.color.rgb, styles[_VERSION].paragraph_format.left_indent = _QUIET, Mm(4)
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
                    self._asked(number, demand, item)
                    self._replies(answer, item)
                    self._details(answer, item.details)
                    self._items(item.children, level + 1)

    def _section(self, entry: Entry, level: int) -> None:
        path, text = one_line(str(entry.point.path)), printable(entry.point.text).strip()
        short = len(text) <= _LONGEST_HEADING and "\n" not in text
        self._heading(f"{path} {text}".strip() if short else path, level)
        for line in text.split("\n") if not short else ():
            self._speak(self.word.add_paragraph(), line, self._foreign(self._index))
        for version in entry.versions:
            for line in printable(version.point.text).strip().split("\n"):
                self._speak(self.word.add_paragraph(style=_VERSION), line, self._foreign(version.resolution))
        if entry.answers or entry.details:
            _, _, cell = self._row()
            self._replies(cell, entry)
            self._details(cell, entry.details)
        self._items(entry.children, level + 1)
        self._table = None

    def _joint(self, joint: Joint) -> None:
        """One row per point; their answer cells are merged into one."""
        cells = [self._row() for _ in joint.entries]
        merged = cells[0][2].merge(cells[-1][2]) if len(cells) > 1 else cells[0][2]
        for entry, (number, demand, _) in zip(joint.entries, cells, strict=True):
            self._asked(number, demand, entry)
            self._details(demand, joint.own(entry))
        self._clear(merged)
        self._replies(merged, joint.entries[0])
        self._details(merged, joint.details)

    def _gap(self, gap: Gap) -> None:
        number, demand, answer = self._row()
        self._fill(number, ", ".join(one_line(str(omission.path)) for omission in gap.omissions))
        reason = demand if demand._tc is answer._tc else demand.merge(answer)
        self._fill(reason, f"{self.words.omitted} {self.words.reason(gap.omissions[0].reading)}", _NOTE)

    @property
    def _index(self) -> int:
        return self._part.index if self._part else 0

    def _asked(self, number: _Cell, demand: _Cell, entry: Entry) -> None:
        point = entry.point
        self._fill(number, one_line(str(point.path)))
        self._fill(demand, point.text, language=self._foreign(self._index))
        for version in entry.versions:
            self._fill(demand, version.point.text, _VERSION, self._foreign(version.resolution))
        told = " · ".join(filter(None, (self.words.role(point.role), self._place(entry.spans))))
        self._fill(demand, told, _SOURCE)

    def _details(self, cell: _Cell, details: Iterable[Detail]) -> None:
        for detail in details:
            language = self._foreign(detail.resolution)
            text = f"{detail.title or self.words.detail}: {detail.text}"
            self._fill(cell, one_line(text), _DETAIL, language)

    def _replies(self, cell: _Cell, entry: Entry) -> None:
        here = (self._index, entry.point.path)
        for answer in entry.answers:
            first = self._shown.setdefault(answer.id, here)
            if first == here:
                self._answer(cell, answer)
            else:
                self._fill(cell, self.words.see.format(one_line(str(first[1]))), _NOTE)
        if entry.silent and self._part and self._part.answered:
            self._fill(cell, self._part.silence(self.words), _NOTE)

    def _answer(self, cell: _Cell, answer: Answer) -> None:
        if len(answer.answers) > 1:
            paths = ", ".join(one_line(str(path)) for path in answer.answers)
            self._fill(cell, self.words.together.format(paths), _NOTE)
        for block in answer.blocks or (Block(BlockType.PARAGRAPH, answer.text),):
            self._fill(cell, block.text, _style(block.type), self._foreign(answer.resolution))
        told = (self._speakers.get(answer.id), self._place(answer.spans))
        self._fill(cell, " · ".join(filter(None, told)), _SOURCE)

    def _fill(self, cell: _Cell, text: str, style: str | None = None, language: str | None = None) -> None:
        """Add ``text`` to the cell, a paragraph per line; a cell's first, empty paragraph is used up first."""
        for line in printable(text).split("\n"):
            if not line.strip():
                continue
            first = cell.paragraphs[0]
            free = len(cell.paragraphs) == 1 and not first.text
            paragraph = first if free else cell.add_paragraph()
            paragraph.style = style
            self._speak(paragraph, line, language)

    @staticmethod
    def _speak(paragraph: Paragraph, text: str, language: str | None) -> None:
        speak(paragraph.add_run(text), language)

    @staticmethod
    def _clear(cell: _Cell) -> None:
        for paragraph in cell.paragraphs[1:]:
            paragraph._p.getparent().remove(paragraph._p)

    def _row(self) -> tuple[_Cell, _Cell, _Cell]:
        """The cells of number, demand and answer; demand and answer are one where nothing is answered."""
        number, demand, *rest = self._open_table().add_row().cells  # type: ignore[no-untyped-call]
        return number, demand, rest[0] if rest else demand

    def _open_table(self) -> Table:
        if self._table is None:
            part, words = self._part, self.words
            widths = _UNANSWERED if part and not part.answered else _WIDTHS
            self._table = self.word.add_table(rows=1, cols=len(widths))
            borders(self._table)
            padding(self._table)
            titles = (words.number, *(part.columns(words) if part else (words.demand, words.answer)))
            for cell, title in zip(self._table.rows[0].cells, titles, strict=False):
                self._fill(cell, title, _CELL_HEADING)
            repeat_header(self._table.rows[0])
            set_widths(self._table, widths)
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

        if details := loose_details(self.document):
            self._heading(self.words.loose_details, 1)
            for detail in details:
                self.word.add_paragraph(one_line(f"{detail.title or self.words.detail}: {detail.text}"), _DETAIL)

    def _annexes(self) -> None:
        if self.document.back:
            self._heading(self.words.annexes, 1)
        for passage in self.document.back:
            for line in printable(passage.text).split("\n"):
                self.word.add_paragraph(line)

    def _footnotes(self) -> None:
        if self.document.footnotes:
            self._heading(self.words.footnotes, 1)
        for note in self.document.footnotes:
            self._paragraph(note.mark, note.text, self._place(note.spans))

    def _repairs(self) -> None:
        words = self.words
        if self.document.repairs:
            self._heading(words.repairs, 1)
            self._note(words.repairs_note)
        for repair in self.document.repairs:
            read = f"{words.read_as} {words.quoted(repair.repaired)}" if one_line(repair.repaired) else words.taken_out
            owner = owner_of(self.document, repair.within, repair.resolution, words)
            place = self._place([Span(0, 0, page=repair.page, line=repair.line)])
            told = " · ".join(filter(None, (words.repair(repair.kind), one_line(owner), place)))
            self._paragraph("", f"{words.quoted(repair.original)} {read}", told)

    def _problems(self) -> None:
        if self.document.problems:
            self._heading(self.words.problems, 1)
            self._note(self.words.problems_note)
        for problem in self.document.problems:
            self._paragraph("", self.words.problem(problem), " · ".join(self._told(problem)))

    def _told(self, problem: Problem) -> Iterator[str]:
        if problem.path:
            yield one_line(name_of(self.document, problem.resolution, problem.path, self.words))
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
        case BlockType.PARAGRAPH | BlockType.ROW:
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
