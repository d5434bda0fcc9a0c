"""Names of programmes, laws, institutions, funds, concepts and projects, in sentences of many administrations."""

from __future__ import annotations

import pytest

from peilung.core.insight import FactType, Place, Quote, Reference, ReferenceState, ReferenceType, Within
from peilung.core.paper import Document, Paper
from peilung.insight.names import names
from peilung.insight.names.spans import Spans
from peilung.insight.rules import ground
from tests.house.cost import processor_seconds


def named(text: str, language: str = "de", author: str | None = None) -> list[tuple[str, str]]:
    place = Place("1", 0, Within.ANSWER, text, language, "a1")
    facts = names(Document(Paper(author=author, language=language)), [place], ())
    for fact in facts:
        assert fact.quote.text == text[fact.quote.start : fact.quote.end] != ""
        assert fact.ground.why
    return [(fact.type.value, str(fact.value)) for fact in facts if fact.type is not FactType.ABBREVIATION]


GERMAN = [
    ("Das Programm „Saubere Häfen“ läuft bis 2031.", "programme", "Programm „Saubere Häfen“"),
    ("Aus Mitteln des Programms „Saubere Häfen“ wird gebaut.", "programme", "Programm „Saubere Häfen“"),
    ("Im Modellprojekt „Bus auf Zuruf“ fahren drei Wagen.", "project", "Modellprojekt „Bus auf Zuruf“"),
    ("Über das Landesprogramm »Wege ans Wasser« wird gefördert.", "programme", "Landesprogramm »Wege ans Wasser«"),
    ("Der Deichfonds trägt die Kosten.", "fund", "Deichfonds"),
    ("Die Mittel des Deichfonds sind gebunden.", "fund", "Deichfonds"),
    ("Die Hafenstrategie wird fortgeschrieben.", "concept", "Hafenstrategie"),
    ("In der Radwegekonzeption ist das vorgesehen.", "concept", "Radwegekonzeption"),
    ("Mit dem Aktionsplan Inklusion wurde begonnen.", "concept", "Aktionsplan Inklusion"),
    ("Das fließt in das Aktionsprogramm Lebendige Auen ein.", "programme", "Aktionsprogramm Lebendige Auen"),
    ("Der Europäische Fischereifonds beteiligt sich.", "fund", "Europäischer Fischereifonds"),
    ("Mittel des Europäischen Fischereifonds sind beantragt.", "fund", "Europäischer Fischereifonds"),
    ("Die Nationale Wasserstrategie gibt den Rahmen vor.", "concept", "Nationale Wasserstrategie"),
    ("Das Ministerium für Verkehr prüft das.", "institution", "Ministerium für Verkehr"),
    ("Der Bericht des Ministeriums für Verkehr liegt vor.", "institution", "Ministerium für Verkehr"),
    ("Ans Ministerium für Umwelt, Wald und Küste ging es.", "institution", "Ministerium für Umwelt, Wald und Küste"),
    ("Das Ministerium der Finanzen und für Europa will es.", "institution", "Ministerium der Finanzen und für Europa"),
    ("Dem Wirtschaftsministerium liegt ein Antrag vor.", "institution", "Wirtschaftsministerium"),
    ("Das Landesamt für innere Sicherheit hat gemessen.", "institution", "Landesamt für innere Sicherheit"),
    ("Nach Auskunft des Landesamtes für Geologie ist der Boden fest.", "institution", "Landesamt für Geologie"),
    ("Das Landesvermessungsamt stellt Karten bereit.", "institution", "Landesvermessungsamt"),
    ("Die Landesagentur für Wald berät Besitzer.", "institution", "Landesagentur für Wald"),
    ("Der Denkmalbeirat wurde gehört.", "institution", "Denkmalbeirat"),
    ("Die Fachstelle Hitzeschutz berät die Kreise.", "institution", "Fachstelle Hitzeschutz"),
    ("Gefördert wird die „Fachstelle Lesen NM“ in Altenau.", "institution", "Fachstelle Lesen NM"),
    ("Das Archivgesetz regelt die Fristen.", "law", "Archivgesetz"),
    ("Mit der Novelle des Wassergesetzes wird das geändert.", "law", "Wassergesetz"),
    ("Das Jagd- und Fischereigesetz sieht das vor.", "law", "Jagd- und Fischereigesetz"),
    ("Das Gesetz zur Förderung des Radverkehrs tritt in Kraft.", "law", "Gesetz zur Förderung des Radverkehrs"),
    ("Die Richtlinie zur Förderung von Chören gilt weiter.", "law", "Richtlinie zur Förderung von Chören"),
    ("Der Agrar-, Wald- und Wasserfonds wurde aufgestockt.", "fund", "Agrar-, Wald- und Wasserfonds"),
    ("Im März wurde ein Fundbüroportal freigeschaltet.", "project", "Fundbüroportal"),
    ("Ein Fundbüroportal wäre sinnvoll.", None, None),
    ("Das Land hat ein Wartelistenportal freigeschaltet.", "project", "Wartelistenportal"),
    ("Die Landesregierung richtet eine Ombudsstelle Pflege ein.", None, None),
    ("Der „Brunnenatlas“ wurde veröffentlicht.", "project", "Brunnenatlas"),
    ("Das Netzwerk „Starke Dörfer“ wächst.", "institution", "Netzwerk „Starke Dörfer“"),
    ("Die Klimaschutzstrategie 2035 wird umgesetzt.", "concept", "Klimaschutzstrategie 2035"),
    ("Die\u00a0Hafen\u00adstrategie gilt.", "concept", "Hafenstrategie"),
    ("Ein\nZiel der Hafenstrategie ist das.", "concept", "Hafenstrategie"),
    ("Aus dem „Pakt für Deiche“ folgt das.", "programme", "Pakt für Deiche"),
    ("Die Staatskanzlei hat zugestimmt.", "institution", "Staatskanzlei"),
    ("Das Bergportal M-V informiert.", "project", "Bergportal M-V"),
]


