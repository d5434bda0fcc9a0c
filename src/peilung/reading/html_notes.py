"""Footnotes of an HTML file: raised marks that point to a text elsewhere in it, as writers and converters make them.

The file's tree is prepared for reading: each mark in the text becomes a raised figure without brackets, each note
loses its own printed mark and the arrow back.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from lxml import etree

from peilung.reading.composer import raised_mark
from peilung.reading.html_style import Look, Sheet

Element = etree._Element

_MARK = re.compile(r"\s*[\[(]?\s*(\d{1,4}|[a-zA-Z]{1,3}|\d{1,3}[a-z]|[*†‡§#]{1,4})\s*[\])]?\s*")
_PRINTED = re.compile(r"\s*(?:\[(\d{1,4}|[*†‡]{1,4})\]:?|\(?(\d{1,4}|[*†‡]{1,4})\)|(\d{1,4}|[*†‡]{1,4})(?=\s))\s*")
_HOLDERS = frozenset("p li div aside dd section blockquote".split())
_NO_NOTES = frozenset("h1 h2 h3 h4 h5 h6 table tbody thead tfoot tr td th body html".split())
_WHOLE_NOTE = re.compile(r"\b(?:sd)?(?:foot|end)notes?\d*\b(?!-)")
_NOTE_ROLES = frozenset(("doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote"))
_LIST_ROLES = frozenset(("doc-endnotes", "footnotes", "endnotes", "fußnoten", "fussnoten"))
_REF_ROLES = frozenset(("doc-noteref", "noteref", "footnote-ref", "footnoteref", "fnref", "footnote-reference"))
_BACK_ROLES = frozenset(("doc-backlink", "footnote-back", "footnote-backref", "backlink", "reversefootnote"))


def lift(root: Element, sheet: Sheet, numbers: dict[Element, str | None]) -> dict[Element, str]:
    """The elements that hold a footnote, each with its mark. ``numbers`` are those of list items."""
    notes = _Notes(root, sheet, numbers)
    for anchor in list(root.iter("a")):
        notes.take(anchor)
    for element in list(root.iter(*_HOLDERS)):
        notes.take_unreferenced(element)
    return notes.found


class _Notes:
    def __init__(self, root: Element, sheet: Sheet, numbers: dict[Element, str | None]) -> None:
        self._sheet = sheet
        self._numbers = numbers
        self.found: dict[Element, str] = {}
        self._targets: dict[str, Element] = {}
        for element in root.iter(etree.Element):
            for name in (element.get("id"), element.get("name") if element.tag == "a" else None):
                if name:
                    self._targets.setdefault(name, element)

    def take(self, anchor: Element) -> None:
        """If the link is a footnote's mark: raise it, and remember the note it points to."""
        match = _MARK.fullmatch(_text(anchor))
        target = self._target(anchor)
        if match is None or target is None:
            return
        mark, holder = match.group(1), _holder(target)
        ways_back = _names_around(anchor)
        if holder is None or holder in anchor.iterancestors():
            return
        links_back = [link for link in holder.iter("a") if _points_to(link) in ways_back]
        mutual = links_back and _is_first(links_back[0], holder)
        if not (self._raised(anchor) or _roles(anchor) & _REF_ROLES or mutual):
            return
        if holder in self.found or self._is_note(holder, mark, bool(links_back)):
            _raise(anchor, mark)
            _drop_ways_back(holder, links_back)
            self._add(holder, mark)

    def take_unreferenced(self, element: Element) -> None:
        """A note that nothing points to, but that the file calls a note."""
        listed = element.getparent() is not None and _in_note_list(element)
        if element in self.found or not (listed or _roles(element) & _NOTE_ROLES) or self._within_note(element):
            return
        printed = _PRINTED.match(_text(element))
        mark = next(filter(None, printed.groups()), None) if printed else (self._numbers.get(element) or "").rstrip(".")
        if mark:
            self._add(element, mark)

    def _add(self, holder: Element, mark: str) -> None:
        if holder not in self.found:
            self.found[holder] = mark
            _drop_printed_mark(holder, mark, generated=self._numbers.get(holder) is not None)

    def _target(self, anchor: Element) -> Element | None:
        name = _points_to(anchor)
        return self._targets.get(name) if name else None

    def _within_note(self, element: Element) -> bool:
        around = [element, *element.iterancestors(), *element.iterdescendants()]
        return any(other in self.found for other in around)

    def _is_note(self, holder: Element, mark: str, links_back: bool) -> bool:
        if self._within_note(holder):
            return False
        printed = _PRINTED.match(_text(holder))
        begins_so = printed is not None and mark in printed.groups()
        return links_back or begins_so or self._numbers.get(holder) == f"{mark}." or bool(_roles(holder) & _NOTE_ROLES)

    def _raised(self, anchor: Element) -> bool:
        for element in (anchor, *anchor.iterancestors()):
            if self._sheet.look(element, Look()).raised:
                return True
            if self._sheet.block(element):
                break
        inner = [e for e in anchor.iterdescendants(etree.Element) if self._sheet.look(e, Look()).raised]
        return bool(inner) and _text(inner[0]).strip() == _text(anchor).strip()


