"""The standalone page in a real browser.

Checked: no sideways scrolling at three widths, the content policy and the absence of requests, points beside their
answers or above them, the skip link, anchors, print, the dark scheme. Not checked here: contrast, names and roles as a
rule set for accessibility (such as axe-core) would; what the markup promises of them is tested without a browser.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from peilung.core.paper import Document
from peilung.writing import Format, write
from tests.writing.conference import conference
from tests.writing.example import example

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
WIDE, PHONE = 1280, 320


def shown(browser: Browser, folder: Path, width: int, document: Document | None = None) -> tuple[Page, list[str]]:
    """The page as opened from a file, and everything it complained about or asked for."""
    file = folder / "paper.html"
    file.write_bytes(write(document or example(), Format.HTML))
    page = browser.new_page(viewport={"width": width, "height": 800})
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("request", lambda request: heard.append(request.url) if request.url != file.as_uri() else None)
    page.goto(file.as_uri())
    return page, heard


@pytest.mark.parametrize("width", [PHONE, 640, WIDE])
def test_two_resolutions_a_translation_and_further_columns_fit_too(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    page, heard = shown(browser, tmp_path, width, conference())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert heard == []


def test_a_translation_stands_below_its_original_and_further_columns_below_the_answer(
    browser: Browser, tmp_path: Path
) -> None:
    for width in (WIDE, PHONE):
        page, _ = shown(browser, tmp_path, width, conference())
        for above, below in [("[id='2-a'] .demand > p >> nth=0", "[id='r2.2-a']"),
                             ("[id='2-a'] .answer >> nth=1", "[id='2-a'] .fields")]:
            upper, lower = page.locator(above).bounding_box(), page.locator(below).bounding_box()
            assert upper
            assert lower
            assert lower["y"] >= upper["y"] + upper["height"]


def test_a_resolution_printed_alone_uses_the_whole_width(browser: Browser, tmp_path: Path) -> None:
    page, _ = shown(browser, tmp_path, WIDE, conference())
    widths = [page.locator(f"[id='{anchor}'] .point").bounding_box() for anchor in ("2-a", "r3.2-a")]
    assert widths[0]
    assert widths[1]
    assert widths[1]["width"] > 1.8 * widths[0]["width"]


def test_a_problem_leads_to_the_point_of_its_own_resolution(browser: Browser, tmp_path: Path) -> None:
    page, _ = shown(browser, tmp_path, PHONE, conference())
    page.get_by_role("link", name="Resolution 2, Ziffer 2 b)", exact=True).click()
    assert page.evaluate("document.querySelector(':target').id") == "r3.2-b"


@pytest.mark.parametrize("width", [PHONE, 640, WIDE])
def test_nothing_scrolls_sideways(browser: Browser, tmp_path: Path, width: int) -> None:
    long = replace(example().answers[0], blocks=(), text="x" * 3000)
    page, _ = shown(browser, tmp_path, width, replace(example(), answers=(long, *example().answers[1:])))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_policy_lets_the_style_work_and_nothing_is_asked_for(browser: Browser, tmp_path: Path) -> None:
    page, heard = shown(browser, tmp_path, WIDE)
    assert heard == []
    assert page.evaluate("getComputedStyle(document.querySelector('.row')).display") == "grid"


def test_the_answer_stands_beside_its_point_on_a_wide_page_and_below_it_on_a_phone(
    browser: Browser, tmp_path: Path
) -> None:
    for width, beside in [(WIDE, True), (PHONE, False)]:
        page, _ = shown(browser, tmp_path, width)
        point = page.locator("[id='2-a'] .demand").bounding_box()
        answer = page.locator("[id='2-a'] .answer").bounding_box()
        assert point
        assert answer
        assert (answer["x"] > point["x"] + point["width"]) is beside
        assert (answer["y"] > point["y"] + point["height"]) is not beside


def test_the_skip_link_is_the_first_stop_and_is_seen(browser: Browser, tmp_path: Path) -> None:
    page, _ = shown(browser, tmp_path, WIDE)
    page.keyboard.press("Tab")
    box = page.locator(".skip").bounding_box()
    assert page.evaluate("document.activeElement.className") == "skip"
    assert box
    assert box["x"] >= 0


def test_an_anchor_opens_at_its_point(browser: Browser, tmp_path: Path) -> None:
    page, _ = shown(browser, tmp_path, PHONE)
    page.goto(page.url + "#3-e-2")
    assert page.evaluate("document.querySelector(':target h5').textContent.trim()") == "3 e) (2)"


def test_print_has_no_navigation_and_keeps_answers_beside_points(browser: Browser, tmp_path: Path) -> None:
    page, _ = shown(browser, tmp_path, WIDE)
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.row')).display") == "grid"


def test_the_dark_scheme_is_dark(browser: Browser, tmp_path: Path) -> None:
    page, _ = shown(browser, tmp_path, WIDE)
    colours = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours == ["rgb(253, 252, 249)", "rgb(22, 25, 27)"]
