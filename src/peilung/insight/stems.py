"""Words as they are compared: without endings, in their families, with the parts of compounds.

German and English by a stemmer and lists (``words/stems.toml``); other languages as far as the stemmer knows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from peilung.insight.compounds import SHORTEST, Vocabulary, cut
from peilung.insight.compounds import vocabulary as _vocabulary
from peilung.insight.stemmer import fold, listed, of_language, root

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|[\u00ad\u2011'’-](?=[^\W_])){0,79}")
_HYPHEN = re.compile(r"[-\u2011]")
_ENDS_IN_TET = re.compile(r"tet(?:e[mnrs]?)?\Z")
"""A participle whose t belongs to the stem: gerichtet, geleistete."""
_SHORTEST_STEM = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text that says something of its subject: where it stands, its stem, the stems of its parts."""

    text: str
    start: int
    end: int
    stem: str
    parts: tuple[str, ...] = ()

    @property
    def stems(self) -> tuple[str, ...]:
        return (self.stem, *self.parts)


def stem(word: str, language: str) -> str:
    """The stem that forms and near relatives of a word share: Stärkung, stärken, gestärkt; funding, funded.

    Never for people to read. Case matters in German: “gestärkt” is a participle, “Gesicht” is not.
    """
    return _stem(fold(word), language, word[:1].isupper())


def parts(word: str, language: str, vocabulary: Vocabulary | None = None) -> tuple[str, ...]:
    """The parts of a compound as printed, without what links them; empty if the word has none.

    “Aufnahmekapazitäten” gives Aufnahme and Kapazitäten, “EU-Förderprogramm” EU, Förder and Programm.
    ``vocabulary``: words that are known as parts beside the frequent ones.
    """
    found = [word[start:end] for start, end in _parts(word, language, vocabulary)]
    return tuple(piece[0].upper() + piece[1:] if word[0].isupper() else piece for piece in found)


def vocabulary(texts: Iterator[str] | tuple[str, ...], language: str) -> Vocabulary:
    """The words of these texts, as possible parts of compounds."""
    return _vocabulary({word for text in texts for word in _WORD.findall(text)}, language)


def content_words(text: str, language: str, own: Vocabulary | None = None) -> tuple[Word, ...]:
    """The words of a text that are no function words and no words of the office, in order."""
    return tuple(_content(text, language, own))


def is_content(word: str, language: str) -> bool:
    """Whether the word says something of a subject."""
    folded = fold(word)
    if len(folded) < 3 and not word.isupper():
        return False
    short = language[:2]
    if folded in listed(short, "stop") or folded in listed(short, "office"):
        return False
    return root(folded, language) not in _office_roots(short)


def kin(found: str, language: str) -> str | None:
    """The family of words that stand for one another which a stem belongs to, if it belongs to one."""
    return _families(language[:2]).get(found)


def _content(text: str, language: str, own: Vocabulary | None) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        known = _looked_up(match.group(), language, own)
        if known:
            yield Word(match.group(), match.start(), match.end(), *known)


@lru_cache(maxsize=1 << 15)
def _looked_up(word: str, language: str, own: Vocabulary | None) -> tuple[str, tuple[str, ...]] | None:
    """The stem of a word and of its parts that say something; a part is a noun, whatever its first letter."""
    if not is_content(word, language):
        return None
    pieces = (piece for piece in parts(word, language, own) if is_content(piece, language))
    return stem(word, language), tuple(_stem(fold(piece), language, True) for piece in pieces)


def _parts(word: str, language: str, own: Vocabulary | None) -> Iterator[tuple[int, int]]:
    if "\u00ad" in word or (len(word) < SHORTEST and "-" not in word):
        return
    start = 0
    pieces = _HYPHEN.split(word)
    for piece in pieces:
        inner = cut(piece.lower(), language, own, piece[:1].isupper()) if len(piece.lower()) == len(piece) else ()
        if inner:
            yield from ((start + first, start + last) for first, last in inner)
        elif len(pieces) > 1 and len(piece) > 1:
            yield start, start + len(piece)
        start += len(piece) + 1


@lru_cache(maxsize=1 << 16)
def _stem(word: str, language: str, capital: bool) -> str:
    short = language[:2]
    found = root(word.replace("-", ""), language)
    if short == "de":
        found = _german(found, capital, keeps_t=_ENDS_IN_TET.search(word) is not None)
    irregular = of_language(short).get("irregular", {})
    return str(irregular.get(found, found)) if short != "de" else found


def _german(found: str, capital: bool, keeps_t: bool) -> str:
    """The stem of a German word without participle, infinitive and the endings of its family."""
    if not capital:
        found = _of_verb(found, keeps_t)
    if found in listed("de", "endings", "whole"):
        return found
    for ending in of_language("de")["endings"]["cut"]:
        if found.endswith(ending) and len(found) - len(ending) >= _SHORTEST_STEM:
            found = found.removesuffix(ending)
            break
    return _again(found)


def _of_verb(found: str, keeps_t: bool) -> str:
    """``eingericht``, ``einzuricht`` to ``einricht``; ``gestarkt`` to ``stark``; ``vorgenomm`` to ``vornehm``."""
    match = _verb().match(found)
    if not match or found in listed("de", "no_participle"):
        return found.removesuffix("t") if found.endswith(_before_t()) and len(found) > _SHORTEST_STEM else found
    particle, infix, rest = match["particle"] or "", match["infix"], match["rest"]
    if infix == "zu" and not particle:
        return found
    irregular: dict[str, str] = of_language("de")["irregular"]
    if rest in irregular:
        return particle + irregular[rest]
    if infix == "ge" and not particle and not rest.endswith("t"):
        return found
    return particle + (rest.removesuffix("t") if infix == "ge" and len(rest) > 3 and not keeps_t else rest)


@cache
def _before_t() -> tuple[str, ...]:
    return tuple(f"{ending}t" for ending in of_language("de")["endings"]["before_t"])


@cache
def _verb() -> re.Pattern[str]:
    particles = "|".join(sorted((root(word, "de") for word in listed("de", "particles")), key=len, reverse=True))
    return re.compile(rf"(?P<particle>{particles})?(?P<infix>ge|zu)(?P<rest>[a-zäöüß]{{3,}})\Z")


def _again(found: str) -> str:
    """Stemmed once more, as what was cut off may have hidden an ending; never shorter than four letters."""
    once = root(found, "de")
    shorter = once if len(once) >= _SHORTEST_STEM else found
    return f"{shorter[:-2]}l" if shorter.endswith("el") else shorter


@cache
def _office_roots(language: str) -> frozenset[str]:
    return frozenset(root(word, language) for word in listed(language, "office") if len(word) > 4)


@cache
def _families(language: str) -> dict[str, str]:
    families = of_language(language).get("kin", {})
    return {stem(word, language): name for name, words in families.items() for word in words}
