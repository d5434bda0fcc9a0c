"""The same text in two languages: the second says which points it translates."""

from __future__ import annotations

from peilung.core.paper import Document, ProblemCode
from peilung.reading import read

GERMAN = ("die Fische und die Vögel zu schützen,", "die Ufer nicht zu bebauen,", "den Weg für alle zu öffnen.")
ENGLISH = ("protect the fish and the birds;", "not to build on the shores;", "open the path for all who walk.")


def reading(*paragraphs: str) -> Document:
    return read("\n\n".join(paragraphs).encode())


def numbered(texts: tuple[str, ...]) -> list[str]:
    return [f"{count}. {text}" for count, text in enumerate(texts, 1)]


def one_after_the_other(german: tuple[str, ...], english: tuple[str, ...]) -> Document:
    return reading(
        *("Entschließung der 4. Uferkonferenz", "Die Konferenz fordert die Regierungen auf,", *numbered(german)),
        *("Resolution of the 4th Shore Conference", "The Conference calls on the governments to", *numbered(english)),
    )


def test_points_are_aligned_by_their_numbers() -> None:
    document = one_after_the_other(GERMAN, ENGLISH)
    second = document.resolutions[1]
    assert second.translates == 0
    assert [str(point.translates) for point in second.points] == ["1", "2", "3"]


def test_unequal_texts_are_told_and_not_aligned() -> None:
    document = one_after_the_other((*GERMAN, "sich zu treffen,", "zu berichten."), (*ENGLISH, "meet and report."))
    assert {problem.code for problem in document.problems} >= {ProblemCode.NOT_ALIGNED}
    assert all(point.translates is None for point in document.resolutions[1].points)


def test_languages_that_alternate_are_taken_apart() -> None:
    pairs = [text for pair in zip(numbered(GERMAN), numbered(ENGLISH), strict=True) for text in pair]
    document = reading("Entschließung der 4. Uferkonferenz", "Die Konferenz fordert die Regierungen auf,", *pairs)
    assert [resolution.language for resolution in document.resolutions] == [None, "en"]
    assert [point.text for point in document.resolutions[0].points] == list(GERMAN)
    assert [str(point.translates) for point in document.resolutions[1].points] == ["1", "2", "3"]


def test_doubled_numbers_in_one_language_are_not_taken_apart() -> None:
    pairs = [text for pair in zip(numbered(GERMAN), numbered(GERMAN), strict=True) for text in pair]
    document = reading("Entschließung der 4. Uferkonferenz", "Die Konferenz fordert die Regierungen auf,", *pairs)
    assert len(document.resolutions) == 1


def test_two_resolutions_in_one_language_translate_nothing() -> None:
    document = reading(
        *("Entschließung der 4. Uferkonferenz", "Die Konferenz fordert die Regierungen auf,", *numbered(GERMAN)),
        *("Entschließung der 5. Uferkonferenz", "Die Konferenz fordert die Regierungen auf,", *numbered(GERMAN)),
    )
    assert [resolution.translates for resolution in document.resolutions] == [None, None]


def test_two_resolutions_of_other_years_are_no_translation_however_alike_their_numbers() -> None:
    document = reading(
        *("Entschließung „Häfen und Küsten“ vom 3. Mai 2021", "Die Konferenz fordert die Regierungen auf,"),
        *numbered(GERMAN),
        *("Resolution “Health and Care” of 9 June 2022", "The Conference calls on the governments to"),
        *numbered(("build the clinics that we need;", "train the nurses of the region;", "share what we know.")),
    )
    assert [resolution.translates for resolution in document.resolutions] == [None, None]
