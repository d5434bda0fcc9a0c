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
from peilung.core.gold import Gold, Node, NotGold
from peilung.core.paper import Document, Footnote

__all__ = ["Fault", "Finding", "Gold", "Node", "NotGold", "Score", "normal", "score"]

_HYPHENS = "-\u00ad\u2010\u2043"
_CONTEXT = 28
_RESOLUTION_KEYS = ("title", "body", "session", "place", "from", "to")
_STATED_KEYS = ("language", "translates")
"""These are compared only where the gold has them: a gold of one resolution need not say them."""


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
    DETAIL = "wrong detail"
    BACK = "wrong back"
    ALIGNED = "wrong pair"
    REPAIR = "wrong repair"


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
        if gold.aligned and key in read and node.translates != read[key].translates:
            pair = str(node.translates), str(read[key].translates)
            findings.append(Finding(Fault.ALIGNED, _where(node, several), *pair))
    findings += [
        Finding(Fault.INVENTED, _where(node, several), read=_short(node.text))
        for key, node in read.items()
        if key not in expected
    ]
    wanted, given = _groups(gold.nodes), _groups(tuple(read.values()))
    findings += _joint(wanted, given, several)
    findings += [*_omissions(document, gold, several), *_footnotes(document, gold), *_front(document, gold)]
    findings += [*_details(document, gold, several), *_back(document, gold), *_repairs(document, gold)]
    found = len(expected.keys() & read.keys())
    return Score(len(expected), len(read), found, len(wanted), len(wanted & given), tuple(findings))


def normal(text: str) -> str:
    """The text as it is compared: compatibility form, without white space and hyphens."""
    kept = (sign for sign in unicodedata.normalize("NFKC", text) if not sign.isspace() and sign not in _HYPHENS)
    return "".join(sign for sign in kept if unicodedata.category(sign) != "Cf")


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
                None if point.translates is None else str(point.translates),
            )


def _where(node: Node, several: bool) -> str:
    return _at(node.resolution, node.path, several)


def _at(resolution: int, path: str, several: bool) -> str:
    """A point's place in words: its path, with the index of its resolution in front where there are several."""
    return f"{resolution}: {path}" if several else path


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


def _joint(
    wanted: set[tuple[int, tuple[str, ...]]], given: set[tuple[int, tuple[str, ...]]], several: bool
) -> Iterator[Finding]:
    for index, group in sorted(wanted - given):
        yield Finding(Fault.JOINT, _at(index, group[0], several), expected=", ".join(group))
    for index, group in sorted(given - wanted):
        yield Finding(Fault.JOINT, _at(index, group[0], several), read=", ".join(group))


def _omissions(document: Document, gold: Gold, several: bool) -> Iterator[Finding]:
    if gold.omitted is None:
        return
    keys = ("resolution", "path", "after", "before", "reading")
    wanted: list[tuple[Any, ...]] = [tuple(item.get(key) for key in keys) for item in gold.omitted]
    given = [tuple(item[key] for key in keys) for item in as_json(document)["omitted"]]
    for item in wanted:
        if item not in given:
            yield Finding(Fault.OMITTED, _at(item[0], item[1], several), expected=_omission(item))
    for item in given:
        if item not in wanted:
            yield Finding(Fault.OMITTED, _at(item[0], item[1], several), read=_omission(item))


def _omission(item: tuple[Any, ...]) -> str:
    return f"after {item[2]}, before {item[3]}: {item[4]}"


