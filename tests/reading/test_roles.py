"""Recital or demand: the nearest operative words decide, and without any there is no role."""

from __future__ import annotations

import pytest

from peilung.core.paper import Role
from peilung.reading.roles import operative, role_of

DE, EN = operative("de"), operative("en")


@pytest.mark.parametrize(
    "text",
    [
        "fordert die Länder auf, mehr zu tun;",
        "fordert erneut, die Häfen zu öffnen;",
        "und bittet die Regierung um Auskunft;",
        "ruft die Städte auf, Plätze zu schaffen;",
        "spricht sich für eine neue Bahn aus;",
        "sieht einen Bedarf an Plätzen;",
        "hält es für erforderlich, dass gebaut wird;",
        "betont die Notwendigkeit, zu bauen;",
        "setzt sich für offene Häfen ein;",
        "erwartet von der Regierung Auskunft;",
        "regt die Prüfung eines Tunnels an;",
    ],
)
def test_german_points_that_ask_are_demands_by_their_own_words(text: str) -> None:
    assert DE.own(text) is Role.DEMAND


@pytest.mark.parametrize(
    "text",
    [
        "stellt fest, dass die Häfen voll sind;",
        "begrüßt den Ausbau der Bahn;",
        "erkennt die Leistung der Städte an;",
        "nimmt den Bericht über die Häfen zur Kenntnis;",
        "würdigt die Arbeit der Vereine;",
        "betont, dass Häfen verbinden;",
        "ist der Auffassung, dass Häfen verbinden;",
        "ferner dankt es den Helfern;",
        "weist darauf hin, dass es eilt;",
    ],
)
def test_german_points_that_find_or_note_are_recitals_by_their_own_words(text: str) -> None:
    assert DE.own(text) is Role.RECITAL


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("calls on the governments to build;", Role.DEMAND),
        ("Calling upon the states to build,", Role.DEMAND),
        ("further requests that ports be built;", Role.DEMAND),
        ("strongly encourages the states to build;", Role.DEMAND),
        ("considers it necessary to build;", Role.DEMAND),
        ("stresses the need for ports;", Role.DEMAND),
        ("notes that the ports are full;", Role.RECITAL),
        ("recognises the need to build;", Role.RECITAL),
        ("is concerned that the ports are full;", Role.RECITAL),
        ("takes note of the report;", Role.RECITAL),
        ("Recalling its resolution of 2029,", Role.RECITAL),
    ],
)
def test_english_points_have_the_role_of_their_own_words(text: str, role: Role) -> None:
    assert EN.own(text) is role


@pytest.mark.parametrize("text", ["die Häfen auszubauen;", "fördert die Häfen", "Die Häfen begrüßen Gäste", ""])
def test_german_words_that_are_no_operative_verb_at_the_start_say_nothing(text: str) -> None:
    assert DE.own(text) is None


@pytest.mark.parametrize("text", ["recognise the need to act;", "welcome guests;", "to build ports;"])
def test_an_infinitive_below_a_clause_is_no_finding_of_its_own(text: str) -> None:
    assert EN.own(text) is None


@pytest.mark.parametrize(
    ("clause", "role"),
    [
        ("Das Forum stellt fest:", Role.RECITAL),
        ("Das Forum fordert die Regierungen auf,", Role.DEMAND),
        ("Die Konferenz bittet die Länder:", Role.DEMAND),
        ("Das Forum sieht Handlungsbedarf:", Role.DEMAND),
        ("Feststellungen", Role.RECITAL),
        ("Erwägungsgründe", Role.RECITAL),
        ("Forderungen an die Länder", Role.DEMAND),
        ("Das Forum begrüßt den Plan und fordert mehr:", Role.RECITAL),
        ("Häfen und Schiffe", None),
        ("Beförderung", None),
    ],
)
def test_the_first_operative_word_of_a_german_clause_decides(clause: str, role: Role | None) -> None:
    assert DE.opening(clause) is role


@pytest.mark.parametrize(
    ("clause", "role"),
    [
        ("The Council calls on the governments to", Role.DEMAND),
        ("The Council notes that", Role.RECITAL),
        ("Recommendations", Role.DEMAND),
        ("Findings", Role.RECITAL),
        ("Ports and ships", None),
    ],
)
def test_the_first_operative_word_of_an_english_clause_decides(clause: str, role: Role | None) -> None:
    assert EN.opening(clause) is role


@pytest.mark.parametrize(
    ("own", "above", "title", "role"),
    [
        ("begrüßt den Ausbau;", ["Das Forum fordert:"], "Forderung", Role.RECITAL),
        ("den Ausbau der Bahn;", ["Das Forum stellt fest:"], "Forderung", Role.RECITAL),
        ("den Ausbau der Bahn;", ["Häfen", "Das Forum stellt fest:", "Das Forum fordert:"], "", Role.RECITAL),
        ("den Ausbau der Bahn;", ["Häfen"], "Forderung", Role.DEMAND),
        ("Häfen sollen wachsen.", [], "Text", Role.DEMAND),
        ("Häfen sollen wachsen.", ["Das Forum stellt fest:"], "", Role.RECITAL),
        ("Die Häfen sind bis 2031 zu öffnen.", [], "Text", Role.DEMAND),
        ("Die Häfen sind schön.", ["Häfen"], "Text", None),
        ("", [], "", None),
    ],
)
def test_own_words_come_before_clauses_before_the_column_title_before_should(
    own: str, above: list[str], title: str, role: Role | None
) -> None:
    assert role_of(own, above, title, DE) is role


@pytest.mark.parametrize(
    ("own", "role"),
    [("Ports should grow.", Role.DEMAND), ("Ports must grow.", Role.DEMAND), ("Ports grow.", None)],
)
def test_english_should_and_must_are_the_weakest_sign(own: str, role: Role | None) -> None:
    assert role_of(own, [], "Text", EN) is role


@pytest.mark.parametrize("language", [None, "fi"])
def test_where_the_language_is_unknown_the_words_of_all_languages_count(language: str | None) -> None:
    words = operative(language)
    assert words.own("begrüßt den Ausbau;") is Role.RECITAL
    assert words.own("urges the states to build;") is Role.DEMAND
    assert words.opening("Das Forum fordert die Länder auf,") is Role.DEMAND
