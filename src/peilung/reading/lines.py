"""The lines of a front by their form: what kind of paper, who asks, who answers, to whom, and what is left.

A line is known by a few small words and by the lines before it: “der Landesregierung” below “Antwort” names
who answers, “der Abgeordneten ...” below “Kleine Anfrage” who asks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from peilung.reading.phrases import anywhere, inside, is_sentence, words

_LONGEST = 400
"""Longer lines have no form."""
_MOST = 60
"""So many lines are looked at."""
_DATED = re.compile(r"\(?(?:vom|of|dated|from)\s+\d|(?:[A-ZÄÖÜ][a-zä]{2,8})\s+\d{4}$")
"""“vom 3. Mai 2031”, “May 2031”: a date that tells of another line."""


class Shape(StrEnum):
    """What a line of the front is. ``PLAIN`` is all that has no form of its own: it may be the title."""

    QUESTION = "question"
    """“Kleine Anfrage”, “Written questions”."""
    ANSWER = "answer"
    """“Antwort”, “und Stellungnahme”, “Unterrichtung”: a noun for a paper and no more."""
    JOINT = "joint"
    ASKER = "asker"
    OFFICE = "office"
    """“der Landesregierung” below “Antwort”, “durch die Landesregierung”."""
    PAPER = "paper"
    """“Antwort der Landesregierung”, also with what it is about."""
    RECEIVER = "receiver"
    LABEL = "label"
    """“Betreff: ...”, with the words before the colon as ``label``."""
    NOTE = "note"
    """A remark that is no title, and a line that leads to what follows it (“Ich frage den Senat:”)."""
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``name`` is who answers, who is addressed, or the value of the label; ``article`` stands before it."""

    text: str
    shape: Shape
    name: str = ""
    article: str = ""
    label: str = ""
    about: str = ""


def lead(paragraphs: Sequence[str]) -> list[Line]:
    """The lines before the first sentence, each with its shape. A question in the place of a title is none."""
    found: list[Line] = []
    for text in paragraphs[:_MOST]:
        line = _line(text, found)
        asks = text.endswith("?") and any(before.shape in _ANCHORS for before in found)
        if is_sentence(text) and line.shape is Shape.PLAIN and not asks:
            break
        found.append(line)
    return found


_ANCHORS = frozenset({Shape.QUESTION, Shape.ANSWER, Shape.ASKER, Shape.OFFICE, Shape.PAPER})


def is_anchor(line: Line) -> bool:
    """Whether a line says what kind of paper this is, so that a title is to be found beside it."""
    return line.shape in _ANCHORS


def _line(text: str, before: Sequence[Line]) -> Line:
    last = next((line.shape for line in reversed(before) if line.shape is not Shape.JOINT), None)
    if len(text) > _LONGEST:
        return Line(text, Shape.PLAIN)
    read = (line for way in (_kind, _labelled, _paper, _asking, _below, _by, _to, _note) if (line := way(text, last)))
    return next(read, Line(text, Shape.PLAIN))


def _kind(text: str, last: Shape | None) -> Line | None:
    if re.fullmatch(r"(?:und|and|sowie|&)", text, re.IGNORECASE):
        return Line(text, Shape.JOINT)
    if _question().fullmatch(text):
        return Line(text, Shape.QUESTION)
    return Line(text, Shape.ANSWER) if _answer().fullmatch(text) else None


def _labelled(text: str, last: Shape | None) -> Line | None:
    match = _label().match(text)
    return Line(text, Shape.LABEL, match["value"].strip(), label=match["label"].lower()) if match else None


def _paper(text: str, last: Shape | None) -> Line | None:
    match = _paper_of().match(text) or _response_of().match(text)
    if match is None or _asks(match["by"]):
        return None
    return Line(text, Shape.PAPER, match["by"].strip(), match["article"] or "", about=(match["about"] or "").strip())


def _asking(text: str, last: Shape | None) -> Line | None:
    asked_by = last in (Shape.QUESTION, Shape.ASKER) and re.match(r"von\s+[A-ZÄÖÜ]", text)
    return Line(text, Shape.ASKER, about=subject_of(text)) if asked_by or _asker().match(text) else None


def _below(text: str, last: Shape | None) -> Line | None:
    """“der Landesregierung” or “Minister für Häfen” below “Antwort”."""
    if last is not Shape.ANSWER:
        return None
    if match := _genitive_line().match(text):
        return Line(text, Shape.OFFICE, match["by"], match["article"] or "")
    named = re.match(words("offices"), text, re.IGNORECASE) and not is_sentence(text)
    return Line(text, Shape.OFFICE, text) if named else None


def _by(text: str, last: Shape | None) -> Line | None:
    match = _by_line().match(text)
    if match is None:
        return None
    return Line(text, Shape.OFFICE, _cut(match["by"]), match["article"] or "", label=_receiver_inside(text))


def _to(text: str, last: Shape | None) -> Line | None:
    match = _to_line().match(text)
    if match is None or not (match["article"] or _addresses(text, match["to"])):
        return None
    return Line(text, Shape.RECEIVER, match["to"].strip(), match["article"] or "")


def _note(text: str, last: Shape | None) -> Line | None:
    begins = anywhere("no_title").match(text) or anywhere("adopted").match(text) or _DATED.match(text)
    return Line(text, Shape.NOTE) if begins or text.endswith((":", ",")) else None


def _asks(name: str) -> bool:
    return anywhere("questions").search(name) is not None or anywhere("persons").match(name) is not None


