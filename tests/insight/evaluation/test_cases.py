"""Gold beside a real paper: its forms are read, its names of targets are known, and a joint answer has one place."""

from __future__ import annotations

from typing import Any

import pytest

from peilung.core.insight import AnswerKind
from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Document, Paper, Point, PointKind, Resolution
from peilung.insight.evaluation.cases import case
from peilung.insight.evaluation.gold import GoldPaper, NotInsightGold

ONE, TWO = NumberPath(("1",)), NumberPath(("2",))
POINTERS: dict[str, Any] = {
    "internal": [{"from": "2", "to": "1", "quote": "siehe 1"}],
    "papers": [{"in": "front", "id": "Drucksache 8/1"}],
    "resolutions": [{"in": "1", "body": "BSPC", "session": 28, "year": 2019, "item": "26"}],
    "law": [{"in": "1", "law": "GG", "long": "Grundgesetz", "article": "3", "paragraph": "2"}],
    "documents": [{"in": "1", "name": "Hafenplan", "alias": "Plan der Häfen"}],
    "money": [{"in": "2", "amount": 500, "currency": "EUR", "per": "project"}],
    "counts": [{"in": "1", "n": 4, "of": "Stege"}],
}


def document() -> Document:
    points = tuple(Point(path, str(path), PointKind.POINT, None, "Stege bauen.", ("a1",)) for path in (ONE, TWO))
    answer = Answer("a1", 0, (ONE, TWO), None, "Es gibt 4 Stege.")
    return Document(Paper(language="de"), resolutions=(Resolution(points=points),), answers=(answer,))


def gold(**changes: Any) -> GoldPaper:
    nodes = {"nodes": [{"path": "1", "answer": "in_place", "also": ["refers"]}, {"path": "2", "answer": None}]}
    return case("paper", document(), changes.get("nodes", nodes), changes.get("pointers", POINTERS))


def test_nodes_that_are_judged_become_answers() -> None:
    (answer,) = gold().answers
    assert (answer.id, answer.point, answer.main) == ("a1", "1", AnswerKind.IN_PLACE)
    assert answer.sentences is None


def test_targets_may_be_named_in_several_ways() -> None:
    names = {item.type.value: item.names for item in gold().references}
    assert set(names["law"]) == {"GG Art. 3 Abs. 2", "Grundgesetz Art. 3 Abs. 2"}
    assert {"28. BSPC 2019, Ziffer 26", "28. BSPC, paragraph 26"} <= set(names["resolution"])
    assert names["document"] == ("Hafenplan", "Plan der Häfen")


def test_what_stands_in_a_joint_answer_is_told_of_its_first_point() -> None:
    assert {item.origin for item in gold().facts} == {"1"}


def test_only_what_the_gold_has_all_of_can_be_invented() -> None:
    assert gold().complete == {"answer", "paper", "money"}
    assert gold(pointers={}).complete == frozenset()


@pytest.mark.parametrize(
    "changes", [{"nodes": {"nodes": [{"path": "1", "answer": "met"}]}}, {"pointers": {"law": [{"in": "1"}]}}]
)
def test_gold_of_another_form_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(NotInsightGold, match="paper has another form"):
        gold(**changes)
