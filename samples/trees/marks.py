"""What the marks of a grown paper count, for formats that number by themselves."""

from __future__ import annotations

from dataclasses import dataclass

from peilung.core.number import roman_value
from samples.source import Sample


@dataclass(frozen=True, slots=True)
class Counted:
    """A mark such as ``(c)``: its ``frame`` with a place for the count, how it counts, and how far.

    ``script`` is ``1``, ``a`` or ``i``; ``list`` names the list that the point belongs to.
    """

    frame: str
    script: str
    value: int
    list: str


def counted(sample: Sample) -> dict[str, Counted]:
    """The points whose marks a word processor or a browser can count, by path."""
    found: dict[str, Counted] = {}
    scripts: dict[tuple[str, str], str] = {}
    for path in (path for section in sample.sections for row in section.rows for path, _ in row.points):
        above, _, mark = path.rpartition(" ")
        core = mark.strip("()")
        if "." in core or "[" in mark or (core.isalpha() and len(core) > 1 and roman_value(core) is None):
            continue
        frame = mark.replace(core, "{}") if core != mark or not sample.stop else "{}."
        script = scripts.setdefault((above, frame), core if core in ("a", "i") else "1" if core.isdigit() else "")
        if script:
            value = int(core) if script == "1" else roman_value(core) if script == "i" else ord(core) - ord("a") + 1
            found[path] = Counted(frame, script, value or 1, f"{above}|{frame}")
    return found


def listed(sample: Sample) -> dict[str, Counted]:
    """The points that a web page can number by lists, which write ``b.`` for each ``(b)`` and ``b)``.

    A level is left out where another level or the sections would then look the same.
    """
    marks = counted(sample)
    scripts: dict[str, set[str]] = {}
    for mark in marks.values():
        scripts.setdefault(mark.script, set()).add(mark.frame)
    numbered = {"1"} if any(section.path.isdigit() for section in sample.sections) else set()
    alone = {script for script, frames in scripts.items() if len(frames) == 1} - numbered
    return {path: mark for path, mark in marks.items() if mark.script in alone}
