"""A printed number is found by its form, with every way to read it; a date or an abbreviation is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peilung.core.number import Frame, Script
from peilung.reading.marks import Leading, bare_leading, bullet, cell_label, cell_path, leading


def first(found: Leading | None) -> tuple[str, Script, Frame, tuple[int, ...]]:
    """The likelier reading of a mark."""
    assert found is not None
    mark = found.readings[0]
    return mark.printed, mark.style.script, mark.style.frame, mark.values


def scripts(found: Leading | None) -> set[tuple[Script, int]]:
    assert found is not None
    return {(mark.style.script, mark.values[-1]) for mark in found.readings}


def printed(cell: str) -> list[str] | None:
    marks = cell_path(cell)
    return None if marks is None else [readings[0].printed for readings in marks]


@pytest.mark.parametrize(
    ("text", "script", "frame", "values"),
    [
        ("a) Häfen", Script.LOWER, Frame.CLOSED, (1,)),
        ("(b) harbours", Script.LOWER, Frame.ROUND, (2,)),
        ("c. Häfen", Script.LOWER, Frame.STOP, (3,)),
        ("b.) Häfen", Script.LOWER, Frame.CLOSED, (2,)),
        ("B. Schulen", Script.UPPER, Frame.STOP, (2,)),
        ("aa) Häfen", Script.DOUBLED, Frame.CLOSED, (1,)),
        ("bbb) Häfen", Script.TRIPLED, Frame.CLOSED, (2,)),
        ("(7) Häfen", Script.DIGITS, Frame.ROUND, (7,)),
        ("( 4 ) Häfen", Script.DIGITS, Frame.ROUND, (4,)),
        ("12. Häfen", Script.DIGITS, Frame.STOP, (12,)),
        ("3) Häfen", Script.DIGITS, Frame.CLOSED, (3,)),
        ("I. Allgemeines", Script.UPPER_ROMAN, Frame.STOP, (1,)),
        ("XIV. Schluss", Script.UPPER_ROMAN, Frame.STOP, (14,)),
        ("(ii) harbours", Script.LOWER_ROMAN, Frame.ROUND, (2,)),
        ("1.3 Häfen", Script.DECIMAL, Frame.BARE, (1, 3)),
        ("1.3. Häfen", Script.DECIMAL, Frame.BARE, (1, 3)),
        ("1.1.2 Die Häfen", Script.DECIMAL, Frame.BARE, (1, 1, 2)),
        ("(1.2) Häfen", Script.DECIMAL, Frame.ROUND, (1, 2)),
        ("3. Maßnahmen an Häfen", Script.DIGITS, Frame.STOP, (3,)),
        ("3. Mainz", Script.DIGITS, Frame.STOP, (3,)),
    ],
)
def test_a_text_begins_with_a_mark(text: str, script: Script, frame: Frame, values: tuple[int, ...]) -> None:
    assert first(leading(text))[1:] == (script, frame, values)


@pytest.mark.parametrize(
    ("text", "rest"), [("  a)  Häfen", "Häfen"), ("1.3. Häfen", "Häfen"), ("(4)\u00a0Häfen", "Häfen"), ("2.", "")]
)
def test_the_text_after_a_mark_begins_behind_its_spaces(text: str, rest: str) -> None:
    found = leading(text)
    assert found is not None
    assert text[found.end :] == rest


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("i) Häfen", {(Script.LOWER, 9), (Script.LOWER_ROMAN, 1)}),
        ("v) Häfen", {(Script.LOWER, 22), (Script.LOWER_ROMAN, 5)}),
        ("l) Häfen", {(Script.LOWER, 12), (Script.LOWER_ROMAN, 50)}),
        ("c) Häfen", {(Script.LOWER, 3)}),
        ("C. Häfen", {(Script.UPPER, 3)}),
        ("X. Häfen", {(Script.UPPER, 24), (Script.UPPER_ROMAN, 10)}),
        ("ii) Häfen", {(Script.LOWER_ROMAN, 2), (Script.DOUBLED, 9), (Script.LOWER, 35)}),
        ("bb) Häfen", {(Script.DOUBLED, 2), (Script.LOWER, 28)}),
    ],
)
def test_a_letter_that_is_also_a_roman_numeral_or_doubled_has_each_reading(
    text: str, readings: set[tuple[Script, int]]
) -> None:
    assert scripts(leading(text)) == readings


@pytest.mark.parametrize(
    "text",
    [
        "3. Mai 2024 in Kiel",
        "1. Januar 2031",
        "21. Sept. 2030",
        "17.05.2024 in Kiel",
        "1.1.2024",
        "z. B. Häfen",
        "u. a. Häfen",
        "i. V. m. Artikel 3",
        "d. h. Häfen",
        "z.B. Häfen",
        "e. g. harbours",
        "(siehe Häfen)",
        "(EU) 2031/12",
        "(Ab) Häfen",
        "mit) Häfen",
        "100 Euro",
        "1990. Danach",
        "0. Häfen",
        "a)-c) Häfen",
        "a), b) Häfen",
        "(2)-(4) Häfen",
        "2.Häfen",
        "a)und",
        "Häfen",
        "– a) Häfen",
        "",
    ],
)
def test_dates_abbreviations_and_words_are_no_marks(text: str) -> None:
    assert leading(text) is None


@given(st.text(max_size=30))
def test_any_text_can_be_asked_for_its_marks(text: str) -> None:
    for found in (leading(text), bare_leading(text)):
        assert found is None or (found.readings and 0 < found.end <= len(text))
    assert cell_path(text) != ()
    cell_label(text)
    end = bullet(text)
    assert end is None or 0 < end <= len(text)


@pytest.mark.parametrize(
    ("text", "mark"),
    [("2 Measures", "2"), ("II Schulen", "II"), ("12 Häfen", "12"), ("1.2 Häfen", "1.2"), ("a) Häfen", "a)")],
)
def test_headings_may_begin_with_a_number_without_frame(text: str, mark: str) -> None:
    assert first(bare_leading(text))[0] == mark


@pytest.mark.parametrize("text", ["3 Mai 2024", "9 May 2024", "2024 war", "100 Häfen", "A Schulen", "3", "Häfen 3"])
def test_a_bare_number_that_is_a_date_a_year_or_no_number_heads_nothing(text: str) -> None:
    assert bare_leading(text) is None


@pytest.mark.parametrize(
    ("cell", "marks"),
    [
        ("3", ["3"]),
        ("a", ["a"]),
        ("IV", ["IV"]),
        ("2 l) (4)", ["2", "l)", "(4)"]),
        ("2.l)", ["2.", "l)"]),
        ("2. a) aa)", ["2.", "a)", "aa)"]),
        ("II.3.a)", ["II.", "3.", "a)"]),
        ("II 3 a)", ["II", "3", "a)"]),
        ("1.3 (a)", ["1.3", "(a)"]),
        ("1.3(a)", ["1.3", "(a)"]),
        ("2/a", ["2", "a"]),
        ("2,\u00a0a)", ["2", "a)"]),
        (" (5) ", ["(5)"]),
        ("12.:", ["12."]),
    ],
)
def test_a_number_cell_holds_one_mark_or_a_whole_path(cell: str, marks: list[str]) -> None:
    assert printed(cell) == marks


@pytest.mark.parametrize(
    ("cell", "label", "marks"),
    [
        ("Ziffer 3", "Ziffer", ["3"]),
        ("Ziffer 3:", "Ziffer", ["3"]),
        ("Nr. 5", "Nr.", ["5"]),
        ("Nummer 4 a)", "Nummer", ["4", "a)"]),
        ("Punkt II. 4", "Punkt", ["II.", "4"]),
        ("Ziff.\u00a03", "Ziff.", ["3"]),
        ("§ 3", "§", ["3"]),
        ("Recommendation 12:", "Recommendation", ["12"]),
        ("No 7", "No", ["7"]),
        ("Zu 3", "Zu", ["3"]),
    ],
)
def test_a_word_before_the_number_is_its_label_and_no_part_of_it(cell: str, label: str, marks: list[str]) -> None:
    assert printed(cell) == marks
    assert cell_label(cell) == label


@pytest.mark.parametrize("cell", ["3", "2 l) (4)", "II.3.a)", "a)"])
def test_a_number_cell_without_a_word_has_no_label(cell: str) -> None:
    assert cell_label(cell) == ""


@pytest.mark.parametrize(
    "cell", ["", "—", "-", "Nr.", "Antwort", "2024", "12 000", "1–3", "a) und b)", "4. Mai", "Mix", "noch offen"]
)
def test_a_cell_that_holds_anything_else_holds_no_number(cell: str) -> None:
    assert printed(cell) is None


@pytest.mark.parametrize("text", ["- Häfen", "– Häfen", "  • Häfen", "* Häfen", "·  Häfen", "o  Häfen", "➢ Häfen"])
def test_a_list_sign_opens_a_list_item(text: str) -> None:
    end = bullet(text)
    assert end is not None
    assert text[end:] == "Häfen"


@pytest.mark.parametrize("text", ["-5 Grad", "–Häfen", "o Häfen", "Häfen – Schiffe", "1. Häfen", ""])
def test_a_dash_inside_a_word_and_a_lone_letter_are_no_list_sign(text: str) -> None:
    assert bullet(text) is None


def test_a_list_sign_alone_is_one_too() -> None:
    assert bullet("–") == 1


def test_a_capital_letter_heads_a_path() -> None:
    assert printed("A (1)") == ["A", "(1)"]
    assert printed("Ziffer B 2 b)") == ["B", "2", "b)"]
    assert printed("N r.") is None
    assert printed("a (1)") is None
