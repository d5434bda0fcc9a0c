"""Spaces that were lost between two words, and stray ones inside a word.

A lost space is put back where both sides are words of the paper; a stray one goes where the whole is a word of
the paper and its halves are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from peilung.core.paper import RepairKind
from peilung.reading.dates import month_names
from peilung.reading.mend_evidence import Evidence
from peilung.reading.mend_sheet import LETTER, LOWER, PAPER, TORN, UPPER, Edit, Sheet

_LOST, _STRAY = RepairKind.SPACE_LOST, RepairKind.SPACE_STRAY

_HUMP = re.compile(rf"(?<![\w.@/&„“”\"»›‚'’-])([{UPPER}]?[{LOWER}]{{2,}})([{UPPER}][{LOWER}]{{2,}})(?![\w@])")
_SENTENCE = re.compile(rf"(?<![\w.@/-])({LETTER}{{2,}}[{LOWER}]|\w+\))([.!?;])([{UPPER}][{LOWER}]+)(?!\w)")
_COMMA = re.compile(rf"(?<![^\s(„“\"])({LETTER}{{2,}}),({LETTER}{{2,}})(?=[.;:)“”\"]*(?:\s|\Z))")
_BRACKET = re.compile(rf"(?<![\w-])([{UPPER}{LOWER}]{{2,}})\((?=(?:\d{{1,2}}|[a-z]{{1,3}}|[{UPPER}]\w*)\))")
_AFTER_BRACKET = re.compile(rf"(?<=[ \n])\((?=[^()\n]*[\d{UPPER}])[^() \n]+\)([{LOWER}]{{2,}})(?!\w)")
_AFTER_YEAR = re.compile(rf"(?<![\w.,/-])((?:19|20)\d\d|\d+)({LETTER}{{2,}})(?!\w)")
_BEFORE_YEAR = re.compile(rf"(?<![\w.@/-])({LETTER}{{2,}})((?:19|20)\d\d)(?![\w/])")
_PARAGRAPH_SIGN = re.compile(rf"(?<={LETTER}{LETTER})§")
_SUSPENDED = re.compile(rf"(?<![\w-])({LETTER}{{3,}})-({LETTER}{{2,}})(?![\w-])")

_SPACED = re.compile(rf"(?<!\S)(?:{LETTER} ){{3,}}{LETTER}(?!\w)")
_PAPER = re.compile(rf"{PAPER} (\d{{1,2}})( ?)/( ?)(\d{{1,6}})(?!\d)")
_AFTER_HYPHEN = re.compile(rf"- [{UPPER}][\w-]*\w| -[{UPPER}][\w-]*\w")
_IN_BRACKETS = re.compile(r"(?<!\\)\( ([^()\n]{1,60}?) ?\)|\(([^() \n](?:[^()\n]{0,59}?[^() \n])?) \)")
_STOP = re.compile(r"(?<=[^\W_]) ([.,;])(?=[ \n]|\Z)(?! *\.)")
_VOWEL = re.compile(r"[aeiouyäöü]", re.IGNORECASE)
_WHOLE_ENDINGS = ("ung", "ungen", "ionen", "heiten", "keiten", "schaft", "schaften", "ation", "ations")


@cache
def _dates() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    months = "|".join(month_names())
    return (
        re.compile(rf"(?<![\w.])(\d{{1,2}}\.)(?:{months})(?!{LETTER})"),
        re.compile(rf"(?<!{LETTER})((?:{months}))((?:19|20)\d\d)(?!\w)"),
        re.compile(rf"(?<![\w.])(\d{{1,2}}) \. ?(?=(?:{months}) \d{{4}})"),
    )


def by_form(sheet: Sheet) -> Iterator[Edit]:
    """What the form of a date, a paper's number or a bracket settles, in any language."""
    between, year, stray = _dates()
    text = sheet.text
    for pattern in (between, year):
        for match in sheet.find(pattern, sheet.figured):
            yield Edit(match.end(1), match.end(1), " ", _LOST)
    for match in stray.finditer(text) if " ." in text else ():
        yield Edit(match.end(1), match.end(), ". ", _STRAY)
    for match in sheet.find(_PARAGRAPH_SIGN, sheet.dotted):
        yield Edit(match.start(), match.start(), " ", _LOST)
    for match in _IN_BRACKETS.finditer(text) if "( " in text or " )" in text else ():
        yield Edit(match.start(), match.end(), f"({match.group(1) or match.group(2)})", _STRAY)
    if "/ " in text or " /" in text:
        yield from _paper_numbers(sheet)


