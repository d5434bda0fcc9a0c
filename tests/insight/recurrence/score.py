"""Pairs suggested for the papers of ``de.toml`` and ``en.toml`` beside those that a person sees."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from peilung.core.number import NumberPath
from peilung.core.paper import Document, Paper, Point, PointKind, Resolution, Role
from peilung.insight.recurrence import Recurrence, recurring

DEVELOP, REPORT = 0, 1


@dataclass(slots=True)
class Tally:
    """Pairs rightly found, wrongly found and missed, with the lines of the last two."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


@cache
def rows(language: str) -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(Path(__file__).with_name(f"{language}.toml").read_text("utf-8"))["rows"])


def papers(language: str, part: int) -> tuple[Document, Document]:
    """The older paper and the newer one, whose points stand in another order."""
    held = rows(language)[part::2]
    older = [(number, row["a"]) for number, row in enumerate(held, 1)]
    newer = [(number, row["b"]) for number, row in enumerate(reversed(held), 1)]
    return paper(older, language), paper(newer, language)


def paper(texts: list[tuple[int, str]], language: str) -> Document:
    paths = [(NumberPath((f"{number}.",)), text) for number, text in texts]
    points = tuple(Point(path, path.slug, PointKind.POINT, Role.DEMAND, text) for path, text in paths)
    return Document(Paper(language=language), resolutions=(Resolution(points=points),))


def tally(language: str, part: int) -> Tally:
    return count(language, part, recurring(papers(language, part)))


def count(language: str, part: int, found: tuple[Recurrence, ...]) -> Tally:
    held = rows(language)[part::2]
    wanted = {(row["a"], row["b"]) for row in held if row["same"]}
    result = Tally()
    for pair in found:
        texts = (pair.first.text, pair.second.text)
        if texts in wanted:
            result.right += 1
        else:
            result.wrong += 1
            result.errors.append(f"WRONG {pair.score} {texts[0]} | {texts[1]} ({pair.ground.why})")
    for texts in sorted(wanted - {(pair.first.text, pair.second.text) for pair in found}):
        result.missed += 1
        result.errors.append(f"MISSED {texts[0]} | {texts[1]}")
    return result


if __name__ == "__main__":
    import sys

    for language in ("de", "en"):
        for part, name in ((DEVELOP, "develop"), (REPORT, "report")):
            one = tally(language, part)
            cases = f"({one.right} right, {one.wrong} wrong, {one.missed} missed)"
            sys.stdout.write(f"{language} {name} P {one.precision:.3f} R {one.recall:.3f} {cases}\n")
            if part == DEVELOP:
                sys.stdout.write("\n".join(one.errors) + "\n")
