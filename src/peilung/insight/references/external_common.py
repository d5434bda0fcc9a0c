"""What all rules for references out of the paper share: building a reference, alternations of word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from peilung.core.insight import Place, Quote, Reference, ReferenceState, ReferenceType
from peilung.insight.rules import ground

_SPACES = re.compile(r"\s+")


def either(words: Iterable[str]) -> str:
    """An alternation of patterns without a group of its own number, the longest first."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


def plain(text: str) -> str:
    """A printed name on one line: single blanks, no soft hyphens."""
    return _SPACES.sub(" ", text.replace("\xad", "")).strip()


def pointer(
    type: ReferenceType,
    target: str,
    quote: Quote,
    rule: str,
    parts: Mapping[str, str] | None = None,
    state: ReferenceState = ReferenceState.EXTERNAL,
) -> Reference:
    """A reference grounded in one rule."""
    return Reference(type, target, quote, state, ground(rule, quote.place.language), dict(parts or {}))


def overlaps(place: Place, start: int, end: int, others: Iterable[Reference]) -> bool:
    """Whether a stretch of a text touches what was already found there."""
    return any(o.quote.place is place and start < o.quote.end and o.quote.start < end for o in others)


class Gender(StrEnum):
    """The gender of a German noun, which decides how an adjective before it ends without an article."""

    MASCULINE = "er"
    FEMININE = "e"
    NEUTER = "es"


_DECLINED = re.compile(r"(?:(?<=isch)|(?<=lich)|(?<=ig)|(?<=sam)|(?<=gemein)|(?<=global)|(?<=neu))e[nrsm]?$")


def by_itself(adjective: str, gender: Gender) -> str:
    """An adjective as it stands in a name without an article: “Europäischen” is “Europäischer”, “Genfer” stays."""
    return _DECLINED.sub(str(gender), adjective)
