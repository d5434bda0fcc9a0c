"""The elements of a demand, and which an answer takes up at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peilung.core.insight import ElementPart
from peilung.core.paper import Role
from peilung.insight.coverage import coverage
from peilung.insight.coverage_elements import MOST, elements
from tests.insight.coverage_score import paper_of, tally

WHATS = [
    ("de", "die A-Wache zu stärken und ein Büro einzurichten;", ["die A-Wache zu stärken", "ein Büro einzurichten"]),
    ("de", "Der Landtag fordert die Regierung auf, Deiche zu erhöhen.", ["Deiche zu erhöhen"]),
    ("de", "Die Landesregierung möge den freien Eintritt einführen.", ["den freien Eintritt einführen"]),
    ("de", "darauf hinzuwirken, dass Züge fahren und Busse warten", ["Züge fahren", "Busse warten"]),
    ("de", "Busse zu kaufen, um den Verkehr zu beruhigen", ["Busse zu kaufen"]),
    ("de", "zu den Schleusen einen Bericht vorzulegen", ["zu den Schleusen einen Bericht vorzulegen"]),
    ("de", "Es ist darzulegen, wie viele Schulen leer stehen.", ["Es ist darzulegen, wie viele Schulen leer stehen"]),
    ("de", "Ausbau der Schleusen sowie Pflege der Ufer", ["Ausbau der Schleusen", "Pflege der Ufer"]),
    ("de", "Bürgerinnen und Bürger zu beteiligen", ["Bürgerinnen und Bürger zu beteiligen"]),
    ("de", "", []),
    ("en", "extend opening hours and publish a map", ["extend opening hours", "publish a map"]),
    ("en", "The Minister for Ports should dredge it, mark it and pay for it.", ["dredge it", "mark it", "pay for it"]),
    ("en", "Lifts should be fitted in towers.", ["Lifts should be fitted in towers"]),
    ("en", "offer advice and support for farmers", ["offer advice and support for farmers"]),
    ("en", "ensure that trains run on time", ["trains run on time"]),
    ("en", "repair the weir, as well as to monitor the salmon", ["repair the weir", "monitor the salmon"]),
]
WHOMS = [
    ("de", "Schutzräume für Frauen und Kinder zu schaffen", ["für Frauen und Kinder"]),
    ("de", "Beratung für von Gewalt betroffene Menschen anzubieten", []),
    ("de", "Zuschüsse für ehrenamtliche Helferinnen zu zahlen", ["für ehrenamtliche Helferinnen"]),
    ("de", "eine Ausschreibung für den Ankauf von Bussen vorzunehmen", []),
    ("de", "Anträge von Kommunen schneller zu bescheiden", ["von Kommunen"]),
    ("en", "lend instruments for children from poor families", ["for children"]),
    ("en", "close the gap for small hospices by 2030", ["for small hospices"]),
    ("en", "look for a new site", []),
]
WHENS = [
    ("de", "bis Ende 2027 zwölf Türme zu bauen", ["bis Ende 2027"]),
    ("de", "ab dem Schuljahr 2031/2032 Laptops zu verleihen", ["ab dem Schuljahr 2031/2032"]),
    ("de", "bis zum 30. Juni 2031 einen Bericht vorzulegen", ["bis zum 30. Juni 2031"]),
    ("de", "innerhalb von zwei Jahren Radwege zu bauen", ["innerhalb von zwei Jahren"]),
    ("de", "Straßen zu bauen", []),
    ("en", "build ten towers by the end of 2027", ["by the end of 2027"]),
    ("en", "report within six months", ["within six months"]),
    ("en", "open the line from June 2030", ["from June 2030"]),
]


def found(part: ElementPart, text: str, language: str) -> list[str]:
    return [text[one.start : one.end] for one in elements(text, language) if one.part is part]


@pytest.mark.parametrize(("language", "text", "wanted"), WHATS)
def test_what_is_asked_for(language: str, text: str, wanted: list[str]) -> None:
    assert found(ElementPart.WHAT, text, language) == wanted


@pytest.mark.parametrize(("language", "text", "wanted"), WHOMS)
def test_for_whom(language: str, text: str, wanted: list[str]) -> None:
    assert found(ElementPart.WHOM, text, language) == wanted


@pytest.mark.parametrize(("language", "text", "wanted"), WHENS)
def test_by_when(language: str, text: str, wanted: list[str]) -> None:
    assert found(ElementPart.WHEN, text, language) == wanted


def test_a_language_without_lists_has_no_elements() -> None:
    assert elements("styrke vandredningen", "da") == ()


ROW = {
    "demand": "die Wasserrettung zu stärken und bis 2030 Leuchtfeuer für Fischer aufzustellen",
    "answer": "Zur Wasserrettung wird auf den Haushalt verwiesen. Ein weiteres Leuchtfeuer wurde 2030 gebaut.",
}


def test_an_element_that_is_taken_up_quotes_the_sentence_that_shows_it() -> None:
    (one,) = coverage(paper_of([ROW], "de"))
    quoted = {element.text: element.quote.text if element.quote else None for element in one.elements}
    assert quoted["die Wasserrettung zu stärken"] == "Zur Wasserrettung wird auf den Haushalt verwiesen."
    assert quoted["bis 2030"] == "Ein weiteres Leuchtfeuer wurde 2030 gebaut."
    assert quoted["für Fischer"] is None


def test_offsets_are_those_of_the_point_and_the_quote_is_the_answers() -> None:
    document = paper_of([ROW], "de")
    (one,) = coverage(document)
    text = document.resolutions[0].points[0].text
    assert all(text[element.start : element.end] == element.text for element in one.elements)
    assert {element.quote.place.owner for element in one.elements if element.quote} == {"a1"}


def test_an_element_without_words_in_the_answer_is_not_called_unanswered() -> None:
    (one,) = coverage(paper_of([{**ROW, "answer": "Die Landesregierung nimmt dies zur Kenntnis."}], "de"))
    assert not any(element.taken_up for element in one.elements)
    assert all("sagt nicht, dass die Antwort" in element.ground.why for element in one.elements)


def test_only_demands_with_an_answer_are_looked_at() -> None:
    document = paper_of([ROW], "de")
    (resolution,) = document.resolutions
    recital = replace(resolution.points[0], role=Role.RECITAL)
    silent = replace(resolution.points[0], answers=())
    for point in (recital, silent):
        assert coverage(replace(document, resolutions=(replace(resolution, points=(point,)),))) == ()


def test_a_joint_answer_counts_for_each_of_its_points() -> None:
    document = paper_of([ROW, {**ROW, "demand": "Leuchtfeuer zu warten"}], "de")
    (resolution,) = document.resolutions
    joint = tuple(replace(point, answers=("a1",)) for point in resolution.points)
    together = replace(document, resolutions=(replace(resolution, points=joint),), answers=document.answers[:1])
    covered = coverage(together)
    assert [str(one.point) for one in covered] == ["1", "2"]
    assert covered[1].elements[0].taken_up


@pytest.mark.parametrize("piece", ["zu stärken und ", "für Frauen und ", "bis zum ", "(", "and support ", "wie, "])
def test_endless_demands_have_no_endless_elements(piece: str) -> None:
    for language in ("de", "en"):
        assert len(elements(piece * 20_000, language)) <= MOST


@pytest.mark.parametrize("language", ["de", "en"])
def test_elements_and_what_answers_take_up_are_found_as_measured(language: str) -> None:
    for part in (0, 1):
        result = tally(language, part)
        assert result.rate(result.elements, "missed") >= 0.97
        assert result.rate(result.elements, "wrong") >= 0.97
        assert result.rate(result.taken, "wrong") >= 0.95
        assert result.rate(result.taken, "missed") >= 0.80
