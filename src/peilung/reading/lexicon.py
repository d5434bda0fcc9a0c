"""The word lists of columns and of flowing papers (``words/columns.toml``, ``words/prose.toml``) as patterns."""

from __future__ import annotations

import re
from functools import cache

from peilung.reading.words import word_lists


@cache
def _lists() -> dict[str, list[str]]:
    return {**word_lists("columns"), **word_lists("prose")}


@cache
def alternatives(name: str) -> str:
    """One list as an alternation without a group of its own."""
    return f"(?:{'|'.join(_lists()[name])})"


@cache
def joining(name: str) -> str:
    """One list of words and signs as an alternation in which a word stands alone and a sign need not."""
    words = [entry for entry in _lists()[name] if re.search(r"[a-z]", entry)]
    signs = [re.escape(entry) for entry in _lists()[name] if entry not in words]
    return rf"(?:(?<!\w)(?:{'|'.join(words)})(?!\w)|{'|'.join(signs)})"


@cache
def opens_with(name: str) -> re.Pattern[str]:
    """A pattern that a text must begin with."""
    return re.compile(rf"\s*{alternatives(name)}(?!\w)", re.IGNORECASE)


@cache
def names(name: str) -> re.Pattern[str]:
    """A pattern that finds any entry as a whole word."""
    return re.compile(rf"(?<!\w){alternatives(name)}(?!\w)", re.IGNORECASE)


@cache
def holds(name: str) -> re.Pattern[str]:
    """A pattern that finds any entry at the start of a word."""
    return re.compile(rf"(?<!\w){alternatives(name)}", re.IGNORECASE)
