"""The parts of German compounds: “Aufnahmekapazität” is Aufnahme and Kapazität.

A compound is cut where its pieces are known: as words of the paper, or as frequent parts of such words
(``words/stems.toml``). Between pieces stand linking elements (s, es, n, en, er). One piece may be unknown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from peilung.insight.stemmer import fold, listed, of_language, root

SHORTEST = 8
"""A word of fewer letters is not cut."""
LONGEST = 40
_PLURAL = ("e", "er", "en")
_SHORTEST_LOOSE, _SHORTEST_LAST, _SHORTEST_DERIVED = 5, 6, 8
_LETTER, _LINK = 0.3, 0.35
"""What a letter of an unknown piece and of a link costs, where a known piece costs one."""
_WITHOUT_UMLAUT = str.maketrans("äöü", "aou")
_VOWELS = frozenset("aeiouyäöü")
_ONSET = re.compile(r"[^aeiouyäöü]{1,9}")


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """Words that may be pieces of compounds: folded forms, their roots, and the forms by their first letters."""

    forms: frozenset[str]
    roots: frozenset[str]
    starts: Mapping[str, tuple[str, ...]]
    """By four letters without umlauts; forms of less than five letters by three."""
    openings: frozenset[str]
    """The first three letters of all forms, without umlauts: where none of them stands, nothing has to be tried."""

    def has(self, piece: str, language: str) -> bool:
        """Whether a last piece is one of these words, in this or another form."""
        return piece in self.forms or (len(piece) > 3 and root(piece, language) in self.roots)

    def ends(self, word: str, plain: str, start: int, language: str) -> Iterator[int]:
        """Where words end that begin at ``start`` and are followed by others: “Häuser|kampf”, “Schul|bau”.

        ``plain`` is the word without umlauts.
        """
        short, long = plain[start : start + 3], plain[start : start + 4]
        for form in self.starts.get(short, ()) + self.starts.get(long, ()):
            if word.startswith(form, start):
                yield start + len(form)
            elif len(form) > 4 and form[-1] == "e" and word.startswith(form[:-1], start):
                yield start + len(form) - 1
            elif word != plain:
                yield from self._plural(form, word, plain, start, language)

    def _plural(self, form: str, word: str, plain: str, start: int, language: str) -> Iterator[int]:
        """The end of the form's plural with an umlaut."""
        if not plain.startswith(_plain(form[:-1]), start):
            return
        for ending in _PLURAL:
            end = start + len(form) + len(ending)
            if word.endswith(ending, start, end) and root(word[start:end], language) in self.roots:
                yield end


def vocabulary(words: Iterable[str], language: str) -> Vocabulary:
    """What compounds are made of: the frequent parts, and these words, if of four letters and no function words."""
    barred = listed(language[:2], "compounds", "never") | listed(language[:2], "stop")
    nouns = words if language[:2] != "de" else filter(_is_noun, words)
    forms = frozenset(word for word in map(fold, nouns) if 4 <= len(word) <= LONGEST and word not in barred)
    return _of(forms | common(language[:2]).forms, language)


def _is_noun(word: str) -> bool:
    return word[:1].isupper()


@cache
def common(language: str) -> Vocabulary:
    """The frequent parts of compounds in a language (two letters)."""
    return _of(listed(language, "compounds", "common"), language)


def _plain(letters: str) -> str:
    return letters.translate(_WITHOUT_UMLAUT)


def _of(forms: frozenset[str], language: str) -> Vocabulary:
    starts: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for form in forms:
        starts[_plain(form[: 4 if len(form) > 4 else 3])] += (form,)
    roots = frozenset(root(form, language) for form in forms)
    return Vocabulary(forms, roots, dict(starts), frozenset(letters[:3] for letters in starts))


