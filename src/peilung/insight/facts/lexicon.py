"""The words of amounts and times in one language, ready to be looked up. The lists are in ``words``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from peilung.core.insight import Bound
from peilung.insight.facts.tokens import Phrases, Tokens, phrases
from peilung.insight.words import word_lists
from peilung.reading.words import word_lists as reading_lists

_GERMAN = frozenset("der die das und ist wird werden nicht mit für den von im zur auf wurde sind".split())
_ENGLISH = frozenset("the of and is are to in that for with has will be was by this have".split())

QUARTERS = {"q1": (1, 4), "q2": (2, 4), "q3": (3, 4), "q4": (4, 4), "h1": (1, 2), "h2": (2, 2)}
"""Quarters and half years by their sign: which, and of how many in a year."""
BEGINNING = 3
"""So many letters of a word tell whether it may be a number."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What amounts and times are called in one language (``de`` or ``en``)."""

    language: str
    spelled: Mapping[str, Any]
    spelled_phrases: Phrases[float]
    spelled_whole: Phrases[int]
    beginnings: frozenset[str]
    """The first letters of all number words, so that most words are passed over at once."""
    vague: frozenset[str]
    magnitudes: Phrases[int]
    letters: Mapping[str, int]
    signs: Phrases[str]
    currencies: Phrases[str]
    joined: Phrases[str]
    codes: frozenset[str]
    percent: Phrases[str]
    stems: tuple[str, ...]
    bounds: Phrases[str]
    bounds_after: Phrases[str]
    not_over: tuple[str, ...]
    fillers: Phrases[bool]
    links: Phrases[str]
    between: Phrases[bool]
    change: Phrases[bool]
    per: Phrases[str]
    per_near: Mapping[str, str]
    per_prepositions: Phrases[bool]
    per_nouns: Mapping[str, str]
    labels: frozenset[str]
    never: frozenset[str]
    stops: frozenset[str]
    streets: frozenset[str]
    rates: Phrases[bool]
    totals: Phrases[bool]
    again_before: Phrases[bool]
    again_after: Phrases[bool]
    again_whole: Phrases[bool]
    units: Phrases[bool]


@cache
def lexicon(language: str) -> Lexicon:
    """The words of amounts in ``de`` or ``en``."""
    data = word_lists("amounts")
    spelled = data["spelled"][language]
    return Lexicon(
        language,
        spelled,
        Phrases(spelled["phrases"]),
        Phrases(spelled["whole"]),
        _beginnings(spelled),
        frozenset(data["vague"][language]),
        Phrases(_both(data["magnitudes"], language)),
        data["magnitudes"]["letters"],
        Phrases(data["currencies"]["signs"]),
        Phrases(_both(data["currencies"], language)),
        Phrases(data["currencies"]["joined"]),
        frozenset(data["currencies"]["codes"]),
        Phrases(_both(data["percent"], language)),
        tuple(data["percent"]["stems"]),
        Phrases(_both(data["bounds"]["before"], language)),
        Phrases(data["bounds"]["after"][language]),
        tuple(data["bounds"]["not_over"][language]),
        phrases(data["bounds"]["between"][language]),
        Phrases(_both(data["links"], language)),
        phrases(data["openers"]["between"][language]),
        phrases(data["openers"]["change"][language]),
        Phrases(data["per"]["phrases"][language]),
        data["per"]["near"][language],
        phrases(data["per"]["prepositions"][language]),
        data["per"]["nouns"][language],
        frozenset(data["counts"]["labels"][language]),
        frozenset(data["counts"]["never"][language]),
        frozenset(data["counts"]["stops"][language]),
        frozenset(data["counts"]["streets"][language]),
        phrases(data["counts"]["rates"][language]),
        phrases(data["counts"]["of"][language]),
        phrases(data["counts"]["again"]["before"][language]),
        phrases(data["counts"]["again"]["after"][language]),
        phrases(data["counts"]["again"]["whole"][language]),
        phrases([*data["units"]["any"], *data["units"][language]]),
    )


def _beginnings(spelled: Mapping[str, Any]) -> frozenset[str]:
    names = ("units", "teens", "tens", "one", "phrases", "whole")
    words = (word for name in names for word in spelled[name])
    return frozenset(word[:BEGINNING] for word in (*words, spelled["hundred"], spelled["thousand"]))


@dataclass(frozen=True, slots=True)
class Calendar:
    """What times are called in one language (``de`` or ``en``)."""

    language: str
    months: Mapping[str, int]
    seasons: Mapping[str, int]
    ordinals: Mapping[str, int]
    parts: Mapping[str, int]
    openers: frozenset[str]
    """All words that a time may begin with, other than figures."""
    edges: Phrases[bool]
    cues: Phrases[bool]
    cues_after: Phrases[bool]
    bounds: Phrases[str]
    bounds_after: Phrases[str]
    fillers: Phrases[bool]
    links: Phrases[str]
    between: Phrases[bool]
    names: tuple[str, ...]
    names_after: frozenset[str]
    labels: frozenset[str]


@cache
def calendar(language: str) -> Calendar:
    """The words of times in ``de`` or ``en``."""
    data = word_lists("periods")
    rows = reading_lists("calendar")["months"][language]
    months = {name: number for number, forms in enumerate(rows, 1) for name in forms.split("|")}
    seasons, parts, ordinals = data["seasons"][language], data["parts"][language], _both(data["ordinals"], language)
    return Calendar(
        language,
        months,
        seasons,
        ordinals,
        parts,
        frozenset((*months, *seasons, *parts, *ordinals, *QUARTERS)),
        phrases(data["edges"][language]),
        phrases(data["cues"][language]),
        phrases(data["cues_after"].get(language, ())),
        Phrases(data["bounds"][language]),
        Phrases(data["bounds_after"][language]),
        phrases(data["between"][language]),
        Phrases(_both(data["links"], language)),
        phrases(data["openers"]["between"][language]),
        tuple(data["names"][language]),
        frozenset(data["names"]["after"][language]),
        frozenset(data["labels"][language]),
    )


def bound(name: str) -> Bound | None:
    """The bound that a word list names; none where it is empty."""
    return Bound(name) if name else None


def speech(tag: str, tokens: Tokens) -> str:
    """``de`` or ``en``: the text's language where it is one of them, else the one whose little words are more."""
    if tag[:2] in {"de", "en"}:
        return tag[:2]
    german = sum(word in _GERMAN for word in tokens.lowers)
    english = sum(word in _ENGLISH for word in tokens.lowers)
    return "en" if english > german else "de"


def _both(table: Mapping[str, Any], language: str) -> dict[str, Any]:
    return {**table.get("any", {}), **table.get(language, {})}
