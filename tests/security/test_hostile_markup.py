"""HTML and text made to do harm: a document or a typed refusal within the limits, and nothing else happens."""

from __future__ import annotations

import random

import pytest

from peilung.cli.terminal import clean
from peilung.core.contract import as_json, from_json
from peilung.writing import Format, write
from samples.make import PAPERS
from tests.fuzz.targets import OBEYED
from tests.reading.wordfile import cell, p, row, table, word
from tests.security.attempt import Attempt, tried

HTML = b"<!doctype html><body>"
NO_PAPER = {"no-points", "not-a-follow-up-paper", "empty"}


def test_elements_within_elements_without_end_are_refused() -> None:
    assert tried(HTML + b"<div>" * 200_000 + b"x").code == "html-too-deep"


@pytest.mark.parametrize(
    "nested", [b"<table><tr><td>1.<td>", b"<ul><li>x", b"<table>", b"<b><i><p>", b"<sup>1", b"<ol reversed start=9>"]
)
def test_whatever_stands_in_itself_a_hundred_times_is_read_or_refused(nested: bytes) -> None:
    assert tried(HTML + nested * 100).code in NO_PAPER | {"html-too-deep", "document"}


def test_cells_that_span_millions_of_columns_are_refused() -> None:
    assert tried(HTML + b"<table><tr>" + b"<td colspan=1000000 rowspan=1000000>1. x" * 50).code in NO_PAPER


def test_entities_that_name_files_or_laugh_are_not_followed() -> None:
    laughs = b"".join(b"<!ENTITY l%d '%b'>" % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10))
    inside = b"<!ENTITY x SYSTEM 'file:///etc/passwd'><!ENTITY l0 'ha'>" + laughs
    paper = (PAPERS / "kuestenrat.html").read_bytes().partition(b">")[2].replace(b"</p>", b" &x;&l9;</p>")
    found = tried(b"<!DOCTYPE html [%b]>%b" % (inside, paper))
    assert found.document is not None
    assert "root:" not in str(found.document)
    assert "haha" not in str(found.document)


def test_what_a_browser_would_fetch_or_run_is_no_text() -> None:
    calls = (
        b"<script>document.title='ran'</script><iframe src='file:///etc/passwd'></iframe><link rel=stylesheet href=//x>"
        b"<meta http-equiv=refresh content='0;file:///etc/passwd'><img src=x onerror='ran()'><object data=x></object>"
        b"<base href='file:///'><svg onload='ran()'></svg><style>@import 'file:///etc/passwd';</style>"
    )
    paper = (PAPERS / "kuestenrat.html").read_bytes().replace(b"<body>", b"<body>" + calls)
    found = tried(paper)
    assert found.document is not None
    assert "ran" not in {word for passage in found.document.front for word in passage.text.split()}
    assert "root:" not in str(found.document)


@pytest.mark.parametrize(
    "data",
    [
        b"<style>" + b"{" * 1_000_000 + b"</style>x",
        b"<style>" + b"@{" * 500_000 + b"</style>x",
        b"<p class='" + b"c " * 300_000 + b"'>x",
        b"<a href='#n' id=n>1</a> " * 10_000,
        b"<!--" * 300_000,
        b"<" * 500_000,
        b"&#x110000;&#0;&#xd800;&lt" * 20_000,
    ],
    ids=["braces", "rules", "classes", "notes", "comments", "brackets", "characters that there are not"],
)
def test_markup_repeated_without_end_is_read_or_refused(data: bytes) -> None:
    assert tried(HTML + data).code in NO_PAPER | {"html-too-deep", "too-slow", "out-of-memory"}


@pytest.mark.parametrize("data", [b"%d.\tText\tja\n", b"<tr><td>%d.<td>Text<td>ja"], ids=["text", "html"])
def test_a_million_rows_are_refused_with_the_number_of_cells_that_may_be(data: bytes) -> None:
    head = b"Nr.\tForderung\tAntwort\n" if data.startswith(b"%") else HTML + b"<table>"
    found = tried(head + b"".join([data % number for number in range(1_000_000)]))
    assert found.code == "table-too-large"
    assert "1,000,000 cells" in found.reason


