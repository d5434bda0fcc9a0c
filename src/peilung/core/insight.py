"""The values of ``peilung/insight/1``: what a program finds in the words of a paper, as suggestions.

A suggestion quotes the text that supports it, names its rule, gives a short reason and a confidence. It says what
a text says, never whether a demand is met, and stays a suggestion until a person confirms it.
Names and shapes follow ``docs/reference/insight.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from peilung.core.number import NumberPath

SCHEMA = "peilung/insight/1"

FRONT = "front"
"""Where something is found that belongs to no point: ``origin`` of what stands in the front matter."""


class AnswerKind(StrEnum):
    """What an answer, or one sentence of it, says. Kinds are no scores and have no order."""

    NOTED = "noted"
    SUPPORTED = "supported"
    REFERS = "refers"
    NOT_COMPETENT = "not_competent"
    NO_DATA = "no_data"
    DONE = "done"
    UNDER_WAY = "under_way"
    ANNOUNCED = "announced"
    IN_PLACE = "in_place"
    ABSENT = "absent"
    DECLINED = "declined"


class Level(StrEnum):
    """Whose competence an answer names."""

    EU = "eu"
    FEDERAL = "federal"
    STATE = "state"
    MUNICIPAL = "municipal"
    THIRD_PARTY = "third_party"


class Within(StrEnum):
    """Which text the offsets of a suggestion count in: a point's text, an answer, the front matter, a footnote."""

    TEXT = "text"
    ANSWER = "answer"
    FRONT = "front"
    FOOTNOTE = "footnote"


class ReferenceType(StrEnum):
    ANSWER = "answer"
    PAPER = "paper"
    RESOLUTION = "resolution"
    LAW = "law"
    DOCUMENT = "document"
    WEB = "web"


class ReferenceState(StrEnum):
    """Whether what is referred to was found in the same paper."""

    RESOLVED = "resolved"
    REPAIRED = "repaired"
    """Found once a reading error in its number is put right, such as the digit 1 for the letter l."""
    DANGLING = "dangling"
    """There is no such point."""
    SELF = "self"
    CIRCULAR = "circular"
    """What is referred to refers back."""
    EXTERNAL = "external"


class FactType(StrEnum):
    MONEY = "money"
    COUNT = "count"
    PERCENTAGE = "percentage"
    DATE = "date"
    PERIOD = "period"
    INSTITUTION = "institution"
    PROGRAMME = "programme"
    FUND = "fund"
    LAW = "law"
    CONCEPT = "concept"
    PROJECT = "project"
    ABBREVIATION = "abbreviation"


class Bound(StrEnum):
    """Which side of a value is meant; ``None`` where a text gives the value itself."""

    OVER = "over"
    AT_LEAST = "at_least"
    ABOUT = "about"
    UP_TO = "up_to"
    UNDER = "under"
    FROM = "from"
    TO = "to"
    SINCE = "since"
    UNTIL = "until"


class ElementPart(StrEnum):
    """Which question an element of a demand answers."""

    WHAT = "what"
    WHOM = "whom"
    WHEN = "when"


@dataclass(frozen=True, slots=True)
class Place:
    """One text of a paper that is looked at.

    ``origin`` is the path of the point (of a joint answer the first) or ``front``; ``resolution`` the index of its
    resolution; ``owner`` names the answer by its id, or the footnote by its index in the document.
    """

    origin: str
    resolution: int | None
    within: Within
    text: str
    language: str
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that support a suggestion: code points ``start`` to ``end`` (exclusive) of the place's text."""

    place: Place
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.place.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Ground:
    """Why something is suggested: the rule by name, a short reason in the paper's language, a confidence 0 to 1."""

    rule: str
    why: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reference:
    """A typed pointer from a text to a point, paper, resolution, law, document or address.

    ``target`` names it in one form however it was printed; ``parts`` holds the same in pieces, such as
    ``law``, ``section``, ``paragraph``, or ``body``, ``session``, ``year``, ``item``. A point of this paper is named
    by its path and ``target_resolution``, the index of its resolution, which may be another than the quote's.
    """

    type: ReferenceType
    target: str
    quote: Quote
    state: ReferenceState
    ground: Ground
    parts: Mapping[str, str] = field(default_factory=dict)
    target_resolution: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure, a date or a name that a text holds.

    ``value`` is a number for money (in ``unit``, ISO 4217), counts and percentages (``unit`` is ``%``), EDTF text
    for dates and periods (``2024-01``, ``2022-22`` for summer, ``2023-07-01/2024-06-30``), and the name itself for
    names. ``of`` says what is counted, or the long form of an abbreviation; ``total`` is the 30 in “12 of 30”.
    """

    type: FactType
    value: float | int | str
    quote: Quote
    ground: Ground
    unit: str | None = None
    per: str | None = None
    bound: Bound | None = None
    of: str | None = None
    total: float | int | None = None


@dataclass(frozen=True, slots=True)
class KindFound:
    """What one sentence of an answer says; ``level`` where it names whose competence it is."""

    kind: AnswerKind
    quote: Quote
    ground: Ground
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Contribution:
    """A part of an answer that one ministry or office speaks in: the indices of its blocks."""

    by: str
    blocks: tuple[int, ...]
    quote: Quote
    ground: Ground


@dataclass(frozen=True, slots=True)
class Judged:
    """What is suggested of one answer: its main kind with its ground, the kinds of its sentences, who speaks."""

    answer: str
    kind: AnswerKind | None
    ground: Ground | None
    kinds: tuple[KindFound, ...] = ()
    contributions: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A programme, law, institution, project or fund that answers offer, with all its names and places."""

    name: str
    aliases: tuple[str, ...]
    type: FactType
    points: tuple[tuple[int, NumberPath], ...]
    """Index of the resolution and path."""
    mentions: tuple[Quote, ...]
    ground: Ground


@dataclass(frozen=True, slots=True)
class Element:
    """A part of a demand, and where the answer takes it up at all: a hint to read both texts."""

    part: ElementPart
    text: str
    start: int
    end: int
    taken_up: bool
    quote: Quote | None
    ground: Ground


@dataclass(frozen=True, slots=True)
class Coverage:
    """The elements of one demand that has an answer. Never a verdict on either text."""

    resolution: int
    point: NumberPath
    elements: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Insight:
    """All suggestions on one paper.

    ``program`` and ``rules`` say what made them: the version, and a digest of all words and rules. ``languages`` are
    those that rules know; in any other an answer has no kind because nobody looked, not because nothing was found.
    """

    program: str = ""
    rules: str = ""
    languages: tuple[str, ...] = ()
    judged: tuple[Judged, ...] = ()
    references: tuple[Reference, ...] = ()
    facts: tuple[Fact, ...] = ()
    measures: tuple[Measure, ...] = ()
    coverage: tuple[Coverage, ...] = ()
