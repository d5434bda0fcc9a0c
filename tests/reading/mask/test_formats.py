"""What each format hides beside its words does not come along, and what the reader goes by does."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pypdfium2
import pytest

from peilung.core.errors import Refused
from peilung.reading.html import layout as html_layout
from peilung.reading.mask.kept import kept_words
from peilung.reading.mask.pdf import masked as masked_pdf
from peilung.reading.mask.pdf_file import PdfFile, Shown
from peilung.reading.mask.words import Words
from peilung.reading.pdf.page import read_page
from peilung.reading.word import layout as word_layout
from tests.reading.mask.chance import Fixed, fixed_mask
from tests.reading.mask.files import everything

PAGE = b"""<!DOCTYPE html><html lang="de"><head><title>Geheimsache</title><meta name="author" content="Geheimsache">
<style>.geheimfett { font-weight: bold } .geheimweg { display: none }</style></head><body>
<!-- Geheimsache --><script>geheimsache()</script><p class="geheimweg">Geheimsache</p>
<p id="geheimname" title="Geheimsache" data-x="Geheimsache" onclick="geheimsache()">
<span class="geheimfett">Hafen</span>bau</p>
<p>Fett <b>und</b> <a href="https://geheimsache.example">Verweis</a>
mit Note<sup><a href="#fn1" id="ref1">1</a></sup></p>
<img src="geheimsache.png" alt="Geheimsache"><geheimsache>Rest</geheimsache>
<table><tr><td colspan="2">Zelle</td></tr></table><p id="fn1" class="footnote"><a href="#ref1">1</a> Der Nachweis.</p>
</body></html>"""


def test_of_html_only_what_is_shown_comes_along() -> None:
    assert "geheim" not in everything(fixed_mask(PAGE)).lower()


def test_bold_type_tables_and_footnotes_of_html_stay() -> None:
    paper, other = html_layout(PAGE), html_layout(fixed_mask(PAGE))
    assert [type(element) for element in other.elements] == [type(element) for element in paper.elements]
    first = other.elements[0]
    assert [piece.bold for piece in first.pieces] == [True, False]  # type: ignore[union-attr]
    assert [note.mark for note in other.notes] == [note.mark for note in paper.notes] == ["1"]


def word_file() -> bytes:
    document = docx.Document()
    document.core_properties.author = document.core_properties.title = "Geheimsache"
    paragraph = document.add_paragraph("Der Hafen")
    paragraph.add_run("bau").bold = True
    paragraph._p.append(_deleted())
    document.add_table(1, 2).rows[0].cells[0].text = "a)"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _deleted() -> Any:
    from docx.oxml import parse_xml

    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    run = "<w:r><w:delText>Geheimsache</w:delText></w:r>"
    return parse_xml(f'<w:del xmlns:w="{space}" w:id="1" w:author="Geheimsache">{run}</w:del>')


def test_of_a_word_file_properties_and_deletions_do_not_come_along() -> None:
    data = word_file()
    assert "Geheimsache" in everything(data)
    assert "geheim" not in everything(fixed_mask(data)).lower()


def test_a_masked_word_file_opens_and_has_the_same_paragraphs_and_tables() -> None:
    data = word_file()
    other = fixed_mask(data)
    assert len(word_layout(other).elements) == len(word_layout(data).elements)
    opened = docx.Document(io.BytesIO(other))
    assert [run.bold for run in opened.paragraphs[0].runs] == [None, True]
    assert opened.tables[0].cell(0, 0).text == "a)"
    with zipfile.ZipFile(io.BytesIO(other)) as archive:
        assert archive.testzip() is None


def test_text_of_a_word_file_outside_all_paragraphs_does_not_come_along() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            stray = b"<w:body><w:t>Geheimsache</w:t><w:r><w:t>Geheimsache</w:t></w:r>"
            new.writestr(name, old.read(name).replace(b"<w:body>", stray))
    assert "Geheimsache</w:t>" in everything(buffer.getvalue())
    assert "geheim" not in everything(fixed_mask(buffer.getvalue())).lower()


def pdf_of(*shown: Shown) -> bytes:
    file = PdfFile()
    boxes = {"MediaBox": (0, 0, 400, 300), "CropBox": (10, 10, 390, 290)}
    file.page(boxes, 90, ([(50, 100, 350, 100.5)], [(60, 20, 160, 80)]), shown)
    return file.written()


def test_words_and_lines_of_a_pdf_keep_their_places() -> None:
    data = pdf_of(Shown("Hafen", 50, 200, 41, 12, True, space=4), Shown("bau", 95, 200, 20, 12, False))
    other = masked_pdf(data, Words(kept_words(), Fixed()))
    one, two = (pypdfium2.PdfDocument(file) for file in (data, other))
    assert one[0].get_mediabox() == two[0].get_mediabox()
    assert (one[0].get_rotation(), one[0].get_cropbox()) == (two[0].get_rotation(), two[0].get_cropbox())
    before, after = read_page(one, 1), read_page(two, 1)
    assert [rule.top for rule in after.rules] == pytest.approx([rule.top for rule in before.rules], abs=0.01)
    for old, new in zip(before.runs, after.runs, strict=True):
        assert (new.left, new.right, new.top) == pytest.approx((old.left, old.right, old.top), abs=0.05)
        assert (len(new.text), new.bold) == (len(old.text), old.bold)
        assert new.text != old.text


def test_signs_that_the_usual_encoding_lacks_are_in_the_text() -> None:
    other = masked_pdf(pdf_of(Shown("≥→☐12", 50, 200, 60, 12, False)), Words(kept_words(), Fixed()))
    text = pypdfium2.PdfDocument(other)[0].get_textpage().get_text_range()
    assert text.startswith("≥→☐")


def test_text_keeps_its_encoding_and_stray_tags_lose_their_attributes() -> None:
    data = 'Der Hafen für <a href="x">Fähren</a> &uuml;ber\tzwei'.encode("cp1252")
    other = fixed_mask(data)
    with pytest.raises(UnicodeDecodeError):
        other.decode("utf-8")
    assert b"<a>" in other
    assert b"href" not in other
    assert other.count(b"\t") == 1


def test_what_only_looks_like_a_sign_by_its_name_is_text() -> None:
    other = fixed_mask(b"1. Der &Geheimsache; &ampGeheim; &#xF041;&#xF042; &amp; &uuml;ber").decode()
    assert "geheim" not in other.lower()
    assert "\uf041" not in other
    assert "&#xF041;" not in other
    assert "&amp;" in other


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\ncut", "damaged"),
        (b"PK\x03\x04broken", "damaged-archive"),
        (b"\x89PNG\r\n\x1a\n\0\0", "image"),
    ],
)
def test_what_cannot_be_opened_is_refused_as_in_reading(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as told:
        fixed_mask(data)
    assert told.value.code == code


def test_a_paper_on_which_the_reader_fails_is_masked_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_data: bytes) -> object:
        raise IndexError("a fault of the reader")

    monkeypatch.setattr("peilung.reading.text.layout", fails)
    assert b"Hafen" not in fixed_mask("Der Hafen wird größer.".encode())
