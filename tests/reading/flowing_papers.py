"""Invented flowing papers with what a person reads from them, set as text, web page and Word file, and the score."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from peilung.core.errors import Refused
from peilung.core.paper import Document, ProblemCode
from peilung.core.score import Fault, Finding, Gold, score
from peilung.reading import read
from samples.layouts.dress import DRESSES
from samples.layouts.gold import gold
from samples.layouts.make import ENGINES
from samples.layouts.markup import parsed
from samples.layouts.model import Paper

FOLDER = Path(__file__).parent / "flowing"
KINDS = ("questions", "responses", "alone", "several", "bilingual", "unseen", "unseen_later")
FORMATS = ("txt", "wrapped", "html", "lists", "docx", "numbered")
_JUDGED = frozenset(Fault) - {Fault.FRONT, Fault.BACK, Fault.REPAIR, Fault.FOOTNOTE}


@dataclass(frozen=True, slots=True)
class Told:
    """A paper of this folder with what a person says of it beyond its source."""

    kind: str
    paper: Paper
    not_aligned: bool = False
    lacks: str = ""
    """What goes wrong in it, if it is not read yet."""


@dataclass(slots=True)
class Tally:
    """Counts over some files."""

    files: int = 0
    right: int = 0
    refused: int = 0
    points: int = 0
    found: int = 0
    faults: Counter[Fault] = field(default_factory=Counter)

    @property
    def wrong(self) -> int:
        return sum(count for fault, count in self.faults.items() if fault not in (Fault.MISSED, Fault.INVENTED))


@cache
def told() -> dict[str, Told]:
    """All papers by kind and name: “questions/bundestag”."""
    found: dict[str, Told] = {}
    for kind in KINDS:
        held = tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"))
        for name, source in held.items():
            paper = parsed(name, {"about": name, "dresses": FORMATS, **source})
            found[f"{kind}/{name}"] = Told(kind, paper, source.get("not_aligned", False), source.get("lacks", ""))
    return found


def refused_texts() -> dict[str, str]:
    """The texts that are no papers, by name."""
    held = tomllib.loads((FOLDER / "refused.toml").read_text(encoding="utf-8"))
    return {name: source["text"] for name, source in held.items()}


def file_of(paper: Paper, form: str) -> bytes:
    """A paper as a file of one format."""
    return ENGINES[DRESSES[form].engine](paper, DRESSES[form])


def findings(item: Told, document: Document) -> list[Finding]:
    """What a reading gets wrong of points, answers, sharing, gaps, further columns and pairs."""
    made = gold(item.paper)
    faults = [found for found in score(document, Gold.from_json(made)).findings if found.fault in _JUDGED]
    return [*faults, *_problem_findings(item, made["problems"], document)]


def _problem_findings(item: Told, wanted: list[dict[str, object]], document: Document) -> Iterator[Finding]:
    empty = [str(p.path) for p in document.problems if p.code is ProblemCode.ANSWER_EMPTY]
    if empty != [gap["path"] for gap in wanted]:
        yield Finding(Fault.ANSWER, "answer-empty", str([gap["path"] for gap in wanted]), str(empty))
    unaligned = any(p.code is ProblemCode.NOT_ALIGNED for p in document.problems)
    if unaligned != item.not_aligned:
        yield Finding(Fault.ALIGNED, "not-aligned", str(item.not_aligned), str(unaligned))


def judge(item: Told, form: str) -> tuple[Tally, list[Finding]]:
    """One file: counts, and what is wrong in it."""
    points = len(item.paper.nodes)
    try:
        document = read(file_of(item.paper, form))
    except Refused as error:
        missed = Finding(Fault.MISSED, "all", str(points), f"refused: {error.code}")
        return Tally(1, 0, 1, points, 0, Counter({Fault.MISSED: points})), [missed]
    found = findings(item, document)
    counts = Counter(finding.fault for finding in found)
    right = points - counts[Fault.MISSED]
    return Tally(1, int(not found), 0, points, right, counts), found
