"""Plain text: the same lines, tabs and tags, other words."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator

from peilung.reading.mask.words import Words
from peilung.reading.text import _ENTITY as ENTITY
from peilung.reading.text import _TAG as TAG

_APART = re.compile(rf"{TAG.pattern}|{ENTITY.pattern}", re.IGNORECASE)
_CELLS = re.compile(r"(\t|\|)")
_RAISED = re.compile(r"<sup[^<>]*>$", re.IGNORECASE)

Part = tuple[str, bool]
"""A piece of a line, and whether its words are masked."""


def masked(data: bytes, words: Words) -> bytes:
    """A text file without its words, in the same encoding."""
    text, encoding = _decoded(data)
    lines = [[list(_parts(cell)) for cell in _CELLS.split(line)] for line in text.split("\n")]
    words.learn("".join(_masked_parts(cell)) for line in lines for cell in line)
    result = "\n".join("".join(_cell(cell, words) for cell in line) for line in lines)
    return result.encode(encoding, errors="replace")


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and the encoding to write it in: an encoding that had to be guessed has to be guessed again."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), "utf-16"
    name = "utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8"
    try:
        return data.decode(name), name
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), "cp1252"


def _parts(cell: str) -> Iterator[Part]:
    """Text, and between it the tags without their attributes. Letters written as entities are letters."""
    position, before = 0, ""
    for match in _APART.finditer(cell):
        yield cell[position : match.start()], _RAISED.search(before) is None
        yield from [_tag(match)] if match.group(2) else [_sign(match.group())]
        before, position = match.group(), match.end()
    yield cell[position:], True


def _tag(match: re.Match[str]) -> Part:
    return f"<{match.group(1)}{match.group(2)}>", False


def _sign(entity: str) -> Part:
    """A letter or figure as itself, another sign as it is written; what stands for no sign is text."""
    shown = html.unescape(entity)
    says = any(sign.isalnum() or unicodedata.category(sign) == "Co" for sign in shown)
    return (shown, True) if says else (entity, False)


def _masked_parts(cell: Iterable[Part]) -> Iterator[str]:
    return (text for text, words in cell if words)


def _cell(cell: list[Part], words: Words) -> str:
    done = iter(words.spread(list(_masked_parts(cell))))
    return "".join(next(done) if wordy else text for text, wordy in cell)
