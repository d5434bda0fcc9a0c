"""Resolutions and numbered sessions of other bodies: “Ziffer 26 der Resolution der 28. BSPC 2019”, “the 29th BSPC”.

Terms and plain meetings (“In seiner 71. Sitzung”) are none, unless a decision of the meeting is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from peilung.core.insight import Place, Quote, Reference, ReferenceType
from peilung.insight.references.external_common import Gender, by_itself, either, one_line, plain, pointer
from peilung.insight.references.sessions_bodies import BRACKET, Bodies, Body, german_name
from peilung.insight.words import word_lists

_BEFORE = 90
_ORDINAL = r"(?P<figure>\d{1,3})(?:\.|st|nd|rd|th)\s{1,2}"
_MONTH = r"[A-ZÄ][a-zä]{2,9}\.?"
_DAY = r"\d{1,2}\.?"
_DAYS = rf"(?:{_DAY}(?:\s{_MONTH})?\s?(?:bis|und|to|and|[-–—])\s?(?:zum\s)?)?{_DAY}\s"
_YEAR = rf"(?:(?:{_DAYS})?{_MONTH}\s)?(?:\d{{1,2}},\s)?(?P<NAME>(?:19|20)\d\d)(?![\w/])"
_TOWN = r"[A-ZÄÖÜ][\w-]{1,30}(?:\s[A-ZÄÖÜ][\w-]{1,30})?"
_LEAD = r"(?:(?:aus dem|aus|vom|von|im Jahre?|im|am|of|from|on|in)\s)?"
_TAIL = re.compile(
    one_line(
        rf"\s\((?:{_TOWN},\s)?{_LEAD}{_YEAR.replace('NAME', 'bracket')}\)"
        rf"|,?(?:\sin\s{_TOWN},?)?\s{_LEAD}{_YEAR.replace('NAME', 'open')}"
    )
)
_OF_YEAR = re.compile(
    r"\s(?:resolution|declaration|statement)\s(?:of|from)\s(?P<open>(?P<bracket>(?:19|20)\d\d))(?!\d)"
)
_OWN_BODY = re.compile(
    r"\b(?P<article>der|die|das|dem|den|des|Der|Die|Das|Dem|the|The)\s(?P<name>[A-ZÄÖÜ][^.;:,()\n]{2,70}?)\s"
    r"(?:hat\s|has\s|haben\s)?(?:auf|in|bei|an|during|at|in)\s(?:seiner|ihrer|its)\s$"
)
_SENTENCE = re.compile(r"(?<=[a-zäöüß)”“]{2})[.!?]\s")
_ALSO = re.compile(
    r"(?<![\w.,/])(?P<figure>\d{1,3})(?:\.|st|nd|rd|th)?\s(?:und|sowie|bzw\.|and)\s(?:der\s|des\s|dem\s|zur\s|the\s)?\Z"
)
"""The number before: “der 3. und der 4. Seenkonferenz”."""
_NUMBERED = re.compile(
    r"\b(?:Resolution(?:en)?|Entschließung|[Rr]esolution)\s(?:Nr\.\s|No\.\s)?"
    r"(?P<number>\d{1,3}/\d{1,4}|\d{3,4}\s\((?:19|20)\d\d\))(?![\w/])"
)


@dataclass(frozen=True, slots=True)
class _Session:
    """One numbered session: where its words stand, its number, the body, the year printed with it."""

    start: int
    end: int
    number: int
    body: str
    year: str
    rule: str


def sessions(place: Place, bodies: Bodies) -> Iterator[Reference]:
    """All sessions and resolutions of other bodies that one text names, each point of them by itself."""
    end = 0
    for cue in _cue().finditer(place.text):
        session = _session(place.text, cue, bodies) if cue.start() >= end else None
        if session:
            end = session.end
            also = _ALSO.search(place.text, max(0, cue.start() - 30), cue.start())
            if also:
                yield from _references(place, replace(session, start=also.start(), number=int(also["figure"]), year=""))
            yield from _references(place, session)
    for match in _NUMBERED.finditer(place.text):
        target = f"Resolution {plain(match['number'])}"
        parts = {"number": plain(match["number"])}
        quote = Quote(place, match.start(), match.end())
        yield pointer(ReferenceType.RESOLUTION, target, quote, "session.resolution", parts)


def _session(text: str, cue: re.Match[str], bodies: Bodies) -> _Session | None:
    number = int(cue["figure"]) if cue["figure"] else int(_lists()["ordinals"][cue["word"]])
    before = text[max(0, cue.start() - _BEFORE) : cue.start()]
    decided = bool(_decided().search(_SENTENCE.split(before)[-1]))
    body = bodies.body(text, cue.end())
    if body and (body.known or decided or _TAIL.match(text, body.end) or _decides().match(text, body.end)):
        return _with_year(text, cue.start(), number, body, "session.numbered")
    return _meeting(text, cue, number, bodies, before, decided)


def _with_year(text: str, start: int, number: int, body: Body, rule: str) -> _Session:
    tail = _OF_YEAR.match(text, body.end) or _TAIL.match(text, body.end)
    year = (tail["bracket"] or tail["open"]) if tail else ""
    end = tail.end() if tail else body.end
    bracket = BRACKET.match(text, end)
    return _Session(start, bracket.end() if bracket else end, number, body.name, year, rule)


def _meeting(
    text: str, cue: re.Match[str], number: int, bodies: Bodies, before: str, decided: bool
) -> _Session | None:
    """“152. Plenartagung des Ausschusses der Regionen”, “auf seiner 152. Plenartagung”, “14. Kreistagssitzung”."""
    compound = _compound().match(text, cue.end())
    if compound and decided:
        return _with_year(text, cue.start(), number, Body(compound.group(), compound.end(), False), "session.meeting")
    meeting = _meeting_words().match(text, cue.end())
    if not meeting or not (decided or meeting.group().lower().startswith(("plenartagung", "plenary"))):
        return None
    owner = _owner(text, meeting, bodies) or _owner_before(before, meeting.end(), bodies)
    if not owner and bodies.own and re.fullmatch(r"Tagung|[Ss]ession", meeting.group()):
        owner = Body(bodies.own, meeting.end(), True)
    return _with_year(text, cue.start(), number, owner, "session.meeting") if owner else None


def _owner(text: str, meeting: re.Match[str], bodies: Bodies) -> Body | None:
    """The body in the genitive behind a meeting."""
    match = _genitive_name().match(text, meeting.end())
    if not match:
        return None
    name = _in_nominative(match["name"], match["article"].lower())
    return Body(bodies.called(name), match.end(), True)


def _owner_before(before: str, end: int, bodies: Bodies) -> Body | None:
    match = _OWN_BODY.search(before)
    return Body(bodies.called(_in_nominative(match["name"], match["article"].lower())), end, True) if match else None


def _in_nominative(name: str, article: str) -> str:
    """A name without its article: “Europäischen Ausschusses” after “des”, “Europäische Ausschuss” after “der”."""
    if article == "the":
        return plain(name)
    first, _, rest = plain(name).partition(" ")
    adjective = re.fullmatch(r"[A-ZÄÖÜ]\w+(?:isch|lich|ig|gemein)e[nrsm]?", first) and rest[:1].isupper()
    noun, _, tail = rest.partition(" ") if adjective else plain(name).partition(" ")
    if article == "des":
        noun = german_name("", _without_genitive(noun))
    gender = {"die": Gender.FEMININE, "das": Gender.NEUTER}.get(article, Gender.MASCULINE)
    if article == "der" and re.search(r"(?:ung|konferenz|kammer|ion|schaft|synode)$", noun):
        gender = Gender.FEMININE
    return plain(f"{by_itself(first, gender) if adjective else ''} {noun} {tail}")


def _without_genitive(noun: str) -> str:
    return re.sub(r"(?<=[a-zäöü]{3}(?:ss|ag|at|ld|nd))es$|(?<=[a-zäöü][bcdfghklmnprt])s$", "", noun)


def _references(place: Place, session: _Session) -> Iterator[Reference]:
    start, end, items = _items(place.text, session)
    name = " ".join(filter(None, (f"{session.number}.", session.body, session.year)))
    parts = {"body": session.body, "session": str(session.number)} | ({"year": session.year} if session.year else {})
    quote = Quote(place, start, end)
    if not items:
        yield pointer(ReferenceType.RESOLUTION, name, quote, session.rule, parts)
        yield from _of_its_resolution(place, session, name, parts)
    for word, item in items:
        target = f"{name}, {word} {item}"
        yield pointer(ReferenceType.RESOLUTION, target, quote, session.rule, parts | {"item": item})


def _items(text: str, session: _Session) -> tuple[int, int, list[tuple[str, str]]]:
    """The points of the resolution that are named before or behind it, with the words for them."""
    after = _item_after().match(text, session.end)
    if after:
        return session.start, after.end(), [(_one(after["word"]), after["number"])]
    base = max(0, session.start - _BEFORE)
    before = _item_before().search(text[base : session.start])
    if not before:
        return session.start, session.end, []
    numbers = re.findall(r"\d{1,3}(?:\.\d{1,2})?(?:\s?[a-z]\))?", before["numbers"])
    several = len(numbers) > 1 or before["word"] in _lists()["items"]["singular"]
    word = _one(before["word"]) if several else before["word"]
    return base + before.start(), session.end, [(word, number) for number in numbers]


def _one(word: str) -> str:
    """The word for one point out of the word for several."""
    singular: dict[str, str] = _lists()["items"]["singular"]
    return singular.get(word, word.rstrip("s") if word.endswith("s") else word)


def _of_its_resolution(place: Place, session: _Session, name: str, parts: Mapping[str, str]) -> Iterator[Reference]:
    """“The 8th Forum asked for this in clauses 5 and 6 of its resolution”: further points, with their own quote."""
    match = _of_its().match(place.text, session.end)
    for number in re.findall(r"\d{1,3}", match["numbers"]) if match else ():
        target = f"{name}, {_one(match['word'])} {number}" if match else name
        quote = Quote(place, match.start("word"), match.end()) if match else Quote(place, session.start, session.end)
        yield pointer(ReferenceType.RESOLUTION, target, quote, session.rule, {**parts, "item": number})


def _lists() -> dict[str, Any]:
    found: dict[str, Any] = word_lists("papers")["sessions"]
    return found


@cache
def _cue() -> re.Pattern[str]:
    words = either(word for name in _lists()["ordinals"] for word in (name,))
    return re.compile(rf"(?<![\w.,/§-])(?:{_ORDINAL}|(?P<word>{words})\s)(?=[A-ZÄÖÜa-z])")


@cache
def _decided() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(_lists()['meetings']['decided'])}(?!\w)")


@cache
def _decides() -> re.Pattern[str]:
    return re.compile(rf"[^.;\n]{{0,60}}?(?<!\w){either(_lists()['meetings']['decides'])}(?!\w)")


@cache
def _compound() -> re.Pattern[str]:
    return re.compile(rf"(?=[A-ZÄÖÜ]){either(_lists()['meetings']['compound'])}(?!\w)".replace(r"\w+", r"\w{1,40}"))


@cache
def _meeting_words() -> re.Pattern[str]:
    lists = _lists()["meetings"]
    return re.compile(rf"(?i:{either((*lists['de'], *lists['en']))})(?!\w)")


@cache
def _genitive_name() -> re.Pattern[str]:
    word = r"[A-ZÄÖÜ][\w’'-]{1,40}"
    linked = r"(?:der\s|des\s|für\s(?:die\s)?|of\s(?:the\s)?|for\s(?:the\s)?|on\s(?:the\s)?|and\s|und\s)?"
    return re.compile(rf"\s(?:of\s)?(?P<article>des|der|the)\s(?P<name>{word}(?:\s{linked}{word}){{0,4}})")


@cache
def _of_its() -> re.Pattern[str]:
    lists = _lists()["items"]
    word, resolution = either((*lists["de"], *lists["en"])), either(lists["resolutions"])
    numbers = r"(?P<numbers>\d{1,3}(?:(?:,|\sund|\sand|\sto|\sbis)\s\d{1,3}){0,5})"
    owner = r"(?:of\sits|ihrer|seiner)"
    return re.compile(rf"[^.;\n]{{0,60}}?\sin\s(?:den\s)?(?P<word>{word})\s{numbers}\s{owner}\s{resolution}")


@cache
def _item_before() -> re.Pattern[str]:
    lists = _lists()["items"]
    word, resolution = either((*lists["de"], *lists["en"])), either(lists["resolutions"])
    number = r"\d{1,3}(?:\.\d{1,2})?(?:\s?[a-z]\))?"
    numbers = rf"(?P<numbers>{number}(?:(?:,|\sund|\sbis|\sand|\sto|\s&)\s{number}){{0,9}})"
    linked = r"(?:aus\s|in\s)?(?:der|des|dem|of the|in the|from the|of)\s"
    again = r"(?:der|des|zur|zum|vom|of the|from the|adopted by the|adopted at the)\s"
    return re.compile(rf"(?<!\w)(?P<word>{word})\s{numbers}\s{linked}(?:{resolution}\s{again})?$")


@cache
def _item_after() -> re.Pattern[str]:
    lists = _lists()["items"]
    number = r"(?P<number>\d{1,3}(?:\.\d{1,2})?)(?!\w|\s(?:of|der|des|to)\s)"
    return re.compile(rf"(?:,|\sin|,\sin)\s(?P<word>{either((*lists['de'], *lists['en']))})\s{number}")
