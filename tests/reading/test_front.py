"""Front matter of invented papers: what they say of themselves, and which resolution and request they answer."""

from __future__ import annotations

import datetime as dt

import pytest

from peilung.reading.front import FrontMatter, Sources, read_front


def front(
    *paragraphs: str,
    heads: tuple[str, ...] = (),
    answer_title: str = "",
    notes: dict[str, str] | None = None,
    given: str | None = None,
    known: str = "",
) -> FrontMatter:
    words = frozenset(" ".join([*paragraphs, known]).replace(",", " ").split())
    return read_front(Sources(paragraphs, heads, answer_title, notes or {}, given, words))


COAST = front(
    "LANDTAG NORDMARK",
    "9. Wahlperiode",
    "Drucksache 9/2301",
    "12.03.2031",
    "Unterrichtung",
    "durch die Landesregierung",
    "Umsetzung der Entschließung des 21. Küstenforums Mittlere See (Kiel, 3. bis 5. Mai 2030)",
    "Der Landtag hat die Landesregierung mit Beschluss vom 4. Juli 2030 auf Drucksache 9/1800 gebeten, bis zum "
    "31. März 2031 über die Umsetzung zu berichten.",
    "Das Küstenforum kommt jedes Jahr zusammen.",
    "Die Landesregierung nimmt nur zu den Ziffern Stellung, für die sie zuständig ist.",
)
RIVERS = front(
    "Joint Rivers Assembly",
    "Paper JRA 14/2031",
    "4 June 2031",
    "Response of the Government of Westmark to the resolution of the 9th Joint Rivers Council "
    "(Ashford, 17 to 19 September 2030)",
    "The Assembly requested the Government to report on the implementation of the resolution by 30 June 2031 "
    "(Paper JRA 2/2031).",
    "The response is limited to recommendations within the competence of the Government.",
)
LAKES = front(
    "Kanton Seetal",
    "Geschäft 24.117",
    "Seetal, 4. Juni 2031",
    "Bericht des Regierungsrates an den Kantonsrat zur Umsetzung der Resolution der 12. Uferkonferenz",
    "Die 12. Uferkonferenz hat am 5. Mai 2030 in Bad Ufer eine Resolution verabschiedet.",
    "Der Kantonsrat hat den Regierungsrat beauftragt, ihm bis spätestens 30. Juni 2031 Bericht zu erstatten².",
    "Der Regierungsrat antwortet auf alle Ziffern.",
    notes={"1": "Geschäft 23.999", "2": "Geschäft 24.001, Geschäft 24.002 und Geschäft 24.001"},
    known="Regierungsrat",
)


@pytest.mark.parametrize(
    ("matter", "number", "date", "author", "addressee"),
    [
        (COAST, "9/2301", dt.date(2031, 3, 12), "Landesregierung", "Landtag Nordmark"),
        (RIVERS, "JRA 14/2031", dt.date(2031, 6, 4), "Government of Westmark", "Joint Rivers Assembly"),
        (LAKES, "24.117", dt.date(2031, 6, 4), "Regierungsrat", "Kantonsrat"),
    ],
)
def test_a_paper_says_its_number_date_author_and_addressee(
    matter: FrontMatter, number: str, date: dt.date, author: str, addressee: str
) -> None:
    assert (matter.number, matter.date, matter.author, matter.addressee) == (number, date, author, addressee)


@pytest.mark.parametrize(
    ("matter", "title"),
    [
        (COAST, "Umsetzung der Entschließung des 21. Küstenforums Mittlere See (Kiel, 3. bis 5. Mai 2030)"),
        (LAKES, "Bericht des Regierungsrates an den Kantonsrat zur Umsetzung der Resolution der 12. Uferkonferenz"),
    ],
)
def test_the_title_is_the_long_line_that_names_the_resolution(matter: FrontMatter, title: str) -> None:
    assert matter.title == title


@pytest.mark.parametrize(
    ("matter", "title", "body", "session", "place", "begins", "ends"),
    [
        (
            COAST,
            "Entschließung des 21. Küstenforums Mittlere See",
            "Küstenforum Mittlere See",
            "21",
            "Kiel",
            dt.date(2030, 5, 3),
            dt.date(2030, 5, 5),
        ),
        (
            RIVERS,
            "Resolution of the 9th Joint Rivers Council",
            "Joint Rivers Council",
            "9",
            "Ashford",
            dt.date(2030, 9, 17),
            dt.date(2030, 9, 19),
        ),
        (
            LAKES,
            "Resolution der 12. Uferkonferenz",
            "Uferkonferenz",
            "12",
            "Bad Ufer",
            dt.date(2030, 5, 5),
            dt.date(2030, 5, 5),
        ),
    ],
)
def test_the_resolution_has_its_body_session_place_and_days(
    matter: FrontMatter, title: str, body: str, session: str, place: str, begins: dt.date, ends: dt.date
) -> None:
    found = matter.resolution
    assert (found.title, found.body, found.session, found.place) == (title, body, session, place)
    assert (found.begins, found.ends) == (begins, ends)


def test_a_body_keeps_the_genitive_that_the_paper_does_not_know_otherwise() -> None:
    matter = front("Umsetzung der Entschließung des 2. Dialogs (Kiel, 3. Mai 2030)", known="Tag")
    assert matter.resolution.body == "Dialogs"


