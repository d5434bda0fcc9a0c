"""German names of documents, and the clauses that point to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from peilung.insight.references.documents_names import Clause, Title
from peilung.insight.references.documents_spelling import LONG_WORD
from peilung.insight.references.external_common import Gender, by_itself, either, one_line, plain
from peilung.insight.words import word_lists

_WORD = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w\xad-]{2,80}")
_ENDINGS = ("", "s", "es", "e", "n", "en")
_LAST = 4
_QUOTE = r"[„“\"»‚‘](?P<title>[^„“”\"»«\n]{3,160})[“”\"«‘’]"
_QUOTED = re.compile(_QUOTE)
_OPENING = tuple("„»‚")
_OWN_TITLE = re.compile(rf"\s{_QUOTE}")
_ADJECTIVE_BEFORE = re.compile(r"(?<=[\w,:] )(?P<word>[A-ZÄÖÜ][a-zäöüß]{2,25}e[rnms]?)\s$")
_ARTICLES = "der|die|das|dem|den|des|diese[rsmn]?|ihre?[nmr]?|unsere?[mr]?"
_ADJECTIVES = r"(?:(?!(?:und|oder|sowie)\s)[a-zäöü][\w-]{2,30}(?:en|er|es|e|em|te|ten)\s){0,3}"
_PART = (
    r"(?:(?:Kapiteln?|Abschnitte?n?|Seiten?|Ziffern?|Nummern?|Nr\.|Teile?|Anlagen?|Punkte?n?|Kap\.|S\.|[A-ZÄÖÜ]\w{3,40})"
    r"(?:\s[\dIVX.]{1,6}[a-z]?)?\s(?:der|des|dem|im|in\sder|zum|zur)\s)?"
)
_FEMININE = re.compile(r"(?:tion|ung|ie|ien|schrift|karte|fibel|liste|agenda|charta|hilfe|bilanz|reihe|orm|yse|ose)$")
_NEUTER = re.compile(
    r"(?:konzept|programm|gutachten|papier|buch|blatt|register|verzeichnis|heft|bild|werk|protokoll|ell)$"
)
_BRACKETED = re.compile(r"\([^()]{0,200}\)")
_OPENED = re.compile(r"^.*\((?=[^()]*$)", re.DOTALL)
"""What stands before a bracket that is still open."""
_OTHERS = frozenset("Folgenden Weiteren Übrigen Nachfolgenden Vorfeld Anschluss".split())
_POINTED_IN_BRACKETS = re.compile(r"(?:verwiesen|hingewiesen|Bezug genommen)\s\($")
_FAR = 170
"""So far behind a pointing word its document stands."""


def german_names(text: str) -> Iterator[Title]:
    """All names of documents in a text, whether it points to them or not."""
    taken = 0
    cues = [cue for cue in _lists()["cues"] if cue in text]
    for word in _WORD.finditer(text):
        head = _head_of(word.group())
        if not head and not (word.end() - word.start() >= LONG_WORD and _goes_on(text, word, cues)):
            continue
        if word.start() < taken or text[word.start() - 1 : word.start()] in _OPENING:
            continue
        title = _title(text, word, head)
        if title:
            taken = title.end
            yield title
    if "„" in text or "“" in text or '"' in text or "»" in text:
        yield from _all_alone(text)


def _all_alone(text: str) -> Iterator[Title]:
    """Titles in quotation marks by themselves, which only a pointing word directly before makes a document's."""
    reached = 0
    for match in _QUOTED.finditer(text):
        if match.start() < reached:
            continue
        name, end = plain(match["title"]), match.end()
        renamed = _renamed().search(text, end, end + 160)
        parts = {"long": name} if renamed else {}
        if renamed:
            name, reached = plain(renamed["title"]), renamed.end()
            end += len(text[end : renamed.start()].rstrip(" ,("))
        yield Title(match.start(), end, match.start(), name, quoted=True, parts=parts)


def _goes_on(text: str, word: re.Match[str], cues: list[str]) -> bool:
    """Whether a noun that tells no document may be one: a pointing word stands close before, or behind a title."""
    before = text[max(0, word.start() - 60) : word.start()]
    titled = text[word.end() + 1 : word.end() + 2].isupper() and " auf " in text[word.end() : word.end() + 120]
    return titled or any(cue in before for cue in cues)


