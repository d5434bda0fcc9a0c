"""Lines and tables as the tags of a PDF have them.

What one block holds on a line is one run, however wide its spaces are; what stands on one baseline but in two rows
is two lines; and the lines of a table come row by row, even if a cell beside them reaches over several.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from peilung.reading.pdf.columns import ALIGNED, Grid, numbered_grid, tagged_row
from peilung.reading.pdf.edges import sample
from peilung.reading.pdf.lines import Line
from peilung.reading.pdf.page import Page, Run
from peilung.reading.pdf.tags import Tag, TaggedRow, TaggedTable
from peilung.reading.pdf.zones import Zone

_COMPLETE = 0.75
"""Tags are complete if this share of a file's runs have one; running heads have none."""
_SPACE = 0.12
_TAB = 2.0
_SAME_EDGE = 3.0
_OUTSIDE = -1


def are_complete(pages: Sequence[Page]) -> bool:
    """Whether nearly all text of a file is tagged; if not, the tags that there are go."""
    tagged = [run for page in pages for run in page.runs if run.tag is not None]
    if tagged and len(tagged) >= _COMPLETE * sum(len(page.runs) for page in pages):
        return True
    for run in tagged:
        run.tag = None
    return False


def by_tags(pages: Iterable[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page as its tags part and order them."""
    found: list[list[Line]] = []
    for lines in pages:
        parted = [part for line in lines for part in _by_row(line)]
        _mark_titles(parted)
        found.append(_ordered(parted))
    return found


def _by_row(line: Line) -> list[Line]:
    if len(line.runs) < 2:
        return [line]
    rows: dict[int, list[Run]] = {}
    for run in line.runs:
        row = run.tag.row if run.tag is not None else None
        rows.setdefault(_OUTSIDE if row is None else row.order, []).append(run)
    return [Line(_joined(runs)) for runs in rows.values()]


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Runs of one block put together."""
    groups: list[list[Run]] = []
    for run in runs:
        if groups and _is_one(groups[-1][-1], run):
            groups[-1].append(run)
        else:
            groups.append([run])
    return [_join(group) if len(group) > 1 else group[0] for group in groups]


def _is_one(before: Run, run: Run) -> bool:
    """Whether two runs are words of one text; outside of tables a tab may part what only stands on one line."""
    if run.tag is None or before.tag != run.tag or before.bold != run.bold or before.raised != run.raised:
        return False
    return run.tag.row is not None or run.left - before.right < _TAB * run.height


def _join(runs: Sequence[Run]) -> Run:
    """Some runs as one, with a space wherever there is room for one."""
    first, last = runs[0], runs[-1]
    text, offsets, before = first.text, list(first.offsets), first
    for run in runs[1:]:
        if run.left - before.right > _SPACE * run.height:
            text += " "
        offsets += [offset + len(text) for offset in run.offsets]
        text += run.text
        before = run
    return replace(
        first,
        text=text,
        right=last.right,
        top=min([run.top for run in runs]),
        size=min([run.size for run in runs]),
        lefts=[left for run in runs for left in run.lefts],
        rights=[right for run in runs for right in run.rights],
        offsets=offsets,
    )


def _mark_titles(lines: Sequence[Line]) -> None:
    """Learn the titles of the tables of a page, and tag them where they are printed again without tags."""
    for index, line in enumerate(lines):
        row = tagged_row(line)
        if row is None:
            continue
        for run in line.runs:
            if run.tag is not None and run.tag.row is row and not row.whole:
                left = row.table.lefts.get(run.tag.column, run.left)
                row.table.lefts[run.tag.column] = min(left, run.left)
        if row.titles:
            row.table.titles.add(line.text)
        elif row.table.titles and index and tagged_row(lines[index - 1]) is None:
            _tag_titles(lines[:index], row.table)


def _tag_titles(above: Sequence[Line], table: TaggedTable) -> None:
    again = TaggedRow(_OUTSIDE, table, _OUTSIDE, titles=True)
    for line in above[::-1]:
        if line.text not in table.titles:
            return
        for run in line.runs:
            columns = [column for column, left in table.lefts.items() if left <= run.left + ALIGNED]
            run.tag = Tag(_OUTSIDE, again, max(columns, default=0))


def _ordered(lines: Sequence[Line]) -> list[Line]:
    """Lines from top to bottom, those of a table by its rows."""
    first: dict[int, int] = {}
    keys: list[tuple[int, int, int]] = []
    for index, line in enumerate(lines):
        row = tagged_row(line)
        if row is None:
            keys.append((index, 0, index))
        else:
            keys.append((first.setdefault(id(row.table), index), row.order, index))
    return [lines[index] for _, _, index in sorted(keys)]


def tagged_zones(pages: Sequence[Sequence[Line]]) -> list[list[Zone]]:
    """The tables that the tags show on each page; those with the same columns have the same grid."""
    held: dict[TaggedTable, dict[int, list[Line]]] = {}
    for number, lines in enumerate(pages):
        for line in lines:
            if (row := tagged_row(line)) is not None:
                held.setdefault(row.table, {}).setdefault(number, []).append(line)
    zones: list[list[Zone]] = [[] for _ in pages]
    for grid, tables in _grids(held):
        for table in tables:
            for number, lines in held[table].items():
                top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
                zones[number].append(Zone(top, bottom, grid, table))
    return zones


def _grids(held: dict[TaggedTable, dict[int, list[Line]]]) -> list[tuple[Grid, list[TaggedTable]]]:
    groups: list[tuple[dict[int, float], list[TaggedTable]]] = []
    for table in held:
        lefts, group = next((known for known in groups if _alike(known[0], table.lefts)), ({}, []))
        if not group:
            groups.append((lefts, group))
        lefts.update({column: left for column, left in table.lefts.items() if column not in lefts})
        group.append(table)
    found = []
    for lefts, group in groups:
        pages = [page for table in group for page in held[table].values()]
        lines = [line for page in sample(pages) for line in page]
        if max(lefts, default=0) > 0:
            found.append((numbered_grid(_edges(lefts), lines, tagged=True), group))
    return found


def _alike(known: dict[int, float], lefts: dict[int, float]) -> bool:
    """Whether the text of two tables begins in the same columns at the same places."""
    both = [column for column in lefts if column in known and column]
    as_wide = max(known, default=0) == max(lefts, default=0)
    return as_wide and all(abs(known[column] - lefts[column]) < _SAME_EDGE for column in both)


def _edges(lefts: dict[int, float]) -> list[float]:
    """Where the second and later columns begin; one that is always empty, right behind the one before it."""
    edges = [lefts.get(0, 0.0)]
    for column in range(1, max(lefts) + 1):
        edges.append(max(edges[-1] + 1, lefts.get(column, 0.0)))
    return edges[1:]
