"""The reference of suggestions names every key of their schema and every value of their closed sets."""

from __future__ import annotations

import re
from enum import StrEnum

import pytest

from peilung.core.insight import AnswerKind, Bound, ElementPart, FactType, Level, ReferenceState, ReferenceType, Within
from peilung.writing.json import insight_schema
from tests.house.repository import text

SETS = [AnswerKind, Bound, ElementPart, FactType, Level, ReferenceState, ReferenceType, Within]


def named() -> set[str]:
    codes = re.findall(r"`([^`\n]+)`", text("docs/reference/insight.md"))
    return {re.sub(r"[{},:()]", "", word) for code in codes for word in re.split(r"[\s.]+", code.replace("[]", ""))}


def test_every_key_is_named() -> None:
    known = named() | {"id"}
    for owner in (insight_schema(), *insight_schema()["$defs"].values()):
        assert set(owner.get("properties", {})) <= known


@pytest.mark.parametrize("closed", SETS)
def test_every_value_is_named(closed: type[StrEnum]) -> None:
    assert set(closed) <= named()


@pytest.mark.parametrize(("key", "closed"), [("reference", ReferenceState), ("fact", Bound)])
def test_the_schema_has_the_same_sets(key: str, closed: type[StrEnum]) -> None:
    properties = insight_schema()["$defs"][key]["properties"]
    shapes = [properties["state"]] if key == "reference" else properties["bound"]["anyOf"]
    assert set(closed) in [set(shape.get("enum", ())) for shape in shapes]
