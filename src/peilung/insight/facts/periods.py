"""Dates and periods as facts: what bounds a time, and which times are the ends of one period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from peilung.core.insight import Bound, FactType
from peilung.insight.facts.dates import Grade, Moment, Sheet, in_name, moments
from peilung.insight.facts.lexicon import bound

_FILLERS = 4
_DASHES = frozenset("–-—‑‐−")


@dataclass(frozen=True, slots=True)
class Time:
    """A date or period with the tokens it is quoted by and the rule that found it."""

    type: FactType
    value: str
    first: int
    last: int
    rule: str
    bound: Bound | None = None


def times(page: Sheet) -> tuple[Time, ...]:
    """All dates and periods of a text in order. What lacks a year and gets none from what follows is left out."""
    found = list(moments(page))
    links = [_link(page, a, b) for a, b in pairwise(found)]
    found, links = _completed(found, links)
    result: list[Time] = []
    index = 0
    while index < len(found):
        many = index < len(links) and _spans(page, found[index], found[index + 1], links[index])
        time = _period(page, found[index], found[index + 1]) if many else _date(page, found[index])
        if time is not None:
            result.append(time)
        index += 2 if many else 1
    return tuple(result)


def _completed(found: Sequence[Moment], links: list[str | None]) -> tuple[list[Moment], list[str | None]]:
    """Years and months handed back from the time that follows: “17. bis 19. September 2023”."""
    whole = list(found)
    for index in range(len(whole) - 2, -1, -1):
        if links[index] is not None:
            whole[index] = _complete(whole[index], whole[index + 1])
    kept = [index for index, moment in enumerate(whole) if moment.year is not None]
    ties = [links[a] if b == a + 1 else None for a, b in pairwise(kept)]
    return [whole[index] for index in kept], ties


def _complete(moment: Moment, later: Moment) -> Moment:
    if moment.year is not None or later.year is None:
        return moment
    if moment.month is None:
        same = later.grade is Grade.DAY
        return replace(moment, month=later.month, year=later.year) if same else moment
    return replace(moment, year=later.year) if later.grade is moment.grade else moment


def _link(page: Sheet, a: Moment, b: Moment) -> str | None:
    """What ties two times; articles and words such as “Ende” between them are passed over."""
    start, words = b.first, page.times
    while start > a.last:
        if (kind := words.links.exactly(page.tokens, a.last, start)) is not None:
            return kind
        hit = words.fillers.before(page.tokens, start) or words.edges.before(page.tokens, start)
        hit = hit or words.cues.before(page.tokens, start)
        if hit is None or hit[0] < a.last:
            return None
        start = hit[0]
    return None


def _spans(page: Sheet, a: Moment, b: Moment, link: str | None) -> bool:
    if a.grade in {Grade.TERM, Grade.DECADE} or b.grade in {Grade.TERM, Grade.DECADE}:
        return False
    if link is None or a.value > b.value:
        return False
    if link == "list":
        joined = page.tokens.low(a.last) in {"und", "and"}
        return joined and page.times.between.before(page.tokens, _opening(page, a.first)) is not None
    return True


def _opening(page: Sheet, first: int) -> int:
    for _ in range(_FILLERS):
        hit = page.times.fillers.before(page.tokens, first) or page.times.edges.before(page.tokens, first)
        hit = hit or page.times.cues.before(page.tokens, first)
        if hit is None:
            break
        first = hit[0]
    return first


def _period(page: Sheet, a: Moment, b: Moment) -> Time | None:
    if a.grade is Grade.YEAR and b.grade is Grade.YEAR and in_name(page, a.first, b.last):
        return None
    days = a.grade is Grade.DAY or b.grade is Grade.DAY
    start = _with_noun(page, a.first)
    rule = "period.days" if days else "period.years"
    end, _ = _noun_behind(page, b.last)
    return Time(FactType.PERIOD, f"{a.value}/{b.value}", start, end, rule)


def _with_noun(page: Sheet, first: int) -> int:
    """Where “Schuljahr”, “Ende”, “the financial year” in front of a time begins; they belong to its quote."""
    for _ in range(2):
        hit = page.times.edges.before(page.tokens, first) or page.times.cues.before(page.tokens, first)
        if hit is None:
            break
        first = hit[0]
    return first


def _noun_behind(page: Sheet, last: int) -> tuple[int, bool]:
    hit = page.times.cues_after.at(page.tokens, last)
    return (hit[0], True) if hit is not None else (last, False)


def _date(page: Sheet, moment: Moment) -> Time | None:
    first = _with_noun(page, moment.first)
    last, _ = _noun_behind(page, moment.last) if moment.grade in {Grade.TERM, Grade.YEAR} else (moment.last, False)
    start, side = _bound_before(page, first)
    if (hit := page.times.bounds_after.at(page.tokens, last)) is not None and _goes_on(page, first, hit[0] - 1):
        last, side = hit[0], bound(hit[1])
    type_ = FactType.PERIOD if moment.grade in {Grade.QUARTER, Grade.TERM} else FactType.DATE
    return Time(type_, moment.value, start, last, _rule(moment.grade), side)


def _goes_on(page: Sheet, first: int, word: int) -> bool:
    """“von 2025 an”: the little word counts only behind its “von”."""
    if page.tokens.low(word) != "an":
        return True
    return page.tokens.low(_opening(page, first) - 1) in {"von", "vom"}


def _bound_before(page: Sheet, first: int) -> tuple[int, Bound | None]:
    at = first
    for _ in range(_FILLERS):
        if (hit := page.times.bounds.before(page.tokens, at)) is not None:
            side = bound(hit[1])
            return (hit[0], side) if side is not None else (first, None)
        filler = page.times.fillers.before(page.tokens, at)
        if filler is None:
            break
        at = filler[0]
    return first, None


def _rule(grade: Grade) -> str:
    match grade:
        case Grade.DAY:
            return "date.day"
        case Grade.MONTH:
            return "date.month"
        case Grade.SEASON:
            return "date.season"
        case Grade.QUARTER:
            return "period.quarter"
        case Grade.TERM:
            return "period.term"
        case Grade.YEAR | Grade.DECADE:
            return "date.year"
