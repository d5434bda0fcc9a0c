"""A document as a text names it, and the clause it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Title:
    """A name from ``start`` to ``end``; ``outer`` is where the kind before a quoted title begins.

    ``unsure`` if nothing but a pointing word makes it a document's name; ``repeat`` if it counts only as a misspelt
    repeat of another.
    """

    start: int
    end: int
    outer: int
    name: str
    quoted: bool = False
    unsure: bool = False
    repeat: bool = False
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clause:
    """The words of a sentence before and behind a name."""

    before: str
    after: str
