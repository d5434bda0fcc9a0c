"""Footnotes stand at the foot of a page in small type and begin with their mark."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth

from peilung.reading.pdf import layout
from tests.reading.pdf.made import Content, Words, body_of, demands, pdf, set_by_typst, table


def notes_of(data: bytes) -> list[tuple[str, str]]:
    return [(note.mark, " / ".join(p.raw for p in note.paragraphs)) for note in layout(data).notes]


def page(*notes: Content) -> bytes:
    return pdf([*table(demands(1, 9)), *notes])


def raised(y: float, mark: str, text: str) -> list[Content]:
    width = stringWidth(mark, "Times-Roman", 5)
    return [Words(40, y - 3, mark, 5), Words(41 + width, y, text, 8)]


def test_a_note_with_a_raised_mark_is_a_footnote() -> None:
    data = page(*raised(520, "1", "The note of the government."))
    assert notes_of(data) == [("1", "The note of the government.")]
    assert len(body_of(data)) == 9


def test_several_notes_on_a_page_are_kept_apart() -> None:
    first, second = raised(520, "1", "The first note."), raised(530, "2", "The second note.")
    data = page(*first, *second, *raised(540, "3", "Third."))
    assert notes_of(data) == [("1", "The first note."), ("2", "The second note."), ("3", "Third.")]


def test_a_note_of_several_lines_is_one_note() -> None:
    data = page(*raised(520, "1", "The first note goes on"), Words(40, 530, "in a second line.", 8))
    assert notes_of(data) == [("1", "The first note goes on in a second line.")]


def test_a_mark_without_rise_opens_a_note_too() -> None:
    assert notes_of(page(Words(40, 520, "1 The note of the government.", 8))) == [("1", "The note of the government.")]


def test_a_star_is_a_mark() -> None:
    assert notes_of(page(Words(40, 520, "* The note of the government.", 8))) == [("*", "The note of the government.")]


def test_small_type_without_a_mark_is_no_footnote() -> None:
    assert notes_of(page(Words(40, 520, "Printed in the house of the parliament.", 8))) == []


def test_type_of_the_usual_size_is_no_footnote() -> None:
    assert notes_of(page(Words(40, 520, "1 The words go on.", 10))) == []


def test_notes_set_by_typst_are_footnotes() -> None:
    text = "The paper#footnote[The first note.] of the state#footnote[The second note.] and more words of it.\n\n" * 1
    filler = "Many words that fill the page with text.\n\n" * 5
    data = set_by_typst(f"#set page(width: 300pt, height: 300pt, margin: 30pt)\n{text}{filler}")
    assert notes_of(data) == [("1", "The first note."), ("2", "The second note.")]
