"""A locked process can compute and look at files, and nothing else. Tried for real, and by the filter's own rules."""

from __future__ import annotations

import errno
import json
import os
import platform
import sys
from pathlib import Path

import pytest

from peilung.reading import seccomp
from peilung.reading.isolated import Child, Limits, Reading
from peilung.reading.sandbox import Strength

HOSTILE = "tests.reading.hostile"
on_linux = pytest.mark.skipif(
    not sys.platform.startswith("linux") or platform.machine() not in seccomp.MACHINES,
    reason="the kernel filter exists on Linux alone, on x86_64 and aarch64",
)


def locked(name: str, data: bytes, *, kernel_filter: bool = True, limits: Limits | None = None) -> Reading:
    with Child(f"{HOSTILE}:{name}", kernel_filter=kernel_filter) as child:
        return child.read(data, limits)


def told(reading: Reading) -> dict[str, str]:
    results: dict[str, str] = json.loads(reading.document.front[0].text)
    return results


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old").write_text("unharmed")
    return tmp_path


@pytest.mark.parametrize("kernel_filter", [pytest.param(True, marks=on_linux), False])
def test_each_forbidden_act_is_refused(folder: Path, kernel_filter: bool) -> None:
    results = told(locked("is_locked", os.fsencode(folder), kernel_filter=kernel_filter))
    assert results == dict.fromkeys(results, str(errno.EPERM))
    assert len(results) == 15
    assert [path.name for path in folder.iterdir()] == ["old"]
    assert (folder / "old").read_text() == "unharmed"


@on_linux
def test_the_filter_binds_machine_code_too(folder: Path) -> None:
    results = told(locked("is_locked_in_machine_code", os.fsencode(folder)))
    assert results.pop("open by new call") == str(errno.ENOSYS)
    assert results == dict.fromkeys(results, str(errno.EPERM))
    assert [path.name for path in folder.iterdir()] == ["old"]


@pytest.mark.parametrize("kernel_filter", [pytest.param(True, marks=on_linux), False])
def test_what_reading_needs_goes_on(kernel_filter: bool) -> None:
    reading = locked("still_reads", b"", kernel_filter=kernel_filter)
    assert told(reading)["works"] == 'True True hostile.py """ 50000000'


@on_linux
def test_on_linux_everything_is_in_force() -> None:
    lock = locked("echoes", b"").lock
    assert (lock.strength, lock.missing) == (Strength.FULL, ())


def test_the_library_that_reads_pdf_works_inside(folder: Path) -> None:
    assert told(locked("opens_pdf", b"", limits=Limits(memory_mb=512)))["pages"] == "1"


# The filter by its own rules: a few lines that run it as the kernel does.

NATIVE = {"x86_64": (seccomp.X86_64, 0), "aarch64": (seccomp.AARCH64, 1)}
PID = 4711


def verdict(machine: str, number: int, *arguments: int, arch: int | None = None) -> int:
    native, _ = NATIVE[machine]
    words = {0: number, 4: native if arch is None else arch}
    for index, value in enumerate((*arguments, *[0] * (6 - len(arguments)))):
        words[16 + 8 * index] = value & 0xFFFFFFFF
        words[20 + 8 * index] = value >> 32
    return _run(seccomp.program(native, PID), words)


def _run(steps: list[seccomp.Instruction], words: dict[int, int]) -> int:
    at, held = 0, 0
    while True:
        code, true, false, operand = steps[at]
        at += 1
        if code == seccomp.RETURN:
            return operand
        if code == seccomp.LOAD:
            held = words[operand]
            continue
        holds = {
            seccomp.JUMP_EQUAL: held == operand,
            seccomp.JUMP_ABOVE: held > operand,
            seccomp.JUMP_BITS: bool(held & operand),
        }[code]
        at += true if holds else false


both = pytest.mark.parametrize("machine", NATIVE)
# openat, clone, kill, prlimit64, ioctl, write, socket, execve, unlinkat, memfd_create, ptrace
NUMBERS = {
    "x86_64": (257, 56, 62, 302, 16, 1, 41, 59, 263, 319, 101),
    "aarch64": (56, 220, 129, 261, 29, 64, 198, 221, 35, 279, 117),
}


@both
def test_a_call_made_for_another_machine_ends_the_process(machine: str) -> None:
    assert verdict(machine, 1, arch=0x40000003) == seccomp.KILL_PROCESS


@both
def test_calls_that_reach_outside_are_refused(machine: str) -> None:
    for number in NUMBERS[machine][6:]:
        assert verdict(machine, number) == seccomp.NOT_PERMITTED


@both
def test_a_file_is_opened_for_reading_alone(machine: str) -> None:
    openat, folder = NUMBERS[machine][0], 2**64 - 100
    assert verdict(machine, openat, folder, 1, os.O_RDONLY | 0o2000000) == seccomp.ALLOW
    for flags in (1, 2, 3, 0o100, 0o1000, 0o20000000):
        assert verdict(machine, openat, folder, 1, flags) == seccomp.NOT_PERMITTED


@both
def test_a_thread_may_begin_but_no_process(machine: str) -> None:
    clone = NUMBERS[machine][1]
    assert verdict(machine, clone, 0x3D0F00) == seccomp.ALLOW
    assert verdict(machine, clone, 17) == seccomp.NOT_PERMITTED
    assert verdict(machine, 435) == seccomp.NOT_THERE


@both
def test_signals_reach_the_process_itself_alone(machine: str) -> None:
    kill = NUMBERS[machine][2]
    assert verdict(machine, kill, PID, 6) == seccomp.ALLOW
    for other in (0, 1, PID + 1, 2**64 - 1, 2**64 - PID):
        assert verdict(machine, kill, other, 6) == seccomp.NOT_PERMITTED


@both
def test_limits_may_be_asked_for_but_not_set(machine: str) -> None:
    prlimit = NUMBERS[machine][3]
    assert verdict(machine, prlimit, 0, 9, 0, 1) == seccomp.ALLOW
    assert verdict(machine, prlimit, 0, 9, 4096, 0) == seccomp.NOT_PERMITTED
    assert verdict(machine, prlimit, 0, 9, 1 << 32, 0) == seccomp.NOT_PERMITTED


@both
def test_only_harmless_questions_to_devices_pass(machine: str) -> None:
    ioctl = NUMBERS[machine][4]
    assert verdict(machine, ioctl, 1, 0x5401) == seccomp.ALLOW
    assert verdict(machine, ioctl, 0, 0x5412) == seccomp.NOT_PERMITTED


@both
def test_a_call_from_the_future_is_answered_as_unknown(machine: str) -> None:
    assert verdict(machine, 5000) == seccomp.NOT_THERE
    assert verdict(machine, 0x40000001) == seccomp.NOT_THERE


@both
def test_every_way_through_the_filter_ends(machine: str) -> None:
    allowed = [number for number in range(600) if verdict(machine, number) == seccomp.ALLOW]
    assert NUMBERS[machine][5] in allowed
    assert 60 < len(allowed) < 90
