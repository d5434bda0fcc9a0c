"""What a reader must find in a sample, derived from its source alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from samples.source import Row, Sample, Section, reach
from samples.text import RAISED, blocks, figure, plain


def gold(sample: Sample) -> dict[str, Any]:
    """The gold of a sample: ``document``, ``front``, ``nodes``, ``omitted``, ``footnotes``."""
    expected = dict(sample.expected)
    omitted = expected.pop("omitted", [])
    return {
        "document": sample.name,
        "front": {"language": sample.language, **_dated(expected)},
        "nodes": list(_nodes(sample)),
        "omitted": [{"resolution": 0, "after": None, "before": None, **item} for item in omitted],
        "footnotes": list(_footnotes(sample)),
    }


def _dated(expected: Mapping[str, Any]) -> dict[str, Any]:
    keys = ("title", "number", "date", "due", "author", "addressee", "resolutions")
    return {key: _iso(expected.get(key)) for key in keys}


def _iso(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case list():
            return [{key: _iso(item) for key, item in record.items()} for record in value]
        case _:
            return value


def _nodes(sample: Sample) -> Iterator[dict[str, Any]]:
    paths = [path for section in sample.sections for row in section.rows for path, _ in row.points]
    for section in sample.sections:
        if section.path:
            yield _node(section.path, 1, "section", section.text, "", section.role)
        for at, row in enumerate(section.rows):
            if not row.joined:
                yield from _row_nodes(section, section.rows[at : at + reach(section.rows, at)], paths)


def _row_nodes(section: Section, rows: Sequence[Row], paths: list[str]) -> Iterator[dict[str, Any]]:
    """The nodes of the rows that share one answer cell, mostly of one row."""
    points = [point for row in rows for point in row.points]
    leaves = [path for path, _ in points if not _has_children(path, paths)]
    answered = leaves if len(points) > 1 else [points[0][0]]
    for path, text in points:
        kind = "intro" if _has_children(path, paths) else "point"
        statement = plain(rows[0].answer) if path in answered else ""
        role = section.roles.get(path, section.role)
        node = _node(path, _level(section, path), kind, plain(text), statement, role)
        joint = len(answered) > 1 and path in answered and rows[0].answer
        yield {**node, "joint": answered} if joint else node


def _node(path: str, level: int, kind: str, text: str, statement: str, role: str) -> dict[str, Any]:
    return {"path": path, "level": level, "kind": kind, "text": text, "statement": statement, "role": role}


def _level(section: Section, path: str) -> int:
    """The section is level 1. A decimal number stands for its whole path, so ``1.1`` is level 2."""
    parts = path.split()
    return len(parts) + (0 if parts[0] == section.path else parts[0].count("."))


def _has_children(path: str, paths: list[str]) -> bool:
    return any(other.startswith((f"{path} ", f"{path}.")) for other in paths)


def _footnotes(sample: Sample) -> Iterator[dict[str, Any]]:
    for number, text in enumerate(sample.notes, start=1):
        sign = RAISED[number - 1]
        yield {"mark": figure(sign), "text": text, "in": _place(sample, sign)}


def _place(sample: Sample, sign: str) -> str:
    """``front``, a point's path, or ``answer to PATH``."""
    for section in sample.sections:
        for row in section.rows:
            for path, text in row.points:
                if sign in text:
                    return path
            if any(sign in block.text for block in blocks(row.answer)):
                return f"answer to {row.points[-1][0]}"
    return "front"
