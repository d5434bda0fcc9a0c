"""The readers that are measured: what each must load, and how it is asked.

Every reader is asked as its own documentation shows it, with the settings under which it does best
on ruled tables; camelot also with those under which it does best on tables without lines. An engine
is a module and a function from a PDF's path to what it found.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.joiner import Table


class Yield(StrEnum):
    """What an engine gives back."""

    DOCUMENT = "document"
    """The contract ``peilung/paper/1`` as JSON."""
    TABLES = "tables"
    """Tables page by page, a list of rows of cells."""
    TEXT = "text"
    """Bare text: no columns, so no points."""


@dataclass(frozen=True, slots=True)
class Engine:
    """A reader to measure.

    ``module`` is loaded before the clock starts. ``command`` is a program that is needed besides.
    ``run`` gives what ``gives`` says.
    """

    name: str
    gives: Yield
    module: str
    run: Callable[[Path], Any]
    command: str | None = None
    quick: bool = True
    """Whether it is part of ``--quick``."""

    def missing(self) -> str | None:
        """Why it cannot be measured here, or ``None``."""
        if self.command and shutil.which(self.command) is None:
            return f"{self.command} is not on this machine"
        return None if find_spec(self.module) else f"{self.module} is not installed"


def _peilung(path: Path) -> Any:
    from peilung.reading import read

    return read(path.read_bytes())


def _pdfium_text(path: Path) -> str:
    pdfium = import_module("pypdfium2")
    with pdfium.PdfDocument(path.read_bytes()) as pdf:
        return "\f".join(page.get_textpage().get_text_range() for page in pdf)


def _pdfplumber(path: Path) -> list[Table]:
    pdfplumber = import_module("pdfplumber")
    with pdfplumber.open(path) as pdf:
        return [table for page in pdf.pages for table in page.extract_tables()]


def _camelot(path: Path, flavor: str) -> list[Table]:
    camelot = import_module("camelot")
    return [table.data for table in camelot.read_pdf(str(path), pages="all", flavor=flavor)]


def _camelot_lattice(path: Path) -> list[Table]:
    return _camelot(path, "lattice")


def _camelot_network(path: Path) -> list[Table]:
    return _camelot(path, "network")


def _pymupdf(path: Path) -> list[Table]:
    pymupdf = import_module("pymupdf")
    with pymupdf.open(path) as pdf:
        return [table.extract() for page in pdf for table in page.find_tables().tables]


def _tabula(path: Path) -> list[Table]:
    tabula = import_module("tabula")
    tables = tabula.read_pdf(
        str(path), pages="all", lattice=True, multiple_tables=True, output_format="json", force_subprocess=True
    )
    return [[[cell["text"] for cell in row] for row in table["data"]] for table in tables]


FLOOR = Engine("pypdfium2 text", Yield.TEXT, "pypdfium2", _pdfium_text)
PEILUNG = Engine("Peilung", Yield.DOCUMENT, "peilung", _peilung)
PDFPLUMBER = Engine("pdfplumber", Yield.TABLES, "pdfplumber", _pdfplumber)
ENGINES = (
    FLOOR,
    PEILUNG,
    PDFPLUMBER,
    Engine("camelot lattice", Yield.TABLES, "camelot", _camelot_lattice, quick=False),
    Engine("camelot network", Yield.TABLES, "camelot", _camelot_network, quick=False),
    Engine("PyMuPDF find_tables", Yield.TABLES, "pymupdf", _pymupdf, quick=False),
    Engine("tabula lattice", Yield.TABLES, "tabula", _tabula, command="java", quick=False),
)


def engine(name: str) -> Engine:
    """The engine of that name. Raises ``KeyError``."""
    return {known.name: known for known in ENGINES}[name]
