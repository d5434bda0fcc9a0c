"""What a paper says reaches a terminal as words: nothing in it makes the terminal act."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from samples.make import PAPERS
from tests.fuzz.targets import OBEYED

pty = pytest.importorskip("pty", reason="there are pseudo-terminals on POSIX alone")
COMMAND = "from peilung.cli import main; main()"
TRICK = "\x1b]0;title\x07\x1b[2J\u202e\u2066\x9b31m\x08"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    text = (PAPERS / "seebach.txt").read_text(encoding="utf-8")
    path = tmp_path / "paper.txt"
    path.write_text(text.replace(". ", f".{TRICK} ", 6), encoding="utf-8")
    return path


def shown(*arguments: str) -> str:
    """What a command writes to a terminal, on both its streams."""
    ours, theirs = pty.openpty()
    heard = b""
    environment = os.environ | {"TERM": "dumb", "NO_COLOR": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", COMMAND, *arguments], stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs,
        env=environment,
    ):  # fmt: skip
        os.close(theirs)
        while piece := _read(ours):
            heard += piece
    os.close(ours)
    return heard.decode("utf-8", "replace")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # the other side is closed
        return b""


@pytest.mark.parametrize("form", ["json", "md", "csv", "html"])
def test_a_paper_full_of_terminal_commands_is_shown_as_words(form: str, paper: Path) -> None:
    said = shown("read", "--to", form, str(paper))
    assert "Seebach" in said
    assert OBEYED.findall(said.replace("\r\n", "\n")) == []


def test_a_refusal_and_the_name_of_a_file_are_shown_as_words(tmp_path: Path) -> None:
    path = tmp_path / f"x{TRICK}.txt"
    path.write_text(f"{TRICK} no paper", encoding="utf-8")
    said = shown("read", str(path))
    assert "refused" in said
    assert OBEYED.findall(said.replace("\r\n", "\n")) == []
