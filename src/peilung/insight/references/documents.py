"""Documents a text points to: “siehe Landeskonzeption”, “wird auf die Richtlinie verwiesen”, “see the Water Strategy”.

Names are found first, by the head noun or by quotation marks; then the clause around tells whether it points there.
What is near at hand (“siehe Anlage”, “the table below”) is none, nor is what is only mentioned.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from peilung.core.insight import Place, Quote, Reference, ReferenceType
from peilung.insight.references.documents_english import english_names, english_points
from peilung.insight.references.documents_german import german_names, german_points
from peilung.insight.references.documents_names import Clause, Title
from peilung.insight.references.documents_spelling import UNSURE, same_spelling
from peilung.insight.references.external_common import pointer

__all__ = ["documents", "same_spelling"]

_REACH = 260
"""So far a clause is read around a name."""
_STOP = re.compile(r"[.!?](?=[\s”“\"»)]|$)|\n")
_NO_STOP = re.compile(
    r"(?:(?<![\d.])\d{1,2}|\b(?:Nr|Abs|bzw|vgl|Vgl|B|u|a|S|s|Art|Dr|St|No|no|ca|Pkt|Kap|lfd|Ziff|Drs|Bst|lit|[Cc]f|p|pp|e\.g|i\.e))$"
)


def documents(place: Place) -> Iterator[Reference]:
    """All documents that one text points to, each once; ``UNSURE`` ones have a name that tells no document."""
    stops = [match.end() for match in _STOP.finditer(place.text) if not _no_stop(place.text, match)]
    reached = 0
    for title in sorted(_pointed(place, stops), key=lambda title: (title.outer, -title.end)):
        if title.start >= reached:
            reached = title.end
            rule = UNSURE if title.repeat else "document.titled" if title.quoted else "document.named"
            quote = Quote(place, title.start, title.end)
            yield pointer(ReferenceType.DOCUMENT, title.name, quote, rule, {"name": title.name, **title.parts})


def _pointed(place: Place, stops: list[int]) -> Iterator[Title]:
    text = place.text
    if not place.language.startswith("en"):
        yield from (title for title in german_names(text) if german_points(_clause(text, title, stops), title))
    if not place.language.startswith("de"):
        yield from (title for title in english_names(text) if english_points(_clause(text, title, stops), title))


def _clause(text: str, title: Title, stops: list[int]) -> Clause:
    """The words of the sentence before and behind a name."""
    before = bisect_right(stops, title.outer)
    after = bisect_left(stops, title.end)
    start = max(stops[before - 1] if before else 0, title.outer - _REACH)
    end = min(stops[after] if after < len(stops) else len(text), title.end + _REACH)
    return Clause(text[start : title.outer], text[title.end : end])


def _no_stop(text: str, match: re.Match[str]) -> bool:
    return match.group() == "." and _NO_STOP.search(text, max(0, match.start() - 5), match.start()) is not None
