"""The little markup of the sample sources: paragraphs, list items, sub-headings, quotations.

A blank line ends a paragraph; a line that starts with a list mark starts an item; ``__x__`` is an
underlined sub-heading; ``> `` begins a paragraph that quotes an earlier answer. Line breaks inside
a paragraph mean a space. Superscript figures are footnote marks and are printed raised.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from typing import Any

HYPHENS = {"de": "de_DE", "en": "en_GB"}
RAISED = "¹²³⁴⁵⁶⁷⁸⁹"
_ITEM = re.compile(r"(?:[–•-]|\d\.) ")
_MARKS = re.compile(f"([{RAISED}])")


class Kind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a cell; ``text`` is plain, with its list mark, without markup."""

    kind: Kind
    text: str

    @property
    def item(self) -> tuple[str, str]:
        """List mark and rest of an item."""
        mark, _, rest = self.text.partition(" ")
        return mark, rest


def blocks(source: str) -> tuple[Block, ...]:
    """The blocks of a source text, in order."""
    lines: list[list[str]] = [[]]
    for line in map(str.strip, source.strip().split("\n")):
        if not line or _ITEM.match(line) or _is_heading(line):
            lines.append([])
        if line:
            lines[-1].append(line)
        if _is_heading(line):
            lines.append([])
    return tuple(_block(" ".join(group)) for group in lines if group)


def plain(source: str) -> str:
    """The text a reader must find: blocks joined by line feeds."""
    return "\n".join(block.text for block in blocks(source))


def figure(mark: str) -> str:
    """The plain figure of a raised one: ``¹`` is ``1``."""
    return str(RAISED.index(mark) + 1)


def split_marks(text: str) -> list[str]:
    """The text cut around raised figures, which stand at the odd places."""
    return _MARKS.split(text)


def hyphenator(language: str) -> Any:
    """The dictionary that breaks words; imported late, because only making papers needs it."""
    return import_module("pyphen").Pyphen(lang=HYPHENS[language])


def _is_heading(line: str) -> bool:
    return line.startswith("__") and line.endswith("__")


def _block(text: str) -> Block:
    if _is_heading(text):
        return Block(Kind.HEADING, text.strip("_"))
    if text.startswith("> "):
        return Block(Kind.QUOTE, text[2:])
    return Block(Kind.ITEM if _ITEM.match(text) else Kind.PARAGRAPH, text)
