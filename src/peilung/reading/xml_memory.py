"""Tells markup that is broken from markup for which there was not enough memory: the parser reports both alike."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree


def refuse_for_memory(log: Iterable[etree._LogEntry]) -> None:
    """Raise :class:`MemoryError` if the parser stopped for want of memory."""
    if any(entry.type == etree.ErrorTypes.ERR_NO_MEMORY for entry in log):
        raise MemoryError
