"""A page of a long paper costs no more than a page of a short one, from the file to the document."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from peilung.reading import read
from samples.long import long_sample
from samples.make import ENGINES
from samples.source import Dress

MOST = 1.3
"""A page of the long paper may cost so many times what a page of the short one costs."""
DRESSES = long_sample().dresses


def seconds_per_page(data: bytes) -> float:
    fastest = float("inf")
    for _ in range(3):
        start = time.process_time()
        pages = read(data).paper.pages
        fastest = min(fastest, time.process_time() - start)
    assert pages
    return fastest / pages


_READ = """
import sys
from peilung.reading import read
pages = read(open(sys.argv[1], "rb").read()).paper.pages
held = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(pages, held.split()[1])
"""


def memory(file: Path) -> tuple[int, int]:
    """The pages of a paper, and the most memory that a process which reads it held, in kilobytes."""
    said = subprocess.run([sys.executable, "-c", _READ, str(file)], capture_output=True, text=True, check=True)
    pages, held = map(int, said.stdout.split())
    return pages, held


@pytest.mark.trust
@pytest.mark.parametrize("dress", DRESSES, ids=lambda dress: dress.name)
def test_a_page_of_six_hundred_costs_no_more_than_one_of_sixty(dress: Dress, tmp_path: Path) -> None:
    short, long = (ENGINES[dress.engine](long_sample(times=times), dress) for times in (1, 10))
    assert seconds_per_page(long) <= MOST * seconds_per_page(short)
    files = tmp_path / "short.pdf", tmp_path / "long.pdf"
    for file, data in zip(files, (short, long), strict=True):
        file.write_bytes(data)
    (few, small), (many, large) = map(memory, files)
    assert many > 8 * few
    assert (large - small) / (many - few) <= MOST * small / few


def flowing(points: int) -> bytes:
    """A resolution printed alone: so many points below headings, as text."""
    lines = ["Entschließung der 4. Uferkonferenz", "Die Konferenz fordert die Regierungen auf,"]
    for number in range(points):
        lines += [f"{number // 40 + 1}. die folgenden Vorhaben zu beginnen:"] if number % 40 == 0 else []
        lines.append(f"({number % 40 + 1}) den {number + 1}. Abschnitt des Ufers zu schützen und darüber zu berichten;")
    return "\n\n".join(lines).encode()


@pytest.mark.trust
def test_a_point_among_eight_thousand_costs_little_more_than_one_among_eight_hundred() -> None:
    def cost(points: int) -> float:
        data, fastest = flowing(points), float("inf")
        for _ in range(3):
            start = time.process_time()
            found = read(data)
            fastest = min(fastest, time.process_time() - start)
        assert len(found.resolutions[0].points) == points + points // 40
        return fastest / points

    cost(400)
    assert cost(8_000) <= 2 * cost(800)
