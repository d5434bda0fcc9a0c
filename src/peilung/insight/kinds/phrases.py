"""The pattern language of the kinds of answer: phrases over words, matched on the words of one sentence.

Its signs are explained at the head of ``words/kinds_de.toml``. A phrase becomes a row of steps; each step asks for a
word of one *class* (a list, or the alternatives written in the phrase). Every word of a text is looked up once for all
classes that it belongs to, so that a phrase is only tried where all of its words are there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from peilung.insight.kinds.clauses import Clause, Parsed, plain
from peilung.insight.kinds.verbs import Forms

NEAR = 4
"""``..``: so many words at most, within a clause."""
FAR = 40
"""``...``: so many words at most; clauses may be put in between."""
_ANY = frozenset({"@inf", "@pp", "@ing", "@past"})
_MOST = 12
"""A phrase is not tried at more places of a sentence."""
_SIGNS: dict[str, dict[str, Any]] = {
    "..": {"gap": NEAR},
    "...": {"gap": FAR, "across": True},
    ",": {"comma": True},
    "^": {"head": True},
}
_FINITE_PARTS = {"fin": "present", "past": "past"}
_PLAIN_PARTS = {"inf": "infinitive", "pp": "participle", "sub": "behind", "zu": "purpose", "ing": "ongoing"}


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a phrase: its class, how many words may stand before it, and whether across clauses.

    ``comma``: a new clause may begin with it; ``head``: it is the first of the sentence; ``last``: it ends its clause,
    as a separated German prefix does; ``final``: it ends the sentence; ``verb``: it is a verb, so no name or noun;
    ``finite``: no “zu” stands before it.
    """

    words: int
    gap: int = 0
    across: bool = False
    comma: bool = False
    head: bool = False
    last: bool = False
    final: bool = False
    verb: bool = False
    finite: bool = False


Phrase = tuple[Step, ...]
_NEXT = Step(0)
"""How a word stands that follows right behind the one before."""


