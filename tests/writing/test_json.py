"""JSON keeps to its schema and reads back to the same values."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from peilung.core.contract import as_json
from peilung.core.errors import NotThisSchema
from peilung.core.paper import (
    BlockType,
    Document,
    FurnitureType,
    OmissionReading,
    Paper,
    PointKind,
    ProblemCode,
    RepairKind,
    Role,
)
from peilung.writing.json import dumps, loads, schema
from tests.writing.conference import conference
from tests.writing.example import example
from tests.writing.strategies import FEW, documents, texts

VALIDATOR = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())


@given(documents())
def test_json_read_back_gives_the_same_values(document: Document) -> None:
    assert loads(dumps(document)) == document


@FEW
@given(documents())
def test_every_document_follows_the_schema(document: Document) -> None:
    VALIDATOR.validate(json.loads(dumps(document)))


@given(texts(surrogates=True))
def test_any_text_can_be_written_in_utf_8_and_read_again(text: str) -> None:
    read = loads(dumps(Document(Paper(title=text))).encode().decode()).paper.title
    assert read == "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in text)


def test_one_record_stands_on_one_line() -> None:
    lines = dumps(example()).splitlines()
    assert sum(line.startswith('{"path": ') for line in lines) == len(example().resolutions[0].points)
    assert sum(line.startswith('{"id": ') for line in lines) == len(example().answers)


def test_further_columns_annexes_and_repairs_have_a_line_each() -> None:
    lines = dumps(conference()).splitlines()
    for begins, count in (('{"resolution": 0, "points"', 4), ('{"kind": ', 3), ('{"text": ', 3)):
        assert sum(line.startswith(begins) for line in lines) == count


def test_a_paper_with_everything_follows_the_schema_and_reads_back() -> None:
    VALIDATOR.validate(json.loads(dumps(conference())))
    assert loads(dumps(conference())) == conference()


def test_signs_that_deceive_a_terminal_are_written_as_escapes() -> None:
    written = dumps(Document(Paper(title="a\u202eb\x9bc\u2028d\x1b")))
    assert "a\\u202eb\\u009bc\\u2028d\\u001b" in written


def test_letters_stand_as_they_are() -> None:
    assert "über Fähren – „so“" in dumps(Document(Paper(title="über Fähren – „so“")))


def test_text_ends_with_one_line_feed() -> None:
    assert dumps(example()).endswith("}\n")


def test_schema_is_a_valid_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def test_schema_explains_every_key_and_closes_every_object() -> None:
    for kind in [schema(), *schema()["$defs"].values()]:
        if kind.get("type") == "object":
            assert kind["additionalProperties"] is False
            assert set(kind["required"]) == set(kind["properties"])
            for name, value in kind["properties"].items():
                assert "description" in value or "$ref" in value, name


@pytest.mark.parametrize(
    ("kind", "key", "values"),
    [
        ("point", "kind", PointKind),
        ("point", "role", Role),
        ("block", "type", BlockType),
        ("furniture", "type", FurnitureType),
        ("omission", "reading", OmissionReading),
        ("problem", "code", ProblemCode),
        ("repair", "kind", RepairKind),
    ],
)
def test_schema_knows_the_same_values_as_the_code(kind: str, key: str, values: type[StrEnum]) -> None:
    allowed = schema()["$defs"][kind]["properties"][key]["enum"]
    assert {value for value in allowed if value is not None} == {member.value for member in values}


def _unknown_key(data: dict[str, Any]) -> None:
    data["colour"] = "blue"


def _missing_key(data: dict[str, Any]) -> None:
    del data["resolutions"][0]["points"][1]["slug"]


def _unknown_kind(data: dict[str, Any]) -> None:
    data["resolutions"][0]["points"][1]["kind"] = "leaf"


def _number_as_text(data: dict[str, Any]) -> None:
    data["answers"][0]["spans"][0]["page"] = "2"


def _other_schema(data: dict[str, Any]) -> None:
    data["schema"] = "peilung/paper/2"


def _box_of_three(data: dict[str, Any]) -> None:
    data["answers"][0]["spans"][0]["box"].pop()


def _impossible_day(data: dict[str, Any]) -> None:
    data["paper"]["date"] = "31.5.2024"


def _resolution_as_text(data: dict[str, Any]) -> None:
    data["details"][0]["resolution"] = "0"


def _unknown_repair(data: dict[str, Any]) -> None:
    data["repairs"][0]["kind"] = "guessed"


def _no_repairs(data: dict[str, Any]) -> None:
    del data["repairs"]


def _negative_original(data: dict[str, Any]) -> None:
    data["resolutions"][1]["translates"] = -1


@pytest.mark.parametrize(
    "spoil",
    [_unknown_key, _missing_key, _unknown_kind, _number_as_text, _other_schema, _box_of_three, _impossible_day,
     _resolution_as_text, _unknown_repair, _no_repairs, _negative_original],
)
def test_broken_documents_are_refused_by_schema_and_code(spoil: Callable[[dict[str, Any]], None]) -> None:
    data = as_json(conference())
    spoil(data)
    assert not VALIDATOR.is_valid(data)
    with pytest.raises(NotThisSchema):
        loads(json.dumps(data))


@pytest.mark.parametrize("text", ["", "[", "[]", "nul", '{"schema": 1, "schema": 2}', '{"a": NaN}', "[" * 100_000])
def test_what_is_no_document_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(NotThisSchema):
        loads(text)


def test_a_byte_order_mark_is_read_over() -> None:
    assert loads("\ufeff" + dumps(example())) == example()


def test_a_document_without_a_box_or_page_is_valid_too() -> None:
    bare = replace(example(), front=(), footnotes=(), problems=(), omitted=(), headings=(), furniture=())
    VALIDATOR.validate(as_json(bare))
