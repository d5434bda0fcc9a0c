"""Where papers are read: one small interface, so that the rest need not know whether it is here or elsewhere."""

from __future__ import annotations

import os
import threading
from typing import Protocol

from peilung.reading.isolated import READER, Child, Limits, Reading


class Engine(Protocol):
    """Reads papers, several at a time. What is read is a pure function of the bytes: the same on every engine."""

    @property
    def room(self) -> int:
        """How many papers it reads at a time, 1 or more."""

    def read(self, data: bytes, limits: Limits) -> Reading:
        """Read one paper; called from several threads. Raises :class:`~peilung.core.errors.Refused`."""

    def stop(self) -> None:
        """End whatever is being read, from any thread, and read no more."""


class LocalEngine:
    """Reads on this machine, each paper in a limited process of its own; a killed process loses only its paper.

    ``room`` papers at a time (default: one for each processor). ``warm`` is a reading process that is running
    already, for the first paper.
    """

    def __init__(self, room: int | None = None, *, reader: str = READER, warm: Child | None = None) -> None:
        self._room = room or _processors()
        self._reader = reader
        self._warm = warm
        self._running: set[Child] = set() if warm is None else {warm}
        self._stopped = False
        self._guard = threading.Lock()

    @property
    def room(self) -> int:
        return self._room

    def read(self, data: bytes, limits: Limits) -> Reading:
        child = self._child()
        try:
            return child.read(data, limits)
        finally:
            with self._guard:
                self._running.discard(child)

    def stop(self) -> None:
        with self._guard:
            self._stopped = True
            running = list(self._running)
            unused, self._warm = self._warm, None
        if unused is not None:
            unused.close()
        for child in running:
            child.stop()

    def _child(self) -> Child:
        with self._guard:
            warm, self._warm = self._warm, None
        child = warm or Child(self._reader)
        with self._guard:
            self._running.add(child)
            stopped = self._stopped
        if stopped:
            child.stop()
        return child


def _processors() -> int:
    """The processors that this process may use, which a container or the user may have limited."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1
