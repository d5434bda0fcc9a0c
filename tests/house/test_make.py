"""`make` is the one way in: its help is complete, and it needs next to nothing on the machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.repository import ROOT, files, text

TARGET = re.compile(r"^([a-z][a-z-]*):(?!=)", re.MULTILINE)
PROMISED = ["setup", "demo", "test", "trust", "bench", "docs", "help"]
COREUTILS = (
    "basename cat chmod cp cut date dirname echo env expr false head ln ls mkdir mktemp mv printf pwd readlink"
    " realpath rm rmdir sleep sort tail test touch tr true uname uniq wc [".split()
)


def make(*arguments: str, path: str | None = None, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    kept = ("HOME", "TMPDIR", "SSL_CERT_FILE", "SSL_CERT_DIR")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment |= {
        name: value
        for name, value in os.environ.items()
        if name.startswith("PIP_") or name.lower().endswith("_proxy")
    }
    environment["PATH"] = path or os.environ["PATH"]
    return subprocess.run(
        ["make", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture
def bare_path(tmp_path: Path) -> str:
    """A PATH on which there is only what Peilung takes for granted."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ["git", "make", "sh", *COREUTILS]:
        found = shutil.which(name)
        if found:
            (folder / name).symlink_to(found)
    python = Path(getattr(sys, "_base_executable", sys.executable)).resolve()
    (folder / "python3.11").symlink_to(python)
    return str(folder)


def test_help_lists_every_target_with_a_word_on_it() -> None:
    listed = re.findall(r"^  make (\S+) +\S", make("help").stdout, re.MULTILINE)
    assert sorted(listed) == sorted(TARGET.findall(text("Makefile")))


def test_help_is_what_make_alone_gives() -> None:
    assert make().stdout == make("help").stdout


def test_every_promised_target_is_there() -> None:
    assert set(PROMISED) <= set(TARGET.findall(text("Makefile")))


def test_help_works_where_there_is_next_to_nothing(bare_path: str) -> None:
    done = make("help", path=bare_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "make demo" in done.stdout


@pytest.mark.parametrize("target", PROMISED)
def test_every_target_can_be_planned_where_there_is_next_to_nothing(target: str, bare_path: str) -> None:
    done = make("--dry-run", target, path=bare_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_old_python_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text(text("Makefile"), encoding="utf-8")
    for name in ("pyproject.toml", "requirements/runtime.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in ("make", "sh"):
        (commands / name).symlink_to(str(shutil.which(name)))
    done = make("setup", path=str(commands), folder=tmp_path)
    assert done.returncode != 0
    assert "No Python 3.11 or later" in done.stderr


def test_the_sample_of_the_demo_is_there() -> None:
    named = re.search(r"^DEMO_PAPER := (\S+)$", text("Makefile"), re.MULTILINE)
    assert named
    assert (ROOT / named.group(1)).is_file()


def test_ci_runs_what_a_person_runs() -> None:
    assert text(".ci/run").rstrip().endswith("make --no-print-directory test")


@pytest.mark.trust
def test_a_fresh_copy_is_set_up_and_shows_its_demo_where_there_is_next_to_nothing(
    bare_path: str, tmp_path: Path
) -> None:
    copy = tmp_path / "a copy"
    for source in files():
        target = copy / source.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
    first = make("demo", path=bare_path, folder=copy)
    assert first.returncode == 0, first.stderr
    page = Path(first.stdout.rstrip().rpartition("page: ")[2])
    assert page.parent == copy / "out"
    assert page.read_text(encoding="utf-8").startswith("<!")
    page.unlink()
    again = make("demo", path=bare_path, folder=copy)
    assert again.returncode == 0, again.stderr
    assert "Installing" not in again.stdout
    assert page.is_file()
