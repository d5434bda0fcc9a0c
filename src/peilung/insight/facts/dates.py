"""Points in time in a text: days, months, seasons, quarters, school years and years that are used as a time."""

from __future__ import annotations

import re
from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from peilung.insight.facts.lexicon import QUARTERS, Calendar, Lexicon
from peilung.insight.facts.tokens import Tokens
from peilung.reading.dates import Found, find_dates, find_short_dates

_FULL = re.compile(r"\d{4}|\d\d\.\d\d\.\d\d")
"""What every full date holds: four figures of a year, or two of each."""
_YEAR = re.compile(r"1[6-9]\d\d|20\d\d|2100")
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
_MONTH_NUMBER = re.compile(r"(?P<month>0[1-9]|1[0-2])\.(?P<year>20\d\d)")
_SUFFIXES = frozenset({"st", "nd", "rd", "th"})
_DASHES = frozenset("–-—‑‐−")
_OF = (("des", "jahres"), ("of", "the", "year"), ("im", "jahr"), ("of",), (",",), (".",), ("/",), (".", ","))
_CLOSING = frozenset("“”\"»«’")


class Grade(StrEnum):
    """How finely a time is given."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    TERM = "term"
    """A year that runs over two: school year, financial year."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One point in time and the tokens it takes; ``year`` or ``month`` are missing where what follows gives them."""

    first: int
    last: int
    grade: Grade
    year: int | None
    month: int | None = None
    day: int | None = None
    part: int = 0
    """EDTF season, number of the quarter, or the second year of a term."""

    @property
    def value(self) -> str:
        """EDTF text; a quarter as ``2031-Q3``."""
        assert self.year is not None
        match self.grade:
            case Grade.DAY:
                return f"{self.year:04}-{self.month:02}-{self.day:02}"
            case Grade.MONTH:
                return f"{self.year:04}-{self.month:02}"
            case Grade.SEASON:
                return f"{self.year:04}-{self.part}"
            case Grade.QUARTER:
                return f"{self.year:04}-{'H' if self.part > 4 else 'Q'}{self.part % 4 or 4}"
            case Grade.DECADE:
                return f"{self.year // 10}X"
            case Grade.TERM:
                return f"{self.year:04}/{self.part:04}"
            case Grade.YEAR:
                return f"{self.year:04}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One text with its full dates by the token they begin with, the words of its language, and what is taken."""

    tokens: Tokens
    full: Mapping[int, Found]
    times: Calendar
    words: Lexicon
    used: bytearray


def sheet(tokens: Tokens, times: Calendar, words: Lexicon, used: bytearray) -> Sheet:
    """The text made ready: full dates are found by the forms that reading knows."""
    may_hold = _FULL.search(tokens.text) is not None
    hits = [*find_dates(tokens.text), *find_short_dates(tokens.text)] if may_hold else []
    full = {bisect_left(tokens.starts, hit.start): hit for hit in hits}
    return Sheet(tokens, full, times, words, used)


def moments(page: Sheet) -> Iterator[Moment]:
    """All points in time in order, also those that lack a year; none overlaps another."""
    ahead, openers = 0, page.times.openers
    for index, word in enumerate(page.tokens.lowers):
        may_open = word in openers or word[:1].isdecimal() or index in page.full
        if index < ahead or not may_open or page.used[index]:
            continue
        found = _moment(page, index)
        if found is not None and not any(page.used[found.first : found.last]):
            yield found
            ahead = found.last


def _moment(page: Sheet, index: int) -> Moment | None:
    if (hit := page.full.get(index)) is not None:
        end = bisect_left(page.tokens.starts, hit.end)
        return Moment(index, end, Grade.DAY, hit.begins.year, hit.begins.month, hit.begins.day)
    if page.tokens.figure(index):
        return _part_of_year(page, index) or _day(page, index) or _years(page, index)
    if not page.tokens.word(index)[:1].isalpha():
        return None
    return _month(page, index) or _season(page, index) or _part_of_year(page, index)


