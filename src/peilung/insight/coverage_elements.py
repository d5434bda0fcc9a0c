"""The elements of a demand: what is asked for, for whom, by when (words in ``words/coverage.toml``).

German demands are cut behind each infinitive with “zu”, English ones before each verb that opens a new part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from peilung.core.insight import ElementPart
from peilung.insight.sentences import sentences
from peilung.insight.stemmer import listed
from peilung.insight.words import word_lists

MOST = 60
"""No demand has more elements than this."""

_INFINITIVE = re.compile(
    r"(?<!\w)zu[ \u00a0](?P<plain>[a-zäöüß]{3,30}n)(?!\w)|(?<!\w)(?P<infix>[a-zäöü]{2,10}zu[a-zäöüß]{2,30}n)(?!\w)"
)
_BEFORE = re.compile(r"[\s,;:.–—•-]+")
_WORD = re.compile(r"[^\W\d_][\w\u00ad’'-]{0,80}")
_CLAUSE = re.compile(r",? (?:und|oder) |(?P<strong>,? sowie |; ?)")
_MAIN_VERB = re.compile(r"[a-zäöüß]{2,30}(?:t|en|n|ist|sind|kann|muss|soll|wird|darf)\Z")


_SPACE = re.compile(r"[ \u00a0\n]")
_GOES_ON = frozenset(("und", "oder", "der", "des"))
"""Behind a German noun, a small letter begins what is no part of its phrase, but for these."""
_ALSO = "auch|zudem|dabei|dass|to|also"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One element of a demand by its place in the point's text, and for *what* the stretches that say whom and when."""

    part: ElementPart
    start: int
    end: int
    without: tuple[tuple[int, int], ...] = ()


def elements(text: str, language: str) -> tuple[Stretch, ...]:
    """The elements of a demand in the order of its text; none in a language without lists."""
    if not lists(language):
        return ()
    found: list[Stretch] = []
    for start, end in _whats(text, language):
        inner = [*_times(text, start, end, language), *_benefit(text, start, end, language)]
        inner = inner[:MOST] if _says_more(text, start, end, inner) else []
        holes = tuple((stretch.start, stretch.end) for stretch in inner)
        found += [Stretch(ElementPart.WHAT, start, end, holes), *inner]
        if len(found) > MOST:
            break
    return tuple(found[:MOST])


@cache
def lists(language: str) -> dict[str, Any]:
    """The lists of a language; empty where there are none."""
    found = word_lists("coverage").get(language[:2], {})
    return found if isinstance(found, dict) else {}


def _says_more(text: str, start: int, end: int, inner: list[Stretch]) -> bool:
    """Whether anything is left of an element without what says whom and when."""
    return end - start - sum(stretch.end - stretch.start for stretch in inner) > 3


def _whats(text: str, language: str) -> Iterator[tuple[int, int]]:
    for start, end in sentences(text):
        start = _behind_opening(text, start, end, language)
        pieces = _german(text, start, end) if language[:2] == "de" else _english(text, start, end)
        for first, last in pieces:
            trimmed = _trim(text, first, last)
            if trimmed[1] - trimmed[0] > 2:
                yield trimmed


def _behind_opening(text: str, start: int, end: int, language: str) -> int:
    """Where the demand begins behind “Der Landtag fordert … auf,” or “The Ministry should”."""
    match = _opening(language[:2]).search(text, start, min(end, start + 400))
    return match.end() if match else start


@cache
def _opening(language: str) -> re.Pattern[str]:
    words = lists(language)
    ways = "|".join(re.escape(way) for way in sorted(words["openings"], key=len, reverse=True))
    who, modal = "|".join(words["addressees"]), "|".join(words["modals"])
    way = rf"(?:{who})(?:[ \u00a0][\w-]{{1,40}}){{0,4}}[ \u00a0](?:{modal})|{ways}"
    return re.compile(rf"(?<!\w)(?:{way})(?!\w)(?: dass| that| to)?|\A[ \u00a0]?(?:dass|that)(?!\w)", re.IGNORECASE)


