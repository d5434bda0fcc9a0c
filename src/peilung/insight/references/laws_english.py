"""Names of laws in English texts: Acts with and without year, treaties, directives by name, “the 2004 Act”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from peilung.insight.references.external_common import either, plain
from peilung.insight.references.laws_names import Named, Use, introduced
from peilung.insight.words import word_lists

_BACK = 140
_TOKEN = re.compile(r"\S+")
_YEAR = re.compile(
    r",?\s(?:\((?P<scope>[A-Z][A-Za-z ]{2,30})\)\s)?(?P<of>of\s)?"
    r"(?P<year>(?:1[89]|20)\d\d(?:\sto\s(?:1[89]|20)\d\d)?)(?![\w/])"
)
_NAMED_BEFORE = re.compile(r"\d{4}\s\($")
_NUMBERED = re.compile(r"\s(?:No\.\s)?\d{1,4}[/-]\d{2,4}(?![\w/])")
_KIND = (
    r"(?:Act|Law|Order|Ordinance|Regulations|Regulation|Rules|Code|Convention|Directive|Decision|Treaty|Charter|Statute"
    r"|Constitution|Measure|By-?laws|Bye-laws|Covenant|Protocol)"
)
_BY_YEAR = re.compile(rf"\b[Tt]he\s(?P<year>(?:1[89]|20)\d\d)\s{_KIND}(?![\w-])")
_AGAIN = re.compile(
    rf"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Tt]he\ssame|[Tt]he\ssaid)\s(?:{_KIND}|act|law|directive|regulation|decision"
    r"|convention|ordinance|treaty|order|code|statute|charter)(?![\w-])(?!\sof\s(?:the\s)?[A-Z])"
)
_IN_BRACKETS = (
    r"(?:No\.\s\d{1,4}\sof\s\d{4}|\d{4}:\d{1,4}|(?:asp|nawm|anaw)\s\d{1,3}|c\.\s?\d{1,3}|cap\.\s?\d{1,4}"
    r"|S\.?\s?[IR]\.?\s(?:No\.\s\d{1,4}\sof\s\d{4}|\d{4}/\d{1,5})|[SW]SI\s\d{4}/\d{1,4}"
    r"|Cth|NSW|Vic|Qld|WA|SA|Tas|NT|ACT|NZ)"
)
_CITATION = re.compile(
    rf"(?:,?\s\({_IN_BRACKETS}\)"
    r"|,\s(?:[A-Z][A-Za-z]{0,3}\.){1,5}\s?(?:19|20)\d\d,\s(?:c|ch|Reg)\.\s?[A-Z]?[\w.-]{0,6}\w"
    r"|,\s(?:[A-Z]\.){2,4},?\sc\.\s?[\w-]{1,6}(?:\.\d{1,3})?|,\s[A-Z]{2,4}/\d{2,4}-\d{1,4}"
    r"|,\s[Cc](?:ap|h)?\.\s?[A-Z]?-?\d{1,4}(?:\.\d{1,2})?)(?![\w/])"
)
"""Where an Act is printed: “(No. 37 of 2009)”, “, R.S.A. 1996, c. 179”, “, Cap. 243”, “, SOR/2005-313”."""
_TAIL = re.compile(
    r"\s(?:on|of|for|against|relating to|concerning)\s(?:the\s)?[A-Z][\w’'-]{1,30}"
    r"(?:\s(?:(?:and|or|(?:of|on|for|in|with|to|against|from|between)(?:\sthe)?)\s)?[A-Z][\w’'-]{1,30}){0,9}"
)
_NUMBERED_HEADS = frozenset("Regulation Order Rule Ordinance By-law Bylaw Bye-law Byelaw".split())
_WITH_TAIL = frozenset(
    "Treaty Convention Covenant Declaration Charter Protocol Agreement Constitution Statute Code".split()
)


def instruments(text: str) -> Iterator[Named]:
    """Numbers of statutory instruments (“S.I. No. 122 of 2017”), unless they follow the name in brackets."""
    for match in _instrument().finditer(text):
        if not _NAMED_BEFORE.search(text[max(0, match.start() - 6) : match.start()]):
            yield Named(match.start(), match.end(), plain(match.group()), Use.FREE, "law.union")


def english_names(text: str) -> Iterator[Named]:
    """All laws that a text names in English, “the 2004 Act” and “the Act” among them as names of one named before."""
    for match in _BY_YEAR.finditer(text):
        yield Named(match.start(), match.end(), match.group(), Use.AGAIN, "law.again", year=match["year"])
    for match in _AGAIN.finditer(text):
        yield Named(match.start(), match.end(), match.group(), Use.AGAIN, "law.again")
    for match in _treaty().finditer(text):
        yield Named(match.start(), match.end(), plain(match.group()), Use.FREE, "law.abbreviation")
    for match in _head().finditer(text):
        named = _named(text, match)
        if named:
            yield named


def _named(text: str, match: re.Match[str]) -> Named | None:
    head, end = match.group(), match.end()
    start = _name_start(text, match.start())
    tail = _TAIL.match(text, end) if head in _WITH_TAIL else None
    end = tail.end() if tail else end
    numbered = _NUMBERED.match(text, end) if head in _NUMBERED_HEADS else None
    end = numbered.end() if numbered else end
    year = _YEAR.match(text, end)
    name = plain(text[start:end])
    if year:
        end = year.end()
        scope = f" ({year['scope']})" if year["scope"] else ""
        name = f"{name}{scope} {year['of'] or ''}{year['year']}"
    printed = _CITATION.match(text, end)
    dated = bool(year or numbered or printed)
    use = _use(head, name, bare=start == match.start(), dated=dated, tail=bool(tail))
    if use is None:
        return None
    end = printed.end() if printed else end
    full = plain(text[start:end]) if printed else ""
    short, end = introduced(text, end)
    return Named(start, end, name, use, "law.named", short, full=full)


def _use(head: str, name: str, *, bare: bool, dated: bool, tail: bool) -> Use | None:
    """Whether a name is a law's by itself, only with a section, or never."""
    lists = _lists()
    if head == "Basic Law" or "Human Rights" in name:
        return Use.FREE
    if name == "Constitution" and bare and not tail and not dated:
        return Use.FREE
    if bare and not tail:
        return Use.CITED if head in ("Constitution", "Charter", "Statute") else None
    words = name.split()
    if not dated and not tail and len(words) == 2 and words[0] in lists["no_name"]:
        return None
    if head == "Constitution" and tail:
        return Use.FREE
    if dated and head in (*lists["free"], *lists["dated"], *lists["free_if_dated"]):
        return Use.FREE
    if tail and head == "Charter" and len(words) > 3:
        return Use.FREE
    return Use.FREE if head in lists["free"] else Use.CITED


