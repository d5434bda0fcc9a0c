"""The score tells each way in which a reading can differ from the gold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from peilung.core.number import NumberPath
from peilung.core.paper import (
    Answer,
    Detail,
    Document,
    Footnote,
    Omission,
    OmissionReading,
    Paper,
    Passage,
    Point,
    PointKind,
    Repair,
    RepairKind,
    Resolution,
    Role,
)
from peilung.core.score import Fault, Gold, NotGold, Score, normal, score


def point(path: str, text: str, *answers: str, kind: PointKind = PointKind.POINT, role: Role = Role.DEMAND) -> Point:
    number = NumberPath.parse(path)
    return Point(number, number.slug, kind, role, text, answers)


def answer(name: str, text: str, *paths: str, resolution: int = 0) -> Answer:
    return Answer(name, resolution, tuple(map(NumberPath.parse, paths)), None, text)


POINTS = (
    point("1", "asks", kind=PointKind.SECTION),
    point("1 a)", "to dredge the har\u00adbour", "a1"),
    point("1 b)", "to build", kind=PointKind.INTRO),
    point("1 b) (1)", "a quay-\nside", "a2"),
    point("1 b) (2)", "a crane", "a2"),
)
DOCUMENT = Document(
    Paper(title="Report"),
    resolutions=(Resolution(session="14.", points=POINTS),),
    answers=(answer("a1", "Noted¹", "1 a)"), answer("a2", "Both are being built.", "1 b) (1)", "1 b) (2)")),
)


def node(path: str, kind: str, text: str, statement: str = "", **more: Any) -> dict[str, Any]:
    return {"path": path, "level": 1, "kind": kind, "text": text, "statement": statement, "role": "demand", **more}


JOINT = ["1 b) (1)", "1 b) (2)"]
GOLD: dict[str, Any] = {
    "document": "sample",
    "nodes": [
        node("1", "section", "asks"),
        node("1 a)", "leaf", "to dredge the harbour", "Noted1"),
        node("1 b)", "intro", "to build"),
        node("1 b) (1)", "leaf", "a quayside", "Both are being built.", joint=JOINT),
        node("1 b) (2)", "leaf", "a crane", "Both are being built.", joint=JOINT),
    ],
}


def scored(document: Document, **more: Any) -> Score:
    return score(document, Gold.from_json({**GOLD, **more}))


def with_points(*points: Point) -> Document:
    return replace(DOCUMENT, resolutions=(replace(DOCUMENT.resolutions[0], points=points),))


def faults(result: Score) -> list[tuple[Fault, str]]:
    return [(finding.fault, finding.where) for finding in result.findings]


def test_a_right_reading_has_no_findings() -> None:
    result = scored(DOCUMENT)
    assert result.perfect
    assert (result.gold, result.read, result.found, result.right) == (5, 5, 5, 5)
    assert (result.joint, result.joint_right) == (1, 1)
    assert (result.precision, result.recall) == (1.0, 1.0)


def test_white_space_hyphens_and_raised_figures_do_not_count() -> None:
    assert normal("Migra-\ntions\u00ad und\u00a0Hafen\u2011amt²") == normal("Migrations und Hafenamt2")
    assert normal("– Landstrom") != normal("Landstrom"), "a list mark is content"


def test_a_point_not_read_is_missed_and_one_too_many_invented() -> None:
    result = scored(with_points(*POINTS[:4], point("1 c)", "to sing")))
    assert (Fault.MISSED, "1 b) (2)") in faults(result)
    assert (Fault.INVENTED, "1 c)") in faults(result)
    assert (result.missed, result.invented, result.found) == (1, 1, 4)
    assert result.precision == result.recall == pytest.approx(0.8)


def test_wrong_text_shows_the_neighbourhood_of_the_difference() -> None:
    result = scored(with_points(POINTS[0], replace(POINTS[1], text="to dredge the garden"), *POINTS[2:]))
    [finding] = result.findings
    assert finding.fault is Fault.TEXT
    assert "harbour" in finding.expected
    assert "garden" in finding.read
    assert result.right == 4


def test_kind_and_role_are_compared() -> None:
    wrong = replace(POINTS[1], kind=PointKind.INTRO, role=None)
    assert faults(scored(with_points(POINTS[0], wrong, *POINTS[2:]))) == [(Fault.KIND, "1 a)"), (Fault.ROLE, "1 a)")]


def test_an_answer_at_the_wrong_point_is_wrong() -> None:
    result = scored(with_points(POINTS[0], replace(POINTS[1], answers=()), *POINTS[2:]))
    assert faults(result) == [(Fault.ANSWER, "1 a)")]


def test_a_copied_answer_is_not_a_joint_one() -> None:
    text = "Both are being built."
    copied = replace(
        DOCUMENT, answers=(DOCUMENT.answers[0], answer("a2", text, "1 b) (1)"), answer("a3", text, "1 b) (2)"))
    )
    document = replace(copied, resolutions=(Resolution(points=(*POINTS[:4], replace(POINTS[4], answers=("a3",)))),))
    assert faults(scored(document)) == [(Fault.JOINT, "1 b) (1)")]


def test_the_same_number_in_two_resolutions_is_two_points() -> None:
    second = Resolution(points=(point("1", "regrets", kind=PointKind.SECTION),))
    document = replace(DOCUMENT, resolutions=(*DOCUMENT.resolutions, second))
    nodes = [*GOLD["nodes"], node("1", "section", "regrets the loss", resolution=1)]
    assert faults(scored(document, nodes=nodes)) == [(Fault.TEXT, "1: 1")]


def test_front_matter_is_compared_by_letters_and_figures_where_the_gold_has_it() -> None:
    front = {"title": "REPORT", "date": "2025-06-27", "resolutions": [{"session": "14"}]}
    assert faults(scored(DOCUMENT, front=front)) == [(Fault.FRONT, "date")]
    dated = replace(DOCUMENT, paper=replace(DOCUMENT.paper, date=date(2025, 6, 27)))
    assert scored(dated, front=front).perfect


def test_omissions_must_agree_in_place_and_reading() -> None:
    missing = {"resolution": 0, "path": "1 c)", "after": "1 b)", "before": "1 d)", "reading": "competence"}
    path, after, before = map(NumberPath.parse, ("1 c)", "1 b)", "1 d)"))
    read = replace(DOCUMENT, omitted=(Omission(0, path, after, before, OmissionReading.COMPETENCE),))
    assert scored(read, omitted=[missing]).perfect
    assert scored(read, omitted=[{**missing, "reading": "unknown"}]).count(Fault.OMITTED) == 2
    assert scored(read, omitted=[]).count(Fault.OMITTED) == 1


def test_footnotes_must_agree_in_text_and_place() -> None:
    note = {"mark": "1", "text": "See paper 7.", "in": "answer to 1 a)"}
    read = replace(DOCUMENT, footnotes=(Footnote("1", "See paper 7.", "a1"),))
    assert scored(read, footnotes=[note]).perfect
    assert scored(read, footnotes=[{**note, "in": "front"}]).count(Fault.FOOTNOTE) == 1
    assert scored(DOCUMENT, footnotes=[note]).count(Fault.FOOTNOTE) == 1


TWO = replace(DOCUMENT, resolutions=(*DOCUMENT.resolutions, Resolution(points=(POINTS[0],), translates=0)))
NODES = [*GOLD["nodes"], node("1", "section", "asks", resolution=1)]


def test_a_footnote_belongs_to_one_of_several_resolutions() -> None:
    note = {"mark": "1", "text": "See paper 7.", "in": "1", "resolution": 1}
    notes = (Footnote("1", "Another.", "1", (), 0), Footnote("1", "See paper 7.", "1", (), 1))
    gold = [{**note, "text": "Another.", "resolution": 0}, note]
    assert scored(replace(TWO, footnotes=notes), nodes=NODES, footnotes=gold).perfect
    moved = replace(TWO, footnotes=(notes[0], replace(notes[1], resolution=0)))
    [finding] = scored(moved, nodes=NODES, footnotes=gold).findings
    assert (finding.where, finding.expected, finding.read) == ("footnote 1", "resolution 1", "resolution 0")


def test_joint_answers_and_omissions_name_their_resolution_where_there_are_several() -> None:
    missing = {"resolution": 1, "path": "2", "after": "1", "before": None, "reading": "unknown"}
    alone = replace(TWO, answers=(TWO.answers[0], replace(TWO.answers[1], answers=(NumberPath.parse("1 b) (1)"),))))
    result = scored(alone, nodes=NODES, omitted=[missing])
    assert faults(result) == [(Fault.JOINT, "0: 1 b) (1)"), (Fault.OMITTED, "1: 2")]


def test_what_a_point_translates_is_compared_where_the_gold_says_it() -> None:
    pairs = [*GOLD["nodes"], node("1", "section", "asks", resolution=1, translates="1")]
    assert scored(TWO, nodes=NODES).perfect, "the gold is silent"
    assert faults(scored(TWO, nodes=pairs)) == [(Fault.ALIGNED, "1: 1")]
    paired = replace(TWO.resolutions[1], points=(replace(POINTS[0], translates=NumberPath(("1",))),))
    assert scored(replace(TWO, resolutions=(TWO.resolutions[0], paired)), nodes=pairs).perfect


def test_the_language_of_a_resolution_and_what_it_translates_are_compared_where_the_gold_says_it() -> None:
    front = {"resolutions": [{"session": "14"}, {"language": "en", "translates": 0}]}
    [finding] = scored(TWO, nodes=NODES, front=front).findings
    assert (finding.fault, finding.where) == (Fault.FRONT, "resolution 1 language")


def test_further_columns_must_agree_in_points_title_and_text() -> None:
    told = {"resolution": 0, "points": ["1 a)", "1 b)"], "title": "Office", "text": "Harbour board"}
    paths = (NumberPath.parse("1 a)"), NumberPath.parse("1 b)"))
    read = replace(DOCUMENT, details=(Detail(0, paths, "Office", "Har-\nbour board"),))
    assert scored(read).perfect, "the gold is silent"
    assert scored(read, details=[told]).perfect
    assert faults(scored(read, details=[])) == [(Fault.DETAIL, "1 a), 1 b) Office")]
    [finding] = scored(read, details=[{**told, "text": "Harbour master"}]).findings
    assert (finding.expected, finding.read) == ("Harbourmaster", "Harbourboard")
    assert scored(read, details=[{**told, "points": ["1 a)"]}]).count(Fault.DETAIL) == 2


def test_annexes_are_compared_as_one_text() -> None:
    read = replace(DOCUMENT, back=(Passage("Annex 1"), Passage("List of quays")))
    assert scored(read, back=["Annex 1\nList of quays"]).perfect
    assert faults(scored(read, back=["Annex 1"])) == [(Fault.BACK, "back")]
    assert faults(scored(DOCUMENT, back=["Annex 1"])) == [(Fault.BACK, "back")]


def test_repairs_must_agree_to_the_last_space_and_in_place_where_the_gold_says_it() -> None:
    made = {"kind": "space-lost", "original": "thequay", "repaired": "the quay"}
    read = replace(DOCUMENT, repairs=(Repair(RepairKind.SPACE_LOST, "thequay", "the quay", "a1"),))
    assert scored(read, repairs=[{**made, "in": "answer to 1 a)"}]).perfect
    assert faults(scored(read, repairs=[{**made, "in": "1 a)"}])) == [(Fault.REPAIR, "repair of thequay")]
    assert scored(read, repairs=[{**made, "repaired": "thequay"}]).count(Fault.REPAIR) == 2
    assert faults(scored(DOCUMENT, repairs=[made])) == [(Fault.REPAIR, "repair of thequay")]


def test_the_printed_table_counts_and_names_the_wrong_points() -> None:
    lines = scored(with_points(*POINTS[:4])).lines()
    assert any(line.split() == ["missed", "1"] for line in lines)
    assert any(line.startswith("1 b) (2)") and "missed" in line and "a crane" in line for line in lines)


def test_an_empty_reading_of_an_empty_gold_is_perfect() -> None:
    result = score(Document(Paper()), Gold.from_json({"document": "nothing", "nodes": []}))
    assert result.perfect
    assert (result.precision, result.recall) == (1.0, 1.0)


def test_other_json_is_refused_with_a_reason() -> None:
    with pytest.raises(NotGold, match="nodes"):
        Gold.from_json({"document": "x"})


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"nodes": [7]}, "number 1 of “nodes” is no JSON object"),
        ({"nodes": [node("1", "section", "asks", joint=7)]}, "“joint” that is no list"),
        ({"nodes": [node("1", "section", "asks", resolution="1")]}, "“resolution” that is no whole number"),
        ({"nodes": [{**node("1", "section", "asks"), "text": None}]}, "a “text” that is no text"),
        ({"nodes": [{**node("1", "section", "asks"), "role": 1}]}, "a “role” that is no text"),
        ({"front": "title"}, "“front” is no JSON object"),
        ({"front": {"resolutions": ["one"]}}, "number 1 of “resolutions” is no JSON object"),
        ({"footnotes": [{"mark": "1", "text": "See"}]}, "number 1 of “footnotes” has no “in”"),
        ({"nodes": [node("1", "section", "asks", translates=1)]}, "a “translates” that is no text"),
        ({"details": [{"points": "1", "title": "", "text": ""}]}, "number 1 of “details” has no “points”"),
        ({"details": [{"points": ["1"], "title": ""}]}, "number 1 of “details” has no “text”"),
        ({"details": [{"points": [], "title": "", "text": "", "resolution": "1"}]}, "“resolution” that is no whole"),
        ({"back": [1]}, "number 1 of “back” is no text"),
        ({"repairs": [{"kind": "space-lost"}]}, "number 1 of “repairs” has no “original”"),
        ({"omitted": {}}, "“omitted” that is no list"),
        ({"omitted": [1]}, "number 1 of “omitted” is no JSON object"),
    ],
)
def test_a_gold_with_a_fault_is_refused_with_the_place_of_the_fault(more: dict[str, Any], told: str) -> None:
    with pytest.raises(NotGold, match=told):
        Gold.from_json({**GOLD, **more})
