"""What the columns of a table are for, and which of its rows are only column titles.

Both are told by form: the number column is the one whose cells hold numbers, and titles are what
stands above the first number or comes again word for word on a later page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from peilung.reading.language import detect
from peilung.reading.layout import Cell, Element, Paragraph, Row
from peilung.reading.lexicon import names
from peilung.reading.marks import Readings, bullet, cell_path
from peilung.reading.paragraphs import cell_mark

_FEW_WORDS = 3
_ENOUGH_NUMBERS = 0.6
_LONGEST_TITLES = 300
_NO_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what, by index. ``number`` is ``None`` where the number stands in the demand's cell."""

    number: int | None
    demand: int
    answer: int | None
    title: str = ""
    """The title above the demands, or an empty text."""
    details: tuple[int, ...] = ()
    """Columns that say something else of a point: an office, a state of affairs, a date."""
    translation: int | None = None
    """The column that holds the demands in another language."""
    titles: tuple[str, ...] = ()
    """The titles of all columns; empty where the table has none."""

    @property
    def used(self) -> frozenset[int | None]:
        """All columns with a meaning."""
        return frozenset((self.number, self.demand, self.answer, self.translation, *self.details))


def speaks_of_answers(title: str) -> bool:
    """Whether a column's title says that answers stand below it."""
    return names("answer_titles").search(title) is not None


def cell_text(cell: Cell) -> str:
    """All text of a cell in one line."""
    return " ".join([paragraph.raw for paragraph in cell.paragraphs]).strip()


def texts_of(elements: Iterable[Element]) -> Iterator[str]:
    """All text of some elements, a line for each."""
    for element in elements:
        yield element.raw if isinstance(element, Paragraph) else " ".join(map(cell_text, element.cells))


def title_key(row: Row) -> str:
    """A row's text in a form in which repeated titles are equal however they were broken into lines.

    Empty for a row too long to hold titles.
    """
    texts = [cell_text(cell) for cell in row.cells]
    if sum(map(len, texts)) > _LONGEST_TITLES:
        return ""
    return "|".join([_NO_LETTERS.sub("", text).casefold() for text in texts])


def find_titles(rows: Sequence[Row]) -> set[str]:
    """The keys of the rows that are column titles in a run of rows of one table."""
    marked = {title_key(row) for row in rows if row.header}
    lead: list[Row] = []
    for row in rows[:4]:
        if _holds_number(row) or len(row.cells) < 2:
            break
        lead.append(row)
    keys = [title_key(row) for row in rows]
    titles = {title_key(row) for row in lead if _looks_like_title(row) or keys.count(title_key(row)) > 1}
    return {key for key in marked | titles if key.strip("|")}


def find_columns(rows: Sequence[Row], titles: Sequence[Row]) -> Columns | None:
    """The columns of a table from its rows without the titles; ``None`` if it has no demands to number."""
    width = max((len(row.cells) for row in rows), default=0)
    texts = [[cell_text(row.cells[c]) if c < len(row.cells) else "" for row in rows] for c in range(width)]
    filled = [c for c in range(width) if any(texts[c]) or any(_title(titles, c))]
    number = next((c for c in filled if _numbers(texts[c])), None)
    rest = [c for c in filled if c != number]
    marked = next((c for c in rest if _begins_with_marks([row.cells[c] for row in rows if c < len(row.cells)])), None)
    if not rest or (number is None and marked is None):
        return None
    named = tuple(" ".join(_title(titles, c)) for c in range(width))
    details = _details(rest, named)
    rest = [c for c in rest if c not in details]
    translation = _translation(rest, texts, named)
    if translation is not None:
        rest.remove(translation)
    demand, answer, others = _demand_and_answer(rest, texts, named)
    if number is None and marked is not None and marked == answer:
        demand, answer = marked, demand
    return Columns(number, demand, answer, named[demand], (*details, *others), translation, named)


def _details(rest: Sequence[int], titles: Sequence[str]) -> tuple[int, ...]:
    """The columns whose titles say that they hold neither demands nor answers, as long as two others are left."""
    found: list[int] = []
    for column in rest:
        others = [c for c in rest if c != column and c not in found]
        if len(others) < 2 or not names("detail_titles").search(titles[column]):
            continue
        if not speaks_of_answers(titles[column]) or any(speaks_of_answers(titles[c]) for c in others):
            found.append(column)
    return tuple(found)


def _translation(rest: Sequence[int], texts: Sequence[Sequence[str]], titles: Sequence[str]) -> int | None:
    """The second of two neighbouring columns that say the same, row by row, in two languages."""
    for first, second in pairwise(rest):
        if not _same_size(texts[first], texts[second]) or speaks_of_answers(titles[second]):
            continue
        one, other = (detect(texts[column], enough=_FEW_WORDS) for column in (first, second))
        if one and other and one != other:
            return second
    return None


def _same_size(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the cells of two columns are filled together and of much the same length."""
    pairs = [(len(a), len(b)) for a, b in zip(one, other, strict=True) if a or b]
    alike = sum(min(pair) * 2 > max(pair) for pair in pairs)
    return alike >= 0.8 * len(pairs)


def _demand_and_answer(
    rest: Sequence[int], texts: Sequence[Sequence[str]], titles: Sequence[str]
) -> tuple[int, int | None, tuple[int, ...]]:
    """The columns of demands and answers, and those that are left."""
    if len(rest) == 1:
        return rest[0], None, ()
    longest = sorted(rest, key=lambda c: (not speaks_of_answers(titles[c]), -sum(map(len, texts[c]))))
    first, second = sorted(longest[:2])
    if len(rest) > 2 and all(speaks_of_answers(titles[c]) for c in (first, second)):
        named, other = longest[0], max((c for c in rest if c != longest[0]), key=lambda c: sum(map(len, texts[c])))
        first, second = sorted((named, other))
    left = tuple(c for c in rest if c not in (first, second))
    if speaks_of_answers(titles[first]) and not speaks_of_answers(titles[second]):
        first, second = second, first
    return first, second, left


def _title(titles: Sequence[Row], column: int) -> list[str]:
    row = titles[0] if titles else None
    return [cell_text(row.cells[column])] if row is not None and column < len(row.cells) else []


def _numbers(texts: list[str]) -> bool:
    filled = [text for text in texts if text]
    good = sum(cell_path(text) is not None or (bullet(text) is not None and len(text) < 3) for text in filled)
    return bool(filled) and good >= _ENOUGH_NUMBERS * len(filled)


def _begins_with_marks(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if not cell.empty]
    marks = [found.readings for cell in filled if (found := cell_mark(cell)) is not None]
    follows = any(b.comes_after(a) for one, two in pairwise(marks) for a in one for b in two)
    items = sum(bullet(cell_text(cell)) is not None for cell in filled)
    return len(marks) + items >= 0.3 * len(filled) and (follows or items > 2 or _opens_list(marks))


def _opens_list(marks: Sequence[Readings]) -> bool:
    """Whether each number is the first of a list: “1.”, and “a)” below it."""
    styles = {readings[0].style for readings in marks}
    return len(styles) == len(marks) > 0 and all(any(mark.is_first for mark in readings) for readings in marks)


def _holds_number(row: Row) -> bool:
    return any(cell_path(text) is not None for text in map(cell_text, row.cells[:1]) if text) or any(
        cell_mark(cell) is not None for cell in row.cells
    )


def _looks_like_title(row: Row) -> bool:
    texts = [text for text in map(cell_text, row.cells) if text]
    short = all(len(text) <= 12 or (len(text) <= 80 and not text.endswith((".", ";", ","))) for text in texts)
    return len(texts) >= 2 and short
