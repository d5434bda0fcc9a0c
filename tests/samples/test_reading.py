"""Every sample paper in every dress is read as its source says; nothing is lost on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from peilung.core.paper import Answer, Document, Footnote, Passage, Point
from peilung.core.score import Gold, score
from peilung.reading import read
from samples.make import PAPERS
from tests.cases import signs

FILES = sorted(path for path in PAPERS.iterdir() if path.suffix in {".pdf", ".docx", ".html", ".txt"})
EVERY_FILE = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
Owner = Point | Answer | Passage | Footnote
_READ: dict[Path, Document] = {}


def document_of(path: Path) -> Document:
    if path not in _READ:
        _READ[path] = read(path.read_bytes())
    return _READ[path]


def gold_of(path: Path) -> Gold:
    names = [gold.name.removesuffix(".gold.json") for gold in PAPERS.glob("*.gold.json")]
    name = max((name for name in names if path.name.startswith(name)), key=len)
    return Gold.from_json(json.loads((PAPERS / f"{name}.gold.json").read_text(encoding="utf-8")))


@EVERY_FILE
def test_a_sample_is_read_as_its_gold_says(path: Path) -> None:
    assert [str(finding) for finding in score(document_of(path), gold_of(path)).findings] == []


@EVERY_FILE
def test_no_letter_or_figure_of_a_sample_is_lost_or_invented(path: Path) -> None:
    document = document_of(path)
    inside, outside = signs.of_document(document), signs.of_file(path.name, path.read_bytes())
    lost = outside - inside
    assert lost - signs.parents(document) == {}
    made_by_word = signs.count("".join(2 * note.mark for note in document.footnotes)) if path.suffix == ".docx" else {}
    assert inside - outside == {} or inside - outside == made_by_word


@EVERY_FILE
def test_the_spans_of_a_text_rise_and_stay_within_it(path: Path) -> None:
    document = document_of(path)
    points = [point for resolution in document.resolutions for point in resolution.points]
    owners: list[Owner] = [*points, *document.answers, *document.front, *document.headings, *document.footnotes]
    for owner in owners:
        edges = [edge for span in owner.spans for edge in (span.start, span.end)]
        assert edges == sorted(edges)
        assert not edges or (edges[0] >= 0 and edges[-1] <= len(owner.text))
        covered = "".join(owner.text[span.start : span.end] for span in owner.spans)
        assert signs.count(covered) == signs.count(owner.text)


@EVERY_FILE
def test_every_fragment_has_a_place(path: Path) -> None:
    for answer in document_of(path).answers:
        for span in answer.spans:
            assert (span.page and span.box) if path.suffix == ".pdf" else span.line


@EVERY_FILE
def test_the_text_of_an_answer_is_its_blocks(path: Path) -> None:
    for answer in document_of(path).answers:
        assert "\n".join(block.text for block in answer.blocks) == answer.text
