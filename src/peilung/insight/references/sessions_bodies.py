"""Names of bodies that sit in numbered sessions, and the abbreviations that a paper ties to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from peilung.core.insight import Place
from peilung.core.paper import Document
from peilung.insight.references.external_common import Gender, by_itself, either, one_line, plain
from peilung.insight.words import word_lists

ABBREVIATION = r"[A-ZÄÖÜ][A-Za-zÄÖÜäöü]{0,5}[A-ZÄÖÜ][A-Za-zÄÖÜ]{0,6}"
_INTRODUCING = r"(?:im [A-Za-z]{4,10} |kurz |the )?(?:\d{1,3}(?:\.|st|nd|rd|th)\s)?"
BRACKET = re.compile(rf"\s?\({_INTRODUCING}[„“\"‘']?(?P<short>{ABBREVIATION})[“”\"’']?\)")
"""An abbreviation in brackets, also with the session's number: “(43rd NFC)”."""
_LOOK_BACK = 110
_MOST_TIES = 200
_ADJECTIVE = r"[A-ZÄÖÜ][\w-]{1,30}(?:isch|lich|ig|al|iv|är|ell|neu|ern)(?:e[nrsm]?)"
_NEXT_WORD = re.compile(r"\S+(?=\s|$)")
_NOUN = r"[A-ZÄÖÜ][\w-]{1,40}"


@dataclass(frozen=True, slots=True)
class Body:
    """A body as a text names it: its name in the nominative, where the name ends, whether the paper knows it."""

    name: str
    end: int
    known: bool


@dataclass(frozen=True, slots=True)
class Bodies:
    """What a paper tells of bodies: long names in lower case to abbreviations, and names without one."""

    ties: dict[str, str] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    printed: frozenset[str] = frozenset()

    @classmethod
    def of(cls, document: Document, places: Sequence[Place]) -> Bodies:
        ties: dict[str, str] = {}
        for place in places:
            for long, short in _ties(place.text):
                if len(ties) < _MOST_TIES:
                    ties.setdefault(long.lower(), short)
        names = {resolution.body for resolution in document.resolutions if resolution.body}
        return cls(ties, frozenset(name.lower() for name in names), frozenset(names))

    @property
    def own(self) -> str | None:
        """The one body whose resolution the paper answers, by its abbreviation if there is one."""
        return self.called(next(iter(self.printed))) if len(self.printed) == 1 else None

    def abbreviation(self, short: str) -> bool:
        """Whether letters stand for a body that sits in sessions."""
        known = short in word_lists("papers")["sessions"]["abbreviations"]
        return known or short in self.ties.values() or short.lower() in self.names

    def body(self, text: str, start: int) -> Body | None:
        """The body whose name begins at ``start``: German or English, by its head noun."""
        ways = [self._short(text, start), self._german(text, start), self._english(text, start)]
        found = [body for body in ways if body]
        best = max(found, key=lambda body: (body.known, body.end), default=None)
        bracket = BRACKET.match(text, best.end) if best else None
        return replace(best, end=bracket.end()) if best and bracket else best

    def called(self, name: str) -> str:
        """A long name as its abbreviation, where the paper introduces one."""
        return self.ties.get(name.lower(), name)

    def _short(self, text: str, start: int) -> Body | None:
        match = _abbreviation().match(text, start)
        return Body(match.group(), match.end(), self.abbreviation(match.group())) if match else None

    def _german(self, text: str, start: int) -> Body | None:
        match = _german_name().match(text, start)
        if not match or _no_body().fullmatch(match["noun"]):
            return None
        head = german_name(match["adjective"] or "", match["noun"])
        stop = match.end("noun")
        for end in (*reversed([stop + word.end() for word in _NEXT_WORD.finditer(text[stop : match.end()])]), stop):
            name = plain(f"{head} {text[stop:end]}")
            if name.lower() in self.ties or name.lower() in self.names:
                return Body(self.called(name), end, True)
        if match["tail"]:
            return Body(plain(f"{head} {match['tail']}"), match.end("tail"), False)
        full = next((name for name in (*self.ties, *self.names) if name.startswith(f"{head.lower()} ")), None)
        if full and re.fullmatch(f"(?i:{_head()})", head):
            return Body(self.called(self._printed(full, head)), stop, True)
        return None if re.fullmatch(r"Rat|Tag|Dialog|Konvent", head) else Body(head, stop, full is not None)

    def _printed(self, name: str, head: str) -> str:
        """A name of the paper's own bodies as it is printed; those tied to letters are called by them anyway."""
        return next((printed for printed in self.printed if printed.lower() == name), head)

    def _english(self, text: str, start: int) -> Body | None:
        match = _english_name().match(text, start)
        if not match or match["name"].split()[0] in word_lists("papers")["sessions"]["en"]["no_body"]:
            return None
        long, name = plain(match.group()), plain(match["name"])
        known = next((form for form in (long, name) if form.lower() in self.ties or form.lower() in self.names), None)
        end = match.end("name") if known == name else match.end()
        return Body(self.called(known or long), end, known is not None)


