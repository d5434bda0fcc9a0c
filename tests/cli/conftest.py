"""The command run in this process, with a harmless reader in real reading processes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from peilung.cli import run

ECHOES = "tests.reading.hostile:echoes"


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    errors: str


Peilung = Callable[..., Ran]


@pytest.fixture
def peilung(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Peilung:
    """Run ``peilung`` with these arguments; ``reader`` names the function that reads."""
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.delenv("PEILUNG_DEBUG", raising=False)

    def command(*arguments: object, reader: str = ECHOES) -> Ran:
        code = run([str(argument) for argument in arguments], reader=reader)
        out, errors = capfdbinary.readouterr()
        return Ran(code, out.decode(), errors.decode())

    return command
