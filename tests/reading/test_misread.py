"""A number that was misread is put right where only that goes on with its list, and the repair is listed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from peilung.core.number import letters, roman
from peilung.core.paper import Document, ProblemCode, RepairKind
from peilung.reading.layout import Cell, Element, Layout, Paragraph, Piece, Row
from peilung.reading.parse import parse

TITLES = ("Nr.", "Forderung", "Stellungnahme")


def row(*cells: str, line: int | None = None, header: bool = False) -> Row:
    """A row whose paragraphs are parted by two slashes."""
    held = [[Paragraph([Piece(part, line=line)]) for part in text.split("//")] if text else [] for text in cells]
    return Row([Cell(paragraphs) for paragraphs in held], header=header)


def document(*elements: Element) -> Document:
    return parse(Layout("text/plain", None, list(elements), language="de"), "0" * 64)


def column(*numbers: str) -> Document:
    """A table with these numbers in a column of their own."""
    rows = [row(number, "fordert Wege;", "Ja.", line=line) for line, number in enumerate(numbers, 2)]
    return document(row(*TITLES, header=True), *rows)


def inside(*numbers: str) -> Document:
    """A table with these numbers at the start of the demands."""
    return document(row(*TITLES[1:], header=True), *[row(f"{n} fordert Wege;", "Ja.") for n in numbers])


def within(*numbers: str) -> Document:
    """A table with these numbers in one cell."""
    demand = "//".join(f"{number} Wege;" for number in numbers)
    rows = [
        row("1.", f"fordert://{demand}", "Ja."),
        row("2.", "fordert Ruhe.", "Ja."),
        row("3.", "fordert Rat.", "Ja."),
    ]
    return document(row(*TITLES, header=True), *rows)


def paths(found: Document) -> list[str]:
    return [str(point.path) for point in found.resolutions[0].points]


def repairs(found: Document) -> list[tuple[str, str]]:
    return [(r.original, r.repaired) for r in found.repairs if r.kind is RepairKind.NUMBER_MISREAD]


def run(first: int, last: int) -> list[str]:
    return [f"{letters(value)})" for value in range(first, last + 1)]


@pytest.mark.parametrize(
    ("numbers", "misread", "meant"),
    [
        ("j) k) 1) m)", "1)", "l)"),
        ("h) 1) j)", "1)", "i)"),
        ("1. 2. 3. 4. S. 6.", "S.", "5."),
        ("6) 7) B) 9)", "B)", "8)"),
        ("l. 2. 3.", "l.", "1."),
        ("(l) (2) (3)", "(l)", "(1)"),
        ("9) 10) ll) 12)", "ll)", "11)"),
        ("9. 1O. 11.", "1O.", "10."),
        ("9. lO. 11.", "lO.", "10."),
        ("11) l2) 13)", "l2)", "12)"),
        ("i) ii) 1ii) iv)", "1ii)", "iii)"),
        ("n) 0) p)", "0)", "o)"),
        ("1.1 l.2 1.3", "l.2", "1.2"),
        ("9 1O 11", "1O", "10"),
        ("2 k) 2 1) 2 m)", "1)", "l)"),
    ],
)
def test_a_misread_number_is_put_right_and_listed(numbers: str, misread: str, meant: str) -> None:
    marks = numbers.split() if "2 k" not in numbers else ["2 k)", "2 1)", "2 m)"]
    right = [mark.replace(misread, meant) for mark in marks]
    found = column(*marks)
    assert paths(found) == paths(column(*right))
    assert repairs(found) == [(misread, meant)]
    assert repairs(column(*right)) == []


def test_a_repair_names_its_point_and_its_line() -> None:
    repair = column("j)", "k)", "1)", "m)").repairs[0]
    assert (repair.within, repair.resolution, repair.line) == ("l)", 0, 4)


@pytest.mark.parametrize("table", [inside, within])
@pytest.mark.parametrize(
    ("numbers", "misread", "meant"),
    [
        ("(1) (2) (3) (4) (S) (6)", "(S)", "(5)"),
        ("a) b) c) d) e) f) g) h) 1) j)", "1)", "i)"),
        ("9) 1O) 11)", "1O)", "10)"),
    ],
)
def test_numbers_in_the_demands_cell_are_put_right_too(table, numbers, misread, meant) -> None:  # type: ignore[no-untyped-def]
    marks = numbers.split()
    if marks[0] == "9)":
        marks = [f"{value})" for value in range(1, 9)] + marks
    found = table(*marks)
    assert paths(found) == paths(table(*[meant if mark == misread else mark for mark in marks]))
    assert repairs(found) == [(misread, meant)]


def test_a_letter_inside_a_whole_path_is_put_right() -> None:
    found = column("2 l) (1)", "2 l) (2)", "2 1) (3)", "2 l) (4)")
    assert paths(found) == ["2 l) (1)", "2 l) (2)", "2 l) (3)", "2 l) (4)"]
    assert repairs(found) == [("1)", "l)")]


@pytest.mark.parametrize(
    "numbers",
    [
        "j) k) 1) 2)",  # a list of its own below k)
        "1) a) b) 1) a)",  # a number that the paper has twice
        "1. 2. 2. 3.",
        "I. 2. 3. II. 1.",  # section I lacks its first point
        "H. 1. I. 1.",
        "a) d) f) i) k)",
        "4. 5. 6.",
        "c) d)",
    ],
)
def test_what_the_paper_may_mean_stays_as_it_is(numbers: str) -> None:
    assert repairs(column(*numbers.split())) == []


def test_a_number_that_is_twice_in_the_paper_stays_a_problem() -> None:
    found = column("1.", "2.", "2.", "3.")
    assert [p.code for p in found.problems if p.code is not ProblemCode.ROLE_UNCLEAR] == [ProblemCode.DUPLICATE_NUMBER]


def test_the_page_of_a_source_at_the_start_of_a_line_is_no_number() -> None:
    found = document(
        row(*TITLES, header=True),
        row("4.", "fordert Wege gemäß Bericht,//S. 12 bis 14.", "Ja."),
        row("5.", "fordert Rat.", "Ja."),
    )
    assert paths(found) == ["4", "5"]
    assert repairs(found) == []


LISTS = {
    "digits": lambda n: f"{n}.",
    "closed": lambda n: f"{n})",
    "round": lambda n: f"({n})",
    "letters": lambda n: f"{letters(n)})",
    "roman": lambda n: f"({roman(n)})",
    "decimal": lambda n: f"3.{n}",
}
CONFUSED = ["1lI", "0O", "5S", "8B"]


def tree(lengths: Sequence[int], upper: str, lower: str) -> list[str]:
    numbers: list[str] = []
    for value, below in enumerate(lengths, 1):
        numbers.append(LISTS[upper](value))
        numbers.extend(LISTS[lower](n) for n in range(1, below + 1))
    return numbers


TREES = st.builds(
    tree,
    st.lists(st.integers(0, 13), min_size=1, max_size=12),
    st.sampled_from(["digits", "closed"]),
    st.sampled_from(["letters", "round", "roman"]),
)


@given(TREES)
def test_a_tree_without_damage_is_never_repaired(numbers: list[str]) -> None:
    assert repairs(column(*numbers)) == []
    assert repairs(inside(*numbers)) == []


@given(st.sampled_from(sorted(LISTS)), st.integers(4, 26), st.data())
def test_a_list_with_one_misread_number_is_read_as_it_was(kind: str, length: int, data: st.DataObject) -> None:
    numbers = [LISTS[kind](value) for value in range(1, length + 1)]
    place = data.draw(st.integers(1, length - 2))
    options = [
        (at, other)
        for at, sign in enumerate(numbers[place])
        for group in CONFUSED
        if sign in group
        for other in group
        if other != sign and not (kind == "decimal" and at < 2)
    ]
    assume(options)
    at, other = data.draw(st.sampled_from(options))
    damaged = numbers[place][:at] + other + numbers[place][at + 1 :]
    found = column(*numbers[:place], damaged, *numbers[place + 1 :])
    assert paths(found) == paths(column(*numbers))
    assert repairs(found) == [(damaged, numbers[place])]
