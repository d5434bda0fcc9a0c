"""What a paper itself says about its words: which it writes, how often, and side by side."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from peilung.reading.mend_sheet import LETTER, LOWER, TORN, UPPER, Sheet
from peilung.reading.words import word_lists

_WORD = re.compile(rf"(?<!\w){LETTER}+(?:[-‐‑’']{LETTER}+)*(?!\w)")
_NOUN = re.compile(rf"(?<=[{LOWER},;] )[{UPPER}][{LOWER}]+(?!\w)")
_FEW = 120


@dataclass(frozen=True, slots=True)
class Words:
    """The small words of one language; all sets are in lower case but ``units`` and ``humps``."""

    language: str
    small: frozenset[str]
    before_year: frozenset[str]
    units: frozenset[str]
    conjunctions: frozenset[str]
    linking: tuple[str, ...]
    after_figure: tuple[str, ...]
    humps: frozenset[str]
    apart: frozenset[str]


@cache
def words(language: str) -> Words | None:
    """The small words of a language, or ``None`` where there are none."""
    data = word_lists("mend").get(language)
    if data is None:
        return None
    return Words(
        language=language,
        linking=tuple(data["linking"].split()),
        after_figure=tuple(data["after_figure"].split()),
        small=frozenset(data["small"].split()),
        before_year=frozenset(data["before_year"].split()),
        units=frozenset(data["units"].split()),
        conjunctions=frozenset(data["conjunctions"].split()),
        humps=frozenset(data["humps"].split()),
        apart=frozenset(data["apart"].split()),
    )


class Evidence:
    """The words of one sheet, counted, without those that a line end has torn."""

    def __init__(self, sheet: Sheet, small: Words) -> None:
        self.small = small
        self.counts = _counted(sheet)
        self.parts = frozenset(part for token in sheet.hyphened for part in sheet.cores[token].split("-"))
        self._text = sheet.text
        self._folded: frozenset[str] | None = None
        self._onsets: frozenset[str] | None = None
        self._codas: frozenset[str] = frozenset()
        self._nouns: frozenset[str] | None = None

    @property
    def nouns(self) -> frozenset[str]:
        """The words that stand with a capital where no sentence begins."""
        if self._nouns is None:
            self._nouns = frozenset(_NOUN.findall(self._text))
        return self._nouns

    def knows(self, word: str) -> bool:
        """Whether the paper has the word as it is written here, alone or as a part between hyphens."""
        return word in self.counts or word in self.parts

    def knows_in_any_case(self, word: str) -> bool:
        if self._folded is None:
            self._folded = frozenset(known.lower() for known in self.counts)
        return word.lower() in self._folded or word.lower() in self.small.small

    def begins_no_word(self, fragment: str) -> bool:
        """Whether no other word of the paper begins with these two letters; ``False`` where it has few words."""
        self._learn_edges()
        onsets = self._onsets or frozenset()
        return len(self.counts) >= _FEW and fragment[:2].lower() not in onsets

    def ends_no_word(self, fragment: str) -> bool:
        self._learn_edges()
        return len(self.counts) >= _FEW and fragment[-2:].lower() not in self._codas

    def _learn_edges(self) -> None:
        """Beginnings and endings that occur at least twice: the fragment itself is one of the words."""
        if self._onsets is None:
            onsets = Counter(word[:2].lower() for word in self.counts)
            codas = Counter(word[-2:].lower() for word in self.counts)
            self._onsets = frozenset(onset for onset, count in onsets.items() if count > 1)
            self._codas = frozenset(coda for coda, count in codas.items() if count > 1)


def _counted(sheet: Sheet) -> Counter[str]:
    """How often each word stands in the text."""
    counts: Counter[str] = Counter()
    for token, count in Counter(sheet.tokens).items():
        if TORN in token:
            continue
        core = sheet.cores[token]
        if core.isalpha():
            counts[core] += count
        else:
            for word in _WORD.findall(core):
                counts[word] += count
    return counts
