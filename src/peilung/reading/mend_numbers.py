"""Letters that were read as digits, and digits as letters: “2O24”, “l5 Prozent”, “Mi11ionen”.

A figure is put right where its form leaves one reading: a date, a year, the number of a paper, an amount. A word is put
right where exactly one word of the paper comes of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from peilung.core.paper import RepairKind
from peilung.reading.dates import month_names
from peilung.reading.mend_evidence import Evidence
from peilung.reading.mend_sheet import LETTER, LOWER, PAPER, UPPER, Edit, Sheet

_FIGURES = str.maketrans("OoQlISB", "0001158")
_PAPER = re.compile(rf"{PAPER} ([\dOlI]{{1,2}}/[\dOolI][\dOolISB]{{1,5}})(?!\w)")
_YEAR = re.compile(r"(?<![\w.,-])([12][\dOolI]{3})(?!\w|[.,]\d)")
_LOOSE_YEAR = re.compile(rf"(?<![\w.,/-])({LETTER}+) ([12][\dOolISB]{{3}})(?![\w/]|[.,]\d)")
_ORDINAL = re.compile(rf"(?<![\w.,/-])(l\d{{1,2}}|\d[OI]\d?|\dl\d)(?=\. [{UPPER}])")
_AMOUNT = re.compile(rf"(?<![\w.,/-])([\dOolI]{{1,4}}(?:[.,][\dOolI]{{1,3}})*)(?= (?:({LETTER}+)(?!\w)|%))")
_INSIDE = re.compile(rf"[{UPPER}]?[{LOWER}]*[{LOWER}]0[{LOWER}]{{2,}}|[{UPPER}]0[{LOWER}]{{3,}}")
_MISREAD = re.compile(r"(?=.*\d)(?=.*[OolISB])[\dOolISB.,/]+(?:[-–][\dOolISB.,/]+)?")
"""A word that may be a misread figure: where there is none, nothing else need be looked at."""
_LETTERS = {"1": "liIL", "0": "oO", "5": "sS", "8": "B"}
_MIXED = re.compile(
    rf"(?<![\w./@#§-])(?:[{UPPER}]?[{LOWER}]+|[{UPPER}]+|(?=[0158]{LETTER}{{3}}))[0158]{{1,2}}"
    rf"(?:{LETTER}|[0158](?={LETTER}))+(?!\w)"
)


@cache
def _dates() -> tuple[re.Pattern[str], re.Pattern[str]]:
    months = "|".join(month_names())
    return (
        re.compile(rf"(?<![\w.,/-])([\dOolISB]{{2}})\.? (?:{months})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{months}),? ([12lI][\dOolISB]{{3}})(?!\w)"),
    )


def by_form(sheet: Sheet) -> Iterator[Edit]:
    """Figures whose form settles them in any language."""
    if not any(_MISREAD.fullmatch(sheet.cores[token]) for token in sheet.figured):
        return
    day, year = _dates()
    for match in _PAPER.finditer(sheet.text):
        if sum(map(str.isdigit, match.group(1))) >= 2:
            yield from _figure(match, 1)
    for match in day.finditer(sheet.text):
        if 1 <= _number(match.group(1)) <= 31 and any(map(str.isdigit, match.group(1))):
            yield from _figure(match, 1)
    for match in year.finditer(sheet.text):
        yield from _year(match, 1)
    for match in _YEAR.finditer(sheet.text):
        if not match.group(1).endswith(("l", "I", "o")) and not sheet.in_address(*match.span()):
            yield from _year(match, 1)


def figures(sheet: Sheet, evidence: Evidence) -> Iterator[Edit]:
    """Figures that the words beside them settle."""
    small = evidence.small
    if not any(_MISREAD.fullmatch(sheet.cores[token]) for token in sheet.figured):
        return
    for match in _LOOSE_YEAR.finditer(sheet.text):
        if match.group(1).lower() in small.before_year:
            yield from _year(match, 2)
    for match in _ORDINAL.finditer(sheet.text):
        yield from _figure(match, 1)
    for match in _AMOUNT.finditer(sheet.text):
        figure, unit = match.groups()
        if (unit is None or unit in small.units) and any(map(str.isdigit, figure)):
            yield from _figure(match, 1)


def _year(match: re.Match[str], group: int) -> Iterator[Edit]:
    figure = match.group(group)
    if sum(map(str.isdigit, figure)) > 1 and 1800 <= _number(figure) < 2100:
        yield from _figure(match, group)


def _figure(match: re.Match[str], group: int) -> Iterator[Edit]:
    start, end = match.span(group)
    figure = match.group(group)
    if (right := figure.translate(_FIGURES)) != figure:
        yield Edit(start, end, right, RepairKind.LETTER_FOR_DIGIT)


def _number(figure: str) -> int:
    return int(figure.translate(_FIGURES))


def words(sheet: Sheet, evidence: Evidence) -> Iterator[Edit]:
    """Words with figures inside of which exactly one word of the paper comes."""
    for match in sheet.find(_MIXED, sheet.figured):
        token = match.group()
        if sum(map(str.isalpha, token)) < 2 or len(token) < 4 or sheet.in_address(*match.span()):
            continue
        rest = token.lstrip("0158")
        if rest != token and evidence.knows_in_any_case(rest):
            continue
        known = _readings(token, evidence) or _by_place(token)
        if len(known) == 1 and sheet.text.count(token) <= max(1, evidence.counts[known[0]]):
            yield Edit(*match.span(), known[0], RepairKind.DIGIT_FOR_LETTER)


def _by_place(token: str) -> list[str]:
    """A nought among small letters is an o, whatever the word; other figures stand in names (“md5sum”)."""
    return [token.replace("0", "o")] if _INSIDE.fullmatch(token) and len(token) > 5 else []


def _readings(token: str, evidence: Evidence) -> list[str]:
    """The words of the paper that a token may stand for; those in its own case come before others."""
    if sum(map(str.isdigit, token)) > 4:
        return []
    options = [_LETTERS.get(sign, sign) for sign in token]
    all_ = {"".join(letters) for letters in product(*options)}
    forms = sorted(word for word in all_ if word.islower() or word.isupper() or word.istitle())
    exact = [word for word in forms if evidence.knows(word) or word in evidence.small.small]
    units = [word for word in forms if word in evidence.small.units]
    return exact or units or [word for word in forms if _other_case(word, evidence)]


def _other_case(word: str, evidence: Evidence) -> bool:
    """“So11” begins a sentence where the paper else has “soll”."""
    return word.istitle() and (evidence.knows(word.lower()) or word.lower() in evidence.small.small)
