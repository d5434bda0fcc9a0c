"""Lines become text: broken words are put together, real hyphens stay, and each piece keeps its place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peilung.core.paper import Box, Span
from peilung.reading.join import Vocabulary, build, plain
from peilung.reading.layout import Paragraph, Piece


def lines(text: str) -> Paragraph:
    """A paragraph whose lines are parted by a vertical line; a line that ends with a hyphen is open."""
    parts = text.split("|")
    last = len(parts)
    return Paragraph([Piece(part, line=n, hyphen=part.endswith("-") and n < last) for n, part in enumerate(parts, 1)])


def knowing(*written: str, compounds_kept: bool = False) -> Vocabulary:
    """What a paper knows that has these lines elsewhere."""
    vocabulary = Vocabulary(compounds_kept=compounds_kept)
    vocabulary.learn(piece for text in written for piece in lines(text).pieces)
    return vocabulary


def joined(text: str, vocabulary: Vocabulary | None = None) -> str:
    return plain(lines(text), vocabulary)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("der Orga-|nisationen hier", "der Organisationen hier"),
        ("Ver-|fas-|sung", "Verfassung"),
        ("(Ver-|fassung)", "(Verfassung)"),
        ("„Ver-|fassung“", "„Verfassung“"),
        ("the govern-|ment", "the government"),
        ("nach|Orga-|nisation", "nach Organisation"),
        ("Bündnis-|bündel", "Bündnisbündel"),
    ],
)
def test_a_word_broken_at_a_line_end_is_whole_again(broken: str, whole: str) -> None:
    assert joined(broken) == whole


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Migrations-|und Integrationspolitik", "Migrations- und Integrationspolitik"),
        ("See-|oder Landweg", "See- oder Landweg"),
        ("Ein-|sowie Ausreise", "Ein- sowie Ausreise"),
        ("Kreis-|bzw. Landesebene", "Kreis- bzw. Landesebene"),
        ("pre-|and post-war", "pre- and post-war"),
    ],
)
def test_a_hyphen_that_stands_for_the_rest_of_a_word_stays_before_its_space(broken: str, whole: str) -> None:
    assert joined(broken) == whole


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("EU-|Beitritt", "EU-Beitritt"),
        ("Nord-|Süd-Gefälle", "Nord-Süd-Gefälle"),
        ("E-|Mail", "E-Mail"),
        ("2029-|2031", "2029-2031"),
        ("Covid-|19", "Covid-19"),
        ("Verbände und -|vereine", "Verbände und -vereine"),
    ],
)
def test_a_real_hyphen_stays(broken: str, whole: str) -> None:
    assert joined(broken) == whole


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("siehe www.hafen-|amt.example/plan", "siehe www.hafen-amt.example/plan"),
        ("https://hafen.example/see-|wege/", "https://hafen.example/see-wege/"),
        ("an post@see-|amt.example", "an post@see-amt.example"),
    ],
)
def test_a_web_address_keeps_its_hyphen(broken: str, whole: str) -> None:
    assert joined(broken) == whole


@pytest.mark.parametrize(
    ("broken", "whole"),
    [("und/|oder", "und/oder"), ("Städte/|Gemeinden", "Städte/Gemeinden"), ("Bund / |Länder", "Bund / Länder")],
)
def test_a_slash_at_a_line_end_takes_a_space_only_if_it_has_one_before_it(broken: str, whole: str) -> None:
    assert joined(broken) == whole


@pytest.mark.parametrize(
    ("broken", "whole"), [("Hilfe –|auch hier", "Hilfe – auch hier"), ("Hilfe -|auch hier", "Hilfe - auch hier")]
)
def test_a_dash_at_a_line_end_stays_a_dash(broken: str, whole: str) -> None:
    assert joined(broken) == whole


def test_a_hyphen_at_the_very_end_stays() -> None:
    assert joined("Hafen-") == "Hafen-"


def test_the_papers_own_spelling_decides() -> None:
    assert joined("Küsten-|schutz", knowing("der Küsten-schutz gilt")) == "Küsten-schutz"
    assert joined("Küsten-|Schutz", knowing("der KüstenSchutz gilt")) == "KüstenSchutz"
    assert joined("Küsten-|schutz", knowing("der Küstenschutz gilt")) == "Küstenschutz"


def test_a_word_broken_elsewhere_too_teaches_nothing() -> None:
    assert joined("Küsten-|schutz", knowing("der Küsten-|schutz")) == "Küstenschutz"


def test_english_keeps_the_hyphen_between_two_words_that_the_paper_knows() -> None:
    assert joined("a long-|term plan", knowing("a term so long", compounds_kept=True)) == "a long-term plan"
    assert joined("a govern-|ment", knowing("a term so long", compounds_kept=True)) == "a government"


def test_german_joins_two_words_that_the_paper_knows() -> None:
    assert joined("Land-|kreis", knowing("ein Land im kreis")) == "Landkreis"


def test_spaces_at_the_edges_of_lines_and_doubled_ones_go() -> None:
    assert joined("  der   Hafen  |  und\tdas Meer ") == "der Hafen und das Meer"


def test_paragraphs_are_joined_by_line_feeds() -> None:
    assert build([lines("eins|zwei"), lines("drei ")], Vocabulary())[0] == "eins zwei\ndrei"


def test_a_hyphen_does_not_reach_over_the_end_of_a_paragraph() -> None:
    assert build([lines("Hafen-"), lines("stadt")], Vocabulary())[0] == "Hafen-\nstadt"


def test_a_glued_piece_goes_on_in_its_line() -> None:
    paragraph = Paragraph([Piece("Haf"), Piece("en", bold=True, glued=True), Piece(" und", glued=True), Piece("Meer")])
    assert plain(paragraph) == "Hafen und Meer"


def test_each_span_names_the_place_of_its_piece() -> None:
    box = Box(1, 2, 3, 4)
    paragraph = Paragraph([Piece("der Orga-", page=4, box=box, hyphen=True), Piece("nisation", page=5)])
    text, spans = build([paragraph], Vocabulary())
    assert text == "der Organisation"
    assert spans == (Span(0, 8, page=4, box=box), Span(8, 16, page=5))


def test_the_span_of_a_hyphen_that_stays_holds_it() -> None:
    text, spans = build([lines("EU-|Beitritt")], Vocabulary())
    assert [text[span.start : span.end] for span in spans] == ["EU-", "Beitritt"]


def test_a_text_of_nothing_has_no_spans() -> None:
    assert build([], Vocabulary()) == ("", ())


WORDS = st.text(st.sampled_from("aäBß7 -–/,.„“)'\u00a0\u2011@"), min_size=1, max_size=9)
PIECES = st.builds(Piece, WORDS, line=st.integers(1, 9), hyphen=st.booleans(), glued=st.booleans())
PARAGRAPHS = st.lists(st.builds(Paragraph, st.lists(PIECES, min_size=1, max_size=5)), max_size=4)
VOCABULARIES = st.builds(
    lambda words, kept: knowing(*words, compounds_kept=kept), st.lists(WORDS, max_size=4), st.booleans()
)


def sound(text: str) -> str:
    """The letters and digits of a text."""
    return "".join(filter(str.isalnum, text))


@given(PARAGRAPHS, VOCABULARIES)
def test_no_letter_or_digit_is_lost_or_invented(paragraphs: list[Paragraph], vocabulary: Vocabulary) -> None:
    text, _ = build(paragraphs, vocabulary)
    assert sound(text) == "".join(sound(piece.text) for paragraph in paragraphs for piece in paragraph.pieces)


@given(PARAGRAPHS, VOCABULARIES)
def test_nothing_but_hyphens_and_spaces_is_lost(paragraphs: list[Paragraph], vocabulary: Vocabulary) -> None:
    def rest(text: str) -> str:
        return "".join(sign for sign in text if sign not in "-\u2011" and not sign.isspace())

    text, _ = build(paragraphs, vocabulary)
    assert rest(text) == "".join(rest(piece.text) for paragraph in paragraphs for piece in paragraph.pieces)


@given(PARAGRAPHS, VOCABULARIES)
def test_spans_rise_without_overlap_inside_the_text(paragraphs: list[Paragraph], vocabulary: Vocabulary) -> None:
    text, spans = build(paragraphs, vocabulary)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in pairwise(spans))


@given(PARAGRAPHS, VOCABULARIES)
def test_what_a_span_covers_belongs_to_its_piece(paragraphs: list[Paragraph], vocabulary: Vocabulary) -> None:
    pieces = [piece for paragraph in paragraphs for piece in paragraph.pieces]
    for number, piece in enumerate(pieces):
        piece.line = number
    text, spans = build(paragraphs, vocabulary)
    covered = {span.line: sound(text[span.start : span.end]) for span in spans}
    for number, piece in enumerate(pieces):
        assert covered.get(number, "") == sound(piece.text)


@given(PARAGRAPHS)
def test_no_text_has_two_spaces_in_a_row(paragraphs: list[Paragraph]) -> None:
    assert "  " not in build(paragraphs, Vocabulary())[0]
