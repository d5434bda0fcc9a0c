"""The words that stay are the reader's own, written out."""

from __future__ import annotations

import pytest

from peilung.reading.mask.kept import kept_words, written_out
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("forder(?:t|n)\\b", {"fordert\1", "fordern\1"}),
        ("spr(?:icht|echen) sich\\b.{0,80}\\b(?:für|gegen)\\b",
         {f"{verb} sich\1 \1{word}\1" for verb in ("spricht", "sprechen") for word in ("für", "gegen")}),
        ("emphasi[sz]es", {"emphasises", "emphasizes"}),
        ("Drucksachen?", {"Drucksache", "Drucksachen"}),
        ("\\w*bedarf\\b", {"\0bedarf\1"}),
        ("Nr\\.", {"Nr."}),
        ("a(?!b|c)d", {"ad"}),
    ],
)
def test_a_pattern_is_written_out(pattern: str, texts: set[str]) -> None:
    assert written_out(pattern) == texts


@pytest.mark.parametrize("word", "fordert begrüßt Kenntnis emphasizes Stellungnahme Drucksache März und".split())
def test_the_readers_words_stay(word: str) -> None:
    assert kept_words().part(word) == (0, len(word))


@pytest.mark.parametrize("word", "Hamburg Flüchtlinge Schneider Hafen Klimaschutz harbour teachers Müller".split())
def test_other_words_do_not(word: str) -> None:
    assert not kept_words().touches(word)


@pytest.mark.parametrize("word", "Folketing Seanad Kantonsrat".split())
def test_names_of_parliaments_stay_as_the_docs_warn(word: str) -> None:
    page = (ROOT / "docs" / "howto" / "report-a-paper-that-reads-badly.md").read_text("utf-8")
    assert f"*{word}*" in page
    assert kept_words().touches(word)
