"""Pairs of points that ask for the same, found by the words that few texts hold.

Each point is compared with the points of other papers that share its rarest words, so that ten papers of a thousand
points take seconds. Points in different languages are compared only by a sentence model.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations

from peilung.core.insight import Ground
from peilung.core.paper import Document
from peilung.insight.recurrence.model import LIKE, Encode, nearest
from peilung.insight.recurrence.named import Names
from peilung.insight.recurrence.texts import Text, alike_letters, asking, compared, shares, terms
from peilung.insight.recurrence.values import Carrier, Recurrence, Side
from peilung.insight.rules import ground
from peilung.insight.words import word_lists

_NEAR_BEST = 0.8
"""A pair is left out where either point has one with a much better score in the same paper."""
_NAMED = 0.5
"""The least score of a pair of which one names the other."""
_CANDIDATES = 10
_COMMON = 120
"""A stem that more texts hold leads to no candidates."""
_SHOWN = 8
_SUBJECT = 1.2
"""So much of a subject both must name: more than one noun, or one compound; verbs count half."""
_LETTERS, _IN_TERM, _TOO_FEW = 0.25, 0.6, 0.1
"""What letters count beside words, a further word of a term beside its first, and from where on letters are asked."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two texts with their score and what carries it."""

    first: Text
    second: Text
    score: float
    shared: Sequence[tuple[str, str, float]]
    """Each stem of the first text that the second holds, what answers it there, and how far."""


def recurring(documents: Sequence[Document], encode: Encode | None = None) -> tuple[Recurrence, ...]:
    """Pairs of points of different papers that seem to ask for the same, best first.

    ``encode``: a sentence model that adds pairs, also across languages.
    """
    names = Names.of(documents)
    found: list[Recurrence] = []
    for language, texts in compared(documents).items():
        enough = _enough(language)
        compared_pairs = (_compare(one, other, names) for one, other in _candidates(texts, names))
        pairs = [pair for pair in compared_pairs if pair and pair.score >= enough]
        found += [_recurrence(pair, names, language) for pair in _best(pairs)]
    if encode:
        found = [*_with_model(found, asking(documents), encode)]
    return tuple(sorted(found, key=_order))


def _with_model(
    found: Sequence[Recurrence], sides: Mapping[str, Sequence[Side]], encode: Encode
) -> Iterator[Recurrence]:
    """What was found, with the model's opinion of it, and what the model alone finds."""
    papers: dict[int, list[tuple[Side, str]]] = defaultdict(list)
    for language, held in sides.items():
        for side in held:
            papers[side.document].append((side, language))
    known = {(pair.first, pair.second): pair for pair in found}
    rows = {paper: encode([side.text for side, _ in held]) for paper, held in papers.items()}
    for one, other in combinations(sorted(papers), 2):
        for at, near, likeness in nearest(rows[one], rows[other]):
            (first, language), (second, _) = papers[one][at], papers[other][near]
            pair = known.pop((first, second), None)
            if pair:
                yield replace(pair, likeness=round(likeness, 4))
            elif likeness >= LIKE:
                why = ground("recurrence.model", language)
                alike = first.point.slug == second.point.slug
                yield Recurrence(first, second, round(likeness, 4), (), alike, None, round(likeness, 4), why)
    yield from known.values()


@cache
def _enough(language: str) -> float:
    """From which score on a pair is suggested; of a language without lists as of English."""
    lists = word_lists("recurrence")
    return float(lists.get(language, lists["en"])["enough"])


def _candidates(texts: Sequence[Text], names: Names) -> Iterator[tuple[Text, Text]]:
    """Pairs worth comparing: the earlier given paper's point first, each pair once."""
    lists = _by_stem(texts)
    seen: set[tuple[int, int]] = set()
    for index, text in enumerate(texts):
        score: dict[int, float] = defaultdict(float)
        for stem, weight in _leads(text):
            for other in lists.get(stem, ()):
                if texts[other].side.document != text.side.document:
                    score[other] += weight * weight
        for other in sorted(score, key=lambda at: -score[at])[:_CANDIDATES]:
            seen.add((min(index, other), max(index, other)))
    where = {(text.side.document, text.side.resolution, text.side.point): at for at, text in enumerate(texts)}
    for naming, meant in names.pairs():
        if naming in where and meant in where:
            seen.add((min(where[naming], where[meant]), max(where[naming], where[meant])))
    for one_at, other_at in sorted(seen):
        yield texts[one_at], texts[other_at]


