"""Dates of suggestions in words."""

from __future__ import annotations

import pytest

from peilung.writing.desk_dates import spelled
from peilung.writing.desk_words import desk_words_for
from peilung.writing.words import words_for


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        ("2024-05-31", "31. Mai 2024", "31 May 2024"),
        ("2024-03", "März 2024", "March 2024"),
        ("2024", "2024", "2024"),
        ("2022-22", "Sommer 2022", "summer 2022"),
        ("2026-24", "Winter 2026", "winter 2026"),
        ("2025-Q3", "3. Quartal 2025", "quarter 3 of 2025"),
        ("2023/2024", "2023–2024", "2023–2024"),
        ("2023-10-18/2032", "18. Oktober 2023 bis 2032", "18 October 2023 to 2032"),
    ],
)
def test_a_date_is_written_as_a_reader_writes_it(value: str, german: str, english: str) -> None:
    assert spelled(value, words_for("de"), desk_words_for("de")) == german
    assert spelled(value, words_for("en"), desk_words_for("en")) == english


@pytest.mark.parametrize("value", ["", "2024-02-30", "2024-25", "../2024", "2024/", "a/b/c", "soon"])
def test_what_is_no_date_stays_as_it_is(value: str) -> None:
    assert spelled(value, words_for("de"), desk_words_for("de")).replace(" bis ", "/") == value
