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

from peilung.core.paper import Block, BlockType, Document, Footnote, Paper, Passage
from peilung.writing.html import dumps
from peilung.writing.plain import printable
from tests.writing.example import example
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


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "</style><b>", '" onclick="x', "&lt;", "{{ 7 * 7 }}", "-->"]
)
def test_text_is_never_markup(text: str) -> None:
    spoiled = replace(
        with_answer(*(Block(kind, text) for kind in BlockType)),
        paper=Paper(title=text, author=text, language=text, media_type=text, sha256=text),
        front=(Passage(text),),
        footnotes=(Footnote(text, text, "front"),),
    )
    tree = page(spoiled)
    assert not tree.xpath("//script | //b | //@onclick")
    assert words(one(tree, "//h1")) == text
    assert words(tree).count(text) >= 9


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
    return [text for text in (*points, *(answer.text for answer in document.answers)) if not marks.search(text)]


def _headings_are_in_order(tree: lxml_html.HtmlElement) -> None:
    levels = [int(str(element.tag)[1]) for element in tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
