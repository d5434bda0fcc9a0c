"""What every test may use, and how many examples property tests try."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]

settings.register_profile("short", max_examples=50, derandomize=True, database=None, deadline=None)
settings.register_profile(
    "trust",
    max_examples=1000,
    database=None,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("short")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the repository that holds the real paper; tests skip without it, except in CI."""
    folder = ROOT.parent / "shared"
    if folder.is_dir():
        return folder
    reason = f"The folder of real papers is not beside the repository ({folder.name}/)."
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
