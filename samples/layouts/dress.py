"""The ways a paper may look. Lengths in millimetres, sizes in points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dress:
    """``engine``: typst, reportlab, docx, html, txt. ``rules``: all, rows, none."""

    name: str
    engine: str
    page: tuple[float, float] = (210, 297)
    margin: float = 24
    font: str = "serif"
    size: float = 10.5
    justify: bool = True
    hyphenate: bool = True
    tags: bool = False
    rules: str = "all"
    running: bool = True
    lists: str = "typed"
    """In a web page or Word file: marks typed into the text, or made by the list itself."""
    width: int = 0
    """In a text: signs to the line; 0 for one line to a paragraph."""

    @property
    def suffix(self) -> str:
        return "pdf" if self.engine in ("typst", "reportlab") else self.engine


DRESSES = {
    dress.name: dress
    for dress in (
        Dress("plain", "typst"),
        Dress("tagged", "typst", tags=True, font="modern", size=10, rules="rows"),
        Dress("small", "typst", page=(148, 210), margin=15, size=9, rules="none"),
        Dress("sans", "reportlab", font="sans", size=10, justify=False, hyphenate=False),
        Dress("set", "reportlab", size=10.5, margin=28),
        Dress("bare", "reportlab", font="sans", size=9, rules="none", justify=False, hyphenate=False, running=False),
        Dress("pages", "typst", page=(118, 165), margin=15, size=9),
        Dress("leaves", "reportlab", page=(125, 176), margin=17, size=9),
        Dress("docx", "docx"),
        Dress("numbered", "docx", lists="made"),
        Dress("html", "html"),
        Dress("lists", "html", lists="made"),
        Dress("txt", "txt"),
        Dress("wrapped", "txt", width=84),
    )
}


def file_name(paper: str, dress: Dress) -> str:
    """``seenkonferenz-plain.pdf``; the plainest file of a format needs no dress name."""
    own = "" if dress.name == dress.suffix else f"-{dress.name}"
    return f"{paper}{own}.{dress.suffix}"
