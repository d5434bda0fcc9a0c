"""The one line that ``peilung read`` prints about each paper."""

from __future__ import annotations

from peilung.cli.read import summary
from peilung.core.number import NumberPath
from peilung.core.paper import Document, Paper, Point, PointKind, Resolution


def resolution(*numbers: str, translates: int | None = None) -> Resolution:
    kinds = {number: PointKind.POINT if " " in number else PointKind.SECTION for number in numbers}
    paths = [(NumberPath.parse(number), kind) for number, kind in kinds.items()]
    return Resolution(
        translates=translates, points=tuple(Point(path, path.slug, kind, None, "") for path, kind in paths)
    )


def test_points_sections_answers_and_problems_are_counted() -> None:
    document = Document(Paper(), resolutions=(resolution("1", "1 a)", "1 b)"),))
    assert summary(document) == "2 points in 1 section, no answers, no problems"


def test_resolutions_are_counted_where_there_are_several() -> None:
    document = Document(Paper(), resolutions=(resolution("1", "1 a)", "1 b)"), resolution("1 a)")))
    assert summary(document) == "3 points in 1 section of 2 resolutions, no answers, no problems"


def test_a_translation_is_counted_apart_and_its_points_are_not() -> None:
    document = Document(Paper(), resolutions=(resolution("1", "1 a)"), resolution("1", "1 a)", translates=0)))
    assert summary(document) == "1 point in 1 section, 1 translation, no answers, no problems"
