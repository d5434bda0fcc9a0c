"""Files made to do harm: each gives a document or a typed refusal within its limits, and nothing else happens."""

from __future__ import annotations

import io
import pickle
import random
import zipfile
import zlib
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from peilung.reading.pdf import MOST_PAGES
from samples.make import PAPERS
from tests.reading.wordfile import cell, p, row, table, word
from tests.security.attempt import Attempt, attempt

_PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>"
_W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


def pdf(*objects: str | bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        body = content.encode("latin-1") if isinstance(content, str) else content
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return data + head + trailer


def stream(content: bytes, entries: str = "") -> bytes:
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), entries.encode(), content)


def docx_with(name: str, content: bytes) -> bytes:
    """A DOCX file with one part replaced or added."""
    target = io.BytesIO()
    whole = io.BytesIO(word(p("x")))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for part in source.namelist():
            if part != name:
                made.writestr(part, source.read(part))
        made.writestr(name, content)
    return target.getvalue()


def tried(data: bytes) -> Attempt:
    found = attempt(data)
    assert found.faults() == []
    return found


def zeros(megabytes: int) -> bytes:
    """So many megabytes of zeros, deflated."""
    packer = zlib.compressobj(9)
    return b"".join([packer.compress(bytes(1 << 20)) for _ in range(megabytes)]) + packer.flush()


class TestPdf:
    def test_a_page_tree_that_runs_in_a_circle_is_refused(self) -> None:
        tree = "<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 3 /Parent 2 0 R >>"
        found = tried(pdf("<< /Type /Catalog /Pages 2 0 R >>", tree, "<< /Type /Pages /Kids [2 0 R] /Count 3 >>"))
        assert found.code in {"no-text", "damaged"}

    def test_more_pages_than_are_read_are_refused(self) -> None:
        count = MOST_PAGES + 1
        kids = " ".join(f"{number} 0 R" for number in range(3, 3 + count))
        tree = f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"
        assert tried(pdf("<< /Type /Catalog /Pages 2 0 R >>", tree, *[_PAGE] * count)).code == "too-many-pages"

    def test_a_page_count_that_is_a_lie_is_refused(self) -> None:
        tree = "<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>"
        found = tried(pdf("<< /Type /Catalog /Pages 2 0 R >>", tree, _PAGE))
        assert found.code in {"too-many-pages", "no-text", "damaged"}

    def test_a_form_that_draws_itself_is_refused(self) -> None:
        page = (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R"
            " /Resources << /XObject << /F 4 0 R >> >> >>"
        )
        entries = "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 4 0 R >> >>"
        tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
        data = pdf("<< /Type /Catalog /Pages 2 0 R >>", tree, page, stream(b"/F Do ", entries))
        assert tried(data).code == "no-text"

    def test_a_page_that_unpacks_to_a_hundred_megabytes_is_refused(self) -> None:
        page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R >>"
        tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
        data = pdf("<< /Type /Catalog /Pages 2 0 R >>", tree, page, stream(zeros(100), "/Filter /FlateDecode"))
        assert tried(data).code == "no-text"

    def test_a_page_of_absurd_size_is_refused(self) -> None:
        page = "<< /Type /Page /Parent 2 0 R /MediaBox [-1e38 -1e38 1e38 1e38] >>"
        tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
        assert tried(pdf("<< /Type /Catalog /Pages 2 0 R >>", tree, page)).code in {"no-text", "damaged"}

    @pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
    def test_a_file_that_is_cut_off_is_read_or_refused(self, share: float) -> None:
        data = (PAPERS / "kuestenrat-ruled.pdf").read_bytes()
        tried(data[: int(share * len(data))])

    def test_a_file_with_a_password_is_refused(self) -> None:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, encrypt=StandardEncryption("secret", canPrint=0))
        canvas.drawString(72, 700, "1. Text")
        canvas.save()
        assert tried(buffer.getvalue()).code == "encrypted"


