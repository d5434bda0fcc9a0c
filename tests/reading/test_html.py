import re
from collections import Counter
from html import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peilung.core.errors import Refused
from peilung.core.paper import ProblemCode
from peilung.reading.html import layout
from peilung.reading.layout import Layout, Paragraph, Row
from peilung.writing import Format, write
from tests.reading.shown import cell, characters, flow, notes, rows
from tests.writing.example import example
from tests.writing.suggested import suggested


def read(source: str) -> Layout:
    return layout(source.encode())


def pieces(source: str) -> list[tuple[str, bool, bool]]:
    return [
        (piece.text, piece.bold, piece.underline)
        for element in read(source).elements
        if isinstance(element, Paragraph)
        for piece in element.pieces
    ]


def test_headings_and_paragraphs_come_in_order_with_text_that_stands_in_none() -> None:
    source = "Loser Text<h2>Kopf</h2><p>Absatz</p>Rest<div>Kasten</div><span>Ende</span>"
    assert flow(read(source)) == ["Loser Text", "#Kopf", "Absatz", "Rest", "Kasten", "Ende"]


def test_white_space_collapses_as_in_a_browser() -> None:
    assert flow(read("<p>  ein \n\t <b> fettes</b>  Wort&nbsp;&#8239;hier </p>")) == ["ein fettes Wort hier"]


def test_characters_without_width_go_and_odd_hyphens_become_plain() -> None:
    assert flow(read("<p>Ver&shy;fas&#8203;sung E&#8209;Mail ein&#8288;s</p>")) == ["Verfassung E-Mail eins"]


def test_a_line_break_begins_a_new_line_and_two_a_new_paragraph() -> None:
    assert flow(read("<p>eins<br>zwei<br> <br>drei<br></p>")) == ["eins|zwei", "drei"]


def test_a_hyphen_before_a_break_is_left_to_be_settled() -> None:
    assert flow(read("<p>Orga-<br>nisation, Migrations-\nberatung, Vor-\nUrteil</p>")) == [
        "Orga-¬|nisation, Migrations-¬|beratung, Vor- Urteil"
    ]


def test_a_soft_hyphen_shows_only_at_the_end_of_a_line() -> None:
    assert flow(read("<p>Orga&shy;<br>nisa&shy;tion&shy;</p>")) == ["Orga-¬|nisation"]


def test_bold_and_underlined_text_are_pieces_of_their_own_in_one_line() -> None:
    source = "<p>a <b>fett</b> <u>Strich</u><span style='font-weight: 700; text-decoration:underline'>beides</span>"
    assert pieces(source) == [
        ("a ", False, False),
        ("fett ", True, False),
        ("Strich", False, True),
        ("beides", True, True),
    ]


def test_style_sheets_in_the_file_count_but_not_those_for_other_media() -> None:
    sheet = "<style>/* x */ p.k, .u {font-weight:bold} @media print { .u {display:none} } .weg{display:none}</style>"
    assert pieces(f"{sheet}<p class=k>eins<p class=u>zwei<p class=weg>drei<p>vier") == [
        ("eins", True, False),
        ("zwei", True, False),
        ("vier", False, False),
    ]


def test_raised_figures_are_superscripts_and_raised_letters_stay() -> None:
    source = "<p>m<sup>2</sup> 1<sup>st</sup> x<span style='vertical-align:super'>10</span> H<sub>2</sub>O"
    assert flow(read(source)) == ["m² 1st x¹⁰ H2O"]


def test_what_a_browser_hides_is_not_read() -> None:
    source = (
        "<head><title>T</title><script>s</script></head><body><!-- c --><p hidden>h<p style='display:none'>d"
        "<template>t</template><style>p{}</style><p>da<script>'</p>'</script>nach</p><dialog>x</dialog>"
    )
    assert flow(read(source)) == ["danach"]


def test_title_and_language_are_read() -> None:
    found = read("<html lang='de-DE'><title> Ein\n Titel </title><p>x")
    assert (found.title, found.language, found.pages) == ("Ein Titel", "de", None)


def test_ordered_lists_carry_the_numbers_a_browser_shows() -> None:
    source = (
        "<ol type=a start=3><li>c<li value=27>aa<li>ab</ol><ol type=I><li>i<li>ii</ol>"
        "<ol reversed><li>zwei<li>eins</ol><ol style='list-style-type:lower-roman'><li>r</ol>"
        "<ol style='list-style:none'><li>ohne</ol><ul><li>Punkt</ul>"
    )
    assert flow(read(source)) == [
        "*<c.>c",
        "*<aa.>aa",
        "*<ab.>ab",
        "*<I.>i",
        "*<II.>ii",
        "*<2.>zwei",
        "*<1.>eins",
        "*<i.>r",
        "*ohne",
        "*Punkt",
    ]


