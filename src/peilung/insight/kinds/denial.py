"""Whether an answer denies the very thing that was asked for.

The words of the clause that denies are compared with the words of the demand: two words are alike if one holds the
other's stem (“Ombudsstelle”, “Ombudsstellen”; “Stelle” in “Beratungsstelle” counts half). The thing itself is denied
if half of the denying sentence's nouns come from the demand, or one of them with a word that points to it (“eine
solche”, “this recommendation”), or if the answer begins with the denial and shares at least one word with the demand.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from peilung.insight.words import word_lists

_WORD = re.compile(r"[^\W\d_]{4,40}")
_STEM = 7
"""So many letters of a word tell what it is about; endings come after them."""
_SHORTEST = 4
_MOST = 400
"""So many words of a text are looked at."""


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text that say what it is about."""
    words = (match[0].lower().replace("\u00ad", "") for match in islice(_WORD.finditer(text), _MOST))
    return frozenset(_stem(word) for word in words if word not in _list("common"))


def nouns(text: str) -> frozenset[str]:
    """The stems of the words with a capital of a German text."""
    return stems(" ".join(match[0] for match in _WORD.finditer(text) if match[0][0].isupper()))


def _stem(word: str) -> str:
    """A word without its ending, roughly, and no longer than tells it from others."""
    for ending in ("ungen", "ung", "ern", "en", "er", "es", "ing", "ed", "e", "n", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """How many stems of ``one`` come back in ``other``; a part of a compound counts half."""
    total = 0.0
    for stem in one:
        if stem in other:
            total += 1
        elif len(stem) >= _STEM - 2 and any(_part(stem, word) for word in other):
            total += 0.5
    return total


def _part(stem: str, word: str) -> bool:
    """Whether one is the other's beginning or end."""
    short, long = sorted((stem, word), key=len)
    return len(short) >= _SHORTEST + 1 and (long.startswith(short) or long.endswith(short))


def points_back(text: str) -> bool:
    """Whether a sentence has a word that stands for what was asked for."""
    return any(match[0].lower() in _list("pointing") for match in re.finditer(r"[^\W\d_]{2,20}", text))


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(word_lists("kinds_main")[name].split())
