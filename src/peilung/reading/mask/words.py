"""Letters for letters and digits for digits: text of the same form that says nothing.

Each word becomes a new one drawn at random, anew each time it occurs, so that neither a table of words nor a count of
them leads back. Two things must come again as they do in the paper, or the reader would decide otherwise: short lines
that stand in the file more than once (running heads, column titles), and words by which it settles a hyphen at the end
of a line. What is drawn is stored nowhere.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, count, pairwise

from peilung.reading.composer import SOFT_HYPHEN
from peilung.reading.join import HYPHENS, Vocabulary
from peilung.reading.layout import Layout, Paragraph, Piece
from peilung.reading.mask.dates import other_dates
from peilung.reading.mask.kept import Kept
from peilung.reading.mask.numbers import protected

_CONSONANTS, _VOWELS, _ACCENTED = "bfghjknpqrstwz", "aeou", "äöü"
"""No i, v, x, l, c, d, m: no word drawn is a Roman numeral."""
_LETTERS = re.compile(r"(?:[^\W\d_²³¹¼-¾⁰-⁹₀-₉\u2150-\u218b\u2460-\u249b\u2776-\u2793]|[\u0300-\u036f])+")
"""Words. Raised figures and fractions are none, and stay."""
_OWN_SIGNS = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]{2,}")
"""Signs that only a font of the file gives a meaning to: letters, mostly. One alone is a bullet or a box to tick."""
_NOWHERE = "\ue000"
_DIGITS = re.compile(r"\d+")
_NO_PSEUDO = ("jan", "feb", "apr", "jun", "aug", "sep", "okt", "nov", "of", "og")
"""How no word drawn may begin: as a month's short name does."""
_ENDINGS = ("ing", "t", "s")
"""Endings by which a first word may be a verb."""
_LONGEST_REPEATED = 300
_TRIES = 40


class Chance:
    """Random numbers below 256, from the system's source."""

    def __init__(self) -> None:
        self._numbers = (number for _ in count() for number in os.urandom(4096))

    def below(self, limit: int) -> int:
        return next(self._numbers) % limit

    def of(self, signs: str) -> str:
        return signs[self.below(len(signs))]


