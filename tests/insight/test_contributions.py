"""Which ministry or office speaks in which blocks of an answer."""

from __future__ import annotations

import pytest

from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Block, BlockType, Document, Paper, Point, PointKind, Resolution
from peilung.insight.contributions import contributions

P, H, I = BlockType.PARAGRAPH, BlockType.HEADING, BlockType.ITEM  # noqa: E741

ParagraphsOf = dict[str, tuple[int, ...]]


def speakers(*blocks: str | tuple[BlockType, str], language: str = "de", by: str | None = None) -> ParagraphsOf:
    typed = tuple(Block(P, block) if isinstance(block, str) else Block(*block) for block in blocks)
    path = NumberPath(("1",))
    answer = Answer("a1", 0, (path,), by, "\n".join(block.text for block in typed), typed)
    point = Point(path, "1", PointKind.POINT, None, "x", ("a1",))
    document = Document(Paper(language=language), resolutions=(Resolution(points=(point,)),), answers=(answer,))
    found = contributions(document).get("a1", ())
    for part in found:
        assert part.quote.text == answer.text[part.quote.start : part.quote.end] != ""
        assert part.ground.why
    return {part.by: part.blocks for part in found}


def test_headings_carry_on_to_the_next_one() -> None:
    found = speakers(
        (H, "Ministerium für Verkehr:"),
        "Die Brücke ist offen.",
        (I, "- Der Radweg folgt."),
        (H, "Umweltministerium"),
        "Die Aue ist geschützt.",
    )
    assert found == {"Ministerium für Verkehr": (1, 2), "Umweltministerium": (4,)}


def test_english_headings_carry_on_too() -> None:
    found = speakers(
        (H, "Department of Health"), "Clinics are open.", (H, "Ministry of Finance:"), "Money is there.", language="en"
    )
    assert found == {"Department of Health": (1,), "Ministry of Finance": (3,)}


def test_a_heading_on_a_subject_ends_what_an_office_says() -> None:
    found = speakers((H, "Ministerium für Verkehr:"), "Erstens.", (H, "Arbeitsmarkt:"), "Zweitens.")
    assert found == {"Ministerium für Verkehr": (1,)}


def test_a_level_is_no_office_and_ends_what_one_says() -> None:
    found = speakers((H, "Ministerium für Bau:"), "Erstens.", (H, "Kommunale Ebene:"), "Zweitens.")
    assert found == {"Ministerium für Bau": (1,)}


def test_a_level_set_behind_the_text_ends_what_an_office_says() -> None:
    found = speakers((H, "Ministerium für Bau:"), (I, "- Beratung. Kommunale Ebene:"), "Die Kreise planen selbst.")
    assert found == {"Ministerium für Bau": (1,)}


def test_a_heading_set_on_the_line_of_its_text_is_run_in() -> None:
    found = speakers((H, "Ministerium für Umwelt Die Räumung läuft."), "Der Rest folgt.")
    assert found == {"Ministerium für Umwelt": (0, 1)}


RUN_IN = [
    ("de", "Ministerium für Verkehr: Der Ausbau beginnt.", "Ministerium für Verkehr"),
    ("de", "Das Landesamt für Geologie: Der Boden trägt.", "Landesamt für Geologie"),
    ("de", "Finanzministerium – Die Mittel sind da.", "Finanzministerium"),
    ("en", "Department of Health: Clinics are open.", "Department of Health"),
    ("en", "Ministry of Sport and Youth: Grants are paid.", "Ministry of Sport and Youth"),
]


@pytest.mark.parametrize(("language", "text", "by"), RUN_IN)
def test_a_name_and_a_colon_open_a_part(language: str, text: str, by: str) -> None:
    assert speakers(text, "Ein zweiter Absatz.", language=language) == {by: (0, 1)}


SUBJECTS = [
    ("de", "Das Ministerium für Soziales fördert Vereine.", "Ministerium für Soziales"),
    ("de", "Das Ministerium für Inneres, Bau und Wege (MIBW) plant das.", "Ministerium für Inneres, Bau und Wege"),
    ("de", "Derzeit prüft das Ministerium für Verkehr drei Trassen.", "Ministerium für Verkehr"),
    ("de", "Im Rahmen seiner Aufgaben erfasst das Umweltministerium die Werte.", "Umweltministerium"),
    ("de", "Auf Wunsch des Rates hat das Sozialamt eine Stelle eröffnet.", "Sozialamt"),
    ("de", "Die Staatskanzlei arbeitet daran.", "Staatskanzlei"),
    ("de", "Zudem soll die Landesforstbehörde Flächen melden.", "Landesforstbehörde"),
    ("de", "Die Landesregierung, insbesondere das Ministerium für Kultur, fördert Chöre.", "Ministerium für Kultur"),
    ("de", "Das Bayrische Landesamt für Wasser misst täglich.", "Bayrisches Landesamt für Wasser"),
    ("en", "The Ministry of Transport plans two bridges.", "Ministry of Transport"),
    ("en", "In 2031, the Department of Health funded nine clinics.", "Department of Health"),
    ("en", "The Forestry Agency manages the stands.", "Forestry Agency"),
    ("en", "The Director of Environment is preparing a submission.", "Director of Environment"),
    ("en", "Our Department for Housing, Planning and Roads pays for it.", "Department for Housing, Planning and Roads"),
]


@pytest.mark.parametrize(("language", "text", "by"), SUBJECTS)
def test_the_office_that_acts_in_the_first_sentence_speaks(language: str, text: str, by: str) -> None:
    assert speakers(text, language=language) == {by: (0,)}


