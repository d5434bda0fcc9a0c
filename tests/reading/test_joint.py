"""Answers that say themselves which points they are for."""

from __future__ import annotations

from peilung.reading import read


def answered(*paragraphs: str) -> list[list[str]]:
    document = read("\n\n".join(("Antwort des Senats auf die Anfrage", *paragraphs)).encode())
    return [[str(path) for path in answer.answers] for answer in document.answers]


def test_a_sentence_joins_the_points_that_it_names() -> None:
    joined = "Die Fragen 2 und 3 werden gemeinsam beantwortet. Es gibt keine."
    assert answered("1. Warum?", "Darum.", "2. Wie viele?", "3. Wo?", joined) == [["1"], ["2", "3"]]


def test_a_head_joins_the_points_that_it_names() -> None:
    texts = ("Frage 1: Warum?", "Frage 2: Wo?", "Antwort zu den Fragen 1 und 2:", "Darum dort.", "Frage 3: Wer?")
    assert answered(*texts, "Antwort:", "Alle.") == [["1", "2"], ["3"]]


def test_a_reference_to_another_answer_joins_nothing() -> None:
    texts = ("Frage 1: Warum?", "Antwort:", "Darum.", "Frage 2: Wo?", "Antwort:", "Siehe Antwort zu Frage 1.")
    assert answered(*texts) == [["1"], ["2"]]


def test_the_letters_of_a_question_share_its_answer() -> None:
    assert answered("1. Wie viele", "a) im Norden?", "b) im Süden?", "Drei.", "2. Wo?", "Dort.") == [
        ["1 a)", "1 b)"],
        ["2"],
    ]


def test_a_list_of_other_things_joins_nothing() -> None:
    measures = "Die Maßnahmen 1 bis 3 werden gemeinsam mit den Ländern verfolgt, worauf berichtet wird."
    assert answered("1. Warum?", "Darum.", "2. Wo?", "Dort.", "3. Wer?", measures) == [["1"], ["2"], ["3"]]


def test_a_sentence_of_nothing_but_commas_costs_no_time() -> None:
    commas = "Die Fragen 1, " + ", " * 400 + "werden gemeinsam erörtert."
    assert answered("1. Warum?", commas, "2. Wo?", "Dort.") == [["1"], ["2"]]
