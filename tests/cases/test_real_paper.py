"""A real paper, in every form it has: all points, kinds, roles, texts and answers as a person read them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peilung.core.paper import Document
from peilung.core.score import Gold, score
from peilung.reading import read
from tests.cases import forms, signs

FORMS = ("pso19-mv.txt", "pso19-mv-ruled.pdf", "pso19-mv-unruled.pdf", "pso19-mv-tagged.pdf")
Make = Callable[[dict[str, Any]], bytes]
EVERY_MADE_FORM = pytest.mark.parametrize(
    ("name", "make"), [("paper.html", forms.as_html), ("paper.docx", forms.as_docx)], ids=["html", "docx"]
)
EVERY_FORM = pytest.mark.parametrize("form", FORMS)


def gold_of(shared: Path, form: str) -> dict[str, Any]:
    text = (shared / "cases" / "pso19-mv.gold.json").read_text(encoding="utf-8")
    if form.endswith(".pdf"):
        text = text.replace("2 1) (4)", "2 l) (4)")  # a slip of the transcription, put right in the PDFs
    gold: dict[str, Any] = json.loads(text)
    return gold


def closing_stops(gold: dict[str, Any]) -> dict[str, int]:
    """Each section's number is printed with a closing full stop (“1.”), which a path leaves out."""
    return {".": -sum(node["kind"] == "section" for node in gold["nodes"])}


def faults(document: Document, gold: dict[str, Any]) -> list[str]:
    return [str(finding) for finding in score(document, Gold.from_json(gold)).findings]


@EVERY_FORM
def test_every_point_and_answer_is_read_exactly(shared: Path, form: str) -> None:
    document = read((shared / "cases" / form).read_bytes())
    assert faults(document, gold_of(shared, form)) == []
    assert sum(len(resolution.points) for resolution in document.resolutions) == 70


@EVERY_MADE_FORM
def test_its_forms_for_the_web_and_for_word_read_the_same(shared: Path, name: str, make: Make) -> None:
    gold = gold_of(shared, "pso19-mv.txt")
    assert faults(read(make(gold)), gold) == []


@EVERY_MADE_FORM
def test_its_forms_for_the_web_and_for_word_lose_nothing_and_have_no_problems(
    shared: Path, name: str, make: Make
) -> None:
    gold = gold_of(shared, "pso19-mv.txt")
    document = read(make(gold))
    assert signs.difference(signs.of_document(document), signs.of_file(name, make(gold))) == closing_stops(gold)
    assert document.problems == ()
    assert document.omitted == ()


@EVERY_FORM
def test_two_points_share_one_answer(shared: Path, form: str) -> None:
    document = read((shared / "cases" / form).read_bytes())
    shared_answers = [[str(path) for path in answer.answers] for answer in document.answers if len(answer.answers) > 1]
    assert shared_answers == [["3 e) (1)", "3 e) (2)"]]


@EVERY_FORM
def test_no_sign_is_lost_or_invented(shared: Path, form: str) -> None:
    data = (shared / "cases" / form).read_bytes()
    found = signs.difference(signs.of_document(read(data)), signs.of_file(form, data))
    assert found == closing_stops(gold_of(shared, form))


@EVERY_FORM
def test_the_front_says_what_is_answered_and_by_when(shared: Path, form: str) -> None:
    document = read((shared / "cases" / form).read_bytes())
    paper, resolution = document.paper, document.resolutions[0]
    assert (paper.language, paper.author) == ("de", "Landesregierung Mecklenburg-Vorpommern")
    assert str(paper.due) == "2024-05-31"
    assert paper.request is not None
    assert paper.request.papers == ("8/3400", "6/4498")
    assert (resolution.session, resolution.body) == ("19", "Parlamentsforum Südliche Ostsee")
    assert (resolution.place, str(resolution.begins), str(resolution.ends)) == ("Hamburg", "2023-09-17", "2023-09-19")


@EVERY_FORM
def test_the_footnote_is_tied_to_its_mark_and_no_problem_is_left(shared: Path, form: str) -> None:
    document = read((shared / "cases" / form).read_bytes())
    assert [(note.mark, note.within) for note in document.footnotes] == [("1", "front")]
    assert document.problems == ()
    assert document.omitted == ()