def _title(text: str, word: re.Match[str], head: str | None) -> Title | None:
    noun = word.group().replace("\xad", "")
    bare = noun.lower() in _heads() if head else False
    own = _OWN_TITLE.match(text, word.end())
    if own and head and bare:
        return Title(own.start() + 1, own.end(), word.start(), plain(own["title"]), quoted=True)
    tail_end = _tail_end(text, word.end(), noun, head)
    if not head and _no_document(noun):
        return None
    if tail_end == word.end() and (bare or _never().fullmatch(noun)):
        return None
    if not head and (noun in _no_part() or text[word.start() - 2 : word.start() - 1].isdigit()):
        return None
    if tail_end > word.end() and (_always().fullmatch(noun) or (not head and _has_head(text[word.end() : tail_end]))):
        return None
    start, before = _adjective(text, word.start(), noun)
    tail = plain(text[word.end() : tail_end])
    name = plain(f"{before} {_nominative(noun, head, inflected=text[: word.start()])} {tail}")
    parts = {"title": plain(own["title"])} if own and tail_end == word.end() else {}
    end = own.end() if parts and own else tail_end
    repeat = not head and not re.match(r"[A-ZÄÖÜ]", tail)
    if repeat and tail and (re.match(r"\d|zu[mr]|für|über|gegen|von", tail) or _never().fullmatch(noun)):
        return None
    return Title(start, end, start, name, unsure=not head, repeat=repeat and not tail, parts=parts)


def _head_of(noun: str) -> str | None:
    """The head of a noun that is a document's, without its ending."""
    low = noun.replace("\xad", "").lower()
    ways = _by_last().get(low[-_LAST:])
    return next((head for form, head in ways if low.endswith(form)), None) if ways else None


def _has_head(tail: str) -> bool:
    return any(_head_of(word) for word in re.findall(r"[A-ZÄÖÜ][\w-]+", tail))


def _no_document(noun: str) -> bool:
    return noun.lower().endswith(tuple(_lists()["no_document"]))


def _tail_end(text: str, end: int, noun: str, head: str | None) -> int:
    """Where a title behind its kind ends: “Leitfaden Baumpflege”, “Richtlinie zum Ausbau ganztägiger Angebote”."""
    match = _tail().match(text, end)
    if not match:
        return end
    stop = _before_clause(text, end, match.end())
    for linked in re.finditer(r"\s(?:und|sowie|oder)\s(?P<word>[\w-]+)", text[end:stop]):
        if _head_of(linked["word"]) or re.search(r"(?:gesetz|ordnung)(?:es)?$", linked["word"]):
            return end + linked.start()
    return stop


def _before_clause(text: str, start: int, end: int) -> int:
    """Where a title ends if one of its words belongs to the clause: “gibt der Leitfaden Auskunft”."""
    for word in re.finditer(r"\s(?P<word>[A-ZÄÖÜ][\w-]*)", text[start:end]):
        if word["word"] in _no_title():
            kept = text[start : start + word.start()]
            return start + len(re.sub(r"(?:\s[a-zäöü]{2,12})+$", "", kept))
    return end


def _adjective(text: str, start: int, noun: str) -> tuple[int, str]:
    """A capitalised adjective that belongs to the name: “den Maritimen Lagebericht”, “Weidenauer Leitlinien”."""
    match = _ADJECTIVE_BEFORE.search(text, max(0, start - 32), start)
    if not match or match["word"] in word_lists("laws")["german"]["no_place"] or _head_of(match["word"]):
        return start, ""
    word = match["word"]
    if re.search(r"(?:isch|lich|ig|im|al|iv|är|neu)e[rnms]?$", word):
        neuter = Gender.NEUTER if _NEUTER.search(noun) else Gender.MASCULINE
        gender = Gender.FEMININE if _FEMININE.search(noun) else neuter
        plural = noun.endswith(("linien", "pläne", "berichte", "hinweise", "Hinweise", "grundsätze", "prinzipien"))
        return match.start(), re.sub(r"e[rnms]?$", "e" if plural else str(gender), word)
    return (match.start(), word) if word.endswith("er") else (start, "")


def _nominative(noun: str, head: str | None, *, inflected: str) -> str:
    """A name out of the genitive or dative plural: “Masterplans” is “Masterplan”, “Grundsätzen” “Grundsätze”."""
    if not head:
        return noun
    if re.search(r"(?:plan|gramm|zept|bericht|faden|buch|blatt|papier|bild|katalog|vertrag|erlass)e?s$", noun):
        return re.sub(r"e?s$", "", noun)
    if re.search(r"(?:sätzen|hinweisen|plänen|berichten)$", noun.lower()):
        return noun[:-1]
    return by_itself(noun, Gender.MASCULINE)


