"""``python -m samples quality``: how good suggestions are, written into ``docs/reference/insight-quality.md``.

Of real papers, which lie beside the repository, only figures are written, none of their words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from peilung.insight.evaluation.cases import case
from peilung.insight.evaluation.counts import Counts
from peilung.insight.evaluation.gold import GoldPaper, Part, load
from peilung.insight.evaluation.match import MAIN, Matched, Mistake, match
from peilung.insight.evaluation.report import Report, lines
from peilung.insight.suggest import suggest
from peilung.reading import read

ROOT = Path(__file__).parents[1]
CASES = ROOT.parent / "shared" / "cases"
GOLD = ROOT / "samples" / "insight"
PAGE = ROOT / "docs" / "reference" / "insight-quality.md"
BEGIN, END = "<!-- figures: made by “python -m samples quality” -->", "<!-- end of figures -->"
WORST = 12
_LANGUAGES = {"de": "German", "en": "English"}


def main() -> int:
    """Measure on all gold and write the page's figures."""
    held = [load(file.read_text("utf-8"), file.name) for file in sorted(GOLD.glob("*/*.toml"))]
    reports = [
        _report(held, language, part) for part in (Part.REPORT, Part.DEVELOP) for language in _LANGUAGES
    ]
    found = [line for report in reports for line in _section(report)]
    body = "\n".join([*found, *_cases()])
    before, begin, rest = PAGE.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE.name} has no marks for the figures.")
    PAGE.write_text(f"{before}{BEGIN}\n\n{body}\n{END}{after}", "utf-8")
    return 0


def _report(held: Sequence[GoldPaper], language: str, part: Part) -> Report:
    papers = [gold for gold in held if gold.language == language and gold.part is part]
    matched = tuple(match(gold, suggest(gold.document)) for gold in papers)
    return Report(f"{_LANGUAGES[language]}, part to {part}: {len(papers)} papers", matched)


def _section(report: Report) -> Iterator[str]:
    yield from lines(report)
    worst = sorted(_main_mistakes(report.papers), key=lambda mistake: -mistake.confidence)[:WORST]
    if worst:
        yield "The main kinds that were surest and yet wrong:"
        yield ""
        yield "| paper, point | gold | suggested | confidence |"
        yield "|---|---|---|---:|"
        for mistake in worst:
            where = f"{mistake.paper}, {mistake.where}"
            yield f"| {where} | {mistake.expected} | {mistake.suggested} | {mistake.confidence:.2f} |"
        yield ""


def _cases() -> Iterator[str]:
    """A line for each real paper: how many of its references, amounts and main kinds were found."""
    papers = sorted(CASES.glob("*.pdf")) + sorted(CASES.glob("*.txt"))
    if not papers:
        return
    yield "## A real paper in four forms"
    yield ""
    yield "| file | points | papers | resolutions | laws | documents | amounts | counts | main kinds | macro-F1 |"
    yield "|---|---|---|---|---|---|---|---|---|---:|"
    for paper in papers:
        yield _case(paper)


def _case(paper: Path) -> str:
    known = CASES.glob("*.gold.json")
    gold = next(file for file in known if paper.name.startswith(file.name.removesuffix(".gold.json")))
    nodes = json.loads(gold.read_text("utf-8"))
    pointers = json.loads(gold.with_name(gold.name.replace(".gold.", ".references.")).read_text("utf-8"))
    document = read(paper.read_bytes())
    found = match(case(paper.name, document, nodes, pointers), suggest(document))
    classes = [("references", name) for name in ("answer", "paper", "resolution", "law", "document")]
    classes += [("facts", "money"), ("facts", "count")]
    cells = [_share(found.counts[area, name]) for area, name in classes]
    right = sum(expected == suggested for expected, suggested in found.pairs)
    macro = Report(paper.name, (found,)).macro_f1 or 0.0
    return f"| {paper.name} | {' | '.join(cells)} | {right} of {len(found.pairs)} | {macro:.3f} |"


def _share(counts: Counts) -> str:
    wrong = f", {counts.false} wrong" if counts.false else ""
    return f"{counts.hit} of {counts.cases}{wrong}"


def _main_mistakes(papers: Sequence[Matched]) -> Iterator[Mistake]:
    return (mistake for paper in papers for mistake in paper.mistakes if mistake.area == MAIN)
