"""Dates and periods as papers print them, German and English."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peilung.reading.dates import Found, find_dates, find_period

GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
ENGLISH = "January February March April May June July August September October November December".split()
DAYS = st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31))


def dates(text: str) -> list[str]:
    return [found.begins.isoformat() for found in find_dates(text)]


def period(text: str) -> tuple[str, str] | None:
    found = find_period(text)
    return (found.begins.isoformat(), found.ends.isoformat()) if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Kiel, den 3. Mai 2030",
        "am 3.Mai 2030 in Kiel",
        "Stand: 03.05.2030",
        "vom 3.5.2030.",
        "am 3. 5. 2030",
        "(2030-05-03)",
        "3 May 2030",
        "on 3rd May 2030",
        "the 3rd of May 2030",
        "May 3, 2030",
        "of May 3rd, 2030 at",
    ],
)
def test_a_date_is_found_in_every_usual_form(text: str) -> None:
    assert dates(text) == ["2030-05-03"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("21. Sept. 2030", "2030-09-21"),
        ("1. Jan. 2030", "2030-01-01"),
        ("9 Oct 2030", "2030-10-09"),
        ("9. Okt. 2030", "2030-10-09"),
        ("24. Dez. 2030", "2030-12-24"),
        ("24 Dec. 2030", "2030-12-24"),
        ("7. MÄRZ 2030", "2030-03-07"),
    ],
)
def test_months_may_be_short_or_in_capitals(text: str, date: str) -> None:
    assert dates(text) == [date]


@given(DAYS)
def test_any_day_reads_back_as_a_paper_prints_it(day: dt.date) -> None:
    year = f"{day.year:04}"
    for text in (
        f"am {day.day}. {GERMAN[day.month - 1]} {year}.",
        f"{day.day:02}.{day.month:02}.{year}",
        f"on {day.day} {ENGLISH[day.month - 1]} {year}",
        f"{ENGLISH[day.month - 1]} {day.day}, {year}",
        day.isoformat(),
    ):
        assert [found.begins for found in find_dates(text)] == [day], text


@pytest.mark.parametrize(
    "text",
    ["31. Februar 2030", "40. Mai 2030", "3.13.2030", "1.2.3.2030", "im Mai 2030", "12. Monate 2030", "3. Mai", ""],
)
def test_what_is_no_day_of_the_calendar_is_no_date(text: str) -> None:
    assert dates(text) == []


def test_dates_come_in_order_with_their_places() -> None:
    text = "Drucksache 7/12 vom 2. Juni 2030, beantwortet am 03.09.2031"
    assert [text[found.start : found.end] for found in find_dates(text)] == ["2. Juni 2030", "03.09.2031"]


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("vom 17. bis 19. September 2030 in Kiel", "2030-09-17", "2030-09-19"),
        ("17.–19. September 2030", "2030-09-17", "2030-09-19"),
        ("am 19. und 20. Mai 2030", "2030-05-19", "2030-05-20"),
        ("3./4. Mai 2030", "2030-05-03", "2030-05-04"),
        ("30. August bis 2. September 2030", "2030-08-30", "2030-09-02"),
        ("vom 30. August bis zum 2. September 2030", "2030-08-30", "2030-09-02"),
        ("3.–5.9.2030", "2030-09-03", "2030-09-05"),
        ("from 17 to 19 September 2030", "2030-09-17", "2030-09-19"),
        ("17th and 18th September 2030", "2030-09-17", "2030-09-18"),
        ("30 August – 2 September 2030", "2030-08-30", "2030-09-02"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(text: str, begins: str, ends: str) -> None:
    assert period(text) == (begins, ends)


def test_a_single_date_is_a_period_of_one_day() -> None:
    assert period("am 3. Mai 2030") == ("2030-05-03", "2030-05-03")


def test_the_first_period_counts() -> None:
    assert period("3. bis 5. Mai 2030, dann 6. bis 9. Juni 2031") == ("2030-05-03", "2030-05-05")


def test_a_period_that_runs_backwards_is_none() -> None:
    assert period("5. bis 3. Mai 2030") == ("2030-05-03", "2030-05-03")


def test_a_text_without_dates_has_no_period() -> None:
    assert find_period("vom Herbst bis zum Winter") is None


@given(st.text(st.sampled_from("0123459. -–/,bisto Maiyz"), max_size=40))
def test_any_text_can_be_asked_for_its_dates(text: str) -> None:
    found: list[Found] = [*find_dates(text), *filter(None, [find_period(text)])]
    assert all(0 <= one.start < one.end <= len(text) and one.begins <= one.ends for one in found)
