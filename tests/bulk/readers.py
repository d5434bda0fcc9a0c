"""Readers for tests of many papers. Each runs in a real reading process."""

from __future__ import annotations

import ctypes
import time

from peilung.core.paper import Document
from tests.reading.hostile import echoes

ECHOES = "tests.reading.hostile:echoes"
WAITS = "tests.bulk.readers:waits"


def waits(data: bytes) -> Document:
    """Take a second for a file that begins with “wait”, die over one that begins with “die”, then echo."""
    if data.startswith(b"wait"):
        time.sleep(1)
    if data.startswith(b"die"):
        ctypes.string_at(0)
    return echoes(data)
