"""Small papers as the reader would read them, to judge answers in."""

from __future__ import annotations

import datetime as dt

from peilung.core.insight import Judged
from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Document, Paper, Point, PointKind, Resolution, Role
from peilung.insight.kinds import judge
from peilung.insight.places import places
from peilung.insight.references.internal import internal


def paper(answer: str, demand: str = "ein Register der Häfen einzurichten.", language: str = "de") -> Document:
    """One demand of September 2030 and its answer of May 2031."""
    paths = [NumberPath(("1",)), NumberPath(("2",))]
    points = tuple(Point(path, str(path), PointKind.POINT, Role.DEMAND, demand, ("a1",)) for path in paths)
    author = "Landesregierung Nordmark" if language == "de" else "Government of Norland"
    return Document(
        paper=Paper(author=author, date=dt.date(2031, 5, 12), language=language),
        resolutions=(Resolution(begins=dt.date(2030, 9, 3), points=points),),
        answers=(Answer("a1", 0, (paths[0],), None, answer),),
    )


def judged(answer: str, demand: str = "ein Register der Häfen einzurichten.", language: str = "de") -> Judged:
    """What is suggested of one answer, with the references that are found in it."""
    document = paper(answer, demand, language)
    (found,) = judge(document, internal(document, places(document)))
    return found
