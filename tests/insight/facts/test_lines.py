"""A line end parts rows of a table and paragraphs: no figure reaches over it."""

from __future__ import annotations

from peilung.core.insight import FactType, Place, Within
from peilung.insight.facts.figures import figures


def found(text: str) -> list[tuple[str, object, str]]:
    facts = figures(Place("1", 0, Within.ANSWER, text, "de"), ())
    return [(fact.type.value, fact.value, fact.quote.text) for fact in facts]


def test_a_number_at_the_end_of_a_row_does_not_count_the_next_row() -> None:
    assert found("Ort\tPlätze\nMoorhof\t7\nTorfheide\t9\nHeide\t3") == []


def test_a_date_behind_the_word_for_a_term_of_parliament_is_quoted_alone() -> None:
    assert found("8. Wahlperiode 21. Januar 2025") == [(FactType.DATE.value, "2025-01-21", "21. Januar 2025")]
