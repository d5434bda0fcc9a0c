"""Flowing papers are read as a person reads them: resolutions alone, questions and answers, responses, languages."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peilung.core.errors import Refused
from peilung.core.paper import Document, PointKind, ProblemCode
from peilung.reading import read
from samples.layouts.dress import DRESSES
from samples.layouts.gold import marks
from tests.cases import signs
from tests.reading.flowing_papers import FORMATS, Told, file_of, judge, refused_texts, told

PAPERS = told()
EVERY_PAPER = pytest.mark.parametrize("name", PAPERS)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", [name for name, item in PAPERS.items() if not item.lacks])
def test_an_invented_paper_is_read_without_a_fault(name: str, form: str) -> None:
    _, found = judge(PAPERS[name], form)
    assert [str(finding) for finding in found] == []


@pytest.mark.parametrize("name", [name for name, item in PAPERS.items() if item.lacks])
def test_a_paper_said_not_to_be_read_has_a_fault_indeed(name: str) -> None:
    assert judge(PAPERS[name], "txt")[1], f"{name} is read now: take out what it is said to lack."


@EVERY_PAPER
def test_every_sign_stands_in_exactly_one_place(name: str) -> None:
    item = PAPERS[name]
    for form in ("txt", "html", "docx"):
        assert not _lost_or_doubled(item, form), form


def _lost_or_doubled(item: Told, form: str) -> dict[str, int]:
    data = file_of(item.paper, form)
    held = signs.of_file(f"paper.{DRESSES[form].suffix}", data)
    difference = signs.difference(signs.of_document(read(data)), held)
    loose = signs.count(marks(item.paper))
    return {sign: count for sign, count in difference.items() if abs(count) > loose[sign]}


@pytest.mark.parametrize("name", refused_texts())
def test_what_is_no_such_paper_is_refused(name: str) -> None:
    with pytest.raises(Refused) as refusal:
        read(refused_texts()[name].encode())
    assert refusal.value.code in ("no-points", "not-a-follow-up-paper")


def reading(text: str) -> Document:
    return read(text.encode())


def said(document: Document) -> dict[str, tuple[str, str]]:
    """Each point's text and answer by its number."""
    answers = {answer.id: answer.text for answer in document.answers}
    return {
        str(point.path): (point.text, " ".join(answers[held] for held in point.answers))
        for point in document.resolutions[0].points
    }


def test_a_list_inside_an_answer_is_no_list_of_questions() -> None:
    text = (
        "Antwort der Landesregierung auf die Kleine Anfrage\n\n1. Welche Wege gibt es?\n\nEs gibt zwei Wege:\n\n"
        "1. den Moorweg,\n\n2. den Deichweg.\n\n2. Wer pflegt sie?\n\nDie Gemeinde pflegt sie.\n"
    )
    assert said(reading(text)) == {
        "1": ("Welche Wege gibt es?", "Es gibt zwei Wege:\n1. den Moorweg,\n2. den Deichweg."),
        "2": ("Wer pflegt sie?", "Die Gemeinde pflegt sie."),
    }


def test_an_answer_that_is_a_date_is_no_signature() -> None:
    text = "Antwort des Senats\n\n1. Wer baut die Brücke?\n\nDie Stadt.\n\n2. Wann ist sie fertig?\n\nAm 3. Mai 2031.\n"
    assert said(reading(text))["2"][1] == "Am 3. Mai 2031."


def test_a_part_of_the_paper_without_points_is_not_lost() -> None:
    text = (
        "Bericht über Beschlüsse\n\nBeschluss vom 3. Mai 2030\n\n1. Der Rat fordert Bäume.\n\nAntwort: Gepflanzt.\n\n"
        "2. Der Rat fordert Bänke.\n\nAntwort: Aufgestellt.\n\nBeschluss vom 9. Juni 2030\n\n"
        "1. Der Rat fordert Licht.\n\nAntwort: Kommt.\n\n2. Der Rat fordert Ruhe.\n\nAntwort: Ja.\n\n"
        "Beschluss vom 1. Juli 2030\n\nDieser Beschluss wurde aufgehoben.\n"
    )
    document = reading(text)
    assert len(document.resolutions) == 2
    assert not signs.difference(signs.of_document(document), signs.count(text)).keys() - set(".:")


