"""A text as words, figures and marks, and phrases of words looked up in it: the ground that figures stand on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

_RAISED = "¹²³⁰-₉"
_LETTER = rf"[^\W\d_{_RAISED}]"
_INNER = rf"[^\W_{_RAISED}]|\u00ad"
_TOKEN = re.compile(
    rf"(?P<figure>\d+(?:[.,'’]\d+)*)|{_LETTER}(?:{_INNER}|[-‑’'*:]-?(?={_LETTER})|/-?(?=innen\b))*|[^\s\u00ad]"
)
"""One token: figures with their separators, a word with its hyphens, or a single mark."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text in order: as printed, in lower case without soft hyphens, and where they stand."""

    text: str
    words: tuple[str, ...]
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def low(self, index: int) -> str:
        """The token in lower case; empty outside the text."""
        return self.lowers[index] if 0 <= index < len(self.lowers) else ""

    def word(self, index: int) -> str:
        """The token as printed; empty outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def figure(self, index: int) -> bool:
        return self.word(index)[:1].isdecimal()

    def capital(self, index: int) -> bool:
        return self.word(index)[:1].isupper()

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]

    def opens(self, index: int) -> bool:
        """Whether a line or a sentence begins with this token."""
        if index <= 0 or self.low(index - 1) in {".", "!", "?", ":", "•", "„", "“"}:
            return True
        return "\n" in self.text[self.ends[index - 1] : self.starts[index]]


def tokenise(text: str) -> Tokens:
    """The tokens of a text, in one pass."""
    hits = list(_TOKEN.finditer(text))
    words = tuple([hit[0] for hit in hits])
    lowers = tuple([word.lower() for word in words])
    if "\u00ad" in text:
        lowers = tuple([word.replace("\u00ad", "") for word in lowers])
    return Tokens(text, words, lowers, tuple([hit.start() for hit in hits]), tuple([hit.end() for hit in hits]))


class Phrases(Generic[Value]):
    """Phrases of a few words, each with a value; the longest that fits is found."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values = {" ".join(tokenise(phrase).lowers): value for phrase, value in values.items()}
        counts = [phrase.count(" ") + 1 for phrase in self._values]
        self._longest = max(counts, default=0)
        self._firsts = frozenset(phrase.split(" ")[0] for phrase in self._values)
        self._lasts = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in self._values)

    def at(self, tokens: Tokens, index: int) -> tuple[int, Value] | None:
        """The end (exclusive) and value of the phrase that begins at ``index``."""
        if tokens.low(index) not in self._firsts:
            return None
        for end in range(min(index + self._longest, len(tokens)), index, -1):
            if (value := self._values.get(" ".join(tokens.lowers[index:end]))) is not None:
                return end, value
        return None

    def before(self, tokens: Tokens, index: int) -> tuple[int, Value] | None:
        """The start and value of the phrase that ends right before ``index``."""
        if tokens.low(index - 1) not in self._lasts:
            return None
        for start in range(max(index - self._longest, 0), index):
            if (value := self._values.get(" ".join(tokens.lowers[start:index]))) is not None:
                return start, value
        return None

    def exactly(self, tokens: Tokens, start: int, end: int) -> Value | None:
        """The value of the phrase that is all of ``start`` to ``end``."""
        return self._values.get(" ".join(tokens.lowers[start:end])) if 0 < end - start <= self._longest else None


def phrases(words: Iterable[str]) -> Phrases[bool]:
    """Phrases without a value."""
    return Phrases(dict.fromkeys(words, True))
