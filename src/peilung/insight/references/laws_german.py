"""Names of laws in German texts: compounds, titles with “zur ...”, books of the Sozialgesetzbuch, abbreviations."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from peilung.insight.references.external_common import Gender, by_itself, either, one_line, plain
from peilung.insight.references.laws_names import Named, Use, introduced
from peilung.insight.words import word_lists

_BACK = 120
_WORD = re.compile(r"[\w\xad-]*$")
_COORDINATED = re.compile(r"(?:[A-ZÄÖÜ]\w{1,40}-,?\s(?:und\s|oder\s|sowie\s)?){1,3}$")
_ORDINAL = "(?:Erst|Zweit|Dritt|Viert|Fünft|Sechst|Siebt|Acht|Neunt|Zehnt)"
_TITLED = frozenset("verordnung ordnung satzung konvention übereinkommen vertrag vereinbarung".split())
"""Heads whose compounds have a title behind them as well."""
_ADJECTIVE = re.compile(
    r"(?<![\w-])(?P<word>[A-ZÄÖÜ]\w{0,30}(?:isch|gemein|heitlich|ürgerlich|lobal)e[nrs]?"
    rf"|{_ORDINAL}e[nrs]?|[A-ZÄÖÜ][a-zäöü]{{2,20}}er)\s$"
)
_REGION = re.compile(r"\s(?P<name>[A-ZÄÖÜ][\w-]{2,40})(?![\w-])")
_OF_THE_LAND = re.compile(r"\sdes\s(?:Landes|Freistaate?s|Kantons)(?!\w)")
_DATED = re.compile(r"\s(?:(?:19|20)\d\d/(?:19|20)?\d\d(?!\d)|(?:19|20)\d\d(?=\s[(–])|\d\.\d(?=[\s.,;)]))")
_OF_YEAR = re.compile(r"\s(?:19|20)\d\d(?:/(?:19|20)?\d\d)?(?![\d/])")
_COUNTED = re.compile(r"(?<!\d)(?<!\d\.)(?P<count>\d{1,2}\.)\s$")
"""The count of an ordinance: “34. BImSchV”."""
_INDEFINITE = re.compile(r"(?<!\w)[Ee]in(?:e[mnrs]?)?\s(?:[a-zäöü]\w+\s)?$")
_FOR_COUNTRY = re.compile(r"\sfür\s[A-ZÄÖÜ][a-zäöüß-]{3,25}(?=\s?[(.,;)])")
_ROMAN = r"(?:XI{0,3}|XIV|IX|IV|VI{0,3}|I{1,3})(?![\w-])"
_NOUN = r"(?!\w*(?:gesetz|verordnung|ordnung)(?:es)?\b)[A-ZÄÖÜ][\w-]{1,60}"
_GENDERS = {"masculine": Gender.MASCULINE, "feminine": Gender.FEMININE, "neuter": Gender.NEUTER}


@dataclass(frozen=True, slots=True)
class _Head:
    """The last part of a law's name: how it ends in the genitive, its gender, what its compounds need."""

    head: str
    pattern: re.Pattern[str]
    gender: Gender
    use: str


def german_names(text: str, regions: frozenset[str]) -> Iterator[Named]:
    """All laws that a text names in full; abbreviations by themselves are left to ``abbreviations``."""
    yield from _books(text)
    yield from _union(text)
    yield from _compounds(text, regions)


