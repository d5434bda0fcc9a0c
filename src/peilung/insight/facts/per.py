"""What an amount is per: “je Projekt”, “a year”, “jährlich”, “pro Kopf”; the English noun where a list knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from peilung.insight.facts.amounts import german
from peilung.insight.facts.nouns import noun as counted_noun
from peilung.insight.facts.quantities import Page, Quantity

_CLAUSE = frozenset(".;:!?")
_NEAR = 9
_COUNTED = 12
_ADJECTIVES = 2
_EACH_NEAR = 6
_EACH = frozenset({"je", "pro", "per"})


def with_per(page: Page, found: Sequence[Quantity], near: bool = True) -> tuple[Quantity, ...]:
    """The quantities, each with what it is per; those of one list or range share it.

    ``near`` looks also at adverbs a few words off, which say more of money than of counts.
    """
    result: list[Quantity] = []
    for index, quantity in enumerate(found):
        behind = (found[place].number.first for place in range(index + 1, len(found)))
        later = next((first for first in behind if first >= quantity.last), len(page.tokens))
        before = result[-1].last if result else 0
        result.append(_per(page, quantity, before, later, near))
    for index in range(len(result) - 2, -1, -1):
        one, next_ = result[index], result[index + 1]
        if one.per is None and next_.per is not None and (one.shared or one.last > next_.number.first):
            result[index] = replace(one, per=next_.per)
    for index in range(1, len(result)):
        one, before_ = result[index], result[index - 1]
        if one.per is None and before_.shared and before_.last >= one.last:
            result[index] = replace(one, per=before_.per)
    return tuple(result)


def _per(page: Page, quantity: Quantity, before: int, after: int, near: bool) -> Quantity:
    hit = _per_behind(page, quantity.last, after, 4 if near else 1)
    if hit is not None:
        return replace(quantity, last=hit[0], per=hit[1])
    if not near:
        return quantity
    name = _per_near(page, quantity.first, before) or _per_near(page, quantity.number.first, before)
    return quantity if name is None else replace(quantity, per=name)


def _per_behind(page: Page, last: int, stop: int, reach: int) -> tuple[int, str] | None:
    """What an amount is per, right behind it or a few words later: “Euro an Landesmitteln jährlich”."""
    tokens, words = page.tokens, page.words
    for at in range(last, min(last + reach, stop)):
        if tokens.low(at) in _CLAUSE or tokens.low(at) in {",", "und", "and"}:
            return None
        whole = words.per.at(tokens, at)
        if whole is not None and not tokens.figure(whole[0]):
            return whole
        hit = words.per_prepositions.at(tokens, at)
        if hit is not None and (tokens.low(at) not in {"a", "an", "each"} or at == last):
            noun = _noun(page, hit[0])
            if noun is not None:
                return noun if at <= last + 1 else (last, noun[1])
    return None


def _noun(page: Page, at: int) -> tuple[int, str] | None:
    tokens = page.tokens
    if page.words.language == "en":
        return _english_noun(page, at)
    for place in range(at, min(at + _ADJECTIVES + 1, len(tokens))):
        if tokens.figure(place):
            return None
        if tokens.capital(place) or (place == at and tokens.low(at) in page.words.per_nouns):
            return place + 1, _german_noun(page, place)
    return None


def _german_noun(page: Page, place: int) -> str:
    low, nouns = page.tokens.low(place), page.words.per_nouns
    if low in nouns:
        return nouns[low]
    for length in range(len(low) - 1, 3, -1):
        if (name := nouns.get(low[-length:])) is not None:
            return name
    return page.tokens.word(place)


def _english_noun(page: Page, at: int) -> tuple[int, str] | None:
    low, nouns = page.tokens.low(at), page.words.per_nouns
    if not low.isalpha() or low in page.words.stops:
        return None
    two = f"{low} {page.tokens.low(at + 1)}"
    if two in nouns:
        return at + 2, nouns[two]
    return at + 1, nouns.get(low, low)


def _per_near(page: Page, first: int, stop: int) -> str | None:
    """“stellt jährlich Mittel von rund 500 000 Euro”, “an annual grant of £500”."""
    tokens = page.tokens
    for at in range(first - 1, max(first - _NEAR, stop - 1, -1), -1):
        if tokens.low(at) in _CLAUSE or tokens.figure(at):
            return None
        if (name := page.words.per_near.get(tokens.low(at))) is not None:
            return name
        if tokens.low(at) in _EACH and first - at <= _EACH_NEAR and (noun := _noun(page, at + 1)) is not None:
            return noun[1] if noun[0] <= first else None
    return None


def counted_before(page: Page, first: int) -> str | None:
    """What the nearest number in front counts, as one of it: “23 Geräte zu je 9.800 Euro” → device."""
    tokens, language = page.tokens, page.words.language
    for at in range(first - 1, max(first - _COUNTED, -1), -1):
        if tokens.low(at) in _CLAUSE:
            return None
        number = tokens.figure(at) or german(tokens.low(at), page.words.spelled) is not None
        hit = counted_noun(tokens, at + 1, language) if number or _english_number(page, at) else None
        if hit is not None and hit[1] <= first:
            return _singular(page, hit[1] - 1)
    return None


def _english_number(page: Page, at: int) -> bool:
    return any(page.tokens.low(at) in page.words.spelled[table] for table in ("units", "teens", "tens"))


def _singular(page: Page, at: int) -> str | None:
    """A plural's English singular where a list has the noun; for English nouns the -s is dropped."""
    low, nouns = page.tokens.low(at), page.words.per_nouns
    if page.words.language == "en":
        return nouns.get(low, low.removesuffix("s"))
    stems = (low.removesuffix(ending) for ending in ("", "en", "n", "e", "er", "s"))
    return next((nouns[stem] for stem in stems if stem in nouns), None)
