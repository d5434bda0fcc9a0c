"""facts of a paper -> measures: what answers offer by name, joined over spellings and short forms, with its points.

That a point and a measure stand together says only that the answer names it there: a link claims no effect.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from peilung.core.insight import Fact, FactType, Measure, Place, Quote, Reference, ReferenceType, Within
from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Document
from peilung.insight.measures_keys import Key, Named, misspelt, one_letter_less, take_apart, without_head
from peilung.insight.measures_mentions import further_mentions
from peilung.insight.names.lexicon import Head, HeadRole
from peilung.insight.names.spans import Spans
from peilung.insight.rules import ground
from peilung.insight.words import word_lists

_NAMES = frozenset(
    {FactType.INSTITUTION, FactType.PROGRAMME, FactType.FUND, FactType.LAW, FactType.CONCEPT, FactType.PROJECT}
)
_BEFORE = 60
"""So many code points before a law are searched for the words that make it a ground."""
_AROUND = 160
_SENTENCE_END = re.compile(r"(?<=\w{4})[.;!?]\s|\n")


@dataclass(slots=True)
class _Group:
    """All spellings of one name: how often each is used in answers, and where."""

    named: Named
    type: FactType
    rule: str
    spellings: Counter[str] = field(default_factory=Counter)
    shorts: dict[str, None] = field(default_factory=dict)
    quotes: list[Quote] = field(default_factory=list)
    offers: int = 0
    """How often it is more than a document that the text points to."""


def measures(document: Document, facts: Sequence[Fact], references: Sequence[Reference]) -> tuple[Measure, ...]:
    """What answers offer by name, in the order of the first mention.

    Ministries, the government that answers, the body that asked and documents to be read are none; an office or
    another lasting body only where an answer says that it is set up; a law only where it is more than a legal ground.
    """
    answers = {answer.id: answer for answer in document.answers}
    order = {answer.id: index for index, answer in enumerate(document.answers)}
    cited = _cited(references)
    bodies = frozenset(_asking(document))
    groups: dict[Key, _Group] = {}
    for fact in facts:
        offered = _offered(fact, cited)
        if offered is None or offered[0].key in bodies:
            continue
        named, rule = offered
        group = groups.setdefault(named.key, _Group(named, fact.type, rule))
        group.spellings[str(fact.value)] += 1
        group.quotes.append(fact.quote)
        group.offers += not (cited.touches(cited.documents, fact.quote) or _points(fact.quote))
    groups = _joined(groups)
    _add_shorts(groups, facts)
    _add_mentions(groups, document, facts)
    found = [_measure(group, answers, order) for group in groups.values() if group.offers]
    return tuple(sorted(found, key=lambda measure: _place_in_paper(measure.mentions[0], order)))


def _offered(fact: Fact, cited: _Cited) -> tuple[Named, str] | None:
    """The name taken apart and the rule by which it is offered; none for what is no offer."""
    if fact.type not in _NAMES or fact.quote.place.within is not Within.ANSWER:
        return None
    introduced = fact.ground.rule == "name.introduced"
    named = take_apart(str(fact.value), fact.quote.place.language)
    if named is None and introduced:
        named = without_head(str(fact.value), fact.type)
    if named is None:
        return None
    match named.head.role:
        case HeadRole.MINISTRY | HeadRole.DOCUMENT:
            return None
        case HeadRole.AUTHORITY | HeadRole.BODY:
            return (named, "measure.founded") if _is_set_up(fact.quote) else None
        case HeadRole.OFFER:
            if (fact.type is FactType.LAW or introduced) and not _is_made(fact, cited, named.head):
                return None
            founded = fact.ground.rule == "name.founded"
            return named, "measure.founded" if founded else "measure.offered"


def _is_set_up(quote: Quote) -> bool:
    """Whether the sentence says that the body is set up, rather than that something happens in it."""
    before = _before(quote)
    last = before.split()[-2:]
    if any(word in word_lists("measures")["where"] for word in last):
        return False
    return bool(_cues("founded").search(before) or _cues("founded").search(_behind(quote)))


def _is_made(fact: Fact, cited: _Cited, head: Head) -> bool:
    """Whether a law is more than the ground of something: money is given by it, or it is being made or changed."""
    quote = fact.quote
    if cited.touches(cited.sections, quote):
        return False
    if head.word in word_lists("measures")["granting"]:
        return True
    if _cues("ground").search(_before(quote)):
        return False
    stems = _cues("enacted", whole=False)
    return fact.type is not FactType.LAW or bool(stems.search(_before(quote, _AROUND)) or stems.search(_behind(quote)))


def _points(quote: Quote) -> bool:
    """Whether the text only tells the reader to look there."""
    return bool(_cues("pointing").search(_before(quote)))


def _before(quote: Quote, reach: int = _BEFORE) -> str:
    """What stands before a quote in its sentence, in small letters, as far as it matters."""
    text = quote.place.text[max(0, quote.start - reach) : quote.start].lower()
    return _SENTENCE_END.split(text)[-1]


def _behind(quote: Quote) -> str:
    return _SENTENCE_END.split(quote.place.text[quote.end : quote.end + _AROUND].lower(), maxsplit=1)[0]


@cache
def _cues(name: str, whole: bool = True) -> re.Pattern[str]:
    """Any word of the German and the English list; also a longer word that begins with one, if not ``whole``."""
    lists = word_lists("measures")[name]
    words = sorted({word for listed in lists.values() for word in listed}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})" + (r"(?!\w)" if whole else ""))


@dataclass(frozen=True, slots=True)
class _Cited:
    """Where texts cite a section of a law, and where they point to a document, by place."""

    sections: Mapping[int, Spans]
    documents: Mapping[int, Spans]

    def touches(self, spans: Mapping[int, Spans], quote: Quote) -> bool:
        held = spans.get(id(quote.place))
        return held is not None and held.touches(quote.start, quote.end)


def _cited(references: Sequence[Reference]) -> _Cited:
    sections: dict[int, list[tuple[int, int]]] = defaultdict(list)
    documents: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for found in references:
        span = found.quote.start, found.quote.end
        if found.type is ReferenceType.LAW and {"section", "article"} & found.parts.keys():
            sections[id(found.quote.place)].append(span)
        elif found.type is ReferenceType.DOCUMENT:
            documents[id(found.quote.place)].append(span)
    return _Cited(
        {place: Spans(spans) for place, spans in sections.items()},
        {place: Spans(spans) for place, spans in documents.items()},
    )


def _asking(document: Document) -> Iterator[Key]:
    """The keys of the bodies that asked and of who answers and is addressed."""
    held = [resolution.body for resolution in document.resolutions]
    for name in (*held, document.paper.author, document.paper.addressee):
        for language in ("de", "en"):
            named = take_apart(name, language) if name else None
            if named is not None:
                yield named.key


def _joined(groups: dict[Key, _Group]) -> dict[Key, _Group]:
    """Groups that name the same: the first word alone, one letter wrong, a title without its quotation marks."""
    longer: dict[str, list[Key]] = defaultdict(list)
    for key in groups:
        if len(key) > 1 and key[0] != "„":
            longer[key[0]].append(key)
    known: dict[str, str] = {}
    joined: dict[Key, _Group] = {}
    for key, group in sorted(groups.items(), key=lambda held: -held[1].spellings.total()):
        into = key
        if len(key) == 1:
            right = misspelt(key[0], known)
            into = (right,) if right else longer[key[0]][0] if len(longer[key[0]]) == 1 else key
            known |= {less: key[0] for less in one_letter_less(key[0]) if less not in known}
        elif ("„", group.type.value, *key[1:]) in groups:
            into = ("„", group.type.value, *key[1:])
        _merge(joined.setdefault(into, _Group(group.named, group.type, group.rule)), group)
    return joined


def _merge(into: _Group, group: _Group) -> None:
    into.spellings.update(group.spellings)
    into.quotes.extend(group.quotes)
    into.offers += group.offers


def _add_shorts(groups: Mapping[Key, _Group], facts: Sequence[Fact]) -> None:
    """Short forms of the paper: tied by the long form's key, or because the long form holds the name."""
    at: dict[int, list[tuple[int, int, _Group]]] = defaultdict(list)
    for group in groups.values():
        for quote in group.quotes:
            at[id(quote.place)].append((quote.start, quote.end, group))
    for held in at.values():
        held.sort(key=lambda each: each[0])
    for fact in facts:
        if fact.type is not FactType.ABBREVIATION or not fact.of:
            continue
        named = take_apart(fact.of, fact.quote.place.language) or without_head(fact.of, FactType.PROGRAMME)
        tied = groups.get(named.key)
        if tied is None:
            tied = _within(at.get(id(fact.quote.place), []), fact.quote)
        if tied is not None:
            tied.shorts.setdefault(str(fact.value))


