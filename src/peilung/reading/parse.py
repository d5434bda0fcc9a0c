"""Turns a layout into a document: the one parser behind every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from peilung.core.errors import Refused
from peilung.core.number import NumberPath
from peilung.core.paper import (
    Answer,
    Document,
    Furniture,
    FurnitureType,
    Paper,
    Passage,
    Point,
    PointKind,
    Problem,
    ProblemCode,
    Role,
)
from peilung.reading.blocks import blocks, prepare
from peilung.reading.builder import Builder, DraftPoint
from peilung.reading.footnotes import tie
from peilung.reading.front import FrontMatter, Sources, read_front
from peilung.reading.gaps import gap_problems, omissions, order_problems, restart_problem
from peilung.reading.grid import even
from peilung.reading.join import Vocabulary, build
from peilung.reading.language import detect
from peilung.reading.layout import Element, Layout, Paragraph, Piece, Row
from peilung.reading.marks import Readings
from peilung.reading.outline import Node
from peilung.reading.phrases import split_sentences
from peilung.reading.roles import Operative, operative, role_of
from peilung.reading.sections import Sections, find_sections
from peilung.reading.survey import Body, survey
from peilung.reading.table import cell_text, speaks_of_answers

_LONGEST_CLAUSE = 400


def parse(layout: Layout, sha256: str) -> Document:
    """Read a layout. Raises :class:`Refused` if it holds no table of numbered points."""
    vocabulary = Vocabulary()
    vocabulary.learn(_pieces(layout))
    language = detect(_texts(layout.elements)) or layout.language
    vocabulary.compounds_kept = language == "en"
    body = survey(even(layout.elements))
    if not body.columns:
        raise Refused(
            "no-points",
            "The file holds no table of numbered points with answers.",
            "Check that this is the paper that answers the resolution; papers in other layouts cannot be read yet.",
        )
    return _Parser(layout, body, vocabulary, language).document(sha256)


def _pieces(layout: Layout) -> Iterator[Piece]:
    for element in layout.elements:
        paragraphs = [element] if isinstance(element, Paragraph) else [p for c in element.cells for p in c.paragraphs]
        for paragraph in paragraphs:
            yield from paragraph.pieces


def _texts(elements: Sequence[Element]) -> Iterator[str]:
    for element in elements:
        yield element.raw if isinstance(element, Paragraph) else " ".join(map(cell_text, element.cells))


class _Parser:
    """One reading of one layout."""

    def __init__(self, layout: Layout, body: Body, vocabulary: Vocabulary, language: str | None) -> None:
        self.layout = layout
        self.body = body
        self.vocabulary = vocabulary
        self.language = language
        self.words: Operative = operative(language)
        self.sections: Sections = find_sections(body.elements, set(body.columns) - set(body.titles))
        self.start = min([*self.sections.found, *body.columns])
        self.end = max(body.columns)
        self.builder = Builder()
        self._operative = False
        self.headings: list[Passage] = []
        self.problems: list[Problem] = list(layout.problems)
        self.furniture: list[Furniture] = list(layout.furniture)

    def document(self, sha256: str) -> Document:
        front = [self._passage(p) for p in self._paragraphs(0, self.start)]
        matter = self._front_matter(front)
        self._walk()
        self.builder.outline.settle()
        points = self._points(front)
        self._require_follow_up(matter)
        answers = self._answers(matter.author)
        points = _with_answers(points, answers)
        omitted = omissions(self.builder.outline.nodes, self.sections.others, matter.selective)
        notes, note_problems = tie(self.layout.notes, self._owners(points, answers, front), self.vocabulary)
        resolution = replace(matter.resolution, points=tuple(points))
        self.furniture.extend(self.builder.furniture)
        self.problems.extend(self.builder.problems)
        self.problems.extend(order_problems(self.builder.points))
        self.problems.extend(restart_problem(self.builder.points))
        self.problems.extend(gap_problems(omitted, self.builder.points))
        self.problems.extend(note_problems)
        if self.language is None:
            message = "The language could not be told. Roles of points may be missing."
            self.problems.append(Problem(ProblemCode.LANGUAGE_UNCLEAR, message))
        return Document(
            paper=self._paper(matter, sha256),
            front=tuple(front),
            headings=tuple(self.headings),
            furniture=tuple(self.furniture),
            resolutions=(resolution,),
            answers=tuple(answers),
            omitted=tuple(omitted),
            footnotes=tuple(notes),
            problems=tuple(self.problems),
        )

    def _require_follow_up(self, matter: FrontMatter) -> None:
        """Refuse a table of numbers in which nothing speaks of a resolution or of answers to it."""
        named = matter.request or matter.resolution.body or matter.resolution.title or matter.selective
        if named or self._operative or speaks_of_answers(self.body.answer_title):
            return
        raise Refused(
            "not-a-follow-up-paper",
            "The file holds numbered rows, but names no resolution, no request and no answers.",
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

    def _front_matter(self, front: Sequence[Passage]) -> FrontMatter:
        heads = list(dict.fromkeys(f.text for f in self.furniture if f.type is FurnitureType.RUNNING_HEAD))
        return read_front(
            Sources(
                paragraphs=[passage.text for passage in front],
                heads=heads,
                answer_title=self.body.answer_title,
                notes={note.mark: build(note.paragraphs, self.vocabulary)[0] for note in self.layout.notes},
                given_title=self.layout.title,
                known=frozenset(self.vocabulary.words),
            )
        )

    def _paragraphs(self, start: int, end: int) -> Iterator[Paragraph]:
        """The flowing text between two elements; rows of other tables come as one paragraph each."""
        for element in self.body.elements[start:end]:
            if isinstance(element, Paragraph):
                yield element
            else:
                yield Paragraph([piece for c in element.cells for p in c.paragraphs for piece in p.pieces])

    def _passage(self, paragraph: Paragraph) -> Passage:
        return Passage(*build([paragraph], self.vocabulary))

    def _walk(self) -> None:
        """Give every element of the body to the builder, or to its place outside the points."""
        after_title = False
        for index in range(self.start, len(self.body.elements)):
            element = self.body.elements[index]
            if index in self.body.titles:
                after_title = self._title(index)
            elif index in self.body.columns and isinstance(element, Row):
                broken = element.broken or after_title
                upcoming, below = self.body.upcoming(index), self.body.below(index)
                self.builder.row(element, self.body.columns[index], broken, upcoming, below)
                after_title = False
            elif index in self.sections.found and isinstance(element, Paragraph):
                self.builder.section(element, self.sections.found[index], self._next_section(index))
            else:
                self._aside(index, element)
        self.builder.close()

    def _title(self, index: int) -> bool:
        """Put a row of column titles away; True if it comes again in the middle of its table."""
        row = self.body.titles[index]
        for cell in row.cells:
            if text := cell_text(cell):
                self.furniture.append(Furniture(FurnitureType.COLUMN_TITLE, text, row.page))
        return index > 0 and index - 1 in self.body.columns and isinstance(self.body.elements[index - 1], Row)

    def _aside(self, index: int, element: Element) -> None:
        """Text between or after the tables that is no section."""
        paragraph = element if isinstance(element, Paragraph) else next(iter(self._paragraphs(index, index + 1)))
        passage = self._passage(paragraph)
        if not passage.text:
            return
        short = len(passage.text) <= _LONGEST_CLAUSE and not passage.text.endswith(".")
        if index < self.end and (short or paragraph.heading):
            self.headings.append(passage)
            self.builder.clause(passage.text)
            return
        where = "between the tables" if index < self.end else "after the last table"
        message = f"This text stands {where} and belongs to no point. Read it in the paper."
        self.problems.append(Problem(ProblemCode.NOT_PLACED, message, paragraph.page, None, passage.text))

    def _next_section(self, index: int) -> Readings:
        return next((lead.readings for i, lead in self.sections.found.items() if i > index), ())

    def _points(self, front: Sequence[Passage]) -> list[Point]:
        last = [sentences[-1] for passage in front[-2:] if (sentences := split_sentences(passage.text))]
        opening = [clause for clause in last if len(clause) <= _LONGEST_CLAUSE and not clause.endswith(".")][::-1]
        texts = {draft.node: build(draft.paragraphs, self.vocabulary) for draft in self.builder.points}
        roles: dict[Node, Role | None] = {}
        slugs: set[str] = set()
        points: list[Point] = []
        for draft in self.builder.points:
            text, spans = texts[draft.node]
            role = roles[draft.node] = self._role(draft, texts[draft.node][0], roles, opening)
            kind = _kind(draft)
            points.append(Point(draft.node.path, _slug(draft.node.path, slugs), kind, role, text, (), spans))
        points = _sections_from_children(points, self.builder.points)
        self._role_problems(points)
        return points

    def _role(self, draft: DraftPoint, text: str, roles: dict[Node, Role | None], opening: list[str]) -> Role | None:
        found = self.words.opening(text) if _kind(draft) is PointKind.SECTION else self.words.own(text)
        if found is not None:
            self._operative = True
            return found
        clauses = (self.words.opening(clause) for clause in draft.above)
        inherited = roles.get(draft.node.parent) if draft.node.parent else None
        nearest = next((role for role in clauses if role), None) or inherited
        self._operative = self._operative or nearest is not None or any(map(self.words.opening, opening))
        return nearest or role_of("" if draft.is_section else text, opening, draft.column_title, self.words)

    def _role_problems(self, points: Sequence[Point]) -> None:
        for point, draft in zip(points, self.builder.points, strict=True):
            if point.role is None:
                message = "No operative words say whether this is a finding or a demand. Set the role by hand."
                quote = point.text[:120]
                self.problems.append(Problem(ProblemCode.ROLE_UNCLEAR, message, draft.page, point.path, quote))

    def _owners(
        self, points: Sequence[Point], answers: Sequence[Answer], front: Sequence[Passage]
    ) -> list[tuple[str, str]]:
        """Every text that a footnote's mark may stand in, in the order of the paper as far as that is known."""
        return [
            *(("front", passage.text) for passage in front),
            *(("heading", passage.text) for passage in self.headings),
            *((str(point.path), point.text) for point in points),
            *((answer.id, answer.text) for answer in answers),
        ]

    def _answers(self, author: str | None) -> list[Answer]:
        answers = []
        for number, draft in enumerate(self.builder.answers, 1):
            paragraphs = prepare(draft.paragraphs)
            parts, spans = blocks(paragraphs, self.vocabulary)
            text = "\n".join(part.text for part in parts)
            paths = tuple(point.node.path for point in draft.points)
            answers.append(Answer(f"a{number}", 0, paths, author, text, parts, spans))
        return answers


