"""Suggestions on the real paper, in every form it has: what a person noted in it is found."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from peilung.core.insight import Insight, ReferenceState, ReferenceType
from peilung.insight.evaluation.cases import case
from peilung.insight.evaluation.counts import Counts
from peilung.insight.evaluation.match import Matched, match
from peilung.insight.suggest import suggest
from peilung.reading import read
from tests.cases.test_real_paper import FORMS

EVERY_FORM = pytest.mark.parametrize("form", FORMS)


@cache
def measured(folder: Path, form: str) -> tuple[Insight, Matched]:
    nodes = json.loads((folder / "pso19-mv.gold.json").read_text("utf-8"))
    pointers = json.loads((folder / "pso19-mv.references.json").read_text("utf-8"))
    document = read((folder / form).read_bytes())
    insight = suggest(document)
    return insight, match(case(form, document, nodes, pointers), insight)


@EVERY_FORM
@pytest.mark.parametrize(("label", "cases"), [("answer", 5), ("paper", 5)])
def test_all_references_to_points_and_papers_are_found_and_no_other(
    shared: Path, form: str, label: str, cases: int
) -> None:
    _, matched = measured(shared / "cases", form)
    assert matched.counts["references", label] == Counts(hit=cases)


@EVERY_FORM
@pytest.mark.parametrize("label", ["resolution", "law", "document"])
def test_no_other_reference_that_was_noted_is_missed(shared: Path, form: str, label: str) -> None:
    _, matched = measured(shared / "cases", form)
    assert matched.counts["references", label].missed == 0


@EVERY_FORM
def test_amounts_and_counts_are_found(shared: Path, form: str) -> None:
    _, matched = measured(shared / "cases", form)
    assert matched.counts["facts", "money"] == Counts(hit=2)
    assert matched.counts["facts", "count"].missed == 0


@EVERY_FORM
def test_nine_of_ten_main_kinds_are_as_a_person_judged(shared: Path, form: str) -> None:
    _, matched = measured(shared / "cases", form)
    right = sum(gold == suggested for gold, suggested in matched.pairs)
    assert len(matched.pairs) == 64
    assert right / len(matched.pairs) >= 0.9


def test_the_slip_of_the_transcription_is_a_reading_error_that_is_repaired(shared: Path) -> None:
    insight, _ = measured(shared / "cases", "pso19-mv.txt")
    states = [found.state for found in insight.references if found.type is ReferenceType.ANSWER]
    assert states.count(ReferenceState.REPAIRED) == 1
    assert set(states) == {ReferenceState.REPAIRED, ReferenceState.RESOLVED}
