"""Names that answers offer, joined over spellings and short forms, with the points they are offered for."""

from __future__ import annotations

import pytest

from peilung.core.insight import FactType, Measure, Quote, Reference, ReferenceState, ReferenceType
from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Block, BlockType, Document, Paper, Point, PointKind, Resolution
from peilung.insight.measures import measures
from peilung.insight.measures_keys import misspelt, one_letter_less, take_apart
from peilung.insight.names import names
from peilung.insight.places import places
from peilung.insight.rules import ground


def paper(
    answers: list[str], language: str = "de", demand: str = "Es ist zu handeln.", body: str | None = None
) -> Document:
    paths = [NumberPath((str(number),)) for number in range(1, len(answers) + 1)]
    given = [
        Answer(f"a{path}", 0, (path,), None, text, (Block(BlockType.PARAGRAPH, text),))
        for path, text in zip(paths, answers, strict=True)
    ]
    points = [Point(path, str(path), PointKind.POINT, None, demand, (f"a{path}",)) for path in paths]
    return Document(
        Paper(language=language), resolutions=(Resolution(body=body, points=tuple(points)),), answers=tuple(given)
    )


def measured(document: Document, references: tuple[Reference, ...] = ()) -> tuple[Measure, ...]:
    found = measures(document, names(document, places(document), references), references)
    assert all(quote.text for measure in found for quote in measure.mentions)
    return found


def offered(*answers: str, language: str = "de", demand: str = "Es ist zu handeln.") -> dict[str, list[str]]:
    found = measured(paper(list(answers), language, demand))
    return {measure.name: [str(path) for _, path in measure.points] for measure in found}


JOINED = [
    ("de", ["Der Moorfonds zahlt.", "Die Mittel des Moor-Fonds reichen."], "Moorfonds"),
    ("de", ["Das Programm „Saubere Häfen“ läuft.", "Des Programms Saubere Häfen wegen."], "Programm „Saubere Häfen“"),
    ("de", ["Das Programm »Alte Höfe« läuft.", "Das Landesprogramm „Alte Höfe“ endet."], "Landesprogramm „Alte Höfe“"),
    ("de", ["Die Küstenkonzeption gilt.", "Siehe auch Küstenkonzepktion."], "Küstenkonzeption"),
    ("de", ["Das Aktionsprogramm Klare Seen (AKS) läuft.", "Das AKS endet 2031."], "Aktionsprogramm Klare Seen"),
    ("de", ["Der Deich- und Auenfonds (DAF) zahlt.", "Aus dem DAF."], "Deich- und Auenfonds"),
    ("de", ["Das Integrationskonzept, kurz „Konzept“ genannt, gilt.", "Das Konzept trägt."], "Integrationskonzept"),
    ("de", ["Der Radwegefonds zahlt.", "Mit Mitteln des Radwegefonds wird gebaut."], "Radwegefonds"),
    ("de", ["Die Hafenstrategie wirkt.", "siehe Hafenstrategie"], "Hafenstrategie"),
    ("en", ["The Warm Schools Fund (WSF) pays.", "Money comes out of the WSF."], "Warm Schools Fund"),
    ("en", ["The Parks Flood Plan helps.", "We adopted the Flood Plan for Parks."], "Flood Plan for Parks"),
    ("en", ["The Blue-Coast Programme runs.", "The Blue Coast Programme ends."], "Blue Coast Programme"),
    ("en", ["The “Quiet Nights” campaign runs.", "The campaign “Quiet Nights” ends."], "“Quiet Nights” campaign"),
]


@pytest.mark.parametrize(("language", "answers", "name"), JOINED)
def test_spellings_of_one_name_are_one_measure(language: str, answers: list[str], name: str) -> None:
    found = offered(*answers, language=language)
    assert len(found) == 1
    assert list(found.values()) == [["1", "2"]]
    key = take_apart(next(iter(found)), language)
    wanted = take_apart(name, language)
    assert key is not None
    assert wanted is not None
    assert key.key == wanted.key


APART = [
    ("de", ["Die Waldstrategie gilt.", "Die Feldstrategie gilt."]),
    ("de", ["Das Programm „Alte Höfe“ läuft.", "Das Netzwerk „Alte Höfe“ wächst."]),
    ("de", ["Der Aktionsplan Wald gilt.", "Der Aktionsplan Wasser gilt."]),
    ("en", ["The Warm Schools Fund pays.", "The Warm Halls Fund pays."]),
]


@pytest.mark.parametrize(("language", "answers"), APART)
def test_different_names_stay_apart(language: str, answers: list[str]) -> None:
    assert list(offered(*answers, language=language).values()) == [["1"], ["2"]]


