"""Run every engine on every paper, in turns, each time in a fresh process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.engines import Engine, Yield
from benchmarks.papers import ROOT, PaperFile, gold_of
from benchmarks.points import points_in, right_in_document, right_in_tables

TIMEOUT = 300
"""Seconds after which one run is given up."""
SLOW = 20
"""Seconds from which on a run is slow: it is repeated only ``SLOW_RUNS`` times."""
SLOW_RUNS = 3
PROBE = ROOT / "samples" / "papers" / "kuestenrat-ruled.pdf"
_PLUMBER = (
    "import pdfplumber, sys\n"
    "with pdfplumber.open(sys.argv[1]) as pdf:\n"
    "    print(sum(len(page.extract_tables()) for page in pdf.pages))\n"
)


class Failed(Exception):
    """A run that gave no result."""


@dataclass(slots=True)
class Series:
    """The runs of one engine on one paper. ``right`` of ``points`` is ``None`` where there are no columns."""

    engine: str
    paper: str
    pages: int
    points: int
    seconds: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    right: int | None = None
    failed: str | None = None

    @property
    def median(self) -> float | None:
        return median(self.seconds) if self.seconds else None

    @property
    def median_memory(self) -> float | None:
        return median(self.memory) if self.memory else None

    def wants(self, runs: int) -> bool:
        """Whether another run is due."""
        if self.failed:
            return False
        slow = bool(self.seconds) and min(self.seconds) > SLOW
        return len(self.seconds) < (min(runs, SLOW_RUNS) if slow else runs)


Progress = Callable[[str], None]


def in_process(
    papers: Sequence[PaperFile], engines: Sequence[Engine], runs: int, progress: Progress
) -> list[Series]:
    """Seconds, memory and points of each engine on each paper, the time to load it left out."""
    pages = {paper.name: page_count(paper.path) for paper in papers}
    plan = [
        (paper, engine, Series(engine.name, paper.name, pages[paper.name], points_in(gold_of(paper.gold))))
        for paper in papers
        for engine in engines
    ]
    for turn in range(1, runs + 1):
        for paper, engine, series in plan:
            if series.wants(runs):
                progress(f"run {turn} of {runs}: {engine.name}, {paper.name}")
                _measure(paper, engine, series)
    return [series for _, _, series in plan]


def whole_commands(papers: Sequence[PaperFile], runs: int, progress: Progress) -> list[Series]:
    """Wall time of ``peilung read`` and of a process that runs pdfplumber's tables, loading included."""
    peilung = Path(sys.executable).with_name("peilung")
    plan = []
    for paper in papers:
        pages, points = page_count(paper.path), points_in(gold_of(paper.gold))
        read = [str(peilung), "read", str(paper.path), "--to", "json"]
        tables = [sys.executable, "-c", _PLUMBER, str(paper.path)]
        plan.append((read, Series("peilung read", paper.name, pages, points)))
        plan.append((tables, Series("a process with pdfplumber", paper.name, pages, points)))
    for turn in range(1, runs + 1):
        for command, series in plan:
            if series.wants(runs):
                progress(f"run {turn} of {runs}: {series.engine}, {series.paper}")
                _time(command, series)
    return [series for _, series in plan]


def page_count(path: Path) -> int:
    """How many pages the PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(path.read_bytes()) as pdf:
        return len(pdf)


def is_tagged(path: Path) -> bool:
    """Whether the PDF says of itself that it is tagged."""
    import pypdfium2

    with pypdfium2.PdfDocument(path.read_bytes()) as pdf:
        return bool(pypdfium2.raw.FPDFCatalog_IsTagged(pdf))


@cache
def late_modules(engine: Engine) -> tuple[str, ...]:
    """What the engine loads only once it reads, so that it can be loaded before the clock starts.

    Found by reading a short paper that is not measured. Raises :class:`Failed`.
    """
    return tuple(run_once(engine, PROBE)["late"])


def run_once(engine: Engine, path: Path, modules: Sequence[str] = ()) -> dict[str, Any]:
    """One measurement in a fresh process, ``modules`` loaded beforehand. Raises :class:`Failed`."""
    command = [sys.executable, "-m", "benchmarks.child", engine.name, str(path), *modules]
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=_environment(), capture_output=True, text=True, timeout=TIMEOUT, check=False
        )
    except subprocess.TimeoutExpired as expired:
        raise Failed(f"gave no result in {TIMEOUT} seconds") from expired
    if done.returncode:
        raise Failed((done.stderr.strip() or f"ended with {done.returncode}").splitlines()[-1])
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def _measure(paper: PaperFile, engine: Engine, series: Series) -> None:
    try:
        result = run_once(engine, paper.path, late_modules(engine))
    except Failed as failed:
        series.failed = str(failed)
        series.seconds.clear()
        return
    first = not series.seconds
    series.seconds.append(result["seconds"])
    series.memory.append(result["memory"])
    if first:
        series.right = _right(engine.gives, result["found"], paper)


def _right(gives: Yield, found: Any, paper: PaperFile) -> int | None:
    gold = gold_of(paper.gold)
    match gives:
        case Yield.DOCUMENT:
            return right_in_document(found, gold)
        case Yield.TABLES:
            return right_in_tables(found, gold)
        case Yield.TEXT:
            return None


def _time(command: Sequence[str], series: Series) -> None:
    start = time.perf_counter()
    try:
        done = subprocess.run(command, cwd=ROOT, env=_environment(), capture_output=True, timeout=TIMEOUT, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        series.failed = f"{type(error).__name__}"
        return
    seconds = time.perf_counter() - start
    if done.returncode in {0, 3}:  # 3 is done with problems
        series.seconds.append(seconds)
    else:
        series.failed = f"ended with {done.returncode}"


def _environment() -> dict[str, str]:
    """The same for every process: compiled modules may be kept, nothing is read from elsewhere."""
    dropped = {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME"}
    return {name: value for name, value in os.environ.items() if name not in dropped}


def by_paper(series: Sequence[Series]) -> Iterator[tuple[str, dict[str, Series]]]:
    """The series of each paper by engine, in the order measured."""
    names = list(dict.fromkeys(one.paper for one in series))
    for name in names:
        yield name, {one.engine: one for one in series if one.paper == name}
