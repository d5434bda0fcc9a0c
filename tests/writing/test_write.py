"""All formats together: any document can be written, and twice the same bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from peilung.core.paper import Document, Paper, Span
from peilung.writing import Format, write
from peilung.writing.footnote import Marks
from peilung.writing.place import WORD_FILE, place
from peilung.writing.plain import one_line, printable
from peilung.writing.words import ENGLISH, GERMAN, language_tag, words_for
from tests.writing.example import example, spans
from tests.writing.strategies import FEW, documents


@FEW
@given(documents())
def test_any_document_can_be_written_twice_the_same(document: Document) -> None:
    for form in Format:
        assert write(document, form) == write(document, form)


@pytest.mark.parametrize("form", list(Format))
def test_a_document_that_holds_nothing_can_be_written(form: Format) -> None:
    assert write(Document(Paper()), form)


@pytest.mark.parametrize("form", list(Format))
def test_halves_of_characters_and_control_signs_stop_no_writer(form: Format) -> None:
    point = replace(example().resolutions[0].points[1], text="a\ud800b\x00c\x1bd\ufffee")
    resolution = replace(example().resolutions[0], title="\ud800\x00", points=(point,))
    assert write(replace(example(), resolutions=(resolution,)), form)


def test_places_are_ranges_of_pages_or_else_of_lines() -> None:
    many = (*spans("x", 17), *spans("x", 18), *spans("x", 20))
    assert place(many, "application/pdf", GERMAN) == "S.\u00a017–18, 20"
    lines = (Span(0, 1, line=12), Span(1, 2, line=13))
    assert place(lines, "text/plain", GERMAN) == "Zeile\u00a012–13"
    assert place(lines, WORD_FILE, ENGLISH) == "paragraph\u00a012–13"
    assert place((), "text/plain", ENGLISH) == ""


def test_words_are_german_for_german_papers_alone() -> None:
    assert words_for("de") is words_for("de-AT") is GERMAN
    assert words_for("pl") is words_for(None) is ENGLISH
    assert (GERMAN.on(date(2024, 5, 31)), ENGLISH.on(date(2024, 5, 31))) == ("31. Mai 2024", "31 May 2024")


def test_only_a_language_tag_can_stand_in_an_attribute() -> None:
    assert language_tag("de-DE") == "de-DE"
    assert language_tag('de" onload="x') is None


def test_plain_text_has_line_feeds_and_no_control_signs() -> None:
    assert printable("a\r\nb\u2028c\x07d\te") == "a\nb\nc\ufffdd\te"
    assert one_line(" a\n b\t ") == "a b"


def test_marks_are_found_once_and_units_are_no_marks() -> None:
    notes = example().footnotes
    marks = Marks(notes)
    assert marks.pieces("auf 40 m² Fläche.³", "a7") == [("auf 40 m² Fläche.", None), ("³", 2)]
    assert marks.pieces("noch einmal³", "a7") == [("noch einmal³", None)]
    assert marks.pieces("anderswo¹", "a7") == [("anderswo¹", None)]
    assert marks.pieces("Reihe¹² und¹", "1 b)") == [("Reihe¹² und", None), ("¹", 0)]


def test_a_mark_belongs_to_the_point_of_its_own_resolution() -> None:
    note = replace(example().footnotes[0], resolution=1)
    marks = Marks((note,))
    assert marks.pieces("untersucht wird.¹", "1 b)", 0) == [("untersucht wird.¹", None)]
    assert marks.pieces("untersucht wird.¹", "1 b)", 1) == [("untersucht wird.", None), ("¹", 0)]


def test_a_sign_inside_a_word_is_no_mark() -> None:
    note = replace(example().footnotes[3], within="front")
    assert Marks((note,)).pieces("Kolleg*innen*", "front") == [("Kolleg*innen", None), ("*", 0)]
