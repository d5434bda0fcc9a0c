"""Misspelt repeats of a document's name: one or two letters off in a long name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from peilung.core.insight import Reference, ReferenceType

UNSURE = "document.misspelt"
"""The rule of names that tell no document (“Landeskonzpt”)."""
LONG_WORD = 8
_MOST_NAMES = 150
"""With more names than that, each with each is not compared."""


def same_spelling(found: Sequence[Reference]) -> tuple[Reference, ...]:
    """Misspelt repeats get the target that is spelt so most often; unsure names stay only as such repeats."""
    pointed = [one for one in found if one.type is ReferenceType.DOCUMENT]
    counts = Counter(one.target for one in pointed)
    sure = {one.target for one in pointed if one.ground.rule != UNSURE}
    few = len(counts) <= _MOST_NAMES
    best = {name: _best(name, counts) if few else name for name in counts}
    kept = (one for one in found if one.ground.rule != UNSURE or best.get(one.target) in sure)
    return tuple(_renamed(one, best[one.target]) if one.type is ReferenceType.DOCUMENT else one for one in kept)


def _renamed(one: Reference, name: str) -> Reference:
    return replace(one, target=name, parts={**one.parts, "name": name}) if name != one.target else one


def _best(name: str, counts: Counter[str]) -> str:
    alike = [other for other in counts if _near(name, other)]
    return max(alike, key=lambda other: (counts[other], other == name))


def _near(one: str, other: str) -> bool:
    """Whether two names are the same but for one letter (from twelve letters on two), neither a digit."""
    if one == other:
        return True
    if min(len(one), len(other)) < LONG_WORD or re.findall(r"\d", one) != re.findall(r"\d", other):
        return False
    most = 2 if min(len(one), len(other)) >= 12 else 1
    return abs(len(one) - len(other)) <= most and _distance(one.lower(), other.lower(), most) <= most


def _distance(one: str, other: str, most: int) -> int:
    """The number of letters to change, add or drop; any number above ``most`` if there are more."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row = row, [at]
        for column, sign in enumerate(other, 1):
            row.append(min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != sign)))
        if min(row) > most:
            break
    return row[-1] if len(row) > len(other) else most + 1
