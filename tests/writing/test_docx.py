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
    for text in texts:
        for line in printable(text).split("\n"):
            assert "".join(line.split()) in held
