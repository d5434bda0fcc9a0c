from __future__ import annotations

import pytest

from tests.insight.references.external_papers import found, targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Konferenz (www.seen.example) tagt.", "www.seen.example"),
        ("Näheres unter https://amt.example/wege/plan.html.", "https://amt.example/wege/plan.html"),
        ("unter www.amt.example/foerderung/rad-und-weg/.", "www.amt.example/foerderung/rad-und-weg/"),
        ("(https://a.example/b_(c))", "https://a.example/b_(c)"),
        ("unter amt.wasserland.de/plan, siehe dort", "amt.wasserland.de/plan"),
        ("im Portal kreis-see.de; dort", "kreis-see.de"),
        ("unter „www.see.example“ nachzulesen", "www.see.example"),
        ("unter www.amt.example/plan-\nfuer-wege nachzulesen", "www.amt.example/plan-fuer-wege"),
        ("unter www.amt.example/plan/\nwege-2030.html nachzulesen", "www.amt.example/plan/wege-2030.html"),
        ("unter www.amt.example/plan/ finden sich Hinweise", "www.amt.example/plan/"),
    ],
)
def test_addresses_end_before_what_closes_the_sentence(text: str, expected: str) -> None:
    assert targets(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Schreiben Sie an info@amt.example oder max.muster@kreis-see.de.",
        "Das gilt z.B. nicht, d.h. nie. Ende.Die Antwort fehlt.",
        "Version 2.4.1, Punkt 3.a und Nr.5 bleiben.",
    ],
)
def test_mail_addresses_and_abbreviations_are_no_web_addresses(text: str) -> None:
    assert targets(text) == []


def test_the_quote_is_the_address_as_printed() -> None:
    (one,) = found("unter www.amt.example/plan-\nfuer-wege nachzulesen")

    assert one.quote.text == "www.amt.example/plan-\nfuer-wege"
