"""Whether a name is that of a single shelter: places where people are housed or hidden are never named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from peilung.core.insight import FactType
from peilung.insight.names.lexicon import Head, HeadRole
from peilung.insight.words import word_lists

_SPEAKING = frozenset({HeadRole.MINISTRY, HeadRole.AUTHORITY})
_PLACES = frozenset({FactType.INSTITUTION, FactType.PROJECT})
_HYPHEN = re.compile(r"(?<=\w)[-‑\u00ad](?=\w)")


def is_shelter(name: str, head: Head) -> bool:
    """Whether a name holds the word for one shelter; offices that run them and laws on them in the plural do not."""
    if head.role in _SPEAKING:
        return False
    low = _HYPHEN.sub("", name.lower())
    return bool(_anywhere().search(low) or (head.type in _PLACES and _in_places().search(low)))


@cache
def _anywhere() -> re.Pattern[str]:
    """German words in the singular, also at the end of a compound; English kinds of centre."""
    ends, whole = "|".join(_lists()["ends"]), "|".join(_lists()["whole"])
    kinds = "|".join(_lists()["centre"])
    return re.compile(rf"(?:{ends})(?:e?s)?(?!\w)|(?<!\w)(?:{whole})s?(?!\w)|(?<!\w)(?:{kinds}) cent(?:re|er)(?!\w)")


@cache
def _in_places() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(_lists()['english'])})(?!\w)")


def _lists() -> Mapping[str, list[str]]:
    lists: Mapping[str, list[str]] = word_lists("names")["shelters"]
    return lists
