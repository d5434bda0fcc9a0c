"""One standalone, accessible HTML file: each point beside its answer, good on a phone and in print.

No script, no request to anywhere: the one style sheet stands in the file, and the content security policy
allows only it, by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby
from textwrap import shorten

from jinja2 import Environment, PackageLoader, StrictUndefined

from peilung.core.insight import Insight
from peilung.core.number import NumberPath
from peilung.core.paper import (
    Answer,
    Block,
    Document,
    Footnote,
    Omission,
    Passage,
    Point,
    PointKind,
    Problem,
    Repair,
    Role,
    Span,
)
from peilung.writing.desk import Desk
from peilung.writing.desk_words import desk_words_for
from peilung.writing.footnote import Marks
from peilung.writing.marked import Piece
from peilung.writing.outline import (
    Entry,
    Gap,
    Item,
    Joint,
    entries,
    loose_answers,
    loose_details,
    speakers,
    stray_omissions,
)
from peilung.writing.parts import facts, name_of, owner_of, parts, translations
from peilung.writing.place import place
from peilung.writing.plain import one_line, printable
from peilung.writing.words import Words, language_tag, words_for

_LOWEST_HEADING = 6
_LONGEST_HEADING = 160
"""A section's text of up to this many characters is set as the heading itself, a longer one below it."""

_LONGEST_LINK = 90
_SHORT_ROW = 700
"""A row whose sides have up to this many characters each is about a quarter of a printed page: it is kept whole."""


def dumps(document: Document, insight: Insight | None = None) -> str:
    """The document as one HTML file; with suggestions on it, as a document for the desk that says so."""
    words = words_for(document.paper.language)
    desk = None if insight is None else Desk(document, insight, desk_words_for(document.paper.language))
    style = _style("paper") if desk is None else _style("paper") + _style("desk")
    page = _Page(document, words, desk)
    text = _environment().get_template("paper.html").render(page=page, words=words, desk=desk, style=style,
                                                            policy=_policy(style))
    return text.rstrip() + "\n"


class _Page:
    """What the template asks for: parts, anchors, places and footnote marks of one document."""

    def __init__(self, document: Document, words: Words, desk: Desk | None = None) -> None:
        self.document = document
        self.desk = desk
        self.paper = document.paper
        self.words = words
        self.title = one_line(document.paper.title or "") or words.untitled
        self.parts = parts(document, words)
        self.loose_answers = loose_answers(document)
        self.loose_details = loose_details(document)
        self.speakers = speakers(document)
        self.stray_gap = Gap(stray_omissions(document))
        self._anchors = _anchors(document)
        self._gaps = _gaps(document)
        self._placed: set[str] = set()
        self._marks = Marks(document.footnotes)
        self._shown: dict[str, str] = {}

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What the paper says of itself, as label and value."""
        pages = [(self.words.pages, str(self.paper.pages))] if self.paper.pages is not None else []
        return [*facts(self.paper, self.words), *pages]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many points, answers and missing numbers there are."""
        words, document = self.words, self.document
        originals = [resolution for resolution in document.resolutions if resolution.translates is None]
        points = [p for resolution in originals for p in resolution.points if p.kind is not PointKind.SECTION]
        roles = [
            (words.count_recitals, sum(point.role is Role.RECITAL for point in points)),
            (words.count_demands, sum(point.role is Role.DEMAND for point in points)),
        ]
        always = [
            (words.count_points, len(points)),
            *(roles if not all(part.asks for part in self.parts) else []),
            (words.count_answers, len(document.answers)),
            (words.count_omitted, len(document.omitted)),
            (words.count_problems, len(document.problems)),
        ]
        several = [(words.count_resolutions, len(originals))] if len(originals) > 1 else []
        if translated := len(document.resolutions) - len(originals):
            several.append((words.count_translations, translated))
        return [*several, *always, *([(words.count_repairs, len(document.repairs))] if document.repairs else [])]

    def language(self, index: int | None) -> str | None:
        """The language of a resolution's text, or of the paper's, where it is another than the page's."""
        resolutions = self.document.resolutions
        own = resolutions[index].language if index is not None and index < len(resolutions) else None
        tag = language_tag(own or self.paper.language)
        return tag if tag and tag.split("-")[0].lower() != self.words.language else None

    def place(self, spans: Iterable[Span]) -> str:
        return place(spans, self.paper.media_type, self.words)

    def page_place(self, page: int) -> str:
        return self.place((Span(0, 0, page=page),))

    def anchor(self, index: int, path: NumberPath | None) -> str | None:
        """The anchor of this point, or ``None`` if the resolution holds no such point."""
        return self._anchors.get((index, path)) if path else None

    def owner_anchor(self, note: Footnote | Repair) -> str | None:
        """The anchor of what a footnote or a repair belongs to: a point, or an answer by its id."""
        if note.within in self._shown:
            return self._shown[note.within]
        return next(iter(self._found(self._anchors, note.within, note.resolution)), None)

    def named_anchor(self, path: NumberPath | None, index: int | None) -> str | None:
        """The anchor of the one point or gap with this path; none where several resolutions could be meant."""
        wanted = str(path) if path else None
        found = self._found(self._anchors, wanted, index) or self._found(self._gaps, wanted, index)
        return found[0] if len(found) == 1 else None

    @staticmethod
    def _found(anchors: Mapping[tuple[int, NumberPath], str], path: str | None, index: int | None) -> list[str]:
        return [
            anchor for (at, known), anchor in anchors.items() if str(known) == path and index in (None, at)
        ]

    def owner(self, repair: Repair) -> str:
        """What a repair belongs to, in words."""
        return owner_of(self.document, repair.within, repair.resolution, self.words)

    def repair_place(self, repair: Repair) -> str:
        return self.place((Span(0, 0, page=repair.page, line=repair.line),))

    def name(self, problem: Problem) -> str:
        """How a problem's point is named."""
        return name_of(self.document, problem.resolution, problem.path, self.words) if problem.path else ""

    def gap_anchor(self, omission: Omission) -> str | None:
        """The anchor of a missing number, once: ``None`` for the same number again."""
        anchor = self._gaps[omission.resolution, omission.path]
        if anchor in self._placed:
            return None
        self._placed.add(anchor)
        return anchor

    def show(self, answer: Answer, anchor: str) -> str:
        """Note that the answer is shown at this anchor; gives the anchor where it was shown first."""
        return self._shown.setdefault(answer.id, anchor)

    def lines(self, text: str, owner: str | None = None, index: int | None = None) -> list[list[Piece]]:
        """The lines of a text, each in pieces that tell footnote marks and what is suggested of them."""
        lines = (line for line in printable(text).split("\n") if line.strip())
        return [self._pieces(self._marks.pieces(line, owner, index), owner, index) for line in lines]

    def _pieces(self, held: list[tuple[str, int | None]], owner: str | None, index: int | None) -> list[Piece]:
        if self.desk is None:
            return [Piece(text, note) for text, note in held]
        return self.desk.marked.pieces(held, owner, index)

    @staticmethod
    def groups(held: Sequence[Block]) -> list[tuple[str, list[Block]]]:
        """Blocks that follow each other with the same type, so that the rows of a table make one table."""
        return [(str(kind), list(group)) for kind, group in groupby(held, lambda block: block.type)]

    def pages(self, held: Sequence[Passage]) -> list[tuple[Passage, str]]:
        """Each passage with its place where the next one stands elsewhere, so that a place is said once."""
        places = [self.place(passage.spans) for passage in held]
        return [
            (passage, "" if own == following else own)
            for passage, own, following in zip(held, places, [*places[1:], ""], strict=True)
        ]

    def was_marked(self, index: int) -> bool:
        return self._marks.was_found(index)

    def heading(self, point: Point) -> str | None:
        """A section's text if it is short enough to be its heading."""
        text = printable(point.text).strip()
        return text if text and len(text) <= _LONGEST_HEADING and "\n" not in text else None


