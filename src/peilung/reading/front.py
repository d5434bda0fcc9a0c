"""The front matter: what a paper says of itself, and which resolution and request it answers.

Everything is read by form: a letterhead is short and holds no sentence, a title is long and holds
none, a resolution is named by its number in a row of sessions (“19. Forum ...”, “29th Conference ...”).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from peilung.core.paper import Request, Resolution
from peilung.reading.dates import Found, find_dates, find_period
from peilung.reading.letterhead import Letterhead, paper_numbers
from peilung.reading.phrases import anywhere, inside, is_sentence, nominative, split_sentences, words
from peilung.reading.raised import superscript

_SESSION = re.compile(
    r"\b(?P<n>\d{1,3})(?:\.|st|nd|rd|th)\s+(?P<body>[A-ZÄÖÜ][\w’'-]*"
    r"(?:\s+(?:[A-ZÄÖÜ][\w’'-]*|[„“\"][^“”\"]{2,60}[“”\"]|of|the|on|for|der|des|die|für|und|and|zur|im)(?=\s|[,.;:()]|$))*)"
)
_LOOSE_END = re.compile(r"\s+(?:of|the|on|for|der|des|die|für|und|and|zur|im)$")
_NAME = r"[A-ZÄÖÜ][\wäöüß’-]+(?:[ /-][A-ZÄÖÜ][\wäöüß’-]+){0,3}"
_PLACE_BEFORE = re.compile(rf"\b(?:in|zu|at|held in)\s+({_NAME})")
_PLACE_IN_BRACKETS = re.compile(rf"\(\s*({_NAME})\s*,")


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
    sentences = [sentence for text in sources.paragraphs for sentence in split_sentences(text)]
    title = _title(sources.paragraphs) or sources.given_title
    request, due = _request(sentences, sources.notes)
    resolution = _resolution(title, [*([title] if title else []), *sentences], sources.known)
    return FrontMatter(
        title=title,
        number=letterhead.number(),
        date=letterhead.date(),
        due=due,
        author=letterhead.author(title, sources.answer_title),
        addressee=letterhead.addressee(title, resolution.body),
        request=request,
        resolution=resolution,
        selective=any(anywhere("selective").search(s) and inside("competence").search(s) for s in sentences),
    )


def _title(paragraphs: Sequence[str]) -> str | None:
    """The longest line before the first sentence that is no letterhead."""
    lead: list[str] = []
    for text in paragraphs:
        if is_sentence(text):
            break
        lead.append(text)
    named = [text for text in lead if len(text) > 24 and not _letterhead_only(text)]
    speaking = [text for text in named if inside("resolutions").search(text)]
    chosen = speaking or named
    return max(chosen, key=len) if chosen else None


def _letterhead_only(text: str) -> bool:
    rest = text
    for found in reversed(find_dates(text)):
        rest = rest[: found.start] + rest[found.end :]
    for number in paper_numbers(text):
        rest = rest.replace(number, "")
    return len(rest.split()) < 4 or text.rstrip().endswith((":", ",")) or text == text.upper()


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


def _resolution(title: str | None, texts: Sequence[str], known: frozenset[str]) -> Resolution:
    """Body, session, place and dates of the resolution that the paper answers."""
    named = [(match, text) for text in texts for match in _SESSION.finditer(text) if not _no_body(match)]
    speaking = [(match, text) for match, text in named if inside("resolutions").search(text)]
    if not named:
        return _without_session(title)
    first, home = (speaking or named)[0]
    session, body = first["n"], _LOOSE_END.sub("", first["body"].strip())
    if re.search(r"\bdes\s+$", home[: first.start()]):
        body = nominative(body, known)
    places = [text for text in texts if re.search(rf"\b{session}(?:\.|st|nd|rd|th)\s", text)]
    place, period = _place_and_period(places, session)
    return _dated(Resolution(_resolution_title(title), body, session, place), period)


def named_session(text: str) -> str:
    """The session that a text names, in a form that tells it from others (“12 seenkonferenz”); else empty."""
    match = next((match for match in _SESSION.finditer(text) if not _no_body(match)), None)
    return f"{match['n']} {match['body'].split()[0].casefold()}" if match else ""


def resolution_of(heading: str, texts: Sequence[str], known: frozenset[str]) -> Resolution:
    """Body, session, place and dates of the resolution that a heading names; ``texts`` may say more of it."""
    return _resolution(heading, [heading, *texts], known)


def _no_body(match: re.Match[str]) -> bool:
    return re.match(words("no_body"), match["body"], re.IGNORECASE) is not None


def _without_session(title: str | None) -> Resolution:
    """A body that does not count its sessions: “Resolution of the Council on ...”."""
    match = re.search(
        rf"{words('resolutions')}\w*\s+(?:des|der|of the|by the|of)\s+([A-ZÄÖÜ][^(),.;:]{{3,80}}?)"
        r"(?=\s+(?:vom|zur|zum|zu|über|auf|on|of \d|dated|from|concerning)\b|\s*[(,.;:]|$)",
        title or "",
        re.IGNORECASE,
    )
    place, period = _place_and_period([title] if title else [], None)
    return _dated(Resolution(_resolution_title(title), match.group(1).strip() if match else None, None, place), period)


def _dated(resolution: Resolution, period: Found | None) -> Resolution:
    begins, ends = (period.begins, period.ends) if period else (None, None)
    return Resolution(resolution.title, resolution.body, resolution.session, resolution.place, begins, ends)


def _resolution_title(title: str | None) -> str | None:
    """The part of the paper's title that names the resolution, without place and dates."""
    match = inside("resolutions").search(title or "")
    if match is None or title is None:
        return None
    start = title.rfind(" ", 0, match.start()) + 1
    named = re.split(r"\s*\(|\s+(?:vom|from|held|dated|on|of)\s+\d|,\s", title[start:])[0].strip()
    return named[:1].upper() + named[1:]


def _place_and_period(texts: Sequence[str], session: str | None) -> tuple[str | None, Found | None]:
    """Place and dates in the first text that names the session together with them."""
    for text in texts:
        hit = re.search(rf"\b{session}(?:\.|st|nd|rd|th)\s", text) if session else None
        start = hit.start() if hit else 0
        period = find_period(text[start:])
        bracket = _PLACE_IN_BRACKETS.search(text, start)
        place = bracket or _PLACE_BEFORE.search(text, start)
        if period or bracket:
            return place.group(1) if place else None, period
    return None, None
