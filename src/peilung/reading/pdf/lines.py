"""Runs to lines: what stands on one baseline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter
from statistics import median
from typing import Any

from peilung.reading.pdf.page import Run
from peilung.reading.raised import superscript

_SAME_LINE = 0.3
_SMALL = 0.75
_SMALL_MARK = 0.9
_UNUSUAL = re.compile("[\ufffe\x02\u00ad\u00a0\u2011]")
_PLAIN_SIGNS = str.maketrans({"\ufffe": "-", "\x02": "-", "\u00ad": "-", "\u00a0": " ", "\u2011": "-"})


_by_left = attrgetter("left")
_by_bottom = attrgetter("bottom")


class Line:
    """Runs on one baseline, from left to right. Edges are in points; ``bottom`` is that of the text.

    ``columns`` keeps the runs by column once they have been divided by ``grid``, ``parts`` the lines they make
    there, ``numbered`` whether a number opens them (see :mod:`peilung.reading.pdf.columns`).
    """

    __slots__ = (
        "_text", "bottom", "columns", "grid", "height", "left", "numbered", "parts", "right", "runs", "size", "top",
    )  # fmt: skip

    def __init__(self, runs: list[Run]) -> None:
        if len(runs) == 1:
            run = runs[0]
            self.runs = runs
            self.left, self.right, self.top, self.bottom = run.left, run.right, run.top, run.bottom
            self.height, self.size = run.bottom - run.top, run.size
        else:
            level = [run for run in runs if not run.raised] or runs
            self.runs = sorted(runs, key=_by_left)
            self.left = self.runs[0].left
            self.right = max([run.right for run in runs])
            self.top = min([run.top for run in level])
            self.bottom = level[0].bottom
            self.height = max([run.bottom - run.top for run in level])
            self.size = min([run.size for run in level])
        self.grid: Any = None
        self.columns: list[list[Run]] | None = None
        self.numbered: bool | None = None
        self.parts: list[tuple[int, Line]] | None = None
        self._text: str | None = None

    @property
    def text(self) -> str:
        if self._text is None:
            self._text = join_runs(self.runs)
        return self._text


def make_lines(runs: Iterable[Run]) -> list[Line]:
    """Group runs into lines by their baselines, from top to bottom; raised figures join their line."""
    ordered = sorted(runs, key=_by_bottom)
    if not ordered:
        return []
    usual = median([run.size for run in ordered])
    small = [run for run in ordered if run.size < _SMALL_MARK * usual and _is_small(run, usual)]
    if small:
        ordered = [run for run in ordered if run.size >= _SMALL_MARK * usual or not _is_small(run, usual)]
    groups = _by_baseline(ordered)
    if small:
        groups.extend(_by_baseline(_level(_place(small, groups), groups)))
    lines = [Line(group) for group in groups]
    lines.sort(key=_by_bottom)
    return lines


def _is_small(run: Run, usual: float) -> bool:
    """Small type, or a short mark set a little smaller than the text."""
    return run.size < _SMALL * usual or (run.size < _SMALL_MARK * usual and len(run.text) < 4)


def _by_baseline(ordered: Sequence[Run]) -> list[list[Run]]:
    groups: list[list[Run]] = []
    bottom = float("-inf")
    for run in ordered:
        if run.bottom - bottom > _SAME_LINE * (run.bottom - run.top):
            groups.append([])
            bottom = run.bottom
        groups[-1].append(run)
    return groups


def _place(small: Sequence[Run], groups: Sequence[list[Run]]) -> list[Run]:
    """Small figures beside larger text belong to its line; returns what is left."""
    rest: list[Run] = []
    for run in small:
        near = (group for group in groups if abs(group[0].bottom - run.bottom) < group[0].bottom - group[0].top)
        host = next((group for group in near if any(_stands_beside(run, other) for other in group)), None)
        if host is None:
            rest.append(run)
        else:
            run.raised = run.bottom < host[0].bottom - 0.5
            host.append(run)
    return rest


def _level(small: Sequence[Run], groups: Sequence[list[Run]]) -> list[Run]:
    """Small runs on the baseline of other text go there; a raised mark before small text goes to its line."""
    rest: list[Run] = []
    for run in small:
        host = next((g for g in groups if abs(g[0].bottom - run.bottom) <= _SAME_LINE * run.height), None)
        if host is not None:
            host.append(run)
            continue
        other = next((o for o in small if o is not run and len(run.text) < 4 and _stands_beside(run, o)), None)
        if other is not None:
            run.raised = run.bottom < other.bottom - 0.5
            run.bottom = other.bottom
            host = next((g for g in groups if abs(g[0].bottom - run.bottom) <= _SAME_LINE * other.height), None)
            if host is not None:
                host.append(run)
                continue
        rest.append(run)
    return sorted(rest, key=_by_bottom)


def _stands_beside(small: Run, other: Run) -> bool:
    """Whether a small run stands right beside a larger one, above or below its baseline (¹, CO₂)."""
    middle = (small.top + small.bottom) / 2
    if not other.top - 3 <= middle < other.bottom or small.height > 0.9 * other.height:
        return False
    behind = min(abs(small.left - right) for right in (other.right, *other.rights[-1:]))
    return behind < 3.0 or 0 <= other.left - small.right < 8.0


def join_runs(runs: Sequence[Run]) -> str:
    """The runs of one line as text; a space wherever there is room for one."""
    if len(runs) == 1:
        return shown(runs[0])
    parts: list[str] = []
    before: Run | None = None
    for run in runs:
        if before is not None and _spaced(before, run):
            parts.append(" ")
        parts.append(shown(run))
        before = run
    return "".join(parts)


def shown(run: Run) -> str:
    """The run's text; raised figures as Unicode superscripts, line-end hyphens as plain ones."""
    text = superscript(run.text) if run.raised else run.text
    return text.translate(_PLAIN_SIGNS) if _UNUSUAL.search(text) else text


def _spaced(before: Run, run: Run) -> bool:
    """Runs are apart unless a raised figure cut one word in two without a gap."""
    room = 0.25 if run.raised else 0.12
    return run.left - before.right > room * max(run.height, before.height)
