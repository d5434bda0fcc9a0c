"""Readers that do what a file must never make a reader do. Each runs in a real reading process."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from peilung.core.errors import Refused
from peilung.core.number import NumberPath
from peilung.core.paper import Document, Paper, Passage, Point, PointKind, Problem, ProblemCode, Resolution


def echoes(data: bytes) -> Document:
    """A harmless reader: the file's text as front matter, and one point for each line that starts with *."""
    text = data.decode("utf-8", "replace")
    if text.startswith("refuse"):
        raise Refused("not-a-paper", "The file holds no table of answers.", "Try the paper itself.")
    if text.startswith("break"):
        raise ValueError("secret text of the paper")
    if text.startswith("slow"):
        time.sleep(60)
    points = tuple(
        Point(NumberPath((f"{index})",)), str(index), PointKind.POINT, None, line[1:].strip())
        for index, line in enumerate((line for line in text.splitlines() if line.startswith("*")), 1)
    )
    problems = (Problem(ProblemCode.GAP, "A number is missing."),) if "?" in text else ()
    paper = Paper(sha256=sha256(data).hexdigest(), media_type="text/plain")
    return Document(paper, (Passage(text),), resolutions=(Resolution(points=points),), problems=problems)


def is_locked(data: bytes) -> Document:
    """Try each forbidden act; the front matter of the document tells what came of it."""
    target = data.decode()
    acts: dict[str, Callable[[], object]] = {
        "socket": socket.socket,
        "socket pair": socket.socketpair,
        "write": lambda: Path(target, "new").write_text("x"),
        "append": lambda: Path(target, "old").open("a").close(),
        "truncate": lambda: os.truncate(Path(target, "old"), 0),
        "remove": lambda: Path(target, "old").unlink(),
        "rename": lambda: Path(target, "old").rename(Path(target, "new")),
        "folder": lambda: Path(target, "new").mkdir(),
        "link": lambda: Path(target, "new").symlink_to("old"),
        "mode": lambda: Path(target, "old").chmod(0o777),
        "fork": os.fork,
        "program": lambda: subprocess.run([sys.executable, "-V"], check=False),
        "replace itself": lambda: os.execv(sys.executable, [sys.executable, "-V"]),
        "signal the parent": lambda: os.kill(os.getppid(), signal.SIGTERM),
        "signal everyone": lambda: os.kill(-1, 0),
    }
    return _told(data, {name: _tried(act) for name, act in acts.items()})


def is_locked_in_machine_code(data: bytes) -> Document:
    """The same by way of the C library, around every check that Python makes."""
    target = data.decode()
    libc = ctypes.CDLL(None, use_errno=True)
    old, new = os.fsencode(target + "/old"), os.fsencode(target + "/new")
    calls: dict[str, Callable[[], int]] = {
        "socket": lambda: libc.socket(2, 1, 0),
        "create": lambda: libc.creat(new, 0o600),
        "open": lambda: libc.open(old, os.O_RDWR),
        "unnamed file": lambda: libc.open(os.fsencode(target), 0o20200000 | os.O_RDONLY, 0o600),
        "memory file": lambda: libc.memfd_create(b"x", 0),
        "fork": libc.fork,
        "fork by its number": lambda: libc.syscall(57 if os.uname().machine == "x86_64" else 220, 17, 0, 0, 0, 0),
        "trace": lambda: libc.ptrace(16, os.getppid(), 0, 0),
        "read the parent": lambda: libc.process_vm_readv(os.getppid(), None, 0, None, 0, 0),
        "type for the user": lambda: libc.ioctl(0, 0x5412, b"x"),
        "ring": lambda: libc.syscall(425, 1, None),
        "open by new call": lambda: libc.syscall(437, -100, old, None, 0),
        "mount": lambda: libc.mount(None, b"/", None, 0, None),
        "raise limits": lambda: libc.setrlimit(9, ctypes.create_string_buffer(b"\xff" * 16)),
    }
    results = {}
    for name, call in calls.items():
        ctypes.set_errno(0)
        results[name] = str(ctypes.get_errno()) if call() == -1 else "done"
    return _told(data, results)


