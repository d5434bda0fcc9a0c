"""CSV: one row per point, and no cell runs as a formula."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example as try_with
from hypothesis import given

from peilung.core.paper import Document
from peilung.writing import Format, write
from peilung.writing.csv import COLUMNS, dumps, escape, is_formula, read, unescape
from tests.writing.conference import conference
from tests.writing.example import example
from tests.writing.strategies import documents, texts


def test_a_spreadsheet_sees_utf_8_by_its_byte_order_mark() -> None:
    assert write(example(), Format.CSV).startswith(b"\xef\xbb\xbfresolution,path,slug")


def test_rows_end_as_rfc_4180_says() -> None:
    assert dumps(example()).endswith("\r\n")
    assert dumps(Document(example().paper)) == ",".join(COLUMNS) + "\r\n"


def test_every_point_has_one_row() -> None:
    rows = read(dumps(example()))
    assert [row["path"] for row in rows] == [str(point.path) for point in example().resolutions[0].points]


def test_a_joint_answer_stands_beside_each_point_it_answers() -> None:
    rows = {row["path"]: row for row in read(dumps(example()))}
    assert rows["3 e) (1)"]["answers"] == rows["3 e) (2)"]["answers"] == "a8"
    assert rows["3 e) (1)"]["together"] == "3 e) (2), 3 g)"
    assert rows["3 e) (1)"]["answer"] == rows["3 g)"]["answer"] != ""
    assert rows["2 a)"]["together"] == ""


def test_further_columns_stand_in_one_cell_a_line_for_each() -> None:
    rows = {(row["resolution"], row["path"]): row for row in read(dumps(conference()))}
    assert rows["0", "2 a)"]["details"] == "Zuständig: Behörde für Häfen\nStand: in Arbeit,² Herbst 2025"
    assert rows["0", "2 b)"]["details"] == rows["0", "2 c)"]["details"] == "Zuständig: Amt für Strombau"


def test_a_translation_names_its_language_and_its_original() -> None:
    rows = {(row["resolution"], row["path"]): row for row in read(dumps(conference()))}
    keys = ("language", "translation_of", "translates")
    assert [rows["1", "2 a)"][key] for key in keys] == ["en", "0", "2 a)"]
    assert [rows["0", "2 a)"][key] for key in keys] == ["de", "", ""]


def test_page_and_author_are_given() -> None:
    row = next(row for row in read(dumps(example())) if row["path"] == "2 a)")
    assert (row["page"], row["by"], row["role"]) == ("3", "Landesregierung", "demand")


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x", " =1", "\u00a0=1", "\u200b=1",
     "'=1", '"=1', "„=1", " ' =1", "-", "\tx", "\ufeff=1", "﹦1", "\x00=1"],
)
def test_what_could_run_gets_an_apostrophe(cell: str) -> None:
    assert escape(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "2 l) (4)", "(4)", "[3]", "– Strich", "a=b", "1-2", "'kurz'", "„Zitat“", "§ 3"])
def test_other_text_stays_as_it_is(cell: str) -> None:
    assert escape(cell) == cell


@given(texts(surrogates=True))
@try_with("''=1")
@try_with("'x")
def test_the_apostrophe_can_be_taken_away_again(text: str) -> None:
    assert unescape(escape(text)) == text


@given(documents())
def test_no_cell_runs_as_a_formula_and_no_text_is_lost(document: Document) -> None:
    text = write(document, Format.CSV).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert all(not is_formula(cell) or cell.startswith("'") for cell in cells)
    points = [point for resolution in document.resolutions for point in resolution.points]
    assert [row["text"] for row in read(text)] == [point.text for point in points]
