"""Names of institutions as a heading calls them: out of the genitive, without what does not belong to them."""

from __future__ import annotations

import re
from functools import cache

from peilung.reading.phrases import nominative, words

_ARTICLE = re.compile(r"^(?P<article>der|die|das|des|dem|den|the)\s+", re.IGNORECASE)
_ADJECTIVE = re.compile(r"^([A-ZÄÖÜ]\w+?(?:isch|lich|ig))e[nrs]?$")


def without_article(name: str) -> str:
    """A name without the article before it."""
    return _ARTICLE.sub("", name.strip())


def base_form(name: str, article: str, known: frozenset[str]) -> str:
    """A name after its article (“des”, “der”, “den”, “of the”) as it is called by itself.

    “des Regierungsrates” is the “Regierungsrat”, “der Bayerischen Staatsregierung” the “Bayerische
    Staatsregierung”. A noun of no known ending leaves the genitive only if the paper has it without.
    """
    first, space, rest = name.partition(" ")
    adjective = _ADJECTIVE.match(first)
    if adjective and rest and article.lower() in ("des", "der", "den", "dem"):
        noun = base_form(rest, article, known)
        return f"{adjective[1]}{_ending(noun, article.lower())} {noun}"
    if article.lower() != "des":
        return name
    stem = _genitive().match(first)
    return stem["noun"] + space + rest if stem else nominative(name, known)


def _ending(noun: str, article: str) -> str:
    first = noun.split()[0].lower()
    if article == "der":
        return "e"
    return "es" if article != "den" and re.search(rf"{words('neuter')}$", first) else "er"


@cache
def _genitive() -> re.Pattern[str]:
    return re.compile(rf"^(?P<noun>\w*?(?:{words('masculine')}|{words('neuter')}))e?s$", re.IGNORECASE)
