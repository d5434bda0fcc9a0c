"""However a paper is broken, its reader gives a document or says why not, within its limits, and touches nothing."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS
from tests.security.attempt import attempt
from tests.security.mutants import mutant

SHORT = range(40)
LONG = range(40, 2_040)
_AT_ONCE = 2


def _faults(number: int) -> list[str]:
    name, data = mutant(number)
    return [f"{name}: {fault}" for fault in attempt(data).faults()]


def _all_faults(numbers: Iterable[int]) -> list[str]:
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return [fault for faults in pool.map(_faults, numbers) for fault in faults]


def test_a_broken_paper_is_read_or_refused() -> None:
    assert _all_faults(SHORT) == []


@pytest.mark.trust
def test_of_two_thousand_broken_papers_each_is_read_or_refused() -> None:
    assert _all_faults(LONG) == []


def test_the_same_number_gives_the_same_mutant_and_all_formats_have_their_turn() -> None:
    made = [mutant(number) for number in SHORT]
    assert made == [mutant(number) for number in SHORT]
    assert {name.split()[1].rpartition(".")[2] for name, _ in made} == {"pdf", "docx", "html", "txt"}
    assert len({data for _, data in made}) > 0.9 * len(made)


@pytest.mark.parametrize("name", ["text", "html", "word", "pages"])
@given(data=st.data())
def test_any_change_of_a_few_bytes_gives_a_paper_that_can_be_handed_on_or_a_refusal(
    name: str, data: st.DataObject
) -> None:
    target = TARGETS[name]
    seed = bytearray(data.draw(st.sampled_from(list(target.seeds()))))
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(seed)))
        seed[start : start + data.draw(st.integers(0, 60))] = data.draw(st.binary(max_size=12))
    target.run(bytes(seed))
