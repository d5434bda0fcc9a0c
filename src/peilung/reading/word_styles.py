"""The styles of a DOCX file: what a paragraph or run is when it does not say so itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from peilung.reading.word_package import Element, W

_HEADING = re.compile(r"(?:heading|überschrift|titre|rubrik|nagłówek|kop|otsikko|overskrift)\s*\d+", re.IGNORECASE)
_TITLES = frozenset("title titel titre subtitle untertitel".split())
_OFF = frozenset(("0", "false", "off", "none"))
_BODY_LEVEL = 9
_WHOLE = re.compile(r"-?\d{1,6}")
_TWIPS = 20
"""Twips in a point."""
_RAISED = 4
"""Half points."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks, as far as a reader needs it."""

    bold: bool = False
    underline: bool = False
    raised: bool = False
    hidden: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class NumberingUse:
    """The list and the level that a paragraph counts in. ``level`` is from 0."""

    list_id: str
    level: int


def on(properties: Element | None, name: str) -> bool | None:
    """Whether a switch is set; ``None`` where the properties do not mention it."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else found.get(f"{W}val", "true") not in _OFF


def value(properties: Element | None, name: str) -> str | None:
    """The value of a property, or ``None``."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return None if found is None else found.get(f"{W}val")


def left_of(properties: Element | None) -> float | None:
    """The indent that properties name, in points; the first line may hang before it or be set in further."""
    found = properties.find(f"{W}ind") if properties is not None else None
    twips = None if found is None else found.get(f"{W}left", found.get(f"{W}start"))
    return int(twips) / _TWIPS if twips is not None and _WHOLE.fullmatch(twips) else None


class Styles:
    """All styles of one file by id, each with those it is based on."""

    def __init__(self, root: Element | None) -> None:
        found = root.findall(f"{W}style") if root is not None else []
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._default = next((style.get(f"{W}styleId", "") for style in found if _is_default(style)), None)
        self._run_defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None
        self._looks: dict[tuple[str | None, str | None], Look] = {}

    def look(self, run: Element | None, paragraph: Element | None) -> Look:
        """How a run looks, given its properties and its paragraph's (``w:rPr``, ``w:pPr``)."""
        names = (value(run, "rStyle"), value(paragraph, "pStyle"))
        if names not in self._looks:
            self._looks[names] = self._styled(*names)
        return _with(self._looks[names], run)

    def heading(self, paragraph: Element | None) -> bool:
        """Whether a paragraph is a heading: by its outline level, else by its style's name."""
        chain = list(self._chain(value(paragraph, "pStyle") or self._default))
        for properties in (paragraph, *(style.find(f"{W}pPr") for style in chain)):
            level = value(properties, "outlineLvl")
            if level is not None:
                return level.isdigit() and int(level) < _BODY_LEVEL
        names = [(value(style, "name") or "").strip().lower() for style in chain]
        return any(_HEADING.fullmatch(name) or name in _TITLES for name in names)

    def indent(self, paragraph: Element | None, listed: float | None) -> float:
        """How far a paragraph is set in, in points: by itself, by the list it is ``listed`` in, or by its style."""
        own = left_of(paragraph)
        if own is not None:
            return own
        styled = (left_of(properties) for _, properties in self._with_styles(paragraph))
        return listed if listed is not None else next((left for left in styled if left is not None), 0.0)

    def numbering(self, paragraph: Element | None, level_of: dict[tuple[str, str], int]) -> NumberingUse | None:
        """The list a paragraph is in, by itself or by its style. ``level_of`` (list, style) is the level tied to it."""
        list_id = level = None
        for style, properties in self._with_styles(paragraph):
            numbered = properties.find(f"{W}numPr") if properties is not None else None
            if numbered is None:
                continue
            level = value(numbered, "ilvl") if level is None else level
            list_id = value(numbered, "numId")
            if list_id is not None:
                if level is None and style is not None:
                    level = str(level_of.get((list_id, style), 0))
                break
        if list_id in (None, "0") or not (level or "0").isdigit():
            return None
        return NumberingUse(list_id or "", min(int(level or 0), 8))

    @property
    def language(self) -> str | None:
        """The language of text that names none."""
        return self.look(None, None).language

    def _with_styles(self, paragraph: Element | None) -> Iterator[tuple[str | None, Element | None]]:
        yield None, paragraph
        for style in self._chain(value(paragraph, "pStyle") or self._default):
            yield style.get(f"{W}styleId"), style.find(f"{W}pPr")

    def _styled(self, run_style: str | None, paragraph_style: str | None) -> Look:
        look = _with(Look(), self._run_defaults)
        for name in (paragraph_style or self._default, run_style):
            for style in reversed(list(self._chain(name))):
                look = _with(look, style.find(f"{W}rPr"))
        return look

    def _chain(self, name: str | None) -> Iterator[Element]:
        """A style and those it is based on, nearest first; circles end."""
        seen: set[str] = set()
        while name is not None and name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = value(self._styles[name], "basedOn")


def _is_default(style: Element) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default", "0") not in _OFF


def _with(look: Look, properties: Element | None) -> Look:
    if properties is None:
        return look
    bold, hidden = on(properties, "b"), on(properties, "vanish")
    underline, raised = properties.find(f"{W}u"), _raised(properties)
    return Look(
        look.bold if bold is None else bold,
        look.underline if underline is None else underline.get(f"{W}val", "single") not in _OFF,
        look.raised if raised is None else raised,
        look.hidden if hidden is None else hidden,
        value(properties, "lang") or look.language,
    )


def _raised(properties: Element) -> bool | None:
    """Whether text stands above its line: said outright, or lifted by two points or more (as LibreOffice writes it)."""
    align, position = value(properties, "vertAlign"), value(properties, "position")
    if align is not None:
        return align == "superscript"
    return position.isdigit() and int(position) >= _RAISED if position is not None else None
