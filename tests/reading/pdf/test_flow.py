"""Where paragraphs begin that no gap parts: by edges, by the room that a line leaves, by weight and by numbers."""

from __future__ import annotations

import io

import pypdfium2

from peilung.reading.layout import Paragraph
from peilung.reading.pdf import layout
from tests.reading.pdf.made import HEIGHT, PITCH, WIDTH, Content, Words, flow_of, pdf

FULL = "these words of a report reach over to the right edge of the column so that no more"
"""A line that leaves no room between the margins of 40 points."""


def lines(*placed: tuple[float, str], top: float = 80.0, step: float = PITCH) -> list[Content]:
    """Lines at these left edges, one below the other."""
    return [Words(x, top + step * n, text) for n, (x, text) in enumerate(placed)]


def indents(data: bytes) -> list[float | None]:
    return [element.indent for element in layout(data).elements if isinstance(element, Paragraph)]


def test_a_line_left_of_an_item_begins_a_paragraph() -> None:
    placed = [(44, "– notes the storm of January 2022"), (40, "The council expects the governments"), (44, "– to act")]
    assert flow_of(pdf(lines(*placed))) == [text for _, text in placed]


def test_a_line_between_a_dash_and_its_words_begins_a_paragraph() -> None:
    words = [
        Words(40, 80, "3. a register in which all persons"),
        Words(52, 92, "a)"),
        Words(70, 92, "at the office and"),
    ]
    words += [Words(52, 104, "b)"), Words(70, 104, "on the net"), Words(58, 116, "can look things up")]
    assert flow_of(pdf(words))[-2:] == ["b) on the net", "can look things up"]


def test_words_below_the_words_of_an_item_go_on_with_it() -> None:
    words = [Words(40, 80, "–"), Words(52, 80, "a store of sandbags in each of the districts along the coast that")]
    words += [Words(52, 92, "is within reach in two hours"), Words(40, 104, "–"), Words(52, 104, "dykes")]
    assert flow_of(pdf(words)) == [
        "– a store of sandbags in each of the districts along the coast that is within reach in two hours",
        "– dykes",
    ]


def test_short_items_say_nothing_of_the_right_edge() -> None:
    placed = ["1. taxes and pensions are administered in two states;", "calls on the governments to", "2. act."]
    assert flow_of(pdf(lines(*[(40, text) for text in placed]))) == placed


def test_a_little_room_parts_paragraphs_where_a_line_ends_early() -> None:
    page: list[Content] = []
    for n in range(4):
        page += lines((40, FULL), (40, "can stand in it"), top=80 + 50 * n)
    page += lines(
        (40, "The council knows that"), (40, "the slopes are the picture of the valley"), top=300, step=PITCH * 1.2
    )
    assert flow_of(pdf(page))[-2:] == ["The council knows that", "the slopes are the picture of the valley"]


def test_lines_of_a_large_title_stand_further_apart() -> None:
    title = [Words(40, 60, "The reply of the Senate to the proposals of the 3.", 15, "Times-Bold")]
    title += [Words(40, 77, "Harbour Round", 15, "Times-Bold")]
    page = [part for n in range(4) for part in lines((40, FULL), (40, "can stand in it."), top=110 + 50 * n)]
    assert flow_of(pdf([*title, *page]))[0] == "The reply of the Senate to the proposals of the 3. Harbour Round"


def test_the_next_number_after_the_same_word_begins_a_paragraph() -> None:
    first = "Recommendation 8: Every vessel should have a room for people who travel to town."
    second = "Recommendation 9: Passengers should be asked once a year what they think of it."
    assert flow_of(pdf(lines((40, first), (40, second)))) == [first, second]


def test_a_number_in_a_sentence_begins_no_paragraph() -> None:
    placed = [
        (40, "The answer of the Government to the resolution of the forum of the bays (Lyk,"),
        (40, "20. to 22. of March)"),
    ]
    page = lines((40, FULL), (40, FULL), (40, FULL), (40, "ends."), top=60) + lines(*placed, top=130)
    assert flow_of(pdf(page))[-1] == " ".join(text for _, text in placed)


def test_an_item_at_a_page_end_does_not_take_the_clause_on_the_next() -> None:
    data = pdf(lines((40, FULL), (40, "2. taxes are paid in two states;")), lines((40, "calls on the governments to")))
    assert flow_of(data)[-1] == "calls on the governments to"


