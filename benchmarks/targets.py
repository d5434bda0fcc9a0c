"""What Peilung is meant to reach, and whether a measurement shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.engines import FLOOR, PDFPLUMBER, PEILUNG
from benchmarks.measure import Series

FLOOR_UNTAGGED = 5
"""At most so many times the time of pypdfium2's bare text, for PDFs without tags."""
FLOOR_TAGGED = 8
"""The same for tagged PDFs."""
PLUMBER_UNTAGGED = 8
"""At least so many times pdfplumber's speed, for PDFs without tags."""
COMMAND = 3
"""The whole command: at least so many times as fast as a process that runs pdfplumber's tables."""


@dataclass(frozen=True, slots=True)
class Target:
    """One target on one paper. ``margin`` is 1 where it is just reached, less where it is missed."""

    asked: str
    paper: str
    measured: str
    margin: float

    @property
    def reached(self) -> bool:
        return self.margin >= 1


def in_process_targets(paper: str, tagged: bool, series: Mapping[str, Series]) -> Iterator[Target]:
    """The targets inside one process for one paper."""
    ours = series.get(PEILUNG.name)
    if ours is None:
        return
    right = 0 if ours.failed else ours.right or 0
    yield Target("every point right", paper, f"{right} of {ours.points}", right / ours.points)
    floor, plumber = ratio(ours, series.get(FLOOR.name)), ratio(series.get(PDFPLUMBER.name), ours)
    kind, most = ("tagged", FLOOR_TAGGED) if tagged else ("untagged", FLOOR_UNTAGGED)
    if floor is not None:
        yield Target(f"{kind}: at most {most} times the floor", paper, f"{floor:.1f}", most / floor)
    if plumber is not None and not tagged:
        asked = f"untagged: at least {PLUMBER_UNTAGGED} times pdfplumber's speed"
        yield Target(asked, paper, f"{plumber:.1f}", plumber / PLUMBER_UNTAGGED)


def command_targets(paper: str, series: Mapping[str, Series]) -> Iterator[Target]:
    """The target of the whole command for one paper."""
    ours, theirs = series.values()
    speed = ratio(theirs, ours)
    if speed is not None:
        asked = f"whole command: at least {COMMAND} times as fast as a process with pdfplumber"
        yield Target(asked, paper, f"{speed:.1f}", speed / COMMAND)


def worst(targets: Iterable[Target]) -> list[Target]:
    """Of each target the paper on which it is missed most, or reached most narrowly."""
    lowest: dict[str, Target] = {}
    for target in targets:
        known = lowest.get(target.asked)
        lowest[target.asked] = target if known is None else min(known, target, key=lambda one: one.margin)
    return list(lowest.values())


def ratio(upper: Series | None, lower: Series | None) -> float | None:
    """The quotient of two medians, where both were measured."""
    if upper is None or lower is None or upper.median is None or lower.median is None:
        return None
    return upper.median / lower.median
