"""``peilung show``: one point with its answers, in words or as JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from peilung.cli.show import place
from peilung.core.number import NumberPath
from peilung.core.paper import (
    Answer,
    Block,
    BlockType,
    Box,
    Detail,
    Document,
    Omission,
    OmissionReading,
    Paper,
    Point,
    PointKind,
    Problem,
    ProblemCode,
    Resolution,
    Role,
    Span,
)
from peilung.reading.isolated import Child
from peilung.writing.json import dumps
from peilung.writing.place import WORD_FILE
from tests.cli.conftest import Peilung


def path(text: str) -> NumberPath:
    return NumberPath.parse(text)


def point(number: str, text: str, *answers: str, spans: tuple[Span, ...] = ()) -> Point:
    return Point(path(number), path(number).slug, PointKind.POINT, Role.DEMAND, text, answers, spans)


FIRST = Resolution(
    title="Erste Entschließung",
    points=(
        point("1 a)", "Anlegestellen erfassen", "a1", spans=(Span(0, 22, 3, Box(50, 100, 200, 120)),)),
        point("1 b)", "Fahrpläne abstimmen", "a2", spans=(Span(0, 4, line=7), Span(5, 9, line=9))),
        point("1 c)", "Lotsen ausbilden", "a2"),
        point("1 d) (1)", "Leuchtfeuer\x1b[31m prüfen\u202e"),
        point("2 a)", "Häfen vertiefen"),
    ),
)
SECOND = Resolution(title="Zweite Entschließung", points=(point("2 a)", "Möwen zählen"),))
ANSWERS = (
    Answer("a1", 0, (path("1 a)"),), "Hafenamt", "Ist erfasst.", (Block(BlockType.PARAGRAPH, "Ist erfasst."),),
           (Span(0, 12, 3, Box(250, 100, 400, 110)), Span(0, 12, 4, Box(250, 50, 390, 60)))),
    Answer("a2", 0, (path("1 b)"), path("1 c)")), None, "Beides läuft.", (), ()),
)  # fmt: skip
DOCUMENT = Document(
    Paper(sha256="0" * 64, media_type="application/pdf", pages=4),
    resolutions=(FIRST, SECOND),
    answers=ANSWERS,
    omitted=(Omission(0, path("1 e)"), path("1 d)"), None, OmissionReading.COMPETENCE),),
    problems=(Problem(ProblemCode.ROLE_UNCLEAR, "The role is unclear.", path=path("1 b)")),),
)


@pytest.fixture
def read(tmp_path: Path) -> Path:
    file = tmp_path / "paper.json"
    file.write_text(dumps(DOCUMENT), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    "number", ["1 a)", "1-a", "1a", "1 A)", "Ziffer 1 a)", "Abschnitt 1 Buchstabe a)", "§ 1 lit. a)", "1 a)\x00"]
)
def test_a_point_is_found_by_number_or_slug(peilung: Peilung, read: Path, number: str) -> None:
    ran = peilung("show", read, number)
    assert ran.code == 0
    assert "Number  1 a)  (1-a)" in ran.out
    assert "Anlegestellen erfassen" in ran.out
    assert ran.errors == ""


def test_kind_role_and_places_are_told(peilung: Peilung, read: Path) -> None:
    out = peilung("show", read, "1-a").out
    for line in (
        "Kind    point",
        "Role    demand",
        "Place   page 3",
        "Answer  by Hafenamt",
        "Place   pages 3–4",
        "Ist erfasst.",
    ):
        assert line in out.splitlines()


def test_a_joint_answer_names_the_other_points(peilung: Peilung, read: Path) -> None:
    out = peilung("show", read, "1-b").out
    assert "Answer  jointly with 1 c)" in out
    assert "Place   lines 7, 9" in out
    assert "Problem (role-unclear): The role is unclear." in out


def test_a_point_without_answer_says_so(peilung: Peilung, read: Path) -> None:
    assert "No answer." in peilung("show", read, "1-d-1").out


def test_control_characters_of_a_paper_do_not_reach_the_terminal(peilung: Peilung, read: Path) -> None:
    out = peilung("show", read, "1-d-1").out
    assert "Leuchtfeuer\ufffd[31m prüfen\ufffd" in out


def test_points_of_several_resolutions_are_all_shown(peilung: Peilung, read: Path) -> None:
    out = peilung("show", read, "2 a)").out
    assert "Resolution 1: Erste Entschließung" in out
    assert "Resolution 2: Zweite Entschließung" in out
    assert out.count("Number  2 a)") == 2


def test_one_of_several_resolutions_can_be_asked_for(peilung: Peilung, read: Path) -> None:
    out = peilung("show", read, "r2.2-a").out
    assert "Resolution 2: Zweite Entschließung" in out
    assert "Resolution 1" not in out
    assert peilung("show", read, "r2.1-a").code == 1
    ran = peilung("show", read, "r3.2-a")
    assert ran.code == 1
    assert "There is no such resolution in this paper. The paper has 2: name one from r1. to r2." in ran.errors


@pytest.fixture
def translated(tmp_path: Path) -> Path:
    english = replace(point("1 a)", "Record the landing stages", "e1"), translates=path("1 a)"))
    answers = (*ANSWERS, Answer("e1", 2, (path("1 a)"),), None, "They are recorded."))
    details = (
        Detail(0, (path("1 a)"), path("1 b)")), "Zuständig", "Hafenamt Nord", (Span(0, 8, 3),)),
        Detail(1, (path("1 a)"),), "Stand", "anderswo"),
    )
    resolutions = (FIRST, SECOND, Resolution(title="First Resolution", language="en", translates=0, points=(english,)))
    file = tmp_path / "translated.json"
    file.write_text(dumps(replace(DOCUMENT, resolutions=resolutions, answers=answers, details=details)), "utf-8")
    return file


def test_further_columns_and_the_translation_of_a_point_are_told(peilung: Peilung, translated: Path) -> None:
    lines = peilung("show", translated, "1-a").out.splitlines()
    for line in (
        "Column  Zuständig",
        "Hafenamt Nord",
        "Translation  1 a) of resolution 3, language en",
        "Record the landing stages",
        "They are recorded.",
    ):
        assert line in lines
    assert sum(line.startswith("Number") for line in lines) == 1, "the translation is not told a second time"
    assert "anderswo" not in lines


def test_a_translation_that_is_asked_for_says_of_what(peilung: Peilung, translated: Path) -> None:
    lines = peilung("show", translated, "r3.1-a").out.splitlines()
    assert lines[:3] == ["Resolution 3: First Resolution", "Language en", "Translates 1 a) of resolution 1"]


def test_json_holds_further_columns_and_translations(peilung: Peilung, translated: Path) -> None:
    (match,) = json.loads(peilung("show", translated, "1-a", "--json").out)["matches"]
    assert [(detail["title"], detail["text"]) for detail in match["details"]] == [("Zuständig", "Hafenamt Nord")]
    (translation,) = match["translations"]
    assert (translation["resolution"], translation["point"]["text"]) == (2, "Record the landing stages")
    assert [answer["id"] for answer in translation["answers"]] == ["e1"]


def test_a_problem_of_another_resolution_is_not_told(peilung: Peilung, tmp_path: Path) -> None:
    problem = replace(DOCUMENT.problems[0], path=path("2 a)"), resolution=1)
    file = tmp_path / "paper.json"
    file.write_text(dumps(replace(DOCUMENT, problems=(problem,))), "utf-8")
    assert "Problem" not in peilung("show", file, "r1.2-a").out
    assert "Problem (role-unclear)" in peilung("show", file, "r2.2-a").out


def test_json_has_the_shape_of_the_contract(peilung: Peilung, read: Path) -> None:
    (match,) = json.loads(peilung("show", read, "1-b", "--json").out)["matches"]
    assert match["resolution"] == 0
    assert match["point"]["path"] == "1 b)"
    assert [answer["id"] for answer in match["answers"]] == ["a2"]


@pytest.mark.parametrize(
    ("number", "nearest"),
    [
        ("1-f", "1 d) (1)"),
        ("1 d) (l)", "1 d) (1)"),
        ("l a)", "1 a)"),
        ("IV 1 a)", "1 a)"),
        ("1 z)", "1 d) (1)"),
        ("2-b", "2 a) (2-a)"),
        ("1-d", "1 d) (1)"),
    ],
)
def test_an_unknown_number_suggests_the_nearest(peilung: Peilung, read: Path, number: str, nearest: str) -> None:
    ran = peilung("show", read, number)
    assert ran.code == 1
    assert ran.out == ""
    assert f"The nearest numbers are {nearest}" in ran.errors


@pytest.mark.parametrize("number", ["", " ", "...", "ü", "\x07", "\u202e", "Ziffer", "1 a) and more"])
def test_a_number_that_is_none_is_refused(peilung: Peilung, read: Path, number: str) -> None:
    ran = peilung("show", read, number)
    assert ran.code == 1
    assert ": refused: " in ran.errors
    assert "incident" not in ran.errors


def test_a_number_needs_no_quotation_marks(peilung: Peilung, read: Path) -> None:
    assert peilung("show", read, "1", "d", "1").out == peilung("show", read, "1 d) (1)").out
    assert peilung("show", read, "1", "a", "--json").out == peilung("show", "--json", read, "1-a").out


def test_the_slug_of_the_paper_itself_counts_first(peilung: Peilung, tmp_path: Path) -> None:
    points = (replace(point("1 a)", "klein"), slug="1-a-x"), replace(point("1 A)", "groß"), slug="1-a"))
    file = tmp_path / "paper.json"
    file.write_text(dumps(replace(DOCUMENT, resolutions=(Resolution(points=points),), answers=(), omitted=())), "utf-8")
    assert "groß" in peilung("show", file, "1-a").out
    assert "klein" in peilung("show", file, "1 a)").out


def test_the_paper_is_told_to_quote_it(peilung: Peilung, tmp_path: Path) -> None:
    paper = replace(DOCUMENT.paper, title="Bericht über\ndie Häfen", number="7/12", date=date(2025, 6, 27))
    file = tmp_path / "paper.json"
    file.write_text(dumps(replace(DOCUMENT, paper=paper)), "utf-8")
    lines = peilung("show", file, "1-a").out.splitlines()
    assert lines[:4] == ["Title   Bericht über die Häfen", "Paper   7/12", "Date    2025-06-27", ""]


def test_word_files_have_paragraphs_instead_of_lines() -> None:
    assert place((Span(0, 4, line=7),), WORD_FILE) == "paragraph 7"
    assert place((), WORD_FILE) == "unknown"


@pytest.mark.parametrize("arguments", [("read",), ("show", "1)"), ("score", "gold.json")])
def test_a_process_that_is_not_fully_locked_in_is_told(
    peilung: Peilung, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr("peilung.cli._warm", lambda _arguments, reader: Child(reader, kernel_filter=False))
    monkeypatch.chdir(tmp_path)
    Path("paper.txt").write_text("*one")
    Path("gold.json").write_text('{"document": "x", "nodes": []}')
    ran = peilung(arguments[0], "paper.txt", *arguments[1:])
    assert ran.errors.count("Note: the reading process was not fully locked in: the kernel filter is switched off") == 1


def test_a_number_that_the_paper_leaves_out_is_told_as_such(peilung: Peilung, read: Path) -> None:
    ran = peilung("show", read, "1-e")
    assert ran.code == 1
    assert "leaves 1 e) out, for lack of competence" in ran.errors


def test_a_paper_is_read_for_it(peilung: Peilung, tmp_path: Path) -> None:
    (tmp_path / "paper.txt").write_text("*one\n*two")
    ran = peilung("show", tmp_path / "paper.txt", "2)")
    assert ran.code == 0
    assert "two" in ran.out
    (tmp_path / "empty.txt").write_text("nothing")
    assert "no numbered points" in peilung("show", tmp_path / "empty.txt", "2)").errors


@pytest.mark.parametrize(
    "text",
    ["{}", '{"schema": 1', "{" * 100_000, '{"schema": "peilung/paper/1"}', "{\ud800".encode(errors="surrogatepass")],
)
def test_json_of_another_kind_is_refused(peilung: Peilung, tmp_path: Path, text: str | bytes) -> None:
    file = tmp_path / "other.json"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    ran = peilung("show", file, "1-a")
    assert ran.code == 1
    assert "other.json: " in ran.errors


def test_a_missing_file_is_refused(peilung: Peilung, tmp_path: Path) -> None:
    assert "There is no such file" in peilung("show", tmp_path / "gone.pdf", "1").errors
