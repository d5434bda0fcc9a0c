"""Word files made to do harm: each gives a document or a typed refusal within its limits, and nothing else happens."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from samples.make import PAPERS
from tests.reading.wordfile import NAMESPACES, cell, p, row, table, word
from tests.security.attempt import tried

_PACKED = zipfile.ZIP_DEFLATED
PARTS = ["word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "_rels/.rels", "word/styles.xml"]
NO_PAPER = {"doctype", "not-a-follow-up-paper", "no-points"}


def archive(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", _PACKED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return target.getvalue()


def docx_with(*parts: tuple[str, bytes]) -> bytes:
    """A DOCX file with these parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(word(p("x"), styles=""))) as whole:
        return archive({name: whole.read(name) for name in whole.namelist()} | dict(parts))


def nested_bomb() -> bytes:
    """Archives in archives: a hundred gigabytes in a few kilobytes, for whoever unpacks what is inside."""
    data = archive({"zeros": bytes(100_000_000)})
    for _ in range(3):
        data = archive({f"{number}.zip": data for number in range(10)})
    return data


def test_a_part_that_unpacks_to_forty_megabytes_of_nothing_is_refused() -> None:
    assert tried(docx_with(("word/document.xml", bytes(40_000_000)))).code == "archive-too-large"


def test_an_archive_of_archives_is_not_unpacked() -> None:
    bomb = nested_bomb()
    assert tried(bomb).code == "archive"
    assert tried(docx_with(("word/embeddings/bomb.zip", bomb))).code == "no-points"


def test_an_archive_of_very_many_parts_is_refused_with_their_number() -> None:
    found = tried(docx_with(*((f"word/media/{number}", b"") for number in range(20_001))))
    assert found.code == "archive-too-large"
    assert "20,00" in found.reason


def test_parts_that_share_their_bytes_count_each_for_itself() -> None:
    """Many entries of the list name one and the same packed piece."""
    data = docx_with(("word/media/a", random.Random(1).randbytes(1000) * 4_000))
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        entry = read.getinfo("word/media/a")
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a") as made:
        for number in range(100):
            again = zipfile.ZipInfo(f"word/media/{number}")
            for name in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(again, name, getattr(entry, name))
            made.filelist.append(again)
        made.comment = b"changed"  # or the new list would not be written
    assert tried(target.getvalue()).code == "archive-too-large"


def test_an_archive_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(docx_with(("word/document.xml", b" " * 30_000_000)))
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 22
    data[at : at + 4] = (1000).to_bytes(4, "little")
    assert tried(bytes(data)).code in {"archive-too-large", "damaged-archive"}


@pytest.mark.parametrize("link", ["../" * 20, "/", "..\\..\\", "word/" + "../" * 20])
def test_names_that_climb_out_of_the_archive_reach_nothing(link: str, tmp_path: Path) -> None:
    target = tmp_path / "slipped"
    named = f"{link}{str(target).lstrip('/')}"
    relation = f"<Relationship Id='x' Type='http://x/officeDocument' Target='{named}'/>"
    relations = f"<Relationships xmlns='http://x'>{relation}</Relationships>".encode()
    assert tried(docx_with((named, b"x"))).code == "no-points"
    assert tried(docx_with((named, b"x"), ("_rels/.rels", relations))).code in {"not-docx", "damaged-archive"}
    assert not target.exists()


def test_a_file_outside_is_not_read_as_a_part() -> None:
    relation = "<Relationship Id='x' Type='http://x/styles' Target='file:///etc/passwd'{}/>"
    for mode in ("", " TargetMode='External'"):
        relations = f"<Relationships xmlns='http://x'>{relation.format(mode)}</Relationships>".encode()
        assert tried(docx_with(("word/_rels/document.xml.rels", relations))).code == "no-points"


_LAUGHS = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
DOCTYPES = {
    "a file": "<!DOCTYPE w:document [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
    "an address": "<!DOCTYPE w:document SYSTEM 'http://127.0.0.1:9/x.dtd'>",
    "a parameter": "<!DOCTYPE w:document [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]>",
    "laughs": f"<!DOCTYPE w:document [<!ENTITY l0 'ha'>{_LAUGHS}]>",
    "one long laugh": f"<!DOCTYPE w:document [<!ENTITY l9 '{'ha' * 50_000}'>]>",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("doctype", DOCTYPES.values(), ids=DOCTYPES)
def test_entities_are_refused_in_the_text(doctype: str, encoding: str) -> None:
    body = f"<w:body><w:p><w:r><w:t>&x;{'&l9;' * 50}</w:t></w:r></w:p></w:body>"
    text = f"<?xml version='1.0' encoding='{encoding}'?>{doctype}<w:document {NAMESPACES}>{body}</w:document>"
    found = tried(docx_with(("word/document.xml", text.encode(encoding))))
    assert found.code == "doctype"
    assert "root:" not in found.reason


@pytest.mark.parametrize("part", PARTS)
def test_a_billion_laughs_are_refused_in_every_part_that_is_read(part: str) -> None:
    text = f"{DOCTYPES['laughs']}<w:document {NAMESPACES}>&l9;</w:document>"
    assert tried(docx_with((part, text.encode()))).code in NO_PAPER


def test_a_file_that_is_taken_in_by_name_stays_out() -> None:
    taken = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' parse='text' href='file:///etc/passwd'/>"
    paper = PAPERS / "kuestenrat.docx"
    with zipfile.ZipFile(paper) as whole:
        text = whole.read("word/document.xml").replace(b"<w:body>", f"<w:body>{taken}".encode(), 1)
        data = archive({n: text if n == "word/document.xml" else whole.read(n) for n in whole.namelist()})
    found = tried(data)
    assert found.document is not None
    assert "root:" not in str(found.document)


def test_tables_within_tables_without_end_are_refused() -> None:
    body = p("x")
    for _ in range(3_000):
        body = table(row(cell(body)))
    assert tried(word(body)).code != "document"


@pytest.mark.parametrize(("rows", "code"), [(20_000, None), (400_000, "table-too-large")])
@pytest.mark.trust
def test_very_many_rows_are_read_or_refused(rows: int, code: str | None) -> None:
    chance = random.Random(4)
    cells = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    made = (f"<w:tr>{cells.format(n)}{cells.format(chance.random())}{cells.format('x')}</w:tr>" for n in range(rows))
    found = tried(word(f"<w:tbl>{''.join(made)}</w:tbl>"))
    assert found.code == code or (code is None and found.code in NO_PAPER | {"document", "too-slow", "out-of-memory"})


def test_parts_without_end_need_too_much_memory_and_are_refused_as_such() -> None:
    chance = random.Random(5)
    body = "".join(f"<w:p><w:r><w:t>{chance.random()}</w:t></w:r></w:p>" for _ in range(900_000))
    assert tried(word(body)).code in {"out-of-memory", "too-slow"}


def test_a_word_file_with_a_password_is_refused() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1_000) + "EncryptedPackage".encode("utf-16-le") + bytes(1_000)
    found = tried(locked)
    assert found.code == "encrypted"
    assert "password" in found.advice


def test_a_word_file_whose_parts_are_locked_one_by_one_is_refused() -> None:
    data = bytearray(docx_with())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    assert tried(bytes(data)).code == "encrypted"


def test_macros_and_other_programs_inside_are_left_alone() -> None:
    program = b"MZ" + random.Random(6).randbytes(3_000)
    assert tried(docx_with(("word/vbaProject.bin", program), ("word/activeX/x.bin", program))).code == "no-points"
