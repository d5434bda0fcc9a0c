"""Word files (DOCX): from bytes to a layout, with the numbers and marks that Word generates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from peilung.core.errors import Refused
from peilung.core.paper import Problem, ProblemCode
from peilung.reading.composer import Composer
from peilung.reading.layout import Layout, Paragraph
from peilung.reading.sniff import DOCX
from peilung.reading.tables import Block, elements, paragraphs
from peilung.reading.word_furniture import furniture
from peilung.reading.word_notes import Notes, notes
from peilung.reading.word_numbering import Numbering
from peilung.reading.word_package import Element, Package, W
from peilung.reading.word_runs import Box, Break, Run, Runs, Token, chosen
from peilung.reading.word_styles import Styles, on
from peilung.reading.word_tables import THROUGH, table

MEDIA_TYPE = DOCX
_NO_TITLE = re.compile(
    r"(?:microsoft )?word[ -].*|(?:neues )?(?:dokument|document|unbenannt|untitled)[ \d]*"
    r"|.*\.(?:docx?|dotx?|odt|rtf|pdf)",
    re.IGNORECASE,
)


def layout(data: bytes) -> Layout:
    """Read a DOCX file. Raises :class:`Refused` for other files, damaged and hostile ones, and empty ones."""
    package = Package(data)
    reader = _Reader(package)
    blocks = reader.blocks(_body(package.main))
    result = Layout(MEDIA_TYPE, None, elements(blocks))
    result.notes = notes(reader.notes, reader.note)
    result.furniture = furniture(package, reader.styles, reader.settings)
    result.problems = reader.problems
    if not result.elements and not result.notes:
        raise Refused("empty", "The Word document holds no text.", "Check that it was saved fully.")
    result.title, result.language = _title(package), reader.language
    return result


def _body(document: Element) -> Element:
    found = document.find(f"{W}body")
    assert found is not None
    return found


def _part(package: Package, kind: str) -> Element | None:
    return next((package.tree(part) for part in package.related(package.main_part, kind)), None)


def _title(package: Package) -> str | None:
    """The title among the file's properties, unless a program only put something there."""
    for part in package.related("", "core-properties"):
        root = package.tree(part)
        for element in root if root is not None else ():
            text = " ".join((element.text or "").split())
            if etree.QName(element).localname == "title" and text and not _NO_TITLE.fullmatch(text):
                return text
    return None


class _Reader:
    """Reads the stories of one file: its body, then its notes."""

    def __init__(self, package: Package) -> None:
        self.styles = Styles(_part(package, "styles"))
        self.settings = _part(package, "settings")
        self.notes = Notes(package, self.settings)
        self.problems: list[Problem] = []
        self._numbering = Numbering(_part(package, "numbering"))
        self._lines = {p: line for line, p in enumerate(package.main.iter(f"{W}p"), 1)}
        self._note_lines: list[int | None] = []
        self._line: int | None = None
        self._languages: Counter[str] = Counter()
        self._runs = Runs(self.styles, self._mark)
        self._joined: list[tuple[Token, int | None]] = []
        """The text of paragraphs whose ends were deleted: it goes on in the next one."""

    @property
    def language(self) -> str | None:
        """The ISO 639 code that most of the text is marked with."""
        return next((name for name, _ in self._languages.most_common(1)), None)

    def note(self, element: Element, index: int) -> list[Paragraph]:
        """The paragraphs of a note; their line is that of the paragraph with its mark."""
        self._line = self._note_lines[index]
        self._runs = Runs(self.styles, lambda reference: None)
        return list(paragraphs(self.blocks(element)))

    def blocks(self, parent: Element) -> list[Block]:
        """The paragraphs and tables directly in a body, cell, text box or note."""
        outer, self._joined = self._joined, []
        found = [block for child in parent for block in self._block(child)]
        found.extend(self._composed(None) if self._joined else [])
        self._joined = outer
        return found

    def _block(self, element: Element) -> Iterator[Block]:
        name = etree.QName(element).localname
        if name == "p":
            yield from self._paragraph(element)
        elif name == "tbl":
            yield table(element, self.blocks)
        elif name in THROUGH:
            for child in element:
                yield from self._block(child)
        elif name == "AlternateContent" and (branch := chosen(element)) is not None:
            for child in branch:
                yield from self._block(child)
        elif name in ("altChunk", "subDoc"):
            message = "The document takes in another file, which is not read. Save it anew as one DOCX document."
            self.problems.append(Problem(ProblemCode.NOT_PLACED, message))

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = element.find(f"{W}pPr")
        self._line = self._lines.get(element, self._line)
        tokens = list(self._runs.tokens(element))
        boxes = [token for token in tokens if isinstance(token, Box)]
        self._joined.extend((token, self._line) for token in tokens)
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is None or mark.find(f"{W}del") is None:
            yield from self._composed(properties, hidden=bool(tokens == [] and on(mark, "vanish")))
        for box in boxes:
            yield from self.blocks(box.content)
        if properties is not None and properties.find(f"{W}sectPr") is not None:
            self.notes.section_ends()

    def _composed(self, properties: Element | None, hidden: bool = True) -> list[Block]:
        """The paragraph that ends here, numbered unless hidden; a number without text stands alone."""
        composer = Composer(heading=self.styles.heading(properties))
        if not hidden:
            self._number(composer, properties)
        for token, line in self._joined:
            match token:
                case Run():
                    composer.text(token.text, line, token.look.bold, token.look.underline)
                    self._count_language(token)
                case Break():
                    composer.line_break()
                case Box():
                    pass
        self._joined = []
        composer.settle(self._line)
        return composer.blocks

    def _number(self, composer: Composer, properties: Element | None) -> None:
        use = self.styles.numbering(properties, self._numbering.level_of)
        composer.indent = self.styles.indent(properties, self._numbering.left(use) if use is not None else None)
        if use is not None:
            shown, mark = self._numbering.next(use)
            composer.number(item=shown and not composer.heading, mark=mark)

    def _count_language(self, run: Run) -> None:
        if run.look.language:
            self._languages[run.look.language.split("-")[0].lower()] += len(run.text)

    def _mark(self, reference: Element) -> str | None:
        before = len(self.notes.referred)
        mark = self.notes.mark(reference)
        self._note_lines.extend([self._line] * (len(self.notes.referred) - before))
        return mark
