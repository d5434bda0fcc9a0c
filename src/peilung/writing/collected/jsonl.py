"""JSON Lines: one line for each paper, with the file it came from first and the document last."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from peilung.core.contract import as_json
from peilung.writing.collected.folder import draft, locked, not_results, remove_drafts
from peilung.writing.collected.index import Index
from peilung.writing.collected.record import IDENTITY, Done, Record
from peilung.writing.plain import whole_characters

NAME = "papers.jsonl"
_DOCUMENT = b', "document": '
"""Cannot stand inside a JSON string, where a quotation mark has a backslash before it."""
_BEGINNING = b'{"file": '
_LONGEST_HEAD = 1 << 16
# As in a single JSON file: signs that deceive a terminal or end a line are written as escapes.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def line(record: Record) -> bytes:
    """A record as one line. The same record gives the same bytes."""
    document = None if record.document is None else as_json(record.document)
    text = whole_characters(json.dumps({**record.identity(), "document": document}, ensure_ascii=False))
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", text).encode() + b"\n"


class JsonLines:
    """The file ``papers.jsonl`` in a folder. Each record is on disk as a whole line when :meth:`add` returns."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._lock = locked(folder)
        self._index = Index()
        self._file = -1
        try:
            remove_drafts(folder)
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
            self._size = self._scan()
            os.ftruncate(self._file, self._size)  # the beginning of a line that a killed run left
        except BaseException:
            self._release()
            raise

    def is_new(self, file: str) -> bool:
        return self._index.is_new(file)

    def done(self, file: str, sha256: str | None) -> Done | None:
        return self._index.done(file, sha256)

    def add(self, record: Record) -> None:
        written = line(record)
        try:
            rest = memoryview(written)
            while rest:
                rest = rest[os.write(self._file, rest) :]
            os.fsync(self._file)
        except OSError:
            os.ftruncate(self._file, self._size)
            raise
        self._index.note(record.identity(), self._size)
        self._size += len(written)

    def close(self) -> None:
        try:
            if self._index.replaced_places():
                self._compact()
        finally:
            self._release()

    def _scan(self) -> int:
        """Note every whole line, and give the place where they end."""
        end = 0
        with self._path.open("rb") as file:
            for place, head, after in _lines(file):
                self._index.note(self._identity(head), place)
                end = after
            file.seek(end)
            rest = file.read(len(_BEGINNING))
        if not _BEGINNING.startswith(rest):
            raise not_results(self._path)
        return end

    def _identity(self, head: bytes) -> dict[str, Any]:
        try:
            found = json.loads(head)
            identity = {key: found[key] for key in IDENTITY}
            refused = identity["refused"]
            if isinstance(identity["file"], str) and (refused is None or isinstance(refused["code"], str)):
                return identity
        except (ValueError, KeyError, TypeError, RecursionError):
            pass
        raise not_results(self._path)

    def _compact(self) -> None:
        with draft(self._path) as new, self._path.open("rb") as old, new.open("xb") as file:
            places = iter(self._index.replaced_places())
            next_one = next(places, -1)
            at = 0
            for whole in old:
                if at == next_one:
                    next_one = next(places, -1)
                else:
                    file.write(whole)
                at += len(whole)

    def _release(self) -> None:
        self._index.close()
        if self._file >= 0:
            os.close(self._file)
        os.close(self._lock)


def _lines(file: Any) -> Iterator[tuple[int, bytes, int]]:
    """Of each whole line: where it begins, its head as JSON, where it ends. Holds one line at a time."""
    place = 0
    for whole in file:
        if not whole.endswith(b"\n"):
            return
        head, _, _ = whole[:_LONGEST_HEAD].partition(_DOCUMENT)
        yield place, head + b"}", place + len(whole)
        place += len(whole)
