"""Word lists and patterns of the languages Peilung reads, as data that a linguist can extend."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_lists(name: str) -> dict[str, Any]:
    """What ``name.toml`` holds. Read once in a process; not to be changed by who gets it."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
