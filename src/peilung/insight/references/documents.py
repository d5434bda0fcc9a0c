"""Documents a text points to: “siehe Landeskonzeption”, “wird auf die Richtlinie verwiesen”, “see the Water Strategy”.

Only where the text points there; what is near at hand (“siehe Anlage”, “the table below”) is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from peilung.core.insight import Place, Quote, Reference, ReferenceType
from peilung.insight.references.external_common import either, plain, pointer
from peilung.insight.words import word_lists

UNSURE = "document.misspelt"
_REACH = 260
"""So far a pointing word reaches."""
_QUOTED = r"[„“\"»‚‘](?P<title>[^„“”\"»«\n]{3,160})[“”\"«‘’]"
_STOP = re.compile(r"[.;!?](?:\s|$)|\n")
_ABBREVIATED = re.compile(r"(?:\d|\b(?:Nr|Abs|bzw|vgl|z\. ?B|u\. ?a|S|Art|Dr|St|No|ca|Pkt|Kap|lfd|Ziff|Drs|Bst|lit))$")
_AND_THE = re.compile(r"\s(?:und|sowie)\s(?:auf\s)?(?=(?:den|die|das)\s[A-ZÄÖÜ])")
"""Further documents in a list of points and papers."""
_AROUND = 200
"""So much of a sentence is read around a title."""
_MARK = re.compile(r"(?:^|[\s(\[])[a-z0-9]{1,2}$")
"""The number of a point before its bracket: “2 b)”, which closes nothing."""
_LONG_WORD = 8
_MOST_NAMES = 150
"""With more names than that, each with each is not compared."""


@dataclass(frozen=True, slots=True)
class _Range:
    """A stretch of text in which the documents stand that the text points to."""

    start: int
    end: int


def documents(place: Place) -> Iterator[Reference]:
    """All documents that one text points to, each once; ``UNSURE`` ones have a name that tells no document."""
    seen: set[int] = set()
    for stretch in _ranges(place):
        for reference in _in_range(place, stretch):
            if reference.quote.start not in seen:
                seen.add(reference.quote.start)
                yield reference


def same_spelling(found: Sequence[Reference]) -> tuple[Reference, ...]:
    """Misspelt repeats get the target that is spelt so most often: one or two letters off in a long name.

    Names that tell no document (“Landeskonzpt”) stay only as such repeats.
    """
    pointed = [one for one in found if one.type is ReferenceType.DOCUMENT]
    counts = Counter(one.target for one in pointed)
    sure = {one.target for one in pointed if one.ground.rule != UNSURE}
    few = len(counts) <= _MOST_NAMES
    best = {name: _best(name, counts) if few else name for name in counts}
    kept = (one for one in found if one.ground.rule != UNSURE or best.get(one.target) in sure)
    return tuple(_renamed_to(one, best[one.target]) if one.type is ReferenceType.DOCUMENT else one for one in kept)


def _renamed_to(one: Reference, name: str) -> Reference:
    return replace(one, target=name, parts={**one.parts, "name": name}) if name != one.target else one


def _best(name: str, counts: Counter[str]) -> str:
    alike = [other for other in counts if _near(name, other)]
    return max(alike, key=lambda other: (counts[other], other == name))


def _near(one: str, other: str) -> bool:
    """Whether two names are the same but for one letter (from twelve letters on two), neither a digit."""
    if one == other:
        return True
    if min(len(one), len(other)) < _LONG_WORD or re.findall(r"\d", one) != re.findall(r"\d", other):
        return False
    most = 2 if min(len(one), len(other)) >= 12 else 1
    return abs(len(one) - len(other)) <= most and _distance(one.lower(), other.lower(), most) <= most


def _distance(one: str, other: str, most: int) -> int:
    """The number of letters to change, add or drop; any number above ``most`` if there are more."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row = row, [at]
        for column, sign in enumerate(other, 1):
            row.append(min(before[column] + 1, row[-1] + 1, before[column - 1] + (letter != sign)))
        if min(row) > most:
            break
    return row[-1] if len(row) > len(other) else most + 1


