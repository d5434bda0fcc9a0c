"""Laws with section, paragraph, sentence, number, letter; and the ways a paper calls the same law."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from peilung.core.insight import Place, Quote, Reference, ReferenceType
from peilung.core.paper import Document
from peilung.insight.references.external_common import Taken, either, pointer
from peilung.insight.references.laws_english import english_names, instruments
from peilung.insight.references.laws_german import abbreviations, german_names
from peilung.insight.references.laws_names import Named, Use
from peilung.insight.references.laws_sections import Cited, find_sections
from peilung.insight.words import word_lists

_LIKE_A_LAW = re.compile(
    r"§|[Gg]esetz|SGB|[Oo]rdnung|erfassung|onvention|Art|Acts?\b|S\.?[IR]|G\b|VO?\b|[Vv]ertrag|kommen|[Rr]echt"
    r"|ichtlinie|atzung"
    r"|irective|egulation|ode\b|aws?\b|ection|Bill\b|Treaty|Order|Ordinance|Rules|Covenant|Charter|Decision"
    r"|Reg\.|\.R\.|[A-Z]{4}"
    r"|onstitution|onkordat|DBA|GG\b|TA\s"
)
_DEFINED = re.compile(r"[^.;\n]{0,25}?[“\"‘'](?:the|das|die|der)\s[A-Z]\w{2,15}[”\"’'“]")
_REGION = r"[A-ZÄÖÜ][\w-]{2,40}"


@dataclass(frozen=True, slots=True)
class Laws:
    """What a paper tells of its laws: long names in lower case to short ones, the long name of a short one."""

    names: dict[int, list[Named]] = field(default_factory=dict)
    """The full names in each place, by the place's index."""
    short: dict[str, str] = field(default_factory=dict)
    long: dict[str, str] = field(default_factory=dict)
    by_year: dict[str, str] = field(default_factory=dict)
    full: dict[str, str] = field(default_factory=dict)
    """Names in lower case to the name with where it was printed."""
    before: dict[int, list[str]] = field(default_factory=dict)
    """The laws that the texts of the same point, else the text before, named last, by the place's index."""
    regions: frozenset[str] = frozenset()
    defined: list[str] = field(default_factory=list)
    """Laws that the paper calls “the Act” or “the Code” throughout."""

    @classmethod
    def of(cls, document: Document, places: Sequence[Place]) -> Laws:
        """Read all names of all places first: a short name may be introduced behind its first use."""
        laws = cls(regions=_regions(document, places))
        for index, place in enumerate(places):
            laws.names[index] = found = _full_names(place, laws.regions) if _LIKE_A_LAW.search(place.text) else []
            for name in found:
                laws._learn(name)
                if _DEFINED.match(place.text, name.end):
                    laws.defined.append(name.name)
        laws._carry(places)
        return laws

    def _carry(self, places: Sequence[Place]) -> None:
        last: dict[tuple[str, int | None], list[str]] = {}
        latest: list[str] = []
        for index, place in enumerate(places):
            point = place.origin, place.resolution
            self.before[index] = [*latest, *last.get(point, ())]
            named = [name for name in self.names[index] if name.use is Use.FREE or name.year]
            laws = [self.by_year.get(name.year, name.name) if name.year else name.name for name in named[-_LOOK_BACK:]]
            if laws:
                latest = laws
                last[point] = [*last.get(point, ())[-_LOOK_BACK:], *laws]

    def _learn(self, name: Named) -> None:
        if name.short:
            self.short.setdefault(name.name.lower(), name.short)
            self.long.setdefault(name.short, name.name)
        if name.full:
            self.full.setdefault(name.name.lower(), name.full)
        year = name.name[-4:]
        if year.isdigit() and name.use is not Use.AGAIN:
            self.by_year.setdefault(year, name.name)

    def known(self, short: str) -> bool:
        """Whether letters stand for a law."""
        return short in self.long or short in word_lists("laws")["german"]["abbreviations"]

    def called(self, name: str) -> str:
        """A law by the short name that the paper introduces, else by the name it was printed with."""
        return self.short.get(name.lower(), name)