def _text(element: Element) -> str:
    return "".join(element.itertext())


def _points_to(anchor: Element) -> str | None:
    href = anchor.get("href", "")
    return unquote(href[1:]) or None if href.startswith("#") else None


def _roles(element: Element) -> set[str]:
    """What the file calls an element: its role, its EPUB type, its classes, in lower case."""
    named = (element.get("role"), element.get("epub:type"), element.get("class"))
    return set(" ".join(filter(None, named)).lower().split())


def _names_around(anchor: Element) -> set[str]:
    """Where a note's link back may lead: the mark or what is directly around or in it."""
    near = [anchor, *anchor.iterdescendants(etree.Element)]
    for element in anchor.iterancestors():
        if element.tag in _HOLDERS or element.tag == "td":
            break
        near.append(element)
    return {name for element in near for name in (element.get("id"), element.get("name")) if name}


def _holder(target: Element) -> Element | None:
    """The whole note that a target stands for: itself or the paragraph it begins, or the division of that."""
    holder = target
    while holder.tag not in _HOLDERS:
        parent = holder.getparent()
        if parent is None or holder.tag in _NO_NOTES or not _is_first(holder, parent):
            return None
        holder = parent
    parent = holder.getparent()
    if parent is not None and parent.tag in ("div", "aside", "li") and _is_first(holder, parent):
        named = f"{parent.get('id', '')} {parent.get('class', '')} {parent.get('style', '').replace(' ', '')}"
        if _WHOLE_NOTE.search(named.lower()) and not _roles(parent) & _LIST_ROLES:
            return parent
    return holder


def _is_first(element: Element, holder: Element) -> bool:
    """Whether no text stands before an element in its holder."""
    while element is not holder:
        parent = element.getparent()
        if parent is None or (parent.text or "").strip():
            return False
        before = element.itersiblings(preceding=True)
        if any((_text(sibling) + (sibling.tail or "")).strip() for sibling in before):
            return False
        element = parent
    return True


def _in_note_list(element: Element) -> bool:
    """Whether an element is one entry of a list of notes: a child of it, or of its only ol or ul."""
    parent = element.getparent()
    while parent is not None and parent.tag in ("ol", "ul", "dl", "section", "div", "aside"):
        if _roles(parent) & _LIST_ROLES:
            return element.tag == "li" or parent is element.getparent()
        parent = parent.getparent() if parent.tag in ("ol", "ul", "dl") else None
    return False


def _raise(anchor: Element, mark: str) -> None:
    """Write the mark as a raised figure, without the brackets around it."""
    outer = anchor
    parent = anchor.getparent()
    while parent is not None and parent.tag in ("sup", "span") and _MARK.fullmatch(_text(parent)):
        outer, parent = parent, parent.getparent()
    _empty(outer)
    outer.text = raised_mark(mark)


def _empty(element: Element) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None


def _drop_ways_back(holder: Element, links: list[Element]) -> None:
    for link in [*links, *holder.iter("a")]:
        text = _text(link)
        only_a_sign = link in links and not any(sign.isalnum() for sign in text)
        if (_roles(link) & _BACK_ROLES or only_a_sign) and not _MARK.fullmatch(text):
            _empty(link)


def _drop_printed_mark(holder: Element, mark: str, generated: bool) -> None:
    """Take the mark off the beginning of the note. A generated number is no text, so only an element can repeat it."""
    for element in holder.iter(etree.Element):
        if element is not holder and element.tag not in _HOLDERS:
            match = _MARK.fullmatch(_text(element).strip().rstrip(".:"))
            if match and match.group(1) == mark:
                _empty(element)
                return
        text = element.text or ""
        if text.strip():
            printed = _PRINTED.match(text)
            if not generated and printed and mark in printed.groups():
                element.text = text[printed.end() :]
            return
        if element is not holder and (element.tail or "").strip() and not len(element):
            return
