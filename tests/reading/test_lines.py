"""A line of a front is known by a few small words, and by the lines before it."""

from __future__ import annotations

import pytest

from peilung.reading.lines import Line, Shape, lead, receiver_of


def shapes(*texts: str) -> list[Shape]:
    return [line.shape for line in lead(texts)]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("KLEINE ANFRAGE", Shape.QUESTION),
        ("Schriftliche Kleine Anfrage", Shape.QUESTION),
        ("31.3456 Interpellation", Shape.QUESTION),
        ("Kleine Anfrage nach § 24 BezVG", Shape.QUESTION),
        ("Written question No. 4", Shape.QUESTION),
        ("und", Shape.JOINT),
        ("Antwort", Shape.ANSWER),
        ("und Antwort vom 20. März 2034", Shape.ANSWER),
        ("und Antwort des Senats", Shape.PAPER),
        ("der Abgeordneten Ida Quast (Liste Ufer)", Shape.ASKER),
        ("auf die Kleine Anfrage der Fraktion Hanse", Shape.ASKER),
        ("Asked by Morag Lindsay", Shape.ASKER),
        ("durch die Landesregierung", Shape.OFFICE),
        ("Answered by the Minister for Islands", Shape.OFFICE),
        ("Government response to the report", Shape.PAPER),
        ("an die Bürgerschaft", Shape.RECEIVER),
        ("An den Präsidenten des Landtages Nordmark", Shape.RECEIVER),
        ("Betreff: Radwege", Shape.LABEL),
        ("Ich frage den Senat:", Shape.NOTE),
        ("Vorbemerkung der Fragesteller", Shape.NOTE),
        ("Adopted in Marrowby on 27 August 2024", Shape.NOTE),
        ("Fangverbote auf dem See", Shape.PLAIN),
        ("Für saubere Häfen", Shape.PLAIN),
        ("Motion sickness: what helps", Shape.PLAIN),
        ("Abgeordnetenhaus Hallmark", Shape.PLAIN),
    ],
)
def test_a_line_has_a_shape(text: str, shape: Shape) -> None:
    assert shapes(text) == [shape]


def test_the_genitive_below_a_question_is_who_asks_and_below_an_answer_who_answers() -> None:
    asked = ["Kleine Anfrage", "von Petra Lohse", "und", "Antwort", "der Landesregierung"]
    assert shapes(*asked)[1::3] == [Shape.ASKER, Shape.OFFICE]
    assert lead(asked)[-1] == Line("der Landesregierung", Shape.OFFICE, "Landesregierung", "der")


def test_an_office_may_stand_below_the_word_by_itself() -> None:
    assert lead(["Antwort", "Ministerin für Häfen"])[1].name == "Ministerin für Häfen"


def test_the_lines_end_at_the_first_sentence() -> None:
    assert shapes("Bericht", "Die Landesregierung berichtet dem Landtag hiermit wie folgt.", "Häfen") == [Shape.ANSWER]


def test_a_question_in_the_place_of_a_title_is_no_sentence() -> None:
    title = "Wie viele Sirenen sind im ganzen Bergland noch in Betrieb?"
    assert [line.text for line in lead(["Kleine Anfrage", title])] == ["Kleine Anfrage", title]
    assert lead([title]) == []


@pytest.mark.parametrize(
    ("text", "receiver"),
    [
        ("an die Bürgerschaft", "Bürgerschaft"),
        ("Mitteilung des Senats an die Bürgerschaft", "Bürgerschaft"),
        ("Presented to the Parliament of Skerra by the Minister of Works", "Parliament of Skerra"),
        ("durch den Senat", ""),
    ],
)
def test_a_line_may_name_whom_the_paper_goes_to(text: str, receiver: str) -> None:
    assert receiver_of(lead([text])[0]) == receiver


def test_a_very_long_line_has_no_form() -> None:
    assert shapes("Kleine Anfrage der Abgeordneten " + "A" * 500) == [Shape.PLAIN]
