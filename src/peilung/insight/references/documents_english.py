"""English names of documents, and the clauses that point to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from peilung.insight.references.documents_names import Clause, Title
from peilung.insight.references.external_common import either, plain
from peilung.insight.words import word_lists

_CAPITAL = r"[A-Z][\w’'&-]*"
_PHRASE = re.compile(
    rf"(?<![\w’'-]){_CAPITAL}(?:,\s{_CAPITAL}(?=\sand\s[A-Z]))?"
    rf"(?:[^\S\n](?:(?:of|for|on|to|and|in|at|with|from|by)[^\S\n](?:the[^\S\n]|a[^\S\n])?)?{_CAPITAL}){{1,10}}"
    r"(?:[^\S\n](?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?)?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SUBTITLE = re.compile(r":\s[A-Z][\w’' -]{3,60}?(?=[.,;)\n]|$)")
_SMALL = frozenset("of for on to and in at with from by the a".split())
_QUOTE = r"[“\"‘„](?P<title>[^“”\"„\n]{3,160}?)[”\"’“](?!\w)"
_QUOTED = re.compile(rf"(?<!\w){_QUOTE}")
_BRACKETED = re.compile(r"\([^()]{0,200}\)")
_FAR = 130
"""So far behind a pointing word its document stands."""
_SAME_BREATH = 70


def english_names(text: str) -> Iterator[Title]:
    """All names of documents in a text, whether it points to them or not."""
    for match in _PHRASE.finditer(text):
        yield from _titles(text, match)
    for match in _QUOTED.finditer(text):
        kind = _kind().search(text, max(0, match.start() - 40), match.start())
        outer = kind.start() if kind else match.start()
        name = plain(match["title"].rstrip(",."))
        yield Title(match.start(), match.end(), outer, name, quoted=True, unsure=not kind)


def _titles(text: str, match: re.Match[str]) -> Iterator[Title]:
    """The names in one run of words in capitals, cut where a list of them goes on: “Strategy and Guidance”."""
    tokens = [(match.start() + token.start(), token.group()) for token in re.finditer(r"\S+", match.group())]
    while len(tokens) > 1:
        cut = next((at for at in range(1, len(tokens) - 1) if _ends(tokens, at)), len(tokens))
        title = _name(text, tokens[:cut])
        if title:
            yield title
        tokens = tokens[cut + 1 :]


def _ends(tokens: list[tuple[int, str]], at: int) -> bool:
    return tokens[at][1] == "and" and tokens[at - 1][1] in _heads() and at > 1


def _name(text: str, tokens: list[tuple[int, str]]) -> Title | None:
    """One name without what begins the sentence and without whose it is."""
    lists = _lists()
    begin = 0
    for at, (_, word) in enumerate(tokens[:-1]):
        owner = re.sub(r"[’']s?$", "", word) if word.endswith(("’s", "'s", "’", "'")) else ""
        led = word in lists["no_document"] and tokens[at + 1][1] in _SMALL and at == begin
        if led or word in lists["no_start"] or owner in lists["no_document"] or (at == begin and word in _SMALL):
            begin = at + 1
    kept = tokens[begin:]
    while kept and kept[0][1] in _SMALL:
        kept = kept[1:]
    words = [word for _, word in kept]
    if len(words) < 2 or words[0] in lists["never"]:
        return None
    told = any(word in _heads() for word in words)
    last = next((word for word in reversed(words) if not _YEAR.match(word)), "")
    if not told and (last in lists["no_document"] or words[0] in lists["no_document"]):
        return None
    if last in ("Act", "Acts", "Bill", "Order", "Regulations", "Treaty", "Convention", "Ordinance"):
        return None
    start, end = kept[0][0], kept[-1][0] + len(kept[-1][1])
    possessive = text[start:end].endswith(("’s", "'s"))
    if possessive:
        return None
    subtitle = _SUBTITLE.match(text, end) if told and text[start - 1 : start] != "“" else None
    end = subtitle.end() if subtitle else end
    return Title(start, end, start, plain(text[start:end]), unsure=not told)


def english_points(clause: Clause, title: Title) -> bool:
    """Whether the clause around a name points to it."""
    before = _BRACKETED.sub("", clause.before) if ")" in clause.before else clause.before
    if title.unsure:
        return bool(_close().search(before)) or (not title.quoted and bool(_consulted().match(clause.after)))
    if _lead().search(before, max(0, len(before) - _FAR)):
        return True
    if _told().search(before):
        return True
    return _closing().match(clause.after) is not None


def _lists() -> dict[str, Any]:
    found: dict[str, Any] = word_lists("documents")["en"]
    return found


@cache
def _heads() -> frozenset[str]:
    return frozenset(_lists()["heads"])


@cache
def _kind() -> re.Pattern[str]:
    kinds = either((*_lists()["kinds"], *(kind.title() for kind in _lists()["kinds"])))
    return re.compile(rf"(?<!\w)(?:[A-Z][a-z]{{2,12}}\s)?{kinds}(?:\s(?:entitled|called|titled|on))?,?\s$")


def _lead_in() -> str:
    """What may stand between a pointing word and a name: an article, adjectives, a part of the document."""
    part = rf"(?:{either(_lists()['parts'])}\s[\w.()–-]{{1,9}}(?:\s(?:and|to)\s[\w.()]{{1,6}})?\s(?:of|to|in)\s)?"
    owner = r"(?:[A-Z][\w’']{2,20}[’']s?\s)?"
    adjective = r"(?!(?:with|line|accordance|keeping|the|for|from|under|and|into|over|all)\s)[a-z][\w-]{2,20}"
    article = r"(?:(?:the|our|its|their|a|an|this|that|his|her)\s)?"
    return rf"(?:also\s|further\s)?(?:the\s)?{part}{article}{owner}(?:{adjective}\s){{0,3}}"


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(_lists()['lead'])}\s[^;]*$")


def _told_words() -> str:
    said = rf"{either(_lists()['told'])}\b[^.;]{{0,{_SAME_BREATH}}}?(?<=\s)(?:in|from|at|against)"
    return rf"(?:{said}|(?:is|are|lies?|stands?|was|were)\s(?:all\s|also\s)?(?:in|that\sof|those\sof))\s"


@cache
def _told() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_told_words()}{_lead_in()}$")


@cache
def _close() -> re.Pattern[str]:
    lead = either(_lists()["lead"])
    return re.compile(rf"(?<!\w)(?:{lead}\s|{_told_words()}){_lead_in()}$")


@cache
def _consulted() -> re.Pattern[str]:
    return re.compile(r"\s(?:may|can|should|might)\sbe\s(?:consulted|read)(?!\w)")


@cache
def _closing() -> re.Pattern[str]:
    closing = either(_lists()["closing"])
    link = r",?\s(?:also\s|further\s|itself\s|which\s|that\s|where\s)?"
    return re.compile(rf"{link}{closing}(?!\w)|,\swhere\s(?:readers|the|details)")
