"""Printed numbers at the start of a text or alone in a cell: ``a)``, ``(1)``, ``II.``, ``1.3``.

A mark is found by its form alone. One printed mark can have several readings (``i)`` is the ninth
letter and the first Roman numeral); the outline settles which one is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from peilung.core.number import Frame, Mark, Script, Style, letter_value, roman_value

_DECIMAL = r"\d{1,3}(?:\.\d{1,2})+"
_CORE = rf"(?:{_DECIMAL}|\d{{1,3}}|[A-Za-z]{{1,7}})"
_FRAMED = re.compile(rf"\(\s?({_CORE})\s?\)|({_CORE})(\.?\)|(?<!\d)\.|\.(?!\d))|({_DECIMAL})(?![\w.])")
_BARE = re.compile(rf"({_DECIMAL}|\d{{1,3}}|[A-Za-z]|[IVXLC]+|[ivxlc]+)(?![\w])")
_LABEL = re.compile(
    r"(?:[Zz]u[ \u00a0]+)?(?:[^\W\d_]{2,24}\.?|§+)[ \u00a0]+(?:N[ro]\.?[ \u00a0]+)?(?=[(\dIVXLCA-Za-z])"
)
_DAY = re.compile(r"\s?\d{1,2}\.\s?\d{4}\b|\s*(?:bis|und|–|-)\s*\d{1,2}\.\s*[A-Za-zä]{3,9}\s+\d{4}\b")
_MONTH = re.compile(
    r"\s*(?:jan|feb|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-zä]*\.?\s+(?:\d{4}\b|$)", re.IGNORECASE
)
_NEVER_LETTERS = (Script.DIGITS, Script.DECIMAL, Script.UPPER_ROMAN, Script.LOWER_ROMAN)
_SHORT = 16
_REPEATED = {2: Script.DOUBLED, 3: Script.TRIPLED}
_BULLET = re.compile(r"(?:[-–—•*·▪▫◦‣⁃○●■□➢✓]|o(?=\s\s))(?=\s|$)")

Readings = tuple[Mark, ...]
"""All ways to read one printed mark, the likelier first. Never empty."""


@dataclass(frozen=True, slots=True)
class Leading:
    """A mark found at the start of a text: its readings, and where the text after it begins.

    ``misread`` is what the file has, where that was put right.
    """

    readings: Readings
    end: int
    misread: str = ""


def same_number(one: Readings, other: Readings) -> bool:
    """Whether two printed marks can be the same number in the same style."""
    return any(a.style == b.style and a.values == b.values for a in one for b in other)


def leading(text: str) -> Leading | None:
    """The framed mark (``a)``, ``(1)``, ``2.``, ``1.3``) that a text begins with, if any.

    A date such as “3. Mai 2024” is no mark, nor is an abbreviation such as “z. B.”.
    """
    start = len(text) - len(text.lstrip())
    match = _FRAMED.match(text, start)
    if match is None or not _stands_alone(text, match.end()) or _MONTH.match(text, match.end()):
        return None
    if _DAY.match(text, match.end()):
        return None
    readings = _readings(match)
    if not readings or _abbreviation(readings, text, match.end()):
        return None
    end = match.end()
    while end < len(text) and text[end].isspace():
        end += 1
    return Leading(readings, end)


def bare_leading(text: str) -> Leading | None:
    """Like :func:`leading`, and also numbers without a frame, as headings have them: “2 Measures”."""
    found = leading(text)
    if found is not None:
        return found
    match = re.match(r"\s*(\d{1,2}|[IVX]+)\s+(?=[^\W\d_])", text)
    if match is None or _MONTH.match(text, match.end(1)):
        return None
    readings = _bare_readings(match.group(1))
    return Leading(readings, match.end()) if readings else None


def cell_path(text: str) -> tuple[Readings, ...] | None:
    """The marks a number cell holds, ``2 l) (4)`` being three; ``None`` if it holds anything else.

    A word before the number (“Ziffer 3”, “Recommendation 12:”) does not count.
    """
    return _short_path(text) if len(text) <= _SHORT else _path(text)


def _path(text: str) -> tuple[Readings, ...] | None:
    rest = text.strip().rstrip(":").strip()
    label = _LABEL.match(rest)
    marks = _all_marks(rest)
    if marks is None and label is not None:
        marks = _all_marks(rest[label.end() :])
    return marks


_short_path = lru_cache(maxsize=1024)(_path)


def cell_label(text: str) -> str:
    """The word before the number in a number cell, or an empty text."""
    rest = text.strip()
    label = _LABEL.match(rest)
    return label.group().strip() if label is not None and _all_marks(rest.rstrip(":").strip()) is None else ""


def bullet(text: str) -> int | None:
    """Where the text after a list sign (dash, bullet) begins; ``None`` if there is no such sign."""
    start = len(text) - len(text.lstrip())
    match = _BULLET.match(text, start)
    if match is None:
        return None
    end = match.end()
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def readings_of(core: str, frame: Frame) -> Readings:
    """All ways to read a number in its frame; empty if it is none."""
    closed = {Frame.ROUND: f"({core})", Frame.CLOSED: f"{core})", Frame.STOP: f"{core}."}
    decimal = core.count(".") and core.replace(".", "").isdigit()
    if not (decimal or core.isdigit() or core.isalpha()):
        return ()
    return _of_core(core, frame, closed.get(frame, core))


def _all_marks(text: str) -> tuple[Readings, ...] | None:
    found: list[Readings] = []
    position = 0
    while position < len(text):
        if text[position] in " \u00a0,/":
            position += 1
            continue
        match = _FRAMED.match(text, position)
        readings = _readings(match) if match else ()
        if match is None or not readings:
            match = _BARE.match(text, position)
            readings = _bare_readings(match.group(1)) if match else ()
        if match is None or not readings:
            return None
        found.append(readings)
        position = match.end()
    if not found or any(map(_is_bare_letter, found[1:-1])):
        return None
    return tuple(found) if len(found) == 1 or not _is_bare_letter(found[0]) or _is_section(*found[:2]) else None


def _is_section(first: Readings, second: Readings) -> bool:
    """A capital letter that heads a path: “A 2 b)”, “B (1)”."""
    framed = second[0].style.frame in (Frame.ROUND, Frame.CLOSED)
    return first[0].style.script is Script.UPPER and (framed or second[0].style.script is Script.DIGITS)


def _is_bare_letter(readings: Readings) -> bool:
    """A letter without a frame: it ends a path (“1 a”) or heads it, nothing else (“lf d. N r.”)."""
    style = readings[0].style
    return style.frame is Frame.BARE and style.script not in _NEVER_LETTERS


def _stands_alone(text: str, end: int) -> bool:
    return end >= len(text) or text[end].isspace() or not text[end].isalnum() and text[end] not in ".,;:)/-"


def _abbreviation(readings: Readings, text: str, end: int) -> bool:
    """“z. B.”, “u. a.”, “i. V. m.”: a letter with a full stop, and another one after it."""
    if readings[0].style.frame is not Frame.STOP or readings[0].style.script is Script.DIGITS:
        return False
    return re.match(r"\s?[A-Za-z]\.(?:\s|$)", text[end:]) is not None


def _readings(match: re.Match[str]) -> Readings:
    round_core, framed_core, closing, decimal = match.groups()
    if round_core is not None:
        return _of_core(round_core, Frame.ROUND, f"({round_core})")
    if decimal is not None:
        return _of_core(decimal, Frame.BARE, decimal)
    frame = Frame.STOP if closing == "." else Frame.CLOSED
    return _of_core(framed_core, frame, framed_core + closing)


def _bare_readings(core: str) -> Readings:
    return _of_core(core, Frame.BARE, core)


def _of_core(core: str, frame: Frame, printed: str) -> Readings:
    if core[0].isdigit():
        values = tuple(map(int, core.split(".")))
        script = Script.DECIMAL if len(values) > 1 else Script.DIGITS
        if script is Script.DECIMAL and frame is Frame.STOP:
            frame, printed = Frame.BARE, printed.rstrip(".")
        return (Mark(printed, Style(script, frame), values),) if values[0] > 0 else ()
    if core != core.lower() and core != core.upper():
        return ()
    upper = core == core.upper()
    found: list[Mark] = []
    as_letter, as_roman = letter_value(core), roman_value(core)
    if as_letter is not None:
        found.append(Mark(printed, Style(Script.UPPER if upper else Script.LOWER, frame), (as_letter,)))
        if len(core) in _REPEATED and not upper:
            value = as_letter - 26 * (len(core) - 1)
            found.insert(0, Mark(printed, Style(_REPEATED[len(core)], frame), (value,)))
    is_roman = as_roman is not None and as_roman < 100
    if as_roman is not None and is_roman:
        found.append(Mark(printed, Style(Script.UPPER_ROMAN if upper else Script.LOWER_ROMAN, frame), (as_roman,)))
    if (upper and core == "I") or (len(core) > 1 and is_roman):
        found.reverse()
    return tuple(found)