def abbreviations(text: str, known: Callable[[str], bool], regions: frozenset[str]) -> Iterator[Named]:
    """“AufenthG”, “KiföG M-V”, “GG”; in capitals only where known, or (to be judged by who asks) behind a section."""
    never = frozenset(word_lists("laws")["german"]["no_law"])
    for match in _abbreviation().finditer(text):
        whole, short = plain(match.group()), match["short"]
        counted = _COUNTED.search(text, max(0, match.start() - 5), match.start()) if short.endswith("V") else None
        if counted:
            name = f"{counted['count']} {whole}"
            yield Named(counted.start(), match.end(), name, Use.FREE, "law.abbreviation")
            continue
        place = _REGION.match(text, match.end())
        if place and (short == "DBA" or (place["name"] in regions and short.endswith(("G", "GB", "O", "V")))):
            yield Named(match.start(), place.end(), f"{whole} {place['name']}", Use.FREE, "law.abbreviation")
            continue
        if known(whole):
            yield Named(match.start(), match.end(), whole, Use.FREE, "law.abbreviation")
        elif known(short):
            dated = whole[-4:].isdigit()
            end = match.end() if dated else match.end("short")
            yield Named(match.start(), end, whole if dated else short, Use.FREE, "law.abbreviation")
        elif short not in never:
            mixed = short.endswith(("G", "VO")) and any(sign.islower() for sign in short[1:]) and len(short) > 3
            mixed = mixed or (short.endswith(("V", "O")) and sum(map(str.islower, short)) > 3)
            use = Use.FREE if mixed else Use.CITED
            yield Named(match.start(), match.end(), whole, use, "law.abbreviation")


def _books(text: str) -> Iterator[Named]:
    """“SGB VIII”, “Sozialgesetzbuch (SGB) III, SGB II”, “SGB II und III”, “Zwölftes Buch Sozialgesetzbuch”."""
    if "SGB" not in text and "ozialgesetzbuch" not in text:
        return
    for match in _book().finditer(text):
        yield Named(match.start(), match.end("roman"), f"SGB {match['roman']}", Use.FREE, "law.abbreviation")
        for more in re.finditer(_ROMAN, match["more"] or ""):
            start = match.start("more") + more.start()
            yield Named(start, match.start("more") + more.end(), f"SGB {more.group()}", Use.FREE, "law.abbreviation")
    books = _lists()["books"]
    for match in _spelt_book().finditer(text):
        name = f"SGB {match['roman'] or books[match['ordinal']]}"
        yield Named(match.start(), match.end(), name, Use.FREE, "law.named")


def _union(text: str) -> Iterator[Named]:
    """“Richtlinie 2000/60/EG”, “Regulation (EU) 2016/679”, “Verordnung (EG) Nr. 1907/2006”."""
    for match in _act_of_union().finditer(text) if "/" in text else ():
        kind = re.sub(r"(?<=luss)es$|(?<=[a-z])s$", "", plain(match["kind"])).replace("Delegierten", "Delegierte")
        sign = f"({plain(match['sign'])})" if match["sign"] else ""
        name = " ".join(filter(None, (kind, sign, match["no"], match["number"])))
        short, end = introduced(text, match.end())
        yield Named(match.start(), end, name, Use.FREE, "law.union", short)


def _compounds(text: str, regions: frozenset[str]) -> Iterator[Named]:
    for hit in _any_head().finditer(text):
        named = _compound(text, hit.start(), hit.end(), regions)
        if named:
            yield named


def _compound(text: str, start: int, end: int, regions: frozenset[str]) -> Named | None:
    base = max(0, start - _BACK)
    word = _WORD.search(text[base:start])
    first = base + word.start() if word else start
    noun = text[first:end].replace("\xad", "")
    head = next((head for head in _heads() if head.pattern.search(noun)), None)
    if not head or not noun[:1].isupper():
        return None
    ending = head.pattern.search(noun)
    bare = noun[: ending.start("ending")] if ending else noun
    alone = bare.lower() == head.head
    any_such = head.head in ("gesetz", "verordnung", "satzung") and _INDEFINITE.search(text, max(0, first - 30), first)
    if alone and any_such:
        return None
    begin, before = _before(text, first, head, alone=alone)
    counted = _COUNTED.search(text, max(0, first - 5), first) if head.head == "verordnung" and not alone else None
    if counted and not before:
        begin, before = counted.start(), counted["count"]
    tail_end = _tail_end(text, end, head, regions, alone=alone)
    tail = plain(text[end:tail_end])
    use = _use(bare, head, before, tail)
    if use is None:
        return None
    short, whole = introduced(text, tail_end)
    if not short and tail.startswith(("zur Änderung", "zur Anpassung", "zur Einführung")):
        return None
    name = plain(f"{before} {bare} {tail}")
    return Named(begin, whole, name, use, "law.named", short)


