"""All suggestions together: a demand that is printed in two languages is one demand."""

from __future__ import annotations

from dataclasses import replace

from peilung.core.insight import Within
from peilung.insight.suggest import suggest
from tests.writing.example import example


def test_the_demands_of_a_translation_are_not_covered_a_second_time() -> None:
    document = example()
    original = document.resolutions[0]
    translation = replace(original, language="en", translates=0)
    answers = tuple(replace(answer, id=f"b{answer.id}", resolution=1) for answer in document.answers)
    both = replace(document, resolutions=(original, translation), answers=document.answers + answers)
    assert {found.resolution for found in suggest(both).coverage} == {0}


def test_references_and_facts_stand_in_the_order_of_the_texts() -> None:
    insight = suggest(example())
    order = list(Within)
    kinds = [order.index(found.quote.place.within) for found in insight.references]
    front = [kind for kind in kinds if kind == order.index(Within.FRONT)]
    assert kinds[: len(front)] == front
    for one, other in zip(insight.facts, insight.facts[1:], strict=False):
        assert one.quote.place is not other.quote.place or one.quote.start <= other.quote.start


def test_suggestions_say_what_made_them() -> None:
    insight = suggest(example())
    assert insight.program
    assert len(insight.rules) == 64
    assert insight.languages == ("de", "en")
