"""A layout written small, for tests that read as what a person would see."""

from collections import Counter
from collections.abc import Iterable

from peilung.reading.layout import Cell, Layout, Paragraph, Row


def line(paragraph: Paragraph) -> str:
    """One paragraph: ``#`` heading, ``*`` item, ``<a.>`` number, ``|`` a new line, ``¬`` a hyphen to settle."""
    text = ""
    for index, piece in enumerate(paragraph.pieces):
        text += ("" if piece.glued or not index else "|") + piece.text + ("¬" if piece.hyphen else "")
    number = f"<{paragraph.mark}>" if paragraph.mark is not None else ""
    return ("#" if paragraph.heading else "") + ("*" if paragraph.item else "") + number + text


def flow(layout: Layout) -> list[str]:
    """The paragraphs outside tables."""
    return [line(element) for element in layout.elements if isinstance(element, Paragraph)]


def rows(layout: Layout) -> list[list[str]]:
    """The rows, each cell as its paragraphs joined by a slash."""
    return [[cell(c) for c in element.cells] for element in layout.elements if isinstance(element, Row)]


def cell(cell: Cell) -> str:
    return " / ".join(map(line, cell.paragraphs))


def notes(layout: Layout) -> list[tuple[str, str]]:
    return [(note.mark, " / ".join(map(line, note.paragraphs))) for note in layout.notes]


def characters(layout: Layout) -> Counter[str]:
    """How often each sign but white space stands in the layout. A cell over several rows counts once."""
    return Counter("".join(_texts(layout)).replace(" ", "").replace("\t", ""))


def _texts(layout: Layout) -> Iterable[str]:
    seen: set[int] = set()
    for element in layout.elements:
        for held in [Cell([element])] if isinstance(element, Paragraph) else element.cells:
            if id(held) not in seen:
                seen.add(id(held) if isinstance(element, Row) else 0)
                yield from _of(held.paragraphs)
    for note in layout.notes:
        yield note.mark
        yield from _of(note.paragraphs)
    yield from (item.text for item in layout.furniture)


def _of(paragraphs: Iterable[Paragraph]) -> Iterable[str]:
    return (piece.text for paragraph in paragraphs for piece in paragraph.pieces)