def _within(held: Sequence[tuple[int, int, _Group]], quote: Quote) -> _Group | None:
    """The first of the groups, by where they stand, that lies in the quote."""
    first = bisect_left(held, quote.start, key=lambda each: each[0])
    return next((group for _, end, group in held[first : first + 1] if end <= quote.end), None)


def _add_mentions(groups: Mapping[Key, _Group], document: Document, facts: Sequence[Fact]) -> None:
    """Where answers use a short form, or the name in a way that is no name by itself (“siehe Hafenkonzept”)."""
    names: dict[str, _Group] = {}
    for group in groups.values():
        for spelling in (*group.spellings, *group.shorts):
            names.setdefault(spelling, group)
    held: dict[int, list[Quote]] = defaultdict(list)
    places: dict[int, Place] = {}
    for fact in facts:
        if fact.quote.place.within is Within.ANSWER:
            places[id(fact.quote.place)] = fact.quote.place
    for group in groups.values():
        for quote in group.quotes:
            held[id(quote.place)].append(quote)
    for quote, spelling in further_mentions(document, names.keys(), places.values(), held):
        group = names[spelling]
        group.quotes.append(quote)


def _measure(group: _Group, answers: Mapping[str, Answer], order: Mapping[str, int]) -> Measure:
    quotes = sorted(group.quotes, key=lambda quote: _place_in_paper(quote, order))
    points: dict[tuple[int, NumberPath], None] = {}
    for quote in quotes:
        answer = answers.get(quote.place.owner or "")
        if answer is not None:
            points.update({(answer.resolution, path): None for path in answer.answers})
    name = _fullest(group.spellings)
    others = [*(spelling for spelling in group.spellings if spelling != name), *group.shorts]
    if group.named.title:
        others.append(group.named.title)
    aliases = tuple(dict.fromkeys(other for other in others if other != name))
    why = ground(group.rule, quotes[0].place.language)
    return Measure(name, aliases, group.type, tuple(points), tuple(quotes), why)


def _fullest(spellings: Counter[str]) -> str:
    """The spelling most used among those that are nearly as long as the longest; of equals the longer, the earlier."""
    longest = max(map(len, spellings))
    full = [spelling for spelling in spellings if 5 * len(spelling) >= 4 * longest]
    return max(full, key=lambda spelling: (spellings[spelling], len(spelling)))


def _place_in_paper(quote: Quote, order: Mapping[str, int]) -> tuple[int, int]:
    return order.get(quote.place.owner or "", len(order)), quote.start
