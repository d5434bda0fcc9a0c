"""``peilung show``: one point of a paper to quote, with its answers and the pages they stand on."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from peilung.cli.find import Match
from peilung.core.contract import as_json
from peilung.core.paper import Answer, Document, Paper, Point, Span
from peilung.writing.place import WORD_FILE, lines_of, pages_of


def as_text(document: Document, matches: Sequence[Match]) -> str:
    """The paper and the points in words, for people."""
    lines = [*_paper(document.paper)]
    for match in matches:
        lines += _told(document, match, several=len(document.resolutions) > 1)
    return "\n".join(lines).rstrip() + "\n"


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


def _paper(paper: Paper) -> Iterator[str]:
    for name, value in (("Title", paper.title), ("Paper", paper.number), ("Date", paper.date)):
        if value is not None:
            yield f"{name:<8}{' '.join(str(value).split())}"
    if paper.title or paper.number or paper.date:
        yield ""


def _told(document: Document, match: Match, *, several: bool) -> Iterator[str]:
    point, media_type = match.point, document.paper.media_type
    if several:
        title = document.resolutions[match.resolution].title
        yield f"Resolution {match.resolution + 1}" + (f": {title}" if title else "")
    yield f"Number  {point.path}  ({point.slug})"
    yield f"Kind    {point.kind.value}"
    yield f"Role    {point.role.value if point.role else 'unclear'}"
    yield f"Place   {place(point.spans, media_type)}"
    yield from ("", point.text or "(no text of its own)", "")
    answers = [answer for answer in document.answers if answer.id in point.answers]
    for answer in answers:
        yield from _answer(answer, point, media_type)
    if not answers:
        yield from ("No answer.", "")
    for problem in document.problems:
        if problem.path == point.path:
            yield from (f"Problem ({problem.code.value}): {problem.message}", "")


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
