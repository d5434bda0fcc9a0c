"""What is in a file of any format, all of it: what is shown, what is not, and what only a program sees."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

import pypdfium2
from lxml import etree

from peilung.reading.sniff import DOCX, HTML, PDF, media_type

_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_HEX = re.compile(rb"<([0-9a-f]{2,})>")


def everything(data: bytes) -> str:
    """All text of a file, its compressed and its hidden parts included."""
    match media_type(data):
        case "application/pdf":
            return _pdf(data)
        case kind if kind == DOCX:
            return _docx(data)
    return data.decode("utf-8", "replace")


def content(data: bytes) -> str:
    """The words that the paper itself says, shown or not; names that the format gives are left out."""
    kind = media_type(data)
    if kind == PDF:
        document = pypdfium2.PdfDocument(data)
        pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
        return "\n".join([*pages, *map(str, document.get_metadata_dict().values())])
    if kind == DOCX:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
        return "\n".join("\n".join(map(str, etree.fromstring(part).itertext())) for part in parts)
    if kind == HTML:
        root = etree.fromstring(data.decode("utf-8-sig"), etree.HTMLParser())
        hidden = [element.get(name, "") for element in root.iter(etree.Element) for name in ("alt", "title", "href")]
        return "\n".join([*map(str, root.itertext()), *hidden])
    return data.decode("utf-8", "replace")


def _pdf(data: bytes) -> str:
    streams = [_unpacked(match.group(1)) for match in _STREAM.finditer(data)]
    shown = [bytes.fromhex(text.decode()) for stream in streams for text in _HEX.findall(stream) if len(text) % 2 == 0]
    rest = _STREAM.sub(b" ", data)
    whole = b"\n".join([rest, *streams]).decode("latin-1") + "\n" + b"\n".join(shown).decode("cp1252", "replace")
    return f"{whole}\n{content(data)}"


def _unpacked(stream: bytes) -> bytes:
    try:
        return zlib.decompress(stream)
    except zlib.error:
        return stream


def _docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(f"{name}\n{archive.read(name).decode('utf-8', 'replace')}" for name in archive.namelist())