def german_points(clause: Clause, title: Title) -> bool:
    """Whether the clause around a name points to it."""
    before = _BRACKETED.sub("", clause.before) if ")" in clause.before else clause.before
    if _POINTED_IN_BRACKETS.search(before):
        return True
    before = _OPENED.sub("", before) if "(" in before else before
    if title.quoted and title.outer == title.start:
        return _points_closely(before, clause, alone=True)
    if title.unsure:
        if re.search(r"\sde[rs]\s", title.name):
            return _close_lead().search(before) is not None
        return _points_closely(before, clause, alone=title.repeat)
    if _lead().search(before, max(0, len(before) - _FAR)) or _onto(before, clause):
        return True
    if _following().search(before) or _told_at_end().match(clause.after):
        return True
    around = f"{before} {clause.after}"
    if _mentioned().search(around):
        return False
    if (_within().search(before) and _told().search(around)) or (_from().search(before) and _taken().search(around)):
        return True
    if _told_by().search(before) or (_tells().match(clause.after) and _information().search(around)):
        return True
    owned = before.endswith("des ") or re.search(r"\sde[rs]\s", title.name)
    return not owned and _measure().search(around) is not None


def _points_closely(before: str, clause: Clause, *, alone: bool) -> bool:
    """Whether a clause points to what no head noun tells: with nothing between the pointing words and the name."""
    if _close_lead().search(before) or (_close_onto().search(before) and _onto(before, clause)):
        return True
    if alone:
        return False
    if _within().search(before) and _told().search(f"{before} {clause.after}"):
        return True
    back = _back().search(clause.after)
    return back is not None and _sent().search(clause.after, back.end()) is not None


def _onto(before: str, clause: Clause) -> bool:
    """“auf die Richtlinie wird verwiesen”, “verweist auf die Richtlinie”, “die Richtlinie, auf die verwiesen wird”."""
    last = before.rfind("auf ", max(0, len(before) - _FAR))
    last = max(last, before.rfind("Auf ", max(0, len(before) - _FAR)))
    if last >= 0 and (_sent().search(clause.after) or _sent().search(before, 0, last)):
        return True
    back = _back().search(clause.after)
    return back is not None and _sent().search(clause.after, back.end()) is not None


def _lists() -> dict[str, Any]:
    found: dict[str, Any] = word_lists("documents")["de"]
    return found


@cache
def _heads() -> frozenset[str]:
    return frozenset(f"{head}{ending}" for head in _lists()["heads"] for ending in _ENDINGS)


@cache
def _by_last() -> dict[str, list[tuple[str, str]]]:
    """Forms of the heads by their last letters, the longest head first, so that few are compared."""
    found: dict[str, list[tuple[str, str]]] = {}
    for head in sorted(_lists()["heads"], key=len, reverse=True):
        for ending in _ENDINGS:
            form = f"{head}{ending}"
            found.setdefault(form[-_LAST:], []).append((form, head))
    return found


def _word_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(_lists()[name])}(?!\w)")


@cache
def _never() -> re.Pattern[str]:
    return re.compile(either(_lists()["never"]))


@cache
def _no_title() -> frozenset[str]:
    return frozenset(_lists()["no_title"])


@cache
def _no_part() -> frozenset[str]:
    """Words in capitals behind “im” that begin no name."""
    return frozenset(re.sub(r"[?]", "", word) for word in word_lists("laws")["german"]["no_part"]) | _OTHERS


@cache
def _always() -> re.Pattern[str]:
    return re.compile(either(_lists()["never_with_title"]))


