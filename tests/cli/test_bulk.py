"""Many papers by the command: what is done is not done again, and one paper never costs another."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from tests.bulk.conftest import papers
from tests.bulk.readers import WAITS
from tests.cli.conftest import Peilung

FORMS = ["jsonl", "parquet"]


def lines(folder: Path) -> dict[str, dict[str, object]]:
    found = [json.loads(line) for line in (folder / "papers.jsonl").read_text("utf-8").splitlines()]
    assert len({line["file"] for line in found}) == len(found)
    return {Path(line["file"]).name: line for line in found}


@pytest.mark.parametrize("form", FORMS)
def test_a_second_run_reads_nothing_and_ends_with_the_same_code(peilung: Peilung, tmp_path: Path, form: str) -> None:
    folder = papers(tmp_path / "all", 3)
    (folder / "odd.txt").write_text("*one?")
    first = peilung("read", folder, "--to", form, "--out", tmp_path / "out")
    assert first.code == 3
    assert first.errors == f"4 papers: 4 read, 0 done before, 0 refused, 1 with problems -> {tmp_path / 'out'}\n"
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    second = peilung("read", folder, "--to", form, "--out", tmp_path / "out", reader="tests.reading.hostile:loops")
    assert second.code == 3
    assert second.errors.startswith("4 papers: 0 read, 4 done before, 0 refused, 1 with problems")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_only_what_is_new_or_changed_is_read(peilung: Peilung, tmp_path: Path) -> None:
    folder, out = papers(tmp_path / "all", 3), tmp_path / "out"
    peilung("read", folder, "--to", "jsonl", "--out", out)
    (folder / "paper-001.txt").write_text("*changed")
    (folder / "new.txt").write_text("*new")
    (folder / "paper-002.txt").touch()
    ran = peilung("read", folder, "--to", "jsonl", "--out", out)
    assert ran.errors.startswith("4 papers: 2 read, 2 done before")
    assert "changed" in json.dumps(lines(out)["paper-001.txt"])


def test_a_refused_paper_is_read_again_when_it_changes_or_is_asked_for(peilung: Peilung, tmp_path: Path) -> None:
    folder, out = papers(tmp_path / "all", 1), tmp_path / "out"
    bad = folder / "bad.txt"
    bad.write_text("refuse this")
    first = peilung("read", folder, "--to", "jsonl", "--out", out)
    assert first.code == 1
    assert f"{bad}: refused: The file holds no table of answers." in first.errors
    assert lines(out)["bad.txt"]["refused"] == {
        "code": "not-a-paper", "reason": "The file holds no table of answers.", "advice": "Try the paper itself.",
    }  # fmt: skip
    again = peilung("read", folder, "--to", "jsonl", "--out", out)
    assert again.code == 1
    assert f"{bad}: refused before (not-a-paper)." in again.errors
    assert "2 papers: 0 read, 2 done before, 1 refused" in again.errors
    retried = peilung("read", folder, "--to", "jsonl", "--out", out, "--retry")
    assert "2 papers: 0 read, 1 done before, 1 refused" in retried.errors
    bad.write_text("*good")
    assert peilung("read", folder, "--to", "jsonl", "--out", out).code == 0
    assert lines(out)["bad.txt"]["refused"] is None


def test_a_fault_of_the_reader_is_tried_again_by_each_run(peilung: Peilung, tmp_path: Path) -> None:
    folder, out = papers(tmp_path / "all", 1, "break"), tmp_path / "out"
    assert peilung("read", folder, "--to", "jsonl", "--out", out).code == 1
    assert "0 done before, 1 refused" in peilung("read", folder, "--to", "jsonl", "--out", out).errors


def test_a_killed_child_loses_only_its_own_paper(peilung: Peilung, tmp_path: Path) -> None:
    folder, out = papers(tmp_path / "all", 6), tmp_path / "out"
    (folder / "killer.txt").write_text("die")
    ran = peilung("read", folder, "--to", "jsonl", "--out", out, "--workers", 2, reader=WAITS)
    assert ran.code == 1
    assert "killer.txt: refused: The process that read the file crashed (SIGSEGV)" in ran.errors
    assert "7 papers: 6 read, 0 done before, 1 refused" in ran.errors


def test_a_file_named_twice_is_read_once(peilung: Peilung, tmp_path: Path) -> None:
    folder = papers(tmp_path / "all", 2)
    ran = peilung(
        "read", folder, f"{folder}/*.txt", folder / "paper-000.txt", "--to", "parquet", "--out", tmp_path / "o"
    )
    assert "2 papers: 2 read" in ran.errors


def test_a_network_that_fails_does_not_take_away_what_was_read(peilung: Peilung, tmp_path: Path) -> None:
    archive, out = tmp_path / "z.zip", tmp_path / "out"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("a.txt", "*a")
    url = f"zip://a.txt::{archive}"
    assert peilung("read", url, "--to", "jsonl", "--out", out).code == 0
    archive.unlink()
    assert peilung("read", url, "--to", "jsonl", "--out", out).code == 1
    assert "*a" in json.dumps(lines(out))


def test_addresses_are_read_into_single_files_too(peilung: Peilung, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as made:
        made.writestr("a.txt", "*a")
        made.writestr("b.txt", "*b")
    assert peilung("read", f"zip://::{tmp_path}/z.zip", "--out", tmp_path / "out").code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "b.json"]
    assert peilung("read", f"zip://::{tmp_path}/z.zip").code == 2
    alone = peilung("read", f"zip://a.txt::{tmp_path}/z.zip")
    assert (alone.code, json.loads(alone.out)["schema"]) == (0, "peilung/paper/1")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--to", "jsonl"], "--out DIR"),
        (["--to", "json", "--out", "{out}", "--retry"], "--retry goes with"),
        (["--to", "html", "--out", "{folder}"], "would be read as papers"),
        (["--to", "jsonl", "--out", "{out}", "--cluster", "tcp://x:1", "--workers", "2"], "leave one out"),
    ],
)
def test_what_does_not_go_together_is_a_usage_error(
    peilung: Peilung, tmp_path: Path, arguments: list[str], told: str
) -> None:
    folder = papers(tmp_path / "all", 1)
    filled = [argument.format(out=tmp_path / "out", folder=folder) for argument in arguments]
    ran = peilung("read", folder, *filled)
    assert ran.code == 2
    assert told in " ".join(ran.errors.split())


def test_a_folder_without_papers_is_refused(peilung: Peilung, tmp_path: Path) -> None:
    ran = peilung("read", papers(tmp_path / "all", 0), "--to", "jsonl", "--out", tmp_path / "out")
    assert (ran.code, ran.errors) == (1, f"There is no paper in what was named -> {tmp_path / 'out'}\n")


def test_results_that_are_not_ours_are_left_alone(peilung: Peilung, tmp_path: Path) -> None:
    (tmp_path / "papers.jsonl").write_text("mine\n")
    ran = peilung("read", papers(tmp_path / "all", 1), "--to", "jsonl", "--out", tmp_path)
    assert ran.code == 1
    assert "is left as it is" in ran.errors
    assert (tmp_path / "papers.jsonl").read_text() == "mine\n"
