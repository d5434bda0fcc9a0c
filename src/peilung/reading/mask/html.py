"""HTML: the same elements with other words, and of their attributes only those that the reader goes by.

What style sheets declare is written at each element, so that no name of a class is needed. Names that links lead to
are counted through. What a browser does not show, and comments, scripts, pictures and links elsewhere, are left out.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from peilung.reading import html_notes as notes
from peilung.reading import html_style as style
from peilung.reading.html import _WHOLE_FILE as WHOLE_FILE
from peilung.reading.html import _parsed as parsed
from peilung.reading.html_encoding import decoded
from peilung.reading.html_style import Declarations, Element, Look, Sheet
from peilung.reading.mask.words import Words

_INLINE = frozenset("html a br sup sub span col".split())
_TAGS = _INLINE | style._BLOCKS | style._BOLD | style._UNDERLINED | style._KEPT_SPACE
_NAMES = notes._NOTE_ROLES | notes._LIST_ROLES | notes._REF_ROLES | notes._BACK_ROLES
_ROLES = _NAMES | {"heading", "presentation", "none"}
_KEPT_STYLES = frozenset(
    "display visibility font-weight font text-decoration text-decoration-line vertical-align white-space"
    " list-style-type list-style mso-element".split()
)
_STYLE_VALUES = frozenset(
    "block flex grid list-item table table-row table-cell flow-root inline inline-block none hidden visible collapse"
    " bold bolder normal lighter 100 200 300 400 500 600 700 800 900 underline super text-top baseline sub top middle"
    " bottom pre pre-wrap pre-line nowrap break-spaces disc circle square decimal decimal-leading-zero lower-alpha"
    " upper-alpha lower-latin upper-latin lower-roman upper-roman footnote endnote footnote-list endnote-list".split()
)
_PLAIN = {
    "colspan": re.compile(r"\s*\d{1,6}\s*"),
    "rowspan": re.compile(r"\s*\d{1,6}\s*"),
    "scope": re.compile(r"row|rowgroup|col|colgroup", re.IGNORECASE),
    "start": re.compile(r"\s*[+-]?\d{1,9}\s*"),
    "value": re.compile(r"\s*[+-]?\d{1,9}\s*"),
    "type": re.compile(r"[1aAiI]"),
    "lang": re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*"),
    "reversed": re.compile(r".*", re.DOTALL),
    "open": re.compile(r".*", re.DOTALL),
}
_EMPTY = ("reversed", "open")
_MARK = re.compile(r"\s*[\[(]?\s*(?:\d{1,3}[a-z]?|[a-zA-Z]|[*†‡§#]{1,4})\s*[\])]?\s*")

Slot = tuple[Element, str]
"""An element, and which of its texts: “text” or “tail”."""


def masked(data: bytes, words: Words) -> bytes:
    """An HTML file without its words. Raises :class:`Refused` where it cannot be read to its end."""
    text, problem = decoded(data)
    root = parsed(text)
    sheet = Sheet("\n".join(part.text or "" for part in root.iter("style")))
    for element in [element for element in root.iter(etree.Element) if sheet.hidden(element)]:
        _drop(element)
    groups = list(_groups(root, sheet))
    words.learn("".join(_texts(group)) for group in groups)
    for group in groups:
        for (element, name), new in zip(group, words.spread(_texts(group)), strict=True):
            setattr(element, name, new)
    _Attributes(root, sheet).clean()
    whole = WHOLE_FILE.search(text) is not None
    written = "<!DOCTYPE html>\n" + _written(root) if whole else _inside(root)
    if problem is not None:
        return written.encode("cp1252", errors="xmlcharrefreplace")
    return codecs.BOM_UTF8 + written.encode("utf-8", errors="replace")


def _drop(element: Element) -> None:
    """Take an element away; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        element.clear()
        return
    before = element.getprevious()
    if before is None:
        parent.text = (parent.text or "") + (element.tail or "")
    else:
        before.tail = (before.tail or "") + (element.tail or "")
    parent.remove(element)