def test_only_the_first_paragraph_of_an_item_has_its_number() -> None:
    assert flow(read("<ol><li><p>a<p>b<ol type=a><li>c</ol>d<li>e</ol>")) == [
        "*<1.>a",
        "b",
        "*<a.>c",
        "d",
        "*<2.>e",
    ]


def test_a_number_without_text_is_the_text() -> None:
    found = read("<table><tr><td><ol start=4><li></li></ol><td>Forderung</table><ol><li><ol type=a><li>x</ol></ol>")
    assert rows(found) == [["4.", "Forderung"]]
    assert flow(found) == ["1.", "*<a.>x"]


def test_preformatted_text_keeps_its_lines() -> None:
    assert flow(read("<pre>eins\nzwei\n\ndrei</pre>")) == ["eins|zwei", "drei"]


def test_blank_lines_part_loose_text_in_a_file_without_body() -> None:
    assert flow(read("Erster\nAbsatz\n\nZweiter <i>Absatz</i>\n<table><tr><td>x</table>")) == [
        "Erster Absatz",
        "Zweiter Absatz",
    ]


def test_lines_are_those_of_the_source() -> None:
    found = read("<body>\n<p>\neins</p>\n<p>zwei\n<b>drei</b></p>")
    lines = [(p.text, p.line) for e in found.elements if isinstance(e, Paragraph) for p in e.pieces]
    assert lines == [("eins", 3), ("zwei ", 4), ("drei", 5)]


class TestTables:
    def test_rows_of_column_titles_are_marked(self) -> None:
        found = read(
            "<table><thead><tr><td>N<td>F</thead><tr><th "
            "scope=row>1<td>x</table><table><tr><th>A<th>B<tr><th>1<td>y</table>"
        )
        headers = [(element.table, element.header) for element in found.elements if isinstance(element, Row)]
        assert headers == [(0, True), (0, False), (1, True), (1, False)]

    def test_a_cell_over_several_rows_is_repeated_below(self) -> None:
        found = read("<table><tr><td rowspan=2>a<td>1<td>x<tr><td colspan=2>2<tr><td>b<td>3<td>y</table>")
        assert rows(found) == [["a", "1", "x"], ["a", "2"], ["b", "3", "y"]]
        first, second, _ = [element for element in found.elements if isinstance(element, Row)]
        assert first.cells[0] is second.cells[0]
        assert (first.cells[0].rows, second.cells[1].columns) == (2, 2)

    def test_a_cell_reaches_no_further_than_its_part_of_the_table(self) -> None:
        found = read(
            "<table><thead><tr><th rowspan=9>N<th>F<tr><th>G</thead><tbody><tr><td rowspan=0>1<td>x<tr><td>y</table>"
        )
        assert rows(found) == [["N", "F"], ["N", "G"], ["1", "x"], ["1", "y"]]
        assert [c.rows for e in found.elements if isinstance(e, Row) for c in e.cells] == [2, 1, 2, 1, 2, 1, 2, 1]

    def test_a_hole_before_a_cell_from_above_is_an_empty_cell(self) -> None:
        found = read("<table><tr><td>a<td>b<td rowspan=2>c<tr><td>d</table>")
        assert rows(found) == [["a", "b", "c"], ["d", "", "c"]]

    def test_cells_hold_paragraphs_lists_and_lines(self) -> None:
        found = read("<table><tr><td>a)<td><p>eins<p><u>zwei</u><ul><li>drei<li><p>vier</ul>fünf<br>sechs</table>")
        assert rows(found) == [["a)", "eins / zwei / *drei / *vier / fünf|sechs"]]

    def test_of_a_table_that_arranges_the_page_the_inner_rows_count(self) -> None:
        found = read(
            "<table><tr><td>Logo<td>Titel<tr><td>Menü<td>Davor<table><tr><td>a)<td>eine Forderung<td>die Antwort darauf"
            "<tr><td>b)<td>noch eine<td>und noch eine</table>Danach</table>"
        )
        assert rows(found) == [["a)", "eine Forderung", "die Antwort darauf"], ["b)", "noch eine", "und noch eine"]]
        assert flow(found) == ["Logo", "Titel", "Menü", "Davor", "Danach"]

    def test_a_small_table_in_an_answer_stays_in_the_answer(self) -> None:
        found = read(
            "<table><tr><th>N<th>F<th>A<tr><td>a)<td>wie viele<td>So "
            "viele:<table><tr><td>2020<td>5-<tr><td>2021<td>sieben"
            "</table>Ende</table>"
        )
        assert rows(found)[1] == ["a)", "wie viele", "So viele: / 2020\t5- / 2021\tsieben / Ende"]

    def test_text_astray_in_a_table_comes_before_it(self) -> None:
        found = read("<table>eins<caption>zwei</caption><tr>drei<td>x</td></tr>vier</table>")
        assert sorted(flow(found)) == ["drei", "eins", "vier", "zwei"]
        assert isinstance(found.elements[-1], Row)

    def test_cells_without_a_table_keep_their_text(self) -> None:
        assert flow(read("<div><td>eins</td><tr><td>zwei</div>")) == ["eins", "zwei"]

    def test_an_absurd_table_is_refused(self) -> None:
        with pytest.raises(Refused) as refused:
            read("<table>" + "<tr>" + "<td rowspan=65000>" * 1001 + "<tr>" * 1100 + "</table>")
        assert refused.value.code == "table-too-large"


