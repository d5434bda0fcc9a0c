"""A real cluster of two workers reads the same, and a killed worker costs no paper."""

from __future__ import annotations

import importlib.util
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from peilung.core.errors import Refused
from peilung.reading.bulk.cluster import ClusterEngine, read_frame
from peilung.reading.isolated import Limits
from samples.make import PAPERS
from tests.bulk.conftest import Start, papers, wait_for
from tests.bulk.readers import ECHOES, WAITS

READER = "peilung.reading:read"


@pytest.fixture(scope="module", autouse=True)
def distributed() -> None:
    """These tests need Dask distributed; they skip without it, except in CI."""
    if importlib.util.find_spec("distributed"):
        return
    if os.environ.get("CI"):
        pytest.fail("Dask distributed is not installed.")
    pytest.skip("Dask distributed is not installed (the extra “cluster”).")


class Cluster:
    """A scheduler and its workers, each a process of its own that nobody starts again."""

    def __init__(self, address: str, workers: list[subprocess.Popen[bytes]]) -> None:
        self.address = address
        self.workers = workers

    def asked(self, question: Callable[[Any], Any]) -> Any:
        """Ask the scheduler something, as another client of it."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            return question(client)


@contextmanager
def cluster(folder: Path, workers: int = 2) -> Iterator[Cluster]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    scheduler = ["scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"]
    worker = ["worker", address, "--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder)]
    with ExitStack() as running:
        running.enter_context(_process(scheduler))
        started = [running.enter_context(_process(worker)) for _ in range(workers)]
        made = Cluster(address, started)
        if workers:
            made.asked(lambda client: client.wait_for_workers(workers, timeout=60))
        yield made


@contextmanager
def _process(arguments: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(os.path.isdir, sys.path))}
    process = subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments],
        env=environment,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def _no_warnings() -> Iterator[None]:
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@pytest.fixture(scope="module")
def two_workers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster(tmp_path_factory.mktemp("workers")) as made:
        yield made


def run(start: Start, reader: str, *arguments: object) -> tuple[int, str]:
    process = start(reader, *arguments)
    _, errors = process.communicate(timeout=120)
    return process.returncode, errors


def test_a_cluster_gives_the_same_bytes_as_this_machine(start: Start, two_workers: Cluster, tmp_path: Path) -> None:
    named = [PAPERS / f"kuestenrat{end}" for end in ("-ruled.pdf", ".docx", ".html", ".txt")] + [tmp_path / "bad.txt"]
    (tmp_path / "bad.txt").write_text("nothing")
    command = ["read", *named, "--to", "jsonl", "--out"]
    here = run(start, READER, *command, tmp_path / "here")
    there = run(start, READER, *command, tmp_path / "there", "--cluster", two_workers.address)
    assert here[0] == there[0] == 1
    found = [(tmp_path / name / "papers.jsonl").read_bytes().splitlines() for name in ("here", "there")]
    assert len(found[0]) == len(named)
    assert sorted(found[0]) == sorted(found[1])


def test_the_papers_of_a_killed_worker_are_read_by_another(start: Start, tmp_path: Path) -> None:
    folder, out = papers(tmp_path / "all", 6, "wait\n*paper {}"), tmp_path / "out"
    with cluster(tmp_path) as made:
        process = start(WAITS, "read", folder, "--to", "jsonl", "--out", out, "--cluster", made.address)
        with _no_warnings():
            made.asked(lambda client: wait_for(lambda: min(map(len, client.processing().values())) >= 1))
        made.workers[0].send_signal(signal.SIGKILL)
        made.workers[0].wait()
        _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    assert "6 papers: 6 read, 0 done before, 0 refused" in errors
    assert (out / "papers.jsonl").read_bytes().count(b"\n") == 6


def test_a_paper_that_kills_its_reader_costs_the_cluster_nothing(
    start: Start, two_workers: Cluster, tmp_path: Path
) -> None:
    folder = papers(tmp_path / "all", 4)
    (folder / "killer.txt").write_text("die")
    command = ["read", folder, "--to", "jsonl", "--out", tmp_path / "out", "--cluster", two_workers.address]
    code, errors = run(start, WAITS, *command)
    assert code == 1
    assert "crashed (SIGSEGV)" in errors
    assert "5 papers: 4 read, 0 done before, 1 refused" in errors
    assert [worker.poll() for worker in two_workers.workers] == [None, None]


def test_an_address_that_leads_nowhere_is_told() -> None:
    with pytest.raises(Refused) as caught:
        ClusterEngine("tcp://127.0.0.1:1", seconds=0.5)
    assert caught.value.code == "no-cluster"
    assert "cannot be reached" in caught.value.reason


def test_a_cluster_without_workers_is_told(tmp_path: Path) -> None:
    with cluster(tmp_path, workers=0) as made, _no_warnings(), pytest.raises(Refused) as caught:
        ClusterEngine(made.address, seconds=1)
    assert caught.value.code == "no-cluster"


def test_a_worker_of_another_version_reads_nothing() -> None:
    assert b"other-version" in read_frame(b"*a", Limits(), ECHOES, "0.0.0")


def test_without_the_extra_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Refused) as caught:
        ClusterEngine("tcp://127.0.0.1:1")
    assert caught.value.code == "not-installed"
    assert "peilung[cluster]" in caught.value.advice


def test_with_a_cluster_too_what_is_wrong_with_the_folder_is_told_of_the_folder(
    start: Start, two_workers: Cluster, tmp_path: Path
) -> None:
    (tmp_path / "papers.jsonl").write_text("mine\n")
    command = ["read", papers(tmp_path / "all", 1), "--to", "jsonl", "--out", tmp_path]
    code, errors = run(start, ECHOES, *command, "--cluster", two_workers.address)
    assert code == 1
    assert errors.startswith(f"{tmp_path}: refused: ")
