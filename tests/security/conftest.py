"""Around each hostile file: nothing in the file system changes, and nothing is left running or open."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from peilung.reading import isolated
from tests.security.mutants import FILES


@pytest.fixture(autouse=True)
def nothing_is_touched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """The folders that a reading process may take for its own stay empty, the papers as they are, no process waits."""
    own = [tmp_path / name for name in ("temporary", "home", "here")]
    for folder, variable in zip(own, ("TMPDIR", "HOME", "XDG_CACHE_HOME"), strict=True):
        folder.mkdir()
        monkeypatch.setenv(variable, str(folder))
    kept = (*isolated._KEPT_ENVIRONMENT, "TMPDIR", "HOME", "XDG_CACHE_HOME")
    monkeypatch.setattr(isolated, "_KEPT_ENVIRONMENT", kept)
    monkeypatch.chdir(own[-1])
    root, papers = _names(Path("/")), _hashes()
    yield
    assert [_names(folder) for folder in own] == [[], [], []]
    assert _names(Path("/")) == root
    assert _hashes() == papers
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _hashes() -> list[str]:
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in FILES]
