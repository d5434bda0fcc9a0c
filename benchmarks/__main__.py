"""``python -m benchmarks``: measure, print the tables, with ``--write`` also into the documentation.

``python -m benchmarks many`` measures many papers instead, ``python -m benchmarks insight`` suggestions.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from benchmarks.engines import ENGINES, Engine
from benchmarks.measure import Series, by_paper, in_process, is_tagged, whole_commands
from benchmarks.papers import Absent, PaperFile, papers
from benchmarks.table import command_table, facts, failures, markdown, plain, reader_table, target_table, write_page
from benchmarks.targets import Target, command_targets, in_process_targets

RUNS = 5
QUICK_RUNS = 3


def main(arguments: Sequence[str]) -> int:
    if arguments[:1] == ["many"]:
        from benchmarks import many

        return many.main(arguments[1:])
    if arguments[:1] == ["insight"]:
        from benchmarks import insight

        return insight.main(arguments[1:])
    chosen = _options(arguments)
    found = [paper for paper in papers() if paper.name.startswith(chosen.only)]
    known = [paper for paper in found if isinstance(paper, PaperFile)]
    skipped = [f"Skipped: {paper.name}, because {paper.reason}." for paper in found if isinstance(paper, Absent)]
    engines = [engine for engine in ENGINES if engine.quick or not chosen.quick]
    skipped += [f"Skipped: {engine.name}, because {why}." for engine in engines if (why := engine.missing())]
    if not known:
        print("\n".join([*skipped, "There is no paper to measure."]), file=sys.stderr)
        return 1
    runs = chosen.runs or (QUICK_RUNS if chosen.quick else RUNS)
    readers, commands = _measured(known, [engine for engine in engines if engine.missing() is None], runs)
    failed = failures([*readers, *commands])
    targets = list(_targets(known, readers, commands))
    tables = [reader_table(readers), command_table(commands), target_table(targets)]
    intro = [facts(date.today()), f"Medians of {runs} runs in one go, all in turns.", *skipped]  # noqa: DTZ011
    print("\n".join([*intro, *failed, *(line for table in tables for line in ("", *plain(table)))]))
    if chosen.write:
        if failed:
            print("Not written, because something failed.", file=sys.stderr)
            return 1
        write_page([" ".join(intro), "", *(line for table in tables for line in markdown(table))])
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure Peilung against other readers.")
    parser.add_argument("--quick", action="store_true", help=f"{QUICK_RUNS} runs of the quick readers only")
    parser.add_argument("--runs", type=int, help=f"how many runs ({RUNS}, or {QUICK_RUNS} with --quick)")
    parser.add_argument("--only", default="", metavar="NAME", help="only papers whose names begin so")
    parser.add_argument("--write", action="store_true", help="write the tables into docs/reference/benchmarks.md")
    chosen = parser.parse_args(arguments)
    if chosen.runs is not None and chosen.runs < 1:
        parser.error("--runs must be 1 or more")
    if chosen.write and (chosen.quick or chosen.only or (chosen.runs or RUNS) < RUNS):
        parser.error(f"--write takes all readers and papers, {RUNS} runs or more")
    return chosen


def _measured(known: Sequence[PaperFile], engines: Sequence[Engine], runs: int) -> tuple[list[Series], list[Series]]:
    progress = _progress()
    readers = in_process(known, engines, runs, progress)
    commands = whole_commands(known, runs, progress)
    progress("")
    return readers, commands


def _progress() -> Callable[[str], None]:
    """Shows on a terminal what is being measured; says nothing into a pipe."""
    if not sys.stderr.isatty():
        return lambda _: None
    return lambda text: print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)


def _targets(
    known: Sequence[PaperFile], readers: Sequence[Series], commands: Sequence[Series]
) -> Iterator[Target]:
    tagged = {paper.name: is_tagged(paper.path) for paper in known}
    for name, series in by_paper(readers):
        yield from in_process_targets(name, tagged[name], series)
    for name, series in by_paper(commands):
        yield from command_targets(name, series)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
