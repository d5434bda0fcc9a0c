"""The gold of a paper: what a person says that a reader must find in it, from its JSON.

The gold may be silent about anything but the points: what it does not state is not compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from peilung.core.errors import PeilungError


class NotGold(PeilungError):
    """JSON that is not the gold of a paper."""


@dataclass(frozen=True, slots=True)
class Node:
    """One section, intro or point of the gold; ``joint`` names all points that share its answer."""

    resolution: int
    path: str
    kind: str
    role: str | None
    text: str
    statement: str
    joint: tuple[str, ...] = ()
    translates: str | None = None

    @property
    def key(self) -> tuple[int, str]:
        return self.resolution, self.path


@dataclass(frozen=True, slots=True)
class Gold:
    """What a reader must find. What is ``None`` is not stated; ``aligned`` says whether ``Node.translates`` is."""

    document: str
    nodes: tuple[Node, ...]
    front: Mapping[str, Any] | None = None
    omitted: tuple[Mapping[str, Any], ...] | None = None
    footnotes: tuple[Mapping[str, Any], ...] | None = None
    details: tuple[Mapping[str, Any], ...] | None = None
    back: tuple[str, ...] | None = None
    repairs: tuple[Mapping[str, Any], ...] | None = None
    aligned: bool = False

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Gold:
        """Gold from its JSON; the kind ``leaf`` is our ``point``. Raises :class:`NotGold`, which says what is wrong."""
        top = _Part("the file", data)
        document, nodes = top.text("document"), tuple(map(_node, top.needed("nodes")))
        omitted = top.parts("omitted")
        front = top.part("front")
        for resolution in (front.parts("resolutions") if front else None) or ():
            resolution.check()
        return cls(
            document,
            nodes,
            front.check() if front else None,
            None if omitted is None else tuple(part.check() for part in omitted),
            _stated(top, "footnotes", ("mark", "text", "in")),
            _details(top),
            _texts(top, "back"),
            _stated(top, "repairs", ("kind", "original", "repaired")),
            any("translates" in part.check() for part in top.needed("nodes")),
        )


@dataclass(frozen=True, slots=True)
class _Part:
    """An object of the gold's JSON, looked at key by key; ``where`` names it in words. Raises :class:`NotGold`."""

    where: str
    data: Any

    def check(self) -> Mapping[str, Any]:
        if not isinstance(self.data, Mapping):
            raise self.wrong("is no JSON object")
        return self.data

    def text(self, key: str) -> str:
        value = self.check().get(key)
        if not isinstance(value, str):
            raise self.wrong(f"has a “{key}” that is no text" if key in self.data else f"has no “{key}”")
        return value

    def part(self, key: str) -> _Part | None:
        value = self.check().get(key)
        return None if value is None else _Part(f"“{key}”", value)

    def parts(self, key: str) -> list[_Part] | None:
        value = self.check().get(key)
        if value is None:
            return None
        if not isinstance(value, list):
            raise self.wrong(f"has a “{key}” that is no list")
        return [_Part(f"number {count} of “{key}”", item) for count, item in enumerate(value, 1)]

    def needed(self, key: str) -> list[_Part]:
        parts = self.parts(key)
        if parts is None:
            raise self.wrong(f"has no “{key}”")
        return parts

    def wrong(self, what: str) -> NotGold:
        return NotGold(f"This is not the gold of a paper: {self.where} {what}.")


def _stated(top: _Part, key: str, texts: tuple[str, ...]) -> tuple[Mapping[str, Any], ...] | None:
    """The objects of a list, each with these texts; ``None`` where the gold is silent."""
    parts = top.parts(key)
    for part in parts or ():
        for name in texts:
            part.text(name)
    return None if parts is None else tuple(part.check() for part in parts)


def _details(top: _Part) -> tuple[Mapping[str, Any], ...] | None:
    for part in top.parts("details") or ():
        points = part.check().get("points")
        if not isinstance(points, list) or not all(isinstance(path, str) for path in points):
            raise part.wrong("has no “points” that are a list of texts")
        if not isinstance(part.check().get("resolution", 0), int):
            raise part.wrong("has a “resolution” that is no whole number")
    return _stated(top, "details", ("title", "text"))


def _texts(top: _Part, key: str) -> tuple[str, ...] | None:
    parts = top.parts(key)
    for part in parts or ():
        if not isinstance(part.data, str):
            raise part.wrong("is no text")
    return None if parts is None else tuple(part.data for part in parts)


def _node(part: _Part) -> Node:
    kind, data = part.text("kind"), part.check()
    joint, resolution = data.get("joint", []), data.get("resolution", 0)
    if not isinstance(joint, list) or not all(isinstance(path, str) for path in joint):
        raise part.wrong("has a “joint” that is no list of texts")
    if not isinstance(resolution, int):
        raise part.wrong("has a “resolution” that is no whole number")
    if "role" not in data:
        raise part.wrong("has no “role”")
    return Node(
        resolution,
        _path(part.text("path")),
        "point" if kind == "leaf" else kind,
        None if data["role"] is None else part.text("role"),
        part.text("text"),
        part.text("statement"),
        tuple(map(_path, joint)),
        None if data.get("translates") is None else _path(part.text("translates")),
    )


def _path(text: str) -> str:
    return " ".join(text.split())
