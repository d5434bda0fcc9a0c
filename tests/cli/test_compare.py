"""``peilung compare``: points of several papers that may ask for the same."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Document, Paper, Point, PointKind, Resolution, Role
from peilung.writing.json import dumps
from tests.cli.conftest import Peilung

OLDER = {
    "1": "die Dorfläden durch Beratung und Zuschüsse zu erhalten,",
    "2": "ein Pfandsystem für Kaffeebecher einzuführen,",
    "3": "Sirenen an das Warnsystem anzuschließen,",
}
NEWER = {
    "2": "Pfand auf Kaffeebecher zu erheben;",
    "4": "Zuschüsse für Dorfläden einzuführen und deren Betreiber zu beraten;",
    "5": "Möwen zu zählen;\x1b[31m",
}


def paper(texts: dict[str, str], number: str, reply: str) -> Document:
    paths = [(NumberPath((name,)), text) for name, text in texts.items()]
    points = tuple(
        Point(path, path.slug, PointKind.POINT, Role.DEMAND, text, (f"a{path.slug}",)) for path, text in paths
    )
    answers = tuple(Answer(f"a{path.slug}", 0, (path,), None, f"{reply} {path}.") for path, _ in paths)
    told = Paper(title="Bericht", number=number, date=date(2031, 5, 12), language="de", sha256="0" * 64)
    return Document(told, resolutions=(Resolution(points=points),), answers=answers)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    older, newer = tmp_path / "older.json", tmp_path / "newer.json"
    older.write_text(dumps(paper(OLDER, "Drucksache 9/1", "Alte Antwort zu")), "utf-8")
    newer.write_text(dumps(paper(NEWER, "Drucksache 9/2", "Neue Antwort zu")), "utf-8")
    return older, newer


def test_pairs_are_shown_with_numbers_likeness_words_texts_and_answers(
    peilung: Peilung, files: tuple[Path, Path]
) -> None:
    ran = peilung("compare", *files)
    assert ran.code == 0
    assert ran.out.startswith("Suggestions, not confirmed")
    assert "A 1  ~  B 4  likeness 0." in ran.out
    assert "gemeinsame seltene Wörter: " in ran.out
    assert OLDER["1"] in ran.out
    assert "Alte Antwort zu 1." in ran.out
    assert "Neue Antwort zu 4." in ran.out


def test_what_has_no_counterpart_is_not_called_dropped(peilung: Peilung, files: tuple[Path, Path]) -> None:
    out = peilung("compare", *files).out
    _, _, alone = out.partition("Not found in these words (that does not say that a demand was given up):")
    assert "A 3  Sirenen" in alone
    assert "B 5  Möwen" in alone
    assert "A 1" not in alone
    assert "dropped" not in out


def test_control_characters_of_a_paper_do_not_reach_the_terminal(peilung: Peilung, files: tuple[Path, Path]) -> None:
    assert "\x1b" not in peilung("compare", *files).out


def test_json_names_the_words_at_their_places(peilung: Peilung, files: tuple[Path, Path]) -> None:
    data = json.loads(peilung("compare", *files, "--json").out)
    assert (data["schema"], data["confirmed"]) == ("peilung/recurrence/1", False)
    assert [row["name"] for row in data["papers"]] == ["older.json", "newer.json"]
    assert {(pair["first"]["point"], pair["second"]["point"]) for pair in data["pairs"]} == {("1", "4"), ("2", "2")}
    for pair in data["pairs"]:
        assert pair["same_number"] is (pair["first"]["point"] == "2")
        assert 0 < pair["score"] <= 1
        assert pair["first"]["answers"] == [f"a{pair['first']['point']}"]
        for carrier in pair["carriers"]:
            for side in ("first", "second"):
                for word in carrier[side]:
                    assert pair[side]["text"][word["start"] : word["end"]] == word["quote"]
    assert [(row["paper"], row["point"]) for row in data["not_found"]] == [(0, "3"), (1, "5")]


def test_three_papers_are_compared_each_with_each(
    peilung: Peilung, files: tuple[Path, Path], tmp_path: Path
) -> None:
    third = tmp_path / "third.json"
    third.write_text(dumps(paper({"9": "den Kaffeebechern ein Pfand zu geben"}, "Drucksache 9/3", "Antwort")), "utf-8")
    data = json.loads(peilung("compare", *files, third, "--json").out)
    with_third = {(pair["first"]["paper"], pair["second"]["paper"]) for pair in data["pairs"]}
    assert {(0, 1), (0, 2), (1, 2)} <= with_third


def test_papers_without_pairs_end_well(peilung: Peilung, files: tuple[Path, Path], tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text(dumps(paper({"1": "Möwen zu zählen"}, "Drucksache 9/4", "Antwort")), "utf-8")
    ran = peilung("compare", files[0], other)
    assert (ran.code, "No pairs were found." in ran.out) == (0, True)


def test_one_paper_is_a_usage_error(peilung: Peilung, files: tuple[Path, Path]) -> None:
    ran = peilung("compare", files[0])
    assert ran.code == 2
    assert "at least two papers" in ran.errors


def test_a_file_that_cannot_be_read_is_refused(peilung: Peilung, files: tuple[Path, Path], tmp_path: Path) -> None:
    ran = peilung("compare", files[0], tmp_path / "nothing.json")
    assert ran.code == 1
    assert "nothing.json" in ran.errors
    assert ran.out == ""


def test_a_model_that_is_not_there_is_a_usage_error(
    peilung: Peilung, files: tuple[Path, Path], tmp_path: Path
) -> None:
    ran = peilung("compare", *files, "--model", tmp_path / "model")
    assert ran.code == 2
    assert "There is no folder" in ran.errors
