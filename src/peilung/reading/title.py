"""The title of a paper, among the lines of its front."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from peilung.reading.dates import find_dates
from peilung.reading.letterhead import institutions, paper_numbers, series_numbers
from peilung.reading.lines import Line, Shape, is_anchor, subject_of
from peilung.reading.phrases import anywhere, inside, words

_NAME = 7
"""A name of a parliament has fewer words than this."""
_SHORT = 24
"""A line with no other sign that it is a title is longer than this."""


def title_of(lines: Sequence[Line]) -> str | None:
    """The line after “Betreff:”; else the longest that names a resolution; else the one beside “Kleine Anfrage”.

    Without any of these, the longest line that is no letterhead.
    """
    if labelled := _labelled(lines):
        return labelled
    lines = _joined(lines)
    ways = (_speaking, _on_subject, _beside, _on_question, _long, _answers, _resolution_lines)
    chosen = next((found for way in ways if (found := way(lines))), None)
    return max(chosen, key=len) if chosen else None


def _labelled(lines: Sequence[Line]) -> str | None:
    for index, line in enumerate(lines):
        if line.shape is Shape.LABEL and re.fullmatch(words("subject"), line.label, re.IGNORECASE):
            following = lines[index + 1].text if index + 1 < len(lines) else ""
            return line.name or following or None
    return None


def _joined(lines: Sequence[Line]) -> list[Line]:
    """Titles in several lines as one: “Entschließung” and “der 17. Konferenz”, “Bericht der Regierung” and “über”."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last and _goes_on(last, line):
            before = found.pop().text
            if line.shape is Shape.PLAIN and last.shape is Shape.OFFICE and found and found[-1].shape is Shape.ANSWER:
                before = f"{found.pop().text} {before}"
            shape = line.shape if last.shape is Shape.ANSWER else Shape.PLAIN
            found.append(Line(f"{before} {line.text}", shape))
        else:
            found.append(line)
    return found


def _goes_on(last: Line, line: Line) -> bool:
    if line.shape not in (Shape.PLAIN, Shape.OFFICE):
        return False
    if last.shape is Shape.PLAIN and _resolution_alone().fullmatch(last.text):
        return re.match(r"(?:der|des|of the)\s+\S", line.text) is not None
    about = re.match(rf"{words('about')}\b", line.text) is not None and not _is_date(line.text)
    bare = (last.shape is Shape.PAPER and not last.about) or (
        last.shape is Shape.OFFICE and last.text[:3] in ("der", "des")
    )
    return line.shape is Shape.PLAIN and bare and about


def _is_date(text: str) -> bool:
    return any(found.start < 5 for found in find_dates(text))


@cache
def _resolution_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:\w+\s+)?\w*{words('resolutions')}\w*", re.IGNORECASE)


def _speaking(lines: Sequence[Line]) -> list[str]:
    may = [line for line in lines if line.shape in (Shape.PLAIN, Shape.PAPER)]
    return [line.text for line in may if inside("resolutions").search(line.text) and not letterhead_only(line.text)]


def _beside(lines: Sequence[Line]) -> list[str]:
    """The plain lines after the first that says what kind of paper this is; else those before it."""
    first = next((index for index, line in enumerate(lines) if is_anchor(line)), None)
    if first is None:
        return []
    after = [line.text for line in lines[first:] if line.shape is Shape.PLAIN and _may_be_short(line.text)]
    return after or _long(lines[:first])


def _may_be_short(text: str) -> bool:
    """Whether a line that stands where titles stand is none of the letterhead."""
    named = bool(_short_names(text)) and len(text.split()) < _NAME
    worded = re.search(r"[^\W\d_]{3}", text) is not None
    return worded and not (named or _office(text) or find_dates(text) or paper_numbers(text))


def _office(text: str) -> bool:
    pattern = rf"^(?:(?:der|die|das|the)\s+)?(?:\w*{words('offices')}|{words('places')}\b)"
    return re.match(pattern, text, re.IGNORECASE) is not None


def _on_subject(lines: Sequence[Line]) -> list[str]:
    """“Response of the Government to the report of ...”: a line that names paper, author and subject."""
    papers = (line for line in lines if line.shape is Shape.PAPER and len(line.text) > _SHORT)
    return [line.text for line in papers if not _of_question(line.about) and not _bare(line.about)]


def _on_question(lines: Sequence[Line]) -> list[str]:
    """“Interpellation ... betreffend ...”, else “Answer by the Minister to question S 4 on ...”."""
    asked = [line.text for line in lines if line.shape is Shape.ASKER and line.about and _opens(line.text)]
    papers = (line for line in lines if line.shape is Shape.PAPER and _of_question(line.about))
    return asked or [line.text for line in papers if subject_of(line.about)]


def _answers(lines: Sequence[Line]) -> list[str]:
    """“Antworten der Landesregierung auf die Mündlichen Anfragen ...”, where nothing else is a title."""
    return [line.text for line in lines if line.shape is Shape.PAPER and _of_question(line.about)]


def _resolution_lines(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines if line.shape is Shape.PLAIN and _resolution_alone().fullmatch(line.text)]


def _of_question(about: str) -> bool:
    return any(anywhere(name).search(about) for name in ("questions", "persons", "asked"))


def _bare(about: str) -> bool:
    """Whether nothing follows but a date or in whose name: “Antwort des Amtes namens des Senats vom 3. Mai 2031”."""
    about = re.sub(r"^(?:namens|im Namen|on behalf of)(?:\s(?:der|des|the))?\s\w+", "", about)
    for found in reversed(find_dates(about)):
        about = about[: found.start] + about[found.end :]
    return len(about.split()) < 2


def _opens(text: str) -> bool:
    return re.match(rf"(?:{words('manners')}\s+)*{words('questions')}\b", text, re.IGNORECASE) is not None


def _long(lines: Sequence[Line]) -> list[str]:
    plain = [line.text for line in lines if line.shape is Shape.PLAIN]
    return [text for text in plain if len(text) > _SHORT and not letterhead_only(text)]


def letterhead_only(text: str) -> bool:
    """Whether nothing but numbers, dates, a parliament and a few words stand in a line."""
    if text == text.upper() or text.rstrip().endswith((":", ",")) or anywhere("no_title").match(text):
        return True
    rest = text
    for found in reversed(find_dates(text)):
        rest = rest[: found.start] + rest[found.end :]
    for part in [*paper_numbers(text), *series_numbers(text), *_short_names(text)]:
        rest = rest.replace(part, "")
    return len(rest.split()) < 4


def _short_names(text: str) -> list[str]:
    return [name for name in institutions(text) if len(name.split()) < _NAME]