def _anchors(document: Document) -> dict[tuple[int, NumberPath], str]:
    """The slug for the first resolution, ``r2.`` in front of it for the second. Never the same anchor twice."""
    anchors: dict[tuple[int, NumberPath], str] = {}
    taken: set[str] = set()
    for index, resolution in enumerate(document.resolutions):
        for point in resolution.points:
            base = "-".join(printable(point.slug).split()) or "n"
            anchor = wanted = base if index == 0 else f"r{index + 1}.{base}"
            count = 1
            while anchor in taken:
                count += 1
                anchor = f"{wanted}.{count}"
            taken.add(anchor)
            anchors[index, point.path] = anchor
    return anchors


def _gaps(document: Document) -> dict[tuple[int, NumberPath], str]:
    """An anchor for each missing number; one of a translation is shown with its original."""
    anchors = {(gap.resolution, gap.path): f"omitted.{n + 1}" for n, gap in enumerate(document.omitted)}
    folded = translations(document)
    return {(index, path): anchors[folded.get(index, index), path] for index, path in anchors}


def _others(answer: Answer, index: int, sharers: Sequence[Entry]) -> list[NumberPath]:
    own = {(index, entry.point.path) for entry in sharers}
    own |= {(version.resolution, version.point.path) for entry in sharers for version in entry.versions}
    return [path for path in answer.answers if (answer.resolution, path) not in own]


def _has_rows(items: Iterable[Item]) -> bool:
    """Whether points stand here as rows, rather than under sections of their own."""
    return any(isinstance(item, Joint) or (isinstance(item, Entry) and not item.heads) for item in items)


def _is_short(item: Entry | Joint) -> bool:
    asked = [entry.point for entry in item.entries] if isinstance(item, Joint) else [item.point]
    sides = (asked, item.answers)
    return all(sum(len(owner.text) for owner in side) <= _SHORT_ROW for side in sides)


def _contents(items: Iterable[Item]) -> list[tuple[Entry | None, list[Entry]]]:
    """For the list of contents: each section with all that hangs on it, other points in groups without a head."""
    groups: list[tuple[Entry | None, list[Entry]]] = []
    for item in items:
        if isinstance(item, Entry) and item.heads:
            groups.append((item, list(entries(item.children))))
        elif groups and groups[-1][0] is None:
            groups[-1][1].extend(entries([item]))
        else:
            groups.append((None, list(entries([item]))))
    return [(head, held) for head, held in groups if head or held]


@cache
def _environment() -> Environment:
    environment = Environment(loader=PackageLoader("peilung.writing"), autoescape=True, undefined=StrictUndefined,
                              trim_blocks=True, lstrip_blocks=True)
    environment.filters["one_line"] = one_line
    environment.filters["printable"] = printable
    environment.filters["first_words"] = lambda text: shorten(one_line(text), _LONGEST_LINK, placeholder=" …")
    environment.filters["level"] = lambda level: min(level, _LOWEST_HEADING)
    environment.tests["gap"] = lambda item: isinstance(item, Gap)
    environment.tests["short"] = _is_short
    environment.tests["joint"] = lambda item: isinstance(item, Joint)
    environment.globals["others"] = _others
    environment.globals["has_rows"] = _has_rows
    environment.globals["contents"] = _contents
    return environment


@cache
def _style(name: str) -> str:
    return files("peilung.writing").joinpath("templates", f"{name}.css").read_text("utf-8")


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
