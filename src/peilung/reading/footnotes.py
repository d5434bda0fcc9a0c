"""Ties footnotes to the places where their marks stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from peilung.core.paper import Footnote, Problem, ProblemCode, Span
from peilung.reading.join import Vocabulary, build
from peilung.reading.layout import Note
from peilung.reading.raised import RAISED, superscript


@dataclass(frozen=True, slots=True)
class Owner:
    """What a text belongs to (a path, an answer's id, ``front``, ``heading`` ...), and the text with its places.

    ``resolution`` is the index of the resolution that a path belongs to.
    """

    name: str
    resolution: int | None
    text: str
    spans: tuple[Span, ...] = ()


def tie(notes: Sequence[Note], owners: Sequence[Owner], vocabulary: Vocabulary) -> tuple[list[Footnote], list[Problem]]:
    """Each footnote with the owner of the first text that holds its mark; a problem where none does.

    Notes may be numbered anew on each page: of two with one mark the second belongs to the next text with it.
    """
    footnotes: list[Footnote] = []
    problems: list[Problem] = []
    used: dict[str, int] = {}
    for note in notes:
        text, spans = build(note.paragraphs, vocabulary)
        places = [owner for owner in owners for _ in _pattern(note.mark).finditer(owner.text)]
        turn = used.get(note.mark, 0)
        used[note.mark] = turn + 1
        within = places[min(turn, len(places) - 1)] if places else None
        name, resolution = (within.name, within.resolution) if within else (None, None)
        footnotes.append(Footnote(note.mark, text, name, spans, resolution))
        if within is None:
            message = f"The mark of footnote {note.mark} was not found in the text. Look for it on the page."
            page = note.paragraphs[0].page if note.paragraphs else None
            problems.append(Problem(ProblemCode.FOOTNOTE_WITHOUT_MARK, message, page, None, text))
    return footnotes, problems


def _pattern(mark: str) -> re.Pattern[str]:
    sign = re.escape(superscript(mark))
    return re.compile(rf"(?<![{RAISED}]){sign}(?![{RAISED}])|\[{re.escape(mark)}\]")
