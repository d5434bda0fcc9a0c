"""Small papers whose points are numbered in several manners, with one text to look for references in."""

from __future__ import annotations

from collections.abc import Mapping

from peilung.core.insight import Reference
from peilung.core.number import NumberPath
from peilung.core.paper import (
    Answer,
    Block,
    BlockType,
    Document,
    Footnote,
    Paper,
    Passage,
    Point,
    PointKind,
    Resolution,
)
from peilung.insight.places import places
from peilung.insight.references.internal import internal

LAYOUTS = {
    "flat": "1|2|3|4|5|6|7|8|9|10|11|12|13|14|15",
    "lettered": "1|1 a)|1 b)|2|2 a)|2 b)|2 c)|2 l)|2 l) (1)|2 l) (2)|2 l) (3)|2 l) (4)|3|3 a)|3 b)|3 c)|3 d)|3 e)"
    "|3 e) (1)|3 e) (2)|3 e) (5)|4|4 a)|4 b)",
    "sections": "I|I 1|I 2|I 3|II|II 1|II 2|II 3|II 4",
    "decimal": "1|1.1|1.2|1.3|2|2.1|2.2|2.3",
    "bracketed": "1|1 (a)|1 (b)|1 (b) (i)|1 (b) (ii)|1 (c)|2|2 (a)|2 (b)|2 (c)",
    "capitals": "A|A.1|A.2|A.3|B|B.1|B.2",
}


def resolution(paths: str, texts: Mapping[str, str], answers: Mapping[str, str], session: str | None) -> Resolution:
    """Points with these paths; ``answers`` has the id of the answer to some of them."""
    every = paths.split("|")
    points = []
    for path in every:
        inner = any(other.startswith((f"{path} ", f"{path}.")) for other in every)
        ids = (answers[path],) if path in answers else ()
        kind = PointKind.INTRO if inner else PointKind.POINT
        points.append(Point(NumberPath.parse(path), path, kind, None, texts.get(path, ""), ids))
    return Resolution(body="Rat der Seen", session=session, points=tuple(points))


def paper(
    layout: str,
    answers: Mapping[str, str],
    language: str = "de",
    texts: Mapping[str, str] | None = None,
    front: str = "",
    footnote: tuple[str, str] | None = None,
) -> Document:
    """A paper with these answers by path (``"2+3"``: joint) and an answer to all other points without sub-points."""
    paths = LAYOUTS.get(layout, layout)
    whole = {**_fillers(paths, answers), **answers}
    ids = {path: f"answer-{key}" for key in whole for path in key.split("+")}
    held = tuple(_answer(key, text, 0) for key, text in whole.items())
    notes = () if footnote is None else (Footnote("1", footnote[1], footnote[0], resolution=0),)
    one = resolution(paths, texts or {}, ids, "31.")
    fronts = (Passage(front),) if front else ()
    return Document(
        Paper(language=language, number="Drucksache 9/100"),
        front=fronts,
        resolutions=(one,),
        answers=held,
        footnotes=notes,
    )


def two_resolutions(text: str) -> Document:
    """A paper on the resolutions of the 30th and the 31st session; ``text`` answers point 2 of the later one."""
    held = [resolution("1|2|3", {}, {p: f"{s}-{p}" for p in "123"}, s) for s in ("30.", "31.")]
    answers = [
        Answer(f"{session}-{path}", index, (NumberPath((path,)),), None, text if (index, path) == (1, "2") else "Ja.")
        for index, session in enumerate(("30.", "31."))
        for path in "123"
    ]
    return Document(Paper(language="de"), resolutions=tuple(held), answers=tuple(answers))


def found(document: Document) -> tuple[Reference, ...]:
    return internal(document, places(document))


def targets(document: Document) -> list[str]:
    """Each target with its state behind it, unless that is ``resolved``."""
    every = found(document)
    return [one.target if one.state.value == "resolved" else f"{one.target} {one.state.value}" for one in every]


def answer_targets(layout: str, path: str, text: str, language: str) -> list[str]:
    return targets(paper(layout, {path: text}, language))


def _fillers(paths: str, answers: Mapping[str, str]) -> dict[str, str]:
    given = {path for key in answers for path in key.split("+")}
    every = paths.split("|")
    inner = {path for path in every if any(other.startswith((f"{path} ", f"{path}.")) for other in every)}
    return {path: "Ja." for path in every if path not in given | inner}


def _answer(key: str, text: str, index: int) -> Answer:
    paths = tuple(NumberPath.parse(path) for path in key.split("+"))
    blocks = tuple(Block(BlockType.PARAGRAPH, line) for line in text.split("\n"))
    return Answer(f"answer-{key}", index, paths, None, text, blocks)
