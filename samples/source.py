"""A sample as its source says it: front, sections, rows of points with their answer, dresses."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
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


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the rows below it; ``roles`` holds the exceptions to ``role`` by path."""

    path: str
    mark: str
    text: str
    role: str
    rows: tuple[Row, ...]
    roles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dress:
    """How one file of a sample looks. Lengths in millimetres, ``size`` in points.

    ``engine``: reportlab, typst, docx, html, txt. ``rules``: all, outer, rows or none.
    ``sections``: heading (between tables), span (a row over all columns) or row.
    """

    name: str
    engine: str
    page: tuple[float, float] = (210, 297)
    margins: tuple[float, float, float, float] = (25, 25, 20, 20)
    """Top, bottom, left, right."""
    widths: tuple[float, float, float] = (1, 4, 5)
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

    @property
    def suffix(self) -> str:
        return "pdf" if self.engine in ("reportlab", "typst") else self.engine


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

    def printed(self, path: str) -> str:
        """A point's number as the table prints it."""
        mark = path.split()[-1]
        return f"{mark}." if self.stop and mark.isalnum() else mark

    def cells(self, row: Row) -> tuple[str, str, str]:
        """The sources of a row's three cells."""
        texts = [f"{self.printed(path)} {text.strip()}" for path, text in row.points]
        number = ""
        if not row.inline:
            path, texts[0] = row.points[0]
            number = path if self.full else self.printed(path)
        return number, "\n\n".join(texts), row.answer

    def note(self, mark: str) -> str:
        """The text of the footnote with this figure."""
        return self.notes[int(mark) - 1]


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
