"""Reading JSON back is strict: what does not follow the contract is refused with its place."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import fields
from typing import Any

import pytest

from peilung.core.contract import as_json, from_json
from peilung.core.errors import NotThisSchema
from peilung.core.number import NumberPath
from peilung.core.paper import (
    Answer,
    Block,
    BlockType,
    Box,
    Detail,
    Document,
    Footnote,
    Furniture,
    FurnitureType,
    Omission,
    OmissionReading,
    Paper,
    Passage,
    Point,
    PointKind,
    Problem,
    ProblemCode,
    Repair,
    RepairKind,
    Request,
    Resolution,
    Role,
    Span,
)

PATH = NumberPath(("2", "l)", "(4)"))


def document() -> Document:
    span = Span(0, 5, page=3, box=Box(10, 20.5, 30, 40))
    return Document(
        paper=Paper(title="Bericht", due=dt.date(2031, 5, 1), request=Request("Sie bittet.", ("7/12",)), sha256="00"),
        resolutions=(
            Resolution(
                title="Beschluss",
                begins=dt.date(2030, 9, 3),
                ends=dt.date(2030, 9, 5),
                points=(Point(PATH, "2-l-4", PointKind.POINT, Role.DEMAND, "Hafen", ("a1",), (span,)),),
            ),
            Resolution(
                language="en",
                translates=0,
                points=(Point(PATH, "2-l-4", PointKind.POINT, None, "harbour", translates=PATH),),
            ),
        ),
        front=(Passage("Vorwort", (Span(0, 7, page=1),)),),
        headings=(Passage("Überschrift"),),
        furniture=(Furniture(FurnitureType.PAGE_NUMBER, "3", 3),),
        details=(Detail(0, (PATH,), "Zuständig", "Amt", (Span(0, 3, page=3),)),),
        back=(Passage("Anlage"),),
        repairs=(Repair(RepairKind.SPACE_LOST, "demHafen", "dem Hafen", "2 l) (4)", 0, 3, None),),
        answers=(
            Answer("a1", 0, (PATH,), None, "Dank¹", (Block(BlockType.PARAGRAPH, "Dank¹"),), (Span(0, 5, line=7),)),
        ),
        omitted=(Omission(0, NumberPath(("2", "l)", "(3)")), None, PATH, OmissionReading.UNKNOWN),),
        footnotes=(Footnote("1", "Fußnote.", "a1"), Footnote("2", "Note.", "2 l) (4)", (), 1)),
        problems=(Problem(ProblemCode.GAP, "Eine Lücke.", 3, PATH, "Hafen", 0),),
    )


def plain() -> dict[str, Any]:
    written: dict[str, Any] = json.loads(json.dumps(as_json(document())))
    return written


def changed(place: str, value: Any) -> dict[str, Any]:
    """The plain document with one value changed, named as ``answers/0/id``."""
    data = plain()
    *way, last = [int(step) if step.isdigit() else step for step in place.split("/")]
    target: Any = data
    for step in way:
        target = target[step]
    target[last] = value
    return data


def test_a_document_reads_back_as_it_was() -> None:
    assert from_json(plain()) == document()


def test_the_schema_stands_first() -> None:
    assert next(iter(plain().items())) == ("schema", "peilung/paper/1")


def test_keys_are_those_of_the_contract_where_a_name_is_taken_in_python() -> None:
    data = plain()
    assert (data["resolutions"][0]["from"], data["resolutions"][0]["to"]) == ("2030-09-03", "2030-09-05")
    assert data["footnotes"][0]["in"] == "a1"
    assert not {"begins", "ends"} & set(data["resolutions"][0])


def test_a_path_is_one_text_and_a_box_is_four_edges() -> None:
    point = plain()["resolutions"][0]["points"][0]
    assert point["path"] == "2 l) (4)"
    assert point["spans"] == [{"page": 3, "box": [10, 20.5, 30, 40], "line": None, "start": 0, "end": 5}]


def test_every_field_of_a_point_is_a_key() -> None:
    assert set(plain()["resolutions"][0]["points"][0]) == {field.name for field in fields(Point)}


def test_every_list_of_the_contract_has_something_in_this_test() -> None:
    assert all(value for key, value in plain().items() if key != "schema")


def test_a_translation_names_its_resolution_and_its_point() -> None:
    second = plain()["resolutions"][1]
    assert (second["language"], second["translates"], second["points"][0]["translates"]) == ("en", 0, "2 l) (4)")


def test_a_repair_says_where_it_stands_as_a_footnote_does() -> None:
    [repair] = plain()["repairs"]
    assert repair == {"kind": "space-lost", "original": "demHafen", "repaired": "dem Hafen", "in": "2 l) (4)",
                      "resolution": 0, "page": 3, "line": None}


@pytest.mark.parametrize("data", [None, [], "text", {}, {"schema": "peilung/paper/2"}, {"paper": {}}])
def test_other_json_is_told_what_it_is_not(data: object) -> None:
    with pytest.raises(NotThisSchema, match="peilung/paper/1"):
        from_json(data)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        ("answers/0/blocks/0/type", "verse"),
        ("answers/0/resolution", "0"),
        ("answers/0/resolution", -1),
        ("answers/0/resolution", True),
        ("answers/0/resolution", 2**31),
        ("answers/0/answers/0", ""),
        ("answers/0/answers/0", None),
        ("answers/0/answers", "2 l) (4)"),
        ("answers/0/text", None),
        ("answers/0/text", "\ud800"),
        ("paper/due", "1.5.2031"),
        ("paper/due", "20310501"),
        ("paper/due", "2031-02-30"),
        ("paper/pages", 1.0),
        ("paper/request", []),
        ("resolutions/0/points/0/role", "wish"),
        ("resolutions/0/points/0/spans/0/box", [1, 2, 3]),
        ("resolutions/0/points/0/spans/0/box", [1, 2, 3, float("inf")]),
        ("resolutions/0/points/0/spans/0/box", [1, 2, 3, True]),
        ("resolutions/0/points/0/spans/0/end", None),
        ("omitted/0/reading", "forgotten"),
        ("resolutions/1/translates", -1),
        ("resolutions/1/points/0/translates", ""),
        ("details/0/resolution", None),
        ("details/0/points", "2 l) (4)"),
        ("details/0/title", None),
        ("back/0/text", None),
        ("repairs/0/kind", "guess"),
        ("repairs/0/repaired", None),
        ("repairs/0/page", "3"),
        ("footnotes/1/resolution", "1"),
        ("problems/0/resolution", -1),
        ("problems/0/code", "other"),
    ],
)
def test_a_wrong_value_is_refused_with_its_place(place: str, value: Any) -> None:
    with pytest.raises(NotThisSchema, match=f"At /{place}:"):
        from_json(changed(place, value))


@pytest.mark.parametrize("place", ["paper/subtitle", "answers/0/kind", "resolutions/0/points/0/parent"])
def test_an_unknown_key_is_named(place: str) -> None:
    owner, _, key = place.rpartition("/")
    with pytest.raises(NotThisSchema, match=f"At /{owner}: .*not known: .*{key}"):
        from_json(changed(place, "x"))


def test_a_missing_key_is_named_and_never_filled_in() -> None:
    data = plain()
    del data["problems"][0]["quote"]
    with pytest.raises(NotThisSchema, match=r"At /problems/0: keys are missing: \['quote'\]"):
        from_json(data)
