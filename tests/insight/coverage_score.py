"""Elements suggested for the demands of ``coverage_gold.toml`` beside what a person found in them."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peilung.core.insight import Element, ElementPart
from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Document, Paper, Point, PointKind, Resolution, Role
from peilung.insight.coverage import coverage
from peilung.insight.stems import content_words

GOLD = Path(__file__).with_name("coverage_gold.toml")


@dataclass(slots=True)
class Tally:
    """Elements found and missed, and of those found how many are rightly said to be taken up or not."""

    elements: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def rate(self, counter: Counter[str], over: str) -> float:
        return counter["right"] / max(1, counter["right"] + counter[over])

    @property
    def line(self) -> str:
        shown = [
            f"{name}: P {self.rate(held, 'wrong'):.3f} R {self.rate(held, 'missed'):.3f} {dict(held)}"
            for name, held in (("elements", self.elements), ("taken up", self.taken))
        ]
        return "; ".join(shown)


def pairs(language: str) -> list[dict[str, Any]]:
    return [pair for pair in tomllib.loads(GOLD.read_text("utf-8"))["pairs"] if pair["language"] == language]


def paper_of(rows: Sequence[Mapping[str, Any]], language: str) -> Document:
    """The pairs as one paper, numbered from 1."""
    points, answers = [], []
    for number, row in enumerate(rows, 1):
        path = NumberPath((str(number),))
        points.append(Point(path, str(number), PointKind.POINT, Role.DEMAND, row["demand"], (f"a{number}",)))
        answers.append(Answer(f"a{number}", 0, (path,), None, row["answer"]))
    return Document(Paper(language=language), resolutions=(Resolution(points=tuple(points)),), answers=tuple(answers))


def tally(language: str, part: int) -> Tally:
    """Of all pairs every second is counted: 0 those to develop on, 1 those for the report."""
    rows, result = pairs(language), Tally()
    found = {str(one.point): one.elements for one in coverage(paper_of(rows, language))}
    for number, row in enumerate(rows, 1):
        if number % 2 == part:
            _count(result, row, found.get(str(number), ()), language)
    return result


def _count(result: Tally, row: Mapping[str, Any], found: Sequence[Element], language: str) -> None:
    used: set[int] = set()
    for part, text, taken in row["elements"]:
        index = _match(part, text, found, language, used)
        if index is None:
            result.elements["missed"] += 1
            result.errors.append(f"MISSED {part} «{text}» in «{row['demand']}»")
            continue
        used.add(index)
        result.elements["right"] += 1
        suggested = found[index].taken_up
        result.taken[_name(taken, suggested)] += 1
        if taken != suggested:
            name = "NOT SEEN" if taken else "WRONG"
            result.errors.append(f"{name} «{found[index].text}» ({found[index].ground.why}): «{row['answer']}»")
    for index, element in enumerate(found):
        if index not in used:
            result.elements["wrong"] += 1
            result.errors.append(f"EXTRA {element.part} «{element.text}» in «{row['demand']}»")


def _name(wanted: bool, suggested: bool) -> str:
    if suggested:
        return "right" if wanted else "wrong"
    return "missed" if wanted else "rightly not"


def _match(part: str, text: str, found: Sequence[Element], language: str, used: set[int]) -> int | None:
    """The element of the same part that has most words in common, at least half of either's."""
    wanted = _words(text, language)
    best, at = 0.5, None
    for index, element in enumerate(found):
        own = _words(element.text, language)
        alike = len(wanted & own) / max(1, min(len(wanted), len(own)))
        if index not in used and element.part == ElementPart(part) and alike > best:
            best, at = alike, index
    return at


def _words(text: str, language: str) -> set[str]:
    stems = {word.stem for word in content_words(text, language)}
    return stems | {word.lower() for word in text.replace(",", " ").split()}


def lines() -> Iterator[str]:
    for language in ("de", "en"):
        for part, name in ((0, "develop"), (1, "report")):
            yield f"{language} {name}: {tally(language, part).line}"


if __name__ == "__main__":
    import sys

    sys.stdout.write("\n".join(lines()) + "\n")
    for language in ("de", "en"):
        sys.stdout.write("\n".join(tally(language, 0).errors) + "\n")
