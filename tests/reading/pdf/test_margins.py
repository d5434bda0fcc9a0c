"""Odd and even pages may stand apart sideways; the places that are reported are those of the page."""

from __future__ import annotations

import pytest

from peilung.reading.layout import Layout, Row
from peilung.reading.pdf import layout
from tests.reading.pdf.made import COLUMNS, body_of, demands, pdf, table

SHIFT = 25.0


def mirrored(count: int, ruled: bool = False) -> bytes:
    shifts = [SHIFT * (n % 2) for n in range(count)]
    return pdf(*[table(demands(6 * n + 1, 6), ruled=ruled, shift=shift) for n, shift in enumerate(shifts)])


def lefts(found: Layout, page: int) -> list[float]:
    """Where the columns of a page's first row begin."""
    row = next(element for element in found.elements if isinstance(element, Row) and element.page == page)
    boxes = [cell.paragraphs[0].pieces[0].box for cell in row.cells]
    return [box.left for box in boxes if box]


@pytest.mark.parametrize("ruled", [False, True])
def test_mirrored_pages_are_read_as_one_table(ruled: bool) -> None:
    rows = body_of(mirrored(4, ruled))
    assert [row[0] for row in rows] == [f"{number}." for number in range(1, 25)]
    assert all(len(row) == 3 and all(row) for row in rows)


@pytest.mark.parametrize("ruled", [False, True])
def test_the_boxes_stay_where_the_page_has_them(ruled: bool) -> None:
    found = layout(mirrored(4, ruled))
    assert lefts(found, 1) == pytest.approx(COLUMNS, abs=1)
    assert lefts(found, 2) == pytest.approx([x + SHIFT for x in COLUMNS], abs=1)


def test_pages_that_do_not_stand_apart_are_not_moved() -> None:
    found = layout(pdf(*[table(demands(6 * n + 1, 6)) for n in range(4)]))
    assert lefts(found, 1) == lefts(found, 2)