def _german(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each part up to its infinitive with “zu”; without one, each clause or noun phrase."""
    barred, purpose = frozenset(lists("de")["no_infinitive"]), tuple(lists("de")["purpose"])
    at, cut = start, False
    for match in _INFINITIVE.finditer(text, start, end):
        if match["plain"] in barred or match.start() < at:
            continue
        opened = _skip_joint(text, at, match.start())
        at = _with_question(text, match.end(), end)
        if not text[opened : match.start()].lower().startswith(tuple(f"{word} " for word in purpose)):
            yield opened, at
            cut = True
    if not cut:
        yield from _clauses(text, start, end)


def _with_question(text: str, at: int, end: int) -> int:
    """Where an infinitive ends with what it asks in a clause of its own: “darzulegen, wie viele …”."""
    opened = _asked().match(text, at, end)
    if not opened:
        return at
    semicolon = text.find(";", opened.end(), end)
    return semicolon if semicolon >= 0 else end


@cache
def _asked() -> re.Pattern[str]:
    return re.compile(rf",[ \u00a0\n](?:{'|'.join(lists('de')['asked'])})(?!\w)")


def _skip_joint(text: str, at: int, end: int) -> int:
    match = _joint().match(text, at, end)
    return match.end() if match else at


@cache
def _joint() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for language in ("de", "en") for word in lists(language)["joints"])
    return re.compile(rf"[\s,;:.–—•-]*(?:(?:{words})(?!\w)\s*)?(?:(?:{_ALSO})(?!\w)\s*)?", re.IGNORECASE)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """German clauses with a verb of their own, and what “sowie” or a semicolon parts."""
    at = _skip_joint(text, start, end)
    for match in _CLAUSE.finditer(text, at, end):
        if match["strong"] or _ends_clause(text, at, match, end):
            yield at, match.start()
            at = _skip_joint(text, match.end(), end)
    yield at, end


def _ends_clause(text: str, at: int, joint: re.Match[str], end: int) -> bool:
    """Whether a verb stands before “und”, not the first of two adjectives: “den baulichen und technischen Zustand”."""
    before = text[max(at, joint.start() - 80) : joint.start()].split()
    following = _WORD.match(text, joint.end(), end)
    if not before or not following or not _MAIN_VERB.match(before[-1]) or len(before) < 2:
        return False
    return not (following.group()[0].islower() and following.group().endswith(before[-1][-2:]))


def _english(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each part that begins with a verb behind “and”, a comma, “should” or “to”."""
    at = _skip_joint(text, start, end)
    for match in _verb_opens().finditer(text, at, end):
        if match.start() > at and not _is_noun(text, match):
            yield at, match.start()
            at = match.start("verb")
    yield at, end


@cache
def _verb_opens() -> re.Pattern[str]:
    verbs = "|".join(sorted(set(lists("en")["verbs"].split()), key=len, reverse=True))
    joints = "[,;] (?:as well as |and |or )?|,? and |,? or |,? as well as "
    return re.compile(rf"(?:{joints})(?:also |then )?(?:to )?(?P<verb>(?:{verbs}))(?!\w)")


def _is_noun(text: str, match: re.Match[str]) -> bool:
    """Whether the word that looks like a verb names a thing: “advice and support for farmers”."""
    if match["verb"] not in frozenset(lists("en")["also_nouns"].split()):
        return False
    following = _WORD.search(text, match.end(), match.end() + 20)
    return following is None or following.group() in ("for", "of", "in", "to", "and", "or", "with", "from", "by", "at")


def _times(text: str, start: int, end: int, language: str) -> Iterator[Stretch]:
    for match in _time(language[:2]).finditer(text, start, end):
        yield Stretch(ElementPart.WHEN, match.start(), match.end())


@cache
def _time(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{lists(language)['time']})(?!\w)", re.IGNORECASE)


def _benefit(text: str, start: int, end: int, language: str) -> Iterator[Stretch]:
    """Those for whom something is asked: “für” and a noun that names people or bodies."""
    groups = tuple(lists(language)["groups"])
    for match in _for(language[:2]).finditer(text, start, end):
        last = None
        at = match.end()
        for word in _phrase(text, at, end, language[:2]):
            if word.group().lower().endswith(groups) and (language[:2] != "de" or word.group()[0].isupper()):
                last = word.end()
        if last:
            yield Stretch(ElementPart.WHOM, match.start(), last)


def _phrase(text: str, at: int, end: int, language: str) -> Iterator[re.Match[str]]:
    """The words of the noun phrase that begins here: up to a comma, a preposition or a verb, at most eight."""
    named = False
    for _ in range(8):
        word = _WORD.match(text, at, end)
        if word is None or word.group().lower() in _ending(language):
            return
        if named and word.group()[0].islower() and word.group() not in _GOES_ON:
            return
        yield word
        named = named or (language == "de" and word.group()[0].isupper())
        space = _SPACE.match(text, word.end(), end)
        if space is None:
            return
        at = space.end()


@cache
def _ending(language: str) -> frozenset[str]:
    """Function words at which a noun phrase ends."""
    return listed(language, "stop") - frozenset(lists(language)["inside"].split())


@cache
def _for(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(lists(language)['for'])})[ \u00a0\n]", re.IGNORECASE)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without punctuation and white space at both ends."""
    opened = _BEFORE.match(text, start, end)
    start = opened.end() if opened else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:.–—"):
        end -= 1
    return start, end
