"""Names in German: a head, what belongs to it on both sides, and whether the text means one thing by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from peilung.core.insight import FactType
from peilung.insight.names.found import Found
from peilung.insight.names.lexicon import Head, HeadRole, german
from peilung.insight.names.phrases import DECLINED, by_itself, nominative, reach
from peilung.insight.names.words import LONGEST_TITLE, OPENING, Words, plain

_SMALL = re.compile(r"[^\W\d_]{2,}(?:e|en|er|es|em)")
_SHORT = re.compile(r"\s*\([^()]{1,20}\)")
_ADJECTIVES = 3


def german_names(words: Words, own: frozenset[str] = frozenset()) -> Iterator[Found]:
    """The names of a German text in order; none inside another. ``own``: the places the paper comes from."""
    ahead = 0
    for at, low in enumerate(words.lows):
        head = german().head(low) if at >= ahead and words.capital(at) else None
        if head is None or low in german().never or low.startswith(german().parliaments):
            continue
        for found in _at(words, at, head, own):
            yield found
            ahead = found.end


def _at(words: Words, at: int, head: Head, own: frozenset[str]) -> Iterator[Found]:
    quoted = _all_quoted(words, at, head)
    if quoted is not None:
        yield quoted
        return
    bare = words.low(at) == head.form
    first = _first(words, at)
    reached = reach(words, at, head, bare)
    rule = reached.rule
    if rule == "name.titled" and all(words.word(index) in own for index in range(at + 1, reached.end)):
        rule = ""
    if not _is_name(words, first, at, head, rule):
        if not rule and _founded_compound(words, first, at, head):
            yield Found(first, at + 1, _value(words, first, at, at + 1, head), head, "name.founded")
        return
    yield Found(first, reached.end, _value(words, first, at, reached.end, head), head, rule or "name.compound")
    if reached.rule == "name.quoted" and head.plural:
        yield from _further_titles(words, reached.end, at, head)


def _founded_compound(words: Words, first: int, at: int, head: Head) -> bool:
    """“hat ein Wartezeitenportal freigeschaltet”: one thing, told apart by its first part, is set up."""
    part = words.low(at)[: -len(head.form)].strip("-‑")
    if head.plural or first < at or not part or part in german().generic or part in german().levels:
        return False
    one = any(words.low(index) in {"ein", "eine", "einen"} for index in range(max(0, first - 3), first))
    if not one or head.role is not HeadRole.OFFER:
        return False
    return any(words.low(index) in german().founded for index in _sentence(words, at))


def _sentence(words: Words, at: int) -> range:
    """The words around one, as far as no full stop stands between, at most a dozen before and behind."""
    first = next((index + 1 for index in range(at - 1, max(at - 12, 0), -1) if words.word(index) in ".;:!?"), at - 12)
    end = next((index for index in range(at + 1, min(at + 16, len(words))) if words.word(index) in ".;:!?"), at + 16)
    return range(max(first, 0), min(end, len(words)))


def _all_quoted(words: Words, at: int, head: Head) -> Found | None:
    """A name of several words in quotation marks, its head first: „Fachstelle Lesen“."""
    close = words.closing(at - 1) if at else None
    if close is None or head.plural or words.word(at - 2) == "/":
        return None
    if close - at < 2:
        return _one_quoted(words, at, close, head)
    inner = [words.word(index) for index in range(at + 1, close)]
    if any(word in ".;:?" for word in inner) or not any(word[0].isupper() for word in inner):
        return None
    return Found(at, close, _value(words, at, at, close, head), head, "name.quoted")


def _one_quoted(words: Words, at: int, close: int, head: Head) -> Found | None:
    """“der „Brunnenatlas““: one compound in quotation marks behind an article."""
    part = words.low(at)[: -len(head.form)].strip("-‑")
    if not part or part in german().generic or part in german().levels or words.low(at - 2) not in german().definite:
        return None
    return Found(at - 1, close + 1, _value(words, at, at, close, head), head, "name.quoted")


def _further_titles(words: Words, at: int, head_at: int, head: Head) -> Iterator[Found]:
    """“die Programme „A“ und „B“”: the second title has the same head."""
    for _ in range(LONGEST_TITLE):
        if words.low(at) not in {"und", ",", "sowie"} or (close := words.closing(at + 1)) is None:
            return
        title = words.printed(at + 1, close + 1)
        yield Found(at + 1, close + 1, f"{nominative(words.word(head_at), head)} {title}", head, "name.quoted")
        at = close + 1


def _first(words: Words, at: int) -> int:
    """Where a name begins: with the parts that share its head (“Asyl- und Jagdgesetz”), with its adjectives."""
    first = at
    if words.low(first - 1) in {"und", "oder", "sowie"} and _open_part(words, first - 2):
        first -= 2
        while words.low(first - 1) == "," and _open_part(words, first - 2):
            first -= 2
    while first and not words.breaks(first) and DECLINED.fullmatch(words.word(first - 1)):
        first -= 1
    return first


def _open_part(words: Words, at: int) -> bool:
    return words.capital(at) and words.word(at).endswith(("-", "‑"))


def _is_name(words: Words, first: int, at: int, head: Head, rule: str) -> bool:
    """Whether the text means one thing by its name, and no sort of things."""
    if rule == "name.quoted":
        return True
    before = _determiner(words, first)
    if head.plural or (head.both and before in {"die", "den"}) or before in german().indefinite or before == "?":
        return False
    part = words.low(at)[: -len(head.form)].strip("-‑")
    if rule == "name.titled":
        return bool(part) or before in german().definite or head.type is not FactType.INSTITUTION
    if rule == "name.phrase":
        return _names_by_purpose(head, part, before)
    if head.role is HeadRole.MINISTRY:
        return (bool(part) and part not in german().levels) or head.word in german().alone
    if not part or part in german().generic or part in german().levels:
        return first < at and bool(part) and before in german().definite
    if head.weak and not _level_and_more(part):
        return False
    if words.low(first + 1) in {"und", "oder", "sowie", ","} and head.type not in (FactType.LAW, FactType.FUND):
        return False
    return before in german().definite or first < at


def _names_by_purpose(head: Head, part: str, before: str) -> bool:
    if part:
        return part not in german().generic and (not head.weak or _level(part) or before in german().definite)
    if head.type is FactType.LAW:
        return True
    if head.role in (HeadRole.MINISTRY, HeadRole.AUTHORITY):
        return True
    return head.type is FactType.INSTITUTION and not head.weak and before in german().definite


def _level(part: str) -> bool:
    return part.startswith(tuple(german().levels))


def _level_and_more(part: str) -> bool:
    return any(part.startswith(level) and len(part) > len(level) + 2 for level in german().levels)


def _determiner(words: Words, first: int) -> str:
    """The article or the like before a name; ``?`` where an adjective says that any one of a kind is meant."""
    at = first - 1
    for _ in range(_ADJECTIVES):
        low = words.low(at)
        if low in german().definite or low in german().indefinite or not _SMALL.fullmatch(words.word(at)):
            break
        if not words.word(at).islower():
            break
        if low.startswith(german().any_of_kind):
            return "?"
        at -= 1
    return words.low(at)


def _value(words: Words, first: int, at: int, end: int, head: Head) -> str:
    """The name in the nominative, without a short form inside its quotation marks."""
    before = [by_itself(words.word(index), head) for index in range(first, at)]
    lead = " ".join(before).replace(" ,", ",")
    rest = _SHORT.sub("", words.printed(at + 1, end))
    if words.word(at + 1) in OPENING or not rest:
        return plain(f"{lead} {nominative(words.word(at), head)} {rest}")
    return plain(f"{lead} {nominative(words.word(at), head)} {rest.lstrip()}")
