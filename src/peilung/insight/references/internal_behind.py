"""What numbers belong to by the words behind them: the paper itself, another of its resolutions, something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from peilung.core.paper import Document, Resolution
from peilung.insight.references.internal_words import is_foreign, is_listed, listed, months, tag

_WINDOW = 160
_CUT = re.compile(r"[;\n()–]|(?<!\d)[.!?](?=\s+[A-ZÄÖÜ][a-zäöü])|,\s")
_OF = re.compile(
    r"\s+(der|des|dieser|dieses|diesem|einer|eines|ihrer|ihres|seiner|seines|unserer|unseres|of|within)\s+",
    re.IGNORECASE,
)
_IN = re.compile(
    r"\s+(?:in|im|auf|aus|von|vom|from|dated)\s+(?:(?:der|dem|den|die|the|its|their|an?)\s+)?", re.IGNORECASE
)
_PART = re.compile(
    r",?\s*(?:erster|zweiter|dritter|letzter|first|second|third|last)?\s*(?:satz|absatz|abs\.|spiegelstrich|sentence)"
    r"(?:\s+\d{1,2})?(?!\w)",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"\s+(?=[A-ZÄÖÜ]\w*[A-ZÄÖÜ])")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_SESSION = re.compile(r"(?<![\d./])(\d{1,3})(?:\.(?=\s+[A-ZÄÖÜ])|(?:st|nd|rd|th)\b)")
_YEAR = re.compile(r"(?<![\d./])((?:19|20)\d\d)(?!\d)")
_NUMBER = re.compile(r"(?<![\d.])\d{1,3}/\d{2,5}(?!\d)")
_DATED = re.compile(r"(?:\d{1,2}\.\s?(?:\d{1,2}\.\s?|[A-ZÄ][a-zä]{2,8}\s+)|\d{1,2}\s+[A-Z][a-z]{2,8}\s+)?(?:19|20)\d\d")
_OLD = re.compile(
    r"(?:previous|earlier|last|former|first|second|third|vorherigen|früheren|letzten|damaligen)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose numbers: ``foreign``, or those of the resolution with this index; by default the text's own."""

    foreign: bool = False
    resolution: int | None = None


OWN, FOREIGN = Owner(), Owner(foreign=True)


def look_behind(text: str, end: int, document: Document, home: int | None, language: str) -> Owner:
    """Whose numbers those are that end at ``end`` in a text of the resolution ``home``."""
    window = text[end : end + _WINDOW]
    part = _PART.match(window)
    if part is not None:
        window = window[part.end() :]
    cut = _CUT.search(window)
    window = window[: cut.start()] if cut else window
    behind = _Behind(document, home, tag(language))
    if (genitive := _OF.match(window)) is not None:
        return behind.of(window[genitive.end() :], genitive.group(1))
    if (within := _IN.match(window)) is not None:
        return behind.within(window[within.end() :])
    if (short := _ABBREVIATION.match(window)) is not None and tag(language) != "en":
        return behind.named(window[short.end() :], FOREIGN)
    return OWN


