"""A paper as its source says it: blocks and tables, each piece of text with what it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class What(StrEnum):
    """What a piece of text is in the paper."""

    FRONT = "front"
    HEADING = "heading"
    FURNITURE = "furniture"
    MARK = "mark"
    """A printed number, or a label such as “Antwort:”, which is no text of a point or an answer."""
    POINT = "point"
    ANSWER = "answer"
    DETAIL = "detail"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Target:
    """What a text belongs to: the points it is the text of, answers, or says something of."""

    what: What
    resolution: int = 0
    paths: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one hand that belongs to one target."""

    text: str
    target: Target
    bold: bool = False


class Form(StrEnum):
    """How a block stands on the page."""

    PARA = "para"
    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    UNDERLINED = "underlined"
    HEAD = "head"
    """One line, left and right."""
    CENTRE = "centre"
    RIGHT = "right"
    QUOTE = "quote"
    ITEM = "item"
    INDENTED = "indented"
    """A further paragraph of an item."""
    INNER = "inner"
    """A small table inside an answer."""
    PAGE = "page"
    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph. ``level`` counts the indents of an item; ``cells`` are an inner table's or a head line's."""

    form: Form
    pieces: tuple[Piece, ...] = ()
    level: int = 0
    cells: tuple[tuple[tuple[Piece, ...], ...], ...] = ()

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def item(self) -> tuple[str, tuple[Piece, ...]]:
        """The mark at the head of an item, and what follows it."""
        first, *rest = self.pieces
        mark, _, after = first.text.lstrip().partition(" ")
        if first.target.what is What.MARK:
            mark, after = first.text.strip(), ""
        kept = [piece for piece in (Piece(after, first.target, first.bold), *rest) if piece.text]
        kept[0] = Piece(kept[0].text.lstrip(), kept[0].target, kept[0].bold)
        return mark, tuple(kept)


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell that covers ``columns`` and ``rows``."""

    blocks: tuple[Block, ...]
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    titles: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    widths: tuple[float, ...]
    rows: tuple[Row, ...]

    def placed(self) -> Iterator[list[tuple[int, Cell]]]:
        """The cells of each row with their columns; what a cell above covers is left free."""
        covered: dict[int, int] = {}
        for row in self.rows:
            column, line = 0, []
            covered = {at: left - 1 for at, left in covered.items() if left > 1}
            free = dict(covered)
            for cell in row.cells:
                while column in free:
                    column += 1
                line.append((column, cell))
                for at in range(column, column + cell.columns):
                    covered[at] = cell.rows
                column += cell.columns
            yield line

    @property
    def spans(self) -> bool:
        return any(cell.rows > 1 for row in self.rows for cell in row.cells)


Element = Block | Table


@dataclass(frozen=True, slots=True)
class Node:
    """A point as the source declares it."""

    resolution: int
    path: str
    role: str | None
    section: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: what is printed, the points it declares, and what it says of itself."""

    name: str
    about: str
    language: str
    running: tuple[str, str]
    page_number: str
    elements: tuple[Element, ...]
    nodes: tuple[Node, ...]
    expected: Mapping[str, Any]
    dresses: tuple[str, ...]

    @property
    def title(self) -> str:
        return str(self.expected.get("title") or self.name)


def blocks(elements: tuple[Element, ...]) -> Iterator[Block]:
    """All blocks in the order of reading, those in the cells of tables too."""
    for element in elements:
        match element:
            case Block():
                yield element
            case Table():
                for row in element.rows:
                    for cell in row.cells:
                        yield from cell.blocks
