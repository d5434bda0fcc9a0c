"""Many papers in one place: one line of JSON for each, or Parquet files with a row for each point.

Results are added as they come. What is there is whole after a crash, and tells by itself what is done: there is
no second list that could contradict it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, assert_never

from peilung.writing.collected.record import Collected, Done, Record

__all__ = ["Collected", "Collection", "Done", "Record", "collection"]


class Collection(Protocol):
    """Results of many papers in a folder. :meth:`is_new` and :meth:`done` may be asked from any thread."""

    def is_new(self, file: str) -> bool:
        """Whether this is asked for the first time of this file: a file that is named twice is read once."""

    def done(self, file: str, sha256: str | None) -> Done | None:
        """What this version made of this file with these bytes; without ``sha256``, of whatever bytes."""

    def add(self, record: Record) -> None:
        """Add a record; it takes the place of an earlier one of the same file. Raises ``OSError``."""

    def close(self) -> None:
        """Write what is left to write and take out the records whose place was taken."""


def collection(folder: Path, form: Collected) -> Collection:
    """Open the results in ``folder``, or begin them. Raises :class:`~peilung.core.errors.Refused`, ``OSError``."""
    match form:
        case Collected.JSON_LINES:
            from peilung.writing.collected.jsonl import JsonLines

            return JsonLines(folder)
        case Collected.PARQUET:
            from peilung.writing.collected.parquet import ParquetParts

            return ParquetParts(folder)
    assert_never(form)
