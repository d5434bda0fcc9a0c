"""A point's role, *recital* or *demand*, from the operative words above it.

The nearest words decide: the point's own first words, then its opening words, then the section,
then the clause that opens the resolution, then the title of the column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from peilung.core.paper import Role
from peilung.reading.words import word_lists

_ADVERBS = (
    r"\W*(?:(?:und|sowie|and|also|further|ferner|außerdem|ausserdem|zudem|weiterhin|strongly|urgently"
    r"|nachdrücklich|dringend)\s+)?"
)
_NO_VERBS = frozenset("mit seit nicht statt damit samt erst fast jetzt this thus during regarding".split())
_SUBJECT = re.compile(
    r"\s*(?:(?:Ms|Mrs|Mr|Dr|Deputy|Senator|Councillor|Frau|Herr)\.?\s+\w+|We|Wir|I|Ich|He|She|It|They|Er|Sie|Es|Il|Elle|(?:The|Th?is|Our|D(?:ie|er|as)|Unsere?)\s+(?:\w+\s+){0,2}?"
    r"(?:committee|house|senate|panel|conference|council|assembly|forum|parliament|commission|board|inquiry|review|ausschuss|konferenz|rat"
    r"|versammlung|parlament|landtag|bürgerschaft|synode|kommission|kreis|bund|verband|\w+(?:ausschuss|konferenz|rat|forum|versammlung"
    r"|parlament|tag|kommission)))\s+(?=\w)",
    re.IGNORECASE,
)
_NAMES_BOTH = re.compile(r"(\w+)\s+(?:und|sowie|and|&)\s+(\w+)\W*$")
"""A heading of what is mixed below it: “Conclusions and recommendations”."""
_FIRST_VERB = re.compile(_ADVERBS + r"(\w+)", re.IGNORECASE)


class Operative:
    """The operative words of one language."""

    def __init__(self, words: dict[str, dict[str, list[str]]], finite: str) -> None:
        self._finite = re.compile(finite)
        self._anywhere = {Role(role): _pattern(lists["verbs"]) for role, lists in words.items()}
        self._start = {Role(role): _pattern(lists["verbs"], _ADVERBS) for role, lists in words.items()}
        first = {role: [*lists["preamble"], *lists["verbs"]] for role, lists in words.items()}
        self._preamble = {Role(role): _pattern(patterns, _ADVERBS) for role, patterns in first.items()}
        self._modal = {Role(role): _pattern(lists["modal"]) for role, lists in words.items() if lists["modal"]}

    def opening(self, text: str) -> Role | None:
        """The role that an opening clause or a heading gives: its first operative word decides."""
        if any(self._differ(*match.groups()) for match in _NAMES_BOTH.finditer(text)):
            return None
        return _earliest(self._anywhere, text)

    def _differ(self, one: str, other: str) -> bool:
        """Whether two words stand for different roles."""
        roles = {_earliest(self._anywhere, word) for word in (one, other)}
        return len(roles - {None}) > 1

    def own(self, text: str) -> Role | None:
        """The role that a point's own first words give (“calls on the governments ...”).

        Only a finite verb counts: “recognise the need” below “calls on the governments to” is no finding.
        """
        match = _FIRST_VERB.match(text)
        finite = match is not None and self._finite.search(match.group(1).lower())
        if not finite:
            return None
        found = [(-len(match.group()), role) for role, p in self._start.items() if (match := p.match(text[:200]))]
        return min(found)[1] if found else None

    def begins_with_verb(self, text: str) -> bool:
        """Whether a point opens with a finite verb of its own, known or not (“takes pride in”)."""
        match = _FIRST_VERB.match(text)
        word = match.group(1) if match else ""
        return word.islower() and word not in _NO_VERBS and self._finite.search(word) is not None

    def preamble(self, text: str) -> Role | None:
        """The role of a text that stands for itself, whose first words need be no finite verb: “mindful of”."""
        found = [(-len(match.group()), role) for role, p in self._preamble.items() if (match := p.match(text[:200]))]
        return min(found)[1] if found else None

    def stated(self, text: str) -> Role | None:
        """The role that a whole sentence of the body itself gives: “We recommend that ...”, “The Committee notes”."""
        match = _SUBJECT.match(text)
        return _earliest(self._anywhere, text[match.end() : match.end() + 60]) if match else None

    def modal(self, text: str) -> Role | None:
        """The role that “should” or “soll” in the point's own text gives, the weakest sign."""
        return _earliest(self._modal, text)


@cache
def operative(language: str | None) -> Operative:
    """The operative words of a language; of all known ones where it is not known."""
    data = word_lists("operative")
    chosen = [data[language]] if language in data else list(data.values())
    merged: dict[str, dict[str, list[str]]] = {}
    for roles in chosen:
        for role in Role:
            for name, patterns in roles[role].items():
                merged.setdefault(role, {}).setdefault(name, []).extend(patterns)
    return Operative(merged, "|".join(roles["finite"] for roles in chosen))


def role_of(own: str, above: Iterable[str], column_title: str, words: Operative) -> Role | None:
    """The role of a point with its own text, the opening clauses above it (nearest first) and its column's title."""
    found = words.own(own)
    if found is not None:
        return found
    for clause in above:
        found = words.opening(clause)
        if found is not None:
            return found
    titled = None if words.begins_with_verb(own) else words.opening(column_title)
    return titled or words.stated(own) or words.preamble(own) or words.modal(own)


def _pattern(verbs: list[str], prefix: str = r"(?<!\w)") -> re.Pattern[str]:
    return re.compile(f"{prefix}(?:{'|'.join(verbs)})", re.IGNORECASE | re.DOTALL)


def _earliest(patterns: dict[Role, re.Pattern[str]], text: str) -> Role | None:
    found = [(match.start(), -len(match.group()), role) for role, p in patterns.items() if (match := p.search(text))]
    return min(found)[2] if found else None