def still_reads(data: bytes) -> Document:
    """What reading needs goes on: memory, time, looking at files, late imports, threads."""
    import colorsys

    lines: list[str] = [str(colorsys.ONE_THIRD > 0), str(Path(__file__).stat().st_size > 0), Path(__file__).name]
    lines.append(Path(__file__).read_text("utf-8")[:3])
    lines.append(str(len(bytearray(50_000_000))))
    time.sleep(0.01)
    return _told(data, {"works": " ".join(lines)})


def opens_pdf(data: bytes) -> Document:
    """Make an empty page with the library that reads PDF, loaded late, and count the pages."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(200, 100)
    pages = len(pdf)
    pdf.close()
    return _told(data, {"pages": str(pages)})


def loops(_data: bytes) -> NoReturn:
    while True:
        pass


def sleeps(_data: bytes) -> NoReturn:
    while True:
        time.sleep(1)


def eats_memory(_data: bytes) -> NoReturn:
    eaten = []
    while True:
        eaten.append(bytearray(1 << 20))


def gives_up(data: bytes) -> NoReturn:
    """End the process as a C library does that gets no more memory, with so many megabytes in hand."""
    held = bytearray(b"x") * (int(data) << 20)
    os.kill(os.getpid(), signal.SIGABRT if held else signal.SIGTRAP)
    time.sleep(5)
    sys.exit(1)


def recurses(_data: bytes) -> NoReturn:
    recurses(_data)


def crashes(_data: bytes) -> None:
    ctypes.string_at(0)


def leaves(_data: bytes) -> NoReturn:
    os._exit(0)


def leaves_badly(_data: bytes) -> NoReturn:
    os._exit(7)


def exits(_data: bytes) -> NoReturn:
    sys.exit(0)


def chatters(data: bytes) -> Document:
    """Print a great deal to both streams, and still answer."""
    for _ in range(2_000):
        sys.stdout.write("{}" * 50 + "\n")
        sys.stderr.write("noise " * 50 + "\n")
    os.write(1, b'{"ok": 1}')
    return echoes(data)


def floods(_data: bytes) -> NoReturn:
    while True:
        for stream in range(3, 32):
            _spill(stream)


def forges(data: bytes) -> NoReturn:
    """Write the frame that the file asks for, instead of the real one."""
    for stream in range(3, 32):
        try:
            os.write(stream, data)
        except OSError:
            continue
        os._exit(0)
    os._exit(1)


def lies(_data: bytes) -> Document:
    return echoes(b"another file")


def threatens(_data: bytes) -> NoReturn:
    raise Refused("x\x1b[31m", "reason\x1b]0;title\x07\n" + "y" * 10_000, "advice\u202e")


def _spill(stream: int) -> None:
    try:
        os.write(stream, b"x" * 65536)
    except OSError:
        return


def _tried(act: Callable[[], object]) -> str:
    try:
        act()
    except PermissionError as error:
        return str(error.errno)
    except OSError as error:
        return f"{type(error).__name__} {error.errno}"
    return "done"


def _told(data: bytes, results: dict[str, str]) -> Document:
    paper = Paper(sha256=sha256(data).hexdigest(), media_type="text/plain")
    return Document(paper, (Passage(json.dumps(results)),))


def looks_around(data: bytes) -> Document:
    """Tell what this process got from its parent."""
    seen = {"environment": list(os.environ), "open": sum(map(_is_open, range(64))), "folder": str(Path.cwd())}
    return _told(data, {"seen": json.dumps(seen)})


def _is_open(handle: int) -> bool:
    try:
        os.fstat(handle)
    except OSError:
        return False
    return True
