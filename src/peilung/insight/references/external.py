"""References that leave the paper: to papers, resolutions, laws, documents and web addresses.

A reference is *external*, or *self* where a paper’s number is its own. A resolution that the paper answers is
external as well: it stands outside the paper. Stretches of different types never overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from peilung.core.insight import Place, Reference
from peilung.core.paper import Document
from peilung.insight.references.documents import documents, same_spelling
from peilung.insight.references.external_common import Taken
from peilung.insight.references.laws import Laws, laws
from peilung.insight.references.papers import papers
from peilung.insight.references.sessions import sessions
from peilung.insight.references.sessions_bodies import Bodies
from peilung.insight.references.web import web


def external(document: Document, places: Sequence[Place]) -> tuple[Reference, ...]:
    """All references of a paper to what stands outside of it, in the order of ``places`` and of each text."""
    bodies, known = Bodies.of(document, places), Laws.of(document, places)
    found: list[Reference] = []
    for index, place in enumerate(places):
        here: list[Reference] = []
        here += web(place)
        here += _apart(papers(place, document.paper.number), here)
        here += _apart(sessions(place, bodies), here)
        found += _settled(here, [*laws(index, place, known)], [*documents(place)])
    return same_spelling(found)


def _apart(fresh: Iterable[Reference], found: Sequence[Reference]) -> list[Reference]:
    """Those that touch nothing found before."""
    taken = Taken.by(found)
    return [one for one in fresh if taken.free(one.quote.start, one.quote.end)]


def _settled(here: list[Reference], cited: list[Reference], pointed: list[Reference]) -> list[Reference]:
    """One text's references in order: a law within a document's title is part of the title, else the law counts."""
    by_laws = Taken.by(cited)
    here += [one for one in _apart(pointed, here) if _holds(one, by_laws)]
    here += _apart(cited, here)
    return sorted(here, key=lambda one: (one.quote.start, one.quote.end))


def _holds(document: Reference, laws: Taken) -> bool:
    """Whether all laws that a document's words touch are parts of its title, and none is what they point to."""
    start, end = document.quote.start, document.quote.end
    return all(start <= a and b <= end and (a, b) != (start, end) for a, b in laws.within(start, end))