def _ranges(place: Place) -> Iterator[_Range]:
    if not place.language.startswith("en"):
        yield from _german_ranges(place.text)
    if not place.language.startswith("de"):
        yield from _english_ranges(place.text)


def _german_ranges(text: str) -> Iterator[_Range]:
    for match in _german_lead().finditer(text):
        end = _reach(text, match.end())
        yield _Range(match.end(), end)
        for further in _AND_THE.finditer(text, match.end(), end):
            yield _Range(further.end(), end)
    for match in _taken_from().finditer(text):
        yield _Range(match.start("item"), match.end("item"))
    for match in _titled().finditer(text):
        before = text[max(0, match.start() - _AROUND) : match.start()].rpartition(". ")[2]
        around = before + text[match.start() : match.end() + _AROUND].partition(". ")[0]
        if _telling().search(around):
            yield _Range(match.start("name"), match.end("name"))
    for match in _pointed_back().finditer(text):
        named = _name_before().search(text, max(0, match.start() - 100), match.start())
        if named:
            yield _Range(named.start(), match.start())
    for match in _onto().finditer(text):
        end = _reach(text, match.end())
        closing = _closing().search(text, match.end(), end)
        if closing or _verb_before().search(text[max(0, match.start() - 60) : match.start()]):
            yield _Range(match.end(), closing.start() if closing else end)


def _english_ranges(text: str) -> Iterator[_Range]:
    for match in _english_lead().finditer(text):
        yield _Range(match.end(), _reach(text, match.end()))
    for match in _english_closing().finditer(text):
        named = _english_before().search(text, max(0, match.start() - 120), match.start())
        if named:
            yield _Range(named.start("name"), named.end("name"))


def _reach(text: str, start: int) -> int:
    """Where what a word points to must end: at the close of its bracket or sentence."""
    limit = min(len(text), start + _REACH)
    depth, quoted = 0, False
    for at in range(start, limit):
        sign = text[at]
        if sign in "„»":
            quoted = True
        elif sign in "“”«":
            quoted = sign == "“" and not quoted and text[at + 1 : at + 2].isalpha()
        elif sign in "([":
            depth += 1
        elif sign in ")]" and not (depth == 0 and _MARK.search(text[max(start, at - 4) : at])):
            depth -= 1
            if depth < 0:
                return at
        elif not quoted and _STOP.match(text, at) and not _ABBREVIATED.search(text[max(0, at - 6) : at]):
            return at
    return limit


def _in_range(place: Place, stretch: _Range) -> Iterator[Reference]:
    """The documents in a list (“die Konzeption und die Richtlinie”); the list ends at the first thing that is none."""
    position = stretch.start
    text = place.text
    for _ in range(6):
        match = _item(place.language).match(text, position, stretch.end)
        found = _document(place, match, stretch) if match else None
        if not match or (found is None and not _passed(match)):
            return
        if found:
            yield found
        end = found.quote.end if found else match.end()
        link = _link().match(text, end, stretch.end)
        if not link:
            return
        position = link.end()


def _document(place: Place, match: re.Match[str], stretch: _Range) -> Reference | None:
    title = match["title"]
    told: bool | None = True
    renamed = _renamed().search(place.text, match.end(), min(stretch.end + 1, match.end() + 160))
    parts: dict[str, str] = {}
    start = match.start("quoted") if title else match.start("name")
    end = match.end("quoted") if title else match.end("name")
    if title:
        target = plain(title)
    else:
        target, end, told = _named(match)
        own = _own_title().match(place.text, end, stretch.end)
        if own and told is not False and len(target.split()) == 1 and _bare_head().fullmatch(target):
            told, target, end = True, plain(own["title"]), own.end()
        elif own and told:
            parts, end = {"title": plain(own["title"])}, own.end()
        if not told and (_never().fullmatch(target) or " " in target or len(target) < _LONG_WORD):
            return None
    if renamed:
        parts, target, end = {"long": target}, plain(renamed["title"]), renamed.start()
        end = match.end() + len(place.text[match.end() : end].rstrip(" ,("))
    rule = "document.titled" if title else "document.named" if told else UNSURE
    return pointer(ReferenceType.DOCUMENT, target, Quote(place, start, end), rule, {"name": target} | parts)


