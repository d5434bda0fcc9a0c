"""References to points and answers of the same paper: by number, by neighbourhood, and what becomes of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from peilung.core.insight import FRONT, Ground, Place, Quote, Reference, ReferenceState, ReferenceType, Within
from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Document
from peilung.insight.references.internal_behind import look_behind
from peilung.insight.references.internal_cycles import circles
from peilung.insight.references.internal_find import Mention, mentions
from peilung.insight.references.internal_near import NearMention, near_mentions
from peilung.insight.references.internal_text import EvenText, even
from peilung.insight.references.internal_words import Word, tag
from peilung.insight.references.resolve import Resolver, Target
from peilung.insight.rules import ground
from peilung.insight.words import word_lists
from peilung.reading.lexicon import holds

_ROOM = 200
"""So many references, and one for every four signs, a text has at most before its ranges are no longer spelt out."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A reference that is not yet known to be in a circle."""

    place: Place
    start: int
    end: int
    rule: str
    target: Target
    answer: str | None
    """The id of the answer that refers."""


def internal(document: Document, places: Sequence[Place]) -> tuple[Reference, ...]:
    """All references of ``places`` to points of the same paper, in the order of the texts; one for each point."""
    if not document.resolutions:
        return ()
    texts = _Texts(document)
    found = [reference for place in places for reference in texts.found(place)]
    pointing: dict[str, list[str]] = defaultdict(list)
    for one in found:
        if one.answer is not None and one.target.entry is not None:
            pointing[one.answer].extend(one.target.entry.point.answers)
    circle = circles(pointing)
    return tuple(_reference(one, circle) for one in found)


class _Texts:
    """Finds the references of one text after the other."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._resolver = Resolver(document)
        self._answers = {answer.id: answer for answer in document.answers}

    def found(self, place: Place) -> list[_Found]:
        """The references of a text in order, each point once for the same words."""
        language = tag(place.language)
        text = even(place.text, language)
        answer = self._answer(place)
        own = _own_points(place, answer)
        taken: list[_Found] = []
        for mention in mentions(text, language):
            room = _ROOM + len(text.text) // 4 - len(taken)
            taken.extend(self._numbered(place, text, mention, answer, own, room))
        numbered = [(one.start, one.end) for one in taken]
        for near in near_mentions(text, language):
            if not any(start < near.end and near.start < end for start, end in numbered):
                taken.extend(self._near(place, near, answer))
        exact = [replace(one, start=text.start(one.start), end=text.end(one.end)) for one in taken]
        return sorted(exact, key=lambda one: (one.start, one.end))

    def _answer(self, place: Place) -> Answer | None:
        """The answer that a text is, or is a footnote of."""
        if place.within is Within.FOOTNOTE and place.owner is not None:
            return self._answers.get(self._document.footnotes[int(place.owner)].within or "")
        return self._answers.get(place.owner or "") if place.within is Within.ANSWER else None

    def _numbered(
        self,
        place: Place,
        text: EvenText,
        mention: Mention,
        answer: Answer | None,
        own: frozenset[NumberPath],
        room: int,
    ) -> Iterator[_Found]:
        owner = look_behind(text.text, mention.end, self._document, place.resolution, place.language)
        own_home = owner.resolution if owner.resolution is not None else place.resolution
        home = self._resolver.home(mention.items, own_home)
        if owner.foreign or home is None:
            return
        here = home == place.resolution
        near = _path(place) if here else None
        targets = self._resolver.targets(mention.items, home, near, mention.inner, room)
        there = len(targets) > 1 and any(target.state is ReferenceState.RESOLVED for target in targets)
        sure = mention.sure or owner.resolution is not None or there
        kept = [target for target in targets if sure or _stands(target, mention, near)]
        if here and mention.kind is None:
            if any(target.path in own for target in kept) and _together(text.text, mention.end):
                return
            kept = [target for target in kept if target.path not in own or target.state is ReferenceState.REPAIRED]
        for target in kept:
            own_point = here and target.path in own and mention.kind is not None
            state = ReferenceState.SELF if own_point else target.state
            rule = _rule(mention)
            yield _Found(place, mention.start, mention.end, rule, replace(target, state=state), _id(answer))

    def _near(self, place: Place, near: NearMention, answer: Answer | None) -> Iterator[_Found]:
        path = _path(place)
        if path is None or place.resolution is None:
            return
        own = frozenset(filter(None, (_id(answer),)))
        target = self._resolver.neighbour(place.resolution, path, own, near.step)
        if target is not None:
            yield _Found(place, near.start, near.end, near.rule, target, _id(answer))


def _own_points(place: Place, answer: Answer | None) -> frozenset[NumberPath]:
    if answer is not None:
        return frozenset(answer.answers)
    path = _path(place)
    return frozenset((path,)) if path is not None else frozenset()


def _path(place: Place) -> NumberPath | None:
    return None if place.origin == FRONT else NumberPath.parse(place.origin)


def _id(answer: Answer | None) -> str | None:
    return answer.id if answer is not None else None


def _stands(target: Target, mention: Mention, near: NumberPath | None) -> bool:
    """Whether a point is there for a number that may name something else; a lone “(2)” names one beside it."""
    if mention.word is Word.LINK and mention.kind is None and mention.parts == 1:
        beside = near is not None and target.path.parent == near.parent
        if not beside and "." not in target.printed:
            return False
    repaired = target.state is ReferenceState.REPAIRED
    return target.entry is not None and (not repaired or mention.parts > 1)


def _together(text: str, end: int) -> bool:
    """Whether a sentence says that points are answered together."""
    return holds("together").search(text[end : end + 120].partition(". ")[0]) is not None


def _rule(mention: Mention) -> str:
    match mention.kind, mention.word:
        case Word.ANSWER, _:
            return "internal.answer"
        case Word.SEE, _:
            return "internal.see"
        case _, Word.LEVEL:
            return "internal.level"
        case _, Word.LINK:
            return "internal.path"
        case _:
            return "internal.named"


def _reference(found: _Found, circle: dict[str, int]) -> Reference:
    target = found.target
    state = target.state
    if state is not ReferenceState.SELF and _in_circle(found, circle):
        state = ReferenceState.CIRCULAR
    quote = Quote(found.place, found.start, found.end)
    path, reason = str(target.path), _reason(found, state)
    where = None if state is ReferenceState.DANGLING else target.resolution
    return Reference(ReferenceType.ANSWER, path, quote, state, reason, {"path": path}, where)


def _in_circle(found: _Found, circle: dict[str, int]) -> bool:
    entry = found.target.entry
    if found.answer not in circle or entry is None:
        return False
    return any(circle.get(answer) == circle[found.answer] for answer in entry.point.answers)


def _reason(found: _Found, state: ReferenceState) -> Ground:
    language = found.place.language
    texts: dict[str, str] = word_lists("internal")["states"]["de" if language.startswith("de") else "en"]
    name = "omitted" if found.target.omitted else state.value
    detail = texts.get(name, "").format(printed=found.target.printed, path=found.target.path)
    return ground(found.rule, language, detail)