def _before(text: str, start: int, head: _Head, *, alone: bool) -> tuple[int, str]:
    """What belongs to a name before its noun: “Integrations- und”, “Sächsisches”, “Genfer”; and where it begins."""
    base = max(0, start - _BACK)
    coordinated = _COORDINATED.search(text[base:start])
    begin = base + coordinated.start() if coordinated else start
    linked = plain(coordinated.group()) if coordinated else ""
    adjective = _ADJECTIVE.search(text[max(0, begin - 40) : begin])
    if not adjective or not _is_adjective(adjective["word"], head, alone=alone):
        return begin, linked
    begin = begin - len(adjective.group())
    return begin, plain(f"{_alone(adjective['word'], head.gender)} {linked}")


def _alone(word: str, gender: Gender) -> str:
    """An adjective or an ordinal without its article: “Zweiten” is “Zweites”, of an ordinance “Zweite”."""
    ordinal = re.fullmatch(rf"({_ORDINAL})e[nrs]?", word)
    return f"{ordinal[1]}{gender}" if ordinal else by_itself(word, gender)


def _is_adjective(word: str, head: _Head, *, alone: bool) -> bool:
    if re.search(r"(?:isch|gemein|heitlich|ürgerlich|lobal)e[nrs]?$", word):
        return True
    if re.match(rf"{_ORDINAL}e", word):
        return alone and head.head in ("gesetz", "verordnung")
    lists = _lists()
    return head.head in lists["with_place"] and word not in lists["no_place"] and (alone or len(word) > 6)


def _use(bare: str, head: _Head, before: str, tail: str) -> Use | None:
    """Whether a name is a law's by itself, only with a section, or never."""
    if _named().fullmatch(bare) or tail.startswith("zwischen"):
        return Use.FREE
    if not tail and not before and _generic().fullmatch(bare):
        return Use.AGAIN if bare in ("Gesetz", "Verordnung") else None
    if not tail and bare in _lists()["only_cited"]:
        return Use.CITED
    if head.use == "cited" and not tail and not before and bare.lower() == head.head:
        return None
    if any(word in f"{bare} {tail}" for word in _lists()["rights"]) or tail.startswith(("über", "zum", "zur")):
        return None if head.head == "richtlinie" else Use.FREE if head.use != "cited" or "recht" in tail else Use.CITED
    if head.use == "listed":
        regional = bare == "Verfassung" and tail
        return Use.FREE if regional or _listed().fullmatch(bare) else Use.CITED
    if head.use == "cited" and before and head.head in ("abkommen", "protokoll") and "-" not in before:
        return Use.FREE
    return Use.FREE if head.use == "free" else Use.CITED


def _tail_end(text: str, end: int, head: _Head, regions: frozenset[str], *, alone: bool) -> int:
    """Where a name ends behind its noun: “des Landes Nordmark”, “Brandenburg”, “zur Stärkung der Teilhabe”."""
    of_year = _OF_YEAR.match(text, end) if text.endswith(("haushaltsgesetz", "Haushaltsgesetz"), 0, end) else None
    region = of_year or _of_region().match(text, end) or _DATED.match(text, end)
    region = region or (_OF_THE_LAND.match(text, end) if head.head == "verfassung" else None)
    if region:
        return region.end()
    place = _REGION.match(text, end)
    if place and place["name"] in regions:
        return place.end()
    country = _FOR_COUNTRY.match(text, end) if head.head == "gesetz" and not alone else None
    if country:
        return country.end()
    rights = _rights().match(text, end) if head.use in ("cited", "free") else None
    if rights and head.head not in ("gesetz", "gesetzbuch", "verordnung"):
        return rights.end()
    titled = alone or head.head in _TITLED
    between = _between().match(text, end) if head.head.endswith(("vertrag", "abkommen", "konkordat")) else None
    if between:
        return between.end()
    title = _title().match(text, end) if titled else None
    if not title and re.search(r"usführungs(?:gesetz|verordnung)(?:es)?$", text[max(0, end - 40) : end]):
        title = re.compile(r"\szu[mr]\s(?:SGB\s[IVX]+|[A-ZÄÖÜ][\w-]+)").match(text, end)
    return title.end() if title else end


