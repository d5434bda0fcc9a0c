"""Counts the letters and figures of a file in its own way, to hold them against what was read."""

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

_KEEPS_TEXT = {ProblemCode.NOT_PLACED, ProblemCode.ANSWER_WITHOUT_POINT, ProblemCode.COLUMNS_UNCLEAR}
_PART = re.compile(r"word/(document|footnotes|header\d*|footer\d*)\.xml")


def count(text: str) -> Counter[str]:
    """Letters and figures, raised ones as plain ones; white space, hyphens and signs do not count."""
    return Counter(sign for sign in unicodedata.normalize("NFKC", text) if sign.isalnum())


def of_file(name: str, data: bytes) -> Counter[str]:
    """What a file holds, told without any of our readers."""
    match name.rsplit(".", 1)[-1]:
        case "pdf":
            return count("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)))
        case "docx":
            return count(_docx(data))
        case "html":
            visible = re.sub(r"(?is)<!doctype[^>]*>|<(head|style|script)\b.*?</\1>", "", data.decode())
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


def parents(document: Document) -> Counter[str]:
    """The numbers above each point: a paper may print the whole path (“1.2 (a)”) in each row."""
    paths = [point.path for resolution in document.resolutions for point in resolution.points]
    return sum((count("".join(path.parts[:-1])) for path in paths), Counter())


def _texts(document: Document) -> Iterator[str]:
    yield from (passage.text for passage in (*document.front, *document.headings))
    yield from (item.text for item in document.furniture)
    for resolution in document.resolutions:
        for point in resolution.points:
            yield point.text
            last = point.path.parts[-1]
            yield "" if last.startswith("[") else last.partition("~")[0]
    yield from (answer.text for answer in document.answers)
    for note in document.footnotes:
        yield note.mark + note.text
    yield from (problem.quote or "" for problem in document.problems if problem.code in _KEEPS_TEXT)
