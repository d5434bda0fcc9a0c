"""The kinds of all answers of a paper."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from peilung.core.insight import (
    Ground,
    Judged,
    KindFound,
    Level,
    Place,
    Quote,
    Reference,
    ReferenceType,
    Within,
)
from peilung.core.paper import Answer, Document
from peilung.insight.kinds.dates import frame_of
from peilung.insight.kinds.grammar import grammar
from peilung.insight.kinds.main import Main, Said, main_kind
from peilung.insight.kinds.sentence import COMING, DESCRIBED, POINTS, Hit, Sentence, Setting
from peilung.insight.places import answer_place
from peilung.insight.rules import ground
from peilung.insight.sentences import sentences

_ELSEWHERE = frozenset(
    {ReferenceType.ANSWER, ReferenceType.PAPER, ReferenceType.DOCUMENT, ReferenceType.RESOLUTION, ReferenceType.WEB}
)
_ANSWERS = frozenset({ReferenceType.ANSWER, ReferenceType.PAPER, ReferenceType.DOCUMENT})
_LANGUAGES = ("de", "en")
_QUOTED = re.compile(r"[„“\"«»‚‘]")
_CLOSED = re.compile(r"[.!?][“”\"«»‘’]")
_BEFORE_QUOTE = 120
_QUOTED_WEIGHT = 0.3


def judge(document: Document, references: Sequence[Reference]) -> tuple[Judged, ...]:
    """What is suggested of each answer, in the paper's order; ``contributions`` are left to others.

    An answer in a language without rules has no kinds, and its main kind is ``None``.
    """
    pointing: defaultdict[str, list[Reference]] = defaultdict(list)
    for found in references:
        place = found.quote.place
        if place.within is Within.ANSWER and place.owner and found.type in _ELSEWHERE:
            pointing[place.owner].append(found)
    demands = {(n, str(p.path)): p.text for n, r in enumerate(document.resolutions) for p in r.points}
    return tuple(_judged(document, answer, pointing[answer.id], demands) for answer in document.answers)


def _judged(
    document: Document,
    answer: Answer,
    pointing: Sequence[Reference],
    demands: dict[tuple[int, str], str],
) -> Judged:
    place = answer_place(document, answer)
    language = place.language[:2]
    if language not in _LANGUAGES or not answer.text.strip():
        return Judged(answer.id, None, None)
    setting = Setting(grammar(language), frame_of(document, answer.resolution), _own_level(document, answer, language))
    said: list[Said] = []
    kinds: list[KindFound] = []
    quoted = _quoted_spans(answer.text, setting)
    for number, (start, end) in enumerate(sentences(answer.text)):
        inside = {found.type for found in pointing if found.quote.start < end and start < found.quote.end}
        sentence = Sentence(answer.text[start:end], setting, bool(inside), bool(inside & _ANSWERS))
        hits = sentence.hits()
        earlier = any(a < end and start < b for a, b in quoted)
        weight = _QUOTED_WEIGHT if earlier else 1.0
        if hits:
            weight *= hits[0].weight
            own = tuple(hit.kind for hit in hits)
            said.append(Said(sentence.text, sentence.clause_of(hits[0]), own, hits[0].rule, weight, number))
            kinds += [_found(place, start + sentence.offset, end, sentence, hit) for hit in hits]
    demand = " ".join(demands.get((answer.resolution, str(path)), "") for path in answer.answers)
    main = main_kind(said, demand, language == "de")
    return Judged(answer.id, main.kind if main else None, _ground(main, place, said) if main else None, tuple(kinds))


def _found(place: Place, start: int, end: int, sentence: Sentence, hit: Hit) -> KindFound:
    """A kind with its sentence as the quote and the words that show it as the reason."""
    words = [sentence.parsed.tokens[n] for n in hit.places]
    shown = " … ".join(sentence.text[token.start : token.end] for token in words[:4])
    marked = f"„{shown}“" if place.language.startswith("de") else f"“{shown}”"
    detail = "" if hit.rule in {COMING, DESCRIBED, POINTS} else marked
    return KindFound(hit.kind, Quote(place, start, end), ground(hit.rule, place.language, detail), hit.level)


def _ground(main: Main, place: Place, said: Sequence[Said]) -> Ground:
    """The rule's ground; the nearer another kind came, the less is it trusted."""
    found = ground(main.rule, place.language)
    weak = all(sentence.weight < 1 for sentence in said if main.kind in sentence.kinds)
    confidence = found.confidence * (0.6 + 0.4 * main.margin) * (0.7 if weak else 1)
    return replace(found, confidence=round(confidence, 2))


def _own_level(document: Document, answer: Answer, language: str) -> Level | None:
    """The level of the government that answers, by its name in the paper."""
    paper = document.paper
    named = " ".join(filter(None, (answer.by, paper.author, paper.title))).lower()
    front = " ".join(passage.text for passage in document.front)[:2000].lower()
    for text in (named, front):
        places = {
            level: min((at for word in words if (at := text.find(word)) >= 0), default=-1)
            for level, words in grammar(language).answerer.items()
        }
        found = [(at, level) for level, at in places.items() if at >= 0]
        if found:
            return min(found)[1]
    return None


def _quoted_spans(text: str, setting: Setting) -> tuple[tuple[int, int], ...]:
    """Where an earlier answer is quoted: behind a colon and a word that announces it."""
    found: list[tuple[int, int]] = []
    end = 0
    for opening in _QUOTED.finditer(text):
        if opening.start() < end:
            continue
        before = text[max(0, opening.start() - _BEFORE_QUOTE) : opening.start()].rstrip().lower()
        if before.endswith(":") and any(word in before for word in setting.grammar.quoted):
            closing = _CLOSED.search(text, opening.end())
            if closing is None:
                break
            end = closing.end()
            found.append((opening.start(), end))
    return tuple(found)
