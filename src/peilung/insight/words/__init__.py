"""Word lists and rules of ``insight`` as data that a linguist can read and extend. One file for one matter."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_lists(name: str) -> dict[str, Any]:
    """What ``name.toml`` holds. Read once in a process; not to be changed by who gets it."""
    try:
        return tomllib.loads(_content(name).decode())
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{name}.toml cannot be read: {error}.") from error


@cache
def digest() -> str:
    """SHA-256 of all files in hexadecimal: suggestions with the same digest were made by the same words and rules."""
    whole = hashlib.sha256()
    for name in word_files():
        whole.update(_content(name))
    return whole.hexdigest()


@cache
def rule_names(name: str) -> tuple[str, ...]:
    """The names of the rules in ``name.toml``, by their headings, so that the file need not be taken apart."""
    _, *headings = f"\n{_content(name).decode()}".split('\n[rules."')
    return tuple(heading.partition('"]')[0] for heading in headings)


@cache
def _content(name: str) -> bytes:
    return files(__name__).joinpath(f"{name}.toml").read_bytes()


@cache
def word_files() -> tuple[str, ...]:
    """The names of all files, without their suffix."""
    names = (file.name for file in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))
