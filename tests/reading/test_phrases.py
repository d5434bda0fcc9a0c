"""The small grammar of front matter: sentences, names in capitals, names in the genitive."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peilung.reading.phrases import anywhere, in_title_case, inside, is_sentence, nominative, split_sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Er nennt Zahlen, z. B. für Häfen.",
        "Der Bericht vom 3. Mai 2030 liegt vor.",
        "Das 19. Forum hat getagt.",
        "Wie in Abs. 2 und Nr. 5 genannt.",
        "Siehe Drs. 7/12 und Art. 3 des Gesetzes.",
        "Prof. Dr. Muster leitet es.",
        "It is good (see No. 3 of the paper).",
        "Mr. Smith is in the chair.",
    ],
)
def test_ordinals_and_abbreviations_end_no_sentence(sentence: str) -> None:
    assert split_sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Das ist so. Dies auch! Oder? Nein.", ["Das ist so.", "Dies auch!", "Oder?", "Nein."]),
        ("Er sagte „Ruhe.“ Dann ging er.", ["Er sagte „Ruhe.“", "Dann ging er."]),
        ("Im Jahr 2030. Danach nie.", ["Im Jahr 2030.", "Danach nie."]),
        ("Sie bat um Auskunft¹. Danach kam sie.", ["Sie bat um Auskunft¹.", "Danach kam sie."]),
        ("Ohne Ende", ["Ohne Ende"]),
        ("", []),
    ],
)
def test_a_full_stop_before_a_capital_ends_a_sentence(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@given(st.text(st.sampled_from("aB1. !?„“)ü"), max_size=40))
def test_sentences_hold_the_whole_text(text: str) -> None:
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())


def test_a_sentence_is_long_and_ended() -> None:
    assert is_sentence("Der Rat bittet die Regierung um einen Bericht.")
    assert not is_sentence("Bericht der Regierung.")
    assert not is_sentence("Bericht der Regierung an den Rat über alle ihre Häfen")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("LANDTAG NORDMARK", "Landtag Nordmark"),
        ("BÜRGERSCHAFT DER STADT", "Bürgerschaft der Stadt"),
        ("HOUSE OF THE PEOPLE", "House of the People"),
        ("DER RAT", "Der Rat"),
        ("NORD-OST", "Nord-Ost"),
        ("Landtag NRW", "Landtag NRW"),
    ],
)
def test_a_name_in_capitals_is_written_as_otherwise(name: str, written: str) -> None:
    assert in_title_case(name) == written


@pytest.mark.parametrize(
    ("genitive", "known", "name"),
    [
        ("Senats der Stadt", "Senat", "Senat der Stadt"),
        ("Hafenrates", "Hafenrat", "Hafenrat"),
        ("Inselbundes Nord", "Inselbund", "Inselbund Nord"),
        ("Senats", "Rat", "Senats"),
        ("Hauses", "Haus", "Haus"),
        ("Landesregierung", "Landesregierung", "Landesregierung"),
    ],
)
def test_a_name_leaves_the_genitive_if_the_paper_has_it_without(genitive: str, known: str, name: str) -> None:
    assert nominative(genitive, frozenset([known])) == name


def test_a_list_of_words_is_found_at_the_start_of_words_or_inside_them() -> None:
    assert inside("parliaments").search("Kreistag und Jugendparlament")
    assert anywhere("parliaments").search("Der Landtag")
    assert not anywhere("parliaments").search("Jugendparlament")
