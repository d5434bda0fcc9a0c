"""Whether an answer has enough words in common with an element of a demand, and which sentence shows it."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from peilung.core.insight import ElementPart, Ground, Place, Quote
from peilung.core.paper import Document
from peilung.insight.coverage_elements import Stretch
from peilung.insight.places import language_of
from peilung.insight.rules import ground
from peilung.insight.sentences import sentences
from peilung.insight.stems import Word, content_words, kin, vocabulary

ENOUGH = {ElementPart.WHAT: 0.22, ElementPart.WHOM: 0.35, ElementPart.WHEN: 1.0}
"""The share of an element's weight that the answer's words carry."""
_VERB, _PART, _KIN, _BEFORE = 0.4, 0.8, 0.6, 0.7
"""What the element's verb counts beside its nouns; a part, a word of the same family, the sentence before."""
_SHOWN = 5
_MOST_WORDS, _MOST_SENTENCES = 200, 500
"""No further word of an element and no further sentence of an answer is looked at, however many points it answers."""
_YEAR = re.compile(r"(?:19|20)\d{2}(?!\d)")


@dataclass(frozen=True, slots=True)
class Weights:
    """The words of a paper's texts in one language, and how few of the texts hold each stem."""

    language: str
    texts: Mapping[str, tuple[Word, ...]]
    held: Mapping[str, int]

    @classmethod
    def of(cls, document: Document, language: str) -> Weights:
        """Of the points and answers in this language."""
        shown = [index for index in range(len(document.resolutions)) if language_of(document, index) == language]
        texts = [point.text for index in shown for point in document.resolutions[index].points]
        texts += [answer.text for answer in document.answers if answer.resolution in shown]
        own = vocabulary(tuple(texts), language)
        words = {text: content_words(text, language, own) for text in texts}
        held: Counter[str] = Counter()
        for text in texts:
            held.update({stem for word in words[text] for stem in word.stems})
        return cls(language, words, held)

    def words(self, text: str, start: int, end: int) -> tuple[Word, ...]:
        """The words between two places of a text."""
        row = self.texts.get(text, ())
        first = bisect_left(row, start, key=_start)
        return row[first : bisect_left(row, end, first, key=_start)]

    def weight(self, stem: str) -> float:
        """0 to 1: 1 for a stem that stands in one text alone."""
        texts = len(self.texts)
        return math.log(1 + texts / max(1, self.held.get(stem, 1))) / math.log(1 + max(2, texts))

    def of_word(self, word: Word) -> float:
        """What a word says: a compound no more than the mean of itself and its parts."""
        own = [self.weight(word.stem), *(self.weight(part) for part in word.parts)]
        return sum(own) / len(own)


def _start(word: Word) -> int:
    return word.start


@dataclass(frozen=True, slots=True)
class Said:
    """What one sentence says: the stems of its words, of their parts, and the families of both."""

    start: int
    end: int
    stems: frozenset[str]
    parts: frozenset[str]
    families: frozenset[str]

    @classmethod
    def of(cls, text: str, start: int, end: int, weights: Weights) -> Said:
        words = weights.words(text, start, end)
        stems = frozenset(word.stem for word in words)
        parts = frozenset(part for word in words for part in word.parts)
        families = (kin(stem, weights.language) for stem in (*stems, *parts))
        return cls(start, end, stems, parts, frozenset(family for family in families if family))

    def share(self, word: Word, family: str | None) -> float:
        """How far the sentence holds the word: itself, as part of a compound, in its parts, in its family."""
        if word.stem in self.stems:
            return 1.0
        if word.stem in self.parts:
            return _PART
        inner = sum(part in self.stems or part in self.parts for part in word.parts) / max(1, len(word.parts))
        return max(_PART * inner, _KIN if family and family in self.families else 0.0)


@dataclass(frozen=True, slots=True)
class Heard:
    """The sentences of one answer."""

    place: Place
    said: tuple[Said, ...]

    @classmethod
    def of(cls, place: Place, weights: Weights) -> Heard:
        spans = sentences(place.text)[:_MOST_SENTENCES]
        return cls(place, tuple(Said.of(place.text, start, end, weights) for start, end in spans))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word of an element, its family and how much it says."""

    word: Word
    family: str | None
    weight: float


@dataclass(frozen=True, slots=True)
class Found:
    """How well the best sentence of an answer holds an element, and the element's words that it holds."""

    score: float
    quote: Quote
    words: tuple[str, ...]


def taken_up(
    text: str, stretch: Stretch, answers: Sequence[Heard], weights: Weights
) -> tuple[Quote | None, Ground]:
    """The sentence of an answer that takes the element of a demand up, or ``None``, and why."""
    if stretch.part is ElementPart.WHEN:
        found, rule = _same_time(text[stretch.start : stretch.end], answers), "coverage.time"
    else:
        wanted = _wanted(text, stretch, weights)
        each = (_best(heard, wanted) for heard in answers)
        found, rule = max(filter(None, each), key=lambda one: one.score, default=None), "coverage.words"
    if found is None or found.score < ENOUGH[stretch.part]:
        return None, ground("coverage.none", weights.language)
    return found.quote, ground(rule, weights.language, ", ".join(dict.fromkeys(found.words[:_SHOWN])))


def _wanted(text: str, stretch: Stretch, weights: Weights) -> tuple[Wanted, ...]:
    """The words of an element without what says whom and when; its verb counts less than its nouns."""
    words = [
        word
        for word in weights.words(text, stretch.start, stretch.end)[:_MOST_WORDS]
        if not any(start <= word.start < end for start, end in stretch.without)
    ]
    verb = _verb_at(words, stretch, weights.language)
    return tuple(
        Wanted(word, kin(word.stem, weights.language), weights.of_word(word) * (_VERB if index == verb else 1.0))
        for index, word in enumerate(words)
    )


def _verb_at(words: Sequence[Word], stretch: Stretch, language: str) -> int | None:
    """The German verb stands last, the English one first; a phrase of one word has none."""
    if stretch.part is not ElementPart.WHAT or len(words) < 2:
        return None
    at = len(words) - 1 if language.startswith("de") else 0
    return at if words[at].text[:1].islower() else None


def _best(heard: Heard, wanted: Sequence[Wanted]) -> Found | None:
    """The sentence that holds most of the element; what the one before it holds counts less."""
    whole = sum(one.weight for one in wanted)
    best: tuple[float, float, Said, list[float]] | None = None
    before = [0.0] * len(wanted)
    for said in heard.said:
        own = [said.share(one.word, one.family) for one in wanted]
        both = [max(now, _BEFORE * then) for now, then in zip(own, before, strict=True)]
        score = sum(share * one.weight for share, one in zip(both, wanted, strict=True)) / (whole or 1.0)
        alone = sum(share * one.weight for share, one in zip(own, wanted, strict=True))
        if alone > 0 and (best is None or (score, alone) > best[:2]):
            best = (score, alone, said, both)
        before = own
    if best is None:
        return None
    words = tuple(one.word.text for one, share in zip(wanted, best[3], strict=True) if share > 0)
    return Found(best[0], Quote(heard.place, best[2].start, best[2].end), words)


def _same_time(time: str, answers: Sequence[Heard]) -> Found | None:
    """The sentence of an answer that names a year of the time asked for."""
    years = _YEAR.findall(time) or [time.split(maxsplit=1)[-1]]
    for heard in answers:
        for said in heard.said:
            text = heard.place.text[said.start : said.end]
            named = tuple(year for year in years if year in text)
            if named:
                return Found(1.0, Quote(heard.place, said.start, said.end), named)
    return None
