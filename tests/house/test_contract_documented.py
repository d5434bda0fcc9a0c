"""The reference of the contract names every key of the schema and explains every kind of repair."""

from __future__ import annotations

import re

import pytest

from peilung.core.paper import RepairKind
from peilung.writing.json import schema
from tests.house.repository import text


def named() -> set[str]:
    return {word for code in re.findall(r"`([^`\n]+)`", text("docs/reference/contract.md")) for word in code.split()}


@pytest.mark.parametrize("kind", list(RepairKind))
def test_every_kind_of_repair_is_explained(kind: RepairKind) -> None:
    assert re.search(rf"^\| `{kind.value}` \| .{{10,}} \|$", text("docs/reference/contract.md"), re.MULTILINE)


def test_every_key_is_named() -> None:
    known = {re.sub(r"[{},:]", "", word) for word in named()}
    for owner in (schema(), *schema()["$defs"].values()):
        assert set(owner.get("properties", {})) <= known