def _lists() -> dict[str, Any]:
    found: dict[str, Any] = word_lists("laws")["german"]
    return found


@cache
def _heads() -> tuple[_Head, ...]:
    return tuple(_head(**row) for row in _lists()["heads"])


def _head(head: str, endings: str, gender: str, use: str) -> _Head:
    return _Head(head, re.compile(rf"(?i:{head})(?P<ending>{endings})$"), _GENDERS[gender], use)


@cache
def _any_head() -> re.Pattern[str]:
    ways = either(f"{row['head'][1:]}{row['endings']}" for row in _lists()["heads"])
    firsts = "".join(sorted({row["head"][0] + row["head"][0].upper() for row in _lists()["heads"]}))
    return re.compile(rf"[{firsts}]{ways}(?![\w\xad-])")


@cache
def _generic() -> re.Pattern[str]:
    return re.compile(either(_lists()["generic"]))


@cache
def _named() -> re.Pattern[str]:
    return re.compile(either(_lists()["named"]))


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(either(_lists()["listed"]))


@cache
def _of_region() -> re.Pattern[str]:
    of_land = r"des\s(?:Landes|Freistaate?s|Kantons|Bundeslandes|Bundes)"
    of_union = r"der\s(?:Europäischen Union|Vereinten Nationen)"
    for_land = r"für\s(?:das\s(?:Land|Bundesland)|den\s(?:Freistaat|Kanton))"
    owner = rf"(?:{of_land}(?=\s[A-ZÄÖÜ])|{of_union}|{for_land})"
    return re.compile(rf"\s{owner}(?:\s[A-ZÄÖÜ][\w-]{{2,40}}(?=[\s.,;:)]|$))?")


@cache
def _rights() -> re.Pattern[str]:
    rights = either(_lists()["rights"])
    union = "Europäischen Union|Vereinten Nationen|Europarate?s"
    noun = rf"(?:{rights}|{union}|[A-ZÄÖÜ]\w{{1,30}}-\s(?:und|oder)\s{_NOUN})"
    return re.compile(one_line(rf"\s(?:der|des)\s{noun}(?:\sder\s(?:[A-ZÄÖÜ]\w{{1,30}}en\s)?[A-ZÄÖÜ]\w+)?"))


@cache
def _title() -> re.Pattern[str]:
    adjective = rf"(?!{either(_lists()['no_adjective'])}\s)[a-zäöü]\w{{2,30}}(?:en|er|es|e)\s"
    capital = r"(?:[A-ZÄÖÜ]\w{2,30}(?:en|er|es|e)\s(?=[A-ZÄÖÜ]))?"
    owner = r"(?:Stadt|Gemeinde|Landeshauptstadt|Universität|Hochschule|Land|Landkreis)\s[A-ZÄÖÜ][\w-]{2,40}"
    noun = rf"(?:{owner}|{_NOUN}|(?<=zum\s)[A-ZÄÖÜ]\w{{3,50}}gesetz(?![\w-]))"
    phrase = rf"(?:(?:die|den|das|der|dem)\s)?(?:{adjective}){{0,2}}{capital}{noun}"
    time = either(_lists()["no_part"])
    article = r"(?:der\s|des\s|den\s|die\s|dem\s)?"
    prepositions = "von|vor|an|auf|bei|zwischen|durch"
    linked = rf"\s(?:und|sowie|oder)\s(?:von\s|zur\s|zum\s)?{article}|\s(?:{prepositions})\s{article}"
    link = rf"(?:{linked}|\s(?:der|des)\s|\smit\s(?=Behinderung)|\sim\s(?!{time}))"
    more = rf"(?:{link}(?:{adjective}){{0,2}}{capital}(?:{owner}|{_NOUN})){{0,8}}"
    return re.compile(one_line(rf"\s(?:zur|zum|über|für|gegen)\s{phrase}{more}"))


