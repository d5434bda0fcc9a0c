"""Reads many papers at once, on whatever engine: fetched here, read there.

Outcomes come as they are ready, not in the order of the papers; each says which paper it is of. A paper that
cannot be fetched or read is an outcome too: it never stops the others. Nothing grows with the number of papers.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from peilung.core.errors import Refused
from peilung.core.paper import Document
from peilung.reading.bulk.engine import Engine, LocalEngine
from peilung.reading.bulk.fetch import Source, fetch
from peilung.reading.isolated import Limits
from peilung.reading.sandbox import Lock

_PATIENCE: Final = 2.0
"""Seconds that are given to all threads together to end; one that waits for a server ends with the program."""

IsDone = Callable[[Source, str], bool]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one paper: a document and the lock it was read under, or a refusal, or it was done before.

    ``index`` counts the papers from 0 in the order they were given. ``sha256`` and ``size`` (bytes) are
    ``None`` where the paper could not be fetched.
    """

    index: int
    source: Source
    document: Document | None = None
    lock: Lock | None = None
    refused: Refused | None = None
    sha256: str | None = None
    size: int | None = None
    done_before: bool = False


def read_many(
    sources: Iterable[Source],
    engine: Engine | None = None,
    limits: Limits | None = None,
    *,
    is_done: IsDone | None = None,
) -> Generator[Outcome, None, None]:
    """Yield the outcome of each paper as it is ready.

    ``is_done`` is asked with a paper and the SHA-256 of its bytes, from several threads; what it says yes to is not
    read. When the caller is slow, reading waits. When the caller stops early, or an exception such as
    :class:`KeyboardInterrupt` passes, the engine is stopped.
    """
    engine = engine or LocalEngine()
    crew = _Crew(iter(sources), engine, limits or Limits(), is_done or _never)
    threads: list[threading.Thread] = []
    try:
        for _ in range(engine.room):
            threads.append(threading.Thread(target=crew.work, daemon=True))
            threads[-1].start()
        yield from crew.outcomes(len(threads))
    finally:
        crew.stop()
        deadline = time.monotonic() + _PATIENCE
        for thread in threads:
            if thread.ident is not None:
                thread.join(max(0.0, deadline - time.monotonic()))


def _never(_source: Source, _sha256: str) -> bool:
    return False


class _Crew:
    """What the threads share: the papers still to read, the engine, the outcomes so far."""

    def __init__(self, sources: Iterator[Source], engine: Engine, limits: Limits, is_done: IsDone) -> None:
        self._outcomes: queue.SimpleQueue[Outcome | BaseException | None] = queue.SimpleQueue()
        self._places = 2 * engine.room
        self._room = threading.Semaphore(self._places)
        self._sources = enumerate(sources)
        self._engine = engine
        self._limits = limits
        self._is_done = is_done
        self._stopped = False
        self._guard = threading.Lock()

    def work(self) -> None:
        """Read one paper after the other until there is none, or until stopped."""
        try:
            while (task := self._next()) is not None:
                self._outcomes.put(self._outcome(*task))
            self._outcomes.put(None)
        except BaseException as error:
            self._outcomes.put(error)

    def outcomes(self, workers: int) -> Iterator[Outcome]:
        """Give the outcomes until each worker is through; an unforeseen error of one is raised here."""
        while workers:
            outcome = self._outcomes.get()
            if isinstance(outcome, BaseException):
                raise outcome
            if outcome is None:
                workers -= 1
                continue
            yield outcome
            self._room.release()

    def stop(self) -> None:
        """Take no further paper, and end what is being read."""
        with self._guard:
            self._stopped = True
        self._engine.stop()
        self._room.release(self._places)

    def _next(self) -> tuple[int, Source] | None:
        self._room.acquire()
        with self._guard:
            found = None if self._stopped else next(self._sources, None)
        if found is None:
            self._room.release()  # for the next one that waits, and finds none either
        return found

    def _outcome(self, index: int, source: Source) -> Outcome:
        digest, size = None, None
        try:
            data = fetch(source, self._limits)
            digest, size = sha256(data).hexdigest(), len(data)
            if self._is_done(source, digest):
                return Outcome(index, source, sha256=digest, size=size, done_before=True)
            reading = self._engine.read(data, self._limits)
        except Refused as refused:
            return Outcome(index, source, refused=refused, sha256=digest, size=size)
        return Outcome(index, source, reading.document, reading.lock, sha256=digest, size=size)
