"""Numbers with what they are numbers of: lists and ranges that share it, and the bounds in front and behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from peilung.core.insight import Bound
from peilung.insight.facts.amounts import Numeral
from peilung.insight.facts.lexicon import Lexicon, bound
from peilung.insight.facts.nouns import noun
from peilung.insight.facts.tokens import Tokens

_CLAUSE = frozenset(".;:!?()")
_FILLERS = 3
_NEAR = 10


@dataclass(frozen=True, slots=True)
class Page:
    """One text under the eye: its tokens, its numbers, the words of its language, which tokens are taken."""

    tokens: Tokens
    numbers: tuple[Numeral, ...]
    words: Lexicon
    used: bytearray

    def free(self, first: int, last: int) -> bool:
        return not any(self.used[first:last])

    def take(self, first: int, last: int) -> None:
        self.used[first:last] = b"\1" * (last - first)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number is a number of: its name, the tokens of number and unit together, a power of ten it brings."""

    name: str
    first: int
    last: int
    power: int = 0
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. ``first`` and ``last`` are the tokens it is quoted by."""

    number: Numeral
    value: Decimal
    first: int
    last: int
    unit: str
    of: str | None = None
    bound: Bound | None = None
    shared: bool = False
    total: Decimal | None = None
    per: str | None = None


Seen = Callable[[Page, Numeral], Unit | None]


def quantities(page: Page, unit_of: Seen) -> tuple[Quantity, ...]:
    """All free numbers that have such a unit, their own or one they share, in order."""
    numbers = [number for number in page.numbers if page.free(number.first, number.last)]
    units = [unit_of(page, number) for number in numbers]
    found: list[Quantity] = []
    for index, unit in enumerate(units):
        if unit is not None:
            found.extend(_sharing(page, numbers, units, index))
            found.append(_single(page, numbers[index], unit))
            found.extend(_forward(page, numbers, units, index))
    found.sort(key=lambda quantity: quantity.number.first)
    return _ranges(page, found)


def _single(page: Page, number: Numeral, unit: Unit) -> Quantity:
    value = number.value.scaleb(unit.power)
    start, side = bound_before(page, unit.first)
    end, after = unit.last, None
    if side is None and (hit := page.words.bounds_after.at(page.tokens, unit.last)) is not None:
        end, after = hit[0], bound(hit[1])
    return Quantity(number, value, start, end, unit.name, unit.of, side or after)


def _sharing(page: Page, numbers: Sequence[Numeral], units: Sequence[Unit | None], index: int) -> Iterator[Quantity]:
    """The numbers in front that have no unit of their own and are listed with this one."""
    unit = units[index]
    assert unit is not None
    last = numbers[index]
    if unit.first < last.first:
        return
    later = last
    for place in range(index - 1, -1, -1):
        number = numbers[place]
        if units[place] is not None or link(page, number.last, later.first) is None or not _alike(number, last):
            return
        power = last.power if not number.power and number.base < 1000 else 0
        shared = replace(number, power=number.power or power)
        start, side = bound_before(page, number.first)
        value = shared.value.scaleb(unit.power)
        yield Quantity(shared, value, start, unit.last, unit.name, unit.of, side, shared=True)
        later = number


def _forward(page: Page, numbers: Sequence[Numeral], units: Sequence[Unit | None], index: int) -> Iterator[Quantity]:
    """The upper end of a range behind a unit in front: “€20–30 million”."""
    unit, number = units[index], numbers[index]
    assert unit is not None
    if unit.first >= number.first or index + 1 >= len(numbers) or units[index + 1] is not None:
        return
    upper = numbers[index + 1]
    if upper.value <= number.value or _counts_own(page, upper):
        return
    if link(page, number.last, upper.first) == "range" and upper.first - number.last <= 2:
        yield Quantity(upper, upper.value, unit.first, upper.last, unit.name, unit.of, None, shared=True)


def _counts_own(page: Page, number: Numeral) -> bool:
    """“paid €20 to 45 fishers”: a number behind a word that has something of its own to count."""
    behind_word = page.tokens.low(number.first - 1).isalpha()
    return behind_word and not number.power and noun(page.tokens, number.last, page.words.language) is not None


def _alike(number: Numeral, last: Numeral) -> bool:
    """A bare year does not share the unit of an amount listed behind it."""
    year = number.bare and 1900 <= number.base <= 2100
    return not number.one and (not year or (last.bare and last.base >= 1000))


def link(page: Page, end: int, start: int) -> str | None:
    """What ties two numbers: ``range``, ``list`` or ``change``; times and bounds between are passed over."""
    while start > end:
        if (kind := page.words.links.exactly(page.tokens, end, start)) is not None:
            return kind
        if page.used[start - 1]:
            start -= 1
            continue
        hit = page.words.bounds.before(page.tokens, start) or page.words.fillers.before(page.tokens, start)
        if hit is None or hit[0] < end:
            return None
        start = hit[0]
    return None


def bound_before(page: Page, first: int) -> tuple[int, Bound | None]:
    """The bound in front of a number and where it begins; the number's own place where there is none."""
    tokens, at = page.tokens, first
    for _ in range(_FILLERS):
        hit = page.words.bounds.before(tokens, at)
        if hit is not None:
            return (hit[0], bound(hit[1])) if _means_bound(page, hit[0]) else (first, None)
        filler = page.words.fillers.before(tokens, at)
        if filler is None:
            break
        at = filler[0]
    return first, None


