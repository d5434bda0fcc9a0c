"""Texts that nobody writes: nested brackets, no full stop, mixed scripts. Nothing breaks, time grows with length."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peilung.core.insight import Insight
from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Block, BlockType, Document, Paper, Passage, Point, PointKind, Resolution, Role
from peilung.insight.suggest import suggest
from peilung.writing.html import dumps as html
from peilung.writing.json import dumps
from tests.house.cost import processor_seconds

PATH = NumberPath(("1",))
GROWTH = 4
SLACK = 2.5
"""A step of quadratic cost would take 16 times as long for four times the text; noise and caches far less."""

PIECES = {
    "nested brackets": ("(", ")"),
    "square brackets": ("[siehe ", "]"),
    "quotes": ("„", "“"),
    "no full stop": ("das Land unterstützt die Kommunen und fördert ", ""),
    "no blank": ("Donaudampfschifffahrt", ""),
    "numbers": ("12.345,6", ""),
    "numbers and words": ("3 Millionen Euro bis 2027 und ", ""),
    "sections": ("§ 3 Absatz 8 Satz 2 Nr. 4 ", ""),
    "pointers": ("siehe Ziffer 1 bis 9, ", ""),
    "pointers in English": ("see our answers to recommendations 1 to 9, ", ""),
    "mixed scripts": ("Право на ответ 回答 Ministerium Ωμέγα ", ""),
    "marks": ("a) (1) II. 1.3 ", ""),
    "lines": ("- ein Punkt\n", ""),
    "titles": ("Ministerium für Inneres und ", ""),
    "acts": ("Clean Rivers Act 2019, section 4(2) and ", ""),
    "abbreviations": ("Land (LD), ", ""),
    "addresses": ("www.a.", ""),
    "hyphens": ("Migrations- und ", ""),
    "soft hyphens": ("\u00ad", ""),
    "combining marks": ("a\u0301\u0302", ""),
    "negations": ("nicht nur, sondern auch nicht ", ""),
}


def paper(text: str, language: str = "de") -> Document:
    """One demand and its answer, both of this text."""
    point = Point(PATH, "1", PointKind.POINT, Role.DEMAND, text, ("a1",))
    answer = Answer("a1", 0, (PATH,), None, text, (Block(BlockType.PARAGRAPH, text),))
    resolution = Resolution(points=(point,))
    front = (Passage(text[:2000]),)
    return Document(Paper(language=language), front, resolutions=(resolution,), answers=(answer,))


def of_size(kind: str, size: int) -> str:
    opening, closing = PIECES[kind]
    count = size // len(opening + closing)
    return (opening * count + closing * count)[:size]


def seconds(document: Document) -> float:
    return processor_seconds(lambda: suggest(document))


@pytest.mark.parametrize("size", [6_000, pytest.param(50_000, marks=pytest.mark.trust)])
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("kind", PIECES)
def test_four_times_the_text_takes_about_four_times_as_long(kind: str, language: str, size: int) -> None:
    suggest(paper("Siehe Ziffer 1.", language))
    small = seconds(paper(of_size(kind, size), language))
    large = seconds(paper(of_size(kind, GROWTH * size), language))
    assert large <= GROWTH * SLACK * max(small, 0.01)


@pytest.mark.parametrize("language", ["de", *(pytest.param(tag, marks=pytest.mark.trust) for tag in ("en", "", "fi"))])
def test_ten_thousand_nested_brackets_and_a_megabyte_without_a_full_stop_are_borne(language: str) -> None:
    suggest(paper("(" * 10_000 + "siehe Ziffer 1" + ")" * 10_000, language))
    suggest(paper(of_size("no full stop", 1_000_000), language))


ODD = ["", " ", "\n", "\t\n", ".", "\u200b", "\u00ad", "ſ", "ß" * 500, "𝒳" * 300, "\u202e(siehe 1)\u202c"]


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_written_too(text: str) -> None:
    document = paper(text)
    insight = suggest(document)
    json.loads(dumps(document, insight))
    assert html(document, insight)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([piece for pair in PIECES.values() for piece in pair if piece]), max_size=40))
def test_any_mixture_gives_quotes_that_stand_in_the_text(pieces: list[str]) -> None:
    found = suggest(paper("".join(pieces)))
    assert_quotes(found)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300), st.sampled_from(["de", "en", ""]))
def test_any_text_gives_quotes_that_stand_in_it(text: str, language: str) -> None:
    assert_quotes(suggest(paper(text, language)))


def assert_quotes(insight: Insight) -> None:
    quotes = [found.quote for found in insight.references] + [found.quote for found in insight.facts]
    quotes += [found.quote for judged in insight.judged for found in judged.kinds]
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(quote.place.text)
