"""Functions that make a file of a file, for real reading processes."""

from __future__ import annotations

from peilung.core.errors import Refused


def backwards(data: bytes) -> bytes:
    """The bytes from the end to the start; a file that begins with “no” is refused."""
    if data.startswith(b"no"):
        raise Refused("no-text", "The file holds no text.", "Try another one.")
    return data[::-1]
