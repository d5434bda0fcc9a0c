"""A run that is killed leaves whole records only, and the next one goes on from there."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.bulk.conftest import Start, papers, wait_for
from tests.bulk.readers import ECHOES


def files_read(out: Path) -> list[str]:
    """The file of each record, once for each record."""
    lines = (out / "papers.jsonl").read_text("utf-8").splitlines() if (out / "papers.jsonl").exists() else []
    found = [json.loads(line)["file"] for line in lines]
    for part in sorted(out.glob("*.parquet")):
        found += pq.read_table(part, columns=["file"]).column("file").to_pylist()
    return found


def lines_in(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def test_a_killed_run_leaves_whole_records_and_the_next_goes_on(start: Start, tmp_path: Path) -> None:
    folder, out = papers(tmp_path / "all", 24), tmp_path / "out"
    killed = start(ECHOES, "read", folder, "--to", "jsonl", "--out", out)
    wait_for(lambda: lines_in(out / "papers.jsonl") >= 4)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    kept = lines_in(out / "papers.jsonl")
    assert 4 <= kept < 24
    following = start(ECHOES, "read", folder, "--to", "jsonl", "--out", out)
    _, errors = following.communicate()
    assert following.returncode == 0, errors
    assert f"24 papers: {24 - kept} read, {kept} done before, 0 refused" in errors
    assert sorted(files_read(out)) == sorted(str(path) for path in folder.iterdir())
    assert [path.name for path in out.iterdir()] == ["papers.jsonl"]


def test_a_killed_run_into_parquet_leaves_no_half_file(start: Start, tmp_path: Path) -> None:
    folder, out = papers(tmp_path / "all", 8), tmp_path / "out"
    killed = start(ECHOES, "read", folder, "--to", "parquet", "--out", out)
    wait_for(out.is_dir)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    following = start(ECHOES, "read", folder, "--to", "parquet", "--out", out)
    _, errors = following.communicate()
    assert following.returncode == 0, errors
    assert sorted(files_read(out)) == sorted(str(path) for path in folder.iterdir())


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_an_interrupted_run_keeps_what_it_read(start: Start, tmp_path: Path, form: str) -> None:
    folder, out = papers(tmp_path / "all", 40), tmp_path / "out"
    (folder / "a-first.txt").write_text("refuse")
    run = start(ECHOES, "read", folder, "--to", form, "--out", out, "--workers", "1")
    assert run.stderr is not None
    assert "a-first.txt: refused" in run.stderr.readline()
    run.send_signal(signal.SIGINT)
    run.communicate()
    assert run.returncode != 0
    kept = files_read(out)
    assert str(folder / "a-first.txt") in kept
    assert len(kept) < 41
    assert not list(out.glob(".peilung-*"))


@pytest.mark.trust
@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_memory_does_not_grow_with_the_number_of_papers(start: Start, tmp_path: Path, form: str) -> None:
    few, many = (
        _highest_memory(start, papers(tmp_path / str(count), count), tmp_path / f"out-{count}", form)
        for count in (40, 400)
    )
    gathered = 25.0 if form == "parquet" else 2.0  # papers wait for a file of two hundred
    assert many < 1.1 * few + gathered, f"{few:.1f} MB for 40 papers, {many:.1f} MB for 400"


def _highest_memory(start: Start, folder: Path, out: Path, form: str) -> float:
    """The most memory, in MB, that the command itself held while it read the folder."""
    run = start(ECHOES, "read", folder, "--to", form, "--out", out)
    _, _, usage = os.wait4(run.pid, 0)
    run.returncode = 0
    assert len(set(files_read(out))) == len(list(folder.iterdir()))
    assert usage.ru_maxrss
    return usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