@dataclass(frozen=True, slots=True)
class Sighted:
    """A sentence with the places of the words of each class."""

    parsed: Parsed
    places: Mapping[int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Tails:
    """How an infinitive and a participle are told without a list.

    ``closers`` are words behind the end of a clause's verb (“und”), ``auxiliaries`` those that may follow it there
    (“... eingerichtet wird”); where there are any, only a verb at the end of its clause is one.
    """

    infinitive: re.Pattern[str]
    participle: re.Pattern[str]
    never: frozenset[str]
    closers: frozenset[str]
    auxiliaries: frozenset[str]
    attributive: frozenset[str]
    """Words behind which a form in “-te” is an adjective, an English verb a noun."""
    names: bool
    """Whether a capital inside a sentence marks a name, whose words say nothing but who is meant."""
    progressive: re.Pattern[str]
    preterite: re.Pattern[str]
    """A finite past that stands anywhere but behind an article: “die Behörde untersagte”."""


@cache
def _folded(entry: str) -> str:
    return plain(entry.lower())


class Vocabulary:
    """The classes of words of one language, and the phrases made of them."""

    def __init__(
        self, lists: Mapping[str, Sequence[str]], verbs: Mapping[str, Sequence[Forms]], tails: Tails
    ) -> None:
        self._lists, self._verbs, self._tails = lists, verbs, tails
        self._infinitives = {word for row in verbs.values() for forms in row for word in map(plain, forms.infinitive)}
        self._participles = {word for row in verbs.values() for forms in row for word in map(plain, forms.participle)}
        self._purposes = {plain(word) for row in verbs.values() for forms in row for word in forms.purpose}
        self._common: list[int] = []
        self.naming: frozenset[int] = frozenset()
        """The classes that names belong to."""
        self._numbers: dict[frozenset[str], int] = {}
        self._exact: defaultdict[str, set[int]] = defaultdict(set)
        self._begin: defaultdict[str, set[int]] = defaultdict(set)
        self._end: defaultdict[str, set[int]] = defaultdict(set)
        self._known: dict[str, frozenset[int]] = {}
        self._written: dict[str, tuple[Phrase, ...]] = {}
        """What each sign of the phrases stands for: most are in many of them."""

    def commonness(self, number: int) -> int:
        """How common the words of a class are likely to be: function words more than verbs, any verb most."""
        return self._common[number]

    def words(self, entries: Sequence[str]) -> int:
        """The number of the class that holds these entries: ``haus``, ``haus*``, ``*haus``."""
        key = frozenset(map(_folded, entries))
        if key not in self._numbers:
            number = self._numbers[key] = len(self._numbers)
            self._known.clear()
            self._common.append(1000 if key & _ANY else sum([len(entry) < 5 for entry in key]))
            for entry in key:
                if "*" not in entry:
                    self._exact[entry].add(number)
                elif entry.endswith("*"):
                    self._begin[entry[:-1]].add(number)
                else:
                    self._end[entry.removeprefix("*")].add(number)
        return self._numbers[key]

    def phrases(self, text: str) -> tuple[Phrase, ...]:
        """A phrase as it is written in a word list: several where it has optional words or separable verbs."""
        found: list[Phrase] = [()]
        how = _NEXT
        for sign in text.split():
            if sign in _SIGNS:
                how = _with(how, sign)
            elif sign == "$":
                found = [(*phrase[:-1], replace(phrase[-1], final=True)) for phrase in found]
            else:
                rows = self._rows(sign.strip("[]"))
                extended = [phrase + _after(row, how, phrase) for phrase in found for row in rows]
                optional = sign.startswith("[")
                found = extended + found if optional else extended
                how = how if optional else _NEXT
        if how.comma:
            found = [(*phrase[:-1], replace(phrase[-1], last=True)) for phrase in found]
        return tuple(found)

    def _rows(self, sign: str) -> tuple[Phrase, ...]:
        """The words that one sign of a phrase stands for, verbs with their particles."""
        if sign not in self._written:
            self._written[sign] = tuple(self._meant(sign))
        return self._written[sign]

    def _meant(self, sign: str) -> list[Phrase]:
        plain: list[str] = []
        rows: list[Phrase] = []
        verb = finite = False
        for entry in sign.split("|"):
            if not entry.startswith("<"):
                plain.append(entry)
                continue
            name, _, part = entry.strip("<>").partition(".")
            if not part:
                plain += self._lists[name]
                continue
            verb = True
            parted = self._parted(name, part)
            plain += parted.pop("", [])
            finite = finite or part == "fin"
            last = part in _FINITE_PARTS
            for particle, forms in parted.items():
                behind = Step(self.words([particle]), FAR, across=True, last=last)
                rows.append((Step(self.words(forms), verb=True, finite=True), behind))
        if plain:
            rows.append((Step(self.words(plain), verb=verb, finite=finite),))
        return rows

    def _parted(self, name: str, part: str) -> dict[str, list[str]]:
        """The forms of a list of verbs by the particle that has to follow them."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        attribute = _FINITE_PARTS.get(part) or _PLAIN_PARTS[part]
        for forms in self._verbs[name]:
            particle = forms.particle if part in _FINITE_PARTS or not forms.behind else ""
            found[particle] += getattr(forms, attribute)
            if part == "fin":
                found[""] += forms.behind[: len(forms.present)]
            if part == "past":
                found[""] += forms.behind[len(forms.present) :]
        return {particle: words for particle, words in found.items() if words}

    def classes(self, word: str) -> frozenset[int]:
        """All classes that a word of a text belongs to."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > 50_000:
                self._known.clear()
            known = self._known[word] = self._classes(word)
        return known

    def _classes(self, word: str) -> frozenset[int]:
        found = set(self._exact.get(word, ()))
        if word[0].isdigit():
            found |= self._exact["#"]
        for cut in range(1, min(len(word), 40) + 1):
            if (begun := self._begin.get(word[:cut])) is not None:
                found |= begun
            if (ended := self._end.get(word[-cut:])) is not None:
                found |= ended
        return frozenset(found)

    def sight(self, parsed: Parsed) -> Sighted:
        """Look up the words of a sentence."""
        places: defaultdict[int, list[int]] = defaultdict(list)
        for index, token in enumerate(parsed.tokens):
            found = self.classes(token.word)
            if index and token.capital and self._tails.names and not found & self.naming:
                continue
            if not token.capital and self._may_be_verb(parsed, index):
                found = found | self._any(token.word)
            if not token.capital and self._is_past(parsed, index):
                found = found | self._exact["@past"]
            for number in found:
                places[number].append(index)
        return Sighted(parsed, places)

    def _may_be_verb(self, parsed: Parsed, index: int) -> bool:
        tails = self._tails
        if tails.auxiliaries and index and parsed.tokens[index - 1].word == "zu":
            return False
        if not tails.auxiliaries or self.closes(parsed, index):
            return True
        return parsed.tokens[index + 1].word in tails.auxiliaries

    def _is_past(self, parsed: Parsed, index: int) -> bool:
        """Whether a word has the form of a finite past and stands where a verb may stand."""
        word, tails = parsed.tokens[index].word, self._tails
        if not tails.preterite.match(word) or word in tails.never or word in tails.auxiliaries:
            return False
        return not index or not self.is_attributive(parsed.tokens[index - 1].word)

    def _any(self, word: str) -> set[int]:
        """The classes that any infinitive or any participle belongs to, if the word is one."""
        tails = self._tails
        if word in tails.never or word in self._purposes:
            return set()
        if tails.progressive.match(word):
            return self._exact["@ing"]
        participle = word in self._participles or bool(tails.participle.match(word))
        if word in self._infinitives or (not participle and tails.infinitive.match(word)):
            found = self._exact["@inf"]
            return found | self._exact["@pp"] if participle else found
        return self._exact["@pp"] if participle else set()

    def may_be_noun(self, word: str) -> bool:
        """Whether a verb's form may be an adjective (“organisierte”) or, in English, a noun (“the review”)."""
        return self._tails.names or word.endswith(("te", "ten"))

    def is_attributive(self, before: str) -> bool:
        """Whether a verb's form behind this word is an adjective: “die organisierte Hilfe”."""
        return before in self._tails.attributive

    def is_participle(self, parsed: Parsed, index: int) -> bool:
        """Whether a word that may be finite as well ends a clause that has its finite verb already."""
        token = parsed.tokens[index]
        if not self._tails.auxiliaries or token.word not in self._participles or not self.closes(parsed, index):
            return False
        before = reversed(parsed.tokens[max(0, index - FAR) : index])
        return any(t.word in self._tails.auxiliaries for t in before if t.segment == token.segment)

    def has_own_verb(self, parsed: Parsed, index: int) -> bool:
        """Whether an auxiliary stands before a word in its segment, so that no verb from before can be its."""
        for token in reversed(parsed.tokens[max(0, index - FAR) : index]):
            if token.segment != parsed.tokens[index].segment:
                return False
            if token.word in self._tails.auxiliaries:
                return token.word != "zu"
        return False

    def closes(self, parsed: Parsed, index: int) -> bool:
        """Whether a word is the last of its clause."""
        token = parsed.tokens[index]
        after = parsed.tokens[index + 1] if index + 1 < len(parsed.tokens) else None
        return after is None or after.segment != token.segment or after.word in self._tails.closers


@cache
def _with(how: Step, sign: str) -> Step:
    return replace(how, **_SIGNS[sign])


def _after(row: Phrase, how: Step, before: Phrase) -> Phrase:
    """The words of one sign behind those before it."""
    if how is _NEXT:
        return row
    first, *rest = row
    own = replace(first, gap=how.gap, across=how.across, comma=how.comma, head=how.head and not before)
    return (own, *rest)


def matches(vocabulary: Vocabulary, phrase: Phrase, sentence: Sighted) -> Iterator[tuple[int, ...]]:
    """The places of the words of a phrase, from left to right, at most a dozen."""
    rest = phrase
    starts = sentence.places.get(rest[0].words, ())
    for start in starts[:_MOST]:
        if _fits(vocabulary, rest[0], sentence, start):
            found = _follow(vocabulary, rest, sentence, start)
            if found:
                yield found


def _follow(vocabulary: Vocabulary, phrase: Phrase, sentence: Sighted, start: int) -> tuple[int, ...]:
    """Each further word at its nearest place behind the one before."""
    found = [start]
    for step in phrase[1:]:
        places = sentence.places.get(step.words, ())
        begin = bisect_left(places, found[-1] + 1)
        end = bisect_left(places, found[-1] + 2 + step.gap)
        near = (place for place in places[begin:end] if _joined(vocabulary, sentence.parsed, found[-1], place, step))
        here = next((place for place in near if _fits(vocabulary, step, sentence, place)), None)
        if here is None:
            return ()
        found.append(here)
    return tuple(found)


def _fits(vocabulary: Vocabulary, step: Step, sentence: Sighted, place: int) -> bool:
    tokens = sentence.parsed.tokens
    if step.last and not vocabulary.closes(sentence.parsed, place):
        return False
    if step.verb and place and tokens[place].capital:
        return False
    if (step.head and place > step.gap) or (step.final and place != len(tokens) - 1):
        return False
    if step.verb and place and vocabulary.may_be_noun(tokens[place].word):
        before = tokens[place - 1]
        if before.segment == tokens[place].segment and vocabulary.is_attributive(before.word):
            return False
    if step.finite and place:
        return tokens[place - 1].word != "zu" and not vocabulary.is_participle(sentence.parsed, place)
    return True


def _joined(vocabulary: Vocabulary, parsed: Parsed, one: int, other: int, step: Step) -> bool:
    """Whether two words belong to one clause: the same segment, or two segments of a main clause."""
    first, second = parsed.tokens[one].segment, parsed.tokens[other].segment
    if first == second or step.comma:
        return True
    if not step.across or parsed.barriers[first] != parsed.barriers[second]:
        return False
    same = parsed.clauses[first] is Clause.MAIN is parsed.clauses[second]
    return same and not vocabulary.has_own_verb(parsed, other)
