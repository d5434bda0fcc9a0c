"""Turns a layout into a document: the one parser behind every format.

The layout is divided into the resolutions it holds; each part is read by itself, flowing text as if its
points and answers stood in a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from peilung.core.errors import Refused
from peilung.core.paper import Document, FurnitureType, Paper, Passage, Problem, ProblemCode, Resolution
from peilung.reading.align import aligned, translated_rows
from peilung.reading.alternating import taken_apart
from peilung.reading.footnotes import Owner, tie
from peilung.reading.front import FrontMatter, Sources, read_front, resolution_of, sides
from peilung.reading.grid import even
from peilung.reading.join import Vocabulary, build
from peilung.reading.language import detect
from peilung.reading.layout import Element, Layout, Paragraph, Piece
from peilung.reading.mend import locate, mend
from peilung.reading.mend_sheet import Mended
from peilung.reading.nothing import no_points
from peilung.reading.part import PartReader, Read, flowing
from peilung.reading.prose import as_rows
from peilung.reading.resolutions import Range, ranges
from peilung.reading.roles import operative
from peilung.reading.survey import Body, survey
from peilung.reading.table import cell_text, speaks_of_answers, texts_of

_FEW_WORDS = 4


def parse(layout: Layout, sha256: str) -> Document:
    """Read a layout. Raises :class:`Refused` if it holds no numbered points."""
    language = detect(texts_of(layout.elements)) or layout.language
    mended = mend(layout, language)
    vocabulary = Vocabulary()
    vocabulary.learn(_pieces(layout))
    vocabulary.compounds_kept = language == "en"
    return _Parser(layout, vocabulary, language, mended).document(sha256)


def _pieces(layout: Layout) -> Iterator[Piece]:
    for element in layout.elements:
        paragraphs = [element] if isinstance(element, Paragraph) else [p for c in element.cells for p in c.paragraphs]
        for paragraph in paragraphs:
            yield from paragraph.pieces


def _demands(body: Body) -> Iterator[str]:
    """The text of a resolution itself, without the answers."""
    for index, element in enumerate(body.elements):
        columns = body.columns.get(index)
        if isinstance(element, Paragraph):
            yield element.raw
        elif columns is not None and columns.demand < len(element.cells):
            yield cell_text(element.cells[columns.demand])


@dataclass(slots=True)
class _Part:
    """One resolution before and after it is read."""

    reader: PartReader
    front: list[Passage]
    naming: str
    below: list[str]
    """The lines beside its heading, which may say place and dates."""
    language: str | None
    beside: bool = False
    """Whether it stands in a column beside the part before it, in another language."""
    read: Read | None = None


class _Parser:
    """One reading of one layout."""

    def __init__(
        self, layout: Layout, vocabulary: Vocabulary, language: str | None, mended: Sequence[Mended]
    ) -> None:
        self.layout = layout
        self.mended = mended
        self.vocabulary = vocabulary
        self.language = language
        self.front: list[Passage] = []
        self.answer_title = ""
        self.parts = list(self._divide(even(layout.elements)))

    def document(self, sha256: str) -> Document:
        matter = self._front_matter()
        self._read(matter)
        reads = [part.read for part in self.parts if part.read is not None]
        self._require_follow_up(matter, reads)
        resolutions = self._resolutions(matter)
        beside = frozenset(index for index, part in enumerate(self.parts) if part.beside)
        languages = [part.language for part in self.parts]
        resolutions, unaligned = aligned(resolutions, languages, self.language, beside)
        headings = [passage for read in reads for passage in read.headings]
        back = [passage for read in reads for passage in read.back]
        owners = self._owners(resolutions, reads, headings, back)
        notes, note_problems = tie(self.layout.notes, owners, self.vocabulary)
        if any(resolution.translates is not None for resolution in resolutions):
            self.language = self.parts[0].language
        problems = [
            *self.layout.problems,
            *(problem for read in reads for problem in read.problems if not _settled(problem, resolutions)),
            *unaligned,
            *note_problems,
            *self._language_problem(),
        ]
        return Document(
            paper=self._paper(matter, sha256),
            front=tuple(self.front),
            headings=tuple(headings),
            furniture=(*self.layout.furniture, *(item for read in reads for item in read.furniture)),
            resolutions=tuple(resolutions),
            answers=tuple(answer for read in reads for answer in read.answers),
            details=tuple(detail for read in reads for detail in read.details),
            omitted=tuple(gap for read in reads for gap in read.omitted),
            back=tuple(back),
            footnotes=tuple(notes),
            repairs=(
                *locate(self.mended, [(o.name, o.resolution, o.text, o.spans) for o in owners]),
                *(repair for read in reads for repair in read.repairs),
            ),
            problems=tuple(problems),
        )

    def _divide(self, elements: list[Element]) -> Iterator[_Part]:
        """The parts of the paper, each with its reader. Raises :class:`Refused` where there are no points."""
        elements, alternating = taken_apart(elements)
        whole = survey(elements)
        found = alternating or ranges(whole)
        bodies = [_body(whole, piece, len(found) > 1) for piece in found]
        if not any(body.columns for body in bodies):
            raise no_points(self.layout)
        if not all(body.columns for body in bodies):
            found = _joined(found, bodies)
            bodies = [_body(whole, piece, len(found) > 1) for piece in found]
        self.front = [Passage(*build([p], self.vocabulary)) for p in flowing(elements[: found[0].start])]
        for piece, body in zip(found, bodies, strict=True):
            if body.columns:
                self.answer_title = self.answer_title or body.answer_title
                yield from self._part(body, piece, len(found) > 1)

    def _part(self, body: Body, piece: Range, several: bool) -> Iterator[_Part]:
        other = translated_rows(body)
        language = (detect(_demands(body), enough=_FEW_WORDS) if several or other else None) or self.language
        reader = PartReader(body, 0, self.vocabulary, language, operative(language), several)
        front = reader.front()
        if not several:
            self.front = [*self.front, *front]
        naming = front[0].text if several and front else ""
        below = [passage.text for passage in front]
        namings = next((found for text in below if len(found := sides(text)) == 2), [naming, naming])
        yield _Part(reader, front, namings[0] if other is not None else naming, below, language)
        if other is not None:
            spoken = detect(texts_of(other.elements), enough=1) or self.language
            second = PartReader(other, 0, self.vocabulary, spoken, operative(spoken), several)
            yield _Part(second, [], namings[1], below, spoken, beside=True)

    def _read(self, matter: FrontMatter) -> None:
        answers = 0
        for index, part in enumerate(self.parts):
            part.reader.index = index
            part.read = part.reader.run(part.front, matter.author, matter.selective, answers + 1)
            answers += len(part.read.answers)

    def _resolutions(self, matter: FrontMatter) -> list[Resolution]:
        texts = [passage.text for passage in self.front]
        known = frozenset(self.vocabulary.words)
        found = []
        for part in self.parts:
            own = resolution_of(part.naming, texts, known, part.below) if part.naming else matter.resolution
            assert part.read is not None
            found.append(replace(own, points=tuple(part.read.points)))
        return found

    def _require_follow_up(self, matter: FrontMatter, reads: Sequence[Read]) -> None:
        """Refuse a list of numbers in which nothing speaks of a resolution or of answers to it."""
        named = matter.request or matter.resolution.body or matter.resolution.title or matter.selective
        told = any(read.operative for read in reads) or any(part.reader.body.answers_follow for part in self.parts)
        if named or told or speaks_of_answers(self.answer_title):
            return
        raise Refused(
            "not-a-follow-up-paper",
            "The file holds numbered text, but names no resolution, no request and no answers.",
            "Check that this is the paper that answers the resolution, with its front page and column titles.",
        )

    def _paper(self, matter: FrontMatter, sha256: str) -> Paper:
        return Paper(
            title=matter.title,
            number=matter.number,
            date=matter.date,
            due=matter.due,
            author=matter.author,
            addressee=matter.addressee,
            language=self.language,
            request=matter.request,
            sha256=sha256,
            media_type=self.layout.media_type,
            pages=self.layout.pages,
        )

    def _front_matter(self) -> FrontMatter:
        heads = [f.text for f in self.layout.furniture if f.type is FurnitureType.RUNNING_HEAD]
        return read_front(
            Sources(
                paragraphs=[passage.text for passage in self.front or self.parts[0].front],
                heads=list(dict.fromkeys(heads)),
                answer_title=self.answer_title,
                notes={note.mark: build(note.paragraphs, self.vocabulary)[0] for note in self.layout.notes},
                given_title=self.layout.title,
                known=frozenset(self.vocabulary.words),
            )
        )

    def _language_problem(self) -> Iterator[Problem]:
        if self.language is None:
            message = "The language could not be told. Roles of points may be missing."
            yield Problem(ProblemCode.LANGUAGE_UNCLEAR, message)

    def _owners(
        self,
        resolutions: Sequence[Resolution],
        reads: Sequence[Read],
        headings: Sequence[Passage],
        back: Sequence[Passage],
    ) -> list[Owner]:
        """Every text that a footnote's mark may stand in, in the order of the paper as far as that is known."""
        return [
            *(Owner("front", None, p.text, p.spans) for p in self.front),
            *(Owner("heading", None, p.text, p.spans) for p in headings),
            *(Owner(str(p.path), index, p.text, p.spans) for index, r in enumerate(resolutions) for p in r.points),
            *(Owner(answer.id, None, answer.text, answer.spans) for read in reads for answer in read.answers),
            *(Owner("detail", None, item.text, item.spans) for read in reads for item in read.details),
            *(Owner("back", None, p.text, p.spans) for p in back),
        ]


def _settled(problem: Problem, resolutions: Sequence[Resolution]) -> bool:
    """Whether the role that a point lacked is known from the text it translates."""
    if problem.code is not ProblemCode.ROLE_UNCLEAR or problem.resolution is None:
        return False
    points = resolutions[problem.resolution].points
    return any(point.path == problem.path and point.role is not None for point in points)


def _joined(found: Sequence[Range], bodies: Sequence[Body]) -> list[Range]:
    """The ranges with points; one without belongs to the one before it, or to the first."""
    kept: list[Range] = []
    opening: Range | None = None
    for piece, body in zip(found, bodies, strict=True):
        if body.columns:
            kept.append(replace(piece, start=opening.start) if opening else piece)
            opening = None
        elif kept:
            kept[-1] = replace(kept[-1], end=piece.end)
        else:
            opening = opening or piece
    return kept


def _body(whole: Body, piece: Range, several: bool) -> Body:
    """The body of one resolution: with its table, or with its flowing text as rows."""
    body = survey(whole.elements[piece.start : piece.end]) if several else whole
    return as_rows(body, piece.naming is not None)
