"""``peilung read --to jsonl|parquet``: many papers into one collection, and what is done is not done again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from peilung.cli.exits import Exit
from peilung.cli.progress import Progress
from peilung.cli.terminal import incident, note, refusal, say
from peilung.core.errors import Refused
from peilung.reading.bulk.engine import Engine
from peilung.reading.bulk.fetch import Source
from peilung.reading.bulk.papers import Papers
from peilung.reading.isolated import Limits
from peilung.reading.many import Outcome, read_many
from peilung.reading.sandbox import Lock, Strength
from peilung.writing.collected import Collected, Collection, Record, collection

_PASSING = frozenset(("not-started", "worker-lost", "other-version"))
"""Refusals that say nothing about the paper, and do not take away what was read of it before."""
_TRIED_AGAIN = _PASSING | {"reader-failed"}
"""Refusals for what is no fault of the paper: each run tries it again."""


def collect(papers: Papers, form: Collected, out: Path, limits: Limits, engine: Engine, *, retry: bool = False) -> Exit:
    """Read the papers into the collection in ``out``; refused ones again only with ``retry``.

    Raises :class:`Refused` where the collection cannot be opened or written.
    """
    total = sum(1 for _ in papers) if sys.stderr.isatty() else 0
    try:
        results = collection(out, form)
        with closing(results):
            tally = _Run(results, retry).read(papers, limits, engine, total)
    except OSError as error:
        raise Refused(
            "not-written",
            f"The results cannot be written ({error.strerror or type(error).__name__}).",
            "Free some space or name another folder with --out, and run it again: what was written is kept.",
        ) from error
    say(f"{tally.in_words()} -> {out}")
    return Exit.of(refused=bool(tally.refused) or not tally.papers, problems=bool(tally.with_problems))


@dataclass(slots=True)
class _Tally:
    """How many papers there were and what they are like, those of earlier runs included."""

    papers: int = 0
    read: int = 0
    done_before: int = 0
    refused: int = 0
    with_problems: int = 0

    def in_words(self) -> str:
        """All in one line."""
        if not self.papers:
            return "There is no paper in what was named"
        noun = "paper" if self.papers == 1 else "papers"
        return (
            f"{self.papers} {noun}: {self.read} read, {self.done_before} done before, {self.refused} refused, "
            f"{self.with_problems} with problems"
        )


class _Run:
    """One run into a collection."""

    def __init__(self, results: Collection, retry: bool) -> None:
        self._results = results
        self._retry = retry
        self._tally = _Tally()
        self._reduced: Lock | None = None

    def read(self, papers: Papers, limits: Limits, engine: Engine, total: int) -> _Tally:
        """Read what is not done yet; refusals are told as they come."""
        outcomes = read_many(self._each_once(papers), engine, limits, is_done=self._is_done)
        with Progress(total) as progress, closing(outcomes):
            for outcome in outcomes:
                if (message := self._settle(outcome)) is not None:
                    progress.say(message)
                progress.step()
            if self._reduced is not None:
                progress.say(note(self._reduced))
        return self._tally

    def _each_once(self, papers: Papers) -> Iterator[Source]:
        return (source for source in papers if self._results.is_new(source.name))

    def _is_done(self, source: Source, sha256: str) -> bool:
        done = self._results.done(source.name, sha256)
        if done is None or done.refused in _TRIED_AGAIN:
            return False
        return done.refused is None or not self._retry

    def _settle(self, outcome: Outcome) -> str | None:
        """Keep and count what became of one paper; in words where somebody should know now."""
        name, tally = outcome.source.name, self._tally
        tally.papers += 1
        if outcome.lock is not None and outcome.lock.strength is not Strength.FULL:
            self._reduced = outcome.lock
        if outcome.done_before:
            return self._settle_done(outcome)
        try:
            self._keep(outcome)
        except OSError:
            raise
        except Exception as error:  # one bad file never stops the others
            tally.refused += 1
            return f"{name}: {incident(error)}"
        if outcome.refused is not None:
            tally.refused += 1
            return refusal(name, outcome.refused)
        assert outcome.document is not None
        tally.read += 1
        tally.with_problems += bool(outcome.document.problems)
        return None

    def _settle_done(self, outcome: Outcome) -> str | None:
        name = outcome.source.name
        done = self._results.done(name, outcome.sha256)
        self._tally.done_before += 1
        if done is None or done.refused is None:
            self._tally.with_problems += done is not None and bool(done.problems)
            return None
        self._tally.refused += 1
        return f"{name}: refused before ({done.refused}). It is read again when it changes, or with --retry."

    def _keep(self, outcome: Outcome) -> None:
        name, refused = outcome.source.name, outcome.refused
        passing = refused is not None and (outcome.sha256 is None or refused.code in _PASSING)
        if passing and self._results.done(name, None) is not None:
            return  # a network that fails today does not take away what was read yesterday
        self._results.add(Record(name, outcome.sha256, outcome.size, outcome.document, refused))
