"""The rules: each has a name, a reason in both languages and a confidence, and each fires on some sample."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from peilung.core.insight import Ground, Insight
from peilung.insight.evaluation.gold import load
from peilung.insight.rules import Rule, ground, rules
from peilung.insight.suggest import suggest
from tests.house.repository import ROOT

GOLD = sorted((ROOT / "samples" / "insight").glob("*/*.toml"))


@cache
def suggestions() -> tuple[Insight, ...]:
    return tuple(suggest(load(file.read_text("utf-8"), file.name).document) for file in GOLD)


def grounds(insight: Insight) -> Iterator[Ground]:
    for judged in insight.judged:
        yield from filter(None, [judged.ground])
        yield from (found.ground for found in judged.kinds)
        yield from (found.ground for found in judged.contributions)
    yield from (found.ground for found in insight.references)
    yield from (found.ground for found in insight.facts)
    yield from (found.ground for found in insight.measures)
    yield from (element.ground for found in insight.coverage for element in found.elements)


@pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.name)
def test_every_rule_gives_a_reason_in_both_languages_and_a_confidence(rule: Rule) -> None:
    assert rule.de.strip()
    assert rule.en.strip()
    assert 0 < rule.confidence < 1
    assert ground(rule.name, "de-AT", "Wörter").why == f"{rule.de}: Wörter"
    assert ground(rule.name, "en").why == ground(rule.name, "sv").why == rule.en


def test_every_suggestion_names_a_rule_that_is_there() -> None:
    for insight in suggestions():
        for found in grounds(insight):
            assert found.rule in rules()
            assert found.why.strip()
            assert 0 < found.confidence <= 1


def test_every_rule_fires_on_some_sample() -> None:
    """Those of recurring points need two papers: they are tried in ``tests/insight/recurrence``."""
    fired = {found.rule for insight in suggestions() for found in grounds(insight)}
    silent = sorted(rule for rule in set(rules()) - fired if not rule.startswith("recurrence."))
    assert silent == [], f"{len(silent)} of {len(rules())} rules fire on no sample: {', '.join(silent)}"


def test_every_quote_is_what_stands_at_its_place() -> None:
    for insight in suggestions():
        quotes = [found.quote for found in insight.references] + [found.quote for found in insight.facts]
        quotes += [found.quote for judged in insight.judged for found in judged.kinds]
        quotes += [found.quote for judged in insight.judged for found in judged.contributions]
        quotes += [quote for measure in insight.measures for quote in measure.mentions]
        for quote in quotes:
            assert 0 <= quote.start < quote.end <= len(quote.place.text)
            assert quote.text.strip(), quote


def test_the_same_paper_gives_the_same_suggestions() -> None:
    for file in (GOLD[0], GOLD[-1]):
        document = load(file.read_text("utf-8"), Path(file).name).document
        assert suggest(document) == suggest(document)