@pytest.mark.trust
@pytest.mark.parametrize("line", ["\tx\ty\n", "a)\t\t\n", "\t\t\t\n", "1. x\n"], ids=repr)
def test_hundred_thousands_of_rows_that_are_all_alike_are_read_or_refused(line: str) -> None:
    tried(line.encode() * 300_000)


def test_many_thousand_rows_are_read_or_refused() -> None:
    tried(b"Nr.\tForderung\tAntwort\n" + b"".join(b"%d.\tText\tAntwort\n" % number for number in range(4_000)))


@pytest.mark.parametrize("sign", [" ", "\u2028", "Nr. ", "- ", "|--", "(", "1.", "§ ", "a"])
def test_one_sign_forty_thousand_times_costs_no_more_than_its_length(sign: str) -> None:
    paper = (PAPERS / "kuestenrat.txt").read_text(encoding="utf-8")
    assert tried(f"{sign * (40_000 // len(sign))}!\n\n{paper}".encode()).code == "document"


@pytest.mark.trust
def test_one_line_of_sixty_megabytes_is_read_or_refused() -> None:
    tried(b"1. " + b"x" * 60_000_000)


def test_a_file_above_the_limit_is_not_even_looked_at() -> None:
    found = tried(b"1. " + b"x" * (64 << 20))
    assert found.code == "too-large"
    assert "64 MB" in found.reason


SIGNS = {
    "nul": "\0", "right to left": "\u202e", "isolates": "\u2066\u202b\u2069", "mark": "\ufeff", "escape": "\x1b[31m",
    "title": "\x1b]0;x\x07", "c1": "\x9b2J", "no characters": "\ufffe\uffff", "last": "\ud7ff\U0010ffff",
    "del": "\x7f\b", "tags": "\U000e0041", "line ends": "\u2028\u2029\x85\v",
}  # fmt: skip


def _strewn(text: str, sign: str) -> str:
    chance = random.Random(7)
    for place in sorted((chance.randrange(len(text)) for _ in range(60)), reverse=True):
        text = text[:place] + sign + text[place:]
    return text


def _in_text(sign: str) -> bytes:
    return _strewn((PAPERS / "kuestenrat.txt").read_text(encoding="utf-8"), sign).encode()


def _in_html(sign: str) -> bytes:
    text = _strewn("Der Landtag fordert dies. " * 5, sign)
    points = "".join(f"<tr><td>{n}.<td>{text}<td>Ja{sign}" for n in range(1, 9))
    return f"<!doctype html><p>Entschließung<table><tr><th>Nr.<th>Forderung<th>Antwort{points}</table>".encode()


def _in_word(sign: str) -> bytes:
    plain = "".join(c if c >= " " and c not in "\ufffe\uffff" else "" for c in sign)
    text = _strewn("Der Landtag fordert dies. " * 5, plain)
    rows = [row(cell(f"{n}."), cell(text), cell(f"Ja{plain}")) for n in range(1, 9)]
    return word(p("Entschließung") + table(row(cell("Nr."), cell("Forderung"), cell("Antwort")), *rows))


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
@pytest.mark.parametrize("made", [_in_text, _in_html, _in_word])
def test_signs_that_are_no_text_survive_or_go_and_never_reach_a_terminal(made: object, sign: str) -> None:
    assert callable(made)
    found: Attempt = tried(made(sign))
    if found.document is None:
        assert found.code in NO_PAPER | {"binary"}
        assert not OBEYED.search(clean(f"{found.reason} {found.advice}"))
        return
    assert from_json(as_json(found.document)) == found.document
    for form in Format:
        written = write(found.document, form)
        if form is not Format.DOCX:
            assert not OBEYED.search(clean(written.decode("utf-8")))
