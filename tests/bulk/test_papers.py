"""Which papers are found in what is named."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.implementations.local import LocalFileSystem

from peilung.core.errors import Refused
from peilung.reading.bulk.fetch import fetch
from peilung.reading.bulk.papers import Papers
from peilung.reading.isolated import Limits


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder “all” in the working folder, with papers and other things in it."""
    monkeypatch.chdir(tmp_path)
    inside = [
        "b.pdf", "a.HTML", "deep/er/c.docx", "old.doc", "bare", ".hidden.pdf", ".git/x.pdf", "~$b.docx", "photo.jpg",
        "notes.json", "README", "results/papers.pdf",
    ]  # fmt: skip
    for name in inside:
        path = tmp_path / "all" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("%PDF-1.7" if name == "bare" else "*x")
    (tmp_path / "all" / "link.txt").symlink_to("b.pdf")
    (tmp_path / "all" / "loop").symlink_to(tmp_path / "all")
    return tmp_path / "all"


def names(*arguments: str, results: str | None = None) -> list[str]:
    return [source.name for source in Papers(arguments, None if results is None else Path(results))]


def refusal(argument: str) -> Refused:
    (source,) = Papers([argument])
    with pytest.raises(Refused) as caught:
        fetch(source, Limits())
    return caught.value


def test_in_a_folder_papers_are_told_by_their_suffix_or_their_beginning(folder: Path) -> None:
    assert folder.is_dir()
    expected = ["a.HTML", "b.pdf", "bare", "deep/er/c.docx", "link.txt", "old.doc"]
    assert names("all", results="all/results") == [f"all/{name}" for name in expected]


def test_only_the_folder_of_the_results_is_passed_over(folder: Path) -> None:
    assert "all/results/papers.pdf" in names("all", results="elsewhere")
    assert names("all/results", results="all/results") == ["all/results/papers.pdf"]
    assert "all/b.pdf" in names("all", results="all")
    assert folder.is_dir()


def test_a_folder_that_cannot_be_opened_costs_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = LocalFileSystem.ls

    def ls(system: LocalFileSystem, path: str, **options: Any) -> Any:
        if path.endswith("deep"):
            raise PermissionError(13, "Permission denied", path)
        return listed(system, path, **options)

    monkeypatch.setattr(LocalFileSystem, "ls", ls)
    assert folder.is_dir()
    found = {source.name: source.refused for source in Papers(["all"], Path("all/results"))}
    refused = found.pop("all/deep")
    assert refused is not None
    assert "permission was denied" in refused.reason
    assert list(found) == [f"all/{name}" for name in ("a.HTML", "b.pdf", "bare", "link.txt", "old.doc")]


def test_folders_nested_deeper_than_functions_may_be_are_walked_through() -> None:
    memory, deep = fsspec.filesystem("memory"), "/".join(["d"] * 1_200)
    memory.pipe({f"/deep/{deep}/a.txt": b"*a", "/deep/e.txt": b"*e"})
    assert names("memory://deep") == [f"memory:///deep/{deep}/a.txt", "memory:///deep/e.txt"]
    memory.rm("/deep", recursive=True)


def test_a_pattern_stands_for_no_pipes(folder: Path) -> None:
    os.mkfifo(folder / "pipe.pdf")
    assert names("all/*.pdf") == ["all/b.pdf"]


def test_a_name_that_is_too_long_is_that_of_no_file(folder: Path) -> None:
    assert folder.is_dir()
    assert refusal("a" * 300).code == "unreadable"
    assert Papers(["a" * 300]).are_many is False


def test_what_is_named_is_a_paper_whatever_it_is_called(folder: Path) -> None:
    assert names("all/README", "all/.hidden.pdf", str(folder / "photo.jpg")) == [
        "all/README", "all/.hidden.pdf", str(folder / "photo.jpg"),
    ]  # fmt: skip


def test_a_pattern_stands_for_its_files_and_for_the_folders_it_matches(folder: Path) -> None:
    assert folder.is_dir()
    assert names("all/*.pdf") == ["all/b.pdf"]
    assert names("all/**/*.docx") == ["all/deep/er/c.docx"]
    assert names("all/d*") == ["all/deep/er/c.docx"]
    assert refusal("all/*.odt").code == "missing"


def test_a_file_whose_name_looks_like_a_pattern_is_itself(folder: Path) -> None:
    (folder / "a[1]*.txt").write_text("*x")
    assert names("all/a[1]*.txt") == ["all/a[1]*.txt"]


def test_an_archive_is_looked_into_when_asked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        for name in ("a.txt", "in/b.pdf", "in/c.jpg", ".d.pdf"):
            archive.writestr(name, f"*{name}")
    at = f"::{tmp_path}/z.zip"
    assert names(f"zip://{at}") == [f"zip://a.txt{at}", f"zip://in/b.pdf{at}"]
    assert names(f"zip://in/*{at}") == [f"zip://in/b.pdf{at}", f"zip://in/c.jpg{at}"]
    (source,) = Papers([f"zip://a.txt{at}"])
    assert fetch(source, Limits()) == b"*a.txt"
    assert refusal(f"zip://none.txt{at}").code == "missing"
    assert refusal(f"zip://*.odt{at}").code == "missing"


def test_a_folder_elsewhere_is_a_folder(tmp_path: Path) -> None:
    memory = fsspec.filesystem("memory")
    memory.pipe({"/bulk/a.txt": b"*a", "/bulk/in/b.txt": b"*b", "/bulk/c.jpg": b""})
    assert names("memory://bulk") == ["memory:///bulk/a.txt", "memory:///bulk/in/b.txt"]
    assert [fetch(source, Limits()) for source in Papers(["memory://bulk"])] == [b"*a", b"*b"]
    assert names(f"file://{tmp_path}") == []
    memory.rm("/bulk", recursive=True)


@pytest.mark.parametrize(
    ("arguments", "many"),
    [(["a"], False), (["a", "b"], True), (["*.pdf"], True), (["https://h/a*"], False), (["https://h/"], False)],
)
def test_it_is_known_whether_several_papers_may_come(arguments: list[str], many: bool) -> None:
    assert Papers(arguments).are_many is many


def test_a_kind_of_address_that_needs_a_library_is_told_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "paramiko", None)
    monkeypatch.delitem(sys.modules, "fsspec.implementations.sftp", raising=False)
    told = refusal("sftp://user:secret@host/a.pdf")
    assert told.code == "not-installed"
    assert "paramiko" in told.advice
    assert "secret" not in str(told)


def test_a_kind_of_address_that_nobody_knows_is_refused() -> None:
    assert "kind of address" in refusal("nonsense://user:secret@x").reason
    assert "secret" not in str(refusal("nonsense://user:secret@x"))
