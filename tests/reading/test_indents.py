"""Words that go on with a point below its sub-points are told by where they stand."""

import pytest

from peilung.core.paper import Document
from peilung.reading import read
from peilung.reading.html import layout as from_html
from peilung.reading.layout import Layout, Paragraph
from peilung.reading.text import layout as from_text
from peilung.reading.word import layout as from_word
from tests.reading.pdf.made import Words, pdf
from tests.reading.wordfile import abstract, level, num, numbered, p, word

OPENING = "The Council of Straits calls upon the governments"
TITLE = "Resolution of the 8th Council of Straits (Port Lyk, 9 April 2025)"


def text(indent: int) -> bytes:
    """A resolution whose first point ends below its letters, with words that stand so far from the left."""
    lines = [
        TITLE,
        OPENING,
        "   1. to answer requests that",
        "      a) build ladders for fish,",
        "      b) pull down weirs",
    ]
    return "\n\n".join([*lines, " " * indent + "within three months;", "   2. to open the locks."]).encode()


def points(data: bytes) -> dict[str, str]:
    document: Document = read(data)
    return {str(point.path): point.text for point in document.resolutions[0].points}


def indents(found: Layout) -> list[float | None]:
    return [element.indent for element in found.elements if isinstance(element, Paragraph)]


def test_words_below_the_words_of_a_point_go_on_with_it() -> None:
    found = points(text(6))
    assert found["1"] == "to answer requests that\nwithin three months;"
    assert found["1 b)"] == "pull down weirs"


@pytest.mark.parametrize("indent", [0, 9, 12])
def test_words_that_stand_elsewhere_belong_to_the_last_letter(indent: int) -> None:
    assert points(text(indent))["1 b)"] == "pull down weirs\nwithin three months;"


def test_words_below_a_finished_sentence_do_not_go_on_with_the_point() -> None:
    assert points(text(6).replace(b"weirs", b"weirs."))["1"] == "to answer requests that"


def test_words_go_on_with_a_point_in_a_pdf_too() -> None:
    placed = [(40, "", TITLE), (40, "", OPENING), (40, "1.", "to answer requests that"), (58, "a)", "build ladders,")]
    placed += [(58, "b)", "pull down weirs"), (58, "", "within three months;"), (40, "2.", "to open the locks.")]
    words = [Words(x, 80 + 15 * n, mark) for n, (x, mark, _) in enumerate(placed) if mark]
    words += [Words(x + 18 * bool(mark), 80 + 15 * n, said) for n, (x, mark, said) in enumerate(placed)]
    found = points(pdf(words))
    assert (found["1"], found["1 b)"]) == ("to answer requests that\nwithin three months;", "pull down weirs")


def test_words_go_on_with_a_point_in_word_too() -> None:
    first, second, below = ('<w:ind w:left="340" w:hanging="340"/>', '<w:ind w:left="680"/>', '<w:ind w:left="340"/>')
    body = p(TITLE) + p(OPENING) + p("1. to answer requests that", first) + p("a) build ladders,", second)
    body += p("b) pull down weirs", second) + p("within three months;", below) + p("2. to open the locks.", first)
    found = points(word(body))
    assert (found["1"], found["1 b)"]) == ("to answer requests that\nwithin three months;", "pull down weirs")


def test_word_sets_paragraphs_in_by_themselves_by_their_list_or_by_their_style() -> None:
    body = (
        p("one", numbered(1)) + p("two", numbered(1) + '<w:ind w:left="200"/>') + p("three", '<w:pStyle w:val="In"/>')
    )
    items = abstract(1, level(0, "decimal", "%1.", '<w:pPr><w:ind w:start="720"/></w:pPr>')) + num(1, 1)
    style = '<w:style w:type="paragraph" w:styleId="In"><w:pPr><w:ind w:left="400"/></w:pPr></w:style>'
    found = from_word(word(body + p("four"), numbering=items, styles=style))
    assert indents(found) == [36.0, 10.0, 20.0, 0.0]


def test_lists_of_a_page_set_their_items_in() -> None:
    found = from_html(b"<p>zero</p><ol><li>one<ol><li>two</li></ol>one</li></ol><p>zero</p>")
    assert indents(found) == [None, 30.0, 60.0, 30.0, 0.0]


def test_blanks_and_numbers_set_the_words_of_a_text_in() -> None:
    found = indents(from_text(b"words\n\n  a) words\n\n     words"))
    assert found[0] == 0.0
    assert found[1] == found[2] != 0.0
