"""Rows of a small layout become points with their answers, however the page breaks them."""

from __future__ import annotations

import pytest

from peilung.core.paper import BlockType, Document, Furniture, FurnitureType, PointKind, ProblemCode, Role
from peilung.reading.layout import Cell, Element, Layout, Paragraph, Piece, Row
from peilung.reading.parse import parse


def paragraph(text: str, mark: str | None = None) -> Paragraph:
    """A paragraph whose lines are parted by a vertical line."""
    return Paragraph([Piece(line, hyphen=line.endswith("-")) for line in text.split("|")], mark=mark)


def cell(content: str | Cell, page: int | None = None) -> Cell:
    """A cell whose paragraphs are parted by two slashes."""
    if isinstance(content, Cell):
        return content
    found = Cell([paragraph(text) for text in content.split("//")] if content else [])
    for piece in (piece for held in found.paragraphs for piece in held.pieces):
        piece.page = page
    return found


def row(*cells: str | Cell, page: int | None = None, broken: bool = False, header: bool = False) -> Row:
    return Row([cell(content, page) for content in cells], page=page, broken=broken, header=header)


def titles(page: int | None = None) -> Row:
    return row("Nr.", "Forderung", "Stellungnahme", page=page, header=True)


def document(*elements: Element, furniture: tuple[Furniture, ...] = ()) -> Document:
    layout = Layout("application/pdf", 3, list(elements), language="de", furniture=list(furniture))
    return parse(layout, "0" * 64)


def read(*elements: Element) -> Document:
    """The elements below a row of titles, and a last point 9 behind them."""
    return document(titles(), *elements, row("9", "fordert das Ende.", "Schluss."))


def points(found: Document) -> dict[str, str]:
    return {str(point.path): point.text for point in found.resolutions[0].points}


def answers(found: Document) -> list[tuple[list[str], str]]:
    return [([str(path) for path in answer.answers], answer.text) for answer in found.answers][:-1]


def kinds(found: Document) -> dict[str, PointKind]:
    return {str(point.path): point.kind for point in found.resolutions[0].points}


def codes(found: Document) -> list[ProblemCode]:
    return [problem.code for problem in found.problems if problem.code is not ProblemCode.GAP]


def test_a_row_broken_by_a_page_is_one_point_with_one_answer() -> None:
    found = document(
        titles(1),
        row("1", "fordert die Länder auf, Orga-", "Das Land fördert alle Ver-", page=1),
        titles(2),
        row("", "nisationen zu fördern.", "eine und gern.", page=2, broken=True),
        row("2", "fordert Wege.", "Ja.", page=2),
    )
    assert points(found)["1"] == "fordert die Länder auf, Organisationen zu fördern."
    assert answers(found) == [(["1"], "Das Land fördert alle Vereine und gern.")]


def test_each_part_of_a_broken_row_keeps_its_page() -> None:
    found = document(
        titles(1),
        row("1", "fordert die", "Ja und", page=1),
        row("", "Häfen.", "gern.", page=2, broken=True),
        row("2", "fordert Wege.", "Ja.", page=2),
    )
    point = found.resolutions[0].points[0]
    assert [(span.page, point.text[span.start : span.end]) for span in point.spans] == [
        (1, "fordert die"),
        (2, "Häfen."),
    ]


def test_repeated_titles_are_furniture_of_their_pages() -> None:
    found = document(
        titles(1), row("1", "fordert die", "Ja und"), titles(2), row("", "Häfen.", "gern."), row("2", "fordert.", "Ja.")
    )
    column_titles = [(item.page, item.text) for item in found.furniture if item.type is FurnitureType.COLUMN_TITLE]
    assert column_titles == [(n, text) for n in (1, 2) for text in ("Nr.", "Forderung", "Stellungnahme")]


