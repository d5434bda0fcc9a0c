"""The one simple joiner through which every peer's tables go: from page tables to rows.

Table extractors give tables page by page and never join a row that a page break has torn. To
compare them at all, their tables are joined here, for all alike and without a look at the paper:

1. Columns that are empty in a whole table are dropped. A table counts if three columns are left:
   number, demand, answer (two, if it was the empty number column that was dropped).
2. A row that stands first in at least two tables is a repeated header: dropped wherever it is.
3. A row whose number cell is filled begins a point. So does one whose number cell is empty and whose
   demand begins with a number in brackets, ``(3)``: a sub-point.
4. Every other row goes on in the row above it, cell by cell.

White space and hyphens do not count when texts are compared, so the joiner need not decide on a
hyphen at a line's end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from peilung.core.score import normal

Table = Sequence[Sequence[str | None]]
"""One table on one page as an engine gives it: rows of cells, an empty cell is ``None`` or blank."""

_BRACKETED = re.compile(r"\s*(\(\d+\))\s*")
# How pdfium and engines that stand on it report a hyphen at a line's end.
_LINE_HYPHENS = str.maketrans("", "", "\ufffe\x02")


@dataclass(frozen=True, slots=True)
class JoinedRow:
    """One row of the paper's table, joined over pages: the three cells as :func:`compared` gives them."""

    number: str
    demand: str
    answer: str


def join(tables: Iterable[Table]) -> list[JoinedRow]:
    """The paper's rows from the tables of its pages, in the order of the pages."""
    cut = [rows for table in tables if (rows := _three_columns(table))]
    headers = _headers(cut)
    joined: list[list[str]] = []
    for cells in (row for rows in cut for row in rows if tuple(map(compared, row)) not in headers):
        begin = _beginning(cells)
        if begin is None and joined:
            joined[-1] = [f"{above}\n{cell}" for above, cell in zip(joined[-1], cells, strict=True)]
        else:
            joined.append(begin or cells)
    return [JoinedRow(*map(compared, cells)) for cells in joined]


def compared(text: str) -> str:
    """The text as it is compared, a final full stop of a number included: no white space, no hyphens."""
    return normal(text.translate(_LINE_HYPHENS))


def _three_columns(table: Table) -> list[list[str]]:
    rows = [[cell or "" for cell in row] for row in table]
    if not rows or len({len(row) for row in rows}) > 1:
        return []
    width = len(rows[0])
    filled = [column for column in range(width) if any(row[column].strip() for row in rows)]
    if width == 3:
        return rows
    if len(filled) == 3:
        return [[row[column] for column in filled] for row in rows]
    return [["", *row] for row in rows] if width == 2 else []


def _headers(tables: Sequence[Sequence[Sequence[str]]]) -> set[tuple[str, ...]]:
    first = Counter(tuple(map(compared, rows[0])) for rows in tables)
    return {cells for cells, times in first.items() if times > 1 and all(cells)}


def _beginning(cells: Sequence[str]) -> list[str] | None:
    """The cells of a row that begins a point, its number in the first; ``None`` if it goes on."""
    number, demand, answer = cells
    if number.strip():
        return list(cells)
    mark = _BRACKETED.match(demand)
    return [mark.group(1), demand[mark.end() :], answer] if mark else None
