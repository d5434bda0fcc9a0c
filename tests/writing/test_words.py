"""The words of our own: German papers get German sentences, all others the problem's message."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peilung.core.paper import Problem, ProblemCode, RepairKind
from peilung.writing import Format, write
from peilung.writing.words import ENGLISH, GERMAN, Words
from tests.writing.example import example, path

MESSAGE = "Something is open. Look at the page."


@pytest.mark.parametrize("code", list(ProblemCode))
def test_every_problem_has_a_german_sentence_with_advice(code: ProblemCode) -> None:
    for quote in (None, "Worte"):
        said = GERMAN.problem(Problem(code, MESSAGE, 2, path("2 a)"), quote))
        assert said != MESSAGE
        assert said.count(". ") >= 1
        assert "{" not in said
        assert code.value not in said


@pytest.mark.parametrize("words", [GERMAN, ENGLISH])
@pytest.mark.parametrize("kind", list(RepairKind))
def test_every_kind_of_repair_has_words(kind: RepairKind, words: Words) -> None:
    assert kind.value not in words.repair(kind)


def test_a_language_has_its_name_or_else_its_tag() -> None:
    assert (GERMAN.language_name("en-GB"), ENGLISH.language_name("pl")) == ("Englisch", "Polish")
    assert GERMAN.language_name("x-klingon") == "x-klingon"
    assert GERMAN.version(None) == "Übersetzung"


def test_a_german_sentence_names_the_number() -> None:
    assert "fehlt die Nummer 2 c) (3)," in GERMAN.problem(Problem(ProblemCode.GAP, MESSAGE, None, path("2 c) (3)")))
    assert "fehlt eine Nummer," in GERMAN.problem(Problem(ProblemCode.GAP, MESSAGE))


def test_a_file_taken_in_by_another_is_no_text_out_of_place() -> None:
    assert "nicht gelesen" in GERMAN.problem(Problem(ProblemCode.NOT_PLACED, MESSAGE))
    assert "nicht zuordnen" in GERMAN.problem(Problem(ProblemCode.NOT_PLACED, MESSAGE, quote="Worte"))


def test_other_papers_show_the_message() -> None:
    assert ENGLISH.problem(Problem(ProblemCode.GAP, MESSAGE)) == MESSAGE


@pytest.mark.parametrize("form", [Format.HTML, Format.MARKDOWN])
def test_problems_of_a_german_paper_are_shown_in_german_without_their_code(form: Format) -> None:
    document = replace(example(), problems=(Problem(ProblemCode.ROLE_UNCLEAR, MESSAGE, 7, path("3 f)"), "Messstelle"),))
    text = write(document, form).decode()
    assert "ob dies eine Feststellung oder eine Forderung ist" in text
    assert MESSAGE not in text
    assert "role-unclear" not in text
