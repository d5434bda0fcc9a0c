"""What the short lines at the top of a paper and its running heads say: number, date, who reports, to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from peilung.reading.dates import Found, find_dates, find_period, find_short_dates
from peilung.reading.lines import Line, Shape, lead, receiver_of
from peilung.reading.names import base_form, without_article
from peilung.reading.phrases import anywhere, in_title_case, inside, is_sentence, words

_LONGEST = 110
_LINES = 14
_BARE_NUMBER = re.compile(r"(?<![\w/])\d{1,2}/\d{1,6}\b(?!/)")
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
    shaped: tuple[Line, ...] = ()

    @classmethod
    def of(cls, paragraphs: Sequence[str], heads: Sequence[str], known: frozenset[str]) -> Letterhead:
        lines = [text for text in paragraphs[:_LINES] if len(text) < _LONGEST and not is_sentence(text)]
        return cls(tuple(lines), tuple(heads), known, tuple(lead(paragraphs)[: 2 * _LINES]))

    def number(self) -> str | None:
        """The number of the paper, as in “Drucksache 7/1904” or “HC 45”."""
        lines = (*self.lines, *self.heads)
        ways = (_numbers_of_kind, _named_numbers, series_numbers, _counted_numbers)
        found = next((number for way in ways for line in lines for number in way(line)), None)
        bare = (match.group() for line in lines if (match := _BARE_NUMBER.search(line)))
        return found or next(bare, None)

    def date(self) -> date | None:
        """The date of the paper: one that stands by itself, else that of the answer.

        Dates of questions, of their arrival and of resolutions are others.
        """
        ranked = [found for line in self._dated_lines() if (found := _date_of(line))]
        best = min(ranked, key=lambda found: found[0], default=None)
        return best[1] if best else None

    def _dated_lines(self) -> Iterator[Line]:
        """The lines that may hold the paper's date; “vom ...” by itself goes with the line above."""
        above = Shape.PLAIN
        for line in self.shaped:
            if line.text in self.lines:
                follows = line.text.lower().startswith(("vom ", "of ", "dated ")) and line.shape is Shape.PLAIN
                yield Line(line.text, above) if follows and above is not Shape.PLAIN else line
            above = line.shape
        yield from (Line(text, Shape.PLAIN) for text in self.lines if all(text != line.text for line in self.shaped))
        yield from (Line(text, Shape.PLAIN) for text in self.heads)

    def author(self, title: str | None, answer_title: str) -> str | None:
        """Who reports: “durch die ...”, or the name in the title or above the answers. The fuller form wins."""
        names = [*self._named(Shape.OFFICE), *self._labelled("reporter"), *self._named(Shape.PAPER)]
        names += self._of_kind([title or "", answer_title])
        if not names:
            return next(self._offices(), None)
        fuller = [name for name in names if name != names[0] and re.search(rf"(?<!\w){re.escape(names[0])}", name)]
        return in_title_case((fuller or names)[0])

    def addressee(self, title: str | None, body: str | None, author: str | None = None) -> str | None:
        """The parliament that the paper goes to; never the body whose resolution it answers, nor who reports."""
        for line in self.shaped:
            named = self._base(receiver_of(line), line.article if line.shape is Shape.RECEIVER else "")
            if named and inside("parliaments").search(named) and len(named.split()) < 9:
                return in_title_case(self._fullest(named))
        for name in self._labelled("receiver"):
            if inside("parliaments").search(name):
                return self._fullest(name)
        others = {line.text for line in self.shaped if line.shape in _NO_LETTERHEAD}
        lines = (line for line in (*self.lines, *self.heads) if line != title and line not in others)
        names = [name for line in lines for name in institutions(line)]
        names = [name for name in names if not (body and body in name) and name != author]
        names = [name for name in names if author or not re.fullmatch(words("ambiguous"), name, re.IGNORECASE)]
        return in_title_case(names[0]) if names else None

    def _base(self, name: str, article: str) -> str:
        return base_form(without_article(name), article, self.known)

    def _fullest(self, name: str) -> str:
        """The name as the letterhead spells it out: “Bürgerschaft” of “Bürgerschaft der Freien Stadt ...”."""
        names = [in_title_case(found) for line in (*self.lines, *self.heads) for found in institutions(line)]
        return next((found for found in names if found.startswith(name)), name)

    def _named(self, shape: Shape) -> Iterator[str]:
        for line in self.shaped:
            if line.shape is shape:
                yield self._base(line.name, line.article)

    def _labelled(self, labels: str) -> Iterator[str]:
        for line in self.shaped:
            if line.shape is Shape.LABEL and line.name and re.fullmatch(words(labels), line.label, re.IGNORECASE):
                yield line.name

    def _of_kind(self, texts: Sequence[str]) -> Iterator[str]:
        for line in lead([text for text in texts if text]):
            if line.shape is Shape.PAPER:
                yield self._base(line.name, line.article)

    def _offices(self) -> Iterator[str]:
        """Offices that answer in their own name, as a line by itself: “Ministerium für Wasser”."""
        for line in self.shaped:
            bare = line.shape is Shape.PLAIN and len(line.text) < 80 and not re.search(r"\d", line.text)
            if bare and re.match(words("answering"), line.text, re.IGNORECASE):
                yield without_article(line.text)


