import gzip
import io
import zipfile

import pytest

from peilung.core.errors import Refused
from peilung.reading.sniff import DOCX, HTML, MEDIA_TYPES, PDF, TEXT, media_type
from tests.reading.wordfile import p, packed, word


def named(**files: bytes) -> bytes:
    """A ZIP archive; two underscores in a name stand for a slash."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("Types", "[Content_Types].xml"), content)
    return target.getvalue()


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"\xef\xbb\xbf%PDF-1.4", b"GARBAGE" * 100 + b"\n%PDF-1.4\n"])
def test_a_pdf_is_known_by_its_mark_near_the_beginning(data: bytes) -> None:
    assert media_type(data) == PDF


def test_a_word_file_is_known_by_its_parts() -> None:
    assert media_type(word(p("x"))) == DOCX


@pytest.mark.parametrize(
    "source",
    [
        "<!DOCTYPE html><p>x",
        "\n <!-- made by -->\n<HTML><body>x",
        "<?xml version='1.0' encoding='utf-8'?>\n<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x'><html>",
        "<meta charset=utf-8><p>x",
        "<table>\n\t<tr>\n\t\t<td>a)</td>\n\t\t<td>x</td></tr></table>",
        "<p>Text</p>",
        "Vorspann\n<html><body>x</body></html>",
        "Einleitung\n\n<table><tr><td>a)</td><td>Forderung</td></tr></table>",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_html_is_known_by_its_first_tag_or_a_whole_table(source: str, encoding: str) -> None:
    assert media_type(source.encode(encoding)) == HTML


@pytest.mark.parametrize(
    "data",
    [
        b"Unterrichtung\n\na)\tText\tAntwort\n",
        "Größe".encode("cp1252"),
        "Größe".encode("utf-16"),
        b"<u>Nummer</u>\tForderung\tAntwort\na)\t<p>Text</p>\tja\n",
        b"a)\teins\t<table><tr><td>x</td></tr></table>\nb)\tzwei\tdrei\n",
        b"PK und BM sind Abk\xc3\xbcrzungen.",
        b"BM steht am Anfang",
        b"1 < 2 und <b>fett</b>",
    ],
)
def test_text_stays_text_with_stray_tags_in_its_cells(data: bytes) -> None:
    assert media_type(data) == TEXT


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (named(mimetype=b"application/vnd.oasis.opendocument.text", content=b"x"), "opendocument"),
        (named(mimetype=b"application/epub+zip"), "epub"),
        (named(Types=b"<x/>", xl__workbook=b"x"), "not-a-paper"),
        (named(Types=b"<x/>", ppt__x=b"x"), "not-a-paper"),
        (named(a=b"x"), "archive"),
        (named(Types=b"<x/>"), "archive"),
        (packed({"a": "b"})[:-30], "damaged-archive"),
        (b"PK\x03\x04" + b"\0" * 50, "damaged-archive"),
        (gzip.compress(b"x"), "archive"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "archive"),
        (b"Rar!\x1a\x07\0", "archive"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "image"),
        (b"II*\0\x08\0\0\0", "image"),
        (b"{\\rtf1\\ansi x}", "rtf"),
        (b"%!PS-Adobe-3.0\n", "postscript"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; x\n", "web-archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "old-word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old-office"),
        (b"<?xml version='1.0'?><pkg:package xmlns:pkg='x'/>", "xml"),
        (b"<?xml version='1.0'?><akomaNtoso/>", "xml"),
        (b"\x7fELF\2\1\1" + bytes(range(256)), "binary"),
    ],
)
def test_other_files_are_refused_for_what_they_are(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        media_type(data)
    assert refused.value.code == code
    assert refused.value.reason.endswith(".")
    assert refused.value.advice.endswith(".")


def test_the_kinds_are_four() -> None:
    assert len(set(MEDIA_TYPES)) == 4