def test_a_noun_at_the_top_of_a_page_goes_on_with_a_filled_line() -> None:
    full = "these words of a report reach over to the right edge so that the Government and the"
    data = pdf(lines((40, FULL), (40, FULL), (40, full)), lines((40, "Parliament agree on it."), (40, FULL)))
    assert any("and the Parliament agree" in text for text in flow_of(data))


def test_pages_of_different_widths_are_measured_apart() -> None:
    upright = lines((40, FULL), (40, "Parliament can stand in it and ends"))
    wide = f"{FULL.capitalize()} of these words of a report can stand in it, so that"
    across: list[Content] = [Words(40, 80 + PITCH * n, wide) for n in range(5)]
    both = _of_two_sizes(upright, across)
    assert flow_of(both)[0] == f"{FULL} Parliament can stand in it and ends"


def _of_two_sizes(upright: list[Content], across: list[Content]) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for content, size in ((upright, (WIDTH, HEIGHT)), (across, (HEIGHT, WIDTH))):
        document.import_pages(pypdfium2.PdfDocument(pdf(content, width=size[0], height=size[1])))
    found = io.BytesIO()
    document.save(found)
    return found.getvalue()


def test_the_order_in_which_a_page_was_written_does_not_count() -> None:
    page = lines((40, FULL), (40, "and ends."), (40, "1. the first of the demands;"), (40, "2. the second."))
    shuffled = [page[2], page[0], page[3], page[1]]
    assert flow_of(pdf(shuffled)) == flow_of(pdf(page))


def test_words_are_indented_from_the_left_edge_of_the_text() -> None:
    words = [Words(40, 80, "1."), Words(58, 80, "motions that"), Words(58, 92, "a)"), Words(76, 92, "build, or")]
    words += [
        Words(58, 104, "b)"),
        Words(76, 104, "pull down"),
        Words(58, 116, "are to be answered"),
        Words(40, 140, "Port"),
    ]
    assert [round(indent or 0.0) for indent in indents(pdf(words))] == [18, 36, 36, 18, 0]


def test_many_titles_do_not_make_the_text_large() -> None:
    page: list[Content] = []
    for n in range(5):
        page.append(Words(40, 60 + 80 * n, f"Chapter {_NAMES[n]}", 13, "Times-Bold"))
        page += lines((40, FULL), (40, "can stand in it."), top=80 + 80 * n)
    page += [Words(40, 470, "The third part of the report of the Senate on the 3.", 13, "Times-Bold")]
    page += [Words(40, 485, "Harbour Round", 13, "Times-Bold")]
    assert flow_of(pdf(page))[-1] == "The third part of the report of the Senate on the 3. Harbour Round"


def test_a_line_far_from_the_edge_that_all_others_reach_ends_its_paragraph() -> None:
    page = lines((40, FULL), (40, FULL), (40, FULL), (40, FULL), (40, "The council knows that"), (40, "the sea rises"))
    assert flow_of(pdf(page))[-1] == "the sea rises"


def test_a_small_table_below_a_text_stays_beside_it_as_lines() -> None:
    page = lines((40, FULL), (40, "and in these years the calls were:"))
    for n, (port, before, now) in enumerate((("Port", "2023", "2024"), ("Ness", "112", "131"), ("Ulvik", "40", "38"))):
        page += [Words(x, 120 + 14 * n, text) for x, text in ((40, port), (160, before), (280, now))]
    page += lines((40, FULL), (40, "and ends."), top=180)
    found = [element.raw if isinstance(element, Paragraph) else "row" for element in layout(pdf(page)).elements]
    assert found[0].endswith("the calls were:")
    assert found[-1] == f"{FULL} and ends."
    assert len(found) == 5


def test_items_in_two_columns_are_read_down_each_column() -> None:
    columns: list[Content] = []
    for x, numbers in ((40, (1, 2, 3)), (230, (4, 5, 6))):
        y = 80.0 + 3 * (x > 100)
        for number in numbers:
            columns += [Words(x, y, f"{number}. the port has a long quay for all")]
            for _ in range(number % 3 + 1):
                y += PITCH
                columns.append(Words(x, y, "the ships that come in from the sea"))
            columns.append(Words(x, y := y + PITCH, "every year."))
            y += PITCH
    assert [text.split(" ")[0] for text in flow_of(pdf(columns))] == ["1.", "2.", "3.", "4.", "5.", "6."]


_NAMES = ("one", "two", "three", "four", "five")
