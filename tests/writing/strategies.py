"""Hypothesis strategies for valid documents: nested numbers, joint answers, spans, any text that JSON can hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from peilung.core.number import NumberPath, letters, roman
from peilung.core.paper import (
    Answer,
    Block,
    BlockType,
    Box,
    Detail,
    Document,
    Footnote,
    Furniture,
    FurnitureType,
    Omission,
    OmissionReading,
    Paper,
    Passage,
    Point,
    PointKind,
    Problem,
    ProblemCode,
    Repair,
    RepairKind,
    Request,
    Resolution,
    Role,
    Span,
)

FEW = settings(max_examples=settings().max_examples // 4)
"""For tests whose every example is costly."""

_T = TypeVar("_T")
_LEVELS: tuple[tuple[Callable[[int], str], ...], ...] = (
    (str, lambda n: f"{letters(n)})", lambda n: f"({n})"),
    (lambda n: roman(n).upper(), str, lambda n: f"{letters(n)})"),
    (lambda n: letters(n).upper(), lambda n: f"({n})", lambda n: f"({roman(n)})"),
    (str, lambda n: f"[{n}]", lambda n: f"{letters(n)})~2"),
)
_ODD = (
    "=1+1", "@SUM(A1)", "-2+3", "＝1", "<script>alert(1)</script>", "</style>", "&amp;", "[a](javascript:b)", "![x](y)",
    "# x", "- x", "1. x", "```", "| a |", "\u202eabc\u202c", "\u2066x\u2069", "\x00", "\x1b[31m", "\x9b", "\r", "\t",
    "\u2028", "\x85", "\ufeff", "\ufffe", "\U0010ffff", "e\u0301", "\u200d", "🏴\u200d☠️", "„ß“", "1¹ m²", "'=1",
    '"=1"',
)
pages = st.none() | st.integers(1, 500)
dates = st.none() | st.dates()


def texts(*, line_feeds: bool = True, surrogates: bool = False) -> st.SearchStrategy[str]:
    """Text of any characters, the odd ones often. A block has no line feeds; no valid text has lone surrogates."""
    signs = st.characters(exclude_categories=None if surrogates else ["Cs"])
    some = st.text(signs, max_size=12) | st.sampled_from(_ODD) | st.sampled_from(("Hafen", "die Fähre", "a b c "))
    joined = st.lists(some, max_size=4).map("".join)
    return joined if line_feeds else joined.map(lambda text: text.replace("\n", " "))


@st.composite
def spans_of(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    """Spans of ``text`` that rise and do not overlap."""
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=5)))
    found = []
    for start, end in pairwise(cuts):
        box = draw(st.none() | st.builds(Box, *[st.floats(0, 5000, width=32)] * 4))
        found.append(Span(start, end, page=draw(pages), box=box, line=draw(pages)))
    return tuple(found)


@st.composite
def points(draw: st.DrawFn) -> tuple[Point, ...]:
    """The points of one resolution: sections, points under them and sub-points, each path once."""
    section, middle, last = draw(st.sampled_from(_LEVELS))
    held: list[Point] = []
    for first in range(1, draw(st.integers(0, 3)) + 1):
        top = NumberPath((section(first),))
        held.append(draw(_point(top, PointKind.SECTION)))
        for second in sorted(draw(st.sets(st.integers(1, 30), max_size=3))):
            inner = top.child(middle(second))
            below = sorted(draw(st.sets(st.integers(1, 12), max_size=3)))
            held.append(draw(_point(inner, PointKind.INTRO if below else PointKind.POINT)))
            held += [draw(_point(inner.child(last(third)), PointKind.POINT)) for third in below]
    return tuple(held)


@st.composite
def _point(draw: st.DrawFn, path: NumberPath, kind: PointKind) -> Point:
    text = draw(texts())
    role = None if kind is PointKind.SECTION else draw(st.none() | st.sampled_from(Role))
    return Point(path, path.slug, kind, role, text, (), draw(spans_of(text)))


@st.composite
def _answer(draw: st.DrawFn, name: str, resolution: int, to: tuple[NumberPath, ...]) -> Answer:
    held = st.builds(Block, st.sampled_from(BlockType), texts(line_feeds=False))
    blocks = tuple(draw(st.lists(held, min_size=1, max_size=4)))
    text = "\n".join(block.text for block in blocks)
    return Answer(name, resolution, to, draw(st.none() | texts()), text, blocks, draw(spans_of(text)))


@st.composite
def _answered(draw: st.DrawFn, index: int, held: Sequence[Point]) -> tuple[tuple[Point, ...], tuple[Answer, ...]]:
    """Give some points answers of their own, some a joint one, some none; some answers find no point."""
    groups = draw(st.lists(st.lists(st.sampled_from(held), unique=True, max_size=3), max_size=5)) if held else []
    answers = []
    named: dict[NumberPath, list[str]] = {}
    for count, group in enumerate(groups, start=1):
        name = f"a{index}{count}"
        answers.append(draw(_answer(name, index, tuple(point.path for point in group))))
        for point in group:
            named.setdefault(point.path, []).append(name)
    return tuple(replace(p, answers=tuple(named.get(p.path, ()))) for p in held), tuple(answers)


@st.composite
def _omissions(draw: st.DrawFn, index: int, held: Sequence[Point]) -> tuple[Omission, ...]:
    near = st.none() | st.sampled_from([point.path for point in held] or [NumberPath(("9",))])
    some = st.sampled_from([NumberPath(("7", "x)")), NumberPath(("1", "zz)")), NumberPath(("1.9",))])
    one = st.builds(Omission, st.just(index), some, near, near, st.sampled_from(OmissionReading))
    return tuple(draw(st.lists(one, max_size=3)))


_MAYBE = st.none() | texts()
_INDEX = st.none() | st.integers(0, 2)
_LANGUAGE = st.sampled_from([None, "de", "en", "pl", "de-DE", "not a language"])
_RESOLUTION = st.builds(Resolution, _MAYBE, _MAYBE, _MAYBE, _MAYBE, dates, dates, _LANGUAGE, _INDEX, st.just(()))


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A valid document of up to two resolutions, and at times the first one in another language."""
    resolutions: list[Resolution] = []
    answers: tuple[Answer, ...] = ()
    omitted: tuple[Omission, ...] = ()
    for index in range(draw(st.integers(0, 2))):
        held, replies = draw(_answered(index, draw(points())))
        answers += replies
        omitted += draw(_omissions(index, held))
        resolutions.append(replace(draw(_RESOLUTION), points=held))
    translated: bool = draw(st.booleans())
    if resolutions and translated:
        held, replies = draw(_answered(len(resolutions), draw(_translated(resolutions[0].points))))
        answers += replies
        resolutions.append(replace(draw(_RESOLUTION), translates=0, points=held))
    owners = [str(point.path) for r in resolutions for point in r.points] + [answer.id for answer in answers]
    owner = st.sampled_from([None, "front", "heading", "detail", "back", *owners])
    paths = tuple(point.path for resolution in resolutions for point in resolution.points)
    return Document(
        paper=draw(papers()),
        front=draw(_many(_passage())),
        headings=draw(_many(_passage())),
        furniture=draw(_many(st.builds(Furniture, st.sampled_from(FurnitureType), texts(), pages))),
        resolutions=tuple(resolutions),
        answers=answers,
        details=draw(_many(_detail(paths))),
        omitted=omitted,
        back=draw(_many(_passage())),
        footnotes=draw(_many(_footnote(owner))),
        repairs=draw(_many(_repair(owner))),
        problems=draw(_many(_problem())),
    )


