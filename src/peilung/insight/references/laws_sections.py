"""Sections and articles with their smaller parts, German and English: “§ 5 Abs. 2 S. 1 Nr. 3”, “section 4(2)(a)”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from peilung.core.number import roman_value
from peilung.insight.references.external_common import either
from peilung.insight.words import word_lists

_LETTER = r"\s[a-z](?=\s(?:SGB|Abs|des\s|der\s|of\s))"
_DECIMAL = r"\d{1,3}\.\d{1,2}(?=[\s,;)]|\.?$|\.\s)"
_ADDED = rf"(?:{_LETTER}|bis|ter|[-–]\d{{1,3}}(?!\d)|[A-Z]{{0,2}}(?:[a-z]{{1,2}})?)"
_NUMBER = rf"{_DECIMAL}|\d{{1,4}}{_ADDED}(?![\w/])(?!\.\d)"
_ROMAN = r"(?:[IVX]{1,6}|[A-Z])(?![\w.])"
_ROMAN_PARAGRAPH = re.compile(
    r"\s(?P<paragraph>VI{0,3}|I{1,3}|IV|IX|X)(?:\s(?P<sentence>\d))?"
    r"(?=\s(?:Nr\.|S\.|Satz|SGB|[A-ZÄÖÜ][A-Za-z]{0,8}[A-ZÄÖÜ]))"
)
"""As lawyers write it: “§ 11 III 1 Nr. 4”."""
_BRACKET = re.compile(r"\s?\((?P<value>\d{1,3}[A-Za-z]?|[a-z]{1,2}|[ivx]{1,4})\)")
_ORDINAL = re.compile(r",\s(?P<value>first|second|third|fourth|fifth|sixth)\sparagraph(?:,(?=\sof\s))?(?!\w)")
_MORE_IN_BRACKETS = re.compile(r"(?:\s?,|\s(?:und|and|or|oder|to|bis))\s\((?P<value>\d{1,3}[a-z]?)\)")
_FOLLOWING = re.compile(r"\s?(?:ff?\.|et seq\.)(?!\w)")
_MOST = 12
"""So many sections in one list, and smaller parts of one section, are read."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section: the unit it counts (``section``, ``article``), its number, its smaller parts in order."""

    unit: str
    number: str
    details: Mapping[str, str]
    english: bool
    sign: bool = False
    """Whether “§” is printed, which stays in an English text too."""
    outer: str = ""
    """The chapter named before it: “Chapter 3, section 6”."""

    @property
    def parts(self) -> dict[str, str]:
        same = {"figure": "number", "item": "number", "inner": "number", "ordinal": "paragraph"}
        return {self.unit: self.number, **{same.get(kind, kind): value for kind, value in self.details.items()}}

    def __str__(self) -> str:
        """How a target writes it: “§ 34 Abs. 2 Satz 1 Nr. 3”, “s. 4(2)(a)”, “§ 10 para. 3”."""
        written = word_lists("laws")["sections"]["written"]
        tongue = "en" if self.english and not self.sign else "de"
        lead = written.get(self.unit) or written[f"{self.unit}_{tongue}"]
        return f"{self.outer} {lead} {self.number}{self._smaller()}".strip()

    def _smaller(self) -> str:
        items = [(kind, value) for kind, value in self.details.items() if kind in _GERMAN]
        if self.unit in ("schedule", "annex", "enclosure") and self.english:
            worded = (kind for kind, _ in items if kind not in ("inner", "letter"))
            first = next(worded, "")
            return "".join(f" {_ENGLISH[kind]} {value}" if kind == first else f"({value})" for kind, value in items)
        if self.english and not self.sign:
            return "".join(
                f" {_ENGLISH[kind]} {value}" if kind in _WORDED else f"({value})" for kind, value in items
            )
        words = _ENGLISH if self.english else _GERMAN
        return "".join(f" {words[kind]} {value}" for kind, value in items)


_ONLY_LINKED = re.compile(r"(?:,|\s[a-z.]{1,6})\s{1,2}\d{1,3}[a-z]?")
_SEVERAL = frozenset("articles sections ss secs paragrafen paragraphen artt arts regulations".split())
_GERMAN = {
    "paragraph": "Abs.",
    "sentence": "Satz",
    "number": "Nr.",
    "figure": "Z",
    "item": "Ziff.",
    "inner": "Nr.",
    "letter": "Buchst.",
    "ordinal": "Abs.",
    "half": "Halbsatz",
    "subparagraph": "Unterabs.",
    "alternative": "Alt.",
    "part": "Teil",
    "head": "Head",
}
_ENGLISH = _GERMAN | {
    "paragraph": "para.",
    "sentence": "sentence",
    "number": "no.",
    "inner": "no.",
    "letter": "letter",
    "ordinal": "para.",
    "half": "half-sentence",
    "subparagraph": "subpara.",
    "alternative": "alt.",
    "part": "Part",
}
_WORDED = frozenset({"number", "ordinal", "sentence", "half", "subparagraph", "alternative", "part", "head"})
_ORDINALS = {"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6"}
"""“figure” and “item” are the Austrian and the Swiss word for a number."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A stretch of text that names one section, or several of one law in a list."""

    start: int
    end: int
    sections: tuple[Section, ...]
    inner: bool = False
    """Whether the word is one for a smaller part (“paragraph 3”), which by itself names no section."""


