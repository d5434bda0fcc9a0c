"""The parts a paper is shown in, and what is said of the paper and of each part.

A part is a resolution. One that is the same text in another language is no part of its own where each of its
points has its counterpart: both texts then stand together, point by point.
"""

from __future__ import annotations

from dataclasses import dataclass

from peilung.core.number import NumberPath
from peilung.core.paper import Document, Paper, PointKind, Resolution
from peilung.writing.outline import Item, entries, outline
from peilung.writing.plain import one_line
from peilung.writing.words import Words

Facts = tuple[tuple[str, str], ...]
"""Pairs of label and value."""


@dataclass(frozen=True, slots=True)
class Head:
    """The title of a resolution and what the paper says of it."""

    index: int
    title: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Part:
    """One resolution with its tree of points; ``versions`` are its translations, which stand within it."""

    head: Head
    items: tuple[Item, ...]
    versions: tuple[Head, ...]
    answered: bool
    """Whether any of its points has an answer. Where none has, no answer is missed at a single point."""

    asks: bool
    """Whether its points are questions rather than demands."""

    note: str
    """What is to be said of the part as a whole, or nothing."""

    @property
    def index(self) -> int:
        return self.head.index

    def silence(self, words: Words) -> str:
        """What to say at a point without an answer, where others have one."""
        return words.unanswered if self.asks else words.silent

    def columns(self, words: Words) -> tuple[str, str]:
        """The titles above its points and its answers."""
        return (words.question, words.reply) if self.asks else (words.demand, words.answer)


def parts(document: Document, words: Words) -> tuple[Part, ...]:
    """The parts in the paper's order."""
    folded = translations(document)
    return tuple(
        _part(document, index, [other for other, original in folded.items() if original == index], words)
        for index in range(len(document.resolutions))
        if index not in folded
    )


def translations(document: Document) -> dict[int, int]:
    """The index of each translation that can stand within its original, with the index of the original."""
    originals = {index: _original(document, index) for index in range(len(document.resolutions))}
    return {
        index: original
        for index, original in originals.items()
        if original is not None and _fits(document, index, original)
    }


def facts(paper: Paper, words: Words) -> Facts:
    """What the paper says of itself, as label and value; what is not known is left out."""
    request = paper.request
    known = (
        (words.paper_number, paper.number),
        (words.dated, words.on(paper.date) if paper.date else None),
        (words.due, words.on(paper.due) if paper.due else None),
        (words.author, paper.author),
        (words.addressee, paper.addressee),
        (words.request, request.text if request else None),
        (words.cited, ", ".join(request.papers) if request else None),
    )
    return tuple((name, fact) for name, fact in known if fact)


def title_of(document: Document, index: int, words: Words) -> str:
    """The title of a resolution, or a name for it: “Resolution 2”."""
    resolution = document.resolutions[index]
    if title := one_line(resolution.title or ""):
        return title
    return _counted(document, index, words.questions if _asks(resolution) else words.resolution, words)


def name_of(document: Document, index: int | None, path: NumberPath, words: Words) -> str:
    """How a point is named apart from its place: “Ziffer 2 a)”, “Resolution 2, Ziffer 2 a)”."""
    return _named(document, str(path), index, words)


def _named(document: Document, path: str, index: int | None, words: Words) -> str:
    number = f"{words.number} {path}"
    if index is None or len(document.resolutions) == 1:
        return number
    return f"{_counted(document, index, words.resolution, words)}, {number}"


def _counted(document: Document, index: int, noun: str, words: Words) -> str:
    """“Resolution 2”, “Resolution 2 (Englisch)”: a translation counts as the resolution that it translates."""
    originals = _originals(document)
    if index in originals:
        return f"{noun} {originals.index(index) + 1}" if len(originals) > 1 else noun
    original = _original(document, index) if index < len(document.resolutions) else None
    if original is not None and original in originals:
        version = words.version(document.resolutions[index].language)
        return f"{_counted(document, original, noun, words)} ({version})"
    return f"{noun} {index + 1}"


def _originals(document: Document) -> list[int]:
    """The indices of the resolutions that are no translations."""
    return [index for index, resolution in enumerate(document.resolutions) if resolution.translates is None]


def owner_of(document: Document, within: str | None, index: int | None, words: Words) -> str:
    """Where a footnote's mark or a repair stands, in words; empty where that is not known."""
    plain = {"front": words.front, "heading": words.headings, "detail": words.detail, "back": words.annexes}
    if within is None or within in plain:
        return plain.get(within or "", "")
    for answer in document.answers:
        if answer.id == within and answer.answers:
            path = answer.answers[0]
            return words.answer_to.format(name_of(document, answer.resolution, path, words))
    return _named(document, within, index, words)


def _part(document: Document, index: int, folded: list[int], words: Words) -> Part:
    resolution = document.resolutions[index]
    head, items = _head(document, index, words), outline(document, index, folded)
    answered = any(entry.answers for entry in entries(items))
    missed = not answered and document.answers and resolution.points and resolution.translates is None
    return Part(
        head,
        items,
        tuple(_version(document, other, head, words) for other in folded),
        answered,
        _asks(resolution),
        words.no_answers if missed else "",
    )


def _head(document: Document, index: int, words: Words) -> Head:
    resolution = document.resolutions[index]
    held = " – ".join(words.on(day) for day in dict.fromkeys((resolution.begins, resolution.ends)) if day)
    originals, original = _originals(document), _original(document, index)
    counted = resolution.title and len(originals) > 1 and index in originals
    known = (
        (words.resolution, words.one_of.format(originals.index(index) + 1, len(originals)) if counted else None),
        (words.body, resolution.body),
        (words.session, resolution.session),
        (words.place, resolution.place),
        (words.held, held),
        (words.in_language, words.language_name(resolution.language) if resolution.language else None),
        (words.translation_of, title_of(document, original, words) if original is not None else None),
    )
    return Head(index, title_of(document, index, words), tuple((name, fact) for name, fact in known if fact))


def _version(document: Document, index: int, original: Head, words: Words) -> Head:
    """The head of a translation that stands below its original: what the original does not say."""
    head = _head(document, index, words)
    return Head(index, head.title, tuple(
        fact for fact in head.facts if fact not in original.facts and fact[0] != words.translation_of
    ))


def _fits(document: Document, index: int, original: int) -> bool:
    """Whether every point and every missing number of the translation has its counterpart in the original."""
    if original not in _originals(document):
        return False
    own, others = document.resolutions[index].points, document.resolutions[original].points
    named, known = [point.translates for point in own], {point.path for point in others}
    counterparts = bool(own) and len(set(named)) == len(named) and all(path in known for path in named)
    return counterparts and _missing(document, index) <= _missing(document, original)


def _missing(document: Document, index: int) -> set[NumberPath]:
    return {omission.path for omission in document.omitted if omission.resolution == index}


def _original(document: Document, index: int) -> int | None:
    """The index of the resolution that this one translates, if the document holds it."""
    original = document.resolutions[index].translates
    return original if original is not None and original < len(document.resolutions) and original != index else None


def _asks(resolution: Resolution) -> bool:
    """Whether most of its points end with a question mark."""
    texts = [point.text.rstrip(" \n”“\"»«)") for point in resolution.points if point.kind is PointKind.POINT]
    return 2 * sum(text.endswith("?") for text in texts) > len(texts)
