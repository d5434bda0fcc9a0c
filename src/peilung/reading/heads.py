"""What opens an answer in flowing text: “Antwort:”, “Zu Frage 3:”, “Government response”, “Zu a)”.

And the words before a point's number: “Frage 3:”, “Recommendation 7”.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from peilung.reading.dates import find_dates
from peilung.reading.lexicon import alternatives, holds
from peilung.reading.marks import Readings, cell_path
from peilung.reading.numbers import Item, items_of, number_list

_LONGEST_HEAD = 90
_LONGEST_DATE = 40
_GOVERNMENT = (
    r"(?:(?:the\s+)?(?:[\w’'-]+\s+){0,4}(?:government|council|cabinet|ministry|department|executive|commission|senate|minister|administration|authority|board)"
    r"(?:['’]s)?\s+)?"
)
_OF = r"(?:\s+(?:der|des|from|of|by)\s+[^:.?!]{3,60}?)?"
_COUNT = r"\d{1,3}(?:\.\d{1,2})*(?:\s?[a-z]\)|\([a-z]\)|[a-z](?!\w))?|[IVX]{1,6}(?!\w)|[A-Z](?!\w)"
_LABELLED = re.compile(
    rf"\s*(?P<word>[^\W\d_]{{3,24}}|[^\W\d_]{{2,5}}\.)\s+(?:N[ro]\.?\s+)?(?P<number>{_COUNT})"
    r"\s*(?P<stop>[:.–—)]|$|\s-\s|\((?=\w))"
)
_LONG_LABEL = re.compile(
    rf"\s*(?:[^\W\d_][\w’'-]*\s+){{1,2}}(?P<word>[^\W\d_]{{3,24}})\s+(?:N[ro]\.?\s+)?(?P<number>{_COUNT})\s*(?P<stop>:|$)"
)
"""With a word or two before it: “Committee recommendation 3:”."""
_SOFT_LABEL = re.compile(
    r"\s*(?P<word>[A-Z]\s?(?=\d)|§\s*|[^\W\d_]{2,24}\.?\s+)(?P<number>\d{1,3})"
    r"(?P<stop>\s*[:.–—]|\s+(?=[\W\d]*[^\W\d_])|\s*$)\s*"
)
"""“§ 3”, “Q3:”, “Article 3 ...”: a label only where such numbers count up from 1 through the paper."""
_LABEL_BEHIND = re.compile(r"\s*(?P<number>\d{1,3}[.)]?)\s+(?P<word>[^\W\d_]{3,24})\s*(?P<stop>:|$)\s*")
"""“3. Frage:”"""


@dataclass(frozen=True, slots=True)
class Head:
    """What opens an answer: where the answer's text begins, and the numbers it is for (none: what stands above)."""

    end: int
    numbers: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A word and a number that open a point: “Recommendation 7:”."""

    word: str
    marks: tuple[Readings, ...]
    start: int
    """Where the number begins."""
    end: int
    number_end: int = 0
    """Where the number ends, if words of the label stand around it that are no part of a number."""


@cache
def _towards() -> re.Pattern[str]:
    numbers = number_list()
    label = r"(?:[^\W\d_]{3,24}\s+)?(?:N[ro]\.?\s+)?"
    return re.compile(
        rf"\s*{alternatives('towards')}\s+(?:{alternatives('articles')}\s+)?(?P<label>{label})(?P<numbers>{numbers})"
        r"\s*(?P<stop>\.?\s*:|[.–—]|$|(?<=\))(?=\s))\s*",
        re.IGNORECASE,
    )


@cache
def _answers() -> re.Pattern[str]:
    return re.compile(
        rf"\s*{_GOVERNMENT}{alternatives('answers')}{_OF}"
        rf"(?:\s+(?:zu|auf|to|on)\s+(?:{alternatives('articles')}\s+)?(?:[^\W\d_]{{3,24}}\s+)?(?P<numbers>{number_list()}))?"
        rf"(?:\s+(?P<own>\d{{1,3}}))?\s*(?P<stop>:|$|\s[–—-]\s)\s*",
        re.IGNORECASE,
    )


def answer_head(text: str) -> Head | None:
    """The head of an answer that a paragraph begins with, or is."""
    for pattern in (_towards(), _answers()):
        match = pattern.match(text)
        if match is None or match.end() > _LONGEST_HEAD or _dates(match, text):
            continue
        listed = match["numbers"]
        if pattern is _answers():
            listed = listed or match["own"]
        numbers = tuple(items_of(listed)) if listed else ()
        if listed and not numbers:
            continue
        return Head(match.end(), numbers)
    return None


def _dates(match: re.Match[str], text: str) -> bool:
    """Whether words only say of when something is: “Stand: 3. Mai 2031”."""
    rest = text[match.end() :]
    return match.group().strip().casefold().startswith("stand") and len(rest) < _LONGEST_DATE and bool(find_dates(rest))


@cache
def _other_things() -> re.Pattern[str]:
    return re.compile(alternatives("other_things"), re.IGNORECASE)


def label(text: str) -> Label | None:
    """The word and number that a paragraph begins with, if they count points."""
    match = _LABELLED.match(text) or _LONG_LABEL.match(text)
    if match is None or _other_things().fullmatch(match["word"].rstrip(".")):
        return None
    marks = cell_path(match["number"])
    if marks is None:
        return None
    end = match.end() if match["stop"] != "(" else match.end() - 1
    while end < len(text) and text[end].isspace():
        end += 1
    apart = match.re is _LONG_LABEL or match["stop"].strip() in ("–", "—", "-")
    number_end = match.end("number") if apart else 0
    return Label(match["word"].casefold(), marks, match.start("number"), end, number_end)


def soft_label(text: str) -> Label | None:
    """A word or sign and a number that may open a point, if others go on counting: “§ 2”, “Q2:”, “Article 2”."""
    match = _SOFT_LABEL.match(text)
    marks = cell_path(match["number"]) if match else None
    if match is None or marks is None:
        return None
    return Label(match["word"].strip().casefold(), marks, match.start("number"), match.end(), match.end("number"))


def label_behind(text: str) -> Label | None:
    """A number with the word that it counts behind it: “3. Frage:”."""
    match = _LABEL_BEHIND.match(text)
    marks = cell_path(match["number"]) if match else None
    if match is None or marks is None:
        return None
    return Label(match["word"].casefold(), marks, match.start("number"), match.end(), match.end("number"))


def answers_word(word: str) -> bool:
    """Whether a word says that an answer follows."""
    return re.fullmatch(alternatives("answers"), word, re.IGNORECASE) is not None


def asking_word(word: str) -> bool:
    """Whether a word before a number calls it a question."""
    return re.fullmatch(alternatives("asking"), word, re.IGNORECASE) is not None


@cache
def _together() -> re.Pattern[str]:
    points = rf"(?:{alternatives('articles')}\s+)?{alternatives('points')}\s+(?:N[ro]n?\.?\s+)?"
    together, answered = rf"{alternatives('together')}(?!\s+(?:mit|with)\b)", alternatives("answered")
    return re.compile(
        rf"(?:^\s*|(?<=[.:!?]\s))(?:{points})?(?P<numbers>{number_list()})\s+(?:werden|wird|are|is|will|have)\b"
        rf"[^.;!?]{{0,90}}?(?:{together}[^.;!?]{{0,40}}?{answered}|{answered}[^.;!?]{{0,20}}?{together})",
        re.IGNORECASE,
    )


def together(text: str, anywhere: bool = False) -> list[Item]:
    """The numbers that a text says are answered together: in its first sentence, or in ``anywhere`` any of them."""
    if holds("together").search(text) is None:  # the whole pattern is costly, and hardly ever fits
        return []
    match = _together().search(text) if anywhere else _together().match(text)
    return items_of(match["numbers"]) if match else []
