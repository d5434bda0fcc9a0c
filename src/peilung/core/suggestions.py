"""Suggestions as plain dictionaries, ``peilung/insight/1``: what ``peilung read --with insight`` adds to a paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from peilung.core.contract import as_json
from peilung.core.insight import (
    SCHEMA,
    Contribution,
    Coverage,
    Element,
    Fact,
    Ground,
    Insight,
    Judged,
    KindFound,
    Measure,
    Quote,
    Reference,
)
from peilung.core.paper import Document

STATUS = "suggested, not confirmed"

_ADDED = ("insight", "references", "facts", "measures", "coverage")
_ADDED_TO_ANSWERS = ("kind", "ground", "kinds", "contributions")


def as_json_with(document: Document, insight: Insight) -> dict[str, Any]:
    """The document in the shape of its contract, and the suggestions in the shape of theirs."""
    data = as_json(document)
    judged = {found.answer: found for found in insight.judged}
    for answer in data["answers"]:
        answer.update(_judged(judged.get(answer["id"])))
    return {
        "schema": data.pop("schema"),
        "insight": {
            "schema": SCHEMA,
            "status": STATUS,
            "program": insight.program,
            "rules": insight.rules,
            "languages": list(insight.languages),
        },
        **data,
        "references": list(map(_reference, insight.references)),
        "facts": list(map(_fact, insight.facts)),
        "measures": list(map(_measure, insight.measures)),
        "coverage": list(map(_coverage, insight.coverage)),
    }


def without_insight(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The document alone, of what :func:`as_json_with` wrote; anything else as it is."""
    head = data.get("insight")
    if not isinstance(head, Mapping) or head.get("schema") != SCHEMA:
        return data
    rest = {key: value for key, value in data.items() if key not in _ADDED}
    if isinstance(rest.get("answers"), list):
        rest["answers"] = [
            {key: value for key, value in answer.items() if key not in _ADDED_TO_ANSWERS}
            if isinstance(answer, Mapping)
            else answer
            for answer in rest["answers"]
        ]
    return rest


def _judged(judged: Judged | None) -> dict[str, Any]:
    if judged is None:
        return dict(zip(_ADDED_TO_ANSWERS, (None, None, [], []), strict=True))
    return {
        "kind": judged.kind.value if judged.kind else None,
        "ground": _ground(judged.ground) if judged.ground else None,
        "kinds": list(map(_kind, judged.kinds)),
        "contributions": list(map(_contribution, judged.contributions)),
    }


def _kind(found: KindFound) -> dict[str, Any]:
    level = found.level.value if found.level else None
    return {"kind": found.kind.value, "level": level, **_words(found.quote), **_ground(found.ground)}


def _contribution(found: Contribution) -> dict[str, Any]:
    return {"by": found.by, "blocks": list(found.blocks), **_words(found.quote), **_ground(found.ground)}


def _reference(found: Reference) -> dict[str, Any]:
    return {
        **_where(found.quote),
        "type": found.type.value,
        "target": found.target,
        "target_resolution": found.target_resolution,
        "parts": dict(found.parts),
        **_words(found.quote),
        "state": found.state.value,
        **_ground(found.ground),
    }


def _fact(found: Fact) -> dict[str, Any]:
    return {
        **_where(found.quote),
        "type": found.type.value,
        "value": found.value,
        "unit": found.unit,
        "per": found.per,
        "bound": found.bound.value if found.bound else None,
        "of": found.of,
        "total": found.total,
        **_words(found.quote),
        **_ground(found.ground),
    }


def _measure(found: Measure) -> dict[str, Any]:
    return {
        "name": found.name,
        "aliases": list(found.aliases),
        "type": found.type.value,
        "points": [str(path) for _, path in found.points],
        "resolutions": [resolution for resolution, _ in found.points],
        "mentions": [{**_where(quote), **_words(quote)} for quote in found.mentions],
        **_ground(found.ground),
    }


def _coverage(found: Coverage) -> dict[str, Any]:
    return {
        "point": str(found.point),
        "resolution": found.resolution,
        "elements": list(map(_element, found.elements)),
    }


def _element(found: Element) -> dict[str, Any]:
    quote = found.quote
    return {
        "part": found.part.value,
        "text": found.text,
        "at": {"start": found.start, "end": found.end},
        "taken_up": found.taken_up,
        "quote": quote.text if quote else None,
        "taken_up_in": {"answer": quote.place.owner, "start": quote.start, "end": quote.end} if quote else None,
        **_ground(found.ground),
    }


def _where(quote: Quote) -> dict[str, Any]:
    place = quote.place
    return {"from": place.origin, "resolution": place.resolution, "in": place.within.value, "owner": place.owner}


def _words(quote: Quote) -> dict[str, Any]:
    return {"quote": quote.text, "start": quote.start, "end": quote.end}


def _ground(ground: Ground) -> dict[str, Any]:
    return {"rule": ground.rule, "why": ground.why, "confidence": ground.confidence}