def find_sections(text: str, language: str) -> Iterator[Cited]:
    """All sections of a text in order, each list of them as one."""
    end = 0
    outer: Cited | None = None
    for match in _lead().finditer(text):
        if match.start() < end:
            continue
        cited = _cited(text, match, language)
        end = cited.end
        if outer and cited.start <= outer.start:
            outer = None
        if outer and text[outer.end : cited.start] == ", ":
            first = replace(cited.sections[0], outer=str(outer.sections[0]))
            cited, outer = replace(cited, start=outer.start, sections=(first, *cited.sections[1:])), None
        if outer:
            yield outer
        outer = cited if cited.sections[0].unit in _OUTER else None
        if not outer:
            yield cited
    if outer:
        yield outer


def _cited(text: str, lead: re.Match[str], language: str) -> Cited:
    unit = next(name for name in _UNITS if lead[name])
    word = lead[unit]
    counted = "section" if unit == "clause" else unit
    english = language.startswith("en") or not (language.startswith("de") or word[0] in "§AP")
    sections: list[Section] = []
    number, position = _figure(lead["number"], english=english), lead.end()
    span = re.fullmatch(r"(\d{1,4})([-–])(\d{1,3})", number)
    if span and (_several(word) or span[2] == "–") and 0 < int(span[3]) - int(span[1]) <= _MOST:
        sections += [Section(counted, str(one), {}, english, "§" in word) for one in range(int(span[1]), int(span[3]))]
        number = span[3]
    while len(sections) < _MOST:
        details, position = _details(text, position)
        new = Section(counted, number, details, english and not _is_german(text[lead.start() : position]), "§" in word)
        more, position = _repeated(text, position, new, word)
        sections += [new, *more]
        following = (_next() if _several(word) or len(sections) > 1 else _next_of_law()).match(text, position)
        following = following or _again().match(text, position)
        if not following:
            break
        sections += _between(sections[-1], following)
        number, position = _figure(following["number"], english=english), following.end()
    tail = _FOLLOWING.match(text, position)
    start, above = _inner_before(text, lead.start())
    if above:
        sections[0] = replace(sections[0], details={**sections[0].details, **above})
    return Cited(start, tail.end() if tail else position, tuple(sections), inner=unit == "clause")


def _figure(printed: str, *, english: bool) -> str:
    """“16 i” is 16i in a German text; Nordic laws in English keep the blank."""
    return " ".join(printed.split()) if english else "".join(printed.split())


def _between(last: Section, following: re.Match[str]) -> list[Section]:
    """The sections that a range leaves out: “§§ 12 bis 15” names 13 and 14 as well."""
    first, end = last.number, following["number"]
    whole = not last.details and first.isdigit() and end.isdigit()
    if not whole or not re.match(r"\s(?:bis|to)\s", following.group()) or int(end) - int(first) > _MOST:
        return []
    return [replace(last, number=str(number)) for number in range(int(first) + 1, int(end))]


def _several(word: str) -> bool:
    return word == "§§" or word.lower().rstrip(".") in _SEVERAL


def _is_german(text: str) -> bool:
    return bool(re.search(r"Abs|Satz|Nr\.|Buchst|Nummer", text))


def _details(text: str, position: int) -> tuple[dict[str, str], int]:
    """The smaller parts behind a number, and where they end."""
    found: dict[str, str] = {}
    roman = _ROMAN_PARAGRAPH.match(text, position)
    if roman:
        found["paragraph"], position = str(roman_value(roman["paragraph"])), roman.end()
        found |= {"sentence": roman["sentence"]} if roman["sentence"] else {}
    for _ in range(_MOST):
        match = _detail().match(text, position)
        if match:
            kind = next(name for name in _KINDS if match[name])
            value = match["value"]
        elif bracket := _BRACKET.match(text, position):
            match, value = bracket, bracket["value"]
            kind = "letter" if value.isalpha() else "inner" if "paragraph" in found else "paragraph"
            if kind in found and kind == "letter":
                kind, value = "letter", f"{found['letter']})({value}"
        elif ordinal := _ORDINAL.match(text, position):
            match, kind, value = ordinal, "ordinal", _ORDINALS[ordinal["value"]]
        else:
            break
        if kind in found and kind != "letter":
            break
        found[kind] = value
        position = match.end()
    return found, position


