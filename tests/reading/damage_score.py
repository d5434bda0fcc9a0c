"""Mends papers that were damaged on purpose, and counts what was mended rightly.

``python -m tests.reading.damage_score`` writes the figures into the docs.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from peilung.core.paper import RepairKind
from peilung.reading.layout import Layout
from peilung.reading.mend import mend
from peilung.reading.mend_sheet import Mended
from tests.reading.damage import (
    FORMS,
    Damage,
    Form,
    cut_inside,
    cut_lines,
    cut_rows,
    glue_pages,
    harm,
    language,
    layout_of,
)

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "repairs.md"
FILES = (
    "amtsdigital.txt", "amtsdigital-ruled.pdf", "grenzfluss.txt", "grenzfluss-a6.pdf", "kuestenrat.txt",
    "kuestenrat.html", "kuestenrat-ruled.pdf", "kuestenrat-unruled.pdf", "lindhafen.html", "lindhafen-ragged.pdf",
    "seebach.txt", "seebach.html", "seebach-ruled.pdf", "westmarch.txt", "westmarch.html", "westmarch-ruled.pdf",
)
_BEGIN, _END = "<!-- figures: made by “python -m tests.reading.damage_score” -->", "<!-- end of figures -->"


@dataclass(slots=True)
class Score:
    """What became of the damages of one form."""

    kind: RepairKind
    done: int = 0
    mended: int = 0
    wrong: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.mended / (self.mended + self.wrong) if self.mended + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.mended / self.done if self.done else 1.0


HEADS = ("Drucksache 7/1904 - {page} -", "Landtag Nordmark – 7. Wahlperiode", "- {page} - Drucksache 12/345",
         "{page} Follow-up to the resolution of the Joint Council", "Umsetzung der Entschließung Seite {page}")
CUTS: dict[str, Callable[[Layout, random.Random, str], list[Damage]]] = {
    "between two rows": cut_rows, "between two lines": cut_lines, "within a line": cut_inside,
}


def measure(seeds: Sequence[int], files: Sequence[str] = FILES) -> dict[str, Score]:
    """The score of each form of damage, by its kind and name."""
    scores: dict[str, Score] = {}
    for name in files:
        said = language(layout_of(name))
        for form in FORMS:
            if said in form.languages:
                _measure(scores, form.kind, form.name, seeds, name, partial(_harmed, form))
        pages = "with pages" if name.endswith("pdf") else "without pages"
        _measure(scores, RepairKind.PAGE_NUMBER_GLUED, pages, seeds, name, glue_pages)
        for cut, act in CUTS.items():
            _measure(scores, RepairKind.RUNNING_HEAD_INSIDE, cut, seeds, name, partial(_cut, act))
    return scores


def _harmed(form: Form, layout: Layout, chance: random.Random) -> list[Damage]:
    return harm(layout, form, chance)


def _cut(
    act: Callable[[Layout, random.Random, str], list[Damage]], layout: Layout, chance: random.Random
) -> list[Damage]:
    return act(layout, chance, chance.choice(HEADS))


def _measure(
    scores: dict[str, Score], kind: RepairKind, form: str, seeds: Sequence[int], name: str,
    act: Callable[[Layout, random.Random], list[Damage]],
) -> None:
    score = scores.setdefault(f"{kind}: {form}", Score(kind))
    for seed in seeds:
        layout = layout_of(name)
        said = language(layout)
        damages = act(layout, random.Random(f"{form}{name}{seed}"))
        _settle(score, kind, damages, mend(layout, said), name)


def _settle(score: Score, kind: RepairKind, damages: Sequence[Damage], mended: Sequence[Mended], name: str) -> None:
    """A correction is right if it is of this kind and gives the clean words back."""
    open_ = list(damages)
    score.done += len(damages)
    for item in mended:
        hit = next((damage for damage in open_ if item.kind is kind and _undoes(item, damage)), None)
        if hit is not None:
            open_.remove(hit)
            score.mended += 1
        else:
            score.wrong += 1
            score.examples.append(f"wrong {name}: {item.kind} {item.original!r} -> {item.repaired!r}")
    score.examples.extend(f"left {name}: {damage.damaged!r} for {damage.clean!r}" for damage in open_)


def _undoes(item: Mended, damage: Damage) -> bool:
    """Whether a correction gives the clean words back."""
    whole = f" {damage.damaged} ".replace(f" {item.original} ", f" {item.repaired} ", 1).split()
    return item.original in damage.damaged and " ".join(whole) == damage.clean


def table(scores: dict[str, Score]) -> str:
    """The scores as a Markdown table, by kind."""
    titles = "kind form damaged mended wrong precision recall".split()
    lines = [f"| {' | '.join(titles)} |", "|---|---|---:|---:|---:|---:|---:|"]
    for name, score in sorted(scores.items()):
        kind, _, form = name.partition(": ")
        figures = f"{score.done} | {score.mended} | {score.wrong} | {score.precision:.3f} | {score.recall:.2f}"
        lines.append(f"| `{kind}` | {form} | {figures} |")
    return "\n".join(lines)


def by_kind(scores: dict[str, Score]) -> Iterator[Score]:
    """The forms of each kind together."""
    for kind in dict.fromkeys(score.kind for score in scores.values()):
        same = [score for score in scores.values() if score.kind is kind]
        yield Score(kind, sum(s.done for s in same), sum(s.mended for s in same), sum(s.wrong for s in same))


SEEDS = range(6)


def fill_page(page: Path = PAGE) -> None:
    """Put the figures between the page's two marks."""
    before, _, rest = page.read_text(encoding="utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    page.write_text(f"{before}{_BEGIN}\n\n{table(measure(SEEDS))}\n\n{_END}{after}", encoding="utf-8")


if __name__ == "__main__":
    fill_page()
