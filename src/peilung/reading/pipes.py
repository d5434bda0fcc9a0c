"""Talks to a child process through its pipes, with a deadline and a bound on what is taken back."""

from __future__ import annotations

import os
import resource
import selectors
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import IO

_PIECE = 1 << 16
_KEPT_ERRORS = 1 << 14
_LONGEST_NAP = 0.02
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


class TooSlow(Exception):
    """The deadline passed."""


class TooMuch(Exception):
    """The process said more than is wanted."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the process wrote to standard output, and the end (16 KB) of what it wrote to standard error.

    ``status`` as in ``Popen.returncode``; ``peak`` the most memory it held at once, in bytes, or ``None`` if another
    thread saw it end. A process inherits the peak of the one that started it: compare.
    """

    out: bytes
    errors: bytes
    status: int
    peak: int | None


def exchange(process: subprocess.Popen[bytes], payload: bytes, *, seconds: float, most: int) -> Said:
    """Write ``payload``, read until the process ends, and wait for that; close its three pipes.

    Raises :class:`TooSlow` after ``seconds`` and :class:`TooMuch` above ``most`` bytes of output, with the
    process still running: ending it is the caller's part.
    """
    deadline = time.monotonic() + seconds
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    with process.stdin, process.stdout, process.stderr:
        out, errors = _pump(process.stdin, process.stdout, process.stderr, payload, deadline, most)
    return Said(out, errors, *_ended(process, deadline))


def own_peak() -> int:
    """The most memory that this process has held so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _RSS_UNIT


def _ended(process: subprocess.Popen[bytes], deadline: float) -> tuple[int, int | None]:
    """Wait for the end: how it ended, and the most memory it held."""
    nap = 0.0005
    while True:
        try:
            number, status, usage = os.wait4(process.pid, os.WNOHANG)
        except ChildProcessError:  # another thread ended it, and knows how
            return process.wait(), None
        if number:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage.ru_maxrss * _RSS_UNIT
        if time.monotonic() > deadline:
            raise TooSlow
        time.sleep(nap)
        nap = min(2 * nap, _LONGEST_NAP)


def _pump(
    into: IO[bytes], out: IO[bytes], errors: IO[bytes], payload: bytes, deadline: float, most: int
) -> tuple[bytes, bytes]:
    heard, complaints = bytearray(), bytearray()
    rest = memoryview(payload)
    os.set_blocking(into.fileno(), False)
    with selectors.DefaultSelector() as selector:
        selector.register(into, selectors.EVENT_WRITE)
        selector.register(out, selectors.EVENT_READ)
        selector.register(errors, selectors.EVENT_READ)
        while selector.get_map():
            for stream in _ready(selector, deadline):
                if stream is into:
                    rest = _write(into, rest)
                    done = not rest
                else:
                    done = not _take(stream, heard if stream is out else complaints)
                if done:
                    selector.unregister(stream)
                    stream.close()
            del complaints[:-_KEPT_ERRORS]
            if len(heard) > most:
                raise TooMuch
    return bytes(heard), bytes(complaints)


def _ready(selector: selectors.BaseSelector, deadline: float) -> list[IO[bytes]]:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TooSlow
    return [key.fileobj for key, _ in selector.select(left)]  # type: ignore[misc]


def _write(into: IO[bytes], rest: memoryview) -> memoryview:
    """Write one piece; what is left then, or nothing when the other side no longer listens."""
    with suppress(BlockingIOError):
        try:
            return rest[os.write(into.fileno(), rest[:_PIECE]) :]
        except BrokenPipeError:
            return rest[:0]
    return rest


def _take(stream: IO[bytes], heard: bytearray) -> bool:
    """Read one piece; whether there may be more."""
    piece = os.read(stream.fileno(), _PIECE)
    heard += piece
    return bool(piece)
