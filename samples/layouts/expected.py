"""Papers that are not yet read as their gold says. Take an entry out as soon as its files are."""

from __future__ import annotations

NOT_YET_READ: dict[str, str] = {
    "seenkonferenz": "several resolutions in one paper",
    "moorrat": "several resolutions in one paper",
    "three-councils": "several resolutions in one paper",
    "buchtkonferenz": "a resolution alone, as flowing text",
    "rebenrat": "a resolution alone, as flowing text",
    "deichtag": "a resolution alone, as flowing text",
    "bergkammer": "a resolution alone, as flowing text",
    "flussbund": "a resolution alone, as flowing text",
    "sound-assembly": "a resolution alone, as flowing text",
    "anfrage-": "questions and answers, as flowing text",
    "question-seawalls": "questions and answers, as flowing text",
    "hafenrunde": "columns in another order, or more than three",
    "klimakreis": "columns in another order, or more than three",
    "harbour-audit": "columns in another order, or more than three",
    "dorftag": "columns in another order, or more than three",
    "cliff-path": "columns in another order, or more than three",
    "talschaften": "one answer to several points",
    "uferbund": "one answer to several points",
    "ferries-review": "recommendations with responses below, as flowing text",
    "libraries-committee": "recommendations with responses below, as flowing text",
    "grenzrat": "the same text in two languages",
    "sundrat": "the same text in two languages",
    "moorkommission": "the same text in two languages",
    "inselrat": "tables and lists inside answers, annexes",
    "fjord-report": "tables and lists inside answers, annexes",
    "anfrage-radwege": "tables and lists inside answers, annexes",
    "stadtforum": "columns in another order, or more than three",
    "straits-forum": "a resolution alone, as flowing text",
}
"""The beginning of a file's name, and what the reader lacks. The longest beginning counts."""


def lacking(file: str) -> str | None:
    """What the reader lacks for a file; ``None`` if it is to be read without a fault."""
    found = [start for start in NOT_YET_READ if file.startswith(start)]
    return NOT_YET_READ[max(found, key=len)] if found else None
