"""Parquet: a row for each point with its answers, in files that are added and never written into.

A paper without points, or one that was refused, has one row of its own, so that it is not lost. The columns that say
what file a row is from repeat in each of its rows, which costs next to nothing in this format.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from peilung.core.errors import Refused
from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Document, Point
from peilung.writing.collected.folder import draft, locked, not_results, remove_drafts
from peilung.writing.collected.index import Index
from peilung.writing.collected.record import Done, Record
from peilung.writing.plain import whole_characters

_NAME: Final = re.compile(r"papers-(\d{6})\.parquet")
_MOST_TEXT: Final = 4 << 20
_MOST_PAPERS: Final = 200
_MOST_SECONDS: Final = 30.0
_ROWS: Final = 2048
_IDENTITY: Final = ("file", "sha256", "bytes", "peilung", "schema", "refused", "problems")


def rows(record: Record) -> Iterator[dict[str, Any]]:
    """A record's rows, by column name."""
    said = record.identity()
    refused = said["refused"] or {}
    identity = said | {key: refused.get(key) for key in ("reason", "advice")} | {"refused": refused.get("code")}
    points = [] if record.document is None else list(_points(record.document))
    for row in points or [{}]:
        yield {name: _writable(value) for name, value in (identity | row).items()}


class ParquetParts:
    """The files ``papers-000001.parquet`` and so on in a folder. A file is there whole or not at all.

    Papers are gathered for a file until there are enough of them or half a minute has passed; those that a
    killed run had gathered are read again by the next.
    """

    def __init__(self, folder: Path) -> None:
        self._parquet, self._schema = _library()
        self._folder = folder
        self._lock = locked(folder)
        self._index = Index()
        self._gathered: list[dict[str, Any]] = []
        self._pending: list[dict[str, Any]] = []
        self._text = 0
        self._since = 0.0
        try:
            remove_drafts(folder)
            self._last = max((self._scan(path) for path in self._parts()), default=0)
        except BaseException:
            self._release()
            raise

    def is_new(self, file: str) -> bool:
        return self._index.is_new(file)

    def done(self, file: str, sha256: str | None) -> Done | None:
        return self._index.done(file, sha256)

    def add(self, record: Record) -> None:
        if not self._pending:
            self._since = time.monotonic()
        for row in rows(record):
            self._gathered.append(row)
            self._text += sum(len(value) for value in row.values() if isinstance(value, str))
        self._pending.append(record.identity())
        enough = self._text >= _MOST_TEXT or len(self._pending) >= _MOST_PAPERS
        if enough or time.monotonic() - self._since > _MOST_SECONDS:
            self._flush()

    def close(self) -> None:
        try:
            self._flush()
            for part in self._index.replaced_places():
                self._compact(part)
        finally:
            self._release()

    def _flush(self) -> None:
        if not self._pending:
            return
        import pyarrow

        part = self._last + 1
        with draft(self._path(part)) as new:
            table = pyarrow.Table.from_pylist(self._gathered, self._schema)
            self._parquet.write_table(table, new, compression="zstd", row_group_size=_ROWS)
        self._last = part
        for identity in self._pending:
            self._index.note(identity, part)
        self._gathered, self._pending, self._text = [], [], 0

    def _parts(self) -> list[Path]:
        return sorted(path for path in self._folder.iterdir() if _NAME.fullmatch(path.name))

    def _path(self, part: int) -> Path:
        return self._folder / f"papers-{part:06d}.parquet"

    def _scan(self, path: Path) -> int:
        """Note the records of one file, and give its number."""
        import pyarrow

        found = _NAME.fullmatch(path.name)
        assert found is not None
        part = int(found[1])
        try:
            with self._parquet.ParquetFile(path) as file:
                if not file.schema_arrow.equals(self._schema):
                    raise not_results(path)
                last = None
                for batch in file.iter_batches(_ROWS, columns=list(_IDENTITY)):
                    for row in batch.to_pylist():
                        if row["file"] != last:
                            last = row["file"]
                            row["refused"] = None if row["refused"] is None else {"code": row["refused"]}
                            self._index.note(row, part)
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            raise not_results(path) from error
        return part

    def _compact(self, part: int) -> None:
        """Write a file anew without the papers of which there is a later record; without any, remove it."""
        import pyarrow

        path, kept = self._path(part), 0
        with (
            draft(path) as new,
            self._parquet.ParquetFile(path) as old,
            self._parquet.ParquetWriter(new, self._schema, compression="zstd") as writer,
        ):
            for batch in old.iter_batches(_ROWS):
                keep = [not self._index.is_replaced(part, file) for file in batch.column("file").to_pylist()]
                left = batch.filter(pyarrow.array(keep))
                kept += left.num_rows
                writer.write_batch(left)
        if not kept:
            path.unlink()

    def _release(self) -> None:
        self._index.close()
        os.close(self._lock)


def _library() -> tuple[Any, Any]:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise Refused(
            "not-installed",
            "Writing Parquet needs pyarrow, which is not installed.",
            "Install it: pip install 'peilung[parquet]'. Or write JSON Lines: --to jsonl.",
        ) from None
    text, number, texts = pyarrow.string(), pyarrow.int64(), pyarrow.list_(pyarrow.string())
    columns = {
        "file": text, "sha256": text, "bytes": number, "peilung": text, "schema": text,
        "refused": text, "reason": text, "advice": text, "problems": number,
        "resolution": number, "path": text, "slug": text, "kind": text, "role": text, "text": text,
        "answers": texts, "together": texts, "answer": text, "by": texts,
        "pages": pyarrow.list_(number), "lines": pyarrow.list_(number),
        "details": texts, "language": text, "translation_of": number, "translates": text,
    }  # fmt: skip
    return parquet, pyarrow.schema(list(columns.items()))


def _points(document: Document) -> Iterator[dict[str, Any]]:
    by_id = {answer.id: answer for answer in document.answers}
    details: dict[tuple[int, NumberPath], list[str]] = {}
    for detail in document.details:
        text = f"{detail.title}: {detail.text}" if detail.title else detail.text
        for path in dict.fromkeys(detail.points):
            details.setdefault((detail.resolution, path), []).append(text)
    for index, resolution in enumerate(document.resolutions):
        language = resolution.language or document.paper.language
        for point in resolution.points:
            yield _point(point, [by_id[name] for name in point.answers if name in by_id]) | {
                "resolution": index,
                "details": details.get((index, point.path), []),
                "language": language,
                "translation_of": resolution.translates,
                "translates": None if point.translates is None else str(point.translates),
            }


def _point(point: Point, answers: list[Answer]) -> dict[str, Any]:
    others = dict.fromkeys(str(path) for answer in answers for path in answer.answers if path != point.path)
    return {
        "path": str(point.path),
        "slug": point.slug,
        "kind": point.kind.value,
        "role": point.role.value if point.role else None,
        "text": point.text,
        "answers": list(point.answers),
        "together": list(others),
        "answer": "\n\n".join(answer.text for answer in answers) if answers else None,
        "by": list(dict.fromkeys(answer.by for answer in answers if answer.by)),
        "pages": _numbers(span.page for span in point.spans),
        "lines": _numbers(span.line for span in point.spans),
    }


def _numbers(found: Iterator[int | None]) -> list[int]:
    return sorted({number for number in found if number is not None})


def _writable(value: Any) -> Any:
    if isinstance(value, str):
        return whole_characters(value)
    return [_writable(item) for item in value] if isinstance(value, list) else value
