"""Footnotes and endnotes of a DOCX file: the marks in the text, numbered as Word does, and their texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from peilung.reading.composer import raised_mark
from peilung.reading.layout import Note, Paragraph
from peilung.reading.word_numbering import written
from peilung.reading.word_package import Element, Package, W
from peilung.reading.word_styles import value

_KINDS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}
_SIGNS = "*†‡§"


@dataclass(slots=True)
class _Count:
    form: str
    start: int
    each_section: bool
    value: int


@dataclass(slots=True)
class Notes:
    """The notes of one file. :meth:`mark` must be called for each reference in the order of the text."""

    package: Package
    settings: Element | None
    referred: list[tuple[str, Element]] = field(default_factory=list)
    """Each note that the text refers to: its mark and its element."""
    _texts: dict[tuple[str, str], Element] = field(default_factory=dict)
    _counts: dict[str, _Count] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kind in ("footnote", "endnote"):
            for part in self.package.related(self.package.main_part, f"{kind}s"):
                root = self.package.tree(part)
                for note in root if root is not None else ():
                    if note.get(f"{W}type", "normal") == "normal":
                        self._texts[kind, note.get(f"{W}id", "")] = note
        section = next(self.package.main.iter(f"{W}sectPr"), None)
        for kind, form in _FORMATS.items():
            self._counts[kind] = self._settled(kind, form, section)

    def mark(self, reference: Element) -> str | None:
        """Count a reference and return its mark, raised; ``None`` where there is no such note."""
        kind = _KINDS[etree.QName(reference).localname]
        note = self._texts.pop((kind, reference.get(f"{W}id", "")), None)
        if note is None:
            return None
        if reference.get(f"{W}customMarkFollows", "0") not in ("0", "false", "off"):
            custom = _custom_mark(reference)
            self.referred.append((custom, note))
            return None
        count = self._counts[kind]
        plain = _sign(count.value) if count.form == "chicago" else written(count.value, count.form)
        count.value += 1
        self.referred.append((plain, note))
        return raised_mark(plain)

    def section_ends(self) -> None:
        """A section of the text ends: counts that start anew in each do so."""
        for count in self._counts.values():
            if count.each_section:
                count.value = count.start

    def _settled(self, kind: str, form: str, section: Element | None) -> _Count:
        start, restart = "1", "continuous"
        for place in (self.settings, section):
            properties = place.find(f"{W}{kind}Pr") if place is not None else None
            form = value(properties, "numFmt") or form
            start = value(properties, "numStart") or start
            restart = value(properties, "numRestart") or restart
        first = int(start) if start.isdigit() and len(start) < 6 else 1
        return _Count(form, first, restart == "eachSect", first)


def notes(found: Notes, read: Callable[[Element, int], list[Paragraph]]) -> list[Note]:
    """The texts of all notes referred to, in the order of their marks. ``read`` gets the number of the note from 0."""
    result = [Note(mark, read(element, index)) for index, (mark, element) in enumerate(found.referred)]
    for note in result:
        _drop_own_mark(note)
    return result


def _drop_own_mark(note: Note) -> None:
    """A mark that the author wrote stands at the beginning of the note, too. A generated one is no text."""
    first = note.paragraphs[0].pieces[0] if note.paragraphs else None
    if first is not None and not note.mark.isalnum() and first.text.startswith(note.mark):
        first.text = first.text.removeprefix(note.mark).lstrip()


def _sign(value: int) -> str:
    """The signs of the Chicago style: *, †, ‡, §, **, ††."""
    repeat, index = divmod(value - 1, len(_SIGNS))
    return _SIGNS[index] * (repeat + 1)


def _custom_mark(reference: Element) -> str:
    """A mark the author wrote: the text that follows the reference in its run."""
    following = reference.itersiblings(f"{W}t", f"{W}sym")
    return "".join((sign.text or "") if sign.tag == f"{W}t" else "*" for sign in following).strip()
