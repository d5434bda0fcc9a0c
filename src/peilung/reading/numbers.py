"""Lists and ranges of numbers as a text names them: “2 und 3”, “1 bis 5”, “2 a) and b)”, “7 to 9”.

The numbers are found by form; which points they mean is settled among the points that are there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from peilung.reading.lexicon import alternatives, joining
from peilung.reading.marks import Readings, cell_path
from peilung.reading.outline import Node

_PART = (
    r"(?:\(\s?(?:\d{1,3}|[a-z]{1,4})\s?\)|(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,6}|[a-z]{1,4})\)|\d{1,3}(?:\.\d{1,2})+"
    r"|\d{1,3}|[IVX]{1,5}(?![\w])|[a-z](?![\w]))"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One number of a list, as its marks; ``through`` says that it ends a range begun by the item before."""

    marks: tuple[Readings, ...]
    through: bool = False


@cache
def number_list(label: str = r"(?:[^\W\d_]{3,24}\s+)?", inside: str = "") -> str:
    """The pattern of a list of numbers, without a group of its own.

    ``label`` may stand before each number but the first, ``inside`` between the parts of one (“3 Buchstabe b”).
    """
    step = rf"(?:{inside}|\.?\s?)" if inside else r"\.?\s?"
    path = rf"{_PART}(?:{step}{_PART}){{0,3}}"
    joint = rf"(?:\s*(?:{joining('until')}|{joining('also')}))+\s*"
    return rf"{path}(?:\.(?=\s*[,&]|\s+(?:und|bis|and|to|sowie)\b))?(?:{joint}{label}{path}){{0,12}}"


def items_of(text: str) -> list[Item]:
    """The numbers of a list in order. What is no number is passed over."""
    words = r"(?:und|sowie|oder|and|or|as well as)"
    parting = rf"\s*((?<!\w){alternatives('until')}(?!\w)|(?<!\w){words}(?!\w)|[,;/&–—])\s*"
    parts = re.split(parting, text, flags=re.IGNORECASE)
    found: list[Item] = []
    through = False
    for index, part in enumerate(parts):
        if index % 2:
            through = re.fullmatch(alternatives("until"), part, re.IGNORECASE) is not None
            continue
        marks = cell_path(re.sub(r"^(?![IVXLC]{3,6}\s)[^\W\d_]{3,24}\s+", "", part.strip()).rstrip("."))
        if marks is not None:
            found.append(Item(marks, through))
            through = False
    return found


def nodes_of(items: Sequence[Item], nodes: Sequence[Node], near: Node | None) -> list[Node]:
    """The points that a list names, in the paper's order; those nearest to ``near`` where a number occurs twice.

    A short number goes on from the one before it: in “2 a) and b)” the second is 2 b).
    """
    named: list[Node] = []
    for item in items:
        last = named[-1] if named else None
        node = _node(item.marks, nodes, last or near)
        if node is None:
            continue
        if item.through and last is not None and node.parent is last.parent:
            siblings = [other for other in nodes if other.parent is node.parent]
            named.extend(siblings[siblings.index(last) + 1 : siblings.index(node)])
        named.append(node)
    order = {id(node): index for index, node in enumerate(nodes)}
    return sorted({id(node): node for node in named}.values(), key=lambda node: order[id(node)])


def _node(marks: Sequence[Readings], nodes: Sequence[Node], near: Node | None) -> Node | None:
    fitting = [node for node in nodes if _ends_with(node, marks)]
    if not fitting:
        return None
    position = {id(node): index for index, node in enumerate(nodes)}
    home = position.get(id(near), len(nodes)) if near is not None else len(nodes)

    def distance(node: Node) -> tuple[bool, bool, int]:
        kin = near is not None and (node.parent is near.parent or node.parent is near or near.parent is node)
        whole = len(marks) == 1 and node.parent is None
        return not kin, not whole, abs(position[id(node)] - home)

    return min(fitting, key=distance)


def _ends_with(node: Node, marks: Sequence[Readings]) -> bool:
    """Whether a point's number ends with these marks, however they are framed."""
    current: Node | None = node
    for readings in reversed(marks):
        if current is None or not any(
            mark.values == current.mark.values and mark.style.script is current.mark.style.script for mark in readings
        ):
            return False
        current = current.parent
    return True
