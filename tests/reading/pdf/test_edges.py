"""Columns are found by what begins at one place line after line, or by rulings."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from peilung.reading.pdf.edges import find_edges, ruled_edges, text_edge
from peilung.reading.pdf.page import Rule
from tests.reading.pdf.made import COLUMNS, Content, Words, demands, lines_of, table


def _stretch(text: str, width: float) -> float:
    return (width - stringWidth(text, "Times-Roman", 10)) / text.count(" ")


def edges(*content: Content) -> list[float]:
    return [edge.x for edge in find_edges([lines_of(*content)])]


def test_two_edges_part_three_columns_of_an_unruled_table() -> None:
    assert edges(*table(demands(1, 6))) == pytest.approx(COLUMNS[1:], abs=1)


def test_flowing_text_has_none() -> None:
    assert edges(*[Words(40, 100 + 12 * n, "a line of text that runs over the page " * 2) for n in range(12)]) == []


def test_flowing_text_around_a_table_does_not_hide_it() -> None:
    text = [Words(40, 40 + 12 * n, "a line of text that runs over the whole width of the page, word") for n in range(4)]
    after = [Words(40, 400 + 12 * n, "a line of text that runs over the whole width of the page") for n in range(9)]
    assert edges(*text, *table(demands(1, 6)), *after) == pytest.approx(COLUMNS[1:], abs=1)


def test_justified_text_has_gaps_but_no_columns() -> None:
    texts = [
        "The members of both houses met in the spring of the year",
        "and spoke of ships that carry what is to be carried over",
        "wide water. Whoever wants a harbour must dig it; whoever",
        "wants none may leave the sand where wind and tide put it,",
        "as everyone did before. So the matter rests, and nobody",
        "has found reason to ask for more than a few small things.",
    ]
    right = 400.0
    lines = [Words(40, 100 + 12 * n, text, stretch=_stretch(text, right - 40)) for n, text in enumerate(texts)]
    assert all(words.stretch > 3.6 for words in lines)
    assert edges(*lines) == []


def test_justified_text_in_cells_adds_no_columns() -> None:
    content: list[Content] = []
    for n in range(8):
        content += [Words(40, 100 + 24 * n, f"{n + 1}."), Words(90, 100 + 24 * n, "the demand set wide", stretch=6.0)]
        content += [Words(90, 112 + 24 * n, "with more words in it", stretch=3.0 + n / 2)]
        content += [Words(235, 100 + 24 * n, "an answer of some words", stretch=4.0 + n)]
    assert edges(*content) == pytest.approx(COLUMNS[1:], abs=1)


def test_vertical_rulings_are_edges_where_they_are_long_enough() -> None:
    rules = [Rule(x, 100, x, 400) for x in (36, 86, 231, 380)] + [Rule(150, 200, 150, 207)]
    assert ruled_edges([rules]) == [36, 86, 231, 380]


def test_the_pieces_of_one_ruling_count_together() -> None:
    pieces = [Rule(86, y, 86, y + 20) for y in range(100, 400, 20)]
    assert ruled_edges([[*pieces, Rule(231, 100, 231, 400)]]) == [86, 231]


def test_horizontal_rulings_are_no_edges() -> None:
    assert ruled_edges([[Rule(40, 100, 400, 100)]]) == []


def test_the_text_of_a_ruled_column_begins_right_of_its_ruling() -> None:
    lines = lines_of(*table(demands(1, 4), ruled=True))
    assert text_edge(86, [lines]) == pytest.approx(90, abs=0.5)
