"""Damaged text is mended where the paper or the form leaves one reading; everything else stays as it is."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peilung.core.paper import Box, Furniture, FurnitureType, Repair, RepairKind, Span
from peilung.reading import text
from peilung.reading.layout import Cell, Element, Layout, Note, Paragraph, Piece, Row
from peilung.reading.mend import locate, mend
from tests.reading.damage import FORMS, harm, layout_of, pieces, texts
from tests.reading.damage_score import FILES

K = RepairKind
REST = """Die Landesregierung hat den Landtag über die Fördermittel und die Kenntnisnahme unterrichtet; der Bericht
liegt vor. Die Millionen für Mecklenburg-Vorpommern sollen in der Landesregierung und im Landtag beraten werden. Eine
Ziffer der Drucksache wurde von der Landesregierung nicht genannt, und die Integrationserfolge wurden gewürdigt. Auch
die Vereinbarung der Gemeinden, die Anträge der Vereine, ihre Erfolge und die Anlaufstelle wurden genannt."""


def layout(*lines: str, rest: str = REST) -> Layout:
    """A layout of one paragraph for each line, before some other text of the same paper."""
    whole = [*lines, *rest.split("\n")]
    return Layout("text/plain", None, [Paragraph([Piece(line, line=n)]) for n, line in enumerate(whole, 1)])


def mended(line: str, language: str | None = "de", rest: str = REST) -> str:
    """What becomes of a line."""
    damaged = layout(line, rest=rest)
    mend(damaged, language)
    return pieces(damaged)[0].text


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        ("dass dieLandesregierung berichtet", "dass die Landesregierung berichtet"),
        ("zur Kenntnisnahme.Die Mittel", "zur Kenntnisnahme. Die Mittel"),
        ("der Anträge,die vorliegen", "der Anträge, die vorliegen"),
        ("im Jahr 2023wurde sie", "im Jahr 2023 wurde sie"),
        ("nach der§ 3 gilt", "nach der § 3 gilt"),
        ("mit 5 Millionen EuroFördermittel", "mit 5 Millionen Euro Fördermittel"),
        ("die Ziffern (1) und(2) gelten", "die Ziffern (1) und (2) gelten"),
        ("bis zum 31.Mai 2024", "bis zum 31. Mai 2024"),
        ("seit Mai2024", "seit Mai 2024"),
        ("am 31.Mai2024", "am 31. Mai 2024"),
        ("der Migrations-und Integrationspolitik", "der Migrations- und Integrationspolitik"),
    ],
)
def test_a_lost_space_is_put_back(damaged: str, clean: str) -> None:
    assert mended(damaged) == clean


@pytest.mark.parametrize(
    "line",
    [
        "das BaföG, das KiföG, StudiVZ und das eGovernment der GmbH in M-V auf dem iPad",
        "die SchülerInnen und die BürgerInnen",
        "z.B. nach § 3 oder §3 i.V.m. Satz 2",
        "unter www.landtag-Nordmark.de/Die.Landesregierung und an post@dieLandesregierung.de",
        "im Angebot „dieLandesregierung“",
        "die 2020er und die 1990er-Jahre, der 2000jährige Weg",
        "Verwaltungsvereinbarung(en) und Kunde(n)",
        "die (Mit)verantwortung der Gemeinden",
        "Anlage.Bericht.pdf und a,b und 3,5 und 11,400",
    ],
)
def test_names_addresses_and_abbreviations_keep_their_form(line: str) -> None:
    assert mended(line) == line


def test_a_name_with_a_capital_inside_that_the_paper_repeats_stays() -> None:
    assert mended("das Portal derLandtag, siehe derLandtag") == "das Portal derLandtag, siehe derLandtag"


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        ("der Lan desregierung obliegt", "der Landesregierung obliegt"),
        ("zur K e n n t n i s n a h m e gegeben", "zur Kenntnisnahme gegeben"),
        ("siehe Drucksache 8 /4567 und", "siehe Drucksache 8/4567 und"),
        ("in Mecklenburg- Vorpommern gilt", "in Mecklenburg-Vorpommern gilt"),
        ("nach ( a ) und (b )", "nach (a) und (b)"),
        ("bis zum 31 . Mai 2024", "bis zum 31. Mai 2024"),
        ("wurde beraten .", "wurde beraten."),
    ],
)
def test_a_stray_space_goes(damaged: str, clean: str) -> None:
    assert mended(damaged) == clean


@pytest.mark.parametrize(
    "line",
    [
        "rund 100 000 Euro",
        "Migrations- und Integrationspolitik, Kinder- bzw. Jugendhilfe, Ein- sowie Ausreise",
        "Die Frist . . . endet",
        "A B C D E F",
        "die Kinder- Jugend- und Familienhilfe",
        "weiter entwickelt und weiterentwickelt",
        "auf Grund der Lage und aufgrund der Lage, so dass und sodass",
    ],
)
def test_spaces_that_are_meant_stay(line: str) -> None:
    assert mended(line) == line


def test_a_papers_number_set_with_spaces_throughout_stays() -> None:
    assert mended("Drucksache 8 / 4567 und Drucksache 8 / 1234") == "Drucksache 8 / 4567 und Drucksache 8 / 1234"


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        ("im Jahr 2O24 endet", "im Jahr 2024 endet"),
        ("am 3l. März 202S endet", "am 31. März 2025 endet"),
        ("rund l5 Prozent", "rund 15 Prozent"),
        ("in der 1O. Sitzung", "in der 10. Sitzung"),
        ("Drucksache 8/l234 vom", "Drucksache 8/1234 vom"),
    ],
)
def test_a_letter_among_figures_is_a_figure_where_the_form_says_so(damaged: str, clean: str) -> None:
    assert mended(damaged) == clean


@pytest.mark.parametrize("line", ["siehe 2 l) (4) und 2l", "5l Wasser", "der Bau von S21", "O2 und CO2", "die B96"])
def test_letters_beside_figures_stay_where_they_may_be_meant(line: str) -> None:
    assert mended(line) == line


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        ("zwei Mi11ionen", "zwei Millionen"),
        ("So1len sie", "Sollen sie"),
        ("der 1andesregierung", "der Landesregierung"),
        ("nach Z1ffer drei", "nach Ziffer drei"),
        ("wurde v0rgelegt", "wurde vorgelegt"),
    ],
)
def test_a_figure_among_letters_is_a_letter_where_one_word_comes_of_it(damaged: str, clean: str) -> None:
    assert mended(damaged) == clean


@pytest.mark.parametrize("line", ["md5sum und html5lib", "der G7-Gipfel", "CO2-arm", "am 21st July", "Covid19"])
def test_names_with_figures_stay(line: str) -> None:
    assert mended(line) == line


@pytest.mark.parametrize(
    ("damaged", "clean"),
    [
        ("die Integrations-erfolge der", "die Integrationserfolge der"),
        ("die Verein-barung mit", "die Vereinbarung mit"),
        ("die Erst- anlaufstelle im", "die Erstanlaufstelle im"),
        ("die Migrationsberatungs-angebote", "die Migrationsberatungsangebote"),
    ],
)
def test_a_hyphen_of_a_line_end_goes(damaged: str, clean: str) -> None:
    assert mended(damaged) == clean


@pytest.mark.parametrize(
    "line",
    [
        "deutsch-polnisch und Mecklenburg-vorpommersch",
        "Vor-Ort-Termine, E-Mail-adresse und EU-weit",
        "und/oder, Migrations- und Flüchtlingsrat",
        "CO2-arm, AMIF-gefördert, Corona-bedingt",
        "www.land.de/foerderung/projekte-zur-staerkung-von-integrations-erfolgen/",
    ],
)
def test_real_hyphens_stay(line: str) -> None:
    assert mended(line) == line


def test_an_english_compound_keeps_its_hyphen_beside_a_closed_spelling() -> None:
    rest = "The council is online. It is online and coordinates. It coordinates the long term and the term."
    line = "an on-line service that co-ordinates long-term work"
    assert mended(line, "en", rest) == line


def test_without_a_known_language_only_the_form_counts() -> None:
    assert mended("dieLandesregierung am 31.Mai 2O24", None) == "dieLandesregierung am 31. Mai 2024"


def test_a_page_number_behind_a_year_becomes_furniture() -> None:
    damaged = layout("bis zum 31. Mai 202412 vorzulegen")
    [done] = mend(damaged, "de")
    assert pieces(damaged)[0].text == "bis zum 31. Mai 2024 vorzulegen"
    assert (done.kind, done.original, done.repaired) == (K.PAGE_NUMBER_GLUED, "202412", "2024")
    assert damaged.furniture == [Furniture(FurnitureType.PAGE_NUMBER, "12")]


@pytest.mark.parametrize("line", ["bis 31. Mai 20241 vorzulegen", "die Landesregierung1 und", "Artikel14"])
def test_what_may_be_a_footnotes_mark_stays(line: str) -> None:
    assert mended(line) == line


def test_the_mark_of_a_footnote_is_no_page_number() -> None:
    damaged = layout("bis zum 31. Mai 202412 vorzulegen")
    damaged.notes.append(Note("12", [Paragraph([Piece("Beschluss des Landtages")])]))
    assert mend(damaged, "de") == []


def test_a_page_number_goes_where_it_is_the_number_of_its_page() -> None:
    paragraph = [Piece(f"so berichtet die Landesregierung{n + 1}", n, Box(0, 700, 9, 710)) for n in (5, 6)]
    damaged = Layout("application/pdf", 9, [Paragraph(paragraph), *layout().elements])
    damaged.furniture.append(Furniture(FurnitureType.PAGE_NUMBER, "- 3 -", 2))
    assert [item.original for item in mend(damaged, "de")] == ["Landesregierung6", "Landesregierung7"]
    assert damaged.furniture[1:] == [Furniture(FurnitureType.PAGE_NUMBER, str(n + 1), n) for n in (5, 6)]


def test_page_numbers_that_count_through_a_transcription_go() -> None:
    lines = [f"{word}{n} " + "und dann wurde er beraten, " * 40 for n, word in ((4, "Landtag"), (5, "Fördermittel"))]
    damaged = layout(*lines, "6Die " + "und dann wurde er beraten, " * 40)
    assert [item.repaired for item in mend(damaged, "de")] == ["Landtag", "Fördermittel", "Die"]


def table(*halves: tuple[str, str], head: str = "Drucksache 7/1904 - {page} -") -> Layout:
    """Rows whose second column is cut in two by a running head."""
    elements: list[Element] = []
    for page, (first, second) in enumerate(halves, 4):
        cells = (f"{page}.", first, "Kenntnisnahme")
        elements.append(Row([Cell([Paragraph([Piece(cell, line=page * 3)])]) for cell in cells]))
        elements.append(Paragraph([Piece(head.format(page=page), line=page * 3 + 1)]))
        elements.append(Row([Cell(), Cell([Paragraph([Piece(second, line=page * 3 + 2)])]), Cell()]))
    return Layout("text/plain", None, elements)


HALVES = (("die Häfen des Landes und die", "Inseln zu fördern"), ("bis zur nächsten Sitzung", "zu berichten"))


def test_a_running_head_inside_a_row_becomes_furniture_and_the_row_goes_on() -> None:
    damaged = table(*HALVES)
    assert [(item.kind, item.original, item.repaired) for item in mend(damaged, "de")] == [
        (K.RUNNING_HEAD_INSIDE, "Drucksache 7/1904 - 4 -", ""),
        (K.RUNNING_HEAD_INSIDE, "Drucksache 7/1904 - 5 -", ""),
    ]
    assert [type(element) for element in damaged.elements] == [Row] * 4
    assert [element.broken for element in damaged.elements if isinstance(element, Row)] == [False, True] * 2
    assert [item.type for item in damaged.furniture] == [FurnitureType.RUNNING_HEAD] * 2


def test_the_halves_of_a_paragraph_are_one_again() -> None:
    parts = ("Der Landtag hat die", "Seite 4", "Mittel bewilligt und sie der", "Seite 5", "gemeinsamen Kasse gegeben.")
    damaged = Layout("text/plain", None, [Paragraph([Piece(part, line=n)]) for n, part in enumerate(parts)])
    mend(damaged, "de")
    [whole] = damaged.elements
    assert isinstance(whole, Paragraph)
    assert [piece.text for piece in whole.pieces] == list(parts[::2])
    assert [item.type for item in damaged.furniture] == [FurnitureType.PAGE_NUMBER] * 2


def test_a_head_that_the_layout_knows_goes_from_within_a_line() -> None:
    damaged = layout("die Mittel Landtag Nordmark – 7. Wahlperiode der Gemeinden")
    damaged.furniture.append(Furniture(FurnitureType.RUNNING_HEAD, "Landtag Nordmark – 7. Wahlperiode", 3))
    assert [item.original for item in mend(damaged, "de")] == ["Landtag Nordmark – 7. Wahlperiode"]
    assert " ".join(pieces(damaged)[0].text.split()) == "die Mittel der Gemeinden"


@pytest.mark.parametrize("head", ["Maßnahme {page}", "Antwort zu Frage {page}", "Förderung", "Kenntnisnahme."])
def test_headings_of_the_content_that_come_again_stay(head: str) -> None:
    items = (("die Förderung ausbauen,", "den Verkehr stärken"), ("die Häfen ausbauen", "das Netz erneuern"))
    damaged = table(*items, *items, head=head)
    before = texts(damaged)
    assert mend(damaged, "de") == []
    assert texts(damaged) == before


@pytest.mark.parametrize(
    "line", ["Mecklenburg-Vorpommern", "Drucksache 7/1904", "Drucksache 7/{n}", "Seite {n}", "{n} Millionen Euro"]
)
def test_words_of_the_content_that_fill_a_line_of_a_narrow_column_stay(line: str) -> None:
    starts = ("wird in der", "und auf die", "soweit durch")
    columns = [
        Paragraph([Piece(words, page, Box(0, 0, 9, 9)) for words in (start, line.format(n=5 * page), "zu sehen")])
        for page, start in enumerate(starts, 1)
    ]
    narrow = Layout("application/pdf", 3, [*columns, *layout().elements])
    before = texts(narrow)
    assert mend(narrow, "de") == []
    assert texts(narrow) == before


def test_words_mended_twice_are_given_as_the_file_has_them_and_as_they_are_read() -> None:
    done = mend(layout("wie dieIntegrations-erfolge zeigen"), "de")
    words = ("dieIntegrations-erfolge", "die Integrationserfolge")
    assert [(item.kind, item.original, item.repaired) for item in done] == [
        (K.SPACE_LOST, *words),
        (K.HYPHEN_LEFT_IN, *words),
    ]


def test_what_nobody_sees_is_replaced_without_a_word() -> None:
    damaged = layout("die ﬁnanziellen\u200b Mit\u00adtel, Orga\u00ad")
    assert mend(damaged, "de") == []
    assert pieces(damaged)[0].text == "die finanziellen Mittel, Orga\u00ad"


def test_a_repair_says_which_text_of_the_line_it_stands_in() -> None:
    data = "Nr.\tText\tAntwort\na)\tdass dieLandesregierung\tzu 2O24 hat imLandtag berichtet\n"
    damaged = text.layout(f"{data}{REST}".encode())
    done = mend(damaged, "de")
    owners = [
        ("1 a)", 0, "dass die Landesregierung", [Span(0, 24, line=2)]),
        ("a1", None, "zu 2024 hat im Landtag berichtet", [Span(0, 32, line=2)]),
    ]
    repairs = locate(done, owners)
    assert Repair(K.LETTER_FOR_DIGIT, "2O24", "2024", "a1", None, None, 2) in repairs
    places = [r.within for r in repairs if r.kind is K.SPACE_LOST]
    assert places == ["1 a)", "a1"]


def test_a_repair_outside_all_texts_has_no_place() -> None:
    [repair] = locate(mend(layout("am 31.Mai 2024"), "de"), [])
    assert (repair.original, repair.repaired, repair.within, repair.line) == ("31.Mai", "31. Mai", None, 1)


@pytest.mark.parametrize("name", sorted(FILES))
def test_nothing_is_mended_in_a_clean_sample(name: str) -> None:
    clean = layout_of(name)
    before = texts(clean)
    assert [mend(clean, language) for language in ("de", "en", None)] == [[], [], []]
    assert texts(clean) == before


WORDS = st.lists(
    st.from_regex(r"[A-ZÄÖÜ]?[a-zäöüß]{2,9}|[A-ZÄÖÜ]{2,5}|[1-9]\d{0,3}|\d{1,2}\.\d{1,2}\.20\d\d", fullmatch=True),
    min_size=1, max_size=12,
)
PAPER = st.lists(WORDS.map(lambda words: f"{' '.join(words)}."), min_size=1, max_size=12)


@given(PAPER, st.sampled_from(["de", "en", None]))
@settings(max_examples=60, deadline=None)
def test_clean_random_words_stay(lines: list[str], language: str | None) -> None:
    clean = Layout("text/plain", None, [Paragraph([Piece(line, line=n)]) for n, line in enumerate(lines)])
    done = mend(clean, language)
    assert [item for item in done if not _torn_by_chance(item.original)] == []


def _torn_by_chance(words: str) -> bool:
    """Two random words may be a third one of the same text."""
    return " " in words


@given(st.integers(0, 10_000), st.sampled_from(["kuestenrat.txt", "seebach.html", "westmarch.txt"]))
@settings(max_examples=25, deadline=None)
def test_mending_twice_changes_nothing_more_and_no_letter_is_lost(seed: int, name: str) -> None:
    from random import Random

    damaged = layout_of(name)
    chance = Random(seed)
    for form in chance.sample(FORMS, 4):
        harm(damaged, form, chance)
    before = deepcopy(damaged)
    done = mend(damaged, "en" if name.startswith("west") else "de")
    assert mend(damaged, "en" if name.startswith("west") else "de") == []
    listed = {word for item in done for word in item.original.split()}
    lost = set(texts(before).split()) - set(texts(damaged).split())
    assert lost <= listed
    assert len(_letters(before)) - len(_letters(damaged)) == sum(
        len(_signs(item.original)) - len(_signs(item.repaired)) for item in done
    )


def _letters(damaged: Layout) -> str:
    return _signs(texts(damaged))


def _signs(words: str) -> str:
    return "".join(words.split())
