"""Reads many files at once, each in a limited process of its own.

Outcomes come as they are ready, not in the order of the files; each says which file it is of. A file that
cannot be read is an outcome too: it never stops the others.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from peilung.core.errors import Refused
from peilung.core.paper import Document
from peilung.reading.isolated import READER, Child, Limits, Reading
from peilung.reading.sandbox import Lock
from peilung.reading.source import contents

_PATIENCE: Final = 2.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a document and the lock it was read under, or else a refusal.

    ``index`` counts the files from 0 in the order they were given.
    """

    index: int
    path: Path
    document: Document | None = None
    lock: Lock | None = None
    refused: Refused | None = None


def read_many(
    paths: Sequence[Path],
    workers: int | None = None,
    limits: Limits | None = None,
    *,
    warm: Child | None = None,
    reader: str = READER,
) -> Generator[Outcome, None, None]:
    """Yield the outcome of each file as it is ready.

    ``workers`` files are read at a time (default: one for each processor); when the caller is slow, reading
    waits. ``warm`` is a reading process that is running already, for the first file. When the caller
    stops early, or an exception such as :class:`KeyboardInterrupt` passes, the processes are ended.
    """
    count = max(1, min(workers or os.cpu_count() or 1, len(paths)))
    crew = _Crew(enumerate(paths), limits or Limits(), reader, warm, room=2 * count)
    threads = [threading.Thread(target=crew.work, daemon=True) for _ in range(count)]
    try:
        for thread in threads:
            thread.start()
        for _ in paths:
            yield crew.next_outcome()
    finally:
        crew.stop()
        for thread in threads:
            if thread.ident is not None:
                thread.join(_PATIENCE)


class _Crew:
    """What the threads share: the files still to read, the processes running, the outcomes so far."""

    def __init__(
        self, files: Iterable[tuple[int, Path]], limits: Limits, reader: str, warm: Child | None, room: int
    ) -> None:
        self._outcomes: queue.SimpleQueue[Outcome | BaseException] = queue.SimpleQueue()
        self._places = room
        self._room = threading.Semaphore(room)
        self._files = iter(files)
        self._limits = limits
        self._reader = reader
        self._warm = warm
        self._running: set[Child] = set() if warm is None else {warm}
        self._stopped = False
        self._guard = threading.Lock()

    def work(self) -> None:
        """Read one file after the other until there is none, or until stopped."""
        try:
            while (task := self._next()) is not None:
                self._outcomes.put(self._outcome(*task))
        except BaseException as error:
            self._outcomes.put(error)

    def next_outcome(self) -> Outcome:
        """Wait for an outcome, and make room for one more. An unforeseen error of a thread is raised here."""
        outcome = self._outcomes.get()
        self._room.release()
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def stop(self) -> None:
        """Take no further file, and end the processes that are running."""
        with self._guard:
            self._stopped = True
            running = list(self._running)
            unused, self._warm = self._warm, None
        if unused is not None:
            unused.close()
        for child in running:
            child.stop()
        self._room.release(self._places)

    def _next(self) -> tuple[int, Path] | None:
        self._room.acquire()
        with self._guard:
            return None if self._stopped else next(self._files, None)

    def _outcome(self, index: int, path: Path) -> Outcome:
        try:
            reading = self._read(path)
        except Refused as refused:
            return Outcome(index, path, refused=refused)
        return Outcome(index, path, reading.document, reading.lock)

    def _read(self, path: Path) -> Reading:
        data = contents(path, self._limits)
        child = self._child()
        try:
            return child.read(data, self._limits)
        finally:
            with self._guard:
                self._running.discard(child)

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
