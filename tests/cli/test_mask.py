"""``peilung mask``: a file of the same layout without the paper's words."""

from __future__ import annotations

from pathlib import Path

import pytest

from peilung.reading.isolated import READER
from tests.cli.conftest import Peilung

PAPER = Path(__file__).parents[2] / "samples" / "papers" / "seebach.txt"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_bytes(PAPER.read_bytes())
    return path


def test_a_masked_file_is_written_and_said_to_read_alike(peilung: Peilung, paper: Path, tmp_path: Path) -> None:
    out = tmp_path / "masked.txt"
    ran = peilung("mask", paper, "--out", out, reader=READER)
    assert (ran.code, ran.out) == (0, "")
    assert f"masked -> {out}. It reads like the paper: " in ran.errors
    assert len(out.read_text("utf-8").split("\n")) == len(paper.read_text("utf-8").split("\n"))


def test_without_out_it_goes_to_standard_output(peilung: Peilung, paper: Path) -> None:
    ran = peilung("mask", paper, reader=READER)
    assert ran.code == 0
    words = {word for word in paper.read_text("utf-8").split() if len(word) > 14 and word.isalpha()}
    assert words
    assert not words & set(ran.out.split())


def test_a_strictly_masked_file_reads_otherwise_and_the_code_says_so(peilung: Peilung, paper: Path) -> None:
    ran = peilung("mask", paper, "--strict", reader=READER)
    assert ran.code == 3
    assert "It reads otherwise than the paper: other roles" in ran.errors
    assert "Regierungsrat" in paper.read_text("utf-8")
    assert "Regierungsrat" not in ran.out


def test_a_paper_that_is_refused_may_be_masked_and_is_refused_alike(peilung: Peilung, tmp_path: Path) -> None:
    paper = tmp_path / "letter.txt"
    paper.write_text("Sehr geehrte Damen und Herren,\n\nanbei die Unterlagen.\n", encoding="utf-8")
    ran = peilung("mask", paper, reader=READER)
    assert ran.code == 0
    assert "It is refused (no-points), as the paper is." in ran.errors
    assert "Unterlagen" not in ran.out


def test_what_cannot_be_opened_is_refused(peilung: Peilung, tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF-1.7\nnothing more")
    ran = peilung("mask", paper, reader=READER)
    assert (ran.code, ran.out) == (1, "")
    assert "damaged" in ran.errors


def test_the_paper_is_not_written_over(peilung: Peilung, paper: Path) -> None:
    before = paper.read_bytes()
    assert peilung("mask", paper, "--out", paper).code == 2
    assert paper.read_bytes() == before


def test_a_folder_is_no_file_to_write(peilung: Peilung, paper: Path, tmp_path: Path) -> None:
    assert peilung("mask", paper, "--out", tmp_path).code == 2