SOURCES = [
    ("de", "Der Boden ist fest. Nach Auskunft des Landesamtes für Geologie trägt er.", "Landesamt für Geologie"),
    ("de", "Es gab, nach Angaben des Bundesministeriums für Verkehr, neun Fälle.", "Bundesministerium für Verkehr"),
    ("de", "Nach Mitteilung der LGA sind es 78 Einsätze.", "LGA"),
    ("de", "Laut Finanzministerium reicht das.", "Finanzministerium"),
    ("de", "Es fehlt, wie das Ministerium für Schule mitteilt, an Räumen.", "Ministerium für Schule"),
    ("en", "According to the Department of Health, beds are free.", "Department of Health"),
    ("en", "In the words of the Ministry for Rural Affairs, demand is low.", "Ministry for Rural Affairs"),
    ("en", "Beds are free, as the Department of Health reports.", "Department of Health"),
    ("en", "We are told by the Ports Authority that quays are full.", "Ports Authority"),
]


@pytest.mark.parametrize(("language", "text", "by"), SOURCES)
def test_an_office_whose_words_are_given_speaks(language: str, text: str, by: str) -> None:
    assert speakers(text, language=language) == {by: (0,)}


SILENT = [
    ("de", "Die Landesregierung fördert Vereine."),
    ("de", "Die Zusammenarbeit mit dem Ministerium für Verkehr ist eng."),
    ("de", "Die Landesregierung hat das Ministerium für Verkehr beauftragt."),
    ("de", "Dem Ministerium für Inneres obliegt die Aufsicht."),
    ("de", "Im Ministerium für Justiz wird eine Stelle eingerichtet."),
    ("de", "Das Bundesministerium für Verkehr fördert den Ausbau."),
    ("de", "Die vom Ministerium für Kultur geförderten Chöre singen."),
    ("de", "Das Ministerium wird tätig."),
    ("de", "Die Jugendämter beraten Eltern."),
    ("de", "Kürzlich wurde das Ministerium für Verkehr gebeten."),
    ("de", "Es handelt sich, wie das Ministerium für Schule, um eine Behörde."),
    ("en", "The Government supports clubs."),
    ("en", "We work with the Department of Health."),
    ("en", "The Council is in charge."),
    ("en", "A team was formed by the Ministry of Sport."),
    ("en", "The Federal Ministry of Transport pays."),
    ("en", "The Ministry of Transport and its staff."),
    ("en", "Parks belong to the Forestry Agency."),
]


@pytest.mark.parametrize(("language", "text"), SILENT)
def test_an_office_that_is_only_mentioned_does_not_speak(language: str, text: str) -> None:
    assert speakers(text, language=language) == {}


def test_a_short_sentence_before_a_list_is_no_heading() -> None:
    found = speakers("Das Verkehrsministerium baut:", (I, "- Brücken."), "Das Umweltministerium prüft.", "Nichts.")
    assert found == {"Verkehrsministerium": (0, 1), "Umweltministerium": (2,)}


def test_a_sentence_before_a_list_does_not_end_what_an_office_says() -> None:
    found = speakers((H, "Bauministerium:"), "Im Einzelnen werden dort Wege gebaut:", (I, "- Damm,"), (I, "- Steg."))
    assert found == {"Bauministerium": (1, 2, 3)}


def test_items_belong_to_the_paragraph_before_them() -> None:
    found = speakers("Das Ministerium für Verkehr baut sofort.", (I, "- Brücken,"), (I, "- Wege."), "Sonst nichts.")
    assert found == {"Ministerium für Verkehr": (0, 1, 2)}


def test_a_paragraph_with_two_speakers_stands_in_two_parts() -> None:
    text = "The Director of Environment is preparing a bill. The County Solicitor is going through old cases."
    found = speakers(text, language="en")
    assert found == {"Director of Environment": (0,), "County Solicitor": (0,)}


def test_nothing_is_suggested_where_the_paper_names_the_speaker() -> None:
    assert speakers("Das Ministerium für Verkehr baut.", by="Ministerium für Verkehr") == {}
    assert speakers("Das Ministerium für Verkehr baut.", by="Landesregierung") == {"Ministerium für Verkehr": (0,)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Minister of State Jane Smith said that the scheme would go on."),
        ("en", "The Secretary of State for Health Mary Miller announced new money."),
        ("en", "Jane Smith Director of Environment reported progress."),
        ("en", "According to the Director of Public Health Mary Miller, it is done."),
        ("en", "Mayor Miller's Office reviewed the plan."),
        ("de", "Nach Angaben der CDU ist das falsch."),
        ("de", "Nach Auskunft der EU ist das so."),
    ],
)
def test_neither_persons_nor_parties_speak_for_an_office(language: str, text: str) -> None:
    assert speakers(text, language=language) == {}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The Prime Minister's Office reviewed the plan.", "Prime Minister's Office"),
        ("The Director of Public Health reported progress.", "Director of Public Health"),
        ("The Secretary of State for Northern Harbours reported progress.", "Secretary of State for Northern Harbours"),
        ("The Deputy Chief Inspector of Mines reported progress.", "Deputy Chief Inspector of Mines"),
        ("According to the Ministry of Justice and the Home Office, it is done.", "Ministry of Justice"),
    ],
)
def test_an_office_held_by_a_person_speaks_by_its_own_name(text: str, by: str) -> None:
    assert list(speakers(text, language="en")) == [by]


def test_a_hyphen_or_a_capital_inside_a_compound_is_kept() -> None:
    assert list(speakers("Nach Auskunft des Landes-Ministeriums für Bau steht es.")) == ["Landes-Ministerium für Bau"]
