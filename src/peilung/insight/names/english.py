"""Names in English: capitalised words that end in a head, what it is for behind it, titles in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from peilung.core.insight import FactType
from peilung.insight.names.found import Found
from peilung.insight.names.lexicon import Head, HeadRole, english
from peilung.insight.names.words import CLOSING, Words

_YEAR = re.compile(r"(?:19|20)\d\d(?:[–‑-](?:20)?\d\d)?")
_OWNED = re.compile(r"['’]s\Z")
_SHORT = re.compile(r"\s*\([^()]{1,20}\)")
_LONGEST = 7
_CHAIN = 12


def english_names(words: Words) -> Iterator[Found]:
    """The names of an English text in order; none inside another."""
    ahead = at = 0
    while at < len(words):
        found = _at(words, at, ahead)
        if found is not None:
            yield found
            ahead = found.end
        at = max(at + 1, ahead)


def _at(words: Words, at: int, ahead: int) -> Found | None:
    head = english().heads.get(words.word(at))
    small = head or english().small.get(words.low(at))
    if small is None or small.role is HeadRole.MINISTRY and head is None:
        return None
    quoted = _quoted(words, at, small, ahead)
    if quoted is not None or head is None or _head_follows(words, at):
        return quoted
    first = _first(words, at, ahead)
    end, rule = _reach(words, at, head, first == at)
    if not _is_name(words, first, at, head, rule):
        return None
    return Found(first, end, _OWNED.sub("", _SHORT.sub("", words.printed(first, end))), head, rule)


def _quoted(words: Words, at: int, head: Head, ahead: int) -> Found | None:
    """“Safe Streets” programme; programme “Safe Streets”."""
    close = words.closing(at + 1)
    if close is not None and words.capital(at + 2):
        return Found(at, close + 1, _SHORT.sub("", words.printed(at, close + 1)), head, "name.quoted")
    if words.word(at - 1) not in CLOSING:
        return None
    for start in range(at - 3, max(at - 12, ahead - 1, -1), -1):
        if words.closing(start) == at - 1:
            titled = words.capital(start + 1) and words.word(start - 1) not in CLOSING
            return Found(start, at + 1, words.printed(start, at + 1), head, "name.quoted") if titled else None
    return None


def _head_follows(words: Words, at: int) -> bool:
    """Whether the capitalised words go on to a later head: in “Youth Fund Board” the board is named."""
    ahead = at + 1
    while words.capital(ahead) and ahead < at + 5 and not words.breaks(ahead):
        if words.word(ahead) in english().heads:
            return True
        ahead += 1
    return False


def _first(words: Words, at: int, ahead: int) -> int:
    """Where the capitalised words before a head begin."""
    first = at
    while first > max(ahead, at - _LONGEST) and not words.breaks(first):
        step = _before(words, first)
        if step is None or step < ahead:
            return first
        first = step
    return first


def _before(words: Words, first: int) -> int | None:
    """Where the part before ``first`` begins, if it belongs to the name."""
    at, word = first - 1, words.word(first - 1)
    if word in {"'", "’"} and words.capital(at - 1) and words.low(at - 1).endswith("s"):
        return at - 1
    if words.low(at) in {"and", "&"}:
        return _before_and(words, at)
    if not words.capital(at) or words.low(at) in english().stops:
        return None
    if _OWNED.search(word):
        return at if words.low(at).replace("’", "'") in english().owners else None
    return at


def _before_and(words: Words, at: int) -> int | None:
    """“the Research and Innovation Programme”: one or two capitalised words, no head, with an article before."""
    for first in (at - 1, at - 2):
        if not words.capital(first) or words.word(first) in english().heads or words.low(first) in english().stops:
            return None
        if words.low(first - 1) in english().articles:
            return first
    return None


def _reach(words: Words, at: int, head: Head, alone: bool) -> tuple[int, str]:
    """Where the name ends behind its head, and by which rule."""
    behind = at + 1
    if alone and words.word(at) in english().before_title and words.capital(behind):
        return _capitals(words, behind), "name.titled"
    if words.low(behind) in english().links:
        end = _what_for(words, behind + 1, head.type is FactType.INSTITUTION)
        if end is not None:
            return end, "name.phrase"
    if _YEAR.fullmatch(words.word(behind)) and head.type is not FactType.INSTITUTION:
        return behind + 1, "name.capitals"
    return behind, "name.capitals"


def _what_for(words: Words, at: int, institution: bool) -> int | None:
    """The end of “the Environment, Food and Rural Affairs”, of “Freedom of Information” behind “on” or “for”."""
    end = _part(words, at)
    further = {"of", "for", "in"} if not institution else {"of"} if words.low(at - 1) in {"on", "for"} else set()
    listed: int | None = None
    while end is not None and end - at < _CHAIN:
        low, following = words.low(end), None
        if low in {"and", "&"} and (institution or listed or words.low(at) != "the"):
            following = None if another_office(words, end + 1) else _part(words, end + 1)
        elif low == "," and words.low(end + 1) in {"and", "&"}:
            following = _part(words, end + 2)
        elif low == ",":
            following = _part(words, end + 1) if institution else None
            listed = listed or end
        elif low in further:
            following = _part(words, end + 1)
        if following is None:
            break
        if low == "and" or words.low(end + 1) == "and":
            listed = None
        end = following
    return listed or end


def _part(words: Words, at: int) -> int | None:
    if words.low(at) == "the":
        at += 1
    end = _capitals(words, at)
    if _OWNED.search(words.word(end)) and words.capital(end) and not words.breaks(end):
        end += 1
    return end if end > at and words.low(at) not in english().stops else None


def another_office(words: Words, at: int) -> bool:
    """Whether an office of its own follows an “and”: “the Ministry of Justice and the Home Office”."""
    if words.low(at) != "the":
        return False
    return any(words.word(index) in english().separate for index in range(at + 1, _capitals(words, at + 1)))


def _capitals(words: Words, at: int) -> int:
    end = at
    while words.capital(end) and end < at + 5 and not words.breaks(end):
        if _OWNED.search(words.word(end)) and words.low(end).replace("’", "'") not in english().owners:
            break
        end += 1
    return end


def _is_name(words: Words, first: int, at: int, head: Head, rule: str) -> bool:
    """Whether there is more than a head, and more than a level before it."""
    if words.low(first - 1) == "(" and first == at and rule == "name.capitals":
        return False
    before = [words.low(index) for index in range(first, at)]
    telling = [low for low in before if low not in english().levels]
    if rule == "name.titled":
        return True
    if rule == "name.phrase":
        return bool(telling) or head.type is FactType.INSTITUTION or bool(before)
    if head.role is HeadRole.MINISTRY:
        return bool(before)
    return bool(telling) or len(before) > 2
