"""Words to lines: what stands on one baseline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from peilung.reading.pdf.page import Word

_SAME_LINE = 0.3


@dataclass(slots=True)
class Line:
    """Words on one baseline, from left to right."""

    words: list[Word] = field(default_factory=list)
    bottom: float = 0.0

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def height(self) -> float:
        return max(word.height for word in self.words)

    @property
    def text(self) -> str:
        return join_words(self.words)


def make_lines(words: Iterable[Word]) -> list[Line]:
    """Group words into lines by their baselines, from top to bottom; raised figures join their line."""
    ordered = sorted(words, key=lambda word: word.bottom)
    lines: list[Line] = []
    raised: list[Word] = []
    typical = _typical_height(ordered)
    for word in ordered:
        if word.height < 0.75 * typical:
            raised.append(word)
            continue
        if not lines or word.bottom - lines[-1].bottom > _SAME_LINE * word.height:
            lines.append(Line([], word.bottom))
        lines[-1].words.append(word)
    _place_raised(raised, lines)
    for line in lines:
        line.words.sort(key=lambda word: word.left)
    return sorted(lines, key=lambda line: line.bottom)


def _typical_height(words: Sequence[Word]) -> float:
    heights = sorted(word.height for word in words)
    return heights[len(heights) // 2] if heights else 0.0


def _place_raised(small: list[Word], lines: list[Line]) -> None:
    """Small figures right behind a word belong to its line; other small words make lines of their own."""
    rest: list[Word] = []
    for word in small:
        host = next((line for line in lines if _raised_in(word, line)), None)
        if host is None:
            rest.append(word)
        else:
            word.raised = True
            host.words.append(word)
    own: list[Line] = []
    for word in rest:
        if not own or word.bottom - own[-1].bottom > _SAME_LINE * word.height:
            own.append(Line([], word.bottom))
        own[-1].words.append(word)
    marks = [line for line in own if len(line.words) == 1 and len(line.words[0].text) < 4]
    for line in own:
        host_line = next((other for other in own if line in marks and other is not line and _leads(line, other)), None)
        if host_line is None:
            continue
        line.words[0].raised = True
        host_line.words.extend(line.words)
        line.words = []
    lines.extend(line for line in own if line.words)


def _raised_in(word: Word, line: Line) -> bool:
    middle = (word.top + word.bottom) / 2
    for other in line.words:
        if other.top - 2 <= middle < other.bottom and -1.0 <= word.left - other.right < 3.0 and word.bottom < other.bottom - 0.5:
            return True
        if other.top - 2 <= middle < other.bottom and -1.0 <= other.left - word.right < 6.0 and word.bottom < other.bottom - 0.5:
            return True
    return False


def _leads(mark: Line, line: Line) -> bool:
    """A raised figure at the start of a footnote that is set small itself."""
    if not line.words:
        return False
    first = min(line.words, key=lambda word: word.left)
    return 0 <= first.left - mark.words[0].right < 12 and first.top - 3 < mark.bottom <= first.bottom


_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def shown(word: Word) -> str:
    """The word's text; raised figures as Unicode superscripts, line-end hyphens as plain ones."""
    text = word.text.translate(_SUPERSCRIPT) if word.raised else word.text
    return text.replace("\ufffe", "-").replace("\x02", "-").replace("\u00ad", "-").replace("\u00a0", " ")


def join_words(words: Sequence[Word]) -> str:
    """The words of one line as text; a space wherever there is room for one."""
    parts: list[str] = []
    before: Word | None = None
    for word in words:
        if before is not None and _spaced(before, word):
            parts.append(" ")
        parts.append(shown(word))
        before = word
    return "".join(parts)


def _spaced(before: Word, word: Word) -> bool:
    """Words are apart unless a raised figure or a style change cut one word in two without a gap."""
    gap = word.left - before.right
    if word.raised or before.raised or word.index == before.index + len(before.text):
        return gap > 0.12 * max(word.height, before.height)
    return gap > 0.02 * word.height
