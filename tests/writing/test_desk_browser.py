"""The page of suggestions in a real browser, with scripts turned off but for axe-core."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from peilung.core.insight import (
    AnswerKind,
    Fact,
    FactType,
    Ground,
    Insight,
    Judged,
    Measure,
    Quote,
    Reference,
    ReferenceState,
    ReferenceType,
    Within,
)
from peilung.core.paper import Document
from peilung.insight.places import places
from peilung.insight.suggest import suggest
from peilung.reading import read
from peilung.writing import Format, write
from tests.writing.accessibility import violations
from tests.writing.example import example
from tests.writing.suggested import suggested

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
WIDE, PHONE = 1280, 320
PAPERS = Path(__file__).parents[2] / "samples" / "papers"
SAMPLES = {
    "joint answers and sub-questions": "anfrage-kuestenschutz.docx",
    "tables in answers": "kuestenrat.docx",
    "two languages": "grenzrat.docx",
    "three resolutions": "three-councils.docx",
}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    document = example()
    path = tmp_path_factory.mktemp("desk") / "desk.html"
    path.write_bytes(write(document, Format.HTML, suggested(document)))
    return path


@pytest.fixture(scope="module", params=list(SAMPLES.values()), ids=list(SAMPLES))
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a paper as it is read and suggested on, with nothing made by hand."""
    name: str = request.param
    path = tmp_path_factory.mktemp("sample") / "desk.html"
    document = read((PAPERS / name).read_bytes())
    path.write_bytes(write(document, Format.HTML, suggest(document)))
    return path


def opened(browser: Browser, file: Path, width: int = WIDE, *, script: bool = False, scheme: str = "light") -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        java_script_enabled=script,
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(file.as_uri())
    return page


def rows(page: Page) -> set[str]:
    """The anchors of the points whose rows can be seen."""
    shown = page.locator("main .row[id]").all()
    return {row.get_attribute("id") or "" for row in shown if row.is_visible()}


