"""Points of several papers that ask for the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Document, Paper, Point, PointKind, Resolution, Role
from peilung.insight.recurrence import Recurrence, recurring
from peilung.insight.recurrence.model import ModelMissing, load
from tests.insight.recurrence.score import DEVELOP, REPORT, paper, papers, tally

OLDER = [(1, "die Dorfläden durch Beratung und Zuschüsse zu erhalten"), (2, "Möwen zu zählen")]
NEWER = [(1, "Leuchtfeuer zu warten"), (7, "Zuschüsse für Dorfläden einzuführen und deren Betreiber zu beraten")]


def texts(found: Sequence[Recurrence]) -> list[tuple[str, str]]:
    return [(pair.first.text, pair.second.text) for pair in found]


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("part", [DEVELOP, REPORT])
def test_pairs_are_found_as_measured(language: str, part: int) -> None:
    result = tally(language, part)
    assert result.precision >= 0.9, result.errors
    assert result.recall >= 0.8, result.errors


def test_a_pair_is_explained_by_the_words_that_carry_it() -> None:
    (pair,) = recurring([paper(OLDER, "de"), paper(NEWER, "de")])
    assert texts([pair]) == [(OLDER[0][1], NEWER[1][1])]
    assert pair.ground.rule == "recurrence.words"
    assert "Dorfläden" in pair.ground.why
    words = {
        (pair.first.text[slice(*carrier.first[0])], pair.second.text[slice(*carrier.second[0])])
        for carrier in pair.carriers
    }
    assert {("Dorfläden", "Dorfläden"), ("Zuschüsse", "Zuschüsse"), ("Beratung", "beraten")} <= words
    assert sum(carrier.weight for carrier in pair.carriers) == pytest.approx(1)


def test_heavier_words_come_first() -> None:
    for pair in recurring(papers("de", DEVELOP)):
        weights = [carrier.weight for carrier in pair.carriers]
        assert weights == sorted(weights, reverse=True)


def test_points_of_one_paper_are_not_compared() -> None:
    assert recurring([paper([*OLDER, (3, OLDER[0][1])], "de"), paper([(1, "Leuchtfeuer zu warten")], "de")]) == ()


def test_the_same_papers_give_the_same_pairs_whatever_their_order() -> None:
    one, other = papers("en", DEVELOP)
    there = {(pair.first.text, pair.second.text) for pair in recurring([one, other])}
    back = {(pair.second.text, pair.first.text) for pair in recurring([other, one])}
    assert there == back


def test_each_paper_is_compared_with_each() -> None:
    third = paper([(4, "mit Zuschüssen und Beratung die Dorfläden zu retten")], "de")
    found = recurring([paper(OLDER, "de"), paper(NEWER, "de"), third])
    assert {(pair.first.document, pair.second.document) for pair in found} == {(0, 1), (0, 2), (1, 2)}


def test_languages_are_kept_apart() -> None:
    assert recurring([paper([(1, "Radar")], "de"), paper([(1, "Radar")], "en")]) == ()


@pytest.mark.parametrize(
    "change", [{"role": Role.RECITAL}, {"kind": PointKind.SECTION}, {"kind": PointKind.INTRO}]
)
def test_recitals_and_headings_are_not_compared(change: dict[str, Any]) -> None:
    older = paper(OLDER, "de")
    (resolution,) = older.resolutions
    points = tuple(replace(point, **change) for point in resolution.points)
    changed = replace(older, resolutions=(replace(resolution, points=points),))
    assert recurring([changed, paper(NEWER, "de")]) == ()


def test_a_translation_is_not_compared_beside_its_original() -> None:
    older = paper(OLDER, "de")
    twice = replace(older, resolutions=(*older.resolutions, replace(older.resolutions[0], translates=0)))
    assert len(recurring([twice, paper(NEWER, "de")])) == 1


def test_the_same_number_is_told_and_changes_no_score() -> None:
    same = [(7, OLDER[0][1]), OLDER[1]]
    (pair,) = recurring([paper(same, "de"), paper(NEWER, "de")])
    (apart,) = recurring([paper(OLDER, "de"), paper(NEWER, "de")])
    assert (pair.same_number, apart.same_number) == (True, False)
    assert pair.score == apart.score


def conference(number: int, year: int, points: dict[str, str], answers: dict[str, str]) -> Document:
    paths = {name: NumberPath.parse(name) for name in points}
    held = tuple(
        Point(paths[name], paths[name].slug, PointKind.POINT, Role.DEMAND, text, (name,) if name in answers else ())
        for name, text in points.items()
    )
    given = tuple(Answer(name, 0, (paths[name],), None, text) for name, text in answers.items())
    resolution = Resolution(body="BSPC", session=f"{number}.", begins=date(year, 8, 25), points=held)
    return Document(Paper(language="de"), resolutions=(resolution,), answers=given)


def test_a_point_that_a_later_text_names_is_a_pair_with_its_words() -> None:
    older = conference(28, 2019, {"25": "Häfen zu vertiefen", "26": "Robben zu schützen"}, {})
    reply = "Dies war bereits Ziffer 26 der Resolution der 28. BSPC 2019."
    newer = conference(31, 2022, {"3": "den Bestand der Meeressäuger zu sichern"}, {"3": reply})
    (pair,) = recurring([older, newer])
    assert (str(pair.first.point), str(pair.second.point)) == ("26", "3")
    assert pair.ground.rule == "recurrence.named"
    assert pair.named
    assert pair.named.document == 1
    assert "28. BSPC 2019" in pair.named.quote.text


def test_a_session_of_another_year_is_not_meant() -> None:
    older = conference(28, 2018, {"26": "Robben zu schützen"}, {})
    newer = conference(31, 2022, {"3": "Netze zu bergen, siehe Ziffer 26 der Resolution der 28. BSPC 2019"}, {})
    assert recurring([older, newer]) == ()


class Rows(list[list[float]]):
    """A matrix as a sentence model gives it, in plain lists."""

    @property
    def T(self) -> Rows:  # noqa: N802 (as matrices have it)
        return Rows(list(column) for column in zip(*self, strict=True))

    def __matmul__(self, other: Rows) -> Rows:
        columns = list(zip(*other, strict=True))
        return Rows([sum(a * b for a, b in zip(row, column, strict=True)) for column in columns] for row in self)

    def argmax(self, axis: int) -> list[int]:
        assert axis == 1
        return [max(range(len(row)), key=row.__getitem__) for row in self]


def test_a_model_adds_pairs_across_languages_and_says_so() -> None:
    def encode(held: Sequence[str]) -> Rows:
        return Rows([1.0, 0.0] if "Möwen" in text or "gulls" in text else [0.0, 1.0] for text in held)

    older, newer = paper([(2, "Möwen zu zählen")], "de"), paper([(5, "count the gulls"), (6, "dredge ports")], "en")
    assert recurring([older, newer]) == ()
    (pair,) = recurring([older, newer], encode)
    assert (pair.second.text, pair.likeness, pair.ground.rule) == ("count the gulls", 1.0, "recurrence.model")


def test_a_model_gives_its_opinion_of_pairs_that_words_suggest() -> None:
    def encode(held: Sequence[str]) -> Rows:
        return Rows([0.6, 0.8] if "Dorfläden" in text else [0.0, 1.0] for text in held)

    words = [pair for pair in recurring([paper(OLDER, "de"), paper(NEWER, "de")], encode) if pair.carriers]
    assert [(pair.likeness, pair.ground.rule) for pair in words] == [(1.0, "recurrence.words")]


def test_a_folder_that_is_not_there_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="no folder"):
        load(tmp_path / "nothing")


def test_papers_without_points_have_no_pairs() -> None:
    assert recurring([]) == ()
    assert recurring([paper([], "de"), paper(NEWER, "de")]) == ()
    assert recurring([paper([(1, "und der die das")], "de"), paper([(1, "und der die das")], "de")]) == ()


def test_a_point_without_end_is_compared_by_its_beginning() -> None:
    endless = OLDER[0][1] + " und" + " wort" * 100_000
    (pair,) = recurring([paper([(1, endless[:4000])], "de"), paper([(1, endless)], "de")])
    assert pair.score > 0.9


def test_a_word_of_every_point_leads_to_no_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    from peilung.insight.recurrence import find

    compared = 0
    held = find._compare

    def counting(*given: Any) -> Any:
        nonlocal compared
        compared += 1
        return held(*given)

    monkeypatch.setattr(find, "_compare", counting)
    points = [(at, f"Hafenmeister Vertiefung {chr(97 + at % 26) * 5}{at}") for at in range(300)]
    recurring([paper(points, "de"), paper(points, "de")])
    assert compared <= 600 * 10