def year_at(page: Sheet, index: int) -> int | None:
    """The four figures of a year at this token, with nothing glued to them that makes them a number."""
    tokens = page.tokens
    if _YEAR.fullmatch(tokens.word(index)) is None:
        return None
    behind = tokens.low(index + 1)
    if tokens.glued(index + 1) and (behind[:1].isalnum() and behind not in {"er", "s"}):
        return None
    return int(tokens.word(index))


def _following_year(page: Sheet, index: int) -> tuple[int, int] | None:
    """The year behind a month or season: its value and the end of it (“of 2023”, “des Jahres 2023”, “2023”)."""
    tokens, at = page.tokens, index
    for words in _OF:
        if tokens.lowers[at : at + len(words)] == words:
            at += len(words)
            break
    year = year_at(page, at)
    return None if year is None else (year, at + 1)


def _month(page: Sheet, index: int) -> Moment | None:
    tokens = page.tokens
    month = page.times.months.get(tokens.low(index)) if tokens.capital(index) else None
    if month is None:
        return None
    hit = _following_year(page, index + 1)
    if hit is not None:
        return Moment(index, hit[1], Grade.MONTH, hit[0], month)
    day = tokens.word(index + 1)
    if page.times.language == "en" and _DAY.fullmatch(day) and not _lettered(tokens, index + 2):
        return Moment(index, index + 2, Grade.DAY, None, month, int(day))
    return Moment(index, index + 1, Grade.MONTH, None, month)


def _lettered(tokens: Tokens, index: int) -> bool:
    return tokens.glued(index) and tokens.low(index)[:1].isalnum()


def _american(page: Sheet, index: int) -> Moment | None:
    """“14, 2024” behind “March 12–”: the month stands before the first day."""
    tokens = page.tokens
    year = year_at(page, index + 2) if tokens.low(index + 1) == "," else None
    hit = page.times.links.before(tokens, index)
    month = page.times.months.get(tokens.low(hit[0] - 2)) if hit is not None else None
    if year is None or month is None or _DAY.fullmatch(tokens.word(index)) is None:
        return None
    return Moment(index, index + 3, Grade.DAY, year, month, int(tokens.word(index)))


def _day(page: Sheet, index: int) -> Moment | None:
    """A day that lacks its year (“1. Juli”, “3rd of May”), or also its month (“17.”)."""
    tokens, at = page.tokens, index + 1
    word = tokens.word(index)
    if (found := _month_number(page, index) or _american(page, index)) is not None:
        return found
    if (short := re.fullmatch(r"(\d{1,2})\.(\d{1,2})", word)) is not None:
        return _numeric_day(page, index, int(short[1]), int(short[2]))
    if _DAY.fullmatch(word) is None or (tokens.glued(index) and tokens.low(index - 1) not in _DASHES | {"(", "/"}):
        return None
    dotted = tokens.low(at) == "." or (tokens.glued(at) and tokens.low(at) in _SUFFIXES)
    at += dotted
    at += tokens.low(at) == "of"
    month = page.times.months.get(tokens.low(at)) if tokens.capital(at) else None
    if month is not None:
        return _dated(page, index, at + 1, month, int(word))
    if dotted or page.times.language == "en":
        return Moment(index, index + 1 + dotted, Grade.DAY, None, None, int(word)) if _linked(page, at) else None
    return None


def _dated(page: Sheet, index: int, at: int, month: int, day: int) -> Moment | None:
    hit = _following_year(page, at)
    year, end = hit if hit is not None else (None, at)
    if day > monthrange(2024 if year is None else year, month)[1]:
        return None
    return Moment(index, end, Grade.DAY, year, month, day)


def _numeric_day(page: Sheet, index: int, day: int, month: int) -> Moment | None:
    """“17.09.” in front of “– 19.09.2023”."""
    whole = page.tokens.low(index + 1) == "." and _linked(page, index + 2)
    if not whole or not 1 <= day <= 31 or not 1 <= month <= 12:
        return None
    return Moment(index, index + 2, Grade.DAY, None, month, day)


