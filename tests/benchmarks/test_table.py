"""The tables in the terminal and on the page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.measure import Series
from benchmarks.table import (
    BEGIN,
    END,
    PAGE,
    command_table,
    facts,
    failures,
    markdown,
    plain,
    reader_table,
    target_table,
    write_page,
)
from benchmarks.targets import command_targets, in_process_targets, worst


def series(engine: str, seconds: float, right: int | None = None, paper: str = "p") -> Series:
    return Series(engine, paper, pages=10, points=7, seconds=[seconds] * 5, memory=[20_000_000] * 5, right=right)


READERS = [series("pypdfium2 text", 0.1), series("Peilung", 0.4, 7), series("pdfplumber", 4.0, 6)]


def test_a_reader_is_set_beside_the_floor_and_pdfplumber() -> None:
    rows = reader_table(READERS).rows
    assert rows[0][2:] == ["0.100", "100", "20", "no columns", "1.0", "40.0", "5"]
    assert rows[1][2:] == ["0.400", "25", "20", "7 of 7", "4.0", "10.0", "5"]
    assert rows[2][2:] == ["4.00", "2", "20", "6 of 7", "40.0", "1.0", "5"]


def test_a_reader_that_failed_is_shown_as_failed_and_named_with_the_reason() -> None:
    broken = Series("camelot", "p", 10, 7, failed="out of memory")
    assert reader_table([broken]).rows[0][2] == "failed"
    assert failures([*READERS, broken]) == ["Failed: camelot on p: out of memory."]


def test_commands_are_set_beside_each_other() -> None:
    rows = command_table([series("peilung read", 0.5), series("a process with pdfplumber", 2.0)]).rows
    assert [row[4] for row in rows] == ["4.0", "1.0"]


def test_targets_are_judged_by_the_kind_of_file() -> None:
    named = {one.engine: one for one in READERS}
    assert all(target.reached for target in in_process_targets("p", tagged=False, series=named))
    named["Peilung"] = series("Peilung", 0.6, 6)
    reached = {target.asked: target.reached for target in in_process_targets("p", tagged=False, series=named)}
    assert list(reached.values()) == [False, False, False]
    assert [one.reached for one in in_process_targets("p", tagged=True, series=named)] == [False, True]


def test_a_target_shows_the_paper_on_which_it_is_missed_most() -> None:
    targets = [
        *command_targets("good", {"a": series("a", 1), "b": series("b", 9)}),
        *command_targets("bad", {"a": series("a", 1), "b": series("b", 2)}),
    ]
    assert [(one.paper, one.reached) for one in worst(targets)] == [("bad", False)]
    assert target_table(targets).rows[0][1:] == ["bad", "2.0", "no"]


def test_a_table_is_aligned_in_the_terminal_and_whole_in_markdown() -> None:
    table = reader_table(READERS)
    widths = {len(line) for line in list(plain(table))[1:]}
    assert len(widths) == 1
    assert len({line.count("|") for line in markdown(table) if line.startswith("|")}) == 1


def test_the_page_keeps_what_stands_around_the_figures(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    write_page(["new"], page)
    write_page(["newer"], page)
    assert page.read_text(encoding="utf-8") == f"before\n{BEGIN}\n\nnewer\n\n{END}\nafter\n"


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("nothing", encoding="utf-8")
    with pytest.raises(ValueError, match="no marks"):
        write_page(["new"], page)


def test_the_documentation_has_the_marks_and_every_option() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert text.count(BEGIN) == text.count(END) == 1
    assert all(f"`{option}" in text for option in ("--quick", "--runs", "--only", "--write"))


def test_the_facts_name_the_day_and_no_machine() -> None:
    import socket

    line = facts(date(2026, 11, 22))
    assert line.startswith("Measured on 2026-11-22")
    assert socket.gethostname() not in line


def test_the_page_is_not_written_from_a_part(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--quick", "--write"])
    assert "all readers" in capsys.readouterr().err
