"""Suggestions in JSON: their shape, their quotes, and that the paper is still read from the file."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from peilung.core.insight import Insight
from peilung.core.suggestions import STATUS
from peilung.writing import WITH_INSIGHT, Format, write
from peilung.writing.json import dumps, insight_schema, loads
from tests.writing.example import example
from tests.writing.suggested import suggested


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    document = example()
    read: dict[str, Any] = json.loads(dumps(document, suggested(document)))
    return read


def test_the_schema_is_a_schema_and_the_file_follows_it(data: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(insight_schema())
    jsonschema.validate(data, insight_schema())


def test_a_paper_without_suggestions_does_not_follow_it() -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(json.loads(dumps(example())), insight_schema())


def test_the_file_says_at_its_head_that_nothing_is_confirmed(data: dict[str, Any]) -> None:
    assert list(data)[:2] == ["schema", "insight"]
    assert data["insight"]["status"] == STATUS == "suggested, not confirmed"


def test_the_paper_reads_back_as_without_suggestions() -> None:
    document = example()
    assert loads(dumps(document, suggested(document))) == document == loads(dumps(document))


def test_every_quote_stands_in_the_text_it_names(data: dict[str, Any]) -> None:
    answers = {answer["id"]: answer["text"] for answer in data["answers"]}
    points = {point["path"]: point["text"] for point in data["resolutions"][0]["points"]}
    for found in (*data["references"], *data["facts"]):
        text = answers[found["owner"]] if found["in"] == "answer" else points[found["from"]]
        assert text[found["start"] : found["end"]] == found["quote"]


def test_numbers_are_numbers_and_what_is_unknown_is_null(data: dict[str, Any]) -> None:
    money, count, short = data["facts"]
    assert (money["value"], money["unit"], money["per"], money["bound"]) == (3_200_000.5, "EUR", "year", "about")
    assert (count["value"], count["of"], count["total"], count["unit"]) == (12, "Häfen", 30, None)
    assert (short["value"], short["of"]) == ("HG", "Hafengesetz")


def test_an_answer_without_a_suggestion_has_none_made_up(data: dict[str, Any]) -> None:
    last = data["answers"][-1]
    assert (last["kind"], last["ground"], last["kinds"], last["contributions"]) == (None, None, [], [])


def test_nothing_suggested_is_still_said() -> None:
    jsonschema.validate(json.loads(dumps(example(), Insight())), insight_schema())


@pytest.mark.parametrize("form", [form for form in Format if form not in WITH_INSIGHT])
def test_forms_that_are_passed_on_hold_no_suggestions(form: Format) -> None:
    document = example()
    assert write(document, form, suggested(document)) == write(document, form)