class TestNotes:
    def test_a_section_of_footnotes(self) -> None:
        found = read(
            "<p>Text<a href='#fn1' id=fnref1 role=doc-noteref><sup>1</sup></a> und<a href='#fn2' id=fnref2 "
            "role=doc-noteref>"
            "<sup>2</sup></a>.</p><section class=footnotes role=doc-endnotes><hr><ol><li id=fn1><p>Eins."
            "<a href='#fnref1' class=footnote-back>↩︎</a></p></li><li "
            "id=fn2><p>Zwei.</p><p>Weiter.</p></li></ol></section>"
        )
        assert flow(found) == ["Text¹ und²."]
        assert notes(found) == [("1", "Eins."), ("2", "Zwei. / Weiter.")]

    def test_marks_in_brackets_lose_them(self) -> None:
        found = read(
            "<p>Text<sup>[<a href='#n7'>7</a>]</sup></p><table><tr><td>x</table><div><p id=n7>[7] Sieben</p></div>"
        )
        assert flow(found) == ["Text⁷"]
        assert notes(found) == [("7", "Sieben")]

    def test_notes_as_word_processors_write_them(self) -> None:
        found = read(
            "<p>L<a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'><sup>1</sup></a></p><p>W<a "
            "href='#_ftn2'"
            " name=_ftnref2><span style='vertical-align:super'>[2]</span></a></p><div id=sdfootnote1><p><a "
            "name=sdfootnote1sym"
            " href='#sdfootnote1anc'>1</a>Eins</p><p>Weiter</p></div><div style='mso-element:footnote-list'><hr>"
            "<div style='mso-element:footnote' id=ftn2><p><a href='#_ftnref2' name=_ftn2><span>[2]</span></a> "
            "Zwei</p></div></div>"
        )
        assert flow(found) == ["L¹", "W²"]
        assert notes(found) == [("1", "Eins / Weiter"), ("2", "Zwei")]

    def test_an_aside_and_a_list_that_nothing_points_to(self) -> None:
        found = read("<p>Text*</p><aside role=doc-footnote>* Stern</aside><ol class=footnotes><li>Eins<li>Zwei</ol>")
        assert notes(found) == [("*", "Stern"), ("1", "Eins"), ("2", "Zwei")]

    def test_one_note_may_be_marked_twice(self) -> None:
        found = read("<p>a<sup><a href='#n'>1</a></sup> b<sup><a href='#n'>1</a></sup><p id=n><sup>1</sup> Note")
        assert flow(found) == ["a¹ b¹"]
        assert notes(found) == [("1", "Note")]

    def test_a_letter_as_mark_is_raised_lest_it_grow_onto_the_word(self) -> None:
        found = read("<p>Landtag<sup><a href='#n' id=r>i</a></sup><p id=n><a href='#r'>i</a> Note")
        assert flow(found) == ["Landtagⁱ"]
        assert notes(found) == [("i", "Note")]

    @pytest.mark.parametrize(
        "source",
        [
            "<p>siehe Ziffer <a href='#p3'>3</a></p><p id=p3>3 Text</p>",
            "<p><a href='#h1'>1</a> Inhalt</p><h2 id=h1>1 Kopf</h2>",
            "<p>x<sup><a href='#weg'>1</a></sup> y</p>",
            "<p id=p>x<sup><a href='#p'>1</a></sup> y</p>",
        ],
    )
    def test_other_links_make_no_notes(self, source: str) -> None:
        assert read(source).notes == []


class TestEncoding:
    @pytest.mark.parametrize(
        ("data", "guessed"),
        [
            ("<p>Größe – Maß".encode(), False),
            ("<p>Größe – Maß".encode("utf-8-sig"), False),
            (b"\xff\xfe" + "<p>Größe – Maß".encode("utf-16-le"), False),
            ("<meta charset=windows-1252><p>Größe – Maß".encode("cp1252"), False),
            ("<meta http-equiv=x content='text/html; charset=ISO-8859-1'><p>Größe – Maß".encode("cp1252"), False),
            ("<?xml version='1.0' encoding='utf-8'?><html><p>Größe – Maß</p></html>".encode(), False),
            ("<p>Größe – Maß".encode("cp1252"), True),
            ("<meta charset=utf-8><p>Größe – Maß".encode("cp1252"), True),
            ("<meta charset=zlib><p>Größe – Maß".encode(), False),
        ],
    )
    def test_umlauts_are_read(self, data: bytes, guessed: bool) -> None:
        found = layout(data)
        assert flow(found) == ["Größe – Maß"]
        assert [problem.code for problem in found.problems] == [ProblemCode.ENCODING_GUESSED] * guessed


