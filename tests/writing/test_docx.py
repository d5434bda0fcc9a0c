"""Word: real headings, three-column tables with a repeated header, the language set, nothing lost."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import Any

import docx
from docx.oxml.ns import qn
from hypothesis import given

from peilung.core.paper import Document
from peilung.writing import Format, write
from peilung.writing.plain import printable
from tests.writing.conference import conference, questions
from tests.writing.example import example
from tests.writing.strategies import FEW, documents


def opened(document: Document) -> Any:
    return docx.Document(io.BytesIO(write(document, Format.DOCX)))


def everything(word: Any) -> str:
    return "\n".join(node.text or "" for node in word.element.body.iter(qn("w:t")))


def test_sections_are_headings() -> None:
    headings = [p.text for p in opened(example()).paragraphs if p.style.name.startswith("Heading")]
    assert headings == ["Resolution der 7. Hafenkonferenz der Bucht", "1 hält fest, dass",
                        "2 fordert die Landesregierung auf,", "3", "Fußnoten", "Beim Lesen offen geblieben"]


def test_each_section_has_one_table_of_three_columns_with_a_repeated_header() -> None:
    tables = opened(example()).tables
    assert len(tables) == 3
    for table in tables:
        assert [cell.text for cell in table.rows[0].cells] == ["Ziffer", "Text der Resolution", "Stellungnahme"]
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_rows_may_break_over_pages() -> None:
    assert not list(opened(example()).element.body.iter(qn("w:cantSplit")))


def test_a_point_stands_beside_its_answer() -> None:
    cells = opened(example()).tables[1].rows[1].cells
    assert cells[0].text == "2 a)"
    assert cells[1].text.startswith("ein Fahrplanportal einzurichten")
    assert cells[2].text.startswith("Das Fahrplanportal „Bucht & Bahn“")
    styles = [paragraph.style.name for paragraph in cells[2].paragraphs]
    assert styles[:4] == ["Normal", "Peilung Cell Heading", "Normal", "List Paragraph"]


def test_role_and_page_have_a_style_of_their_own() -> None:
    demand, answer = opened(example()).tables[1].rows[1].cells[1:]
    told = [[p.text for p in cell.paragraphs if p.style.name == "Peilung Source"] for cell in (demand, answer)]
    assert told == [["Forderung · S.\N{NO-BREAK SPACE}3"], ["S.\N{NO-BREAK SPACE}3–4"]]


def test_a_joint_answer_is_one_merged_cell_and_referred_to_elsewhere() -> None:
    rows = {row.cells[0].text: row for row in opened(example()).tables[2].rows}
    assert rows["3 e) (1)"].cells[2]._tc is rows["3 e) (2)"].cells[2]._tc
    assert rows["3 g)"].cells[2].text == "Zusammen beantwortet mit 3 e) (1), siehe dort."


def test_each_resolution_has_its_heading_and_annexes_and_repairs_close_the_document() -> None:
    word = opened(conference())
    assert [p.text for p in word.paragraphs if p.style.name == "Heading 1"] == [
        "Resolution zum Fährverkehr", "Entschließung zu den Muschelbänken", "Anlagen und Schluss", "Fußnoten",
        "Ausgebesserte Stellen", "Beim Lesen offen geblieben"
    ]
    texts = [p.text for p in word.paragraphs]
    assert "Resolution: 2 von 2" in texts
    assert "Nordmole, Südmole, Alter Kai" in texts
    assert "„2O25“ gelesen als „2025“" in texts


def test_a_resolution_printed_alone_has_two_columns() -> None:
    tables = opened(conference()).tables
    assert [len(table.columns) for table in tables] == [3, 3, 2, 2]
    assert [[cell.text for cell in row.cells] for row in tables[3].rows][:2] == [
        ["Ziffer", "Text der Resolution"], ["2 a)", "die Bänke zu kartieren,\nForderung · S.\N{NO-BREAK SPACE}4"]
    ]


def test_a_translation_stands_in_the_cell_of_its_original_in_its_own_language() -> None:
    cells = opened(conference()).tables[1].rows[1].cells
    assert [p.style.name for p in cells[1].paragraphs] == ["Normal", "Peilung Translation", "Peilung Source"]
    for cell, text in ((cells[1], "to draw up a joint winter timetable,"), (cells[2], "A draft is ready")):
        [run] = [run for p in cell.paragraphs for run in p.runs if run.text.startswith(text)]
        assert run._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"
    assert not [run for run in cells[1].paragraphs[0].runs if run._r.rPr is not None]


def test_further_columns_stand_below_the_answer() -> None:
    rows = opened(conference()).tables[1].rows
    details = [[p.text for p in row.cells[2].paragraphs if p.style.name == "Peilung Detail"] for row in rows[1:]]
    assert details == [["Zuständig: Behörde für Häfen", "Stand: in Arbeit,² Herbst 2025"],
                       ["Zuständig: Amt für Strombau"], ["Zuständig: Amt für Strombau"], ["Zuständig: offen"]]
    assert rows[2].cells[2]._tc is rows[3].cells[2]._tc


def test_questions_and_answers_are_called_so() -> None:
    table = opened(questions()).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["Ziffer", "Frage", "Antwort"]
    assert table.rows[-1].cells[2].text == "Im Papier steht hier keine Antwort."


def test_language_and_properties_are_set() -> None:
    word = opened(example())
    languages = {node.get(qn("w:val")) for node in word.styles.element.iter(qn("w:lang"))}
    assert languages == {"de-DE"}
    assert word.core_properties.title.startswith("Bericht der Landesregierung")
    assert word.core_properties.author == "Landesregierung"
    assert word.core_properties.comments == ""


def test_english_papers_get_english_titles() -> None:
    paper = replace(example().paper, language="en")
    word = opened(replace(example(), paper=paper))
    assert [cell.text for cell in word.tables[0].rows[0].cells] == ["Number", "Text of the resolution", "Answer"]


def test_a_very_long_title_is_kept_whole_on_the_page() -> None:
    paper = replace(example().paper, title="Wort " * 200)
    assert opened(replace(example(), paper=paper)).paragraphs[0].text == ("Wort " * 200).strip()


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(example(), Format.DOCX) == write(example(), Format.DOCX)
    with zipfile.ZipFile(io.BytesIO(write(example(), Format.DOCX))) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.infolist()[0].filename == "[Content_Types].xml"


@FEW
@given(documents())
def test_any_document_opens_and_holds_every_text(document: Document) -> None:
    held = "".join(everything(opened(document)).split())
    texts = [point.text for resolution in document.resolutions for point in resolution.points]
    texts += [answer.text for answer in document.answers]
    texts += [passage.text for passage in document.back]
    texts += [detail.text for detail in document.details]
    for text in texts:
        for line in printable(text).split("\n"):
            assert "".join(line.split()) in held
