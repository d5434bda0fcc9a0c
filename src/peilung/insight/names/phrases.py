"""How far a German name reaches behind its head: what it is for, a title, a year, a title up to its short form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from peilung.core.insight import FactType
from peilung.insight.names.lexicon import Head, HeadRole, german
from peilung.insight.names.words import Words

_ADJECTIVE = re.compile(r"[^\W\d_]{2,}(?:e|en|er|es|em)")
DECLINED = re.compile(r"([A-ZÄÖÜ]\w+(?:isch|lich|ig|sam|al|gemein|weit|hoh|neu))e[nrsm]?")
"""A capitalised adjective, which belongs to the name behind it."""
_ENDINGS = {"der": "er", "die": "e", "das": "es"}
_ARTICLES = frozenset("der die das des dem den".split())
_YEAR = re.compile(r"20\d\d(?:[–‑-]20\d\d)?")
_TAG = re.compile(r"[A-ZÄÖÜ]{2,5}|[A-Z]{1,3}[-‑][A-Z]{1,3}")
_SHORT = re.compile(r"\w*[a-zäöü]?[A-ZÄÖÜ]{1,2}\w*[A-ZÄÖÜ]\w*\Z")
_AND = frozenset("und sowie &".split())
_CHAIN = 14
"""So many words a name may go on behind its head."""
_NAMED_AFTER = frozenset("der des".split())


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a name ends (exclusive), and the rule that says so; an empty rule: nothing belongs to it."""

    end: int
    rule: str = ""


def reach(words: Words, at: int, head: Head, bare: bool) -> Reach:
    """How far the name whose head stands at ``at`` reaches; ``bare`` where the head is no part of a compound."""
    behind = at + 1
    if (close := words.closing(behind)) is not None:
        return Reach(close + 1, "name.quoted")
    bracket = title_before_bracket(words, behind)
    if bracket is not None and bracket > behind:
        return Reach(bracket, "name.titled")
    tagged = behind + (1 if _TAG.fullmatch(words.word(behind)) else 0)
    phrase = _what_for(words, tagged, head)
    if phrase is not None:
        return Reach(phrase, "name.phrase")
    title = _title(words, behind, at, head, bare)
    if title is not None:
        return Reach(title, "name.titled")
    if tagged > behind:
        return Reach(tagged, "name.titled" if not bare else "")
    if not bare and head.type in (FactType.CONCEPT, FactType.PROGRAMME) and _YEAR.fullmatch(words.word(behind)):
        return Reach(behind + 1, "name.compound")
    return Reach(behind)


def by_itself(word: str, head: Head) -> str:
    """An adjective as it stands in a name without an article: “Europäischen” before “Fonds” is “Europäischer”."""
    declined = DECLINED.fullmatch(word)
    return declined[1] + _ENDINGS.get(head.article, "e") if declined else word


def nominative(word: str, head: Head) -> str:
    """The word that holds a head, in the nominative: “Hafenfonds’” as “Hafenfonds”, “DigitalPakts” as “DigitalPakt”."""
    part, printed = word[: -len(head.form)], word[-len(head.form) :]
    inside = part and not part.endswith(("-", "‑")) and not printed[0].isupper()
    return part + (head.word if inside else head.word[0].upper() + head.word[1:])


def title_before_bracket(words: Words, first: int) -> int | None:
    """Where a title ends right before brackets that hold one short word: “Fachstelle Wohnen im Alter (FaWo)”."""
    for at in range(first, min(first + _CHAIN, len(words))):
        if words.breaks(at):
            return None
        if words.word(at) == "(":
            short = words.word(at + 1)
            return at if words.word(at + 2) == ")" and sum(sign.isupper() for sign in short) > 1 else None
        low = words.low(at)
        if low in {"die", "das", "den", "dem"} and words.low(at - 1) not in german().inside:
            return None
        if low in _ARTICLES and words.low(at - 1) in _AND and _head_behind(words, at + 1):
            return None
        if not (words.capital(at) or low in german().inside or _adjective_before_noun(words, at)):
            return None
    return None


def _head_behind(words: Words, at: int) -> bool:
    """Whether a second name follows: “das Bauministerium und das Landesamt für Wald (LAW)”."""
    while words.capital(at) and DECLINED.fullmatch(words.word(at)):
        at += 1
    return words.capital(at) and german().head(words.low(at)) is not None


