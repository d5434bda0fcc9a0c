"""The sample papers agree with their sources, and making them again gives the same text."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document
from lxml import html

from peilung.core.score import Gold, normal
from samples.gold import gold
from samples.long import long_sample
from samples.make import PAPERS, file_name, files, gold_text, listed
from samples.source import Sample, load_all
from samples.text import plain

SAMPLES = {sample.name: sample for sample in load_all()}
EVERY_SAMPLE = pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)


def kept(sample: Sample) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((PAPERS / f"{sample.name}.gold.json").read_text(encoding="utf-8"))
    return value


def pdf_text(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def comparable(name: str, data: bytes) -> object:
    match Path(name).suffix:
        case ".pdf":
            return pdf_text(data)
        case ".docx":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                return {member: archive.read(member) for member in archive.namelist()}
        case _:
            return data.decode()


@EVERY_SAMPLE
def test_the_gold_is_what_the_source_says(sample: Sample) -> None:
    assert (PAPERS / f"{sample.name}.gold.json").read_text(encoding="utf-8") == gold_text(sample)


@EVERY_SAMPLE
def test_making_a_paper_again_gives_the_same_text(sample: Sample) -> None:
    pytest.importorskip("pyphen", reason="pyphen breaks the words of the samples; it is not installed here.")
    for name, data in files(sample):
        assert comparable(name, data) == comparable(name, (PAPERS / name).read_bytes()), name


def test_every_file_belongs_to_a_sample_and_they_stay_small() -> None:
    expected = {kept for file, name in listed() for kept in (file, f"{name}.gold.json")}
    assert {path.name for path in PAPERS.iterdir()} == expected
    assert sum(path.stat().st_size for path in PAPERS.iterdir()) < 6_000_000


@EVERY_SAMPLE
def test_paths_are_unique_and_every_parent_is_there(sample: Sample) -> None:
    nodes = kept(sample)["nodes"]
    paths = [node["path"] for node in nodes]
    assert len(set(paths)) == len(paths)
    for node in nodes:
        parent = node["path"].rpartition(" ")[0] or node["path"].rpartition(".")[0]
        assert node["level"] == 1 or parent in paths, node["path"]


@EVERY_SAMPLE
def test_joint_points_carry_the_same_answer(sample: Sample) -> None:
    nodes = {node["path"]: node for node in kept(sample)["nodes"]}
    for node in nodes.values():
        for path in node.get("joint", []):
            assert nodes[path]["statement"] == node["statement"] != ""
            assert nodes[path]["joint"] == node["joint"]


@EVERY_SAMPLE
def test_word_and_web_pages_hold_every_text_of_the_gold(sample: Sample) -> None:
    texts = [text for node in kept(sample)["nodes"] for text in (node["text"], node["statement"])]
    for dress in sample.dresses:
        path = PAPERS / file_name(sample, dress)
        if dress.suffix in {"docx", "html"}:
            whole = word_text(path) if dress.suffix == "docx" else html.parse(path).getroot().text_content()
            missing = [text for text in texts if without_marks(text) not in normal(whole)]
            if dress.suffix == "html":
                missing = [text for text in texts if normal(text) not in normal(whole)]
            assert missing == [], path.name


def without_marks(text: str) -> str:
    """A footnote mark in a Word file is a reference, not text."""
    return normal(text.translate({ord(mark): None for mark in "¹²³"}))


def word_text(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@EVERY_SAMPLE
def test_every_pdf_prints_all_characters_of_the_gold(sample: Sample) -> None:
    rows = (row for section in sample.sections for row in section.rows)
    wanted = Counter(normal("".join(plain(cell) for row in rows for cell in sample.cells(row))))
    for dress in sample.dresses:
        if dress.suffix == "pdf":
            printed = Counter(normal("".join(pdf_text((PAPERS / file_name(sample, dress)).read_bytes()))))
            assert not wanted - printed, file_name(sample, dress)


@EVERY_SAMPLE
def test_the_gold_can_be_scored_against(sample: Sample) -> None:
    read = Gold.from_json(kept(sample))
    assert read.front is not None
    assert len(read.nodes) >= 12


def test_the_twin_differs_only_in_the_sentence_and_its_reading() -> None:
    with_sentence, without = gold(SAMPLES["amtsdigital"]), gold(SAMPLES["amtsdigital-ohne"])
    assert with_sentence["nodes"] == without["nodes"]
    assert {item["reading"] for item in with_sentence["omitted"]} == {"competence"}
    assert {item["reading"] for item in without["omitted"]} == {"unknown"}


def test_narrow_pages_break_nearly_every_row() -> None:
    pages = pdf_text((PAPERS / "grenzfluss-a6.pdf").read_bytes())
    assert len(pages) >= 8
    assert sum("Stellungnahme der" in page for page in pages) >= 7


def test_the_long_paper_is_the_same_each_time_and_long() -> None:
    first, second = gold(long_sample()), gold(long_sample())
    assert first == second
    assert len(first["nodes"]) > 150
    assert sum(len(node["statement"]) for node in first["nodes"]) > 60_000
