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
from peilung.insight.words import rule_names, word_files, word_lists


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
    """All rules by name. Raises :class:`ValueError` where two have one name."""
    return {name: _rule(name) for name in _files()}


@cache
def _rule(name: str) -> Rule:
    """One rule, for which only its file is read: a German paper needs no English ones."""
    row = word_lists(_files()[name])["rules"][name]
    return Rule(name, row["de"], row["en"], row["confidence"])


@cache
def _files() -> dict[str, str]:
    """The file of each rule."""
    found: dict[str, str] = {}
    for file in word_files():
        for name in rule_names(file):
            if name in found:
                raise ValueError(f"{file}.toml: there already is a rule “{name}”. Give this one another name.")
            found[name] = file
    return found


def ground(name: str, language: str, detail: str = "") -> Ground:
    """The ground that a rule gives; ``detail``, such as the words that matter, is put behind its reason."""
    rule = _rule(name)
    reason = rule.why(language)
    return Ground(name, f"{reason}: {detail}" if detail else reason, rule.confidence)
