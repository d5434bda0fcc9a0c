"""A name as the grammars find it, before it becomes a fact."""

from __future__ import annotations

from dataclasses import dataclass

from peilung.insight.names.lexicon import Head


@dataclass(frozen=True, slots=True)
class Found:
    """Words ``first`` to ``end`` (exclusive) are a name, ``value`` is what it is called by itself."""

    first: int
    end: int
    value: str
    head: Head
    rule: str
