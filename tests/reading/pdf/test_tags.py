"""Tags say where rows begin, and are followed as long as the numbers do not contradict them."""

from __future__ import annotations

from peilung.core.paper import ProblemCode
from peilung.reading.pdf import layout
from tests.reading.pdf.made import body_of, set_by_typst, titles_of

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
