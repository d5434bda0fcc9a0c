"""axe-core on a page that is open in a browser."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong: the rule, and the first elements it is about.

    The script is put in by the browser's own tools, past the page's content policy.
    """
    script = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
    page.evaluate(script)
    found: dict[str, Any] = page.evaluate("axe.run()")
    return [
        f"{violation['id']}: {violation['help']}: {[node['html'][:120] for node in violation['nodes'][:3]]}"
        for violation in found["violations"]
    ]
