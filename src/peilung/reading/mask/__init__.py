"""Makes a file of the same layout without its words, so that a paper that reads badly can be shown to others.

Letters become other letters and digits other digits, drawn at random; what the reader goes by stays: white space,
punctuation, numbers of points, places, sizes and bold type, drawn lines, tables, and the words of the field
(:mod:`peilung.reading.mask.kept`). The result is written anew from what the reader sees. Nothing else of the file goes
into it: no properties, comments, links, scripts or attachments; a picture in a PDF becomes a grey box.

Files from outside are masked in a limited child process, as they are read
(:meth:`peilung.reading.isolated.Child.make`).
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from peilung.core.errors import Refused
from peilung.reading.layout import Layout
from peilung.reading.mask.kept import Kept, kept_words, month_names
from peilung.reading.mask.words import Chance, Words
from peilung.reading.sniff import DOCX, HTML, PDF, TEXT, media_type

MASK = "peilung.reading.mask:mask"
MASK_STRICTLY = "peilung.reading.mask:mask_strictly"
_FORMATS = {PDF: "pdf", DOCX: "word", HTML: "html", TEXT: "text"}


class Mask(Protocol):
    """The module that masks one format."""

    def masked(self, data: bytes, words: Words) -> bytes:
        """The file without its words."""


def mask(data: bytes) -> bytes:
    """A file of the same format and layout in which only the words of the field are left.

    Raises :class:`Refused` as reading does where the file cannot be opened.
    """
    return masked(data, kept_words(), Chance())


def mask_strictly(data: bytes) -> bytes:
    """Like :func:`mask`, and without the words of the field: roles and the language can no longer be told."""
    return masked(data, month_names(), Chance())


def masked(data: bytes, kept: Kept, chance: Chance) -> bytes:
    """The file with ``kept`` as its only words; ``chance`` draws the others."""
    name = _FORMATS[media_type(data)]
    words = Words(kept, chance)
    words.learn_breaks(_layout(name, data))
    return cast(Mask, import_module(f"peilung.reading.mask.{name}")).masked(data, words)


def _layout(name: str, data: bytes) -> Layout:
    """What the reader makes of the file; nothing where the reader itself fails, for then it is all the more wanted."""
    reader = import_module(f"peilung.reading.{name}")
    try:
        return cast(Layout, reader.layout(data))
    except (Refused, MemoryError):
        raise
    except Exception:  # whatever a fault of the reader raises: the masked file is needed to find it
        return Layout("", None, [])