def _named(match: re.Match[str]) -> tuple[str, int, bool | None]:
    """A name with what belongs to it, where it ends, whether it is a document's (``None``: only with a title)."""
    first = _first_of_two().match(match["name"])
    name = first[1] if first else match["name"]
    end = match.start("name") + len(name)
    more = match.groupdict().get("more")
    generic = _bare_head().fullmatch(name) is not None
    if more and (re.match(r"\s(?:zu|für|über)", more) or (generic and not _never().fullmatch(name))):
        told = generic or _is_document(name)
        return plain(name + more), match.end("more"), told
    told = _is_document(_by_itself(plain(name)))
    return _by_itself(plain(name)), end, told or (None if generic else False)


def _passed(match: re.Match[str]) -> bool:
    """Whether a list may go on behind something that is no document: an answer, a paper, a law."""
    return bool(match["name"])


def _is_document(name: str) -> bool:
    words = name.split()
    if _never().fullmatch(name) or _never().fullmatch(words[0]):
        return False
    if _english_head().search(name) and len(words) > 1:
        return True
    return any(_german_head().search(word) and not _never().fullmatch(word) for word in words[:3])


def _by_itself(name: str) -> str:
    """A name out of the genitive or dative plural, where the form tells: “Masterplans” is “Masterplan”."""
    return re.sub(r"(plan|gramm|zept)e?s$", r"\1", name)


def _lists(language: str) -> dict[str, Any]:
    found: dict[str, Any] = word_lists("documents")[language]
    return found


@cache
def _german_lead() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(_lists('de')['lead'])}\s")


@cache
def _english_lead() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(_lists('en')['lead'])}\s")


@cache
def _english_closing() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\w’”\"]),?\s{either(_lists('en')['closing'])}(?!\w)")


@cache
def _english_before() -> re.Pattern[str]:
    word = r"[A-Z][\w’'-]{1,40}"
    return re.compile(rf"(?<!\w)(?:the|our|The|Our)\s(?P<name>{word}(?:\s(?:(?:of|for|on|and)\s)?{word}){{0,8}})$")


@cache
def _onto() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(_lists('de')['onto'])}\s")


@cache
def _taken_from() -> re.Pattern[str]:
    """“sind dem Leitfaden Bürgerhaushalt zu entnehmen”, “ist im Radverkehrskonzept dargestellt”."""
    named = r"[A-ZÄÖÜ][\w-]{2,60}(?:\s(?:der\s|des\s|für\s|zur\s)?[„“\"]?[\w-]{2,40}[“”\"]?){0,3}?"
    item = rf"(?P<item>(?:[„“\"][^„“”\"\n]{{3,100}}[“”\"]|{named}))"
    return re.compile(rf"(?<!\w)(?:dem|der|den|im)\s{item}\s{either(_lists('de')['taken_from'])}(?!\w)")


@cache
def _pointed_back() -> re.Pattern[str]:
    """“der Wegweiser Ehrenamt, auf den verwiesen wird”, “die Richtlinie – auf diese wird Bezug genommen”."""
    closing = either(_lists("de")["closing"])
    return re.compile(rf"\s?[,–—]\sauf\s(?:den|die|das|diese[nsm]?|welche[nsm]?)\s[^.;\n]{{0,80}}?{closing}")


@cache
def _titled() -> re.Pattern[str]:
    """A kind of document and its title: “der Leitfaden Baumpflege”."""
    heads = either(_lists("de")["heads"])
    name = rf"(?=[A-ZÄÖÜ])(?i:{heads})(?:\s[A-ZÄÖÜ][\w-]{{2,40}}){{1,3}}"
    return re.compile(rf"(?<!\w)(?:der|die|das|dem|den|im|zum|zur)\s(?P<name>{name})(?![\w-])")


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(_lists('de')['telling'])}(?!\w)")


