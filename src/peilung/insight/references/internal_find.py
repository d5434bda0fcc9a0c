"""Where a text names points by number: words that count points, or pointing words, with a list of numbers behind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from peilung.core.number import Frame, Mark, Script, Style
from peilung.insight.references.internal_before import Before, look_before
from peilung.insight.references.internal_text import EvenText, spaced
from peilung.insight.references.internal_words import (
    Word,
    between_numbers,
    inside_numbers,
    is_listed,
    label_words,
    months,
    numbers,
    pattern,
    what_is,
)
from peilung.reading.lexicon import joining
from peilung.reading.numbers import Item, items_of

_LONGEST = 240
_BEHIND = 90
_FAR = 2000
"""So far around a number its list is looked for."""
_OPENS = r"(?:(?<=[,;:.!?] )|(?<![^\n]))(?=[IVX]{1,4}\s\d|\(?(?:\d{1,3}|[A-Z])\s?\(?[a-z]{1,3}\))"
_CANDIDATE = re.compile(
    rf"(?:{_OPENS}|(?<![^\W\d_])(?P<word>[^\W\d_]{{1,30}}(?:\.(?=[\s\d(]))?)(?:\s{{1,3}}|(?=[\d(])))"
    r"(?=\(?\s?(?:\d|[a-zA-Z]{1,4}\)|[ivxlcIVXLCSO]{1,6}(?!\w)|[A-Za-z](?!\w)|[lIOSoB]\d))",
    re.IGNORECASE,
)
_SUB = re.compile(r"(?:sub|Sub|SUB)-?\s?$")
_DECIMAL = re.compile(r"()(\d{1,3}\.(?=[\dlIO]{0,2}[lIO])[\dlIO]{1,3})()(?![\w)])")
"""A number of two parts with a letter for a digit: “2.l1”."""
_MIXED = re.compile(r"(\(?)((?=[\dlIiOoSsB]{0,3}\d)(?=\d{0,3}[lIiOoSsB])[\dlIiOoSsB]{2,4})(\)?)(?![\w)])")
_PARTED = re.compile(r"[.!?\n§]|(?:section|article|artikel)s?\b", re.IGNORECASE)
_PAGE = re.compile(r"S\.\s?\d")
_LETTER = re.compile(r"[lIOSB](?=\()")
_FRAMES = {"()": Frame.ROUND, ")": Frame.CLOSED}
_JOINT = re.compile(rf"(?:\s*(?:{joining('also')}|{joining('until')}))+\s*", re.IGNORECASE)
_BARE_DIGITS = re.compile(r"(?<![\w(.])\d{1,3}\.?$")
_TO = re.compile(r"(?<=[\w)])(\s*(?:,|and|or|sowie|und|&))\s+(?:to|zu)\s+", re.IGNORECASE)
_NEXT = re.compile(r"\s+([^\W\d_]+)(\.?)")
_STOPS = re.compile(
    r"\s*(?:[.,;:)\]!?]|$|\n|–|-|(?:above|oben|and|und|sowie|or|oder|verwiesen|Bezug|hingewiesen)(?!\w))"
)
_ABOVE = re.compile(r"\s+(?:above|below|oben)(?!\w)")
_OF_THIS = re.compile(r"\s+of\s+(?:this|the\s+present|our)(?!\w)")
_PATH = re.compile(r"\d{1,3}\.\d|\d{1,3}\s?\(?[a-z]{1,3}\)")
_ORDINAL = re.compile(r"(?:zur|zum|beim|im|am|vom|der|den|dem|des|the)\s{1,3}$", re.IGNORECASE)
_NAMED = re.compile(r"\.\s+[A-ZÄÖÜ]")
_LABEL_OPENS = re.compile(
    r"(?:^|[.!?:;]\s+|\n\s*)(?:(?:zu|zur|re|ad|on|to)\s+)?(?:(?:den|der|dem|the)\s+)?$", re.IGNORECASE
)
_LABEL_ENDS = re.compile(r"\s*(?::(?!\s*$)|[–—]\s|\.?[ ]*\n|\.\s+(?=\S))")


@dataclass(frozen=True, slots=True)
class Mention:
    """Numbers in an even text from ``at`` to ``end``; ``start`` is where the pointing words before them begin.

    ``word`` is what stands before the numbers, ``kind`` the pointing word (ANSWER, SEE) or ``None``;
    ``sure``: it names points even where there are none of these numbers.
    """

    start: int
    at: int
    end: int
    items: tuple[Item, ...]
    word: Word
    kind: Word | None
    preposition: bool
    sure: bool

    @property
    def inner(self) -> bool:
        return self.word is Word.LEVEL

    @property
    def parts(self) -> int:
        """How many marks the longest number has."""
        return max(len(item.marks) for item in self.items)


def mentions(even: EvenText, language: str) -> Iterator[Mention]:
    """All places of a text that name points by number, but for those of other papers by the words before."""
    last: Mention | None = None
    for candidate in _CANDIDATE.finditer(even.text):
        if last is not None and candidate.start() < last.end:
            continue
        word = candidate["word"]
        found = _mention(even, candidate, language) if word else None
        if found is None and last is not None:
            found = _one_more(even, candidate, last, language)
        if found is None and not word:
            found = _bare_path(even, candidate.end(), language)
        if found is not None:
            last = found
            yield found


def points_behind(text: str, end: int, language: str) -> bool:
    """Whether the words behind a number point: “wird verwiesen”."""
    window = re.split(r"[.;\n]", text[end : end + _BEHIND], maxsplit=1)[0]
    return pattern("pointing_behind", language, r"(?<!\w)", r"(?!\w)").search(window) is not None


def _one_more(even: EvenText, candidate: re.Match[str], last: Mention, language: str) -> Mention | None:
    """Numbers in a sentence that names points already: “for bins see 3 (c); for paper, 2 (e), for glass, No. 7”."""
    word, at = candidate["word"], candidate.end()
    counts = word is not None and last.kind is not None and what_is(word, language) is Word.WEAK
    start = candidate.start() if counts else at
    if not counts and word and not is_listed("joining", word):
        return None
    if start - last.end > _BEHIND or _PARTED.search(even.text, last.end, start) is not None:
        return None
    numbered = _numbers(even, at, counts, word or "")
    if numbered is None or not (counts or _several_parts(numbered[1])):
        return None
    kind = Word.WEAK if counts else Word.LINK
    return replace(last, start=start, at=at, end=numbered[0], items=numbered[1], word=kind, preposition=False)


def _bare_path(even: EvenText, start: int, language: str) -> Mention | None:
    """Numbers of several parts that open a clause, of which something is said: “I 1 to I 3 may be read too”."""
    numbered = _numbers(even, start, False, "")
    if numbered is None or not _several_parts(numbered[1]) or _PARTED.search(even.text, max(0, start - 12), start - 2):
        return None
    end, items = numbered
    kind = Word.SEE if points_behind(even.text, end, language) else None
    if kind is None and len(items) == 1:
        return None
    found = Mention(start, start, end, items, Word.LINK, kind, preposition=False, sure=False)
    return None if _is_label(even.text, Before(start), start, end) else found


def _just_above(even: EvenText, start: int) -> Mention | None:
    """Numbers without a word for them, which can be none but points: “address 1.1 to 1.3 above”."""
    if _PATH.match(even.text, start) is None:
        return None
    numbered = _numbers(even, start, False, "")
    if numbered is None or not _several_parts(numbered[1]) or _ABOVE.match(even.text, numbered[0]) is None:
        return None
    return Mention(start, start, numbered[0], numbered[1], Word.LINK, Word.SEE, preposition=False, sure=False)


def _mention(even: EvenText, candidate: re.Match[str], language: str) -> Mention | None:
    start, word = candidate.start(), candidate["word"]
    kind = what_is(word, language)
    if kind is None:
        return _just_above(even, candidate.end())
    if kind is Word.FOREIGN or _PAGE.match(even.text, start):
        return None
    sub = _SUB.search(even.text, max(0, start - 5), start)
    if sub is not None and kind in (Word.POINT, Word.WEAK):
        start, kind = sub.start(), Word.LEVEL
    if kind is Word.WEAK and word.casefold()[:1] == "n":
        start, kind = _named_before(even.text, start, kind, language)
    counts = kind in (Word.POINT, Word.WEAK, Word.LEVEL)
    numbered = _numbers(even, candidate.end(), counts, word)
    if numbered is None:
        return None
    end, items = numbered
    before = look_before(even.text, start if counts else candidate.end(), language)
    if before.foreign or _is_label(even.text, before, start, end):
        return None
    pointing = before.kind or (Word.SEE if points_behind(even.text, end, language) else None)
    found = Mention(
        before.start if before.kind is not None else start if counts else candidate.end(),
        candidate.end(),
        end,
        items,
        kind if counts else Word.LINK,
        pointing,
        before.preposition,
        sure=False,
    )
    return _settled(even, found, before, language)


def _named_before(text: str, start: int, kind: Word, language: str) -> tuple[int, Word]:
    """“Frage Nr. 3” counts questions: where that word begins."""
    earlier = re.search(r"(?<![\w])([^\W\d_]{2,30}\.?)\s$", text[max(0, start - 34) : start])
    if earlier is not None and (meant := what_is(earlier.group(1), language)) in (Word.POINT, Word.LEVEL):
        return start - (earlier.end() - earlier.start(1)), meant
    return start, kind


def _numbers(even: EvenText, start: int, counts: bool, word: str) -> tuple[int, tuple[Item, ...]] | None:
    """Where a list of numbers that begins at ``start`` ends, and its numbers."""
    plural = counts and is_listed("plural", word)
    found: list[Item] = []
    end = position = start
    while position - start < _LONGEST:
        misread = counts and _DECIMAL.match(even.masked, position) is not None
        more = (None if misread else _listed(even, position, plural)) or (_misread(even, position) if counts else None)
        if more is None:
            break
        end = more[0]
        found.extend(more[1])
        joint = _JOINT.match(even.masked, end)
        if joint is None or not counts:
            break
        label = label_words().match(even.masked, joint.end())
        position = label.end() if label is not None else joint.end()
    return (end, tuple(found)) if found else None


def _misread(even: EvenText, start: int) -> tuple[int, tuple[Item, ...]] | None:
    """A number that cannot be read as it stands: “1O”, “l(b)”."""
    letter = _LETTER.match(even.masked, start)
    rest = _listed(even, letter.end(), plural=False) if letter is not None else None
    if letter is not None and rest is not None:
        unread = (Mark(letter.group(), Style(Script.DIGITS, Frame.BARE), (0,)),)
        return rest[0], (Item((unread, *rest[1][0].marks)), *rest[1][1:])
    mixed = _MIXED.match(even.masked, start) or _DECIMAL.match(even.masked, start)
    return (mixed.end(), (Item((_unread(mixed),)),)) if mixed is not None else None


def _listed(even: EvenText, start: int, plural: bool) -> tuple[int, tuple[Item, ...]] | None:
    match = numbers().match(even.masked, start, start + _LONGEST)
    end = _cut(even, start, match.end(), plural) if match is not None else None
    if end is None:
        return None
    cleaned = inside_numbers().sub(" ", _TO.sub(r"\1 ", even.masked[start:end]))
    cleaned = between_numbers().sub("", cleaned)
    items = tuple(items_of(spaced(cleaned)))
    return (end, items) if items else None


def _unread(match: re.Match[str]) -> tuple[Mark, ...]:
    """A number of which signs are read wrongly: “1O”, “l2)”. It has no value of its own."""
    frame = _FRAMES.get(match[1] + match[3], Frame.BARE)
    return (Mark(match.group(), Style(Script.DIGITS, frame), (0,)),)


def _cut(even: EvenText, start: int, end: int, plural: bool) -> int | None:
    """The end of a list without a last number that counts something else: “Ziffer 3 und 12 Gemeinden”."""
    while True:
        listed = even.masked[start:end]
        if not _BARE_DIGITS.search(listed):
            return end
        joints = list(_JOINT.finditer(listed))
        joint = joints[-1] if joints else None
        apart = joint is not None and ";" in joint.group() and _NEXT.match(even.text, end) is not None
        if not apart and not _counts_else(even.text, end, joined=joint is not None and not plural):
            return end
        if joint is None or not joint.start():
            return None
        end = start + joint.start()


def _counts_else(text: str, end: int, joined: bool) -> bool:
    """Whether a bare number counts or dates what stands behind it."""
    behind = text[end : end + 40]
    if re.match(r"\s?[%€$£]", behind) or (behind[:1] == "." and months().match(behind[1:].lstrip())):
        return True
    following = _NEXT.match(behind)
    if following is None:
        return False
    word = following.group(1)
    if is_listed("counted", word) or is_listed("counted", word + following.group(2)):
        return True
    if word[0].isupper() and months().fullmatch(word) is not None:
        return True
    return joined and (word[0].isupper() or (word.isascii() and not is_listed("following", word) and _english(word)))


def _english(word: str) -> bool:
    """Whether a small word behind a number is rather something counted in English; German counts with capitals."""
    return word.endswith("s") and word.islower()


def _is_label(text: str, before: Before, start: int, end: int) -> bool:
    """Whether numbers only head what follows: “Zu Ziffer 3:”, “Recommendation 4” on a line of its own."""
    if before.told or before.kind is Word.SEE:
        return False
    opening = before.start if before.kind is not None else start
    return (
        _LABEL_OPENS.search(text[max(0, opening - 24) : opening]) is not None
        and _LABEL_ENDS.match(text, end) is not None
        and bool(text[end : end + _FAR].strip(" .:\n"))
    )


def _settled(even: EvenText, found: Mention, before: Before, language: str) -> Mention | None:
    """The mention, if its words make it one; whether it is sure to name a point."""
    pointed = found.kind is not None
    match found.word:
        case Word.POINT:
            fits, sure = True, pointed or found.preposition or _several_parts(found.items)
        case Word.WEAK | Word.LEVEL:
            exact = _several_parts(found.items) or before.article
            fits, sure = pointed or found.preposition or exact, found.kind is Word.ANSWER or before.kind is Word.SEE
        case _:
            fits, sure = _bare_fits(even, found, before, language)
    return replace(found, sure=sure) if fits else None


def _bare_fits(even: EvenText, found: Mention, before: Before, language: str) -> tuple[bool, bool]:
    """Whether numbers without a word that counts them are points, and surely so."""
    first = found.items[0].marks[0][0]
    framed = any(mark[0].style.frame in (Frame.ROUND, Frame.CLOSED) for item in found.items for mark in item.marks)
    if found.parts > 1 and (framed or first.style.script is not Script.LOWER):
        pointed = before.kind is not None
        return pointed or found.preposition, pointed
    if framed:
        return (before.kind is not None or found.preposition) and not _own_list(even, found), False
    pointed = before.told or before.kind is Word.ANSWER
    if _several_parts(found.items) and (before.kind is not None or _inside_own(even, found, language)):
        return not _counts_else(even.text, found.end, joined=False), pointed
    if _ORDINAL.search(even.text[max(0, found.at - 6) : found.at]) and _NAMED.match(even.text, found.end):
        return False, False
    letter = first.style.script not in (Script.DIGITS, Script.DECIMAL, Script.UPPER_ROMAN)
    said = _ABOVE.match(even.text, found.end) is not None or is_listed("at", _last_word(even.text, found.at))
    pointed = pointed or (before.kind is not None and said)
    if not pointed:
        return False, False
    ends = _STOPS.match(even.text, found.end) is not None or points_behind(even.text, found.end, language)
    return not letter and ends, before.kind is Word.ANSWER and found.preposition and ends


def _last_word(text: str, end: int) -> str:
    return text[max(0, end - 12) : end].split()[-1] if text[max(0, end - 12) : end].strip() else ""


def _inside_own(even: EvenText, found: Mention, language: str) -> bool:
    """Whether a number such as 1.2 behind a preposition is no quantity: in German, in a list, “of this document”."""
    listed = len(found.items) > 1 and not any(item.through for item in found.items)
    return found.preposition and (language == "de" or listed or _OF_THIS.match(even.text, found.end) is not None)


def _several_parts(items: tuple[Item, ...]) -> bool:
    """Whether one of the numbers is more than a count or a letter: 1.2, 3 (c)."""
    return any(len(item.marks) > 1 or item.marks[0][0].style.script is Script.DECIMAL for item in items)


def _own_list(even: EvenText, found: Mention) -> bool:
    """Whether the text itself has a list with this number: “siehe (2)” then points into it."""
    mark = found.items[0].marks[0][0]
    elsewhere = even.text[max(0, found.start - _FAR) : found.start] + even.text[found.end : found.end + _FAR]
    return mark.printed in elsewhere or mark.sibling(mark.values[-1] + 1) in elsewhere

