"""Pages are divided into flowing text and tables, tables into rows."""

from __future__ import annotations

from tests.reading.pdf.made import (
    HEIGHT,
    Content,
    Stroke,
    Words,
    body_of,
    demands,
    flow_of,
    pdf,
    rows_of,
    table,
    titles_of,
)

TITLES = ("No.", "Demand", "Answer")


def numbers(data: bytes) -> list[str]:
    return [row[0] for row in body_of(data)]


def test_a_number_begins_a_row_of_an_unruled_table() -> None:
    data = pdf(table(demands(1, 5)))
    assert numbers(data) == ["1.", "2.", "3.", "4.", "5."]
    assert all(len(row) == 3 for row in body_of(data))


def test_rulings_part_rows_and_columns() -> None:
    data = pdf(table([("1.", "one\nmore", "yes"), ("", "without number", "no"), ("2.", "two", "perhaps")], ruled=True))
    assert body_of(data) == [["1.", "one more", "yes"], ["", "without number", "no"], ["2.", "two", "perhaps"]]


def test_an_underline_is_no_ruling() -> None:
    rows = demands(1, 5)
    content: list[Content] = table(rows)
    content.append(Stroke(235, 111, 235 + 88, 111))
    assert body_of(pdf(content)) == body_of(pdf(table(rows)))


def test_titles_that_come_once_stand_above_the_first_number() -> None:
    data = pdf(table([TITLES, *demands(1, 5)]))
    assert titles_of(data) == [list(TITLES)]
    assert numbers(data) == ["1.", "2.", "3.", "4.", "5."]


def test_titles_that_are_repeated_on_each_page_are_titles_there() -> None:
    pages = [table([TITLES, *demands(first, 5)]) for first in (1, 6, 11)]
    data = pdf(*pages)
    assert titles_of(data) == [list(TITLES)] * 3
    assert numbers(data) == [f"{number}." for number in range(1, 16)]


def test_titles_of_two_lines_are_one_header_row() -> None:
    titles = ("No.", "Demand of the\nparliament", "Answer of the\ngovernment")
    (found,) = titles_of(pdf(table([titles, *demands(1, 5)])))
    assert found[0] == "No."
    assert [cell.replace(" / ", " ") for cell in found[1:]] == ["Demand of the parliament", "Answer of the government"]


def test_a_row_goes_on_over_the_page() -> None:
    first = [*demands(1, 4), ("5.", "demand five begins here", "answer five begins here")]
    second = [("", "and ends on this page", "and ends here too"), *demands(6, 4)]
    data = pdf(table(first, top=60, ruled=True), table(second, top=60, ruled=True))
    assert [row[0] for row in body_of(data)] == ["1.", "2.", "3.", "4.", "5.", "", "6.", "7.", "8.", "9."]
    assert body_of(data)[5] == ["", "and ends on this page", "and ends here too"]


def test_a_heading_between_two_unruled_tables_is_no_part_of_them() -> None:
    heading = Words(40, 260, "2. What is to be done in the second place, in the view of all members")
    data = pdf([*table(demands(1, 4), top=80), heading, *table(demands(5, 4), top=290)])
    assert flow_of(data) == [heading.text]
    assert numbers(data) == [f"{number}." for number in range(1, 9)]


def test_a_number_wrapped_in_its_narrow_column_opens_one_row() -> None:
    columns = (40.0, 62.0, 235.0)
    rows = [("1 a)\n(1)", "first demand\ngoes on", "first answer\ngoes on"), *demands(2, 4)]
    data = pdf(table(rows, columns=columns))
    assert len(body_of(data)) == 5
    assert body_of(data)[0][1:] == ["first demand goes on", "first answer goes on"]


def test_a_web_address_too_long_for_its_column_stays_in_it() -> None:
    address = "https://example.org/a/very/long/address/of/one/word"
    rows = [*demands(1, 4), ("5.", f"see there\n{address}\nand there", "an answer"), *demands(6, 3)]
    data = pdf(table(rows))
    row = next(row for row in body_of(data) if row[0] == "5.")
    assert address in row[1]
    assert row[2] == "an answer"


def test_text_before_and_after_the_table_is_flowing_text() -> None:
    before, after = "The paper answers the resolution in a table.", "This is the end of the paper, and of its words."
    data = pdf([Words(40, 60, before), *table(demands(1, 5)), Words(40, HEIGHT - 200, after)])
    assert flow_of(data) == [before, after]
    assert len(rows_of(data)) == 5
