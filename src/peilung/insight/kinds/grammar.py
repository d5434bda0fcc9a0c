"""The rules of one language, read from its data file once in a process."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from peilung.core.insight import AnswerKind, Level
from peilung.insight.kinds.clauses import Clause, Openers, plain
from peilung.insight.kinds.phrases import Phrase, Tails, Vocabulary
from peilung.insight.kinds.verbs import english, german
from peilung.insight.words import word_lists

_NEVER = r"\Z(?!\Z)"
_HIDDEN = frozenset({Clause.PURPOSE, Clause.CONDITION})


@dataclass(frozen=True, slots=True)
class KindRule:
    """One rule of a data file; ``order`` is its place there: the smaller, the stronger."""

    name: str
    order: int
    kind: AnswerKind
    negation: str
    having: tuple[str, ...]
    unless: tuple[str, ...]
    level: bool
    """Whether another level or body must be named."""
    acts: bool
    """Whether it must be the one who acts."""
    whole: bool
    weight: float
    """What a sentence it decides counts for the main kind."""
    hidden: frozenset[Clause]
    """Clauses in which its phrases do not count."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of one language, its groups of phrases, its classes of words."""

    vocabulary: Vocabulary
    openers: Openers
    by_word: Mapping[int, tuple[tuple[KindRule, Phrase, frozenset[int]], ...]]
    """Each rule's phrases under the class of their rarest word."""
    groups: Mapping[str, tuple[Phrase, ...]]
    negation: int
    selves: int
    first: int
    """“We”: whoever is named beside it, the answering government acts."""
    by: int
    oblique: int
    levels: Mapping[Level, int]
    bodies: Mapping[str, int]
    """Bodies of whoever answers, under ``all`` or the level at which they are its own: their acts are its acts."""
    answerer: Mapping[Level, tuple[str, ...]]
    months: Mapping[str, int]
    pointers: frozenset[str]
    """Words that point to another place in passing: “vgl.”, “see”."""
    quoted: tuple[str, ...]
    """Words before an earlier answer that is quoted."""


@cache
def grammar(language: str) -> Grammar:
    """The grammar of ``de`` or ``en``."""
    data = word_lists(f"kinds_{language}")
    make = german if language == "de" else english
    verbs = {name: tuple(map(make, entries.split())) for name, entries in data["verbs"].items()}
    vocabulary = Vocabulary(data["lists"], verbs, _tails(data["tails"]))
    levels = {Level(name): vocabulary.words(entries) for name, entries in data["levels"].items()}
    selves, first, by, oblique = (
        vocabulary.words(data["lists"][name]) for name in ("selves", "first", "by", "oblique")
    )
    vocabulary.naming = frozenset({*levels.values(), selves})
    return Grammar(
        vocabulary,
        _openers(data),
        _by_word(vocabulary, _rules(data)),
        {name: _all(vocabulary, phrases) for name, phrases in data["groups"].items()},
        vocabulary.words(data["lists"]["neg"]),
        selves,
        first,
        by,
        oblique,
        levels,
        {name: vocabulary.words(entries) for name, entries in data.get("bodies", {}).items()},
        {Level(name): tuple(entries) for name, entries in data["answerer"].items()},
        {name: number for number, names in enumerate(data["months"], 1) for name in names.split()},
        frozenset(data["pointers"]),
        tuple(data["quoted"]),
    )


def _openers(data: Mapping[str, Any]) -> Openers:
    def table(name: str) -> dict[str, Clause]:
        return {word: Clause(clause) for clause, words in data.get(name, {}).items() for word in words}

    first = {clause: words for clause, words in data["openers"].items() if clause not in {"prepositions", "pointing"}}
    return Openers(
        {plain(word): Clause(clause) for clause, words in first.items() for word in words},
        table("openers_verb_last"),
        table("openers_with_zu"),
        table("openers_alone"),
        frozenset(data["openers"]["prepositions"]),
        frozenset(data["openers"].get("pointing", ())),
        data.get("contractions", {}),
        frozenset(data["tails"]["auxiliaries"].split()),
    )


def _tails(row: Mapping[str, Any]) -> Tails:
    never, closers, auxiliaries, attributive = (
        frozenset(row[name].split()) for name in ("never", "closers", "auxiliaries", "attributive")
    )
    return Tails(
        re.compile(row["infinitive"]),
        re.compile(row["participle"]),
        never,
        closers,
        auxiliaries,
        attributive,
        row["names"],
        re.compile(row["progressive"]),
        re.compile(row.get("preterite", _NEVER)),
    )


def _rules(data: Mapping[str, Any]) -> Iterable[tuple[KindRule, list[str]]]:
    for order, (name, row) in enumerate(data["rules"].items()):
        where = frozenset(map(Clause, row["where"])) if "where" in row else None
        rule = KindRule(
            name,
            order,
            AnswerKind(row["kind"]),
            row.get("negation", "no"),
            tuple(row.get("with", ())),
            tuple(row.get("unless", ())),
            row.get("level", False),
            row.get("having_level_subject", False),
            row.get("whole", False),
            row.get("weight", 1.0),
            _HIDDEN if where is None else frozenset(Clause) - where,
        )
        yield rule, row["phrases"]


def _all(vocabulary: Vocabulary, texts: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(phrase for text in texts for phrase in vocabulary.phrases(text))


def _by_word(
    vocabulary: Vocabulary, rules: Iterable[tuple[KindRule, list[str]]]
) -> dict[int, tuple[tuple[KindRule, Phrase, frozenset[int]], ...]]:
    found: defaultdict[int, list[tuple[KindRule, Phrase, frozenset[int]]]] = defaultdict(list)
    for rule, texts in rules:
        for phrase in _all(vocabulary, texts):
            rarest = min((step.words for step in phrase), key=vocabulary.commonness)
            found[rarest].append((rule, phrase, frozenset(step.words for step in phrase)))
    return {number: tuple(rows) for number, rows in found.items()}
