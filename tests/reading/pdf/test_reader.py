"""A PDF is read as a whole, or refused with the reason."""

from __future__ import annotations

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from peilung.core.errors import Refused
from peilung.core.paper import ProblemCode
from peilung.reading import pdf as reader
from peilung.reading.pdf import layout
from tests.reading.pdf.made import Words, body_of, demands, flow_of, pdf, table


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        layout(data)
    assert caught.value.advice.endswith(".")
    return caught.value.code


def test_text_and_table_come_in_the_order_of_reading() -> None:
    text = Words(40, 60, "The paper answers the resolution and says so in words.")
    data = pdf([text, *table(demands(1, 4))])
    assert flow_of(data) == [text.text]
    assert [row[0] for row in body_of(data)] == ["1.", "2.", "3.", "4."]


def test_a_page_without_text_is_a_problem() -> None:
    found = layout(pdf(table(demands(1, 4)), [], table(demands(5, 4))))
    assert [(problem.code, problem.page) for problem in found.problems] == [(ProblemCode.PAGE_WITHOUT_TEXT, 2)]
    assert found.pages == 3


def test_a_page_of_one_blank_is_a_page_without_text() -> None:
    found = layout(pdf(table(demands(1, 4)), [Words(40, 100, " ")]))
    assert [problem.code for problem in found.problems] == [ProblemCode.PAGE_WITHOUT_TEXT]


def test_a_file_without_any_text_is_refused() -> None:
    assert refusal(pdf([], [])) == "no-text"


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_PAGES", 2)
    assert refusal(pdf(*[[Words(40, 100, "x")]] * 3)) == "too-many-pages"
    assert layout(pdf(*[[Words(40, 100, "x")]] * 2)).pages == 2


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj <<", pdf([Words(40, 100, "x")])[:200]])
def test_a_damaged_file_is_refused(data: bytes) -> None:
    assert refusal(data) == "damaged"


def test_a_file_with_a_password_is_refused() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=StandardEncryption("secret"))
    canvas.drawString(72, 700, "1. Text")
    canvas.save()
    assert refusal(buffer.getvalue()) == "encrypted"
