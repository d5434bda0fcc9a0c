"""A text made even for the search of numbers: one kind of blank and hyphen, and no letter that is no number."""

from __future__ import annotations

import re
from dataclasses import dataclass

_EVEN = str.maketrans({
    **dict.fromkeys("\u00a0\u202f\u2007\u2009\u2002\u2003\u2005\u2006\u2008\u200a\t\r¹²³⁴⁵⁶⁷⁸⁹⁰", " "),
    "\u2010": "-", "\u2011": "-",
})  # fmt: skip
_SOFT = "\u00ad"
_MASK = "#"
_STOP = "¦"
_NO_NUMBERS = re.compile(
    r"(?:s\.(?<![\w(]s\.)\s?[oua]|(?!q\.\s?v)[a-rt-z]\.(?<![\w(]..)\s?[a-zA-Z])\.(?:\s?[a-zA-Z]\.){0,3}"  # z. B.
    r"|[spSP]\.(?<!\w..)(?=\s?[\w§])"  # S. 12
    r"|\d{4,}"
    r"|\.(?<=\d\.)(?=\s+\d)|\.(?<=[\d)]\.)(?=\s+[A-Z])"  # a sentence ends: “Ziffer 3. 12 Gemeinden ...”
    r"| (?<=\d )(?=\d{1,3}(?![\d)]))"
)
"""Each way begins with what it hides and looks back then: looking back first costs time at every letter."""
_ARTICLE = re.compile(
    r"(?<![\w(])a(?=\s(?!(?:to|and|or|through|until|of|above|below|is|are|was|were|bis|und|oder)\b)[A-Za-z]{2})"
    r"|(?<=[\d),;.]\s)I(?=\s[a-z]{2})|(?<![\w(])I(?=\s(?:am|have|had|was|will|would|think|believe|made|raised|want)\b)"
)
"""The words “a” and “I” in English, which are letters elsewhere."""
_SHORT_AND = re.compile(r"(?:u\.(?<=[\w)] u\.)|bzw\.(?<=[\w)] bzw\.))(?= ?[\d(a-z])")
_HYPHEN = re.compile(r"-(?<=[\w)]-)(?=[\d(])")
_GLUED = re.compile(r"(?<=\d)(?=[A-Za-z])")
_MIDDLE = re.compile(r"(?<=[\d)] )([a-z])(?=\s?[\d(])")


@dataclass(frozen=True, slots=True)
class EvenText:
    """``text`` has no soft hyphens; in ``masked``, of the same length, what only looks like a number is hidden."""

    text: str
    masked: str
    _offsets: tuple[int, ...] | None

    def start(self, position: int) -> int:
        """The offset in the original text of what begins at ``position``."""
        return position if self._offsets is None else self._offsets[position]

    def end(self, position: int) -> int:
        """The offset in the original text behind what ends at ``position``."""
        return position if self._offsets is None else self._offsets[position - 1] + 1


def even(text: str, language: str) -> EvenText:
    """The text made even."""
    offsets = tuple(i for i, sign in enumerate(text) if sign != _SOFT) if _SOFT in text else None
    plain = text.replace(_SOFT, "").translate(_EVEN)
    masked = _NO_NUMBERS.sub(_hide, _SHORT_AND.sub(lambda match: "&".ljust(len(match.group())), plain))
    if not language.startswith("de"):
        masked = _ARTICLE.sub(_hide, masked)
    return EvenText(plain, _HYPHEN.sub("–", masked), offsets)


def spaced(numbers: str) -> str:
    """A list of numbers with its parts told apart: “3a” becomes “3 a”, “3 a 1” becomes “3 a) 1”."""
    return _MIDDLE.sub(r"\1)", _GLUED.sub(" ", numbers))


def _hide(match: re.Match[str]) -> str:
    return _STOP if match.group() in ". " else _MASK * len(match.group())
