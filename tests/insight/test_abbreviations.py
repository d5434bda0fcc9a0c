"""Short forms where a paper introduces them, with what they stand for."""

from __future__ import annotations

import pytest

from peilung.core.insight import FactType, Place, Within
from peilung.core.paper import Document, Paper
from peilung.insight.names import names


def short_forms(text: str, language: str = "de") -> list[tuple[str, str | None]]:
    place = Place("1", 0, Within.ANSWER, text, language, "a1")
    facts = names(Document(Paper(language=language)), [place], ())
    return [(str(fact.value), fact.of) for fact in facts if fact.type is FactType.ABBREVIATION]


INTRODUCED = [
    ("de", "in den Erstversorgungseinrichtungen (EVE)", "EVE", "Erstversorgungseinrichtungen"),
    ("de", "Das Bundesamt für Bau und Verkehr (BABV) prüft.", "BABV", "Bundesamt für Bau und Verkehr"),
    ("de", "§ 3 des Kulturförderungsgesetzes (KuföG) gilt.", "KuföG", "Kulturförderungsgesetz"),
    ("de", "nach dem Schul- und Horttagegesetz (SchulHoG N-M)", "SchulHoG N-M", "Schul- und Horttagegesetz"),
    ("de", "Der Deich-, Auen- und Moorfonds (DAMF) zahlt.", "DAMF", "Deich-, Auen- und Moorfonds"),
    ("de", "die Fachstelle Reparieren am Ort mit Rat (FaRe)", "FaRe", "Fachstelle Reparieren am Ort mit Rat"),
    ("de", "die Mobile Technische Hilfe (MTH) fährt", "MTH", "Mobile Technische Hilfe"),
    ("de", "Die Hofladenprämie (HLP) wird gezahlt.", "HLP", "Hofladenprämie"),
    ("de", "eine zentrale Vergabebehörde (ZVB) wurde eingerichtet", "ZVB", "zentrale Vergabebehörde"),
    ("de", "ehrenamtlichen beratenden Obleute (ebO)", "ebO", "ehrenamtlichen beratenden Obleute"),
    ("de", "die Beratung (Elternberatung Ost – EBO)", "EBO", "Elternberatung Ost"),
    ("de", "Die Landesagentur für Wald, kurz LaWa, berät.", "LaWa", "Landesagentur für Wald"),
    ("de", "das Hafenkonzept (im Folgenden: Konzept) gilt", "Konzept", "Hafenkonzept"),
    ("de", "die „Küstenkonzeption Nord“, im Weiteren „Konzeption“ genannt", "Konzeption", "Küstenkonzeption Nord"),
    ("de", "die Richtlinie für Bau von Hallen (Baurichtlinie)", "Baurichtlinie", "Richtlinie für Bau von Hallen"),
    ("de", "der DAF (Deich- und Auenfonds) zahlt", "DAF", "Deich- und Auenfonds"),
    ("en", "The Office for Rivers (OfR) decides.", "OfR", "Office for Rivers"),
    ("en", "The Warm Schools Fund (WSF) pays.", "WSF", "Warm Schools Fund"),
    ("en", "through the Clean Barge Voucher (CBV)", "CBV", "Clean Barge Voucher"),
    ("en", "The Rivers Strategy (hereafter “the Strategy”) applies.", "Strategy", "Rivers Strategy"),
    ("en", "The Rivers Strategy (the “Strategy”) applies.", "Strategy", "Rivers Strategy"),
    ("en", "The Blue Coast Plan, hereinafter referred to as “the Plan”, applies.", "Plan", "Blue Coast Plan"),
    ("en", "the Advisory Council for Parks (ACP)", "ACP", "Advisory Council for Parks"),
    ("en", "WSF (Warm Schools Fund) grants", "WSF", "Warm Schools Fund"),
]


@pytest.mark.parametrize(("language", "text", "short", "long"), INTRODUCED)
def test_a_short_form_is_tied_to_the_long_one(language: str, text: str, short: str, long: str) -> None:
    assert short_forms(text, language) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "Die Verordnung (EU) 2019/944 gilt.",
        "Der Abgeordnete Muster (SPD) fragt.",
        "Die Kosten (EUR) steigen.",
        "Das gilt (II) auch dort.",
        "Der Ausbau (siehe Anlage) geht weiter.",
        "Die Halle (XYZ) ist offen.",
        "Der Bau (2031) beginnt.",
        "Im Folgenden wird das Konzept beschrieben.",
        "Nachfolgend sind die Zahlen genannt.",
        "Die Wege sind kurz.",
    ],
)
def test_brackets_and_phrases_that_introduce_nothing(text: str) -> None:
    assert short_forms(text) == []


def test_a_long_form_with_a_short_one_is_a_name_though_it_is_indefinite() -> None:
    place = Place("1", 0, Within.ANSWER, "Das Land hat eine zentrale Vergabebehörde (ZVB) eingerichtet.", "de", "a1")
    facts = names(Document(Paper()), [place], ())
    assert next((fact.type, fact.value, fact.ground.rule) for fact in facts) == (
        FactType.INSTITUTION,
        "zentrale Vergabebehörde",
        "name.introduced",
    )