@cache
def _tail() -> re.Pattern[str]:
    """Words in capitals in apposition, with small words between, or a phrase with a preposition; and a year."""
    owners = either(_lists()["owners"])
    word = r"[A-ZÄÖÜ][\w\xad-]{1,60}"
    small = r"(?:im|in|am|an|auf|für|mit|ohne|gegen|unter|zwischen|durch|zur|zum|von|vor|bei|über|und|sowie)"
    article = r"(?:(?:der|die|das|dem|den)\s)?"
    adjective = r"(?:[a-zäöü][\w-]{2,30}(?:en|er|es|e)\s){0,2}"
    genitive = rf"\s(?:der|des)\s(?!{owners}(?!\w)){adjective}{word}|\s[a-zäöü][\w-]{{2,30}}er\s{word}"
    more = rf"(?:\s(?:{small}\s{adjective})?{word}|\sund\s(?:der|des|die)\s{word}|{genitive}){{0,5}}"
    phrase = rf"\s(?:zum|zur|für|über|gegen|von)\s{article}{adjective}{word}{more}"
    owner = rf"\s(?:der|des)\s(?!{owners}(?![\w-])){adjective}{word}"
    year = r"(?:\s(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4}|\sbis\s(?:19|20)\d\d)?(?!\d|\.\d))"
    dash = r"(?:\s[–-]\s[A-ZÄÖÜ][\w-]{1,40}(?=[ .,;)]))?"
    return re.compile(one_line(rf"(?:\s{word}{more}{dash}|{phrase}|{owner})?{year}?"))


@cache
def _renamed() -> re.Pattern[str]:
    return re.compile(rf"[,(]?\s?{either(_lists()['renamed'])}[:,]?\s(?:als\s)?{_QUOTE}")


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){either(_lists()['lead'])}\s[^;]*$")


@cache
def _close_lead() -> re.Pattern[str]:
    """A pointing word with at most an article and adjectives behind it."""
    lead = either((*_lists()["lead"], *_lists()["following"]))
    small = rf"(?:(?:hierzu|dazu|auch|insoweit|ferner|zudem|insbesondere|in|im|aus|{_ARTICLES})\s){{0,3}}"
    return re.compile(rf"(?<!\w){lead}\s{small}{_ADJECTIVES}$")


@cache
def _close_onto() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)[Aa]uf\s(?:{_ARTICLES})?\s?{_ADJECTIVES}$")


@cache
def _sent() -> re.Pattern[str]:
    return _word_of("sent")


@cache
def _back() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)auf\s(?:den|die|das|diese[nsm]?|welche[nsm]?|sie|ihn|es)(?!\w)")


@cache
def _following() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w){either(_lists()['following'])}\s(?:[a-zäöüß]{{3,12}}\s)?(?:von\s|in\s|an\s)?"
        rf"(?:(?:{_ARTICLES})\s)?{_ADJECTIVES}{_PART}$"
    )


@cache
def _mentioned() -> re.Pattern[str]:
    return _word_of("mentioned")


@cache
def _within() -> re.Pattern[str]:
    lead = r"(?:[Ii]m|[Ii]n\s(?:de[rmn]|ihre[mr]|unsere[mr])|[Aa]us\s(?:de[rmn]|ihre[mr])|[Zz]u[rm])"
    return re.compile(rf"(?<!\w){lead}\s{_ADJECTIVES}{_PART}$")


@cache
def _from() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:[Dd]em|[Dd]er|[Dd]en)\s{_ADJECTIVES}{_PART}$")


@cache
def _taken() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:zu\s)?(?:entnehmen|entnommen|ersehen|entnimmt)(?!\w)")


@cache
def _told() -> re.Pattern[str]:
    return _word_of("told")


@cache
def _told_by() -> re.Pattern[str]:
    """“den Ablauf beschreibt der Leitfaden”: the verb, then the document."""
    small = r"(?:(?!es\s|keine?\s)[a-zäöüß]{3,12}\s){0,2}"
    articles = "(?:der|die|das|ihr|ihre|unser|unsere)"
    behind = rf"\s{small}(?:{articles}\s)?{_ADJECTIVES}(?:Fortschreibung\sde[rs]\s)?$"
    return re.compile(rf"(?<!\w){either(_lists()['tells'])}{behind}")


@cache
def _told_at_end() -> re.Pattern[str]:
    """“wie der Leitfaden erläutert,”: the verb closes the clause."""
    return re.compile(rf"\s{either(_lists()['tells'])}(?=\s?[,.;(–]|$)")


@cache
def _tells() -> re.Pattern[str]:
    return re.compile(rf"[^;]{{0,60}}?(?<!\w)(?:{either(_lists()['tells'])}|ist|sind|sei)(?!\w)")


@cache
def _information() -> re.Pattern[str]:
    return _word_of("information")


@cache
def _measure() -> re.Pattern[str]:
    return _word_of("measure")