class TestNothingIsLost:
    @pytest.mark.parametrize(
        "source",
        [
            "<b><p>x</b>y</p>z<u>a<p>b</u>c</i></div>d",
            "<table><tr><td>a<table><tr><td>b</table>c<tr>d</tr>e<td>f</table>g</td></tr>h",
            "x</body></html>danach<p>mehr</p></html>",
            "<ul>a<li>b<p>c</li>d<ul><li> </li>e</ul>f</ol>",
            "<p>1 < 2 & 3 > 2 &amp; &unbekannt; <foo>bar</foo></p",
            "<select><option>a<option>b</select><textarea>c <b>d</textarea><button>e</button>",
            "<dl><dt>a<dd>b</dl><details><summary>c</summary>d</details><figure>e<figcaption>f</figure>",
            "<p>nul\0l</p><a name=x>q</a><a href='#x'>2</a><sup>3</sup>",
        ],
    )
    def test_wrong_nesting_keeps_every_character(self, source: str) -> None:
        shown = re.sub(r"</?[a-z][^<>]*>?", "", source.replace("<textarea>c <b>d", "<textarea>c &lt;b&gt;d"))
        expected = Counter(re.sub(r"\s|\0", "", unescape(shown)).replace("3", "³" if "<sup>3" in source else "3"))
        assert characters(read(source)) == expected

    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def test_any_nesting_of_blocks_keeps_every_character(self, data: st.DataObject) -> None:
        written: list[str] = []
        source = data.draw(_blocks(written))
        assert characters(read(f"<body>.{source}")) == Counter("." + "".join(written).replace(" ", ""))


_WORDS = st.text("abäß12-–<&) ", min_size=1, max_size=8)
_ATTRIBUTES = st.sampled_from(["", "rowspan=2", "colspan=2", "rowspan=0 colspan=3", "rowspan=99", "colspan=0"])
_NUMBERLESS = "ol style=list-style:none"
_WRAPPERS = [_NUMBERLESS, *"p div u b h3 ul li span section blockquote dl td center".split()]


@st.composite
def _blocks(draw: st.DrawFn, written: list[str], depth: int = 0) -> str:
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["text", "text", "wrap", "table", "break"] if depth < 4 else ["text"]))
        if kind == "text":
            written.append(draw(_WORDS))
            parts.append(escape(written[-1]))
        elif kind == "break":
            parts.append("<br>")
        elif kind == "wrap":
            tag = draw(st.sampled_from(_WRAPPERS))
            end = draw(st.sampled_from([f"</{tag.split()[0]}>", ""]))
            parts.append(f"<{tag}>{draw(_blocks(written, depth + 1))}{end}")
        else:
            parts.append(draw(_table(written, depth)))
    return "".join(parts)


@st.composite
def _table(draw: st.DrawFn, written: list[str], depth: int) -> str:
    source = "<table>"
    for _ in range(draw(st.integers(1, 3))):
        source += draw(st.sampled_from(["<tr>", "<thead><tr>", "<tbody><tr>"]))
        for _ in range(draw(st.integers(0, 3))):
            tag = draw(st.sampled_from(["td", "td", "th"]))
            source += f"<{tag} {draw(_ATTRIBUTES)}>{draw(_blocks(written, depth + 1))}</{tag}>"
        source += "</tr>"
    return source + "</table>"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "empty"),
        ("<p> <script>x</script>", "empty"),
        ("<div>" * 400 + "x", "html-too-deep"),
    ],
)
def test_what_cannot_be_read_is_refused(source: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read(source)
    assert refused.value.code == code


def test_no_entity_of_the_file_is_expanded() -> None:
    found = read("<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><p>a &x; b")
    assert "root:" not in "".join(flow(found))


def test_a_cell_is_shown_as_its_paragraphs() -> None:
    found = read("<table><tr><td>a<p>b</table>")
    row = found.elements[0]
    assert isinstance(row, Row)
    assert cell(row.cells[0]) == "a / b"


def test_a_page_of_suggestions_does_not_come_back_as_a_paper() -> None:
    document = example()
    page = write(document, Format.HTML, suggested(document))
    with pytest.raises(Refused, match="page of suggestions") as refused:
        layout(page)
    assert refused.value.code == "suggestions"
