"""The front matter: what a paper says of itself, and which resolution and request it answers.

Everything is read by form: a letterhead is short and holds no sentence, a title is what stands where titles
stand and has no other form, a resolution is named by its number in a row of sessions.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from peilung.core.paper import Request, Resolution
from peilung.reading.dates import find_dates
from peilung.reading.letterhead import Letterhead, paper_numbers
from peilung.reading.lines import Line, Shape, is_anchor, lead
from peilung.reading.phrases import anywhere, inside, split_sentences, words
from peilung.reading.raised import superscript
from peilung.reading.session import named_session, resolution_of, sides
from peilung.reading.title import title_of

__all__ = ["FrontMatter", "Sources", "named_session", "read_front", "resolution_of", "sides"]

_BESIDE = 6
"""So many texts of the front may say place and dates of a resolution that stands alone."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front says. ``selective``: the paper states that it answers only what it is competent for."""

    title: str | None
    number: str | None
    date: dt.date | None
    due: dt.date | None
    author: str | None
    addressee: str | None
    request: Request | None
    resolution: Resolution
    selective: bool


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the front matter is read from: all as plain texts.

    ``known`` are the words of the whole paper, ``notes`` the footnotes by their marks.
    """

    paragraphs: Sequence[str]
    heads: Sequence[str]
    answer_title: str
    notes: dict[str, str]
    given_title: str | None
    known: frozenset[str]


def read_front(sources: Sources) -> FrontMatter:
    """Read the front matter. What is not found is ``None``; nothing is made up."""
    letterhead = Letterhead.of(sources.paragraphs, sources.heads, sources.known)
    lines = lead(sources.paragraphs)
    sentences = [sentence for text in sources.paragraphs for sentence in split_sentences(text)]
    title = title_of(lines) or sources.given_title
    request, due = _request(sentences, sources.notes)
    alone = _stands_alone(title, lines)
    resolution = _resolution(title, lines, sentences, sources, alone)
    date, author = letterhead.date(), letterhead.author(title, sources.answer_title)
    own_body = resolution.body if resolution.session or alone else None
    return FrontMatter(
        title=title,
        number=letterhead.number(),
        date=None if alone and date and date in (resolution.begins, resolution.ends) else date,
        due=due,
        author=author,
        addressee=letterhead.addressee(title, own_body, author),
        request=request,
        resolution=resolution,
        selective=any(anywhere("selective").search(s) and inside("competence").search(s) for s in sentences),
    )


def _stands_alone(title: str | None, lines: Sequence[Line]) -> bool:
    """Whether the paper is a resolution itself, not one on it: its title begins with the word, and nobody answers."""
    begins = re.match(rf"(?:\w+\s+)?\w*{words('resolutions')}", title or "", re.IGNORECASE)
    return begins is not None and not any(line.shape in (Shape.OFFICE, Shape.PAPER, Shape.ANSWER) for line in lines)


def _resolution(
    title: str | None, lines: Sequence[Line], sentences: Sequence[str], sources: Sources, alone: bool
) -> Resolution:
    """The resolution that the paper answers or is; a question names none but in its title."""
    asks = any(line.shape in (Shape.QUESTION, Shape.ASKER) and is_anchor(line) for line in lines)
    if asks and not inside("resolutions").search(title or ""):
        return Resolution()
    below = [text for text in sources.paragraphs[:_BESIDE] if text != title] if alone else []
    return resolution_of(title or "", sentences, sources.known, below)


def _request(sentences: Sequence[str], notes: dict[str, str]) -> tuple[Request | None, dt.date | None]:
    """The sentence that names the request, the papers it cites (also in its footnote), and the date it sets."""
    for sentence in sentences:
        due = _due(sentence)
        if not inside("asking").search(sentence) or not (due or inside("reporting").search(sentence)):
            continue
        cited = [sentence, *(text for mark, text in notes.items() if superscript(mark) in sentence)]
        papers = [number for text in cited for number in paper_numbers(text)]
        if due or papers:
            return Request(sentence, tuple(dict.fromkeys(papers))), due
    return None, next((due for sentence in sentences if (due := _due(sentence))), None)


def _due(sentence: str) -> dt.date | None:
    """The date by which a sentence asks for a report; the end of a period of days is none."""
    if not inside("reporting").search(sentence):
        return None
    for found in find_dates(sentence):
        before = _until().search(sentence[: found.start])
        if before and not re.search(r"(?<!\d)\d{1,2}\.?\s*$", sentence[: before.start()]):
            return found.begins
    return None


@cache
def _until() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){words('until')}$", re.IGNORECASE)
