"""``peilung read --with insight`` and ``peilung evaluate``, as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from peilung.reading.isolated import READER
from peilung.writing.json import insight_schema, loads
from tests.cli.conftest import Peilung
from tests.house.repository import ROOT

PAPER = ROOT / "samples" / "papers" / "kuestenrat.txt"
GOLD = ROOT / "samples" / "insight" / "de" / "b-grenzfluss-forum.toml"


def test_a_paper_is_written_with_suggestions(peilung: Peilung) -> None:
    ran = peilung("read", PAPER, "--with", "insight", reader=READER)
    data: dict[str, Any] = json.loads(ran.out)
    assert ran.code in (0, 3)
    jsonschema.validate(data, insight_schema())
    assert {answer["kind"] for answer in data["answers"]} - {None}
    assert data["references"]


def test_the_paper_in_such_a_file_is_the_paper_alone(peilung: Peilung) -> None:
    plain = peilung("read", PAPER, reader=READER)
    suggested = peilung("read", PAPER, "--with", "insight", reader=READER)
    assert loads(plain.out) == loads(suggested.out)


def test_show_reads_such_a_file(peilung: Peilung, tmp_path: Path) -> None:
    file = tmp_path / "paper.json"
    file.write_text(peilung("read", PAPER, "--with", "insight", reader=READER).out, "utf-8")
    ran = peilung("show", file, "2 a)")
    assert ran.code == 0
    assert "Landstrom" in ran.out


def test_the_page_is_one_for_the_desk(peilung: Peilung, tmp_path: Path) -> None:
    assert peilung("read", PAPER, "--with", "insight", "--to", "html", "--out", tmp_path, reader=READER).code in (0, 3)
    page = (tmp_path / "kuestenrat.html").read_text("utf-8")
    assert "Vorschläge, nicht bestätigt" in page
    assert "noindex" in page


@pytest.mark.parametrize("form", ["csv", "md", "docx", "jsonl", "parquet"])
def test_forms_that_are_passed_on_refuse_suggestions(peilung: Peilung, tmp_path: Path, form: str) -> None:
    ran = peilung("read", PAPER, "--with", "insight", "--to", form, "--out", tmp_path)
    assert ran.code == 2
    assert "--to json and --to html" in ran.errors


def test_without_asking_there_are_no_suggestions(peilung: Peilung) -> None:
    data = json.loads(peilung("read", PAPER, reader=READER).out)
    assert not {"insight", "references", "facts"} & set(data)
    assert "kind" not in data["answers"][0]


def test_evaluate_prints_every_class_with_cases_and_intervals(peilung: Peilung) -> None:
    ran = peilung("evaluate", GOLD)
    assert ran.code == 0
    assert "## German, part to develop" in ran.out
    assert "| money |" in ran.out
    assert "Accuracy" in ran.out


def test_evaluate_gives_the_figures_as_json(peilung: Peilung) -> None:
    (report,) = json.loads(peilung("evaluate", GOLD, "--json").out)
    assert 0 <= report["main_kind"]["accuracy"] <= 1
    assert {"class", "cases", "precision", "recall", "f1", "f1_interval"} <= set(report["references"][0])


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nowhere",), 1, "There is no nowhere"),
        ((GOLD, "--part", "report"), 1, "no gold"),
        ((GOLD, "--part", "other"), 2, "develop, report"),
    ],
)
def test_evaluate_says_what_is_wrong(peilung: Peilung, arguments: tuple[object, ...], code: int, said: str) -> None:
    ran = peilung("evaluate", *arguments)
    assert ran.code == code
    assert said in " ".join(ran.errors.split())


def test_a_file_that_is_no_gold_is_named(peilung: Peilung, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text('name = "bad"', "utf-8")
    ran = peilung("evaluate", tmp_path)
    assert ran.code == 1
    assert "bad.toml" in ran.errors


def test_a_paper_is_measured_beside_its_gold(peilung: Peilung, tmp_path: Path) -> None:
    (tmp_path / "kuestenrat.txt").write_bytes(PAPER.read_bytes())
    nodes = [{"path": "1 a)", "answer": "noted"}, {"path": "2 a)", "answer": "in_place"}]
    (tmp_path / "kuestenrat.gold.json").write_text(json.dumps({"nodes": nodes}), "utf-8")
    (tmp_path / "kuestenrat.references.json").write_text(json.dumps({"law": []}), "utf-8")
    ran = peilung("evaluate", tmp_path, reader=READER)
    assert ran.code == 0
    assert "of 2 answers" in ran.out
