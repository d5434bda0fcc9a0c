import io
import zipfile
from collections import Counter

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given
from hypothesis import strategies as st

from peilung.core.errors import Refused
from peilung.core.paper import FurnitureType, ProblemCode
from peilung.reading.layout import Layout, Paragraph, Row
from peilung.reading.word import layout
from tests.reading.shown import characters, flow, notes, rows
from tests.reading.wordfile import cell, p, packed, r, row, table, word

FIELD = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"


def read(body: str, **parts: str) -> Layout:
    return layout(word(body, **parts))


def field(code: str, result: str) -> str:
    begin, between, end = (FIELD.format(kind) for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{between}{result}{end}"


def pieces(found: Layout) -> list[tuple[str, bool, bool]]:
    paragraphs = [element for element in found.elements if isinstance(element, Paragraph)]
    return [(piece.text, piece.bold, piece.underline) for paragraph in paragraphs for piece in paragraph.pieces]


class TestText:
    def test_paragraphs_lines_and_signs(self) -> None:
        found = read(
            p("<w:r><w:t>eins</w:t><w:br/><w:t>zwei</w:t><w:tab/><w:t>drei</w:t></w:r>")
            + p("<w:r><w:t>E</w:t><w:noBreakHyphen/><w:t>Mail Ver</w:t><w:softHyphen/><w:t>fassung</w:t></w:r>")
            + p("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:t xml:space='preserve'> ja\u00a0nein</w:t></w:r>")
        )
        assert flow(found) == ["eins|zwei drei", "E-Mail Verfassung", "✓ ja nein"]

    def test_a_hyphen_before_a_break_is_left_to_be_settled_and_two_breaks_part_paragraphs(self) -> None:
        found = read(p("<w:r><w:t>Orga-</w:t><w:br/><w:t>nisation</w:t><w:br/><w:br/><w:t>neu</w:t></w:r>"))
        assert flow(found) == ["Orga-¬|nisation", "neu"]

    def test_a_page_break_parts_lines_but_no_paragraphs(self) -> None:
        found = read(p("<w:r><w:t>eins</w:t><w:br w:type='page'/><w:lastRenderedPageBreak/><w:t>zwei</w:t></w:r>"))
        assert flow(found) == ["eins|zwei"]

    def test_bold_and_underlined_from_run_and_style(self) -> None:
        styles = (
            "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='de-DE'/></w:rPr></w:rPrDefault></w:docDefaults>"
            "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>"
            "<w:style w:type='paragraph' w:styleId='K'><w:basedOn w:val='N'/><w:rPr><w:b/></w:rPr></w:style>"
            "<w:style w:type='paragraph' w:styleId='L'><w:basedOn w:val='K'/></w:style>"
            "<w:style w:type='character' w:styleId='S'><w:rPr><w:u w:val='single'/></w:rPr></w:style>"
        )
        body = p(
            r("a ") + r("b", "<w:b w:val='0'/>") + r("c", "<w:rStyle w:val='S'/>") + r("d", "<w:u w:val='none'/>"),
            "<w:pStyle w:val='L'/>",
        )
        found = read(body, styles=styles)
        assert pieces(found) == [("a ", True, False), ("b", False, False), ("c", True, True), ("d", True, False)]
        assert found.language == "de"

    def test_raised_figures_are_superscripts_and_hidden_text_is_not_read(self) -> None:
        body = r("m") + r("2", "<w:vertAlign w:val='superscript'/>") + r("3", "<w:position w:val='8'/>")
        assert flow(read(p(body + r("weg", "<w:vanish/>")))) == ["m²³"]

    def test_insertions_stay_and_deletions_go(self) -> None:
        found = read(
            p(
                "<w:ins>"
                + r("neu ")
                + "</w:ins><w:del><w:r><w:delText>alt</w:delText></w:r></w:del><w:moveFrom>"
                + r("fort")
                + "</w:moveFrom><w:moveTo>"
                + r("her")
                + "</w:moveTo>"
            )
        )
        assert flow(found) == ["neu her"]

    def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next(self) -> None:
        found = read(p(r("Anfang "), "<w:rPr><w:del/></w:rPr>") + p("Ende") + p("", "<w:rPr><w:del/></w:rPr>"))
        assert flow(found) == ["Anfang Ende"]

    def test_links_content_controls_and_wrappers_keep_their_text(self) -> None:
        found = read(
            "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>"
            + p("eins")
            + "</w:sdtContent></w:sdt>"
            + p(
                "<w:hyperlink>"
                + r("zwei")
                + "</w:hyperlink><w:smartTag>"
                + r(" drei")
                + "</w:smartTag><w:sdt><w:sdtContent>"
                + r(" vier")
                + "</w:sdtContent></w:sdt>"
            )
        )
        assert flow(found) == ["eins", "zwei drei vier"]

    def test_of_a_field_only_the_result_is_read_nested_ones_too(self) -> None:
        nested = (
            FIELD.format("begin") + field("PAGE", r("9")) + FIELD.format("separate") + r("fest") + FIELD.format("end")
        )
        simple = "<w:fldSimple w:instr='DATE'>" + r("heute") + "</w:fldSimple>"
        found = read(p(field(" REF x ", r("Ziffer 2")) + r(", ") + nested + r(", ") + simple))
        assert flow(found) == ["Ziffer 2, fest, heute"]

    def test_a_field_may_reach_over_paragraphs_and_an_unfinished_one_swallows_nothing(self) -> None:
        body = p(
            FIELD.format("begin") + "<w:r><w:instrText>TOC</w:instrText></w:r>" + FIELD.format("separate") + r("eins")
        )
        assert flow(read(body + p(r("zwei") + FIELD.format("end")) + p("drei"))) == ["eins", "zwei", "drei"]
        assert flow(read(p(r("vor") + FIELD.format("begin")) + p("nach"))) == ["vor", "nach"]

    def test_a_text_box_is_read_once(self) -> None:
        box = "<w:txbxContent>" + p("Kasten") + "</w:txbxContent>"
        body = p(
            r("Anker")
            + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
            + box
            + "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
            + box
            + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        assert flow(read(body + p("danach"))) == ["Anker", "Kasten", "danach"]

    def test_a_line_is_the_paragraphs_place_in_the_file(self) -> None:
        found = read(p("a") + p() + table(row(cell("b"), cell("c"))) + p("d"))
        texts = [
            x for e in found.elements for x in ([e] if isinstance(e, Paragraph) else [c.paragraphs[0] for c in e.cells])
        ]
        assert [(paragraph.pieces[0].text, paragraph.pieces[0].line) for paragraph in texts] == [
            ("a", 1),
            ("b", 3),
            ("c", 4),
            ("d", 5),
        ]

    def test_a_file_taken_in_whole_is_reported(self) -> None:
        assert [problem.code for problem in read(p("x") + "<w:altChunk/>").problems] == [ProblemCode.NOT_PLACED]


class TestHeadings:
    @pytest.mark.parametrize("name", ["heading 1", "Überschrift 2", "Title", "Rubrik 1"])
    def test_styles_of_headings_by_name(self, name: str) -> None:
        styles = f"<w:style w:type='paragraph' w:styleId='x'><w:name w:val='{name}'/></w:style>"
        assert flow(read(p("Kopf", "<w:pStyle w:val='x'/>"), styles=styles)) == ["#Kopf"]

    def test_an_outline_level_decides_before_the_name(self) -> None:
        styles = (
            "<w:style w:styleId='h'><w:name w:val='heading 1'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
            "<w:style w:styleId='t'><w:name w:val='toc x'/><w:basedOn w:val='h'/><w:pPr><w:outlineLvl "
            "w:val='9'/></w:pPr></w:style>"
            "<w:style w:styleId='e'><w:name w:val='Eigene'/><w:basedOn w:val='h'/></w:style>"
        )
        body = p("a", "<w:pStyle w:val='t'/>") + p("b", "<w:pStyle w:val='e'/>") + p("c", "<w:outlineLvl w:val='2'/>")
        assert flow(read(body, styles=styles)) == ["a", "#b", "#c"]


class TestTables:
    def test_merged_cells_are_repeated_below_and_title_rows_marked(self) -> None:
        restart, goes_on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
        found = read(
            table(
                row(cell("N"), cell("F"), cell("A"), properties="<w:tblHeader/>"),
                row(cell("a)", restart), cell("eins"), cell("ja")),
                row(cell("", goes_on), cell("zwei", "<w:gridSpan w:val='2'/>")),
                row(cell("b)", restart), cell("drei"), cell("nein")),
            )
        )
        assert rows(found) == [["N", "F", "A"], ["a)", "eins", "ja"], ["a)", "zwei"], ["b)", "drei", "nein"]]
        all_rows = [element for element in found.elements if isinstance(element, Row)]
        assert [element.header for element in all_rows] == [True, False, False, False]
        assert all_rows[1].cells[0] is all_rows[2].cells[0]
        assert (all_rows[1].cells[0].rows, all_rows[2].cells[1].columns, all_rows[3].cells[0].rows) == (2, 2, 1)

    def test_rows_and_cells_in_content_controls_count_and_deleted_ones_do_not(self) -> None:
        held = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
        deleted = row(cell("weg"), properties="<w:del/>")
        found = read(table(held.format(row(held.format(cell("a")), cell("b"))), deleted, row(cell("c"), cell("d"))))
        assert rows(found) == [["a", "b"], ["c", "d"]]

    def test_a_row_that_begins_later_has_an_empty_cell_before(self) -> None:
        assert rows(read(table(row(cell("x"), properties="<w:gridBefore w:val='2'/>")))) == [["", "x"]]

    def test_a_table_in_an_answer_stays_there_and_one_that_arranges_the_page_opens(self) -> None:
        inner = table(row(cell("2020"), cell("5")), row(cell("2021"), cell("7")))
        data = table(
            row(cell("N"), cell("A"), properties="<w:tblHeader/>"),
            row(cell("a)"), cell(p("Zahlen:") + inner + p("Ende"))),
        )
        assert rows(read(data))[1] == ["a)", "Zahlen: / 2020\t5 / 2021\t7 / Ende"]
        found = read(table(row(cell("L"), cell(inner + p()))))
        assert (rows(found), flow(found)) == ([["2020", "5"], ["2021", "7"]], ["L"])

    def test_tables_are_counted(self) -> None:
        one = table(row(cell("x"), cell("y")))
        found = read(one + p("z") + one)
        assert [element.table for element in found.elements if isinstance(element, Row)] == [0, 1]


class TestNotes:
    FOOTNOTES = "<w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>" + "".join(
        f"<w:footnote w:id='{n}'><w:p><w:r><w:footnoteRef/></w:r>{r(f' Note {n}')}</w:p></w:footnote>"
        for n in (1, 2, 3)
    )
    ENDNOTES = f"<w:endnote w:id='1'>{p('Ende')}</w:endnote>"

    def reference(self, number: int, kind: str = "footnote") -> str:
        return f"<w:r><w:{kind}Reference w:id='{number}'/></w:r>"

    def test_marks_are_counted_in_the_order_of_the_text(self) -> None:
        body = p(r("a") + self.reference(3)) + table(row(cell(p(r("b") + self.reference(1))), cell("c")))
        found = read(body, footnotes=self.FOOTNOTES)
        assert (flow(found), rows(found)) == (["a¹"], [["b²", "c"]])
        assert notes(found) == [("1", "Note 3"), ("2", "Note 1")]
        assert [note.paragraphs[0].pieces[0].line for note in found.notes] == [1, 2]

    def test_endnotes_are_counted_in_roman_figures(self) -> None:
        found = read(p(r("Landtag") + self.reference(1, "endnote")), endnotes=self.ENDNOTES)
        assert (flow(found), notes(found)) == (["Landtagⁱ"], [("i", "Ende")])

    def test_a_file_may_choose_format_start_and_restart(self) -> None:
        settings = (
            "<w:footnotePr><w:numFmt w:val='lowerLetter'/><w:numStart w:val='2'/>"
            "<w:numRestart w:val='eachSect'/></w:footnotePr>"
        )
        body = p(r("x") + self.reference(1) + self.reference(2), "<w:sectPr/>") + p(r("y") + self.reference(3))
        found = read(body, footnotes=self.FOOTNOTES, settings=settings)
        assert [note.mark for note in found.notes] == ["b", "c", "b"]

    def test_a_mark_the_author_wrote_is_kept(self) -> None:
        footnotes = f"<w:footnote w:id='1'>{p('* Stern')}</w:footnote>"
        body = p(r("x") + "<w:r><w:footnoteReference w:id='1' w:customMarkFollows='1'/><w:t>*</w:t></w:r>")
        found = read(body, footnotes=footnotes)
        assert (flow(found), notes(found)) == (["x*"], [("*", "Stern")])


class TestFurniture:
    REFERENCES = (
        "<w:sectPr><w:headerReference w:type='default' r:id='header1'/><w:footerReference r:id='footer1'/>{}</w:sectPr>"
    )

    def test_running_heads_and_page_numbers_once_each(self) -> None:
        header = p(r("Drucksache 1/2") + "<w:r><w:tab/></w:r>" + r("Seite ") + field(" PAGE ", r("3")))
        footer = p(field("PAGE", r("3")) + r(" von ") + field("NUMPAGES", r("9"))) + p("Landtag 8. Wahlperiode")
        section = self.REFERENCES.format("")
        found = read(p("x", section) + section, header1=header, footer1=footer)
        assert [(item.type, item.text) for item in found.furniture] == [
            (FurnitureType.RUNNING_HEAD, "Drucksache 1/2"),
            (FurnitureType.PAGE_NUMBER, "Seite 3"),
            (FurnitureType.PAGE_NUMBER, "3 von 9"),
            (FurnitureType.RUNNING_HEAD, "Landtag 8. Wahlperiode"),
        ]

    def test_heads_of_first_pages_only_where_there_are_any(self) -> None:
        first = "<w:headerReference w:type='first' r:id='header2'/>"
        parts = {"header1": p("a"), "header2": p("b"), "footer1": p()}
        plain = read(p("x") + self.REFERENCES.format(first), **parts)
        titled = read(p("x") + self.REFERENCES.format(first + "<w:titlePg/>"), **parts)
        assert ([i.text for i in plain.furniture], [i.text for i in titled.furniture]) == (["a"], ["a", "b"])


class TestTitle:
    @pytest.mark.parametrize(
        "title", ["Dokument1", "Word Document", "Microsoft Word - x.doc", "bericht.docx", "", "Untitled"]
    )
    def test_what_programs_put_there_is_no_title(self, title: str) -> None:
        assert layout(word(p("x"), title=title)).title is None

    def test_a_title_is_read(self) -> None:
        assert layout(word(p("x"), title="Bericht der Regierung")).title == "Bericht der Regierung"


class TestLibraryMadeFiles:
    def made(self) -> tuple[bytes, str]:
        document = docx.Document()
        document.styles.add_style("Überschrift 5x", WD_STYLE_TYPE.PARAGRAPH)
        document.add_heading("Kopf", 1)
        document.add_paragraph("Absatz mit ").add_run("fettem").bold = True
        document.add_paragraph("Punkt", style="List Bullet")
        document.add_paragraph("Zahl", style="List Number")
        made = document.add_table(3, 3)
        for index, held in enumerate(c for line in made.rows for c in line.cells):
            held.text = f"Z{index}"
        made.cell(1, 0).merge(made.cell(2, 0))
        made.cell(1, 1).merge(made.cell(1, 2))
        document.sections[0].header.paragraphs[0].text = "Kopfzeile"
        target = io.BytesIO()
        document.save(target)
        return target.getvalue(), "KopfAbsatzmitfettemPunktZahlKopfzeileZ0Z1Z2Z3Z6Z4Z5Z7Z8"

    def test_a_file_by_python_docx_reads_whole(self) -> None:
        data, text = self.made()
        found = layout(data)
        assert flow(found) == ["#Kopf", "Absatz mit fettem", "*Punkt", "*<1.>Zahl"]
        assert rows(found) == [["Z0", "Z1", "Z2"], ["Z3 / Z6", "Z4 / Z5"], ["Z3 / Z6", "Z7", "Z8"]]
        assert characters(found) == Counter(text)

    @given(st.data())
    def test_every_character_of_any_nesting_is_kept_once(self, data: st.DataObject) -> None:
        written: list[str] = []
        body = data.draw(_content(written))
        assert characters(read(p(".") + body)) == Counter("." + "".join(written).replace(" ", ""))


_WORDS = st.text("abäß12-–<& ", min_size=1, max_size=8)
_SPANS = st.sampled_from(
    [
        "",
        "",
        "<w:gridSpan w:val='2'/>",
        "<w:vMerge w:val='restart'/>",
        "<w:vMerge/>",
        "<w:gridSpan w:val='3'/><w:vMerge/>",
    ]
)


@st.composite
def _content(draw: st.DrawFn, written: list[str], depth: int = 0) -> str:
    parts = ""
    for _ in range(draw(st.integers(1, 3))):
        if depth < 3 and draw(st.booleans()):
            parts += table(*draw(st.lists(_rows(written, depth), min_size=1, max_size=3)))
        else:
            written.append(draw(_WORDS))
            held = draw(st.sampled_from(["{}", "<w:ins>{}</w:ins>", "<w:hyperlink>{}</w:hyperlink>"]))
            ends = draw(st.sampled_from(["", "", "<w:rPr><w:del/></w:rPr>"]))
            parts += p(held.format(r(written[-1])), ends)
    return parts


@st.composite
def _rows(draw: st.DrawFn, written: list[str], depth: int) -> str:
    cells = [cell(draw(_content(written, depth + 1)), draw(_SPANS)) for _ in range(draw(st.integers(0, 3)))]
    return row(*cells, properties=draw(st.sampled_from(["", "<w:tblHeader/>", "<w:gridBefore w:val='1'/>"])))


class TestSafety:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_a_document_type_is_refused(self, encoding: str) -> None:
        text = "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><w:document xmlns:w='x'>&a;</w:document>"
        data = _with("word/document.xml", text.encode(encoding))
        assert _code(data) == "doctype"

    def test_damage_is_refused(self) -> None:
        data = word(p("x" * 5000))
        assert _code(data[: len(data) // 2]) == "damaged-archive"
        assert _code(_with("word/document.xml", b"<w:document>")) == "damaged-archive"
        middle = data.index(b"word/document.xml") + 40
        assert _code(data[:middle] + b"\xff" * 20 + data[middle + 20 :]) == "damaged-archive"

    def test_a_bomb_is_refused(self) -> None:
        assert _code(_with("word/media/x.bin", b"\0" * 30_000_000)) == "archive-too-large"

    def test_a_password_is_named(self) -> None:
        data = bytearray(word(p("x")))
        for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = data.find(mark)
            while at >= 0:
                data[at + offset] |= 1
                at = data.find(mark, at + 4)
        assert _code(bytes(data)) == "encrypted"

    def test_other_files_and_empty_ones_are_refused(self) -> None:
        assert _code(b"Nur Text") == "not-docx"
        assert _code(packed({"[Content_Types].xml": "<x/>", "_rels/.rels": "<x/>"})) == "not-docx"
        assert _code(word(p())) == "empty"


def _with(name: str, content: bytes) -> bytes:
    """A DOCX file with one part replaced or added."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word(p("x")))) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for info in source.infolist():
            if info.filename != name:
                made.writestr(info.filename, source.read(info))
        made.writestr(name, content)
    return target.getvalue()


def _code(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        layout(data)
    return refused.value.code