def _month_number(page: Sheet, index: int) -> Moment | None:
    """“Stand: 05/2024”, “ab 01.2025”: only behind a bound or a date's noun, else it is a number."""
    tokens = page.tokens
    before = tokens.low(index - 1) if tokens.low(index - 1) != ":" else tokens.low(index - 2)
    if before not in {"stand", "ab", "seit", "bis", "since", "from", "until", "by", "as of", "date"}:
        return None
    hit = _MONTH_NUMBER.fullmatch(tokens.word(index))
    if hit is not None:
        return Moment(index, index + 1, Grade.MONTH, int(hit["year"]), int(hit["month"]))
    month = re.fullmatch(r"0[1-9]|1[0-2]", tokens.word(index))
    if month is None or tokens.low(index + 1) != "/" or (year := year_at(page, index + 2)) is None:
        return None
    return Moment(index, index + 3, Grade.MONTH, year, int(month[0]))


def _linked(page: Sheet, at: int) -> bool:
    """Whether another day follows: “17. bis”, “12./13.”, “3 to 5”."""
    hit = page.times.links.at(page.tokens, at)
    if hit is None:
        return False
    return page.tokens.figure(hit[0]) or page.tokens.figure(hit[0] + 1)


def _season(page: Sheet, index: int) -> Moment | None:
    tokens = page.tokens
    season = page.times.seasons.get(tokens.low(index))
    hit = _following_year(page, index + 1) if season is not None else None
    if season is None or hit is None:
        return None
    year, end = hit
    double = _second_year(page, year, end)
    return Moment(index, double[1] if double else end, Grade.SEASON, year, part=season)


def _part_of_year(page: Sheet, index: int) -> Moment | None:
    """“drittes Quartal 2031”, “3. Quartal 2031”, “Q3 2031”, “the first half of 2027”."""
    tokens, times = page.tokens, page.times
    if (short := QUARTERS.get(tokens.low(index))) is not None:
        return _in_year(page, index, index + 1, *short)
    parts = times.parts.get(tokens.low(index))
    if parts is not None and tokens.low(index + 1) in {"1", "2", "3", "4"}:
        return _in_year(page, index, index + 2, int(tokens.low(index + 1)), parts)
    number = times.ordinals.get(tokens.low(index))
    if number is None:
        return None
    at = index + 1
    at += tokens.low(at) == "." or (tokens.glued(at) and tokens.low(at) in _SUFFIXES)
    parts = times.parts.get(tokens.low(at))
    return None if parts is None else _in_year(page, index, at + 1, number, parts)


def _in_year(page: Sheet, index: int, end: int, number: int, parts: int) -> Moment | None:
    hit = _following_year(page, end)
    if hit is None:
        return None
    if parts == 2:
        return Moment(index, hit[1], Grade.QUARTER, hit[0], part=4 + min(number, 2))
    return Moment(index, hit[1], Grade.QUARTER, hit[0], part=number)


def _years(page: Sheet, index: int) -> Moment | None:
    tokens = page.tokens
    year = year_at(page, index)
    if year is None or _is_number(page, index):
        return None
    if tokens.glued(index + 1) and tokens.low(index + 1) in {"er", "s"}:
        return Moment(index, index + 2, Grade.DECADE, year) if year % 10 == 0 else None
    double = _second_year(page, year, index + 1)
    if double is not None:
        return Moment(index, double[1], Grade.TERM, year, part=double[0])
    if _slashed(page, index) or in_name(page, index, index + 1) or _end_of_name(page, index):
        return None
    return Moment(index, index + 1, Grade.YEAR, year)


def _end_of_name(page: Sheet, index: int) -> bool:
    """The second year of “Koalitionsvertrag 2021 bis 2026”."""
    hit = page.times.links.before(page.tokens, index)
    if hit is None or hit[1] != "range" or year_at(page, hit[0] - 1) is None:
        return False
    return in_name(page, hit[0] - 1, hit[0])


