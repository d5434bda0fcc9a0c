"""How many points a reader got right: number, whole demand and whole answer.

The gold's points are grouped as the paper's table shows them: an intro and the sub-points in one
cell with it, or points that share one answer, stand in one row. A peer's row that equals such a row
counts for all of its points. Peilung is judged by its own contract, which is stricter: every point
by itself, by its whole path, and its kind and role must be right as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.joiner import JoinedRow, Table, compared, join
from peilung.core.contract import from_json
from peilung.core.score import Fault, Gold, Node, score

_ABOUT_POINTS = (Fault.MISSED, Fault.TEXT, Fault.ANSWER, Fault.KIND, Fault.ROLE)


def points_in(gold: Gold) -> int:
    """How many points the gold has; sections are none."""
    return sum(node.kind != "section" for node in gold.nodes)


def right_in_tables(tables: Iterable[Table], gold: Gold) -> int:
    """How many of the gold's points stand in rows that are right once pages are joined."""
    rows = join(tables)
    return sum(len(nodes) for nodes in _shared_cells(gold) if _found(_row(nodes), rows, len(nodes)))


def right_in_document(contract: object, gold: Gold) -> int:
    """How many of the gold's points are right in the JSON of ``peilung/paper/1``."""
    result = score(from_json(contract), gold)
    several = len({node.resolution for node in gold.nodes}) > 1
    assert not several, "The papers measured here answer one resolution."
    wrong = {finding.where for finding in result.findings if finding.fault in _ABOUT_POINTS}
    return sum(node.kind != "section" and node.path not in wrong for node in gold.nodes)


def _shared_cells(gold: Gold) -> Iterator[list[Node]]:
    """The gold's points by rows of the table, in the order of the paper."""
    row: list[Node] = []
    for node in (node for node in gold.nodes if node.kind != "section"):
        if row and not _same_row(row, node):
            yield row
            row = []
        row.append(node)
    if row:
        yield row


def _same_row(row: Sequence[Node], node: Node) -> bool:
    """An intro without an answer of its own shares its cell with what follows; so do joint points."""
    bare_intro = row[-1].kind == "intro" and not row[-1].statement
    return bare_intro or node.path in row[-1].joint


def _row(nodes: Sequence[Node]) -> JoinedRow:
    first, *others = nodes
    demand = first.text + "".join(f" {_last(node)} {node.text}" for node in others)
    return JoinedRow(compared(_last(first)), compared(demand), compared(nodes[-1].statement))


def _found(wanted: JoinedRow, rows: Sequence[JoinedRow], most: int) -> bool:
    """Whether the row is among those read, whole or as up to ``most`` rows that follow each other.

    A page break before the sub-point ``(2)`` of a cell looks like the beginning of a row; the tables
    do not tell, so the reader has the benefit of the doubt.
    """
    slices = (rows[start : start + size] for size in range(1, most + 1) for start in range(len(rows) - size + 1))
    return any(_glued(some) == wanted for some in slices)


def _glued(rows: Sequence[JoinedRow]) -> JoinedRow:
    first, *others = rows
    demand = first.demand + "".join(row.number + row.demand for row in others)
    return JoinedRow(first.number, demand, "".join(row.answer for row in rows))


def _last(node: Node) -> str:
    return node.path.split()[-1]
