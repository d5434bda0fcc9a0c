"""The text of one Word paragraph as a row of tokens: what a reader of the printed page would see.

Tracked insertions are kept, deletions and moved-away text are not. Of a field only the result counts. Of alternative
contents one is taken. Text boxes come as tokens of their own, for they are paragraphs beside the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from peilung.reading.composer import SOFT_HYPHEN
from peilung.reading.raised import superscript
from peilung.reading.word_package import Element, W
from peilung.reading.word_styles import Look, Styles

_GONE = frozenset(
    "del moveFrom instrText delText delInstrText rPr pPr sdtPr sdtEndPr fldData binData textpath rubyPr"
    " footnoteRef endnoteRef annotationRef separator continuationSeparator".split()
)
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": SOFT_HYPHEN}
_FIELD = re.compile(r"\s*([A-Za-z]+)")


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. ``field`` is the kind of the field whose result it is (``PAGE``), or empty."""

    text: str
    look: Look
    field: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line inside a paragraph; ``page`` where a page or column ends with it."""

    page: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A text box anchored here; ``content`` holds its paragraphs."""

    content: Element


Token = Run | Break | Box


@dataclass(slots=True)
class _Field:
    code: str = ""
    result: bool = False

    @property
    def kind(self) -> str:
        match = _FIELD.match(self.code)
        return match.group(1).upper() if match else ""


@dataclass(slots=True)
class Runs:
    """Reads the paragraphs of one story in order: a field may reach over several of them.

    ``note_mark`` gives the mark that stands for a footnote's or endnote's reference.
    """

    styles: Styles
    note_mark: Callable[[Element], str | None]
    _fields: list[_Field] = field(default_factory=list)

    def tokens(self, paragraph: Element) -> Iterator[Token]:
        """What a paragraph (``w:p``) shows, in order. A field's code ends with it, whether its end is marked or not."""
        yield from self._children(paragraph, paragraph.find(f"{W}pPr"), None)
        for damaged in self._fields:
            damaged.result = True

    def _children(self, parent: Element, paragraph: Element | None, look: Look | None) -> Iterator[Token]:
        for child in parent:
            yield from self._one(child, paragraph, look)

    def _one(self, element: Element, paragraph: Element | None, look: Look | None) -> Iterator[Token]:
        name = etree.QName(element).localname
        if name in _GONE:
            self._note_code(name, element)
        elif name == "r":
            own = self.styles.look(element.find(f"{W}rPr"), paragraph)
            yield from self._children(element, paragraph, own)
        elif name == "AlternateContent":
            branch = chosen(element)
            if branch is not None:
                yield from self._children(branch, paragraph, look)
        elif name == "txbxContent":
            yield Box(element)
        elif name == "fldSimple":
            self._fields.append(_Field(element.get(f"{W}instr", ""), result=True))
            yield from self._children(element, paragraph, look)
            self._fields.pop()
        elif len(element) and name not in ("t", "fldChar"):
            yield from self._children(element, paragraph, look)
        else:
            yield from self._leaf(name, element, look or self.styles.look(None, paragraph))

    def _leaf(self, name: str, element: Element, look: Look) -> Iterator[Token]:
        if name == "fldChar":
            self._field_sign(element.get(f"{W}fldCharType", ""))
        elif self._in_code or look.hidden:
            return
        elif name in ("br", "cr"):
            yield Break(element.get(f"{W}type") in ("page", "column"))
        elif name in ("footnoteReference", "endnoteReference"):
            mark = self.note_mark(element)
            yield from [Run(mark, look)] if mark else []
        else:
            yield from self._text(name, element, look)

    @property
    def _in_code(self) -> bool:
        return any(not open_field.result for open_field in self._fields)

    def _text(self, name: str, element: Element, look: Look) -> Iterator[Run]:
        text = element.text or "" if name == "t" else _SIGNS.get(name, "")
        if name == "sym":
            text = _symbol(element.get(f"{W}char", ""))
        if text:
            text = superscript(text) if look.raised else text
            yield Run(text, look, next((f.kind for f in reversed(self._fields)), ""))

    def _note_code(self, name: str, element: Element) -> None:
        if name == "instrText" and self._fields and not self._fields[-1].result:
            self._fields[-1].code += element.text or ""

    def _field_sign(self, sign: str) -> None:
        if sign == "begin":
            self._fields.append(_Field())
        elif sign == "separate" and self._fields:
            self._fields[-1].result = True
        elif sign == "end" and self._fields:
            self._fields.pop()


def chosen(alternatives: Element) -> Element | None:
    """The branch of an ``mc:AlternateContent`` to read: the first choice with text, else the fallback."""
    branches = [child for child in alternatives if etree.QName(child).localname in ("Choice", "Fallback")]
    with_text = (branch for branch in branches if next(branch.iter(f"{W}t"), None) is not None)
    return next(with_text, branches[0] if branches else None)


def _symbol(code: str) -> str:
    """A sign of a symbol font. Codes from F000 are those of the font itself, not of Unicode."""
    if not re.fullmatch(r"[0-9A-Fa-f]{2,5}", code):
        return ""
    number = int(code, 16)
    return _SYMBOLS.get(number & 0xFF, chr(number)) if 0xF000 <= number <= 0xF0FF else chr(number)


_SYMBOLS = {0xB7: "•", 0xA7: "▪", 0x2D: "-", 0xE0: "→", 0xFC: "✓", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0xFD: "☒"}
