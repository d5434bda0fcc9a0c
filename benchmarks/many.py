"""``python -m benchmarks many``: many papers with one process and with all, beside a process pool and Dask."""

from __future__ import annotations

import argparse
import ctypes
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.papers import ROOT
from benchmarks.table import PAGE, Table, facts, markdown, plain, write_page
from peilung.core.errors import Refused
from peilung.core.paper import Document
from peilung.reading import read
from peilung.reading.bulk.engine import Engine, LocalEngine
from peilung.reading.bulk.papers import Papers
from peilung.reading.isolated import READER
from peilung.reading.many import read_many
from peilung.writing.collected import Collected, Record, collection

BEGIN, END = "<!-- many: made by “python -m benchmarks many --write” -->", "<!-- end of many -->"
FOLDER = ROOT / "samples" / "papers"
RUNS = 5
PAPERS = 24
"""So many of the sample papers are read, spread evenly over their names."""
TARGET = 1.7
_KILLER = b"this paper kills the process that reads it"
_READER_THAT_DIES = "benchmarks.many:read_or_die"
_ONE, _ALL = "Peilung, one process at a time", "Peilung, one for each processor"


def read_or_die(data: bytes) -> Document:
    """Read a paper, or end the process as a fault in a library does."""
    if data == _KILLER:
        ctypes.string_at(0)
    return read(data)


@dataclass(slots=True)
class Way:
    """One way to read many papers, and what was measured of it. ``survived`` counts papers read beside a killer."""

    name: str
    run: Callable[[Path, str], int]
    seconds: list[float] = field(default_factory=list)
    survived: int | None = None


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, with ``--write`` also into the documentation."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks many", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help=f"how many runs ({RUNS})")
    parser.add_argument("--papers", type=int, default=PAPERS, help=f"how many papers ({PAPERS})")
    parser.add_argument("--write", action="store_true", help="write the table into docs/reference/benchmarks.md")
    chosen = parser.parse_args(arguments)
    if chosen.runs < (RUNS if chosen.write else 1):
        parser.error(f"--runs must be 1 or more, with --write {RUNS} or more")
    with _cluster() as cluster, tempfile.TemporaryDirectory() as name:
        ways = _ways(cluster)
        total = _choose(chosen.papers, Path(name))
        _measure(ways, chosen.runs, Path(name))
    lines = [
        facts(date.today()),  # noqa: DTZ011
        f"{total} papers of samples/papers; medians of {chosen.runs} runs in one go, all in turns.",
    ]
    print("\n".join([*lines, "", *plain(_table(ways, total)), "", _verdict(ways)]))
    if chosen.write:
        body = [" ".join(lines), "", *markdown(_table(ways, total)), "", _verdict(ways)]
        write_page(body, PAGE, BEGIN, END)
    return 0


def _ways(cluster: str) -> list[Way]:
    def on_cluster(folder: Path, reader: str) -> int:
        from peilung.reading.bulk.cluster import ClusterEngine

        with ClusterEngine(cluster, reader=reader) as engine:
            return _through(engine, folder)

    return [
        Way(_ONE, lambda folder, reader: _through(LocalEngine(1, reader=reader), folder)),
        Way(_ALL, lambda folder, reader: _through(LocalEngine(reader=reader), folder)),
        Way("Peilung on Dask distributed", on_cluster),
        Way("ProcessPoolExecutor, nothing locked", lambda folder, _reader: _pool(folder)),
    ]


def _choose(wanted: int, folder: Path) -> int:
    """Fill a folder with links to so many sample papers; give their number."""
    found = [source.path.resolve() for source in Papers([str(FOLDER)]) if source.path is not None]
    step = max(1, len(found) // max(1, wanted))
    chosen = found[::step][:wanted]
    for path in chosen:
        (folder / path.name).symlink_to(path)
    return len(chosen)


def _measure(ways: Sequence[Way], runs: int, folder: Path) -> None:
    """Run every way in turns, then each once beside a paper that kills."""
    for _ in range(runs):
        for way in ways:
            began = time.perf_counter()
            way.run(folder, READER)
            way.seconds.append(time.perf_counter() - began)
    (folder / "a-killer.txt").write_bytes(_KILLER)
    for way in ways:
        way.survived = way.run(folder, _READER_THAT_DIES)


def _through(engine: Engine, folder: Path) -> int:
    """Read a folder into JSON Lines with this engine; how many papers were read or refused for what they are."""
    settled = 0
    with tempfile.TemporaryDirectory() as name, closing(collection(Path(name), Collected.JSON_LINES)) as results:
        for outcome in read_many(Papers([str(folder)]), engine):
            record = Record(outcome.source.name, outcome.sha256, outcome.size, outcome.document, outcome.refused)
            results.add(record)
            settled += outcome.refused is None or outcome.refused.code != "reader-crashed"
    return settled


def _pool(folder: Path) -> int:
    """The same with the standard library's pool, whose processes read one paper after the other in the open."""
    settled = 0
    with tempfile.TemporaryFile() as file, ProcessPoolExecutor(os.cpu_count()) as pool:
        tasks = [pool.submit(_line, str(source.path)) for source in Papers([str(folder)])]
        for task in as_completed(tasks):
            try:
                file.write(task.result())
                settled += 1
            except BrokenProcessPool:
                continue
    return settled


def _line(path: str) -> bytes:
    from peilung.writing.collected.jsonl import line

    data = Path(path).read_bytes()
    try:
        return line(Record(path, None, len(data), read_or_die(data)))
    except Refused as refused:
        return line(Record(path, None, len(data), refused=refused))


@contextmanager
def _cluster() -> Iterator[str]:
    """A cluster on this machine with a worker for each processor; starting it is not measured."""
    from distributed import LocalCluster

    workers = os.cpu_count() or 1
    with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster:  # type: ignore[no-untyped-call]
        yield str(cluster.scheduler_address)


def _table(ways: Sequence[Way], total: int) -> Table:
    one = median(ways[0].seconds)
    rows = [
        [
            way.name,
            f"{way.survived} of {total}",
            f"{median(way.seconds):.1f}",
            f"{total / median(way.seconds):.1f}",
            f"{one / median(way.seconds):.2f}",
        ]
        for way in ways
    ]
    header = ["way", "read beside a paper that kills", "seconds", "papers/s", "times one process"]
    return Table("Many papers", tuple(header), tuple(map(tuple, rows)))


def _verdict(ways: Sequence[Way]) -> str:
    ratios = [one / both for one, both in zip(ways[0].seconds, ways[1].seconds, strict=True)]
    reached = "reached" if median(ratios) >= TARGET else "not reached"
    each = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    return f"All processors against one, run by run: {each}. Target {TARGET}: {reached}."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
