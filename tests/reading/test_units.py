"""Each paragraph of a flowing paper has a form, by which its place decides what it is."""

from __future__ import annotations

import pytest

from peilung.reading.counting import label_more, mark_second_pass
from peilung.reading.layout import Paragraph, Piece
from peilung.reading.units import Kind, Unit, settle, units_of


def units(*texts: str, bold: tuple[int, ...] = ()) -> list[Unit]:
    found = units_of([Paragraph([Piece(text, bold=n in bold)]) for n, text in enumerate(texts)])
    label_more(found)
    mark_second_pass(found)
    settle(found)
    return found


def kinds(*texts: str) -> list[Kind]:
    return [unit.kind for unit in units(*texts)]


def test_numbers_dashes_heads_headings_and_text_are_told_apart() -> None:
    clause = "The Council calls on the Government to"
    found = kinds(clause, "1. build a pier;", "2. mend the lamps.", "– a dash", "Antwort:", "It is.")
    assert found == [Kind.CLAUSE, Kind.POINT, Kind.POINT, Kind.BULLET, Kind.ANSWER_HEAD, Kind.TEXT]


def test_a_bold_short_line_is_a_heading() -> None:
    assert units("Harbours", "1. Piers.", "2. Lamps.", bold=(0,))[0].kind is Kind.HEADING


def test_a_number_that_counts_something_else_is_text() -> None:
    assert kinds("6. Wahlperiode", "1. Wege bauen.", "2. Wege pflegen.")[0] is Kind.TEXT


@pytest.mark.parametrize("sign", ["§ {}", "Article {}", "Q{}:", "Tz. {}:"])
def test_signs_count_points_where_their_numbers_rise(sign: str) -> None:
    assert kinds(*(f"{sign.format(n)} Wege bauen." for n in (1, 2, 3))) == [Kind.POINT] * 3


def test_a_sign_without_others_after_it_counts_nothing() -> None:
    assert kinds("§ 3 gilt.", "§ 7 auch.") == [Kind.TEXT, Kind.TEXT]


def test_letters_that_take_turns_are_questions_and_answers() -> None:
    assert kinds("Q1: Why?", "A1: So.", "Q2: When?", "A2: Now.") == [Kind.POINT, Kind.ANSWER_HEAD] * 2


def test_numbers_that_come_again_behind_all_questions_open_their_answers() -> None:
    found = kinds("1. Why?", "2. When?", "Answer of the Council", "1. So.", "2. Now.")
    assert found == [Kind.POINT, Kind.POINT, Kind.LEAD_IN, Kind.ANSWER_HEAD, Kind.ANSWER_HEAD]


def test_what_leads_over_to_the_answers_belongs_to_neither() -> None:
    found = kinds("1. Why?", "2. When?", "The Council answers as follows:", "Zu 1:", "So.", "Zu 2:", "Now.")
    assert found[2] is Kind.LEAD_IN


def test_a_number_and_its_letter_are_one_number() -> None:
    unit = units("1 a) Why?", "1 b) When?")[0]
    number, rest = unit.parted()
    assert (number.raw, rest.raw) == ("1 a)", "Why?")


def test_words_around_a_number_are_no_part_of_it() -> None:
    unit = units("1. Frage: Warum?", "2. Frage: Wann?")[0]
    assert [paragraph.raw for paragraph in unit.label_words()] == ["Frage:"]
    assert [paragraph.raw for paragraph in unit.parted()] == ["1.", "Warum?"]
