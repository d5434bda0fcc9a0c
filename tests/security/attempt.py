"""One hostile file read as any file from outside is, and what came of it."""

from __future__ import annotations

import resource
import sys
import time
from dataclasses import dataclass

from peilung.core.errors import Refused
from peilung.core.paper import Document
from peilung.reading.isolated import Limits, read_isolated

LIMITS = Limits(seconds=30, memory_mb=512)
_OWN_FAULTS = {"reader-failed", "reader-crashed", "output-invalid", "not-started"}
"""Codes that say that the reader failed, not that the file is refused for what it is."""
_START = 3.0
"""Seconds that starting and ending the process may take besides."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of a file: a code (``document`` where it could be read), and how long it took."""

    code: str
    reason: str
    seconds: float

    def faults(self) -> list[str]:
        """What must not be."""
        late = [f"took {self.seconds:.1f} s"] if self.seconds > LIMITS.seconds + _START else []
        return late + ([f"{self.code}: {self.reason}"] if self.code in _OWN_FAULTS else [])


def attempt(data: bytes) -> Attempt:
    """Read ``data`` in a limited process. Only a document or a refusal may come of it; all else is raised."""
    began = time.monotonic()
    try:
        document = read_isolated(data, LIMITS)
    except Refused as refused:
        notes = "".join(getattr(refused, "__notes__", []))[-400:]
        return Attempt(refused.code, f"{refused.reason} {notes}", time.monotonic() - began)
    assert isinstance(document, Document)
    return Attempt("document", "", time.monotonic() - began)


def highest_memory() -> float:
    """The most memory that any process started from here has held so far, in MB."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return usage / (1 << 20 if sys.platform == "darwin" else 1 << 10)
