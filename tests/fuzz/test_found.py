"""What a fuzzer found, made small: each of these once was an error of the reader's own."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from tests.fuzz import targets
from tests.fuzz.__main__ import run
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize(
    ("target", "data"),
    [
        pytest.param("text", b"1.\the 1\n\t2025", id="a row below that ends before the column of numbers"),
    ],
)
def test_what_a_fuzzer_found_is_read_or_refused(target: str, data: bytes) -> None:
    TARGETS[target].run(data)


@pytest.mark.parametrize("name", TARGETS)
def test_each_target_begins_with_papers_that_can_be_read(name: str) -> None:
    target = TARGETS[name]
    seeds = [seed for seed in target.seeds() if len(seed) <= target.longest]
    assert any(target.run(seed) for seed in seeds[:3])


def test_a_fault_of_the_reader_is_a_fault_for_the_fuzzer(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_data: bytes) -> None:
        raise IndexError

    monkeypatch.setattr(targets, "read", broken)
    with pytest.raises(IndexError):
        TARGETS["text"].run(b"")


@pytest.mark.trust
@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed (wheels for Linux on x86_64 alone)")
@pytest.mark.parametrize("name", TARGETS)
def test_a_minute_of_fuzzing_finds_nothing(name: str) -> None:
    assert run(name, 60)
