"""The markup of the sources.

Each block begins with a sign; a block without one is a paragraph:

``!!`` title, ``##`` heading, ``###`` small heading, ``^ left || right`` head line, ``~`` centred, ``>>`` right,
``>`` quotation, ``+`` ``++`` items, ``:`` ``::`` their further paragraphs, ``__x__`` underlined, ``% a | b`` row of a
small table, ``---page``, ``---landscape``, ``---portrait``.

``|= 1 4 5`` opens a table with these widths, ``|:`` is its row of titles, ``|-`` a row with cells parted by ``||``,
and ``|.`` closes it; what follows is a heading unless it says otherwise. ``(r2)`` and ``(c3)`` before a cell are the
rows and columns that it covers.

Inside a text ``**x**`` is bold, ``[[x]]`` is printed but is a number or label, and braces say what the text from
there on is:

- ``{f}`` front, ``{h}`` heading, ``{b}`` back, ``{x}`` furniture; ``{r 1}`` of the second resolution from here on
- ``{+ 1 a) d}`` point 1 a), a demand, with its mark printed here; ``{= 1 a) r}`` without it, a recital; ``{§ 1 d}`` a
  section; ``{~ 1 a)}`` the point goes on
- ``{> 1; 2}`` the answer to 1 and 2; ``{: Stand > 1}`` what the column “Stand” says of 1
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from samples.layouts.model import Block, Cell, Element, Form, Node, Paper, Piece, Row, Table, Target, What

SOURCES = Path(__file__).parent / "sources"
_TOKEN = re.compile(r"\{(.*?)\}|\[\[(.*?)\]\]|(\*\*)")
_SIGNS = {
    "!! ": Form.TITLE,
    "## ": Form.HEADING,
    "### ": Form.SUBHEADING,
    "~ ": Form.CENTRE,
    ">> ": Form.RIGHT,
    "> ": Form.QUOTE,
    ": ": Form.INDENTED,
    ":: ": Form.INDENTED,
    "+ ": Form.ITEM,
    "++ ": Form.ITEM,
    "+++ ": Form.ITEM,
}
_BREAKS = {"---page": Form.PAGE, "---landscape": Form.LANDSCAPE, "---portrait": Form.PORTRAIT}
_PLACES = {"f": What.FRONT, "h": What.HEADING, "b": What.BACK, "x": What.FURNITURE}
_ROLES = {"d": "demand", "r": "recital", "?": None}
_SPAN = re.compile(r"\s*\(([rc])(\d)\)")


def load(path: Path) -> Paper:
    """Read a source file."""
    return parsed(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))


def parsed(name: str, data: Mapping[str, Any]) -> Paper:
    """A paper from what its source says."""
    parser = _Parser()
    elements = tuple(parser.elements(data["body"].split("\n")))
    return Paper(
        name,
        data["about"],
        data["language"],
        tuple(data.get("running", ("", ""))),
        data.get("page_number", "{page}"),
        elements,
        tuple(parser.nodes),
        data.get("expected", {}),
        tuple(data["dresses"]),
    )


def load_all() -> Iterator[Paper]:
    """Every paper in a freer layout, by name."""
    for path in sorted(SOURCES.glob("*.toml")):
        yield load(path)


class _Parser:
    """The place the text is at, and the points declared so far."""

    def __init__(self) -> None:
        self.resolution = 0
        self.target = Target(What.FRONT)
        self.nodes: list[Node] = []
        self.bold = False

    def elements(self, lines: list[str]) -> Iterator[Element]:
        at = 0
        while at < len(lines):
            if lines[at].startswith("|="):
                end = next(n for n in range(at, len(lines)) if lines[n].startswith("|."))
                yield self._table(lines[at:end])
                self.target = Target(What.HEADING)
                at = end + 1
                continue
            end = next((n for n in range(at, len(lines)) if lines[n].startswith("|=")), len(lines))
            yield from self.blocks(lines[at:end])
            at = end

    def blocks(self, lines: list[str]) -> Iterator[Block]:
        for group in _groups(lines):
            yield self._block(group)

    def _block(self, lines: list[str]) -> Block:
        first = lines[0]
        if first in _BREAKS:
            return Block(_BREAKS[first])
        if first.startswith("%"):
            rows = tuple(tuple(self._pieces(part.strip()) for part in line[1:].split("|")) for line in lines)
            return Block(Form.INNER, cells=rows)
        text = " ".join(lines)
        if first.startswith("^ "):
            return Block(Form.HEAD, cells=(tuple(self._pieces(part.strip()) for part in text[2:].split("||")),))
        if text.startswith("__") and text.endswith("__"):
            return Block(Form.UNDERLINED, self._pieces(text[2:-2]))
        for sign, form in _SIGNS.items():
            if text.startswith(sign):
                level = sign.count("+") + sign.count(":")
                return Block(form, self._pieces(text[len(sign) :].strip()), level)
        return Block(Form.PARA, self._pieces(text))

    def _table(self, lines: list[str]) -> Table:
        widths = tuple(map(float, lines[0][2:].split()))
        rows: list[tuple[bool, list[str]]] = []
        for line in lines[1:]:
            if line.startswith(("|-", "|:")):
                rows.append((line[1] == ":", [line[2:]]))
            else:
                rows[-1][1].append(line)
        return Table(widths, tuple(self._row(titles, "\n".join(held)) for titles, held in rows))

    def _row(self, titles: bool, source: str) -> Row:
        before = self.target
        if titles:
            self.target = Target(What.FURNITURE)
        cells = tuple(self._cell(part) for part in source.split("||"))
        if titles:
            self.target = before
        return Row(cells, titles)

    def _cell(self, source: str) -> Cell:
        spans = {"r": 1, "c": 1}
        while found := _SPAN.match(source):
            spans[found[1]] = int(found[2])
            source = source[found.end() :]
        lines = [line.strip() for line in source.split("\n")]
        return Cell(tuple(self.blocks(lines)), spans["c"], spans["r"])

    def _pieces(self, text: str) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        at = 0
        for found in _TOKEN.finditer(text):
            pieces.append(Piece(text[at : found.start()], self.target, self.bold))
            at = found.end()
            if found[3]:
                self.bold = not self.bold
            elif found[2] is not None:
                pieces.append(Piece(found[2], Target(What.MARK, self.resolution), self.bold))
            else:
                pieces += self._tag(found[1])
        pieces.append(Piece(text[at:], self.target, self.bold))
        return _tidy(pieces)

    def _tag(self, tag: str) -> Iterator[Piece]:
        sign, _, rest = tag.partition(" ")
        match sign:
            case "f" | "h" | "b" | "x":
                self.target = Target(_PLACES[sign])
            case "r":
                self.resolution = int(rest)
            case "+" | "=" | "§":
                path, _, role = rest.rpartition(" ")
                self._node(path, role, section=sign == "§")
                if sign == "+":
                    yield Piece(_printed(path), Target(What.MARK, self.resolution), self.bold)
            case "~":
                self.target = Target(What.POINT, self.resolution, (rest,))
            case ">":
                self.target = Target(What.ANSWER, self.resolution, _paths(rest))
            case ":":
                title, _, paths = rest.partition(" > ")
                self.target = Target(What.DETAIL, self.resolution, _paths(paths), title)
            case _:
                raise ValueError(f"“{{{tag}}}” is no tag of the sources.")

    def _node(self, path: str, role: str, *, section: bool) -> None:
        self.nodes.append(Node(self.resolution, path, _ROLES[role], section))
        self.target = Target(What.POINT, self.resolution, (path,))


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """The lines of each block."""
    group: list[str] = []
    for line in (line.rstrip() for line in lines):
        inner = line.startswith("%")
        opens = line in _BREAKS or line.startswith(("^ ", *_SIGNS)) or (line.startswith("__") and line.endswith("__"))
        if group and (not line or opens or inner != group[0].startswith("%") or group[0] in _BREAKS):
            yield group
            group = []
        if line:
            group.append(line)
    if group:
        yield group


def _paths(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";"))


def _printed(path: str) -> str:
    """The mark of a point as papers mostly print it: ``1.``, ``a)``, a dash where there is no number."""
    mark = path.split()[-1]
    if mark.startswith("["):
        return "–"
    return f"{mark}." if mark.isalnum() else mark


def _tidy(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Without empty pieces, and with one space between a mark and what follows it."""
    kept: list[Piece] = []
    for piece in pieces:
        text = piece.text
        if kept and not text.startswith((" ", ")", ",", ".")) and kept[-1].target.what is What.MARK and text:
            text = text if kept[-1].text.endswith(" ") else f" {text}"
        if text and (text.strip() or kept):
            kept.append(Piece(text if kept else text.lstrip(), piece.target, piece.bold))
    while kept and not kept[-1].text.strip():
        kept.pop()
    return tuple(kept)
