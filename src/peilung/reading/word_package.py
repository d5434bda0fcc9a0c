"""The parts of a DOCX file: a ZIP archive of XML files, opened with care."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile

from lxml import etree

from peilung.core.errors import Refused
from peilung.reading.sniff import DOCX, ZIP_ERRORS, media_type
from peilung.reading.tables import refuse_many
from peilung.reading.xml_memory import refuse_for_memory

Element = etree._Element

MAX_UNPACKED = 200_000_000
"""Bytes of all parts together, unpacked."""
MAX_RATIO = 200
"""How many times its packed size a part of more than five million bytes may have."""
MAX_PARTS = 20_000

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
_CELL = re.compile(rb"<(?:\w{1,9}:)?tc[\s/>]")
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E|<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")


class Package:
    """An opened DOCX file. Raises :class:`Refused` for anything else, and for hostile archives."""

    def __init__(self, data: bytes) -> None:
        if media_type(data) != DOCX:
            raise Refused("not-docx", "The file is no DOCX document.", "Read it as what it is.")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (*ZIP_ERRORS, NotImplementedError) as error:
            raise _damaged() from error
        self._infos = {info.filename.lstrip("/"): info for info in self._archive.infolist()}
        _check(self._archive.infolist())
        self.main = self._main()

    def related(self, part: str, kind: str) -> list[str]:
        """The parts of this package that a part names as its ``kind`` (the last word of a relation's type)."""
        return [target for sort, target in self.relations(part).values() if sort == kind]

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """By id: the kind of relation, and the name of the part. Links to the outside are left out."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            target, kind = relation.get("Target", ""), relation.get("Type", "")
            if relation.get("TargetMode") != "External" and target:
                path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
                found[relation.get("Id", "")] = (kind.rsplit("/", 1)[-1], posixpath.normpath(path))
        return found

    def tree(self, part: str) -> Element | None:
        """The XML of a part, or ``None`` if there is no such part."""
        info = self._infos.get(part)
        if info is None:
            return None
        try:
            with self._archive.open(info) as stream:
                data = stream.read(MAX_UNPACKED)
        except (*ZIP_ERRORS, NotImplementedError) as error:
            raise _damaged() from error
        return _parsed(data, part)

    def _main(self) -> Element:
        self.main_part = next(iter(self.related("", "officeDocument")), "word/document.xml")
        root = self.tree(self.main_part)
        if root is None or root.tag != f"{W}document" or root.find(f"{W}body") is None:
            raise Refused("not-docx", "The file holds no Word document.", "Save the paper as DOCX, PDF or HTML.")
        return root


def _check(infos: list[zipfile.ZipInfo]) -> None:
    if any(info.flag_bits & 0x1 for info in infos):
        raise Refused("encrypted", "The document is protected with a password.",
                      "Open it with the password and save it without one.")
    total = sum(info.file_size for info in infos)
    swollen = any(info.file_size > 5_000_000 and info.file_size > MAX_RATIO * info.compress_size for info in infos)
    if total > MAX_UNPACKED or swollen or len(infos) > MAX_PARTS:
        how = f"has {len(infos):,} parts" if len(infos) > MAX_PARTS else "unpacks to an absurd size"
        raise Refused("archive-too-large", f"The document {how}.",
                      "If it is genuine, open it in a word processor, take out its images and save it anew.")


def _parsed(data: bytes, part: str) -> Element:
    if _DOCTYPE.search(data):
        raise _typed(part)
    refuse_many(sum(1 for _ in _CELL.finditer(data)))
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        refuse_for_memory(parser.error_log)
        raise Refused("damaged-archive", f"The document's part “{part}” is damaged.",
                      "Open it in a word processor and save it anew.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _typed(part)
    return root


def _typed(part: str) -> Refused:
    reason = f"The document's part “{part}” declares a document type, which no word processor does."
    return Refused("doctype", reason, "Do not trust the file. If it is genuine, save it anew in a word processor.")


def _damaged() -> Refused:
    advice = "Download it again, or save it anew in a word processor."
    return Refused("damaged-archive", "The document is damaged.", advice)