def _means_bound(page: Page, start: int) -> bool:
    """“verfügt über 70 Plätze” and “ein Bescheid über 500 Euro” say no bound."""
    tokens = page.tokens
    if tokens.low(start) != "über":
        return True
    for index in range(start - 1, max(start - _NEAR, -1), -1):
        if tokens.low(index) in _CLAUSE:
            return True
        verb = tokens.low(index).startswith("verfüg")
        near = start - index <= 2 and any(stem in tokens.low(index) for stem in page.words.not_over)
        if verb or near:
            return False
    return True


def _ranges(page: Page, found: list[Quantity]) -> tuple[Quantity, ...]:
    """The same with ``from`` and ``to`` where two of them are the ends of a range."""
    result = list(found)
    for index, (a, b) in enumerate(pairwise(found)):
        if a.unit == b.unit and a.value < b.value * 1000 and _is_range(page, a, b):
            low, high = _raised(replace(result[index], bound=Bound.FROM), b), replace(b, bound=Bound.TO)
            if not any(page.tokens.figure(at) for at in range(a.number.last, b.number.first)):
                first, last = min(low.first, high.first), max(low.last, high.last)
                low, high = replace(low, first=first, last=last), replace(high, first=first, last=last)
            result[index], result[index + 1] = low, high
    return tuple(result)


def _raised(low: Quantity, high: Quantity) -> Quantity:
    """“€20–30 million”: the magnitude of the upper end is that of the lower."""
    number, power = low.number, high.number.power
    if low.shared or number.power or not power or number.base > high.number.base or low.last > number.last:
        return low
    return replace(low, value=low.value.scaleb(power))


def _is_range(page: Page, a: Quantity, b: Quantity) -> bool:
    tokens, words = page.tokens, page.words
    end = a.number.last if a.shared or a.last > b.number.first else a.last
    kind = link(page, end, b.number.first) or link(page, end, min(b.first, b.number.first))
    before = _start(page, a)
    if kind == "range":
        return True
    if kind == "list":
        joined = tokens.low(end) in {"und", "and"}
        return joined and words.between.before(tokens, before) is not None
    return _changed(page, a, b, before)


def _start(page: Page, quantity: Quantity) -> int:
    at = min(quantity.first, quantity.number.first)
    while (hit := page.words.fillers.before(page.tokens, at)) is not None:
        at = hit[0]
    return at


def _changed(page: Page, a: Quantity, b: Quantity, before: int) -> bool:
    """“von 12 Prozent im Vorjahr auf 30 Prozent”."""
    tokens = page.tokens
    if page.words.change.before(tokens, before) is None or not 0 < b.first - a.number.last <= _NEAR:
        return False
    gap = tokens.lowers[a.number.last : b.first]
    return bool(gap) and gap[-1] in {"auf", "to"} and not _CLAUSE & set(gap)