def _repeated(text: str, position: int, section: Section, sign: str) -> tuple[list[Section], int]:
    """Further smaller parts of the same section: “Absätze 1 und 2”, “Abs. 1 und Abs. 3”, not “§§ 1 Abs. 7 und 10”."""
    more: list[Section] = []
    while len(more) < _MOST and section.details:
        kind = list(section.details)[-1]
        in_brackets = text[position - 1] == ")" and kind != "letter"
        match = (_MORE_IN_BRACKETS if in_brackets else _more(kind)).match(text, position)
        if not match or (_several(sign) and _ONLY_LINKED.fullmatch(match.group())):
            break
        rest, position = _details(text, match.end())
        kept = {name: value for name, value in section.details.items() if name != kind}
        more.append(replace(section, details=kept | {kind: match["value"]} | rest))
    return more, position


def _inner_before(text: str, start: int) -> tuple[int, dict[str, str]]:
    """A smaller part named first: “no. 2 of § 4”, “Absatz 2 des § 4”, “paragraph 3 of Schedule 2”."""
    base = max(0, start - 40)
    match = _inner().search(text[base:start])
    if not match:
        return start, {}
    kind = next(name for name in _KINDS if match[name])
    return base + match.start(), {kind: match["value"]}


_UNITS = tuple(
    "section article regulation rule byelaw schedule annex enclosure chapter part title clause".split()
)
_OUTER = frozenset({"chapter", "part", "title"})
_KINDS = (
    "paragraph",
    "sentence",
    "number",
    "figure",
    "item",
    "letter",
    "half",
    "subparagraph",
    "alternative",
    "part",
    "head",
)


def _lists() -> dict[str, Any]:
    found: dict[str, Any] = word_lists("laws")["sections"]
    return found


@cache
def _lead() -> re.Pattern[str]:
    units = "|".join(rf"(?P<{name}>{either(_lists()[name])})" for name in _UNITS)
    return re.compile(rf"(?<![\w.-])(?:{units})\s{{0,2}}(?P<number>{_NUMBER}|{_ROMAN})")


def _kinds() -> str:
    return "|".join(rf"(?P<{name}>{either(_lists()['details'][name])})" for name in _KINDS)


@cache
def _detail() -> re.Pattern[str]:
    value = r"(?:\((?=\w{1,3}\)))?(?P<value>\d{1,3}(?:bis|ter|quater|[a-z])?|[a-z]{1,2})(?!\w)\)?"
    return re.compile(rf"\s{{0,2}},?\s{{0,2}}(?:{_kinds()})\s{{0,2}}{value}(?:,(?=\s(?:of|des|der)\s)|(?=\W|$))")


@cache
def _inner() -> re.Pattern[str]:
    value = r"\(?(?P<value>\d{1,3}[a-z]?|[a-z]|[A-Z]\d{1,2})\)?"
    return re.compile(rf"(?<!\w)(?:{_kinds()})\s{value}\s(?:of|des|in|von|to)\s$")


def _listed() -> str:
    return rf"(?:\s?,|\s{either(_lists()['between']['lists'])})\s{{1,2}}"


@cache
def _next() -> re.Pattern[str]:
    return re.compile(rf"{_listed()}(?:§{{1,2}}\s{{0,2}})?(?P<number>{_NUMBER})")


@cache
def _next_of_law() -> re.Pattern[str]:
    """A list behind the singular, as Swiss texts have it, only where a law follows: “Art. 664 und 702 ZGB”."""
    law = r"(?=\s(?:Abs\.|des\s|der\s|[A-ZÄÖÜ]{2,}|[A-ZÄÖÜ][a-zäöü]{1,8}[A-ZÄÖÜ]))"
    return re.compile(rf"\s(?:und|sowie|oder)\s(?P<number>{_NUMBER}){law}")


@cache
def _again() -> re.Pattern[str]:
    """“§ 5 und § 7”: the sign again, so that one law behind them counts for both."""
    return re.compile(rf"{_listed()}(?:§{{1,2}}|Art\.)\s{{0,2}}(?P<number>{_NUMBER})")


@cache
def _more(kind: str) -> re.Pattern[str]:
    if kind not in _lists()["details"]:
        return re.compile(r"(?!)")
    words = either(_lists()["details"][kind])
    lead = rf"{_listed()}(?:{words}\s{{0,2}})?"
    return re.compile(rf"{lead}(?P<value>\d{{1,3}}[a-z]?|[a-z](?=\)|\s|,))\)?(?![\w.])(?!\s?Abs)")
