"""How good suggestions are may not fall: floors for the part of the gold that rules are not adjusted to.

The figures themselves stand in ``docs/reference/insight-quality.md``; the floors lie a little below them.
"""

from __future__ import annotations

from functools import cache

import pytest

from peilung.insight.evaluation.counts import Counts
from peilung.insight.evaluation.gold import Part, load
from peilung.insight.evaluation.match import match
from peilung.insight.evaluation.report import Report
from peilung.insight.suggest import suggest
from tests.house.repository import ROOT

FLOORS = {
    ("de", "references"): 0.90,
    ("en", "references"): 0.88,
    ("de", "money"): 0.97,
    ("en", "money"): 0.97,
    ("de", "date"): 0.95,
    ("en", "date"): 0.95,
    ("de", "main kind"): 0.75,
    ("en", "main kind"): 0.69,
}


@cache
def report(language: str) -> Report:
    files = sorted((ROOT / "samples" / "insight" / language).glob("*.toml"))
    papers = [load(file.read_text("utf-8"), file.name) for file in files]
    held = [paper for paper in papers if paper.part is Part.REPORT]
    return Report(language, tuple(match(paper, suggest(paper.document)) for paper in held))


def f1(language: str, area: str, *labels: str) -> float:
    classes = report(language).counts(area)
    counts = [count for label, papers in classes.items() for count, _ in papers if not labels or label in labels]
    return sum(counts, Counts()).f1 or 0.0


@pytest.mark.parametrize("language", ["de", "en"])
def test_references_are_found_as_well_as_before(language: str) -> None:
    assert f1(language, "references") >= FLOORS[language, "references"]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("label", ["money", "date"])
def test_amounts_and_dates_are_read_as_well_as_before(language: str, label: str) -> None:
    assert f1(language, "facts", label) >= FLOORS[language, label]


@pytest.mark.parametrize("language", ["de", "en"])
def test_main_kinds_are_told_as_well_as_before(language: str) -> None:
    assert (report(language).accuracy or 0.0) >= FLOORS[language, "main kind"]
