"""Word files: a new package of the parts, elements and attributes that the reader goes by, with other words.

Everything goes by lists of what is allowed; what is not on them is not copied. Text boxes, content controls, links and
tracked insertions leave what stands in them; deletions, comments, pictures and properties leave nothing.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from peilung.reading.mask.word_lists import (
    ATTRIBUTES,
    CONTENT,
    GONE,
    PAGE_FIELDS,
    PARTS,
    PROPERTIES,
    STYLE_NAMES,
    VALUE,
    VALUES,
)
from peilung.reading.mask.words import Words
from peilung.reading.sniff import DOCX
from peilung.reading.word_package import Element, Package, R, W
from peilung.reading.word_runs import _FIELD as FIELD
from peilung.reading.word_runs import chosen
from peilung.reading.word_styles import _HEADING as HEADING
from peilung.reading.word_styles import _TITLES as TITLES

_V = "{urn:schemas-microsoft-com:vml}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMESPACES = {"w": W[1:-1], "r": R[1:-1], "v": _V[1:-1]}
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = R[1:-1]
_MAIN = "word/document.xml"
_STAND_FOR = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "sym": "•"}
_RAISED_MARK = re.compile(r"\s*\d{1,3}\s*")
_WHEN = (1980, 1, 1, 0, 0, 0)


def masked(data: bytes, words: Words) -> bytes:
    """A DOCX file without its words. Raises :class:`Refused` for damaged and hostile packages.

    Text that stands in no paragraph, where no program shows it, becomes empty.
    """
    package = Package(data)
    parts = _Cleaner(package).parts()
    paragraphs = [_slots(p) for tree in parts.values() for p in tree.iter(f"{W}p")]
    words.learn("".join(_texts(slots)) for slots in paragraphs)
    reached = {id(slot) for slots in paragraphs for slot in slots}
    for stray in (element for tree in parts.values() for element in tree.iter(f"{W}t")):
        if id(stray) not in reached:
            stray.text = None
    for slots in paragraphs:
        for slot, text in zip(slots, words.spread(_texts(slots)), strict=True):
            if isinstance(slot, etree._Element) and text:
                slot.text = text
    for level in (level for tree in parts.values() for level in tree.iter(f"{W}lvlText")):
        level.set(f"{W}val", _level_text(level.get(f"{W}val", ""), words))
    return _packed(parts)


Slot = Element | str
"""An element with text, or the sign that an element without text stands for."""


def _slots(paragraph: Element) -> list[Slot]:
    """What a paragraph shows, without the text boxes in it."""
    return list(_inside(paragraph))


def _inside(parent: Element) -> Iterator[Slot]:
    for child in parent:
        name = etree.QName(child).localname
        if name == "t":
            yield child
        elif name in _STAND_FOR:
            yield _STAND_FOR[name]
        elif name not in ("txbxContent", "pPr", "rPr"):
            yield from _inside(child)


def _texts(slots: list[Slot]) -> list[str]:
    return [slot if isinstance(slot, str) else "" if _is_mark(slot) else slot.text or "" for slot in slots]


def _is_mark(text: Element) -> bool:
    """Whether a text is a raised figure: the mark of a footnote that the author typed."""
    run = text.getparent()
    align = run.find(f"{W}rPr/{W}vertAlign") if run is not None else None
    raised = align is not None and align.get(f"{W}val") == "superscript"
    return raised and _RAISED_MARK.fullmatch(text.text or "") is not None


def _level_text(text: str, words: Words) -> str:
    """The pattern of a generated number: places and signs stay, words do not."""
    parts = re.split(r"(%\d)", text)
    return "".join(part if part.startswith("%") or len(part.strip()) < 3 else words.mask(part) for part in parts)


@dataclass(slots=True)
class _Cleaner:
    """Copies what is allowed of a package, part by part, with names of its own."""

    package: Package
    _styles: dict[str, str] = field(default_factory=dict)
    _related: dict[str, str] = field(default_factory=dict)
    """The new name of each part by the id of the relation to it."""

    def parts(self) -> dict[str, Element]:
        """The trees of the new package by the names of their parts."""
        found: dict[str, str] = {}
        for number, (name, (kind, part)) in enumerate(self.package.relations(self.package.main_part).items(), 1):
            if kind in PARTS and part not in found and self.package.tree(part) is not None:
                found[part] = f"word/{kind}{number}.xml"
            if part in found:
                self._related[name] = found[part]
        result = {_MAIN: self._tree(self.package.main)}
        for part, new in found.items():
            tree = self.package.tree(part)
            if tree is not None:
                result[new] = self._tree(tree)
        return result

    def _tree(self, root: Element) -> Element:
        new = etree.Element(root.tag, nsmap=_NAMESPACES)
        new.extend([copy for child in root for copy in self._copies(child)])
        return new

    def _copies(self, element: Element, properties: bool = False) -> Iterator[Element]:
        """What becomes of an element: a copy, what is in it, or nothing."""
        name = etree.QName(element)
        local = name.localname
        known = f"{{{name.namespace}}}" == W
        allowed = local in PROPERTIES if properties else local in CONTENT or (local in PROPERTIES and local != "del")
        if known and allowed:
            yield self._copy(element, local, properties or local in PROPERTIES)
        elif properties or local in GONE:
            return
        elif local == "AlternateContent":
            branch = chosen(element)
            for child in branch if branch is not None else ():
                yield from self._copies(child)
        elif local == "txbxContent":
            yield self._text_box(element)
        else:
            for child in element:
                yield from self._copies(child)

    def _copy(self, element: Element, local: str, properties: bool) -> Element:
        new = etree.Element(element.tag)
        for key, value in element.attrib.items():
            kept = self._attribute(local, str(key), str(value))
            if kept is not None:
                new.set(key, kept)
        if local in ("t", "instrText"):
            new.text = element.text if local == "t" else _field(element.text or "")
            new.set(_SPACE, "preserve")
        elif local in ("del", "cellDel"):
            new.set(f"{W}id", "0")
            new.set(f"{W}author", "")
        new.extend([copy for child in element for copy in self._copies(child, properties)])
        return new

    def _attribute(self, element: str, key: str, value: str) -> str | None:
        """What is left of an attribute: numbers, words of the format, names that only count."""
        attribute = etree.QName(key).localname
        if key.startswith(R):
            part = self._related.get(value)
            return _relation_id(part) if part and element in ("headerReference", "footerReference") else None
        if not key.startswith(W):
            return None
        if (element, attribute) in STYLE_NAMES:
            return self._styles.setdefault(value, f"S{len(self._styles) + 1}")
        if (element, attribute) == ("name", "val"):
            low = value.strip().lower()
            return low if HEADING.fullmatch(low) or low in TITLES else "style"
        if element == "fldSimple":
            return _field(value)
        if (element, attribute) == ("lvlText", "val"):
            return value
        pattern = ATTRIBUTES.get((element, attribute), VALUE)
        return value if value in VALUES or pattern.fullmatch(value) else None

    def _text_box(self, content: Element) -> Element:
        outer = etree.Element(f"{W}pict")
        box = etree.SubElement(etree.SubElement(outer, f"{_V}shape"), f"{_V}textbox")
        inner = etree.SubElement(box, content.tag)
        inner.extend([copy for child in content for copy in self._copies(child)])
        return outer


def _field(code: str) -> str:
    match = FIELD.match(code)
    kind = match.group(1).upper() if match else ""
    return f" {kind if kind in PAGE_FIELDS else 'QUOTE'} "


def _relation_id(part: str) -> str:
    return "rel" + re.sub(r"\D", "", part)


def _kind(part: str) -> str:
    return re.sub(r"word/|\d*\.xml", "", part)


def _packed(parts: dict[str, Element]) -> bytes:
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    types = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    etree.SubElement(types, f"{{{_TYPES}}}Default", Extension="rels",
                     ContentType="application/vnd.openxmlformats-package.relationships+xml")
    relations = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    for part in parts:
        sort = DOCX + ".main+xml" if part == _MAIN else f"{office}{_kind(part)}+xml"
        sort = sort.replace("document.document.main", "document.main")
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{part}", ContentType=sort)
        if part != _MAIN:
            _relate(relations, _relation_id(part), _kind(part), part.removeprefix("word/"))
    top = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    _relate(top, "rel1", "officeDocument", _MAIN)
    named = {"[Content_Types].xml": types, "_rels/.rels": top, "word/_rels/document.xml.rels": relations, **parts}
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, tree in named.items():
            data = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
            archive.writestr(zipfile.ZipInfo(name, _WHEN), data, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def _relate(parent: Element, name: str, kind: str, target: str) -> None:
    etree.SubElement(parent, f"{{{_RELATIONS}}}Relationship", Id=name, Type=f"{_OFFICE}/{kind}", Target=target)