@dataclass(frozen=True, slots=True)
class _Found:
    """Sections with their law; without sections the law by itself; ``again`` if the law was named before."""

    named: Named
    cited: Cited | None
    again: bool = False
    closing: int = 0
    """1 where a bracket that opens between law and section closes behind the section: “SGB VIII (§ 34)”."""


def laws(index: int, place: Place, known: Laws) -> Iterator[Reference]:
    """All laws that one text cites; without a section a law counts once, and not beside a section of it."""
    if not _LIKE_A_LAW.search(place.text):
        return
    names = [meant for name in known.names[index] if (meant := _of_year(name, known))]
    full = Taken((name.start, name.end) for name in names)
    names += [name for name in abbreviations(place.text, known.known, known.regions) if full.free(name.start, name.end)]
    names.sort(key=lambda name: name.start)
    found = _joined(place, names, known.before[index], known.defined)
    cited: dict[str, list[tuple[int, int]]] = {}
    for one in sorted((one for one in found if one.cited), key=_span):
        cited.setdefault(known.called(one.named.name), []).append(_span(one))
    seen: set[str] = set()
    for one in sorted(found, key=_span):
        law = known.called(one.named.name)
        if one.cited is None and (law in seen or _said_with(place.text, one, cited.get(law, []))):
            continue
        seen.add(law)
        yield from _references(place, one, law, known)


def _of_year(name: Named, known: Laws) -> Named | None:
    """“the 2004 Act” as the law that it is; nothing where no law of that year is named."""
    if not name.year:
        return name
    law = known.by_year.get(name.year)
    return replace(name, name=law, use=Use.FREE) if law else None


def _references(place: Place, one: _Found, law: str, known: Laws) -> Iterator[Reference]:
    start, end = _span(one)
    quote = Quote(place, start, end)
    long = known.full.get(law.lower()) or known.full.get(known.long.get(law, "").lower()) or known.long.get(law)
    parts = {"law": law} | ({"long": long} if long and long != law else {})
    if one.cited is None:
        yield pointer(ReferenceType.LAW, law, quote, one.named.rule, parts)
        return
    rule = "law.again" if one.again else "law.union" if one.named.rule == "law.union" else "law.section"
    for section in one.cited.sections:
        yield pointer(ReferenceType.LAW, f"{law} {section}", quote, rule, parts | section.parts)


def _span(one: _Found) -> tuple[int, int]:
    if one.cited is None:
        return one.named.start, one.named.end
    if one.again:
        return one.cited.start, one.cited.end
    return min(one.named.start, one.cited.start), max(one.named.end, one.cited.end) + one.closing


def _joined(place: Place, names: Sequence[Named], earlier: Sequence[str], defined: Sequence[str]) -> list[_Found]:
    """Each section with the law behind it, before it, or named last; then the laws without a section."""
    text, cited = place.text, list(find_sections(place.text, place.language))
    laws_of = _behind(text, names, cited)
    used, ends = {name.start for name in laws_of.values()}, [name.end for name in names]
    joined = [_Found(name, cited[at]) for at, name in laws_of.items()]
    for at, one in enumerate(cited):
        if at in laws_of:
            continue
        last = _last(names, ends, one.start)
        if last and last.use is not Use.AGAIN and _gap(_backward(), text, last.end, one.start):
            used.add(last.start)
            bracket = "(" in text[last.end : one.start] and text[one.end : one.end + 1] == ")"
            joined.append(_Found(last, one, closing=int(bracket)))
        elif (meant := _last(names, ends, one.start, used)) and _stands_alone(text, one, meant.end):
            joined.append(_Found(meant, one, again=True))
    joined += [_Found(name, None) for name in names if name.start not in used]
    resolved = (_resolved(one, names, ends, earlier, defined) for one in joined)
    return [one for one in resolved if one is not None]


