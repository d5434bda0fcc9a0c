"""The short lines at the top of a paper say its number, its date, who reports and to whom."""

from __future__ import annotations

import datetime as dt

import pytest

from peilung.reading.letterhead import Letterhead, paper_numbers


def letterhead(*lines: str, heads: tuple[str, ...] = (), known: str = "") -> Letterhead:
    return Letterhead.of(lines, heads, frozenset(known.split()))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Drucksache 9/2301", ["9/2301"]),
        ("Drucksache Nr. 9/2301 vom Mai", ["9/2301"]),
        ("siehe Drs. 9/12 und Drs. 9/34", ["9/12", "9/34"]),
        ("Bundestagsdrucksache 31/33", ["31/33"]),
        ("Drs.: 9/12", ["9/12"]),
        ("Vorlage 2030-117", ["2030-117"]),
        ("Geschäft 24.117", ["24.117"]),
        ("Paper JRC-12/2030", ["JRC-12/2030"]),
        ("printed as HC 45", ["HC 45"]),
        ("Seite 9 von 12", []),
        ("ohne Nummer", []),
    ],
)
def test_the_numbers_of_papers_are_found_without_the_word_before_them(text: str, numbers: list[str]) -> None:
    assert paper_numbers(text) == numbers


def test_a_german_letterhead_names_parliament_number_date_and_government() -> None:
    head = letterhead(
        "LANDTAG NORDMARK",
        "9. Wahlperiode",
        "Drucksache 9/2301",
        "12.03.2031",
        "Unterrichtung",
        "durch die Landesregierung",
        "Umsetzung der Entschließung des 21. Küstenforums (Kiel, 3. bis 5. Mai 2030)",
    )
    assert head.number() == "9/2301"
    assert head.date() == dt.date(2031, 3, 12)
    assert head.author(None, "") == "Landesregierung"
    assert head.addressee(None, None) == "Landtag Nordmark"


def test_an_english_letterhead_does_too() -> None:
    head = letterhead(
        "Joint Rivers Assembly",
        "Paper JRA 14/2031",
        "4 June 2031",
        "Response of the Government of Westmark to the resolution of the 9th Joint Rivers Council",
    )
    assert head.number() == "JRA 14/2031"
    assert head.date() == dt.date(2031, 6, 4)
    assert head.author(None, "") == "Government of Westmark"
    assert head.addressee(None, "Joint Rivers Council") == "Joint Rivers Assembly"


def test_a_swiss_title_names_both_in_the_genitive_and_the_accusative() -> None:
    head = letterhead("Bericht des Regierungsrates an den Kantonsrat zur Umsetzung", known="Regierungsrat")
    assert head.author(None, "") == "Regierungsrat"
    assert head.addressee(None, None) == "Kantonsrat"


def test_the_addressee_has_its_full_name_where_the_letterhead_spells_it_out() -> None:
    head = letterhead("Bürgerschaft der Freien Stadt Nordhafen", "Mitteilung des Senats an die Bürgerschaft")
    assert head.addressee(None, None) == "Bürgerschaft der Freien Stadt Nordhafen"


def test_what_the_letterhead_leaves_out_stands_in_the_running_head() -> None:
    head = letterhead("Bericht", heads=("Landtag Nord – 9. Wahlperiode   Drucksache 9/1",))
    assert head.number() == "9/1"
    assert head.addressee(None, None) == "Landtag Nord"


def test_the_title_above_the_answers_may_name_the_author() -> None:
    assert letterhead("Bericht").author(None, "Stellungnahme der Landesregierung") == "Landesregierung"


def test_the_fuller_name_of_the_author_wins() -> None:
    head = letterhead("durch die Landesregierung")
    assert head.author(None, "Stellungnahme der Landesregierung Nordmark") == "Landesregierung Nordmark"


def test_a_number_without_a_word_before_it_counts_if_there_is_no_other() -> None:
    assert letterhead("Landtag Nord 9/77").number() == "9/77"
    assert letterhead("Sitzung 1/2", "Drucksache 9/77").number() == "9/77"


def test_the_date_of_the_session_is_not_the_papers() -> None:
    head = letterhead("Resolution vom 3. Mai 2030", "Forum (Kiel, 5. Mai 2030)", "Nordhafen, 4. Juni 2031")
    assert head.date() == dt.date(2031, 6, 4)


def test_the_body_whose_resolution_is_answered_is_not_the_addressee() -> None:
    head = letterhead("Jugendparlament Nordmark", "Landtag Südmark")
    assert head.addressee(None, "Jugendparlament Nordmark") == "Landtag Südmark"


def test_sentences_are_no_letterhead() -> None:
    head = letterhead("Die Landesregierung berichtet dem Landtag mit Drucksache 9/1 vom 3. Mai 2030.")
    assert head.lines == ()
    assert (head.number(), head.date(), head.author(None, ""), head.addressee(None, None)) == (None, None, None, None)


def test_only_the_first_lines_count() -> None:
    assert letterhead(*["Zeile"] * 30, "Drucksache 9/1").number() is None
