"""A scan is told from a paper by its pictures, whatever little text was put on them later."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from peilung.core.errors import Refused
from peilung.core.paper import ProblemCode
from peilung.reading.nothing import no_points
from peilung.reading.pdf import layout
from tests.reading.pdf.made import HEIGHT, WIDTH

Page = Callable[[Canvas], None]
LINE = "The state government answers this point of the resolution in many words that take a whole line."


def made(*pages: Page) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
    for page in pages:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def picture(canvas: Canvas, left: float = 0, bottom: float = 0, width: float = WIDTH, height: float = HEIGHT) -> None:
    grey = bytes([200, 220] * 50)
    bitmap = ImageReader(io.BytesIO(b"P5 10 10 255\n" + grey))
    canvas.drawImage(bitmap, left, bottom, width, height)


def scan(canvas: Canvas) -> None:
    picture(canvas)


def scan_in_strips(canvas: Canvas) -> None:
    for strip in range(8):
        picture(canvas, 20, 30 + strip * 66, WIDTH - 40, 66)


def scan_in_a_form(canvas: Canvas) -> None:
    name = f"form{canvas.getPageNumber()}"
    canvas.beginForm(name)
    picture(canvas)
    canvas.endForm()
    canvas.doForm(name)


def stamped(canvas: Canvas) -> None:
    picture(canvas)
    number = canvas.getPageNumber()
    canvas.drawString(200, 570, "Received 12 March 2026, Parliament of Westmarch, Printed paper 8/1234")
    canvas.drawString(40, 12, f"Scanned with PocketScanner                page {number} of 27")


def recognised(canvas: Canvas) -> None:
    picture(canvas)
    written(canvas)


def written(canvas: Canvas) -> None:
    for line in range(20):
        canvas.drawString(40, 500 - 14 * line, f"{line} {LINE}")


def with_a_crest(canvas: Canvas) -> None:
    picture(canvas, 180, 450, 60, 60)
    canvas.drawString(150, 400, "Printed paper 8/1234")


def blank(_canvas: Canvas) -> None:
    """Nothing."""


def refusal(*pages: Page) -> Refused:
    with pytest.raises(Refused) as caught:
        layout(made(*pages))
    assert caught.value.advice.endswith(".")
    return caught.value


@pytest.mark.parametrize("page", [scan, scan_in_strips, scan_in_a_form, stamped])
def test_a_file_of_pictures_is_refused_as_a_scan_with_advice(page: Page) -> None:
    refused = refusal(page, page, blank)
    assert refused.code == "scan"
    assert "text recognition" in refused.advice


def test_the_refusal_says_whether_there_is_any_text() -> None:
    assert "without text" in refusal(scan, scan).reason
    assert "hardly any text" in refusal(scan, stamped).reason


def test_a_scan_with_recognised_text_is_read() -> None:
    assert layout(made(recognised, recognised)).problems == []


def test_text_beside_a_small_picture_is_no_scan() -> None:
    assert layout(made(with_a_crest)).problems == []


@pytest.mark.parametrize("page", [scan, stamped, blank])
def test_a_scanned_page_among_written_ones_is_a_problem_of_that_page(page: Page) -> None:
    found = layout(made(written, page, written))
    assert [(problem.code, problem.page) for problem in found.problems] == [(ProblemCode.PAGE_WITHOUT_TEXT, 2)]
    assert ("picture" in found.problems[0].message.partition(".")[0]) == (page is not blank)


def test_where_pages_without_points_are_pictures_the_refusal_says_how_many() -> None:
    refused = no_points(layout(made(written, scan, stamped, scan)))
    assert refused.code == "no-points"
    assert "3 of its 4 pages" in refused.reason
    assert "text recognition" in refused.advice
    assert "pages" not in no_points(layout(made(written))).reason


def test_a_file_with_neither_text_nor_pictures_is_refused() -> None:
    assert refusal(blank, blank).code == "no-text"
