"""Page numbers that stick to a date or a word: “31. Mai 202412”, “Landesregierung12”, “12Die Landesregierung”.

They are told from years and from marks of footnotes by the page they stand on, or, where a file has no pages, by
counting upwards through it at the distance of pages.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from peilung.core.paper import FurnitureType, RepairKind
from peilung.reading.dates import month_names
from peilung.reading.layout import Layout
from peilung.reading.mend_evidence import Evidence
from peilung.reading.mend_sheet import LETTER, LOWER, UPPER, Edit, Sheet

_NUMERIC = re.compile(r"(?<![\w.])\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(\d{1,3})(?!\w)")
_AFTER_WORD = re.compile(rf"(?<![\w./@-])({LETTER}{{3,}}[{LOWER}])(\d{{1,3}})(?![\w/]|[.,-]\w)")
_AFTER_STOP = re.compile(rf"(?<=[{LOWER})][.!?])(\d{{1,3}})(?=\s|\Z)")
_BEFORE_WORD = re.compile(rf"^(\d{{1,3}})([{UPPER}][{LOWER}]+)(?!\w)", re.MULTILINE)
_LONG_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{3,5}(?!\d)")
_SHORTEST_PAGE, _LONGEST_PAGE = 500, 9000


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Figures that may be a page number. ``sure``: they stand behind a whole year."""

    start: int
    end: int
    number: int
    sure: bool = False

    def edit(self, text: str) -> Edit:
        return Edit(self.start, self.end, "", RepairKind.PAGE_NUMBER_GLUED, text[self.start : self.end])


@cache
def _after_date() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(month_names())}),? (?:19|20)\d\d(\d{{1,3}})(?!\w)")


def glued(sheet: Sheet, layout: Layout, evidence: Evidence | None) -> Iterator[Edit]:
    """Take page numbers out of dates, and, where the words of the paper are known, out of words."""
    marks = {note.mark for note in layout.notes}
    paged = layout.pages is not None
    found = [c for c in _candidates(sheet, evidence, paged) if sheet.text[c.start : c.end] not in marks]
    if not found:
        return
    chosen = _by_page(found, sheet, layout) if paged else _by_count(found)
    yield from (candidate.edit(sheet.text) for candidate in chosen)


def _candidates(sheet: Sheet, evidence: Evidence | None, paged: bool) -> list[_Candidate]:
    long_ = any(_LONG_YEAR.search(token) for token in sheet.figured)
    found = [
        _Candidate(*match.span(1), int(match.group(1)), sure=True)
        for pattern in (_after_date(), _NUMERIC)
        for match in (pattern.finditer(sheet.text) if long_ else ())
    ]
    if evidence is not None:
        found.extend(_beside_words(sheet, evidence, paged))
    found.extend(_Candidate(*match.span(1), int(match.group(1))) for match in sheet.find(_AFTER_STOP, sheet.figured))
    return sorted((c for c in found if sheet.text[c.start] != "0"), key=lambda c: c.start)


def _beside_words(sheet: Sheet, evidence: Evidence, paged: bool) -> Iterator[_Candidate]:
    for pattern, word, figure in ((_AFTER_WORD, 1, 2), (_BEFORE_WORD, 2, 1)):
        for match in sheet.find(pattern, sheet.figured):
            said = match.group(word)
            known = evidence.knows(said) or said.lower() in evidence.small.small or (paged and said.islower())
            if known and sheet.text.count(match.group()) == 1 and not sheet.in_address(*match.span()):
                yield _Candidate(*match.span(figure), int(match.group(figure)))


def _by_page(found: Iterable[_Candidate], sheet: Sheet, layout: Layout) -> Iterator[_Candidate]:
    """Those that name the page they stand on, at its head or foot."""
    shifts = {0} | _shift(layout)
    edges = _edges(sheet)
    for candidate in found:
        index = sheet.index(candidate.start)
        page = sheet.pieces[index].page
        if page is not None and candidate.number - page in shifts and (candidate.sure or index in edges):
            yield candidate


def _shift(layout: Layout) -> set[int]:
    """How far the printed numbers are from the count of pages."""
    printed = Counter(
        int(figures.group()) - item.page
        for item in layout.furniture
        if item.type is FurnitureType.PAGE_NUMBER and item.page and (figures := re.search(r"\d{1,4}", item.text))
    )
    return {printed.most_common(1)[0][0]} if printed else set()


def _edges(sheet: Sheet) -> set[int]:
    """The first and last pieces of each page, in the order of reading and by their height."""
    pages: dict[int, list[int]] = {}
    for index, piece in enumerate(sheet.pieces):
        if piece.page is not None:
            pages.setdefault(piece.page, []).append(index)
    edges: set[int] = set()
    for indices in pages.values():
        edges |= {indices[0], indices[-1]}
        boxed = [(box, index) for index in indices if (box := sheet.pieces[index].box) is not None]
        if boxed:
            top, bottom = min(box.top for box, _ in boxed), max(box.bottom for box, _ in boxed)
            edges |= {index for box, index in boxed if box.top < top + 2 or box.bottom > bottom - 2}
    return edges


def _by_count(found: Sequence[_Candidate]) -> list[_Candidate]:
    """Those that count upwards through a file without pages."""
    series = _rising(found)
    if len(series) >= 3 and len(series) >= 0.75 * len(found) and series[0].number > 1 and _paced(series):
        return series
    sure = [candidate for candidate in found if candidate.sure]
    rises = all(a.number < b.number for a, b in pairwise(sure))
    return sure if rises and (len(sure) > 2 or all(c.number > 9 for c in sure)) else []


def _rising(found: Sequence[_Candidate]) -> list[_Candidate]:
    """The longest series that counts upwards."""
    ends: list[int] = []  # of the series of each length the place of its last candidate, with the least number
    least: list[int] = []
    before: list[int] = []
    for place, candidate in enumerate(found):
        length = bisect_left(least, candidate.number)
        before.append(ends[length - 1] if length else -1)
        ends[length:length + 1], least[length:length + 1] = [place], [candidate.number]
    series: list[_Candidate] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        series.append(found[place])
        place = before[place]
    return series[::-1]


def _paced(series: Sequence[_Candidate]) -> bool:
    """Whether as much text stands between them as fits on so many pages."""
    gaps = [(b.start - a.start) / (b.number - a.number) for a, b in pairwise(series)]
    return all(_SHORTEST_PAGE < gap < _LONGEST_PAGE for gap in gaps)
