"""Tables may have any number of columns in any order, and several tables of one paper columns of their own."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from tests.reading.pdf.made import HEIGHT, PITCH, WIDTH, Content, Stroke, Words, body_of, flow_of, pdf, titles_of

KINDS = {"number": 40, "demand": 110, "answer": 120, "office": 66, "status": 48, "other": 110}
TITLES = {
    "number": "No.",
    "demand": "Demand",
    "answer": "Answer",
    "office": "Office",
    "status": "Status",
    "other": "Other",
}
ORDERS = [
    "number demand answer office",
    "number demand other answer",
    "number answer demand",
    "number demand office status",
    "demand answer number",
    "answer number demand",
    "office number demand answer",
    "number office status demand answer",
]
_WORDS = ("sea", "harbour", "tide", "wind", "shoal", "bay", "island", "ferry", "pilot")


def set_table(
    kinds: Sequence[str], rows: Sequence[Sequence[str]], top: float = 80, rules: str = "none", middle: bool = False
) -> list[Content]:
    """A table whose cells hold lines parted by line feeds; ``middle``: numbers stand halfway down their rows."""
    lefts = [40.0]
    for kind in kinds[:-1]:
        lefts.append(lefts[-1] + KINDS[kind])
    edges = [*(x - 4 for x in lefts), lefts[-1] + KINDS[kinds[-1]] - 4]
    found: list[Content] = []
    y = top
    for row in rows:
        cells = [cell.split("\n") for cell in row]
        height = PITCH * max(map(len, cells))
        for kind, x, lines in zip(kinds, lefts, cells, strict=True):
            down = (height - PITCH) / 2 if middle and kind == "number" else 0
            found += [Words(x, y + 9 + down + PITCH * n, line, 9) for n, line in enumerate(lines) if line]
        below = y + height + 6
        if rules != "none":
            found += [Stroke(edges[0], level, edges[-1], level) for level in (y - 3, below - 3)]
        if rules == "all":
            found += [Stroke(x, y - 3, x, below - 3) for x in edges]
        y = below
    return found


def made_rows(kinds: Sequence[str], count: int, first: int = 1) -> list[list[str]]:
    random = Random(f"{kinds}{first}")
    rows = []
    for number in range(first, first + count):
        cells = {kind: _lines(random, kind) for kind in kinds}
        rows.append([f"{number}." if kind == "number" else cells[kind] for kind in kinds])
    return rows


def _lines(random: Random, kind: str) -> str:
    short = kind in ("office", "status")
    return "\n".join(
        " ".join(random.choice(_WORDS) for _ in range(1 if short else 3))
        for _ in range(random.randint(1, 1 + 3 * (not short)))
    )


def plain(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[cell.replace("\n", " ").replace(" / ", " ") for cell in row] for row in rows]


@pytest.mark.parametrize("rules", ["none", "rows", "all"])
@pytest.mark.parametrize("order", ORDERS)
def test_each_cell_is_in_its_column_whatever_their_number_and_order(order: str, rules: str) -> None:
    kinds = order.split()
    rows = made_rows(kinds, 7)
    data = pdf(set_table(kinds, [[TITLES[kind] for kind in kinds], *rows], rules=rules), width=WIDTH + 60)
    assert titles_of(data) == [[TITLES[kind] for kind in kinds]]
    assert plain(body_of(data)) == plain(rows)


@pytest.mark.parametrize("rules", ["none", "rows", "all"])
@pytest.mark.parametrize("order", ["demand answer", "demand answer office", "answer demand"])
def test_numbers_may_open_the_text_of_the_demand(order: str, rules: str) -> None:
    kinds = order.split()
    rows = made_rows(kinds, 7)
    for number, row in enumerate(rows, 1):
        row[kinds.index("demand")] = f"{number}. {row[kinds.index('demand')]}"
    data = pdf(set_table(kinds, [[TITLES[kind] for kind in kinds], *rows], rules=rules))
    assert plain(body_of(data)) == plain(rows)


def test_a_row_without_an_answer_is_a_row_also_where_numbers_open_the_text() -> None:
    rows = made_rows(["demand", "answer"], 7)
    for number, row in enumerate(rows, 1):
        row[0] = f"{number}. {row[0]}"
    rows[2][1] = rows[6][1] = ""
    data = pdf(set_table(["demand", "answer"], [["Demand", "Answer"], *rows]))
    assert plain(body_of(data)) == plain(rows)


@pytest.mark.parametrize("order", ["number demand answer", "number demand answer status"])
def test_numbers_halfway_down_their_rows_open_them_at_the_top(order: str) -> None:
    kinds = order.split()
    rows = made_rows(kinds, 8)
    data = pdf(set_table(kinds, [[TITLES[kind] for kind in kinds], *rows], middle=True))
    assert titles_of(data) == [[TITLES[kind] for kind in kinds]]
    assert plain(body_of(data)) == plain(rows)


@pytest.mark.parametrize(("first", "second"), [("none", "none"), ("none", "all"), ("all", "none"), ("all", "all")])
def test_an_annex_has_columns_of_its_own(first: str, second: str) -> None:
    main, annex = ["number", "demand", "answer"], ["number", "status", "office", "answer"]
    one, two = made_rows(main, 14), made_rows(annex, 6)
    data = pdf(
        set_table(main, one[:7], rules=first),
        set_table(main, one[7:], rules=first),
        [Words(40, 60, "Annex: which office does what"), *set_table(annex, two, rules=second)],
        width=WIDTH + 60,
    )
    assert plain(body_of(data)) == plain([*one, *two])
    assert flow_of(data) == ["Annex: which office does what"]


def test_two_tables_on_one_page_have_columns_of_their_own() -> None:
    main, other = ["number", "demand", "answer"], ["number", "status", "office", "answer"]
    one, two = made_rows(main, 5), made_rows(other, 5)
    content = [*set_table(main, one, top=60), Words(40, 330, "The same by office"), *set_table(other, two, top=350)]
    data = pdf(content, height=HEIGHT + 100)
    assert plain(body_of(data)) == plain([*one, *two])


def test_titles_above_a_heading_that_spans_the_table_are_titles() -> None:
    rows = made_rows(["number", "demand", "answer"], 6)
    kinds = ["number", "demand", "answer"]
    titles = set_table(kinds, [["No.", "Demand", "Answer"]], top=80)
    heading = Words(40, 112, "A. Harbours and the shores of the whole wide sea")
    data = pdf([*titles, heading, *set_table(kinds, rows, top=120)])
    assert titles_of(data) == [["No.", "Demand", "Answer"]]
    assert flow_of(data) == [heading.text]
    assert plain(body_of(data)) == plain(rows)


def test_a_word_behind_the_numbers_of_a_few_headings_opens_no_column() -> None:
    kinds = ["number", "demand", "answer"]
    rows = made_rows(kinds, 12)
    content: list[Content] = []
    for part in range(3):
        top = 60 + 170 * part
        content += [Words(40, top, f"{part + 1}."), Words(55, top, "calls on the governments of all states to")]
        content += set_table(kinds, rows[4 * part : 4 * part + 2], top=top + 10)
    found = body_of(pdf(content))
    assert {len(row) for row in found} == {3}


def test_a_line_repeated_below_the_titles_of_several_pages_is_no_title() -> None:
    kinds = ["number", "demand", "answer"]
    titles = ["No.", "Demand", "Answer"]
    pages = [set_table(kinds, [titles, *made_rows(kinds, 5)], top=60)]
    for page in (1, 2):
        rest = ["", "", "– the same line at the top"]
        pages.append(set_table(kinds, [titles, rest, *made_rows(kinds, 5, 5 * page + 1)], top=60))
    data = pdf(*pages)
    assert titles_of(data) == [titles] * 3
    assert [row[2] for row in body_of(data) if not row[0]] == [rest[2]] * 2


def test_rulings_around_a_table_do_not_part_its_rows() -> None:
    kinds = ["number", "demand", "answer"]
    pages = []
    second = [["", "the rest of a row", "and its answer"], *made_rows(kinds, 1, 6)]
    for rows in (made_rows(kinds, 5), second):
        content = set_table(kinds, rows, top=60)
        low = max(item.y for item in content if isinstance(item, Words)) + 6
        pages.append([*content, Stroke(36, 57, 306, 57), Stroke(36, low, 306, low)])
    found = body_of(pdf(*pages))
    assert [row[0] for row in found] == ["1.", "2.", "3.", "4.", "5.", "", "6."]
