"""How points and answers are told apart, paper by paper."""

from __future__ import annotations

from peilung.reading.counting import label_more, mark_second_pass
from peilung.reading.layout import Paragraph, Piece
from peilung.reading.manner import Manner, asks_on, is_question, manner_of
from peilung.reading.units import Kind, Unit, settle, units_of


def units(*texts: str, bold: tuple[int, ...] = ()) -> list[Unit]:
    found = units_of([Paragraph([Piece(text, bold=n in bold)]) for n, text in enumerate(texts)])
    label_more(found)
    mark_second_pass(found)
    settle(found)
    return found


def manner(*texts: str, bold: tuple[int, ...] = ()) -> Manner:
    found = manner_of(units(*texts, bold=bold))
    assert found is not None
    return found


def test_a_resolution_alone_has_no_answers() -> None:
    assert not manner("The Council calls on the Government to", "1. build a pier;", "2. mend the lamps.").answered


def test_questions_are_known_by_their_marks() -> None:
    assert manner("1. Why?", "So.", "2. When?", "Now.").asked


def test_questions_without_marks_are_known_by_their_word() -> None:
    assert manner("Question 1: To ask why.", "Answer: So.", "Question 2: To ask when.", "Answer: Now.").asked


def test_bold_points_stand_before_plain_answers() -> None:
    assert manner("1. Build a pier.", "It is built.", "2. Mend it.", "It is mended.", bold=(0, 2)).emphasised


def test_points_and_answers_take_turns_only_in_a_paper_that_answers() -> None:
    texts = ("1. Build a pier.", "It is built.", "2. Mend it.", "It is mended.")
    assert manner("Report of the Government", *texts).alternating
    assert not manner("Resolution of the Council", *texts).alternating


def test_headings_between_points_are_no_answers() -> None:
    texts = ("Piers, to", "1. build a pier;", "2. mend it;", "Lamps, to", "3. light them;", "4. clean them.")
    assert not manner("Report to the 5th Conference", *texts).answered


def test_words_that_count_on_together_are_one_label() -> None:
    found = manner("Conclusion 1: It is.", "Answer: Yes.", "Recommendation 2: Do.", "Answer: No.", "Conclusion 3: So.")
    assert found.labelled == "conclusion"


def test_the_end_is_where_reasons_or_a_date_begin() -> None:
    texts = ("Der Landtag fordert,", "1. Wege zu bauen,", "2. Wege zu pflegen.", "Begründung:", "1. Wege sind gut.")
    assert manner(*texts).end == 3
    assert manner(*texts[:3], "Trebbin, 3. Mai 2031", "Die Vorsitzende").end == 3


def test_commas_part_a_preamble_that_recalls_and_notes() -> None:
    found = units("The Council,", "Recalling its report,", "Noting the fog,", "1. Calls for lamps;", "2. Thanks all.")
    assert manner_of(found) is not None
    assert [unit.kind for unit in found][1:3] == [Kind.BULLET, Kind.BULLET]


def test_a_question_may_end_in_a_second_paragraph() -> None:
    found = units("1. The pier fell.", "Why did it fall?", "It was old.", "2. When?", "In May.")
    assert is_question(found[0], found)
    assert asks_on(found[1], found)
    assert not asks_on(found[2], found)


def test_too_few_points_have_no_manner() -> None:
    assert manner_of(units("A letter", "1. One point only.")) is None