@pytest.mark.parametrize(("text", "kind", "name"), GERMAN)
def test_a_german_name_is_found_in_the_nominative(text: str, kind: str | None, name: str | None) -> None:
    assert named(text) == ([(kind, name)] if name else [])


NO_GERMAN_NAMES = [
    "Das Programm wird fortgesetzt.",
    "Ein Konzept liegt noch nicht vor.",
    "Das Gesetz wird geändert.",
    "Der Fonds ist leer.",
    "Ein Schutzkonzept ist zu erstellen.",
    "Die Schutzkonzepte der Träger werden geprüft.",
    "Jede Kommune braucht eine Wärmestrategie.",
    "Die Jugendämter beraten Familien.",
    "Das zuständige Forstamt entscheidet.",
    "Das jeweilige Kreisarchivkonzept ist maßgeblich.",
    "Über Förderprogramme wird beraten.",
    "Das Förderprogramm endet.",
    "Das Modellprojekt begann früh.",
    "Mehrere Fonds stehen bereit.",
    "Die Fonds sind ausgeschöpft.",
    "Keine Hafenstrategie wurde beschlossen.",
    "Das Ehrenamt wird gestärkt.",
    "Alle Ministerien wurden beteiligt.",
    "Der Landtag hat zugestimmt.",
    "Die Größenordnung ist unbekannt.",
    "Im Stadtzentrum fährt kein Bus.",
    "Das Gesundheitsamt meldet Fälle.",
    "Dieses Landesprogramm endet bald.",
    "Die Landesregierung fördert „gute“ Schulen.",
]


@pytest.mark.parametrize("text", NO_GERMAN_NAMES)
def test_a_sort_of_things_in_german_is_no_name(text: str) -> None:
    assert named(text) == []


