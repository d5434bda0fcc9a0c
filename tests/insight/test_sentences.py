"""Where sentences end."""

from __future__ import annotations

import pytest

from peilung.insight.sentences import LONGEST, sentences


def _texts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


ONE_SENTENCE = [
    "Der Bericht liegt seit dem 3. Mai 2031 vor.",
    "Die 28. Sitzung fand z. B. in Rostau statt.",
    "Nach § 3 Abs. 2 Satz 1 Nr. 4 des Gesetzes gilt dies u. a. für Häfen.",
    "Gem. Art. 5 Abs. 1 ist das Amt, d. h. die Behörde, zuständig.",
    "Rund 3,2 Mio. Euro bzw. 12 Prozent werden i. d. R. jährlich gezahlt.",
    "Näheres steht unter www.wasser-amt.example/plan.html im Netz.",
    "Die Stelle (vgl. Drs. 7/12. Dort ist sie genannt.) bleibt bestehen.",
    "Dr. Adler und Prof. Brandt leiten die Gruppe.",
    "Der Titel „Was nun?“ wurde gewählt.",
    "Das Land fördert Schulen, Horte usw. Kliniken ebenso.",
    "1. Die Schulen werden saniert.",
    "a) Die Schulen werden saniert.",
    "II. Die Häfen",
    "(3) Das Amt prüft dies.",
    "Vom 1. bis 3. September tagte der 12. Rat.",
    "The review (see para. 4. It is public.) will report in spring.",
    "Mr. Hale met Dr. Stone at 10 a.m. on Monday.",
    "See e.g. section 4(2) of the Act and No. 12 of the list.",
    "The figure rose by 2.5 per cent to £1.3 million.",
    "The scheme run by Harbour Co. Ltd. in St. Mark continues.",
    "Kenntnisnahme",
    "The office, set up by S.I. No. 601 of 2030, is open.",
    "No. 12 of the list is open.",
    "Es gilt das Verfahren nach Nr. 3 Buchst. b der Richtlinie.",
    "Die Mittel des Bundes, der Länder etc. reichen aus.",
    "Die Förderung beträgt max. 500 Euro pro Person p. a. und Haushalt.",
]

SEVERAL = [
    ("Dies wird geprüft. Das Ergebnis steht aus.", ["Dies wird geprüft.", "Das Ergebnis steht aus."]),
    ("Das war im Jahr 2019. Kinder kamen 2020.", ["Das war im Jahr 2019.", "Kinder kamen 2020."]),
    ("Siehe Ziffer 12. Die Mittel reichen.", ["Siehe Ziffer 12.", "Die Mittel reichen."]),
    ("Der Verein ist ein e. V. Die Satzung gilt.", ["Der Verein ist ein e. V.", "Die Satzung gilt."]),
    ("Es gibt Busse, Bahnen usw. Diese fahren.", ["Es gibt Busse, Bahnen usw.", "Diese fahren."]),
    ("„Wir prüfen das. Es dauert.“ Danach folgt mehr.", ["„Wir prüfen das.", "Es dauert.“", "Danach folgt mehr."]),
    ("Es gilt die Frist.¹ Danach endet sie.", ["Es gilt die Frist.¹", "Danach endet sie."]),
    ("Es gilt die Frist.3 Danach endet sie.", ["Es gilt die Frist.3", "Danach endet sie."]),
    ("Mehr unter www.amt.example. Dort steht alles.", ["Mehr unter www.amt.example.", "Dort steht alles."]),
    ("Reicht das? Nein! Es fehlt viel.", ["Reicht das?", "Nein!", "Es fehlt viel."]),
    ("Das Amt (die Behörde). Es prüft.", ["Das Amt (die Behörde).", "Es prüft."]),
    ("Dazu (siehe oben.) Es prüft.", ["Dazu (siehe oben.)", "Es prüft."]),
    ("It rose to 30. Officials agreed.", ["It rose to 30.", "Officials agreed."]),
    ("No. The plan is closed.", ["No.", "The plan is closed."]),
    ("No. Inspectors wait.", ["No.", "Inspectors wait."]),
    ("See paragraph 4. We agree.", ["See paragraph 4.", "We agree."]),
    ("We agree. “The Act is in force.” It helps.", ["We agree.", "“The Act is in force.”", "It helps."]),
    ("Funds run to 2030. eGovernment is next.", ["Funds run to 2030.", "eGovernment is next."]),
    ("Ministerium für Häfen\nEs prüft.\n– Kai\n– Mole", ["Ministerium für Häfen", "Es prüft.", "– Kai", "– Mole"]),
    ("Er ist offen … Das Amt prüft.", ["Er ist offen …", "Das Amt prüft."]),
    ("Es folgt Plan B. Der Rat stimmt zu.", ["Es folgt Plan B.", "Der Rat stimmt zu."]),
    ("1) Erstens. 2) Zweitens.", ["1) Erstens.", "2) Zweitens."]),
]


@pytest.mark.parametrize("text", ONE_SENTENCE)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert _texts(text) == [text]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_sentences_are_told_apart(text: str, expected: list[str]) -> None:
    assert _texts(text) == expected


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "", "  "])
def test_an_abbreviation_is_known_by_any_space(space: str) -> None:
    text = f"Das gilt z.{space}B. Hafenämtern."
    assert _texts(text) == [text]


def test_nothing_but_white_space_holds_no_sentence() -> None:
    assert sentences(" \n\t\n ") == ()


def test_sentences_cover_all_that_is_no_white_space() -> None:
    text = "  Erstens (a. b\n c)) d. Zweitens.  Drittens\r\n\n4. Viertens “x.” Y"
    covered = "".join(_texts(text))
    assert "".join(covered.split()) == "".join(text.split())


HOSTILE = ["wort ", "x", "(", "(.", ")", "„", "1.", "z. B. ", "a.b.", ". ", "… ", "\n", "( . A "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_yields_a_sentence_that_is_too_long(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    spans = sentences(text)
    assert all(0 < end - start <= LONGEST for start, end in spans)
    assert list(spans) == sorted(spans)
    assert sum(end - start for start, end in spans) >= len(text.replace(" ", "").replace("\n", "")) * 0.99
