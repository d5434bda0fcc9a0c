"""Plain text: paragraphs between empty lines, cells between tabs."""

from __future__ import annotations

import textwrap

from samples.layouts.dress import Dress
from samples.layouts.model import Block, Cell, Form, Paper, Table

_BREAKS = (Form.PAGE, Form.LANDSCAPE, Form.PORTRAIT)


def make(paper: Paper, dress: Dress) -> bytes:
    """The paper as text."""
    parts: list[str] = []
    for element in paper.elements:
        if isinstance(element, Table):
            parts.append(_table(element))
        elif element.form not in _BREAKS:
            parts.append(_block(element, dress))
    return ("\n\n".join(parts) + "\n").encode()


def _block(block: Block, dress: Dress) -> str:
    if block.form is Form.HEAD:
        return _line(block)
    if not dress.width:
        return _line(block)
    indent = "   " * block.level
    match block.form:
        case Form.CENTRE | Form.TITLE:
            lines = textwrap.wrap(block.text, dress.width - 20)
            return "\n".join(line.center(dress.width).rstrip() for line in lines)
        case Form.RIGHT:
            return block.text.rjust(dress.width)
        case Form.ITEM:
            mark, rest = block.item
            text = f"{mark} {''.join(piece.text for piece in rest).strip()}"
            hang = " " * (len(indent) + len(mark) + 1)
            return textwrap.fill(text, dress.width, initial_indent=indent, subsequent_indent=hang)
        case _:
            hang = f"{indent}   " if block.level else ""
            return textwrap.fill(
                block.text, dress.width, break_on_hyphens=False, initial_indent=hang, subsequent_indent=hang
            )


def _line(block: Block) -> str:
    """A block in one line; an inner table's cells are parted by blanks."""
    if block.form in (Form.HEAD, Form.INNER):
        between = "\t" if block.form is Form.HEAD else "   "
        return "\n".join(between.join("".join(p.text for p in part).strip() for part in row) for row in block.cells)
    return block.text


def _table(table: Table) -> str:
    return "\n".join(_row(placed, len(table.widths)) for placed in table.placed())


def _row(placed: list[tuple[int, Cell]], width: int) -> str:
    cells = [""] * width
    for column, cell in placed:
        cells[column] = _cell(cell)
    return "\t".join(cells)


def _cell(cell: Cell) -> str:
    lines = [line for block in cell.blocks for line in _line(block).split("\n")]
    return lines[0] if len(lines) == 1 else " ".join(f"<p>{line}</p>" for line in lines)
