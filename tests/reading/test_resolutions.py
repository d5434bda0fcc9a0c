"""Where another resolution begins: a heading names it and its numbers begin anew."""

from __future__ import annotations

import pytest

from peilung.reading.layout import Element, Paragraph, Piece
from peilung.reading.resolutions import Range, identity_of, ranges
from peilung.reading.survey import survey


def parted(*texts: str) -> list[Range]:
    elements: list[Element] = [Paragraph([Piece(text)]) for text in texts]
    return ranges(survey(elements))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Entschließung der 7. Auenkonferenz", "Entschließung der 8. Auenkonferenz"),
        ("Beschluss vom 3. Mai 2030", "Beschluss vom 4. Juni 2030"),
        ("Entschließung „Klare Seen“", "Entschließung „Junge Menschen“"),
        ("Beschluss, Drucksache 22/104", "Beschluss, Drucksache 22/388"),
        ("I. Resolution of the 4th Fjord Council", "II. Resolution of the 5th Fjord Council"),
    ],
)
def test_headings_that_name_others_part_the_paper(one: str, other: str) -> None:
    found = parted("Report", one, "1. Build.", "2. Mend.", other, "1. Plant.", "2. Water.")
    assert [(part.start, part.end) for part in found] == [(1, 4), (4, 7)]


def test_another_kind_of_numbers_begins_another_resolution_too() -> None:
    found = parted("Entschließung „Seen“", "1. Bauen.", "2. Heilen.", "Entschließung „Wald“", "a) Säen.", "b) Gießen.")
    assert len(found) == 2


def test_sections_whose_numbers_begin_anew_stay_one_resolution() -> None:
    texts = ("Roads", "1. Build.", "2. Mend.", "Trees", "1. Plant.")
    assert len(parted("Resolution of the 4th Fjord Council", *texts)) == 1


def test_a_heading_that_names_a_session_without_new_numbers_parts_nothing() -> None:
    texts = ("Resolution of the 4th Fjord Council", "1. Build.", "Follow-up of the resolution of the 3rd Fjord Council")
    assert len(parted(*texts, "2. Mend.", "3. Plant.")) == 1


def test_the_same_numbers_in_another_language_are_a_text_of_their_own() -> None:
    german = ("1. die Fische und die Vögel zu schützen,", "2. die Ufer nicht zu bebauen und die Wege zu öffnen.")
    english = ("1. protect the fish and the birds;", "2. not to build on the shores and to open the paths for all.")
    found = parted("Resolution", "Die Ufer und die Fische", *german, "On the shores and the fish", *english)
    assert len(found) == 2


def test_a_sentence_names_no_resolution() -> None:
    assert identity_of(Paragraph([Piece("Der Rat nahm den Beschluss vom 3. Mai 2030 an.")])) == ""
