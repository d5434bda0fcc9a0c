"""Gold beside a real paper: ``NAME.gold.json`` (nodes with ``answer`` and ``also``) and ``NAME.references.json``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Any

from peilung.core.insight import AnswerKind, FactType, ReferenceType
from peilung.core.paper import Document
from peilung.insight.evaluation.gold import (
    GoldAnswer,
    GoldFact,
    GoldPaper,
    GoldReference,
    NotInsightGold,
    Part,
)

_COMPLETE = frozenset((ReferenceType.ANSWER, ReferenceType.PAPER, FactType.MONEY))
"""Of these such a gold has all; of the others as many as were noticed."""


def case(name: str, document: Document, nodes: Mapping[str, Any], pointers: Mapping[str, Any]) -> GoldPaper:
    """The gold of a paper that was read; either JSON may be empty. Raises :class:`NotInsightGold`."""
    try:
        answers = tuple(_answers(document, nodes.get("nodes", ())))
        first = _first_of_joint(document)
        references = tuple(replace(item, origin=first.get(item.origin, item.origin)) for item in _references(pointers))
        facts = tuple(replace(item, origin=first.get(item.origin, item.origin)) for item in _facts(pointers))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise NotInsightGold(f"The gold of {name} has another form: {type(error).__name__}: {error}.") from error
    complete = _COMPLETE if pointers else frozenset[str]()
    language = document.paper.language or ""
    return GoldPaper(name, language, Part.REPORT, document, answers, references, facts, (), complete)


def _first_of_joint(document: Document) -> dict[str, str]:
    """For each further point of a joint answer the first, which suggestions in the answer are told of."""
    joint = (answer.answers for answer in document.answers if len(answer.answers) > 1)
    return {str(path): str(paths[0]) for paths in joint for path in paths[1:]}


def _answers(document: Document, nodes: Any) -> Iterator[GoldAnswer]:
    """One for each node that is judged: a joint answer counts for each of its points."""
    points = {
        (index, str(point.path)): point
        for index, resolution in enumerate(document.resolutions)
        for point in resolution.points
    }
    for node in nodes:
        if not node.get("answer"):
            continue
        point = points.get((node.get("resolution", 0), " ".join(node["path"].split())))
        name = point.answers[0] if point and point.answers else ""
        also = tuple(map(AnswerKind, node.get("also") or ()))
        main, debatable = AnswerKind(node["answer"]), bool(node.get("debatable"))
        yield GoldAnswer(name, node["path"], main, also, debatable, None)


def _references(data: Mapping[str, Any]) -> Iterator[GoldReference]:
    for row in data.get("internal", ()):
        yield GoldReference(row["from"], None, ReferenceType.ANSWER, (row["to"],), row.get("quote", ""), None)
    for row in data.get("papers", ()):
        yield GoldReference(row["in"], None, ReferenceType.PAPER, (row["id"],), row["id"], None)
    for row in data.get("resolutions", ()):
        yield GoldReference(row["in"], None, ReferenceType.RESOLUTION, _sessions(row), "", None)
    for row in data.get("law", ()):
        yield GoldReference(row["in"], None, ReferenceType.LAW, _laws(row), row["law"], None)
    for row in data.get("documents", ()):
        names = tuple(filter(None, (row["name"], row.get("alias"))))
        yield GoldReference(row["in"], None, ReferenceType.DOCUMENT, names, row["name"], None)


def _sessions(row: Mapping[str, Any]) -> tuple[str, ...]:
    years = [f" {row['year']}", ""] if "year" in row else [""]
    items = [f", {word} {row['item']}" for word in ("Ziffer", "paragraph")] if "item" in row else [""]
    return tuple(f"{row['session']}. {row['body']}{year}{item}" for year, item in product(years, items))


def _laws(row: Mapping[str, Any]) -> tuple[str, ...]:
    section = next((f" {sign} {row[key]}" for key, sign in (("section", "§"), ("article", "Art.")) if key in row), "")
    paragraph = f" Abs. {row['paragraph']}" if "paragraph" in row else ""
    return tuple(f"{name}{section}{paragraph}" for name in (row["law"], row.get("long")) if name)


def _facts(data: Mapping[str, Any]) -> Iterator[GoldFact]:
    for row in data.get("money", ()):
        money = FactType.MONEY
        yield GoldFact(row["in"], None, money, row["amount"], row["currency"], str(row["amount"]), row.get("per"))
    for row in data.get("counts", ()):
        yield GoldFact(row["in"], None, FactType.COUNT, row["n"], None, row["of"], None, row.get("bound"))
