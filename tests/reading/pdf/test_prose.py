"""Flowing text in two columns is read down one column and then the other; it is no table."""

from __future__ import annotations

from random import Random

from tests.reading.pdf.made import Content, Words, body_of, flow_of, pdf

_WORDS = ("sea", "harbour", "tide", "wind", "shoal", "bay", "island", "ferry", "pilot")


def column(x: float, paragraphs: list[list[str]], top: float = 80.0) -> list[Content]:
    found: list[Content] = []
    y = top
    for lines in paragraphs:
        found += [Words(x, y + 12 * n, line, 9) for n, line in enumerate(lines)]
        y += 12 * len(lines) + 5
    return found


def paragraphs(seed: int, sizes: list[int], first: int | None = None) -> list[list[str]]:
    random = Random(seed)
    made = []
    for n, size in enumerate(sizes):
        lines = [" ".join(random.choice(_WORDS) for _ in range(6)) for _ in range(size)]
        lines[0] = f"{first + n}. {lines[0]}" if first is not None else lines[0].capitalize()
        lines[-1] = f"{lines[-1].rsplit(' ', 3)[0]}."
        made.append(lines)
    return made


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    left, right = paragraphs(1, [4, 6, 3, 5]), paragraphs(2, [5, 3, 7, 3])
    data = pdf([*column(40, left), *column(225, right)])
    assert body_of(data) == []
    assert flow_of(data) == [" ".join(lines) for lines in (*left, *right)]


def test_numbered_paragraphs_in_two_columns_are_no_table() -> None:
    left, right = paragraphs(1, [4, 6, 3, 5], first=1), paragraphs(2, [5, 3, 7, 3], first=5)
    data = pdf([*column(40, left), *column(225, right)])
    assert body_of(data) == []
    assert flow_of(data) == [" ".join(lines) for lines in (*left, *right)]


def test_a_paragraph_that_goes_on_in_the_next_column_is_one() -> None:
    left, right = paragraphs(1, [4, 6, 3, 5]), paragraphs(2, [5, 3, 7, 3])
    left[-1][-1], right[0][0] = "wind island ferry pilot sea bay", "and the harbour of the island sea"
    data = pdf([*column(40, left), *column(225, right)])
    assert flow_of(data)[3] == " ".join([*left[-1], *right[0]])


def test_a_heading_over_both_columns_stays_above_them() -> None:
    left, right = paragraphs(1, [4, 6, 3, 5]), paragraphs(2, [5, 3, 7, 3])
    heading = Words(40, 50, "What the members of both houses said about the sea and its harbours", 9)
    found = flow_of(pdf([heading, *column(40, left), *column(225, right)]))
    assert found == [heading.text, *(" ".join(lines) for lines in (*left, *right))]
