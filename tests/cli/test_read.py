"""``peilung read``: one file to standard output, many to a folder, each written whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from peilung.writing.json import loads
from tests.cli.conftest import Peilung


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text("*one\n*two\n")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_file_goes_to_standard_output_as_json(peilung: Peilung, paper: Path) -> None:
    ran = peilung("read", paper)
    assert ran.code == 0
    assert [point.text for point in loads(ran.out).resolutions[0].points] == ["one", "two"]
    assert ran.errors == f"{paper}: 2 points, no answers, no problems\n"


@pytest.mark.parametrize(
    ("form", "begins"), [("json", b"{"), ("csv", b"\xef\xbb\xbf"), ("md", b""), ("html", b"<!doctype"), ("docx", b"PK")]
)
def test_each_format_is_written(peilung: Peilung, paper: Path, tmp_path: Path, form: str, begins: bytes) -> None:
    ran = peilung("read", paper, "--to", form, "--out", tmp_path / "out")
    assert ran.code == 0
    assert names(tmp_path / "out") == [f"paper.{form}"]
    assert (tmp_path / "out" / f"paper.{form}").read_bytes()[:9].lower().startswith(begins.lower())
    assert ran.out == ""
    assert f"-> {tmp_path / 'out' / f'paper.{form}'}" in ran.errors


def test_several_files_need_a_folder(peilung: Peilung, paper: Path) -> None:
    ran = peilung("read", paper, paper)
    assert ran.code == 2
    assert "--out DIR" in ran.errors


def test_a_folder_stands_for_the_papers_in_it(peilung: Peilung, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "folder" / "deeper").mkdir(parents=True)
    (tmp_path / "folder" / "deeper" / "other.txt").write_text("*one")
    ran = peilung("read", tmp_path / "folder", paper, "--out", tmp_path / "out")
    assert ran.code == 0
    assert names(tmp_path / "out") == ["other.json", "paper.json"]
    assert peilung("read", tmp_path / "folder").code == 2


def test_a_folder_without_papers_is_told(peilung: Peilung, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    ran = peilung("read", tmp_path / "folder", "--out", tmp_path / "out")
    assert ran.code == 1
    assert ran.errors == "There is no paper in what was named.\n"


def test_a_format_that_there_is_not_is_told_with_those_there_are(peilung: Peilung, paper: Path) -> None:
    ran = peilung("read", paper, "--to", "pdf")
    assert ran.code == 2
    assert "There is no format “pdf”. The formats are json, csv, md, html, docx, jsonl, parquet." in ran.errors
    assert peilung("read", paper, "--to", "MD").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--to", "pdf"],
        ["--seconds", "0"],
        ["--memory", "1"],
        ["--workers", "0"],
        ["--nonsense"],
        ["--seconds", "nan"],
    ],
)
def test_what_is_not_understood_is_a_usage_error(peilung: Peilung, paper: Path, arguments: list[str]) -> None:
    assert peilung("read", *([paper] if arguments else []), *arguments).code == 2


def test_results_go_to_a_folder_not_to_a_file(peilung: Peilung, paper: Path) -> None:
    ran = peilung("read", paper, "--out", paper)
    assert ran.code == 2
    assert "is a file" in ran.errors


def test_a_bad_file_is_refused_and_the_others_are_written(peilung: Peilung, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("refuse this")
    ran = peilung("read", paper, tmp_path / "bad.txt", tmp_path / "gone.txt", "--out", tmp_path / "out")
    assert ran.code == 1
    assert names(tmp_path / "out") == ["paper.json"]
    assert "bad.txt: refused: The file holds no table of answers. Try the paper itself." in ran.errors
    assert "gone.txt: refused: There is no such file." in ran.errors
    assert len(ran.errors.splitlines()) == 3


def test_problems_are_counted_and_end_with_their_own_code(peilung: Peilung, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_text("*one?")
    ran = peilung("read", tmp_path / "odd.txt")
    assert ran.code == 3
    assert "1 point, no answers, 1 problem" in ran.errors
    assert loads(ran.out).problems
    (tmp_path / "bad.txt").write_text("refuse this")
    both = peilung("read", tmp_path / "odd.txt", tmp_path / "bad.txt", "--out", tmp_path / "out")
    assert both.code == 1


def test_papers_of_the_same_name_do_not_overwrite_each_other(peilung: Peilung, tmp_path: Path) -> None:
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / ("Paper.txt" if folder == "c" else "paper.txt")).write_text(f"*from {folder}")
    ran = peilung("read", *sorted(tmp_path.glob("*/*.txt")), "--out", tmp_path / "out")
    assert ran.code == 0
    assert names(tmp_path / "out") == ["Paper-3.json", "paper-2.json", "paper.json"]
    assert "from b" in (tmp_path / "out" / "paper-2.json").read_text("utf-8")


def test_a_paper_is_never_written_over(peilung: Peilung, tmp_path: Path) -> None:
    paper = tmp_path / "paper.html"
    paper.write_text("*one")
    assert peilung("read", paper, "--to", "html", "--out", tmp_path).code == 0
    assert paper.read_text() == "*one"
    assert names(tmp_path) == ["paper-2.html", "paper.html"]


def test_a_result_of_an_earlier_run_is_replaced(peilung: Peilung, paper: Path, tmp_path: Path) -> None:
    peilung("read", paper, "--out", tmp_path)
    paper.write_text("*new")
    peilung("read", paper, "--out", tmp_path)
    assert names(tmp_path) == ["paper.json", "paper.txt"]
    assert "new" in (tmp_path / "paper.json").read_text("utf-8")


def test_a_result_that_cannot_be_written_leaves_nothing_half_done(
    peilung: Peilung, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "paper.json").write_text("before")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = peilung("read", paper, "--out", tmp_path)
    assert ran.code == 1
    assert "No space left on device" in ran.errors
    assert names(tmp_path) == ["paper.json", "paper.txt"]
    assert (tmp_path / "paper.json").read_text() == "before"


def test_a_folder_that_cannot_be_made_is_told(peilung: Peilung, paper: Path) -> None:
    ran = peilung("read", paper, "--out", paper / "out")
    assert ran.code == 1
    assert "cannot be made" in ran.errors


def test_new_files_have_the_usual_permissions(peilung: Peilung, paper: Path, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        peilung("read", paper, "--out", tmp_path)
    finally:
        os.umask(before)
    assert (tmp_path / "paper.json").stat().st_mode & 0o777 == 0o644


def test_the_limits_of_the_command_hold(peilung: Peilung, tmp_path: Path) -> None:
    (tmp_path / "slow.txt").write_text("slow")
    ran = peilung("read", tmp_path / "slow.txt", "--seconds", "0.5")
    assert ran.code == 1
    assert "longer than 0.5 seconds" in ran.errors
    (tmp_path / "any.txt").write_text("x")
    ran = peilung("read", tmp_path / "any.txt", "--memory", "200", reader="tests.reading.hostile:eats_memory")
    assert "more than 200 MB of memory" in ran.errors


def test_a_crash_in_a_writer_is_an_incident_of_that_file_alone(
    peilung: Peilung, paper: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> bytes:
        raise KeyError("text of the paper")

    monkeypatch.setattr("peilung.cli.read.write", broken)
    ran = peilung("read", paper, paper, "--out", tmp_path / "out")
    assert ran.code == 1
    assert ran.errors.count("incident") == 2
    assert "text of the paper" not in ran.errors
    assert names(tmp_path / "out") == []


def test_details_of_a_failing_reader_are_shown_on_demand(
    peilung: Peilung, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bad.txt").write_text("break")
    assert "Traceback" not in peilung("read", tmp_path / "bad.txt").errors
    monkeypatch.setenv("PEILUNG_DEBUG", "1")
    assert "Traceback" in peilung("read", tmp_path / "bad.txt").errors


def test_a_json_result_can_be_parsed_by_any_program(peilung: Peilung, paper: Path) -> None:
    assert json.loads(peilung("read", paper).out)["schema"] == "peilung/paper/1"


def test_a_real_transcription_is_read_end_to_end(peilung: Peilung, shared: Path) -> None:
    ran = peilung("read", shared / "cases" / "pso19-mv.txt", reader="peilung.reading:read")
    assert ran.code in (0, 3)
    assert "66 points in 4 sections" in ran.errors