@dataclass(frozen=True, slots=True)
class _Behind:
    document: Document
    home: int | None
    language: str

    def of(self, rest: str, article: str) -> Owner:
        """“of the 2019 report”, “der Resolution der 28. BSPC”, “dieser Antwort”."""
        if any(re.match(rf"{entry}(?!\w)", rest, re.IGNORECASE) for entry in listed("not_of", self.language)):
            return OWN
        words = [word.group() for word in _WORD.finditer(rest)][:5]
        marked = any(is_listed("own_marks", word) for word in (article, *words[:1]))
        for place, word in enumerate(words):
            if is_listed("own_things", word, self.language):
                return self._own_thing(rest, marked)
            if is_foreign(word, self.language):
                return FOREIGN
            if word[0].isupper() and place and not is_listed("assemblies", word, self.language):
                break
        if any(is_listed("assemblies", word, self.language) for word in words[:2]) and not _YEAR.search(rest):
            return self.named(rest, OWN)
        return OWN if marked else self.named(rest, FOREIGN)

    def _own_thing(self, rest: str, marked: bool) -> Owner:
        if marked:
            return OWN
        old = _OLD.search(rest) is not None and self._by_place(rest) is None
        return FOREIGN if old else self.named(rest, OWN)

    def within(self, rest: str) -> Owner:
        """“in the 2019 report”, “aus der Drucksache 7/1234”, “vom 3. Mai 2019”: what a number or year tells apart."""
        start = rest[:60]
        words = [word.group() for word in _WORD.finditer(start)][:4]
        thing = any(is_foreign(word, self.language) or is_listed("own_things", word, self.language) for word in words)
        if _NUMBER.search(start) or (thing and (_YEAR.search(start) or _SESSION.search(start))) or _DATED.match(start):
            return self.named(start, OWN)
        return FOREIGN if thing and _OLD.match(start) else OWN

    def named(self, rest: str, otherwise: Owner) -> Owner:
        """Which resolution words such as “28. BSPC 2019” name; ``otherwise`` where they tell nothing apart."""
        numbers = set(_NUMBER.findall(rest))
        if numbers:
            return OWN if numbers & set(_NUMBER.findall(self.document.paper.number or "")) else FOREIGN
        placed = self._by_place(rest)
        if placed is not None:
            return Owner(resolution=placed)
        fitting = [_fits(rest, resolution) for resolution in self.document.resolutions]
        best = max(fitting, default=0)
        if best:
            found = [index for index, fits in enumerate(fitting) if fits == best]
            return Owner(resolution=self.home if self.home in found else found[0])
        told = _SESSION.search(rest) or _YEAR.search(rest) or self._other_name(rest)
        return FOREIGN if told else otherwise

    def _by_place(self, rest: str) -> int | None:
        """“der zweiten Resolution”, where the paper has several."""
        if len(self.document.resolutions) < 2:
            return None
        opening = " ".join(word.group() for word in _WORD.finditer(rest[:40]))
        for language in ("de", "en"):
            for index, entry in enumerate(listed("ordinals", language)):
                things = "|".join(listed("own_things", language))
                found = re.match(rf"(?:the\s+)?{entry}\s+(?:{things})(?!\w)", opening, re.IGNORECASE)
                if found and index < len(self.document.resolutions):
                    return index
        return None

    def _other_name(self, rest: str) -> bool:
        """Whether a body is named that is none of the paper's, as far as it tells them."""
        known = any(resolution.body or resolution.title for resolution in self.document.resolutions)
        return known and not all(map(_general, _capitals(rest)))


def _fits(rest: str, resolution: Resolution) -> int:
    """How much speaks for a resolution: session, year, body or title; 0 if anything speaks against it."""
    session = re.match(r"\d+", resolution.session or "")
    years = {str(day.year) for day in (resolution.begins, resolution.ends) if day is not None}
    fits = 0
    for told, own in ((_SESSION.findall(rest), {session.group()} if session else set()), (_YEAR.findall(rest), years)):
        if told and own and not own & set(told):
            return 0
        fits += bool(own & set(told))
    names = f"{resolution.body or ''} {resolution.title or ''} {resolution.place or ''}"
    words = [word for word in _capitals(rest) if not _general(word)]
    known = [word for word in words if word.casefold() in names.casefold() or word in _initials(resolution.body)]
    if words and not known and resolution.body and fits < 2:
        return 0
    return fits + bool(known)


def _capitals(text: str) -> list[str]:
    return [word.group() for word in _WORD.finditer(text) if word.group()[0].isupper()]


def _general(word: str) -> bool:
    return is_listed("own_things", word) or is_listed("assemblies", word) or months().fullmatch(word) is not None


def _initials(body: str | None) -> str:
    return "".join(sign for sign in body or "" if sign.isupper())