def _second_year(page: Sheet, year: int, at: int) -> tuple[int, int] | None:
    """The second half of a double year behind “2022”: “/2023”, “/23”, “-23”. Whole years behind a dash are a range."""
    tokens = page.tokens
    mark, second = tokens.low(at), tokens.word(at + 1)
    if mark not in _DASHES | {"/"} or (tokens.glued(at + 2) and tokens.low(at + 2)[:1].isalnum()):
        return None
    if re.fullmatch(r"\d\d", second) and int(second) > year % 100 and tokens.low(at + 2) != "/":
        return year - year % 100 + int(second), at + 2
    if mark == "/" and _YEAR.fullmatch(second) and 0 < int(second) - year <= 10:
        return int(second), at + 2
    return None


def _slashed(page: Sheet, index: int) -> bool:
    """“2016/679”, “12/2024”: numbers of papers."""
    tokens = page.tokens
    behind = tokens.low(index + 1) == "/" and tokens.glued(index + 1) and tokens.figure(index + 2)
    front = tokens.low(index - 1) == "/" and tokens.glued(index) and tokens.figure(index - 2)
    return (behind or front) and not (front and year_at(page, index - 2) is not None)


def _is_number(page: Sheet, index: int) -> bool:
    """Behind a label (“Nr. 2019”), glued to a word (“ISO-2019”), or within decimals."""
    tokens = page.tokens
    before = index - 1 - (tokens.low(index - 1) == "." and tokens.glued(index - 1))
    if tokens.low(before) in page.times.labels and before >= 0:
        return True
    return tokens.glued(index) and tokens.low(index - 1) in _DASHES and not _spans(page, index)


def _spans(page: Sheet, index: int) -> bool:
    """Whether the dash glued in front of a year joins it to an earlier time, as in “2021–2027”, “mid-2028”."""
    before = page.tokens.low(index - 2)
    if not page.tokens.glued(index - 1) or year_at(page, index - 2) is not None:
        return True
    return before in page.times.months or before in {"mid", "end", "early", "late", "pre", "post"}


def in_name(page: Sheet, index: int, end: int) -> bool:
    """Whether a year is part of a name: “Agenda 2030”, “Act 2019”, “the 2030 Agenda”, “„Zukunft 2030“”."""
    tokens, times = page.tokens, page.times
    if tokens.capital(end) and tokens.low(end) in times.names_after:
        return True
    at = index - 1
    opened = tokens.low(at) == "("
    at -= opened
    before = tokens.low(at)
    named = tokens.capital(at) and _known_time(page, at) is False
    if named and _name_noun(page, at, before):
        return not (page.times.language == "de" and _plain_year(tokens, index, before))
    if named and tokens.low(end) in _CLOSING and not tokens.glued(end + 1):
        return True
    if opened or not named:
        return False
    if times.language == "en":
        return not tokens.opens(at)
    return tokens.words[at].isupper() and len(before) >= 3


def _known_time(page: Sheet, at: int) -> bool:
    tokens, times = page.tokens, page.times
    low = tokens.low(at)
    if low in times.months or low in times.seasons or low in times.parts:
        return True
    hit = times.cues.before(tokens, at + 1) or times.edges.before(tokens, at + 1) or times.bounds.before(tokens, at + 1)
    return hit is not None or low in {"im", "in", "am", "zum", "during", "on", "stand", "for", "of"}


def _name_noun(page: Sheet, at: int, low: str) -> bool:
    if page.times.language == "de":
        return low.endswith(page.times.names)
    return low in page.times.names


def _plain_year(tokens: Tokens, index: int, noun: str) -> bool:
    """“wurde das Programm 2021 gestartet”: years of names are mostly round; laws bear theirs in any case."""
    year = int(tokens.word(index)[:4])
    return year % 5 != 0 and tokens.low(index + 1) not in {*_DASHES, "bis", *_CLOSING}
