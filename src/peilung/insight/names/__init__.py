"""texts of a paper -> facts: names of programmes, laws, institutions and the like, short forms with their long ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from peilung.core.insight import Fact, FactType, Place, Quote, Reference, ReferenceType, Within
from peilung.core.paper import Document
from peilung.insight.names.english import english_names
from peilung.insight.names.found import Found
from peilung.insight.names.german import german_names
from peilung.insight.names.lexicon import Head, english, german
from peilung.insight.names.shelters import is_shelter
from peilung.insight.names.short import Short, long_form, short_forms
from peilung.insight.names.spans import Spans
from peilung.insight.names.words import Words, words_of
from peilung.insight.rules import ground

__all__ = ["names"]

_POINTERS = frozenset({ReferenceType.ANSWER, ReferenceType.PAPER, ReferenceType.RESOLUTION, ReferenceType.WEB})


def names(document: Document, places: Sequence[Place], references: Sequence[Reference]) -> tuple[Fact, ...]:
    """What is named in the texts, in their order: ``value`` is the name in the nominative, without article.

    Short forms are facts of their own (``of`` is the long form) where the paper introduces them. What stands inside a
    reference to a paper, a resolution, an answer or an address is no name. Single shelters are never named.
    """
    own = _own_words(document)
    taken: dict[int, list[tuple[int, int]]] = {}
    for reference in references:
        if reference.type in _POINTERS:
            taken.setdefault(id(reference.quote.place), []).append((reference.quote.start, reference.quote.end))
    return tuple(fact for place in places for fact in _in_place(place, own, Spans(taken.get(id(place), ()))))


def _own_words(document: Document) -> frozenset[str]:
    """Capitalised words of who reports: its place, which is no title."""
    author = words_of(document.paper.author or "").words
    return frozenset(word for word in author if len(word) > 2 and word[0].isupper())


def _in_place(place: Place, own: frozenset[str], taken: Spans) -> Iterator[Fact]:
    words = words_of(place.text)
    found = [
        name
        for name in _found(words, place.language, own)
        if not taken.holds(words.starts[name.first], words.ends[name.end - 1])
    ]
    shorts = list(short_forms(words, found))
    found.extend(_introduced(words, place, found, shorts))
    hidden = {at for name in found if is_shelter(name.value, name.head) for at in range(name.first, name.end)}
    found = [name for name in found if name.first not in hidden]
    shorts = [short for short in shorts if hidden.isdisjoint(range(short.first, short.long_end))]
    values = {(name.first, name.end): name.value for name in found}
    facts = chain(
        (_name(words, place, name) for name in found), (_short(words, place, short, values) for short in shorts)
    )
    yield from sorted(facts, key=lambda fact: (fact.quote.start, fact.quote.end))


def _found(words: Words, language: str, own: frozenset[str]) -> list[Found]:
    """Names by the grammar of the text's language; by both where it is another, the German before the English."""
    if language.startswith("de"):
        return list(german_names(words, own))
    if language.startswith("en"):
        return list(english_names(words))
    first = list(german_names(words, own))
    covered = {at for name in first for at in range(name.first, name.end)}
    second = [name for name in english_names(words) if not covered.intersection(range(name.first, name.end))]
    return sorted([*first, *second], key=lambda name: name.first)


def _introduced(words: Words, place: Place, found: Sequence[Found], shorts: Sequence[Short]) -> list[Found]:
    """Long forms that are names because they get a short form, though no grammar took them for one."""
    covered = {at for name in found for at in range(name.first, name.end)}
    new = []
    for short in shorts:
        span = range(short.first, short.long_end)
        if covered.intersection(span) or (head := _head_within(words, span, place)) is None:
            continue
        value = long_form(words, short.first, short.long_end, place.language[:2])
        new.append(Found(short.first, short.long_end, value, head, "name.introduced"))
        covered.update(span)
    return new


def _head_within(words: Words, span: range, place: Place) -> Head | None:
    """The head of a long form; a title of several capitalised words in an answer has that of a programme."""
    capitals = [at for at in span if words.capital(at)]
    foreign = place.language.startswith("en")
    for at in capitals:
        head = english().heads.get(words.word(at)) if foreign else german().head(words.low(at))
        if head is not None:
            return None if head.plural else head
    many = any(words.low(at).endswith(("s", "innen", "ungen")) for at in capitals[-1:])
    titled = len(capitals) > 1 and len(capitals) == len(span) and not many
    if not titled or place.within is not Within.ANSWER:
        return None
    return german().forms["programm"] if place.language.startswith("de") else english().heads["Programme"]


def _name(words: Words, place: Place, name: Found) -> Fact:
    last, end = words.word(name.end - 1), words.ends[name.end - 1]
    owns = last.endswith(("'s", "’s")) and not name.value.endswith(last)
    quote = Quote(place, words.starts[name.first], end - 2 if owns else end)
    return Fact(name.head.type, name.value, quote, ground(name.rule, place.language))


def _short(words: Words, place: Place, short: Short, values: Mapping[tuple[int, int], str]) -> Fact:
    """The short form; its long form is the name found there, else as printed."""
    long = values.get((short.first, short.long_end))
    if long is None:
        long = long_form(words, short.first, short.long_end, place.language[:2])
    quote = Quote(place, words.starts[short.first], words.ends[short.end - 1])
    return Fact(FactType.ABBREVIATION, short.value, quote, ground(short.rule, place.language), of=long)
