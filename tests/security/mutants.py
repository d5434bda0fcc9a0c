"""Sample papers with something broken in them, the same ones for the same number."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

from samples.make import PAPERS

FILES = sorted(path for path in PAPERS.iterdir() if path.suffix in {".pdf", ".docx", ".html", ".txt"})
_FORMATS = sorted({path.suffix for path in FILES})
_PACKED = zipfile.ZIP_DEFLATED
_TOKENS = (
    b"\0", b"\xff\xfe", b"\xe2\x80\xae", b"\xf4\x90\x80\x80", b"%PDF-9.9", b"endobj", b"stream", b"/Kids [1 0 R]",
    b"/Length -1", b"99999999999999999999", b"-1", b"<table>", b"</td>", b"<td rowspan=99999 colspan=99999>",
    b"<!DOCTYPE x [", b"]]>", b"<w:tbl>", b"&#x110000;", b"\t" * 500, b"\n" * 500, b"(" * 500, b"[" * 500, b"1.1.1.1",
)  # fmt: skip


def mutant(number: int) -> tuple[str, bytes]:
    """The mutant of that number: a name that says how it was made, and its bytes. Formats take turns."""
    chance = random.Random(number)
    path = chance.choice([path for path in FILES if path.suffix == _FORMATS[number % len(_FORMATS)]])
    data = path.read_bytes()
    inside = path.suffix == ".docx" and chance.random() < 0.7
    steps = chance.choices(_CHANGES, k=chance.choice((1, 1, 2, 4)))
    for step in steps:
        data = _in_archive(data, step, chance) if inside else step(data, chance)
    names = "+".join(step.__name__.strip("_") for step in steps)
    return f"#{number} {path.name} {names}{' inside' if inside else ''}", data


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 5, 50))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _truncate(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _behead(data: bytes, chance: random.Random) -> bytes:
    return data[chance.randrange(len(data) // 4 + 1) :]


def _cut(data: bytes, chance: random.Random) -> bytes:
    start, end = _part(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _part(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 3, 20)) + data[end:]


def _splice(data: bytes, chance: random.Random) -> bytes:
    """A part of another paper, of any format, in place of a part of this one."""
    start, end = _part(data, chance)
    other = chance.choice(FILES).read_bytes()
    first, last = _part(other, chance)
    return data[:start] + other[first:last] + data[end:]


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_TOKENS) + data[at:]


def _renumber(data: bytes, chance: random.Random) -> bytes:
    """Another figure where one stands: lengths, counts, references, spans."""
    figures = list(re.finditer(rb"\d+", data))
    if not figures:
        return data
    match = chance.choice(figures)
    other = chance.choice((b"0", b"1", b"-7", b"65536", b"2147483647", b"4294967296", b"9" * 40))
    return data[: match.start()] + other + data[match.end() :]


def _part(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 30, 500, 5_000)))


_CHANGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flip, _truncate, _behead, _cut, _repeat, _splice, _insert, _renumber,
)  # fmt: skip


def _in_archive(data: bytes, step: Callable[[bytes, random.Random], bytes], chance: random.Random) -> bytes:
    """The change made to one part of an archive, which stays whole: its checksums would betray any other."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as made:
        names = source.namelist()
        chosen = "word/document.xml" if chance.random() < 0.6 else chance.choice(names)
        for name in names:
            content = source.read(name)
            made.writestr(zipfile.ZipInfo(name), step(content, chance) if name == chosen else content, _PACKED)
    return target.getvalue()
