"""Markdown: readable, complete, and no text of the paper becomes markup."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from peilung.core.paper import Document
from peilung.writing.markdown import dumps, escape
from peilung.writing.plain import one_line
from tests.writing.conference import conference, questions
from tests.writing.example import example
from tests.writing.strategies import FEW, documents, texts

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
OURS = {"heading", "paragraph", "blockquote", "bullet_list", "ordered_list", "list_item", "strong", "em"}


def tokens(given: Iterable[Token]) -> Iterable[Token]:
    for token in given:
        yield token
        yield from tokens(token.children or ())


def shown(markdown: str) -> str:
    """What a reader sees of it, as text."""
    kinds = {"text", "text_special", "entity"}
    return "".join(token.content for token in tokens(PARSER.parse(markdown)) if token.type in kinds)


def test_the_example_reads_as_a_document() -> None:
    text = dumps(example())
    assert text.startswith("# Bericht der Landesregierung zur Umsetzung")
    assert "\n### 2 fordert die Landesregierung auf,\n" in text
    assert "\n##### 2 c) (1)\n\nstufenlose Zugänge" in text
    assert "\n> **Stellungnahme · S. 3–4**\n>\n> Das Fahrplanportal" in text
    assert "\n> > „Ein gemeinsames Portal" in text


def test_a_joint_answer_stands_once_and_is_referred_to() -> None:
    text = dumps(example())
    assert text.count("werden zusammenhängend beantwortet") == 1
    assert "*Zusammen beantwortet mit 3 e) (1), siehe dort.*" in text


def test_a_gap_stands_at_its_place_with_its_reading() -> None:
    text = dumps(example())
    assert text.index("2 a)") < text.index("**2 b)** *Nicht in diesem Papier.") < text.index("#### 2 c)")


def test_a_translation_stands_below_its_original() -> None:
    text = dumps(conference())
    assert "\n## Resolution zum Fährverkehr\n\n- **Resolution:** 1 von 2\n" in text
    assert "\n\n*Englisch:* to draw up a joint winter timetable,\n" in text
    assert text.index("> Ein Entwurf liegt vor") < text.index("> A draft is ready") < text.index("#### 2 b)")


def test_further_columns_are_a_list_below_the_answer() -> None:
    text = dumps(conference())
    assert "\n- **Zuständig:** Behörde für Häfen\n- **Stand:** in Arbeit,² Herbst 2025\n" in text
    assert text.count("Amt für Strombau") == 1


def test_a_resolution_printed_alone_says_once_that_there_are_no_answers() -> None:
    alone = dumps(conference()).partition("## Entschließung zu den Muschelbänken")[2].partition("\n## ")[0]
    assert alone.count("keine Stellungnahme") == 1
    assert "*Zu dieser Resolution enthält das Papier keine Stellungnahmen.*" in alone


def test_annexes_footnotes_and_repairs_close_the_document_and_say_where_they_belong() -> None:
    text = dumps(conference())
    assert "\n## Anlagen und Schluss\n\nAnlage 1: Liste der Anleger\n" in text
    assert "- 1 Bericht des Seeamts, 2022. (Resolution 2, Ziffer 1 a) · S. 4)" in text
    assert "- „2O25“ gelesen als „2025“ (Buchstabe statt Ziffer · Weitere Angabe · S. 1)\n" in text
    assert text.endswith(" (Kolumnentitel im Satz · Stellungnahme zu: Resolution 1, Ziffer 2 b) · S. 2)\n")
    assert "(Resolution 2, Ziffer 2 b) · S. 4 · „beim Ausbaggern“)" in text


def test_questions_have_answers() -> None:
    text = dumps(questions())
    assert "\n## Fragen\n\n### 1\n\nWie viele Fähren fahren im Winter?\n" in text
    assert "\n> **Antwort · S. 1**\n" in text
    assert "*Im Papier steht hier keine Antwort.*" in text


@pytest.mark.parametrize(
    "line",
    ["# x", "- x", "+ x", "* x", "1. x", "1) x", "(1) x", "> x", "a_b_c", "**x**", "`x`", "[a](b)", "![a](b)", "<b>",
     "&amp;", "---", "===", "| a | b |", "~~x~~", "a\\", "http://x.example", "www.x.example", "a@b.example", "$x$",
     "<script>alert(1)</script>", "[^1]: x", ": x", "a) x", "IV. x"],
)
def test_one_line_of_text_is_shown_as_it_is(line: str) -> None:
    rendered = PARSER.parse(escape(line))
    assert [token.type for token in rendered] == ["paragraph_open", "inline", "paragraph_close"]
    assert shown(escape(line)) == line


@given(texts())
def test_any_text_is_shown_as_it_is(text: str) -> None:
    line = one_line(text)
    assert shown(escape(text)) == line
    kinds = {token.type for token in tokens(PARSER.parse(escape(text)))}
    assert kinds <= {"paragraph_open", "inline", "paragraph_close", "text", "text_special"}


@FEW
@given(documents())
def test_no_text_of_any_document_becomes_markup(document: Document) -> None:
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(PARSER.parse(dumps(document)))}
    assert kinds <= OURS | {"inline", "text", "text_special", "softbreak", "hardbreak"}


def test_readable_text_is_not_littered_with_escapes() -> None:
    assert escape("Am 3. Mai 2024 (Drucksache 5/12) – „so“; z. B. 2 l) (4).") == (
        "Am 3. Mai 2024 (Drucksache 5/12) – „so“; z. B. 2 l) (4)."
    )
