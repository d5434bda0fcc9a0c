"""Money, counts, percentages, dates and periods in sentences of many kinds; the sentences stand in TOML files."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from peilung.core.insight import Bound, Fact, FactType, Place, Within
from peilung.insight.facts.figures import figures

HERE = Path(__file__).parent


def place(text: str, language: str = "de") -> Place:
    return Place("2 a)", 0, Within.ANSWER, text, language)


def found(text: str, language: str = "de", taken: tuple[tuple[int, int], ...] = ()) -> tuple[Fact, ...]:
    return figures(place(text, language), taken)


def shown(fact: Fact) -> str:
    parts = (
        fact.type.value,
        str(fact.value),
        fact.unit,
        fact.per and f"per {fact.per}",
        fact.bound and fact.bound.value,
        fact.of and f"of {fact.of}",
        fact.total and f"in {fact.total}",
    )
    return f"{' '.join(part for part in parts if part)} | {fact.quote.text}"


def cases(language: str) -> list[Any]:
    data = tomllib.loads((HERE / f"figures_{language}.toml").read_text("utf-8"))
    return [pytest.param(language, case["text"], case["finds"], id=case["text"][:60]) for case in data["cases"]]


@pytest.mark.parametrize(("language", "text", "finds"), [*cases("de"), *cases("en")])
def test_figures_are_found_with_unit_bound_and_quote(language: str, text: str, finds: list[str]) -> None:
    assert [shown(fact) for fact in found(text, language)] == finds


@pytest.mark.parametrize(("language", "text", "finds"), [*cases("de"), *cases("en")])
def test_every_quote_is_the_exact_text_and_names_its_rule(language: str, text: str, finds: list[str]) -> None:
    for fact in found(text, language):
        assert fact.quote.text == text[fact.quote.start : fact.quote.end]
        assert fact.quote.text == fact.quote.text.strip()
        assert fact.ground.rule.partition(".")[0] == fact.type.value
        assert 0 < fact.ground.confidence < 1
    assert len(found(text, language)) == len(finds)


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f", "\u2009"])
def test_thousands_may_be_parted_by_any_narrow_blank(blank: str) -> None:
    (fact,) = found(f"Bewilligt sind 1{blank}250{blank}000{blank}Euro.")
    assert fact.value == 1250000


def test_a_line_break_parts_no_thousands() -> None:
    assert [fact.value for fact in found("Anlage 4\n500 Euro")] == [500]


def test_large_amounts_are_whole_and_exact() -> None:
    (fact,) = found("rund 3,2 Milliarden Euro")
    assert fact.value == 3200000000
    assert isinstance(fact.value, int)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [("de", "2.500 Euro", 2500), ("en", "2.5 euros", 2.5), ("de", "2,5 Euro", 2.5), ("en", "2,500 euros", 2500)],
)
def test_one_separator_is_read_by_the_language(language: str, text: str, value: float) -> None:
    assert [fact.value for fact in found(text, language)] == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"), [("de", "3 Billionen Euro", 3 * 10**12), ("en", "3 billion euros", 3 * 10**9)]
)
def test_a_billion_differs_between_languages(language: str, text: str, value: int) -> None:
    assert [fact.value for fact in found(text, language)] == [value]


@pytest.mark.parametrize("language", ["", "da", "de-DE", "DE".lower()])
def test_another_or_no_language_is_told_from_its_little_words(language: str) -> None:
    (fact,) = found("Für die Sanierung der Brücken sind 2.500 Euro eingeplant.", language)
    assert fact.value == 2500


def test_what_references_hold_is_left_alone() -> None:
    text = "Das Gesetz 2020 und 500 Euro"
    assert [fact.value for fact in found(text, taken=((0, 15),))] == [500]


def test_a_reference_that_cuts_a_number_takes_all_of_it() -> None:
    text = "Drucksache 8/3400 Euro"
    assert found(text, taken=((0, 15),)) == ()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "Kenntnisnahme", "1.1.1", "§§", "12.", "–", "€", "¹²³"])
def test_nothing_is_found_in_texts_without_figures(text: str) -> None:
    assert found(text) == ()


def test_a_raised_figure_behind_a_word_is_no_number() -> None:
    assert [fact.value for fact in found("Es gibt vier Häfen¹ und 500 Euro².")] == [4, 500]


def test_soft_hyphens_do_not_hide_a_unit() -> None:
    assert [fact.value for fact in found("3 Mil\u00adlionen Eu\u00adro")] == [3000000]


def test_facts_come_in_the_order_of_their_quotes() -> None:
    facts = found("2024 gab es 12 Boote, 5 Prozent mehr, für 500 Euro, bis 2030.")
    assert [fact.type for fact in facts] == [
        FactType.DATE,
        FactType.COUNT,
        FactType.PERCENTAGE,
        FactType.MONEY,
        FactType.DATE,
    ]
    assert facts[-1].bound is Bound.UNTIL


@pytest.mark.parametrize(
    "piece",
    ["1 ", "1.", "12 000 ", "zwei und ", "von 1 bis ", "2023/", "1. Mai ", "über ", "hundert", "20 bis ", "€", "(3 "],
)
def test_the_work_grows_with_the_text_and_not_faster(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in looks at tokens, ten times the text must not need more than fifteen times the looks."""
    from peilung.insight.facts import tokens

    looks = 0
    low = tokens.Tokens.low

    def counting(self: tokens.Tokens, index: int) -> str:
        nonlocal looks
        looks += 1
        return low(self, index)

    monkeypatch.setattr(tokens.Tokens, "low", counting)
    spent = []
    for size in (2_000, 20_000):
        looks = 0
        figures(place(piece * (size // len(piece))), ())
        spent.append(looks + 1)
    assert spent[1] <= 15 * spent[0] + 100


def test_a_long_text_without_a_full_stop_is_read() -> None:
    facts = found("wir bauen vier Häfen, davon drei neu, und " * 20_000)
    assert len(facts) == 40_000


@pytest.mark.parametrize("text", ["9" * 100_000 + " Euro", "1." * 50_000 + " Euro", "hundert" * 20_000 + " Euro"])
def test_a_number_too_long_to_be_one_is_left_out(text: str) -> None:
    assert found(text) == ()
