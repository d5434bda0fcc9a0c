"""Shares, intervals and means, against values worked out by hand or taken from tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peilung.insight.evaluation.counts import Counts, f1_interval, macro, wilson

small = st.integers(0, 200)


def test_precision_recall_and_f1() -> None:
    counts = Counts(hit=8, false=2, missed=4)
    assert (counts.cases, counts.found) == (12, 10)
    assert counts.precision == 0.8
    assert counts.recall == pytest.approx(2 / 3)
    assert counts.f1 == pytest.approx(8 / 11)


def test_what_cannot_be_known_is_not_made_up() -> None:
    assert Counts().precision is Counts().recall is Counts().f1 is None
    assert Counts(false=3).recall is None
    assert Counts(missed=3).precision is None
    assert wilson(0, 0) is None
    assert f1_interval([Counts(1)]) is None
    assert macro([None]) is None


def test_the_interval_of_a_share_is_wilsons() -> None:
    low, high = wilson(8, 10) or (0, 0)
    assert low == pytest.approx(0.4901, abs=1e-4)
    assert high == pytest.approx(0.9433, abs=1e-4)


@given(st.integers(1, 500).flatmap(lambda cases: st.tuples(st.integers(0, cases), st.just(cases))))
def test_the_interval_holds_the_share_and_stays_within_bounds(pair: tuple[int, int]) -> None:
    low, high = wilson(*pair) or (0.0, 1.0)
    assert 0 <= low <= pair[0] / pair[1] + 1e-9
    assert pair[0] / pair[1] - 1e-9 <= high <= 1


@given(st.lists(st.builds(Counts, small, small, small), min_size=2, max_size=8))
def test_f1_of_the_whole_lies_between_those_of_its_papers(papers: list[Counts]) -> None:
    values = [counts.f1 for counts in papers if counts.f1 is not None]
    whole = sum(papers, Counts()).f1
    if whole is not None:
        assert min(values) - 1e-9 <= whole <= max(values) + 1e-9


def test_the_interval_of_f1_is_the_same_each_time_and_wider_where_papers_differ() -> None:
    even = [Counts(8, 2, 2)] * 6
    uneven = [Counts(10, 0, 0), Counts(2, 8, 8)] * 3
    assert f1_interval(even) == f1_interval(even) == (0.8, 0.8)
    low, high = f1_interval(uneven) or (0, 0)
    assert high - low > 0.3


def test_the_mean_leaves_out_classes_that_do_not_occur() -> None:
    assert macro([1.0, None, 0.5]) == 0.75
