"""A file is what is in it, whatever it is called."""

from __future__ import annotations

import io
import json
import pickle
import random
import subprocess
import sys
import tarfile
import zlib
from pathlib import Path

import pytest

from peilung.reading.sniff import DOCX, HTML, PDF, TEXT
from samples.make import PAPERS
from tests.security.attempt import tried

KINDS = {"seebach-ruled.pdf": PDF, "seebach.docx": DOCX, "seebach.html": HTML, "seebach.txt": TEXT}
COMMAND = "from peilung.cli import main; main()"
PLAIN = (PAPERS / "seebach.txt").read_bytes()


def archived() -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as made:
        part = tarfile.TarInfo("../../x.txt")
        part.size = len(PLAIN)
        made.addfile(part, io.BytesIO(PLAIN))
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (bytes(5_000), "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "image"),
        (b"\x7fELF" + bytes(range(256)) * 20, "binary"),
        (b"MZ" + bytes(range(256)) * 20, "binary"),
        (b"\x1f\x8b\x08" + bytes(300), "archive"),
        (archived(), "binary"),
        (zlib.compress(PLAIN), "binary"),
        (b"SQLite format 3\0" + bytes(300), "binary"),
        (pickle.dumps({"a": [1, 2, 3]}) * 20, "binary"),
        (b"{\\rtf1 x}", "rtf"),
        (b"<?xml version='1.0'?><svg/>", "xml"),
        (random.Random(3).randbytes(20_000), "binary"),
        (b"%PDF-1.7\n" + random.Random(5).randbytes(20_000), "damaged"),
        (b"%PDF-1.7\n" + PLAIN, "damaged"),
        (b"PK\x03\x04" + PLAIN, "damaged-archive"),
    ],
    ids="empty zeros png elf exe gzip tar zlib sqlite pickle rtf svg noise noise-pdf text-as-pdf text-as-zip".split(),
)
def test_a_file_of_another_kind_is_refused_as_what_it_is(data: bytes, code: str) -> None:
    assert tried(data).code == code


def test_each_format_is_read_as_what_it_is_under_the_name_of_each_other(tmp_path: Path) -> None:
    results = tmp_path / "results"
    named = {}
    for source, kind in KINDS.items():
        for other in KINDS:
            path = tmp_path / f"{Path(source).suffix[1:]}-as{Path(other).suffix}"
            path.write_bytes((PAPERS / source).read_bytes())
            named[path.name] = kind
    command = [sys.executable, "-c", COMMAND, "read", "--out", str(results), *(str(tmp_path / name) for name in named)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 3}, done.stderr
    found = sorted(json.loads(path.read_text("utf-8"))["paper"]["media_type"] for path in results.iterdir())
    assert found == sorted(named.values())


def test_a_file_in_two_formats_at_once_is_read_as_one_of_them() -> None:
    """A PDF that is a ZIP archive as well, and begins with markup."""
    both = b"<!doctype html><p>x</p>\n" + (PAPERS / "seebach-ruled.pdf").read_bytes()
    both += (PAPERS / "seebach.docx").read_bytes()
    found = tried(both)
    assert found.document is not None
    assert found.document.paper.media_type == PDF
