"""The words that a masked file keeps: those by which the reader itself decides, and no others.

They are taken from the reader's own lists (:mod:`peilung.reading.words`), from the small words by which it tells the
language, and from ``kept.toml``. The lists are regular expressions; here they are written out into plain words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from peilung.reading.language import _SETS as SMALL_WORDS
from peilung.reading.words import word_lists

_NO_WORDS = frozenset(("finite",))
"""Keys of the lists that hold endings and no words."""
_SHORTEST_STEM = 5
_SHORTEST_END = 4
_LONGEST_ENDING = 3
_ANY, _EDGE = "\0", "\1"
_TOKEN = re.compile(
    r"(?P<around>\(\?(?:<?[=!]))|(?P<open>\((?:\?:|\?P<\w+>)?)|(?P<close>\))|(?P<bar>\|)|(?P<set>\[\^?[^\]]+\])"
    r"|(?P<many>[*+]\??|\{\d*,?\d*\}\??)|(?P<maybe>\?\??)|(?P<code>\\.)|(?P<sign>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that stay. ``whole`` words, ``stems`` that a word may begin with, ``ends`` that it may end with."""

    whole: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()
    numbered: tuple[str, ...] = field(default=())
    """Words before the number of a point, as regular expressions."""

    def part(self, word: str) -> tuple[int, int]:
        """Which letters of a word stay, as start and end: all, none, or those of a known stem or end."""
        low = word.lower()
        if low in self.whole or low in self.stems:
            return 0, len(word)
        for length in range(len(low), _SHORTEST_STEM - 1, -1):
            if low[:length] in self.stems:
                return 0, len(word) if len(low) - length <= _LONGEST_ENDING else length
        start = next((n for n in range(len(low) - _SHORTEST_END + 1) if low[n:] in self.ends), len(low))
        return start, len(low)

    def touches(self, word: str) -> bool:
        """Whether any part of a word would stay."""
        start, end = self.part(word)
        return end > start


@cache
def kept_words() -> Kept:
    """All words that stay unless the masking is strict."""
    whole = {word for words in SMALL_WORDS.values() for word in words}
    stems: set[str] = set()
    ends: set[str] = set()
    own = tomllib.loads(files("peilung.reading.mask").joinpath("kept.toml").read_text("utf-8"))
    for pattern in (*_strings(own), *_reader_patterns()):
        for word in _words(pattern):
            plain = word.strip(_ANY)
            if word.startswith(_ANY):
                ends.update([plain] if len(plain) >= _SHORTEST_END else [])
            elif word.endswith(_ANY) and len(plain) >= _SHORTEST_STEM:
                stems.add(plain)
            else:
                whole.add(plain)
    return Kept(frozenset(whole), frozenset(stems), frozenset(ends), tuple(own["numbered"]))


@cache
def month_names() -> Kept:
    """What stays even if the masking is strict: without them a date at the start of a line would look like a number."""
    patterns = _strings(word_lists("calendar"))
    return Kept(frozenset(word.strip(_ANY) for pattern in patterns for word in _words(pattern)))


def _reader_patterns() -> Iterator[str]:
    for entry in files("peilung.reading.words").iterdir():
        if entry.name.endswith(".toml"):
            yield from _strings(word_lists(entry.name.removesuffix(".toml")))


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in _NO_WORDS:
                yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


def _words(pattern: str) -> Iterator[str]:
    """The plain words of a pattern; one that may go on or begin otherwise bears a mark there."""
    for written in written_out(pattern):
        for word in re.split(rf"[^\w{_ANY}{_EDGE}]+", f"{written}{_ANY}"):
            first, *others = word.split(_EDGE)
            yield from (part.lower() for part in (first, *others) if part.strip(_ANY))


def written_out(pattern: str) -> set[str]:
    """The texts that a simple pattern matches: ``\\0`` for letters left open, ``\\1`` for the edge of a word.

    Gaps (``.{0,80}``) become spaces, what stands in a lookaround is left out.
    """
    tokens = [(match.lastgroup or "", match.group()) for match in _TOKEN.finditer(pattern)]
    return _alternatives(tokens)


def _alternatives(tokens: list[tuple[str, str]]) -> set[str]:
    """Take tokens from the front up to a closing bracket."""
    found: set[str] = set()
    current: list[set[str]] = []
    while tokens:
        kind, text = tokens.pop(0)
        if kind == "close":
            break
        if kind == "bar":
            found |= _joined(current)
            current = []
        elif kind == "around":
            _alternatives(tokens)
            current.append({""})
        elif kind == "open":
            current.append(_alternatives(tokens))
        elif kind == "maybe":
            current[-1] = current[-1] | {""}
        elif kind == "many":
            current[-1] = {_ANY if _ANY in "".join(current[-1]) else " "}
        else:
            current.append(_signs(kind, text))
    return found | _joined(current)


def _signs(kind: str, text: str) -> set[str]:
    if kind == "set":
        inner = text[1:-1]
        return set(inner) if inner.isalpha() else {" "}
    if kind == "code":
        return {{"b": _EDGE, "w": _ANY}.get(text[1], " " if text[1] in "sSWdDB" else text[1])}
    return {" " if text in ".^$" else text}


def _joined(parts: Iterable[set[str]]) -> set[str]:
    return {"".join(chosen) for chosen in product(*parts)}
