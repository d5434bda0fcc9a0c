"""What python-docx has no name for: WordprocessingML elements (ECMA-376, part 1) set by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Row
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

_ORDER = ("tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription")
_PADDING = {"top": "60", "left": "85", "bottom": "20", "right": "85"}
_LINES = ("top", "bottom", "insideH")


def element(tag: str, **attributes: str) -> Any:
    """A new element in the ``w`` namespace with attributes in it."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def repeat_header(row: _Row) -> None:
    """Let the row stand again at the top of every page its table covers (``w:tblHeader``)."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def borders(table: Table) -> None:
    """Thin lines above, below and between the rows, none between the columns (``w:tblBorders``)."""
    lines = element("tblBorders")
    for side in _LINES:
        lines.append(element(side, val="single", sz="4", space="0", color="999999"))
    _insert(table, lines)


def padding(table: Table) -> None:
    """Some air above each cell's text and beside it (``w:tblCellMar``, in twentieths of a point)."""
    margins = element("tblCellMar")
    for side, width in _PADDING.items():
        margins.append(element(side, w=width, type="dxa"))
    _insert(table, margins)


def _insert(table: Table, child: Any) -> None:
    """Put a child where the schema wants it among the table's properties."""
    properties: Any = table._tbl.tblPr
    names = [qn(f"w:{name}") for name in _ORDER]
    later = names[names.index(child.tag) + 1 :]
    following = next((found for found in properties if found.tag in later), None)
    if following is None:
        properties.append(child)
    else:
        following.addprevious(child)


def set_widths(table: Table, widths: Sequence[Length]) -> None:
    """Fixed column widths; rows added later take them over."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def keep_language(document: WordDocument, language: str) -> None:
    """Make ``language`` (BCP 47) the language of all text, for spelling, hyphenation and screen readers."""
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
        found.set(qn("w:eastAsia"), language)
    for found in document.settings.element.iter(qn("w:themeFontLang")):
        found.set(qn("w:val"), language)


def speak(run: Run, language: str | None) -> None:
    """Set the language of one stretch of text where it is another than the document's (``w:lang``)."""
    if language is not None:
        properties: Any = run._r.get_or_add_rPr()
        properties.append(element("lang", val=language, eastAsia=language))


def field(paragraph: Paragraph, instruction: str) -> None:
    """A field that Word computes, such as ``PAGE``."""
    paragraph._p.append(element("fldSimple", instr=instruction))
