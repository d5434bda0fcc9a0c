"""A web server on this machine, and the command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_COMMAND = "import sys; from peilung.cli import run; sys.exit(run(sys.argv[2:], reader=sys.argv[1]))"
Start = Callable[..., subprocess.Popen[str]]


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        try:
            if path == "/forbidden":
                self.send_error(403)
            elif path == "/endless":
                self._endless()
            elif path == "/broken":
                self._send(b"*half", 1000)
            elif path.startswith("/paper"):
                self._send(f"*{path}".encode(), None)
            else:
                self.send_error(404)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def _send(self, body: bytes, size: int | None) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(size or len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(10_000):
            self.wfile.write(b"x" * 65_536)
            self.server.sent += 65_536  # type: ignore[attr-defined]

    def log_message(self, *_arguments: object) -> None:
        pass


class Web:
    """A web server. ``sent`` counts the bytes of endless answers."""

    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.sent = 0  # type: ignore[attr-defined]
        self.host = f"127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def sent(self) -> int:
        return int(self._server.sent)  # type: ignore[attr-defined]

    def url(self, path: str) -> str:
        return f"http://{self.host}/{path}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="session")
def web() -> Iterator[Web]:
    server = Web()
    yield server
    server.close()


@pytest.fixture
def start() -> Iterator[Start]:
    """Start ``peilung`` with a reader and arguments, in a process of its own."""
    started: list[subprocess.Popen[str]] = []

    def command(reader: str, *arguments: object) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", _COMMAND, reader, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
        )
        started.append(process)
        return process

    yield command
    for process in started:
        process.kill()
        process.communicate()


def wait_for(condition: Callable[[], bool], seconds: float = 30) -> None:
    """Wait until the condition holds; fail when it does not in time."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)


def papers(folder: Path, count: int, text: str = "*paper {}") -> Path:
    """A folder of so many small papers."""
    folder.mkdir(exist_ok=True)
    for index in range(count):
        (folder / f"paper-{index:03}.txt").write_text(text.format(index))
    return folder
