"""The values of ``peilung/recurrence/1``: two points, how alike they are, and why."""

from __future__ import annotations

from dataclasses import dataclass

from peilung.core.insight import Ground, Quote
from peilung.core.number import NumberPath

SCHEMA = "peilung/recurrence/1"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two points: index of the document, index of its resolution, path, text."""

    document: int
    resolution: int
    point: NumberPath
    text: str


@dataclass(frozen=True, slots=True)
class Carrier:
    """A word that both texts hold: its stem, its share of the score (0 to 1), and the words as each text has them.

    ``first`` and ``second`` are places of words: code points of the side's text, end exclusive.
    """

    stem: str
    weight: float
    first: tuple[tuple[int, int], ...]
    second: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Named:
    """The words of one paper that name the other's point; ``document`` is the index of the paper that has them."""

    document: int
    quote: Quote


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A pair of points that seem to ask for the same. A suggestion, until a person confirms it.

    ``score`` from 0 to 1; ``same_number`` where both papers give the point the same number, ``named`` where one text
    names the other's point, ``likeness`` what a sentence model says (cosine), if one was given.
    """

    first: Side
    second: Side
    score: float
    carriers: tuple[Carrier, ...]
    same_number: bool
    named: Named | None
    likeness: float | None
    ground: Ground
