"""How much of random damage is mended rightly, and how little wrongly."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from peilung.core.paper import RepairKind
from peilung.core.score import Gold, score
from peilung.reading import text
from peilung.reading.mend import mend
from peilung.reading.parse import parse
from tests.reading.damage import PAPERS, cut_rows, language, layout_of
from tests.reading.damage_score import FILES, PAGE, SEEDS, Score, by_kind, measure, table

RIGHT = 0.98
"""Of a hundred corrections at least so many give the clean words back."""
MENDED = {
    RepairKind.SPACE_LOST: 0.6,
    RepairKind.SPACE_STRAY: 0.5,
    RepairKind.PAGE_NUMBER_GLUED: 0.45,
    RepairKind.LETTER_FOR_DIGIT: 0.95,
    RepairKind.DIGIT_FOR_LETTER: 0.4,
    RepairKind.HYPHEN_LEFT_IN: 0.2,
    RepairKind.RUNNING_HEAD_INSIDE: 0.45,
}
"""The share of damages that must not be undercut: a rule that finds nothing would be right always."""


def check(seeds: Sequence[int], files: Sequence[str]) -> dict[str, Score]:
    scores = measure(seeds, files)
    for whole in by_kind(scores):
        assert whole.done > 10, whole.kind
        assert whole.precision >= RIGHT, (whole.kind, _wrong(scores, whole.kind))
        assert whole.recall >= MENDED[whole.kind], (whole.kind, whole.mended, whole.done)
    return scores


def _wrong(scores: dict[str, Score], kind: RepairKind) -> list[str]:
    same = (one for one in scores.values() if one.kind is kind)
    return [example for one in same for example in one.examples if example.startswith("wrong")]


def test_random_damage_of_each_kind_is_mended_rightly() -> None:
    check((100,), ("kuestenrat.txt", "kuestenrat.html", "kuestenrat-ruled.pdf", "seebach.txt", "westmarch.html"))


@pytest.mark.trust
def test_the_figures_in_the_docs_are_those_of_this_version() -> None:
    assert table(check(SEEDS, FILES)) in PAGE.read_text(encoding="utf-8"), "run python -m tests.reading.damage_score"


def test_each_kind_of_repair_is_explained_with_an_example() -> None:
    page = PAGE.read_text(encoding="utf-8")
    sections = dict(part.split("\n", 1) for part in page.split("\n## ")[1:])
    for kind in RepairKind:
        assert "→" in sections[f"`{kind}`"], kind


@pytest.mark.parametrize("form", ["pso19-mv.txt", "pso19-mv-ruled.pdf", "pso19-mv-unruled.pdf", "pso19-mv-tagged.pdf"])
def test_in_a_real_paper_only_hyphens_of_line_ends_are_mended(shared: Path, form: str) -> None:
    data = (shared / "cases" / form).read_bytes()
    if form.endswith(".pdf"):
        from peilung.reading import pdf

        found = mend(pdf.layout(data), "de")
    else:
        found = mend(text.layout(data), "de")
    assert {item.kind for item in found} <= {RepairKind.HYPHEN_LEFT_IN}
    assert all(item.original.replace("-", "").replace(" ", "") == item.repaired for item in found)
    assert bool(found) == form.endswith(".txt")


def test_a_sample_is_damaged_in_every_form() -> None:
    names = {name.rpartition(".")[2] for name in FILES}
    assert names == {"txt", "html", "pdf"}
    assert all(layout_of(name).elements for name in FILES[:3])


@pytest.mark.parametrize("name", ["kuestenrat.txt", "kuestenrat.html", "seebach.txt", "westmarch.html"])
def test_a_paper_with_running_heads_inside_its_rows_is_read_as_if_they_were_not_there(name: str) -> None:
    damaged = layout_of(name)
    assert cut_rows(damaged, Random(name), "Drucksache 7/1904 - {page} -")
    mend(damaged, language(damaged))
    gold = PAPERS / f"{name.partition('.')[0]}.gold.json"
    result = score(parse(damaged, ""), Gold.from_json(json.loads(gold.read_text(encoding="utf-8"))))
    assert [str(finding) for finding in result.findings] == []
