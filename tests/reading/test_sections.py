"""Numbered headings above a table of points are sections; other numbered text stays text."""

from __future__ import annotations

import pytest

from peilung.reading.layout import Cell, Element, Paragraph, Piece, Row
from peilung.reading.sections import find_sections, heading_mark

TABLE = "TABLE"


def paragraph(text: str, mark: str | None = None) -> Paragraph:
    return Paragraph([Piece(text)], mark=mark)


def elements(*texts: str | Paragraph) -> list[Element]:
    row = Row([Cell([paragraph(text)]) for text in ("a)", "Häfen bauen.", "Es wird gebaut.")])
    return [row if text == TABLE else paragraph(text) if isinstance(text, str) else text for text in texts]


def sections(*texts: str | Paragraph) -> list[str]:
    """The numbers of the sections among some paragraphs and tables."""
    held = elements(*texts)
    found = find_sections(held, {n for n, element in enumerate(held) if isinstance(element, Row)}).found
    return [found[index].readings[0].part for index in sorted(found)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("1. Häfen", TABLE, "2. Bahn", TABLE), ["1", "2"]),
        (("I. Häfen", TABLE, "II. Bahn", TABLE), ["I", "II"]),
        (("A. Ports", TABLE, "B. Trains", TABLE), ["A", "B"]),
        (("1 Ports", TABLE, "2 Trains", TABLE), ["1", "2"]),
        (("I. Teil", "1. Häfen", TABLE, "2. Bahn", TABLE, "II. Teil", "3. Luft", TABLE), ["I", "1", "2", "II", "3"]),
        (("1. Ports", TABLE, "1.1 Quays", TABLE, "1.2 Cranes", TABLE), ["1", "1.1", "1.2"]),
        (("Titel", "2. Häfen", TABLE, "5. Bahn", TABLE), ["2", "5"]),
        (("1. Häfen", "Das Forum fordert:", TABLE), ["1"]),
    ],
)
def test_a_number_above_a_table_of_points_is_a_section(texts: tuple[str, ...], expected: list[str]) -> None:
    assert sections(*texts) == expected


def test_a_number_that_the_format_sets_counts_as_a_printed_one() -> None:
    assert sections(paragraph("Häfen", "1."), TABLE, paragraph("Bahn", "2."), TABLE) == ["1", "2"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("1. Einleitung", "Text.", "2. Verfahren", "Text.", "3. Häfen", TABLE, "4. Bahn", TABLE), ["3", "4"]),
        (("A. Häfen", TABLE, "B. Schlusswort", "Text."), ["A"]),
        (("19. Legislaturperiode", "1. Häfen", TABLE), ["1"]),
        (("Es gilt:", "1. zuerst wird gelesen.", "2. dann wird geantwortet.", TABLE), []),
        (("Häfen", TABLE), []),
        (("3. Mai 2030", TABLE), []),
        ((TABLE, "1. Anlagen"), []),
    ],
)
def test_other_numbered_text_is_no_section(texts: tuple[str, ...], expected: list[str]) -> None:
    assert sections(*texts) == expected


def test_the_numbers_of_plain_text_are_told_so_that_they_leave_no_gap() -> None:
    held = elements("1. Einleitung", "2. Häfen", TABLE)
    others = find_sections(held, {2}).others
    assert [mark.part for mark in others] == ["1"]


def test_a_sentence_that_begins_with_a_bare_number_is_no_heading() -> None:
    assert heading_mark(paragraph("12 Häfen wurden im letzten Jahr gebaut.")) is None
    assert heading_mark(paragraph("12 Häfen " + "und Schiffe " * 20)) is None
    assert heading_mark(paragraph("12 Häfen und Schiffe")) is not None


def test_a_number_with_a_frame_may_open_a_long_heading() -> None:
    assert heading_mark(paragraph("12. Häfen " + "und Schiffe " * 20)) is not None
