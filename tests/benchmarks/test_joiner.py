"""The joiner that every other reader's tables go through."""

from __future__ import annotations

from benchmarks.joiner import JoinedRow, Table, join

HEAD = ["Nr.", "Text", "Stellungnahme"]


def test_a_row_torn_by_a_page_break_is_one_row() -> None:
    tables: list[Table] = [[HEAD, ["a)", "die Ver-\nwaltung zu", "Das Land"]], [HEAD, [None, "stärken.", "prüft das."]]]
    assert join(tables) == [JoinedRow("a)", "dieVerwaltungzustärken.", "DasLandprüftdas.")]


def test_a_repeated_header_is_no_row_wherever_it_stands() -> None:
    tables: list[Table] = [[HEAD, ["a)", "x", "y"]], [HEAD, ["b)", "x", "y"], HEAD, ["c)", "x", "y"]]]
    assert [row.number for row in join(tables)] == ["a)", "b)", "c)"]


def test_the_head_of_a_torn_row_is_no_header() -> None:
    tables = [[["", "x", ""], ["a)", "b", "c"]], [["", "x", ""], ["b)", "c", "d"]]]
    assert [row.demand for row in join(tables)] == ["x", "bx", "c"]


def test_a_number_in_brackets_at_the_head_of_a_demand_begins_a_row() -> None:
    rows = join([[["l)", "folgende", ""], ["", "(2) das zweite", "Ja."], ["", "(a) kein Punkt", ""]]])
    assert rows == [JoinedRow("l)", "folgende", ""), JoinedRow("(2)", "daszweite(a)keinPunkt", "Ja.")]


def test_columns_that_are_empty_in_a_table_do_not_count() -> None:
    assert join([[["a)", None, "x", "", "y"]]]) == [JoinedRow("a)", "x", "y")]


def test_a_table_without_its_empty_number_column_goes_on_in_the_row_above() -> None:
    assert join([[["a)", "x", "y"]], [["z", "w"]]]) == [JoinedRow("a)", "xz", "yw")]


def test_tables_of_other_widths_and_ragged_ones_are_left_out() -> None:
    assert join([[["a", "b", "c", "d"]], [["a", "b", "c"], ["d"]], [["alone"]], []]) == []


def test_every_way_to_write_a_hyphen_at_a_line_end_is_the_same() -> None:
    ways = ["Ver-\nband", "Ver\u00ad\nband", "Ver\ufffeband", "Ver\x02band"]
    assert {join([[["a)", way, ""]]])[0].demand for way in ways} == {"Verband"}
