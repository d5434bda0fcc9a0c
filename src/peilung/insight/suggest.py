"""All suggestions on one paper, each kind from its own module, put together so that they do not contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import peilung
from peilung.core.insight import Contribution, Fact, Insight, Judged, Place, Reference, ReferenceType
from peilung.core.paper import Document
from peilung.insight.contributions import contributions
from peilung.insight.coverage import coverage
from peilung.insight.facts.currency import with_currency
from peilung.insight.facts.figures import figures
from peilung.insight.kinds import judge
from peilung.insight.measures import measures
from peilung.insight.names import names
from peilung.insight.places import places
from peilung.insight.references.external import external
from peilung.insight.references.internal import internal
from peilung.insight.words import digest

LANGUAGES = ("de", "en")
"""The languages that rules know."""

_ANYWHERE = (ReferenceType.PAPER, ReferenceType.WEB)
"""What is written alike in all languages."""


def suggest(document: Document) -> Insight:
    """What the words of a paper suggest. The same document gives the same suggestions."""
    texts = places(document)
    known = [place for place in texts if not place.language or place.language.startswith(LANGUAGES)]
    known_ids = set(map(id, known))
    found = external(document, texts)
    pointers = [item for item in found if item.type in _ANYWHERE or id(item.quote.place) in known_ids]
    references = _in_order(texts, (*internal(document, known), *pointers))
    facts = _facts(document, known, references)
    judged = judge(document, references)
    return Insight(
        peilung.__version__,
        digest(),
        LANGUAGES,
        _with_speakers(judged, contributions(document)),
        references,
        facts,
        measures(document, facts, references),
        tuple(found for found in coverage(document) if document.resolutions[found.resolution].translates is None),
    )


def _in_order(texts: Sequence[Place], references: Sequence[Reference]) -> tuple[Reference, ...]:
    order = {id(place): index for index, place in enumerate(texts)}
    return tuple(sorted(references, key=lambda found: (order[id(found.quote.place)], found.quote.start)))


def _facts(document: Document, texts: Sequence[Place], references: Sequence[Reference]) -> tuple[Fact, ...]:
    """Figures of each text that are no part of a reference, and names, in the order of the texts."""
    taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for reference in references:
        taken[id(reference.quote.place)].append((reference.quote.start, reference.quote.end))
    named: dict[int, list[Fact]] = defaultdict(list)
    for fact in names(document, texts, references):
        named[id(fact.quote.place)].append(fact)
    each = ((*figures(place, taken[id(place)]), *named[id(place)]) for place in texts)
    whole = tuple(fact for held in each for fact in sorted(held, key=lambda fact: (fact.quote.start, fact.quote.end)))
    return with_currency(whole, texts)


def _with_speakers(
    judged: Sequence[Judged], speaking: dict[str, tuple[Contribution, ...]]
) -> tuple[Judged, ...]:
    return tuple(replace(found, contributions=speaking.get(found.answer, ())) for found in judged)
