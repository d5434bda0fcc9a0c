"""The words of ``words/internal.toml`` as questions about one word, and as the pattern of a list of numbers."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import cache, lru_cache

from peilung.insight.words import word_lists
from peilung.reading.lexicon import alternatives
from peilung.reading.numbers import number_list
from peilung.reading.words import word_lists as reading_lists

_PLAIN = re.compile(r"[^\W\d_]+(?:\\\.)?\??")


class Word(Enum):
    """What a word before a number can be."""

    POINT = auto()
    """Ziffer, recommendation: it counts points."""
    WEAK = auto()
    """Nummer, item: it counts points and other things."""
    LEVEL = auto()
    """Buchstabe, sub-paragraph: it counts below a point."""
    ANSWER = auto()
    """Antwort, response."""
    SEE = auto()
    """siehe, see, stated."""
    FOREIGN = auto()
    """Richtlinie, Act: it has numbers of its own."""
    LINK = auto()
    """zu der, to the: passed over."""


def tag(language: str) -> str:
    """Which lists count for a text: German, English, or both where its language is another or unknown."""
    return language[:2] if language[:2] in ("de", "en") else ""


def listed(name: str, language: str) -> list[str]:
    """The entries of one table for a language (for none those of both)."""
    tables: dict[str, list[str]] = word_lists("internal")[name]
    return [entry for key, entries in tables.items() if language in ("", key) or key == "all" for entry in entries]


@cache
def pattern(name: str, language: str = "", before: str = "", behind: str = "") -> re.Pattern[str]:
    """One list as an alternation, with what must stand before and behind it; white space may be any."""
    entries = "|".join(entry.replace(" ", r"\s+") for entry in listed(name, language))
    return re.compile(rf"{before}(?:{entries or '(?!)'}){behind}", re.IGNORECASE)


@cache
def _plain(name: str, language: str) -> frozenset[str]:
    """The words that a list's entries stand for, where no more than a letter is left open at their end: “ziffern?”."""
    found: set[str] = set()
    for entry in filter(_PLAIN.fullmatch, listed(name, language)):
        word = entry.replace("\\.", ".").removesuffix("?")
        found |= {word, word[:-1]} if entry.endswith("?") else {word}
    return frozenset(found)


@cache
def _inexact(name: str, language: str) -> re.Pattern[str]:
    entries = [entry.replace(" ", r"\s+") for entry in listed(name, language) if not _PLAIN.fullmatch(entry)]
    return re.compile("|".join(entries) or "(?!)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_listed(name: str, word: str, language: str = "") -> bool:
    """Whether a word is an entry of a list."""
    return word.lower() in _plain(name, language) or _inexact(name, language).fullmatch(word) is not None


@lru_cache(maxsize=8192)
def what_is(word: str, language: str) -> Word | None:
    """What a word is before a number; with its full stop, if it has one (“vgl.”, “Nr.”)."""
    if is_listed("levels", word):
        return Word.LEVEL
    if _counts_points(word, language):
        return Word.WEAK if is_listed("weak", word) else Word.POINT
    if is_listed("answers", word, language):
        return Word.ANSWER
    if is_listed("see", word, language):
        return Word.SEE
    if is_listed("links", word, language):
        return Word.LINK
    return Word.FOREIGN if is_foreign(word, language) else None


@lru_cache(maxsize=8192)
def is_foreign(word: str, language: str) -> bool:
    """Whether a word names a thing with numbers of its own; in German also as the end of a compound."""
    before = r"\w*" if language != "en" else ""
    return pattern("foreign", language, before).fullmatch(word) is not None


def _counts_points(word: str, language: str) -> bool:
    return is_listed("points", word, language) or _reading_points().fullmatch(word) is not None


@cache
def _reading_points() -> re.Pattern[str]:
    return re.compile(alternatives("points"), re.IGNORECASE)


@cache
def label_words() -> re.Pattern[str]:
    """What may stand between two numbers of a list behind the word that joins them, or nothing."""
    return re.compile(_label_words(), re.IGNORECASE)


@cache
def _label_words() -> str:
    nouns = "|".join((alternatives("points"), *listed("points", ""), *listed("levels", "")))
    linking = "|".join((alternatives("articles"), alternatives("towards"), *listed("answers", "")))
    return rf"(?:(?:{linking}|unter|auf|in|under)\s+){{0,4}}(?:(?:{nouns})\s*(?:n[ro]n?\.?\s*)?(?=[\s(\[\d]))?\s*"


@cache
def numbers() -> re.Pattern[str]:
    """A list of numbers that ends there: no digit, slash or letter goes on with it."""
    return re.compile(rf"(?:{number_list(_label_words(), _inside())})(?![\w#]|[./–-][\d#]|,\d)", re.IGNORECASE)


def _inside() -> str:
    levels = "|".join(listed("levels", ""))
    listed_letter = rf",\s+(?:{alternatives('points')})\s+(?=\(?[a-z]\))"
    return rf",?\s+(?:{levels})\s*|{listed_letter}|\s+(?:nummer|nr\.|ziffer|ziff\.)\s+(?=\(?\d)"


@cache
def inside_numbers() -> re.Pattern[str]:
    """The words between the parts of one number: “3 Buchstabe b”, “3, point (b)”."""
    return re.compile(rf"(?<=[\w)])(?:{_inside()})", re.IGNORECASE)


@cache
def between_numbers() -> re.Pattern[str]:
    """The words inside such a list that name no number."""
    nouns = "|".join((alternatives("points"), *listed("points", ""), *listed("levels", ""), *listed("answers", "")))
    linking = rf"{alternatives('articles')}|zu|zur|re|ad|on|unter|auf|in|under|n[ro]n?"
    short = r"(?:nrn?|nos?|paras?|ziff|buchst|lit)\."
    return re.compile(rf"(?<!\w)(?:(?:{nouns}|{linking})(?![\w.])\.?|{short})\s*", re.IGNORECASE)


@cache
def months() -> re.Pattern[str]:
    """The name of a month."""
    names = "|".join(name for names in reading_lists("calendar")["months"].values() for name in names)
    return re.compile(rf"(?:{names})(?!\w)", re.IGNORECASE)
