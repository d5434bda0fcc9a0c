"""What an evaluation found, as tables that read as text and as Markdown."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from peilung.core.insight import AnswerKind
from peilung.insight.evaluation.counts import Counts, f1_interval, macro, wilson
from peilung.insight.evaluation.match import NONE, Matched, Mistake

AREAS = ("references", "states of references", "facts", "kinds of sentences", "contributions", "measures")
Papers = Sequence[tuple[Counts, bool]]
"""Counts of one class in each paper, and whether the paper's gold has all of the class."""

Classes = dict[str, list[tuple[Counts, bool]]]

_LABELS = [*(kind.value for kind in AnswerKind), NONE]


@dataclass(frozen=True, slots=True)
class Report:
    """The results of the papers of one group, such as the German ones of the part for reporting."""

    title: str
    papers: tuple[Matched, ...]

    def counts(self, area: str) -> Classes:
        """For each class of an area the counts of each paper, and whether its gold has all of the class."""
        found: Classes = defaultdict(list)
        for paper in self.papers:
            for (own, label), counts in paper.counts.items():
                if own == area:
                    found[label].append((counts, (own, label) not in paper.partial))
        return dict(sorted(found.items()))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        return [pair for paper in self.papers for pair in paper.pairs]

    @property
    def accuracy(self) -> float | None:
        """The share of answers whose main kind is the gold's."""
        return sum(gold == found for gold, found in self.pairs) / len(self.pairs) if self.pairs else None

    def main(self) -> Classes:
        """Counts of main kinds by class and paper, for classes that occur."""
        found = {label: [(_one(label, paper.pairs), True) for paper in self.papers] for label in _LABELS[:-1]}
        return {label: papers for label, papers in found.items() if _whole(papers).cases}

    @property
    def macro_f1(self) -> float | None:
        """The mean F1 of the main kinds that the gold has."""
        return macro([_whole(papers).f1 for papers in self.main().values()])

    @property
    def mistakes(self) -> list[Mistake]:
        return [mistake for paper in self.papers for mistake in paper.mistakes]

    def rules(self) -> dict[str, Counts]:
        """How often each rule was right and wrong."""
        found: dict[str, Counts] = defaultdict(Counts)
        for paper in self.papers:
            for rule, counts in paper.rules.items():
                found[rule] += counts
        return dict(sorted(found.items()))

    def as_json(self) -> dict[str, Any]:
        areas = {area: _area(self.counts(area)) for area in AREAS}
        main = {"accuracy": self.accuracy, "macro_f1": self.macro_f1, "classes": _area(self.main())}
        return {
            "title": self.title,
            "papers": [paper.paper for paper in self.papers],
            "main_kind": {**main, "pairs": [list(pair) for pair in self.pairs]},
            **{area.replace(" ", "_"): rows for area, rows in areas.items() if rows},
            "rules": {rule: {"suggested": one.found, "right": one.hit} for rule, one in self.rules().items()},
        }


def _one(label: str, pairs: Iterable[tuple[str, str]]) -> Counts:
    counted = Counter((gold == label, found == label) for gold, found in pairs)
    return Counts(counted[True, True], counted[False, True], counted[True, False])


def _whole(papers: Papers) -> Counts:
    return sum((counts for counts, _ in papers), Counts())


def _complete(papers: Papers) -> list[Counts]:
    """Of papers whose gold has all: only there what was invented, and so precision and F1, can be known."""
    return [counts for counts, complete in papers if complete]


def _area(classes: Classes) -> list[dict[str, Any]]:
    rows = []
    for label, papers in classes.items():
        whole, held = _whole(papers), _complete(papers)
        sure = sum(held, Counts())
        rows.append(
            {
                "class": label, "cases": whole.cases, "suggested": whole.found if held else None, "right": whole.hit,
                "precision": sure.precision, "precision_interval": wilson(sure.hit, sure.found),
                "recall": whole.recall, "recall_interval": wilson(whole.hit, whole.cases),
                "f1": sure.f1, "f1_interval": f1_interval(held),
            }
        )
    return rows


def lines(report: Report, mistakes: int = 0) -> Iterator[str]:
    """The report as lines: a table for each area, the confusion of main kinds, and the first ``mistakes`` of each."""
    yield f"## {report.title}"
    yield ""
    for area in AREAS:
        if classes := report.counts(area):
            yield from _table(area.capitalize(), classes)
    if report.pairs:
        yield from _main(report)
    if mistakes:
        yield from _mistakes(report, mistakes)


def _table(title: str, classes: Classes) -> Iterator[str]:
    yield f"| {title} | cases | suggested | right | precision | recall | F1 |"
    yield "|---|---:|---:|---:|---|---|---|"
    for label, papers in classes.items():
        yield _row(label, papers)
    if len(classes) > 1:
        yield _row("**all**", [held for papers in classes.values() for held in papers])
    yield ""


def _row(label: str, papers: Papers) -> str:
    whole, held = _whole(papers), _complete(papers)
    sure = sum(held, Counts())
    shares = (
        _share(sure.precision, wilson(sure.hit, sure.found)),
        _share(whole.recall, wilson(whole.hit, whole.cases)),
        _share(sure.f1, f1_interval(held)),
    )
    return f"| {label} | {whole.cases} | {whole.found if held else '–'} | {whole.hit} | {' | '.join(shares)} |"


def _share(value: float | None, interval: tuple[float, float] | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" + (f" ({interval[0]:.2f}–{interval[1]:.2f})" if interval else "")


def _main(report: Report) -> Iterator[str]:
    right, cases = sum(gold == found for gold, found in report.pairs), len(report.pairs)
    yield from _table("Main kind", report.main())
    accuracy = _share(report.accuracy, wilson(right, cases))
    yield f"Accuracy {accuracy} of {cases} answers; macro-F1 {report.macro_f1:.3f}."
    yield ""
    pairs = Counter(report.pairs)
    labels = [label for label in _LABELS if any(label in pair for pair in pairs)]
    yield f"| gold ↓ suggested → | {' | '.join(labels)} |"
    yield "|---|" + "---:|" * len(labels)
    for gold in labels:
        if any(pair[0] == gold for pair in pairs):
            yield f"| {gold} | {' | '.join(str(pairs[gold, found] or '·') for found in labels)} |"
    yield ""


def _mistakes(report: Report, most: int) -> Iterator[str]:
    held: dict[str, list[Mistake]] = defaultdict(list)
    for mistake in report.mistakes:
        held[mistake.area].append(mistake)
    for area, found in held.items():
        yield f"### {area.capitalize()}: {len(found)} differences"
        yield ""
        for mistake in found[:most]:
            said = f"gold {mistake.expected or '–'}, suggested {mistake.suggested or '–'}"
            words = " ".join(mistake.words.split())
            yield f"- {mistake.paper}, {mistake.where}: {said}" + (f": “{words}”" if words else "")
        yield ""