def _behind(text: str, names: Sequence[Named], cited: Sequence[Cited]) -> dict[int, Named]:
    """The law behind each section, by the section's index: “§ 5 SGB IX”, “§ 3 in Verbindung mit § 5 SGB IX”."""
    starts, ends = [name.start for name in names], [name.end for name in names]
    found: dict[int, Named] = {}
    for at in reversed(range(len(cited))):
        here = cited[at]
        after = bisect_left(starts, here.end)
        if after < len(names) and _gap(_forward(), text, here.end, starts[after]):
            found[at] = names[after]
            continue
        listed = at + 1 in found and _gap(_listed(), text, here.end, cited[at + 1].start)
        if listed and not _named_just_before(text, ends, here):
            found[at] = found[at + 1]
    return found


def _named_just_before(text: str, ends: Sequence[int], cited: Cited) -> bool:
    """“GDPR Article 9 and sections 21 and 22 of the Health Act”: what is listed behind is of another law."""
    before = bisect_right(ends, cited.start)
    return before > 0 and text[ends[before - 1] : cited.start] in (" ", ", ", "\xa0")


def _said_with(text: str, one: _Found, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the same sentence cites the law with a section, next before it or next behind it."""
    start, end = _span(one)
    at = bisect_left(spans, (start, end))
    between = [text[max(start, end - 2) : first + 1] for first, _ in spans[at : at + 1]]
    between += [text[max(first, last - 2) : start + 1] for first, last in spans[max(0, at - 1) : at]]
    return any(len(words) < _LONGEST_SENTENCE and not _SENTENCE.search(words) for words in between)


def _last(names: Sequence[Named], ends: Sequence[int], before: int, used: set[int] | None = None) -> Named | None:
    """The last law that ends before a place in the text; with ``used`` one that is a law by itself or was cited."""
    stop = bisect_right(ends, before)
    for name in reversed(names[max(0, stop - _LOOK_BACK) : stop]):
        if used is None or (name.use is not Use.AGAIN and (name.use is Use.FREE or name.start in used)):
            return name
    return None


def _resolved(
    one: _Found, names: Sequence[Named], ends: Sequence[int], earlier: Sequence[str], defined: Sequence[str]
) -> _Found | None:
    """What “the 2004 Act” and “dieses Gesetzes” mean; a name that needs a section and has none is left out."""
    named = one.named
    match named.use:
        case Use.FREE:
            return one
        case Use.CITED:
            return one if one.cited else None
        case Use.AGAIN:
            told = one.cited or re.match(r"(?:[Tt]hat|[Tt]he s)", named.name)
            always = (law for law in defined if named.name.startswith("the ") and named.name[4:] in law.split())
            law = next(always, _of_kind(named, names, ends, _span(one)[0], earlier)) if told else None
    return replace(one, named=replace(named, name=law)) if law else None


def _of_kind(
    again: Named, names: Sequence[Named], ends: Sequence[int], before: int, earlier: Sequence[str]
) -> str | None:
    """The last law named that is what “the directive”, “dieses Gesetzes” says it is, here or in texts before."""
    stop = bisect_right(ends, before)
    here = [name.name for name in names[max(0, stop - _LOOK_BACK) : stop] if name.use is not Use.AGAIN]
    kind = again.name.split()[-1].lower().rstrip("s")
    alike = (law for law in reversed([*earlier, *here]) if kind in law.lower())
    return next(alike, here[-1] if here and kind in _ANY_LAW else None)


_ANY_LAW = frozenset({"act", "law", "gesetz", "gesetze", "statute"})


def _stands_alone(text: str, cited: Cited, named: int) -> bool:
    """Whether a section without a law may be one of the law named before: “§ 3 dieser Resolution” is none."""
    thereof = _THEREOF.match(text, cited.end) is not None
    whole = thereof or (cited.sections[0].unit in ("section", "article", "byelaw", "rule") and not cited.inner)
    between = text[max(named, cited.start - _LONGEST_SENTENCE) : cited.start]
    return whole and not _ELSEWHERE.match(text, cited.end) and not _OTHER_RULES.search(between)


_THEREOF = re.compile(r"\s(?:thereto|thereof|ebenda|ebd\.|a\.\s?a\.\s?O\.)")
_OTHER_RULES = re.compile(
    r"(?:[Ss]atzung|[Vv]ertrag|[Vv]ereinbarung|[Oo]rdnung|[Ee]ntwurf|Statuten?|statutes|agreement|contract"
    r"|guidelines|treaty)(?!\w)"
)
_ELSEWHERE = re.compile(r"\s(?:of|der|des|to|dieser|dieses|unserer|in)\s")
_SENTENCE = re.compile(r"[\w)”“]{2}[.!?]\s+[A-ZÄÖÜ„“§]|\n")
_LONGEST_SENTENCE = 500
_LONGEST_GAP = 60
_LOOK_BACK = 40
"""Among so many names before it, the law that a section alone means is looked for."""


def _gap(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return 0 <= end - start <= _LONGEST_GAP and pattern.fullmatch(text, start, end) is not None


@cache
def _forward() -> re.Pattern[str]:
    lists = word_lists("laws")["sections"]["between"]
    adjective = r"(?:(?:[a-zäöü]{3,30}(?:en|em)|amended|new|current|revised|former|federal|state|same|old)\s){0,2}"
    article = r"(?:the\s|des\s|der\s|dem\s|diese[smr]\s)?"
    matter = r"(?:\s\([a-z][a-z ,-]{2,40}\))?"
    return re.compile(rf"{matter},?\s{{0,3}}(?:{either(lists['to_law'])}\s)?{article}{adjective}[„“\"‘']?")


@cache
def _backward() -> re.Pattern[str]:
    words = either(word_lists("laws")["sections"]["between"]["from_law"])
    return re.compile(rf"[”“\"’]?\s?(?:[,(\[–—:;-]\s?)?(?:{words}\s){{0,2}}(?:the\s)?")


@cache
def _listed() -> re.Pattern[str]:
    words = either(word_lists("laws")["sections"]["between"]["lists"])
    aside = r"(?:\sund,\s[^,;.\n]{3,40},\s|\sand,\s[^,;.\n]{3,40},\s)"
    return re.compile(rf"(?:\s?(?:,|{words})\s{{0,2}}|{aside})(?:(?:nach|aus|in|mit|with|under|of)\s)?")


def _full_names(place: Place, regions: frozenset[str]) -> list[Named]:
    """The names of laws in full in one text, none within another; the longest of those that overlap."""
    ways = [] if place.language.startswith("en") else [*german_names(place.text, regions)]
    if not place.language.startswith("de"):
        ways += english_names(place.text)
    ways += instruments(place.text)
    if place.language.startswith("en"):
        ways += german_names(place.text, regions)
    found: list[Named] = []
    end = -1
    real = Taken((name.start, name.end) for name in ways if name.use is not Use.AGAIN)
    for name in sorted(ways, key=lambda name: (name.start, -name.end)):
        hidden = name.use is Use.AGAIN and not real.free(name.start, name.end)
        if found and name.rule == "law.union" and place.text[found[-1].end : name.start] == " (":
            found.pop()
        if name.start >= end and not hidden:
            found.append(name)
            end = name.end
    return found


def _regions(document: Document, places: Sequence[Place]) -> frozenset[str]:
    """The regions whose name may follow a law's: those of the word list, and the one the paper comes from."""
    lists = word_lists("laws")["german"]
    paper = document.paper
    bodies = (resolution.body for resolution in document.resolutions)
    texts = [text for text in (paper.author, paper.addressee, paper.title, *bodies) if text]
    governed = re.compile(rf"(?<!\w){either(lists['governed'])}\s(?:von\s|der\s|des\s)?(?P<region>{_REGION})")
    found = {match["region"] for text in texts for match in governed.finditer(text)}
    told = re.compile(rf"(?<!\w){either(lists['governed_in_text'])}\s(?P<region>{_REGION})")
    found |= {match["region"] for place in places for match in told.finditer(place.text)}
    return frozenset(lists["regions"]) | found
