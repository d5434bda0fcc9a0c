"""What a page for the desk shows of suggestions: overview, filters, tables, and marks in the text.

Kinds of answer are counted in a fixed order, never ranked, scored or drawn: they describe what texts say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from peilung.core.insight import (
    FRONT,
    AnswerKind,
    Contribution,
    Coverage,
    Fact,
    FactType,
    Ground,
    Insight,
    Judged,
    Measure,
    Quote,
    Reference,
    ReferenceState,
    ReferenceType,
    Within,
)
from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Document
from peilung.writing.desk_dates import spelled
from peilung.writing.desk_words import DeskWords
from peilung.writing.marked import Badge, Mark, Marked
from peilung.writing.parts import name_of
from peilung.writing.plain import one_line
from peilung.writing.words import language_tag, words_for

_FLAGGED = (ReferenceState.REPAIRED, ReferenceState.DANGLING, ReferenceState.SELF, ReferenceState.CIRCULAR)
_FIGURES = (FactType.COUNT, FactType.PERCENTAGE, FactType.DATE, FactType.PERIOD)
_DATES = (FactType.DATE, FactType.PERIOD)
_UNSURE = 0.7
"""Below this confidence the main kind of an answer is shown as unsure."""

_NONE = "none"
_DOUBT = "unsure"


@dataclass(frozen=True, slots=True)
class KindRow:
    """One line of the overview: a kind, what it is called and means, how many answers are suggested to be of it."""

    kind: str
    name: str
    means: str
    count: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name, what it is the name of, and the numbered facts that hold it."""

    name: str
    type: str
    facts: tuple[tuple[int, Fact], ...]

    @property
    def quotes(self) -> list[Quote]:
        """How it is written, each form once."""
        return list({fact.quote.text: fact.quote for _, fact in self.facts}.values())

    @property
    def reasons(self) -> list[Fact]:
        """One fact for each rule that suggests it."""
        return list({fact.ground.rule: fact for _, fact in self.facts}.values())


