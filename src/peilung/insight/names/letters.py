"""Whether the letters of a short form stand in a longer one, and where the longer one begins."""

from __future__ import annotations

import re
from functools import cache

from peilung.insight.names.words import Words
from peilung.insight.words import word_lists

_REGION = re.compile(r"(?<=\w)[ \-‑][A-Z]{1,2}(?:[-‑][A-Z]{1,3})*\Z")
_ROMAN = re.compile(r"[IVX]+")
_FARTHEST = 14
"""So many words a long form may have."""
_LONGEST = 12
_STOPS = frozenset(".;:!?([)]„“”\"")


def is_short(text: str) -> bool:
    """Whether a word looks like a short form: two capitals (EAE, LaWa), or one behind a small letter (umA)."""
    if not 2 <= len(text) <= _LONGEST or not text[0].isalpha() or text in _no_short() or _ROMAN.fullmatch(text):
        return False
    if sum(sign.isdigit() for sign in text) > 1 or not re.fullmatch(r"[\w&.\-‑ ]+", text):
        return False
    capitals = sum(sign.isupper() for sign in text)
    return capitals > 1 or (capitals == 1 and text[0].islower())


@cache
def _no_short() -> frozenset[str]:
    return frozenset(word_lists("names")["no_short"]["words"])


def explained(words: Words, end: int, short: str) -> int | None:
    """Where the long form that ends before word ``end`` begins, or none if it does not hold the letters.

    First every capitalised word must give a letter at its beginning; then it is enough that all letters come in
    order, the first at the beginning of a word.
    """
    letters = [sign for sign in _without_region(short).lower() if sign.isalpha()]
    if len(letters) < 2 and len(letters) != len(short):
        return None
    first = _begin(words, end)
    starts = [at for at in range(end - 1, first - 1, -1) if words.low(at)[:1] == letters[0]]
    for at in starts:
        if _each_word_gives(words, at, end, letters):
            return at
    limit = end - 2 * len(letters) - 3
    return next((at for at in starts if at >= limit and _in_order(words, at, end, letters)), None)


def _without_region(short: str) -> str:
    """“InTG M-V” is explained by its first part; a region behind it is none of the law's letters."""
    cut = _REGION.sub("", short).rstrip(" -‑")
    return cut if " " in short or len(cut) > 3 else short


def _begin(words: Words, end: int) -> int:
    at = end
    while at > max(0, end - _FARTHEST) and words.word(at - 1) not in _STOPS and not (at < end and words.breaks(at)):
        at -= 1
    return at


def _each_word_gives(words: Words, first: int, end: int, letters: list[str]) -> bool:
    """Whether the letters are spent word by word, each capitalised word giving one at its beginning."""
    spent = {0}
    for at in range(first, end):
        low, needed = words.low(at), words.word(at)[0].isupper()
        if not low[0].isalpha():
            continue
        following = set() if needed else set(spent)
        for count in spent:
            following.update(_given(low, letters, count))
        spent = following
    return len(letters) in spent


def _given(word: str, letters: list[str], count: int) -> set[int]:
    """How many letters may be spent after this word, which gives the next at its beginning."""
    if count >= len(letters) or word[0] != letters[count]:
        return set()
    at, found = 1, {count + 1}
    for number in range(count + 1, len(letters)):
        at = word.find(letters[number], at) + 1
        if at == 0:
            break
        found.add(number + 1)
    return found


def _in_order(words: Words, first: int, end: int, letters: list[str]) -> bool:
    joined = " ".join(words.lows[first:end])
    at = 0
    for letter in letters:
        at = joined.find(letter, at) + 1
        if at == 0:
            return False
    last = words.low(end - 1)
    return letters[-1] in last or letters[-1] == words.low(first)[:1]
