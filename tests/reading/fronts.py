"""Invented fronts with what a person says of them, and how far a reading agrees, field by field."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from peilung.core.score import normal
from peilung.reading.front import FrontMatter, Sources, read_front

FIELDS = ("title", "number", "date", "due", "author", "addressee")
OF_RESOLUTION = ("title", "body", "session", "place", "from", "to")


class Verdict(StrEnum):
    """``wrong`` is also what is read where a person says that nothing is said."""

    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Judged:
    """One field of one front: what a person says, what was read."""

    field: str
    said: str
    read: str

    @property
    def verdict(self) -> Verdict:
        if _loose(self.said) == _loose(self.read):
            return Verdict.RIGHT
        return Verdict.WRONG if self.read else Verdict.MISSING


def fronts(file: str) -> dict[str, dict[str, Any]]:
    """The fronts of a file beside this one, by name."""
    return tomllib.loads((Path(__file__).parent / file).read_text(encoding="utf-8"))


def judge(front: dict[str, Any]) -> Iterator[Judged]:
    """Every field of a front, also those that nobody says."""
    matter = reading_of(front["lines"])
    for field in FIELDS:
        yield Judged(field, _text(front.get(field)), _text(getattr(matter, field)))
    found = matter.resolution
    read = (found.title, found.body, found.session, found.place, found.begins, found.ends)
    for field, value in zip(OF_RESOLUTION, read, strict=True):
        yield Judged(f"resolution {field}", _text(front.get("resolution", {}).get(field)), _text(value))


def reading_of(text: str) -> FrontMatter:
    lines = text.strip().splitlines()
    words = frozenset(text.replace(",", " ").split())
    return read_front(Sources(lines, (), "", {}, None, words))


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, dt.date) else str(value or "")


def _loose(text: str) -> str:
    return "".join(sign for sign in normal(text).casefold() if sign.isalnum())


def verdicts(file: str) -> dict[str, Counter[Verdict]]:
    """How many fronts have a field right, wrong and missing. What nobody says and nothing reads is not counted."""
    counts: dict[str, Counter[Verdict]] = {}
    for front in fronts(file).values():
        for judged in judge(front):
            if judged.said or judged.read:
                counts.setdefault(judged.field, Counter())[judged.verdict] += 1
    return counts


def table(file: str) -> str:
    """The counts as a table for the documentation."""
    counts = verdicts(file)
    total = sum(counts.values(), Counter())
    rows = [
        f"| {field} | {' | '.join(str(counted[verdict]) for verdict in Verdict)} |"
        for field, counted in [*counts.items(), ("all", total)]
    ]
    return "\n".join([f"| field | {' | '.join(Verdict)} |", "|---|---:|---:|---:|", *rows])
