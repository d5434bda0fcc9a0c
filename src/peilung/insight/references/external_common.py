"""What all rules for references out of the paper share: building a reference, alternations of word lists."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from enum import StrEnum

from peilung.core.insight import Quote, Reference, ReferenceState, ReferenceType
from peilung.insight.rules import ground

_SPACES = re.compile(r"\s+")


def either(words: Iterable[str]) -> str:
    """An alternation of patterns without a group of its own number, the longest first."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


def plain(text: str) -> str:
    """A printed name on one line: single blanks, no soft hyphens."""
    return _SPACES.sub(" ", text.replace("\xad", "")).strip()


def pointer(
    kind: ReferenceType,
    target: str,
    quote: Quote,
    rule: str,
    parts: Mapping[str, str] | None = None,
    state: ReferenceState = ReferenceState.EXTERNAL,
) -> Reference:
    """A reference grounded in one rule."""
    return Reference(kind, target, quote, state, ground(rule, quote.place.language), dict(parts or {}))


class Taken:
    """The stretches of one text that are taken; touching ones count as one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(spans):
            if self.ends and start < self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            else:
                self.starts.append(start)
                self.ends.append(end)

    @classmethod
    def by(cls, found: Iterable[Reference]) -> Taken:
        """What the quotes of references in one text take."""
        return cls((one.quote.start, one.quote.end) for one in found)

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """The taken stretches that share a sign with ``start`` to ``end``."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        return [*zip(self.starts[first:last], self.ends[first:last], strict=True)]

    def free(self, start: int, end: int) -> bool:
        return not self.within(start, end)


def one_line(pattern: str) -> str:
    """A pattern whose blanks do not reach over a line feed, which ends a paragraph."""
    return pattern.replace(r"\s", r"[^\S\n]")


class Gender(StrEnum):
    """The gender of a German noun, which decides how an adjective before it ends without an article."""

    MASCULINE = "er"
    FEMININE = "e"
    NEUTER = "es"


_DECLINED = re.compile(r"(?:(?<=isch)|(?<=lich)|(?<=ig)|(?<=sam)|(?<=gemein)|(?<=global)|(?<=neu))e[nrsm]?$")


def by_itself(adjective: str, gender: Gender) -> str:
    """An adjective as it stands in a name without an article: “Europäischen” is “Europäischer”, “Genfer” stays."""
    return _DECLINED.sub(str(gender), adjective)
