"""What is shown and kept of a place never holds a secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from peilung.reading.bulk.names import is_url, shown


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("https://user:pass@host/a.pdf", "https://host/a.pdf"),
        ("https://user@host/a.pdf#page=3", "https://host/a.pdf"),
        ("https://host/a?id=3&token=abc", "https://host/a?id=3&token=***"),
        (
            "https://host/a?X-Amz-Signature=abc&X-Amz-Credential=k/1",
            "https://host/a?X-Amz-Signature=***&X-Amz-Credential=***",
        ),
        ("https://host/a?sv=1&sig=abc%3D", "https://host/a?sv=1&sig=***"),
        ("https://host/a?api_key=abc", "https://host/a?api_key=***"),
        ("https://host/a?pass=abc&sid=1&jwt=e&side=2", "https://host/a?pass=***&sid=***&jwt=***&side=2"),
        ("https://host/a@b.pdf?mail=a@b", "https://host/a@b.pdf?mail=a@b"),
        ("zip://a.pdf::https://user:pa@ss@host/z.zip?key=1", "zip://a.pdf::https://host/z.zip?key=***"),
        ("sftp://user:pass@host/a", "sftp://host/a"),
        ("./papers//a.pdf", "papers/a.pdf"),
        ("a@b:c.pdf", "a@b:c.pdf"),
    ],
)
def test_a_place_is_shown_without_its_secrets(place: str, name: str) -> None:
    assert shown(place) == name


def test_a_file_that_is_there_is_no_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_url("https://host/a")
    assert is_url("zip::file.zip")
    assert not is_url("c:/papers")
    assert not is_url("papers/a.pdf")
    monkeypatch.chdir(tmp_path)
    Path("zip::file.zip").write_text("")
    assert not is_url("zip::file.zip")


def test_a_name_that_is_no_text_can_be_written_all_the_same() -> None:
    assert shown("a\udcff.pdf") == "a\\xff.pdf"
