"""The same text in two languages: which resolution translates which, and which points belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peilung.core.number import NumberPath
from peilung.core.paper import Point, Problem, ProblemCode, Resolution
from peilung.reading.layout import Cell, Element, Row
from peilung.reading.survey import Body
from peilung.reading.table import Columns

_ALIKE = 0.8


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
    resolutions: Sequence[Resolution], languages: Sequence[str | None], language: str | None
) -> tuple[list[Resolution], list[Problem]]:
    """The resolutions with what translates what. A problem where two seem the same text and cannot be aligned."""
    found = list(resolutions)
    problems: list[Problem] = []
    for index in range(1, len(found)):
        spoken = languages[index]
        if spoken is None or spoken == language and languages[0] == language:
            continue
        original = _original(found, languages, index)
        if original is None:
            continue
        pairs = _pairs(found[original].points, found[index].points)
        if pairs is None:
            message = "The same text in another language has a different number of points. Align the points by hand."
            problems.append(Problem(ProblemCode.NOT_ALIGNED, message, None, None, found[index].title, index))
        points = tuple(_paired(p, found[original].points, pairs or {}) for p in found[index].points)
        found[index] = replace(found[index], points=points, translates=original, language=spoken)
    return found, problems


def _paired(point: Point, originals: Sequence[Point], pairs: dict[NumberPath, NumberPath]) -> Point:
    """A point with the one it translates, whose role it has where its own words do not say one."""
    path = pairs.get(point.path)
    role = next((original.role for original in originals if original.path == path), None)
    return replace(point, translates=path, role=point.role or role)


def _original(found: Sequence[Resolution], languages: Sequence[str | None], index: int) -> int | None:
    """The nearest resolution before it in another language, with much the same numbers and no translation itself."""
    for earlier in reversed(range(index)):
        if languages[earlier] == languages[index] or found[earlier].translates is not None:
            continue
        ours, theirs = ([str(p.path) for p in r.points] for r in (found[index], found[earlier]))
        same = len(set(ours) & set(theirs))
        known = found[index].session == found[earlier].session
        if same >= _ALIKE * max(len(ours), len(theirs)) or (known and len(ours) == len(theirs)):
            return earlier
    return None


def _pairs(originals: Sequence[Point], points: Sequence[Point]) -> dict[NumberPath, NumberPath] | None:
    """The path of the original for each point: by number if all numbers are the same, else by order."""
    if {p.path for p in originals} == {p.path for p in points}:
        return {p.path: p.path for p in points}
    if len(originals) != len(points) or [p.kind for p in originals] != [p.kind for p in points]:
        return None
    return {ours.path: theirs.path for ours, theirs in zip(points, originals, strict=True)}