@cache
def _name_before() -> re.Pattern[str]:
    head = either(_lists("de")["heads"])
    return re.compile(rf"(?<![\w-])[A-ZÄÖÜ][\w-]{{0,60}}(?i:{head})(?:e?s|en|e|n)?(?:\s[A-ZÄÖÜ][\w-]{{1,40}}){{0,3}}$")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(_lists('de')['closing'])}(?!\w)")


@cache
def _verb_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(_lists('de')['verbs_before'])}(?:\s[^.;\n]{{0,40}})?$")


@cache
def _item(language: str) -> re.Pattern[str]:
    """One thing in a list: an article, adjectives, then a title in quotation marks or a name."""
    word = r"[A-ZÄÖÜ][\w\xad-]{1,70}"
    if language.startswith("en"):
        small = r"(?:of|for|on|to|in|at)"
        more = rf"(?:\s(?:(?:and|{small}(?:\sthe)?)\s)?[A-Z][\w’'-]{{1,40}}){{0,9}}"
        name = rf"(?P<name>[A-Z][\w’'-]{{1,40}}{more}(?:\s(?:19|20)\d\d(?:[-–/]\d{{2,4}})?)?)"
        lead = r"(?:(?:the|our|its|their|this|that)\s)?(?:(?:[a-z][\w-]{2,20})\s){0,3}?"
    else:
        adjective = r"(?:[a-zäöü]\w{2,30}(?:en|er|es|e)\s)?"
        lead = r"\s(?:der|des|zur|zum|für|über|von)\s(?:(?:die|den|das|der|dem)\s)?"
        title = rf"(?:{lead}{adjective}{word}(?:\s(?:und|der|des|von)\s{adjective}{word}){{0,3}})"
        year = r"(?:\s(?:19|20)\d\d(?:/\d{2,4})?(?!\d))?"
        name = rf"(?P<name>{word}(?:\s(?=[A-ZÄÖÜ])[\w-]{{2,40}}(?![\w-])){{0,3}}{year})(?P<more>{title})?"
        article = r"(?:(?:die|den|das|der|dem|des|in|im|an|auf)\s){0,2}"
        lead = rf"{article}(?:(?:[a-zäöü][\w-]{{2,30}}(?:en|er|es|e|em))\s){{0,3}}"
    return re.compile(rf"{lead}(?:(?P<quoted>{_QUOTED})|{name})")


@cache
def _own_title() -> re.Pattern[str]:
    return re.compile(rf"\s{_QUOTED}")


@cache
def _renamed() -> re.Pattern[str]:
    words = either(_lists("de")["renamed"])
    return re.compile(rf"[,(]?\s?{words}[:,]?\s(?:als\s)?{_QUOTED}")


@cache
def _link() -> re.Pattern[str]:
    return re.compile(r"\s?(?:,\s|\s(?:und|sowie|and|as well as|bzw\.)\s)(?:auch\s)?(?:auf\s|in\s|to\s|im\s)?")


@cache
def _german_head() -> re.Pattern[str]:
    return re.compile(rf"(?i:{either(_lists('de')['heads'])})(?:e?s|en|e|n)?$")


@cache
def _english_head() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(_lists('en')['heads'])}(?!\w)")


@cache
def _bare_head() -> re.Pattern[str]:
    """A head by itself: “Bericht”, which only its title makes a document's name."""
    return re.compile(rf"(?i:{either((*_lists('de')['heads'], *_lists('en')['heads']))})")


@cache
def _first_of_two() -> re.Pattern[str]:
    """The first of two English documents: “Water Strategy and Guidance on Floods”."""
    return re.compile(rf"([^\n]{{3,120}}?(?<!\w){either(_lists('en')['heads'])})\sand\s")


@cache
def _never() -> re.Pattern[str]:
    return re.compile(either((*_lists("de")["never"], *_lists("en")["never"])))
