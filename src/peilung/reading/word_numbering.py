"""Automatic numbering of a DOCX file: the numbers that Word shows and the text does not hold.

Rules of ECMA-376 part 1, section 17.9: lists (``w:num``) share the count of their abstract list; a level starts
anew after a higher one, unless it says otherwise; a list may override where a level starts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from peilung.core.number import letters, roman
from peilung.reading.word_package import Element, W
from peilung.reading.word_styles import NumberingUse, left_of, on, value

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_MAX = 100_000


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts. ``restart``: the highest level (from 1) after which it starts anew."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    style: str | None = None
    left: float | None = None
    """How far its paragraphs are set in, in points."""


@dataclass(frozen=True, slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering:
    """The lists of one file, and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        self._abstracts: dict[str, Element] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)
        self.level_of = {
            (name, level.style): index
            for name, entry in self._lists.items()
            for index, level in entry.levels.items()
            if level.style
        }

    def next(self, use: NumberingUse) -> tuple[bool, str | None]:
        """Count one paragraph. Returns whether it shows a sign at all, and its number (``None`` for a bullet)."""
        entry = self._lists.get(use.list_id)
        if entry is None:
            return False, None
        counts = self._counts.setdefault(entry.abstract, [None] * _LEVELS)
        self._count(use, entry, counts)
        level = entry.levels.get(use.level, Level())
        if level.format == "bullet" or level.hidden:
            return not level.hidden, None
        shown = _PLACE.sub(lambda place: _shown(int(place.group(1)) - 1, level, entry, counts), level.text)
        mark = " ".join(shown.split()) or None
        return mark is not None, mark

    def left(self, use: NumberingUse) -> float | None:
        """How far the paragraphs of a list's level are set in, if the list says so."""
        entry = self._lists.get(use.list_id)
        return None if entry is None else entry.levels.get(use.level, Level()).left

    def _count(self, use: NumberingUse, entry: _List, counts: list[int | None]) -> None:
        index = use.level
        before = counts[index]
        if (use.list_id, index) not in self._started:
            self._started.add((use.list_id, index))
            if index in entry.starts:
                before = None
        start = entry.starts.get(index, entry.levels.get(index, Level()).start)
        counts[index] = start if before is None else min(before + 1, _MAX)
        for lower in range(index + 1, _LEVELS):
            restart = entry.levels.get(lower, Level()).restart
            if restart is None or index + 1 <= restart:
                counts[lower] = None

    def _read(self, root: Element) -> None:
        self._abstracts = {a.get(f"{W}abstractNumId", ""): a for a in root.findall(f"{W}abstractNum")}
        styled = {link: a for a in self._abstracts.values() if (link := value(a, "styleLink"))}
        for entry in root.findall(f"{W}num"):
            abstract = self._abstracts.get(value(entry, "abstractNumId") or "")
            if abstract is None:
                continue
            real = styled.get(value(abstract, "numStyleLink") or "", abstract)
            levels = {_index(level): _level(level) for level in real.findall(f"{W}lvl")}
            starts: dict[int, int] = {}
            for override in entry.findall(f"{W}lvlOverride"):
                if (whole := override.find(f"{W}lvl")) is not None:
                    levels[_index(override)] = _level(whole)
                if (start := _integer(value(override, "startOverride"))) is not None:
                    starts[_index(override)] = start
            name = real.get(f"{W}abstractNumId", "")
            self._lists[entry.get(f"{W}numId", "")] = _List(name, levels, starts)


def _level(element: Element) -> Level:
    written = element.find(f"{W}numFmt")
    if written is None:
        written = next(element.iter(f"{W}numFmt"), None)
    return Level(
        start=_integer(value(element, "start")) or 0,
        format=written.get(f"{W}val", "decimal") if written is not None else "decimal",
        text=value(element, "lvlText") or "",
        restart=_integer(value(element, "lvlRestart")),
        legal=bool(on(element, "isLgl")),
        hidden=bool(on(element.find(f"{W}rPr"), "vanish")),
        style=value(element, "pStyle"),
        left=left_of(element.find(f"{W}pPr")),
    )


def _shown(index: int, level: Level, entry: _List, counts: list[int | None]) -> str:
    """The count of one level as it stands in the number of ``level``."""
    own = entry.levels.get(index, Level())
    count = counts[index]
    if count is None:
        count = entry.starts.get(index, own.start)
    return written(count, "decimal" if level.legal and own.format != "none" else own.format)


def written(count: int, form: str) -> str:
    """A count in one of Word's number formats; unusual ones are written in figures."""
    if form in ("none", "bullet"):
        return ""
    if form in ("lowerLetter", "upperLetter") and count > 0:
        return letters(count) if form == "lowerLetter" else letters(count).upper()
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        return roman(count) if form == "lowerRoman" else roman(count).upper()
    return f"{count:02}" if form == "decimalZero" else str(count)


def _index(element: Element) -> int:
    return min(_integer(element.get(f"{W}ilvl")) or 0, _LEVELS - 1)


def _integer(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"-?\d{1,6}", text) else None