def cut(word: str, language: str, own: Vocabulary | None = None, noun: bool = True) -> tuple[tuple[int, int], ...]:
    """The pieces of a folded word, without linking elements, as offsets; empty if it is no compound.

    Only a noun may hold an unknown piece.
    """
    if not SHORTEST <= len(word) <= LONGEST or not listed(language[:2], "compounds", "common"):
        return ()
    if common(language[:2]).has(word, language):
        return ()
    return _Cutter(word, language, own or common(language[:2]), noun).best()


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to cut the rest of a word: what it costs, whether a piece of it is unknown, its pieces."""

    cost: float
    loose: bool
    pieces: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Rules:
    """What may stand between pieces, and how unknown pieces begin and end (explained in ``words/stems.toml``)."""

    linking: Mapping[str, tuple[str, ...]]
    """By their first letter, each time with the empty one."""
    certain: tuple[str, ...]
    derived: tuple[str, ...]
    unfinished: tuple[str, ...]
    onsets: frozenset[str]
    never: frozenset[str]


@cache
def _rules(language: str) -> _Rules:
    lists = of_language(language)["compounds"]
    return _Rules(
        {link[0]: ("", *(one for one in lists["linking"] if one[0] == link[0])) for link in lists["linking"]},
        tuple(lists["certain"]),
        tuple(lists["derived"]),
        tuple(lists["unfinished"]),
        listed(language, "compounds", "onsets"),
        listed(language, "compounds", "never"),
    )


def _cheapest(ways: list[_Way]) -> _Way | None:
    """Of equals the one with the longer first piece."""
    return min(ways, key=lambda way: (way.cost, -way.pieces[0][1])) if ways else None


class _Cutter:
    """The cheapest way to cut one word; each rest of it is cut once, and only where a piece may end before it."""

    def __init__(self, word: str, language: str, known: Vocabulary, noun: bool) -> None:
        self.word, self.plain, self.language, self.noun = word, _plain(word), language, noun
        self.known, self.rules = known, _rules(language[:2])
        self.ways: dict[int, _Way | None] = {}

    def best(self) -> tuple[tuple[int, int], ...]:
        whole = _cheapest([*self._known(0), *(self._loose_first() if self.noun else ())])
        return whole.pieces if whole and len(whole.pieces) > 1 else ()

    def _rest(self, start: int) -> _Way | None:
        """The way to cut from here on: in known pieces, else as one unknown piece."""
        return self._rest_known(start) or self._loose_last(start)

    def _rest_known(self, start: int) -> _Way | None:
        if self.plain[start : start + 3] not in self.known.openings:
            return None
        if start not in self.ways:
            self.ways[start] = _cheapest([*self._known(start), *self._known_last(start)])
        return self.ways[start]

    def _known(self, start: int) -> Iterator[_Way]:
        """The ways that begin here with a known word and what links it to the rest."""
        word = self.word
        for end in set(self.known.ends(word, self.plain, start, self.language)):
            piece = word[start:end]
            links = () if piece in self.rules.never else self.rules.linking.get(word[end : end + 1], ("",))
            for link in links:
                rest = self._rest(end + len(link)) if word.startswith(link, end) else None
                if rest:
                    cost = 0 if f"{piece}{link}".endswith(self.rules.certain) else _LINK * len(link)
                    yield _Way(rest.cost + 1 + cost, rest.loose, ((start, end), *rest.pieces))

    def _known_last(self, start: int) -> Iterator[_Way]:
        last = self.word[start:]
        if last not in self.rules.never and self.known.has(last, self.language):
            yield _Way(1.0, False, ((start, len(self.word)),))

    def _loose_last(self, start: int) -> _Way | None:
        if not self.noun or start < _SHORTEST_LOOSE or not self._may_end(self.word[start:]):
            return None
        size = len(self.word)
        return _Way(1 + _LETTER * (size - start), True, ((start, size),))

    def _loose_first(self) -> Iterator[_Way]:
        """The ways that begin with an unknown piece before one that is well known."""
        for end in range(len(self.word) - 3, _SHORTEST_LOOSE - 1, -1):
            piece = self.word[:end]
            rest = self._rest_known(end) if self._may_begin(piece) else None
            if rest is None or rest.loose:
                continue
            sure = piece.endswith(self.rules.certain)
            first, last = rest.pieces[0]
            if sure or len(rest.pieces) > 1 or last - first >= _SHORTEST_LOOSE:
                yield _Way(rest.cost + 1 + _LETTER * end - sure, True, ((0, end - sure), *rest.pieces))

    def _may_begin(self, piece: str) -> bool:
        """Whether letters that are no known word look like one before another."""
        unfit = piece in self.rules.never or piece.endswith(self.rules.unfinished)
        return not unfit and not _VOWELS.isdisjoint(piece)

    def _may_end(self, piece: str) -> bool:
        """Whether letters that are no known word look like one behind another."""
        shortest = _SHORTEST_DERIVED if piece.endswith(self.rules.derived) else _SHORTEST_LAST
        if len(piece) < shortest or piece in self.rules.never:
            return False
        onset = _ONSET.match(piece)
        return onset is None or onset.group() in self.rules.onsets
