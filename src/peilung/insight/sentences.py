"""Where the sentences of a text begin and end, by rule and a list of abbreviations (``words/sentences.toml``).

A line is never joined with the next: headings, list items and rows stand on lines of their own. German and English;
other languages are cut by the same rules, as far as their sentences begin with a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from peilung.insight.words import word_lists

LONGEST = 2000
"""No sentence holds more code points, so that whatever looks at sentences stays linear in the text."""

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_SIGN = re.compile(
    r"[()]"
    r"|[.!?…][.!?…]{0,5}[\"'“”’»«›‹\])]{0,4}(?:[⁰¹²³⁴-⁹]{1,3}|(?<=[a-zß][.!?])\d{1,2})?(?=\s|\Z)"
)
_NEXT = re.compile(r"\s+[\"'“”„‚‘’»«›‹(\[–—•·*-]{0,3}\s?(\w*)")
_MARK = re.compile(r"\s*[(\[]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})(?:\.\d{1,3}){0,4}[.)\]]{1,2}\s*")
_DOTTED = re.compile(r"(?:[^\W\d_]\.){1,4}[^\W\d_]")
_OPENING = "([„“”\"'‚‘’»«›‹"
_BEFORE = 40
"""So far back the words before a full stop are looked for, and so far ahead the one behind."""
_DEEPEST = 300
"""A bracket open for longer than this was never meant to close."""


@lru_cache(maxsize=512)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """The code points of each sentence in order, end exclusive, without the white space around it."""
    found = (
        piece
        for line in _LINE.finditer(text)
        for start, end in _in_line(text, line.start(), line.end())
        for piece in _cut(text, start, end)
    )
    return tuple(piece for piece in found if piece[0] < piece[1])


def _in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of one line; a full stop inside round brackets ends none."""
    mark = _MARK.match(text, start, end)
    behind_mark = mark.end() if mark else start
    opened: list[int] = []
    for sign in _SIGN.finditer(text, start, end):
        if sign[0] == "(":
            opened.append(sign.start())
        elif sign[0] == ")":
            del opened[-1:]
        else:
            if opened and sign[0].endswith(")"):
                opened.pop()
            if opened and sign.start() - opened[-1] > _DEEPEST:
                opened.clear()
            if not opened and sign.end() > behind_mark and _ends(text, sign, start, end):
                yield start, sign.end()
                start = sign.end()
    yield start, end


def _ends(text: str, sign: re.Match[str], start: int, end: int) -> bool:
    """Whether the full stop (or question mark) ends a sentence, by the words before and behind it."""
    behind = _NEXT.match(text, sign.end(), min(end, sign.end() + _BEFORE))
    following = behind[1] if behind else ""
    if following[:1].islower() and not following[1:2].isupper():
        return False
    if sign[0] != ".":
        return True
    words = text[max(start, sign.start() - _BEFORE) : sign.start()].split()
    if behind and following.lower() in _words("sometimes") and text[behind.end() : behind.end() + 1] == ".":
        following = "-"
    return not words or _word_ends(words, following)


def _word_ends(words: list[str], following: str) -> bool:
    last = words[-1].lstrip(_OPENING).lower()
    starts = not following or following.lower() in _words("starters")
    if words == ["No"]:
        return not following.isdigit()
    for count in (3, 2, 1):
        joined = "".join(words[-count:]).lstrip(_OPENING).lower()
        if joined in _words("sometimes"):
            return starts
        if joined in _words("never"):
            return False
    if (len(last) == 1 and last.isalpha()) or _DOTTED.fullmatch(last):
        return starts
    if last.isdigit() and len(last) < 4:
        before = words[-2].lower() if len(words) > 1 else ""
        return starts or before in _words("plain_number")
    return True


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """One sentence without white space around it; cut in pieces where it is too long to be one."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space if space > 0 else start + LONGEST
        yield _trimmed(text, start, cut)
        start = cut
    yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word_lists("sentences")[name])