@cache
def _between() -> re.Pattern[str]:
    """“Staatsvertrag zwischen dem Land Nordmark und dem Land Südmark über die Häfen”."""
    article = r"(?:(?:dem|der|den|die|das)\s)?"
    party = rf"{article}(?:[A-ZÄÖÜ][\w-]{{1,40}}(?:\s(?:von\s|der\s|des\s)?)?){{1,5}}"
    name = r"(?:[a-zäöü]\w{2,30}(?:en|er|es|e)\s){0,2}[A-ZÄÖÜ][\w-]{1,50}"
    subject = rf"(?:\s?(?:über|zur|zum)\s{article}{name}(?:\s(?:und|der|des|im|in|von)\s{article}{name}){{0,4}})?"
    return re.compile(one_line(rf"\szwischen\s{party}\s?und\s{party}(?<!\s){subject}"))


@cache
def _book() -> re.Pattern[str]:
    more = rf"(?:(?:,|\sund|\ssowie|\soder|\sbzw\.|/)\s?{_ROMAN}){{1,8}}"
    lead = r"(?:Sozialgesetzbuch(?:e?s)?\s(?:\(SGB\)\s)?|SGB[\s-]{1,2})"
    return re.compile(rf"(?<![\w-]){lead}(?P<roman>{_ROMAN})(?P<more>{more})?")


@cache
def _spelt_book() -> re.Pattern[str]:
    ordinal = either(_lists()["books"])
    behind = rf"(?:\s?(?:\(|[–-]\s?)SGB\s(?P<roman>{_ROMAN})\)?)?"
    return re.compile(
        rf"(?P<ordinal>{ordinal})e[nrs]?\sBuch(?:e?s)?\s(?:des\s)?Sozialgesetzbuch(?:e?s)?{behind}"
    )


@cache
def _act_of_union() -> re.Pattern[str]:
    lists = word_lists("laws")["union"]
    kind, sign = either(lists["kinds"]), either(lists["signs"])
    number = rf"(?P<number>\d{{1,4}}/\d{{1,4}}(?:/(?:{sign}))?)"
    return re.compile(
        rf"(?<![\w-])(?:[A-ZÄÖÜ]\w{{1,20}}-|(?:Council|Commission)\s)?(?P<kind>{kind})\s(?:\((?P<sign>{sign})\)\s)?(?:(?P<no>Nr\.|No\.?)\s)?{number}(?![\w/])"
    )


@cache
def _abbreviation() -> re.Pattern[str]:
    suffix = either(_lists()["suffixes"])
    short = r"(?:[A-ZÄÖÜ]\w{0,2}-)?[A-ZÄÖÜ][a-zäöüß]{0,12}[A-ZÄÖÜ][A-Za-zÄÖÜäöüß]{0,14}(?:-[A-ZÄÖÜ]{1,4}(?![\w-]))?"
    behind = rf"(?:\s(?:{suffix}|(?:19|20)\d\d(?=[\s.,;)]|$)|\d\.\d(?=[\s.,;)-]|$))(?![\w-]))?"
    return re.compile(rf"(?<![\w/.-])(?P<short>{short})(?![\w])(?!-[a-zA-ZÄÖÜ]){behind}")