def _addresses(text: str, name: str) -> bool:
    """Whether “an die ...” names a parliament; “über den Landtag” and “für den Landtag” may be a title."""
    return inside("parliaments").search(name) is not None and not re.match(r"(?:über|für|for)\s", text, re.IGNORECASE)


def subject_of(text: str) -> str:
    """What a line says it is about: “Interpellation ... betreffend sichere Schulwege”; else empty."""
    match = re.search(rf"\s{words('concerning')}\s+(?=\S)(?!\d)(?!(?:die|den|der|the)\s)", text, re.IGNORECASE)
    return text[match.end() :] if match else ""


def _cut(name: str) -> str:
    """The name without what follows it: “by Command of ...”, “on 3 May”, “vom 3. Mai”."""
    return re.split(r"\s+(?:by|on|vom|am|dated)\s+(?=[\dA-Z])|\s*[,(]\s*(?=\d)", name.strip())[0]


def _receiver_inside(text: str) -> str:
    match = re.match(r"(?:presented|submitted|reported) to (?:the )?(.{3,80}?) by\b", text, re.IGNORECASE)
    return match[1] if match else ""


@cache
def _label() -> re.Pattern[str]:
    labels = f"(?:{words('subject')}|{words('reporter')}|{words('receiver')})"
    return re.compile(rf"^(?P<label>{labels}):\s*(?P<value>.*)$", re.IGNORECASE)


@cache
def _question() -> re.Pattern[str]:
    kind = rf"(?:{words('manners')}\s+)*{words('questions')}"
    number = r"(?:\s*(?:Nr\.?|No\.?)?\s*\d[\w./-]*)?"
    ground = rf"(?:\s+{words('grounds')}(?!\w).*)?"
    return re.compile(rf"(?:\d[\d./]*\s+)?{kind}{number}(?:\s+\d[\w./-]*)?{ground}", re.IGNORECASE)


@cache
def _answer() -> re.Pattern[str]:
    kind = rf"(?:und |and )?(?:{words('manners')}\s+)*{words('kinds')}"
    dated = r"(?:\s+(?:vom|of|dated|from)\s+\d.*)?"
    return re.compile(rf"{kind}{dated}", re.IGNORECASE)


@cache
def _asker() -> re.Pattern[str]:
    question = rf"(?:{words('manners')}\s+)*{words('questions')}\b"
    lead_in = rf"(?:.{{0,60}}?\b{question}.{{0,40}}?\s)?"
    genitive = r"(?:der|des|von|by|from|of)\s+(?:the\s+|der\s+|den\s+|dem\s+|Herrn\s+|Frau\s+)?"
    named = rf"{lead_in}{genitive}(?:\w+\s+)?{words('persons')}"
    on_question = rf"(?:auf|zu|zur|on|to)\s+(?:die|den|der|the|das)?\s*{question}"
    bare = rf"{question}\s+(?-i:[A-ZÄÖÜ])\w+"
    begins = rf"{words('askers')}\b"
    return re.compile(rf"^(?:{named}|{on_question}|{begins}|{bare})", re.IGNORECASE)


@cache
def _genitive_line() -> re.Pattern[str]:
    return re.compile(r"^(?P<article>der|des|von|of the|by the|of|by)\s+(?P<by>[A-ZÄÖÜ].{2,120}?)[.,:]?$")


@cache
def _by_line() -> re.Pattern[str]:
    article = r"(?:(?P<article>die|der|den|dem|das|the)\s+)?"
    return re.compile(rf"^{words('by')}\s+{article}(?P<by>\S.{{2,120}}?)[.,:]?$", re.IGNORECASE)


@cache
def _to_line() -> re.Pattern[str]:
    president = rf"(?:{words('presidents')}\s+(?P<article>des|der|of the|of)\s+)?"
    the = r"(?:(?:die|den|das|dem|the)\s+)?"
    return re.compile(rf"^{words('to')}\s+{the}{president}(?P<to>\S.{{2,100}}?)[.,:]?$", re.IGNORECASE)


@cache
def _paper_of() -> re.Pattern[str]:
    """“Bericht des Regierungsrates an den Kantonsrat zur ...”, “Response of the Government to ...”."""
    to = r"(?:\s+(?:an|to)\s+(?:die|den|das|the)\s+(?P<to>.{3,80}?))?"
    about = rf"(?P<about>\s+(?:{words('about')}|to)\b.*)?"
    by = r"(?:(?P<article>des|der|of the|by the|from the)|durch (?:die|den|das)|von|of|by|from)\s+(?P<by>.{3,90}?)"
    kind = rf"(?:und |and )?(?:{words('manners')}\s+)*{words('kinds')}"
    return re.compile(rf"^{kind} {by}{to}{about}$", re.DOTALL | re.IGNORECASE)


@cache
def _response_of() -> re.Pattern[str]:
    """“Government response”, “The Scottish Government’s response to ...”."""
    kinds = r"(?:response|reply|report|position|answer|comments?)\b"
    by = rf"(?P<article>the )?(?P<by>[^:]{{0,60}}?\b{words('governments')})(?:’s|'s)?"
    return re.compile(rf"^(?:.*:\s+)?{by}\s+{kinds}(?P<about>.*)", re.IGNORECASE)


def receiver_of(line: Line) -> str:
    """Whom a line names as the one addressed, also within “Bericht des Senats an die Bürgerschaft”."""
    if line.shape is Shape.RECEIVER:
        return line.name
    if line.shape is Shape.OFFICE:
        return line.label
    match = _paper_of().match(line.text) if line.shape is Shape.PAPER else None
    return (match["to"] or "").strip() if match else ""