def _paper_numbers(sheet: Sheet) -> Iterator[Edit]:
    """“Drucksache 8 /4567”; with a space on either side it may be the house's style, unless others have none."""
    found = list(_PAPER.finditer(sheet.text))
    close = sum(not match.group(2) and not match.group(3) for match in found)
    apart = sum(bool(match.group(2) and match.group(3)) for match in found)
    for match in found:
        before, after = bool(match.group(2)), bool(match.group(3))
        if before != after or (before and after and close > apart):
            yield Edit(match.start(2), match.end(3), "/", _STRAY)


def lost(sheet: Sheet, evidence: Evidence) -> Iterator[Edit]:
    """Spaces that were lost between words."""
    small = evidence.small.small
    for match in sheet.find(_HUMP, sheet.humps):
        if _two_words(match, sheet, evidence):
            yield Edit(match.end(1), match.end(1), " ", _LOST)
    for match in sheet.find(_SENTENCE, sheet.dotted):
        tail = match.group(3)
        known = tail.lower() in small or (evidence.knows(tail) and sheet.text.count(match.group()) == 1)
        if known and not sheet.in_address(match.start(), match.end()):
            yield Edit(match.end(2), match.end(2), " ", _LOST)
    for match in sheet.find(_COMMA, sheet.dotted):
        known = match.group(2).lower() in small or evidence.knows(match.group(2))
        if known and evidence.knows(match.group(1)) and not sheet.in_address(match.start(), match.end()):
            yield Edit(match.end(1) + 1, match.end(1) + 1, " ", _LOST)
    yield from _at_brackets(sheet, evidence)
    yield from _at_figures(sheet, evidence)
    for match in sheet.find(_SUSPENDED, sheet.hyphened):
        said = match.group(2) in ("und", "oder", "bzw", "sowie", "and", "or")
        said = said and match.group(2) in evidence.small.conjunctions and evidence.counts[match.group()] < 2
        if said and sheet.text[match.end() : match.end() + 1] == " ":
            yield Edit(match.start(2), match.start(2), " ", _LOST)


def _two_words(match: re.Match[str], sheet: Sheet, evidence: Evidence) -> bool:
    """Whether “dieLandesregierung” is two words of the paper, rather than a name with a capital inside."""
    head, tail = match.groups()
    small = evidence.small
    times = evidence.counts[match.group()]
    known = evidence.knows(tail) or tail.lower() in small.small
    if tail in small.humps:
        return False
    if head.lower() in small.small:
        return (known or min(len(head), len(tail) - 2) > 2) if times <= 1 else evidence.counts[tail] >= 3 * times
    if times > 1 or not known:
        return False
    if head[0].islower():
        return evidence.counts[head] > 0
    beside = head in small.units and sheet.text[: match.start()].rstrip(" ")[-1:].isdigit()
    return beside or head in ("Euro", "Prozent") or f" {head} {tail}" in sheet.text


def _at_brackets(sheet: Sheet, evidence: Evidence) -> Iterator[Edit]:
    small = evidence.small.small
    for match in sheet.find(_BRACKET, sheet.dotted):
        inside = sheet.text[match.end() : sheet.text.index(")", match.end())]
        abbreviation = len(inside) > 2 and inside.isupper() and inside != "INNEN" and evidence.knows(match.group(1))
        if match.group(1).lower() in small or abbreviation:
            yield Edit(match.end(1), match.end(1), " ", _LOST)
    for match in sheet.find(_AFTER_BRACKET, sheet.dotted):
        if match.group(1) in small:
            yield Edit(match.start(1), match.start(1), " ", _LOST)


