"""Each reader on a short paper, where it is installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.engines import ENGINES, FLOOR, PEILUNG, Engine, Yield
from benchmarks.joiner import join
from benchmarks.measure import PROBE, Failed, Series, is_tagged, late_modules, page_count, run_once
from benchmarks.papers import gold_of
from benchmarks.points import points_in, right_in_document, right_in_tables

GOLD = gold_of(PROBE.with_name("kuestenrat.gold.json"))


def installed(engine: Engine) -> Engine:
    reason = engine.missing()
    if reason:
        pytest.skip(f"{engine.name}: {reason}. `make bench` installs the readers from PyPI and runs them all.")
    return engine


@pytest.mark.parametrize("engine", [one for one in ENGINES if one.gives is Yield.TABLES], ids=lambda one: one.name)
def test_a_table_reader_gives_rows_and_most_of_them_are_right(engine: Engine) -> None:
    result = run_once(installed(engine), PROBE)
    assert join(result["found"])
    least = 1 if engine.name == "camelot network" else points_in(GOLD) / 2
    assert right_in_tables(result["found"], GOLD) >= least
    assert result["seconds"] > 0
    assert result["memory"] > 5_000_000


def test_the_floor_gives_text() -> None:
    assert run_once(FLOOR, PROBE)["found"] > 1000


def test_peilung_gives_its_contract_and_loads_nothing_by_the_clock() -> None:
    late = late_modules(PEILUNG)
    result = run_once(PEILUNG, PROBE, late)
    assert result["late"] == []
    assert right_in_document(result["found"], GOLD) == points_in(GOLD)


def test_a_reader_that_fails_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 and nothing more")
    with pytest.raises(Failed, match=r"Refused|PDF"):
        run_once(PEILUNG, broken)


def test_a_reader_that_is_not_there_has_a_reason() -> None:
    assert Engine("none", Yield.TEXT, "no_such_module", str).missing() == "no_such_module is not installed"
    assert Engine("none", Yield.TEXT, "json", str, command="no-such-program").missing() is not None


def test_what_the_papers_say_of_themselves() -> None:
    assert page_count(PROBE) > 1
    assert not is_tagged(PROBE)
    assert is_tagged(PROBE.with_name("kuestenrat-tagged.pdf"))


def test_slow_readers_run_less_often() -> None:
    assert Series("x", "y", 1, 1, seconds=[1.0] * 4).wants(5)
    assert not Series("x", "y", 1, 1, seconds=[1.0] * 5).wants(5)
    assert not Series("x", "y", 1, 1, seconds=[30.0] * 3).wants(5)
    assert not Series("x", "y", 1, 1, failed="out of memory").wants(5)
