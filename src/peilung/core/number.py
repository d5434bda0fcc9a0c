"""The number of a point: ``2 l) (4)``, ``1.3 (a)``, ``II 3 a)``.

One grammar for every place where a paper names a point: number cells, the start of a paragraph,
and (later) references inside an answer. A *mark* is one printed number such as ``a)``; a
*number path* is the chain of marks from the section down.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_FORM = re.compile(r"m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_DUPLICATE = re.compile(r"~\d+$")


class Script(StrEnum):
    """What a mark counts with."""

    DIGITS = "digits"
    DECIMAL = "decimal"
    LOWER = "lower"
    DOUBLED = "doubled"
    """aa, bb, cc below a, b, c, as German papers number a third level."""
    TRIPLED = "tripled"
    """aaa, bbb, ccc below aa, bb, cc."""
    UPPER = "upper"
    LOWER_ROMAN = "lower_roman"
    UPPER_ROMAN = "upper_roman"
    ORDINAL = "ordinal"
    """An item the paper does not number: its place in the list, written ``[3]``."""


class Frame(StrEnum):
    """What stands around the counting sign: ``3``, ``3.``, ``3)``, ``(3)``, ``[3]``."""

    BARE = "bare"
    STOP = "stop"
    CLOSED = "closed"
    ROUND = "round"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Style:
    """How one level of a list is numbered. Siblings share a style."""

    script: Script
    frame: Frame


@dataclass(frozen=True, slots=True)
class Mark:
    """One printed number, read in one way. ``i)`` has two readings: the letter and the Roman one.

    ``values`` is the count at each level the mark itself spells out: ``(2,)`` for ``b)``,
    ``(1, 3)`` for ``1.3``.
    """

    printed: str
    style: Style
    values: tuple[int, ...]

    @property
    def part(self) -> str:
        """The mark as one part of a path: as printed, without a closing full stop."""
        return self.printed.removesuffix(".") if self.style.frame is Frame.STOP else self.printed

    @property
    def is_first(self) -> bool:
        return self.values[-1] == 1

    def follows(self, other: Mark) -> bool:
        """Whether this mark is the next sibling after ``other``."""
        return self.style == other.style and self.values == (*other.values[:-1], other.values[-1] + 1)

    def comes_after(self, other: Mark) -> bool:
        """Whether this mark is a later sibling of ``other``, gaps allowed."""
        same_parent = self.values[:-1] == other.values[:-1]
        return self.style == other.style and same_parent and self.values[-1] > other.values[-1]

    def sibling(self, value: int) -> str:
        """How the paper would print the mark of this list that counts ``value``, as a path part."""
        if self.style.script is Script.DECIMAL:
            core = ".".join(map(str, (*self.values[:-1], value)))
        else:
            core = _WRITTEN[self.style.script](value)
        return _framed(core, self.style.frame)


@dataclass(frozen=True, slots=True)
class NumberPath:
    """A point's number from the section down, each part as the paper prints it."""

    parts: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.parts or not all(part and part.isprintable() and " " not in part for part in self.parts):
            raise ValueError(f"{self.parts!r:.80} is not the number of a point: parts are printable and hold no space.")

    def __str__(self) -> str:
        return " ".join(self.parts)

    @classmethod
    def parse(cls, text: str) -> NumberPath:
        """Read back what ``str`` wrote."""
        return cls(tuple(text.split()))

    @property
    def slug(self) -> str:
        """The path as part of an address: ``2-l-4``; an unnumbered item is ``n3``.

        A proposal: two paths may give the same one, and a document keeps its slugs apart
        (``Point.slug``). From slug to path the way is a look-up in the document.
        """
        return "-".join(filter(None, map(_slug_part, self.parts)))

    @property
    def parent(self) -> NumberPath | None:
        """The path one level up: of ``1.3 (a)`` it is ``1.3``, of ``1.3`` it is ``1``."""
        above, dot, _ = self.parts[-1].rpartition(".")
        if dot and above.replace(".", "").isdigit():
            return NumberPath((*self.parts[:-1], above))
        return NumberPath(self.parts[:-1]) if len(self.parts) > 1 else None

    def child(self, part: str) -> NumberPath:
        return NumberPath((*self.parts, part))


def letters(value: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is bb: German legal practice doubles the letter."""
    if value < 1:
        raise ValueError(f"There is no letter number {value}.")
    repeat, index = divmod(value - 1, 26)
    return chr(ord("a") + index) * (repeat + 1)


def roman(value: int) -> str:
    """Lower-case Roman numeral of a positive number."""
    steps = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
             (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    written = ""
    for step, sign in steps:
        while value >= step:
            written += sign
            value -= step
    return written


def roman_value(text: str) -> int | None:
    """The number a Roman numeral stands for, or ``None`` if it is not a well-formed one."""
    if not text or not text.isascii() or not _ROMAN_FORM.fullmatch(text):
        return None
    digits = [_ROMAN_VALUES[sign] for sign in text.lower()]
    following = [*digits[1:], 0]
    return sum(-d if d < n else d for d, n in zip(digits, following, strict=True))


def letter_value(text: str) -> int | None:
    """1 for a, 27 for aa; ``None`` for anything that is not one letter repeated up to four times."""
    if not text.isascii() or not text.isalpha() or len(text) > 4 or set(text) != {text[0]}:
        return None
    return (len(text) - 1) * 26 + ord(text[0].lower()) - ord("a") + 1


_WRITTEN: dict[Script, Callable[[int], str]] = {
    Script.DIGITS: str,
    Script.LOWER: letters,
    Script.DOUBLED: lambda value: letters(value) * 2,
    Script.TRIPLED: lambda value: letters(value) * 3,
    Script.UPPER: lambda value: letters(value).upper(),
    Script.LOWER_ROMAN: roman,
    Script.UPPER_ROMAN: lambda value: roman(value).upper(),
    Script.ORDINAL: str,
}


def _framed(core: str, frame: Frame) -> str:
    match frame:
        case Frame.BARE | Frame.STOP:
            return core
        case Frame.CLOSED:
            return f"{core})"
        case Frame.ROUND:
            return f"({core})"
        case Frame.SQUARE:
            return f"[{core}]"


def _slug_part(part: str) -> str:
    duplicate = _DUPLICATE.search(part)
    tail = duplicate.group() if duplicate else ""
    core = part.removesuffix(tail)
    prefix = "n" if core.startswith("[") else ""
    return prefix + re.sub(r"[^0-9a-z]+", "-", core.lower()).strip("-") + tail
