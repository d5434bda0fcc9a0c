"""Suggestions on one paper beside its gold: what was found, invented, missed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from peilung.core.insight import Fact, Insight, Judged, Reference, ReferenceType
from peilung.insight.evaluation.counts import Counts
from peilung.insight.evaluation.gold import FIGURES, GoldAnswer, GoldPaper, GoldReference

KINDS = "kinds of sentences"
MAIN = "main kind"
NONE = "none"
"""Stands for a sentence or an answer without a kind."""

_LOOSE = re.compile(r"[\s.,“”„\"'’‘()–-]+")
_SHORT = {"part": "Pt", "chapter": "Ch", "schedule": "Sch", "hl paper": "HL", "hc paper": "HC"}
_PARTS = re.compile("|".join(rf"\b{word}\b" for word in _SHORT), re.IGNORECASE)
"""Words that are written in full or short in the same place."""

_BETWEEN_NUMBERS = re.compile(r"(?<=\d)[\s.,()–-]+(?=\d)")
_INFLECTED = re.compile(r"(?<=\w{4})(?:es|s)\b")


@dataclass(frozen=True, slots=True)
class Mistake:
    """One difference: of what class, in which paper and at which point, what the gold has, what was suggested."""

    area: str
    label: str
    paper: str
    where: str
    expected: str
    suggested: str
    words: str = ""
    confidence: float = 0.0
    """Of what was suggested: the higher, the worse the mistake."""


@dataclass(slots=True)
class Matched:
    """Counts of one paper by area and class, pairs of main kinds, and every mistake."""

    paper: str
    counts: dict[tuple[str, str], Counts] = field(default_factory=lambda: defaultdict(Counts))
    pairs: list[tuple[str, str]] = field(default_factory=list)
    """Main kind in the gold and as suggested, for each answer."""

    mistakes: list[Mistake] = field(default_factory=list)
    rules: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    """How often each rule was right (``hit``) and wrong (``false``), where the gold could tell."""

    partial: set[tuple[str, str]] = field(default_factory=set)
    """Areas and classes of which the gold need not have all, so that nothing is false and precision is unknown."""

    def hit(self, area: str, label: str, rule: str = "") -> None:
        self.counts[area, label] += Counts(hit=1)
        self.told(rule, right=True)

    def told(self, rule: str, *, right: bool) -> None:
        """Note that a rule was right or wrong."""
        if rule:
            self.rules[rule] += Counts(hit=1) if right else Counts(false=1)

    def wrong(self, area: str, label: str, where: str, *, missed: str = "", false: str = "", words: str = "") -> None:
        """Note what the gold has and was ``missed``, or what was suggested and is ``false``."""
        self.counts[area, label] += Counts(missed=1) if missed else Counts(false=1)
        self.mistakes.append(Mistake(area, label, self.paper, where, missed, false, words[:300]))


def match(gold: GoldPaper, insight: Insight) -> Matched:
    """Compare. A type of references or facts of which the gold has not all is only looked at for what was missed."""
    matched = Matched(gold.name, partial={("measures", "named")})
    matched.partial |= {("references", kind.value) for kind in ReferenceType if kind not in gold.complete}
    matched.partial |= {("facts", kind.value) for kind in FIGURES if kind not in gold.complete}
    _references(gold, insight.references, matched)
    _states(gold, insight.references, matched)
    _facts(gold, insight.facts, matched)
    _kinds(gold, insight, matched)
    _speakers(gold, insight, matched)
    _measures(gold, insight, matched)
    return matched


def plain(name: str) -> str:
    """A name for comparing: without case, punctuation, white space and the endings of the genitive; numbers apart."""
    name = _PARTS.sub(lambda found: _SHORT[found.group().casefold()], name)
    return _LOOSE.sub("", _BETWEEN_NUMBERS.sub("/", _INFLECTED.sub("", name))).casefold()


def _references(gold: GoldPaper, found: Iterable[Reference], matched: Matched) -> None:
    """Each text refers to each target once: a second mention counts as the first."""
    suggested: dict[Hashable, Reference] = {}
    for reference in found:
        place = reference.quote.place
        suggested.setdefault((place.origin, place.within, reference.type, plain(reference.target)), reference)
    held = {(item.origin, item.within, item.type, plain(item.names[0])): item for item in gold.references}
    used: set[Hashable] = set()
    for item in held.values():
        label = item.type.value
        key = next((key for key, other in suggested.items() if key not in used and _same(item, other)), None)
        if key is None:
            matched.wrong("references", label, item.origin, missed=item.names[0], words=item.quote)
        else:
            used.add(key)
            matched.hit("references", label, suggested[key].ground.rule)
    for key, reference in suggested.items():
        if key not in used and reference.type in gold.complete and not _said(gold, reference):
            where, words = reference.quote.place.origin, reference.quote.text
            matched.told(reference.ground.rule, right=False)
            matched.wrong("references", reference.type.value, where, false=reference.target, words=words)


def _said(gold: GoldPaper, reference: Reference) -> bool:
    """Whether the gold has it, under any of its names: a second way to write the same."""
    return any(_same(item, reference) for item in gold.references)


def _same(item: GoldReference, reference: Reference) -> bool:
    place = reference.quote.place
    if item.type is not reference.type or item.origin != place.origin or item.within not in (None, place.within):
        return False
    return not {plain(name) for name in item.names}.isdisjoint(map(plain, names_of(reference)))


def names_of(reference: Reference) -> Iterator[str]:
    """All ways to name the target: a law also by its long form."""
    yield reference.target
    law, long = reference.parts.get("law"), reference.parts.get("long")
    if reference.type is ReferenceType.LAW and law and long:
        yield reference.target.replace(law, long, 1)


def _states(gold: GoldPaper, found: Iterable[Reference], matched: Matched) -> None:
    held = list(found)
    for item in gold.references:
        if item.type is not ReferenceType.ANSWER or item.state is None:
            continue
        state = next((other.state for other in held if _same(item, other)), None)
        if state is item.state:
            matched.hit("states of references", item.state.value)
        elif state is not None:
            matched.wrong("states of references", item.state.value, item.origin, missed=item.state, words=item.quote)
            matched.wrong("states of references", state.value, item.origin, false=state, words=item.quote)


def _facts(gold: GoldPaper, found: Iterable[Fact], matched: Matched) -> None:
    """A figure is right if its value and its unit are; how often the same value occurs counts."""
    for type_ in FIGURES:
        own = [item for item in gold.facts if item.type is type_]
        items = Counter((item.origin, _value(item.value, item.unit)) for item in own)
        others = [fact for fact in found if fact.type is type_]
        facts = Counter((fact.quote.place.origin, _value(fact.value, fact.unit)) for fact in others)
        words = {(item.origin, _value(item.value, item.unit)): item.quote for item in own}
        words |= {(fact.quote.place.origin, _value(fact.value, fact.unit)): _around(fact) for fact in others}
        for key in items | facts:
            for _ in range(min(items[key], facts[key])):
                matched.hit("facts", type_.value)
            for _ in range(items[key] - facts[key]):
                matched.wrong("facts", type_.value, key[0], missed=key[1], words=words[key])
            if type_ in gold.complete:
                for _ in range(facts[key] - items[key]):
                    matched.wrong("facts", type_.value, key[0], false=key[1], words=words[key])
        if type_ in gold.complete:
            for fact in others:
                right = items[fact.quote.place.origin, _value(fact.value, fact.unit)] > 0
                matched.told(fact.ground.rule, right=right)


def _value(value: float | str, unit: str | None) -> str:
    number = value if isinstance(value, str) else f"{value:.6g}" if abs(value) < 1e5 else f"{value:.0f}"
    return f"{number} {unit or ''}".strip()


def _around(fact: Fact) -> str:
    quote = fact.quote
    return quote.place.text[max(0, quote.start - 40) : quote.end + 40]


def _kinds(gold: GoldPaper, insight: Insight, matched: Matched) -> None:
    judged = {found.answer: found for found in insight.judged}
    texts = {answer.id: answer.text for answer in gold.document.answers}
    for answer in gold.answers:
        found = judged.get(answer.id)
        suggested = found.kind.value if found and found.kind else NONE
        matched.pairs.append((answer.main.value, suggested))
        if found and found.ground:
            matched.told(found.ground.rule, right=suggested == answer.main)
        if suggested != answer.main:
            main = answer.main.value
            expected = f"{main} (debatable)" if answer.debatable else main
            words = texts.get(answer.id, "")[:300]
            sure = found.ground.confidence if found and found.ground else 0.0
            matched.mistakes.append(Mistake(MAIN, main, gold.name, answer.point, expected, suggested, words, sure))
        _sentences(answer, found, texts.get(answer.id, ""), matched)


def _sentences(answer: GoldAnswer, found: Judged | None, text: str, matched: Matched) -> None:
    """A sentence is right if what the gold says of it is among what was suggested of it."""
    for sentence in answer.sentences or ():
        kinds = found.kinds if found else ()
        here = [kind for kind in kinds if kind.quote.start < sentence.end and sentence.start < kind.quote.end]
        for kind in here:
            matched.told(kind.ground.rule, right=kind.kind is sentence.kind)
        said = [kind.kind for kind in here]
        words = text[sentence.start : sentence.end]
        if sentence.kind is not None and sentence.kind in said:
            matched.hit(KINDS, sentence.kind.value)
        else:
            if sentence.kind is not None:
                matched.wrong(KINDS, sentence.kind.value, answer.point, missed=sentence.kind, words=words)
            if said:
                matched.wrong(KINDS, said[0].value, answer.point, false=said[0], words=words)


def _speakers(gold: GoldPaper, insight: Insight, matched: Matched) -> None:
    judged = {found.answer: found for found in insight.judged}
    for answer in gold.answers:
        if answer.sentences is None:
            continue
        found = judged.get(answer.id)
        names = {plain(part.by): part.by for part in (found.contributions if found else ())}
        right = {plain(name) for name in answer.speakers}
        for part in found.contributions if found else ():
            matched.told(part.ground.rule, right=plain(part.by) in right)
        _named("contributions", "office", {plain(name): name for name in answer.speakers}, names, answer.point, matched)


def _measures(gold: GoldPaper, insight: Insight, matched: Matched) -> None:
    """A measure is found if one of its names is the gold's; the gold need not have all."""
    known = [{plain(name) for name in (found.name, *found.aliases)} for found in insight.measures]
    for measure in gold.measures:
        if any(plain(measure.name) in names for names in known):
            matched.hit("measures", "named")
        else:
            where = ", ".join(measure.points)
            matched.wrong("measures", "named", where, missed=measure.name)


def _named(
    area: str, label: str, gold: Mapping[str, str], found: Mapping[str, str], where: str, matched: Matched
) -> None:
    for key in gold.keys() | found.keys():
        if key in gold and key in found:
            matched.hit(area, label)
        elif key in gold:
            matched.wrong(area, label, where, missed=gold[key])
        else:
            matched.wrong(area, label, where, false=found[key])