def test_a_body_in_quotation_marks_keeps_them() -> None:
    matter = front("Bericht zur Resolution der 4. Konferenz „Häfen und Meer“ vom 3. Mai 2030 in Kiel")
    assert matter.resolution.body == "Konferenz „Häfen und Meer“"


def test_a_body_that_does_not_count_its_sessions_is_named_all_the_same() -> None:
    found = front(
        "Government response to the Declaration of the Northern Lakes Forum on ports, adopted in Eastport on 3 May 2030"
    ).resolution
    assert (found.body, found.session, found.place) == ("Northern Lakes Forum", None, "Eastport")
    assert found.title == "Declaration of the Northern Lakes Forum on ports"


def test_a_decision_of_the_addressee_itself_is_a_resolution_too() -> None:
    matter = front(
        "Mitteilung des Senats an die Bürgerschaft",
        "Stellungnahme des Senats zum Beschluss der Bürgerschaft vom 3. Mai 2030 „Häfen stärken“",
        known="Senat",
    )
    assert (matter.author, matter.addressee) == ("Senat", "Bürgerschaft")
    assert (matter.resolution.body, matter.resolution.begins) == ("Bürgerschaft", dt.date(2030, 5, 3))


@pytest.mark.parametrize(
    "line", ["9. Wahlperiode", "71. Sitzung des Landtags", "2nd Session of Parliament", "3. Mai 2030", "4. Bericht"]
)
def test_other_numbered_things_are_no_body(line: str) -> None:
    assert front(line).resolution.body is None


@pytest.mark.parametrize(
    ("matter", "due"),
    [(COAST, dt.date(2031, 3, 31)), (RIVERS, dt.date(2031, 6, 30)), (LAKES, dt.date(2031, 6, 30))],
)
def test_a_request_sets_the_date_by_which_to_report(matter: FrontMatter, due: dt.date) -> None:
    assert matter.due == due


@pytest.mark.parametrize(
    "sentence",
    [
        "Das Forum tagte bis zum 5. Mai 2030 in Kiel und hat sehr viel beschlossen.",
        "Der Bericht des Forums, das vom 3. bis 5. Mai 2030 in Kiel tagte, liegt vor.",
        "The Council met and reported on its work from 3 to 5 May 2030 in Ashford.",
        "Die Häfen sind bis zum 31. Mai 2031 nach dem Beschluss des Landtags zu öffnen.",
    ],
)
def test_the_last_day_of_a_session_is_no_due_date(sentence: str) -> None:
    assert front(sentence).due is None


def test_the_due_date_is_found_beside_the_days_of_the_session() -> None:
    matter = front(
        "Gemäß Beschluss (Drs. 3/1) ist dem Landtag über die Konferenz vom 27. bis 29. August 2030 in Kiel bis "
        "1. Mai 2031 zu berichten.",
    )
    assert matter.due == dt.date(2031, 5, 1)


@pytest.mark.parametrize(
    ("matter", "start", "papers"),
    [
        (COAST, "Der Landtag hat die Landesregierung", ("9/1800",)),
        (RIVERS, "The Assembly requested", ("JRA 2/2031",)),
        (LAKES, "Der Kantonsrat hat den Regierungsrat beauftragt", ("24.001", "24.002")),
    ],
)
def test_the_request_is_the_sentence_with_the_papers_it_and_its_footnote_cite(
    matter: FrontMatter, start: str, papers: tuple[str, ...]
) -> None:
    assert matter.request is not None
    assert matter.request.text.startswith(start)
    assert matter.request.papers == papers


def test_a_paper_that_nobody_asked_for_has_no_request() -> None:
    matter = front("Bericht über die Häfen im Norden", "Die Landesregierung berichtet hiermit über alle ihre Häfen.")
    assert (matter.request, matter.due) == (None, None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Landesregierung nimmt nur zu den Ziffern Stellung, für die sie zuständig ist.",
        "Die Antwort beschränkt sich auf Punkte in der Kompetenz des Landes.",
        "Es wird ausschließlich zu Fragen im eigenen Aufgabenbereich berichtet.",
        "The response is limited to recommendations within the remit of the ministry.",
        "Only points for which the Government is responsible are answered.",
    ],
)
def test_a_paper_may_say_that_it_answers_only_what_it_is_competent_for(sentence: str) -> None:
    assert front("Bericht über die Häfen", sentence).selective


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Regierungsrat antwortet auf alle Ziffern der Resolution in ihrer Reihenfolge.",
        "Zuständig für den Bericht ist das Ministerium für Häfen und Fischerei.",
        "The Government responds to each recommendation in turn and in order.",
    ],
)
def test_other_sentences_do_not_make_a_paper_selective(sentence: str) -> None:
    assert not front("Bericht über die Häfen", sentence).selective


def test_the_files_own_title_stands_in_where_the_paper_shows_none() -> None:
    assert front("Drucksache 9/1", given="Bericht über Häfen").title == "Bericht über Häfen"


def test_nothing_is_made_up() -> None:
    matter = front()
    assert (matter.title, matter.number, matter.date, matter.due) == (None, None, None, None)
    assert (matter.author, matter.addressee, matter.request) == (None, None, None)
    assert (matter.resolution.title, matter.resolution.body, matter.resolution.begins) == (None, None, None)
    assert not matter.selective
