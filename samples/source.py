"""A sample as its source says it: front, sections, rows of points with their answer, dresses."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parent / "sources"
_ROW_OPTIONS = {"answer", "inline"}


@dataclass(frozen=True, slots=True)
class FrontLine:
    """One paragraph before the table. ``style``: head (left and right), kind, centre, title, date, para."""

    style: str
    text: str = ""
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: points as (path, text), and the answer they share.

    The number of the first point stands in the number cell; with ``inline`` that cell is empty
    and the number stands in the text, as the numbers of the further points always do.
    """

    points: tuple[tuple[str, str], ...]
    answer: str
    inline: bool = False
    joined: bool = False
    """Shares the answer of the row above: their answer cells are one."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the rows below it; ``roles`` holds the exceptions to ``role`` by path."""

    path: str
    mark: str
    text: str
    role: str
    rows: tuple[Row, ...]
    roles: Mapping[str, str] = field(default_factory=dict)

    @property
    def heading(self) -> str:
        """Mark and text in one line; empty where the paper has no sections."""
        return f"{self.mark} {self.text}".strip()

    def cells(self, dress: Dress) -> list[str]:
        """The section as a row of the table, from left to right."""
        held = {"n": self.mark, "t": self.text if "n" in dress.order else self.heading, "a": ""}
        return [held[letter] for letter in dress.order]


@dataclass(frozen=True, slots=True)
class Dress:
    """How one file of a sample looks. Lengths in millimetres, ``size`` in points.

    ``engine``: reportlab, typst, docx, html, txt. ``rules``: all, outer, rows or none.
    ``sections``: heading (between tables), span (a row over all columns) or row. ``order``: the columns from
    left to right, n the number, t the text, a the answer; without n the number stands before the text.
    ``numbers``: what a number cell holds, the mark, the whole path, or a label and the path.
    """

    name: str
    engine: str
    page: tuple[float, float] = (210, 297)
    margins: tuple[float, float, float, float] = (25, 25, 20, 20)
    """Top, bottom, left, right."""
    order: str = "nta"
    widths: tuple[float, ...] = (1, 4, 5)
    gutter: float = 1.5
    font: str = "serif"
    size: float = 10
    rules: str = "all"
    sections: str = "heading"
    justify: bool = True
    hyphenate: bool = True
    centred: bool = False
    tags: bool = False
    page_chars: int = 2600
    numbers: str = "mark"
    zebra: bool = False
    running: bool = True
    """Running heads and page numbers."""

    @property
    def suffix(self) -> str:
        return "pdf" if self.engine in ("reportlab", "typst") else self.engine.partition("-")[0]


@dataclass(frozen=True, slots=True)
class Sample:
    """One paper: what it says, what a reader must find, and in which dresses it comes."""

    name: str
    about: str
    language: str
    stop: bool
    """Bare figures and Roman numerals are printed with a full stop."""
    full: bool
    """The number cell holds the whole path, such as 1.2 (a)."""
    columns: tuple[str, ...]
    """Column titles; a line feed breaks the line."""
    running: tuple[str, str]
    page_number: str
    front: tuple[FrontLine, ...]
    opening: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...]
    expected: Mapping[str, Any]
    dresses: tuple[Dress, ...]
    unnumbered: str = ""
    """What stands for the number of a point that has none: a dash, or nothing."""
    label: str = ""
    """The word before a number, where a dress asks for one: Ziffer, Nr., Point."""

    def printed(self, path: str) -> str:
        """A point's number as the table prints it."""
        mark = path.split()[-1]
        if mark.startswith("["):
            return self.unnumbered
        return f"{mark}." if self.stop and mark.isalnum() else mark

    def cells(self, row: Row) -> tuple[str, str, str]:
        """The sources of a row's three cells."""
        texts = [f"{self.printed(path)} {text.strip()}".lstrip() for path, text in row.points]
        number = ""
        if not row.inline:
            path, texts[0] = row.points[0]
            number = path if self.full else self.printed(path)
        return number, "\n\n".join(texts), row.answer

    def laid(self, row: Row, dress: Dress) -> list[tuple[str, str]]:
        """A row's cells from left to right, each as its column's letter and its source."""
        inside = replace(row, inline=True) if "n" not in dress.order else row
        number, text, answer = self.cells(inside)
        path = row.points[0][0]
        if number and dress.numbers != "mark" and path.endswith(number.rstrip(".")):
            number = f"{self.label} {path}" if dress.numbers == "label" else path
        held = {"n": number, "t": text, "a": answer}
        return [(letter, held[letter]) for letter in dress.order]

    def titles(self, dress: Dress) -> list[str]:
        """The column titles from left to right."""
        return [self.columns["nta".index(letter)] for letter in dress.order]

    def note(self, mark: str) -> str:
        """The text of the footnote with this figure."""
        return self.notes[int(mark) - 1]


def reach(rows: Sequence[Row], at: int) -> int:
    """How many rows the answer cell of a row covers."""
    end = at + 1
    while end < len(rows) and rows[end].joined:
        end += 1
    return end - at


def load(path: Path) -> Sample:
    """Read a source file. A twin names its ``base`` and replaces what it states itself."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    base = data.pop("base", None)
    if base:
        data = {**tomllib.loads((path.parent / f"{base}.toml").read_text(encoding="utf-8")), **data}
    return parse(path.stem, data)


def load_all() -> Iterator[Sample]:
    """Every written sample, by name. The long one is :func:`samples.long.long_sample`."""

    for path in sorted(SOURCES.glob("*.toml")):
        yield load(path)


def parse(name: str, data: Mapping[str, Any]) -> Sample:
    """A sample from the plain values of its source."""
    return Sample(
        name=name,
        about=data["about"],
        language=data["language"],
        stop=data.get("stop", False),
        full=data.get("full", False),
        columns=tuple(data["columns"]),
        running=(data["running"][0], data["running"][1]),
        page_number=data["page_number"],
        front=tuple(FrontLine(**line) for line in data["front"]),
        opening=data["opening"],
        sections=tuple(_section(section) for section in data["section"]),
        notes=tuple(data.get("notes", ())),
        expected=data["expected"],
        dresses=tuple(_dress(key, value) for key, value in data["dress"].items()),
    )


def _section(data: Mapping[str, Any]) -> Section:
    rows = tuple(_row(row) for row in data["row"])
    return Section(data["path"], data["mark"], data["text"], data["role"], rows, data.get("roles", {}))


def _row(data: Mapping[str, Any]) -> Row:
    points = tuple((path, text) for path, text in data.items() if path not in _ROW_OPTIONS)
    return Row(points, data.get("answer", ""), data.get("inline", False))


def _dress(name: str, data: Mapping[str, Any]) -> Dress:
    known = {f.name for f in fields(Dress)}
    if not set(data) <= known:
        raise ValueError(f"The dress “{name}” has unknown keys {sorted(set(data) - known)}.")
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in data.items()}
    return Dress(name, **values)