def _groups(root: Element, sheet: Sheet) -> Iterator[list[Slot]]:
    """The texts of the file, those of one paragraph together; marks of footnotes are left out."""
    looks: list[Look] = [Look()]
    group: list[Slot] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if sheet.block(element) or element.tag in ("br", "hr"):
            yield from [group] if group else []
            group = []
        if event == "start":
            looks.append(sheet.look(element, looks[-1]))
            if element.text and not _is_mark(element, looks[-1]):
                group.append((element, "text"))
        else:
            looks.pop()
            if element.tail and element is not root:
                group.append((element, "tail"))
    yield from [group] if group else []


def _is_mark(element: Element, look: Look) -> bool:
    """Whether a text is the mark of a footnote: raised, or a link inside the file."""
    linked = any(a.get("href", "").startswith("#") for a in (element, *element.iterancestors("a")) if a.tag == "a")
    return (look.raised or linked) and _MARK.fullmatch(element.text or "") is not None


def _texts(group: list[Slot]) -> list[str]:
    return [getattr(element, name) or "" for element, name in group]


@dataclass(slots=True)
class _Attributes:
    """Replaces the attributes of a whole file by those that say nothing."""

    root: Element
    sheet: Sheet
    _names: dict[str, str] = field(default_factory=dict)

    def clean(self) -> None:
        """Go through all elements: what is declared for them must be known before names go."""
        elements = list(self.root.iter(etree.Element))
        targets = {name for e in elements if e.tag == "a" and (name := notes._points_to(e))}
        kept = [self._kept(element, targets) for element in elements]
        for element, attributes in zip(elements, kept, strict=True):
            element.attrib.clear()
            for name, value in attributes.items():
                element.set(name, value)
            if element.tag not in _TAGS:
                element.tag = "span"

    def _kept(self, element: Element, targets: set[str]) -> dict[str, str]:
        found = {
            name: "" if name in _EMPTY else value.strip()
            for name, pattern in _PLAIN.items()
            if (value := element.get(name)) is not None and pattern.fullmatch(value)
        }
        if declared := _style(self.sheet.declared(element)):
            found["style"] = declared
        for name, allowed in (("role", _ROLES), ("epub:type", _NAMES), ("class", _NAMES)):
            if words := [word for word in (element.get(name) or "").lower().split() if word in allowed]:
                found[name] = " ".join(words)
        for name in ("id", "name"):
            own = element.get(name)
            if own and (own in targets or (name == "id" and notes._WHOLE_NOTE.search(own.lower()))):
                found[name] = self._name(own)
        points_to = notes._points_to(element) if element.tag == "a" else None
        if points_to is not None:
            found["href"] = f"#{self._name(points_to)}"
        whole_note = notes._WHOLE_NOTE.search((element.get("class") or "").lower())
        if whole_note and whole_note.group() not in found.get("class", ""):
            found["class"] = f"{found.get('class', '')} {re.sub('[0-9]+', '', whole_note.group())}".strip()
        return found

    def _name(self, name: str) -> str:
        """A name that only counts; one that says that it is a footnote still does."""
        kind = "footnote" if notes._WHOLE_NOTE.search(name.lower()) else "n"
        return self._names.setdefault(name, f"{kind}{len(self._names) + 1}")


def _style(declared: Declarations) -> str:
    kept = {
        name: " ".join(word for word in value.split() if word in _STYLE_VALUES)
        for name, value in declared.items()
        if name in _KEPT_STYLES
    }
    return "; ".join(f"{name}: {value}" for name, value in kept.items() if value)


def _written(root: Element) -> str:
    return str(etree.tostring(root, method="html", encoding="unicode", with_tail=False))


def _inside(root: Element) -> str:
    """The text of a file that has no html or body tag of its own."""
    body = next(root.iter("body"), root)
    return (body.text or "") + "".join(
        str(etree.tostring(child, method="html", encoding="unicode")) for child in body
    )
