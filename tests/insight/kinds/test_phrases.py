"""The pattern language: what its signs match, that it stays linear, and that every rule is well written."""

from __future__ import annotations

import re

import pytest

from peilung.core.insight import AnswerKind, Level
from peilung.insight.kinds.clauses import Clause, parse
from peilung.insight.kinds.dates import Frame, dates_in
from peilung.insight.kinds.grammar import grammar
from peilung.insight.kinds.phrases import Phrase, Sighted, Vocabulary, matches
from peilung.insight.kinds.sentence import Sentence, Setting
from peilung.insight.kinds.verbs import english, german
from peilung.insight.words import word_lists

_FRAME = Frame((2030, 9), (2031, 5))


def _fits(phrase: str, text: str, language: str = "de") -> bool:
    held = grammar(language)
    rows = held.vocabulary.phrases(phrase)
    sentence = held.vocabulary.sight(parse(text, held.openers))
    return any(next(matches(held.vocabulary, row, sentence), None) for row in rows)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("haus", "Das Haus steht."),
        ("haus*", "Die Haushalte zahlen."),
        ("*haus", "Das Rathaus steht."),
        ("haus|hof", "Der Hof ist leer."),
        ("das [alte] haus", "Das Haus steht."),
        ("das [alte] haus", "Das alte Haus steht."),
        ("das .. steht", "Das sehr alte Haus steht."),
        ("wird ... gebaut", "Wird das Haus, das alle kennen, nun endlich gebaut?"),
        ("^ kenntnis", "Kenntnis"),
        ("genommen $", "Das wird zur Kenntnis genommen."),
        ("begrüßt , dass", "Sie begrüßt, dass gebaut wird."),
        ("nein ,", "Nein, das geht nicht."),
        ("<act.pp> <wurde>", "Die Stelle, die eingerichtet wurde, berät."),
        ("<act.fin>", "Das Land richtet im Mai eine Stelle ein."),
        ("<stand.fin>", "Das Land fördert Häfen."),
        ("<wird> ... @pp", "Die Beete werden jährlich geharkt."),
        ("# Häfen", "Es gibt 14 Häfen."),
        ("ausser betracht", "Das fällt außer Betracht."),
    ],
)
def test_a_phrase_fits(phrase: str, text: str) -> None:
    assert _fits(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("haus", "Die Haushalte zahlen."),
        ("das haus", "Das alte Haus steht."),
        ("das .. steht", "Das sehr alte und schon lange leere graue Haus steht."),
        ("wird .. gebaut", "Es wird kalt, gebaut ist nichts."),
        ("wird ... gebaut", "Es wird kalt; gebaut ist nichts."),
        ("wird ... gebaut", "Es wird begrüßt, dass gebaut wurde."),
        ("^ haus", "Das Haus"),
        ("genommen $", "Genommen hat es niemand."),
        ("<stand.fin>", "Er hilft, um Häfen zu fördern."),
        ("<act.fin>", "Im Mai richtet sich der Blick auf ein Haus."),
        ("<stand.past>", "Die organisierte Hilfe."),
        ("<act.inf>", "Das Starten der Boote."),
    ],
)
def test_a_phrase_does_not_fit(phrase: str, text: str) -> None:
    assert not _fits(phrase, text)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Es wird geprüft, ob das geht.", [Clause.MAIN, Clause.CONTENT]),
        ("Die Stelle, die berät, besteht.", [Clause.MAIN, Clause.RELATIVE, Clause.MAIN]),
        ("Die Häfen, die Bahnen und die Straßen sind alt.", [Clause.MAIN, Clause.MAIN]),
        ("Um Häfen zu fördern, zahlt das Land.", [Clause.PURPOSE, Clause.MAIN]),
        ("Um 30 Prozent stieg der Preis.", [Clause.MAIN]),
        ("Sofern Geld da ist, wird gebaut.", [Clause.CONDITION, Clause.MAIN]),
        ("Das Amt (eine Behörde) prüft.", [Clause.MAIN, Clause.ASIDE, Clause.MAIN]),
        ("Die Frist endet, das Verfahren ist noch nicht abgeschlossen.", [Clause.MAIN, Clause.MAIN]),
    ],
)
def test_clauses_are_told_by_their_first_words(text: str, clauses: list[Clause]) -> None:
    assert list(parse(text, grammar("de").openers).clauses) == clauses


