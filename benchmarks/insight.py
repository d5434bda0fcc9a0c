"""``python -m benchmarks insight``: suggestions beside the reading they are made on, each pair in a fresh process.

The clock of the first suggestions runs while words and patterns are loaded; a second time in the same process shows
what a further paper costs. Modules are loaded before, as for reading.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.papers import ROOT, Absent, PaperFile, papers
from benchmarks.table import PAGE, Table, facts, markdown, plain, write_page

BEGIN, END = "<!-- insight: made by “python -m benchmarks insight --write” -->", "<!-- end of insight -->"
RUNS = 5
TARGET = 1.0
"""Suggestions take at most so many times the reading of the real paper's ruled PDF."""
RULED = "pso19-mv-ruled"


@dataclass(slots=True)
class Paper:
    """What was measured of one paper, in seconds of processor time."""

    name: str
    reading: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    further: list[float] = field(default_factory=list)
    found: int = 0

    def ratio(self, seconds: Sequence[float]) -> float:
        return median(mine / theirs for mine, theirs in zip(seconds, self.reading, strict=True))


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, with ``--write`` also into the documentation."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks insight", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help=f"how many runs ({RUNS})")
    parser.add_argument("--write", action="store_true", help="write the table into docs/reference/benchmarks.md")
    chosen = parser.parse_args(arguments)
    if chosen.runs < (RUNS if chosen.write else 1):
        parser.error(f"--runs must be 1 or more, with --write {RUNS} or more")
    known = [paper for paper in papers() if isinstance(paper, PaperFile)]
    skipped = [f"Skipped: {paper.name}, because {paper.reason}." for paper in papers() if isinstance(paper, Absent)]
    measured = [Paper(paper.name) for paper in known]
    for _ in range(chosen.runs):
        for paper, result in zip(known, measured, strict=True):
            _run(paper.path, result)
    lines = [facts(date.today()), f"Medians of {chosen.runs} runs in one go, all in turns.", *skipped]  # noqa: DTZ011
    verdict = _verdict(measured)
    print("\n".join([*lines, "", *plain(_table(measured)), "", verdict]))
    if chosen.write:
        write_page([" ".join(lines), "", *markdown(_table(measured)), "", verdict], PAGE, BEGIN, END)
    return 0


def child(path: Path) -> dict[str, Any]:
    """Read a paper and make suggestions on it twice, by the clock of this process's work."""
    from peilung.insight.suggest import suggest
    from peilung.reading import read

    data = path.read_bytes()
    reading, document = _timed(lambda: read(data))
    first, insight = _timed(lambda: suggest(document))
    further, _ = _timed(lambda: suggest(document))
    found = len(insight.references) + len(insight.facts) + sum(len(one.kinds) for one in insight.judged)
    return {"reading": reading, "first": first, "further": further, "found": found}


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def _run(path: Path, paper: Paper) -> None:
    command = [sys.executable, "-m", "benchmarks.insight", str(path)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    result = json.loads(done.stdout)
    paper.reading.append(result["reading"])
    paper.first.append(result["first"])
    paper.further.append(result["further"])
    paper.found = result["found"]


def _table(measured: Sequence[Paper]) -> Table:
    rows = [
        [
            paper.name,
            f"{median(paper.reading):.3f}",
            f"{median(paper.first):.3f}",
            f"{median(paper.further):.3f}",
            f"{paper.ratio(paper.first):.2f}",
            f"{paper.ratio(paper.further):.2f}",
            str(paper.found),
        ]
        for paper in measured
    ]
    titles = ["paper", "reading, s", "suggestions, s", "again, s", "times reading", "again", "found"]
    return Table("Suggestions beside reading", titles, rows)


def _verdict(measured: Sequence[Paper]) -> str:
    paper = next((paper for paper in measured if paper.name == RULED), None)
    if paper is None:
        return "The real paper is not here: the target was not measured."
    ratio = paper.ratio(paper.first)
    said = "reached" if ratio <= TARGET else "missed"
    return f"Suggestions on {RULED} take {ratio:.2f} times its reading. Target at most {TARGET}: {said}."


if __name__ == "__main__":
    print(json.dumps(child(Path(sys.argv[1]))))
