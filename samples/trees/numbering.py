"""How the levels of a tree are numbered: ``1.`` then ``a)`` then ``(1)``, or ``1.1`` then ``(a)``."""

from __future__ import annotations

from dataclasses import dataclass

from peilung.core.number import letters, roman


@dataclass(frozen=True, slots=True)
class Scheme:
    """The levels below the sections, each named by its first mark; ``-`` is a level without numbers.

    ``section`` is the first mark of the sections, or nothing where the paper has none.
    """

    section: str
    levels: tuple[str, ...]


_LETTERED = (("a)", "(1)", "i)"), ("a)", "aa)", "(1)"), ("a)", "aa)", "aaa)"), ("(a)", "(i)"), ("a)", "1)"))
_FIGURED = (("1", "a)", "aa)"), ("1", "a)", "(1)"), ("1)", "a)"), ("(1)", "(a)", "(i)"), ("(1)", "a)"))
SCHEMES = (
    *(Scheme(section, levels) for levels in _LETTERED for section in ("1", "I", "A", "")),
    *(Scheme(section, levels) for levels in _FIGURED for section in ("I", "A", "")),
    *(Scheme("1", levels) for levels in (("1.1", "(a)", "(i)"), ("1.1", "1.1.1", "(a)"), ("(1)", "a)"))),
    *(Scheme(section, ("-",)) for section in ("1", "I")),
)
_LISTED = (
    ("(a)", "(b)", "(c)"),
    ("(1)", "(2)", "(3)"),
    ("(i)", "(ii)", "(iii)"),
    ("a)", "b)", "c)"),
    ("1)", "2)", "3)"),
)


def mark(level: str, value: int) -> str:
    """The mark of a level that counts ``value``: ``(c)`` for ``(a)`` and 3."""
    core = level.strip("()")
    match core:
        case "1":
            written = str(value)
        case "a":
            written = letters(value)
        case "aa" | "aaa":
            written = letters(value) * len(core)
        case "i":
            written = roman(value)
        case "I":
            written = roman(value).upper()
        case "A":
            written = letters(value).upper()
        case "-":
            written = f"[{value}]"
        case _:
            raise ValueError(f"There is no level of numbers like {level}.")
    return level.replace(core, written)


def path(parent: str, level: str, value: int) -> str:
    """The path of a point; a decimal number stands for its whole path."""
    if "." in level:
        return f"{parent}.{value}"
    return f"{parent} {mark(level, value)}".strip()


def listed(scheme: Scheme) -> tuple[str, str, str]:
    """Marks for an enumeration inside a sentence: such as the paper uses for no points."""
    return next(marks for marks in _LISTED if marks[0] not in scheme.levels)
