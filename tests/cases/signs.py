"""Counts the signs of a file in its own way, to hold them against what was read."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator

import pypdfium2

from peilung.core.paper import Document, ProblemCode
from samples.source import Sample

_KEEPS_TEXT = {ProblemCode.NOT_PLACED, ProblemCode.ANSWER_WITHOUT_POINT, ProblemCode.COLUMNS_UNCLEAR}
_PART = re.compile(r"word/(document|footnotes|header\d*|footer\d*)\.xml")


_HYPHENS = frozenset("-\u00ad\u2010\u2011\ufffe\x02")
"""What may stand where a line breaks a word, as files and their libraries give it."""


def count(text: str) -> Counter[str]:
    """Every sign but white space and hyphens; raised figures as plain ones."""
    signs = unicodedata.normalize("NFKC", text)
    return Counter(sign for sign in signs if not sign.isspace() and sign not in _HYPHENS)


def difference(read: Counter[str], held: Counter[str]) -> dict[str, int]:
    """What was read more (above zero) or less often (below zero) than the file holds it."""
    return {sign: read[sign] - held[sign] for sign in read | held if read[sign] != held[sign]}


def of_file(name: str, data: bytes) -> Counter[str]:
    """What a file holds, told without any of our readers."""
    match name.rsplit(".", 1)[-1]:
        case "pdf":
            return count("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)))
        case "docx":
            return count(_docx(data))
        case "html":
            visible = re.sub(r"(?is)<!doctype[^>]*>|<(head|title|style|script)\b.*?</\1>", "", data.decode())
            return count(html.unescape(re.sub(r"<[^>]*>", "", visible)))
        case _:
            return count(html.unescape(re.sub(r"</?[a-zA-Z][^>]*>", "", data.decode())))


def _docx(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if _PART.fullmatch(name)]
    return html.unescape(" ".join(text for part in parts for text in re.findall(r"<w:t(?: [^>]*)?>([^<]*)<", part)))


def of_document(document: Document) -> Counter[str]:
    """What the contract holds in the places that take in the text of the file."""
    return sum((count(text) for text in _texts(document)), Counter())


def not_repeated(sample: Sample) -> Counter[str]:
    """What a sample prints around its numbers and a path does not: closing full stops, and the parts above.

    Only a paper that prints whole paths (“1.2 (a)”) in its number cells prints the parts above a point.
    """
    printed = [(section.mark, section.path) for section in sample.sections]
    for row in (row for section in sample.sections for row in section.rows):
        paths = [path for path, _ in row.points]
        whole = [] if row.inline or not sample.full else paths[:1]
        printed += [(path if path in whole else sample.printed(path), path.split()[-1]) for path in paths]
    return sum((count(mark) - count(kept) for mark, kept in printed), Counter())


def made_by_word(document: Document) -> Counter[str]:
    """The figures of footnotes that Word generates: one in the text and one at the note, none spelled out."""
    return sum((count(2 * note.mark) for note in document.footnotes), Counter())


def _texts(document: Document) -> Iterator[str]:
    yield from (passage.text for passage in (*document.front, *document.headings, *document.back))
    yield from (item.text for item in document.furniture)
    for resolution in document.resolutions:
        for point in resolution.points:
            yield point.text
            last = point.path.parts[-1]
            yield "" if last.startswith("[") else last.partition("~")[0]
    yield from (answer.text for answer in document.answers)
    yield from (detail.text for detail in document.details)
    for note in document.footnotes:
        yield note.mark + note.text
    yield from (problem.quote or "" for problem in document.problems if problem.code in _KEEPS_TEXT)
