"""Reads an untrusted file in a process of its own, which may not do anything else.

The parent hands over bytes and gets a :class:`~peilung.core.paper.Document` or a typed refusal: a file that
loops, eats memory, crashes a library or takes over the process costs that one process and nothing more.
The answer is checked against the contract and against the file's hash, as whatever comes from outside.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from base64 import b64decode
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn, Self, TypeVar

from peilung.core.errors import PeilungError, Refused
from peilung.core.paper import Document
from peilung.reading.pipes import Said, TooMuch, TooSlow, exchange, own_peak
from peilung.reading.sandbox import Lock, Strength

READER = "peilung.reading:read"
_BOOT = "import sys;sys.path[:]=sys.argv[1:-1];from peilung.reading.child import main;main()"
_KEPT_ENVIRONMENT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
_MEGABYTE = 1024 * 1024
_LONGEST_WORDS = 2_000
_GIVEN_UP = (signal.SIGABRT, signal.SIGTRAP, signal.SIGILL)
"""How a C library ends its process on purpose: when it gets no memory, or when a check of its own fails."""
_MUCH = 0.5
"""Who gives up with more than this share of the memory in hand most likely got no more: buffers grow by doubling."""

_Result = TypeVar("_Result")
_Take = Callable[[Mapping[str, Any], bytes], _Result]
"""Makes a checked value of what a reading process answered about these bytes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost. ``seconds`` count from the handing over of the bytes.

    ``memory_mb`` is the reading process's address space, ``max_bytes`` the largest file that is looked at,
    ``max_output`` the most bytes of JSON that are taken back from it.
    """

    seconds: float = 30.0
    memory_mb: int = 512
    max_bytes: int = 64 * _MEGABYTE
    max_output: int = 64 * _MEGABYTE

    def __post_init__(self) -> None:
        if not (0 < self.seconds < 1e6 and self.memory_mb > 0 and self.max_bytes > 0 and self.max_output > 0):
            raise ValueError("Each limit must be above zero.")


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, and how well the process that read it was locked in."""

    document: Document
    lock: Lock


def read_isolated(data: bytes, limits: Limits | None = None) -> Document:
    """Read a file's bytes in a limited process. Raises :class:`Refused`, whatever happens there."""
    with Child() as child:
        return child.read(data, limits).document


class Child:
    """One reading process, for one file. It starts at once and loads its modules while the caller goes on.

    ``reader`` names the function that reads (``module:function``); ``kernel_filter=False`` locks the process
    in as on a system without such a filter. Use as a context manager, or call :meth:`close`.
    """

    def __init__(self, reader: str = READER, *, kernel_filter: bool = True) -> None:
        self._reader = reader
        self._kernel_filter = kernel_filter
        self._guard = threading.Lock()
        self._inherited = own_peak()
        self.peak: int | None = None
        """The most memory the process held, in bytes, once it has ended; ``None`` if it is not known: a process
        begins with the peak of the one that starts it."""
        self._process = _start(reader)
        self._ahead: _Ahead | None = None

    def begin(self, data: bytes, limits: Limits) -> None:
        """Begin to read ``data`` while the caller goes on; :meth:`read` of the same then gives the result."""
        self._ahead = _Ahead(self._read, data, limits)

    def read(self, data: bytes, limits: Limits | None = None) -> Reading:
        """Have ``data`` read, once. Raises :class:`Refused`; the process has ended when this returns."""
        limits = limits or Limits()
        try:
            refuse_large(len(data), limits)
            if self._ahead is None:
                return self._read(data, limits)
            if self._ahead.is_of(data, limits):
                return self._ahead.result()
        finally:
            self.close()
        with Child(self._reader, kernel_filter=self._kernel_filter) as other:
            return other.read(data, limits)

    def make(self, data: bytes, limits: Limits | None = None) -> bytes:
        """Have a file made of ``data``, once, by a function that gives bytes. Raises :class:`Refused`."""
        limits = limits or Limits()
        try:
            refuse_large(len(data), limits)
            return self._exchange(data, limits, _made)[0]
        finally:
            self.close()

    def stop(self) -> None:
        """End the process and everything it may have started: from any thread, and more than once."""
        with self._guard:
            if self._process.poll() is None:
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(self._process.pid, signal.SIGKILL)
                self._process.kill()
                self._process.wait()

    def close(self) -> None:
        """:meth:`stop`, and give back the pipes; for the thread that reads."""
        self.stop()
        if self._ahead is not None:
            self._ahead.thread.join()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()

    def _read(self, data: bytes, limits: Limits) -> Reading:
        return Reading(*self._exchange(data, limits, _document))

    def _exchange(self, data: bytes, limits: Limits, take: _Take[_Result]) -> tuple[_Result, Lock]:
        order = {
            "size": len(data),
            "seconds": limits.seconds,
            "memory_mb": limits.memory_mb,
            "kernel_filter": self._kernel_filter,
        }
        payload = json.dumps(order).encode("ascii") + b"\n" + data
        try:
            said = exchange(self._process, payload, seconds=limits.seconds, most=limits.max_output)
        except TooSlow:
            raise _too_slow(limits) from None
        except TooMuch:
            raise _too_much(limits) from None
        self.peak = said.peak if said.peak is not None and said.peak > self._inherited else None
        try:
            return _result(said, self.peak, data, limits, take)
        except Refused as refused:
            if said.errors:
                refused.add_note(said.errors.decode("utf-8", "replace"))
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


