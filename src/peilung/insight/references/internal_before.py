"""What stands before a number: pointing words, words that are passed over, things that have numbers of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from peilung.insight.references.internal_words import Word, is_foreign, is_listed, pattern, what_is
from peilung.reading.lexicon import alternatives

_WINDOW = 160
_ARTICLE = re.compile(alternatives("articles"), re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_]+(?:[-/][^\W\d_]+)*\.?|\d[\d/.]*|\S")
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-ZÄÖÜ„“\"])")
_SKIPPED = 4
"""So many words may stand between an answer and its number: “Stellungnahme des Ministeriums für Verkehr zu 3”."""
_TIGHT = re.compile(
    r"(?:(?<!\d)\d{1,3}/\d{2,5}(?:/\w{1,4})?|(?<!\d)(?:19|20)\d\d|(?<!\w)COM\(\d{4}\)\s?\d+(?: final)?)$"
)
_TAIL = re.compile(r"(?:['’]s?)?,?$")
_BRACKETED = re.compile(r"(?<!\d)\d{1,3}/\d{2,5}\s*\($")


@dataclass(frozen=True, slots=True)
class Before:
    """``start``: where the pointing words begin; ``kind``: ANSWER or SEE if there are any.

    ``preposition``: one stands directly before; ``told``: the reader is told to look (siehe, see);
    ``foreign``: the number belongs to something else; ``article``: one stands directly before.
    """

    start: int
    kind: Word | None = None
    preposition: bool = False
    foreign: bool = False
    told: bool = False
    article: bool = False


def look_before(text: str, start: int, language: str) -> Before:
    """Read backwards from ``start``, at most so far as the sentence and a window go."""
    floor = max(0, start - _WINDOW)
    line = text.rfind("\n", floor, start)
    if line >= 0 and _ends_block(text, line):
        floor = line + 1
    for end in _SENTENCE.finditer(text, floor, start):
        if what_is(_last_word(text, end.start() + 1), language) is None:
            floor = end.end()
    tokens = list(_TOKEN.finditer(text, floor, start))
    if tokens and floor and text[floor - 1].isalnum() and tokens[0].start() == floor:
        tokens = tokens[1:]
    return _Walk(text, start, language).back(tokens)


class _Walk:
    """Goes from a number back, word by word."""

    def __init__(self, text: str, start: int, language: str) -> None:
        self._text = text
        self._start = start
        self._language = language
        self._kind: Word | None = None
        self._skipped = 0
        self._foreign = False
        self._linked = False
        self._told = False
        self._there = False

    def back(self, tokens: list[re.Match[str]]) -> Before:
        words = (token.group() for token in reversed(tokens))
        nearest = next((word for word in words if _ARTICLE.fullmatch(word) is None), "")
        article = bool(tokens) and _ARTICLE.fullmatch(tokens[-1].group()) is not None
        preposition = is_listed("prepositions", nearest, self._language)
        reached = len(tokens)
        while reached and self._goes_on(tokens[reached - 1], tokens[reached - 2] if reached > 1 else None):
            reached -= 1
        behind = tokens[reached].start() if reached < len(tokens) else self._start
        there = self._there and self._kind is None
        foreign = self._foreign or there or self._behind_foreign(self._text[max(0, behind - 60) : behind].rstrip())
        return Before(self._start, self._kind, preposition, foreign, self._told, article)

    def _goes_on(self, token: re.Match[str], earlier: re.Match[str] | None) -> bool:
        """Take one more word in; ``False`` where the words that belong to the number begin."""
        word = token.group()
        match what_is(word, self._language):
            case Word.ANSWER:
                self._point(Word.ANSWER, token)
                return True
            case Word.SEE if not self._skipped or self._kind is not None:
                self._point(Word.SEE, token)
                return True
            case Word.LINK:
                self._linked = True
                self._there = self._there or is_listed("there", word, self._language)
                return True
            case Word.FOREIGN:
                self._foreign = self._kind is None and not self._skipped
                return False
        if word == ",":
            return earlier is not None and is_listed("above_words", earlier.group())
        if self._kind is None and self._linked and self._skipped < _SKIPPED and word[0].isalpha() and word[-1] != ".":
            self._skipped += 1
            return True
        return False

    def _point(self, kind: Word, token: re.Match[str]) -> None:
        if self._kind is not Word.ANSWER:
            self._kind = kind
        self._start = token.start()
        self._told = self._told or is_listed("told", token.group(), self._language)

    def _behind_foreign(self, before: str) -> bool:
        """Whether a number of something else, or its name and a comma, stand directly before: “7/1234, Frage 3”."""
        if self._kind is Word.SEE:
            return False
        if _legal(before, self._language) or _BRACKETED.search(before):
            return True
        bare = _TAIL.sub("", before)
        if _TIGHT.search(bare):
            return True
        return bare != before and is_foreign(_last_word(bare, len(bare)), self._language)


@cache
def _legal_end(language: str) -> re.Pattern[str]:
    return pattern("legal", "", r"(?<!\w)", r"\.?\s*[\dIVX]{1,5}[a-z]?\s*,?$")


def _legal(before: str, language: str) -> bool:
    """“§ 3 Absatz 2,”, “section 4”: the number that follows counts parts of a law."""
    return before.rstrip(", ")[-1:].isalnum() and _legal_end(language).search(before[-24:]) is not None


def _ends_block(text: str, line: int) -> bool:
    return text[max(0, line - 1) : line] in (".", ":", ";", "!", "?", ")", "")


def _last_word(text: str, end: int) -> str:
    found = re.search(r"[^\W\d_]+\.?$", text[max(0, end - 40) : end])
    return found.group() if found else ""
