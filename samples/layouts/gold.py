"""What a reader must find in a paper, from its source alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from samples.layouts.model import Block, Form, Node, Paper, Piece, Table, Target, What, blocks

_SILENT = ("omitted", "problems", "translates")


def gold(paper: Paper) -> dict[str, Any]:
    """The gold of a paper. ``front`` holds only what the paper says beyond doubt."""
    texts = _texts(paper)
    front = {key: _plain(value) for key, value in paper.expected.items() if key not in _SILENT}
    return {
        "document": paper.name,
        "front": {"language": paper.language, **front},
        "nodes": [_node(paper, node, texts) for node in paper.nodes],
        "omitted": [
            {"resolution": 0, "after": None, "before": None, **item} for item in paper.expected.get("omitted", [])
        ],
        "footnotes": [],
        "details": list(_details(texts)),
        "back": [text for target, held in texts.items() if target.what is What.BACK for text in held],
        "repairs": [],
        "problems": [{"resolution": 0, **item} for item in paper.expected.get("problems", [])],
    }


def gold_text(paper: Paper) -> str:
    """The gold as it is written to disk."""
    return json.dumps(gold(paper), ensure_ascii=False, indent=1) + "\n"


def _plain(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case list():
            return [{key: _plain(held) for key, held in record.items()} for record in value]
        case _:
            return value


def _texts(paper: Paper) -> dict[Target, list[str]]:
    """For each target its blocks of text."""
    texts: dict[Target, list[str]] = {}
    for element in paper.elements:
        for target, text in _table(element) if isinstance(element, Table) else _parts(element):
            texts.setdefault(target, []).append(text)
    return texts


def _table(table: Table) -> Iterator[tuple[Target, str]]:
    """The texts of a table's cells. A row that lies wholly in one answer or annex is one block."""
    for row in table.rows:
        held = [part for cell in row.cells for block in cell.blocks for part in _parts(block)]
        first = held[0][0]
        if first.what in (What.ANSWER, What.BACK) and all(target == first for target, _ in held):
            yield first, "\t".join(text for _, text in held)
        else:
            yield from held


def _parts(block: Block) -> Iterator[tuple[Target, str]]:
    if block.form is Form.INNER:
        for row in block.cells:
            yield row[0][0].target, "\t".join("".join(piece.text for piece in cell).strip() for cell in row)
        return
    pieces = [piece for cell in block.cells[:1] for part in cell for piece in part] or block.pieces
    held: dict[Target, str] = {}
    for piece in pieces:
        held[piece.target] = held.get(piece.target, "") + piece.text
    yield from (
        (target, text.strip()) for target, text in held.items() if text.strip() and target.what is not What.MARK
    )


def _node(paper: Paper, node: Node, texts: dict[Target, list[str]]) -> dict[str, Any]:
    answers = [
        (target.paths, text)
        for target, text in texts.items()
        if target.what is What.ANSWER and target.resolution == node.resolution and node.path in target.paths
    ]
    joint = sorted({path for paths, _ in answers for path in paths})
    own = Target(What.POINT, node.resolution, (node.path,))
    made: dict[str, Any] = {
        "resolution": node.resolution,
        "path": node.path,
        "kind": _kind(paper, node),
        "text": "\n".join(texts.get(own, ())),
        "statement": "\n".join("\n".join(text) for _, text in answers),
        "role": node.role,
    }
    if len(joint) > 1:
        made["joint"] = joint
    original = dict(paper.expected.get("translates", ())).get(node.resolution)
    if any(other.resolution == original and other.path == node.path for other in paper.nodes):
        made["translates"] = node.path
    return made


def _kind(paper: Paper, node: Node) -> str:
    if node.section:
        return "section"
    below = (f"{node.path} ", f"{node.path}.")
    has = any(other.resolution == node.resolution and other.path.startswith(below) for other in paper.nodes)
    return "intro" if has else "point"


def _details(texts: dict[Target, list[str]]) -> Iterator[dict[str, Any]]:
    for target, held in texts.items():
        if target.what is What.DETAIL:
            yield {
                "resolution": target.resolution,
                "points": list(target.paths),
                "title": target.title,
                "text": "\n".join(held),
            }


def marks(paper: Paper) -> str:
    """All numbers and labels as they are printed: a reader keeps of them what is a number, and may drop the rest."""
    return "".join(piece.text for piece in _pieces(paper) if piece.target.what is What.MARK)


def _pieces(paper: Paper) -> Iterator[Piece]:
    for block in blocks(paper.elements):
        yield from block.pieces
        yield from (piece for row in block.cells for part in row for piece in part)
