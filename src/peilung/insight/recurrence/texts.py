"""The points that are compared, with the weights of their words and of their letters (three to five in a row)."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from peilung.core.paper import Document, Point, PointKind, Role
from peilung.insight.places import language_of
from peilung.insight.recurrence.values import Side
from peilung.insight.stems import Word, content_words, kin, stem, vocabulary
from peilung.insight.words import word_lists

LONGEST = 4000
"""No more of a point is compared, in code points."""
_GRAMS = range(3, 6)
_NEXT = 3
"""A word stands right behind another if fewer code points than this part them."""
_PART, _KIN, _LIGHT = 0.8, 0.5, 0.6
"""What a part of a compound, a word of the same family, a word of many demands count beside a word of the subject."""
_ACT, _COMPOUND = 0.5, 1.5


@dataclass(frozen=True, slots=True)
class Text:
    """A point as it is compared: its words by stem, what each stem weighs, and the grams of its letters."""

    side: Side
    words: Mapping[str, tuple[Word, ...]]
    weights: Mapping[str, float]
    families: Mapping[str, str]
    """The family of each stem that has one."""
    relatives: Mapping[str, str]
    """For each of these families a stem of the text."""
    parts: Mapping[str, str]
    """For each part of a compound the compound's stem."""
    grams: Mapping[str, float]
    before: Mapping[str, frozenset[str]]
    """The stems that stand right before a stem."""
    whole: float
    """What all stems weigh."""
    subject: Mapping[str, float]
    """How much a stem names a subject: 1 for a noun, more for a compound, less for a verb or a word of many demands."""


def asking(documents: Sequence[Document]) -> dict[str, list[Side]]:
    """The points that are compared, by language: those that ask, without translations and mere openings of lists."""
    sides: dict[str, list[Side]] = defaultdict(list)
    for index, document in enumerate(documents):
        for at, resolution in enumerate(document.resolutions):
            if resolution.translates is None:
                language = language_of(document, at)[:2]
                sides[language] += [
                    Side(index, at, point.path, point.text) for point in resolution.points if _asks(point)
                ]
    return dict(sides)


def _asks(point: Point) -> bool:
    if point.role is Role.RECITAL or not point.text.strip():
        return False
    return point.kind is PointKind.POINT or bool(point.answers)


def compared(documents: Sequence[Document]) -> dict[str, list[Text]]:
    """The points with their words, by language."""
    return {language: _texts(held, language) for language, held in asking(documents).items()}


def _texts(sides: Sequence[Side], language: str) -> list[Text]:
    own = vocabulary(tuple(side.text[:LONGEST] for side in sides), language)
    words = [content_words(side.text[:LONGEST], language, own) for side in sides]
    rarity = _rarity([{own for word in row for own in word.stems} for row in words])
    grams = [_grams(row) for row in words]
    rare_grams = _rarity(grams)
    return [
        _text(side, row, _unit(counts, rare_grams), rarity, language)
        for side, row, counts in zip(sides, words, grams, strict=True)
    ]


def _rarity(rows: Sequence[Iterable[str]]) -> dict[str, float]:
    """For each word how much it says, by how few of the texts hold it."""
    held: Counter[str] = Counter()
    for row in rows:
        held.update(iter(row))
    weights = [0.0, *(math.log(1 + len(rows) / count) for count in range(1, len(rows) + 1))]
    return {word: weights[count] for word, count in held.items()}


def _text(
    side: Side, row: Sequence[Word], grams: Mapping[str, float], rarity: Mapping[str, float], language: str
) -> Text:
    words: dict[str, list[Word]] = defaultdict(list)
    for word in row:
        words[word.stem].append(word)
    subject = {own: _subject(held[0], side.text, language) for own, held in words.items()}
    families = {own: family for own in words if (family := kin(own, language))}
    before: dict[str, set[str]] = defaultdict(set)
    for left, right in pairwise(row):
        if right.start - left.end < _NEXT:
            before[right.stem].add(left.stem)
    weights = {own: _weight(held[0], rarity) * (_LIGHT if subject[own] < 1 else 1) for own, held in words.items()}
    return Text(
        side,
        {own: tuple(held) for own, held in words.items()},
        weights,
        families,
        {family: own for own, family in families.items()},
        {part: own for own, held in words.items() for part in held[0].parts},
        grams,
        {own: frozenset(held) for own, held in before.items()},
        sum(weights.values()),
        subject,
    )


def terms(one: Text, other: Text) -> frozenset[str]:
    """The stems that in both texts stand behind the same word: “rescue” in “mountain rescue”, one term with it."""
    return frozenset(own for own, held in one.before.items() if held & other.before.get(own, frozenset()))


@cache
def _light(language: str) -> frozenset[str]:
    """The stems of words that many demands have."""
    words = word_lists("recurrence").get(language, {}).get("light", "").split()
    if language == "en":
        verbs = word_lists("coverage")["en"]
        words += set(verbs["verbs"].split()) - set(verbs["also_nouns"].split())
    return frozenset(stem(word, language) for word in words)


def _subject(word: Word, text: str, language: str) -> float:
    """German nouns have a capital, and so has what follows an adjective but not a verb."""
    act = language == "de" and word.text[0].islower() and not text[word.end + 1 : word.end + 2].isupper()
    if act or word.stem in _light(language):
        return _ACT
    return _COMPOUND if word.parts else 1.0


def _weight(word: Word, rarity: Mapping[str, float]) -> float:
    """A compound weighs as much as the mean of itself and its parts, so that a rare joining is not all."""
    each = [rarity[own] for own in word.stems]
    return sum(each) / len(each)


def _grams(row: Sequence[Word]) -> Counter[str]:
    """How often letters stand in a row in the words, with a blank at either end of a word."""
    counts: Counter[str] = Counter()
    for word in row:
        letters = f" {word.text.lower()} "
        counts.update(letters[at : at + size] for size in _GRAMS for at in range(len(letters) - size + 1))
    return counts


def _unit(counts: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    """The counts by rarity, of length one."""
    weighed = {gram: math.sqrt(count) * rarity[gram] for gram, count in counts.items()}
    length = math.sqrt(sum(value * value for value in weighed.values())) or 1.0
    return {gram: value / length for gram, value in weighed.items()}


def shares(one: Text, other: Text) -> Iterator[tuple[str, str, float]]:
    """Each stem of one text with what answers it in the other, and how far (0 to 1, never 0)."""
    for own, held in one.words.items():
        if own in other.words:
            yield own, own, 1.0
        elif own in other.parts:
            yield own, other.parts[own], _PART
        elif held[0].parts or own in one.families:
            yield from _by_parts(own, held[0].parts, other, other.relatives.get(one.families.get(own, "")))


def _by_parts(
    own: str, parts: Sequence[str], other: Text, relative: str | None
) -> Iterator[tuple[str, str, float]]:
    found = [whole for part in parts if (whole := part if part in other.words else other.parts.get(part))]
    inner = _PART * len(found) / len(parts) if found else 0.0
    if found and (relative is None or inner >= _KIN):
        yield own, found[0], inner
    elif relative is not None:
        yield own, relative, _KIN


def alike_letters(one: Text, other: Text) -> float:
    """The cosine of the texts' grams, 0 to 1."""
    few, many = sorted((one.grams, other.grams), key=len)
    return sum(value * many[gram] for gram, value in few.items() if gram in many)
