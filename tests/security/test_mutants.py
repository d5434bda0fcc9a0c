"""However a paper is broken, its reader gives a document or says why not, within its limits, and touches nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from peilung.reading import isolated
from tests.security.attempt import LIMITS, attempt, highest_memory
from tests.security.mutants import FILES, mutant

SHORT = range(40)
LONG = range(40, 1_240)
_AT_ONCE = 2


@pytest.fixture(autouse=True)
def nothing_is_touched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterable[None]:
    """The folders that a reading process may take for its own stay empty; the papers stay as they are."""
    temporary, here = tmp_path / "temporary", tmp_path / "here"
    temporary.mkdir()
    here.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(isolated, "_KEPT_ENVIRONMENT", (*isolated._KEPT_ENVIRONMENT, "TMPDIR"))
    monkeypatch.chdir(here)
    root, papers = _names(Path("/")), _hashes()
    yield
    assert _names(temporary) == _names(here) == []
    assert _names(Path("/")) == root
    assert _hashes() == papers


@pytest.fixture(autouse=True)
def memory_stays_within_its_limit() -> Iterable[None]:
    before = highest_memory()
    yield
    after = highest_memory()
    assert after == before or after <= LIMITS.memory_mb


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _hashes() -> list[str]:
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in FILES]


def _faults(number: int) -> list[str]:
    name, data = mutant(number)
    return [f"{name}: {fault}" for fault in attempt(data).faults()]


def _all_faults(numbers: Iterable[int]) -> list[str]:
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return [fault for faults in pool.map(_faults, numbers) for fault in faults]


def test_a_broken_paper_is_read_or_refused() -> None:
    assert _all_faults(SHORT) == []


@pytest.mark.trust
def test_of_more_than_a_thousand_broken_papers_each_is_read_or_refused() -> None:
    assert _all_faults(LONG) == []


def test_the_same_number_gives_the_same_mutant_and_all_formats_have_their_turn() -> None:
    made = [mutant(number) for number in SHORT]
    assert made == [mutant(number) for number in SHORT]
    assert {name.split()[1].rpartition(".")[2] for name, _ in made} == {"pdf", "docx", "html", "txt"}
    assert len({data for _, data in made}) > 0.9 * len(made)
