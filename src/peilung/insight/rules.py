"""The rules by name: each data file in ``words`` has a table ``[rules."name"]`` with a reason in German and English.

```toml
[rules."paper.drucksache"]
de = "Nummer einer Drucksache"
en = "number of a printed paper"
confidence = 0.98
```

``confidence`` is the share of its findings that were right on the gold that rules are developed on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from peilung.core.insight import Ground
from peilung.insight.words import word_files, word_lists


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name, its reason in German and in English, how often it is right (0 to 1)."""

    name: str
    de: str
    en: str
    confidence: float

    def why(self, language: str) -> str:
        """The reason in German for a German text, else in English."""
        return self.de if language.startswith("de") else self.en


@cache
def rules() -> dict[str, Rule]:
    """All rules by name."""
    tables = (word_lists(name).get("rules", {}).items() for name in word_files())
    return {name: Rule(name, row["de"], row["en"], row["confidence"]) for table in tables for name, row in table}


def ground(name: str, language: str, detail: str = "") -> Ground:
    """The ground that a rule gives; ``detail``, such as the words that matter, is put behind its reason."""
    rule = rules()[name]
    reason = rule.why(language)
    return Ground(name, f"{reason}: {detail}" if detail else reason, rule.confidence)
