"""A sentence as words in clauses: what a clause is for is told by its first words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

_TOKEN = re.compile(r"[\w\u00ad]+(?:[-'’./&][\w\u00ad]+)*|[,;:()–—„“”\"«»]")
_BREAKS = frozenset(",;:()–—")
_STRONG = frozenset(";:")
_ZU = re.compile(r"[a-zäöü]{2,}zu[a-zäöü]+e?n\Z")
_FINITE = re.compile(r"[a-zäöüß]+(?:t|te|en|ten|ein|and|ar|nd|og|ief|ieb|elt|ann|uss|oll|ill)\Z")


def plain(word: str) -> str:
    """A word with ss for ß, as the Swiss write, and without soft hyphens."""
    return word.replace("ß", "ss").replace("\u00ad", "")


class Clause(StrEnum):
    """What a clause is for."""

    MAIN = "main"
    RELATIVE = "relative"
    CONTENT = "content"
    """What is said, thought or welcomed: “dass ...”, “that ...”."""
    REASON = "reason"
    """Why, although or while."""
    CONDITION = "condition"
    PURPOSE = "purpose"
    ASIDE = "aside"
    """In brackets."""


@dataclass(frozen=True, slots=True)
class Openers:
    """The words that begin clauses.

    ``first`` at the head of a segment; ``verb_last`` only if the segment ends with a finite verb (“die”, “damit”);
    ``with_zu`` only if it holds an infinitive with “zu”; ``alone`` also in the middle, with no comma before them.
    """

    first: Mapping[str, Clause]
    verb_last: Mapping[str, Clause]
    with_zu: Mapping[str, Clause]
    alone: Mapping[str, Clause]
    prepositions: frozenset[str]
    pointing: frozenset[str]
    """Words that open no clause at the head of a sentence or behind a preposition: “that”."""
    contractions: Mapping[str, str]
    """What stands for a word at the end of another (“n't” for “not”) or is two words (“there's” for “there is”)."""
    auxiliaries: frozenset[str]
    """Finite verbs that stand last in a clause that another clause holds, and else before its end."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign: in lower case without soft hyphens, and where it stands in the sentence's text."""

    word: str
    start: int
    end: int
    segment: int
    capital: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """The words of one sentence and the clause of each of its segments (stretches between commas)."""

    tokens: tuple[Token, ...]
    clauses: tuple[Clause, ...]
    barriers: tuple[int, ...]
    """For each segment how many colons and semicolons stand before it: no verb is split over one."""

    def clause(self, index: int) -> Clause:
        return self.clauses[self.tokens[index].segment]


def parse(text: str, openers: Openers) -> Parsed:
    """Cut one sentence into words and segments."""
    words = [word for match in _TOKEN.finditer(text) for word in _words(match, openers.contractions)]
    segments: list[list[int]] = [[]]
    opened: list[str] = [""]
    barriers = [0]
    for index, (word, *_) in enumerate(words):
        if word in _BREAKS:
            segments.append([])
            opened.append(word)
            barriers.append(barriers[-1] + (word in _STRONG))
        elif word in openers.alone and segments[-1] and not _points(words, index, openers):
            segments.append([index])
            opened.append(" ")
            barriers.append(barriers[-1])
        elif word[:1].isalnum() or word[:1] == "_":
            segments[-1].append(index)
    clauses = tuple(_clause([words[i][0] for i in s], how, openers) for s, how in zip(segments, opened, strict=True))
    tokens = tuple(
        Token(words[i][0], words[i][1], words[i][2], number, words[i][3])
        for number, members in enumerate(segments)
        for i in members
    )
    return Parsed(tokens, clauses, tuple(barriers))


def _words(match: re.Match[str], contractions: Mapping[str, str]) -> Iterator[tuple[str, int, int, bool]]:
    """One word, or two of a contraction, with its place and whether it has a capital."""
    word = plain(match[0].lower().replace("’", "'"))
    if "'" not in word and word not in contractions:
        yield word, match.start(), match.end(), match[0][0].isupper()
        return
    ending = next((short for short in contractions if word.endswith(short)), "") if "'" in word else ""
    cut = match.end() - len(ending)
    if " " in contractions.get(word, ""):
        first, second = contractions[word].split(" ")
        cut = match.start() + len(first)
        yield first, match.start(), cut, match[0][0].isupper()
        yield second, cut, match.end(), False
    elif ending and cut > match.start():
        yield word.removesuffix(ending), match.start(), cut, match[0][0].isupper()
        yield contractions[ending], cut, match.end(), False
    else:
        yield word, match.start(), match.end(), match[0][:1].isupper()


def _points(words: list[tuple[str, int, int, bool]], index: int, openers: Openers) -> bool:
    """Whether a word that may open a clause points to something instead: “to that effect”."""
    return words[index][0] in openers.pointing and words[index - 1][0] in openers.prepositions


def _clause(words: list[str], opened: str, openers: Openers) -> Clause:
    if opened == "(":
        return Clause.ASIDE
    if not words:
        return Clause.MAIN
    behind = bool(opened) and words[0] in openers.prepositions and len(words) > 1
    first = words[1] if behind else words[0]
    if first in openers.first:
        return openers.first[first]
    if first in openers.alone and (opened or first not in openers.pointing):
        return openers.alone[first]
    if opened and first in openers.verb_last and _verb_last(words, openers.auxiliaries):
        return openers.verb_last[first]
    if first in openers.with_zu and any(word == "zu" or _ZU.match(word) for word in words):
        return openers.with_zu[first]
    return Clause.MAIN


def _verb_last(words: list[str], auxiliaries: frozenset[str]) -> bool:
    if len(words) > 1 and _ZU.match(words[-1]):
        return False
    early = any(word in auxiliaries for word in words[1:-1])
    return len(words) > 1 and bool(_FINITE.match(words[-1])) and (words[-1] in auxiliaries or not early)
