"""What stands at the edge of page after page is set apart from the text."""

from __future__ import annotations

import pytest

from tests.reading.pdf.made import WIDTH, Content, Words, body_of, demands, flow_of, furniture_of, pdf, table

HEAD = "Drucksache 7/12 of the parliament"


def pages(count: int, *extra: tuple[float, float, str]) -> list[list[Content]]:
    """Pages of a table; ``{n}`` in the extra words stands for the page's number."""
    made: list[list[Content]] = []
    for n in range(count):
        words = [Words(x, y, text.replace("{n}", str(n + 1)).replace("{N}", str(count))) for x, y, text in extra]
        made.append([*words, *table(demands(6 * n + 1, 6))])
    return made


def test_a_running_head_on_each_page_is_furniture() -> None:
    data = pdf(*pages(4, (40, 40, HEAD)))
    assert list(furniture_of(data)) == [("running_head", HEAD, page) for page in (1, 2, 3, 4)]
    assert flow_of(data) == []
    assert len(body_of(data)) == 24


@pytest.mark.parametrize("form", ["{n}", "- {n} -", "Seite {n}", "Page {n} of {N}", "{n}/{N}", "Seite {n} von {N}"])
def test_page_numbers_in_many_forms_are_furniture(form: str) -> None:
    data = pdf(*pages(3, (WIDTH / 2 - 10, 570, form)))
    numbers = [form.replace("{n}", str(page)).replace("{N}", "3") for page in (1, 2, 3)]
    assert list(furniture_of(data)) == [("page_number", text, page) for page, text in enumerate(numbers, 1)]
    assert len(body_of(data)) == 18


def test_a_head_that_changes_sides_is_furniture() -> None:
    made = []
    for n, page in enumerate(pages(6)):
        number, head = (40, 300) if n % 2 else (370, 40)
        made.append([Words(number, 40, str(n + 1)), Words(head, 40, "Parliament, 7th term"), *page])
    data = pdf(*made)
    assert [page for _, _, page in furniture_of(data)] == [1, 2, 3, 4, 5, 6]
    assert flow_of(data) == []
    assert len(body_of(data)) == 36


def test_two_pages_are_enough_to_know_a_running_head() -> None:
    data = pdf(*pages(2, (40, 40, HEAD), (205, 570, "{n}")))
    found = list(furniture_of(data))
    assert [text for kind, text, _ in found if kind == "running_head"] == [HEAD, HEAD]
    assert [text for kind, text, _ in found if kind == "page_number"] == ["1", "2"]


def test_column_titles_that_come_again_are_no_running_heads() -> None:
    made = [table([("No.", "Demand", "Answer"), *demands(6 * n + 1, 6)], top=40) for n in range(4)]
    assert list(furniture_of(pdf(*made))) == []


def test_a_paragraph_that_comes_once_is_no_furniture() -> None:
    made = pages(3, (40, 40, HEAD))
    made[0].insert(1, Words(40, 70, "This is what the paper says before its table."))
    data = pdf(*made)
    assert flow_of(data) == ["This is what the paper says before its table."]
