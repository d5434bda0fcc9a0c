"""The papers that are measured, and what is right in them."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from peilung.core.score import Gold

ROOT = Path(__file__).parents[1]
CASES = ROOT.parent / "shared" / "cases"
CACHE = ROOT / "build" / "benchmarks"
REAL = "pso19-mv"
LONG = "seenland"
DRESSES = ("ruled", "unruled", "tagged")


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A PDF that is measured, and the JSON file with its gold."""

    name: str
    path: Path
    gold: Path


@dataclass(frozen=True, slots=True)
class Absent:
    """What is not measured, and why."""

    name: str
    reason: str


def papers() -> Iterator[PaperFile | Absent]:
    """The real paper's three PDFs, then the long sample's three, which are made if they are not there."""
    yield from _files(REAL, CASES, "the folder of real papers is not beside the repository")
    folder, reason = _long_folder()
    yield from _files(LONG, folder, reason)


def _files(name: str, folder: Path, reason: str) -> Iterator[PaperFile | Absent]:
    for dress in DRESSES:
        path = folder / f"{name}-{dress}.pdf"
        gold = folder / f"{name}.gold.json"
        known = path.is_file() and gold.is_file()
        yield PaperFile(path.stem, path, gold) if known else Absent(path.stem, reason)


def _long_folder() -> tuple[Path, str]:
    """The folder of the long sample as its sources stand now, and a reason in case that it is empty."""
    sources = sorted(path for path in (ROOT / "samples").iterdir() if path.suffix in {".py", ".toml"})
    state = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    folder = CACHE / f"{LONG}-{state[:12]}"
    if (folder / f"{LONG}.gold.json").is_file():
        return folder, ""
    command = [sys.executable, "-m", "samples", "long", str(folder)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    last = (made.stderr.strip() or "no reason given").splitlines()[-1]
    return folder, f"“python -m samples long” failed: {last}"


@cache
def gold_of(path: Path) -> Gold:
    """The gold in a JSON file, with its one known slip put right."""
    text = path.read_text(encoding="utf-8")
    if path.name == f"{REAL}.gold.json":
        # The gold was written from a transcription that misread the letter l of “2 l) (4)” as a figure.
        # The PDFs print the letter, and what they print is right for every reader measured here.
        text = text.replace("2 1) (4)", "2 l) (4)")
    return Gold.from_json(json.loads(text))
