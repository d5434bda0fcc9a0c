"""Amounts of money: “rund 3,2 Milliarden Euro”, “£30m a year”, “je 500 Euro”, “1,2 und 3,4 Millionen Euro”."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from peilung.insight.facts.amounts import Numeral
from peilung.insight.facts.per import counted_before, with_per
from peilung.insight.facts.quantities import Page, Quantity, Unit, bound_before, quantities
from peilung.insight.facts.tokens import Tokens


def money(page: Page) -> tuple[Quantity, ...]:
    """The amounts of a text with what they are per."""
    found = tuple(_grouped(quantity) for quantity in quantities(page, _currency))
    found = _with_rest(page, found)
    return tuple(_each(page, quantity) for quantity in with_per(page, found))


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
    if hit is None or (at > number.last and tokens.figure(hit[0]) and tokens.glued(hit[0])):
        return None  # “£250,000-£300,000”: the second sign is that of the second amount
    return _unit(hit[1], number.first, hit[0], number, power)


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


def _grouped(quantity: Quantity) -> Quantity:
    """Three decimals of an amount of money are thousands: “12,500 Euro”, but not before a magnitude: “£2.345m”."""
    number = quantity.number
    if quantity.shared or number.grouped is None or quantity.value != number.base:
        return quantity
    return replace(quantity, value=number.grouped)


def _with_rest(page: Page, found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """“DKK 31 million, 12 million of which”, “davon 12 Millionen”: the currency is that of the amount before."""
    firsts = [quantity.number.first for quantity in found]
    own = set(firsts)
    result = list(found)
    for number in page.numbers:
        if not number.power or number.first in own or not page.free(number.first, number.last):
            continue
        earlier = bisect_left(firsts, number.first)
        start, side = bound_before(page, number.first)
        if earlier and _is_rest(page, start, number.last):
            last = found[earlier - 1]
            result.append(Quantity(number, number.value, start, number.last, last.unit, bound=side, shared=True))
    return tuple(sorted(result, key=lambda quantity: quantity.number.first))


def _is_rest(page: Page, start: int, end: int) -> bool:
    before, after = page.words.again_before.before(page.tokens, start), page.words.again_after.at(page.tokens, end)
    return before is not None or after is not None


def _each(page: Page, quantity: Quantity) -> Quantity:
    """“zwölf Vereine mit je 500 Euro”, “£500 each”: quoted with its “je”, for each of what was counted before."""
    tokens = page.tokens
    before = tokens.low(quantity.first - 1) in {"je", "jeweils"}
    each = before or tokens.low(quantity.last) == "each"
    first = quantity.first - 1 if before else quantity.first
    name = counted_before(page, first) if each and quantity.per is None else quantity.per
    return replace(quantity, first=first, per=name)