class Desk:
    """What the template asks for about the suggestions on one document."""

    def __init__(self, document: Document, insight: Insight, words: DeskWords) -> None:
        self.words = words
        self.insight = insight
        self.marked = Marked(document, insight)
        self._document = document
        self._page_words = words_for(document.paper.language)
        self._judged = {judged.answer: judged for judged in insight.judged}
        self._coverage = {(found.resolution, found.point): found for found in insight.coverage}
        self._answers = document.answers

    @property
    def kinds(self) -> list[KindRow]:
        """Every kind that is suggested of an answer or a sentence, in a fixed order; then answers without one."""
        words, counts = self.words, Counter(self._kind_name(answer) for answer in self._answers)
        said = {found.kind for judged in self.insight.judged for found in judged.kinds}
        rows = [
            KindRow(kind.value, words.kind_names[kind], words.kind_means[kind], counts[kind.value])
            for kind in AnswerKind
            if counts[kind.value] or kind in said
        ]
        missing = [KindRow(_NONE, words.none, words.none_means, counts[_NONE])] if counts[_NONE] else []
        return rows + missing

    @property
    def filters(self) -> list[KindRow]:
        """What rows can be filtered by: the kinds that answers are of, and whether a kind is unsure."""
        unsure = sum(self.is_unsure(answer) for answer in self._answers)
        below = self.words.unsure_below.format(self._number(_UNSURE))
        rows = [*self.kinds, KindRow(_DOUBT, self.words.unsure, below, unsure)]
        return [row for row in rows if row.count]

    def shown(self, row: KindRow) -> str:
        """What a page says while it is filtered: by what, how many of how many."""
        return self.words.shown.format(row.name, row.count, len(self._answers))

    @property
    def tables(self) -> list[tuple[str, str, int]]:
        """The tables that have rows, in their order: the end of the anchor, the title, how many rows."""
        words = self.words
        held = [
            ("references", words.references, len(self.references)),
            ("measures", words.measures, len(self.measures)),
            ("money", words.money, len(self.money)),
            ("figures", words.figures, len(self.figures)),
            ("names", words.names, len(self.names)),
        ]
        return [table for table in held if table[2]]

    def classes(self, answers: Iterable[Answer]) -> str:
        """The classes by which the filters find a row."""
        held = list(answers)
        names = dict.fromkeys(f"k-{self._kind_name(answer)}" for answer in held)
        return "".join(f" {name}" for name in (*names, *([f"k-{_DOUBT}"] if any(map(self.is_unsure, held)) else [])))

    def judged(self, answer: Answer) -> Judged | None:
        return self._judged.get(answer.id)

    def kind_name(self, kind: str) -> str:
        return self.words.kind_names[kind]

    def badge(self, badge: Badge) -> str:
        """The kind of a sentence, with the level that it names: “nicht zuständig: Bund”."""
        level = self.words.level_names[badge.level] if badge.level else None
        return ": ".join(filter(None, (self.words.kind_names[badge.kind], level)))

    def is_unsure(self, answer: Answer) -> bool:
        judged = self._judged.get(answer.id)
        return bool(judged and judged.ground and judged.ground.confidence < _UNSURE)

    def rule(self, ground: Ground) -> str:
        """The rule of a suggestion, and its confidence."""
        words = self.words
        confidence = f"{ground.confidence:.2f}".replace(".", words.decimal)
        return f"{words.rule} {ground.rule}, {words.confidence} {confidence}"

    def mark_label(self, mark: Mark) -> str:
        number = int(mark.anchor.rpartition(".")[2]) - 1
        if mark.type == "reference":
            reference = self.insight.references[number]
            path = self.target(reference) if reference.type is ReferenceType.ANSWER else None
            index = reference.target_resolution
            named = self.point(index, path) if path and index is not None else reference.target
            return f"{self.words.type_names[reference.type]}: {named}"
        fact = self.insight.facts[number]
        return f"{self.words.type_names[fact.type]}: {self.value(fact)}"

    @property
    def flagged(self) -> list[tuple[int, Reference]]:
        return [(number, found) for number, found in self.references if found.state in _FLAGGED]

    @property
    def references(self) -> list[tuple[int, Reference]]:
        return list(enumerate(self.insight.references, 1))

    @property
    def measures(self) -> tuple[Measure, ...]:
        return self.insight.measures

    @property
    def money(self) -> list[tuple[int, Fact]]:
        return self._facts((FactType.MONEY,))

    @property
    def figures(self) -> list[tuple[int, Fact]]:
        return self._facts(_FIGURES)

    @property
    def names(self) -> list[Name]:
        """Each name once, in the order of first mention, with all that was found of it."""
        held: dict[tuple[str, str], list[tuple[int, Fact]]] = {}
        for number, fact in self._facts([kind for kind in FactType if kind not in (FactType.MONEY, *_FIGURES)]):
            held.setdefault((self.value(fact), self.words.type_names[fact.type]), []).append((number, fact))
        return [Name(*key, tuple(found)) for key, found in held.items()]

    def value(self, fact: Fact) -> str:
        """A fact in words: “rund 3 200 000 EUR / Jahr”, “über 70 Vereine”, “Januar 2024”."""
        words = self.words
        bound = words.bound_names[fact.bound] if fact.bound else ""
        figure = fact.value if isinstance(fact.value, str) else self._number(fact.value)
        if fact.type in _DATES:
            figure = spelled(figure, self._page_words, words)
        per = f"/ {words.per_names.get(fact.per, fact.per)}" if fact.per else ""
        total = words.total.format(self._number(fact.total)) if fact.total is not None else ""
        if fact.type is FactType.ABBREVIATION and fact.of:
            return f"{figure}: {fact.of}"
        return " ".join(filter(None, (bound, figure, total, fact.unit, fact.of, per)))

    def where(self, quote: Quote) -> str:
        """Which text a quote stands in: the number of its point, and whether it is the demand or the answer."""
        place, words, path = quote.place, self.words, self.origin(quote)
        number = self.point(place.resolution, path) if path and place.resolution is not None else str(path or "")
        match place.within:
            case Within.TEXT:
                text = words.demand
            case Within.ANSWER:
                text = words.answer
            case Within.FRONT:
                text = words.front
            case Within.FOOTNOTE:
                text = words.footnote
        return " · ".join(filter(None, (number, text)))

    def point(self, resolution: int, path: NumberPath) -> str:
        """The number of a point, never broken over lines; of a paper with several resolutions, also which one."""
        number = one_line(str(path))
        whole = number.replace(" ", "\N{NO-BREAK SPACE}")
        if len(self._document.resolutions) == 1:
            return whole
        return one_line(name_of(self._document, resolution, path, self._page_words)).replace(number, whole)

    def other(self, language: str | None) -> str | None:
        """The language of a text, where it is another than the page's."""
        tag = language_tag(language)
        return tag if tag and tag.split("-")[0].lower() != self._page_words.language else None

    def origin(self, quote: Quote) -> NumberPath | None:
        """The path of the point that a quote belongs to."""
        return None if quote.place.origin == FRONT else NumberPath.parse(quote.place.origin)

    def target(self, reference: Reference) -> NumberPath | None:
        """The path of the point that a reference points to, if it was found in this paper."""
        outside = reference.state in (ReferenceState.EXTERNAL, ReferenceState.DANGLING)
        return None if outside else NumberPath.parse(reference.target)

    def coverage(self, resolution: int, path: NumberPath) -> Coverage | None:
        found = self._coverage.get((resolution, path))
        return found if found and found.elements else None

    def contributions(self, answer: Answer) -> tuple[Contribution, ...]:
        judged = self._judged.get(answer.id)
        return judged.contributions if judged else ()

    def _facts(self, kinds: Sequence[FactType]) -> list[tuple[int, Fact]]:
        return [(number, fact) for number, fact in enumerate(self.insight.facts, 1) if fact.type in kinds]

    def _number(self, value: float) -> str:
        written = f"{value:,}"
        signs = {",": self.words.thousands, ".": self.words.decimal}
        return "".join(signs.get(sign, sign) for sign in written)

    def _kind_name(self, answer: Answer) -> str:
        judged = self._judged.get(answer.id)
        return judged.kind.value if judged and judged.kind else _NONE