def _by_stem(texts: Sequence[Text]) -> dict[str, list[int]]:
    """The texts that hold a stem, for stems that not too many hold."""
    lists: dict[str, list[int]] = defaultdict(list)
    for index, text in enumerate(texts):
        for stem, _ in _leads(text):
            lists[stem].append(index)
    return {stem: held for stem, held in lists.items() if len(held) <= max(_COMMON, len(texts) // 100)}


def _leads(text: Text) -> Iterator[tuple[str, float]]:
    """The stems of a text and of its words' parts, with what they weigh."""
    for stem, held in text.words.items():
        for lead in dict.fromkeys(held[0].stems):
            yield lead, text.weights[stem]


def _compare(one: Text, other: Text, names: Names) -> _Pair | None:
    """How alike two texts are, where that is enough."""
    if not one.weights or not other.weights:
        return None
    there = [*shares(one, other)]
    named = names.find(one.side, other.side)
    if not named and _held(one, there, frozenset()) < _TOO_FEW * one.whole:
        return None
    words = _words_alike(one, other, there)
    score = (1 - _LETTERS) * words + _LETTERS * alike_letters(one, other) if words > _TOO_FEW else 0.0
    if not named and sum(share * one.subject[stem] for stem, _, share in there) < _SUBJECT:
        return None
    if named:
        score = max(score, _NAMED)
    return _Pair(one, other, min(1.0, score), there)


def _words_alike(one: Text, other: Text, there: Sequence[tuple[str, str, float]]) -> float:
    """The share of the texts' weight that their common words carry; the words of one term carry less each."""
    inner = terms(one, other)
    back = [*shares(other, one)]
    held = _held(one, there, inner) + _held(other, back, inner)
    return held / (_whole(one, inner) + _whole(other, inner) or 1.0)


def _held(text: Text, rows: Iterable[tuple[str, str, float]], inner: frozenset[str]) -> float:
    return sum(text.weights[stem] * share * (_IN_TERM if stem in inner else 1) for stem, _, share in rows)


def _whole(text: Text, inner: frozenset[str]) -> float:
    return text.whole - (1 - _IN_TERM) * sum(text.weights[stem] for stem in inner)


def _carriers(one: Text, other: Text, there: Iterable[tuple[str, str, float]]) -> Iterator[Carrier]:
    """The shared words that weigh most, with their share of all that is shared."""
    ranked = sorted(there, key=lambda row: -one.weights[row[0]] * row[2])
    whole = sum(one.weights[stem] * share for stem, _, share in ranked) or 1.0
    for stem, answering, share in ranked[:_SHOWN]:
        first = tuple((word.start, word.end) for word in one.words[stem])
        second = tuple((word.start, word.end) for word in other.words[answering])
        yield Carrier(stem, one.weights[stem] * share / whole, first, second)


def _best(pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """Pairs of which neither point has a much better one in the other's paper."""
    best: dict[tuple[int, int], float] = defaultdict(float)
    for pair in pairs:
        for text, other in ((pair.first, pair.second), (pair.second, pair.first)):
            key = id(text), other.side.document
            best[key] = max(best[key], pair.score)
    for pair in pairs:
        tops = best[id(pair.first), pair.second.side.document], best[id(pair.second), pair.first.side.document]
        if pair.score >= _NEAR_BEST * max(tops):
            yield pair


def _recurrence(pair: _Pair, names: Names, language: str) -> Recurrence:
    first, second = pair.first.side, pair.second.side
    named = names.find(first, second)
    carriers = tuple(_carriers(pair.first, pair.second, pair.shared))
    return Recurrence(
        first,
        second,
        round(pair.score, 4),
        carriers,
        first.point.slug == second.point.slug,
        named,
        None,
        _ground(first, carriers, language, named=named is not None),
    )


def _ground(first: Side, carriers: Sequence[Carrier], language: str, *, named: bool) -> Ground:
    if named:
        return ground("recurrence.named", language)
    shown = [first.text[slice(*carrier.first[0])] for carrier in carriers[:4]]
    return ground("recurrence.words", language, ", ".join(shown))


def _order(found: Recurrence) -> tuple[float, int, int, str]:
    return -found.score, found.first.document, found.second.document, str(found.first.point)
