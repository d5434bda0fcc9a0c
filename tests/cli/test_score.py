"""``peilung score``: a reading beside what a person found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Peilung
from tests.house.repository import text


def gold(folder: Path, *texts: str) -> Path:
    nodes = [
        {"path": f"{index})", "kind": "point", "role": None, "text": text, "statement": ""}
        for index, text in enumerate(texts, 1)
    ]
    file = folder / "gold.json"
    file.write_text(json.dumps({"document": "paper", "nodes": nodes}))
    return file


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    (tmp_path / "paper.txt").write_text("*one\n*two")
    return tmp_path / "paper.txt"


def test_a_perfect_reading_ends_with_zero(peilung: Peilung, paper: Path, tmp_path: Path) -> None:
    ran = peilung("score", paper, gold(tmp_path, "one", "two"))
    assert ran.code == 0
    assert "all right" in ran.out


def test_differences_are_listed_and_end_with_three(peilung: Peilung, paper: Path, tmp_path: Path) -> None:
    ran = peilung("score", paper, gold(tmp_path, "one", "other", "third"))
    assert ran.code == 3
    assert "missed" in ran.out
    assert "wrong text" in ran.out


def test_what_was_read_before_can_be_scored(peilung: Peilung, paper: Path, tmp_path: Path) -> None:
    peilung("read", paper, "--out", tmp_path)
    assert peilung("score", tmp_path / "paper.json", gold(tmp_path, "one", "two")).code == 0


@pytest.mark.parametrize("content", ["", "{", "[]", '{"nodes": 1}', "{}"])
def test_what_is_no_gold_is_refused_by_its_name(peilung: Peilung, paper: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "other.json").write_text(content)
    ran = peilung("score", paper, tmp_path / "other.json")
    assert ran.code == 1
    assert "other.json: " in ran.errors


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[]", "the file is no JSON object"),
        ("{}", "the file has no “document”"),
        ('{"document": "x"}', "the file has no “nodes”"),
        ('{"document": "x", "nodes": [{"path": "1"}]}', "number 1 of “nodes” has no “kind”"),
        ("no JSON", "it is not JSON"),
    ],
)
def test_a_gold_that_is_none_is_told_what_it_must_hold(
    peilung: Peilung, paper: Path, tmp_path: Path, content: str, told: str
) -> None:
    (tmp_path / "gold.json").write_text(content)
    ran = peilung("score", paper, tmp_path / "gold.json")
    assert ran.code == 1
    assert f"gold.json: refused: This is not the gold of a paper: {told}. A gold is JSON with" in ran.errors
    assert "docs/reference/samples.md" in ran.errors


def test_the_page_that_is_named_describes_the_gold() -> None:
    assert "## The gold\n" in text("docs/reference/samples.md")


def test_a_missing_gold_is_refused(peilung: Peilung, paper: Path, tmp_path: Path) -> None:
    assert "gone.json: refused: There is no such file." in peilung("score", paper, tmp_path / "gone.json").errors
