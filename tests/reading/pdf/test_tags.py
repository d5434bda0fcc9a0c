"""Tags say where rows begin, and are followed as long as the numbers do not contradict them."""

from __future__ import annotations

from peilung.core.paper import ProblemCode
from peilung.reading.layout import Row
from peilung.reading.pdf import layout
from tests.reading.pdf.made import body_of, flow_of, rows_of, set_by_typst, titles_of

_PAGE = "#set page(width: 420pt, height: {height}pt, margin: 30pt)\n#set text(size: 10pt)\n"
_TABLE = (
    "#table(columns: (40pt, 1fr, 1fr), stroke: none, table.header([Nr.], [Demand], [Answer]), {cells})"
)


def paper(cells: str, height: int = 500, tags: bool = True) -> bytes:
    return set_by_typst((_PAGE + _TABLE).format(height=height, cells=cells), tags=tags)


CELLS = "[1.], [one], [yes], [], [two without a number], [no], [2.], [three], [perhaps]"


def test_a_row_without_number_is_a_row_where_the_tags_say_so() -> None:
    data = paper(CELLS)
    assert titles_of(data) == [["Nr.", "Demand", "Answer"]]
    assert body_of(data) == [["1.", "one", "yes"], ["", "two without a number", "no"], ["2.", "three", "perhaps"]]
    assert layout(data).problems == []


def test_a_row_that_goes_on_over_a_page_is_marked_as_broken_by_its_tags() -> None:
    long = " ".join(["many words that go on"] * 30)
    found = layout(paper(f"[1.], [{long}], [yes], [2.], [two], [no], [3.], [three], [maybe]", height=200))
    rows = [row for row in found.elements if getattr(row, "broken", False)]
    assert (found.pages or 0) > 1
    assert rows
    assert body_of(found)[-2:] == [["2.", "two", "no"], ["3.", "three", "maybe"]]


def test_tags_that_part_rows_otherwise_than_the_numbers_are_a_problem_and_not_followed() -> None:
    found = layout(paper("[1. \\ 2. \\ 3.], [one \\ two \\ three], [yes \\ no \\ maybe]"))
    assert [problem.code for problem in found.problems] == [ProblemCode.TAGS_DISAGREE]
    assert found.problems[0].page == 1
    assert body_of(found) == [["1.", "one", "yes"], ["2.", "two", "no"], ["3.", "three", "maybe"]]


def test_the_same_paper_without_tags_reads_the_same() -> None:
    cells = "[1.], [one], [yes], [2.], [two], [no], [3.], [three], [perhaps]"
    assert body_of(paper(cells, tags=False)) == body_of(paper(cells))


def test_an_answer_over_several_rows_is_one_cell_of_all_of_them() -> None:
    shared = "table.cell(rowspan: 2)[both of these \\ at once \\ as they belong together]"
    cells = f"[1.], [one], {shared}, [2.], [two], [3.], [three], [no]"
    answers = [row.cells[2] for row in layout(paper(cells)).elements if isinstance(row, Row) and not row.header]
    assert [cell.rows for cell in answers] == [2, 2, 1]
    assert answers[0] is answers[1]
    assert body_of(paper(cells))[1][:2] == ["2.", "two"]


def test_an_answer_over_several_rows_is_one_cell_over_a_page_too() -> None:
    long = " ".join(["many words that go on"] * 12)
    shared = "table.cell(rowspan: 3)[an answer to all of it]"
    cells = f"[1.], [{long}], {shared}, [2.], [{long}], [3.], [{long}], [4.], [d], [e]"
    found = layout(paper(cells, height=200))
    rows = [row for row in found.elements if isinstance(row, Row) and not row.header]
    numbered = [row for row in rows if not row.cells[0].empty]
    assert (found.pages or 0) > 1
    assert [row.cells[2].rows > 1 for row in numbered] == [True, True, True, False]
    assert len({id(row.cells[2]) for row in numbered}) == 2
    assert numbered[2].cells[2].paragraphs[0].raw == "an answer to all of it"


def test_titles_that_a_page_repeats_without_tags_are_titles_again() -> None:
    long = " ".join(["many words that go on"] * 12)
    found = layout(paper(f"[1.], [{long}], [yes], [2.], [{long}], [no], [3.], [{long}], [maybe]", height=200))
    assert (found.pages or 0) > 1
    assert titles_of(found) == [["Nr.", "Demand", "Answer"]] * (found.pages or 0)


def test_text_without_a_table_stays_flowing_text_where_the_tags_are_complete() -> None:
    lines = "\n\n".join(f"{n}. call #h(12pt) upon all of them to do what is asked for here" for n in range(1, 9))
    assert rows_of(set_by_typst(_PAGE.format(height=500) + lines.replace(". ", "\\. "), tags=True)) == []


def test_two_tables_with_columns_of_their_own_keep_them() -> None:
    second = "#table(columns: (80pt, 1fr, 60pt), stroke: none, {cells})"
    cells = "[1.], [one], [yes], [2.], [two], [no]"
    data = set_by_typst((_PAGE + _TABLE + "\n\nText.\n\n" + second).format(height=500, cells=cells), tags=True)
    assert body_of(data) == [["1.", "one", "yes"], ["2.", "two", "no"]] * 2
    assert flow_of(data) == ["Text."]


def test_a_footnote_within_a_cell_is_not_the_cells() -> None:
    data = paper("[1.], [one#footnote[Said below.]], [yes], [2.], [two], [no]")
    assert [row[2] for row in body_of(data)] == ["yes", "no"]
    assert "below" not in body_of(data)[0][1]
