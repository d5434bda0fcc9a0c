"""All external rules together: exact quotes, no overlaps of types, linear time."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peilung.insight.places import places
from peilung.insight.references.external import external
from peilung.reading import read
from tests.house.cost import processor_seconds
from tests.insight.references.external_papers import found

_PIECES = (
    "( § 5 |Abs. 1 |SGB II, |Gesetz |Gesetz zur Aa der |Aa |www.|a-|12. |siehe |auf |Drucksachen 8/1, |Act |Big Act |("
    "|Aa gesetz|the |of the |Aa of |dem Aa |, auf die |[|“|"
    "The 5th Big |„|Aa-, |§ 5 und |"
    "2 b) |Xgesetz|x|1|Aa (AB) |12. Aa |§§ 1, |see Aa Bb |Konferenz der |A/|see „|12. Rat "
).split("|")


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join), st.sampled_from(["de", "en", ""]))
def test_quotes_are_exact_and_types_do_not_overlap(text: str, language: str) -> None:
    references = found(text, language=language)

    assert all(one.quote.text == text[one.quote.start : one.quote.end] and one.quote.text for one in references)
    apart = ((a, b) for a, b in pairwise(references) if a.type is not b.type)
    assert all(a.quote.end <= b.quote.start for a, b in apart)


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("piece", _PIECES)
def test_ten_times_the_text_takes_about_ten_times_as_long(piece: str, language: str) -> None:
    small, large = (_seconds(piece, language, size) for size in (3_000, 30_000))

    assert large < 25 * small + 0.05


def _seconds(piece: str, language: str, size: int) -> float:
    text = piece * (size // len(piece) + 1)
    return processor_seconds(lambda: found(text, language=language))


@pytest.mark.parametrize("dress", ["pso19-mv.txt", "pso19-mv-ruled.pdf", "pso19-mv-unruled.pdf", "pso19-mv-tagged.pdf"])
def test_the_real_paper_s_papers_resolutions_laws_and_documents_are_found(shared: Path, dress: str) -> None:
    document = read((shared / "cases" / dress).read_bytes())
    gold = json.loads((shared / "cases" / "pso19-mv.references.json").read_text("utf-8"))

    references = [(one.quote.place.origin, one.target) for one in external(document, places(document))]

    wanted = [(one["in"], [one["id"]]) for one in gold["papers"]]
    sessions = gold["resolutions"]
    wanted += [(one["in"], [f"{one['session']}.", one["body"], str(one.get("year", ""))]) for one in sessions]
    wanted += [(one["in"], [one.get("section", one.get("article", ""))]) for one in gold["law"]]
    wanted += [(one["in"], [one["name"]]) for one in gold["documents"]]
    assert [one for one in wanted if not any(_is_meant(*one, *reference) for reference in references)] == []


def _is_meant(origin: str, words: list[str], found_in: str, target: str) -> bool:
    return origin == found_in and all(word in target for word in words)
