"""The whole text of a layout as one sheet, so that each rule looks at all of it in one go, and its corrections."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from peilung.core.paper import Furniture, RepairKind
from peilung.reading.layout import Layout, Paragraph, Piece

UPPER = "A-ZÄÖÜÀ-ÖØ-Þ"
LOWER = "a-zß-öø-ÿ"
LETTER = r"[^\W\d_]"
PAPER = r"(?<!\w)(?:(?:Landtags|Bundestags)?[Dd]rucksachen?|Drs\.)"
TORN = "\0"
"""Stands between the halves of a word that a line end has torn."""
_HYPHENS = "-‐\u00ad"
_CONTEXT = 24
_AROUND = ".,;:!?()[]„“”\"»«›‹‚‘’'–—…-"
_ADDRESS = re.compile(
    r"@|://|www\.|\w/\S*\w\.\w|\w/\w\S*/|[\w.-]_\w"
    r"|\.(?:de|com|org|net|eu|info|gov|int|ch|at|uk|pdf|html?|docx?|xlsx?|csv)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Edit:
    """A correction of the sheet: what stands from ``start`` to ``end`` becomes ``new``; ``taken`` is furniture."""

    start: int
    end: int
    new: str
    kind: RepairKind
    taken: str = ""


@dataclass(frozen=True, slots=True)
class Mended:
    """A correction that was made: whole words before and after, and where they stand.

    ``context`` is the mended text around them, to tell two texts of one line apart. ``taken`` is what was put
    away as furniture. ``beside`` is the piece that holds the words, or the one before a line that was taken out.
    """

    kind: RepairKind
    original: str
    repaired: str
    page: int | None = None
    line: int | None = None
    context: str = ""
    taken: Furniture | None = None
    beside: Piece | None = field(default=None, compare=False, repr=False)


@dataclass(slots=True)
class Sheet:
    """The pieces of a layout, one on each line of ``text``.

    ``tokens`` are its words in order, with the signs around them and :data:`TORN` where a line end has torn them;
    ``cores`` has each once, or its halves, without those signs.
    Almost all are plain words. The others are few, so that most rules look at them alone: ``humps`` have a capital
    inside, ``hyphened`` a hyphen, ``figured`` a figure, ``dotted`` another sign.
    """

    pieces: list[Piece]
    text: str = field(init=False)
    starts: list[int] = field(init=False)
    tokens: list[str] = field(init=False)
    cores: dict[str, str] = field(init=False)
    humps: list[str] = field(default_factory=list)
    hyphened: list[str] = field(default_factory=list)
    figured: list[str] = field(default_factory=list)
    dotted: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = "\n".join([piece.text for piece in self.pieces])
        whole = self.text
        for hyphen in _HYPHENS:
            whole = whole.replace(f"{hyphen}\n", f"{hyphen}{TORN}")
        self.tokens = whole.split()
        kinds = dict.fromkeys(self.tokens)
        if TORN in whole:
            kinds = dict.fromkeys(half for token in kinds for half in token.split(TORN))
        self.cores = {token: token.strip(_AROUND) for token in kinds}
        for token, core in self.cores.items():
            if not core.isalpha() or not (core.islower() or core.istitle() or core.isupper()):
                self._sort(token, core)
        self.starts = []
        position = 0
        for piece in self.pieces:
            self.starts.append(position)
            position += len(piece.text) + 1

    def _sort(self, token: str, core: str) -> None:
        if core.isalpha():
            self.humps.append(token)
            return
        parts = core.split("-")
        if len(parts) > 1 and all(part.isalpha() for part in parts):
            self.hyphened.append(token)
            if not all(part.islower() or part.istitle() or part.isupper() for part in parts):
                self.humps.append(token)
            return
        if any(map(str.isdigit, core)):
            self.figured.append(token)
        if not core.isalnum():
            self.dotted.append(token)

    def find(self, pattern: re.Pattern[str], among: Sequence[str]) -> Iterator[re.Match[str]]:
        """All matches of a pattern within the words of one kind, in no order; it may look at the blank after them."""
        if not among:
            return
        joined = "\n".join(among)
        hits = dict.fromkeys(self._around(joined, match.start(), match.end()) for match in pattern.finditer(joined))
        for token in hits:
            for start in self.places(token):
                yield from pattern.finditer(self.text, start, start + len(token) + 1)

    def places(self, words: str) -> Iterator[int]:
        """Where words stand, as whole words."""
        text, size = self.text, len(words)
        at = text.find(words)
        while at >= 0:
            end = at + size
            if (not at or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
                yield at
            at = text.find(words, at + 1)

    @staticmethod
    def _around(joined: str, start: int, end: int) -> str:
        last = joined.find("\n", max(start, end - 1))
        return joined[joined.rfind("\n", 0, start) + 1 : last if last >= 0 else len(joined)]

    def index(self, position: int) -> int:
        """Which piece a position of the text is in."""
        return bisect_right(self.starts, position) - 1

    def token(self, start: int, end: int) -> tuple[int, int]:
        """A stretch of one line, widened to whole words."""
        text = self.text
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        while end < len(text) and not text[end].isspace():
            end += 1
        return start, end

    def in_address(self, start: int, end: int) -> bool:
        """Whether a stretch stands in an address of the web, of mail or of a file."""
        first, last = self.token(start, end)
        return _ADDRESS.search(self.text, first, last) is not None

    def apply(self, edits: Iterable[Edit]) -> list[tuple[int, Edit, str, str, str]]:
        """Change the pieces; of two edits that overlap the first counts.

        Gives each piece's index, the edit, the whole words before and after, and the words around.
        """
        chosen: list[Edit] = []
        for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
            if not chosen or edit.start >= chosen[-1].end:
                chosen.append(edit)
        done: list[tuple[int, Edit, str, str, str]] = []
        for group in self._by_words(chosen):
            done.extend(self._rewrite(group))
        changed = dict.fromkeys(self.index(edit.start) for edit in chosen)
        for index in changed:
            self.pieces[index].text = self._line(index, [e for e in chosen if self.index(e.start) == index])
        return done

    def _by_words(self, edits: list[Edit]) -> Iterator[list[Edit]]:
        """Edits that stand in the same words go together."""
        group: list[Edit] = []
        for edit in edits:
            if group and self.token(edit.start, edit.end)[0] >= self.token(group[-1].start, group[-1].end)[1]:
                yield group
                group = []
            group.append(edit)
        if group:
            yield group

    def _rewrite(self, group: list[Edit]) -> Iterator[tuple[int, Edit, str, str, str]]:
        first, last = self.token(group[0].start, group[-1].end)
        before = self.text[first:last]
        after = _edited(before, first, group)
        index = self.index(first)
        left = max(self.starts[index], first - _CONTEXT)
        right = min(self.starts[index] + len(self.pieces[index].text), last + _CONTEXT)
        around = " ".join((self.text[left:first] + after + self.text[last:right]).split())
        words = " ".join(before.split()), " ".join(after.split())
        for kind in dict.fromkeys(edit.kind for edit in group):
            for edit in [e for e in group if e.kind is kind][: None if any(e.taken for e in group) else 1]:
                yield index, edit, *words, around

    def _line(self, index: int, edits: list[Edit]) -> str:
        return _edited(self.pieces[index].text, self.starts[index], edits)


def _edited(text: str, offset: int, edits: list[Edit]) -> str:
    for edit in reversed(edits):
        text = text[: edit.start - offset] + edit.new + text[edit.end - offset :]
    return text


def paragraphs(layout: Layout) -> Iterator[Paragraph]:
    """Every paragraph of a layout once, footnotes last; a cell that covers several rows comes with its first."""
    seen: set[int] = set()
    for element in layout.elements:
        if isinstance(element, Paragraph):
            yield element
            continue
        for cell in element.cells:
            if id(cell) not in seen:
                seen.add(id(cell))
                yield from cell.paragraphs
    for note in layout.notes:
        yield from note.paragraphs


def sheet_of(layout: Layout) -> Sheet:
    """All pieces of a layout on one sheet."""
    return Sheet([piece for paragraph in paragraphs(layout) for piece in paragraph.pieces])
