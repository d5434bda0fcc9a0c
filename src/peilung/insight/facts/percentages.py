"""Shares in per cent: “zwölf Prozent”, “von 12 auf 30 v. H.”, “50-prozentig”, “two percentage points”."""

from __future__ import annotations

from peilung.insight.facts.amounts import Numeral
from peilung.insight.facts.quantities import Page, Quantity, Unit, quantities


def percentages(page: Page) -> tuple[Quantity, ...]:
    """The percentages of a text; ``unit`` is ``%``, or ``pp`` for percentage points."""
    return quantities(page, _percent)


def _percent(page: Page, number: Numeral) -> Unit | None:
    tokens, at = page.tokens, number.last
    if number.power:
        return None
    if tokens.low(at) == "-" and tokens.glued(at):
        at += 1
    hit = page.words.percent.at(tokens, at)
    if hit is not None:
        return Unit(hit[1], number.first, hit[0])
    if tokens.low(at).startswith(page.words.stems[0]):
        return Unit("%", number.first, at + 1)
    return None
