"""The nouns that say what a name names, and the small words around them (``words/names.toml``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from peilung.core.insight import FactType
from peilung.insight.words import word_lists


class HeadRole(StrEnum):
    """What a name with this head can be in an answer; explained in ``words/names.toml``."""

    OFFER = "offer"
    MINISTRY = "ministry"
    AUTHORITY = "authority"
    BODY = "body"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Head:
    """The noun a name is built on: ``word`` in the nominative, ``form`` as found, in small letters."""

    word: str
    form: str
    type: FactType
    role: HeadRole
    article: str = ""
    plural: bool = False
    both: bool = False
    """Singular and plural have this form."""
    weak: bool = False


@dataclass(frozen=True, slots=True)
class German:
    """The German lists; ``forms`` has each form of each head."""

    forms: Mapping[str, Head]
    tails: Mapping[str, tuple[int, ...]]
    """The last three letters of all forms, with the lengths of these, the longest first: most words are no head."""
    alone: frozenset[str]
    titled: frozenset[str]
    generic: frozenset[str]
    levels: frozenset[str]
    never: frozenset[str]
    parliaments: tuple[str, ...]
    definite: frozenset[str]
    indefinite: frozenset[str]
    any_of_kind: tuple[str, ...]
    founded: frozenset[str]
    links: Mapping[FactType, frozenset[str]]
    inside: frozenset[str]
    before_article: frozenset[str]
    no_title: frozenset[str]

    def head(self, low: str) -> Head | None:
        """The head that a word in small letters is or ends with, the longest first."""
        for size in self.tails.get(low[-3:], ()):
            found = self.forms.get(low[-size:])
            if found is not None:
                return found
        return None


@dataclass(frozen=True, slots=True)
class English:
    """The English lists; ``heads`` by the word as it stands in a name, ``small`` by the same in small letters."""

    heads: Mapping[str, Head]
    small: Mapping[str, Head]
    stops: frozenset[str]
    levels: frozenset[str]
    owners: frozenset[str]
    links: frozenset[str]
    articles: frozenset[str]
    before_title: frozenset[str]
    separate: frozenset[str]


@cache
def german() -> German:
    """The lists of ``names.toml`` for German."""
    data = word_lists("names")["de"]
    weak = frozenset(data["weak"])
    forms: dict[str, Head] = {}
    for head in _rows(data["heads"]):
        for found in _declined(*head, weak):
            before = forms.get(found.form)
            forms[found.form] = _either(before, found) if before else found
    return German(
        forms,
        _tails(forms),
        frozenset(data["alone"]),
        frozenset(data["titled"]),
        frozenset(data["generic"]),
        frozenset(data["levels"]),
        frozenset(data["never"]),
        tuple(data["parliaments"]),
        frozenset(data["definite"]),
        frozenset(data["indefinite"]),
        tuple(data["any_of_kind"]),
        frozenset(data["founded"]),
        {FactType(name): frozenset(words) for name, words in data["links"].items()},
        frozenset(data["small"]["inside"]),
        frozenset(data["small"]["before_article"]),
        frozenset(data["small"]["no_title"]),
    )


def _tails(forms: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for form in forms:
        found.setdefault(form[-3:], set()).add(len(form))
    return {tail: tuple(sorted(sizes, reverse=True)) for tail, sizes in found.items()}


@cache
def english() -> English:
    """The lists of ``names.toml`` for English."""
    data = word_lists("names")["en"]
    heads = {word: Head(word, word.lower(), kind, role) for word, kind, role in _rows(data["heads"])}
    return English(
        heads,
        {word.lower(): head for word, head in heads.items()},
        frozenset(data["stops"]),
        frozenset(data["levels"]),
        frozenset(data["owners"]),
        frozenset(data["links"]),
        frozenset(data["articles"]),
        frozenset(data["before_title"]),
        frozenset(data["separate"]),
    )


def _rows(heads: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, FactType, HeadRole]]:
    for kind, roles in heads.items():
        for role, rows in roles.items():
            for row in rows:
                yield row, FactType(kind), HeadRole(role)


def _declined(row: str, kind: FactType, role: HeadRole, weak: frozenset[str]) -> Iterator[Head]:
    """All forms of a dictionary row: “das programm -s -es / -e -en”."""
    singular, _, plural = row.partition(" / ")
    article, word, *cases = singular.split(" ")
    for form in (word, *(_ended(word, case) for case in cases)):
        yield Head(word, form, kind, role, article, weak=word in weak)
    for form in (_ended(word, case) for case in plural.split()):
        yield Head(word, form, kind, role, article, plural=True, weak=word in weak)


def _ended(word: str, case: str) -> str:
    return word + case[1:] if case.startswith("-") else case


def _either(before: Head, found: Head) -> Head:
    if before.word != found.word or before.plural == found.plural:
        return before
    return Head(before.word, before.form, before.type, before.role, before.article, both=True, weak=before.weak)
