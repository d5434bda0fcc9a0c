"""A text as words and marks: the ground that names are found on."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"\d++(?:[–‑-]\d++)?(?!\w)|[^\W_](?:[\w\u00ad]++|[-‑'’.](?=[^\W\d_]))*+[-‑]?|[^\s\u00ad]")
OPENING = frozenset("„“\"»«‚‘›")
CLOSING = frozenset("“”\"«»’‘‹")
LONGEST_TITLE = 24
"""So many words a title in quotation marks may have."""
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """Words (with their hyphens and apostrophes), numbers and single marks, as printed and in small letters."""

    text: str
    words: tuple[str, ...]
    lows: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def low(self, index: int) -> str:
        return self.lows[index] if 0 <= index < len(self.words) else ""

    def capital(self, index: int) -> bool:
        """Whether a word of at least two signs begins with a capital letter."""
        word = self.word(index)
        return len(word) > 1 and word[0].isupper()

    def breaks(self, index: int) -> bool:
        """Whether a new line begins with this word."""
        return index > 0 and "\n" in self.text[self.ends[index - 1] : self.starts[index]]

    def opens(self, index: int) -> bool:
        """Whether a sentence or a line may begin with this word."""
        return index <= 0 or self.low(index - 1) in {".", "!", "?", ":", "•", "–", "-"} or self.breaks(index)

    def closing(self, index: int) -> int | None:
        """Where the quotation that opens at ``index`` closes, within one line and a title's length."""
        if self.word(index) not in OPENING:
            return None
        for at in range(index + 1, min(index + LONGEST_TITLE, len(self.words))):
            if self.breaks(at):
                return None
            if self.words[at] in CLOSING and at > index + 1:
                return at
        return None

    def printed(self, first: int, end: int) -> str:
        """The words from ``first`` to ``end`` (exclusive) as printed, on one line."""
        return plain(self.text[self.starts[first] : self.ends[end - 1]]) if first < end else ""


def words_of(text: str) -> Words:
    """The words of a text, in one pass."""
    hits = list(_WORD.finditer(text))
    words = tuple([hit[0] for hit in hits])
    if "\u00ad" in text:
        words = tuple([word.replace("\u00ad", "") for word in words])
    lows = tuple([word.lower() for word in words])
    return Words(text, words, lows, tuple([hit.start() for hit in hits]), tuple([hit.end() for hit in hits]))


def plain(text: str) -> str:
    """A text on one line: single blanks, no soft hyphens."""
    return _SPACES.sub(" ", text.replace("\u00ad", "")).strip()
