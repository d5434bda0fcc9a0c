"""Words are compared without endings, in their families, and with the parts of compounds."""

from __future__ import annotations

import pytest

from peilung.insight.stemmer import of_language
from peilung.insight.stems import content_words, is_content, kin, parts, stem, vocabulary

FAMILIES_DE = [
    "stärken Stärkung gestärkt gestärkte",
    "einrichten einzurichten eingerichtet eingerichteten Einrichtung Einrichtungen",
    "fördern gefördert Förderung Förderungen",
    "prüfen geprüft Prüfung Prüfungen",
    "ausbauen Ausbau ausgebaut auszubauen",
    "finanzieren finanziert finanziell Finanzierung",
    "digitalisieren digitalisiert Digitalisierung digital digitale",
    "vornehmen vorgenommen vorzunehmen",
    "aufstocken aufgestockt aufzustocken Aufstockung",
    "beschleunigen beschleunigt Beschleunigung",
    "bereitstellen bereitgestellt bereitzustellen Bereitstellung",
    "verbessern verbessert Verbesserung",
    "entwickeln entwickelt Entwicklung",
    "evaluieren evaluiert Evaluation Evaluierung",
    "Schule Schulen schulisch schulischen",
    "Haus Häuser Häusern",
    "kürzen gekürzt Kürzung Kürzungen",
    "Familie Familien",
]
FAMILIES_EN = [
    "fund funds funding funded",
    "establish establishment established",
    "evaluate evaluation evaluating",
    "school schools",
    "capacity capacities",
    "provide provision providing",
    "decide decision decisions",
    "strength strengthen strengthening",
    "child children",
]
APART = [
    ("de", "Zeit", "Zeitung"),
    ("de", "Gewalt", "walten"),
    ("de", "Gesicht", "sichern"),
    ("de", "Schule", "Schulden"),
    ("de", "Wasser", "Wald"),
    ("en", "school", "scheme"),
    ("en", "police", "policy"),
]
COMPOUNDS = [
    ("Aufnahmekapazitäten", "Aufnahme Kapazitäten"),
    ("Kindertagesstätte", "Kinder Tage Stätte"),
    ("Beratungsstelle", "Beratung Stelle"),
    ("EU-Förderprogramm", "EU Förder Programm"),
    ("Orgelbauwerkstatt", "Orgelbau Werkstatt"),
    ("Hochwasserschutzkonzept", "Hochwasser Schutz Konzept"),
    ("Jugendfreizeiteinrichtungen", "Jugend Freizeit Einrichtungen"),
    ("Landeshauptstadt", "Land Haupt Stadt"),
    ("Gesundheitsämter", "Gesundheit Ämter"),
    ("Frauenhäuser", "Frau Häuser"),
    ("Grundschulkinder", "Grund Schul Kinder"),
    ("Städtebauförderung", "Städte Bau Förderung"),
    ("Schülerbeförderung", "Schüler Beförderung"),
    ("Bibliotheksbus", "Bibliothek Bus"),
    ("Streuobstwiesen", "Streuobst Wiesen"),
    ("gewaltbetroffene", "gewalt betroffene"),
    ("Nord-Süd-Radwegenetz", "Nord Süd Rad Wege Netz"),
]
SIMPLE = (
    "Einrichtungen Mitarbeiterinnen Zusammenarbeit Überprüfung Unterricht Verantwortung Verbesserung Vereinbarung "
    "Voraussetzungen Gewerkschaften Dringlichkeit Wiederherstellung Veranstaltungen Regierung Entwicklung "
    "sichergestellt durchgeführt beschleunigen"
)


@pytest.mark.parametrize("family", FAMILIES_DE)
def test_german_relatives_share_a_stem(family: str) -> None:
    assert len({stem(word, "de") for word in family.split()}) == 1


@pytest.mark.parametrize("family", FAMILIES_EN)
def test_english_relatives_share_a_stem(family: str) -> None:
    assert len({stem(word, "en") for word in family.split()}) == 1


@pytest.mark.parametrize(("language", "one", "other"), APART)
def test_words_that_only_look_alike_keep_apart(language: str, one: str, other: str) -> None:
    assert stem(one, language) != stem(other, language)


@pytest.mark.parametrize(("word", "wanted"), COMPOUNDS)
def test_a_compound_has_parts(word: str, wanted: str) -> None:
    assert " ".join(parts(word, "de")) == wanted


@pytest.mark.parametrize("word", SIMPLE.split())
def test_a_word_that_is_no_compound_has_no_parts(word: str) -> None:
    assert parts(word, "de") == ()


def test_words_of_the_paper_are_known_as_parts() -> None:
    own = vocabulary(("Die Molkerei liefert Quark.",), "de")
    assert parts("Quarkmolkerei", "de") == ()
    assert parts("Quarkmolkerei", "de", own) == ("Quark", "Molkerei")


def test_english_has_hyphenated_compounds_alone() -> None:
    assert parts("flood-risk", "en") == ("flood", "risk")
    assert parts("schoolhouse", "en") == ()


def test_content_words_stand_at_their_place_without_function_words() -> None:
    text = "Die Landesregierung wird gebeten, die Aufnahme\u00adkapazitäten und das Schulschwimmen zu stärken."
    words = content_words(text, "de")
    assert all(text[word.start : word.end] == word.text for word in words)
    assert not {"Die", "wird", "und"} & {word.text for word in words}
    swimming = next(word for word in words if word.text == "Schulschwimmen")
    assert swimming.parts == ("schul", "schwimm")


@pytest.mark.parametrize(
    ("word", "language"), [("und", "de"), ("fordern", "de"), ("the", "en"), ("ensure", "en"), ("a", "en")]
)
def test_function_words_and_words_of_the_office_say_nothing(word: str, language: str) -> None:
    assert not is_content(word, language)


def test_words_that_stand_for_one_another_are_kin() -> None:
    assert kin(stem("aufstocken", "de"), "de") == kin(stem("Erhöhung", "de"), "de") == "increase"
    assert kin(stem("refurbishment", "en"), "en") == kin(stem("modernise", "en"), "en")
    assert kin(stem("Wasser", "de"), "de") is None


def test_another_language_is_folded_and_stemmed_as_far_as_known() -> None:
    assert stem("Skolerne", "da") == stem("skole", "da")
    assert stem("Szkoła", "xx") == "szkoła"
    assert parts("Sprogskole", "da") == ()


def test_a_word_without_end_is_taken_as_it_is() -> None:
    assert stem("a" * 100_000, "de") == "a" * 100_000
    assert parts("wasser" * 5_000, "de") == ()
    assert len(content_words("ab-" * 50_000, "de")) > 100


def test_no_word_stands_in_two_families() -> None:
    for language in ("de", "en"):
        stems = [(stem(word, language), name) for name, row in of_language(language)["kin"].items() for word in row]
        assert len({found for found, _ in stems}) == len({*stems}), language
