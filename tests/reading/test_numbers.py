"""Lists and ranges of numbers name the points that are there."""

from __future__ import annotations

import pytest

from peilung.reading.marks import cell_path
from peilung.reading.numbers import items_of, nodes_of
from peilung.reading.outline import Outline


def outline(*numbers: str) -> Outline:
    found = Outline()
    for number in numbers:
        marks = cell_path(number)
        assert marks is not None
        found.add(marks)
    return found


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2 und 3", ["2", "3"]),
        ("1 bis 3", ["1", "2", "3"]),
        ("1, 3 and 4", ["1", "3", "4"]),
        ("2 a) und b)", ["2 a)", "2 b)"]),
        ("1 to 2 and 4", ["1", "2", "4"]),
        ("1. und 2.", ["1", "2"]),
        ("9", []),
    ],
)
def test_a_list_names_points(text: str, named: list[str]) -> None:
    nodes = outline("1.", "2.", "2 a)", "2 b)", "3.", "4.").nodes
    assert [str(node.path) for node in nodes_of(items_of(text), nodes, None)] == named


def test_the_nearer_of_two_points_with_one_number_is_meant() -> None:
    nodes = outline("1.", "1 a)", "2.", "2 a)").nodes
    assert [str(node.path) for node in nodes_of(items_of("a)"), nodes, nodes[2])] == ["2 a)"]
    assert [str(node.path) for node in nodes_of(items_of("a)"), nodes, nodes[0])] == ["1 a)"]


def test_what_is_no_number_is_passed_over() -> None:
    assert [item.marks[-1][0].values for item in items_of("2 und so weiter")] == [(2,)]
