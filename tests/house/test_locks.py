"""Dependencies are locked by hash, and by nothing that ties them to one package server."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator

import pytest

from tests.house.repository import ROOT, files, text

LOCKS = sorted(path.stem for path in (ROOT / "requirements").glob("*.txt"))
PINNED = re.compile(r"[a-z0-9][a-z0-9.-]*(\[[a-z,]+\])?==[^\s;]+( ; .+)?")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
# Put together here, so that this file does not name them either.
HOSTS = ["py" + "pi.org", "python" + "hosted.org", "registry.npm" + "js.org", "registry.yarn" + "pkg.com"]


def requirements(name: str) -> Iterator[tuple[str, list[str]]]:
    """Each requirement of a lock with its hashes."""
    for block in re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", text(f"requirements/{name}.txt"), flags=re.MULTILINE)):
        first, *others = [line.strip().removesuffix("\\").strip() for line in block.strip().splitlines()]
        yield first, others


def versions(name: str) -> set[str]:
    return {first for first, _ in requirements(name)}


def test_there_is_a_lock_for_each_need() -> None:
    assert LOCKS == ["bench", "dev", "docs", "lock", "runtime"]


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_of_a_lock_is_a_pinned_version_with_its_hashes(name: str) -> None:
    for first, others in requirements(name):
        assert PINNED.fullmatch(first)
        assert others, first
        assert all(HASH.fullmatch(line) for line in others), first


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address_and_no_option(name: str) -> None:
    lock = text(f"requirements/{name}.txt")
    assert "://" not in lock
    assert not re.search(r"^\s*--(?!hash=)|--index|--find-links", lock, re.MULTILINE)


@pytest.mark.parametrize("name", ["dev", "docs", "bench"])
def test_the_locks_agree_with_what_users_get(name: str) -> None:
    assert versions("runtime") <= versions(name)


def test_every_dependency_of_the_package_is_locked() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    extras = project["optional-dependencies"]
    assert named([*project["dependencies"], *extras["parquet"]]) <= locked("runtime")
    assert named([line for extra in extras.values() for line in extra]) <= locked("dev")


def named(wanted: Iterable[str]) -> set[str]:
    return {re.split(r"[<>=~ \[]", line)[0] for line in wanted}


def locked(name: str) -> set[str]:
    return {re.split(r"\[|==", first)[0] for first in versions(name)}


def test_the_agpl_stays_in_the_measurements() -> None:
    for name in ("runtime", "dev", "docs"):
        assert not [line for line in versions(name) if line.startswith("pymupdf")]


def test_no_file_names_a_package_server() -> None:
    found = [
        path.name for path in files() for host in HOSTS if host.encode() in path.read_bytes()
    ]
    assert found == []
