"""References to points of the same paper: what they quote, what becomes of them, where they are looked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from peilung.core.insight import Reference, ReferenceType, Within
from peilung.core.number import NumberPath
from peilung.core.paper import Document, Omission, OmissionReading
from peilung.reading import read
from tests.house.cost import processor_seconds
from tests.insight.references.internal_papers import found, paper, targets, two_resolutions


def only(document: Document) -> Reference:
    (one,) = found(document)
    return one


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Insofern siehe Antwort zu Ziffer 3 e) (5).", "siehe Antwort zu Ziffer 3 e) (5)"),
        ("Es wird auf die Satzung und die Stellungnahme unter 2 b) verwiesen.", "Stellungnahme unter 2 b)"),
        ("Auf die Antwort zu\u00a03\u202fe)\u00a0(2) wird verwiesen.", "Antwort zu\u00a03\u202fe)\u00a0(2)"),
        ("Ja.\nSie\u00adhe Zif\u00adfer 2\u00a0a)!", "Sie\u00adhe Zif\u00adfer 2\u00a0a)"),
        ("Die unter Ziffer 3 genannten Stege werden gebaut.", "Ziffer 3"),
        ("Siehe oben.", "Siehe oben."),
        ("Das Land hilft (siehe 2 l) (4)).", "siehe 2 l) (4)"),
    ],
)
def test_a_quote_runs_from_the_pointing_word_to_the_last_number(text: str, quote: str) -> None:
    assert only(paper("lettered", {"4 a)": text})).quote.text == quote


def test_each_point_of_a_range_has_a_reference_with_the_same_quote() -> None:
    every = found(paper("flat", {"9": "Auf die Antworten zu den Ziffern 4 bis 6 wird verwiesen."}))
    assert [one.target for one in every] == ["4", "5", "6"]
    assert {one.quote.text for one in every} == {"Antworten zu den Ziffern 4 bis 6"}


def test_a_reference_names_its_path_and_its_rule() -> None:
    one = only(paper("lettered", {"4 a)": "siehe auch Ziffer 2 1) (4)"}))
    assert (one.type, one.target, one.parts) == (ReferenceType.ANSWER, "2 l) (4)", {"path": "2 l) (4)"})
    assert one.ground.rule == "internal.see"
    assert one.ground.why == "verweist auf eine Nummer dieses Papiers: gedruckt ist 2 1) (4), gemeint ist 2 l) (4)"


def test_reasons_are_in_the_language_of_the_paper() -> None:
    one = only(paper("flat", {"4": "See our answer to recommendation 99."}, "en"))
    assert one.ground.why == "points to the answer to a number of this paper: there is no point 99"


class TestStates:
    def test_a_number_is_repaired_only_where_one_point_explains_it(self) -> None:
        assert targets(paper("1|2|2 i)|2 l)", {"1": "siehe Ziffer 2 1)"})) == ["2 1) dangling"]
        assert targets(paper("1|2|2 k)|2 l)", {"1": "siehe Ziffer 2 1)"})) == ["2 l) repaired"]

    @pytest.mark.parametrize(
        ("layout", "text", "meant"),
        [
            ("flat", "siehe Ziffer 1O", "10"),
            ("flat", "siehe Ziffer l2", "12"),
            ("flat", "siehe Ziffer S", "5"),
            ("decimal", "siehe Punkt 1.l", "1.1"),
            ("decimal", "siehe Punkt l.3", "1.3"),
            ("capitals", "vgl. Antwort zu A.l.", "A.1"),
            ("bracketed", "siehe 1 (b) (1)", "1 (b) (i)"),
        ],
    )
    def test_signs_that_look_alike_are_read_as_each_other(self, layout: str, text: str, meant: str) -> None:
        document = paper(layout, {}, front=text)
        assert targets(document) == [f"{meant} repaired"]

    def test_a_number_that_is_there_is_never_repaired(self) -> None:
        assert targets(paper("1|2|2 1)|2 l)", {"1": "siehe Ziffer 2 1)"})) == ["2 1)"]

    def test_a_point_that_is_not_there_is_written_like_those_that_are(self) -> None:
        text = "siehe Antwort zu Ziffer 3 z"
        assert targets(paper("lettered", {"4 a)": text})) == ["3 z) dangling"]
        assert targets(paper("capitals", {"A.1": "Siehe ferner B.7."})) == ["B.7 dangling"]

    def test_a_point_that_the_paper_leaves_out_dangles_for_that_reason(self) -> None:
        document = paper("1|2|4", {"4": "siehe Ziffer 3"})
        gap = Omission(0, NumberPath(("3",)), NumberPath(("2",)), NumberPath(("4",)), OmissionReading.COMPETENCE)
        omitting = Document(document.paper, resolutions=document.resolutions, answers=document.answers, omitted=(gap,))
        assert targets(omitting) == ["3 dangling"]
        assert only(omitting).ground.why.endswith("den Punkt 3 lässt das Papier aus")

    def test_a_point_may_point_to_itself(self) -> None:
        assert targets(paper("flat", {"4": "siehe Antwort zu Ziffer 4"})) == ["4 self"]

    def test_a_joint_answer_may_point_to_one_of_its_own_points(self) -> None:
        assert targets(paper("flat", {"4+5": "siehe Antwort zu Ziffer 5"})) == ["5 self"]

    @pytest.mark.parametrize(
        "text", ["Die Ziffern 4 und 5 werden gemeinsam beantwortet.", "Ziffer 5 wird umgesetzt.", "Zu Ziffer 5: Ja."]
    )
    def test_an_answer_that_only_names_its_own_points_does_not_point(self, text: str) -> None:
        assert targets(paper("flat", {"4+5": text})) == []

    def test_two_answers_that_point_to_each_other_are_circular(self) -> None:
        document = paper("flat", {"4": "siehe Ziffer 6", "6": "siehe Ziffer 4", "7": "siehe Ziffer 4"})
        assert targets(document) == ["6 circular", "4 circular", "4"]

    def test_a_longer_chain_is_circular_as_well(self) -> None:
        document = paper("flat", {"4": "siehe Ziffer 6 und 9.", "6": "siehe Ziffer 8", "8": "siehe oben, Ziffer 4"})
        assert targets(document) == ["6 circular", "9", "8 circular", "4 circular"]

    def test_a_joint_answer_is_one_link_of_a_circle(self) -> None:
        document = paper("flat", {"4+5": "siehe Ziffer 7", "7": "siehe Ziffer 5"})
        assert targets(document) == ["7 circular", "5 circular"]

    def test_a_demand_that_names_a_point_makes_no_circle(self) -> None:
        document = paper("flat", {"4": "siehe Ziffer 6"}, texts={"6": "Die unter Ziffer 4 genannten Orte zu prüfen."})
        assert sorted(targets(document)) == ["4", "6"]


class TestPlaces:
    def test_demands_name_points(self) -> None:
        document = paper("lettered", {}, texts={"4 b)": "die unter Buchstabe a genannten Wege zu bauen;"})
        assert [(one.quote.place.within, one.target) for one in found(document)] == [(Within.TEXT, "4 a)")]

    def test_footnotes_and_the_front_matter_name_points(self) -> None:
        document = paper("flat", {}, front="Ausgenommen ist Ziffer 12.", footnote=("4", "siehe Antwort zu Ziffer 7"))
        places = [(one.quote.place.within.value, one.quote.place.origin, one.target) for one in found(document)]
        assert places == [("front", "front", "12"), ("footnote", "4", "7")]

    def test_a_footnote_of_an_answer_belongs_to_its_circle(self) -> None:
        note = ("answer-4", "siehe Antwort zu Ziffer 7")
        document = paper("flat", {"4": "Ja.", "7": "siehe Ziffer 4"}, footnote=note)
        assert targets(document) == ["4 circular", "7 circular"]

    def test_a_paper_without_points_has_none(self) -> None:
        assert found(Document(paper("flat", {}).paper)) == ()

    def test_a_text_in_another_language_is_tried_in_both(self) -> None:
        assert targets(paper("flat", {"4": "siehe Ziffer 7"}, "")) == ["7"]
        assert targets(paper("flat", {"4": "see recommendation 7"}, "sv")) == ["7"]


class TestSeveralResolutions:
    @pytest.mark.parametrize(
        ("text", "resolution"),
        [
            ("siehe Ziffer 3", 1),
            ("siehe Ziffer 3 der Resolution", 1),
            ("siehe Ziffer 3 der Resolution der 31. Tagung", 1),
            ("siehe Ziffer 3 der Resolution der 30. Tagung", 0),
            ("siehe Ziffer 3 der ersten Resolution", 0),
        ],
    )
    def test_a_number_is_looked_for_in_the_resolution_that_is_named(self, text: str, resolution: int) -> None:
        one = only(two_resolutions(text))
        assert (one.target, one.target_resolution) == ("3", resolution)

    def test_a_resolution_of_another_session_is_not_in_the_paper(self) -> None:
        assert targets(two_resolutions("siehe Ziffer 3 der Resolution der 28. Tagung")) == []


class TestNeighbours:
    def test_above_is_the_answered_point_before(self) -> None:
        document = paper("bracketed", {"2 (a)": "See above."}, "en")
        assert targets(document) == ["1 (c)"]

    def test_above_is_never_the_same_joint_answer(self) -> None:
        assert targets(paper("flat", {"4+5": "siehe oben"})) == ["3"]

    def test_nothing_is_above_the_first_answer(self) -> None:
        assert targets(paper("flat", {"1": "siehe oben", "15": "siehe nächste Ziffer"})) == []


HOSTILE = ["siehe Ziffer 3 ", "((((", "Ziffer 1, 2, 3, ", "zu 1) a) ", "siehe oben ", "Nr. ,,,, 1 1 ", "siehe ", "1) "]


@pytest.mark.parametrize("unit", HOSTILE)
def test_ten_times_the_text_costs_about_ten_times_the_work(unit: str) -> None:
    def cost(length: int) -> float:
        document = paper("flat", {"4": (unit * length)[:length]})
        return processor_seconds(lambda: found(document))

    cost(2_000)
    assert cost(200_000) < 25 * cost(20_000) + 0.1


@pytest.mark.parametrize("name", ["pso19-mv.txt", "pso19-mv-ruled.pdf", "pso19-mv-unruled.pdf", "pso19-mv-tagged.pdf"])
def test_the_real_paper_has_its_references_and_no_other(shared: Path, name: str) -> None:
    gold = json.loads((shared / "cases" / "pso19-mv.references.json").read_text("utf-8"))["internal"]
    document = read((shared / "cases" / name).read_bytes())
    pairs = [(one.quote.place.origin, one.target) for one in found(document)]
    assert sorted(pairs) == sorted((row["from"], row["to"]) for row in gold)
