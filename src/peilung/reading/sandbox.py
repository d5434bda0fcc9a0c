"""Locks the current process in before it touches an untrusted file.

Two walls. *Limits* of the operating system on memory, processor time, files and processes, wherever
there are any (Linux, macOS). On Linux a *filter* in the kernel: after it the process can compute and look
at files, and nothing else: no socket, no file opened for writing, no new process, no other program,
no signal to others. The filter cannot be taken off again and binds machine code as well as Python.

Where there is no filter (macOS, a kernel or a container without seccomp) an audit hook refuses the same
acts to *Python* code. That stops mistakes and scripts, not machine code that an attacker brought in
through a bug in a C library: such a lock is reported as ``reduced``, with the reason.
"""

from __future__ import annotations

import os
import platform
import resource
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from peilung.reading import seccomp

_MEGABYTE = 1024 * 1024
_OPEN_FILES = 32
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED_EVENTS = frozenset(
    "os.system os.exec os.fork os.forkpty os.posix_spawn os.spawn os.kill os.killpg os.remove os.rename os.mkdir"
    " os.rmdir os.link os.symlink os.truncate os.chmod os.chown os.chflags os.lchown os.utime os.setxattr"
    " os.removexattr signal.pthread_kill ctypes.dlopen pty.spawn".split()
)
_REFUSED_FAMILIES = ("socket.", "subprocess.", "shutil.", "tempfile.", "ftplib.", "http.", "smtplib.", "sqlite3.")


class Strength(StrEnum):
    """How well a process is locked in."""

    FULL = "full"
    """Limits and the kernel's filter."""
    REDUCED = "reduced"
    """Something of it is not in force; :attr:`Lock.missing` says what."""


@dataclass(frozen=True, slots=True)
class Lock:
    """What is in force. ``missing`` names, in words, each wall that could not be put up."""

    strength: Strength
    missing: tuple[str, ...] = ()


def lock(*, memory_mb: int, cpu_seconds: int, kernel_filter: bool = True) -> Lock:
    """Lock this process in, for good; call it before the first untrusted byte is looked at.

    ``memory_mb`` limits the address space, ``cpu_seconds`` the processor time since the process
    began (then SIGXCPU, a second later SIGKILL). ``kernel_filter=False`` does without the filter, as on a
    system that has none. Never raises: what could not be put in force stands in the answer.
    """
    sys.dont_write_bytecode = True
    unlimited = _limit(memory_mb, cpu_seconds)
    unfiltered = _filter() if kernel_filter else ["the kernel filter is switched off"]
    if unfiltered:
        sys.addaudithook(_refuse)
    missing = (*unlimited, *unfiltered)
    return Lock(Strength.REDUCED if missing else Strength.FULL, missing)


def _limit(memory_mb: int, cpu_seconds: int) -> list[str]:
    memory = memory_mb * _MEGABYTE
    wanted = [
        ("memory", "RLIMIT_AS", memory, memory),
        ("processor time", "RLIMIT_CPU", cpu_seconds, cpu_seconds + 1),
        ("written file size", "RLIMIT_FSIZE", 0, 0),
        ("open files", "RLIMIT_NOFILE", _OPEN_FILES, _OPEN_FILES),
        ("core dumps", "RLIMIT_CORE", 0, 0),
        ("new processes", "RLIMIT_NPROC", 0, 0),
    ]
    return [f"no limit on {what}" for what, name, soft, hard in wanted if not _set(name, soft, hard)]


def _set(name: str, soft: int, hard: int) -> bool:
    """Set one limit, or the lower one that is there already; ``False`` where the system refuses."""
    kind = getattr(resource, name, None)
    if kind is None or (sys.platform == "darwin" and name == "RLIMIT_AS"):
        return False  # macOS takes a limit on memory and does not keep it
    try:
        _, ceiling = resource.getrlimit(kind)
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        resource.setrlimit(kind, (soft, hard))
    except (ValueError, OSError):
        return False
    return True


def _filter() -> list[str]:
    arch = seccomp.MACHINES.get(platform.machine())
    if not sys.platform.startswith("linux") or arch is None or sys.byteorder != "little" or sys.maxsize < 2**32:
        return [f"no kernel filter for {platform.system()} on {platform.machine()}"]
    try:
        seccomp.install(seccomp.program(arch, os.getpid()))
    except (OSError, AttributeError) as error:
        return [f"the kernel filter was refused ({error})"]
    return []


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """The audit hook: an exception here stops the act it was told of."""
    if event == "open":
        if _opens_for_writing(*arguments):
            raise PermissionError(1, "A reading process may not write files", str(arguments[0]))
    elif event in _REFUSED_EVENTS or event.startswith(_REFUSED_FAMILIES):
        raise PermissionError(1, f"A reading process may not do this: {event}")


def _opens_for_writing(_path: object, mode: object, flags: object = 0, *_rest: object) -> bool:
    by_mode = isinstance(mode, str) and bool(set(mode) & set("wax+"))
    return by_mode or (isinstance(flags, int) and bool(flags & _WRITING))