@dataclass(slots=True)
class Words:
    """Masks the texts of one file. Learn all of them first, then mask each."""

    kept: Kept
    chance: Chance = field(default_factory=Chance)
    _counts: Counter[str] = field(default_factory=Counter)
    _known: set[str] = field(default_factory=set)
    """The paper's own words, which are never drawn."""
    _fixed: dict[str, str] = field(default_factory=dict)
    """Words that become the same word each time, in small letters."""
    _lines: dict[str, list[str]] = field(default_factory=dict)
    """For each repeated line, figures left open, the words that it becomes."""
    _whole: dict[str, str] = field(default_factory=dict)

    def learn(self, texts: Iterable[str]) -> None:
        """Take in the texts that are going to be masked."""
        for text in texts:
            text = text.replace(SOFT_HYPHEN, "")
            self._counts[_form(text)] += 1
            self._known.update(word.lower() for word in _LETTERS.findall(text))

    def learn_breaks(self, layout: Layout) -> None:
        """Take in the words that are broken at the ends of lines, and whether the paper knows them otherwise."""
        vocabulary = Vocabulary()
        paragraphs = list(_paragraphs(layout))
        vocabulary.learn(piece for paragraph in paragraphs for piece in paragraph.pieces)
        for paragraph in paragraphs:
            for piece, following in pairwise(paragraph.pieces):
                self._learn_break(piece, following, vocabulary)

    def mask(self, text: str) -> str:
        """A text of the same length and form. The texts of one line or paragraph belong into one call."""
        if SOFT_HYPHEN not in text:
            return self._line(text)
        signs = iter(self._line(text.replace(SOFT_HYPHEN, "")))
        return "".join([sign if sign == SOFT_HYPHEN else next(signs) for sign in text])

    def _line(self, text: str) -> str:
        key = _form(text)
        if self._counts[key] < 2 or len(text) > _LONGEST_REPEATED:
            return self._masked(text, None)
        if text not in self._whole:
            self._whole[text] = self._masked(text, self._lines.setdefault(key, []))
        return self._whole[text]

    def spread(self, parts: Sequence[str]) -> list[str]:
        """Mask texts that stand one behind the other as one text, and give each its part."""
        whole = self.mask("".join(parts))
        ends = list(accumulate(map(len, parts)))
        return [whole[end - len(part) : end] for part, end in zip(parts, ends, strict=True)]

    def _masked(self, text: str, again: list[str] | None) -> str:
        signs = list(text if text.isascii() else _OWN_SIGNS.sub(_hidden, "".join(map(_plain_mark, text))))
        stays = protected(text, self.kept)
        for number, match in enumerate(_LETTERS.finditer(text)):
            word, start = match.group(), match.start()
            if again is None or number >= len(again):
                drawn = self._drawn(word, first=not text[:start].strip())
                if again is not None:
                    again.append(drawn)
            else:
                drawn = again[number]
            for place, (old, new) in enumerate(zip(word, drawn, strict=True), start):
                if place not in stays and not unicodedata.combining(old):
                    signs[place] = _like(new, old)
        for place, figure in self._figures(text):
            if place not in stays:
                signs[place] = figure
        return "".join(signs)

    def _figures(self, text: str) -> Iterator[tuple[int, str]]:
        """For each place of a digit another digit; zeros alone stay: other ones would make a number of “420 000”."""
        dates = other_dates(text, self.chance.below)
        yield from dates.items()
        for match in _DIGITS.finditer(text):
            for place in range(match.start(), match.end()):
                if place not in dates and match.group().strip("0"):
                    yield place, self._digit(text[place], place == match.start())

    def _digit(self, old: str, first: bool) -> str:
        return old if old == "0" and first else "123456789"[self.chance.below(9)]

    def _drawn(self, word: str, first: bool = False) -> str:
        """The word that this one becomes, in small letters; letters that stay stand at their places."""
        low = word.lower()
        if len(low) != len(word):
            low = "".join(sign.lower()[:1] for sign in word)
        if low in self._fixed:
            return self._fixed[low]
        start, end = self.kept.part(word)
        ending = next((e for e in _ENDINGS if first and word.islower() and low.endswith(e)), "")
        if end - start == len(low):
            return low
        for _ in range(_TRIES):
            new = self._syllables(len(low) - len(ending)) + ending
            new = new[:start] + low[start:end] + new[end:]
            if self._says_nothing(new) and (not first or ending or not new.endswith(_ENDINGS)):
                return new
        return new

    def _syllables(self, length: int) -> str:
        turn = self.chance.below(2)
        return "".join([self.chance.of(_VOWELS if (n + turn) % 2 else _CONSONANTS) for n in range(length)])

    def _says_nothing(self, word: str) -> bool:
        known = len(word) > 3 and word in self._known
        return not known and not word.startswith(_NO_PSEUDO) and word not in self.kept.whole

    def _learn_break(self, piece: Piece, following: Piece, vocabulary: Vocabulary) -> None:
        if not piece.text.endswith(tuple(HYPHENS)) or following.glued:
            return
        tails, heads = _LETTERS.findall(piece.text), _LETTERS.findall(following.text)
        if not tails or not heads or not piece.text[:-1].endswith(tails[-1]):
            return
        tail, head = tails[-1].lower(), heads[0].lower()
        known = (tails[-1] + heads[0], f"{tails[-1]}-{heads[0]}", heads[0])
        if self.kept.touches(tail + head) or any(map(vocabulary.knows, known)):
            self._fix(tail, head)

    def _fix(self, tail: str, head: str) -> None:
        """Let both halves and the whole become the same letters wherever they stand."""
        whole = self._fixed.get(tail + head) or self._drawn(tail + head)
        first = self._fixed.setdefault(tail, whole[: len(tail)])
        second = self._fixed.setdefault(head, whole[len(tail) :])
        self._fixed.setdefault(tail + head, first + second)


def _form(text: str) -> str:
    return _DIGITS.sub("#", text.strip())


def _plain_mark(sign: str) -> str:
    """Accents that are signs of their own all become the same one."""
    return "\u0308" if unicodedata.category(sign)[0] == "M" else sign


def _hidden(signs: re.Match[str]) -> str:
    return _NOWHERE * len(signs.group())


def _like(new: str, old: str) -> str:
    """A letter in the case of another one, and with an accent where that is none of the plain letters."""
    if old.lower() == new:
        return old
    if not old.isascii():
        new = _ACCENTED[ord(new) % len(_ACCENTED)] if new not in _ACCENTED else new
    return new.upper() if old.isupper() else new


def _paragraphs(layout: Layout) -> Iterable[Paragraph]:
    for element in layout.elements:
        if isinstance(element, Paragraph):
            yield element
        else:
            yield from (paragraph for cell in element.cells for paragraph in cell.paragraphs)
    for note in layout.notes:
        yield from note.paragraphs
