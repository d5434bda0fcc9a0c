"""Names of institutions out of the cases that headings put them in."""

from __future__ import annotations

import pytest

from peilung.reading.names import base_form, without_article


@pytest.mark.parametrize(
    ("article", "written", "name"),
    [
        ("des", "Regierungsrates", "Regierungsrat"),
        ("des", "Landtags Nordmark", "Landtag Nordmark"),
        ("des", "Ministeriums für Verkehr", "Ministerium für Verkehr"),
        ("der", "Landesregierung", "Landesregierung"),
        ("der", "Bayerischen Staatsregierung", "Bayerische Staatsregierung"),
        ("des", "Bayerischen Landtags", "Bayerischer Landtag"),
        ("des", "Sächsischen Staatsministeriums", "Sächsisches Staatsministerium"),
        ("den", "Hessischen Landtag", "Hessischer Landtag"),
        ("of the", "Councils", "Councils"),
        ("des", "Dialogs", "Dialogs"),
        ("", "Ministerium", "Ministerium"),
    ],
)
def test_a_name_is_as_it_is_called_by_itself(article: str, written: str, name: str) -> None:
    assert base_form(written, article, frozenset()) == name


def test_a_noun_of_no_known_ending_leaves_the_genitive_if_the_paper_has_it_without() -> None:
    assert base_form("Dialogs der Ufer", "des", frozenset({"Dialog"})) == "Dialog der Ufer"


@pytest.mark.parametrize("text", ["die Bürgerschaft", "Der Bürgerschaft", "the Bürgerschaft", "Bürgerschaft"])
def test_an_article_is_no_part_of_a_name(text: str) -> None:
    assert without_article(text) == "Bürgerschaft"
