from __future__ import annotations

import pytest

from peilung.core.insight import ReferenceType
from tests.insight.references.external_papers import found, targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Das Land fördert (siehe Landeskonzeption).", ["Landeskonzeption"]),
        ("[siehe Landeskonzeption und Teilhabegesetz]", ["Landeskonzeption", "Teilhabegesetz"]),
        ("Es wird auf die Betreuungsrichtlinie und die Stellungnahme unter 2 b) verwiesen.", ["Betreuungsrichtlinie"]),
        ("Auf die Landesstrategie Küste wird hingewiesen.", ["Landesstrategie Küste"]),
        ("Er verweist auf das Handbuch Waldumbau.", ["Handbuch Waldumbau"]),
        ("Einzelheiten sind dem Leitfaden Bürgerhaushalt zu entnehmen.", ["Leitfaden Bürgerhaushalt"]),
        ("Vgl. hierzu den Jahresbericht 2029/2030.", ["Jahresbericht 2029/2030"]),
        ("siehe „Wege in die Arbeit 2030“", ["Wege in die Arbeit 2030"]),
        ("siehe Bericht „Wege 2030“", ["Wege 2030"]),
        ("siehe „Gut leben am See“/Konzept für alle, 2. Fassung, im Weiteren „Seekonzept“ genannt", ["Seekonzept"]),
        ("Dies beschreibt der Wegweiser Ehrenamt, auf den verwiesen wird.", ["Wegweiser Ehrenamt"]),
        ("Den Ablauf veranschaulicht der Leitfaden Anerkennung Pflege.", ["Leitfaden Anerkennung Pflege"]),
        ("Siehe die Berichte zu 6 bis 9, ferner Pkt. 13, und den Brandschutzplan Torfau.", ["Brandschutzplan Torfau"]),
        ("nach Maßgabe der Ehrenamtskartenrichtlinie", ["Ehrenamtskartenrichtlinie"]),
        ("Das Nähere regelt die Förderrichtlinie Kleinkunst.", ["Förderrichtlinie Kleinkunst"]),
        ("Die Frage behandelt ausführlich der Nahverkehrsplan 2035.", ["Nahverkehrsplan 2035"]),
        ("Wie gefördert wird, steht in der Richtlinie „Dorfmitte“.", ["Dorfmitte"]),
        ("Einzelheiten können Sie dem Leitfaden Baukultur entnehmen.", ["Leitfaden Baukultur"]),
        ("Die Ziele sind in der Landesdigitalstrategie verankert.", ["Landesdigitalstrategie"]),
        ("Wie das Merkblatt Hochwasser erläutert, haftet der Eigentümer.", ["Merkblatt Hochwasser"]),
        ("Siehe Kapitel 4 des Kulturentwicklungsplans.", ["Kulturentwicklungsplan"]),
        ("Auskunft gibt der Wohnungsmarktbericht 2030.", ["Wohnungsmarktbericht 2030"]),
        ("Ergänzend wird auf den Maritimen Lagebericht 2031 verwiesen.", ["Maritimer Lagebericht 2031"]),
        ("Dies zeigt die Sammlung Leben ohne Grenzen, auf die verwiesen sei.", ["Sammlung Leben ohne Grenzen"]),
        ("Das Schallschutzkonzept Nordmeer nennt Werte; auf dieses wird verwiesen.", ["Schallschutzkonzept Nordmeer"]),
        ("Zur Vertiefung sei das Museumskonzept 2040 empfohlen.", ["Museumskonzept 2040"]),
        ("Zum Ablauf s. Dienstanweisung Ruhender Verkehr.", ["Dienstanweisung Ruhender Verkehr"]),
        ("Auf die Zahlen wird hingewiesen (Sportbericht 2032).", ["Sportbericht 2032"]),
    ],
)
def test_german_documents_are_found_where_the_text_points_to_them(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See the National Water Strategy.", ["National Water Strategy"]),
        ("See the Water Strategy and the Guidance on Floods 2031.", ["Water Strategy", "Guidance on Floods 2031"]),
        ("Details are set out in the Roads Handbook.", ["Roads Handbook"]),
        ('This is described in "Paths for All".', ["Paths for All"]),
        ("The reader may consult the Access Guideline for Halls.", ["Access Guideline for Halls"]),
        ("on the terms laid out in the Shelter Grants Circular", ["Shelter Grants Circular"]),
        ("On method, the Travel Survey Guide may be consulted.", ["Travel Survey Guide"]),
        ("The reasons are rehearsed at length in the Bus Lane Review.", ["Bus Lane Review"]),
        ("See chapter 3 of the National Sports Strategy.", ["National Sports Strategy"]),
        ("We would point the Committee to the Ports Policy Statement.", ["Ports Policy Statement"]),
        ("What schools must do is stated in the circular “Phones Away”.", ["Phones Away"]),
        ("On litter, the Clean Beaches Casebook should be consulted.", ["Clean Beaches Casebook"]),
        ("Its terms are reproduced in the Lifeguard Concordat.", ["Lifeguard Concordat"]),
        ("The Rural Transport Plan explains how fares are set.", ["Rural Transport Plan"]),
        ("It is described in the Ministry's Peatland Prospectus.", ["Peatland Prospectus"]),
        ("Inspections follow the Keeper's Manual, where readers will find more.", ["Keeper's Manual"]),
    ],
)
def test_english_documents_are_found_where_the_text_points_to_them(text: str, expected: list[str]) -> None:
    assert targets(text, language="en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Auf die nachfolgende Übersicht wird verwiesen.",
        "Siehe Anlage 3. Siehe unten. Siehe oben. Vgl. Tabelle 2. Siehe Abschnitt 4.",
        "Siehe Antwort zu Ziffer 3 und siehe auch Ziffer 2 l) (4)",
        "Auf den Bericht wird verwiesen, ebenso auf die Ausführungen zu 3 e).",
        "Die Landeskonzeption wird umgesetzt.",
        "Auf Landesebene wird auf Initiative der Kommunen ein Konzept erarbeitet.",
        "Auf die Förderung der Vereine wird hingewiesen.",
        "Gebaut wird gemäß der Energieleitlinie, gefördert nach der Sportstättenrichtlinie.",
        "Das Programm „Junge Bühne“ wird fortgesetzt; die Landesstrategie Holz wird fortgeschrieben.",
        "Kirchenbücher stehen im Eigentum der Gemeinden. Die Berufung folgt im Frühjahr 2033.",
        "Siehe Anlage 1 (Einsatzstatistik). Vgl. Niederschrift des Ausschusses.",
        "Die Kosten sind mit 31,4 Millionen Euro angesetzt.",
    ],
)
def test_what_is_near_at_hand_or_only_mentioned_is_no_document(text: str) -> None:
    assert targets(text) == []


