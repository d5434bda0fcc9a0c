"""Grows a paper: a random tree of points with texts and answers, as real papers have them.

Every choice is one throw of a dice, so that a test can let hypothesis throw it and shrink what fails.
What a grown paper may hold, and what it may not because no reader could tell, stands in the docs
under “Sample papers”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from samples.source import FrontLine, Row, Sample, Section
from samples.trees.numbering import SCHEMES, Scheme, listed, mark, path
from samples.trees.words import Pen, stock

Dice = Callable[[int], int]
"""Gives a number from nought to below its argument; the likelier or simpler choice is nought."""
_T = TypeVar("_T")
_SEEDS = 1 << 16


@dataclass(slots=True)
class _Item:
    """A point with the points below it."""

    path: str
    text: str
    inline: bool
    children: list[_Item] = field(default_factory=list)


def grow(dice: Dice) -> Sample:
    """A paper of one to four sections, with up to about forty points."""
    return _Grower(dice).paper()


class _Grower:
    """The choices that hold for the whole paper, and the numbers left out so far."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.language = "de" if dice(3) < 2 else "en"
        self.scheme: Scheme = self.pick(SCHEMES)
        self.levels = self.scheme.levels[: 1 + dice(len(self.scheme.levels))]
        self.listed = listed(self.scheme)
        self.inline = tuple(depth > 0 and dice(2) == 1 for depth in range(len(self.levels)))
        self.end = self.pick((".", ";", ","))
        self.role = self.pick(("demand", "recital"))
        self.topical = bool(self.scheme.section) and dice(5) == 4
        self.stop = dice(2) == 0
        self.gaps = dice(3) == 2
        self.runs = bool(self.scheme.section) and self.levels[0] in ("1", "(1)", "1)") and dice(3) == 2
        self.selective = self.gaps and dice(2) == 1
        self.omitted: list[dict[str, Any]] = []
        self.last: tuple[int, str] | None = None

    def paper(self) -> Sample:
        count = 1 + self.dice(4) if self.scheme.section else 1
        sections = tuple(self._section(value) for value in range(1, count + 1))
        pen = self.pen()
        title = pen.write("title")
        front = tuple(self._front(pen, title))
        return Sample(
            name="tree",
            about="",
            language=self.language,
            stop=self.stop,
            full=False,
            columns=tuple(pen.one("columns")),
            running=(front[0].right, front[0].left),
            page_number=str(pen.one("page")),
            front=front,
            opening=self._opening(pen),
            sections=sections,
            notes=(),
            expected={"title": title, "omitted": self.omitted},
            dresses=(),
            unnumbered=self.pick(("–", "-", "•")),
            label=str(pen.one("label")),
        )

    def pick(self, held: Sequence[_T]) -> _T:
        return held[self.dice(len(held))]

    def pen(self) -> Pen:
        return Pen(self.language, self.dice(_SEEDS), self.listed)

    def _front(self, pen: Pen, title: str) -> Iterator[FrontLine]:
        number = f"{pen.one('series')} {pen.fill('{digit}/{small}{digit}')}"
        yield FrontLine("head", left=str(pen.one("left")), right=number)
        if self.dice(2) == 0:
            yield FrontLine("head", left=str(pen.one("period")), right=pen.fill("{date}"))
        if self.dice(2) == 0:
            yield FrontLine("kind", pen.write("kind"))
            yield FrontLine("centre", pen.write("by"))
        yield FrontLine("title", title)
        for text in stock(self.language, "para")[: self.dice(3)]:
            yield FrontLine("para", pen.fill(text))
        if self.selective:
            yield FrontLine("para", pen.write("selective"))

    def _opening(self, pen: Pen) -> str:
        """The last paragraph before the points: who resolves, and what, where the sections do not say it."""
        article, body = pen.one("body")
        operative = not self.scheme.section or self.topical
        clause = f"{article} {body} {pen.write(f'{self.role}_head')}" if operative else f"{article} {body}"
        return f"{pen.write('session')}\n\n{clause}" if self.dice(2) else clause

    def _section(self, value: int) -> Section:
        role = self.role if not self.scheme.section or self.topical else self.pick(("demand", "recital"))
        if not self.scheme.section:
            return Section("", "", "", role, tuple(self._rows(self._items("", 0, role))))
        number = mark(self.scheme.section, value)
        text = self.pen().write("topic" if self.topical else f"{role}_head")
        return Section(number, f"{number}.", text, role, tuple(self._rows(self._items(number, 0, role))))

    def _items(self, parent: str, depth: int, role: str) -> list[_Item]:
        """The points of one list."""
        level = self.levels[depth]
        count = 9 + self.dice(4) if self.dice(24) == 23 else 1 + self.dice(4 if depth else 5)
        before = self.last if depth == 0 and self.runs else None
        items: list[_Item] = []
        for place in range(count):
            step = 2 + self.dice(2) if self.gaps and level != "-" and before and self.dice(5) == 4 else 1
            value = before[0] + step if before else 1
            name = path(parent, level, value)
            for missing in range(value - step + 1, value) if before else ():
                self._omit(path(parent, level, missing), before[1] if before else "", name)
            items.append(self._item(name, depth, role, last=place == count - 1, first=not items))
            before = value, name
        if depth == 0 and self.runs:
            self.last = before
        return items

    def _omit(self, name: str, after: str, before: str) -> None:
        reading = "competence" if self.selective else "unknown"
        self.omitted.append({"path": name, "after": after, "before": before, "reading": reading})

    def _item(self, name: str, depth: int, role: str, *, last: bool, first: bool) -> _Item:
        opens = depth + 1 < len(self.levels) and self.dice(3) == 2
        if opens and not self.scheme.section and depth == 0 and first:
            opens = False  # a list whose points all have sub-points is a list of sections
        pen = self.pen()
        if opens:
            text = pen.write("intro" if role == "demand" else "recital_intro")
            return _Item(name, text, self.inline[depth], self._items(name, depth + 1, role))
        text = pen.write(role) + ("." if last else self.end)
        if self.dice(8) == 7:
            text = f"{text}\n\n{pen.write('further')}"
        return _Item(name, text, self.inline[depth])

    def _rows(self, items: Sequence[_Item]) -> Iterator[Row]:
        """Rows of their own, several points in one cell, or several rows with one answer."""
        at = 0
        while at < len(items):
            item = items[at]
            leaves = _leaves(items[at:])
            bare = "[" in item.path or (item.path.split()[-1].isdigit() and not self.stop)
            together = self.dice(10) if leaves > 1 and not bare else 0
            if item.children:
                yield from self._intro_rows(item)
                at += 1
            elif together == 9:
                yield Row(_points(items[at : at + 2]), self._answer(), item.inline)
                at += 2
            elif together == 8:
                answer = self._answer() or stock(self.language, "short")[0]
                for step in range(min(leaves, 2 + self.dice(2))):
                    yield Row(_points(items[at : at + 1]), answer, item.inline, joined=step > 0)
                    at += 1
            else:
                yield Row(_points([item]), self._answer(), item.inline)
                at += 1

    def _intro_rows(self, item: _Item) -> Iterator[Row]:
        held = min(_leaves(item.children), self.dice(4) - 1) if "[" not in item.children[0].path else 0
        if held > 0:
            yield Row(_points([item, *item.children[:held]]), self._answer(), item.inline)
            yield from self._rows(item.children[held:])
        else:
            yield Row(_points([item]), self._answer() if self.dice(2) else "", item.inline)
            yield from self._rows(item.children)

    def _answer(self) -> str:
        """Mostly a few sentences; sometimes nothing, a word, a list, a quotation, or a page of it all."""
        pen = self.pen()
        match self.dice(10):
            case 0 | 1 | 2:
                return pen.write("short")
            case 3 | 4 | 5:
                return _paragraph(pen)
            case 6:
                return f"{_paragraph(pen)}\n\n{_paragraph(pen)}"
            case 7:
                return f"{pen.write('list_opening')}\n\n{_list(pen)}"
            case 8:
                return "\n\n".join(part for _ in range(1 + self.dice(3)) for part in _long(pen))
            case _:
                return ""


def _leaves(items: Sequence[_Item]) -> int:
    """How many points without sub-points a list begins with."""
    return next((at for at, item in enumerate(items) if item.children), len(items))


def _points(items: Sequence[_Item]) -> tuple[tuple[str, str], ...]:
    return tuple((item.path, item.text) for item in items)


def _paragraph(pen: Pen) -> str:
    return " ".join(pen.write("sentence") for _ in range(1 + pen.below(4)))


def _list(pen: Pen) -> str:
    return "\n".join(f"– {pen.write('item')}" for _ in range(2 + pen.below(3)))


def _long(pen: Pen) -> Iterator[str]:
    yield f"__{pen.write('heading')}__"
    yield _paragraph(pen)
    if pen.below(3) == 0:
        yield f"{pen.write('quote_opening')}\n\n> {pen.write('quote')}"
    if pen.below(2) == 0:
        yield f"{pen.write('list_opening')}\n\n{_list(pen)}"
    yield _paragraph(pen)
