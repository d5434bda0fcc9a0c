"""Points of two or more papers that ask for the same: pairs as suggestions, explained by the words that carry them."""

from peilung.insight.recurrence.find import recurring
from peilung.insight.recurrence.values import Carrier, Named, Recurrence, Side

__all__ = ["Carrier", "Named", "Recurrence", "Side", "recurring"]