class TestWord:
    def test_an_archive_that_unpacks_without_end_is_refused(self) -> None:
        assert tried(docx_with("word/document.xml", bytes(40_000_000))).code == "archive-too-large"

    def test_an_archive_that_lies_about_its_size_is_refused(self) -> None:
        data = bytearray(docx_with("word/document.xml", b" " * 30_000_000))
        at = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 22
        data[at : at + 4] = (1000).to_bytes(4, "little")
        assert tried(bytes(data)).code in {"archive-too-large", "damaged-archive"}

    def test_names_that_climb_out_of_the_archive_reach_nothing(self, tmp_path: Path) -> None:
        target = tmp_path / "slipped"
        data = docx_with(f"word/{'../' * 20}{str(target).lstrip('/')}", b"x")
        assert tried(data).code != "document"
        assert not target.exists()

    def test_an_entity_that_names_a_file_is_refused(self) -> None:
        entity = "<!DOCTYPE w:document [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        text = f"{entity}<w:document {_W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
        assert tried(docx_with("word/document.xml", text.encode())).code == "doctype"

    @pytest.mark.parametrize("part", ["word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"])
    def test_a_billion_laughs_are_refused(self, part: str) -> None:
        entities = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
        text = f"<!DOCTYPE x [<!ENTITY l0 'ha'>{entities}]><w:document {_W}>&l9;</w:document>"
        found = tried(docx_with(part, text.encode()))
        assert found.code in {"doctype", "not-a-follow-up-paper", "no-points"}

    def test_tables_within_tables_without_end_are_refused(self) -> None:
        body = p("x")
        for _ in range(3_000):
            body = table(row(cell(body)))
        assert tried(word(body)).code != "document"


class TestHtml:
    def test_elements_within_elements_without_end_are_refused(self) -> None:
        assert tried(b"<!doctype html><body>" + b"<div>" * 200_000 + b"x").code == "html-too-deep"

    def test_cells_that_span_millions_of_columns_are_refused(self) -> None:
        cells = b"<tr>" + b"<td colspan=1000000 rowspan=1000000>1. x" * 50
        assert tried(b"<!doctype html><table>" + cells).code != "document"

    def test_an_entity_that_names_a_file_is_not_followed(self) -> None:
        text = b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><table><tr><td>1.<td>&x;<td>a</table>"
        assert "root:" not in tried(text).reason


class TestText:
    @pytest.mark.parametrize("signs", ["\0", "\u202e", "\u2066\u202b", "\ufeff", "\ud7ff\U0010ffff", "\x1b[31m"])
    def test_odd_signs_among_the_words_are_read_or_refused(self, signs: str) -> None:
        text = (PAPERS / "kuestenrat.txt").read_text(encoding="utf-8")
        chance = random.Random(7)
        for place in sorted((chance.randrange(len(text)) for _ in range(60)), reverse=True):
            text = text[:place] + signs + text[place:]
        tried(text.encode())

    @pytest.mark.parametrize("line", ["1.\tx\ty\n", "\tx\ty\n", "a)\t\t\n", "\t\t\t\n"], ids=repr)
    @pytest.mark.trust
    def test_a_million_rows_are_read_or_refused(self, line: str) -> None:
        tried(line.encode() * 1_000_000)

    def test_many_thousand_rows_are_read_or_refused(self) -> None:
        tried(b"Nr.\tForderung\tAntwort\n" + b"".join(b"%d.\tText\tAntwort\n" % number for number in range(4_000)))

    @pytest.mark.trust
    def test_one_line_of_sixty_megabytes_is_read_or_refused(self) -> None:
        tried(b"1. " + b"x" * 60_000_000)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "image"),
        (b"\x7fELF" + bytes(range(256)) * 20, "binary"),
        (b"MZ" + bytes(range(256)) * 20, "binary"),
        (b"\x1f\x8b\x08" + bytes(300), "archive"),
        (b"SQLite format 3\0" + bytes(300), "binary"),
        (pickle.dumps({"a": [1, 2, 3]}) * 20, "binary"),
        (b"{\\rtf1 x}", "rtf"),
        (b"<?xml version='1.0'?><svg/>", "xml"),
        (random.Random(3).randbytes(20_000), "binary"),
        (b"%PDF-1.7\n" + random.Random(5).randbytes(20_000), "damaged"),
    ],
    ids=["empty", "png", "elf", "exe", "gzip", "sqlite", "pickle", "rtf", "svg", "noise", "noise-as-pdf"],
)
def test_a_file_of_another_kind_is_refused_as_what_it_is(data: bytes, code: str) -> None:
    assert tried(data).code == code
