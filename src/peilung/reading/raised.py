"""Raised figures, the marks of footnotes: as Unicode superscripts in texts, as plain figures where a mark is named."""

from __future__ import annotations

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_UP = str.maketrans("0123456789", RAISED)
_DOWN = str.maketrans(RAISED, "0123456789")


def superscript(text: str) -> str:
    """Raised text: figures as superscripts, letters and asterisks as they are."""
    return text.translate(_UP)


def plain_figures(text: str) -> str:
    """A text with its superscript figures as plain ones."""
    return text.translate(_DOWN)
