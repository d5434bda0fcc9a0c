"""The contract ``peilung/paper/1`` as JSON text, both ways.

Written with one record (point, answer, footnote ...) per line: such a file can be searched with grep,
compared with diff, and is written at the speed of the plain encoder.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, NoReturn

from peilung.core.contract import as_json, from_json
from peilung.core.errors import NotThisSchema
from peilung.core.insight import Insight
from peilung.core.paper import Document
from peilung.core.suggestions import as_json_with, without_insight
from peilung.writing.plain import whole_characters

SCHEMA_FILE = "paper-1.schema.json"
INSIGHT_SCHEMA_FILE = "insight-1.schema.json"
# Right to left overrides, C1 controls and odd line ends can deceive a terminal or a reader of the raw
# file. They only occur inside strings, where an escape means the same.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


def dumps(document: Document, insight: Insight | None = None) -> str:
    """The document, and suggestions if there are any, as JSON text with a closing line feed.

    The document reads back to the same values. Lone surrogates, which the contract does not allow, become U+FFFD:
    the text can be written as UTF-8.
    """
    data = as_json(document) if insight is None else as_json_with(document, insight)
    text = whole_characters(_over_lines(data)) + "\n"
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def loads(text: str) -> Document:
    """Read back the document that :func:`dumps` wrote, without suggestions.

    Raises :class:`NotThisSchema` with the place and the reason.
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_unique, parse_constant=_no_constant)
    except NotThisSchema:
        raise
    except (ValueError, RecursionError) as error:
        raise NotThisSchema(f"This is not JSON: {error}. Write it with “peilung read FILE --to json”.") from error
    return from_json(without_insight(data) if isinstance(data, Mapping) else data)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the contract, as it is shipped with the package."""
    return _shipped(SCHEMA_FILE)


def insight_schema() -> dict[str, Any]:
    """The JSON Schema of what suggestions add to the contract, as it is shipped with the package."""
    return _shipped(INSIGHT_SCHEMA_FILE)


def _shipped(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(files("peilung.writing").joinpath(name).read_text("utf-8"))
    return read


def _over_lines(data: Mapping[str, Any]) -> str:
    parts = []
    for key, value in data.items():
        match key, value:
            case "resolutions", [_, *_]:
                written = _listed([_resolution(item) for item in value])
            case _, [_, *_]:
                written = _listed([_compact(item) for item in value])
            case _:
                written = _compact(value)
        parts.append(f"{_compact(key)}: {written}")
    return "{\n" + ",\n".join(parts) + "\n}"


def _resolution(data: Mapping[str, Any]) -> str:
    parts = []
    for key, value in data.items():
        written = _listed([_compact(item) for item in value]) if key == "points" and value else _compact(value)
        parts.append(f"{_compact(key)}: {written}")
    return "{" + ", ".join(parts) + "}"


def _listed(written: list[str]) -> str:
    return "[\n" + ",\n".join(written) + "\n]"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        names = [name for name, _ in pairs]
        raise NotThisSchema(f"The key “{next(n for n in names if names.count(n) > 1)}” occurs twice in one object.")
    return data


def _no_constant(name: str) -> NoReturn:
    raise NotThisSchema(f"{name} is not a JSON value.")
