"""text -> facts that are figures and times: money, percentages, dates, periods and counts, none over another.

Money is found first, then percentages, times and counts; each takes its words, so that no year is read out of an
amount and no count out of a date.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import inf

from peilung.core.insight import Fact, FactType, Place, Quote
from peilung.insight.facts.amounts import Numeral, numerals
from peilung.insight.facts.counts import AGAIN, counted, counts, without_unit
from peilung.insight.facts.dates import Sheet, sheet
from peilung.insight.facts.lexicon import calendar, lexicon, speech
from peilung.insight.facts.money import money
from peilung.insight.facts.percentages import percentages
from peilung.insight.facts.periods import Time, times
from peilung.insight.facts.quantities import Page, Quantity
from peilung.insight.facts.tokens import Tokens, tokenise
from peilung.insight.rules import ground


def figures(place: Place, taken: Sequence[tuple[int, int]]) -> tuple[Fact, ...]:
    """Money, counts, percentages, dates and periods of one text, in the order of their quotes.

    ``taken`` are spans of the text (start, end exclusive) that belong to references and hold no figures.
    """
    tokens = tokenise(place.text)
    if not tokens:
        return ()
    language = speech(place.language, tokens)
    words = lexicon(language)
    page = Page(tokens, numerals(tokens, words), words, _used(tokens, taken))
    facts = [_amount(place, page, quantity, FactType.MONEY) for quantity in _taking(page, money(page))]
    facts += [_amount(place, page, quantity, FactType.PERCENTAGE) for quantity in _taking(page, percentages(page))]
    facts += _times(place, page)
    facts += [_count(place, page, quantity) for quantity in counts(page)]
    return tuple(sorted(filter(_writable, facts), key=lambda fact: (fact.quote.start, fact.quote.end)))


def _used(tokens: Tokens, taken: Iterable[tuple[int, int]]) -> bytearray:
    used = bytearray(len(tokens))
    for start, end in taken:
        first, last = bisect_right(tokens.ends, start), bisect_left(tokens.starts, end)
        used[first:last] = b"\1" * max(last - first, 0)
    return used


def _taking(page: Page, found: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    for quantity in found:
        page.take(quantity.number.first, max(quantity.last, quantity.number.last))
    return found


def _times(place: Place, page: Page) -> list[Fact]:
    look = sheet(page.tokens, calendar(page.words.language), page.words, _with_counts(page))
    found = times(look)
    for time in found:
        page.take(time.first, time.last)
    return [_time(place, look, time) for time in found]


def _with_counts(page: Page) -> bytearray:
    """What is taken, and numbers that look like years but count: “2000 Bäume”, “über 1900 Plätze”."""
    used = bytearray(page.used)
    for number in page.numbers:
        likely = number.bare and number.last == number.first + 1 and 1600 <= number.value <= 2100
        if likely and page.free(number.first, number.last) and _counts_rather(page, number):
            used[number.first : number.last] = b"\1"
    return used


def _counts_rather(page: Page, number: Numeral) -> bool:
    first = number.first
    bounded = page.words.bounds.before(page.tokens, first)
    if not counted(page, number) or calendar(page.words.language).bounds.before(page.tokens, first) is not None:
        return False
    round_ = number.value % 100 == 0 and not _timed(page.tokens, first)
    return round_ or (bounded is not None and page.tokens.low(bounded[0]) not in _ALSO_TIMES)


_TIMED = frozenset("jahr jahre jahren jahres seit ab bis in by since year ende anfang mitte".split())
_ALSO_TIMES = frozenset("bis ab gegen unter um around about by".split())


def _timed(tokens: Tokens, first: int) -> bool:
    return tokens.low(first - 1) in _TIMED


def _quote(place: Place, tokens: Tokens, first: int, last: int) -> Quote:
    return Quote(place, tokens.starts[first], tokens.ends[last - 1])


_LARGEST = 2**53 - 1
"""The largest whole number that every program reads from JSON as it is; no paper has larger ones."""


def _writable(fact: Fact) -> bool:
    return not any(isinstance(value, int | float) and abs(value) > _LARGEST for value in (fact.value, fact.total))


def plain(value: Decimal) -> int | float:
    """The value as JSON holds it: whole where it is whole; infinite where no program could read it."""
    if abs(value) > _LARGEST:
        return inf
    return int(value) if value == value.to_integral_value() else float(value)


def _amount(place: Place, page: Page, found: Quantity, type_: FactType) -> Fact:
    name = "money" if type_ is FactType.MONEY else "percentage"
    rule = f"{name}.shared" if found.shared else ("money.amount" if name == "money" else "percentage.figure")
    quote = _quote(place, page.tokens, found.first, max(found.last, found.number.last))
    why = ground(rule, page.words.language, found.unit)
    return Fact(type_, plain(found.value), quote, why, found.unit, found.per, found.bound)


def _time(place: Place, look: Sheet, found: Time) -> Fact:
    quote = _quote(place, look.tokens, found.first, found.last)
    return Fact(found.type, found.value, quote, ground(found.rule, look.words.language), bound=found.bound)


def _count(place: Place, page: Page, found: Quantity) -> Fact:
    rule, found = _count_rule(found), without_unit(found)
    quote = _quote(place, page.tokens, found.first, max(found.last, found.number.last))
    total = None if found.total is None else plain(found.total)
    why = ground(rule, page.words.language, found.of or "")
    return Fact(FactType.COUNT, plain(found.value), quote, why, None, found.per, found.bound, found.of, total)


def _count_rule(found: Quantity) -> str:
    if found.unit == AGAIN:
        return "count.again"
    if found.total is not None:
        return "count.share"
    if found.shared:
        return "count.shared"
    return "count.word" if found.number.spelled else "count.figure"
