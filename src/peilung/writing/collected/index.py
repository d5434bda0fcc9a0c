"""What a collection holds, by file: kept on disk while a run lasts, so that a million papers take no memory."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

import peilung
from peilung.core.paper import SCHEMA
from peilung.writing.collected.record import Done

_TABLES = """
CREATE TABLE record (file BLOB PRIMARY KEY, sha256 TEXT, version TEXT, refused TEXT, problems INT, place INT)
    WITHOUT ROWID;
CREATE TABLE replaced (place INT, file BLOB, PRIMARY KEY (place, file)) WITHOUT ROWID;
CREATE TABLE asked (file BLOB PRIMARY KEY) WITHOUT ROWID;
"""
_VERSION = f"{peilung.__version__} {SCHEMA}"


class Index:
    """For each file its last record, and the records whose place a later one took.

    ``place`` says where in the collection a record stands: a number that only the collection understands.
    It is made from the collection when that is opened, and lasts as long.
    """

    def __init__(self) -> None:
        self._base = sqlite3.connect("", check_same_thread=False, isolation_level=None)  # a file without a name
        self._base.executescript(_TABLES)
        self._guard = threading.Lock()

    def note(self, identity: Mapping[str, Any], place: int) -> None:
        """A record of this identity stands at ``place``, and takes the place of an earlier one of the same file."""
        file, refused = _key(identity["file"]), identity["refused"]
        version = f"{identity['peilung']} {identity['schema']}"
        row = (file, identity["sha256"], version, refused and refused["code"], identity["problems"] or 0, place)
        with self._guard:
            self._base.execute(
                "INSERT OR IGNORE INTO replaced SELECT place, file FROM record WHERE file = ? AND place != ?",
                (file, place),
            )
            self._base.execute("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?)", row)

    def is_new(self, file: str) -> bool:
        """Whether this is asked for the first time of this file."""
        with self._guard:
            return self._base.execute("INSERT OR IGNORE INTO asked VALUES (?)", (_key(file),)).rowcount == 1

    def done(self, file: str, sha256: str | None) -> Done | None:
        """What this version of Peilung made of this file with these bytes; without ``sha256``, of whatever bytes."""
        with self._guard:
            row = self._base.execute(
                "SELECT sha256, version, refused, problems FROM record WHERE file = ?", (_key(file),)
            ).fetchone()
        if row is None or (sha256 is not None and row[:2] != (sha256, _VERSION)):
            return None
        return Done(row[2], row[3])

    def replaced_places(self) -> list[int]:
        """Where records stand whose place was taken."""
        with self._guard:
            return [place for (place,) in self._base.execute("SELECT DISTINCT place FROM replaced ORDER BY place")]

    def is_replaced(self, place: int, file: str) -> bool:
        """Whether the record of this file at this place was replaced by a later one."""
        with self._guard:
            found = self._base.execute("SELECT 1 FROM replaced WHERE place = ? AND file = ?", (place, _key(file)))
            return found.fetchone() is not None

    def close(self) -> None:
        """Give back its disk space."""
        self._base.close()


def _key(file: str) -> bytes:
    return blake2b(file.encode(), digest_size=16).digest()