def _footnotes(document: Document, gold: Gold) -> Iterator[Finding]:
    if gold.footnotes is None:
        return
    read = list(document.footnotes)
    for item in gold.footnotes:
        note = _best(read, item)
        where = f"footnote {item['mark']}"
        if note is None or normal(note.text) != normal(item["text"]):
            yield Finding(Fault.FOOTNOTE, where, *_difference(item["text"], note.text if note else ""))
        elif item["in"] not in _places(document, note.within):
            yield Finding(Fault.FOOTNOTE, where, item["in"], str(note.within))
        elif "resolution" in item and item["resolution"] != note.resolution:
            yield Finding(Fault.FOOTNOTE, where, f"resolution {item['resolution']}", f"resolution {note.resolution}")
        if note is not None:
            read.remove(note)
    for note in read:
        yield Finding(Fault.FOOTNOTE, f"footnote {note.mark}", read=_short(note.text))


def _best(read: list[Footnote], item: Mapping[str, Any]) -> Footnote | None:
    """The footnote with this mark: the one with the same text where several resolutions have the mark."""
    marked = [note for note in read if normal(note.mark) == normal(item["mark"])]
    return next((note for note in marked if normal(note.text) == normal(item["text"])), marked[0] if marked else None)


def _places(document: Document, within: str | None) -> set[str | None]:
    """How the gold may name a place: an answer by the points it answers."""
    answers = [answer for answer in document.answers if answer.id == within]
    return {f"answer to {path}" for answer in answers for path in answer.answers} or {within}


def _details(document: Document, gold: Gold, several: bool) -> Iterator[Finding]:
    if gold.details is None:
        return
    read = [(d.resolution, tuple(map(str, d.points)), d.title, d.text) for d in document.details]
    for item in gold.details:
        wanted = (item.get("resolution", 0), tuple(" ".join(path.split()) for path in item["points"]), item["title"])
        found = next((each for each in read if _cell(each) == _cell((*wanted, item["text"]))), None)
        if found is not None:
            read.remove(found)
            continue
        other = next((each for each in read if _cell(each)[:3] == _cell((*wanted, ""))[:3]), None)
        where = f"{_at(wanted[0], ', '.join(wanted[1]), several)} {wanted[2]}".strip()
        if other is None:
            yield Finding(Fault.DETAIL, where, expected=_short(item["text"]))
        else:
            read.remove(other)
            yield Finding(Fault.DETAIL, where, *_difference(item["text"], other[3]))
    for index, points, title, text in read:
        yield Finding(Fault.DETAIL, f"{_at(index, ', '.join(points), several)} {title}".strip(), read=_short(text))


def _cell(detail: tuple[int, tuple[str, ...], str, str]) -> tuple[int, tuple[str, ...], str, str]:
    return detail[0], detail[1], normal(detail[2]), normal(detail[3])


def _back(document: Document, gold: Gold) -> Iterator[Finding]:
    """Compared as one text: where one passage ends and the next begins is no content."""
    if gold.back is None:
        return
    wanted, read = "\n".join(gold.back), "\n".join(passage.text for passage in document.back)
    if normal(wanted) != normal(read):
        yield Finding(Fault.BACK, "back", *_difference(wanted, read))


def _repairs(document: Document, gold: Gold) -> Iterator[Finding]:
    """Compared with their white space, which often is what was repaired; the place where the gold states it."""
    if gold.repairs is None:
        return
    read = list(document.repairs)
    for item in gold.repairs:
        wanted = (item["kind"], item["original"], item["repaired"])
        found = next((each for each in read if (each.kind.value, each.original, each.repaired) == wanted), None)
        where, told = f"repair of {_short(item['original'])}", f"{item['kind']}: {_short(item['repaired'])}"
        if found is None:
            yield Finding(Fault.REPAIR, where, expected=told)
            continue
        read.remove(found)
        if "in" in item and item["in"] not in _places(document, found.within):
            yield Finding(Fault.REPAIR, where, str(item["in"]), str(found.within))
    for each in read:
        told = f"{each.kind.value}: {_short(each.repaired)}"
        yield Finding(Fault.REPAIR, f"repair of {_short(each.original)}", read=told)


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
        for key in (*_RESOLUTION_KEYS, *(key for key in _STATED_KEYS if key in resolution)):
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