NOT_OFFERED = [
    ("de", "Das Ministerium für Verkehr fördert das."),
    ("de", "Nach Auskunft des Landesamtes für Geologie trägt der Boden."),
    ("de", "Näheres steht im Redaktionshandbuch Klartext."),
    ("de", "Gemäß Wassergesetz ist das verboten."),
    ("de", "Nach dem Waldgesetz ist das erlaubt."),
    ("de", "Das Seegesetz gilt bereits."),
    ("de", "Die Universität für Bodenkultur forscht."),
    ("de", "Siehe die Landesstrategie Ernährung."),
    ("en", "The Ministry of Transport pays."),
    ("en", "The Knud Foundation has paid."),
    ("en", "The Building Office prepares the ground."),
    ("en", "Under the Museums Act 1998 this is barred."),
    ("en", "For times, see the Mobile Service Charter."),
    ("en", "The reader may consult the Access Guideline for Public Buildings."),
]


@pytest.mark.parametrize(("language", "answer"), NOT_OFFERED)
def test_offices_grounds_and_documents_to_be_read_are_no_measures(language: str, answer: str) -> None:
    assert offered(answer, language=language) == {}


OFFERED = [
    ("de", "Das Land hat die Landesbehörde für Häfen gegründet.", "Landesbehörde für Häfen"),
    ("de", "Der Landtag hat das Archivgesetz verabschiedet.", "Archivgesetz"),
    ("de", "Ein Wartelistenportal wurde freigeschaltet.", "Wartelistenportal"),
    ("de", "Seit Mai fährt die Mobile Technische Hilfe (MTH).", "Mobile Technische Hilfe"),
    ("de", "Über die „Richtlinie Chorfonds“ wird gefördert.", "Richtlinie Chorfonds"),
    ("en", "The Office for Rivers was set up in May.", "Office for Rivers"),
    ("en", "The Government adopted the Quiet Harbours Act.", "Quiet Harbours Act"),
    ("en", "Norland Forestry School trains rangers.", "Norland Forestry School"),
]


@pytest.mark.parametrize(("language", "answer", "name"), OFFERED)
def test_what_is_set_up_made_or_given_is_a_measure(language: str, answer: str, name: str) -> None:
    assert offered(answer, language=language) == {name: ["1"]}


def test_what_only_a_demand_names_is_no_measure() -> None:
    assert offered("Das wird geprüft.", demand="Der Deichfonds ist aufzustocken.") == {}


def test_the_body_that_asked_is_no_measure() -> None:
    document = paper(["The Sound Waters Forum met."], "en", body="Sound Waters Forum")
    assert measured(document) == ()


def test_a_law_that_is_cited_with_its_section_is_a_ground() -> None:
    document = paper(["Die Änderung des § 4 Wassergesetz ist beschlossen."])
    place = next(place for place in places(document) if "§" in place.text)
    start = place.text.index("§")
    quote, why = Quote(place, start, start + len("§ 4 Wassergesetz")), ground("name.compound", "de")
    parts = {"law": "Wassergesetz", "section": "4"}
    cited = Reference(ReferenceType.LAW, "Wassergesetz § 4", quote, ReferenceState.EXTERNAL, why, parts)
    assert measured(document, (cited,)) == ()


def test_aliases_are_the_other_spellings_the_short_form_and_the_title() -> None:
    (found,) = measured(paper(["Das Programm „Alte Höfe“ (AH) läuft.", "Das Landesprogramm „Alte Höfe“ endet."]))
    assert found.name == "Landesprogramm „Alte Höfe“"
    assert found.aliases == ("Programm „Alte Höfe“", "AH", "Alte Höfe")
    assert found.type is FactType.PROGRAMME


def test_measures_stand_in_the_order_of_their_first_mention() -> None:
    found = offered("Der Deichfonds zahlt.", "Der Auenfonds und der Deichfonds zahlen.", "Die Hafenstrategie gilt.")
    assert list(found) == ["Deichfonds", "Auenfonds", "Hafenstrategie"]


def test_a_joint_answer_offers_for_all_its_points() -> None:
    document = paper(["Der Deichfonds zahlt."])
    both = (NumberPath(("1",)), NumberPath(("2",)))
    text = "Der Deichfonds zahlt."
    answer = Answer("a1", 0, both, None, text, (Block(BlockType.PARAGRAPH, text),))
    joint = Document(document.paper, resolutions=document.resolutions, answers=(answer,))
    assert measured(joint)[0].points == ((0, both[0]), (0, both[1]))


@pytest.mark.parametrize(
    ("word", "right"),
    [("Küstenkonzepktion", True), ("Küstenkonzption", True), ("Küstenkonzaption", True), ("Küstenkonzepte", False)],
)
def test_a_long_word_with_one_wrong_letter_is_the_same(word: str, right: bool) -> None:
    known = dict.fromkeys(one_letter_less("Küstenkonzeption"), "Küstenkonzeption")
    assert (misspelt(word, known) == "Küstenkonzeption") is right
