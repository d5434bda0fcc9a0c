"""A reading process can make a file of a file: bytes go in and bytes come back."""

from __future__ import annotations

import pytest

from peilung.core.errors import Refused
from peilung.reading.isolated import Child, Limits

BACKWARDS = "tests.reading.mask.makers:backwards"
NO_MAKER = "tests.reading.hostile:echoes"


def test_bytes_come_back_as_they_were_made() -> None:
    every_byte = bytes(range(256))
    with Child(BACKWARDS) as child:
        assert child.make(every_byte) == every_byte[::-1]


def test_a_refusal_comes_back_as_one() -> None:
    with Child(BACKWARDS) as child, pytest.raises(Refused) as told:
        child.make(b"no, thanks")
    assert told.value.code == "no-text"


def test_a_file_that_is_too_large_is_not_handed_over() -> None:
    with Child(BACKWARDS) as child, pytest.raises(Refused) as told:
        child.make(b"12345", Limits(max_bytes=4))
    assert told.value.code == "too-large"


def test_an_answer_that_is_no_file_is_not_taken() -> None:
    with Child(NO_MAKER) as child, pytest.raises(Refused) as told:
        child.make(b"* one")
    assert told.value.code == "output-invalid"