_NO_LETTERHEAD = frozenset({Shape.OFFICE, Shape.ASKER, Shape.PAPER, Shape.LABEL, Shape.NOTE})


def _date_of(line: Line) -> tuple[int, date] | None:
    """The date of a line and how surely it is the paper's (less is surer)."""
    text = line.text
    dates = [*find_dates(text), *find_short_dates(text)]
    if not dates or line.shape in (Shape.ASKER, Shape.QUESTION) or inside("resolutions").search(text):
        return None
    first = dates[0]
    period = find_period(text)
    if inside("asked").search(text[: first.start]) or (period and period.begins != period.ends):
        return None
    if line.shape in (Shape.OFFICE, Shape.PAPER, Shape.ANSWER):
        return 2, first.begins
    return (1, first.begins) if "(" not in text and _by_itself(text, first) else None


def _by_itself(text: str, found: Found) -> bool:
    """Whether a date is no part of a clause: nothing before it, a place, a letterhead, or “Ausgegeben am”."""
    before = text[: found.start].strip(" ,–—-|:")
    for number in paper_numbers(before):
        before = before.replace(number, "").strip()
    last = before.split()[-1].lower() if before.split() else ""
    if re.fullmatch(rf"(?:.*\s)?{words('issued')}", before, re.IGNORECASE) and len(before.split()) < 4:
        return True
    return last not in ("vom", "am", "of", "on", "from", "dated", "seit", "bis", "zum", "by") and len(text.split()) < 14


def paper_numbers(text: str) -> list[str]:
    """All numbers of papers in a text, without the word before them."""
    return [next(g for g in match.groups() if g).strip() for match in _paper_number("both").finditer(text)]


def _named_numbers(line: str) -> list[str]:
    return [next(g for g in match.groups() if g).strip() for match in _paper_number("words").finditer(line)]


def _counted_numbers(line: str) -> list[str]:
    if inside("no_body").search(line) or anywhere("no_title").match(line):
        return []
    return [next(g for g in match.groups() if g).strip() for match in _paper_number("signs").finditer(line)]


def series_numbers(line: str) -> list[str]:
    """Letters and a figure at the end of a line that is not set in capitals: “Assembly of Ness AN 19/2025”."""
    for found in reversed(find_dates(line)):
        line = f"{line[: found.start]} {line[found.end :]}".strip()
    match = _series().search(line)
    before = line[: match.start()].strip() if match else ""
    return [match["number"]] if match and (not before or before != before.upper()) else []


def _numbers_of_kind(line: str) -> list[str]:
    """Numbers of forms of their own: “31.3456 Interpellation”, “1234/AB”, “S7W-20411”."""
    match = _form_of_its_own().search(line)
    return [next(group for group in match.groups() if group)] if match else []


@cache
def _series() -> re.Pattern[str]:
    no = rf"(?!{words('no_series')}\b)"
    return re.compile(rf"(?:^|\s)(?P<number>{no}[A-Z]{{2,4}}[ -](?!(?:19|20)\d\d$)\d{{1,5}}(?:/\d{{2,4}})?)$")


@cache
def _form_of_its_own() -> re.Pattern[str]:
    kinds = rf"(?i:{words('questions')}\b)"
    year = r"(?!(?:19|20)\d\d$)"
    return re.compile(
        rf"^(\d{{4}}/{year}\d{{2,5}}|[A-Z]{{1,4}}/\d{{2,4}}/\d{{1,5}})$|^(\d{{2}}\.\d{{3,4}})\s+{kinds}|^(\d{{1,5}}/[A-Z]{{1,3}})(?:\s|$)|\b([A-Z]\d{{1,2}}[A-Z]-\d{{3,6}})$"
    )


@cache
def _paper_number(kind: str) -> re.Pattern[str]:
    figure = r"(\d{1,2} / \d{1,3}(?: \d{3})?\b|[A-Z]{0,4}[-/ ]?\d\w*(?:[./-]\w+)*)"
    series = rf"((?:{words('number_series')})\.? \d{{1,5}}(?:[-–]\w+)?)"
    named = {"words": words("number_words"), "signs": words("number_signs")}
    before = named.get(kind) or f"(?:{'|'.join(named.values())})"
    others = "" if kind == "signs" else rf"|\b{series}\b"
    return re.compile(rf"\b{before}\s*:?\s*(?:Nr\.|No\.?)?:?\s*{figure}{others}")


def institutions(line: str) -> Iterator[str]:
    """The parts of a letterhead line that name a parliament."""
    for found in reversed(find_dates(line)):
        line = line[: found.start] + " | " + line[found.end :]
    line = _paper_number("words").sub(" | ", line)
    for number in series_numbers(line):
        line = line.replace(number, " | ")
    for part in _PARTS.split(line):
        name = part.strip(" -–—.")
        named = anywhere("parliaments").search(name) or inside("parliaments").search(name)
        if not named or not 4 < len(name) < 70 or any(sign.isdigit() for sign in name) or not name[:1].isupper():
            continue
        clause = re.match(r"(?:der|die|das|the)\s", name, re.IGNORECASE) or inside("resolutions").search(name)
        if not clause and not re.match(rf"{words('kinds')}\b", name, re.IGNORECASE):
            yield name
