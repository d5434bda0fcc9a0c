"""An answer divides into paragraphs, sub-headings, list items and quotations."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peilung.core.paper import BlockType
from peilung.reading.blocks import block_types, blocks, prepare
from peilung.reading.join import Vocabulary
from peilung.reading.layout import Paragraph, Piece

PARAGRAPH, HEADING, ITEM, QUOTE = BlockType.PARAGRAPH, BlockType.HEADING, BlockType.ITEM, BlockType.QUOTE
LONG = "Die Häfen werden geöffnet und alle Schiffe fahren ein, wie es der Rat gewollt hat."


def plain(text: str) -> Paragraph:
    return Paragraph([Piece(text)])


def styled(*parts: str) -> Paragraph:
    """One line; a part between asterisks is bold, between underscores underlined."""
    return Paragraph(
        [
            Piece(part.strip("*_"), bold=part.startswith("*"), underline=part.startswith("_"), glued=n > 0)
            for n, part in enumerate(parts)
        ]
    )


def divided(*paragraphs: Paragraph) -> list[tuple[BlockType, str]]:
    return [(block.type, block.text) for block in blocks(prepare(paragraphs), Vocabulary())[0]]


def types(*texts: str) -> list[BlockType]:
    return block_types([plain(text) for text in texts])


def test_plain_text_is_a_paragraph() -> None:
    assert types("Die Häfen sind offen.", "3. Mai 2030 war ein Freitag.", "z. B. Häfen") == [PARAGRAPH] * 3


@pytest.mark.parametrize("text", ["- Häfen", "• Häfen", "– Häfen", "1. Häfen", "a) Häfen", "(2) Häfen", "1.2 Häfen"])
def test_a_list_sign_or_number_makes_an_item_and_is_kept(text: str) -> None:
    assert divided(plain(text)) == [(ITEM, text)]


def test_what_the_format_marks_as_item_or_heading_is_one() -> None:
    item, numbered, heading = plain("Häfen"), plain("Häfen"), plain("Häfen")
    item.item, numbered.mark, heading.heading = True, "c)", True
    assert block_types([item, numbered, heading]) == [ITEM, ITEM, HEADING]


@pytest.mark.parametrize("line", [styled("_Häfen_"), styled("*Häfen und Schiffe*"), styled("*Häfen*", "* :*")])
def test_a_line_all_underlined_or_bold_is_a_heading(line: Paragraph) -> None:
    assert block_types([line]) == [HEADING]


@pytest.mark.parametrize("line", [styled("*" + "Häfen " * 30 + "*"), styled("*Häfen*", " sind."), styled("Häfen")])
def test_long_or_partly_emphasised_text_is_a_paragraph(line: Paragraph) -> None:
    assert block_types(prepare([line])) == [PARAGRAPH]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        (styled("*Häfen:*", " Das Land baut."), "Häfen:"),
        (styled("_Häfen_", ": Das Land baut."), "Häfen:"),
        (styled("_Häfen und_", "_ Schiffe:_", " Das Land baut."), "Häfen und Schiffe:"),
    ],
)
def test_emphasised_words_with_a_colon_are_set_apart_as_heading(line: Paragraph, heading: str) -> None:
    assert divided(line) == [(HEADING, heading), (PARAGRAPH, "Das Land baut.")]


def test_emphasised_words_without_a_colon_stay_in_their_sentence() -> None:
    assert divided(styled("*Wichtig*", " ist: bauen.")) == [(PARAGRAPH, "Wichtig ist: bauen.")]


def test_an_emphasised_line_with_its_colon_alone_stays_one_heading_line() -> None:
    assert [text for _, text in divided(styled("_Häfen_", ":"))] == ["Häfen:"]


@pytest.mark.parametrize("quote", [f"„{LONG}“", f"„{LONG}“.", f"“{LONG}”", f"»{LONG}«", f'"{LONG}"'])
def test_a_long_paragraph_in_quotation_marks_is_a_quotation(quote: str) -> None:
    assert types("Das Land sagte 2029:", quote, "Danach geschah viel.") == [PARAGRAPH, QUOTE, PARAGRAPH]


def test_a_quotation_may_run_over_several_paragraphs() -> None:
    found = types("Es sagte:", "„Die Häfen werden geöffnet.", "- Die Bahn fährt.", "Alles wird gut.“", "Danach.")
    assert found == [PARAGRAPH, QUOTE, QUOTE, QUOTE, PARAGRAPH]


@pytest.mark.parametrize(
    "texts",
    [
        ("„Hafen“ ist ein Wort.",),
        ("„Hafen“ und „Bahn“ sind Worte, die hier stehen und lang genug sind, um zu gelten, so auch „hier“.",),
        ("„Nie geschlossen.", "Danach.", "Ende."),
        ("Er sagte: „Die Häfen.", "Und weiter.“ Ende."),
    ],
)
def test_quoted_words_and_quotation_marks_that_never_close_make_no_quotation(texts: tuple[str, ...]) -> None:
    assert set(types(*texts)) == {PARAGRAPH}


def test_no_paragraphs_make_no_blocks() -> None:
    assert blocks([], Vocabulary()) == ((), ())


PIECES = st.builds(
    Piece,
    st.text(st.sampled_from("aB1 :-„“.)"), min_size=1, max_size=8).filter(str.strip),
    line=st.integers(1, 9),
    hyphen=st.booleans(),
    bold=st.booleans(),
    underline=st.booleans(),
    glued=st.booleans(),
)
PARAGRAPHS = st.lists(st.builds(Paragraph, st.lists(PIECES, min_size=1, max_size=4)), max_size=5)


def sound(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@given(PARAGRAPHS)
def test_blocks_hold_every_letter_of_the_answer(paragraphs: list[Paragraph]) -> None:
    parts, _ = blocks(prepare(paragraphs), Vocabulary())
    written = "".join(piece.text for paragraph in paragraphs for piece in paragraph.pieces)
    assert sound("".join(part.text for part in parts)) == sound(written)


@given(PARAGRAPHS)
def test_spans_point_into_the_blocks_joined_by_line_feeds(paragraphs: list[Paragraph]) -> None:
    prepared = prepare(paragraphs)
    parts, spans = blocks(prepared, Vocabulary())
    text = "\n".join(part.text for part in parts)
    pieces = [piece.text for paragraph in prepared for piece in paragraph.pieces]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    assert [sound(text[span.start : span.end]) for span in spans if sound(text[span.start : span.end])] == [
        sound(piece) for piece in pieces if sound(piece)
    ]
