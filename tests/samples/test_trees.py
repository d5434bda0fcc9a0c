"""Any tree of points, set in any dress and read back, is the same tree.

``trees_open.toml`` names the seeds that are known to fail in a dress, and the dresses in which more may.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from samples.source import Dress, Sample
from samples.trees.check import grown, read_back
from samples.trees.dresses import DRESSES, suit
from samples.trees.grow import grow

pytest.importorskip("pyphen", reason="pyphen breaks the words of the samples; it is not installed here.")
EVERY_DRESS = pytest.mark.parametrize("dress", DRESSES, ids=lambda dress: dress.name)
SEEDS = range(1, 4)
OPEN: dict[str, list[int]] = tomllib.loads(Path(__file__).with_name("trees_open.toml").read_text("utf-8"))["seeds"]
SURE = [dress for dress in DRESSES if dress.name not in OPEN]
FULL = int(os.environ.get("PEILUNG_TREES", "100"))
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]


@st.composite
def papers(draw: st.DrawFn) -> Sample:
    """A grown paper whose every choice hypothesis can make smaller."""
    return grow(lambda limit: draw(st.integers(0, limit - 1)))


@pytest.mark.parametrize("seed", SEEDS)
@EVERY_DRESS
def test_a_tree_read_back_is_the_same_tree(dress: Dress, seed: int, request: pytest.FixtureRequest) -> None:
    if seed in OPEN.get(dress.name, []):
        request.applymarker(pytest.mark.xfail(reason="known, see known-limits.md", strict=True))
    assert read_back(grown(seed), dress).faults == []


@pytest.mark.trust
@pytest.mark.parametrize("dress", SURE, ids=lambda dress: dress.name)
@settings(max_examples=FULL, suppress_health_check=SLOW)
@given(paper=papers())
def test_any_tree_read_back_is_the_same_tree(dress: Dress, paper: Sample) -> None:
    reading = read_back(paper, dress)
    note(f"{dress.name}: {[section.heading for section in reading.sample.sections]}")
    assert reading.faults == []


def test_there_are_at_least_sixteen_dresses_over_every_format() -> None:
    assert len(DRESSES) == len({dress.name for dress in DRESSES}) >= 16
    assert {dress.suffix for dress in DRESSES} == {"pdf", "docx", "html", "txt"}
    assert {dress.engine for dress in DRESSES if dress.suffix == "pdf"} == {"reportlab", "typst"}


def test_the_same_seed_grows_the_same_paper() -> None:
    assert grown(7) == grown(7)
    assert grown(7) != grown(8)


def test_no_number_of_a_grown_paper_is_there_twice_and_every_parent_is_there() -> None:
    for seed in range(60):
        sample = grown(seed)
        points = [path for section in sample.sections for row in section.rows for path, _ in row.points]
        paths = [section.path for section in sample.sections if section.path] + points
        assert len(set(paths)) == len(paths)
        for path in points:
            above = path.rpartition(" ")[0] or path.rpartition(".")[0]
            assert above in ("", *paths), (seed, path)


@EVERY_DRESS
def test_a_dress_changes_no_word_of_a_point(dress: Dress) -> None:
    for seed in range(20):
        sample = grown(seed)
        assert texts(suit(sample, dress)) == texts(sample)


def texts(sample: Sample) -> list[str]:
    return [text for section in sample.sections for row in section.rows for _, text in row.points]
