"""answers -> which ministry or office speaks in which of their blocks.

An office speaks below a heading with its name, behind its name and a colon, where it acts in the first sentence of a
paragraph, or where the text gives its words (“nach Auskunft des …”). What an office is mentioned for otherwise says
nothing. A heading that names a level (“Kommunale Ebene”) is no office: it ends what one said and opens nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from peilung.core.insight import Contribution, Ground, Place, Quote
from peilung.core.paper import Answer, BlockType, Document
from peilung.insight.contributions_offices import Office, office_at, sources
from peilung.insight.names.letters import is_short
from peilung.insight.names.words import Words, words_of
from peilung.insight.places import answer_place
from peilung.insight.rules import ground
from peilung.insight.words import word_lists

_LONGEST_HEADING = 24
_SHORT_HEADING = 5
"""So many words and marks a heading has that names an office, and one that names a matter."""
_FOLLOWING = frozenset({BlockType.ITEM, BlockType.QUOTE, BlockType.ROW})
_LONGEST_OPENING = 30


@dataclass(frozen=True, slots=True)
class _Spoken:
    """One block that an office speaks in, with the words that show it: code points of the block."""

    block: int
    by: str
    rule: str
    start: int
    end: int


def contributions(document: Document) -> dict[str, tuple[Contribution, ...]]:
    """The parts of each answer by ministry or office, by the answer's id; blocks without the heading itself.

    Nothing is suggested where the paper names the one who speaks for the whole answer already.
    """
    found = {answer.id: _of_answer(document, answer) for answer in document.answers if _may_speak(answer)}
    return {key: parts for key, parts in found.items() if parts}


def _may_speak(answer: Answer) -> bool:
    return any(sign.isupper() for sign in answer.text)


def _of_answer(document: Document, answer: Answer) -> tuple[Contribution, ...]:
    place = answer_place(document, answer)
    spoken: dict[str, list[_Spoken]] = {}
    for said in _spoken(answer, place.language):
        spoken.setdefault(said.by, []).append(said)
    offsets = _offsets(answer)
    return tuple(
        _contribution(place, by, said, offsets)
        for by, said in spoken.items()
        if not answer.by or by.lower() not in answer.by.lower()
    )


def _offsets(answer: Answer) -> list[int]:
    """Where each block begins in the answer's text."""
    offsets, at = [], 0
    for block in answer.blocks:
        offsets.append(at)
        at += len(block.text) + 1
    return offsets


def _contribution(place: Place, by: str, said: Sequence[_Spoken], offsets: Sequence[int]) -> Contribution:
    first = said[0]
    quote = Quote(place, offsets[first.block] + first.start, offsets[first.block] + first.end)
    blocks = tuple(sorted({each.block for each in said if each.rule}))
    why: Ground = ground(next((each.rule for each in said if each.rule), "speaker.heading"), place.language)
    return Contribution(by, blocks, quote, why)


def _spoken(answer: Answer, language: str) -> Iterator[_Spoken]:
    """What each block shows, headings carried on to the blocks below."""
    heading: _Spoken | None = None
    before: list[_Spoken] = []
    for index, block in enumerate(answer.blocks):
        words = words_of(block.text)
        if _is_heading(block.type, words, index, language):
            heading = _heading(words, index, language)
            before = []
            if heading is not None:
                yield _Spoken(index, heading.by, "", heading.start, heading.end)
            continue
        run_in = _run_in(words, index, language, block.type is BlockType.HEADING)
        heading = run_in or heading
        own = list(_own(words, index, language, heading))
        if heading is None and not own and block.type in _FOLLOWING:
            own = [_Spoken(index, said.by, said.rule, said.start, said.end) for said in before]
        elif heading is not None:
            own.insert(0, _Spoken(index, heading.by, heading.rule, heading.start, heading.end))
        yield from own
        before = own if heading is None else []
        if _ends_with_level(block.text):
            heading, before = None, []


def _is_heading(kind: BlockType, words: Words, block: int, language: str) -> bool:
    """Whether a block is a heading by its type, or by its form: a few words before a colon in which no office acts."""
    if kind is BlockType.HEADING:
        return not _is_glued(words, language)
    if kind is not BlockType.PARAGRAPH or words.word(len(words) - 1) != ":" or len(words) > _LONGEST_HEADING:
        return False
    if _heading(words, block, language) is not None:
        return True
    return len(words) <= _SHORT_HEADING and _subject(words, 0, language) is None


def _is_glued(words: Words, language: str) -> bool:
    """Whether the text below a heading was set on its line: “Ministerium für Verkehr Der Ausbau beginnt.”"""
    office = office_at(words, 0, language)
    if office is None or office.first != 0 or words.word(len(words) - 1) not in {".", "!", "?"}:
        return False
    return words.capital(office.end) and len(words) - office.end > 2


def _heading(words: Words, block: int, language: str) -> _Spoken | None:
    """The office a heading names: all of it, but for an article, a number, brackets and a colon."""
    at = 0
    while at < 4 and at < len(words) and not words.word(at)[0].isalpha():
        at += 1
    office = office_at(words, at, language)
    if office is None or office.first > at + 1:
        return None
    rest = [word for word in words.words[office.end :] if word[0].isalnum()]
    bracketed = words.word(office.end) in {"(", "/", "–", "-"}
    if rest and not (bracketed and len(rest) <= 6):
        return None
    return _Spoken(block, office.name, "speaker.heading", words.starts[office.first], words.ends[office.end - 1])


