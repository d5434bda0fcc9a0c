"""The process that reads one untrusted file: bytes in, one frame of JSON out, then it ends.

Speaks with :mod:`peilung.reading.isolated` over its standard streams. In: one line of JSON (the
limits and the number of bytes), then the bytes. Out: one JSON object, ``{"ok": document, "lock": ...}`` or
``{"refused": {"code", "reason", "advice"}, "lock": ...}``; the document in the shape of the contract, never as
pickled objects, since whoever takes over this process writes the answer. A function that makes a file of the file is
answered with ``{"ok": {"base64": ...}}``.

What a reader or a C library prints goes to standard error, for the parent to keep. Modules are loaded
*before* the process is locked in: while it waits for its first byte, it is already warm.
"""

from __future__ import annotations

import base64
import ctypes
import faulthandler
import gc
import importlib
import json
import math
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

from peilung.core.contract import as_json
from peilung.core.errors import Refused
from peilung.core.paper import Document
from peilung.reading import sandbox

_DIE_WITH_PARENT, _SIGKILL, _DUMPABLE = 1, 9, 4
_FEW_COLLECTIONS = 50_000
_USUAL = {"peilung.reading": ("peilung.reading.sniff", "peilung.reading.parse", "peilung.reading.pdf")}
"""What a reader loads for the usual file. The rest is loaded when it is needed, from a locked process."""

Read = Callable[[bytes], Document | bytes]


def main() -> NoReturn:
    """Read the file on standard input with the reader ``module:function`` of the last argument."""
    out = _quiet_output()
    _tie_to_parent()
    read = _load(sys.argv[-1])
    order = json.loads(_line(0))
    data = _bytes(0, order["size"])
    lock = sandbox.lock(
        memory_mb=order["memory_mb"],
        cpu_seconds=math.ceil(order["seconds"]) + 1,
        kernel_filter=order["kernel_filter"],
    )
    answer = _answer(read, data)
    answer["lock"] = {"strength": lock.strength.value, "missing": list(lock.missing)}
    _send(out, answer)
    os._exit(0)  # nothing is left to tidy up, and tidying up after a hostile file is one more risk


def _quiet_output() -> int:
    """Keep standard output for the frame alone: what else is printed goes to standard error."""
    out = os.dup(1)
    os.dup2(2, 1)
    faulthandler.enable()
    return out


def _tie_to_parent() -> None:
    """On Linux: die when the parent does, and leave no image of the memory behind."""
    if sys.platform.startswith("linux"):
        with suppress(OSError, AttributeError):
            libc = ctypes.CDLL(None)
            libc.prctl(_DIE_WITH_PARENT, _SIGKILL, 0, 0, 0)
            libc.prctl(_DUMPABLE, 0, 0, 0, 0)


def _load(reader: str) -> Read:
    """The reading function, with its module and what that will need for the usual file."""
    module_name, _, name = reader.partition(":")
    module = importlib.import_module(module_name)
    for wanted in _USUAL.get(module_name, ()):
        importlib.import_module(wanted)
    gc.freeze()
    gc.set_threshold(_FEW_COLLECTIONS)
    read: Read = getattr(module, name)
    return read


def _line(source: int) -> bytes:
    line = b""
    while not line.endswith(b"\n"):
        sign = os.read(source, 1)
        if not sign:
            os._exit(0)  # the parent never needed this process
        line += sign
    return line


def _bytes(source: int, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        piece = os.read(source, min(size - len(data), 1 << 20))
        if not piece:
            os._exit(0)
        data += piece
    return bytes(data)


def _answer(read: Read, data: bytes) -> dict[str, Any]:
    try:
        return {"ok": _sent(read(data))}
    except Refused as refused:
        return _refused(refused.code, refused.reason, refused.advice)
    except MemoryError:
        return _refused("out-of-memory", "", "")
    except BaseException as error:  # the border of this process: the parent tells the user
        traceback.print_exc()
        return _refused("reader-failed", type(error).__name__, "")


def _sent(result: Document | bytes) -> dict[str, Any]:
    return {"base64": base64.b64encode(result).decode("ascii")} if isinstance(result, bytes) else as_json(result)


def _refused(code: str, reason: str, advice: str) -> dict[str, Any]:
    return {"refused": {"code": code, "reason": reason, "advice": advice}}


def _send(out: int, answer: dict[str, Any]) -> None:
    try:
        frame = json.dumps(answer).encode("ascii")
    except MemoryError:
        frame = json.dumps(_refused("out-of-memory", "", "") | {"lock": answer["lock"]}).encode("ascii")
    rest = memoryview(frame)
    while rest:
        rest = rest[os.write(out, rest) :]
