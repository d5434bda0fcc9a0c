"""The Snowball stemmer of a language, and the words about words (``words/stems.toml``)."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any

import Stemmer

from peilung.insight.words import word_lists

LONGEST = 60
"""No word holds more letters; what is longer is compared as it is."""


def fold(word: str) -> str:
    """A word in lower case, without the soft hyphens of a printed page."""
    return word.replace("\u00ad", "").lower()


@lru_cache(maxsize=1 << 16)
def root(word: str, language: str) -> str:
    """What the Snowball stemmer leaves of a folded word; the word itself in a language it does not know."""
    stemmer = _stemmer(language[:2])
    return str(stemmer.stemWord(word)) if stemmer and len(word) <= LONGEST else word


@cache
def _stemmer(language: str) -> Any:
    algorithm = word_lists("stems")["algorithms"].get(language)
    return Stemmer.Stemmer(algorithm, 0) if algorithm else None


@cache
def of_language(language: str) -> dict[str, Any]:
    """The lists of one language (two letters); empty where there are none."""
    found = word_lists("stems").get(language, {})
    return found if isinstance(found, dict) else {}


@cache
def listed(language: str, *path: str) -> frozenset[str]:
    """A list of words written as one text, such as ``listed("de", "compounds", "never")``."""
    held: Any = of_language(language)
    for name in path:
        held = held.get(name, {})
    return frozenset(held.split()) if held else frozenset()
