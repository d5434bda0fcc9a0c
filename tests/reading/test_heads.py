"""What opens an answer or a point in flowing text is told by its form."""

from __future__ import annotations

import pytest

from peilung.reading.heads import answer_head, label, label_behind, soft_label, together


def numbers(text: str) -> list[str] | None:
    head = answer_head(text)
    return None if head is None else [" ".join(r[0].printed for r in item.marks) for item in head.numbers]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Antwort:", []),
        ("Antwort: Ja.", []),
        ("Zu Frage 3:", ["3"]),
        ("Zu 1.: Ja.", ["1."]),
        ("zu 2 a): Nein.", ["2 a)"]),
        ("Zu den Fragen 2 und 3:", ["2", "3"]),
        ("Zu 1. und 2.:", ["1.", "2"]),
        ("Antwort der Landesregierung zu den Fragen 4 bis 6:", ["4", "6"]),
        ("Government response to recommendations 1 and 2:", ["1", "2"]),
        ("Cabinet response – Agreed.", []),
        ("Response to Recommendation 5:", ["5"]),
        ("Réponse : Oui.", []),
        ("Stand: Erledigt.", []),
        ("Zu dieser Frage liegen keine Angaben vor.", None),
        ("Antworten gab es viele.", None),
        ("Stand: 3. Mai 2031", None),
        ("To be or not to be:", None),
    ],
)
def test_the_head_of_an_answer_names_its_points_or_none(text: str, named: list[str] | None) -> None:
    found = numbers(text)
    assert (found is None) == (named is None)
    assert [n.rstrip(".") for n in found or []] == [n.rstrip(".") for n in named or []]


@pytest.mark.parametrize(
    ("text", "word", "rest"),
    [
        ("Frage 3: Wann?", "frage", "Wann?"),
        ("Question No. 412: To ask", "question", "To ask"),
        ("Recommendation 7 (Paragraph 20) We", "recommendation", "(Paragraph 20) We"),
        ("Recommendation 1 – That the Cabinet", "recommendation", "That the Cabinet"),
        ("Tz. 4: Das Amt", "tz.", "Das Amt"),
        ("Committee recommendation 2: Rents", "recommendation", "Rents"),
    ],
)
def test_a_word_before_a_number_labels_a_point(text: str, word: str, rest: str) -> None:
    found = label(text)
    assert found is not None
    assert (found.word, text[found.end :]) == (word, rest)


@pytest.mark.parametrize("text", ["Tabelle 3: Zahlen", "Annex 2", "Seite 4", "Kapitel 1: Wege", "Es gab 3 Wege"])
def test_a_word_that_counts_other_things_labels_none(text: str) -> None:
    assert label(text) is None


def test_signs_and_letters_label_only_where_numbers_go_on() -> None:
    assert [(found.word, found.marks[-1][0].printed) for text in ("§ 3 Fristen", "Q2: Why?", "Article 4 keep")
            if (found := soft_label(text))] == [("§", "3"), ("q", "2"), ("article", "4")]
    assert label("§ 3 Fristen") is None


def test_a_word_behind_a_number_is_found() -> None:
    found = label_behind("3. Frage: Wann?")
    assert found is not None
    assert (found.word, found.marks[-1][0].values) == ("frage", (3,))
    assert label_behind("3. Frage der Zeit") is None


def test_a_sentence_says_which_points_are_answered_together() -> None:
    found = together("Die Fragen 2 bis 4 werden wegen des Sachzusammenhangs gemeinsam beantwortet.")
    assert [(item.marks[-1][0].values, item.through) for item in found] == [((2,), False), ((4,), True)]
    assert together("Die Fragen 2 und 3 sind schwierig.") == []
