"""Lists in flowing text: items with hanging numbers are paragraphs, not rows of a table."""

from __future__ import annotations

from tests.reading.pdf.made import Content, Words, body_of, flow_of, pdf

FULL = "words that reach the right edge of the column in each of its lines, bay"
HALF = "and words that end early."


def item(y: float, mark: str, lines: int, indent: float = 0.0) -> list[Content]:
    text = [FULL.capitalize(), *[FULL] * (lines - 2), HALF]
    found: list[Content] = [Words(40 + indent, y, mark)] if mark else []
    return [*found, *(Words(60 + indent, y + 12 * n, line) for n, line in enumerate(text))]


def said(mark: str, lines: int) -> str:
    return " ".join(filter(None, [mark, FULL.capitalize(), *[FULL] * (lines - 2), HALF]))


def test_hanging_numbers_make_paragraphs() -> None:
    data = pdf([part for n in range(1, 7) for part in item(60 + 70 * n, f"{n}.", 4)])
    assert body_of(data) == []
    assert flow_of(data) == [said(f"{n}.", 4) for n in range(1, 7)]


def test_items_may_have_several_paragraphs_and_sub_items() -> None:
    content: list[Content] = []
    expected = []
    for n in range(1, 4):
        top = 150 * n - 60
        content += item(top, f"{n}.", 3) + item(top + 42, "", 3)
        content += item(top + 84, "a)", 2, 20) + item(top + 114, "b)", 2, 20)
        expected += [said(f"{n}.", 3), said("", 3), said("a)", 2), said("b)", 2)]
    assert flow_of(pdf(content)) == expected


def test_little_room_between_items_is_enough_where_sentences_end() -> None:
    data = pdf([part for n in range(1, 7) for part in item(60 + 50 * n, f"{n}.", 4)])
    assert flow_of(data) == [said(f"{n}.", 4) for n in range(1, 7)]


def test_an_indented_first_line_alone_begins_a_paragraph() -> None:
    lines: list[Content] = []
    for n in range(12):
        ends = n % 3 == 2
        lines.append(Words(55 if n % 3 == 0 else 40, 60 + 12 * n, f"{FULL}." if ends else f"{FULL} sea"))
    assert len(flow_of(pdf(lines))) == 4


def test_an_item_at_the_top_of_a_page_does_not_go_on_from_the_page_before() -> None:
    data = pdf(item(540, "a)", 3), item(60, "b)", 3))
    assert flow_of(data) == [said("a)", 3), said("b)", 3)]