def test_numbers_that_begin_anew_below_headings_are_one_resolution_and_told() -> None:
    text = (
        "Stellungnahme zur Entschließung der 9. Uferkonferenz\n\nKlima\n\n1. Die Konferenz fordert Bäume.\n\n"
        "Stellungnahme: Ja.\n\nVerkehr\n\n1. Die Konferenz fordert Fähren.\n\nStellungnahme: Nein.\n"
    )
    document = reading(text)
    assert [str(point.path) for point in document.resolutions[0].points] == ["1", "1~2"]
    assert ProblemCode.SECOND_RESOLUTION in {problem.code for problem in document.problems}


# Random trees, set as flowing text in each manner and read back.

WORDS = st.text(string.ascii_lowercase, min_size=4, max_size=9)
SENTENCE = st.lists(WORDS, min_size=3, max_size=9).map(lambda words: " ".join(["Xa" + words[0], *words[1:]]))
TREE = st.lists(st.tuples(SENTENCE, st.lists(SENTENCE, min_size=0, max_size=3), SENTENCE), min_size=2, max_size=7)
Tree = list[tuple[str, list[str], str]]


def _wide(tree: Tree) -> Tree:
    """A list of one letter is none."""
    return [(text, below if len(below) > 1 else [], answer) for text, below, answer in tree]


def _numbered(tree: Tree, question: str) -> list[list[str]]:
    """Each point's paragraphs: its own, and those of its letters."""
    groups = []
    for count, (text, below, _) in enumerate(tree, 1):
        letters = [f"{letter}) {item}{question}" for letter, item in zip("abc", below, strict=False)]
        groups.append([f"{count}. {text}{',' if below else question}", *letters])
    return groups


@settings(max_examples=60, deadline=None)
@given(TREE.map(_wide))
def test_a_resolution_alone_is_read_back(tree: Tree) -> None:
    paragraphs = [p for group in _numbered(tree, ";") for p in group]
    text = "\n\n".join(["Resolution of the 5th Xanthe Forum", "The Forum calls on the governments to", *paragraphs])
    points = reading(text).resolutions[0].points
    assert [str(point.path) for point in points] == _paths(tree)
    assert [point.kind is PointKind.INTRO for point in points] == _intros(tree)


@settings(max_examples=60, deadline=None)
@given(TREE.map(_wide))
def test_questions_with_their_answers_below_are_read_back(tree: Tree) -> None:
    blocks = [[*group, f"{answer}."] for group, (_, _, answer) in zip(_numbered(tree, "?"), tree, strict=True)]
    _is_answered(["Answer of the Government to questions", *[p for block in blocks for p in block]], tree)


@settings(max_examples=60, deadline=None)
@given(TREE.map(_wide))
def test_questions_with_answers_behind_all_of_them_are_read_back(tree: Tree) -> None:
    asked = [p for group in _numbered(tree, "?") for p in group]
    answers = [f"Zu Frage {count}: {answer}." for count, (_, _, answer) in enumerate(tree, 1)]
    between = "Die Regierung beantwortet die Fragen wie folgt:"
    _is_answered(["Kleine Anfrage", *asked, between, *answers], tree, whole=True)


@settings(max_examples=60, deadline=None)
@given(TREE.map(_wide))
def test_recommendations_with_labelled_responses_are_read_back(tree: Tree) -> None:
    blocks = []
    for count, (text, below, answer) in enumerate(tree, 1):
        letters = [f"({letter}) {item};" for letter, item in zip("abc", below, strict=False)]
        blocks += [f"Recommendation {count}: {text}{',' if below else '.'}", *letters, "Response:", f"{answer}."]
    _is_answered(["Government response to the report", *blocks], tree)


def _is_answered(paragraphs: list[str], tree: Tree, whole: bool = False) -> None:
    """Whether every point has its answer: the letters of a point share it, or the point itself has it (``whole``)."""
    document = reading("\n\n".join(paragraphs))
    points = document.resolutions[0].points
    answers = {answer.id: answer.text for answer in document.answers}
    assert len(points) == len(_paths(tree))
    held = ["|".join(answers[key] for key in point.answers) for point in points]
    wanted: list[str] = []
    for _, below, answer in tree:
        wanted += [f"{answer}." if not below or whole else "", *([f"{answer}." if not whole else ""] * len(below))]
    assert held == wanted


def _paths(tree: Tree) -> list[str]:
    return [
        path
        for count, (_, below, _) in enumerate(tree, 1)
        for path in (str(count), *(f"{count} {letter})" for letter in "abc"[: len(below)]))
    ]


def _intros(tree: Tree) -> list[bool]:
    return [intro for _, below, _ in tree for intro in (bool(below), *([False] * len(below)))]