def test_the_page_says_first_that_nothing_is_confirmed(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    assert page.title().startswith("Vorschläge, nicht bestätigt")
    status = page.locator(".status").bounding_box()
    heading = page.locator("h1").bounding_box()
    assert status is not None
    assert heading is not None
    assert status["y"] < heading["y"]


def test_a_filter_leaves_the_points_of_one_kind_without_any_script(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    everything = rows(page)
    page.locator("#f-announced").check()
    assert rows(page) == {"1-a"} < everything
    page.locator("#f-unsure").check()
    assert rows(page) == {"1-a"}
    page.locator("#f-all").check()
    assert rows(page) == everything


def test_the_reason_is_shown_when_the_keyboard_comes_to_a_suggestion(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    mark = page.locator("a.s").first
    why = mark.locator(".why")
    hidden = why.bounding_box()
    mark.focus()
    shown = why.bounding_box()
    assert hidden is not None
    assert shown is not None
    assert hidden["width"] <= 1
    assert shown["width"] > 100
    assert "ein Grund" in (why.text_content() or "")


def test_marks_can_be_put_out_of_sight(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    badge = page.locator(".answer p:not(.main-kind) > a.k").first
    assert badge.is_visible()
    page.locator("#s-kinds").uncheck()
    assert not badge.is_visible()


def test_only_kinds_of_sentences_are_put_out_of_sight(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    page.locator("#s-kinds").uncheck()
    assert page.locator(".main-kind a.k").first.is_visible()


def test_a_main_kind_says_that_it_is_a_suggestion_and_whether_it_is_unsure(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    first, second = page.locator(".main-kind").nth(0).inner_text(), page.locator(".main-kind").nth(1).inner_text()
    assert first.startswith("Vorschlag:")
    assert first.endswith("unsicher")
    assert not second.endswith("unsicher")


def test_a_sentence_about_competence_names_the_level(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    assert page.get_by_text("nicht zuständig: Bund").count() == 1


def test_a_filter_says_how_many_of_how_many_on_the_page_and_in_print(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    assert not page.locator(".now p").first.is_visible()
    page.locator("#f-announced").check()
    for media in ("screen", "print"):
        page.emulate_media(media="screen" if media == "screen" else "print")
        assert [said.inner_text()[:32] for said in page.locator(".now p").all() if said.is_visible()] == [
            "Gefiltert nach „kündigt an“: 1 v"
        ]


def test_every_printed_sheet_says_that_nothing_is_confirmed(browser: Browser, sample: Path, tmp_path: Path) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed")
    path = tmp_path / "desk.pdf"
    opened(browser, sample).pdf(path=path, prefer_css_page_size=True)
    sheets = [sheet.get_textpage().get_text_bounded() for sheet in pdfium.PdfDocument(path)]
    assert len(sheets) > 1
    assert all("nicht bestätigt" in " ".join(sheet.split()) for sheet in sheets)


def test_a_filter_leaves_no_heading_without_rows_and_no_number_without_a_row(browser: Browser, sample: Path) -> None:
    page = opened(browser, sample)
    for radio in page.locator("[name=kind]:not(#f-all)").all():
        radio.check()
        shown = page.locator("#points .section:visible")
        rowless = shown.filter(has_not=page.locator(".row:not(.columns):visible"))
        assert rowless.count() == 0
        for link in page.locator("nav .numbers a:visible").all():
            target = (link.get_attribute("href") or "")[1:]
            assert page.locator(f"[id='{target}']").is_visible(), target


def test_what_a_link_leads_to_can_be_seen_in_spite_of_the_filter(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    everything = rows(page)
    page.locator("#f-announced").check()
    hidden = sorted(everything - rows(page))[0]
    page.goto(f"{file.as_uri()}#{hidden}")
    page.locator("#f-announced").check()
    assert hidden in rows(page)


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_a_reason_is_never_cut_off_at_an_edge(browser: Browser, sample: Path, width: int) -> None:
    page = opened(browser, sample, width, script=True)
    for mark in page.locator("#points a.s, #points a.k").all()[::3]:
        mark.evaluate("mark => mark.scrollIntoView({block: 'end'})")
        mark.evaluate("mark => mark.focus({preventScroll: true})")
        box = mark.locator(".why").bounding_box()
        assert box is not None
        assert box["width"] > 100
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800


def test_a_reason_stays_while_the_pointer_is_on_it(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    mark = page.locator("a.s").first
    mark.hover()
    mark.locator(".why").hover()
    box = mark.locator(".why").bounding_box()
    assert box is not None
    assert box["width"] > 100


def test_what_is_copied_from_a_text_is_the_text_alone(browser: Browser, file: Path) -> None:
    page = opened(browser, file, script=True)
    copied = page.evaluate("""() => {
        getSelection().selectAllChildren(document.querySelector('.answer a.s').closest('p'));
        return getSelection().toString();
    }""")
    assert "ein Grund" not in copied
    assert "nicht zuständig" not in copied


def test_on_a_phone_each_cell_of_a_table_says_what_it_is(browser: Browser, file: Path) -> None:
    page = opened(browser, file, PHONE, script=True)
    cells = page.locator(".data:not(.kinds) tbody td").all()
    assert cells
    for cell in cells:
        assert cell.get_attribute("data-label")
        box = cell.bounding_box()
        assert box is not None
        assert box["width"] > PHONE / 2


def test_every_table_of_the_desk_has_a_name(browser: Browser, sample: Path) -> None:
    page = opened(browser, sample)
    for table in page.locator("table.data").all():
        named = table.get_attribute("aria-labelledby")
        assert table.locator("caption").count() == 1 or page.locator(f"[id='{named}']").count() == 1


def test_every_link_of_a_real_page_leads_somewhere_once(browser: Browser, sample: Path) -> None:
    page = opened(browser, sample, script=True)
    assert page.evaluate("""() => [...document.querySelectorAll("a[href^='#']")]
        .map(link => link.hash.slice(1))
        .filter(id => document.querySelectorAll(`[id='${id}']`).length !== 1)""") == []


def test_a_place_names_the_resolution_where_there_are_several(browser: Browser, tmp_path: Path) -> None:
    document = read((PAPERS / SAMPLES["three resolutions"]).read_bytes())
    path = tmp_path / "desk.html"
    path.write_bytes(write(document, Format.HTML, suggest(document)))
    assert opened(browser, path).locator("#head\\.money ~ table a").first.inner_text().startswith("Resolution 1, ")


def test_a_reason_for_english_words_on_a_german_page_is_marked_as_english(browser: Browser, tmp_path: Path) -> None:
    document = read((PAPERS / SAMPLES["two languages"]).read_bytes())
    path = tmp_path / "desk.html"
    path.write_bytes(write(document, Format.HTML, suggest(document)))
    why = opened(browser, path).locator("p[lang=en] a.s .why").first
    assert why.get_attribute("lang") == "de"
    assert why.locator("[lang=en]").count() == 1


def overlong(document: Document) -> Insight:
    """Suggestions with names, rules and targets as long as a line and without a blank."""
    word = "Übernachtungsplatz" * 40
    place = next(place for place in places(document) if place.within is Within.ANSWER)
    quote, ground = Quote(place, 0, len(place.text)), Ground("rule." + "x" * 200, word, 0.5)
    return Insight(
        "1.0",
        "ab" * 32,
        ("de",),
        (Judged(document.answers[0].id, AnswerKind.REFERS, ground),),
        (Reference(ReferenceType.WEB, "https://" + word, quote, ReferenceState.EXTERNAL, ground),
         Reference(ReferenceType.ANSWER, word, quote, ReferenceState.DANGLING, ground)),
        (Fact(FactType.MONEY, 10**30, quote, ground, unit=word, per=word), Fact(FactType.PROJECT, word, quote, ground)),
        (Measure(word, (word, word), FactType.PROJECT, ((0, document.answers[0].answers[0]),), (quote,), ground),),
    )


@pytest.mark.parametrize("width", [PHONE, 800, WIDE])
def test_long_words_break_rather_than_the_page(browser: Browser, tmp_path: Path, width: int) -> None:
    path, document = tmp_path / "desk.html", example()
    path.write_bytes(write(document, Format.HTML, overlong(document)))
    page = opened(browser, path, width, script=True)
    page.locator("a.s").first.focus()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_axe_finds_nothing_on_pages_of_real_papers(browser: Browser, sample: Path, width: int) -> None:
    for scheme in ("light", "dark"):
        page = opened(browser, sample, width, script=True, scheme=scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert violations(page) == []


def test_every_mark_leads_to_its_row(browser: Browser, file: Path) -> None:
    page = opened(browser, file)
    targets = {mark.get_attribute("href") or "" for mark in page.locator("a.s, a.k").all()}
    assert targets
    for target in targets:
        assert page.locator(f"[id='{target[1:]}']").count() == 1, target


@pytest.mark.parametrize("width", [PHONE, 640, WIDE])
def test_nothing_runs_out_of_the_page(browser: Browser, file: Path, width: int) -> None:
    page = opened(browser, file, width, script=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_axe_finds_nothing(browser: Browser, file: Path, width: int, scheme: str) -> None:
    assert violations(opened(browser, file, width, script=True, scheme=scheme)) == []


def test_axe_finds_nothing_on_a_page_without_suggestions(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "paper.html"
    path.write_bytes(write(example(), Format.HTML))
    for scheme in ("light", "dark"):
        assert violations(opened(browser, path, script=True, scheme=scheme)) == []


def test_axe_does_find_faults(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "bad.html"
    path.write_text("<!DOCTYPE html><html><title>x</title><body><img src='x.png'></body></html>", "utf-8")
    assert violations(opened(browser, path, script=True))
