"""From bytes to a document: one reader per format, one layout, one parser.

:func:`read` is pure and runs where it is called. Files from outside are read with
:func:`peilung.reading.isolated.read_isolated`, which calls it in a limited child process.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import cast

from peilung.core.paper import Document
from peilung.reading.layout import Layout

_READERS = {
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "word",
    "text/html": "html",
    "text/plain": "text",
}


def read(data: bytes) -> Document:
    """Read a follow-up paper of any known format from its bytes.

    Raises :class:`peilung.core.errors.Refused` with the reason if the bytes are no such paper.
    """
    from peilung.reading.parse import parse
    from peilung.reading.sniff import media_type

    reader = import_module(f"peilung.reading.{_READERS[media_type(data)]}")
    with _without_collection():
        return parse(cast(Layout, reader.layout(data)), hashlib.sha256(data).hexdigest())


@contextmanager
def _without_collection() -> Iterator[None]:
    """Put off the search for cyclic garbage: reading makes many small objects at once, and no cycles to speak of."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
