"""A bare “$” means the currency that the paper names, and only where it names one."""

from __future__ import annotations

import pytest

from peilung.core.insight import Place, Within
from peilung.insight.facts.currency import with_currency
from peilung.insight.facts.figures import figures


def units(*texts: str) -> list[str | None]:
    places = [Place(str(number), 0, Within.ANSWER, text, "en") for number, text in enumerate(texts)]
    return [fact.unit for fact in with_currency([fact for place in places for fact in figures(place, ())], places)]


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("All amounts are in Canadian dollars.", "CAD"),
        ("Amounts in CAD.", "CAD"),
        ("Figures are in New Zealand dollars (NZD).", "NZD"),
        ("Sums are given in NZ$.", "NZD"),
        ("Sums are given in US$.", "USD"),
        ("Nothing is said of currencies.", "USD"),
        ("Some in CAD, others in NZD.", "USD"),
        ("The CADET programme goes on.", "USD"),
    ],
)
def test_the_currency_is_the_one_that_the_paper_names(named: str, code: str) -> None:
    assert units(named, "The grant was $4 million.", "It cost 300 dollars.") == [code, code]


def test_an_amount_that_names_its_own_currency_keeps_it() -> None:
    assert units("Canadian dollars are meant.", "It cost US$ 5 million.", "It cost EUR 3 million.") == ["USD", "EUR"]


@pytest.mark.parametrize("digits", [17, 400, 5000])
def test_a_number_too_long_for_any_paper_is_no_fact(digits: int) -> None:
    place = Place("1", 0, Within.ANSWER, f"Es sind {'9' * digits} Euro und 5 Euro.", "de")
    assert [fact.value for fact in figures(place, ())] == [5]
