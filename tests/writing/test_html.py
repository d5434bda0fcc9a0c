"""The standalone page: structure, links, escaping, and a policy that allows nothing but its own style."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from lxml import html as lxml_html

from peilung.core.paper import Block, BlockType, Detail, Document, Footnote, Paper, Passage, Repair, RepairKind
from peilung.writing.html import dumps
from peilung.writing.plain import printable
from tests.writing.conference import conference, questions, unaligned
from tests.writing.example import example, path
from tests.writing.strategies import FEW, documents


def page(document: Document) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(dumps(document))


def one(tree: lxml_html.HtmlElement, selector: str) -> lxml_html.HtmlElement:
    found = tree.xpath(selector)
    assert isinstance(found, list)
    assert len(found) == 1, (selector, len(found))
    element = found[0]
    assert isinstance(element, lxml_html.HtmlElement)
    return element


def words(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def with_answer(*blocks: Block) -> Document:
    first = replace(example().answers[0], text="\n".join(block.text for block in blocks), blocks=blocks)
    return replace(example(), answers=(first, *example().answers[1:]))


def test_language_and_title_are_set() -> None:
    tree = page(example())
    assert tree.get("lang") == "de"
    assert words(one(tree, "//title")) == words(one(tree, "//h1")) == example().paper.title


def test_every_point_stands_beside_its_answer() -> None:
    row = one(page(example()), "//div[@id='2-a']")
    assert words(row).startswith("2 a) ein Fahrplanportal einzurichten")
    said = one(row, ".//div[@class='said']")
    assert "Das Fahrplanportal „Bucht & Bahn“" in words(said)
    assert words(said).endswith("S. 3–4")


def test_who_answers_is_said_where_it_is_not_the_author_of_the_paper() -> None:
    first = replace(example().answers[0], by="Ministerium für Häfen")
    tree = page(replace(example(), answers=(first, *example().answers[1:])))
    assert words(one(tree, "//div[@id='1-a']")).endswith("Ministerium für Häfen · S. 2")
    assert words(one(tree, "//div[@id='1-b']")).endswith("Landesregierung · S. 2")


def test_blocks_keep_their_form() -> None:
    row = one(page(example()), "//div[@id='2-a']")
    assert words(one(row, ".//h5")) == "Weitere Schritte"
    assert words(one(row, "(.//div[@class='item'])[1]")) == "– die Aufnahme der beiden fehlenden Linien,"
    assert words(one(row, ".//blockquote")).startswith("„Ein gemeinsames Portal")


def test_sub_points_are_nested_under_their_intro() -> None:
    tree = page(example())
    assert one(tree, "//div[@id='2-c']/following-sibling::*[1][@class='children']//div[@id='2-c-1']") is not None


def test_a_joint_answer_stands_once_beside_its_neighbours_and_is_referred_to_from_afar() -> None:
    tree = page(example())
    joint = one(tree, "//div[@class='row short'][.//div[@id='3-e-1']][.//div[@id='3-e-2']][.//div[@class='answer']]")
    assert "Zusammen beantwortet: 3 e) (1), 3 e) (2), 3 g)" in words(joint)
    assert words(tree).count("werden zusammenhängend beantwortet") == 1
    far = one(tree, "//div[@id='3-g']//p[@class='silence']")
    assert words(far) == "Zusammen beantwortet mit 3 e) (1), 3 e) (2), siehe dort."
    assert far.xpath(".//a/@href") == ["#3-e-1", "#3-e-2"]


def test_missing_numbers_are_typed_silence_at_their_place() -> None:
    gap = one(page(example()), "//div[@id='2-a']/following-sibling::div[1]")
    assert words(gap).startswith("2 b) Nicht in diesem Papier. Das Papier antwortet nach eigener Angabe nur")
    assert "Warum, sagt das Papier nicht." in dumps(example())


def test_a_point_without_an_answer_says_so() -> None:
    assert "Im Papier steht hier keine Stellungnahme." in words(one(page(example()), "//div[@id='2-c-4']"))


def test_an_intro_says_nothing_of_silence_while_its_sub_points_are_answered() -> None:
    assert not page(example()).xpath("//div[@id='2-c']//p[@class='silence']")


def test_the_two_sides_are_named_once_where_points_stand_side_by_side() -> None:
    tree = page(example())
    titles = [words(row) for row in tree.find_class("columns")]
    assert titles == ["Text der Resolution Stellungnahme"] * 3
    assert {row.get("aria-hidden") for row in tree.find_class("columns")} == {"true"}


def test_each_section_leads_back_to_the_contents() -> None:
    links = page(example()).xpath("//p[contains(@class, 'up')]/a/@href")
    assert links == ["#head.contents"] * 3


def test_rows_of_a_table_inside_an_answer_are_one_table() -> None:
    rows = (Block(BlockType.ROW, "Insel\t2015\t2024"), Block(BlockType.ROW, "Hoogsand\t612\t598"))
    tree = page(with_answer(Block(BlockType.PARAGRAPH, "Wie folgt:"), *rows, Block(BlockType.PARAGRAPH, "Ende.")))
    table = one(tree, "//table[@class='inner']")
    assert [[cell.text for cell in row.findall("td")] for row in table.iter("tr")] == [
        ["Insel", "2015", "2024"],
        ["Hoogsand", "612", "598"],
    ]


def test_long_rows_may_break_in_print_and_short_ones_are_kept_whole() -> None:
    text = "Wort " * 400
    tree = page(with_answer(Block(BlockType.PARAGRAPH, text)))
    assert one(tree, "//div[@id='1-a']").get("class") == "row"
    assert one(tree, "//div[@id='1-b']").get("class") == "row short"


def test_problems_lead_to_their_point_or_to_the_place_of_the_missing_number() -> None:
    tree = page(example())
    assert tree.xpath("//section[@class='problems']//a/@href") == ["#omitted.2", "#3-f"]
    assert words(one(tree, "//*[@id='omitted.2']")) == "2 c) (3)"


def test_cited_papers_are_a_fact_of_their_own() -> None:
    assert words(one(page(example()), "//dt[.='Genannte Papiere']/following-sibling::dd[1]")) == "Drucksache 6/2100"


def test_problems_stand_before_contents_and_points() -> None:
    text = dumps(example())
    assert text.index('id="head.problems"') < text.index('id="head.contents"') < text.index('id="points"')
    assert "problems" not in dumps(replace(example(), problems=())).split("</style>")[1]


def test_furniture_and_front_matter_are_folded_away() -> None:
    tree = page(example())
    details = one(tree, "//details[not(@open)]")
    assert "Landtag – 6. Wahlperiode" in words(details)
    assert example().front[0].text in words(details)
    rest = words(one(tree, "//body")).replace(words(details), "")
    assert "Landtag – 6. Wahlperiode" not in rest


def test_footnotes_are_linked_both_ways() -> None:
    tree = page(example())
    mark = one(tree, "//a[@id='mark.3']")
    assert (mark.get("href"), words(mark)) == ("#note.3", "Fußnote ³")
    assert "href" in one(tree, "//li[@id='note.3']//a").attrib
    assert one(tree, "//li[@id='note.3']//a").get("href") == "#mark.3"
    assert words(one(tree, "//li[@id='note.3']//a")) == "zurück zum Text"


def test_a_footnote_whose_mark_is_not_found_leads_to_its_owner() -> None:
    note = Footnote("7", "Ohne Zeichen im Text.", "2 a)")
    assert one(page(replace(example(), footnotes=(note,))), "//li[@id='note.1']//a").get("href") == "#2-a"


def test_the_policy_allows_the_page_s_own_style_alone() -> None:
    tree = page(example())
    style = one(tree, "//style").text or ""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = one(tree, "//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_an_english_paper_gets_an_english_page() -> None:
    tree = page(replace(example(), paper=replace(example().paper, language="en")))
    assert tree.get("lang") == "en"
    assert words(one(tree, "//h2[@id='head.contents']")) == "Contents"


def test_a_paper_in_a_third_language_is_marked_as_such_inside_an_english_page() -> None:
    tree = page(replace(example(), paper=replace(example().paper, language="pl")))
    assert tree.get("lang") == "en"
    assert tree.xpath("//div[@id='2-a']//p[@lang='pl']")
    assert not tree.xpath("//p[@class='meta'][@lang]")


def test_two_resolutions_with_the_same_numbers_have_anchors_of_their_own() -> None:
    two = replace(example(), resolutions=example().resolutions * 2)
    ids = page(two).xpath("//@id")
    assert isinstance(ids, list)
    assert len(ids) == len(set(ids))
    assert "r2.2-a" in ids


def test_a_translation_stands_below_its_original_with_its_language() -> None:
    row = one(page(conference()), "//div[@id='2-a']")
    english = one(row, ".//div[@class='version'][@id='r2.2-a']")
    assert words(english) == "to draw up a joint winter timetable,"
    assert one(english, ".//p").get("lang") == "en"
    assert words(one(row, ".//div[@class='answer version']")).startswith("Stellungnahme A draft is ready")
    assert words(one(row, ".//div[contains(@class, 'demand')]/p[@class='meta']")) == "Forderung · S. 1, 3"


def test_a_translation_that_is_not_aligned_is_a_part_of_its_own_and_says_of_what() -> None:
    tree = page(unaligned())
    assert [words(head) for head in tree.xpath("//h2[starts-with(@id, 'part.')]")] == [
        "Resolution zum Fährverkehr", "Resolution on ferries", "Entschließung zu den Muschelbänken"
    ]
    assert words(one(tree, "//dt[.='Übersetzung von']/following-sibling::dd[1]")) == "Resolution zum Fährverkehr"
    assert one(tree, "//div[@id='r2.2-a']//p[@lang='en'][contains(., 'timetable')]") is not None
    assert not tree.xpath("//div[@class='version']")


def test_each_resolution_has_its_own_heading_and_facts() -> None:
    tree = page(conference())
    facts = [words(entry) for entry in tree.xpath("//section[@class='part']/dl/dd")]
    assert facts[:3] == ["1 von 2", "Hafenkonferenz der Bucht", "8."]
    assert facts[-3:] == ["2 von 2", "Hafenkonferenz der Bucht", "8."]
    version = one(tree, "//div[@id='part.2']")
    assert words(version) == "Resolution on ferries Gremium Harbour Conference of the Bay Sprache Englisch"


def test_a_resolution_printed_alone_has_no_side_for_answers() -> None:
    part = one(page(conference()), "//section[@aria-labelledby='part.3']")
    assert words(one(part, "./p[@class='silence']")) == "Zu dieser Resolution enthält das Papier keine Stellungnahmen."
    assert not part.xpath(".//div[@class='said'] | .//div[contains(@class, 'columns')]")
    assert one(part, ".//div[@id='r3.2-a'][contains(@class, 'alone')]") is not None


def test_a_paper_without_any_answer_says_nothing_of_silence() -> None:
    bare = tuple(replace(each, answers=()) for each in example().resolutions[0].points)
    alone = replace(example(), answers=(), resolutions=(replace(example().resolutions[0], points=bare),))
    assert not page(alone).xpath("//div[@class='said'] | //section[@class='part']/p")


def test_further_columns_are_labelled_facts_beside_the_answer() -> None:
    tree = page(conference())
    said = one(tree, "//div[@id='2-a']//div[@class='said']")
    assert [words(entry) for entry in said.xpath(".//dl[@class='fields']/div")] == [
        "Zuständig Behörde für Häfen", "Stand in Arbeit,Fußnote ² Herbst 2025"
    ]
    assert words(tree).count("Amt für Strombau") == 1, "what is said of two points that share an answer stands once"
    assert words(one(tree, "//div[@id='2-d']//dl")) == "Zuständig offen"


def test_a_further_column_of_no_point_is_not_lost() -> None:
    lost = replace(conference().details[0], points=(path("9 z)"),))
    assert "Behörde für Häfen" in words(one(page(replace(conference(), details=(lost,))), "//*[@id='head.fields']/.."))


def test_problems_and_footnotes_lead_to_the_point_of_their_own_resolution() -> None:
    tree = page(conference())
    assert tree.xpath("//section[@class='problems']//a/@href") == ["#2-d", "#r3.2-b"]
    assert words(one(tree, "//section[@class='problems']//a[@href='#r3.2-b']")) == "Resolution 2, Ziffer 2 b)"
    assert one(tree, "//div[@id='r3.1-a']//a[@id='mark.1']") is not None
    assert one(tree, "//div[@id='2-a']//dl//a[@id='mark.2']") is not None


def test_annexes_stand_behind_the_points_with_each_place_once() -> None:
    annexes = one(page(conference()), "//section[@aria-labelledby='head.annexes']")
    assert words(annexes) == ("Anlagen und Schluss Anlage 1: Liste der Anleger Nordmole, Südmole, Alter Kai S. 5 "
                              "Seestadt, den 12. Mai 2025 S. 6")


def test_repairs_are_listed_with_the_original_and_the_place() -> None:
    listed = page(conference()).xpath("//ol[contains(@class, 'repairs')]/li")
    assert [words(each) for each in listed] == [
        "gemeinsamenWinterfahrplan gelesen als gemeinsamen Winterfahrplan Leerzeichen fehlte · "
        "Resolution 1, Ziffer 2 a) · S. 1",
        "2O25 gelesen als 2025 Buchstabe statt Ziffer · Weitere Angabe · S. 1",
        "Bürgerschaft – 7. Wahlperiode herausgenommen Kolumnentitel im Satz · "
        "Stellungnahme zu: Resolution 1, Ziffer 2 b) · S. 2",
    ]
    assert [each.xpath(".//a/@href") for each in listed] == [["#2-a"], [], ["#2-b"]]


def test_questions_are_called_questions() -> None:
    tree = page(questions())
    assert words(one(tree, "//h2[@id='part.1']")) == "Fragen"
    assert words(one(tree, "//div[contains(@class, 'columns')]")) == "Frage Antwort"
    assert words(one(tree, "//div[@id='3']//p[@class='silence']")) == "Im Papier steht hier keine Antwort."
    assert "Feststellungen" not in words(one(tree, "//ul[contains(@class, 'counts')]"))


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "</style><b>", '" onclick="x', "&lt;", "{{ 7 * 7 }}", "-->"]
)
def test_text_is_never_markup(text: str) -> None:
    first = example().resolutions[0].points[1].path
    spoiled = replace(
        with_answer(*(Block(kind, text) for kind in BlockType)),
        paper=Paper(title=text, author=text, language=text, media_type=text, sha256=text),
        front=(Passage(text),),
        footnotes=(Footnote(text, text, "front"),),
        details=(Detail(0, (first,), text, text),),
        back=(Passage(text),),
        repairs=(Repair(RepairKind.SPACE_LOST, text, text, text),),
    )
    tree = page(spoiled)
    assert not tree.xpath("//script | //b | //@onclick")
    assert words(one(tree, "//h1")) == text
    assert words(tree).count(text) >= 14


@FEW
@given(documents())
def test_every_page_is_whole(document: Document) -> None:
    tree = page(document)
    ids, links = list(map(str, tree.xpath("//@id"))), list(map(str, tree.xpath("//a/@href")))
    assert len(ids) == len(set(ids))
    assert all(link.startswith("#") and link[1:] in ids for link in links)
    assert not tree.xpath("//script | //@style | //@src | //img | //link")
    _headings_are_in_order(tree)
    held = "".join(tree.text_content().split())
    for text in _texts(document):
        assert all("".join(line.split()) in held for line in printable(text).split("\n"))


def _texts(document: Document) -> list[str]:
    points = [point.text for resolution in document.resolutions for point in resolution.points]
    marks = re.compile("[¹*]")  # a linked mark is preceded by a word for screen readers
    said = [answer.text for answer in document.answers]
    rest = [*(detail.text for detail in document.details), *(passage.text for passage in document.back)]
    return [text for text in (*points, *said, *rest) if not marks.search(text)]


def _headings_are_in_order(tree: lxml_html.HtmlElement) -> None:
    levels = [int(str(element.tag)[1]) for element in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
