"""Word files whose numbers are not in the text: automatic numbering counts them."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from samples import docx_dress
from samples.source import Dress, Sample, Section
from samples.trees.marks import Counted, counted

_FORMATS = {"1": "decimal", "a": "lowerLetter", "i": "lowerRoman"}


def make(sample: Sample, dress: Dress) -> bytes:
    """The paper as DOCX, its marks made by lists."""
    document = Document(io.BytesIO(docx_dress.make(sample, dress)))
    lists = _Lists(document)
    marks = counted(sample)
    numbered = [(table, section) for table, section in zip(document.tables, sample.sections, strict=True)]
    for table, section in numbered:
        _number(table, section, sample, marks, lists)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _number(table: Any, section: Section, sample: Sample, marks: dict[str, Counted], lists: _Lists) -> None:
    for row, source in zip(table.rows[1:], section.rows, strict=True):
        cells = row.cells
        texts = iter(cells[1].paragraphs)
        for at, (path, _) in enumerate(source.points):
            printed = sample.printed(path)
            if at == 0 and not source.inline:
                paragraph = cells[0].paragraphs[0]
            else:
                paragraph = next(p for p in texts if p.text.startswith(f"{printed} "))
            if path in marks:
                _cut(paragraph, printed)
                lists.number(paragraph, marks[path])


def _cut(paragraph: Any, printed: str) -> None:
    run = paragraph.runs[0]
    run.text = run.text.removeprefix(printed).lstrip()


class _Lists:
    """The lists of one file. A list that leaves a number out goes on as a new one that starts later."""

    def __init__(self, document: Any) -> None:
        self._root = document.part.numbering_part.element
        self._abstracts: dict[tuple[str, str], int] = {}
        self._open: dict[str, tuple[int, int]] = {}
        self._last = 900

    def number(self, paragraph: Any, mark: Counted) -> None:
        """Let the paragraph be counted by its list."""
        held = self._open.get(mark.list)
        number = held[0] if held and held[1] == mark.value - 1 else self._new(mark)
        self._open[mark.list] = number, mark.value
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
        )

    def _new(self, mark: Counted) -> int:
        self._last += 1
        abstract = self._abstract(mark)
        self._root.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self._last}"><w:abstractNumId w:val="{abstract}"/>'
                f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{mark.value}"/></w:lvlOverride></w:num>'
            )
        )
        return self._last

    def _abstract(self, mark: Counted) -> int:
        key = mark.frame, mark.script
        if key not in self._abstracts:
            self._abstracts[key] = 900 + len(self._abstracts)
            level = (
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._abstracts[key]}"><w:lvl w:ilvl="0">'
                f'<w:start w:val="1"/><w:numFmt w:val="{_FORMATS[mark.script]}"/>'
                f'<w:lvlText w:val="{mark.frame.format("%1")}"/></w:lvl></w:abstractNum>'
            )
            first = self._root.find(qn("w:num"))
            added = parse_xml(level)
            self._root.append(added) if first is None else first.addprevious(added)
        return self._abstracts[key]
