"""The point that a user means by a number: as printed, as slug, or near enough to be sure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from peilung.core.errors import Refused
from peilung.core.number import NumberPath, letter_value, roman_value
from peilung.core.paper import Document, OmissionReading, Point

_NEAR = 5
_ADDRESS = re.compile(r"[rR](?P<count>[1-9]\d{0,3})\.(?P<rest>.+)")
_LOOK_ALIKE = str.maketrans("ilo", "110")


@dataclass(frozen=True, slots=True)
class Match:
    """A point that has the number asked for; ``index`` counts its place among the points of its resolution."""

    resolution: int
    index: int
    point: Point


def find(document: Document, number: str) -> list[Match]:
    """The points with this number, written as a path or a slug; more than one where resolutions share numbers.

    Words before a number, as in “Ziffer 2 Buchstabe l)”, are passed over; “r2.2-l” asks for the second resolution
    alone. A translation is not told beside its original, which tells it. Raises :class:`Refused` where there is no
    such point, with the nearest numbers there are.
    """
    at, number = _resolution(number)
    if at is not None and not at < len(document.resolutions):
        raise _no_resolution(document)
    everything = [
        Match(index, count, point)
        for index, resolution in enumerate(document.resolutions)
        for count, point in enumerate(resolution.points)
        if at in (None, index)
    ]
    words = tuple("".join(sign if sign.isprintable() else " " for sign in number).split())
    plain = _without_labels(words)
    for asked in dict.fromkeys((words, plain)):
        if found := _found(everything, asked):
            return _without_translations(document, found)
    raise _unknown(document, plain, [match.point for match in everything])


def _resolution(number: str) -> tuple[int | None, str]:
    """The index of the resolution that an address such as “r2.2-l” names, and the rest of it."""
    found = _ADDRESS.fullmatch(number.strip())
    return (int(found["count"]) - 1, found["rest"]) if found else (None, number)


def _no_resolution(document: Document) -> Refused:
    count = len(document.resolutions)
    held = f"The paper has {count}: name one from r1. to r{count}." if count > 1 else "Name the number alone."
    return Refused("unknown-number", "There is no such resolution in this paper.", held)


def _without_translations(document: Document, found: list[Match]) -> list[Match]:
    """The matches without those that translate another one of them."""
    keys = {(match.resolution, match.point.path) for match in found}
    return [
        match
        for match in found
        if match.point.translates is None
        or (document.resolutions[match.resolution].translates, match.point.translates) not in keys
    ] or found


def _without_labels(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without those that only say what the next one is: “Ziffer”, “Nr.”, “§”, but not “II” or “aa)”."""
    return tuple(
        word for word, following in zip(words, (*words[1:], ""), strict=False) if not (following and _is_label(word))
    )


def _is_label(word: str) -> bool:
    core = word.removesuffix(".").removesuffix(":")
    if not any(sign.isalnum() for sign in core):
        return True
    return len(core) > 1 and core.isalpha() and roman_value(core) is None and letter_value(core) is None


def _found(everything: Sequence[Match], words: tuple[str, ...]) -> list[Match]:
    if not words:
        return []
    asked = NumberPath(words)
    ways: tuple[tuple[Callable[[Point], str], str], ...] = (
        (lambda point: str(point.path), str(asked)),
        (lambda point: point.slug, str(asked)),
        (lambda point: point.slug, asked.slug),
        (lambda point: point.path.slug, asked.slug),
    )
    for key, wanted in ways:
        if wanted and (found := [match for match in everything if key(match.point) == wanted]):
            return found
    found = [match for match in everything if _squeezed(match.point.path.slug) == _squeezed(asked.slug) != ""]
    return found if len({match.point.path for match in found}) == 1 else []


def _squeezed(slug: str) -> str:
    """The signs of a slug alone, so that 2l4 is understood where it can mean one point only."""
    return slug.replace("-", "")


def _unknown(document: Document, words: tuple[str, ...], points: Sequence[Point]) -> Refused:
    if not words:
        return Refused("unknown-number", "No number was named.", "Name one as the paper prints it, such as “2 l) (4)”.")
    wanted = NumberPath(words)
    near = _near(wanted.slug, points)
    for omission in document.omitted:
        if wanted.slug and omission.path.slug == wanted.slug:
            why = "for lack of competence" if omission.reading is OmissionReading.COMPETENCE else "for a reason unknown"
            return Refused("omitted", f"The paper leaves {omission.path} out, {why}.", near)
    return Refused("unknown-number", f"There is no {wanted} in this paper.", near)


def _near(wanted: str, points: Sequence[Point]) -> str:
    slugs = {str(point.path): point.slug for point in points}
    nearest = sorted(slugs.items(), key=lambda each: _distance(wanted, each[1]))
    if not nearest:
        return "The paper has no numbered points at all."
    return f"The nearest numbers are {', '.join(f'{path} ({slug})' for path, slug in nearest[:_NEAR])}."


def _distance(wanted: str, slug: str) -> tuple[bool, int, int, int]:
    """How far one slug is from another: look-alikes first (1 and l, 0 and o), then by the parts they begin with,
    then by the step at the part that differs.
    """
    ours, theirs = wanted.split("-"), slug.split("-")
    common = [*(one == other for one, other in zip(ours, theirs, strict=False)), False].index(False)
    step = _step("".join(ours[common : common + 1]), "".join(theirs[common : common + 1]))
    return _likeness(wanted) != _likeness(slug), -common, step, len(theirs)


def _likeness(slug: str) -> str:
    return _squeezed(slug).translate(_LOOK_ALIKE)


def _step(wanted: str, part: str) -> int:
    if wanted.isdecimal() and part.isdecimal():
        return abs(int(wanted) - int(part))
    if len(wanted) == len(part) == 1:
        return abs(ord(wanted) - ord(part))
    return 1 if not part else 1000
