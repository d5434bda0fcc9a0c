"""A cell that reaches over several rows of a ruled table is one cell in all of them."""

from __future__ import annotations

from collections.abc import Sequence

from peilung.reading.layout import Cell, Row
from peilung.reading.pdf import layout
from tests.reading.pdf.made import COLUMNS, PITCH, WIDTH, Content, Stroke, Words, body_of, pdf, rows_of, table

_RIGHT = WIDTH - 40
_EDGES = (*(x - 4 for x in COLUMNS), _RIGHT)
_ANSWER = ["this answer is given to", "two demands at once,", "for both ask the same", "of us"]


def ruled(
    demands: Sequence[str], answers: Sequence[tuple[int, list[str]]], top: float = 100.0, first: int = 1
) -> list[Content]:
    """Rows of two lines; each answer is that of so many rows, without a ruling between them."""
    height = 2 * PITCH + 6
    found: list[Content] = [Stroke(_EDGES[0], top, _RIGHT, top)]
    for n, demand in enumerate(demands):
        y = top + n * height
        found += [Words(COLUMNS[0], y + 11, f"{first + n}."), Words(COLUMNS[1], y + 11, demand)]
        found += [Words(COLUMNS[1], y + 11 + PITCH, "and so on")]
        found += [Stroke(_EDGES[0], y + height, _EDGES[2], y + height)]
    row = 0
    for count, lines in answers:
        y = top + row * height
        found += [Words(COLUMNS[2], y + 14 + PITCH * n, line) for n, line in enumerate(lines) if line]
        row += count
        found += [Stroke(_EDGES[2], top + row * height, _RIGHT, top + row * height)]
    return found + [Stroke(x, top, x, top + row * height) for x in _EDGES]


def cells_of(*pages: Sequence[Content], column: int = 2) -> list[Cell]:
    found = layout(pdf(*pages))
    return [element.cells[column] for element in found.elements if isinstance(element, Row)]


DEMANDS = ["one thing", "the second thing", "a third thing", "the fourth"]
ANSWERS = [(1, ["yes, in a year"]), (2, _ANSWER), (1, ["no, not at all"])]


def test_an_answer_between_no_rulings_is_one_cell_of_both_rows() -> None:
    cells = cells_of(ruled(DEMANDS, ANSWERS))
    assert [cell.rows for cell in cells] == [1, 2, 2, 1]
    assert cells[1] is cells[2]
    assert " ".join(p.raw for p in cells[1].paragraphs) == " ".join(_ANSWER)


def test_the_demands_beside_it_stay_apart() -> None:
    assert [row[:2] for row in rows_of(pdf(ruled(DEMANDS, ANSWERS)))] == [
        [f"{n}.", f"{demand} and so on"] for n, demand in enumerate(DEMANDS, 1)
    ]


def test_where_all_columns_are_parted_an_empty_answer_stays_empty() -> None:
    cells = cells_of(ruled(DEMANDS, [(1, ["yes"]), (1, ["no"]), (1, []), (1, ["perhaps"])]))
    assert [cell.rows for cell in cells] == [1, 1, 1, 1]
    assert cells[2].empty


def test_a_merged_answer_goes_on_over_a_page() -> None:
    over = ["this answer begins here and", "goes on behind the end of"]
    first = ruled(DEMANDS[:2], [(1, ["a short answer to the first"]), (1, over)], top=500)
    second = ruled(DEMANDS[1:], [(2, ["the page, for three demands."]), (1, ["no"])], top=60, first=3)
    cells = cells_of(first, second)
    assert cells[1] is cells[2] is cells[3]
    assert [cell.rows for cell in cells] == [1, 3, 3, 3, 1]
    text = "this answer begins here and goes on behind the end of the page, for three demands."
    assert cells[1].paragraphs[0].raw == text


def test_an_answer_that_ends_with_its_page_is_no_merged_one() -> None:
    first = ruled(DEMANDS[:2], [(1, ["a short answer"]), (1, ["all of it is said on this page."])], top=500)
    second = ruled(DEMANDS[1:], [(2, ["see above"]), (1, ["no"])], top=60, first=3)
    assert [cell.rows for cell in cells_of(first, second)] == [1, 1, 2, 2, 1]


def test_the_rest_of_a_row_that_a_page_cuts_is_marked_as_broken_and_not_merged() -> None:
    first = ruled(DEMANDS[:2], [(1, ["a short answer to the first"]), (1, ["this answer begins here and"])], top=500)
    second: list[Content] = [Words(COLUMNS[2], 71, "goes on without a number"), *ruled(["more"], [(1, ["no"])], 80, 3)]
    second += [Stroke(_EDGES[0], 60, _RIGHT, 60), *(Stroke(x, 60, x, 80) for x in _EDGES)]
    rows = [element for element in layout(pdf(first, second)).elements if isinstance(element, Row)]
    assert [(row.broken, row.cells[2].rows) for row in rows] == [(True, 1), (False, 1), (True, 1), (False, 1)]


def test_rulings_part_rows_whose_numbers_stand_in_the_text() -> None:
    rows = [("1. one thing", "yes", ""), ("2. all of\na) this\n\nb) that", "no\nnot now", ""), ("3. more", "yes", "")]
    content = [*table([(a, b, "") for a, b, _ in rows], columns=(40.0, 235.0, 370.0), gap=8, ruled=True)]
    assert [row[:2] for row in body_of(pdf(content))] == [
        ["1. one thing", "yes"], ["2. all of / a) this / b) that", "no not now"], ["3. more", "yes"],
    ]  # fmt: skip


def test_a_column_of_dates_that_are_broken_numbers_no_rows() -> None:
    dates = ["30.0\n6.20\n25", "31.1\n2.20\n25", "31.0\n3.20\n26", "1.4.\n2026"]
    rows = [(date, f"{n}. one thing\nof many", "yes\nand so on") for n, date in enumerate(dates, 1)]
    found = layout(pdf(table(rows, gap=8, ruled=True)))
    firsts = [row.cells[0].paragraphs[0].pieces for row in found.elements if isinstance(row, Row)]
    assert ["".join(piece.text for piece in pieces) for pieces in firsts] == [
        "30.06.2025", "31.12.2025", "31.03.2026", "1.4.2026",
    ]  # fmt: skip
    assert all(piece.glued for pieces in firsts for piece in pieces[1:])


def test_a_small_ruled_table_in_a_cell_is_part_of_its_row() -> None:
    inner: list[Content] = [Words(240, 111 + PITCH * n, word) for n, word in enumerate(["Port", "Ness", "Ulvik"])]
    inner += [Words(300, 111 + PITCH * n, word) for n, word in enumerate(["Calls", "112", "40"])]
    inner += [Stroke(236, 101 + PITCH * n, 370, 101 + PITCH * n) for n in range(4)]
    inner += [Stroke(x, 101, x, 101 + 3 * PITCH) for x in (236, 296, 370)]
    outer = [Words(40, 111, "1."), Words(90, 111, "publish the figures")]
    rest = table([(f"{n}.", "do one thing\nand another", "this is done\nand that") for n in range(2, 6)], top=146)
    rows = rows_of(pdf([*outer, *inner, *rest]))
    assert [row[0] for row in rows] == ["1.", "2.", "3.", "4.", "5."]
    assert all(word in rows[0][2] for word in ("Port", "Calls", "Ness", "112", "Ulvik", "40"))
