"""Lines become paragraphs by gaps, list signs, numbers and lines that end early."""

from __future__ import annotations

from peilung.reading.layout import Paragraph, Piece
from peilung.reading.pdf import layout
from tests.reading.pdf.made import Content, Stroke, Words, flow_of, pdf

FULL = "a line of words that reaches the right edge of its column"


def flow(*lines: str, step: float = 12.0) -> list[str]:
    return flow_of(pdf([Words(40, 100 + step * n, line) for n, line in enumerate(lines) if line]))


def pieces(*content: Content) -> list[Piece]:
    found = layout(pdf(content)).elements
    return [piece for element in found if isinstance(element, Paragraph) for piece in element.pieces]


def test_lines_without_a_gap_are_one_paragraph() -> None:
    assert flow(FULL, FULL, "and its end.") == [f"{FULL} {FULL} and its end."]


def test_a_gap_begins_a_paragraph() -> None:
    assert flow(FULL, "and its end", "", FULL, FULL, FULL) == [f"{FULL} and its end", f"{FULL} {FULL} {FULL}"]


def test_a_line_that_ends_early_with_a_full_stop_ends_its_paragraph() -> None:
    assert flow(FULL, "and its end.", FULL.capitalize(), FULL) == [
        f"{FULL} and its end.",
        f"{FULL.capitalize()} {FULL}",
    ]


def test_list_signs_begin_paragraphs() -> None:
    assert flow(FULL, "as follows:", "– the first,", "– the second.") == [
        f"{FULL} as follows:",
        "– the first,",
        "– the second.",
    ]


def test_the_numbers_of_one_list_begin_paragraphs() -> None:
    assert flow(FULL, "as follows:", "1. the first,", "2. the second.")[1:] == ["1. the first,", "2. the second."]


def test_a_hyphen_at_a_line_end_is_kept_and_marked() -> None:
    found = pieces(Words(40, 100, FULL + " Orga-"), Words(40, 112, "nisation of the state."))
    assert [(piece.text[-5:], piece.hyphen) for piece in found] == [("Orga-", True), ("tate.", False)]


def test_underlined_words_are_pieces_of_their_own() -> None:
    found = pieces(Words(40, 100, FULL), Words(40, 112, "Heading"), Stroke(40, 113.2, 73, 113.2), Words(40, 140, FULL))
    assert [piece.text for piece in found if piece.underline] == ["Heading"]


def test_bold_lines_begin_and_end_a_paragraph() -> None:
    words = [Words(40, 100, FULL), Words(40, 112, "A heading", 10, "Times-Bold"), Words(40, 124, FULL)]
    assert flow_of(pdf(words)) == [FULL, "A heading", FULL]
    assert [piece.bold for piece in pieces(*words)] == [False, True, False]


def test_each_line_has_its_box_on_its_page() -> None:
    found = pieces(Words(40, 100, FULL), Words(40, 112, "and its end."))
    assert [piece.page for piece in found] == [1, 1]
    tops = [piece.box.top for piece in found if piece.box]
    assert 88 < tops[0] < 96
    assert 11 < tops[1] - tops[0] < 13


def test_a_sentence_cut_by_a_page_end_is_one_paragraph() -> None:
    data = pdf([Words(40, 560, FULL)], [Words(40, 60, "and its end.")])
    assert flow_of(data) == [f"{FULL} and its end."]