def test_english_tables_and_annexes_are_no_documents() -> None:
    assert targets("See the table below, see Annex 2, see our answer to 3.", language="en") == []


def test_what_is_only_done_by_or_under_a_document_does_not_point_to_it() -> None:
    assert targets("This is in line with the Water Strategy.", language="en") == []
    assert targets("Courses are financed under the Blue Skills Programme.", language="en") == []
    assert targets("The Water Strategy is being revised. The Harbour Plan was adopted.", language="en") == []


def test_a_misspelt_repeat_gets_the_target_of_the_usual_spelling() -> None:
    names = ("Landeskonzeption", "Landeskonzeption", "Landeskonzepktion", "Landeskonzption")
    texts = [f"(siehe {name})" for name in names]

    assert targets(*texts) == ["Landeskonzeption"] * 4
    assert [one.quote.text for one in found(*texts)][2:] == ["Landeskonzepktion", "Landeskonzption"]


def test_names_that_differ_in_a_figure_stay_apart() -> None:
    texts = ("(siehe Jahresbericht 2029)", "(siehe Jahresbericht 2030)")

    assert targets(*texts) == ["Jahresbericht 2029", "Jahresbericht 2030"]


def test_a_law_pointed_to_is_a_law() -> None:
    types = {one.target: one.type for one in found("[siehe Landeskonzeption und Teilhabegesetz (THG)]")}

    assert types == {"Landeskonzeption": ReferenceType.DOCUMENT, "THG": ReferenceType.LAW}


def test_a_law_in_a_title_is_part_of_the_title() -> None:
    (one,) = found("siehe „Handbuch zum Waldgesetz für Gemeinden“")

    assert (one.type, one.target) == (ReferenceType.DOCUMENT, "Handbuch zum Waldgesetz für Gemeinden")
