"""Fronts of many kinds of papers, each with what a person says that it says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.reading.fronts import Verdict, fronts, judge, table, verdicts

KNOWN = fronts("fronts.toml")
DOCS = Path(__file__).parents[2] / "docs" / "reference" / "front-matter.md"
FILES = ("fronts.toml", "fronts_unseen.toml")


@pytest.mark.parametrize("name", KNOWN)
def test_a_front_is_read_as_a_person_reads_it(name: str) -> None:
    faults = [judged for judged in judge(KNOWN[name]) if judged.verdict is not Verdict.RIGHT]
    assert [judged for judged in faults if judged.verdict is Verdict.WRONG] == []
    assert [judged.field for judged in faults] == KNOWN[name].get("unread", [])


def test_of_fronts_that_no_rule_was_made_for_fewer_fields_are_wrong_than_missing() -> None:
    counts = sum(verdicts("fronts_unseen.toml").values(), Counter())
    assert counts[Verdict.WRONG] < counts[Verdict.MISSING] < counts[Verdict.RIGHT] / 3


@pytest.mark.parametrize("file", FILES)
def test_the_documentation_says_how_many_fields_are_right(file: str) -> None:
    assert table(file) in DOCS.read_text(encoding="utf-8"), f"Put this table into {DOCS.name}:\n{table(file)}"
