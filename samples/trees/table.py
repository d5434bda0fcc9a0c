"""Counts over many grown papers: for each dress, how many points were found, missed, invented or wrong."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from peilung.core.errors import Refused
from peilung.core.score import Fault
from samples.source import Dress
from samples.trees.check import grown, read_back
from samples.trees.dresses import DRESSES

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "samples.md"
_BEGIN, _END = "<!-- trees: made by “python -m samples trees” -->", "<!-- end of trees -->"
_COLUMNS = "dress|format|papers|all right|points|found|missed|invented|wrong|joint|omissions|refused".split("|")
_CHUNK = 10


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of some grown papers in one dress.

    ``right`` counts papers without any fault, ``wrong`` the found points whose text, kind, role or answer is
    not the tree's; ``joint`` and ``omissions`` count faults. The points of a refused paper are missed.
    """

    papers: int = 0
    right: int = 0
    points: int = 0
    found: int = 0
    invented: int = 0
    wrong: int = 0
    joint: int = 0
    omissions: int = 0
    refused: int = 0
    failed: tuple[int, ...] = ()
    """The seeds of the papers with faults."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, name) + getattr(other, name) for name in Tally.__slots__))

    def cells(self, dress: Dress) -> list[str]:
        missed = self.points - self.found
        counts = [self.papers, self.right, self.points, self.found, missed, self.invented, self.wrong]
        return [f"`{dress.name}`", _format(dress), *map(str, [*counts, self.joint, self.omissions, self.refused])]


def tally(name: str, seeds: range) -> Tally:
    """Read the papers of these seeds in one dress."""
    dress = next(dress for dress in DRESSES if dress.name == name)
    return sum((_one(seed, dress) for seed in seeds), Tally())


def tallies(count: int, seed: int) -> Iterator[tuple[Dress, Tally]]:
    """Each dress with its tally over ``count`` papers; uses all processors."""
    chunks = [range(start, min(start + _CHUNK, seed + count)) for start in range(seed, seed + count, _CHUNK)]
    with ProcessPoolExecutor() as pool:
        for dress in DRESSES:
            yield dress, sum(pool.map(partial(tally, dress.name), chunks), Tally())


def lines(results: list[tuple[Dress, Tally]]) -> list[str]:
    """The table in Markdown, with a last line of sums."""
    total = sum((result for _, result in results), Tally())
    rows = [result.cells(dress) for dress, result in results]
    rows.append(["all", "", *total.cells(DRESSES[0])[2:]])
    head = ["| " + " | ".join(_COLUMNS) + " |", "|---|---|" + "---:|" * (len(_COLUMNS) - 2)]
    return head + ["| " + " | ".join(row) + " |" for row in rows]


def fill_page(results: list[tuple[Dress, Tally]], count: int, seed: int, page: Path = PAGE) -> None:
    """Put the table between the page's two marks, with the command that made it."""
    before, _, rest = page.read_text(encoding="utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    made = f"Made by `.venv/bin/python -m samples trees --count {count} --seed {seed}`."
    table = "\n".join(lines(results))
    page.write_text(f"{before}{_BEGIN}\n\n{made}\n\n{table}\n\n{_END}{after}", encoding="utf-8")


def failures(results: list[tuple[Dress, Tally]]) -> list[str]:
    """For each dress with faults the seeds to try again, and the first faults of the first."""
    return list(chain.from_iterable(_failures(dress, result) for dress, result in results if result.failed))


def _failures(dress: Dress, result: Tally) -> Iterator[str]:
    yield f"{dress.name}: seeds {', '.join(map(str, result.failed[:12]))}"
    yield from (f"    {fault}" for fault in read_back(grown(result.failed[0]), dress).faults[:3])


def _one(seed: int, dress: Dress) -> Tally:
    reading = read_back(grown(seed), dress)
    result = reading.result
    failed = (seed,) if reading.faults else ()
    if isinstance(result, Refused):
        points = sum(bool(s.path) + sum(len(row.points) for row in s.rows) for s in reading.sample.sections)
        return Tally(papers=1, points=points, refused=1, failed=failed)
    return Tally(
        papers=1,
        right=int(result.perfect),
        points=result.gold,
        found=result.found,
        invented=result.invented,
        wrong=result.found - result.right,
        joint=result.count(Fault.JOINT),
        omissions=result.count(Fault.OMITTED),
        failed=failed,
    )


def _format(dress: Dress) -> str:
    names = {"reportlab": "PDF (ReportLab)", "typst": "PDF (Typst, tagged)" if dress.tags else "PDF (Typst)"}
    return names.get(dress.engine, {"docx": "DOCX", "html": "HTML", "txt": "text"}.get(dress.suffix, dress.suffix))
