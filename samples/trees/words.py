"""Words for papers made from random trees: sentences put together from our own stock."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random
from typing import Any

_STOCK: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "stock.toml").read_text(encoding="utf-8"))

_FIGURES = {"small": (11, 80), "digit": (1, 9), "day": (1, 28), "year": (2019, 17)}
_LISTED = ("e1", "e2", "e3")
_POOLS = {"s": "first", "month": "months", "amount": "amounts", "lower": "host"}


def stock(language: str, name: str) -> list[Any]:
    """What the stock of a language holds under a name."""
    held: list[Any] = _STOCK[language][name]
    return held


class Pen:
    """Writes texts of one language. The same seed gives the same text, in every version of Python.

    ``listed`` are the three marks of enumerations inside a sentence, such as ``(a)``, ``(b)``, ``(c)``.
    """

    def __init__(self, language: str, seed: int, listed: tuple[str, ...] = ("(a)", "(b)", "(c)")) -> None:
        self.language = language
        self.listed = listed
        self._random = Random(seed)

    def below(self, limit: int) -> int:
        return int(self._random.random() * limit)

    def write(self, name: str) -> str:
        """A text of the stock with its slots filled."""
        return self.fill(str(self.one(name)))

    def one(self, name: str) -> Any:
        held = stock(self.language, name)
        return held[self.below(len(held))]

    def fill(self, template: str) -> str:
        while "{" in template:
            before, _, rest = template.partition("{")
            slot, _, after = rest.partition("}")
            template = f"{before}{self._slot(slot)}{after}"
        return template

    def _slot(self, slot: str) -> str:
        made = {"f": self._compound, "F": lambda: self._compound().capitalize(), "date": self._date}
        if slot in made:
            return made[slot]()
        if slot in _FIGURES:
            first, count = _FIGURES[slot]
            return str(first + self.below(count))
        if slot in _LISTED:
            return self.listed[_LISTED.index(slot)]
        return self.write(_POOLS.get(slot, slot)).removesuffix("s" if slot == "s" else "")

    def _compound(self) -> str:
        return f"{self.one('first')}{self.one('second')}"

    def _date(self) -> str:
        return self.fill(str(_STOCK[self.language]["date"]))
