"""Suggestions beside gold: hits, inventions and misses are told apart, and a second name is no second reference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peilung.core.insight import (
    AnswerKind,
    Fact,
    FactType,
    Ground,
    Insight,
    Judged,
    KindFound,
    Place,
    Quote,
    Reference,
    ReferenceState,
    ReferenceType,
    Within,
)
from peilung.core.paper import Document
from peilung.insight.evaluation.counts import Counts
from peilung.insight.evaluation.gold import GoldPaper, load
from peilung.insight.evaluation.match import KINDS, match, plain
from peilung.insight.evaluation.report import Report, lines
from peilung.insight.places import places

GROUND = Ground("rule", "why", 0.9)
TEXT = """
name = "see"
language = "de"
part = "report"
[[points]]
path = "1"
text = "Stege bauen."
[[points]]
path = "2"
text = "Bojen setzen."
[[answers]]
points = ["1"]
main = "announced"
[[answers.sentences]]
text = "Nach § 3 des Hafengesetzes sind 3 Stege für 5 Euro geplant."
kind = "announced"
[[answers.sentences]]
text = "Siehe Ziffer 2."
kind = "refers"
[[references]]
from = "1"
in = "answer"
type = "law"
target = "Hafengesetz § 3"
quote = "§ 3 des Hafengesetzes"
state = "external"
[[references]]
from = "1"
in = "answer"
type = "answer"
target = "2"
quote = "Siehe Ziffer 2"
state = "resolved"
[[facts]]
from = "1"
in = "answer"
type = "money"
value = 5
unit = "EUR"
quote = "5 Euro"
"""


@pytest.fixture
def gold() -> GoldPaper:
    return load(TEXT, "see.toml")


def answer(document: Document) -> Place:
    return next(place for place in places(document) if place.owner == "a1")


def law(place: Place, target: str, **parts: str) -> Reference:
    return Reference(ReferenceType.LAW, target, Quote(place, 5, 8), ReferenceState.EXTERNAL, GROUND, parts)


def money(place: Place, value: float, unit: str = "EUR") -> Fact:
    return Fact(FactType.MONEY, value, Quote(place, 0, 4), GROUND, unit)


def test_nothing_suggested_is_all_missed(gold: GoldPaper) -> None:
    matched = match(gold, Insight())
    assert matched.counts["references", "law"] == Counts(missed=1)
    assert matched.counts["facts", "money"] == Counts(missed=1)
    assert matched.counts[KINDS, "announced"] == Counts(missed=1)
    assert matched.pairs == [("announced", "none")]


def test_a_law_may_be_named_by_its_long_form_and_twice(gold: GoldPaper) -> None:
    place = answer(gold.document)
    short = law(place, "HafG § 3", law="HafG", long="Hafengesetz")
    matched = match(gold, Insight(references=(short, short, law(place, "Hafengesetz § 3"))))
    assert matched.counts["references", "law"] == Counts(hit=1)


def test_another_section_is_missed_and_invented(gold: GoldPaper) -> None:
    matched = match(gold, Insight(references=(law(answer(gold.document), "Hafengesetz § 4"),)))
    assert matched.counts["references", "law"] == Counts(missed=1, false=1)
    assert {mistake.suggested for mistake in matched.mistakes if mistake.label == "law"} == {"", "Hafengesetz § 4"}


def test_of_what_the_gold_has_not_all_nothing_is_called_invented(gold: GoldPaper) -> None:
    partial = replace(gold, complete=frozenset())
    place = answer(gold.document)
    matched = match(partial, Insight(references=(law(place, "Wassergesetz"),), facts=(money(place, 7),)))
    assert matched.counts["references", "law"].false == matched.counts["facts", "money"].false == 0


@pytest.mark.parametrize(("value", "unit", "counts"), [(5, "EUR", Counts(1)), (5, "SEK", Counts(0, 1, 1))])
def test_money_is_its_value_and_its_currency(gold: GoldPaper, value: float, unit: str, counts: Counts) -> None:
    matched = match(gold, Insight(facts=(money(answer(gold.document), value, unit),)))
    assert matched.counts["facts", "money"] == counts


def test_the_same_amount_twice_is_once_too_often(gold: GoldPaper) -> None:
    fact = money(answer(gold.document), 5)
    assert match(gold, Insight(facts=(fact, fact))).counts["facts", "money"] == Counts(hit=1, false=1)


def test_each_rule_is_told_how_often_it_was_right(gold: GoldPaper) -> None:
    place = answer(gold.document)
    references = (law(place, "Hafengesetz § 3"), law(place, "Hafengesetz § 4"))
    matched = match(gold, Insight(references=references, facts=(money(place, 5), money(place, 6))))
    assert matched.rules == {"rule": Counts(hit=2, false=2)}


def test_states_are_compared_where_the_reference_was_found(gold: GoldPaper) -> None:
    quote = Quote(answer(gold.document), 60, 74)
    wrong = Reference(ReferenceType.ANSWER, "2", quote, ReferenceState.CIRCULAR, GROUND)
    matched = match(gold, Insight(references=(wrong,)))
    assert matched.counts["references", "answer"] == Counts(hit=1)
    assert matched.counts["states of references", "resolved"] == Counts(missed=1)
    assert matched.counts["states of references", "circular"] == Counts(false=1)


def test_a_sentence_is_right_if_its_kind_is_among_those_suggested(gold: GoldPaper) -> None:
    place = answer(gold.document)
    kinds = tuple(
        KindFound(kind, Quote(place, 0, 20), GROUND) for kind in (AnswerKind.IN_PLACE, AnswerKind.ANNOUNCED)
    )
    matched = match(gold, Insight(judged=(Judged("a1", AnswerKind.ANNOUNCED, GROUND, kinds),)))
    assert matched.counts[KINDS, "announced"] == Counts(hit=1)
    assert matched.pairs == [("announced", "announced")]


def test_names_are_compared_without_case_signs_and_the_genitive() -> None:
    assert plain("des Hafen-Gesetzes § 3") == plain("des Hafengesetz §3")
    assert plain("COM (2020) 758 final") == plain("COM(2020) 758 final")
    assert plain("Drucksache 8/3400") != plain("Drucksache 8/340")
    assert plain("1.1") != plain("11")
    assert plain("3 (1)") != plain("31")


def test_the_demand_and_its_answer_may_refer_to_the_same(gold: GoldPaper) -> None:
    answered = gold.references[0]
    asked = replace(answered, within=Within.TEXT)
    both = replace(gold, references=(answered, asked))
    place = answer(gold.document)
    demand = replace(place, within=Within.TEXT)
    matched = match(both, Insight(references=(law(place, "Hafengesetz § 3"), law(demand, "Hafengesetz § 3"))))
    assert matched.counts["references", "law"] == Counts(hit=2)


def test_the_report_shows_classes_confusion_and_differences(gold: GoldPaper) -> None:
    place = answer(gold.document)
    kinds = (KindFound(AnswerKind.DONE, Quote(place, 0, 20), GROUND),)
    judged = (Judged("a1", AnswerKind.DONE, GROUND, kinds),)
    report = Report("Example", (match(gold, Insight(judged=judged, facts=(money(place, 5),))),))
    text = "\n".join(lines(report, mistakes=3))
    assert "| money | 1 | 1 | 1 | 1.000" in text
    assert "Accuracy 0.000" in text
    assert "see, 1: gold announced, suggested done" in text
    assert report.macro_f1 == 0


def test_where_the_gold_has_not_all_precision_is_unknown_and_not_perfect(gold: GoldPaper) -> None:
    partial = replace(gold, complete=frozenset({FactType.MONEY}))
    place = answer(gold.document)
    insight = Insight(references=(law(place, "Hafengesetz § 3"),), facts=(money(place, 5),))
    report = Report("Example", (match(partial, insight),))
    text = "\n".join(lines(report))
    assert "| law | 1 | – | 1 | – | 1.000" in text
    assert "| money | 1 | 1 | 1 | 1.000" in text
    (row,) = (row for row in report.as_json()["references"] if row["class"] == "law")
    assert (row["precision"], row["f1"], row["recall"]) == (None, None, 1.0)


def test_precision_is_told_by_the_papers_whose_gold_has_all(gold: GoldPaper) -> None:
    place = answer(gold.document)
    insight = Insight(references=(law(place, "Hafengesetz § 3"), law(place, "Hafengesetz § 4")))
    partial = replace(gold, complete=frozenset())
    report = Report("Example", (match(gold, insight), match(partial, insight)))
    (row,) = (row for row in report.as_json()["references"] if row["class"] == "law")
    assert (row["cases"], row["precision"], row["recall"]) == (2, 0.5, 1.0)
