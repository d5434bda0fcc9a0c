"""The command as a whole: help, version, pipes, terminals, signals, and what nobody foresaw."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

import peilung as package
from peilung.cli.terminal import clean
from tests.cli.conftest import ECHOES, Peilung
from tests.house.repository import text

SCRIPT = (
    "import sys; from peilung import cli; cli.READER = sys.argv.pop(1);"
    "cli.run.__kwdefaults__['reader'] = cli.READER; cli.main()"
)


def command(*arguments: object, reader: str = ECHOES) -> list[str]:
    return [sys.executable, "-c", SCRIPT, reader, *map(str, arguments)]


def environment(**more: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "PEILUNG_DEBUG")
    }
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "TERM": "xterm-256color", **more}


def on_a_terminal(arguments: Sequence[str], **more: str) -> tuple[int, str]:
    """Run with all three streams on a terminal; the exit code, and what stood on the screen."""
    leader, follower = pty.openpty()
    with subprocess.Popen(
        arguments, stdin=follower, stdout=follower, stderr=follower, env=environment(**more)
    ) as process:
        os.close(follower)
        screen = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:
                break
            if not piece:
                break
            screen += piece
    os.close(leader)
    return process.returncode, screen.decode("utf-8", "replace")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    (tmp_path / "paper.txt").write_text("*one\n*two")
    return tmp_path / "paper.txt"


def test_help_says_what_it_is_with_examples_and_exit_codes(peilung: Peilung, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    ran = peilung("--help")
    assert ran.code == 0
    for words in (
        "answers a parliament's resolution",
        "Examples:",
        "Exit codes:",
        "PEILUNG_DEBUG",
        "read",
        "show",
        "score",
    ):
        assert words in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_every_command_and_option_is_documented() -> None:
    import typer.main

    from peilung.cli.app import app

    page = text("docs/reference/cli.md")
    group = typer.main.get_command(app)
    for name, found in group.commands.items():  # type: ignore[attr-defined]
        assert f"`peilung {name}`" in page, f"peilung {name}"
        section = page.split(f"## `peilung {name}`")[1].split("\n## ")[0]
        assert found.help, name
        for parameter in found.params:
            assert parameter.help or parameter.name == "help", f"peilung {name}: {parameter.name} has no help"
            for written in parameter.opts:
                if written.startswith("--") and written != "--help":
                    assert re.search(rf"{written}\b", section), f"{written} of peilung {name}"
    for option in (option for parameter in group.params for option in parameter.opts):
        assert option in page, option


def test_the_version_is_told(peilung: Peilung) -> None:
    assert peilung("--version").out == f"peilung {package.__version__}\n"


def test_without_arguments_the_help_is_shown(peilung: Peilung) -> None:
    assert "Usage:" in (ran := peilung()).out + ran.errors


@pytest.mark.parametrize("arguments", [["nonsense"], ["show"], ["score", "x"], ["--nonsense"]])
def test_an_unknown_command_is_a_usage_error(peilung: Peilung, arguments: list[str]) -> None:
    assert peilung(*arguments).code == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_can_complete(shell: str) -> None:
    asked = environment(_PEILUNG_COMPLETE=f"complete_{shell}", COMP_WORDS="peilung s", COMP_CWORD="1")
    asked |= {"_TYPER_COMPLETE_ARGS": "peilung s", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    done = subprocess.run(command(), env=asked, capture_output=True, text=True, check=False)
    assert "show" in done.stdout
    assert "score" in done.stdout
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("*point\n" * 5_000)
    with subprocess.Popen(
        command("read", tmp_path / "long.txt"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read().decode()
    assert process.returncode == 0
    assert errors.splitlines() == [f"{tmp_path / 'long.txt'}: 5000 points, no answers, no problems"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_behind_standard_output_is_told(paper: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("read", paper), stdout=full, stderr=subprocess.PIPE, env=environment(), check=False
        )
    assert done.returncode == 1
    assert b"No space left" in done.stderr
    assert b"Exception" not in done.stderr


def test_in_a_pipe_there_is_neither_progress_nor_colour(paper: Path, tmp_path: Path) -> None:
    arguments = command("read", paper, paper, "--out", tmp_path / "out")
    done = subprocess.run(arguments, capture_output=True, env=environment(), check=True)
    assert b"\x1b" not in done.stdout + done.stderr
    assert done.stderr.count(b"\n") == 2


def test_on_a_terminal_there_is_progress(paper: Path, tmp_path: Path) -> None:
    code, screen = on_a_terminal(command("read", paper, paper, "--out", tmp_path / "out"))
    assert code == 0
    assert "Reading" in screen
    assert screen.count("2 points, no answers, no problems") == 2


def test_colours_can_be_switched_off() -> None:
    colour = re.compile(r"\x1b\[[0-9;]*3[0-9](;|m)")
    assert colour.search(on_a_terminal(command("--help"))[1])
    assert not colour.search(on_a_terminal(command("--help"), NO_COLOR="1")[1])


def test_a_word_file_is_not_printed_to_a_terminal(paper: Path) -> None:
    code, screen = on_a_terminal(command("read", paper, "--to", "docx"), COLUMNS="200")
    assert code == 2
    assert "no text for a terminal" in screen
    done = subprocess.run(command("read", paper, "--to", "docx"), capture_output=True, env=environment(), check=True)
    assert done.stdout.startswith(b"PK")


def test_what_a_paper_holds_does_not_command_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("*one \x1b]0;title\x07 \x9b31m two")
    code, screen = on_a_terminal(command("read", tmp_path / "paper.txt", "--to", "md"))
    assert code == 0
    assert "\x1b]0;" not in screen
    assert "\x9b" not in screen


def test_an_unforeseen_error_gets_a_number(peilung: Peilung, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> None:
        raise ZeroDivisionError("secret text")

    monkeypatch.setattr("peilung.cli.find.find", broken)
    ran = peilung("show", paper, "1")
    assert ran.code == 1
    assert re.search(r"incident [0-9a-f]{8}, ZeroDivisionError", ran.errors)
    assert "secret" not in ran.errors
    assert "PEILUNG_DEBUG=1" in ran.errors
    monkeypatch.setenv("PEILUNG_DEBUG", "1")
    assert "secret text" in peilung("show", paper, "1").errors


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_command_leaves_neither_processes_nor_drafts(tmp_path: Path, number: int) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text("slow")
    arguments = command("read", *sorted(tmp_path.glob("*.txt")), "--out", tmp_path / "out", "--workers", "2")
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, env=environment()) as process:
        time.sleep(1.5)
        began = time.monotonic()
        process.send_signal(number)
        process.wait(10)
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode not in (0, 2, 3)
    assert time.monotonic() - began < 5
    assert list((tmp_path / "out").iterdir()) == []


def test_a_guess_about_the_arguments_that_is_wrong_does_no_harm(peilung: Peilung, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "md").write_text("*three")
    ran = peilung("read", "--to=md", paper)
    assert "one" in ran.out
    assert peilung("read", paper, "--workers", "1", "--seconds", "9", "--to", "md").code == 0
    assert peilung("show", "--json", paper, "1").code == 0
    assert peilung("show", "--", paper, "1").code == 0
    assert peilung("score", paper, paper).code == 1


@pytest.mark.parametrize("command", ["read", "show", "score", "mask"])
def test_a_name_that_no_file_can_have_is_refused_like_any_other(peilung: Peilung, command: str) -> None:
    rest = ["1"] if command == "show" else ["x" * 300] if command == "score" else []
    ran = peilung(command, "x" * 300, *rest)
    assert ran.code == 1
    assert "refused: The file cannot be opened" in ran.errors


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [("a\tb\nü", "a\tb\nü"), ("a\x1bb", "a\ufffdb"), ("\ufeffa", "a"), ("\u202e\u2066\x85\ud800", "\ufffd" * 4)],
)
def test_words_for_a_terminal_are_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
