"""Run the fuzzers: ``python -m tests.fuzz [--seconds N] [TARGET ...]``.

Each target runs in a process of its own under atheris (coverage of Python code decides what is kept). What was
found worth keeping, and what failed, stands in ``.fuzz/TARGET``; a failed input is tried again with
``python -m tests.fuzz TARGET FILE``.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import re
import subprocess
import sys
import traceback
from pathlib import Path

FOLDER = Path(__file__).parents[2] / ".fuzz"
NO_FUZZER = "atheris is not installed here (there are wheels for Linux on x86_64): nothing was fuzzed."
_SLOWEST = 60
"""Seconds that one input may take, with the fuzzer looking on: a small file that needs more is a fault."""
_MEMORY_MB = 2048
_TRIED, _SPEED, _KEPT = "number_of_executed_units", "average_exec_per_sec", "new_units_added"
_COUNTS = re.compile(rf"^stat::({_TRIED}|{_SPEED}|{_KEPT}):\s+(\d+)", re.MULTILINE)


def main() -> int:
    """Fuzz the targets one after the other; 1 if any failed."""
    from tests.fuzz.targets import TARGETS

    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("names", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; then files to try again")
    parser.add_argument("--seconds", type=int, default=60, help="for each target (default 60)")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    files = [Path(name) for name in asked.names if name not in TARGETS]
    names = [name for name in asked.names if name in TARGETS] or list(TARGETS)
    if files:
        return int(True in [_again(names[0], path) for path in files])
    if importlib.util.find_spec("atheris") is None:
        say(NO_FUZZER)
        return 0
    if asked.inside:
        _fuzz(names[0], asked.seconds)
    failed = [name for name in names if not run(name, asked.seconds)]
    return int(bool(failed))


def run(name: str, seconds: int) -> bool:
    """Fuzz one target for so long and tell the counts; whether all went well. If not, a log stands by the input."""
    command = [sys.executable, "-m", "tests.fuzz", name, "--seconds", str(seconds), "--inside"]
    done = subprocess.run(command, cwd=FOLDER.parent, capture_output=True, text=True, errors="replace", check=False)
    counts = {key: int(value) for key, value in _COUNTS.findall(done.stderr)}
    told = f"{name}: {counts.get(_TRIED, 0)} tried, {counts.get(_SPEED, 0)} a second, {counts.get(_KEPT, 0)} kept"
    if done.returncode == 0:
        say(f"{told}, no fault")
        return True
    log = FOLDER / name / "log"
    log.write_text(f"{done.stdout}\n{done.stderr}", encoding="utf-8")
    say(f"{told}, A FAULT: see {log}, and the file named in its last lines")
    return False


def say(line: str) -> None:
    """A line to the terminal, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _again(name: str, path: Path) -> bool:
    """Try one input again, without a fuzzer; whether it fails."""
    from tests.fuzz.targets import TARGETS

    try:
        document = TARGETS[name].run(path.read_bytes())
    except Exception:
        traceback.print_exc()
        return True
    say(f"{path}: {'refused' if document is None else 'read'}")
    return False


def _fuzz(name: str, seconds: int) -> None:
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["peilung.reading"]):
        from tests.fuzz.targets import TARGETS

        for module in ("parse", "sniff", "pdf", "word", "html", "text"):
            importlib.import_module(f"peilung.reading.{module}")
    target, folder = TARGETS[name], FOLDER / name
    seeds, corpus = folder / "seeds", folder / "corpus"
    for place in (seeds, corpus):
        place.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (seeds / str(number)).write_bytes(seed)
    options = {
        "max_total_time": seconds, "timeout": _SLOWEST, "rss_limit_mb": _MEMORY_MB, "max_len": target.longest,
        "artifact_prefix": f"{folder}/", "print_final_stats": 1,
    }  # fmt: skip
    arguments = [f"-{key}={value}" for key, value in options.items()]
    atheris.Setup([sys.argv[0], *arguments, str(corpus), str(seeds)], lambda data: target.run(data) and None)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
