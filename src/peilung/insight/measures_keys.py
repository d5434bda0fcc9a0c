"""When two spellings name the same: without hyphens, quotation marks and case, head and title told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from peilung.core.insight import FactType
from peilung.insight.names.lexicon import Head, HeadRole, english, german
from peilung.insight.names.words import CLOSING, OPENING, Words, words_of
from peilung.insight.words import word_lists

_PUNCTUATION = re.compile(r"[-‑–/.,:;!?()„“”\"»«‚‘’'›‹]")
_HYPHEN = re.compile(r"[-‑]")
_TYPO_FROM = 12
"""A word of so many letters may have one letter too many, too few or wrong and be the same."""
_LONGEST_TYPO = 48

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A name taken apart: its head, the key that all its spellings share, and its title if it has one."""

    head: Head
    key: Key
    title: str | None


def take_apart(name: str, language: str) -> Named | None:
    """The head, key and title of a name; none without a head."""
    words = words_of(name)
    found = head_in(words, language)
    if found is None:
        return None
    at, head = found
    title = _title(words)
    if title is not None and len(title) > 3:
        return Named(head, ("„", head.type.value, *_joined(title)), title)
    if head.article:
        return Named(head, tuple(_parts(words, at, head)), None)
    parts = [part for low in words.lows for part in _HYPHEN.split(low) if part not in _small()]
    return Named(head, tuple(sorted(filter(None, (_PUNCTUATION.sub("", part) for part in parts)))), None)


def without_head(name: str, kind: FactType) -> Named:
    """A name that is one because the paper gives it a short form: all its words are its key."""
    return Named(Head("", "", kind, HeadRole.OFFER), ("=", *_joined(name)), None)


def head_in(words: Words, language: str) -> tuple[int, Head] | None:
    """Where a name's head stands, and which it is: in German the first, in English the last before what it is for."""
    if not language.startswith("en"):
        for at in range(len(words)):
            head = german().head(words.low(at)) if words.capital(at) else None
            if head is not None:
                return at, head
        if language.startswith("de"):
            return None
    last = None
    for at in range(len(words)):
        head = english().heads.get(words.word(at)) or english().small.get(words.low(at))
        if head is not None:
            last = at, head
        elif last is not None and words.low(at) in english().links:
            break
    return last


def _title(words: Words) -> str | None:
    opened = next((at for at in range(len(words)) if words.word(at) in OPENING), None)
    if opened is None:
        return None
    closed = next((at for at in range(len(words) - 1, opened, -1) if words.word(at) in CLOSING), None)
    return words.printed(opened + 1, closed) if closed else None


def _parts(words: Words, at: int, head: Head) -> Iterator[str]:
    """The words of a German name, its head in the nominative and hyphens left out."""
    for index in range(len(words)):
        low = words.low(index)
        word = low[: -len(head.form)] + head.word if index == at else low
        plain = _PUNCTUATION.sub("", word)
        if plain and low not in _small():
            yield plain


def _joined(title: str) -> list[str]:
    return [plain for low in words_of(title).lows if (plain := _PUNCTUATION.sub("", low)) and low not in _small()]


@cache
def _small() -> frozenset[str]:
    return frozenset(word_lists("measures")["small"])


def one_letter_less(word: str) -> Iterator[str]:
    """A long word and all its forms with one letter left out: two words that share one differ in one letter at most."""
    yield word
    if _TYPO_FROM <= len(word) <= _LONGEST_TYPO:
        for at in range(1, len(word)):
            yield word[:at] + word[at + 1 :]


def misspelt(word: str, known: Mapping[str, str]) -> str | None:
    """The known word that a long word differs from in one letter, by an index over ``one_letter_less``."""
    if not _TYPO_FROM <= len(word) <= _LONGEST_TYPO:
        return None
    return next((known[less] for less in one_letter_less(word) if less in known), None)
