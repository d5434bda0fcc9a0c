"""What kind of file some bytes are, by what is in them, never by a name."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from peilung.core.errors import Refused

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
TEXT = "text/plain"
MEDIA_TYPES = (PDF, DOCX, HTML, TEXT)

ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError, RuntimeError, OSError, KeyError)
"""What the standard library raises over a damaged or hostile archive (not implemented: a RuntimeError)."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"\0\0\x01\0", b"AT&TFORM", b"\xff\x4f\xff")
_PACKED = ((b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"), (b"7z\xbc\xaf\x27\x1c", "7z"),
           (b"Rar!\x1a\x07", "RAR"), (b"\x28\xb5\x2f\xfd", "zstandard"))
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_PROLOGUE = re.compile(r"(?:\s+|<\?xml[^>]*>|<!--.*?-->)+", re.DOTALL)
_HTML_START = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta|link|style|script)\b", re.IGNORECASE)
_BLOCK_START = re.compile(
    r"<(?:table|div|p|h[1-6]|article|main|section|header|nav|ul|ol|center|span|font|b|strong|u|a|br)\b", re.IGNORECASE
)
_SIGNS_OF_HTML = (
    re.compile(r"<(?:html|body|table)\b", re.IGNORECASE),
    re.compile(r"</(?:html|body)\b|<t[rd]\b", re.IGNORECASE),
)
_SAMPLE = 2_000_000
_CONTROLS = bytes(sorted({*range(32), 127} - set(b"\t\n\r\f\x0b\x1b\x1a")))
_AS_DOCX = "Open it in a word processor and save it as DOCX (or PDF)."


def media_type(data: bytes) -> str:
    """One of :data:`MEDIA_TYPES`. Raises :class:`Refused`, which says what the file seems to be instead."""
    if not data.strip(b" \t\r\n\f\0\xef\xbb\xbf"):
        raise Refused("empty", "The file is empty.", "Check that it was saved or downloaded fully.")
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith(_ZIP):
        return _archive(data)
    _refuse_known(data)
    text = _as_text(data)
    if text is None:
        raise Refused("binary", "The file is not a text and of no known kind.",
                      "Peilung reads PDF, DOCX, HTML and plain text. Save the paper as one of these.")
    return _markup_or_text(text)


def _archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            declared = archive.getinfo("mimetype") if "mimetype" in names else None
            kind = archive.open(declared).read(200).decode("ascii", "replace") if declared else ""
    except (*ZIP_ERRORS, NotImplementedError) as error:
        raise Refused("damaged-archive", "The file is a damaged archive or document.",
                      "Download or save it again.") from error
    if "[Content_Types].xml" in names:
        return _office(names)
    if kind.startswith("application/vnd.oasis.opendocument"):
        raise Refused("opendocument", "The file is an OpenDocument file (ODT or its kin).", _AS_DOCX)
    if kind.startswith("application/epub"):
        raise Refused("epub", "The file is an e-book (EPUB).", "Save the paper in it as PDF, DOCX or HTML.")
    raise Refused("archive", "The file is a ZIP archive.", "Unpack it and read the files in it one by one.")


def _office(names: set[str]) -> str:
    if any(name.startswith("word/") for name in names):
        return DOCX
    for folder, what in (("xl/", "a spreadsheet (XLSX)"), ("ppt/", "a presentation (PPTX)")):
        if any(name.startswith(folder) for name in names):
            raise Refused("not-a-paper", f"The file is {what}.", "Save the paper as DOCX, PDF or HTML.")
    if "_rels/.rels" in names:
        return DOCX
    raise Refused("archive", "The file is a ZIP archive.", "Unpack it and read the files in it one by one.")


def _refuse_known(data: bytes) -> None:
    if data.startswith(_OLE):
        _refuse_ole(data)
    for magic, name in _PACKED:
        if data.startswith(magic):
            raise Refused("archive", f"The file is packed ({name}).", "Unpack it and read what is in it.")
    is_image = data.startswith(_IMAGES) or data[:4] == b"RIFF" or data[4:8] == b"ftyp"
    if is_image and _as_text(data) is None:
        raise Refused("image", "The file is an image, so it holds no text.",
                      "Run text recognition (OCR) over the scan and save the result as PDF or text.")
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{\\rtf"):
        raise Refused("rtf", "The file is an RTF document.", _AS_DOCX)
    if start.startswith(b"%!PS"):
        raise Refused("postscript", "The file is PostScript.", "Convert it to PDF.")
    if start[:13].lower() == b"mime-version:" or b"multipart/related" in data[:2000].lower():
        raise Refused("web-archive", "The file is a web archive or an e-mail (MHTML).",
                      "Open it in a browser and save it as HTML or PDF.")


def _refuse_ole(data: bytes) -> None:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise Refused("encrypted", "The document is protected with a password.",
                      "Open it with the password and save it without one.")
    if has("WordDocument"):
        raise Refused("old-word", "The file is a document of an old Word (DOC, before 2007).", _AS_DOCX)
    raise Refused("old-office", "The file is of an old office program (before 2007) and no Word document.",
                  "Save the paper in it as DOCX, PDF or HTML.")


def _as_text(data: bytes) -> str | None:
    """The file as characters, roughly, or ``None`` if it is no text. Only tells kinds apart; readers decode anew."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    nulls = data.count(0)
    controls = len(data) - len(data.translate(None, _CONTROLS)) - nulls
    if nulls * 10_000 > len(data) or controls * 200 > len(data):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _markup_or_text(text: str) -> str:
    """HTML or plain text. A transcription with tabs between its cells may hold, and begin with, stray tags."""
    prologue = _PROLOGUE.match(text[:100_000])
    start = text[prologue.end() :][:500] if prologue else text[:500]
    if _HTML_START.match(start):
        return HTML
    if text.lstrip().startswith("<?xml") or start.startswith("<!DOCTYPE"):
        office = re.search("pkg:package|office:document", text[:2000])
        what = "an office document in one piece of XML" if office else "XML"
        raise Refused("xml", f"The file is {what}, not HTML.", "Save the paper as DOCX, PDF or HTML.")
    sample = text[:_SAMPLE]
    tabbed = sum("\t" in line.strip() for line in sample.splitlines()) > 1
    if not tabbed and (_BLOCK_START.match(start) or all(sign.search(sample) for sign in _SIGNS_OF_HTML)):
        return HTML
    return TEXT
