"""Which resolution a text names: body, session, place and dates.

A resolution is known by its body, which counts its sessions (“19. Forum ...”, “29th Conference ...”) or stands
behind the word (“Resolution of the Council on ...”). Place and dates count only where they stand together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from peilung.core.paper import Resolution
from peilung.reading.dates import Found, find_period, month_names
from peilung.reading.names import base_form
from peilung.reading.phrases import inside, words

_SMALL = r"of|the|on|for|der|des|die|für|und|and|zur|im"
_SESSION = re.compile(
    r"\b(?P<n>\d{1,3})(?:\.|st|nd|rd|th)\s+(?P<body>[A-ZÄÖÜ][\w’'-]*"
    rf"(?:\s+(?:[A-ZÄÖÜ][\w’'-]*|[„“\"][^“”\"]{{2,60}}[“”\"]|{_SMALL})(?=\s|[,.;:()]|$))*)"
)
_LOOSE_END = re.compile(rf"(?:\s+(?:{_SMALL}))+$")
_TWO_SESSIONS = re.compile(r"\b\d{1,3}(?:\.|st|nd|rd|th)\s+(?:und|and|sowie|&)\s+(?:(?:der|des|the|of the)\s+)?$")
_NAME = (
    r"(?:St\.\s|Sankt\s)?[A-ZÄÖÜ][\wäöüß’-]+"
    r"(?:(?:[ /-]|\s(?:am|an der|ob der|upon|of)\s)[A-ZÄÖÜ][\wäöüß’-]+){0,3}"
)
_BEFORE_DATES = re.compile(
    rf"(?:(?:\bin|\bzu|\bat|\bheld in)\s+|^|[(,/]\s*)(?P<place>{_NAME})\s*,?\s*(?:vom|am|den|from|on|between)?\s*$"
)
_AFTER_DATES = re.compile(rf"^,?\s*(?:\bin|\bzu|\bat)\s+(?P<place>{_NAME})")
_SOMEWHERE = re.compile(rf"\b(?:held\s+)?in\s+({_NAME})")
_NO_PLACE = re.compile(r"(?:montag|dienstag|mittwoch|donnerstag|freitag|\w+day\b)", re.IGNORECASE)


def named_session(text: str) -> str:
    """The session that a text names, in a form that tells it from others (“12 seenkonferenz”); else empty."""
    match = next(_sessions(text), None)
    return f"{match['n']} {match['body'].split()[0].casefold()}" if match else ""


def resolution_of(heading: str, texts: Sequence[str], known: frozenset[str], below: Sequence[str] = ()) -> Resolution:
    """The resolution that a heading names.

    ``texts`` say more of it where they name the same session. ``below`` are the lines beside the heading,
    which say place and dates without naming it (“Nordhafen, 3. bis 5. Mai 2030”).
    """
    named = next(_sessions(heading), None)
    if named is None and (found := _uncounted(heading, known)).body:
        texts = [text for text in texts if _speaks_of(text, found.body)]
        named_text = next(((m, text) for text in texts for m in _sessions(text) if _same(m, found.body)), None)
        if named_text is None:
            return _placed(found, [heading], below, None)
        return _counted(heading, *named_text, [heading, *texts], known, below)
    candidates = [heading] if named else [heading, *texts]
    first = [(match, text) for text in candidates if (match := next(_sessions(text), None))]
    if not first:
        return _placed(_uncounted(heading, known), [heading], below, None)
    speaking = ((match, text) for match, text in first if inside("resolutions").search(text))
    return _counted(heading, *next(speaking, first[0]), [heading, *texts], known, below)


def sides(heading: str) -> list[str]:
    """The parts of a heading that names a resolution in two languages (“Entschließung ... / Resolution ...”).

    One part, the heading itself, where it does not.
    """
    parts = [part.strip() for part in re.split(r"\s/\s|\s\|\s", heading)]
    return parts if len(parts) == 2 and all(map(inside("resolutions").search, parts)) else [heading]


def resolution_title(title: str | None) -> str | None:
    """The part of a title that names the resolution, without place and dates."""
    match = inside("resolutions").search(title or "")
    if match is None or title is None:
        return None
    start = title.rfind(" ", 0, match.start()) + 1
    if re.fullmatch(r"[A-ZÄÖÜ]\w{4,} ", title[:start]):
        start = 0  # “Gemeinsame Erklärung”, “Conference Resolution”
    ends = rf"\s*\((?!\d{{4}}\))|\s+(?:vom|from|held|dated|on|of)\s+\d|\s{words('adopted')}\b|,\s"
    named = re.split(ends, title[start:])[0]
    named = re.sub(r"^(\w*[Bb]eschluss)es\b|^(\w*[Bb]eschlüsse)n\b", lambda m: m[1] or m[2], named.strip())
    return named[:1].upper() + named[1:]


def _sessions(text: str) -> Iterator[re.Match[str]]:
    for match in _SESSION.finditer(text):
        if not re.match(words("no_body"), match["body"], re.IGNORECASE):
            yield match


def _counted(
    heading: str,
    match: re.Match[str],
    home: str,
    texts: Sequence[str],
    known: frozenset[str],
    below: Sequence[str],
) -> Resolution:
    """A resolution of a body that counts its sessions; of two sessions in one breath neither is the one."""
    body = _LOOSE_END.sub("", match["body"].strip())
    if re.search(r"\bdes\s+$", home[: match.start()]):
        body = base_form(body, "des", known)
    found = Resolution(resolution_title(heading), body)
    if _TWO_SESSIONS.search(home[: match.start()]):
        return found
    session = match["n"]
    naming = [text for text in texts if re.search(rf"\b{session}(?:\.|st|nd|rd|th)\s", text)]
    return _placed(Resolution(found.title, body, session), naming, below, session)


def _uncounted(heading: str, known: frozenset[str]) -> Resolution:
    """A body that does not count its sessions: “Resolution of the Council on ...”."""
    match = _body_of_resolution().search(heading)
    body = match["body"].strip() if match else None
    if match and body and match["article"].lower() == "des":
        body = base_form(body, "des", known)
    return Resolution(resolution_title(heading), body)


@cache
def _body_of_resolution() -> re.Pattern[str]:
    word = rf"{words('resolutions')}\w*(?:\s+\d+)?(?:\s+\(\d{{4}}\))?"
    return re.compile(
        rf"(?i:{word}\s+(?P<article>des|der|of the|by the|of))\s+(?P<body>[A-ZÄÖÜ][^(),.;:]{{3,80}}?)"
        r"(?=\s+(?:vom|zur|zum|zu|über|auf|in|an|on|of \d|dated|from|adopted|betreffend|concerning)\b|\s*[(,.;:]|$)"
    )


def _same(match: re.Match[str], body: str) -> bool:
    """Whether a session is one of a body: its name begins with the same letters, whatever the case ending."""
    return match["body"].split()[0].casefold()[:5] == body.split()[0].casefold()[:5]


def _speaks_of(text: str, body: str) -> bool:
    return body.split()[0].casefold()[:5] in text.casefold()


def _placed(found: Resolution, naming: Sequence[str], below: Sequence[str], session: str | None) -> Resolution:
    """With place and dates: from the first text that names the session with them, else from the lines beside."""
    if found.title is None and found.body is None:
        return found
    place, period = _first_placed(naming, session)
    if period is None:
        beside = [(hit, _place_of(text, hit)) for text in below if (hit := find_period(text))]
        placed = [(hit, where) for hit, where in beside if where]
        several_days = [(hit, where) for hit, where in placed if hit.begins != hit.ends]
        period, place = next(iter(several_days or placed), (None, place))
    begins, ends = (period.begins, period.ends) if period else (None, None)
    title = re.sub(rf"\s+(?:in|at|zu)\s+{re.escape(place)}$", "", found.title) if place and found.title else found.title
    return Resolution(title, found.body, found.session, place, begins, ends)


def _first_placed(texts: Sequence[str], session: str | None) -> tuple[str | None, Found | None]:
    for text in texts:
        hit = re.search(rf"\b{session}(?:\.|st|nd|rd|th)\s", text) if session else None
        named = text[hit.start() :] if hit else text
        if period := find_period(named):
            return _place_of(named, period), period
    return None, None


def _place_of(text: str, period: Found) -> str | None:
    """The place that stands right before or after the dates, else the first “in ...” before them."""
    before = _BEFORE_DATES.search(text[: period.start])
    after = _AFTER_DATES.match(text[period.end :])
    if before and _is_place(before["place"]):
        return before["place"]
    if after:
        return after["place"]
    near = (match[1] for match in _SOMEWHERE.finditer(text[: period.start]))
    return next((name for name in near if _is_place(name)), None)


def _is_place(name: str) -> bool:
    return name.split()[0] not in month_names() and not _NO_PLACE.match(name) and not inside("parliaments").search(name)
