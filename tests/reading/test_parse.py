"""A whole paper, as a tab-separated transcription, becomes a document of the contract."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peilung.core.errors import Refused
from peilung.core.paper import Document, FurnitureType, OmissionReading, Point, PointKind, ProblemCode, Role, Span
from peilung.reading import read as read_bytes

FRONT = """Landtag Nordmark
Drucksache 9/2301
Unterrichtung
durch die Landesregierung

Umsetzung der Entschließung des 21. Küstenforums (Kiel, 3. bis 5. Mai 2030)

Der Landtag hat die Landesregierung gebeten, bis zum 31. März 2031 über die Umsetzung zu berichten¹.
"""
TITLES = "Nr.\tForderung\tStellungnahme\n"
PLAIN_TITLES = "Nr.\tText\tStellungnahme\n"
GERMAN = (
    "Dies ist ein Bericht, der in der deutschen Sprache geschrieben ist und nicht in einer anderen, für die Leser.\n\n"
)


def read(text: str) -> Document:
    return read_bytes(text.encode())


def table(*rows: str, titles: str = TITLES) -> Document:
    """A paper of one table; the cells of a row are parted by a vertical line."""
    return read(GERMAN + titles + "".join(row.replace(" | ", "\t").replace("| ", "\t") + "\n" for row in rows))


def points(document: Document) -> dict[str, Point]:
    return {str(point.path): point for point in document.resolutions[0].points}


def problems(document: Document) -> list[tuple[ProblemCode, str | None]]:
    return [(problem.code, str(problem.path) if problem.path else None) for problem in document.problems]


def omitted(document: Document) -> list[tuple[str, str | None, str | None]]:
    return [
        (str(gap.path), str(gap.after) if gap.after else None, str(gap.before) if gap.before else None)
        for gap in document.omitted
    ]


def test_a_german_paper_is_read_from_front_to_footnote() -> None:
    source = (
        FRONT
        + "\n1. Das Forum stellt fest:\n"
        + TITLES
        + "a)\tDie Häfen sind voll.\tDas trifft zu².\n"
        + "\n2. Das Forum fordert die Länder auf,\n"
        + TITLES
        + "a)\tdie Häfen und\tEs wird in allen Teilen des\n"
        + TITLES
        + "\tBahnen auszubauen;\tLandes gebaut.\n"
        + "b)\tWege zu bauen.\tAuch das geschieht.\n"
        + "\n¹ Drucksache 9/1800\n\n² Siehe Bericht.\n"
    )
    document = read(source)
    assert [(str(p.path), p.kind, p.role) for p in document.resolutions[0].points] == [
        ("1", PointKind.SECTION, Role.RECITAL),
        ("1 a)", PointKind.POINT, Role.RECITAL),
        ("2", PointKind.SECTION, Role.DEMAND),
        ("2 a)", PointKind.POINT, Role.DEMAND),
        ("2 b)", PointKind.POINT, Role.DEMAND),
    ]
    assert [(a.id, [str(path) for path in a.answers], a.text) for a in document.answers] == [
        ("a1", ["1 a)"], "Das trifft zu²."),
        ("a2", ["2 a)"], "Es wird in allen Teilen des Landes gebaut."),
        ("a3", ["2 b)"], "Auch das geschieht."),
    ]
    assert {answer.by for answer in document.answers} == {"Landesregierung"}
    assert [(note.mark, note.text, note.within) for note in document.footnotes] == [
        ("1", "Drucksache 9/1800", "front"),
        ("2", "Siehe Bericht.", "a1"),
    ]
    assert document.paper.request is not None
    assert document.paper.request.papers == ("9/1800",)
    assert (document.paper.language, document.resolutions[0].session, document.resolutions[0].place) == (
        "de",
        "21",
        "Kiel",
    )
    assert problems(document) == []


def test_an_english_paper_with_decimal_numbers_is_read() -> None:
    document = read(
        "Government response to the resolution of the 9th Joint Rivers Council (Ashford, 17 to 19 September 2030)\n\n"
        "This is the response of the Government to each of the recommendations that the Council has made to it.\n\n"
        "1 Ports\n\nNo.\tRecommendation\tResponse\n"
        "1.1\tcalls on the states to build ports;\tThis is being done.\n"
        "1.2\tnotes that the ports are full;\tNoted.\n"
        "1.2 (a)\turges the states to act.\tThe Government agrees.\n"
        "\n2 Trains\n\nNo.\tRecommendation\tResponse\n"
        "2.1\tinvites the states to build railways.\tThe Government is not convinced.\n"
    )
    found = points(document)
    assert list(found) == ["1", "1.1", "1.2", "1.2 (a)", "2", "2.1"]
    assert [point.slug for point in found.values()] == ["1", "1-1", "1-2", "1-2-a", "2", "2-1"]
    assert found["1.2"].kind is PointKind.INTRO
    assert (found["1.1"].role, found["1.2"].role, found["1.2 (a)"].role) == (Role.DEMAND, Role.RECITAL, Role.DEMAND)
    assert document.paper.language == "en"
    assert problems(document) == [(ProblemCode.ROLE_UNCLEAR, "1")], "section 1 has recitals and demands"


def test_the_file_is_named_by_its_hash_and_kind() -> None:
    source = GERMAN + TITLES + "1\tfordert Häfen.\tJa.\n2\tfordert Wege.\tJa.\n"
    paper = read(source).paper
    assert (paper.sha256, paper.media_type, paper.pages) == (
        hashlib.sha256(source.encode()).hexdigest(),
        "text/plain",
        None,
    )


@pytest.mark.parametrize(
    "source",
    ["Ein Bericht.\n\nNoch ein Satz.\n", "Häfen\tzwölf\nBahnen\tdrei\n", "1. Häfen\n", "Nr.\tText\n"],
)
def test_a_file_without_numbered_points_is_refused_with_advice(source: str) -> None:
    with pytest.raises(Refused) as refused:
        read(source)
    assert refused.value.code == "no-points"
    assert refused.value.advice


def test_a_gap_is_unknown_and_a_problem_where_the_paper_does_not_explain_it() -> None:
    document = table("1 | fordert Häfen. | Ja.", "4 | fordert Wege. | Ja.")
    assert omitted(document) == [("2", "1", "4"), ("3", "1", "4")]
    assert {gap.reading for gap in document.omitted} == {OmissionReading.UNKNOWN}
    assert problems(document) == [(ProblemCode.GAP, "2"), (ProblemCode.GAP, "3")]


def test_a_gap_is_by_competence_where_the_paper_says_that_it_answers_selectively() -> None:
    document = read(
        "Die Regierung nimmt in diesem Bericht nur zu den Ziffern Stellung, für die sie zuständig ist.\n\n"
        + TITLES
        + "2 a)\tfordert Häfen.\tJa.\n2 c)\tfordert Wege.\tJa.\n"
    )
    assert omitted(document) == [("1", None, "2"), ("2 b)", "2 a)", "2 c)")]
    assert {gap.reading for gap in document.omitted} == {OmissionReading.COMPETENCE}
    assert ProblemCode.GAP not in dict(problems(document))


def test_gaps_are_listed_in_each_section_on_its_own() -> None:
    document = read(
        GERMAN + "1. Häfen\n\n" + TITLES + "b)\tfordert Häfen.\tJa.\n\n2. Bahnen\n\n" + TITLES + "a)\tfordert.\tJa.\n"
        "c)\tfordert Wege.\tJa.\n"
    )
    assert omitted(document) == [("1 a)", None, "1 b)"), ("2 b)", "2 a)", "2 c)")]


def test_numbers_that_run_on_through_the_sections_leave_no_gap() -> None:
    document = read(
        GERMAN
        + "I. Häfen\n\n"
        + TITLES
        + "1\tfordert Häfen.\tJa.\n2\tfordert mehr.\tJa.\n\nII. Bahnen\n\n"
        + TITLES
        + "3\tfordert Bahnen.\tJa.\n4\tfordert mehr.\tJa.\n"
    )
    assert list(points(document)) == ["I", "I 1", "I 2", "II", "II 3", "II 4"]
    assert omitted(document) == []


def test_a_number_that_occurs_twice_is_told_apart_and_a_problem() -> None:
    document = table("1 | fordert Häfen. | Ja.", "2 | fordert Wege. | Ja.", "2 | fordert Bahnen. | Nein.")
    found = points(document)
    assert list(found) == ["1", "2", "2~2"]
    assert found["2~2"].slug == "2~2"
    assert found["2~2"].text == "fordert Bahnen."
    assert problems(document) == [(ProblemCode.DUPLICATE_NUMBER, "2~2")]


def test_a_number_out_of_order_is_a_problem_and_no_gap() -> None:
    document = table("1 | fordert Häfen. | Ja.", "3 | fordert Wege. | Ja.", "2 | fordert Bahnen. | Nein.")
    assert list(points(document)) == ["1", "3", "2"]
    assert omitted(document) == []
    assert problems(document) == [(ProblemCode.NUMBER_OUT_OF_ORDER, "2")]


def test_a_point_without_operative_words_has_no_role_and_is_a_problem_with_its_text() -> None:
    document = table("1 | Häfen im Norden. | Ja.", "2 | fordert Wege. | Ja.", titles=PLAIN_TITLES)
    assert points(document)["1"].role is None
    assert [(problem.code, str(problem.path), problem.quote) for problem in document.problems] == [
        (ProblemCode.ROLE_UNCLEAR, "1", "Häfen im Norden.")
    ]


def test_the_role_comes_down_from_the_opening_to_its_sub_points() -> None:
    document = table(
        "1 | begrüßt:<br>a) die Häfen,<br>b) die Bahnen. | Ja.",
        "2 | fordert:<br>a) Häfen,<br>b) Bahnen. | Ja.",
        titles=PLAIN_TITLES,
    )
    roles = {path: point.role for path, point in points(document).items()}
    assert {roles[path] for path in ("1", "1 a)", "1 b)")} == {Role.RECITAL}
    assert {roles[path] for path in ("2", "2 a)", "2 b)")} == {Role.DEMAND}


def test_the_column_title_gives_a_role_where_nothing_else_does() -> None:
    document = table("1 | Mehr Häfen im Norden. | Ja.", "2 | Mehr Wege. | Ja.")
    assert {point.role for point in points(document).values()} == {Role.DEMAND}


def test_a_sentence_between_the_tables_is_a_problem_and_what_stands_behind_them_is_back_matter() -> None:
    rows = "1\tfordert Häfen.\tJa.\n2\tfordert Wege.\tJa.\n\n"
    document = read(
        GERMAN
        + TITLES
        + rows
        + "Ein Satz steht hier.\n\n"
        + TITLES
        + rows.replace("2", "4").replace("1", "3")
        + "Dies ist der Schluss.\n"
    )
    assert list(points(document)) == ["1", "2", "3", "4"]
    assert [(problem.code, problem.quote) for problem in document.problems] == [
        (ProblemCode.NOT_PLACED, "Ein Satz steht hier."),
    ]
    assert [passage.text for passage in document.back] == ["Dies ist der Schluss."]


def test_a_word_before_each_number_is_furniture() -> None:
    document = table("Ziffer 1 | fordert Häfen. | Ja.", "Ziffer 2 | fordert Wege. | Ja.")
    assert list(points(document)) == ["1", "2"]
    labels = [item.text for item in document.furniture if item.type is FurnitureType.COLUMN_TITLE]
    assert labels.count("Ziffer") == 2


def test_whole_paths_in_the_number_cells_are_points_without_rows_for_their_ancestors() -> None:
    document = table("I.1.a) | fordert Häfen. | Ja.", "I.1.b) | fordert Wege. | Ja.", "II.1.a) | fordert mehr. | Ja.")
    assert list(points(document)) == ["I 1 a)", "I 1 b)", "II 1 a)"]
    assert omitted(document) == []


def test_a_footnote_whose_mark_is_nowhere_is_a_problem() -> None:
    document = read(GERMAN + TITLES + "1\tfordert Häfen¹.\tJa.\n2\tfordert.\tJa.\n\n¹ Eins.\n\n² Zwei.\n")
    assert [(note.mark, note.within) for note in document.footnotes] == [("1", "1"), ("2", None)]
    assert [(problem.code, problem.quote) for problem in document.problems] == [
        (ProblemCode.FOOTNOTE_WITHOUT_MARK, "Zwei.")
    ]


def test_a_footnote_mark_of_two_digits_is_not_taken_for_one_of_them() -> None:
    document = read(GERMAN + TITLES + "1\tfordert Häfen¹².\tJa.\n2\tfordert².\tJa.\n\n² Zwei.\n\n¹² Zwölf.\n")
    assert [(note.mark, note.within) for note in document.footnotes] == [("2", "2"), ("12", "1")]


def test_a_paper_in_no_clear_language_is_read_with_a_problem() -> None:
    document = read(TITLES + "1\tfordert Häfen.\tJa.\n2\tfordert Wege.\tJa.\n")
    assert document.paper.language is None
    assert problems(document) == [(ProblemCode.LANGUAGE_UNCLEAR, None)]


def owners(document: Document) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Every text of the document with its spans."""
    passages = (*document.front, *document.headings, *document.back)
    yield from ((passage.text, passage.spans) for passage in passages)
    yield from ((detail.text, detail.spans) for detail in document.details)
    yield from ((point.text, point.spans) for point in document.resolutions[0].points)
    yield from ((answer.text, answer.spans) for answer in document.answers)
    yield from ((note.text, note.spans) for note in document.footnotes)


