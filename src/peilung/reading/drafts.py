"""What is being read before it is text: points, answers and details with the paragraphs they consist of."""

from __future__ import annotations

from dataclasses import dataclass, field

from peilung.reading.layout import Cell, Paragraph
from peilung.reading.outline import Node


@dataclass(slots=True, eq=False)
class DraftPoint:
    """A point with its paragraphs.

    ``is_section`` for a heading outside the table cells; ``alone`` for a point that has a row to itself
    and no answer in it.
    """

    node: Node
    paragraphs: list[Paragraph]
    is_section: bool = False
    page: int | None = None
    column_title: str = ""
    alone: bool = False
    heads: bool = True
    """Whether its form allows it to be a section."""
    above: list[str] = field(default_factory=list)
    """Unnumbered clauses that stand between the section and this point, nearest first."""


@dataclass(slots=True, eq=False)
class DraftAnswer:
    """An answer with its paragraphs and the points of its row."""

    points: list[DraftPoint]
    paragraphs: list[Paragraph]


@dataclass(slots=True, eq=False)
class DraftDetail:
    """What a further column says of the points of its row."""

    points: list[DraftPoint]
    title: str
    paragraphs: list[Paragraph]


@dataclass(frozen=True, slots=True)
class DraftRepair:
    """A number that was misread and put right: the node of its point, what the file has, and what is meant."""

    node: Node
    original: str
    repaired: str
    page: int | None = None
    line: int | None = None


@dataclass(slots=True, eq=False)
class OpenRow:
    """The logical row that is being put together."""

    points: list[DraftPoint]
    answer: list[Paragraph]
    demand: list[Paragraph]
    """The paragraphs of the last point's demand, the same list object as in that point."""
    shared: Cell | None = None
    label: str = ""
    """The word before its number."""
    details: dict[int, DraftDetail] = field(default_factory=dict)
