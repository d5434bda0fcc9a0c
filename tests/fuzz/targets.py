"""What a fuzzer may try: each target turns its bytes into a file, and the file into a paper.

A refusal is as good as a paper. A fault is any other exception, and a paper that does not survive its own writing.
"""

from __future__ import annotations

import io
import json
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from peilung.cli.terminal import clean
from peilung.core.contract import as_json, from_json
from peilung.core.errors import Refused
from peilung.core.paper import Document
from peilung.reading import read
from peilung.writing import Format, write
from samples.make import PAPERS
from tests.fuzz import recipes

OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal obeys: none of it may be left in what is shown there."""


@dataclass(frozen=True)
class Target:
    """``build`` makes a file of the fuzzer's bytes; ``seeds`` are bytes to begin with; ``longest`` is their bound."""

    build: Callable[[bytes], bytes]
    seeds: Callable[[], Iterator[bytes]]
    longest: int

    def run(self, data: bytes) -> Document | None:
        """One try. ``None`` for what is refused, or needs more memory than there is."""
        built = self.build(data)
        try:
            document = read(built)
        except (Refused, MemoryError):
            return None
        prove(document)
        return document


def prove(document: Document) -> None:
    """A paper that was read can be handed on: the contract both ways, and one of the formats, in turn by content."""
    frame = json.dumps(as_json(document)).encode("ascii")
    assert from_json(json.loads(frame)) == document
    form = list(Format)[zlib.crc32(frame) % len(Format)]
    made = write(document, form)
    if form is not Format.DOCX:
        assert not OBEYED.search(clean(made.decode("utf-8")))


def _files(*suffixes: str) -> Iterator[Path]:
    yield from sorted(path for path in PAPERS.iterdir() if path.suffix in suffixes)


def _papers(*suffixes: str) -> Callable[[], Iterator[bytes]]:
    return lambda: (path.read_bytes() for path in _files(*suffixes))


def _single_pages() -> Iterator[bytes]:
    """Each page of the PDFs as a file of its own, its streams unpacked so that a fuzzer can get at the words."""
    for path in _files(".pdf"):
        with_all = pypdfium2.PdfDocument(path)
        for number in range(min(2, len(with_all))):
            single = pypdfium2.PdfDocument.new()
            single.import_pages(with_all, [number])
            buffer = io.BytesIO()
            single.save(buffer)
            single.close()
            yield unpacked(buffer.getvalue())
        with_all.close()


_STREAM = re.compile(
    rb"(<<(?:(?!endobj|stream).)*?)/Filter\s*\[?\s*/FlateDecode\s*\]?(.*?)stream\r?\n(.*?)\r?\nendstream", re.DOTALL
)
_LENGTH = re.compile(rb"/Length\s+\d+(?!\s+\d+\s+R)")


def unpacked(data: bytes) -> bytes:
    """A PDF whose short deflated streams stand in clear. Its table of places is made anew on reading."""

    def plain(match: re.Match[bytes]) -> bytes:
        before, after, packed = match.groups()
        try:
            content = zlib.decompress(packed)
        except zlib.error:
            return match.group()
        if len(content) > 20_000 or b"/ObjStm" in before + after or b"/XRef" in before + after:
            return match.group()
        length = b"/Length %d" % len(content)
        return b"%sstream\n%s\nendstream" % (_LENGTH.sub(length, before + after), content)

    return _STREAM.sub(plain, data)


def _page_recipes() -> Iterator[bytes]:
    return (recipes.page_recipe(path.read_text(encoding="utf-8")) for path in _files(".txt"))


def _word_recipes() -> Iterator[bytes]:
    return map(recipes.word_recipe, _files(".docx"))


TARGETS = {
    "read": Target(bytes, _papers(".txt", ".html", ".docx", ".pdf"), 80_000),
    "text": Target(lambda data: b"Nr.\t" + data, _papers(".txt"), 9_000),
    "html": Target(lambda data: b"<!doctype html>" + data, _papers(".html"), 10_000),
    "word": Target(recipes.word_file, _word_recipes, 6_000),
    "pages": Target(recipes.pages, _page_recipes, 4_000),
    "pdf": Target(lambda data: b"%PDF-" + data, _single_pages, 60_000),
}
