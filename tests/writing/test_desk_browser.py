"""The page of suggestions in a real browser, with scripts turned off but for axe-core."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from peilung.writing import Format, write
from tests.writing.accessibility import violations
from tests.writing.example import example
from tests.writing.suggested import suggested

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
WIDE, PHONE = 1280, 320


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None and os.environ.get("CI"):
        pytest.fail("There is no Chromium on this machine, and with CI set nothing may be skipped for that.")
    if chromium is None:
        pytest.skip("There is no Chromium on this machine.")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    document = example()
    path = tmp_path_factory.mktemp("desk") / "desk.html"
    path.write_bytes(write(document, Format.HTML, suggested(document)))
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
