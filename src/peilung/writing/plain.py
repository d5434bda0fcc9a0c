"""Text that any file format can hold: no control characters, no halves of characters."""

from __future__ import annotations

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


def printable(text: str) -> str:
    """``text`` with U+FFFD for what XML and HTML forbid, and a line feed for every kind of line break."""
    return _UNWRITABLE.sub(REPLACEMENT, _BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """``text`` as :func:`printable` gives it, all white space drawn together: for titles and table cells."""
    return " ".join(printable(text).split())


def whole_characters(text: str) -> str:
    """``text`` with U+FFFD for lone surrogates, which UTF-8 cannot hold; all else as it is."""
    return re.sub("[\ud800-\udfff]", REPLACEMENT, text)
