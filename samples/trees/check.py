"""Reads grown papers back in every dress and tells what was found, missed, invented or wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from random import Random

from peilung.core.errors import Refused
from peilung.core.paper import Document
from peilung.core.score import Finding, Gold, Score, score
from peilung.reading import read
from samples.gold import gold
from samples.source import Dress, Sample
from samples.trees.dresses import DRESSES, set_in
from samples.trees.grow import Dice, grow


@dataclass(frozen=True, slots=True)
class Reading:
    """One grown paper in one dress, read back."""

    sample: Sample
    data: bytes
    result: Score | Refused
    document: Document | None = None

    @property
    def faults(self) -> list[str]:
        if isinstance(self.result, Refused):
            return [f"refused: {self.result.reason}"]
        return [_line(finding) for finding in self.result.findings]


def gold_of(sample: Sample) -> Gold:
    """What a reader must find: everything but the front matter, for which the samples have golds of their own."""
    return Gold.from_json({**gold(sample), "front": None})


def read_back(sample: Sample, dress: Dress) -> Reading:
    """Set the paper in the dress and read the file."""
    suited, data = set_in(sample, dress)
    try:
        document = read(data)
    except Refused as refused:
        return Reading(suited, data, refused)
    return Reading(suited, data, score(document, gold_of(suited)), document)


def seeded(seed: int) -> Dice:
    """A dice that throws the same for the same seed in every version of Python."""
    random = Random(seed)
    return lambda limit: int(random.random() * limit)


def grown(seed: int) -> Sample:
    """The paper that grows from a seed."""
    return grow(seeded(seed))


def save(name: str, seed: int, folder: Path) -> list[str]:
    """Write one grown paper and its gold into a folder. Gives their paths, and the faults of its reading."""
    dress = next((dress for dress in DRESSES if dress.name == name), None)
    if dress is None:
        return [f"There is no dress “{name}”. The dresses: {', '.join(dress.name for dress in DRESSES)}."]
    reading = read_back(grown(seed), dress)
    folder.mkdir(parents=True, exist_ok=True)
    paper = folder / f"{name}-{seed}.{dress.suffix}"
    paper.write_bytes(reading.data)
    kept = folder / f"{name}-{seed}.gold.json"
    held = {**gold(reading.sample), "front": None}
    kept.write_text(json.dumps(held, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [str(paper), str(kept), *reading.faults]


def _line(finding: Finding) -> str:
    return f"{finding.where}: {finding.fault.value}; in the tree: {finding.expected}; read: {finding.read}"
