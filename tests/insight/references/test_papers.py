from __future__ import annotations

import pytest

from peilung.core.insight import FRONT, Place, ReferenceState, ReferenceType, Within
from peilung.core.paper import Document, Paper
from peilung.insight.references.external import external
from tests.insight.references.external_papers import found, targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Auf Drucksache 7/1234 wird verwiesen.", ["Drucksache 7/1234"]),
        ("Siehe Drs. 7/1234 und LT-Drs. 7/12.", ["Drucksache 7/1234", "Drucksache 7/12"]),
        ("Siehe BT-Drs. 20/1234.", ["Bundestagsdrucksache 20/1234"]),
        ("Siehe Bundestagsdrucksache 20/123.", ["Bundestagsdrucksache 20/123"]),
        ("Der Bundesrat (BR-Drucksache 12/24) stimmte zu.", ["Bundesratsdrucksache 12/24"]),
        ("Die Drucksachen 8/1, 8/2 und 8/3 liegen vor.", ["Drucksache 8/1", "Drucksache 8/2", "Drucksache 8/3"]),
        ("Siehe Drucksache 8 /4567.", ["Drucksache 8/4567"]),
        ("Siehe Drucksache VII/1234.", ["Drucksache VII/1234"]),
        ("Siehe Ausschussdrucksache 19(4)123.", ["Ausschussdrucksache 19(4)123"]),
        ("Vorlage 12/2031 und Vorlage Nr. 2023/0145", ["Vorlage 12/2031", "Vorlage 2023/0145"]),
        ("COM (2020) 758 final, KOM(2010) 20 endgültig", ["COM(2020) 758 final", "KOM(2010) 20 endgültig"]),
        ("SWD(2020)12, JOIN (2021) 14 final, C(2021) 1234", ["SWD(2020) 12", "JOIN(2021) 14 final", "C(2021) 1234"]),
        ("Der Rat hat dies beschlossen. (15312/16)", ["15312/16"]),
        ("Ratsdok. 9120/18 liegt vor.", ["9120/18"]),
        ("A/RES/73/195 und S/RES/1325 (2000)", ["A/RES/73/195", "S/RES/1325 (2000)"]),
        ("Motion 19.3456 und 1234/AB", ["Motion 19.3456", "1234/AB"]),
        ("mit RRB Nr. 144/2034 beschlossen", ["RRB Nr. 144/2034"]),
    ],
)
def test_german_papers_get_their_full_designation(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See Cm 9012, Cmnd. 9012 and CP 123.", ["Cm 9012", "Cmnd. 9012", "CP 123"]),
        ("We answered in HC 345-I and HL Paper 12.", ["HC 345-I", "HL Paper 12"]),
        ("Council document 15312/16 was noted.", ["15312/16"]),
        ("The communication COM(2030) 18 final", ["COM(2030) 18 final"]),
        ("Session Document 15/8012 and Document 7/123", ["Session Document 15/8012", "Document 7/123"]),
        ("Sessional Paper No. 61-28 was tabled.", ["Sessional Paper 61-28"]),
    ],
)
def test_english_papers_get_their_full_designation(text: str, expected: list[str]) -> None:
    assert targets(text, language="en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Im Schuljahr 2022/2023 und im Haushalt 2022/23 wurde 1/3 der Mittel gezahlt (2022/23).",
        "Im Bericht 12/2023 des Vereins, Az. 12345/16, steht nichts.",
        "Die Vorlage 2024 folgt, das Dokument auch.",
        "Das Verhältnis beträgt 3/4; Stand 05/2024.",
        "Bis 2030/31 sollen 15 312 Plätze entstehen.",
    ],
)
def test_school_years_fractions_and_file_numbers_are_no_papers(text: str) -> None:
    assert targets(text) == []


def test_each_paper_of_a_list_quotes_the_whole_list() -> None:
    quotes = {one.quote.text for one in found("Die Drucksachen 8/1 und 8/2 liegen vor.")}

    assert quotes == {"Drucksachen 8/1 und 8/2"}


def test_the_paper_s_own_number_is_a_self_reference() -> None:
    own, other, federal = found("Drs. 8/12, Drs. 8/13 und BT-Drs. 8/12", number="8/12")

    assert own.state is ReferenceState.SELF
    assert other.state is federal.state is ReferenceState.EXTERNAL


def test_the_number_in_the_letterhead_refers_to_nothing() -> None:
    front = Place(FRONT, None, Within.FRONT, "LANDTAG Drucksache 8/12\nBericht zu Drucksache 8/3", "de")

    references = external(Document(Paper(number="8/12", language="de")), [front])

    assert [one.target for one in references] == ["Drucksache 8/3"]


def test_papers_in_the_paper_s_own_series_are_found() -> None:
    assert targets("In its reply (WA 11/25) the agency agreed.", language="en", number="WA 7/27") == ["WA 11/25"]
    assert targets("In its reply (WA 11/25) the agency agreed.", language="en") == []


def test_a_paper_says_its_type_and_rule() -> None:
    (one,) = found("Siehe Drucksache 7/1.")

    assert one.type is ReferenceType.PAPER
    assert one.ground.rule == "paper.named"
    assert one.ground.why == "Nummer einer Drucksache"
    assert 0 < one.ground.confidence < 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We answered in Government Paper 60/XII, p. 14.", ["Government Paper 60/XII"]),
        ("It was issued as Youth Paper 3/2030.", ["Youth Paper 3/2030"]),
        ("It is summarised in Discussion Paper 14.", ["Discussion Paper 14"]),
        ("It appears in Historical Paper No. 9.", ["Historical Paper No. 9"]),
        ("Our third report was CRPD/C/KES/3.", ["CRPD/C/KES/3"]),
        ("The Green Paper 2030 is awaited. This Paper 3 times.", []),
    ],
)
def test_papers_of_any_series_are_found_by_their_word(text: str, expected: list[str]) -> None:
    assert targets(text, language="en") == expected
