from __future__ import annotations

import pytest

from peilung.core.insight import ReferenceType
from tests.insight.references.external_papers import found, targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(28. BSPC 2019)", ["28. BSPC 2019"]),
        ("die Resolution der 29. BSPC aus dem August 2020", ["29. BSPC 2020"]),
        ("(Entschließung 29. BSPC August 2020)", ["29. BSPC 2020"]),
        ("mit der Resolution der 32. BSPC beschäftigt", ["32. BSPC"]),
        ("(Ziffer 26 der Resolution der 28. BSPC 2019)", ["28. BSPC 2019, Ziffer 26"]),
        ("(29. BSPC 2020, Ziffer 12)", ["29. BSPC 2020, Ziffer 12"]),
        (
            "Ziffern 4 und 5 der Entschließung der 28. BSPC 2019",
            ["28. BSPC 2019, Ziffer 4", "28. BSPC 2019, Ziffer 5"],
        ),
        ("Entschließung der 12. Seenkonferenz (Torfau, 3. bis 5. Mai 2027)", ["12. Seenkonferenz 2027"]),
        ("Resolution des 19. Seenforums Südliche Marsch", ["19. Seenforum Südliche Marsch"]),
        ("Beschluss des 16. Inselrates vom 5. Juni 2028", ["16. Inselrat 2028"]),
        ("Entschließungen der 3. und der 4. Buchtkonferenz", ["3. Buchtkonferenz", "4. Buchtkonferenz"]),
        ("Die Erklärung 21. Inklusionstag 2028 wird unterstützt.", ["21. Inklusionstag 2028"]),
        ("der Beschluss der 14. Kreistagssitzung", ["14. Kreistagssitzung"]),
        ("auf der 152. Plenartagung des Ausschusses der Regionen", ["152. Ausschuss der Regionen"]),
        (
            "Der Europäische Ausschuss der Regionen hat auf seiner 152. Plenartagung am 1. Dezember 2022 beraten.",
            ["152. Europäischer Ausschuss der Regionen 2022"],
        ),
        ("Resolution 70/1 und Resolution 1325 (2000)", ["Resolution 70/1", "Resolution 1325 (2000)"]),
    ],
)
def test_german_sessions_are_named_by_number_body_year_and_item(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the resolution of the 29th BSPC", ["29. BSPC"]),
        ("paragraph 12 of the resolution of the 28th BSPC 2019", ["28. BSPC 2019, paragraph 12"]),
        ("the resolution of the 9th Sports Assembly 2030, item 3;", ["9. Sports Assembly 2030, paragraph 3"]),
        ("Resolution of the 12th Lakes Council", ["12. Lakes Council"]),
        ("152nd plenary session of the Committee of the Regions", ["152. Committee of the Regions"]),
        ("the resolution of the 43rd Fjord Conference 2034 (43rd NFC)", ["43. NFC 2034"]),
        ("The Sixth Forum of Coastal Parliaments in 2030 met.", ["6. Forum of Coastal Parliaments 2030"]),
    ],
)
def test_english_sessions_get_the_same_form(text: str, expected: list[str]) -> None:
    assert targets(text, language="en") == expected


def test_a_long_name_is_called_by_the_abbreviation_the_paper_ties_to_it() -> None:
    tied = "Die Seenparlamentarierkonferenz (SPK) tagt jährlich."
    later = "Beschlüsse der 32. Seenparlamentarierkonferenz in Torfau vom 27. bis 29. August 2033"

    assert targets(tied, later, "Die 33. SPK folgt.") == ["32. SPK 2033", "33. SPK"]


def test_an_unknown_abbreviation_needs_a_year_or_a_decision() -> None:
    assert targets("Die 12. ABCD hat begonnen.") == []
    assert targets("Die Resolution der 12. ABCD liegt vor.") == ["12. ABCD"]


def test_the_body_that_a_paper_answers_may_be_named_in_short() -> None:
    body = "Konferenz der Bergtäler"

    assert targets("Im Bericht zur 21. Konferenz (2022) steht es.", body=body) == ["21. Konferenz der Bergtäler 2022"]
    assert targets("die Entschließung der 20. Tagung (2021)", body=body) == ["20. Konferenz der Bergtäler 2021"]


@pytest.mark.parametrize(
    "text",
    [
        "In seiner 71. Sitzung hat der Landtag darüber beraten.",
        "In der 8. Wahlperiode blieb die 5. Abteilung zuständig.",
        "Die 2. Fortschreibung der Konzeption folgt.",
        "Am 3. Werktag und am 30. Jahrestag; vom 17. bis 19. September 2023 in Torfau.",
        "Die 3. Regionalkonferenz wird vorbereitet.",
        "Der 20. Bundestag und der 8. Landtag haben das Gesetz beschlossen.",
        "bis zum 31. August beschlossen",
    ],
)
def test_terms_plain_meetings_and_dates_are_no_resolutions(text: str) -> None:
    assert targets(text) == []


def test_english_terms_and_districts_are_no_resolutions() -> None:
    text = "At its 14th meeting the board met in the 3rd District. It was the 19th Century; the 2nd Government Report."

    assert targets(text, language="en") == []


def test_parts_hold_body_session_year_and_item() -> None:
    (one,) = found("Ziffer 26 der Resolution der 28. BSPC 2019")

    assert one.type is ReferenceType.RESOLUTION
    assert one.parts == {"body": "BSPC", "session": "28", "year": "2019", "item": "26"}
    assert one.quote.text == "Ziffer 26 der Resolution der 28. BSPC 2019"


def test_a_name_ends_with_its_line() -> None:
    title = "Resolution of the 15th Assembly of the Sounds\nAdopted in Tresk"

    assert targets(title, language="en") == ["15. Assembly of the Sounds"]


def test_points_of_its_resolution_are_points_of_the_session() -> None:
    text = "The 8th Lakes Forum asked for this in clauses 5 and 6 of its resolution."

    assert targets(text, language="en") == [f"8. Lakes Forum{item}" for item in ("", ", paragraph 5", ", paragraph 6")]
