"""Headers and footers of a DOCX file: each distinct text once, told apart from page numbers."""

from __future__ import annotations

from collections.abc import Iterator

from peilung.core.paper import Furniture, FurnitureType
from peilung.reading.composer import Composer
from peilung.reading.layout import Paragraph
from peilung.reading.word_package import Element, Package, R, W
from peilung.reading.word_runs import Break, Run, Runs
from peilung.reading.word_styles import Styles, on

_PAGE_FIELDS = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
_LETTERS_BESIDE = 14
"""Most letters beside the number in “Seite 3 von 12” or “page 3 of 12”."""


def furniture(package: Package, styles: Styles, settings: Element | None) -> list[Furniture]:
    """What the headers and footers of all sections show. A part between tabs stands for itself."""
    found: dict[tuple[FurnitureType, str], Furniture] = {}
    for part in _parts(package, settings):
        root = package.tree(part)
        if root is None:
            continue
        runs = Runs(styles, lambda reference: None)
        for paragraph in root.iter(f"{W}p"):
            for item in _items(runs, paragraph):
                found.setdefault((item.type, item.text), item)
    return list(found.values())


def _parts(package: Package, settings: Element | None) -> Iterator[str]:
    """The parts that some page shows: those for first and even pages only where the file uses them."""
    relations = package.relations(package.main_part)
    sections = list(package.main.iter(f"{W}sectPr"))
    shown = {"default"}
    if any(on(section, "titlePg") for section in sections):
        shown.add("first")
    if on(settings, "evenAndOddHeaders"):
        shown.add("even")
    for section in sections:
        for reference in section.iterchildren(f"{W}headerReference", f"{W}footerReference"):
            _, part = relations.get(reference.get(f"{R}id", ""), ("", ""))
            if part and reference.get(f"{W}type", "default") in shown:
                yield part


def _items(runs: Runs, paragraph: Element) -> Iterator[Furniture]:
    part: list[Run] = []
    for token in runs.tokens(paragraph):
        if isinstance(token, Break) or (isinstance(token, Run) and token.text == "\t"):
            yield from _item(part)
            part = []
        elif isinstance(token, Run):
            part.append(token)
    yield from _item(part)


def _item(part: list[Run]) -> Iterator[Furniture]:
    composer = Composer()
    for run in part:
        composer.text(run.text, None)
    composer.close()
    for block in composer.blocks:
        if isinstance(block, Paragraph):
            beside = "".join(run.text for run in part if run.field not in _PAGE_FIELDS)
            numbered = any(run.field in _PAGE_FIELDS for run in part)
            short = sum(sign.isalpha() for sign in beside) <= _LETTERS_BESIDE and not any(c.isdigit() for c in beside)
            kind = FurnitureType.PAGE_NUMBER if numbered and short else FurnitureType.RUNNING_HEAD
            yield Furniture(kind, "".join(piece.text for piece in block.pieces))
