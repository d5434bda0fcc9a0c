"""Amounts of money: “rund 3,2 Milliarden Euro”, “£30m a year”, “je 500 Euro”, “1,2 und 3,4 Millionen Euro”."""

from __future__ import annotations

from dataclasses import replace

from peilung.insight.facts.amounts import Numeral
from peilung.insight.facts.quantities import Page, Quantity, Unit, quantities
from peilung.insight.facts.tokens import Tokens

_CLAUSE = frozenset(".;:!?")
_NEAR = 9
_ADJECTIVES = 2


def money(page: Page) -> tuple[Quantity, ...]:
    """The amounts of a text with what they are per."""
    found = quantities(page, _currency)
    return tuple(_per(page, quantity, found, index) for index, quantity in enumerate(found))


def _currency(page: Page, number: Numeral) -> Unit | None:
    return _behind(page, number) or _in_front(page, number)


def _in_front(page: Page, number: Numeral) -> Unit | None:
    tokens = page.tokens
    hit = page.words.signs.before(tokens, number.first) or _code_before(page, number.first)
    if hit is None or number.one or not page.free(hit[0], number.first):
        return None
    last, power = number.last, 0
    if not number.power and tokens.glued(last) and (letters := page.words.letters.get(tokens.low(last))) is not None:
        last, power = last + 1, letters
    elif not number.power and tokens.low(last) in {"k", "m"}:
        last, power = last + 1, page.words.letters[tokens.low(last)]
    return _unit(hit[1], hit[0], _dash(tokens, last), number, power)


def _code_before(page: Page, first: int) -> tuple[int, str] | None:
    word = page.tokens.word(first - 1)
    if word in page.words.codes:
        return first - 1, word
    hit = page.words.currencies.before(page.tokens, first)
    if hit is not None and hit[1] in {"EUR", "CHF"} and page.tokens.capital(hit[0]):
        return hit if page.tokens.low(hit[0]) != "euro" or not page.tokens.figure(hit[0] - 1) else None
    return None


def _behind(page: Page, number: Numeral) -> Unit | None:
    tokens, words = page.tokens, page.words
    at, power = number.last, 0
    if tokens.low(at) == "-" and tokens.glued(at):
        at += 1
    at = _dash(tokens, at)
    if (joined := words.joined.at(tokens, at)) is not None:
        name, exponent = joined[1].split(" ")
        return _unit(name, number.first, joined[0], number, int(exponent))
    if not number.power and tokens.low(at) in words.letters and _named(page, at + 1) is not None:
        at, power = at + 1, words.letters[tokens.low(at)]
    hit = _named(page, at)
    return None if hit is None else _unit(hit[1], number.first, hit[0], number, power)


def _named(page: Page, at: int) -> tuple[int, str] | None:
    if page.tokens.word(at) in page.words.codes:
        return at + 1, page.tokens.word(at)
    return page.words.signs.at(page.tokens, at) or page.words.currencies.at(page.tokens, at)


def _dash(tokens: Tokens, at: int) -> int:
    """Past the dash that stands for no cents: “1'250.–”, “500,- Euro”."""
    if tokens.low(at) in {".", ","} and tokens.glued(at) and tokens.low(at + 1) in {"–", "-", "—"}:
        end = at + 2
        return end + (tokens.low(end) == tokens.low(at + 1) and tokens.glued(end))
    return at


def _unit(name: str, first: int, last: int, number: Numeral, power: int) -> Unit:
    currency, _, part = name.partition("/")
    return Unit(currency, first, last, power - (2 if part else 0))


def _per(page: Page, quantity: Quantity, found: tuple[Quantity, ...], index: int) -> Quantity:
    if not quantity.shared and not quantity.number.power and quantity.number.grouped is not None:
        quantity = replace(quantity, value=quantity.number.grouped)
    after = found[index + 1].number.first if index + 1 < len(found) else len(page.tokens)
    before = found[index - 1].number.last if index else 0
    hit = _per_behind(page, quantity.last, after)
    if hit is not None:
        return replace(quantity, last=hit[0], per=hit[1])
    near = _per_near(page, quantity.first, before) or _per_near(page, quantity.number.first, before)
    if near is not None:
        return replace(quantity, per=near)
    return _each(page, quantity)


def _per_behind(page: Page, last: int, stop: int) -> tuple[int, str] | None:
    """What an amount is per, right behind it or a few words later: “Euro an Landesmitteln jährlich”."""
    tokens, words = page.tokens, page.words
    for at in range(last, min(last + 4, stop)):
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
        if tokens.capital(place):
            return place + 1, _german_noun(page, place)
    return None


def _german_noun(page: Page, place: int) -> str:
    low, nouns = page.tokens.low(place), page.words.per_nouns
    for length in range(len(low), 2, -1):
        if (name := nouns.get(low[-length:])) is not None and (length == len(low) or length > 3):
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
    return None


def _each(page: Page, quantity: Quantity) -> Quantity:
    """“mit je 500 Euro”: quoted with its “je”; what it is for each of, the text before says."""
    tokens = page.tokens
    if tokens.low(quantity.first - 1) in {"je", "jeweils"}:
        return replace(quantity, first=quantity.first - 1)
    return quantity