ENGLISH = [
    ("Money comes from the Warm Schools Fund.", "fund", "Warm Schools Fund"),
    ("The Safer Streets Programme was extended.", "programme", "Safer Streets Programme"),
    ("Under the Blue Rivers Scheme farmers are paid.", "programme", "Blue Rivers Scheme"),
    ("The Ministry of Transport and Ports is in talks.", "institution", "Ministry of Transport and Ports"),
    ("The Department for Culture, Skills and Youth pays.", "institution", "Department for Culture, Skills and Youth"),
    ("The Office for Rivers publishes maps.", "institution", "Office for Rivers"),
    ("A Flood Plan for Museums was adopted.", "concept", "Flood Plan for Museums"),
    ("The Museums Act 1998 has been repealed.", "law", "Museums Act 1998"),
    ("The Research and Innovation Programme continues.", "programme", "Research and Innovation Programme"),
    ("The Public Libraries and Museums Act applies.", "law", "Public Libraries and Museums Act"),
    ("We launched the “Quiet Nights” campaign in May.", "programme", "“Quiet Nights” campaign"),
    ("The programme “Quiet Nights” goes on.", "programme", "programme “Quiet Nights”"),
    ("The Children's Reading Fund gives grants.", "fund", "Children's Reading Fund"),
    ("We spoke with the Anglers' Forum.", "institution", "Anglers' Forum"),
    ("The Government's Rivers Strategy is under review.", "concept", "Rivers Strategy"),
    ("Project Lantern has ended.", "project", "Project Lantern"),
    ("Norland Forestry School trains rangers.", "institution", "Norland Forestry School"),
    ("The Rivers Strategy 2035 sets targets.", "concept", "Rivers Strategy 2035"),
    ("The Harbour Youth Fund Board met twice.", "institution", "Harbour Youth Fund Board"),
    ("It was agreed in the Sound Waters Accord of 2027.", "concept", "Sound Waters Accord"),
]


@pytest.mark.parametrize(("text", "kind", "name"), ENGLISH)
def test_an_english_name_is_found_without_its_article(text: str, kind: str, name: str) -> None:
    assert named(text, "en") == [(kind, name)]


NO_ENGLISH_NAMES = [
    "The programme continues.",
    "The Programme continues.",
    "The Strategy was adopted.",
    "A fund was proposed.",
    "The State Government agrees.",
    "The Regional Council was asked.",
    "Act now.",
    "The Council has no plans.",
    "New schemes are planned.",
    "Both Ministries were heard.",
    "Office hours are from nine to five.",
    "Parliament adopted the bill.",
    "This Plan lapsed.",
]


@pytest.mark.parametrize("text", NO_ENGLISH_NAMES)
def test_a_sort_of_things_in_english_is_no_name(text: str) -> None:
    assert named(text, "en") == []


def test_two_titles_may_share_one_head() -> None:
    assert named("Die Programme „Wald“ und „Wiese“ laufen.") == [
        ("programme", "Programm „Wald“"),
        ("programme", "Programm „Wiese“"),
    ]


def test_a_short_form_inside_the_title_is_left_out_of_the_name() -> None:
    assert named("Das Bundesprogramm „Lesen durch Reisen (LdR)“ hilft.") == [
        ("programme", "Bundesprogramm „Lesen durch Reisen“")
    ]


def test_the_place_of_who_reports_is_no_title() -> None:
    text = "Das Landesportal Nordmark informiert."
    assert named(text, author="Landesregierung Nordmark") == []
    assert named(text) == [("project", "Landesportal Nordmark")]


def test_an_object_behind_an_institution_is_not_its_title() -> None:
    assert named("Dort bietet die Fachstelle Lesungen an.") == []


def test_of_a_text_in_an_unknown_language_both_grammars_are_tried() -> None:
    found = named("Der Deichfonds zahlt. The Warm Schools Fund pays.", "")
    assert found == [("fund", "Deichfonds"), ("fund", "Warm Schools Fund")]


def test_what_stands_in_a_reference_to_a_paper_is_no_name() -> None:
    text = "Antrag „Programm „Saubere Häfen“ fortsetzen“, Drucksache 3/12"
    place = Place("1", 0, Within.ANSWER, text, "de", "a1")
    quote, why = Quote(place, 0, len(text)), ground("name.quoted", "de")
    pointer = Reference(ReferenceType.PAPER, "Drucksache 3/12", quote, ReferenceState.EXTERNAL, why)
    assert names(Document(Paper()), [place], [pointer]) == ()


