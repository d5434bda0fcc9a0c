"""The papers in freer layouts: they agree with their sources, and are read as their gold says."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from peilung.core.errors import Refused
from peilung.core.paper import Document, ProblemCode
from peilung.core.score import Gold, normal, score
from peilung.reading import read
from samples.layouts.dress import DRESSES, file_name
from samples.layouts.expected import NOT_YET_READ, lacking
from samples.layouts.gold import gold, gold_text, marks
from samples.layouts.make import file_names, files
from samples.layouts.markup import load_all
from samples.layouts.model import Paper
from samples.make import PAPERS
from tests.cases import signs

LAYOUTS = {paper.name: paper for paper in load_all()}
FILES = {name: paper for paper in LAYOUTS.values() for name in file_names(paper)}
EVERY_PAPER = pytest.mark.parametrize("paper", LAYOUTS.values(), ids=LAYOUTS)


def marked(name: str) -> object:
    reason = lacking(name)
    return pytest.param(name, marks=pytest.mark.xfail(reason=reason, strict=False) if reason else ())


EVERY_FILE = pytest.mark.parametrize("name", [marked(name) for name in FILES])


@cache
def document_of(name: str) -> Document:
    return read((PAPERS / name).read_bytes())


def gold_of(name: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((PAPERS / f"{FILES[name].name}.gold.json").read_text(encoding="utf-8"))
    return value


@EVERY_FILE
def test_a_paper_is_read_as_its_gold_says(name: str) -> None:
    result = score(document_of(name), Gold.from_json(gold_of(name)))
    assert [str(finding) for finding in result.findings] == []


@EVERY_FILE
def test_points_without_an_answer_among_answered_ones_are_told(name: str) -> None:
    told = [problem for problem in document_of(name).problems if problem.code is ProblemCode.ANSWER_EMPTY]
    wanted = gold_of(name)["problems"]
    assert [(item.resolution, str(item.path)) for item in told] == [
        (item["resolution"], item["path"]) for item in wanted
    ]


@EVERY_FILE
def test_no_sign_is_lost_or_invented_but_of_numbers_and_labels(name: str) -> None:
    held = signs.of_file(name, (PAPERS / name).read_bytes())
    difference = signs.difference(signs.of_document(document_of(name)), held)
    loose = signs.count(marks(FILES[name]))
    assert {sign: count for sign, count in difference.items() if abs(count) > loose[sign]} == {}


@pytest.mark.parametrize("name", NOT_YET_READ)
def test_a_paper_said_not_to_be_read_has_a_fault_indeed(name: str) -> None:
    assert name in FILES, f"There is no “{name}”: take it out of samples/layouts/expected.py."
    assert not is_read(name), f"“{name}” is read now: take it out of samples/layouts/expected.py."


def is_read(name: str) -> bool:
    try:
        return score(document_of(name), Gold.from_json(gold_of(name))).perfect
    except Refused:
        return False


@EVERY_PAPER
def test_the_gold_is_what_the_source_says(paper: Paper) -> None:
    assert (PAPERS / f"{paper.name}.gold.json").read_text(encoding="utf-8") == gold_text(paper)


@EVERY_PAPER
def test_making_a_paper_again_gives_the_same_text(paper: Paper) -> None:
    pytest.importorskip("pyphen", reason="pyphen breaks the words of the samples; it is not installed here.")
    for name, data in files(paper):
        assert comparable(name, data) == comparable(name, (PAPERS / name).read_bytes()), name


def comparable(name: str, data: bytes) -> object:
    match Path(name).suffix:
        case ".pdf":
            return pdf_text(data)
        case ".docx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return {member: archive.read(member) for member in archive.namelist()}
        case _:
            return data.decode()


def pdf_text(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


@EVERY_PAPER
def test_paths_are_unique_and_every_parent_is_there(paper: Paper) -> None:
    paths = [(node["resolution"], node["path"]) for node in gold(paper)["nodes"]]
    assert len(set(paths)) == len(paths)
    for resolution, path in paths:
        parent = path.rpartition(" ")[0]
        assert not parent or (resolution, parent) in paths, path


@EVERY_PAPER
def test_every_answer_and_detail_is_about_a_point_of_the_paper(paper: Paper) -> None:
    made = gold(paper)
    paths = {(node["resolution"], node["path"]) for node in made["nodes"]}
    about = [(item["resolution"], path) for item in made["details"] for path in item["points"]]
    about += [(node["resolution"], path) for node in made["nodes"] for path in node.get("joint", ())]
    assert set(about) <= paths
    assert all(node["text"] for node in made["nodes"])


@EVERY_PAPER
def test_every_file_prints_every_sign_of_the_gold(paper: Paper) -> None:
    made = gold(paper)
    texts = {(node["resolution"], node["path"]): node["text"] for node in made["nodes"]}
    answers = {(node["resolution"], *node.get("joint", [node["path"]])): node["statement"] for node in made["nodes"]}
    details = [item["text"] for item in made["details"]]
    wanted = Counter(normal("".join([*texts.values(), *answers.values(), *details, *made["back"]])).replace("|", ""))
    for dress in map(DRESSES.__getitem__, paper.dresses):
        name = file_name(paper.name, dress)
        printed = signs.of_file(name, (PAPERS / name).read_bytes())
        assert not wanted - printed, name
