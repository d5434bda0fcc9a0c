"""A page's text comes as runs of words with their boxes, its drawn lines as rules."""

from __future__ import annotations

import pytest

from tests.reading.pdf.made import HEIGHT, Stroke, Words, page_of, pdf, set_by_typst


def test_words_with_usual_gaps_are_one_run() -> None:
    (run,) = page_of(pdf([Words(40, 100, "three plain words")])).runs
    assert run.text == "three plain words"
    assert len(run.lefts) == len(run.rights) == len(run.offsets) == 3


def test_a_wide_gap_parts_two_runs() -> None:
    page = page_of(pdf([Words(40, 100, "number"), Words(80, 100, "demand")]))
    assert [run.text for run in page.runs] == ["number", "demand"]


def test_a_gap_that_no_space_stands_in_parts_two_runs() -> None:
    page = page_of(pdf([Words(40, 100, "1."), Words(70, 100, "demand")]))
    assert [run.text for run in page.runs] == ["1.", "demand"]


def test_boxes_are_points_from_the_top_left() -> None:
    (run,) = page_of(pdf([Words(40, 100, "Hxg", 10)])).runs
    assert run.left == pytest.approx(40, abs=0.5)
    assert run.top < 93
    assert 100 < run.bottom < 104
    assert run.right == pytest.approx(40 + 17.2, abs=0.7)


def test_a_run_is_cut_at_a_word_with_all_its_boxes() -> None:
    (run,) = page_of(pdf([Words(40, 100, "one two three")])).runs
    first, second = run.split(1)
    assert (first.text, second.text) == ("one", "two three")
    assert first.right == run.rights[0]
    assert second.left == run.lefts[1]
    assert second.offsets == [0, 4]


def test_bold_type_is_known_by_its_font() -> None:
    page = page_of(pdf([Words(40, 100, "bold", 10, "Times-Bold"), Words(40, 120, "plain")]))
    assert [(run.text, run.bold) for run in page.runs] == [("bold", True), ("plain", False)]


def test_strokes_are_rules_and_know_their_direction() -> None:
    page = page_of(pdf([Words(40, 100, "x"), Stroke(40, 120, 300, 120), Stroke(50, 90, 50, 200)]))
    assert sorted(rule.horizontal for rule in page.rules) == [False, True]
    level = next(rule for rule in page.rules if rule.horizontal)
    assert (level.left, level.right) == pytest.approx((40, 300), abs=1)
    assert level.top == pytest.approx(120, abs=1)


def test_a_drawn_box_is_its_four_sides() -> None:
    data = set_by_typst("#set page(width: 300pt, height: 200pt, margin: 20pt)\n#rect(width: 100pt, height: 50pt)[x]")
    rules = page_of(data).rules
    assert [rule.horizontal for rule in rules].count(True) == 2
    assert [rule.horizontal for rule in rules].count(False) == 2


def test_the_size_of_the_page_is_known() -> None:
    page = page_of(pdf([Words(40, 100, "x")]))
    assert (page.number, page.width, page.height) == (1, 420, HEIGHT)


def test_a_hyphen_at_the_end_of_a_line_stays_in_the_run() -> None:
    page = page_of(pdf([Words(40, 100, "the Orga-"), Words(40, 112, "nisation")]))
    assert len(page.runs) == 2
    assert page.runs[0].text[:-1] == "the Orga"