SHELTERS = [
    ("de", "Das Ankunftszentrum Nordhafen wird geschlossen."),
    ("de", "Das Schutzzentrum „Haus Möwe“ wurde eingerichtet."),
    ("de", "Das Projekt „Frauenhaus Altenau“ wird gefördert."),
    ("de", "Das ANKER-Zentrum Altenau ist belegt."),
    ("de", "Das Unterbringungszentrum „Seeblick“ (UZS) nahm auf."),
    ("de", "Es gibt das Gewaltschutzkonzept Gemeinschaftsunterkunft Altenau."),
    ("de", "Das Netzwerk Frauenhaus Altenau berät."),
    ("en", "The Altmoor Reception Centre was opened."),
    ("en", "The Harbour House Shelter Project offers beds."),
    ("en", "The Altmoor Women's Refuge Centre (AWRC) was set up."),
]


@pytest.mark.parametrize(("language", "text"), SHELTERS)
def test_a_single_shelter_is_never_named(language: str, text: str) -> None:
    place = Place("1", 0, Within.ANSWER, text, language, "a1")
    assert names(Document(Paper(language=language)), [place], ()) == ()


KEPT = [
    ("de", "Das Naturschutzzentrum Altenau forscht.", "Naturschutzzentrum Altenau"),
    ("de", "Das Landesamt für Flüchtlingsunterkunft prüft.", "Landesamt für Flüchtlingsunterkunft"),
    ("de", "Das Programm „Starke Frauenhäuser“ läuft.", "Programm „Starke Frauenhäuser“"),
    ("de", "Die Unterkunftsverordnung gilt.", "Unterkunftsverordnung"),
    ("en", "The Women's Shelter Fund pays.", "Women's Shelter Fund"),
]


@pytest.mark.parametrize(("language", "text", "name"), KEPT)
def test_what_is_made_for_shelters_keeps_its_name(language: str, text: str, name: str) -> None:
    assert [value for _, value in named(text, language)] == [name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Ministry of Justice and the Home Office fund it.", ["Ministry of Justice", "Home Office"]),
        (
            "The Department of Education and Training and the Department of Health pay.",
            ["Department of Education and Training", "Department of Health"],
        ),
        ("The Commission on Freedom of Information reported.", ["Commission on Freedom of Information"]),
        ("The Committee on the Rights of the Child met.", ["Committee on the Rights of the Child"]),
        ("The Ministry of Social Development's payment rose.", ["Ministry of Social Development"]),
    ],
)
def test_english_institutions_are_named_whole_and_each_by_itself(text: str, found: list[str]) -> None:
    assert [value for _, value in named(text, "en")] == found


def test_two_german_institutions_before_one_short_form_are_two() -> None:
    text = "Das Bauministerium und das Landesamt für Wald und Moor (LaWaMo) prüfen."
    assert [value for _, value in named(text)] == ["Bauministerium", "Landesamt für Wald und Moor"]


def test_a_capital_inside_a_german_name_is_kept() -> None:
    assert named("Der DigitalPakt Schule läuft.") == [("programme", "DigitalPakt Schule")]


@pytest.mark.parametrize(
    ("start", "end", "touched", "held"), [(0, 3, False, False), (4, 6, True, False), (6, 9, True, True)]
)
def test_spans_tell_what_touches_and_what_holds(start: int, end: int, touched: bool, held: bool) -> None:
    spans = Spans([(5, 10), (20, 22)])
    assert spans.touches(start, end) is touched
    assert spans.holds(start, end) is held


@pytest.mark.parametrize(
    "unit", ["der Hafenfonds ", "Programm „", "Asyl-, ", "Hafenfonds (HF) ", "((((", "Ministerium für A, "]
)
def test_the_work_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        return processor_seconds(lambda: named(text))

    seconds(2_000)
    assert seconds(200_000) < 25 * max(seconds(20_000), 0.004)
