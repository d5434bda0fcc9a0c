"""One hostile file read as any file from outside is, and what came of it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from peilung.core.contract import as_json
from peilung.core.errors import Refused
from peilung.core.paper import Document
from peilung.reading.isolated import Child, Limits

LIMITS = Limits(seconds=30, memory_mb=512)
_OWN_FAULTS = {"reader-failed", "reader-crashed", "output-invalid", "not-started"}
"""Codes that say that the reader failed, not that the file is refused for what it is."""
_END = 2.0
"""Seconds that ending the process and checking its answer may take besides."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """What came of a file: a code (``document`` where it could be read), what it cost, and the words for the user.

    ``peak`` is the most memory that the process held, in bytes, as the system counted it; ``None`` where it held less
    than this process does, or was ended.
    """

    code: str
    reason: str
    advice: str
    seconds: float
    peak: int | None
    limits: Limits
    document: Document | None = None

    def faults(self) -> list[str]:
        """What must not be."""
        found = []
        if self.seconds > self.limits.seconds + _END:
            found.append(f"took {self.seconds:.1f} s")
        if self.peak is not None and self.peak > self.limits.memory_mb << 20:
            found.append(f"took {self.peak >> 20} MB")
        if self.code in _OWN_FAULTS:
            found.append(f"{self.code}: {self.reason}")
        if self.document is None and not (self.reason and self.advice.endswith((".", ")"))):
            found.append(f"{self.code} does not say what is wrong and what to do: {self.reason} {self.advice}")
        return found


def attempt(data: bytes, limits: Limits = LIMITS) -> Attempt:
    """Read ``data`` in a limited process. Only a document or a refusal may come of it; all else is raised."""
    with Child() as child:
        began = time.monotonic()
        try:
            document = child.read(data, limits).document
        except Refused as refused:
            notes = "".join(getattr(refused, "__notes__", []))[-400:]
            reason = f"{refused.reason} {notes}".strip()
            return Attempt(refused.code, reason, refused.advice, time.monotonic() - began, child.peak, limits)
    as_json(document)
    return Attempt("document", "", "", time.monotonic() - began, child.peak, limits, document)


def tried(data: bytes, limits: Limits = LIMITS) -> Attempt:
    """An attempt in which nothing was that must not be."""
    found = attempt(data, limits)
    assert found.faults() == []
    return found
