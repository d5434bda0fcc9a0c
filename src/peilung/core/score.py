"""How well a paper was read: a document beside the gold that a person wrote.

Texts are compared without white space and hyphens, because line breaks are no content, and by
Unicode's compatibility form, so that a raised figure equals the plain one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from peilung.core.contract import as_json
from peilung.core.errors import PeilungError
from peilung.core.paper import Document

_HYPHENS = "-\u00ad\u2010\u2043"
_CONTEXT = 28
_RESOLUTION_KEYS = ("title", "body", "session", "place", "from", "to")


class NotGold(PeilungError):
    """JSON that is not the gold of a paper."""


class Fault(StrEnum):
    """In what a reading differs from the gold. The first six are about points."""

    MISSED = "missed"
    INVENTED = "invented"
    TEXT = "wrong text"
    KIND = "wrong kind"
    ROLE = "wrong role"
    ANSWER = "wrong answer"
    JOINT = "wrong joint"
    OMITTED = "wrong omission"
    FOOTNOTE = "wrong footnote"
    FRONT = "wrong front"


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

    @property
    def key(self) -> tuple[int, str]:
        return self.resolution, self.path


@dataclass(frozen=True, slots=True)
class Gold:
    """What a reader must find. ``front``, ``omitted`` and ``footnotes`` are ``None`` where the gold is silent."""

    document: str
    nodes: tuple[Node, ...]
    front: Mapping[str, Any] | None = None
    omitted: tuple[Mapping[str, Any], ...] | None = None
    footnotes: tuple[Mapping[str, Any], ...] | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Gold:
        """Gold from its JSON; the kind ``leaf`` is our ``point``. Raises :class:`NotGold`, which says what is wrong."""
        top = _Part("the file", data)
        document, nodes = top.text("document"), tuple(map(_node, top.needed("nodes")))
        omitted, footnotes = top.parts("omitted"), top.parts("footnotes")
        for note in footnotes or ():
            for key in ("mark", "text", "in"):
                note.text(key)
        front = top.part("front")
        for resolution in (front.parts("resolutions") if front else None) or ():
            resolution.check()
        return cls(
            document,
            nodes,
            front.check() if front else None,
            None if omitted is None else tuple(part.check() for part in omitted),
            None if footnotes is None else tuple(part.check() for part in footnotes),
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference: where it is, what the gold has and what was read (shortened around the difference)."""

    fault: Fault
    where: str
    expected: str = ""
    read: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """The result of :func:`score`. ``gold``, ``read`` and ``found`` count sections, intros and points."""

    gold: int
    read: int
    found: int
    joint: int
    """How many groups of points share an answer in the gold."""
    joint_right: int
    findings: tuple[Finding, ...] = ()

    def count(self, fault: Fault) -> int:
        return sum(finding.fault is fault for finding in self.findings)

    @property
    def missed(self) -> int:
        return self.count(Fault.MISSED)

    @property
    def invented(self) -> int:
        return self.count(Fault.INVENTED)

    @property
    def precision(self) -> float:
        """Share of the points read that the gold has; 1 where nothing was read."""
        return self.found / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold's points that were read; 1 where the gold is empty."""
        return self.found / self.gold if self.gold else 1.0

    @property
    def right(self) -> int:
        """Points of the gold that were read with the right text, kind, role and answer."""
        about_points = (Fault.TEXT, Fault.KIND, Fault.ROLE, Fault.ANSWER)
        return self.found - len({finding.where for finding in self.findings if finding.fault in about_points})

    @property
    def perfect(self) -> bool:
        return not self.findings

    def lines(self) -> list[str]:
        """A plain table: the counts, then one line per difference."""
        joint = f"{self.joint_right} of {self.joint}"
        counts = [("in the gold", self.gold), ("read", self.read), ("found", self.found), ("all right", self.right)]
        rows = [f"{name:<16}{number:>6}" for name, number in counts]
        rows += [f"{fault.value:<16}{self.count(fault):>6}" for fault in Fault]
        rows += [
            f"{'joint answers':<16}{joint:>6}",
            f"{'precision':<16}{self.precision:>6.3f}",
            f"{'recall':<16}{self.recall:>6.3f}",
        ]
        if self.findings:
            rows.append("")
        width = max((len(finding.where) for finding in self.findings), default=0)
        return rows + [_line(finding, width) for finding in self.findings]


def score(document: Document, gold: Gold) -> Score:
    """Compare a reading with its gold, point by point. ``findings`` follow the order of the gold."""
    read = {node.key: node for node in _read_nodes(document)}
    expected = {node.key: node for node in gold.nodes}
    several = len({node.resolution for node in (*read.values(), *expected.values())}) > 1
    findings: list[Finding] = []
    for key, node in expected.items():
        findings += _compare(node, read.get(key), _where(node, several))
    findings += [
        Finding(Fault.INVENTED, _where(node, several), read=_short(node.text))
        for key, node in read.items()
        if key not in expected
    ]
    wanted, given = _groups(gold.nodes), _groups(tuple(read.values()))
    findings += _joint(wanted, given)
    findings += [*_omissions(document, gold), *_footnotes(document, gold), *_front(document, gold)]
    found = len(expected.keys() & read.keys())
    return Score(len(expected), len(read), found, len(wanted), len(wanted & given), tuple(findings))


def normal(text: str) -> str:
    """The text as it is compared: compatibility form, without white space and hyphens."""
    kept = (sign for sign in unicodedata.normalize("NFKC", text) if not sign.isspace() and sign not in _HYPHENS)
    return "".join(sign for sign in kept if unicodedata.category(sign) != "Cf")


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
    )


