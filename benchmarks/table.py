"""The figures as tables: for the terminal and for the page in the documentation."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.engines import FLOOR, PDFPLUMBER
from benchmarks.measure import Series, by_paper
from benchmarks.papers import ROOT
from benchmarks.targets import Target, ratio, worst

PAGE = ROOT / "docs" / "reference" / "benchmarks.md"
BEGIN, END = "<!-- figures: made by “python -m benchmarks --write” -->", "<!-- end of figures -->"
READERS = "paper|reader|seconds|pages/s|MB|points right|times the floor|times pdfplumber's speed|runs".split("|")
COMMANDS = "paper|command|seconds|pages/s|times as fast|runs".split("|")
TARGETS = "target|worst on|measured|reached".split("|")
_MEASURED = ("peilung", "pypdfium2", "pdfplumber", "camelot-py", "PyMuPDF", "tabula-py")


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; the first two columns are words, the others figures."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def reader_table(series: Sequence[Series]) -> Table:
    """One row per paper and reader, with the ratios to the floor and to pdfplumber."""
    rows = [
        _reader_row(one, readers.get(FLOOR.name), readers.get(PDFPLUMBER.name))
        for _, readers in by_paper(series)
        for one in readers.values()
    ]
    return Table("In one process, loading not counted", READERS, rows)


def command_table(series: Sequence[Series]) -> Table:
    """One row per paper and command; how many times as fast as the pdfplumber process it is."""
    rows = []
    for _, commands in by_paper(series):
        slowest = list(commands.values())[-1]
        for one in commands.values():
            cells = [_pace(one), _times(ratio(slowest, one)), str(len(one.seconds))]
            rows.append([one.paper, one.engine, _seconds(one), *cells])
    return Table("The whole command, from start to end of the process", COMMANDS, rows)


def target_table(targets: Iterable[Target]) -> Table:
    """One row per target: the paper on which it is reached most narrowly, or missed most."""
    rows = [[one.asked, one.paper, one.measured, "yes" if one.reached else "no"] for one in worst(targets)]
    return Table("Targets for Peilung", TARGETS, rows)


def plain(table: Table) -> Iterator[str]:
    """The table as lines for a terminal or a pipe."""
    rows = [list(table.columns), *map(list, table.rows)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.columns))]
    yield table.title
    for index, row in enumerate(rows):
        cells = [
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()
        if index == 0:
            yield "  ".join("-" * width for width in widths)


def markdown(table: Table) -> Iterator[str]:
    """The table as lines of Markdown under its title."""
    figures = len(table.columns) - 2
    yield from (f"### {table.title}", "")
    yield f"| {' | '.join(table.columns)} |"
    yield "|---|---|" + "---:|" * figures
    yield from (f"| {' | '.join(row)} |" for row in table.rows)
    yield ""


def facts(today: date) -> str:
    """When and on what it was measured, without naming the machine."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    versions = ", ".join(f"{name} {found}" for name in _MEASURED if (found := _version(name)))
    return (
        f"Measured on {today.isoformat()}: {cores} processor cores, {platform.system()}, "
        f"Python {platform.python_version()}; {versions}."
    )


def failures(series: Iterable[Series]) -> list[str]:
    """A sentence for each series that failed, with the reason."""
    return [f"Failed: {one.engine} on {one.paper}: {one.failed}." for one in series if one.failed]


def write_page(lines: Iterable[str], page: Path = PAGE, opening: str = BEGIN, closing: str = END) -> None:
    """Put the lines between the page's two marks. Raises ``ValueError`` if it has none."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(opening)
    _, end, after = rest.partition(closing)
    if not (begin and end):
        raise ValueError(f"{page.name} has no marks for the figures.")
    body = "\n".join(lines).strip("\n")
    page.write_text(f"{before}{opening}\n\n{body}\n\n{closing}{after}", encoding="utf-8")


def _reader_row(one: Series, floor: Series | None, plumber: Series | None) -> list[str]:
    if one.failed:
        return [one.paper, one.engine, "failed", *["–"] * 5, str(len(one.seconds))]
    memory = one.median_memory
    return [
        one.paper,
        one.engine,
        _seconds(one),
        _pace(one),
        f"{memory / 1e6:.0f}" if memory else "–",
        "no columns" if one.right is None else f"{one.right} of {one.points}",
        _times(ratio(one, floor)),
        _times(ratio(plumber, one)),
        str(len(one.seconds)),
    ]


def _seconds(one: Series) -> str:
    if one.median is None:
        return "failed"
    return f"{one.median:.3f}" if one.median < 1 else f"{one.median:.2f}"


def _pace(one: Series) -> str:
    return f"{one.pages / one.median:.0f}" if one.median else "–"


def _times(quotient: float | None) -> str:
    if quotient is None:
        return "–"
    return f"{quotient:.2f}" if quotient < 1 else f"{quotient:.1f}"


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
