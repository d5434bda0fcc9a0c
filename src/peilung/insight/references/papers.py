"""Printed papers: Drucksachen of any parliament, documents of the Union, the Council, Command Papers, the UN."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from peilung.core.insight import Place, Quote, Reference, ReferenceState, ReferenceType, Within
from peilung.insight.references.external_common import Taken, either, plain, pointer
from peilung.insight.words import word_lists

_LETTERHEAD = 70
"""A line of a letterhead has fewer signs."""
_MOST = 40
"""So many numbers are read in one list."""
_NEU = r"(?:\s?\(neu\)|\s?neu\b|-\d{1,2}\b)?"
_PAIR = r"(?:(?:\d{1,4}|[IVXL]{1,6}|[A-Z]{1,4})\s?/\s?\d{1,6}(?:/\d{1,6})?|\d{1,4}/[IVXL]{1,6}\b)"
_STROKE = rf"(?:{_PAIR}|\d{{1,3}}\(\d{{1,2}}\)\d{{1,5}}){_NEU}"
_TELLING = re.compile(rf"{_STROKE}|\d{{2}}\.\d{{3,4}}$")
_LOOSE = rf"(?:{_STROKE}|(?!(?:19|20)\d\d\b[^-–\w])\d{{1,6}}(?:[-–]\d{{1,5}})?)"
_MORE = re.compile(rf"\s{{0,2}}(?:,|;|und|sowie|bis|and|or|oder|&)\s{{1,2}}(?P<number>{_STROKE})(?![\w/])")
_AFTER = r"(?![\w/]|\.\d|,\d)"
_COUNCIL = re.compile(
    r"(?<![\w/.,-])(?:ST\s)?(?P<number>(?P<first>\d{4,5})/(?P<part>\d/)?(?P<year>\d{2})"
    r"(?:\s(?:REV|ADD|COR|INIT)\.?(?:\s?\d{1,2})?)?)(?![\w/]|,\d)"
)
_NATIONS = re.compile(
    r"(?<![\w/])[ASE]/(?:(?:RES|CONF|HRC|CN|C|AC|DEC)[./])?[\dA-Z][\dA-Z./-]{0,30}\d(?:\s\(\d{4}\))?(?![\w/])"
)
_CODED = re.compile(
    r"(?<![\w/.@-])(?=[\w./-]{0,40}\d)[A-Z]{2,8}(?:/[A-Z0-9][A-Za-z0-9.-]{0,12}){1,4}/[A-Z]{0,4}\d{1,5}(?![\w/])"
)
"""Signs of bodies with their own letters: “CRPD/C/KES/3”, “SN/CC/07114”."""
_SEVERAL_BLANKS = re.compile(r"\s*/\s*")


def papers(place: Place, own: str | None) -> Iterator[Reference]:
    """All papers that one text names; ``own`` is the number of the paper that is read."""
    if not any(sign in place.text for sign in "0123456789"):
        return
    found = [*_named(place, own)]
    found = [one for one in found if not _letterhead(one)]
    stroke = (_nations, _own_series, _council) if "/" in place.text else ()
    for more in (_union, _series, *stroke):
        taken = Taken.by(found)
        fresh = [one for one in more(place, own) if taken.free(one.quote.start, one.quote.end)]
        fresh = [one for one in fresh if not _letterhead(one)]
        found += fresh
    yield from found


def _letterhead(one: Reference) -> bool:
    """Whether a paper's own number stands in its letterhead, which refers to nothing."""
    place, quote = one.quote.place, one.quote
    if one.state is not ReferenceState.SELF or place.within is not Within.FRONT:
        return False
    start = place.text.rfind("\n", 0, quote.start) + 1
    end = place.text.find("\n", quote.end)
    return (end if end >= 0 else len(place.text)) - start < _LETTERHEAD


def _named(place: Place, own: str | None) -> Iterator[Reference]:
    """“Drucksachen 8/1 und 8/2”: each its own reference, quoting all of them."""
    for match in _name().finditer(place.text):
        entry = _entry(match["word"])
        named, loose = bool(match["no"]), bool(entry["loose"])
        if not (named or loose or _TELLING.match(match["number"])):
            continue
        name = entry["name"] or _singular(plain(match["word"]))
        name = f"{name} No." if named and entry.get("keeps_no") else name
        numbers, end = [match["number"]], match.end()
        while len(numbers) < _MOST and (more := _MORE.match(place.text, end)):
            numbers.append(more["number"])
            end = more.end()
        for number in numbers:
            yield _paper(f"{name} {_number(number)}", Quote(place, match.start(), end), "paper.named", own)


def _union(place: Place, own: str | None) -> Iterator[Reference]:
    for match in _union_form().finditer(place.text):
        ending = f" {match['ending']}" if match["ending"] else ""
        target = f"{match['series']}({match['year']}) {match['number']}{ending}"
        yield _paper(target, Quote(place, match.start(), match.end()), "paper.union", own)


