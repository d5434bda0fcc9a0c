"""A turned page is read as the upright one, and its places are those of the page as shown."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from peilung.core.paper import Box
from peilung.reading.layout import Row
from peilung.reading.pdf import layout
from tests.reading.pdf.made import HEIGHT, WIDTH, Content, Stroke, Words, demands, pdf, rows_of, table

ROWS = demands(1, 6)


def turned(content: list[Content], rotate: int = 0, sideways: int = 0, origin: tuple[float, float] = (0, 0)) -> bytes:
    """One page, its content set ``sideways`` (degrees clockwise), then shown turned by ``rotate``."""
    buffer = io.BytesIO()
    lying = sideways % 180 != 0
    size = (HEIGHT, WIDTH) if lying else (WIDTH, HEIGHT)
    canvas = Canvas(buffer, invariant=1, cropBox=(*origin, origin[0] + size[0], origin[1] + size[1]))
    whole = (size[0] + 2 * origin[0], size[1] + 2 * origin[1])
    canvas.setPageSize(whole[::-1] if rotate % 180 else whole)  # ReportLab swaps them for a turned page
    canvas.setPageRotation(rotate)
    canvas.translate(*origin)
    canvas.translate(*{0: (0, 0), 90: (0, WIDTH), 180: (WIDTH, HEIGHT), 270: (HEIGHT, 0)}[sideways])
    canvas.rotate(-sideways)
    for item in content:
        if isinstance(item, Stroke):
            canvas.line(item.left, HEIGHT - item.top, item.right, HEIGHT - item.bottom)
        else:
            canvas.setFont(item.font, item.size)
            canvas.drawString(item.x, HEIGHT - item.y, item.text)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def boxes(data: bytes) -> list[Box]:
    rows = [element for element in layout(data).elements if isinstance(element, Row)]
    return [p.box for row in rows for cell in row.cells for par in cell.paragraphs for p in par.pieces if p.box]


def close(one: Box, other: tuple[float, float, float, float]) -> bool:
    return (one.left, one.top, one.right, one.bottom) == pytest.approx(other, abs=0.7)


@pytest.mark.parametrize("ruled", [False, True])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_shown_upright_by_its_rotation_is_read_as_the_upright_page(rotate: int, ruled: bool) -> None:
    content = table(ROWS, ruled=ruled)
    plain, other = pdf(content), turned(content, rotate, sideways=-rotate % 360)
    assert rows_of(other) == rows_of(plain)
    for one, two in zip(boxes(plain), boxes(other), strict=True):
        assert close(one, (two.left, two.top, two.right, two.bottom))


@pytest.mark.parametrize("sideways", [90, 180, 270])
def test_a_table_set_sideways_is_read_upright_and_its_boxes_lie_where_it_is_shown(sideways: int) -> None:
    content = table(ROWS)
    plain, other = pdf(content), turned(content, sideways=sideways)
    assert rows_of(other) == rows_of(plain)
    for one, two in zip(boxes(plain), boxes(other), strict=True):
        left, top, right, bottom = one.left, one.top, one.right, one.bottom
        shown = {
            90: (HEIGHT - bottom, left, HEIGHT - top, right),
            180: (WIDTH - right, HEIGHT - bottom, WIDTH - left, HEIGHT - top),
            270: (top, WIDTH - right, bottom, WIDTH - left),
        }[sideways]
        assert close(two, shown)


@pytest.mark.parametrize("rotate", [0, 90])
def test_a_cropped_page_with_an_origin_of_its_own_has_the_places_of_what_is_shown(rotate: int) -> None:
    content = table(ROWS)
    plain, other = pdf(content), turned(content, rotate, sideways=-rotate % 360, origin=(30, 50))
    assert rows_of(other) == rows_of(plain)
    for one, two in zip(boxes(plain), boxes(other), strict=True):
        assert close(one, (two.left, two.top, two.right, two.bottom))


def test_a_running_head_that_lies_on_its_side_is_furniture() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(HEIGHT, WIDTH), invariant=1)
    canvas.drawString(200, WIDTH - 20, "Paper 8/123 of the council")
    canvas.translate(0, WIDTH)
    canvas.rotate(-90)
    for item in table(ROWS):
        assert isinstance(item, Words)
        canvas.setFont(item.font, item.size)
        canvas.drawString(item.x, HEIGHT - item.y, item.text)
    canvas.save()
    found = layout(buffer.getvalue())
    assert [item.text for item in found.furniture] == ["Paper 8/123 of the council"]
    assert rows_of(found) == rows_of(pdf(table(ROWS)))
