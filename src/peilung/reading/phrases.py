"""The word lists of the front matter as compiled patterns, and the small grammar of names."""

from __future__ import annotations

import itertools
import re
from functools import cache

from peilung.reading.words import word_lists

_SMALL = frozenset("der die das des dem den von vom und für zu zur zum im in of the and for on".split())
_SENTENCE_END = re.compile(r"(?<=[a-zäöüß0-9)“”\"¹²³⁴-⁹])[.!?][“”\"]?[¹²³⁰⁴-⁹]*(?=\s+[A-ZÄÖÜ„“\"]|\s*$)")
_NO_END = frozenset("nr abs art vgl bzw ca dr drs no st ziff sog evtl ggf inkl mr mrs ms prof".split())


@cache
def words(name: str) -> str:
    """One list of ``front.toml`` as an alternation without a group of its own number."""
    return f"(?:{'|'.join(word_lists('front')[name])})"


@cache
def anywhere(name: str) -> re.Pattern[str]:
    """A pattern that finds any entry of a list at the start of a word."""
    return re.compile(rf"(?<!\w){words(name)}", re.IGNORECASE)


@cache
def inside(name: str) -> re.Pattern[str]:
    """A pattern that finds any entry of a list anywhere, also inside a compound."""
    return re.compile(words(name), re.IGNORECASE)


_LONGEST_WORD = 80
"""So far back the last word is looked for."""


def split_sentences(text: str) -> list[str]:
    """Cut at full stops that end a sentence; ordinals and common abbreviations do not."""
    ends = ((match.start(), match.end()) for match in _SENTENCE_END.finditer(text))
    cuts = [end for stop, end in ends if not _keeps_open(text[max(0, stop - _LONGEST_WORD) : stop])]
    edges = [0, *cuts, len(text)]
    return [part for a, b in itertools.pairwise(edges) if (part := text[a:b].strip())]


def _keeps_open(before: str) -> bool:
    word = before.rsplit(None, 1)[-1].lstrip("(„“\"") if before.split() else ""
    return (word.isdigit() and len(word) < 3) or len(word) == 1 or word.lower() in _NO_END


def is_sentence(text: str) -> bool:
    """Whether a paragraph is a full sentence rather than a heading or a letterhead."""
    return text.endswith((".", "!", "?")) and len(text.split()) > 7


def in_title_case(name: str) -> str:
    """A name set in capitals as it is written otherwise: “LANDTAG NORDMARK” is “Landtag Nordmark”."""
    if name != name.upper():
        return name
    parts = name.lower().split()
    return " ".join(part if n and part in _SMALL else _capitalised(part) for n, part in enumerate(parts))


def _capitalised(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in word.split("-"))


def nominative(name: str, known: frozenset[str]) -> str:
    """A German name out of the genitive (“Senats”: “Senat”), if the paper itself has that form."""
    head, space, rest = name.partition(" ")
    for ending in ("es", "s"):
        stem = head.removesuffix(ending)
        if stem != head and stem in known:
            return stem + space + rest
    return name