def test_a_number_printed_again_on_the_next_page_does_not_open_a_second_point() -> None:
    found = read(
        row("1", "fordert die Länder auf, die", "Das Land baut"),
        row("1", "Häfen zu bauen.", "und baut.", broken=True),
    )
    assert points(found)["1"] == "fordert die Länder auf, die Häfen zu bauen."
    assert answers(found) == [(["1"], "Das Land baut und baut.")]
    assert codes(found) == []


def test_an_answer_may_go_on_alone() -> None:
    found = read(row("1", "fordert Häfen.", "Erster Absatz."), row("", "", "Zweiter Absatz.", broken=True))
    assert answers(found) == [(["1"], "Erster Absatz.\nZweiter Absatz.")]


def test_sub_points_in_rows_of_their_own_have_their_own_answers() -> None:
    found = read(
        row("1", "fordert:", "Das Land handelt."),
        row("", "(1) Häfen zu bauen,", "Es baut."),
        row("", "(2) Bahnen zu bauen.", "Es fährt."),
    )
    assert list(points(found)) == ["1", "1 (1)", "1 (2)", "9"]
    assert kinds(found)["1"] is PointKind.INTRO
    assert answers(found) == [(["1"], "Das Land handelt."), (["1 (1)"], "Es baut."), (["1 (2)"], "Es fährt.")]


def test_a_sub_point_may_open_the_next_page() -> None:
    found = read(
        row("1", "fordert:", "Das Land handelt."),
        row("", "(1) Häfen zu bauen,", "Es baut.", broken=True),
        row("", "(2) Bahnen zu bauen.", "Es fährt."),
    )
    assert answers(found) == [(["1"], "Das Land handelt."), (["1 (1)"], "Es baut."), (["1 (2)"], "Es fährt.")]


def test_an_opening_that_shares_its_cell_with_sub_points_leaves_the_answer_to_them() -> None:
    found = read(row("1", "fordert://(1) Häfen zu bauen,//(2) Bahnen zu bauen.", "Beides geschieht."))
    assert points(found)["1"] == "fordert:"
    assert points(found)["1 (1)"] == "Häfen zu bauen,"
    assert answers(found) == [(["1 (1)", "1 (2)"], "Beides geschieht.")]
    assert found.resolutions[0].points[0].answers == ()


def test_a_shared_answer_that_runs_on_over_the_page_keeps_its_sub_points_together() -> None:
    found = read(
        row("1", "fordert://(1) Häfen zu bauen,", "Beides geschieht in allen"),
        row("", "(2) Bahnen zu bauen.", "orten des Landes.", broken=True),
    )
    assert answers(found) == [(["1 (1)", "1 (2)"], "Beides geschieht in allen orten des Landes.")]


def test_numbers_that_the_format_sets_open_sub_points_too() -> None:
    demand = Cell([paragraph("fordert:"), paragraph("Häfen;", "a)"), paragraph("Bahnen.", "b)")])
    found = read(row("1", demand, "Ja."))
    assert points(found) == {"1": "fordert:", "1 a)": "Häfen;", "1 b)": "Bahnen.", "9": "fordert das Ende."}


@pytest.mark.parametrize(
    "demand",
    [
        "fordert, (a) Häfen, (b) Bahnen und (c) Wege zu bauen;",
        "fordert, (a) Häfen, (b) Bahnen und|(c) Wege zu bauen;",
        "fordert Häfen nach|a) Größe und b) Lage;",
    ],
)
def test_an_enumeration_in_a_sentence_is_no_point(demand: str) -> None:
    found = read(row("1", demand, "Ja."))
    assert list(points(found)) == ["1", "9"]


def test_an_enumeration_stays_in_its_sentence_at_the_start_of_a_continued_row() -> None:
    found = read(
        row("1", "fordert, (a) Häfen, (b) Bahnen und auch", "Ja, das Land baut"),
        row("", "(c) Wege zu bauen;", "und baut.", broken=True),
    )
    assert list(points(found)) == ["1", "9"]
    assert points(found)["1"].endswith("und auch (c) Wege zu bauen;")


