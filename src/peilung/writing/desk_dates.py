"""Dates and periods of suggestions, as a reader writes them."""

from __future__ import annotations

import re
from datetime import date

from peilung.writing.desk_words import DeskWords
from peilung.writing.words import Words

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_SEASON = re.compile(r"(\d{4})-(2[1-4])")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEARS = re.compile(r"(\d{4})/(\d{4})")


def spelled(value: str, words: Words, desk: DeskWords) -> str:
    """EDTF in words: “2025-03” is “März 2025”, “2022-22” “Sommer 2022”; what is no date stays as it is."""
    if found := _YEARS.fullmatch(value):
        return "–".join(found.groups())
    parts = [_one(part, words, desk) for part in value.split("/")]
    return f" {desk.until} ".join(parts) if len(parts) == 2 and all(parts) else parts[0] if len(parts) == 1 else value


def _one(value: str, words: Words, desk: DeskWords) -> str:
    if _DAY.fullmatch(value):
        try:
            return words.on(date.fromisoformat(value))
        except ValueError:
            return value
    if found := _MONTH.fullmatch(value):
        return f"{words.months[int(found[2]) - 1]} {found[1]}"
    if found := _SEASON.fullmatch(value):
        return f"{desk.seasons[int(found[2]) - 21]} {found[1]}"
    if found := _QUARTER.fullmatch(value):
        return desk.quarter.format(found[2], found[1])
    return value
