"""The values a paper is read into: the contract ``peilung/paper/1``.

Names and shapes follow the contract in ``docs/reference/contract.md``. Every text carries
spans, so that each fragment can be shown at its place in the file.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from peilung.core.number import NumberPath

SCHEMA = "peilung/paper/1"


class PointKind(StrEnum):
    """A *section* heads points, an *intro* is a point with sub-points, a *point* has none."""

    SECTION = "section"
    INTRO = "intro"
    POINT = "point"


class Role(StrEnum):
    """Whether a point finds or notes something (*recital*) or asks for it (*demand*)."""

    RECITAL = "recital"
    DEMAND = "demand"


class BlockType(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    ROW = "row"
    """A row of a table inside the answer, its cells parted by tabs."""


class FurnitureType(StrEnum):
    """Text that belongs to the printed page, not to the paper's content."""

    RUNNING_HEAD = "running_head"
    PAGE_NUMBER = "page_number"
    COLUMN_TITLE = "column_title"


class OmissionReading(StrEnum):
    """Why a number is missing: left out for lack of competence, where the paper says so."""

    COMPETENCE = "competence"
    UNKNOWN = "unknown"


class ProblemCode(StrEnum):
    """What the reader could not settle. Each code is explained in the docs."""

    GAP = "gap"
    DUPLICATE_NUMBER = "duplicate-number"
    NUMBER_OUT_OF_ORDER = "number-out-of-order"
    SECOND_RESOLUTION = "second-resolution"
    ROLE_UNCLEAR = "role-unclear"
    NOT_PLACED = "not-placed"
    ANSWER_WITHOUT_POINT = "answer-without-point"
    FOOTNOTE_WITHOUT_MARK = "footnote-without-mark"
    PAGE_WITHOUT_TEXT = "page-without-text"
    COLUMNS_UNCLEAR = "columns-unclear"
    LANGUAGE_UNCLEAR = "language-unclear"
    ENCODING_GUESSED = "encoding-guessed"
    TAGS_DISAGREE = "tags-disagree"
    ANSWER_EMPTY = "answer-empty"
    NOT_ALIGNED = "not-aligned"


class RepairKind(StrEnum):
    """What was wrong with a text as the file has it, and was put right. Each kind is explained in the docs."""

    SPACE_LOST = "space-lost"
    SPACE_STRAY = "space-stray"
    PAGE_NUMBER_GLUED = "page-number-glued"
    LETTER_FOR_DIGIT = "letter-for-digit"
    DIGIT_FOR_LETTER = "digit-for-letter"
    HYPHEN_LEFT_IN = "hyphen-left-in"
    RUNNING_HEAD_INSIDE = "running-head-inside"
    NUMBER_MISREAD = "number-misread"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in PDF points from the top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Span:
    """Where a stretch of the owner's text stands in the file.

    ``start`` and ``end`` are code points of the owner's text, end exclusive. ``page`` counts from 1
    and ``box`` is set for PDF; ``line`` counts from 1: the source line of text and HTML files, the
    paragraph of a DOCX file (Word files have no fixed pages).
    """

    start: int
    end: int
    page: int | None = None
    box: Box | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that is neither point nor answer: front matter, a heading, or what stands behind the last point."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Furniture:
    """One running head, page number or column title as it stands on one page."""

    type: FurnitureType
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One numbered point. ``text`` excludes the number; ``answers`` are ids of answers.

    ``translates``: the path of the same point in the resolution that this one translates.
    """

    path: NumberPath
    slug: str
    kind: PointKind
    role: Role | None
    text: str
    answers: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    translates: NumberPath | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What an institution adopted at a session, place and date, with its points in order.

    ``language`` where it is another than the paper's; ``translates`` is the index of the resolution of
    which this one is the same text in another language.
    """

    title: str | None = None
    body: str | None = None
    session: str | None = None
    place: str | None = None
    begins: dt.date | None = None
    ends: dt.date | None = None
    language: str | None = None
    translates: int | None = None
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, sub-heading, list item or quotation inside an answer."""

    type: BlockType
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A government's text on one point, or jointly on several of one resolution.

    ``resolution`` is the index of the resolution; ``text`` equals the blocks joined by line feeds.
    """

    id: str
    resolution: int
    answers: tuple[NumberPath, ...]
    by: str | None
    text: str
    blocks: tuple[Block, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """What a further column says of one or several points: an office, a state of affairs, a date.

    ``resolution`` is the index of the resolution; ``title`` is the column's title as printed.
    """

    resolution: int
    points: tuple[NumberPath, ...]
    title: str
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Omission:
    """A number missing between two others (or before the first, then ``after`` is ``None``)."""

    resolution: int
    path: NumberPath
    after: NumberPath | None
    before: NumberPath | None
    reading: OmissionReading


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote; ``within`` says where its mark stands: a path, an answer's id, or ``front``, ``heading``,
    ``detail``, ``back``. ``resolution`` is the index of the resolution that a path belongs to.
    """

    mark: str
    text: str
    within: str | None = None
    spans: tuple[Span, ...] = ()
    resolution: int | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A damage of the file's text that was put right: the text as the file has it, and as it was read.

    ``within`` and ``resolution`` say where it stands, as for a footnote; ``page`` and ``line`` as in a span.
    ``original`` and ``repaired`` are whole words, so that they can be found; ``repaired`` is empty where
    something was taken out (a running head, which then is furniture).
    """

    kind: RepairKind
    original: str
    repaired: str
    within: str | None = None
    resolution: int | None = None
    page: int | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What the reader could not place or settle, with page and quote, and what to do about it.

    ``resolution`` is the index of the resolution that ``path`` belongs to.
    """

    code: ProblemCode
    message: str
    page: int | None = None
    path: NumberPath | None = None
    quote: str | None = None
    resolution: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """The request the paper answers: the sentence that says so, and the papers it names."""

    text: str
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """What the paper says of itself, and the file it was read from (``sha256`` in hex)."""

    title: str | None = None
    number: str | None = None
    date: dt.date | None = None
    due: dt.date | None = None
    author: str | None = None
    addressee: str | None = None
    language: str | None = None
    request: Request | None = None
    sha256: str = ""
    media_type: str = ""
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A follow-up paper as read: every character of the file is in exactly one of these places."""

    paper: Paper
    front: tuple[Passage, ...] = ()
    headings: tuple[Passage, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    answers: tuple[Answer, ...] = ()
    details: tuple[Detail, ...] = ()
    omitted: tuple[Omission, ...] = ()
    back: tuple[Passage, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    repairs: tuple[Repair, ...] = ()
    problems: tuple[Problem, ...] = ()
