"""What counts as a right point."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.papers import gold_of
from benchmarks.points import points_in, right_in_document, right_in_tables
from peilung.core.contract import as_json
from peilung.core.score import Gold
from peilung.reading import read

SAMPLES = Path(__file__).parents[2] / "samples" / "papers"
ROWS = [
    ["a)", "stellt fest", "Kenntnisnahme"],
    ["b)", "folgendes: (1) eins (2) zwei", "Gemeinsam."],
    ["", "(3) drei", "Allein."],
]


def node(path: str, text: str, statement: str, kind: str = "point", joint: tuple[str, ...] = ()) -> dict[str, object]:
    found = {"path": path, "kind": kind, "role": "demand", "text": text, "statement": statement}
    return found | ({"joint": list(joint)} if joint else {})


@pytest.fixture
def gold() -> Gold:
    pair = ("1 b) (1)", "1 b) (2)")
    nodes = [
        node("1", "fordert,", "", kind="section"),
        node("1 a)", "stellt fest", "Kenntnisnahme"),
        node("1 b)", "folgendes:", "", kind="intro"),
        node("1 b) (1)", "eins", "Gemeinsam.", joint=pair),
        node("1 b) (2)", "zwei", "Gemeinsam.", joint=pair),
        node("1 b) (3)", "drei", "Allein."),
    ]
    return Gold.from_json({"document": "x", "nodes": nodes})


def test_sections_are_no_points(gold: Gold) -> None:
    assert points_in(gold) == 5


def test_a_right_row_counts_for_every_point_in_it(gold: Gold) -> None:
    assert right_in_tables([ROWS], gold) == 5
    assert right_in_tables([ROWS[1:2]], gold) == 3


def test_a_cell_torn_before_a_number_in_brackets_has_the_benefit_of_the_doubt(gold: Gold) -> None:
    torn = [[["b)", "folgendes: (1) eins", "Gemein"]], [["", "(2) zwei", "sam."]]]
    assert right_in_tables(torn, gold) == 3


@pytest.mark.parametrize(("cell", "damage"), [(0, "c)"), (1, "stellt"), (2, "Kenntnisnahme."), (2, "")])
def test_a_row_with_one_wrong_cell_is_wrong(gold: Gold, cell: int, damage: str) -> None:
    rows = [list(row) for row in ROWS]
    rows[0][cell] = damage
    assert right_in_tables([rows], gold) == 4


def test_nothing_read_is_nothing_right(gold: Gold) -> None:
    assert right_in_tables([], gold) == 0


def test_our_own_reading_is_judged_point_by_point() -> None:
    name = "kuestenrat"
    gold = gold_of(SAMPLES / f"{name}.gold.json")
    contract = json.loads(json.dumps(as_json(read((SAMPLES / f"{name}.txt").read_bytes()))))
    assert right_in_document(contract, gold) == points_in(gold)
    point = next(one for one in contract["resolutions"][0]["points"] if one["kind"] == "point")
    point["text"] = "x"
    point["spans"] = []
    assert right_in_document(contract, gold) == points_in(gold) - 1


def test_the_known_slip_of_the_real_papers_gold_is_put_right(shared: Path) -> None:
    gold = gold_of(shared / "cases" / "pso19-mv.gold.json")
    said = " ".join(node.statement for node in gold.nodes)
    assert "2 1) (4)" not in said
    assert "2 l) (4)" in said
