"""Where the mark of a footnote stands in a text: a raised figure, or a sign such as ``*`` or ``†``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from peilung.core.paper import Footnote

_RAISED = str.maketrans("0123456789()abcdefghijklmnoprstuvwxyz+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ⁺⁻")
_RAISED_DIGIT = "[⁰¹²³⁴⁵⁶⁷⁸⁹]"
_UNIT = r"(?<!\bm)(?<!\b[kcdm]m)"


@dataclass(slots=True)
class Marks:
    """Hands out each footnote's mark once: to the first text of its owner that shows it."""

    footnotes: tuple[Footnote, ...]
    _found: set[int] = field(default_factory=set)

    def pieces(self, text: str, owner: str | None, resolution: int | None = None) -> list[tuple[str, int | None]]:
        """``text`` cut at its marks: each piece with the index of the footnote it is the mark of, or ``None``.

        ``resolution`` is the index of the resolution the text belongs to: a path may occur in several.
        """
        pieces: list[tuple[str, int | None]] = []
        at = 0
        for start, end, index in self._places(text, owner, resolution):
            if start >= at:
                pieces += [(text[at:start], None), (text[start:end], index)]
                at = end
                self._found.add(index)
        return [piece for piece in (*pieces, (text[at:], None)) if piece[0]]

    def was_found(self, index: int) -> bool:
        """Whether the mark of the footnote with this index has been handed out."""
        return index in self._found

    def _places(self, text: str, owner: str | None, resolution: int | None) -> list[tuple[int, int, int]]:
        return sorted(self._search(text, owner, resolution)) if owner is not None else []

    def _search(self, text: str, owner: str, resolution: int | None) -> Iterator[tuple[int, int, int]]:
        for index, footnote in enumerate(self.footnotes):
            here = footnote.within == owner and (
                footnote.resolution == resolution or None in (footnote.resolution, resolution)
            )
            if here and index not in self._found and footnote.mark:
                found = _pattern(footnote.mark).search(text)
                if found:
                    yield found.start(), found.end(), index


def _pattern(mark: str) -> re.Pattern[str]:
    raised = re.escape(mark.lower().translate(_RAISED))
    if mark.isdigit():
        return re.compile(f"(?<!{_RAISED_DIGIT}){_UNIT}{raised}(?!{_RAISED_DIGIT})")
    if any(sign.isalnum() for sign in mark):
        return re.compile(raised)
    sign = re.escape(mark[0])
    return re.compile(rf"(?<!{sign}){re.escape(mark)}(?!{sign}|\w)")
