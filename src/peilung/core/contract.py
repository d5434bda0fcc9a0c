"""The contract as plain dictionaries, both ways: what ``peilung read --to json`` writes.

Reading back is strict: an unknown or missing key is an error that names the place, never a
silent default.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from math import isfinite
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from peilung.core.errors import NotThisSchema
from peilung.core.number import NumberPath
from peilung.core.paper import SCHEMA, Box, Document

_KEYS = {"begins": "from", "ends": "to", "within": "in"}
_SPAN_ORDER = ("page", "box", "line", "start", "end")


def as_json(document: Document) -> dict[str, Any]:
    """The document in the shape of the contract, ready for ``json.dumps``."""
    return {"schema": SCHEMA, **_plain(document)}


def from_json(data: object) -> Document:
    """Read back what :func:`as_json` wrote. Raises :class:`NotThisSchema` with the place."""
    if not isinstance(data, Mapping) or data.get("schema") != SCHEMA:
        raise NotThisSchema(f"This is not JSON of the schema “{SCHEMA}”. Write it with “peilung read FILE --to json”.")
    rest = {key: value for key, value in data.items() if key != "schema"}
    document = _value(Document, rest, "")
    assert isinstance(document, Document)
    return document


def _plain(value: Any) -> Any:
    match value:
        case Box():
            return [value.left, value.top, value.right, value.bottom]
        case NumberPath():
            return str(value)
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case tuple():
            return [_plain(item) for item in value]
        case _ if is_dataclass(value):
            names = [f.name for f in fields(value)]
            if "box" in names:
                names = list(_SPAN_ORDER)
            return {_KEYS.get(name, name): _plain(getattr(value, name)) for name in names}
        case _:
            return value


_HINTS: dict[type, dict[str, Any]] = {}


def _value(kind: Any, data: Any, at: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return None if data is None else _value(_present(kind), data, at)
    if origin is tuple:
        return _items(get_args(kind)[0], data, at)
    if is_dataclass(kind) and isinstance(kind, type) and kind not in _SCALARS:
        return _record(kind, data, at)
    return _scalar(kind, data, at)


def _present(kind: Any) -> Any:
    return next(part for part in get_args(kind) if part is not NoneType)


def _items(kind: Any, data: Any, at: str) -> tuple[Any, ...]:
    if not isinstance(data, list):
        raise NotThisSchema(f"At {at}: a list is expected.")
    return tuple(_value(kind, item, f"{at}/{index}") for index, item in enumerate(data))


def _record(kind: type, data: Any, at: str) -> Any:
    if kind not in _HINTS:
        _HINTS[kind] = get_type_hints(kind)
    hints = _HINTS[kind]
    names = {_KEYS.get(f.name, f.name): f.name for f in fields(kind)}
    if not isinstance(data, Mapping):
        raise NotThisSchema(f"At {at or '/'}: an object is expected.")
    if set(data) != set(names):
        missing, unknown = sorted(set(names) - set(data)), sorted(map(str, set(data) - set(names)))
        raise NotThisSchema(f"At {at or '/'}: keys are missing: {missing}; not known: {unknown}"[:400])
    return kind(**{name: _value(hints[name], data[key], f"{at}/{key}") for key, name in names.items()})


def _box(data: Any) -> Box:
    if not isinstance(data, list) or not all(type(edge) in (int, float) for edge in data):
        raise ValueError
    left, top, right, bottom = map(float, data)
    if not all(map(isfinite, (left, top, right, bottom))):
        raise ValueError
    return Box(left, top, right, bottom)


def _date(data: Any) -> date:
    value = date.fromisoformat(data)
    if value.isoformat() != data:
        raise ValueError
    return value


_SCALARS: dict[Any, Callable[[Any], Any]] = {Box: _box, NumberPath: NumberPath.parse, date: _date}
_LARGEST = 2**31


def _scalar(kind: Any, data: Any, at: str) -> Any:
    convert = _SCALARS.get(kind)
    try:
        if convert is not None:
            return convert(data)
        if issubclass(kind, Enum):
            return kind(data)
    except (ValueError, TypeError, AttributeError, OverflowError) as error:
        raise NotThisSchema(f"At {at}: {data!r:.80} is not a {kind.__name__}.") from error
    if type(data) is not kind or not _sound(data):
        raise NotThisSchema(f"At {at}: {data!r:.80} is not a {kind.__name__} of the contract.")
    return data


def _sound(data: object) -> bool:
    """Counts are not negative and of sane size; text can be written as UTF-8."""
    match data:
        case int():
            return 0 <= data < _LARGEST
        case str():
            return data.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in data)
        case _:
            return True