def german_name(adjective: str, noun: str) -> str:
    """A name out of the genitive: “Parlamentarischen Forums” is “Parlamentarisches Forum”."""
    bare, gender = nominative_of(noun)
    return plain(f"{by_itself(adjective.strip(), gender)} {bare}")


def nominative_of(noun: str) -> tuple[str, Gender]:
    """A body's noun without its genitive ending, and its gender by its head."""
    heads = word_lists("papers")["sessions"]["heads"]
    for name, gender in (("neuter", Gender.NEUTER), ("masculine", Gender.MASCULINE)):
        match = re.search(rf"(?i:{either(heads[name])})(?P<ending>e?s)?$", noun)
        if match:
            return noun[: match.start("ending")] if match["ending"] else noun, gender
    return noun, Gender.FEMININE


def _ties(text: str) -> Iterator[tuple[str, str]]:
    """Long names with the abbreviation in brackets behind them."""
    for match in BRACKET.finditer(text):
        before = re.sub(r"\s(?:19|20)\d\d$", "", text[max(0, match.start() - _LOOK_BACK) : match.start()])
        for start in _word_starts(before):
            found = _german_name().match(before, start)
            if found and not _no_body().fullmatch(found["noun"]):
                tail = before[found.end("noun") :]
                if not re.search(r"[,.;:()]", tail) and len(tail.split()) <= 6:
                    yield plain(f"{german_name(found['adjective'] or '', found['noun'])} {plain(tail)}"), match["short"]
                    break
            named = _english_name().match(before, start)
            if named and len(before) - named.end() <= 1 and named["name"] not in ("Council", "Conference"):
                yield _without_count(plain(named.group())), match["short"]
                break


def _without_count(name: str) -> str:
    """“The Sixth Forum of Lakes” is the “Forum of Lakes”."""
    ordinals = either(word_lists("papers")["sessions"]["ordinals"])
    return re.sub(rf"^(?:The\s)?(?:{ordinals}\s)?", "", name)


def _word_starts(text: str) -> Iterator[int]:
    for match in re.finditer(r"(?<![\w-])[A-ZÄÖÜ]", text):
        yield match.start()


@cache
def _abbreviation() -> re.Pattern[str]:
    return re.compile(rf"{ABBREVIATION}(?![\w-])")


@cache
def _no_body() -> re.Pattern[str]:
    words = either(word_lists("papers")["sessions"]["heads"]["no_body"])
    return re.compile(rf"(?i:{words})(?:e?s)?")


@cache
def _head() -> str:
    lists = word_lists("papers")["sessions"]["heads"]
    return either((*lists["feminine"], *lists["neuter"], *lists["masculine"]))


@cache
def _german_name() -> re.Pattern[str]:
    noun = rf"(?:[A-ZÄÖÜ]\w{{1,30}}-,?\s(?:und\s)?){{0,3}}(?=[A-ZÄÖÜ])[\w-]{{0,50}}(?i:{_head()})(?:e?s)?(?![\w-])"
    tail = rf"\s(?:(?:der|des|für|zur|zum)\s(?:{_ADJECTIVE}\s)?{_NOUN}|{_ADJECTIVE}\s{_NOUN})"
    more = rf"(?:\s(?:(?:und|der|des)\s)?(?:der\s)?{_NOUN}){{0,3}}"
    return re.compile(
        one_line(rf"(?P<adjective>(?:{_ADJECTIVE}\s){{0,2}})(?P<noun>{noun})(?:(?P<tail>{tail})?{more})?")
    )


@cache
def _english_name() -> re.Pattern[str]:
    head = either(word_lists("papers")["sessions"]["en"]["heads"])
    word = r"[A-Z][\w’'-]{0,30}"
    tail = rf"(?:\s(?:of|for|on)\s(?:the\s)?{word}(?:\s(?:and\s|of\s|of\sthe\s)?{word}){{0,4}})?"
    name = rf"(?P<name>(?:{word}\s(?:and\s|(?:of|for|on)\s(?:the\s)?)?){{0,7}}{head})(?![\w-])"
    return re.compile(one_line(name + tail))
