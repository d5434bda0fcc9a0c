"""Plain text and tab-separated transcriptions become paragraphs, rows and notes."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peilung.core.errors import Refused
from peilung.core.paper import ProblemCode
from peilung.reading.layout import Layout, Paragraph, Row
from peilung.reading.text import layout
from tests.reading.shown import characters, flow, notes, rows


def read(source: str) -> Layout:
    return layout(source.encode())


def test_a_line_with_tabs_is_a_row_and_another_a_paragraph() -> None:
    found = read("Bericht\n1\tHäfen\tJa.\n2\tBahn\tNein.\n\nEnde\n")
    assert rows(found) == [["1", "Häfen", "Ja."], ["2", "Bahn", "Nein."]]
    assert flow(found) == ["Bericht", "Ende"]


def test_empty_cells_stay_in_their_columns() -> None:
    assert rows(read("1\t\tJa.\n\tBahn\t\n")) == [["1", "", "Ja."], ["", "Bahn", ""]]


def test_pieces_know_their_line() -> None:
    found = read("Bericht\n\n1\tHäfen\tJa.\n")
    lines = [
        piece.line
        for element in found.elements
        for paragraph in (
            [element] if isinstance(element, Paragraph) else [p for c in element.cells for p in c.paragraphs]
        )
        for piece in paragraph.pieces
    ]
    assert lines == [1, 3, 3, 3]
    assert found.pages is None


def test_a_line_below_a_row_goes_on_in_its_last_cell() -> None:
    assert rows(read("1\tHäfen\tJa,\nund mehr.\n\nDanach")) == [["1", "Häfen", "Ja, / und mehr."]]


def test_a_numbered_line_or_a_blank_line_ends_a_row() -> None:
    found = read("1\tHäfen\tJa.\n2. Bahn\n\n3\tLuft\tNein.\n\nEnde")
    assert flow(found) == ["2. Bahn", "Ende"]


def test_wrapped_lines_go_together_and_short_ones_do_not() -> None:
    found = read(
        "Dies ist eine lange Zeile, die umbrochen worden ist, weil\n"
        "sie zu lang war, und die darum hier weitergeht, bis sie nun\n"
        "endet.\n\nkurz\nkurz\n"
    )
    assert len(flow(found)) == 3
    assert flow(found)[0].count("|") == 2


def test_a_number_or_a_list_sign_begins_a_new_paragraph() -> None:
    long = "Dies ist eine lange Zeile, die umbrochen worden ist, weil"
    assert flow(read(f"{long}\n2. {long}\n- {long}")) == [long, f"2. {long}", f"*- {long}"]


def test_tags_in_cells_end_paragraphs() -> None:
    assert rows(read("1\t<p>eins</p><p>zwei</p>\tdrei<br>vier")) == [["1", "eins / zwei", "drei / vier"]]


def test_a_list_whose_tags_are_never_closed_still_has_its_items() -> None:
    assert rows(read("1\t<ul><li>eins<li>zwei\tJa.")) == [["1", "*eins / *zwei", "Ja."]]


def test_items_in_one_line_are_told_by_their_list_signs() -> None:
    assert flow(read("- eins, - zwei; - Ost-West-Bahn")) == ["*- eins,", "*- zwei;", "*- Ost-West-Bahn"]


def test_styles_are_kept_and_end_with_their_paragraph() -> None:
    (row,) = read("1\t<u>Häfen:</u> alle<p>Bahn</p>\t<b>Ja<p>Nein").elements
    assert isinstance(row, Row)
    styles = [
        (piece.text.strip(), piece.bold, piece.underline, piece.glued)
        for cell in row.cells[1:]
        for paragraph in cell.paragraphs
        for piece in paragraph.pieces
    ]
    assert styles == [
        ("Häfen:", False, True, False),
        ("alle", False, False, True),
        ("Bahn", False, False, False),
        ("Ja", True, False, False),
        ("Nein", False, False, False),
    ]


def test_a_tag_in_mid_word_does_not_part_it() -> None:
    assert rows(read("1\tHaf<b>en</b>bau\tJa")) == [["1", "Hafenbau", "Ja"]]


def test_raised_figures_become_superscripts() -> None:
    assert rows(read("1\tHäfen<sup>12</sup>\tm<sup>2</sup> x<sup>n</sup>")) == [["1", "Häfen¹²", "m² xn"]]


def test_a_heading_tag_makes_a_heading() -> None:
    assert flow(read("<h2>Häfen</h2>\nText")) == ["#Häfen", "Text"]


def test_entities_are_read_and_what_is_no_tag_stays() -> None:
    source = "1\ta &amp; b &#228; &lt;b&gt; &nichts;\tx < 3 <hafen@amt.example> > 1"
    assert rows(read(source)) == [["1", "a & b ä <b> &nichts;", "x < 3 <hafen@amt.example> > 1"]]


def test_notes_are_set_apart_with_their_marks() -> None:
    found = read("Text¹\n\n¹ Siehe Häfen.\n\n[2] Siehe Bahn.\n\n[^3]: Siehe Luft\nund mehr.\n")
    assert notes(found) == [("1", "Siehe Häfen."), ("2", "Siehe Bahn."), ("3", "Siehe Luft|und mehr.")]
    assert flow(found) == ["Text¹"]


def test_a_markdown_table_is_read_with_its_header() -> None:
    found = read("| Nr | Forderung | Antwort |\n|:--|---|--:|\n| 1 | Häfen | Ja |\n| | Bahn | Nein |\n")
    assert [[text.strip() for text in row] for row in rows(found)] == [
        ["Nr", "Forderung", "Antwort"],
        ["1", "Häfen", "Ja"],
        ["", "Bahn", "Nein"],
    ]
    assert [row.header for row in found.elements if isinstance(row, Row)] == [True, False, False]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_and_without_its_mark(encoding: str) -> None:
    found = layout("Bericht über Häfen – „Süd“".encode(encoding))
    assert flow(found) == ["Bericht über Häfen – „Süd“"]
    assert found.problems == []


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_either_order_of_bytes_is_read(mark: bytes, encoding: str) -> None:
    assert flow(layout(mark + "Häfen".encode(encoding))) == ["Häfen"]


def test_windows_text_is_read_with_a_problem() -> None:
    found = layout("Häfen – „Süd“".encode("cp1252"))
    assert flow(found) == ["Häfen – „Süd“"]
    assert [problem.code for problem in found.problems] == [ProblemCode.ENCODING_GUESSED]


def test_any_kind_of_line_end_and_page_end_parts_lines() -> None:
    assert flow(read("eins\r\nzwei\rdrei\fvier\u00a0fünf")) == ["eins", "zwei", "drei", "vier fünf"]


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n", b"\xff\xfe"])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        layout(data)
    assert refused.value.code == "empty"


CELL = st.text(st.sampled_from("aB1 .-–|¹[]<>&;pul/ö"), max_size=10)
LINE = st.lists(CELL, min_size=1, max_size=3).map("\t".join)


@given(st.lists(st.text(st.sampled_from("aB1 .,:ö–\t\n"), max_size=30), min_size=1, max_size=6))
def test_no_character_of_a_text_is_lost_or_invented(blocks: list[str]) -> None:
    source = "\n\n".join(["Bericht", *blocks])
    assert characters(read(source)) == Counter("".join(source.split()))


@given(st.lists(LINE, max_size=8))
def test_any_text_is_read(lines: list[str]) -> None:
    read("\n".join(["Bericht", *lines]))
