"""What the short lines at the top of a paper and its running heads say: number, date, who reports, to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from peilung.reading.dates import find_dates
from peilung.reading.phrases import anywhere, in_title_case, inside, is_sentence, nominative, words

_LONGEST = 110
_LINES = 14
_BARE_NUMBER = re.compile(r"\b\d{1,2}/\d{1,6}\b")
_PARTS = re.compile(
    r"\s+[-–—|•·]\s+|\s{3,}|,|:|\bDrucksache\b|\bDrs\b|\bHC\b|\bSession\b|\d+\.\s*(?:Wahl|Legislatur)periode"
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The short lines of a paper's front, and its running heads."""

    lines: tuple[str, ...]
    heads: tuple[str, ...]
    known: frozenset[str]
    """The words of the paper, to undo the genitive."""

    @classmethod
    def of(cls, paragraphs: Sequence[str], heads: Sequence[str], known: frozenset[str]) -> Letterhead:
        lines = [text for text in paragraphs[:_LINES] if len(text) < _LONGEST and not is_sentence(text)]
        return cls(tuple(lines), tuple(heads), known)

    def number(self) -> str | None:
        """The number of the paper, as in “Drucksache 7/1904” or “HC 45”."""
        lines = (*self.lines, *self.heads)
        found = next((number for line in lines for number in paper_numbers(line)), None)
        bare = (match.group() for line in lines if (match := _BARE_NUMBER.search(line)))
        return found or next(bare, None)

    def date(self) -> date | None:
        """The date of the paper; a line that names the resolution has other dates."""
        for line in (*self.lines, *self.heads):
            if "(" in line or inside("resolutions").search(line):
                continue
            if dates := find_dates(line):
                return dates[0].begins
        return None

    def author(self, title: str | None, answer_title: str) -> str | None:
        """Who reports: “durch die ...”, or the name in the title or above the answers. The fuller form wins."""
        names = [*self._by(), *self._of_kind([*self.lines, title or "", answer_title])]
        if not names:
            return None
        fuller = [name for name in names if name != names[0] and names[0] in name]
        return (fuller or names)[0]

    def addressee(self, title: str | None, body: str | None) -> str | None:
        """The parliament that the paper goes to; never the body whose resolution it answers."""
        for line in self.lines:
            match = _to_line().match(line) or _paper_of().match(line)
            named = match.group("to") if match else None
            if named and inside("parliaments").search(named):
                return self._fullest(named)
        lines = (line for line in (*self.lines, *self.heads) if line != title and not _by_line().match(line))
        names = [name for line in lines for name in _institutions(line) if not body or body not in name]
        return in_title_case(names[0]) if names else None

    def _fullest(self, name: str) -> str:
        """The name as the letterhead spells it out: “Bürgerschaft” of “Bürgerschaft der Freien Stadt ...”."""
        names = [in_title_case(found) for line in (*self.lines, *self.heads) for found in _institutions(line)]
        return next((found for found in names if found.startswith(name)), name)

    def _by(self) -> Iterator[str]:
        for line in self.lines:
            match = _by_line().match(line)
            if match:
                yield match.group("by").strip()

    def _of_kind(self, lines: Sequence[str]) -> Iterator[str]:
        for line in lines:
            match = _paper_of().match(line) or _response_of().match(line)
            if match:
                name = re.sub(r"^the\s+", "", match.group("by").strip(), flags=re.IGNORECASE)
                yield nominative(name, self.known)


def paper_numbers(text: str) -> list[str]:
    """All numbers of papers in a text, without the word before them."""
    return [next(g for g in match.groups() if g).strip() for match in _paper_number().finditer(text)]


@cache
def _paper_number() -> re.Pattern[str]:
    figure = r"([A-Z]{0,4}[-/ ]?\d\w*(?:[./-]\w+)*)"
    series = rf"((?:{words('number_series')})\.? \d{{1,5}}(?:[-–]\w+)?)"
    return re.compile(rf"\b{words('number_words')}\s*:?\s*(?:Nr\.|No\.?)?\s*{figure}|\b{series}\b")


@cache
def _by_line() -> re.Pattern[str]:
    article = r"(?:(?:die|der|den|dem|das|the)\s+)?"
    return re.compile(rf"^{words('by')}\s+{article}(?P<by>\S.{{2,120}}?)[.,:]?$", re.IGNORECASE)


@cache
def _to_line() -> re.Pattern[str]:
    return re.compile(rf"^{words('to')}\s+(?:die|den|das|the)\s+(?P<to>\S.{{2,100}}?)[.,:]?$", re.IGNORECASE)


@cache
def _paper_of() -> re.Pattern[str]:
    """“Bericht des Regierungsrates an den Kantonsrat zur ...”, “Response of the Government to ...”."""
    to = r"(?:\s+(?:an|to)\s+(?:die|den|das|the)\s+(?P<to>.{3,80}?))?"
    about = rf"(?:\s+(?:{words('about')}|to)\b.*)?"
    by = r"(?:des|der|durch (?:die|den|das)|von|of|by|from)\s+(?P<by>.{3,90}?)"
    return re.compile(rf"^{words('kinds')}\s+{by}{to}{about}$", re.DOTALL)


@cache
def _response_of() -> re.Pattern[str]:
    """“Government response”, “The Scottish Government’s response to ...”."""
    kinds = r"(?:response|reply|report|position|answer|comments?)\b"
    return re.compile(rf"^(?P<by>.{{0,60}}\b{words('governments')})(?:’s|'s)?\s+{kinds}", re.IGNORECASE)


def _institutions(line: str) -> Iterator[str]:
    """The parts of a letterhead line that name a parliament."""
    for part in _PARTS.split(line):
        name = part.strip(" -–—.")
        named = anywhere("parliaments").search(name) or inside("parliaments").search(name)
        if named and 4 < len(name) < 70 and not any(sign.isdigit() for sign in name) and name[:1].isupper():
            yield name
