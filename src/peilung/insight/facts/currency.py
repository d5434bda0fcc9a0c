"""Which currency a bare sign means: the one that the paper names, where it names just one of those that share it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from peilung.core.insight import Fact, FactType, Place
from peilung.insight.rules import ground
from peilung.insight.words import word_lists

_RULE = "money.currency-of-paper"


def with_currency(facts: Iterable[Fact], places: Sequence[Place]) -> tuple[Fact, ...]:
    """The facts, amounts with a bare sign in the currency that the texts of the paper name."""
    meant = _meant(places)
    return tuple(_put_right(fact, meant) for fact in facts)


def _put_right(fact: Fact, meant: Mapping[str, str]) -> Fact:
    unit, quote = fact.unit or "", fact.quote
    if fact.type is not FactType.MONEY or meant.get(unit, unit) == unit:
        return fact
    around = quote.place.text[max(0, quote.start - 4) : quote.end]
    if any(pattern.search(around) for pattern in _names(unit).values()):
        return fact
    return replace(fact, unit=meant[unit], ground=ground(_RULE, quote.place.language, meant[unit]))


def _meant(places: Sequence[Place]) -> dict[str, str]:
    """For the usual currency of each shared sign the one that is named, if it is only one."""
    found: dict[str, str] = {}
    for usual, signs in _shared().items():
        if not any(sign in place.text.lower() for place in places for sign in signs):
            continue
        named = [
            code
            for code, pattern in _names(usual).items()
            if any(pattern.search(place.text) is not None for place in places)
        ]
        if len(named) == 1:
            found[usual] = named[0]
    return found


@cache
def _shared() -> dict[str, tuple[str, ...]]:
    return {row["usual"]: tuple(row["signs"]) for row in word_lists("currencies")["shared"]}


@cache
def _names(usual: str) -> dict[str, re.Pattern[str]]:
    """How a text names each currency of a shared sign."""
    row = next(row for row in word_lists("currencies")["shared"] if row["usual"] == usual)
    return {code: re.compile("|".join(map(_name, names))) for code, names in row["named"].items()}


def _name(name: str) -> str:
    word = re.escape(name)
    if "$" in name:
        return rf"(?<!\w){word}"
    return rf"(?<!\w){word}(?!\w)" if name.isupper() else rf"(?<!\w)(?i:{word})"
