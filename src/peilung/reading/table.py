"""What the columns of a table are for, and which of its rows are only column titles.

Both are told by form: the number column is the one whose cells hold numbers, and titles are what
stands above the first number or comes again word for word on a later page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from peilung.reading.layout import Cell, Row
from peilung.reading.marks import Readings, bullet, cell_path, leading

_ANSWER_TITLE = re.compile(
    r"stellungnahme|antwort|bericht|umsetzung|stand\b|response|answer|reply|position|comment|svar|odpowied",
    re.IGNORECASE,
)
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


def speaks_of_answers(title: str) -> bool:
    """Whether a column's title says that answers stand below it."""
    return _ANSWER_TITLE.search(title) is not None


def cell_text(cell: Cell) -> str:
    """All text of a cell in one line."""
    return " ".join([paragraph.raw for paragraph in cell.paragraphs]).strip()


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
    if not rest or (number is None and not _begins_with_marks(texts[rest[0]])):
        return None
    demand, answer = _demand_and_answer(rest, texts, titles)
    return Columns(number, demand, answer, " ".join(_title(titles, demand)))


def _demand_and_answer(
    rest: list[int], texts: list[list[str]], titles: Sequence[Row]
) -> tuple[int, int | None]:
    if len(rest) == 1:
        return rest[0], None
    if len(rest) > 2:
        rest = sorted(sorted(rest, key=lambda c: -sum(map(len, texts[c])))[:2])
    first, second = rest
    answers = [bool(_ANSWER_TITLE.search(" ".join(_title(titles, c)))) for c in (first, second)]
    if answers == [True, False]:
        first, second = second, first
    return first, second


def _title(titles: Sequence[Row], column: int) -> list[str]:
    row = titles[0] if titles else None
    return [cell_text(row.cells[column])] if row is not None and column < len(row.cells) else []


def _numbers(texts: list[str]) -> bool:
    filled = [text for text in texts if text]
    good = sum(cell_path(text) is not None or (bullet(text) is not None and len(text) < 3) for text in filled)
    return bool(filled) and good >= _ENOUGH_NUMBERS * len(filled)


def _begins_with_marks(texts: list[str]) -> bool:
    filled = [text for text in texts if text]
    marks = [found.readings for text in filled if (found := leading(text)) is not None]
    follows = any(b.comes_after(a) for one, two in pairwise(marks) for a in one for b in two)
    items = sum(bullet(text) is not None for text in filled)
    return len(marks) + items >= 0.3 * len(filled) and (follows or items > 2 or _opens_list(marks))


def _opens_list(marks: Sequence[Readings]) -> bool:
    return len(marks) == 1 and any(mark.is_first for mark in marks[0])


def _holds_number(row: Row) -> bool:
    return any(cell_path(text) is not None for text in map(cell_text, row.cells[:1]) if text) or any(
        leading(cell_text(cell)) is not None for cell in row.cells
    )


def _looks_like_title(row: Row) -> bool:
    texts = [text for text in map(cell_text, row.cells) if text]
    short = all(len(text) <= 12 or (len(text) <= 80 and not text.endswith((".", ";", ","))) for text in texts)
    return len(texts) >= 2 and short
