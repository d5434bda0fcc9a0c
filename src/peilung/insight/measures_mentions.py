"""Further mentions of known names in answers: a walk over the words, one look-up for each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from peilung.core.insight import Place, Quote
from peilung.core.paper import Document
from peilung.insight.measures_keys import misspelt, one_letter_less
from peilung.insight.places import answer_place

_WORD = re.compile(r"[^\W_](?:[\w\u00ad]++|[-‑'’.](?=[^\W\d_]))*+")
_LONGEST = 14


def further_mentions(
    document: Document, names: Collection[str], places: Iterable[Place], held: Mapping[int, list[Quote]]
) -> Iterator[tuple[Quote, str]]:
    """Where a name stands in an answer and is not held yet, with the name; ``places`` are the answers' known places."""
    index = _index(names)
    singles = [name for name in names if " " not in name]
    typos: dict[str, str] = {}
    for name in singles:
        typos |= {less: name for less in one_letter_less(name) if less not in typos}
    known = {place.owner: place for place in places}
    for answer in document.answers:
        place = known.get(answer.id) or answer_place(document, answer)
        if place.text.strip():
            yield from _in_place(place, index, typos, held.get(id(place), []))


def _index(names: Collection[str]) -> dict[str, dict[tuple[str, ...], str]]:
    """Names as words, under their first word."""
    index: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for name in names:
        parts = tuple(_WORD.findall(name))
        if parts and len(parts) <= _LONGEST:
            index[parts[0]].setdefault(parts, name)
    return index


def _in_place(
    place: Place, index: Mapping[str, dict[tuple[str, ...], str]], typos: Mapping[str, str], held: list[Quote]
) -> Iterator[tuple[Quote, str]]:
    hits = [(hit[0].replace("\u00ad", ""), hit.start(), hit.end()) for hit in _WORD.finditer(place.text)]
    words = tuple(word for word, _, _ in hits)
    taken = _covered(held)
    at = 0
    while at < len(words):
        found = _longest(words, at, index)
        if found is None:
            right = misspelt(words[at], typos) if words[at][0].isupper() else None
            found = (right, 1) if right else None
        if found is None:
            at += 1
            continue
        name, size = found
        start, end = hits[at][1], hits[at + size - 1][2]
        if start not in taken:
            yield Quote(place, start, end), name
        at += size


def _longest(
    words: tuple[str, ...], at: int, index: Mapping[str, dict[tuple[str, ...], str]]
) -> tuple[str, int] | None:
    held = index.get(words[at])
    if held is None:
        return None
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        name = held.get(words[at : at + size])
        if name is not None:
            return name, size
    return None


def _covered(held: list[Quote]) -> set[int]:
    return {position for quote in held for position in range(quote.start, quote.end)}
