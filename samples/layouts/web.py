"""One web page: headings, paragraphs, tables; lists as typed or as the browser makes them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from samples.layouts.dress import Dress
from samples.layouts.model import Block, Element, Form, Paper, Piece, Table, What

_TAGS = {Form.TITLE: "h1", Form.HEADING: "h2", Form.SUBHEADING: "h3", Form.QUOTE: "blockquote"}
_CLASSES = {Form.CENTRE: "centre", Form.RIGHT: "right"}


def make(paper: Paper, dress: Dress) -> bytes:
    """The paper as HTML."""
    body = "\n".join(_elements(paper.elements, dress))
    return f"""<!DOCTYPE html>
<html lang="{paper.language}">
<head><meta charset="utf-8"><title>{escape(paper.title)}</title>
<style>td, th {{ vertical-align: top; border: 1px solid }}
.centre {{ text-align: center }} .right {{ text-align: right }}
.item1 {{ margin-left: 1em }} .item2 {{ margin-left: 2em }} .item3 {{ margin-left: 3em }}</style></head>
<body>
{body}
</body>
</html>
""".encode()


def _elements(elements: Iterable[Element], dress: Dress) -> Iterable[str]:
    made = dress.lists == "made"
    for listed, group in groupby(elements, lambda element: made and _made(element)):
        held = list(group)
        if listed:
            yield _list([block for block in held if isinstance(block, Block)])
        else:
            yield from (_table(element) if isinstance(element, Table) else _block(element) for element in held)


def _made(element: Element) -> bool:
    """Whether an item's mark is what a browser shows for a list: ``1.`` and a dash, but neither ``a)`` nor ``(1)``."""
    if not isinstance(element, Block) or element.form not in (Form.ITEM, Form.INDENTED):
        return False
    if element.form is Form.INDENTED:
        return True
    mark, _ = element.item
    return element.pieces[0].target.what is What.MARK and (mark == "–" or mark.rstrip(".").isdigit())


def _list(items: list[Block]) -> str:
    lines: list[str] = []
    open_tags: list[str] = []
    for item in items:
        while len(open_tags) > item.level:
            lines.append(f"</li></{open_tags.pop()}>")
        if item.form is Form.INDENTED:
            lines.append(f"<p>{_inline(item.pieces)}</p>")
            continue
        mark, rest = item.item
        tag, start = _opening(mark)
        if len(open_tags) == item.level and open_tags:
            lines.append("</li>")
        while len(open_tags) < item.level:
            lines.append(start)
            open_tags.append(tag)
        lines.append(f"<li>{_inline(rest)}")
    lines += [f"</li></{tag}>" for tag in reversed(open_tags)]
    return "".join(lines)


def _opening(mark: str) -> tuple[str, str]:
    core = mark.rstrip(".")
    if core == "–":
        return "ul", "<ul>"
    return "ol", f'<ol start="{core}">' if core != "1" else "<ol>"


def _block(block: Block) -> str:
    match block.form:
        case Form.PAGE | Form.LANDSCAPE | Form.PORTRAIT:
            return ""
        case Form.HEAD:
            left, right = (_inline(part) for part in block.cells[0])
            return f'<p class="head"><b>{left}</b> <b>{right}</b></p>'
        case Form.INNER:
            rows = ("".join(f"<td>{_inline(part)}</td>" for part in row) for row in block.cells)
            return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        case Form.UNDERLINED:
            return f"<p><u>{_inline(block.pieces)}</u></p>"
        case Form.ITEM | Form.INDENTED:
            return f'<p class="item{block.level}">{_inline(block.pieces)}</p>'
        case _:
            tag, name = _TAGS.get(block.form, "p"), _CLASSES.get(block.form)
            named = f' class="{name}"' if name else ""
            return f"<{tag}{named}>{_inline(block.pieces)}</{tag}>"


def _inline(pieces: Iterable[Piece]) -> str:
    parts = (
        f"<b>{escape(piece.text, quote=False)}</b>" if piece.bold else escape(piece.text, quote=False)
        for piece in pieces
    )
    return "".join(parts).strip()


def _table(table: Table) -> str:
    lines: list[str] = []
    for row in table.rows:
        tag = "th" if row.titles else "td"
        cells: list[str] = []
        for cell in row.cells:
            wide = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
            high = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
            only = cell.blocks[0] if len(cell.blocks) == 1 else None
            plain = only is not None and only.form is Form.PARA
            held = _inline(only.pieces) if plain and only else "".join(map(_block, cell.blocks))
            cells.append(f"<{tag}{wide}{high}>{held}</{tag}>")
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return "<table>\n" + "\n".join(lines) + "\n</table>"
