"""Suggestions on the example paper, made by hand: every kind of suggestion a writer must handle."""

from __future__ import annotations

from peilung.core.insight import (
    AnswerKind,
    Bound,
    Contribution,
    Coverage,
    Element,
    ElementPart,
    Fact,
    FactType,
    Ground,
    Insight,
    Judged,
    KindFound,
    Level,
    Measure,
    Quote,
    Reference,
    ReferenceState,
    ReferenceType,
    Within,
)
from peilung.core.paper import Document
from peilung.insight.places import places

GROUND = Ground("example.rule", "ein Grund", 0.9)
DOUBTFUL = Ground("example.doubt", "ein schwacher Grund", 0.4)


def suggested(document: Document) -> Insight:
    """One suggestion of each type, quoting the first words of texts of the document."""
    held = places(document)
    answers = [place for place in held if place.within is Within.ANSWER]
    demand = next(place for place in held if place.within is Within.TEXT and place.origin == answers[0].origin)
    quotes = [Quote(place, 0, place.text.index(" ") if " " in place.text else len(place.text)) for place in answers]
    first, path = document.answers[0], document.answers[0].answers[0]
    later = Quote(answers[0], quotes[0].end, len(answers[0].text))
    judged = (
        Judged(
            first.id,
            AnswerKind.ANNOUNCED,
            DOUBTFUL,
            (KindFound(AnswerKind.NOT_COMPETENT, quotes[0], GROUND, Level.FEDERAL),),
            (Contribution("Ministerium für Häfen", (0,), quotes[0], GROUND),),
        ),
        *(Judged(answer.id, AnswerKind.IN_PLACE, GROUND) for answer in document.answers[1:-1]),
    )
    references = (
        Reference(ReferenceType.ANSWER, str(path), quotes[1], ReferenceState.RESOLVED, GROUND, {"path": str(path)}, 0),
        Reference(ReferenceType.ANSWER, "99 z)", quotes[2], ReferenceState.DANGLING, GROUND),
        Reference(ReferenceType.LAW, "Hafengesetz § 3", quotes[3], ReferenceState.EXTERNAL, GROUND),
    )
    facts = (
        Fact(FactType.MONEY, 3_200_000.5, later, GROUND, "EUR", "year", Bound.ABOUT),
        Fact(FactType.COUNT, 12, Quote(demand, 0, 3), GROUND, of="Häfen", total=30),
        Fact(FactType.ABBREVIATION, "HG", quotes[0], GROUND, of="Hafengesetz"),
    )
    measures = (Measure("Hafenfonds", ("HaFo",), FactType.FUND, ((0, path),), (quotes[0],), GROUND),)
    elements = (
        Element(ElementPart.WHAT, demand.text[:10], 0, 10, True, quotes[0], GROUND),
        Element(ElementPart.WHEN, demand.text[:4], 0, 4, False, None, GROUND),
    )
    coverage = (Coverage(0, path, elements),)
    return Insight("1.0", "ab" * 32, ("de", "en"), judged, references, facts, measures, coverage)