@st.composite
def _translated(draw: st.DrawFn, originals: Sequence[Point]) -> tuple[Point, ...]:
    """The points in other words; at times one of them is aligned with none."""
    alone = draw(st.none() | st.integers(0, len(originals)))
    held = []
    for at, point in enumerate(originals):
        text, of = draw(texts()), None if at == alone else point.path
        held.append(replace(point, text=text, answers=(), spans=draw(spans_of(text)), translates=of))
    return tuple(held)


def papers() -> st.SearchStrategy[Paper]:
    """What a paper may say of itself."""
    maybe = st.none() | texts()
    request = st.none() | st.builds(Request, texts(), st.lists(texts(), max_size=2).map(tuple))
    languages = st.sampled_from([None, "de", "en", "pl", "de-DE", "not a language"])
    digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
    kinds = st.sampled_from(["application/pdf", "text/plain", "text/html"])
    return st.builds(Paper, maybe, maybe, dates, dates, maybe, maybe, languages, request, digests, kinds, pages)


@st.composite
def _passage(draw: st.DrawFn) -> Passage:
    text = draw(texts())
    return Passage(text, draw(spans_of(text)))


@st.composite
def _footnote(draw: st.DrawFn, owner: st.SearchStrategy[str | None]) -> Footnote:
    text = draw(texts())
    mark = draw(st.sampled_from(["1", "12", "*", "a", ""]))
    return Footnote(mark, text, draw(owner), draw(spans_of(text)), draw(_INDEX))


@st.composite
def _detail(draw: st.DrawFn, paths: Sequence[NumberPath]) -> Detail:
    named = draw(st.lists(st.sampled_from(paths), unique=True, max_size=2)) if paths else []
    text = draw(texts())
    return Detail(draw(st.integers(0, 2)), tuple(named), draw(texts()), text, draw(spans_of(text)))


def _repair(owner: st.SearchStrategy[str | None]) -> st.SearchStrategy[Repair]:
    return st.builds(Repair, st.sampled_from(RepairKind), texts(), texts(), owner, _INDEX, pages, pages)


def _problem() -> st.SearchStrategy[Problem]:
    path = st.none() | st.just(NumberPath(("1", "a)")))
    return st.builds(Problem, st.sampled_from(ProblemCode), texts(), pages, path, st.none() | texts(), _INDEX)


def _many(one: st.SearchStrategy[_T]) -> st.SearchStrategy[tuple[_T, ...]]:
    return st.lists(one, max_size=3).map(tuple)
