"""Tables that a page makes of plain blocks are read as the tables they look like."""

from __future__ import annotations

from peilung.reading.html import layout
from peilung.reading.layout import Row
from tests.reading.shown import cell, flow


def rows(source: str) -> list[list[str]]:
    elements = layout(source.encode()).elements
    return [[cell(c) for c in element.cells] for element in elements if isinstance(element, Row)]


def test_blocks_shown_as_a_table_are_one() -> None:
    style = "<style>.t { display: table } .r { display: table-row } .c { display: table-cell }</style>"
    row = '<div class="r"><div class="c">a)</div><div class="c"><p>eins</p></div></div>'
    assert rows(f'{style}<div class="t">{row}{row}</div>') == [["a)", "eins"], ["a)", "eins"]]


def test_the_header_group_of_such_a_table_holds_titles() -> None:
    source = (
        '<div style="display: table"><div style="display: table-header-group"><div style="display: table-row">'
        '<span style="display: table-cell">Nr.</span><span style="display: table-cell">Text</span></div></div></div>'
    )
    (row,) = layout(source.encode()).elements
    assert isinstance(row, Row)
    assert row.header


def test_roles_make_a_table_too() -> None:
    source = (
        '<div role="table"><div role="row"><p role="columnheader">Nr.</p><span role="columnheader">Text</span></div>'
        '<div role="row"><span role="cell" aria-colspan="2">1. Abschnitt</span></div></div>'
    )
    assert rows(source) == [["Nr.", "Text"], ["1. Abschnitt"]]


def test_a_cell_outside_any_table_is_a_block() -> None:
    assert flow(layout(b'<div style="display: table-cell">eins</div><div role="row">zwei</div>')) == ["eins", "zwei"]


def test_a_grid_with_columns_is_cut_into_rows() -> None:
    cells = "".join(f"<div>{text}</div>" for text in ("a)", "eins", "ja", "b)", "zwei", "nein", "c)", "drei", ""))
    expected = [["a)", "eins", "ja"], ["b)", "zwei", "nein"], ["c)", "drei", ""]]
    for columns in ("1fr 4fr 5fr", "repeat(3, minmax(0, 1fr))", "[start] 10% [text] auto 5em"):
        assert rows(f'<div style="display: grid; grid-template-columns: {columns}">{cells}</div>') == expected


def test_a_grid_of_whole_rows_is_a_table() -> None:
    row = '<div style="display: contents"><p>a)</p><p>eins</p></div>'
    assert rows(f'<section style="display: grid">{row}{row}</section>') == [["a)", "eins"], ["a)", "eins"]]


def test_three_rows_of_boxes_of_the_same_number_are_a_table() -> None:
    row = '<div style="display: flex"><div>a)</div><div>eins</div></div>'
    assert rows(f"<div>{row * 3}</div>") == [["a)", "eins"]] * 3


def test_a_grid_that_arranges_the_page_stays_text() -> None:
    columns = "grid; grid-template-columns"
    for style in (f"{columns}: 1fr 3fr", f"{columns}: repeat(auto-fill, 9em)", "flex"):
        page = f'<main style="display: {style}"><nav>Seite</nav><article>Text</article></main>'
        assert flow(layout(page.encode())) == ["Seite", "Text"]
