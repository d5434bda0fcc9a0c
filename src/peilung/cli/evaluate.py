"""``peilung evaluate``: suggestions beside gold, as a report."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from peilung.cli.document import document_of
from peilung.cli.session import Session
from peilung.core.errors import Refused
from peilung.insight.evaluation.cases import case
from peilung.insight.evaluation.gold import GoldPaper, NotInsightGold, Part, load
from peilung.insight.evaluation.match import match
from peilung.insight.evaluation.report import Report, lines
from peilung.insight.suggest import suggest
from peilung.reading.isolated import Limits
from peilung.reading.source import contents

USUAL = (Path("samples/insight"), Path("../shared/cases"))
"""What is looked at where nothing is named: gold of the repository, and of real papers where it lies beside."""

_ADVICE = "Name a folder or a file of gold: see docs/reference/insight-gold.md."
_GOLD, _POINTERS = ".gold.json", ".references.json"
_PAPERS = (".txt", ".pdf", ".docx", ".html", ".htm")
_LANGUAGES = {"de": "German", "en": "English"}


def evaluate(paths: Sequence[Path], limits: Limits, session: Session, part: Part | None) -> list[Report]:
    """Suggestions on every gold paper that is found, in groups. Raises :class:`Refused`."""
    groups: dict[str, list[GoldPaper]] = defaultdict(list)
    for path in paths:
        for title, gold in _found(path, limits, session):
            if part is None or gold.part is part:
                groups[title].append(gold)
    if not groups:
        raise Refused("no-gold", "There is no gold in what was named.", _ADVICE)
    return [
        Report(title, tuple(match(gold, suggest(gold.document)) for gold in papers))
        for title, papers in sorted(groups.items())
    ]


def as_text(reports: Iterable[Report], mistakes: int) -> str:
    """Tables that read as text and as Markdown."""
    return "\n".join(line for report in reports for line in lines(report, mistakes)) + "\n"


def as_data(reports: Iterable[Report]) -> str:
    """All figures as JSON: a list with an object for each report."""
    data: list[dict[str, Any]] = [report.as_json() for report in reports]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def usual() -> list[Path]:
    """The places of gold that are there, seen from the current folder."""
    return [path for path in USUAL if path.is_dir()]


def _found(path: Path, limits: Limits, session: Session) -> Iterator[tuple[str, GoldPaper]]:
    if not path.exists():
        raise Refused("missing", f"There is no {path}.", _ADVICE)
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    for file in files:
        if file.suffix == ".toml":
            gold = _gold(file, limits)
            language = _LANGUAGES.get(gold.language, gold.language)
            yield f"{language}, part to {gold.part}", gold
        elif file.name.endswith(_GOLD):
            for paper in _papers_of(file):
                yield paper.name, _case(paper, file, limits, session)


def _gold(file: Path, limits: Limits) -> GoldPaper:
    try:
        return load(contents(file, limits).decode("utf-8"), file.name)
    except (NotInsightGold, UnicodeDecodeError) as error:
        raise Refused("not-gold", str(error), _ADVICE) from error


def _papers_of(gold: Path) -> list[Path]:
    """The files that the gold ``NAME.gold.json`` is for: ``NAME.pdf``, ``NAME-ruled.pdf`` and the like."""
    name = gold.name.removesuffix(_GOLD)
    return sorted(
        file for file in gold.parent.iterdir()
        if file.suffix in _PAPERS and (file.stem == name or file.stem.startswith(f"{name}-"))
    )


def _case(paper: Path, gold: Path, limits: Limits, session: Session) -> GoldPaper:
    pointers = gold.with_name(gold.name.removesuffix(_GOLD) + _POINTERS)
    document = document_of(paper, limits, session)
    try:
        return case(paper.name, document, _json(gold, limits), _json(pointers, limits) if pointers.is_file() else {})
    except NotInsightGold as error:
        raise Refused("not-gold", str(error), _ADVICE) from error


def _json(file: Path, limits: Limits) -> Any:
    try:
        return json.loads(contents(file, limits).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refused("not-gold", f"{file} is not JSON.", _ADVICE) from error
