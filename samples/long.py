"""The long paper for measurements: about sixty pages, put together from stock sentences.

The same seed gives the same paper. It is made on demand (``python -m samples long FOLDER``) and
not kept in the repository.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from samples.source import Sample, parse

_SECTIONS = (
    ("stellt fest, dass", "recital"),
    ("begrüßt, dass", "recital"),
    ("fordert die Regierungen auf,", "demand"),
    ("hält es für erforderlich,", "demand"),
    ("erwartet von den Ländern,", "demand"),
    ("spricht sich dafür aus,", "demand"),
)
_STOCK: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "stock.toml").read_text(encoding="utf-8"))
_NUMBER = "9/2750"
_TITLE = (
    "Bericht der Landesregierung zur Umsetzung der Entschließung der 31. Seenlandkonferenz "
    "(Marienwerder, 4. bis 6. Juni 2024)"
)
_OPENING = "Die 31. Seenlandkonferenz hat vom 4. bis 6. Juni 2024 in Marienwerder getagt.\n\nDie Seenlandkonferenz"
_DRESSES = {
    "ruled": {"engine": "reportlab", "size": 11},
    "unruled": {"engine": "typst", "rules": "none", "size": 11},
    "tagged": {"engine": "typst", "tags": True, "size": 11},
}


def long_sample(seed: int = 31, points: int = 21, times: int = 1) -> Sample:
    """The long paper; ``points`` is the number of lettered points in each of its six sections.

    With ``times`` it has so many times six sections, and so many times sixty pages.
    """
    random = Random(seed)
    sections = [_section(random, number, *head, points) for number, head in enumerate(_SECTIONS * times, start=1)]
    return parse("seenland", {**_frame(), "section": sections})


def _frame() -> dict[str, Any]:
    head = [
        {"style": "head", "left": "LANDTAG SEENLAND", "right": f"Drucksache {_NUMBER}"},
        {"style": "head", "left": "9. Wahlperiode", "right": "28.02.2025"},
        {"style": "kind", "text": "UNTERRICHTUNG"},
        {"style": "centre", "text": "durch die Landesregierung"},
        {"style": "title", "text": _TITLE},
        {
            "style": "para",
            "text": "Der Landtag hat die Landesregierung ersucht, ihm bis zum 28. Februar 2025 über die "
            "Umsetzung der Entschließung zu berichten (Drucksache 9/2418).",
        },
    ]
    resolution = {
        "title": "Entschließung der 31. Seenlandkonferenz",
        "body": "Seenlandkonferenz",
        "session": "31",
        "place": "Marienwerder",
        "from": date(2024, 6, 4),
        "to": date(2024, 6, 6),
    }
    return {
        "about": "etwa sechzig Seiten für Messungen, aus Satzbausteinen",
        "language": "de",
        "columns": ["Nr.", "Text der Entschließung", "Stellungnahme der Landesregierung"],
        "running": [f"Drucksache {_NUMBER}", "Landtag Seenland – 9. Wahlperiode"],
        "page_number": "- {page} -",
        "front": head,
        "opening": _OPENING,
        "expected": {
            "title": _TITLE,
            "number": _NUMBER,
            "date": date(2025, 2, 28),
            "due": date(2025, 2, 28),
            "author": "Landesregierung",
            "addressee": "Landtag Seenland",
            "resolutions": [resolution],
        },
        "dress": _DRESSES,
    }


def _section(random: Random, number: int, text: str, role: str, points: int) -> dict[str, Any]:
    rows: list[Mapping[str, Any]] = []
    for index in range(points):
        path = f"{number} {chr(ord('a') + index)})"
        rows += _intro_rows(random, path) if index % 6 == 5 else [_row(random, path, role)]
    return {"path": str(number), "mark": f"{number}.", "text": text, "role": role, "row": rows}


def _row(random: Random, path: str, role: str) -> dict[str, Any]:
    if role == "recital":
        return {path: _from(random, _STOCK["recitals"]), "answer": _from(random, _STOCK["short"])}
    return {path: _from(random, _STOCK["demands"]), "answer": _answer(random)}


def _intro_rows(random: Random, path: str) -> Iterator[dict[str, Any]]:
    """An intro whose cell also holds two sub-points, then two sub-points in rows of their own."""
    texts = [_filled(random, text) for text in _STOCK["subpoints"]]
    intro = _from(random, _STOCK["intros"])
    yield {path: intro, f"{path} (1)": texts[0], f"{path} (2)": texts[1], "answer": _answer(random)}
    for number in (3, 4):
        yield {"inline": True, f"{path} ({number})": texts[number - 1], "answer": _answer(random)}


def _answer(random: Random) -> str:
    paragraphs = [_paragraph(random) for _ in range(1 + _below(random, 4))]
    if _below(random, 3) == 0:
        items = [_filled(random, item) for item in _STOCK["items"]]
        paragraphs.insert(1, "\n".join(["Dazu gehören insbesondere", *items]))
    if _below(random, 5) == 0:
        paragraphs.insert(0, _filled(random, "__{field}:__"))
    return "\n\n".join(paragraphs)


def _paragraph(random: Random) -> str:
    return " ".join(_filled(random, text) for text in _some(random, _STOCK["sentences"], 3))


def _some(random: Random, pool: Sequence[str], count: int) -> list[str]:
    start = _below(random, len(pool))
    return [pool[(start + 3 * step) % len(pool)] for step in range(count)]


def _from(random: Random, pool: Sequence[str]) -> str:
    return _filled(random, pool[_below(random, len(pool))])


def _filled(random: Random, text: str) -> str:
    places, branches = _STOCK["places"], _STOCK["fields"]
    return text.format(
        place=places[_below(random, len(places))],
        field=branches[_below(random, len(branches))],
        small=5 + _below(random, 90),
        big=1 + _below(random, 40),
        day=1 + _below(random, 28),
        year=26 + _below(random, 10),
    )


def _below(random: Random, limit: int) -> int:
    """A number below ``limit``, from ``random()`` alone: its sequence is the same in every Python."""
    return int(random.random() * limit)
