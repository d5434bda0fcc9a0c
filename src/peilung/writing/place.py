"""Where a text stands in the file, in words: “S. 17”, “page 17–18”, “Zeile 12”."""

from __future__ import annotations

from collections.abc import Iterable

from peilung.core.paper import Span
from peilung.writing.words import Words

WORD_FILE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def place(spans: Iterable[Span], media_type: str, words: Words) -> str:
    """The pages of these spans, or else their lines (paragraphs in a Word file); empty if they have neither."""
    spans = tuple(spans)
    if pages := pages_of(spans):
        return f"{words.page}\N{NO-BREAK SPACE}{pages}"
    if lines := lines_of(spans):
        return f"{words.paragraph if media_type == WORD_FILE else words.line}\N{NO-BREAK SPACE}{lines}"
    return ""


def pages_of(spans: Iterable[Span]) -> str:
    """The page numbers as ranges: ``17–18, 20``."""
    return _ranges(span.page for span in spans)


def lines_of(spans: Iterable[Span]) -> str:
    """The line numbers as ranges: ``12–15``."""
    return _ranges(span.line for span in spans)


def _ranges(numbers: Iterable[int | None]) -> str:
    runs: list[list[int]] = []
    for number in sorted({n for n in numbers if n is not None}):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
