"""Files built from a fuzzer's bytes, so that what it changes is what stands on the page and not the packing around it.

A byte is an instruction or a sign of text: a change of one byte is a change of one element, one place or one letter.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

from tests.reading.wordfile import abstract, level, num, numbered, word
from tests.security.pdfs import pdf, stream

_OPEN, _LEAF, _CLOSE = 0x80, 0xC0, 0xF0
_ELEMENTS = (
    "p tbl tr tc r sdt sdtContent ins del hyperlink smartTag fldSimple txbxContent moveFrom moveTo customXml"
    " rPr pPr tcPr trPr tblPr sectPr pict drawing ruby rt rubyBase body footnote".split()
)
_LEAVES = (
    *("<w:br/>", "<w:br w:type='page'/>", "<w:tab/>", "<w:cr/>", "<w:softHyphen/>", "<w:noBreakHyphen/>"),
    *("<w:b/>", "<w:u w:val='single'/>", "<w:vertAlign w:val='superscript'/>", "<w:vanish/>", "<w:del/>"),
    *("<w:gridSpan w:val='2'/>", "<w:gridSpan w:val='999999'/>", "<w:vMerge w:val='restart'/>", "<w:vMerge/>"),
    *("<w:hMerge w:val='continue'/>", "<w:gridBefore w:val='1'/>", "<w:tblHeader/>", "<w:cellDel/>"),
    *(numbered(1), numbered(1, 1), numbered(2), numbered(9, 8), "<w:sym w:font='x' w:char='F0B7'/>"),
    *("<w:footnoteReference w:id='1'/>", "<w:footnoteReference w:id='2' w:customMarkFollows='1'/>"),
    *(f"<w:fldChar w:fldCharType='{sign}'/>" for sign in ("begin", "separate", "end")),
    *("<w:instrText>PAGE</w:instrText>", "<w:altChunk/>", "<w:outlineLvl w:val='0'/>"),
)
_LISTS = (
    abstract(1, level(0, "decimal", "%1."), level(1, "lowerLetter", "%1.%2)", start=24))
    + abstract(2, level(0, "upperRoman", "%1", start=3998))
    + num(1, 1) + num(2, 2)
)  # fmt: skip
_NOTES = "<w:footnote w:id='1'><w:p><w:r><w:t>One</w:t></w:r></w:p></w:footnote><w:footnote w:id='2'/>"
_DEEPEST = 60


def word_file(recipe: bytes) -> bytes:
    """A DOCX file: bytes above 127 open, close or set elements, the others are text. Always well-formed."""
    made: list[str] = []
    opened: list[str] = []
    text = bytearray()
    for code in recipe:
        if code < _OPEN:
            text.append(code)
            continue
        made.append(_text(text))
        text.clear()
        if code < _LEAF and len(opened) < _DEEPEST:
            opened.append(_ELEMENTS[(code - _OPEN) % len(_ELEMENTS)])
            made.append(f"<w:{opened[-1]}>")
        elif _LEAF <= code < _CLOSE:
            made.append(_LEAVES[(code - _LEAF) % len(_LEAVES)])
        elif opened:
            made.append(f"</w:{opened.pop()}>")
    made.append(_text(text))
    made.extend(f"</w:{name}>" for name in reversed(opened))
    return word("".join(made), numbering=_LISTS, footnotes=_NOTES)


def _text(text: bytearray) -> str:
    plain = "".join(sign for sign in text.decode("ascii") if sign >= " " or sign == "\n")
    return f"<w:t xml:space='preserve'>{escape(plain)}</w:t>" if plain else ""


def word_recipe(path: Path, most: int = 6_000) -> bytes:
    """A recipe for roughly the body of this DOCX file."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return bytes(islice(_steps(root[0]), most))


def _steps(element: etree._Element) -> Iterator[int]:
    for child in element:
        name = etree.QName(child).localname
        if name == "t":
            yield from (child.text or "").encode("ascii", "replace")
        elif name in _ELEMENTS:
            yield _OPEN + _ELEMENTS.index(name)
            yield from _steps(child)
            yield _CLOSE
        elif (leaf := f"<w:{name}/>") in _LEAVES:
            yield _LEAF + _LEAVES.index(leaf)


_WIDTH, _HEIGHT = 420, 595
_END_OF_PAGE, _LINE, _SIZE, _RULE = 0x80, 0x81, 0x82, 0x83
_MOST_PAGES = 8


def pages(recipe: bytes) -> bytes:
    """A PDF of words at places: a byte above 127 with those behind it moves the pen, sets the type or draws a line."""
    contents: list[bytes] = []
    made: list[bytes] = [b"BT /A 10 Tf 1 0 0 1 40 500 Tm "]
    steps = iter(recipe)
    text = bytearray()
    for code in steps:
        if code < _END_OF_PAGE:
            text.append(code)
            continue
        made.append(_shown(text))
        text.clear()
        if code == _END_OF_PAGE and len(contents) < _MOST_PAGES:
            contents.append(b"".join(made) + b"ET")
            made = [b"BT /A 10 Tf 1 0 0 1 40 500 Tm "]
        else:
            made.append(_act(code, *(next(steps, 0), next(steps, 0), next(steps, 0))))
    contents.append(b"".join(made) + _shown(text) + b"ET")
    return _bound(contents)


def _act(code: int, first: int, second: int, third: int) -> bytes:
    x, y = 2 * first, 3 * second
    if code == _SIZE:
        return b"/%c %d Tf " % (b"AB"[second % 2], first % 40)
    if code == _RULE:
        across = third % 2
        return b"ET %d %d m %d %d l S BT 1 0 0 1 %d %d Tm " % (x, y, *((x + 2 * third, y) if across else (x, 0)), x, y)
    return b"1 0 0 1 %d %d Tm " % (x, y)


def _shown(text: bytearray) -> bytes:
    """Signs with the high bit off, as they are; controls stand for the German letters."""
    latin = bytes(sign if sign >= 32 else 0xDF + sign for sign in text)
    return b"<%s> Tj " % latin.hex().encode() if latin else b""


def _bound(contents: list[bytes]) -> bytes:
    count = len(contents)
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(count))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-{} /Encoding /WinAnsiEncoding >>"
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Contents {{}} 0 R"
        " /Resources << /Font << /A 3 0 R /B 4 0 R >> >> >>"
    )
    both = [part for n, content in enumerate(contents) for part in (page.format(6 + 2 * n), stream(content))]
    tree = f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"
    return pdf("<< /Type /Catalog /Pages 2 0 R >>", tree, font.format("Roman"), font.format("Bold"), *both)


def page_recipe(text: str, most: int = 4_000) -> bytes:
    """A recipe for a table of this text: tabs part columns, lines part rows."""
    made = bytearray()
    for number, line in enumerate(text.splitlines()):
        height = 180 - 4 * (number % 42)
        if number and height == 180:
            made.append(_END_OF_PAGE)
        for column, cell in enumerate(line.split("\t")[:3]):
            words = cell.encode("latin-1", "replace")[:45]
            made += bytes((_LINE, (20, 45, 130)[column], height, 0))
            made += bytes(sign if sign < 128 else max(sign - 0xDF, 0) for sign in words)
    return bytes(made[:most])