def _path(text: str) -> str:
    return " ".join(text.split())


def _read_nodes(document: Document) -> Iterator[Node]:
    answers = {answer.id: answer for answer in document.answers}
    for index, resolution in enumerate(document.resolutions):
        for point in resolution.points:
            own = [answers[name] for name in point.answers]
            shared = tuple(sorted({str(path) for answer in own for path in answer.answers}))
            yield Node(
                index,
                str(point.path),
                point.kind.value,
                point.role.value if point.role else None,
                point.text,
                "\n".join(answer.text for answer in own),
                shared if len(shared) > 1 else (),
            )


def _where(node: Node, several: bool) -> str:
    return f"{node.resolution}: {node.path}" if several else node.path


def _compare(expected: Node, read: Node | None, where: str) -> Iterator[Finding]:
    if read is None:
        yield Finding(Fault.MISSED, where, expected=_short(expected.text))
        return
    if normal(expected.text) != normal(read.text):
        yield Finding(Fault.TEXT, where, *_difference(expected.text, read.text))
    if normal(expected.statement) != normal(read.statement):
        yield Finding(Fault.ANSWER, where, *_difference(expected.statement, read.statement))
    if expected.kind != read.kind:
        yield Finding(Fault.KIND, where, expected.kind, read.kind)
    if expected.role != read.role:
        yield Finding(Fault.ROLE, where, str(expected.role), str(read.role))


def _groups(nodes: tuple[Node, ...]) -> set[tuple[int, tuple[str, ...]]]:
    return {(node.resolution, tuple(sorted(node.joint))) for node in nodes if len(node.joint) > 1}


def _joint(wanted: set[tuple[int, tuple[str, ...]]], given: set[tuple[int, tuple[str, ...]]]) -> Iterator[Finding]:
    for _, group in sorted(wanted - given):
        yield Finding(Fault.JOINT, group[0], expected=", ".join(group))
    for _, group in sorted(given - wanted):
        yield Finding(Fault.JOINT, group[0], read=", ".join(group))


def _omissions(document: Document, gold: Gold) -> Iterator[Finding]:
    if gold.omitted is None:
        return
    keys = ("resolution", "path", "after", "before", "reading")
    wanted = [tuple(item.get(key) for key in keys) for item in gold.omitted]
    given = [tuple(item[key] for key in keys) for item in as_json(document)["omitted"]]
    for item in wanted:
        if item not in given:
            yield Finding(Fault.OMITTED, str(item[1]), expected=_omission(item))
    for item in given:
        if item not in wanted:
            yield Finding(Fault.OMITTED, str(item[1]), read=_omission(item))


def _omission(item: tuple[Any, ...]) -> str:
    return f"after {item[2]}, before {item[3]}: {item[4]}"


def _footnotes(document: Document, gold: Gold) -> Iterator[Finding]:
    if gold.footnotes is None:
        return
    places = {answer.id: {f"answer to {path}" for path in answer.answers} for answer in document.answers}
    read = {normal(note.mark): note for note in document.footnotes}
    for item in gold.footnotes:
        note = read.pop(normal(item["mark"]), None)
        where = f"footnote {item['mark']}"
        if note is None or normal(note.text) != normal(item["text"]):
            yield Finding(Fault.FOOTNOTE, where, *_difference(item["text"], note.text if note else ""))
        elif item["in"] not in places.get(note.within or "", {note.within}):
            yield Finding(Fault.FOOTNOTE, where, item["in"], str(note.within))
    for mark, note in read.items():
        yield Finding(Fault.FOOTNOTE, f"footnote {mark}", read=_short(note.text))


def _front(document: Document, gold: Gold) -> Iterator[Finding]:
    if gold.front is None:
        return
    data = as_json(document)
    wanted = dict(gold.front)
    resolutions = wanted.pop("resolutions", None) or []
    for key, value in wanted.items():
        yield from _field(key, value, data["paper"].get(key))
    for index, resolution in enumerate(resolutions):
        given = data["resolutions"][index] if index < len(data["resolutions"]) else {}
        for key in _RESOLUTION_KEYS:
            yield from _field(f"resolution {index} {key}", resolution.get(key), given.get(key))


def _field(where: str, expected: Any, read: Any) -> Iterator[Finding]:
    if _loose(expected) != _loose(read):
        yield Finding(Fault.FRONT, where, str(expected), str(read))


def _loose(value: Any) -> str | None:
    """Front matter is compared by its letters and figures: “14.” is “14”, capitals do not count."""
    if value is None:
        return None
    text = value.isoformat() if isinstance(value, date) else str(value)
    return "".join(sign for sign in normal(text).casefold() if sign.isalnum())


def _difference(expected: str, read: str) -> tuple[str, str]:
    """Both texts as compared, cut to the neighbourhood of the first difference."""
    left, right = normal(expected), normal(read)
    at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    start = max(0, at - _CONTEXT // 2)
    return _window(left, start), _window(right, start)


def _window(text: str, start: int) -> str:
    end = start + _CONTEXT
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 2 * _CONTEXT else f"{flat[: 2 * _CONTEXT]}…"


def _line(finding: Finding, width: int) -> str:
    parts = [f"{finding.where:<{width}}  {finding.fault.value:<14}"]
    if finding.expected:
        parts.append(f"gold: {finding.expected}")
    if finding.read:
        parts.append(f"read: {finding.read}")
    return "  ".join(parts)
