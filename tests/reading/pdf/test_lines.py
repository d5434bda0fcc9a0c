"""Words become lines by their baselines."""

from __future__ import annotations

from peilung.reading.pdf.lines import make_lines
from tests.reading.pdf.made import Words, page_of, pdf, set_by_typst, texts


def test_words_on_one_baseline_are_one_line_from_left_to_right() -> None:
    assert texts(Words(200, 100, "right"), Words(40, 100, "left")) == ["left right"]


def test_two_sizes_on_one_baseline_are_one_line() -> None:
    assert texts(Words(40, 100, "large", 14), Words(90, 100, "and usual", 10)) == ["large and usual"]


def test_lines_come_from_top_to_bottom_whatever_the_order_in_the_file() -> None:
    assert texts(Words(40, 130, "third"), Words(40, 100, "first"), Words(40, 115, "second")) == [
        "first",
        "second",
        "third",
    ]


def test_columns_whose_lines_are_out_of_step_are_different_lines() -> None:
    assert texts(Words(40, 100, "one"), Words(200, 106, "two")) == ["one", "two"]


def test_capitals_with_accents_stay_in_their_line() -> None:
    assert texts(Words(40, 100, "Über"), Words(90, 100, "Ämter und ÉTÉ")) == ["Über Ämter und ÉTÉ"]


def test_a_raised_figure_is_a_superscript() -> None:
    usual = [Words(40, 100 + 14 * n, "usual words of the text") for n in range(4)]
    assert texts(*usual, Words(40, 160, "Paper"), Words(64.7, 156, "1", 6), Words(70, 160, "goes on"))[-1] == (
        "Paper¹ goes on"
    )


def test_a_figure_of_full_size_on_the_baseline_is_none() -> None:
    assert texts(Words(40, 100, "Agenda2030 and B1")) == ["Agenda2030 and B1"]


def test_a_lowered_figure_stays_a_figure_in_its_line() -> None:
    usual = [Words(40, 100 + 14 * n, "usual words of the text") for n in range(4)]
    assert texts(*usual, Words(40, 160, "CO"), Words(54.2, 162, "2", 6), Words(60, 160, "falls"))[-1] == "CO2 falls"


def test_raised_figures_that_are_glyphs_of_the_font_are_superscripts() -> None:
    data = set_by_typst("#set page(width: 300pt, height: 200pt)\nThe paper#super[12] of the state and its words.")
    assert [line.text for line in make_lines(page_of(data).runs)] == ["The paper¹² of the state and its words."]


def test_the_mark_of_a_footnote_set_by_typst_is_a_superscript() -> None:
    data = set_by_typst("#set page(width: 300pt, height: 200pt)\nThe paper#footnote[The note.] of the state.")
    assert make_lines(page_of(data).runs)[0].text == "The paper¹ of the state."


def test_no_runs_are_no_lines() -> None:
    assert make_lines([]) == []
    assert pdf([]).startswith(b"%PDF")
