"""What the columns of a table hold is told by form: numbers, demands, answers, and rows of titles."""

from __future__ import annotations

import pytest

from peilung.reading.layout import Cell, Paragraph, Piece, Row
from peilung.reading.table import Columns, cell_text, find_columns, find_titles, title_key

DEMAND = "Die Häfen sind zu bauen."
ANSWER = "Es wird schon gebaut, und zwar seit dem letzten Jahr."


def row(*cells: str, header: bool = False) -> Row:
    """A row; a vertical line parts the lines of a cell."""
    return Row(
        [Cell([Paragraph([Piece(line) for line in text.split("|")])] if text else []) for text in cells], header=header
    )


def columns(*rows: Row, titles: tuple[Row, ...] = ()) -> tuple[int | None, int, int | None] | None:
    found = find_columns(rows, titles)
    return None if found is None else (found.number, found.demand, found.answer)


@pytest.mark.parametrize(
    ("first", "second"),
    [("1", "2"), ("a)", "b)"), ("Ziffer 1", "Ziffer 2"), ("2 l) (4)", "2 m)"), ("I.", "IV."), ("–", "–")],
)
def test_the_column_of_numbers_or_dashes_is_the_number_column(first: str, second: str) -> None:
    assert columns(row(first, DEMAND, ANSWER), row(second, DEMAND, ANSWER)) == (0, 1, 2)


def test_rows_without_a_number_do_not_count_against_it() -> None:
    assert columns(row("1.", DEMAND, ANSWER), *[row("", DEMAND, ANSWER)] * 4, row("2.", DEMAND, ANSWER)) == (0, 1, 2)


def test_an_empty_column_between_the_others_is_passed_over() -> None:
    assert columns(row("1", DEMAND, "", ANSWER), row("2", DEMAND, "", ANSWER)) == (0, 1, 3)


def test_a_table_may_have_no_answers() -> None:
    assert columns(row("1", DEMAND), row("2", DEMAND)) == (0, 1, None)


@pytest.mark.parametrize("title", ["Stellungnahme", "Antwort des Senats", "Response", "Bericht", "Stand der Umsetzung"])
def test_the_title_tells_the_answers_where_they_stand_first(title: str) -> None:
    rows = (row("1", ANSWER, DEMAND), row("2", ANSWER, DEMAND))
    assert columns(*rows, titles=(row("Nr.", title, "Beschluss"),)) == (0, 2, 1)


def test_the_numbers_may_stand_in_the_middle() -> None:
    assert columns(row(DEMAND, "1", ANSWER), row(DEMAND, "2", ANSWER)) == (1, 0, 2)


def test_the_two_columns_with_most_text_are_demand_and_answer_and_the_rest_is_named() -> None:
    rows = (row("1", "offen", DEMAND, ANSWER), row("2", "fertig", DEMAND, ANSWER))
    found = find_columns(rows, [row("Nr.", "Stufe", "Forderung", "Stellungnahme")])
    assert found == Columns(0, 2, 3, "Forderung", (1,), None, ("Nr.", "Stufe", "Forderung", "Stellungnahme"))


@pytest.mark.parametrize(
    "rows",
    [
        (row("a) " + DEMAND, ANSWER), row("b) " + DEMAND, ANSWER)),
        (row("1. " + DEMAND, ANSWER),),
        (row("- " + DEMAND, ANSWER), row("- " + DEMAND, ANSWER), row("- " + DEMAND, ANSWER)),
    ],
)
def test_numbers_may_stand_in_the_demands_own_cell(rows: tuple[Row, ...]) -> None:
    assert columns(*rows) == (None, 0, 1)


@pytest.mark.parametrize(
    "rows", [(), (row(DEMAND, ANSWER), row(DEMAND, ANSWER)), (row("Häfen", "12 000"), row("Bahn", "3"))]
)
def test_a_table_without_numbered_demands_has_no_columns(rows: tuple[Row, ...]) -> None:
    assert columns(*rows) is None


@pytest.mark.parametrize(
    "titles",
    [
        ("Ziffer", "Forderung", "Stellungnahme"),
        ("Nr.", "Beschluss des Rates", "Antwort der Regierung"),
        ("No.", "Recommendation", "Government response"),
        ("", "Text der Entschließung", "Haltung des Senats"),
    ],
)
def test_what_stands_above_the_first_number_are_titles(titles: tuple[str, ...]) -> None:
    assert find_titles([row(*titles), row("1", DEMAND, ANSWER)]) == {title_key(row(*titles))}


def test_titles_come_again_however_they_are_broken_into_lines() -> None:
    keys = find_titles([row("Ziffer", "Forderung", "Antwort"), row("1", DEMAND, ANSWER)])
    assert title_key(row("Zif-|fer", "Forde-|rung", "Ant-|wort")) in keys


def test_a_row_that_the_format_marks_is_a_title() -> None:
    header = row("K", "L", "M", header=True)
    assert find_titles([header, row("1", DEMAND, ANSWER)]) == {title_key(header)}


@pytest.mark.parametrize(
    "first",
    [("1", DEMAND, ANSWER), ("", DEMAND, ""), ("", "a) Häfen", "Es geht"), ("", DEMAND, ANSWER)],
)
def test_a_row_that_holds_a_number_or_a_sentence_is_no_title(first: tuple[str, ...]) -> None:
    assert find_titles([row(*first), row("1", "Die Bahn soll fahren.", "Sie fährt.")]) == set()


def test_a_row_too_long_for_titles_is_none() -> None:
    assert find_titles([row("Nr", "Häfen " * 40, "Bahn " * 40), row("1", DEMAND, ANSWER)]) == set()


def test_the_text_of_a_cell_is_one_line() -> None:
    assert cell_text(row("eins|zwei").cells[0]) == "eins zwei"
    assert not cell_text(Cell())


def test_numbers_that_the_format_sets_open_demands_as_printed_ones_do() -> None:
    def listed(mark: str, demand: str) -> Row:
        return Row([Cell([Paragraph([Piece(demand)], mark=mark)]), Cell([Paragraph([Piece(ANSWER)])])])

    assert columns(listed("a.", DEMAND), listed("b.", DEMAND)) == (None, 0, 1)
    assert columns(listed("1.", DEMAND)) == (None, 0, 1)


@pytest.mark.parametrize(
    "title",
    ["Gegenstand", "Forderung der Opposition", "Gesamttext", "Resource", "Empfehlung der Beschwerdestelle", "Zeitung",
     "Berichtsersuchen", "Recommendation to members", "Antragsteller", "Beschluss zum Wohnungsbestand"],
)  # fmt: skip
def test_a_word_inside_another_does_not_make_a_column_of_answers(title: str) -> None:
    rows = (row("1", DEMAND, ANSWER), row("2", DEMAND, ANSWER))
    found = find_columns(rows, [row("Nr.", title, "Ergebnis")])
    assert found is not None
    assert (found.demand, found.answer) == (1, 2)
