"""JSON Lines and Parquet hold whole records, tell what is done, and let a later record take an earlier one's place."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

import peilung
from peilung.core.contract import as_json, from_json
from peilung.core.errors import Refused
from peilung.core.paper import Document
from peilung.writing.collected import Collected, Collection, Done, Record, collection
from peilung.writing.collected.parquet import rows as rows_of
from peilung.writing.csv import COLUMNS
from tests.reading.hostile import echoes
from tests.writing.example import example

FORMS = list(Collected)
DOCUMENT = example()
REFUSED = Refused("damaged", "It is damaged.", "Save it again.")


def read(file: str, text: str) -> Record:
    document = echoes(text.encode())
    return Record(file, document.paper.sha256, len(text), document)


def refused(file: str, sha256: str | None = "0" * 64) -> Record:
    return Record(file, sha256, None if sha256 is None else 7, refused=REFUSED)


def rows(folder: Path) -> list[dict[str, Any]]:
    """The rows of both forms, with what they have in common: file, text of the point, code of the refusal."""
    found = []
    for path in sorted(folder.glob("*.parquet")):
        found += [(row["file"], row["text"], row["refused"]) for row in pq.read_table(path).to_pylist()]
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            data = json.loads(line)
            code = data["refused"] and data["refused"]["code"]
            points = [
                point["text"] for one in (data["document"] or {}).get("resolutions", []) for point in one["points"]
            ]
            found += [(data["file"], text, code) for text in points or [None]]
    return [dict(zip(("file", "text", "refused"), row, strict=True)) for row in found]


def texts(folder: Path) -> list[tuple[str, str | None]]:
    return sorted(((row["file"], row["text"]) for row in rows(folder)), key=str)


@pytest.fixture(params=FORMS)
def begin(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Collection]:
    """Open the collection in the test's folder, as each run does."""
    return lambda: collection(tmp_path, request.param)


Begin = Callable[[], Collection]


def test_what_is_added_is_there_for_the_next_run(begin: Begin, tmp_path: Path) -> None:
    with closing(begin()) as results:
        results.add(read("a", "*one\n*two"))
        results.add(refused("b"))
        results.add(refused("gone", None))
    assert texts(tmp_path) == [("a", "one"), ("a", "two"), ("b", None), ("gone", None)]
    with closing(begin()) as results:
        assert results.done("a", read("a", "*one\n*two").sha256) == Done(None, 0)
        assert results.done("b", "0" * 64) == Done("damaged", 0)
        assert results.done("gone", None) == Done("damaged", 0)
        assert results.done("c", None) is None


def test_problems_are_known_to_the_next_run(begin: Begin) -> None:
    record = read("a", "*one?")
    with closing(begin()) as results:
        results.add(record)
    with closing(begin()) as results:
        assert results.done("a", record.sha256) == Done(None, 1)


def test_a_changed_file_is_not_done_and_its_new_record_takes_the_place_of_the_old(begin: Begin, tmp_path: Path) -> None:
    with closing(begin()) as results:
        for name in "abc":
            results.add(read(name, "*old"))
    with closing(begin()) as results:
        assert results.done("b", read("b", "*new").sha256) is None
        results.add(read("b", "*new"))
    assert texts(tmp_path) == [("a", "old"), ("b", "new"), ("c", "old")]
    with closing(begin()) as results:
        assert results.done("b", read("b", "*new").sha256) is not None
        for name in "abc":
            results.add(read(name, "*newest"))
    assert texts(tmp_path) == [(name, "newest") for name in "abc"]


