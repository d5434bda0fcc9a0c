"""The language is told from small words, and not told where it is unclear."""

from __future__ import annotations

import pytest

from peilung.reading.language import detect

TEXTS = {
    "de": "Die Landesregierung wird gebeten, den Ausbau der Häfen zu fördern und sich bei dem Bund für eine Bahn nach "
    "Norden einzusetzen. Das ist nicht leicht, und es kostet auch Geld.",
    "en": "The government is asked to support the ports of the region and to report on it by the end of the year. "
    "This is not an easy task, and it has a cost that is not to be denied.",
    "sv": "Regeringen ombeds att stärka hamnarna i regionen, och det är inte lätt för de kommuner som har ansvaret för "
    "dem. Det kan också vara en fråga om pengar till staten.",
    "pl": "Rząd jest proszony o to, aby wspierać porty w regionie i na wybrzeżu, ale to nie jest łatwe dla gmin, które "
    "się tym zajmują od lat. Nie są to tylko sprawy do załatwienia przez państwo.",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_few_sentences_tell_their_language(language: str) -> None:
    assert detect([TEXTS[language]]) == language


def test_the_language_of_most_of_the_text_counts() -> None:
    assert detect([TEXTS["de"], TEXTS["de"], TEXTS["de"], TEXTS["en"]]) == "de"


def test_two_languages_in_equal_parts_are_unclear() -> None:
    half = "der die das und in zu mit von"
    other = "the of and to a is that for"
    assert detect([half, other]) is None


@pytest.mark.parametrize("texts", [[], [""], ["Hafen 3"], ["1 2 3", "a) b) c)"], ["Die Häfen und die Schiffe"]])
def test_too_few_words_tell_nothing(texts: list[str]) -> None:
    assert detect(texts) is None


def test_no_more_is_looked_at_than_the_limit() -> None:
    assert detect([TEXTS["de"], *[TEXTS["en"]] * 20], limit=50) == "de"


def test_capitals_do_not_matter() -> None:
    assert detect([TEXTS["en"].upper()]) == "en"
