"""``peilung show``: one point of a paper, with its answers and their places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from peilung.core.contract import as_json
from peilung.core.errors import Refused
from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Document, OmissionReading, Point, Span

_NEAR = 5


@dataclass(frozen=True, slots=True)
class Match:
    """A point that has the number asked for; ``index`` counts its place among the points of its resolution."""

    resolution: int
    index: int
    point: Point


def find(document: Document, number: str) -> list[Match]:
    """The points with this number, written as a path or a slug; more than one where resolutions share numbers.

    Raises :class:`Refused` where there is none, with the nearest numbers there are.
    """
    everything = [
        Match(at, index, point)
        for at, resolution in enumerate(document.resolutions)
        for index, point in enumerate(resolution.points)
    ]
    wanted = NumberPath.parse(number)
    for key in (str, _slug, _squeezed):
        found = [match for match in everything if key(match.point.path) == key(wanted) != ""]
        if found and (key is not _squeezed or len({match.point.path for match in found}) == 1):
            return found
    raise _unknown(document, wanted, [match.point.path for match in everything])


def _slug(path: NumberPath) -> str:
    return path.slug


def _squeezed(path: NumberPath) -> str:
    """The signs of a slug alone, so that 2l4 is understood where it can mean one point only."""
    return path.slug.replace("-", "")


def as_text(document: Document, matches: Sequence[Match]) -> str:
    """The points in words, for people."""
    return "\n".join(line for match in matches for line in _told(document, match, several=len(matches) > 1)) + "\n"


def as_data(document: Document, matches: Sequence[Match]) -> str:
    """The points as JSON: ``{"matches": [{"resolution", "point", "answers"}]}``, shaped as in the contract."""
    whole = as_json(document)
    answers = {answer["id"]: answer for answer in whole["answers"]}
    found: list[dict[str, Any]] = []
    for match in matches:
        point = whole["resolutions"][match.resolution]["points"][match.index]
        own = [answers[name] for name in point["answers"] if name in answers]
        found.append({"resolution": match.resolution, "point": point, "answers": own})
    return json.dumps({"matches": found}, indent=2) + "\n"


def _told(document: Document, match: Match, *, several: bool) -> Iterator[str]:
    point = match.point
    if several:
        title = document.resolutions[match.resolution].title
        yield f"Resolution {match.resolution + 1}" + (f": {title}" if title else "")
    yield f"Number  {point.path}  ({point.slug})"
    yield f"Kind    {point.kind.value}"
    yield f"Role    {point.role.value if point.role else 'unclear'}"
    yield f"Place   {place(point.spans)}"
    yield from ("", point.text or "(no text of its own)", "")
    answers = [answer for answer in document.answers if answer.id in point.answers]
    for answer in answers:
        yield from _answer(answer, point)
    if not answers:
        yield from ("No answer.", "")
    for problem in document.problems:
        if problem.path == point.path:
            yield f"Problem ({problem.code.value}): {problem.message}"


def _answer(answer: Answer, point: Point) -> Iterator[str]:
    others = [str(path) for path in answer.answers if path != point.path]
    jointly = f", jointly with {', '.join(others)}" if others else ""
    yield f"Answer  {answer.id}{jointly}" + (f", by {answer.by}" if answer.by else "")
    yield f"Place   {place(answer.spans)}"
    yield from ("", answer.text, "")


def place(spans: Iterable[Span]) -> str:
    """Where a text stands: each page with the box around the text on it, or else the lines."""
    pages: dict[int, list[Span]] = {}
    lines: list[int] = []
    for span in spans:
        if span.page is not None:
            pages.setdefault(span.page, []).append(span)
        elif span.line is not None:
            lines.append(span.line)
    told = [f"page {page}{_around(here)}" for page, here in sorted(pages.items())]
    if lines:
        first, last = min(lines), max(lines)
        told.append(f"line {first}" if first == last else f"lines {first} to {last}")
    return "; ".join(told) or "unknown"


def _around(spans: Iterable[Span]) -> str:
    boxes = [span.box for span in spans if span.box is not None]
    if not boxes:
        return ""
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return f", box {left:g} {top:g} {right:g} {bottom:g}"


def _unknown(document: Document, wanted: NumberPath, numbers: Sequence[NumberPath]) -> Refused:
    for omission in document.omitted:
        if wanted.slug and omission.path.slug == wanted.slug:
            why = "for lack of competence" if omission.reading is OmissionReading.COMPETENCE else "for a reason unknown"
            return Refused("omitted", f"The paper leaves {omission.path} out, {why}.", _near(wanted, numbers))
    return Refused("unknown-number", f"There is no {wanted} in this paper.", _near(wanted, numbers))


def _near(wanted: NumberPath, numbers: Sequence[NumberPath]) -> str:
    nearest = sorted(dict.fromkeys(numbers), key=lambda number: _distance(wanted.slug, number.slug))[:_NEAR]
    if not nearest:
        return "The paper has no numbered points at all."
    return f"The nearest numbers are {', '.join(f'{number} ({number.slug})' for number in nearest)}."


def _distance(wanted: str, slug: str) -> tuple[int, int, int]:
    """How far one slug is from another: first the parts they begin with, then the step at the part that differs."""
    ours, theirs = wanted.split("-"), slug.split("-")
    same = [one == other for one, other in zip(ours, theirs, strict=False)]
    common = [*same, False].index(False)
    return -common, _step("".join(ours[common : common + 1]), "".join(theirs[common : common + 1])), len(theirs)


def _step(wanted: str, part: str) -> int:
    if wanted.isdecimal() and part.isdecimal():
        return abs(int(wanted) - int(part))
    if len(wanted) == len(part) == 1:
        return abs(ord(wanted) - ord(part))
    return 1 if not part else 1000
