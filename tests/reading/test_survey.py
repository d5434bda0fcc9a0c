"""Tables of points are told from other rows, and one table that is set in parts has one meaning of columns."""

from __future__ import annotations

import pytest

from peilung.reading.grid import even
from peilung.reading.layout import Cell, Element, Paragraph, Piece, Row
from peilung.reading.survey import Body, survey

LONG = "Das Land fördert dies seit dem vergangenen Jahr in allen Gemeinden, die es wünschen, mit eigenen Mitteln."
SHORT = "Kenntnisnahme."


def paragraph(text: str) -> Paragraph:
    return Paragraph([Piece(text)])


def row(*cells: str, table: int = 0, header: bool = False) -> Row:
    return Row([Cell([paragraph(text)] if text else []) for text in cells], table=table, header=header)


def body(*elements: Element) -> Body:
    return survey(list(elements))


def columns(found: Body, index: int) -> tuple[int | None, int, int | None]:
    held = found.columns[index]
    return held.number, held.demand, held.answer


def test_rows_that_go_on_below_a_heading_in_a_table_keep_its_columns() -> None:
    found = body(
        row("Nr.", "Antwort", "Beschluss", header=True),
        row("1", SHORT, LONG),
        row("2", SHORT, LONG),
        paragraph("II. Das Forum fordert"),
        row("1", LONG, "Häfen zu bauen."),
        row("2", LONG, "Wege zu bauen."),
    )
    assert {columns(found, index) for index in (1, 2, 4, 5)} == {(0, 2, 1)}
    assert found.columns[4].titles == ("Nr.", "Antwort", "Beschluss")


def test_tables_with_the_same_titles_have_the_same_columns() -> None:
    titles = ("Text der Entschließung", "Stellungnahme")
    found = body(
        row(*titles, table=0, header=True),
        row("1) die Beratungen haben ergeben, dass:", LONG, table=0),
        row("a) die Häfen fehlen.", LONG, table=0),
        paragraph("II. fordert"),
        row(*titles, table=1, header=True),
        row("2) Häfen zu bauen;", SHORT, table=1),
        row("3) Wege zu bauen;", SHORT, table=1),
        row("4) Bahnen zu bauen.", SHORT, table=1),
    )
    assert columns(found, 1) == columns(found, 5) == (None, 0, 1)
    assert set(found.titles) == {0, 4}


def test_a_small_table_without_titles_has_the_columns_of_the_next_one() -> None:
    found = body(
        row("1) fordert:", "", table=0),
        row("a) Häfen zu bauen.", LONG, table=0),
        paragraph("Das Forum fordert ferner"),
        row("2) Wege zu bauen;", SHORT, table=1),
        row("3) Bahnen zu bauen;", LONG, table=1),
    )
    assert columns(found, 0) == columns(found, 3)


def test_a_letterhead_is_no_table_of_points() -> None:
    found = body(
        row("LANDTAG OBERMOOR", "Drucksache 8/411"),
        paragraph("Der Landtag hat die Landesregierung ersucht, ihm zu berichten."),
        row("(1) Häfen zu bauen;", LONG),
        row("(2) Wege zu bauen.", LONG),
    )
    assert 0 not in found.columns
    assert found.titles == {}


def test_a_letterhead_is_no_title_of_a_table_that_has_titles_of_its_own() -> None:
    found = body(
        row("LANDTAG OBERMOOR", "Drucksache 8/411"),
        paragraph("1. Das Forum fordert"),
        row("Resolution", "Stellungnahme"),
        row("(1) Häfen zu bauen;", LONG),
        row("(2) Wege zu bauen.", LONG),
    )
    assert 0 not in found.columns
    assert found.columns[3].title == "Resolution"


def test_titles_may_stand_above_the_first_heading_of_a_table() -> None:
    found = body(
        row("Nr.", "Resolution", "Stellungnahme"),
        paragraph("1. Das Forum fordert"),
        row("a)", "Häfen zu bauen;", LONG),
        row("b)", "Wege zu bauen.", LONG),
    )
    assert found.columns[2].title == "Resolution"
    assert set(found.titles) == {0}


def test_titles_printed_again_above_a_heading_are_titles() -> None:
    found = body(
        row("Nr.", "Resolution", "Stellungnahme"),
        row("a)", "Häfen zu bauen;", LONG),
        row("b)", "Wege zu bauen.", LONG),
        paragraph("Das Forum fordert"),
        row("Nr.", "Resolution", "Stellungnahme"),
        paragraph("2. Das Forum fordert"),
        row("Nr.", "Resolution", "Stellungnahme"),
        row("a)", "Bahnen zu bauen.", LONG),
    )
    assert set(found.titles) == {0, 4, 6}


@pytest.mark.parametrize("answer", ["", LONG])
def test_a_row_whose_number_stands_in_the_demand_is_no_heading_for_want_of_an_answer(answer: str) -> None:
    rows: list[Element] = [
        row("1) Häfen zu bauen;", answer),
        row("2) Wege zu bauen;", LONG),
        row("3) Bahnen zu bauen.", LONG),
    ]
    assert [type(element) for element in even(rows)] == [Row] * 3


def test_a_first_cell_with_number_and_words_is_a_heading_where_the_others_hold_numbers() -> None:
    rows: list[Element] = [
        row("1. Das Forum fordert", "", ""),
        row("a)", "Häfen zu bauen;", LONG),
        row("b)", "Wege zu bauen;", LONG),
    ]
    assert [type(element) for element in even(rows)] == [Paragraph, Row, Row]