def _kind(draft: DraftPoint) -> PointKind:
    node = draft.node
    heads = draft.alone and node.parent is None and bool(node.children) and all(other.children for other in node.peers)
    if draft.is_section or heads:
        return PointKind.SECTION
    return PointKind.INTRO if draft.node.children else PointKind.POINT


def _slug(path: NumberPath, taken: set[str]) -> str:
    """The path's slug, kept apart from those already taken in the resolution."""
    proposed = path.slug or "n0"
    slug, count = proposed, 1
    while slug in taken:
        count += 1
        slug = f"{proposed}~{count}"
    taken.add(slug)
    return slug


def _with_answers(points: Sequence[Point], answers: Sequence[Answer]) -> list[Point]:
    ids: dict[NumberPath, list[str]] = {}
    for answer in answers:
        for path in answer.answers:
            ids.setdefault(path, []).append(answer.id)
    return [replace(point, answers=tuple(ids.get(point.path, ()))) for point in points]


def _sections_from_children(points: list[Point], drafts: Sequence[DraftPoint]) -> list[Point]:
    """A section without operative words has the role that all points below it share."""
    roles = {draft.node: point.role for draft, point in zip(drafts, points, strict=True)}
    result = []
    for point, draft in zip(points, drafts, strict=True):
        below = {roles.get(child) for child in draft.node.children}
        if point.role is None and len(below) == 1:
            point = replace(point, role=below.pop())
        result.append(point)
    return result
