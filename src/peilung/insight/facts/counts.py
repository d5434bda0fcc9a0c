"""Numbers with what is counted: “vier Beratungsstellen”, “12 of the 30 councils”, “über 70 Vereine”, “davon drei”."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from peilung.insight.facts.amounts import Numeral
from peilung.insight.facts.nouns import noun
from peilung.insight.facts.per import with_per
from peilung.insight.facts.quantities import Page, Quantity, Unit, bound_before, quantities
from peilung.insight.facts.tokens import Tokens

AGAIN = "again"
_DASHES = frozenset("-‑‐–")
_MORE = frozenset({"weitere", "weiteren", "die", "a", "another", "the"})
_SENTENCE = frozenset(".;:!?")
_REACH = 12
_STREET = 4


def counts(page: Page) -> tuple[Quantity, ...]:
    """The counts of a text. ``unit`` is empty, or ``again`` for “davon vier”."""
    shares = tuple(_shares(page))
    for share in shares:
        page.take(share.first, share.last)
    found = sorted((*shares, *quantities(page, _counted)), key=lambda quantity: quantity.number.first)
    for quantity in found:
        page.take(quantity.number.first, quantity.number.last)
    found = sorted((*found, *_again(page, found)), key=lambda quantity: quantity.number.first)
    return with_per(page, found, near=False)


def counted(page: Page, number: Numeral) -> bool:
    """Whether this number counts what stands behind it."""
    return _counted(page, number) is not None


def _counted(page: Page, number: Numeral) -> Unit | None:
    tokens = page.tokens
    if number.one or number.value in {0, 1} or _identifier(page, number):
        return None
    if (measure := page.words.units.at(tokens, number.last)) is not None and not _longer(tokens, measure[0]):
        return None
    hit = noun(tokens, number.last, page.words.language)
    if hit is None or not page.free(number.last, hit[1]):
        return None
    if any(_breaks(tokens, at) for at in range(number.last, hit[1])):
        return None  # a line end parts rows of a table and paragraphs
    never = any(tokens.low(at) in page.words.never for at in range(number.last, hit[1]))
    if never or _heading(page, number, hit[1]):
        return None
    return Unit("", number.first, hit[1], of=tokens.text[tokens.starts[hit[0]] : tokens.ends[hit[1] - 1]])


def _heading(page: Page, number: Numeral, end: int) -> bool:
    """“2 Verkehr” alone on its line is a heading with its number."""
    tokens = page.tokens
    small = number.bare and number.value < 20 and (number.first == 0 or _breaks(tokens, number.first))
    return small and (end == len(tokens) or _breaks(tokens, end))


def _breaks(tokens: Tokens, at: int) -> bool:
    return "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]


def _longer(tokens: Tokens, end: int) -> bool:
    """“5 m-Linie”: the symbol is part of a word."""
    return tokens.low(end) in _DASHES and tokens.glued(end) and tokens.glued(end + 1)


def _identifier(page: Page, number: Numeral) -> bool:
    """Part of a designation: behind a label, glued to a word or sign, a post code, a decimal outline number."""
    tokens, first, last = page.tokens, number.first, number.last
    before = first - 1 - (tokens.low(first - 1) == "." and tokens.glued(first - 1))
    if tokens.low(before) in page.words.labels and before >= 0 and not number.spelled:
        return True
    if tokens.glued(first) and tokens.low(first - 1) in _DASHES | {"/", ":", "§", ".", "#"}:
        return tokens.low(first - 1) not in _DASHES or not tokens.figure(first - 2)
    marked = tokens.glued(last) and tokens.low(last) in _DASHES | {"/", ":"}
    if marked and (tokens.low(last) not in _DASHES or not tokens.figure(last + 1)):
        return True
    single = len(tokens.word(first - 1)) == 1 and tokens.capital(first - 1) and not number.spelled
    ratio = tokens.low(first - 1) == "in" and tokens.low(first - 2) in {"1", "one"}
    named = _year_of_name(page, number) or _post_code(page, number) or _house_number(page, number)
    return single or ratio or named or _vague(page, first) or _base_of_rate(page, number)


def _year_of_name(page: Page, number: Numeral) -> bool:
    """“Act 2019 applies”: figures like a year count only where they are round or have a bound."""
    like = number.bare and number.last == number.first + 1 and 1600 <= number.value <= 2100
    return like and number.value % 100 != 0 and page.words.bounds.before(page.tokens, number.first) is None


def _vague(page: Page, first: int) -> bool:
    return page.tokens.low(first - 1) in page.words.vague


def _post_code(page: Page, number: Numeral) -> bool:
    tokens, first = page.tokens, number.first
    five = number.bare and len(tokens.word(first)) == 5
    address = tokens.low(first - 1) == "in" and tokens.figure(first - 2)
    return five and (address or tokens.opens(first) or tokens.low(first - 1) in {",", "-", "–", "d-"})


def _house_number(page: Page, number: Numeral) -> bool:
    """“14 Harbour Road”: an address is never what is counted."""
    tokens, at = page.tokens, number.last
    while number.bare and tokens.capital(at) and at < number.last + _STREET:
        if tokens.low(at) in page.words.streets and at > number.last:
            return True
        at += 1
    return False


def _base_of_rate(page: Page, number: Numeral) -> bool:
    """“35 pro 100.000 Einwohner”: so many that a rate refers to, not so many there are."""
    round_ = number.value >= 1000 and number.value == Decimal(10) ** number.value.adjusted()
    rate = page.words.rates.before(page.tokens, number.first)
    return round_ and rate is not None and page.tokens.low(rate[0] - 1) != "mit"


def _shares(page: Page) -> Iterator[Quantity]:
    """“12 of the 30 councils”, “drei der vier Häfen”: a number, a word for out of, a count."""
    numbers = [number for number in page.numbers if page.free(number.first, number.last)]
    for index in range(len(numbers) - 1):
        part, whole = numbers[index], numbers[index + 1]
        if whole.first - part.last > 5 or part.value < 2 or part.value > whole.value or _identifier(page, part):
            continue
        unit = _counted(page, whole) if _out_of(page, part, whole) else None
        if unit is not None:
            first, side = bound_before(page, part.first)
            yield Quantity(part, part.value, first, unit.last, "", unit.of, side, total=whole.value)


def _out_of(page: Page, part: Numeral, whole: Numeral) -> bool:
    start, _ = bound_before(page, whole.first)
    if page.words.totals.exactly(page.tokens, part.last, whole.first):
        return True
    return start > part.last and bool(page.words.totals.exactly(page.tokens, part.last, start))


def _again(page: Page, found: list[Quantity]) -> Iterator[Quantity]:
    """“davon vier im Norden”, “four of them”: what is counted is named by the count before."""
    firsts = [quantity.number.first for quantity in found]
    for number in page.numbers:
        if not page.free(number.first, number.last) or number.one or number.value <= 1 or _identifier(page, number):
            continue
        earlier = bisect_left(firsts, number.first)
        start, side = bound_before(page, number.first)
        if not earlier:
            continue
        span = _pronoun(page, number, start) or _later_part(page, number, start, found[earlier - 1])
        if span is not None:
            whole = found[earlier - 1]
            part = number.value < whole.value
            more = page.tokens.low(span[0]) in _MORE
            total = whole.value if part and not more and whole.bound is None else None
            of = whole.of if part or more else None
            yield Quantity(number, number.value, span[0], span[1], AGAIN, of, side, total=total)


def _pronoun(page: Page, number: Numeral, start: int) -> tuple[int, int] | None:
    before = page.words.again_before.before(page.tokens, start)
    if before is not None:
        return before[0], number.last
    after = page.words.again_after.at(page.tokens, number.last)
    return (start, after[0]) if after is not None else None


def _later_part(page: Page, number: Numeral, start: int, whole: Quantity) -> tuple[int, int] | None:
    """“Von den 24 Seen wurden bislang 22 geprüft”."""
    tokens = page.tokens
    if number.value > whole.value or not 0 < start - whole.last <= _REACH:
        return None
    if page.words.again_whole.before(tokens, whole.number.first) is None:
        return None
    return None if _SENTENCE & set(tokens.lowers[whole.last : start]) else (start, number.last)


def without_unit(quantity: Quantity) -> Quantity:
    """The same without the mark that it stands for an earlier count."""
    return replace(quantity, unit="") if quantity.unit == AGAIN else quantity
