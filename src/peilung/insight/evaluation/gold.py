"""Gold for suggestions: what a careful person found in a paper, from its TOML file.

The form of the file is described in ``docs/reference/insight-gold.md``.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from peilung.core.errors import PeilungError
from peilung.core.insight import AnswerKind, FactType, Level, ReferenceState, ReferenceType, Within
from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Block, BlockType, Document, Paper, Passage, Point, PointKind, Resolution, Role


class NotInsightGold(PeilungError):
    """A file that is no gold for suggestions; the message says what is wrong and where."""


class Part(StrEnum):
    """What a gold paper may be used for: to develop rules on, or only to report how good they are."""

    DEVELOP = "develop"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """One sentence of an answer: code points of the answer's text, and what it says (``None``: mere context)."""

    start: int
    end: int
    kind: AnswerKind | None
    level: Level | None


@dataclass(frozen=True, slots=True)
class GoldAnswer:
    """What an answer says as a whole. ``sentences`` is ``None`` where the gold does not judge them."""

    id: str
    point: str
    main: AnswerKind
    also: tuple[AnswerKind, ...]
    debatable: bool
    sentences: tuple[GoldSentence, ...] | None
    speakers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldReference:
    """``within`` is ``None`` where the gold only says which point it belongs to; ``names`` are the right targets."""

    origin: str
    within: Within | None
    type: ReferenceType
    names: tuple[str, ...]
    quote: str
    state: ReferenceState | None


@dataclass(frozen=True, slots=True)
class GoldFact:
    origin: str
    within: Within | None
    type: FactType
    value: float | int | str
    unit: str | None
    quote: str
    per: str | None = None
    bound: str | None = None


@dataclass(frozen=True, slots=True)
class GoldMeasure:
    name: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldPaper:
    """A paper with its gold. ``complete`` names the types of references and facts of which the gold has all."""

    name: str
    language: str
    part: Part
    document: Document
    answers: tuple[GoldAnswer, ...]
    references: tuple[GoldReference, ...] = ()
    facts: tuple[GoldFact, ...] = ()
    measures: tuple[GoldMeasure, ...] = ()
    complete: frozenset[str] = field(default_factory=frozenset)


FIGURES = (FactType.MONEY, FactType.COUNT, FactType.PERCENTAGE, FactType.DATE, FactType.PERIOD)
_ALL = frozenset((*ReferenceType, *FIGURES))


def load(text: str, where: str) -> GoldPaper:
    """A gold paper from TOML; ``where`` names the file in errors. Raises :class:`NotInsightGold`."""
    try:
        data = tomllib.loads(text)
        return _paper(data)
    except tomllib.TOMLDecodeError as error:
        raise NotInsightGold(f"{where} is not TOML: {error}.") from error
    except (KeyError, ValueError, TypeError, AttributeError, IndexError) as error:
        raise NotInsightGold(f"{where} is no gold for suggestions: {type(error).__name__}: {error}.") from error


def _paper(data: Mapping[str, Any]) -> GoldPaper:
    document, answers = _document(data)
    references = tuple(map(_reference, data.get("references", ())))
    facts = tuple(map(_fact, data.get("facts", ())))
    measures = tuple(GoldMeasure(row["name"], tuple(row.get("points", ()))) for row in data.get("measures", ()))
    part = Part(data["part"])
    complete = frozenset(data["complete"]) if "complete" in data else _ALL
    if not complete <= _ALL:
        raise ValueError(f"“complete” names {sorted(complete - _ALL)}, which are no types")
    return GoldPaper(data["name"], data["language"], part, document, answers, references, facts, measures, complete)


def _document(data: Mapping[str, Any]) -> tuple[Document, tuple[GoldAnswer, ...]]:
    built = [_answer(row, f"a{number}") for number, row in enumerate(data.get("answers", ()), 1)]
    about = data.get("resolution", {})
    ids: dict[str, list[str]] = {}
    for answer, _ in built:
        for path in answer.answers:
            ids.setdefault(str(path), []).append(answer.id)
    points = tuple(_point(row, ids) for row in data["points"])
    resolution = Resolution(
        title=about.get("title"),
        body=about.get("body"),
        session=about.get("session"),
        begins=_day(about.get("begins")),
        ends=_day(about.get("ends")),
        points=points,
    )
    paper = Paper(number=data.get("number"), date=_day(data.get("date")), language=data["language"])
    front = (Passage(data["front"]),) if data.get("front") else ()
    document = Document(paper, front, resolutions=(resolution,), answers=tuple(answer for answer, _ in built))
    return document, tuple(gold for _, gold in built if gold is not None)


def _point(row: Mapping[str, Any], ids: Mapping[str, list[str]]) -> Point:
    path = NumberPath.parse(row["path"])
    role = Role(row["role"]) if row.get("role") else None
    return Point(path, path.slug, PointKind(row.get("kind", "point")), role, row["text"], tuple(ids.get(str(path), ())))


def _answer(row: Mapping[str, Any], name: str) -> tuple[Answer, GoldAnswer | None]:
    """The answer, and what it says; ``None`` where the gold does not judge it."""
    sentences, blocks, text = [], [], ""
    for number, held in enumerate(row["sentences"]):
        begins = not number or held.get("new", False)
        text += "" if not number else "\n" if begins else " "
        if begins:
            blocks.append((BlockType(held.get("type", "paragraph")), ""))
        kind, before = blocks[-1]
        blocks[-1] = kind, f"{before} {held['text']}" if before else held["text"]
        start = len(text)
        text += held["text"]
        said = AnswerKind(held["kind"]) if held.get("kind") else None
        sentences.append(GoldSentence(start, len(text), said, Level(held["level"]) if held.get("level") else None))
    points = tuple(map(NumberPath.parse, row["points"]))
    answer = Answer(name, 0, points, None, text, tuple(Block(*block) for block in blocks))
    if "main" not in row:
        return answer, None
    return answer, GoldAnswer(
        name,
        str(points[0]),
        AnswerKind(row["main"]),
        tuple(map(AnswerKind, row.get("also", ()))),
        row.get("debatable", False),
        tuple(sentences),
        tuple(part["by"] for part in row.get("contributions", ())),
    )


def _reference(row: Mapping[str, Any]) -> GoldReference:
    state = ReferenceState(row["state"]) if row.get("state") else None
    kind = ReferenceType(row["type"])
    return GoldReference(row["from"], Within(row["in"]), kind, (row["target"],), row["quote"], state)


def _fact(row: Mapping[str, Any]) -> GoldFact:
    kind, value = FactType(row["type"]), row["value"]
    if isinstance(value, dt.date):
        value = value.isoformat()
    return GoldFact(
        row["from"], Within(row["in"]), kind, value, row.get("unit"), row["quote"], row.get("per"), row.get("bound")
    )


def _day(value: dt.date | None) -> dt.date | None:
    if value is not None and not isinstance(value, dt.date):
        raise ValueError(f"{value!r} is no date")
    return value


def texts(paper: GoldPaper) -> Iterator[str]:
    """All texts of a gold paper."""
    yield from (passage.text for passage in paper.document.front)
    yield from (point.text for resolution in paper.document.resolutions for point in resolution.points)
    yield from (answer.text for answer in paper.document.answers)
