"""Lists whose marks Word counts itself: no mark stands in the text of the file."""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from samples.layouts.model import Block, Form, What

_SHAPES = {
    "1.": ("decimal", "%{}."),
    "a)": ("lowerLetter", "%{})"),
    "(a)": ("lowerLetter", "(%{})"),
    "–": ("bullet", "–"),
}
_OWN = 90
"""Where our numbers begin: above those of the template."""


class Lists:
    """The lists of one file: for each shape of marks on two levels one definition, counted anew at each first mark."""

    def __init__(self, document: Any) -> None:
        self.numbering = document.part.numbering_part.element
        self.definitions: dict[tuple[str, ...], int] = {}
        self.current = 0
        self.next = _OWN

    def set(self, paragraph: Any, block: Block, shapes: tuple[str, ...]) -> bool:
        """Make the paragraph an item of a list. False where its mark has to be typed."""
        mark, _ = block.item
        if block.form is not Form.ITEM or block.pieces[0].target.what is not What.MARK or shape(mark) not in _SHAPES:
            return False
        if block.level == 1 and (mark in ("1.", "–") or not self.current):
            self.current = self._list(("–",) if mark == "–" else shapes)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = block.level - 1
        properties.get_or_add_numId().val = self.current
        return True

    def _list(self, shapes: tuple[str, ...]) -> int:
        if shapes not in self.definitions:
            self.definitions[shapes] = self._define(shapes)
        self.next += 1
        self.numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self.next}"><w:abstractNumId w:val="{self.definitions[shapes]}"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            )
        )
        return self.next

    def _define(self, shapes: tuple[str, ...]) -> int:
        number = _OWN + len(self.definitions)
        levels = "".join(_level(at, *_SHAPES[name]) for at, name in enumerate(shapes))
        definition = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
            f"{levels}</w:abstractNum>"
        )
        self.numbering.find(qn("w:num")).addprevious(definition)
        return number


def shape(mark: str) -> str:
    """How a mark is made: ``3.`` as ``1.``, ``c)`` as ``a)``, ``(c)`` as ``(a)``."""
    core = mark.strip("().")
    return mark.replace(core, "1" if core.isdigit() else "a") if core.isalnum() else mark


def shapes(blocks: list[Block]) -> tuple[str, ...]:
    """The shapes of the numbered lists of a paper, by level."""
    found: dict[int, str] = {}
    for block in blocks:
        if block.form is Form.ITEM and block.pieces[0].target.what is What.MARK and block.item[0] != "–":
            found.setdefault(block.level, shape(block.item[0]))
    return tuple(found.get(level, "1.") for level in range(1, max(found, default=0) + 1))


def _level(at: int, form: str, text: str) -> str:
    left = 360 * (at + 1)
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text.format(at + 1)}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl>'
    )
