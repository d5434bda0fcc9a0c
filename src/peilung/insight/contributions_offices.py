"""Names of offices at the beginning of a text or behind a phrase, as they are called by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from peilung.insight.names.english import another_office
from peilung.insight.names.lexicon import Head, HeadRole, english, german
from peilung.insight.names.phrases import DECLINED, by_itself, chain, nominative
from peilung.insight.names.words import Words
from peilung.insight.words import word_lists

_SPEAKING = frozenset({HeadRole.MINISTRY, HeadRole.AUTHORITY})
_ARTICLES = frozenset("der die das des dem den the our vom beim".split())
_OFFICERS_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Office:
    """A ministry or office: words ``first`` to ``end`` (exclusive), and its name in the nominative."""

    first: int
    end: int
    name: str


def office_at(words: Words, at: int, language: str) -> Office | None:
    """The office that a text names from word ``at`` on, its article left out."""
    if words.low(at) in _ARTICLES:
        at += 1
    if not language.startswith("en") and (found := _german(words, at)) is not None:
        return found
    return None if language.startswith("de") else _english(words, at)


def _german(words: Words, at: int) -> Office | None:
    first = at
    while words.capital(at) and DECLINED.fullmatch(words.word(at)) and at < first + 3:
        at += 1
    if words.low(at).endswith("-") and words.low(at + 1) == "und" and words.capital(at + 2):
        at += 2
    head = german().head(words.low(at)) if words.capital(at) else None
    if head is None or head.role not in _SPEAKING or head.plural or words.low(at) in german().never:
        return None
    end = at + 1
    linked = words.low(end) == "für" or (head.role is HeadRole.MINISTRY and words.low(end) in {"der", "des"})
    if linked:
        end = chain(words, end + 1, False) or end
    if end == at + 1 and words.low(at) == head.form and first == at and head.word not in german().alone:
        return None
    return Office(first, end, _called(words, first, at, end, head))


def _called(words: Words, first: int, at: int, end: int, head: Head) -> str:
    lead = [by_itself(words.word(index), head) for index in range(first, at)]
    return " ".join(filter(None, (*lead, nominative(words.word(at), head), words.printed(at + 1, end))))


def _english(words: Words, at: int) -> Office | None:
    last = None
    index = at
    while words.capital(index) and index < at + 7 and not (index > at and words.breaks(index)):
        word = words.word(index)
        if word in _listed("officers"):
            return _officer(words, at, index)
        if word.endswith(("'s", "’s")) and not _holds_office(word.lower().replace("’", "'")):
            return None
        head = english().heads.get(word)
        if head is not None:
            last = index if head.role in _SPEAKING else None
        index += 1
    if last is None or words.low(at) in english().stops:
        return None
    end = last + 1
    if words.low(end) in {"of", "for"}:
        end = _purpose(words, end + 1) or end
    if end == last + 1 and last == at:
        return None
    return Office(at, end, words.printed(at, end))


def _officer(words: Words, first: int, at: int) -> Office | None:
    """“Director of Environment”, “County Solicitor”, “Secretary of State for Health”; none with a person’s name."""
    end = at + 1
    for _ in range(2):
        if words.low(end) in {"of", "for"} and end < first + _OFFICERS_LONGEST:
            end = _purpose(words, end + 1) or end
    unranked = [index for index in range(first, at) if words.word(index) not in _listed("ranks")]
    if (end == at + 1 and first == at) or len(unranked) > 1 or _person_behind(words, at + 1, end):
        return None
    return Office(first, end, words.printed(first, end))


def _person_behind(words: Words, at: int, end: int) -> bool:
    """Whether a person's name may end the title of an office: “State Miller”, or more than two capitals in a row."""
    last = end
    while last > at and words.capital(last - 1):
        last -= 1
    return end - last > 2 or (end - last == 2 and words.low(last) == "state")


def _holds_office(owner: str) -> bool:
    """Whether “Minister's” and the like stand for an office, rather than “Miller's” for a person."""
    return owner in _listed("holders") or owner in english().owners


def _purpose(words: Words, at: int) -> int | None:
    """The end of “Health, Families and Social Care”."""
    end = _capitals(words, at)
    listed: int | None = None
    while end is not None and end - at < 14:
        low = words.low(end)
        if low not in {"and", "&", ","} or another_office(words, end + 1):
            break
        following = _capitals(words, end + 2 if low == "," and words.low(end + 1) == "and" else end + 1)
        if following is None:
            break
        still_open = low == "," and words.low(end + 1) != "and"
        listed = (listed or end) if still_open else None
        end = following
    return listed or end


def _capitals(words: Words, at: int) -> int | None:
    if words.low(at) == "the":
        at += 1
    end = at
    while words.capital(end) and end < at + 4 and words.low(end) not in english().stops:
        end += 1
    return end if end > at else None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word_lists("speakers")[name])


def sources(words: Words, language: str) -> Iterator[tuple[int, int]]:
    """Where phrases such as “nach Auskunft des” end, as the word an office would begin with, and where they begin."""
    starts = {start: at for at, start in enumerate(words.starts)}
    for pattern, only_first in _source_patterns(language):
        for hit in pattern.finditer(words.text):
            begin = starts.get(hit.start())
            behind = hit.end()
            while behind < len(words.text) and words.text[behind].isspace() and behind < hit.end() + 3:
                behind += 1
            at = starts.get(behind)
            if begin is None or at is None or (only_first and not words.opens(begin)):
                continue
            yield begin, at


@cache
def _source_patterns(language: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    data = word_lists("speakers")
    found = []
    for name, only_first in (("source", False), ("source_first", True)):
        lists = data[name]
        wanted = [language[:2]] if language[:2] in lists else list(lists)
        patterns = [pattern.replace(" ", r"\s") for key in wanted for pattern in lists[key]]
        found.append((re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE), only_first))
    return tuple(found)
