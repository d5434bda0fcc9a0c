"""Every sample paper in every dress is read as its source says; nothing is lost on the way."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from peilung.core.paper import Answer, Document, Footnote, Passage, Point
from peilung.core.score import Gold, score
from peilung.reading import read
from samples.make import PAPERS, file_name
from samples.source import load_all
from tests.cases import signs

FILES = sorted(PAPERS / file_name(sample, dress) for sample in load_all() for dress in sample.dresses)
EVERY_FILE = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
Owner = Point | Answer | Passage | Footnote
SAMPLES = {sample.name: sample for sample in load_all()}
_READ: dict[Path, Document] = {}


def document_of(path: Path) -> Document:
    if path not in _READ:
        _READ[path] = read(path.read_bytes())
    return _READ[path]


def sample_of(path: Path) -> str:
    """The name of the sample that a file belongs to: ``kuestenrat`` for ``kuestenrat-ruled.pdf``."""
    return max((name for name in SAMPLES if path.name.startswith(name)), key=len)


def gold_of(path: Path) -> Gold:
    return Gold.from_json(json.loads((PAPERS / f"{sample_of(path)}.gold.json").read_text(encoding="utf-8")))


@EVERY_FILE
def test_a_sample_is_read_as_its_gold_says(path: Path) -> None:
    assert [str(finding) for finding in score(document_of(path), gold_of(path)).findings] == []


@EVERY_FILE
def test_no_sign_of_a_sample_is_lost_or_invented(path: Path) -> None:
    document = document_of(path)
    expected = Counter(signs.of_file(path.name, path.read_bytes()))
    expected.subtract(signs.not_repeated(SAMPLES[sample_of(path)]))
    expected.update(signs.made_by_word(document) if path.suffix == ".docx" else {})
    assert signs.difference(signs.of_document(document), expected) == {}


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
