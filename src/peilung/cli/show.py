"""``peilung show``: one point of a paper to quote, with its answers and the pages they stand on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from peilung.cli.find import Match
from peilung.core.contract import as_json
from peilung.core.paper import Answer, Detail, Document, Paper, Point, Span
from peilung.writing.place import WORD_FILE, lines_of, pages_of


def as_text(document: Document, matches: Sequence[Match]) -> str:
    """The paper and the points in words, for people."""
    lines = [*_paper(document.paper)]
    for match in matches:
        lines += _told(document, match, several=len(document.resolutions) > 1)
    return "\n".join(lines).rstrip() + "\n"


def as_data(document: Document, matches: Sequence[Match]) -> str:
    """The points as JSON: ``{"matches": [{"resolution", "point", "answers", "details", "translations"}]}``.

    All are shaped as in the contract; a translation is ``{"resolution", "point", "answers"}``.
    """
    whole = as_json(document)
    found = [
        {
            **_held(whole, match),
            "details": [
                plain for plain, detail in zip(whole["details"], document.details, strict=True) if _says(detail, match)
            ],
            "translations": [_held(whole, other) for other in _translations(document, match)],
        }
        for match in matches
    ]
    return json.dumps({"matches": found}, indent=2) + "\n"


def _held(whole: Mapping[str, Any], match: Match) -> dict[str, Any]:
    point = whole["resolutions"][match.resolution]["points"][match.index]
    own = [answer for answer in whole["answers"] if answer["id"] in point["answers"]]
    return {"resolution": match.resolution, "point": point, "answers": own}


def _says(detail: Detail, match: Match) -> bool:
    return detail.resolution == match.resolution and match.point.path in detail.points


def _translations(document: Document, match: Match) -> Iterator[Match]:
    """The same point in the resolutions that translate this one's."""
    for at, resolution in enumerate(document.resolutions):
        if resolution.translates == match.resolution:
            for index, point in enumerate(resolution.points):
                if point.translates == match.point.path:
                    yield Match(at, index, point)


def _paper(paper: Paper) -> Iterator[str]:
    for name, value in (("Title", paper.title), ("Paper", paper.number), ("Date", paper.date)):
        if value is not None:
            yield f"{name:<8}{' '.join(str(value).split())}"
    if paper.title or paper.number or paper.date:
        yield ""


def _told(document: Document, match: Match, *, several: bool) -> Iterator[str]:
    point, media_type = match.point, document.paper.media_type
    if several:
        yield from _resolution(document, match)
    yield f"Number  {point.path}  ({point.slug})"
    yield f"Kind    {point.kind.value}"
    yield f"Role    {point.role.value if point.role else 'unclear'}"
    yield f"Place   {place(point.spans, media_type)}"
    yield from ("", point.text or "(no text of its own)", "")
    yield from _replies(document, match)
    for detail in filter(lambda detail: _says(detail, match), document.details):
        yield from (f"Column  {detail.title or '(without a title)'}", f"Place   {place(detail.spans, media_type)}")
        yield from ("", detail.text, "")
    for other in _translations(document, match):
        language = document.resolutions[other.resolution].language
        yield f"Translation  {other.point.path} of resolution {other.resolution + 1}" + (
            f", language {language}" if language else ""
        )
        yield from (f"Place   {place(other.point.spans, media_type)}", "", other.point.text, "")
        yield from _replies(document, other, silent="")
    for problem in document.problems:
        if problem.path == point.path and problem.resolution in (None, match.resolution):
            yield from (f"Problem ({problem.code.value}): {problem.message}", "")


def _resolution(document: Document, match: Match) -> Iterator[str]:
    resolution = document.resolutions[match.resolution]
    yield f"Resolution {match.resolution + 1}" + (f": {resolution.title}" if resolution.title else "")
    if resolution.language:
        yield f"Language {resolution.language}"
    if resolution.translates is not None:
        of = f"{match.point.translates} of " if match.point.translates else ""
        yield f"Translates {of}resolution {resolution.translates + 1}"


def _replies(document: Document, match: Match, silent: str = "No answer.") -> Iterator[str]:
    answers = [answer for answer in document.answers if answer.id in match.point.answers]
    for answer in answers:
        yield from _answer(answer, match.point, document.paper.media_type)
    if not answers and silent:
        yield from (silent, "")


def _answer(answer: Answer, point: Point, media_type: str) -> Iterator[str]:
    others = ", ".join(str(path) for path in answer.answers if path != point.path)
    told = (f"by {answer.by}" if answer.by else "", f"jointly with {others}" if others else "")
    yield f"Answer  {', '.join(filter(None, told))}".rstrip()
    yield f"Place   {place(answer.spans, media_type)}"
    yield from ("", answer.text, "")


def place(spans: Sequence[Span], media_type: str) -> str:
    """Where a text stands: “page 16”, “pages 16–17”, and where there are no pages the lines or paragraphs."""
    line = "paragraph" if media_type == WORD_FILE else "line"
    for name, numbers in (("page", pages_of(spans)), (line, lines_of(spans))):
        if numbers:
            return f"{name} {numbers}" if numbers.isdecimal() else f"{name}s {numbers}"
    return "unknown"