def _run_in(words: Words, block: int, language: str, heading: bool) -> _Spoken | None:
    """“Ministerium für Verkehr: Der Ausbau …”; without the colon where the block is a ``heading``."""
    at = 1 if words.word(0) in {"-", "–", "•", "("} else 0
    office = office_at(words, at, language)
    if office is None:
        return None
    end = office.end
    if words.word(end) == "(" and words.word(end + 2) == ")":
        end += 3
    bracketed = words.word(end) == ")" and words.word(0) == "(" and end + 1 < len(words)
    marked = words.word(end) in {":", "–"} or bracketed or (heading and _is_glued(words, language))
    if not marked:
        return None
    return _Spoken(block, office.name, "speaker.run_in", words.starts[office.first], words.ends[office.end - 1])


def _own(words: Words, block: int, language: str, heading: _Spoken | None) -> Iterator[_Spoken]:
    """Offices that act in the first sentence of a block, and those whose words are given anywhere in it."""
    seen = {heading.by} if heading else set()
    offices = [] if heading else [(office, "speaker.subject") for office in _subjects(words, language)]
    offices += [(office, "speaker.source") for office in _sources(words, language)]
    for office, rule in offices:
        if office.name not in seen:
            seen.add(office.name)
            yield _Spoken(block, office.name, rule, words.starts[office.first], words.ends[office.end - 1])


def _subjects(words: Words, language: str) -> Iterator[Office]:
    """The office that is subject of the first sentence; then of further sentences that begin with one."""
    first = _subject(words, 0, language)
    if first is None:
        return
    yield first
    for at in range(1, len(words)):
        if words.word(at - 1) in ".!?" and words.capital(at):
            office = _direct(words, at, language)
            if office is not None:
                yield office


def _subject(words: Words, at: int, language: str) -> Office | None:
    if at < len(words) and not words.word(at)[0].isalnum():
        at += 1
    return _direct(words, at, language) or _singled_out(words, at, language) or _behind_opening(words, at, language)


def _singled_out(words: Words, at: int, language: str) -> Office | None:
    """“Die Landesregierung, insbesondere das Ministerium für Soziales, fördert …”."""
    for index in range(at + 1, min(at + 9, len(words) - 1)):
        if words.word(index) in ".;:":
            return None
        if words.low(index) in _listed("namely") and "," in words.words[at:index]:
            office = office_at(words, index + 1, language)
            return office if office is not None and words.word(office.end) == "," else None
    return None


def _direct(words: Words, at: int, language: str) -> Office | None:
    """An office that begins a sentence in the nominative, with its verb right behind."""
    if words.low(at) in {"des", "dem", "den"} or not words.capital(at):
        return None
    office = office_at(words, at, language)
    if office is None or _of_other_level(office.name):
        return None
    end = office.end
    if words.word(end) == "(" and words.word(end + 2) == ")":
        end += 3
    return office if _has_verb(words, end, language) else None


def _has_verb(words: Words, at: int, language: str) -> bool:
    low = words.low(at)
    if not words.word(at).islower() or low in _listed("no_verbs_en"):
        return False
    if not _german_verb(low) and language.startswith("de"):
        return False
    return not (low in _listed("passive") and _passive(words, at))


def _german_verb(low: str) -> bool:
    return low in _listed("verbs") or (low.endswith(("t", "te", "ten")) and low not in _listed("no_verbs"))


def _passive(words: Words, at: int) -> bool:
    """Whether “wird” goes with a participle at the end of the sentence rather than an infinitive."""
    end = next((index for index in range(at, min(at + 60, len(words))) if words.word(index) in ".;"), len(words))
    last = words.low(end - 1)
    return last.endswith("t") or (last.endswith("en") and last.startswith("ge"))


def _behind_opening(words: Words, at: int, language: str) -> Office | None:
    """“Derzeit fördert das Ministerium …”, “In 2031, the Department of Health funded …”."""
    german = not language.startswith("en") and words.low(at) in _listed("openers")
    for index in range(at + 1, min(at + _LONGEST_OPENING, len(words))):
        word = words.word(index)
        if word in {".", ";", ":", "!", "?"} and not words.word(index - 1)[:1].isdigit():
            return None
        if german and words.low(index) in {"das", "die", "der"} and _german_verb(words.low(index - 1)):
            return _acting(words, index, language)
        if word == "," and not language.startswith("de") and words.low(index + 1) in {"the", "our"}:
            return _direct(words, index + 2, language)
    return None


def _acting(words: Words, at: int, language: str) -> Office | None:
    """The office behind a verb, unless the verb is the passive's."""
    office = office_at(words, at, language)
    if office is None or _of_other_level(office.name):
        return None
    return None if words.low(at - 1) in _listed("passive") and _passive(words, at) else office


def _of_other_level(name: str) -> bool:
    """Federal offices act for another government; only their words, given as such, are a part of the answer."""
    return name.startswith(("Bundes", "Federal "))


def _sources(words: Words, language: str) -> Iterator[Office]:
    for begin, at in sources(words, language):
        office = office_at(words, at, language) or _by_short_form(words, at)
        if office is None:
            continue
        if words.low(begin) in _listed("needs_saying") and not _says(words, office.end):
            continue
        yield office


def _by_short_form(words: Words, at: int) -> Office | None:
    """“nach Auskunft der LGA”: an office by its capitals, but no party and no union of states."""
    word = words.word(at)
    return Office(at, at + 1, word) if 2 <= len(word) <= 8 and word.isupper() and is_short(word) else None


def _says(words: Words, end: int) -> bool:
    return any(words.low(at) in _listed("saying") for at in range(end, min(end + 8, len(words))))


def _ends_with_level(text: str) -> bool:
    """Whether the last words of a block are a heading that names a level, run on from the text before."""
    last = text.rstrip()[-60:]
    if not last.endswith(":"):
        return False
    return last[:-1].rsplit(". ", 1)[-1].strip().lower() in _listed("levels")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(word_lists("speakers")[name])
