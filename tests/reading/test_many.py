"""Many files are read side by side; one bad file never stops the others."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from peilung.reading.bulk.engine import LocalEngine
from peilung.reading.bulk.fetch import Source
from peilung.reading.isolated import Child, Limits
from peilung.reading.many import Outcome, read_many

ECHOES = "tests.reading.hostile:echoes"


@pytest.fixture(autouse=True)
def nothing_is_left_behind() -> Iterator[None]:
    before = threading.active_count()
    yield
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
    assert threading.active_count() == before


def source(path: Path) -> Source:
    return Source(str(path), path)


def files(folder: Path, *texts: str) -> list[Source]:
    paths = [folder / f"{index}.txt" for index in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text)
    return [source(path) for path in paths]


def engine(workers: int, warm: Child | None = None) -> LocalEngine:
    return LocalEngine(workers, reader=ECHOES, warm=warm)


def by_index(outcomes: Iterator[Outcome]) -> list[Outcome]:
    return sorted(outcomes, key=lambda outcome: outcome.index)


def test_each_file_has_its_outcome(tmp_path: Path) -> None:
    paths = files(tmp_path, *(f"*point {index}" for index in range(7)))
    outcomes = by_index(read_many(paths, engine(3)))
    assert [outcome.source for outcome in outcomes] == paths
    texts = [outcome.document.resolutions[0].points[0].text for outcome in outcomes if outcome.document]
    assert texts == [f"point {index}" for index in range(7)]


def test_bad_files_do_not_stop_the_others(tmp_path: Path) -> None:
    paths = [*files(tmp_path, "*good", "refuse", "break", "*good"), source(tmp_path / "missing"), source(tmp_path)]
    outcomes = by_index(read_many(paths, engine(2)))
    codes = [outcome.refused.code if outcome.refused else None for outcome in outcomes]
    assert codes == [None, "not-a-paper", "reader-failed", None, "missing", "folder"]


def test_a_slow_file_does_not_hold_up_the_outcomes_of_the_others(tmp_path: Path) -> None:
    paths = files(tmp_path, "slow", "*a", "*b")
    outcomes = read_many(paths, engine(2), Limits(seconds=2))
    assert [outcome.index for outcome in outcomes] == [1, 2, 0]


def test_no_files_give_no_outcomes() -> None:
    assert list(read_many([])) == []


def test_a_file_above_the_limit_is_refused_before_it_is_in_memory(tmp_path: Path) -> None:
    (path,) = files(tmp_path, "x" * 100)
    (outcome,) = read_many([path], engine(1), Limits(max_bytes=99))
    assert outcome.refused is not None
    assert outcome.refused.code == "too-large"
    assert "99 bytes" in outcome.refused.reason


def test_stopping_early_ends_the_processes_at_once(tmp_path: Path) -> None:
    paths = files(tmp_path, "*a", *["slow"] * 5)
    began = time.monotonic()
    outcomes = read_many(paths, engine(2))
    assert next(outcomes).index == 0
    outcomes.close()
    assert time.monotonic() - began < 5


def test_an_interruption_ends_the_processes_and_passes_on(tmp_path: Path) -> None:
    paths = files(tmp_path, *["slow"] * 3)
    outcomes = read_many(paths, engine(2))
    timer = threading.Timer(0.5, lambda: os.kill(os.getpid(), 2))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        next(outcomes)
    timer.join()


class Silent:
    """A file system that does not answer until it is let go."""

    protocol = "silent"

    def __init__(self) -> None:
        self.let_go = threading.Event()

    def open(self, *_arguments: object, **_options: object) -> object:
        self.let_go.wait(30)
        raise FileNotFoundError


def test_stopping_does_not_wait_for_each_server_in_turn(tmp_path: Path) -> None:
    silent = Silent()
    waiting = [Source(f"silent://{number}", system=silent, place=str(number)) for number in range(8)]
    outcomes = read_many([*files(tmp_path, "*a"), *waiting], engine(5))
    threads = set(threading.enumerate())
    assert next(outcomes).index == 0
    began = time.monotonic()
    outcomes.close()
    assert time.monotonic() - began < 4
    silent.let_go.set()
    for thread in set(threading.enumerate()) - threads:
        thread.join(5)


def test_reading_waits_for_a_slow_caller(tmp_path: Path) -> None:
    taken = []

    def counted() -> Iterator[Source]:
        for one in files(tmp_path, *["*a"] * 8):
            taken.append(one)
            yield one

    outcomes = read_many(counted(), engine(1))
    next(outcomes)
    time.sleep(0.5)
    assert len(taken) <= 5
    outcomes.close()


def test_a_warm_process_is_used_for_the_first_file_or_ended(tmp_path: Path) -> None:
    paths = files(tmp_path, "*a", "*b")
    assert len(list(read_many(paths, engine(1, Child(ECHOES))))) == 2
    list(read_many([source(tmp_path / "missing")], engine(1, Child(ECHOES))))


def test_what_is_done_is_not_read(tmp_path: Path) -> None:
    paths = files(tmp_path, "*a", "*b")
    done = sha256(b"*a").hexdigest()
    outcomes = by_index(read_many(paths, engine(2), is_done=lambda _source, digest: digest == done))
    assert [outcome.done_before for outcome in outcomes] == [True, False]
    assert outcomes[0].document is None
    assert outcomes[1].document is not None


def test_an_error_while_papers_are_found_is_raised_and_nothing_hangs(tmp_path: Path) -> None:
    def broken() -> Iterator[Source]:
        yield from files(tmp_path, "*a")
        raise RuntimeError("found no more")

    with pytest.raises(RuntimeError, match="found no more"):
        list(read_many(broken(), engine(2)))
