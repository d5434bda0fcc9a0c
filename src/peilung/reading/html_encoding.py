"""The characters of an HTML file: from a byte order mark, what the file declares, else UTF-8, else Windows-1252."""

from __future__ import annotations

import codecs
import re

from peilung.core.paper import Problem, ProblemCode

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})""",
    re.IGNORECASE,
)
_KNOWN = re.compile(r"utf-?8|windows-?\d{3,4}|cp-?125\d|iso-?8859-?\d{1,2}|koi8-[ru]|macintosh|mac-roman")
_LATIN = ("iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "us-ascii", "ascii")
_HEAD = 4096


def decoded(data: bytes) -> tuple[str, Problem | None]:
    """The text of an HTML file, and a problem where its encoding had to be guessed."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace"), None
    declared = _declared(data[:_HEAD])
    for name in filter(None, (declared, "utf-8")):
        try:
            return data.decode(name), None if name == (declared or "utf-8") else _guessed("UTF-8", declared)
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace"), _guessed("Windows-1252", declared)


def _declared(head: bytes) -> str | None:
    """A Python codec for what the file says; ``None`` if it says nothing or nothing usable."""
    found = _DECLARED.search(head)
    if found is None:
        return None
    label = (found.group(1) or found.group(2)).decode("ascii", errors="replace").lower()
    if label in _LATIN:
        return "cp1252"
    if label.startswith("utf-16"):
        return "utf-8"
    if not _KNOWN.fullmatch(label):
        return None
    try:
        return codecs.lookup(label).name
    except LookupError:
        return None


def _guessed(name: str, declared: str | None) -> Problem:
    said = f"It declares {declared}, but does not follow it" if declared else "It declares no encoding and is not UTF-8"
    message = f"{said}; it was read as {name}. Check the umlauts, or save it as UTF-8."
    return Problem(ProblemCode.ENCODING_GUESSED, message)