def test_an_answer_beside_several_rows_is_one_answer_to_all_their_points() -> None:
    joint = Cell([paragraph("Beides geschieht.")], rows=2)
    found = read(row("1", "fordert Häfen;", joint), row("2", "fordert Bahnen.", joint))
    assert answers(found) == [(["1", "2"], "Beides geschieht.")]
    assert [point.answers for point in found.resolutions[0].points[:2]] == [("a1",), ("a1",)]


def test_a_number_beside_several_rows_counts_once() -> None:
    number = Cell([paragraph("1")], rows=2)
    found = read(row(number, "fordert:", "Ja."), row(number, "(1) Häfen;", "Nein."))
    assert answers(found) == [(["1"], "Ja."), (["1 (1)"], "Nein.")]


def test_a_row_without_a_number_is_an_item_that_counts_by_its_place() -> None:
    found = read(row("1", "fordert Häfen.", "Ja."), row("", "Bahnen sind zu bauen.", "Nein."))
    assert answers(found) == [(["1"], "Ja."), (["1 [1]"], "Nein.")]


def test_rows_with_a_dash_are_items_in_a_list() -> None:
    found = document(titles(), *[row("–", f"fordert {text}.", "Ja.") for text in ("Häfen", "Bahnen", "Wege")])
    assert list(points(found)) == ["[1]", "[2]", "[3]"]
    assert [point.slug for point in found.resolutions[0].points] == ["n1", "n2", "n3"]


def test_a_word_in_the_number_column_is_a_problem_and_its_row_is_kept() -> None:
    found = read(
        row("1", "fordert Häfen.", "Ja."),
        row("siehe dort", "fordert Bahnen.", "Nein."),
        row("2", "fordert Wege.", "Ja."),
    )
    assert "fordert Bahnen." in points(found).values()
    unread = [problem.quote for problem in found.problems if problem.code is ProblemCode.NOT_PLACED]
    assert unread == ["siehe dort"]


def test_an_answer_beside_nothing_is_a_problem_with_its_text() -> None:
    found = document(titles(), row("", "", "Verirrt."), row("1", "fordert Häfen.", "Ja."), row("2", "fordert.", "Ja."))
    assert [(problem.code, problem.quote) for problem in found.problems] == [
        (ProblemCode.ANSWER_WITHOUT_POINT, "Verirrt.")
    ]


def test_a_further_column_is_kept_as_a_detail_of_its_points() -> None:
    found = document(
        row("Nr.", "Stufe", "Forderung", "Stellungnahme", header=True),
        row("1", "offen", "fordert Häfen und Bahnen.", "Ja und nochmals ja.", page=4),
        row("2", "fertig", "fordert Wege und noch mehr.", "Ja und auch nein.", page=4),
    )
    assert [(list(map(str, d.points)), d.title, d.text, d.spans[0].page) for d in found.details] == [
        (["1"], "Stufe", "offen", 4),
        (["2"], "Stufe", "fertig", 4),
    ]
    assert found.problems == ()


def test_numbers_may_stand_in_the_demands_cell() -> None:
    found = document(
        row("Forderung", "Stellungnahme", header=True),
        row("1. fordert Häfen;", "Ja."),
        row("2. fordert Wege://a) kleine,//b) große.", "Nein."),
    )
    assert list(points(found)) == ["1", "2", "2 a)", "2 b)"]
    assert [[str(path) for path in answer.answers] for answer in found.answers] == [["1"], ["2 a)", "2 b)"]]


