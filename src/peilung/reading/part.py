"""Reads the part of a paper that holds one resolution: its points, their answers, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from peilung.core.number import Script
from peilung.core.paper import (
    Answer,
    Detail,
    Furniture,
    FurnitureType,
    Omission,
    Passage,
    Point,
    PointKind,
    Problem,
    ProblemCode,
    Repair,
    RepairKind,
    Role,
)
from peilung.reading.blocks import blocks, prepare
from peilung.reading.builder import Builder
from peilung.reading.drafts import DraftPoint
from peilung.reading.gaps import answer_problems, gap_problems, omissions, order_problems, restart_problem
from peilung.reading.join import Vocabulary, build
from peilung.reading.joint import join_answers
from peilung.reading.layout import Element, Paragraph, Row, as_line
from peilung.reading.marks import Readings
from peilung.reading.outline import Node
from peilung.reading.paragraphs import emphatic
from peilung.reading.paths import kind_of, slug_of
from peilung.reading.phrases import split_sentences
from peilung.reading.roles import Operative, role_of
from peilung.reading.sections import Sections, find_sections
from peilung.reading.survey import Body
from peilung.reading.table import cell_text

LONGEST_CLAUSE = 400
_LONGEST_CHAPTER = 120
_LEADS_ON = re.compile(r"\b(?:to|zu|auf|an|dass|that|for|für)\s*[,:–]?$|^Regarding\b|^Hinsichtlich\b")


@dataclass(slots=True)
class Read:
    """What was read of one part."""

    points: list[Point] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)
    omitted: list[Omission] = field(default_factory=list)
    headings: list[Passage] = field(default_factory=list)
    back: list[Passage] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    operative: bool = False
    """Whether operative words say what its points are."""


class PartReader:
    """One reading of one part. ``index`` is that of its resolution; ``named`` says that a heading opens it."""

    def __init__(
        self, body: Body, index: int, vocabulary: Vocabulary, language: str | None, words: Operative, named: bool
    ) -> None:
        self.body = body
        self.index = index
        self.vocabulary = vocabulary
        self.language = language
        self.words = words
        tables = set(body.columns) - set(body.titles)
        self.sections = Sections({}, ()) if body.flowing else find_sections(body.elements, tables)
        if named:
            self.sections.found.pop(0, None)
        self.start = min([*self.sections.found, *body.columns])
        self.end = max([*body.columns, *body.labels])
        self.builder = Builder()
        self.read = Read()
        self._named = named

    def front(self) -> list[Passage]:
        """The text before the first point."""
        return [self._passage(paragraph) for paragraph in flowing(self.body.elements[: self.start])]

    def run(self, front: Sequence[Passage], author: str | None, selective: bool, first_answer: int) -> Read:
        """Read the part. ``front`` is the text before its first point; answers are counted from ``first_answer``."""
        if self._named:
            self.read.headings.extend(front)
        self._walk()
        outline = self.builder.outline
        outline.settle()
        join_answers(self.builder.answers, self.builder.points)
        points = self._points(front)
        self.read.answers = self._answers(author, first_answer)
        self.read.points = _with_answers(points, self.read.answers)
        self.read.details = self._details()
        self.read.omitted = omissions(outline.nodes, self.sections.others, selective, self.index)
        self.read.furniture.extend(self.builder.furniture)
        self.read.repairs = list(self._repairs())
        problems = [
            *self.builder.problems,
            *order_problems(self.builder.points),
            *restart_problem(self.builder.points),
            *gap_problems(self.read.omitted, self.builder.points),
            *answer_problems(self.builder.points, self.builder.answers),
        ]
        self.read.problems.extend(replace(p, resolution=self.index) if p.path else p for p in problems)
        return self.read

    def _repairs(self) -> Iterator[Repair]:
        """The numbers that were misread."""
        for draft in self.builder.repairs:
            kind, within = RepairKind.NUMBER_MISREAD, str(draft.node.path)
            yield Repair(kind, draft.original, draft.repaired, within, self.index, draft.page, draft.line)

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
                if index in self.body.tops:
                    self.builder.outline.leave()
                self.builder.row(element, self.body.columns[index], broken, upcoming, below)
                after_title = False
            elif index in self.body.labels and isinstance(element, Paragraph):
                self.read.furniture.append(Furniture(FurnitureType.COLUMN_TITLE, element.raw, element.page))
            elif index in self.sections.found and isinstance(element, Paragraph):
                self.builder.section(element, self.sections.found[index], self._next_section(index))
            else:
                self._aside(index)
        self.builder.close()

    def _title(self, index: int) -> bool:
        """Put a row of column titles away; True if it comes again in the middle of its table."""
        row = self.body.titles[index]
        for cell in row.cells:
            if text := cell_text(cell):
                self.read.furniture.append(Furniture(FurnitureType.COLUMN_TITLE, text, row.page))
        return index > 0 and index - 1 in self.body.columns and isinstance(self.body.elements[index - 1], Row)

    def _aside(self, index: int) -> None:
        """Text between the tables that is no section, and all that stands behind the last point."""
        for paragraph in flowing(self.body.elements[index : index + 1]):
            passage = self._passage(paragraph)
            if not passage.text:
                continue
            short = len(passage.text) <= LONGEST_CLAUSE and not passage.text.endswith(".")
            if index > self.end:
                self.read.back.append(passage)
            elif short or paragraph.heading:
                self.read.headings.append(passage)
                self.builder.clause(passage.text)
            else:
                message = "This text stands between the tables and belongs to no point. Read it in the paper."
                quote = passage.text
                self.read.problems.append(Problem(ProblemCode.NOT_PLACED, message, paragraph.page, None, quote))

    def _next_section(self, index: int) -> Readings:
        return next((lead.readings for i, lead in self.sections.found.items() if i > index), ())

    def _points(self, front: Sequence[Passage]) -> list[Point]:
        last = [sentences[-1] for passage in front[-2:] if (sentences := split_sentences(passage.text))]
        opening = [clause for clause in last if len(clause) <= LONGEST_CLAUSE and not clause.endswith(".")][::-1]
        texts = {draft.node: build(draft.paragraphs, self.vocabulary) for draft in self.builder.points}
        if self.body.flowing:
            self._mark_headings({node: text for node, (text, _) in texts.items()})
        roles: dict[Node, Role | None] = {}
        slugs: set[str] = set()
        points: list[Point] = []
        for draft in self.builder.points:
            text, spans = texts[draft.node]
            role = roles[draft.node] = self._role(draft, text, roles, opening)
            path, slug = draft.node.path, slug_of(draft.node.path, slugs)
            points.append(Point(path, slug, kind_of(draft), role, text, (), spans))
        points = _like_elder(_sections_from_children(points, self.builder.points), self.builder.points)
        self._role_problems(points)
        return points

    def _mark_headings(self, texts: dict[Node, str]) -> None:
        """In flowing text only what looks like a heading, or speaks for what is below it, can be a section."""
        for draft in self.builder.points:
            upper = draft.node.mark.style.script in (Script.UPPER, Script.UPPER_ROMAN) or _is_chapter(draft, texts)
            headed = bool(draft.paragraphs) and (draft.paragraphs[0].heading or emphatic(draft.paragraphs[0]))
            draft.heads = upper or headed or self.words.opening(texts[draft.node]) is not None

    def _role(self, draft: DraftPoint, text: str, roles: dict[Node, Role | None], opening: list[str]) -> Role | None:
        section = kind_of(draft) is PointKind.SECTION
        found = self.words.opening(text) if section else self.words.own(text)
        if found is not None:
            self.read.operative = True
            return found
        if draft.above and (stated := self._for_itself(draft.above[0], text)):
            return stated
        clauses = (self.words.opening(clause) for clause in draft.above)
        inherited = roles.get(draft.node.parent) if draft.node.parent else None
        nearest = next((role for role in clauses if role), None) or inherited
        self.read.operative = self.read.operative or nearest is not None or any(map(self.words.opening, opening))
        told = nearest or role_of("" if draft.is_section else text, opening, draft.column_title, self.words)
        return Role.DEMAND if self.body.asks or text.rstrip().endswith("?") else told

    def _for_itself(self, clause: str, text: str) -> Role | None:
        """The role of a text below a clause that only names who speaks: “Furthermore, the participants”."""
        if self.words.opening(clause) is not None or _LEADS_ON.search(clause):
            return None
        return self.words.preamble(text)

    def _role_problems(self, points: Sequence[Point]) -> None:
        for point, draft in zip(points, self.builder.points, strict=True):
            if point.role is None:
                message = "No operative words say whether this is a finding or a demand. Set the role by hand."
                quote = point.text[:120]
                problem = Problem(ProblemCode.ROLE_UNCLEAR, message, draft.page, point.path, quote, self.index)
                self.read.problems.append(problem)

    def _answers(self, author: str | None, first: int) -> list[Answer]:
        answers = []
        for number, draft in enumerate(self.builder.answers, first):
            parts, spans = blocks(prepare(draft.paragraphs), self.vocabulary)
            text = "\n".join(part.text for part in parts)
            paths = tuple(point.node.path for point in draft.points)
            answers.append(Answer(f"a{number}", self.index, paths, author, text, parts, spans))
        return answers

    def _details(self) -> list[Detail]:
        details = []
        for draft in self.builder.details:
            text, spans = build(draft.paragraphs, self.vocabulary)
            paths = tuple(point.node.path for point in draft.points)
            details.append(Detail(self.index, paths, draft.title, text, spans))
        return details


def _is_chapter(draft: DraftPoint, texts: dict[Node, str]) -> bool:
    """Whether a number without a parent heads decimal ones (“1” above “1.1”) with a few words that are no sentence."""
    below, text = draft.node.children, texts[draft.node]
    decimal = bool(below) and all(child.mark.style.script is Script.DECIMAL for child in below)
    return draft.node.parent is None and decimal and len(text) <= _LONGEST_CHAPTER and text[-1:].isalnum()


def flowing(elements: Sequence[Element]) -> Iterator[Paragraph]:
    """The text of some elements; rows of tables that hold no points come as one paragraph each."""
    for element in elements:
        yield element if isinstance(element, Paragraph) else as_line(element)


def _with_answers(points: Sequence[Point], answers: Sequence[Answer]) -> list[Point]:
    ids: dict[object, list[str]] = {}
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


def _like_elder(points: list[Point], drafts: Sequence[DraftPoint]) -> list[Point]:
    """An item without a number whose own words say nothing has the role of the item before it."""
    roles: dict[Node, Role | None] = {}
    result: list[Point] = []
    last: dict[Node | None, Node] = {}
    for point, draft in zip(points, drafts, strict=True):
        node = draft.node
        if node.mark.style.script is Script.ORDINAL:
            elder = last.get(node.parent)
            if point.role is None and elder is not None:
                point = replace(point, role=roles[elder])
            last[node.parent] = node
        roles[node] = point.role
        result.append(point)
    return result