class _Ahead:
    """A reading that was begun before it was asked for."""

    def __init__(self, read: Callable[[bytes, Limits], Reading], data: bytes, limits: Limits) -> None:
        self._read, self._data, self._limits = read, data, limits
        self._result: Reading | BaseException | None = None
        self.thread = threading.Thread(target=self._work, daemon=True)
        self.thread.start()

    def is_of(self, data: bytes, limits: Limits) -> bool:
        """Whether this is the reading of these bytes within these limits."""
        return limits == self._limits and data == self._data

    def result(self) -> Reading:
        """Wait for what came of it."""
        self.thread.join()
        if isinstance(self._result, Reading):
            return self._result
        raise self._result or RuntimeError("The reading ended without a result.")

    def _work(self) -> None:
        try:
            self._result = self._read(self._data, self._limits)
        except BaseException as error:
            self._result = error


def refuse_large(size: int, limits: Limits) -> None:
    """Raise :class:`Refused` for a file of ``size`` bytes that is above the limit."""
    if size > limits.max_bytes:
        most = limits.max_bytes // _MEGABYTE or limits.max_bytes
        unit = "MB" if limits.max_bytes >= _MEGABYTE else "bytes"
        raise Refused(
            "too-large",
            f"The file is larger than {most} {unit}.",
            "Save it without pictures or scans, or split it, and read the parts.",
        )


def _start(reader: str) -> subprocess.Popen[bytes]:
    path = [str(Path(__file__).resolve().parents[2]), *filter(os.path.isabs, sys.path)]
    try:
        return subprocess.Popen(
            [sys.executable, "-I", "-S", "-X", "utf8", "-c", _BOOT, *path, reader],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            cwd="/",
            env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ},
            start_new_session=True,
        )
    except OSError as error:
        raise Refused(
            "not-started",
            f"The process that reads the file could not be started ({error.strerror}).",
            "Close other programs and try again.",
        ) from error


def _result(
    said: Said, peak: int | None, data: bytes, limits: Limits, take: _Take[_Result]
) -> tuple[_Result, Lock]:
    """Make sense of what a reading process left behind."""
    if said.status == -signal.SIGXCPU:
        raise _too_slow(limits)
    if said.status < 0:
        raise _gave_up(said.status, peak, limits) or _crashed(said.status)
    if said.status > 0:
        raise _failed("it ended before it read the file")
    try:
        frame = json.loads(said.out, parse_constant=_no_constant)
        lock = _lock(frame["lock"])
        if "refused" not in frame:
            return take(frame["ok"], data), lock
        code, reason, advice = (str(frame["refused"][key]) for key in ("code", "reason", "advice"))
    except (PeilungError, ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        raise _invalid() from error
    raise _told(code, reason, advice, limits)


def _made(data: Mapping[str, Any], _raw: bytes) -> bytes:
    return b64decode(data["base64"], validate=True)


def _document(data: Mapping[str, Any], raw: bytes) -> Document:
    from hashlib import sha256

    from peilung.core.contract import from_json

    document = from_json(data)
    if document.paper.sha256 != sha256(raw).hexdigest():
        raise ValueError("This is the document of another file.")
    return document


def _lock(data: Mapping[str, Any]) -> Lock:
    return Lock(Strength(data["strength"]), tuple(_words(wall) for wall in data["missing"]))


def _told(code: str, reason: str, advice: str, limits: Limits) -> Refused:
    match code:
        case "out-of-memory":
            return _too_big(limits)
        case "reader-failed":
            return _failed(_words(reason))
        case _:
            return Refused(_words(code)[:60], _words(reason), _words(advice))


def _words(text: object) -> str:
    """Words from the reading process, fit to be shown: bounded, and without control characters."""
    return "".join(sign if sign.isprintable() else " " for sign in str(text)[:_LONGEST_WORDS])


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON value.")


def _too_slow(limits: Limits) -> Refused:
    return Refused(
        "too-slow",
        f"Reading took longer than {limits.seconds:g} seconds and was stopped.",
        "Allow more time (--seconds), or split the paper.",
    )


def _too_big(limits: Limits) -> Refused:
    return Refused(
        "out-of-memory",
        f"Reading needed more than {limits.memory_mb} MB of memory and was stopped.",
        "Allow more memory (--memory), or split the paper.",
    )


def _gave_up(status: int, peak: int | None, limits: Limits) -> Refused | None:
    """The refusal of a file whose reading ended itself for want of memory, as far as that can be told from outside.

    A library that gets no memory ends the process and leaves no word. What tells is how it ended, and how much it
    held then.
    """
    if -status not in _GIVEN_UP or peak is None or peak <= _MUCH * limits.memory_mb * _MEGABYTE:
        return None
    return Refused(
        "out-of-memory",
        f"Reading was given up with {peak // _MEGABYTE} of {limits.memory_mb} MB of memory in use:"
        " it most likely needed more.",
        "Few papers need so much: the file may be damaged, or made to do harm. If you know where it comes from,"
        " allow more memory (--memory).",
    )


def _too_much(limits: Limits) -> Refused:
    return Refused(
        "output-too-large",
        f"Reading gave more than {limits.max_output // _MEGABYTE} MB of text.",
        "No paper is that long: check what the file holds, or split it.",
    )


def _crashed(status: int) -> Refused:
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = f"signal {-status}"
    return Refused(
        "reader-crashed",
        f"The process that read the file crashed ({name}); nothing else was touched.",
        "The file may be damaged. Open it in another program, save it anew and try again; if that does not help,"
        " allow more memory (--memory).",
    )


def _failed(how: str) -> Refused:
    return Refused(
        "reader-failed",
        f"The reader failed on this file ({how}).",
        "This is an error in Peilung: please report it. PEILUNG_DEBUG=1 shows the details.",
    )


def _invalid() -> Refused:
    return Refused(
        "output-invalid",
        "The process that read the file answered with something that is not a paper.",
        "Do not trust this file. If you know where it comes from, please report it as an error in Peilung.",
    )