@pytest.mark.parametrize(
    "heading",
    [
        lambda number, text: row(f"{number}", text, ""),
        lambda number, text: Row([Cell([paragraph(f"{number}. {text}")], columns=3)]),
        lambda number, text: paragraph(f"{number}. {text}"),
        lambda number, text: paragraph(text, f"{number}."),
    ],
    ids=["row", "spanning row", "paragraph", "automatic number"],
)
def test_a_section_may_be_a_row_or_stand_between_tables(heading) -> None:  # type: ignore[no-untyped-def]
    found = document(
        heading(1, "Das Forum fordert:"),
        row("a)", "Häfen;", "Ja."),
        row("b)", "Bahnen.", "Ja."),
        heading(2, "Das Forum stellt fest:"),
        row("a)", "Die Luft ist gut.", "Ja."),
    )
    assert points(found) == {
        "1": "Das Forum fordert:",
        "1 a)": "Häfen;",
        "1 b)": "Bahnen.",
        "2": "Das Forum stellt fest:",
        "2 a)": "Die Luft ist gut.",
    }
    assert [path for path, kind in kinds(found).items() if kind is PointKind.SECTION] == ["1", "2"]
    roles = [point.role for point in found.resolutions[0].points]
    assert roles == [Role.DEMAND] * 3 + [Role.RECITAL] * 2


def test_unnumbered_words_between_tables_are_a_heading_that_gives_the_role() -> None:
    found = document(
        titles(),
        row("1", "fordert Häfen.", "Ja."),
        row("2", "fordert Wege.", "Ja."),
        paragraph("Das Forum stellt fest:"),
        row("3", "Die Luft ist gut.", "Ja."),
        row("4", "Das Meer ist gut.", "Ja."),
    )
    assert [passage.text for passage in found.headings] == ["Das Forum stellt fest:"]
    assert [point.role for point in found.resolutions[0].points] == [Role.DEMAND] * 2 + [Role.RECITAL] * 2


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ("a) b) c) d) e) f) g) h) i) j)", "a) b) c) d) e) f) g) h) i) j)"),
        ("h) i) j)", "h) i) j)"),
        ("i) ii) iii) iv) v)", "i) ii) iii) iv) v)"),
        ("u) v) w)", "u) v) w)"),
    ],
)
def test_a_letter_or_roman_numeral_is_read_as_the_rows_around_it_are(marks: str, expected: str) -> None:
    found = document(titles(), *[row(mark, "fordert etwas;", "Ja.") for mark in marks.split()])
    assert " ".join(points(found)) == expected


def test_lists_in_demand_and_answer_are_items_and_no_points() -> None:
    found = read(row("1", "fordert://- Häfen,//- Bahnen.", "Es gibt://- Häfen und//- Bahnen."))
    assert points(found)["1"] == "fordert:\n- Häfen,\n- Bahnen."
    assert [block.type for block in found.answers[0].blocks] == [BlockType.PARAGRAPH, BlockType.ITEM, BlockType.ITEM]


def test_furniture_of_the_layout_is_kept() -> None:
    page_number = Furniture(FurnitureType.PAGE_NUMBER, "7", 1)
    found = document(titles(), row("1", "fordert.", "Ja."), row("2", "fordert.", "Ja."), furniture=(page_number,))
    assert found.furniture.count(page_number) == 1


def full(text: str, page: int) -> Paragraph:
    """A paragraph whose last line reaches the edge of its column."""
    return Paragraph([Piece(text, page=page)], full=True)


def test_two_siblings_may_share_a_cell_though_one_between_them_is_left_out() -> None:
    found = read(row("1", "fordert:", "Ja."), row("d)", "Häfen zu bauen;//f) Wege zu bauen.", "Nein."))
    assert list(points(found)) == ["1", "1 d)", "1 f)", "9"]
    assert answers(found)[-1] == (["1 d)", "1 f)"], "Nein.")


def test_a_number_far_from_that_of_its_row_is_no_sibling() -> None:
    found = read(row("1", "fordert:", "Ja."), row("a)", "Häfen zu bauen;//z) Wege zu bauen.", "Nein."))
    assert list(points(found)) == ["1", "1 a)", "9"]


@pytest.mark.parametrize("stopped", ["Gefördert werden//– die Häfen,", "Gefördert werden:"])
def test_a_list_in_an_answer_that_goes_on_keeps_the_row_together(stopped: str) -> None:
    found = read(
        row("1", "fordert:", stopped),
        row("", "(1) Häfen zu bauen,//(2) Wege zu bauen.", "– die Wege.", broken=True),
    )
    assert [paths for paths, _ in answers(found)] == [["1 (1)", "1 (2)"]]