def _name_start(text: str, start: int) -> int:
    """Where a name begins before its last word: over words in capitals and the small words between them."""
    base = max(0, start - _BACK)
    tokens = list(_TOKEN.finditer(text[base:start]))
    if text[start - 1 : start] not in (" ", "\xa0", "\n", "\u202f"):
        return start
    small = frozenset(_lists()["small"])
    best, article = start, False
    for place, token in enumerate(reversed(tokens[-14:])):
        word = token.group()
        bare = word.strip("(“\"‘’'")
        if word in small and not (place == 0 or (article and word in ("and", "or", "&"))):
            article = False
        elif word == "the" and not article:
            if re.search(r"\b(?:in|by|under|with|from|at)\s$", text[base : base + token.start()]):
                break
            article = True
        elif article or not _in_name(bare) or _stops(bare, text[best:start]):
            break
        else:
            best = base + token.start() + (len(word) - len(word.lstrip("“\"‘'")))
            if word.startswith("(") and not word.endswith(")") and ")" not in text[base + token.start() : start]:
                best += 1
                break
    return best


def _stops(word: str, name: str) -> bool:
    """Whether a word in capitals begins the sentence, or a comma parts it from a name that is no list."""
    return word.rstrip(",)") in _lists()["no_start"] or (word.endswith(",") and " and " not in name)


def _in_name(word: str) -> bool:
    return bool(re.fullmatch(r"(?![IVX]+$)[A-Z][\w’'&-]+[,)]?|\([A-Z][\w’'-]*\)?", word))


def _lists() -> dict[str, Any]:
    found: dict[str, Any] = word_lists("laws")["english"]
    return found


@cache
def _instrument() -> re.Pattern[str]:
    forms = either(form.replace(" ", r"\s") for form in word_lists("laws")["union"]["instruments"])
    return re.compile(rf"(?<![\w.]){forms}(?![\w/])")


@cache
def _treaty() -> re.Pattern[str]:
    names = either(name.replace(" ", r"\s") for name in _lists()["treaties"])
    return re.compile(rf"(?<![\w-]){names}(?![\w-])")


@cache
def _head() -> re.Pattern[str]:
    lists = _lists()
    heads = either((*lists["free"], *lists["dated"], *lists["cited"]))
    return re.compile(rf"(?<![\w-]){heads}(?![\w-])(?!\s\((?:EU|EC|EEC)\))")