def words(document: Document) -> Counter[str]:
    """How often each invented word stands in the document."""
    texts = [text for text, _ in owners(document)]
    texts += [item.text for item in document.furniture] + [
        problem.quote or "" for problem in document.problems if problem.code in QUOTED
    ]
    return Counter(re.findall(r"w\d+x", "\n".join(texts)))


QUOTED = (ProblemCode.NOT_PLACED, ProblemCode.ANSWER_WITHOUT_POINT, ProblemCode.COLUMNS_UNCLEAR)
NUMBERS = ("", "", "1", "2", "16", "18.", "a)", "b)", "i)", "(1)", "(2)", "1.1", "2 a)", "–", "w0x")
ENDS = (".", ";", ",", "", ":", " und", "-")
STARTS = ("", "", "", "(1) ", "a) ", "- ", "und ", "Der ", "<li>", "<b>")
ROWS = st.lists(
    st.tuples(st.sampled_from(NUMBERS), st.sampled_from(STARTS), st.sampled_from(ENDS), st.sampled_from(STARTS),
              st.sampled_from(ENDS), st.sampled_from(("", TITLES, "\n", "\nText w{}x\n\n", "\n2. Kopf w{}x\n\n"))),
    min_size=1,
    max_size=10,
)  # fmt: skip


