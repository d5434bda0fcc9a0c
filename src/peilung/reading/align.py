"""The same text in two languages: which resolution translates which, and which points belong together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from peilung.core.number import NumberPath
from peilung.core.paper import Point, Problem, ProblemCode, Resolution
from peilung.reading.layout import Cell, Element, Row
from peilung.reading.survey import Body
from peilung.reading.table import Columns

_ALIKE = 0.8
_FIGURES = re.compile(r"\d{2,}")


def translated_rows(body: Body) -> Body | None:
    """The rows of a table with a second language, as a table of that language alone; ``None`` where there is none."""
    elements: list[Element] = []
    columns: dict[int, Columns] = {}
    for index, element in enumerate(body.elements):
        held = body.columns.get(index)
        if held is None or held.translation is None or not isinstance(element, Row) or index in body.titles:
            continue
        number = element.cells[held.number] if held.number is not None else Cell()
        text = element.cells[held.translation] if held.translation < len(element.cells) else Cell()
        numbered = held.number is not None
        title = held.titles[held.translation] if held.titles else ""
        columns[len(elements)] = Columns(0 if numbered else None, int(numbered), None, title)
        cells = [number, text] if numbered else [text]
        elements.append(Row(cells, element.table, element.page, False, element.broken, element.item))
    return Body(elements, columns) if elements else None


def aligned(
    resolutions: Sequence[Resolution],
    languages: Sequence[str | None],
    language: str | None,
    beside: frozenset[int] = frozenset(),
) -> tuple[list[Resolution], list[Problem]]:
    """The resolutions with what translates what. A problem where two seem the same text and cannot be aligned.

    ``beside`` are those that stand beside the one before them, row by row, and so translate it for sure. Others
    need more than the same numbers: any two short lists are 1, 2, 3.
    """
    found = list(resolutions)
    problems: list[Problem] = []
    for index in range(1, len(found)):
        spoken = languages[index]
        if spoken is None or spoken == language and languages[0] == language:
            continue
        original = index - 1 if index in beside else _original(found, languages, index)
        if original is None:
            continue
        pairs = _pairs(found[original].points, found[index].points)
        if index not in beside and not _same_act(found[original], found[index], pairs or {}):
            continue
        if pairs is None:
            message = "The same text in another language has a different number of points. Align the points by hand."
            problems.append(Problem(ProblemCode.NOT_ALIGNED, message, None, None, found[index].title, index))
        originals = {point.path: point for point in found[original].points}
        points = tuple(_paired(p, originals, pairs or {}) for p in found[index].points)
        found[index] = replace(found[index], points=points, translates=original, language=spoken)
    return found, problems


def _paired(point: Point, originals: Mapping[NumberPath, Point], pairs: dict[NumberPath, NumberPath]) -> Point:
    """A point with the one it translates, whose role it has where its own words do not say one."""
    path = pairs.get(point.path)
    role = originals[path].role if path is not None else None
    return replace(point, translates=path, role=point.role or role)


def _original(found: Sequence[Resolution], languages: Sequence[str | None], index: int) -> int | None:
    """The nearest resolution before it in another language, with much the same numbers and no translation itself."""
    for earlier in reversed(range(index)):
        if languages[earlier] == languages[index] or found[earlier].translates is not None:
            continue
        ours, theirs = ([str(p.path) for p in r.points] for r in (found[index], found[earlier]))
        same = len(set(ours) & set(theirs))
        known = found[index].session is not None and found[index].session == found[earlier].session
        if same >= _ALIKE * max(len(ours), len(theirs)) or (known and len(ours) == len(theirs)):
            return earlier
    return None


def _same_act(one: Resolution, other: Resolution, pairs: dict[NumberPath, NumberPath]) -> bool:
    """Whether two texts in two languages are of one resolution: by session and day, else by the figures they share."""
    told = [(one.session, other.session), (one.begins, other.begins)]
    known = [(a, b) for a, b in told if a is not None and b is not None]
    if any(a != b for a, b in known):
        return False
    if known:
        return True
    figures = {point.path: set(_FIGURES.findall(point.text)) for point in one.points}
    both = [(figures.get(pairs[p.path], set()), set(_FIGURES.findall(p.text))) for p in other.points if p.path in pairs]
    stated = [(a, b) for a, b in both if a or b]
    return bool(stated) and sum(a == b for a, b in stated) >= _ALIKE * len(stated)


def _pairs(originals: Sequence[Point], points: Sequence[Point]) -> dict[NumberPath, NumberPath] | None:
    """The path of the original for each point: by number if all numbers are the same, else by order."""
    if {p.path for p in originals} == {p.path for p in points}:
        return {p.path: p.path for p in points}
    if len(originals) != len(points) or [p.kind for p in originals] != [p.kind for p in points]:
        return None
    return {ours.path: theirs.path for ours, theirs in zip(points, originals, strict=True)}
