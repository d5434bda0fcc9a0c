"""The main kind of an answer follows from the kinds of its sentences."""

from __future__ import annotations

import pytest

from peilung.core.insight import AnswerKind, Level
from peilung.insight.kinds import denial, judge, main
from tests.insight.kinds.papers import judged, paper

GERMAN = [
    ("Kenntnisnahme", "noted", "kinds.main.only"),
    ("Auf die Antwort zu Ziffer 2 wird verwiesen.", "refers", "kinds.main.only"),
    ("Die Landesregierung begrüßt die Forderung.", "supported", "kinds.main.only"),
    ("Die Landesregierung begrüßt die Forderung. Das Hafenamt führt Listen und berät die Betreiber.", "in_place", ""),
    ("Das Land fördert die Häfen. Im Übrigen wird auf die Antwort zu Ziffer 2 verwiesen.", "in_place", ""),
    ("Ein Register der Häfen gibt es nicht. Das Amt führt Karten. Es berät auch die Gemeinden.", "absent", "denied"),
    ("Das Amt führt Karten. Ein Register der Häfen gibt es nicht. Es berät auch die Gemeinden.", "absent", "denied"),
    ("Das Amt führt Karten. Es berät die Gemeinden. Parkplätze gibt es dort nicht.", "in_place", "most"),
    ("Die Häfen melden ihre Daten. Das Register wurde im März 2031 eingerichtet.", "done", "own_act"),
    ("Das Register wurde im März 2021 eingerichtet. Das Amt führt es.", "in_place", "only"),
    ("Der Bund hat im März 2031 ein Register eingerichtet. Er führt es.", "in_place", "only"),
    ("Ein Register der Häfen ist nicht vorgesehen. Das Amt führt Karten.", "declined", "denied"),
    ("Das Register wird derzeit aufgebaut. Es soll 2032 öffentlich werden. Dazu wird ein Portal erstellt.", None, ""),
    ("Das Vorhaben ist geplant. Das Konzept wird derzeit erarbeitet.", "announced", "tie"),
    ("Zuständig ist der Bund. Die Aufsicht obliegt den Kommunen.", "not_competent", "only"),
    ("Ministerium für Häfen\nKenntnisnahme", "noted", "only"),
]
ENGLISH = [
    ("Noted.", "noted"),
    ("See our answer to recommendation 2.", "refers"),
    ("Agreed in principle.", "supported"),
    ("We agree. The Ministry funds the harbours and advises their owners.", "in_place"),
    ("There is no register of harbours. The Ministry keeps maps. It advises the towns.", "absent"),
    ("The harbours report each year. The register was set up in March 2031.", "done"),
    ("The register was set up in March 2021.", "in_place"),
    ("The Government has no plans to set up a register. The Ministry keeps maps.", "declined"),
    ("This is a matter for local councils.", "not_competent"),
]


@pytest.mark.parametrize(("answer", "kind", "rule"), GERMAN)
def test_a_german_answer_says(answer: str, kind: str | None, rule: str) -> None:
    found = judged(answer)
    assert found.ground is not None
    assert kind is None or found.kind == kind, found.ground
    assert rule in found.ground.rule
    assert 0 < found.ground.confidence < 1


@pytest.mark.parametrize(("answer", "kind"), ENGLISH)
def test_an_english_answer_says(answer: str, kind: str) -> None:
    assert judged(answer, "set up a register of harbours.", "en").kind == kind


def test_a_quoted_earlier_answer_counts_less_than_what_is_said_now() -> None:
    earlier = "Ein Register ist geplant. Es soll die Häfen erfassen und bald fertig werden. Man wird es bauen."
    answer = f"Damals wurde folgende Stellungnahme abgegeben: „{earlier}“ Das Amt fördert die Häfen. Es berät sie."
    assert judged(answer).kind is AnswerKind.IN_PLACE


@pytest.mark.parametrize(
    ("answer", "level"),
    [
        ("Die Zuständigkeit liegt beim Bund.", Level.FEDERAL),
        ("Hafenrecht fällt in die Kompetenz der Europäischen Union.", Level.EU),
        ("Die Häfen sind Aufgabe der Gemeinden.", Level.MUNICIPAL),
        ("Darüber entscheiden die Tarifpartner in eigener Verantwortung.", Level.THIRD_PARTY),
    ],
)
def test_the_level_of_competence_is_named(answer: str, level: Level) -> None:
    assert [found.level for found in judged(answer).kinds] == [level]


def test_each_kind_quotes_its_sentence() -> None:
    found = judged("a) Das Land fördert die Häfen.\nEin Register gibt es nicht.")
    assert [kind.quote.text for kind in found.kinds] == ["Das Land fördert die Häfen.", "Ein Register gibt es nicht."]
    assert all("„" in kind.ground.why for kind in found.kinds)


@pytest.mark.parametrize("language", ["sv", "fr", ""])
def test_other_languages_have_no_kinds(language: str) -> None:
    found = judged("Regeringen arbetar med frågan.", language=language)
    assert (found.kind, found.kinds) == (None, ())


@pytest.mark.parametrize("text", ["", "  \n ", "Ministerium für Häfen", "(", "1.", "...", "„“"])
def test_an_answer_that_says_nothing_has_no_kind(text: str) -> None:
    assert judged(text).kind is None


def test_the_same_paper_gives_the_same_kinds() -> None:
    document = paper("Das Land fördert die Häfen. Ein Register ist geplant.")
    assert judge(document, ()) == judge(document, ())


@pytest.mark.parametrize("text", ["Auf die nachfolgende Übersicht wird verwiesen.", "Siehe Anlage."])
def test_what_follows_is_no_reference(text: str) -> None:
    assert judged(text).kind is not AnswerKind.REFERS


@pytest.mark.parametrize("sentence", ["Das wird abgelehnt. ", "Das wurde im März 2031 gebaut. Das soll so sein. "])
def test_each_sentence_of_a_long_answer_is_looked_at_a_fixed_number_of_times(
    sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = 0
    real = denial.shared

    def counted(one: frozenset[str], other: frozenset[str]) -> float:
        nonlocal calls
        calls += 1
        return real(one, other)

    monkeypatch.setattr(main, "shared", counted)
    judged("Das Amt prüft. " + sentence * 300)
    assert calls <= 2 * 601