def test_the_forms_of_a_german_verb() -> None:
    forms = german("ein|richten")
    assert (forms.particle, forms.present, forms.past) == ("ein", ("richtet", "richten"), ("richtete", "richteten"))
    assert (forms.participle, forms.purpose, forms.behind[0]) == (("eingerichtet",), ("einzurichten",), "einrichtet")
    assert german("finanzieren").participle == ("finanziert",)
    assert german("beauftragen").participle == ("beauftragt",)
    assert german("gründen").past == ("gründete", "gründeten")
    assert german("ab|schließen:schließt:schloss:geschlossen").participle == ("abgeschlossen",)


def test_the_forms_of_an_english_verb() -> None:
    assert english("establish").present == ("establish", "establishes")
    assert english("notify").past == ("notified",)
    assert english("close").ongoing == ("closing",)
    assert english("set~up:sets:set:set:setting").particle == "up"


@pytest.mark.parametrize(
    ("text", "after", "ahead"),
    [
        ("am 3. Oktober 2030", True, False),
        ("im März 2031", True, False),
        ("im März 2021", False, False),
        ("am 04.04.2031", True, False),
        ("im Jahr 2030", True, False),
        ("ab Januar 2032", False, True),
        ("im Herbst 2031", False, True),
        ("im Schuljahr 2031/2032", False, True),
        ("im Dezember", True, False),
        ("Drucksache 9/2031", False, False),
    ],
)
def test_dates_lie_before_behind_or_ahead(text: str, after: bool, ahead: bool) -> None:
    dates = [date for _, date in dates_in(text, grammar("de").months, _FRAME)]
    assert any(map(_FRAME.after, dates)) is after
    assert any(map(_FRAME.ahead, dates)) is ahead


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_rule_names_a_kind_and_groups_that_exist(language: str) -> None:
    data = word_lists(f"kinds_{language}")
    known = {*data["groups"], "coming", "dated"}
    for name, row in data["rules"].items():
        assert name.startswith(f"kinds.{language}.{row['kind']}"), name
        assert AnswerKind(row["kind"])
        assert {*row.get("with", ()), *row.get("unless", ())} <= known, name
        assert 0 < row["confidence"] < 1, name
        assert len(row["phrases"]) == len(set(row["phrases"])), name


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_phrase_asks_for_a_word_that_no_token_can_be(language: str) -> None:
    data = word_lists(f"kinds_{language}")
    written = [phrase for row in data["rules"].values() for phrase in row["phrases"]]
    written += [phrase for phrases in data["groups"].values() for phrase in phrases]
    sign = re.compile(r"\.{2,3}|,|\^|\$|\[?(?:[\w*'’<>.&@#§/-]+)(?:\|[\w*'’<>.&@#§/-]+)*\]?")
    wrong = [(phrase, part) for phrase in written for part in phrase.split() if not sign.fullmatch(part)]
    assert not wrong


def _looked_at(text: str) -> int:
    """How many places are tried for all phrases of the rules on one sentence."""
    held = grammar("de")
    sentence = held.vocabulary.sight(parse(text, held.openers))
    return sum(len(tuple(matches(held.vocabulary, phrase, sentence))) for phrase in _phrases(sentence))


def _phrases(sentence: Sighted) -> list[Phrase]:
    rows = grammar("de").by_word
    return [phrase for number in sentence.places for _, phrase, _ in rows.get(number, ())]


@pytest.mark.parametrize("word", ["wird ", "nicht ", "keine Daten ", "wird, ", "( ", "eingerichtet wurde "])
def test_long_sentences_cost_no_more_places_than_there_are_phrases(word: str) -> None:
    few, many = (_looked_at(word * (length // len(word))) for length in (400, 1900))
    assert many <= few * 6 + 100


def test_a_vocabulary_keeps_words_apart_from_beginnings_and_endings() -> None:
    vocabulary: Vocabulary = grammar("de").vocabulary
    one, two, three = (vocabulary.words([entry]) for entry in ("kai", "kai*", "*kai"))
    assert vocabulary._classes("kai") >= {one, two, three}
    assert {one, two} & vocabulary._classes("kaimauer") == {two}
    assert {one, three} & vocabulary._classes("südkai") == {three}


def test_a_sentence_of_strange_signs_is_judged() -> None:
    setting = Setting(grammar("de"), _FRAME, Level.STATE)
    long = ("a" * 2000, "()" * 900, "„" * 2000)
    for text in ("§§ ´` ¨ ", "\u200b\u00ad\u00ad", "１２３ ４", "Ω ж 漢字 wird eingerichtet", *long):
        assert len(Sentence(text, setting, points=False).hits()) <= 3