def test_an_answer_goes_on_below_its_sub_heading() -> None:
    heading = Cell([Paragraph([Piece("Stand 2023", underline=True)])])
    found = read(
        row("1", "fordert:", heading),
        row("", "(1) Häfen zu bauen,//(2) Wege zu bauen.", "Es wird gebaut.", broken=True),
    )
    assert [paths for paths, _ in answers(found)] == [["1 (1)", "1 (2)"]]


def test_a_dash_in_the_number_column_begins_an_item_at_the_top_of_a_page_too() -> None:
    found = document(
        titles(),
        row("–", "fordert Häfen,", "Ja."),
        row("–", "fordert Wege,", "Nein.", broken=True),
        row("–", "fordert Bahnen.", "Ja."),
    )
    assert list(points(found)) == ["[1]", "[2]", "[3]"]


def test_an_enumeration_of_full_lines_in_a_sentence_is_no_list() -> None:
    demand = Cell([full("für die Kultur auch", 1), full("(1) die Planung,", 1), full("(2) die Vereine und", 1)])
    found = read(row("1", demand, "Ja."), row("", "von Bedeutung sind.", "", broken=True))
    assert list(points(found)) == ["1", "9"]


SAID = ("noch 1", "1 (Fortsetzung)", "1 (cont.)", "1 cont’d", "Fortsetzung 1", "(noch) 1")


@pytest.mark.parametrize(
    ("again", "broken"), [("1", True), *[(text, broken) for text in SAID for broken in (True, False)]]
)
def test_a_number_that_is_said_to_go_on_opens_no_second_point(again: str, broken: bool) -> None:
    found = read(
        row("1", "fordert die Länder auf, die", "Das Land baut"),
        row(again, "Häfen zu bauen.", "und baut.", broken=broken),
    )
    assert points(found)["1"] == "fordert die Länder auf, die Häfen zu bauen."
    assert answers(found) == [(["1"], "Das Land baut und baut.")]
    assert [item.text for item in found.furniture if item.type is FurnitureType.RUNNING_HEAD] == [again]


def test_a_whole_path_printed_again_on_the_next_page_is_the_same_point() -> None:
    found = read(
        row("1", "fordert:", ""),
        row("a)", "die Länder auf, die", "Das Land baut"),
        row("1 a)", "Häfen zu bauen.", "und baut.", broken=True),
    )
    assert answers(found) == [(["1 a)"], "Das Land baut und baut.")]


def test_the_same_letter_below_the_next_number_is_another_point() -> None:
    found = read(row("1 b)", "fordert Häfen.", "Ja."), row("2 b)", "fordert Wege.", "Nein.", broken=True))
    assert answers(found) == [(["1 b)"], "Ja."), (["2 b)"], "Nein.")]


@pytest.mark.parametrize("label", ["Ziffer", "Recommendation", "Zu Nr.", "zu Ziffer", "Punkt"])
def test_a_number_may_stand_behind_any_word(label: str) -> None:
    found = document(
        titles(), row(f"{label} 1", "fordert Häfen.", "Ja."), row(f"{label} 2", "fordert Wege.", "Ja.", broken=True)
    )
    assert list(points(found)) == ["1", "2"]


def test_an_answer_beside_an_opening_and_its_sub_points_is_that_of_the_sub_points() -> None:
    joint = Cell([paragraph("Beides geschieht.")], rows=3)
    found = read(row("1", "fordert:", joint), row("a)", "Häfen;", joint), row("b)", "Wege.", joint))
    assert answers(found) == [(["1 a)", "1 b)"], "Beides geschieht.")]


def test_an_answer_that_only_refers_to_another_stays_an_answer() -> None:
    found = read(row("1", "fordert Häfen.", "Ja."), row("2", "fordert Wege.", "siehe Nr. 1"))
    assert answers(found) == [(["1"], "Ja."), (["2"], "siehe Nr. 1")]