def invented(rows: list[tuple[str, ...]]) -> str:
    """A paper of odd rows in which every word is written once."""
    text = GERMAN + TITLES + "".join(f"{n}\tfordert Häfen.\tJa.\n" for n in range(1, 16))
    for n, (number, start, end, answer_start, answer_end, after) in enumerate(rows):
        start = "" if number == "w0x" else start
        text += f"{number.replace('w0x', f'w{n}5x')}\t{start}w{n}1x{end}\t{answer_start}w{n}2x{answer_end}\n"
        text += after.format(f"{n}3")
    return text


@given(ROWS)
def test_every_word_of_a_paper_stands_in_exactly_one_place(rows: list[tuple[str, ...]]) -> None:
    source = invented(rows)
    assert words(read(source)) == Counter(re.findall(r"w\d+x", source))


@given(ROWS)
def test_spans_point_into_their_texts_and_answers_equal_their_blocks(rows: list[tuple[str, ...]]) -> None:
    document = read(invented(rows))
    for text, spans in owners(document):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= two.start for one, two in pairwise(spans))
    for answer in document.answers:
        assert answer.text == "\n".join(block.text for block in answer.blocks)


@given(ROWS)
def test_points_and_answers_name_each_other(rows: list[tuple[str, ...]]) -> None:
    document = read(invented(rows))
    found = document.resolutions[0].points
    named = {(point.path, answer) for point in found for answer in point.answers}
    assert named == {(path, answer.id) for answer in document.answers for path in answer.answers}
    assert len({point.path for point in found}) == len({point.slug for point in found}) == len(found)