def _series(place: Place, own: str | None) -> Iterator[Reference]:
    for match in _series_form().finditer(place.text):
        target = plain(match.group())
        yield _paper(target, Quote(place, match.start(), match.end()), "paper.series", own)


def _own_series(place: Place, own: str | None) -> Iterator[Reference]:
    """Numbers with the same letters as the paper's own: “WA 11/25” in the paper WA 7/27."""
    letters = re.match(r"([A-Z]{2,6})[ -]\d+/\d+$", plain(own or ""))
    if not letters or letters[1] not in place.text:
        return
    for match in re.finditer(rf"(?<![\w/-]){letters[1]}[\s-]\d{{1,5}}/\d{{1,5}}(?![\w/])", place.text):
        yield _paper(plain(match.group()), Quote(place, match.start(), match.end()), "paper.series", own)


def _nations(place: Place, own: str | None) -> Iterator[Reference]:
    coded = _CODED.finditer(place.text) if place.text.count("/") > 1 else ()
    for match in (*_NATIONS.finditer(place.text), *coded):
        yield _paper(plain(match.group()), Quote(place, match.start(), match.end()), "paper.nations", own)


def _council(place: Place, own: str | None) -> Iterator[Reference]:
    """“(15312/16)”, “Council document 9120/18”; no school years (2022/23), no file numbers."""
    for match in _COUNCIL.finditer(place.text):
        before = place.text[max(0, match.start() - 40) : match.start()]
        if _context("never").search(before):
            continue
        named = _context("context").search(before) or match.group().startswith("ST")
        if named or (before.rstrip().endswith(("(", "[")) and not _school_year(match)):
            yield _paper(match["number"], Quote(place, match.start(), match.end()), "paper.council", own)


def _school_year(match: re.Match[str]) -> bool:
    first = match["first"]
    return len(first) == 4 and first[:2] in ("19", "20") and (int(first) + 1) % 100 == int(match["year"])


def _paper(target: str, quote: Quote, rule: str, own: str | None) -> Reference:
    state = ReferenceState.SELF if own and _same(target, own) else ReferenceState.EXTERNAL
    return pointer(ReferenceType.PAPER, target, quote, rule, {"number": target}, state)


def _same(target: str, own: str) -> bool:
    """Whether a designation is the paper's own number, which may be printed without the word before it."""
    wanted = plain(own).replace(" /", "/").replace("/ ", "/")
    federal = target.startswith(("Bundestags", "Bundesrats")) and not wanted.startswith(("Bundestags", "Bundesrats"))
    return not federal and (target == wanted or target.endswith(f" {wanted}") or wanted.endswith(f" {target}"))


def _number(printed: str) -> str:
    return _SEVERAL_BLANKS.sub("/", plain(printed))


def _singular(name: str) -> str:
    for plural, one in sorted(word_lists("papers")["singular"].items(), key=lambda item: -len(item[0])):
        if name.endswith(plural):
            return name.removesuffix(plural) + str(one)
    return name


@cache
def _entries() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    return tuple((re.compile(entry["words"]), entry) for entry in word_lists("papers")["named"])


def _entry(word: str) -> dict[str, Any]:
    return next(entry for pattern, entry in _entries() if pattern.fullmatch(word))


@cache
def _name() -> re.Pattern[str]:
    words = "|".join(entry["words"] for entry in word_lists("papers")["named"])
    number = rf"(?P<number>\d{{2}}\.\d{{3,4}}\b|{_LOOSE}){_AFTER}"
    return re.compile(rf"(?<![\w-])(?P<word>{words})\s{{0,2}}:?\s?(?P<no>(?:Nr\.|Nrn\.|No\.?|Nummern?)\s?)?{number}")


@cache
def _union_form() -> re.Pattern[str]:
    lists = word_lists("papers")["union"]
    series, ending = either(lists["series"]), either(lists["ending"])
    year = r"\(\s?(?P<year>(?:19|20)\d\d)\s?\)"
    number = rf"(?P<number>\d{{1,5}})(?:\s?(?P<ending>{ending}))?(?![\w/])"
    return re.compile(rf"(?<![\w.-])(?P<series>{series})\s?{year}\s?{number}")


@cache
def _series_form() -> re.Pattern[str]:
    lists = word_lists("papers")["series"]["forms"]
    forms = either(form.replace(" ", r"\s{1,2}").replace(r"\s{1,2}?", r"\s?") for form in lists)
    return re.compile(rf"(?<![\w/.-]){forms}(?![\w/]|\.\d|,\d)")


@cache
def _context(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(word_lists('papers')['council'][name])}(?!\w)")
