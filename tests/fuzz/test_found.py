"""What a fuzzer found, made small: each of these once was an error of the reader's own."""

from __future__ import annotations

import pytest

from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize(
    ("target", "data"),
    [
        pytest.param("text", b"1.\the 1\n\t2025", id="a row below that ends before the column of numbers"),
    ],
)
def test_what_a_fuzzer_found_is_read_or_refused(target: str, data: bytes) -> None:
    TARGETS[target].run(data)