def _at_figures(sheet: Sheet, evidence: Evidence) -> Iterator[Edit]:
    small = evidence.small
    for match in sheet.find(_AFTER_YEAR, sheet.figured):
        figure, word = match.groups()
        year = len(figure) == 4 and figure.startswith(("19", "20"))
        lower = year and word.islower() and _stands_after_year(word, evidence)
        if word in small.units or lower or (not year and word[0].isupper() and word in evidence.nouns):
            yield Edit(match.end(1), match.end(1), " ", _LOST)
    for match in sheet.find(_BEFORE_YEAR, sheet.figured):
        word = match.group(1)
        if word.lower() in small.before_year or word in small.small:
            yield Edit(match.end(1), match.end(1), " ", _LOST)


def _stands_after_year(word: str, evidence: Evidence) -> bool:
    """Whether a word may follow a year: “2023wurde”, but not “2020er” or “2000jährig”."""
    small = evidence.small
    if word in small.small and word not in small.after_figure:
        return True
    return not word.startswith(small.after_figure) and (len(word) > 3 or evidence.counts[word] > 0)


def stray(sheet: Sheet, evidence: Evidence) -> Iterator[Edit]:
    """Spaces that stand inside words, after a hyphen, or before a stop."""
    text = sheet.text
    if sum(len(token) == 1 and token.isalpha() for token in sheet.cores) > 2:
        for match in _SPACED.finditer(text):
            whole = match.group().replace(" ", "")
            if len(whole) > 4 and evidence.knows_in_any_case(whole):
                yield Edit(match.start(), match.end(), whole, _STRAY)
    for match in _AFTER_HYPHEN.finditer(text):
        start = sheet.token(match.start(), match.start())[0]
        whole = (text[start : match.start()] + match.group().replace(" ", "")).lstrip("(„“\"‚")
        if evidence.counts[whole] or evidence.counts[whole.removesuffix("s")]:
            yield Edit(match.end() - len(whole) - 1, match.end(), whole, _STRAY)
    for match in _STOP.finditer(text) if " ." in text or " ," in text or " ;" in text else ():
        yield Edit(match.start(), match.end(), match.group(1), _STRAY)
    yield from _halves(sheet, evidence)


def _halves(sheet: Sheet, evidence: Evidence) -> Iterator[Edit]:
    """Two words side by side that are one elsewhere."""
    cores, tokens = sheet.cores, sheet.tokens
    bare = [cores.get(token, TORN) for token in tokens]
    wholes = evidence.counts.keys() & set(map(str.__add__, bare, bare[1:]))
    if not wholes:
        return
    pairs = {
        (tokens[n], tokens[n + 1], after)
        for n, (first, after) in enumerate(pairwise(bare))
        if first + after in wholes and first and after.islower() and tokens[n + 1].startswith(after)
    }
    for before, after, second in sorted(pairs):
        first = cores[before]
        if before.endswith(first) and first.isalpha() and _one_word(first, second, evidence):
            for start in sheet.places(f"{before} {after}"):
                blank = start + len(before)
                yield Edit(blank, blank + 1, "", _STRAY)


def _one_word(first: str, second: str, evidence: Evidence) -> bool:
    """Whether “Lan desregierung” is one word of the paper: no half is a word, nor looks like one that stands apart."""
    small = evidence.small
    alone = first.lower() in small.small or first.lower() in small.apart or second in small.small
    if alone or len(first + second) < 6 or evidence.counts[first] > 1 or evidence.counts[second] > 1:
        return False
    if not _VOWEL.search(first) or not _VOWEL.search(second):
        return True
    if evidence.begins_no_word(second) or evidence.ends_no_word(first):
        return True
    return small.language == "de" and _noun(first, second, evidence)


def _noun(first: str, second: str, evidence: Evidence) -> bool:
    """A German noun torn in two: a capital, then small letters that are neither verb nor participle."""
    verb = second.endswith(("en", "ern", "eln", "end", "ende", "enden")) and not second.endswith(_WHOLE_ENDINGS)
    participle = second.startswith("ge") and second.endswith(("t", "te", "ten", "ter", "tes", "en", "ene"))
    short = len(second) < 4 or len(first) < 2
    return first[0].isupper() and not verb and not participle and not short and evidence.counts[second] <= 1
