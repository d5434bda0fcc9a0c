"""Which resolution a heading names, and where and when it was adopted."""

from __future__ import annotations

import datetime as dt
import time

import pytest

from peilung.core.paper import Resolution
from peilung.reading.session import named_session, resolution_of, resolution_title, sides

NONE: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("heading", "body", "session", "place"),
    [
        ("Resolution of the 6th Islands Forum, Sandby, 4 to 5 March 2034", "Islands Forum", "6", "Sandby"),
        ("II. Entschließung der 9. Heiderunde (Bad Lünz, 4. bis 5. März 2034)", "Heiderunde", "9", "Bad Lünz"),
        ("Resolution der 11. Seerunde vom 4. bis 5. März 2034 in Moor", "Seerunde", "11", "Moor"),
        ("Resolution of the Youth Chamber, Lower Harbour, 4 to 5 March 2034", "Youth Chamber", None, "Lower Harbour"),
        ("Erklärung des 2. Flusstages, Frankfurt am Main, 4.–5. März 2034", "Flusstag", "2", "Frankfurt am Main"),
    ],
)
def test_a_heading_says_it_all(heading: str, body: str, session: str | None, place: str) -> None:
    found = resolution_of(heading, [], NONE)
    assert (found.body, found.session, found.place) == (body, session, place)
    assert (found.begins, found.ends) == (dt.date(2034, 3, 4), dt.date(2034, 3, 5))


def test_a_heading_without_a_session_takes_none_of_another_body() -> None:
    texts = ["The Islands are named in the resolution of the 6th Islands Forum (Sandby, 4 March 2034)."]
    assert resolution_of("Resolution of the Youth Chamber", texts, NONE) == Resolution(
        "Resolution of the Youth Chamber", "Youth Chamber"
    )


def test_a_text_may_say_the_session_of_the_body_that_the_heading_names() -> None:
    texts = ["Das 4. Küstenforum hat am 3. Mai 2034 in Sund getagt."]
    found = resolution_of("Umsetzung der Resolution des Küstenforums", texts, NONE)
    assert (found.body, found.session, found.place) == ("Küstenforum", "4", "Sund")


@pytest.mark.parametrize(
    "line",
    [
        "Sund, 3. bis 5. Mai 2034",
        "(Sund, 3. bis 5. Mai 2034)",
        "Adopted in Sund, 3 to 5 May 2034",
        "The participants, assembling in Sund from 3 to 5 May 2034,",
    ],
)
def test_place_and_days_may_stand_beside_the_heading(line: str) -> None:
    found = resolution_of("Resolution of the 4th Forum", [], NONE, ["Adopted on 5 May 2034", line])
    assert (found.place, found.begins, found.ends) == ("Sund", dt.date(2034, 5, 3), dt.date(2034, 5, 5))


@pytest.mark.parametrize("line", ["at the latest by 3 May 2034", "on Monday, 3 May 2034", "3. Mai 2034"])
def test_a_date_without_a_place_beside_the_heading_is_not_the_sessions(line: str) -> None:
    found = resolution_of("Resolution of the 4th Forum", [], NONE, [line])
    assert (found.place, found.begins) == (None, None)


def test_the_place_is_no_part_of_the_resolutions_title() -> None:
    found = resolution_of("Bericht zur Resolution der 3. Uferrunde in Sund (3. Mai 2034)", [], NONE)
    assert (found.title, found.place) == ("Resolution der 3. Uferrunde", "Sund")


def test_of_two_sessions_in_one_breath_neither_is_the_one() -> None:
    found = resolution_of("Beschlüsse der 7. und der 8. Hafenrunde vom 3. Mai 2034", [], NONE)
    assert (found.body, found.session, found.begins) == ("Hafenrunde", None, None)


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Umsetzung des Beschlusses der Kammer vom 3. Mai 2034", "Beschluss der Kammer"),
        ("Gemeinsame Erklärung der Kammern", "Gemeinsame Erklärung der Kammern"),
        ("Report on Resolution 7 (2031) of the Chamber (Sund)", "Resolution 7 (2031) of the Chamber"),
        ("Resolution on ports adopted by the Chamber", "Resolution on ports"),
        ("Radwege an Straßen", None),
        (None, None),
    ],
)
def test_a_title_holds_the_name_of_the_resolution(title: str | None, named: str | None) -> None:
    assert resolution_title(title) == named


def test_a_heading_in_two_languages_has_two_sides() -> None:
    both = "Entschließung des 11. Sundrates / Resolution of the 11th Sound Council"
    assert sides(both) == ["Entschließung des 11. Sundrates", "Resolution of the 11th Sound Council"]
    assert sides("Entschließung zu Bus / Bahn") == ["Entschließung zu Bus / Bahn"]


def test_a_text_full_of_sessions_is_read_in_no_time() -> None:
    started = time.perf_counter()
    resolution_of("Bericht", ["12. Aa der " * 20_000], NONE)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(("text", "named"), [("Die 12. Seenrunde tagte", "12 seenrunde"), ("12. Wahlperiode", "")])
def test_a_session_is_told_from_others(text: str, named: str) -> None:
    assert named_session(text) == named
