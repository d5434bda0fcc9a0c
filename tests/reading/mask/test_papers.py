"""Every sample paper, masked: it is read as it was, and none of its words is left.

The short run takes one sample in six, `make trust` takes all; a real paper is taken where it is there.
"""

from __future__ import annotations

import re
import zlib
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from peilung.core.errors import Refused
from peilung.core.paper import Document
from peilung.reading import read
from peilung.reading.mask.compare import differences
from peilung.reading.mask.kept import kept_words
from peilung.reading.sniff import DOCX, PDF, media_type
from tests.conftest import ROOT
from tests.reading.mask.chance import fixed_mask
from tests.reading.mask.files import content, everything

SUFFIXES = (".pdf", ".docx", ".html", ".txt")
PAPERS = sorted(path for path in (ROOT / "samples" / "papers").iterdir() if path.suffix in SUFFIXES)
FORMS = ("pso19-mv.txt", "pso19-mv-ruled.pdf", "pso19-mv-unruled.pdf", "pso19-mv-tagged.pdf")
READ_OTHERWISE = ("rebenrat-plain.pdf", "rebenrat-sans.pdf", "stadtforum-plain.pdf", "talschaften-tagged.pdf")
"""Known to be read otherwise once masked; docs/howto/report-a-paper-that-reads-badly.md says so."""
OF_THE_FORMAT = frozenset(
    "normal style super table block inline underline footnote courier encoding paragraph align vertical title microsoft"
    " length single space decoration resources target application".split()
)
"""Words that stand in a masked file because its format has them."""
_WORD = re.compile(r"[^\W\d_]{5,}")


def some(path: Path) -> Any:
    chosen = zlib.crc32(path.name.encode()) % 6 == 0
    return pytest.param(path, id=path.name, marks=[] if chosen else pytest.mark.trust)


EVERY_PAPER = pytest.mark.parametrize("path", list(map(some, PAPERS)))
EVERY_FORM = pytest.mark.parametrize("form", FORMS)


@cache
def masked(path: Path) -> bytes:
    return fixed_mask(path.read_bytes())


def outcome(data: bytes) -> Document | str:
    try:
        return read(data)
    except Refused as refused:
        return refused.code


def assert_reads_alike(path: Path) -> None:
    paper, other = outcome(path.read_bytes()), outcome(masked(path))
    if isinstance(paper, str) or isinstance(other, str):
        assert paper == other
        return
    assert list(differences(paper, other)) == []


def left_over(path: Path) -> set[str]:
    """The words of five letters and more that stand in the paper and in the masked file, and should not."""
    both = set(_WORD.findall(content(path.read_bytes()).lower())) & set(_WORD.findall(everything(masked(path)).lower()))
    return {word for word in both if not is_kept(word) and word not in OF_THE_FORMAT}


def is_kept(word: str) -> bool:
    """Whether a word is one of the field, or what a line end left of one."""
    kept = kept_words()
    if kept.part(word) == (0, len(word)):
        return True
    every = kept.whole | kept.stems | kept.ends
    endings = [word[:-n] for n in (1, 2, 3) if len(word) - n > 2]
    return any(word in other for other in every) or any(stem.endswith(rest) for rest in endings for stem in every)


@EVERY_PAPER
def test_a_masked_paper_is_read_as_the_paper_is(path: Path) -> None:
    if path.name in READ_OTHERWISE:
        pytest.skip("Known to be read otherwise once masked.")
    assert_reads_alike(path)


def test_the_papers_that_are_read_otherwise_are_named_in_the_docs() -> None:
    page = (ROOT / "docs" / "howto" / "report-a-paper-that-reads-badly.md").read_text("utf-8")
    for name in READ_OTHERWISE:
        assert f"`{name}`" in page
        assert (ROOT / "samples" / "papers" / name).exists()


@EVERY_PAPER
def test_no_word_of_the_paper_is_left(path: Path) -> None:
    assert left_over(path) == set()


@EVERY_PAPER
def test_nothing_but_the_layout_is_in_the_file(path: Path) -> None:
    data = masked(path)
    assert media_type(data) == media_type(path.read_bytes())
    if media_type(data) == PDF:
        assert_bare_pdf(data)
    elif media_type(data) == DOCX:
        assert "docProps" not in everything(data)
        assert "comments" not in everything(data)


def assert_bare_pdf(data: bytes) -> None:
    document = pypdfium2.PdfDocument(data)
    assert set(document.get_metadata_dict().values()) == {""}
    assert document.count_attachments() == 0
    assert list(document.get_toc()) == []
    names = set(re.findall(rb"/([A-Za-z]+)", data))
    assert not names & {b"Annots", b"Metadata", b"Info", b"AcroForm", b"JavaScript", b"Names", b"XObject", b"OCGs"}


@pytest.mark.parametrize("name", ["seebach-ruled.pdf", "seebach.docx", "seebach.html", "seebach.txt"])
def test_a_masked_paper_can_be_masked_again(name: str) -> None:
    once = masked(ROOT / "samples" / "papers" / name)
    twice = fixed_mask(once, seed=2)
    assert once != twice
    one, two = read(once), read(twice)
    assert list(differences(one, two)) == []


@EVERY_FORM
def test_a_real_paper_is_read_alike_and_none_of_its_words_is_left(shared: Path, form: str) -> None:
    path = shared / "cases" / form
    assert_reads_alike(path)
    assert left_over(path) == set()