def _adjective_before_noun(words: Words, at: int) -> bool:
    ahead = at + 1
    while ahead < at + 3 and _small_adjective(words, ahead):
        ahead += 1
    return _small_adjective(words, at) and words.capital(ahead)


def _small_adjective(words: Words, at: int) -> bool:
    return bool(_ADJECTIVE.fullmatch(words.word(at))) and words.word(at).islower()


def _what_for(words: Words, at: int, head: Head) -> int | None:
    """The end of “für Umwelt, Wald und Küste”, “der Finanzen”, “zur Förderung des Radverkehrs”."""
    low = words.low(at)
    if head.role is HeadRole.MINISTRY and low in _NAMED_AFTER:
        return chain(words, at + 1, False)
    if low not in german().links.get(head.type, ()):
        return None
    return chain(words, at + 1, head.type is not FactType.INSTITUTION)


def chain(words: Words, at: int, genitives: bool) -> int | None:
    """The end of nouns joined by commas and “und”, and by genitives where ``genitives`` allows; none where none is."""
    end = _noun(words, at, genitives)
    listed: int | None = None
    closed = False
    while end is not None and end - at < _CHAIN:
        low, following = words.low(end), None
        if low in _AND and not (closed and not genitives):
            following, closed = _joined(words, end + 1, genitives), True
        elif low == ",":
            following = _noun(words, end + 1, False)
            listed = listed or end
        elif genitives and low in {"der", "des", "von"} and not words.breaks(end):
            following = _noun(words, end + 1, False)
        if following is None:
            break
        end = following
        if low in _AND:
            listed = None
    return listed or end


def _joined(words: Words, at: int, genitives: bool) -> int | None:
    """Behind “und”: another noun, also after the same preposition again (“und für Heimat”); no short form."""
    if words.low(at) in {"für", "zur", "zum"}:
        at += 1
    return None if _SHORT.match(words.word(at)) else _noun(words, at, genitives)


def _noun(words: Words, at: int, article: bool) -> int | None:
    """The end of one noun with its small adjectives; hyphened parts are joined with what they share."""
    if article and words.low(at) in _ARTICLES:
        at += 1
    for _ in range(3):
        if _small_adjective(words, at):
            at += 1
    if not words.capital(at) or words.breaks(at):
        return None
    while words.word(at).endswith("-") and words.low(at + 1) in (*_AND, ",", "oder") and words.capital(at + 2):
        at += 2
    return at + 1


def _title(words: Words, first: int, at: int, head: Head, bare: bool) -> int | None:
    """The end of a title without quotation marks: “Sauberer Unterlauf”, “Küste”, “Jugend und Ehrenamt”."""
    word = words.word(first)
    if not words.capital(first) or words.breaks(first) or words.low(first) in german().no_title:
        return None
    if german().head(words.low(first)) is not None and not _ADJECTIVE.fullmatch(word):
        return None
    if words.capital(first + 1) and re.fullmatch(r"\w{3,}(?:er|es|e)", word):
        return _and_noun(words, first + 2)
    if head.role in (HeadRole.AUTHORITY, HeadRole.MINISTRY, HeadRole.BODY) or head.type is FactType.LAW:
        return None
    if head.type is FactType.INSTITUTION and not (_SHORT.match(word) or _part_of_phrase(words, first, at)):
        return None
    if bare and head.type is FactType.INSTITUTION and not (_SHORT.match(word) or head.word in german().titled):
        return None
    if bare and words.low(at - 1) not in german().definite and not _part_of_phrase(words, first, at):
        return None
    return _and_noun(words, first + 1)


def _and_noun(words: Words, end: int) -> int:
    if words.low(end) in _AND and words.capital(end + 1) and not words.capital(end + 2):
        end += 2
    return end + 1 if _TAG.fullmatch(words.word(end)) else end


def _part_of_phrase(words: Words, first: int, at: int) -> bool:
    """Whether a noun behind the head must belong to it: after a preposition, or before the verb of a sentence.

    In “bietet die Fachstelle Kurse an” it is another part of the sentence.
    """
    before = words.low(at - 1)
    if before in german().before_article or words.low(at - 2) in german().before_article:
        return True
    subject = before in {"der", "die", "das"} and words.opens(at - 1)
    ahead = first + 1 + (1 if words.word(first + 1)[:1].isupper() else 0)
    return subject and words.word(ahead).islower() and words.low(ahead) not in german().inside