def test_another_version_makes_everything_new(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    record = read("a", "*one")
    with closing(begin()) as results:
        results.add(record)
    monkeypatch.setattr("peilung.writing.collected.index._VERSION", f"{peilung.__version__}.1 peilung/paper/1")
    with closing(begin()) as results:
        assert results.done("a", record.sha256) is None
        assert results.done("a", None) is not None


def test_one_run_at_a_time_writes_into_a_folder(begin: Begin) -> None:
    with closing(begin()), pytest.raises(Refused) as caught:
        begin()
    assert caught.value.code == "in-use"
    begin().close()


def test_drafts_of_a_killed_run_are_removed(begin: Begin, tmp_path: Path) -> None:
    (tmp_path / ".peilung-00.tmp").write_text("half")
    begin().close()
    assert not (tmp_path / ".peilung-00.tmp").exists()


def test_a_file_is_new_once(begin: Begin) -> None:
    with closing(begin()) as results:
        assert [results.is_new(name) for name in "aba"] == [True, True, False]


def test_half_a_line_is_cut_off_and_whole_ones_are_kept(tmp_path: Path) -> None:
    with closing(collection(tmp_path, Collected.JSON_LINES)) as results:
        results.add(read("a", "*one"))
        results.add(read("b", "*two"))
    path = tmp_path / "papers.jsonl"
    whole = path.read_bytes()
    for cut in (1, 20, 400):
        path.write_bytes(whole[:-cut])
        with closing(collection(tmp_path, Collected.JSON_LINES)) as results:
            assert results.done("b", None) is None
            assert results.done("a", None) is not None
        assert path.read_bytes() == whole.splitlines(keepends=True)[0]


@pytest.mark.parametrize("found", [b"notes", b"notes\n", b'{"file": 3}\n', b'[1]\n{"a"', b"\xff\n"])
def test_somebody_elses_file_is_left_as_it_is(tmp_path: Path, found: bytes) -> None:
    (tmp_path / "papers.jsonl").write_bytes(found)
    with pytest.raises(Refused) as caught:
        collection(tmp_path, Collected.JSON_LINES)
    assert caught.value.code == "not-results"
    assert (tmp_path / "papers.jsonl").read_bytes() == found


def test_somebody_elses_parquet_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "papers-000001.parquet").write_bytes(b"PAR1")
    with pytest.raises(Refused) as caught:
        collection(tmp_path, Collected.PARQUET)
    assert caught.value.code == "not-results"


def test_a_line_holds_the_whole_contract(tmp_path: Path) -> None:
    with closing(collection(tmp_path, Collected.JSON_LINES)) as results:
        results.add(Record('odd "name, "document": \u202e\n', "1" * 64, 5, DOCUMENT))
    (line,) = (tmp_path / "papers.jsonl").read_bytes().splitlines()
    data = json.loads(line)
    assert data["file"] == 'odd "name, "document": \u202e\n'
    assert data["document"] == as_json(DOCUMENT)
    assert from_json(data["document"]) == DOCUMENT
    assert "\u202e".encode() not in line
    with closing(collection(tmp_path, Collected.JSON_LINES)) as results:
        assert results.done('odd "name, "document": \u202e\n', "1" * 64) is not None


def test_parquet_has_a_row_for_each_point_with_its_answers(tmp_path: Path) -> None:
    with closing(collection(tmp_path, Collected.PARQUET)) as results:
        results.add(Record("a.pdf", "1" * 64, 5, DOCUMENT))
    found = pq.read_table(tmp_path / "papers-000001.parquet").to_pylist()
    points = [(index, point) for index, one in enumerate(DOCUMENT.resolutions) for point in one.points]
    assert [(row["resolution"], row["path"], row["text"]) for row in found] == [
        (index, str(point.path), point.text) for index, point in points
    ]
    by_id = {answer.id: answer.text for answer in DOCUMENT.answers}
    assert [row["answer"] for row in found] == [
        "\n\n".join(by_id[name] for name in point.answers) if point.answers else None for _, point in points
    ]
    assert {(row["file"], row["sha256"], row["problems"]) for row in found} == {
        ("a.pdf", "1" * 64, len(DOCUMENT.problems))
    }


def test_both_tables_of_points_have_the_same_columns() -> None:
    (row, *_) = rows_of(Record("a.pdf", "1" * 64, 5, DOCUMENT))
    names = {"page": "pages", "line": "lines"}
    assert {names.get(name, name) for name in COLUMNS} <= set(row)


def test_a_paper_without_points_still_has_a_row(tmp_path: Path) -> None:
    with closing(collection(tmp_path, Collected.PARQUET)) as results:
        results.add(Record("a", "1" * 64, 5, Document(DOCUMENT.paper)))
    (row,) = pq.read_table(tmp_path / "papers-000001.parquet").to_pylist()
    assert (row["file"], row["path"], row["refused"]) == ("a", None, None)


def test_without_the_extra_it_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(Refused) as caught:
        collection(tmp_path, Collected.PARQUET)
    assert caught.value.code == "not-installed"
    assert "peilung[parquet]" in caught.value.advice
