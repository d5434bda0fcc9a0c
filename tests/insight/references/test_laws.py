from __future__ import annotations

import pytest

from peilung.core.insight import ReferenceType
from tests.insight.references.external_papers import found, targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nach § 34 SGB VIII und § 89d SGB VIII", ["SGB VIII § 34", "SGB VIII § 89d"]),
        ("§ 3 Absatz 8 KiföG M-V bestimmt", ["KiföG M-V § 3 Abs. 8"]),
        ("§ 5 Abs. 2 S. 1 Nr. 3 Buchst. a AufenthG", ["AufenthG § 5 Abs. 2 Satz 1 Nr. 3 Buchst. a"]),
        ("§§ 12 und 13 SGB IX", ["SGB IX § 12", "SGB IX § 13"]),
        ("§§ 154, 155 und 160 SGB IX", ["SGB IX § 154", "SGB IX § 155", "SGB IX § 160"]),
        ("§§ 12 bis 14 des Hafengesetzes", ["Hafengesetz § 12", "Hafengesetz § 13", "Hafengesetz § 14"]),
        ("§§ 1 Abs. 7 und 10 BauGB", ["BauGB § 1 Abs. 7", "BauGB § 10"]),
        ("§ 4 Absätze 1 und 2 des Waldgesetzes", ["Waldgesetz § 4 Abs. 1", "Waldgesetz § 4 Abs. 2"]),
        ("§ 3 i. V. m. § 5 des Rettungsgesetzes", ["Rettungsgesetz § 3", "Rettungsgesetz § 5"]),
        ("§ 11 III Nr. 4 SGB VIII", ["SGB VIII § 11 Abs. 3 Nr. 4"]),
        ("§ 16 i SGB II", ["SGB II § 16i"]),
        ("§ 50 des Aufenthaltsgesetzes", ["Aufenthaltsgesetz § 50"]),
        ("SGB VIII (§ 34) gilt", ["SGB VIII § 34"]),
        ("Artikel 3 Absatz 2 des Grundgesetzes (GG)", ["GG Art. 3 Abs. 2"]),
        ("Art. 20a GG", ["GG Art. 20a"]),
        ("Art. 32 Abs. 1, Art. 105 Abs. 2 GG", ["GG Art. 32 Abs. 1", "GG Art. 105 Abs. 2"]),
        ("Art. 43 Abs. 3 AEUV", ["AEUV Art. 43 Abs. 3"]),
        ("Artikel 13 der Verfassung des Landes Nordmark", ["Verfassung des Landes Nordmark Art. 13"]),
        ("Artikel 9 der Verordnung (EU) 2023/1804", ["Verordnung (EU) 2023/1804 Art. 9"]),
        ("Artikel 4 der Wasserrahmenrichtlinie", ["Wasserrahmenrichtlinie Art. 4"]),
        (
            "Artikel 14 der Allgemeinen Deklaration der Menschenrechte",
            ["Allgemeine Deklaration der Menschenrechte Art. 14"],
        ),
        ("Art. 12 Abs. 2 lit. b des Raumplanungsgesetzes (RPG)", ["RPG Art. 12 Abs. 2 Buchst. b"]),
        ("Art. 9b des Eisenbahngesetzes (EBG; SR 742.101)", ["EBG Art. 9b"]),
        ("Art. 664 und 702 ZGB", ["ZGB Art. 664", "ZGB Art. 702"]),
        ("§ 5 Abs. 1 Z 3 AsylG 2005", ["AsylG 2005 § 5 Abs. 1 Z 3"]),
        ("Artikel 5 des Vertrags über die Europäische Union", ["Vertrag über die Europäische Union Art. 5"]),
    ],
)
def test_german_sections_stand_behind_their_law(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Sozialgesetzbuch (SGB) III, SGB II]", ["SGB III", "SGB II"]),
        ("nach SGB II und III", ["SGB II", "SGB III"]),
        ("Das Zwölfte Buch Sozialgesetzbuch (SGB XII)", ["SGB XII"]),
        ("beim Landesklimagesetz", ["Landesklimagesetz"]),
        ("im Rahmen des Hafensicherheitsgesetzes", ["Hafensicherheitsgesetz"]),
        ("das Integrations- und Teilhabegesetz", ["Integrations- und Teilhabegesetz"]),
        ("Teilhabe- und Assistenzgesetz (TAG)", ["TAG"]),
        ("im Sächsischen Schulgesetz", ["Sächsisches Schulgesetz"]),
        ("im Bürgerlichen Gesetzbuch", ["Bürgerliches Gesetzbuch"]),
        ("in der Genfer Konvention", ["Genfer Konvention"]),
        ("die UN-Behindertenrechtskonvention", ["UN-Behindertenrechtskonvention"]),
        ("des Pariser Abkommens", ["Pariser Abkommen"]),
        ("die Trinkwasserverordnung", ["Trinkwasserverordnung"]),
        ("nach der Landesbauordnung", ["Landesbauordnung"]),
        ("nach dem Wassergesetz des Landes", ["Wassergesetz"]),
        ("das Schulgesetz Brandenburg", ["Schulgesetz Brandenburg"]),
        ("die Richtlinie 2000/60/EG", ["Richtlinie 2000/60/EG"]),
        ("Verordnung (EU) 2016/679 (Datenschutz-Grundverordnung – DSGVO)", ["DSGVO"]),
        (
            "Gesetz zur Stärkung der Teilhabe von Menschen mit Behinderungen",
            ["Gesetz zur Stärkung der Teilhabe von Menschen mit Behinderungen"],
        ),
    ],
)
def test_german_laws_are_named_in_the_nominative(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Das Gesetz wurde geändert; dieses Gesetz bleibt.",
        "Die Bundesgesetze, Landesgesetze und die Gesetzgebung des Bundes gelten.",
        "Eine Rechtsverordnung folgt bei Gesetzesvorhaben; der Gesetzentwurf liegt vor.",
        "Tagesordnung, Größenordnung und Unterordnung; in guter Verfassung.",
        "Das BMG, die AG, der ÖPNV, die GmbH, das LfU und die BfG prüfen.",
        "Der Koalitionsvertrag und die Vereinbarung bleiben, ebenso die Charta der Vielfalt.",
        "§ 3 dieser Resolution und Artikel 5 der Erklärung",
        "Gesetze regeln das, ebenso die Schulgesetze der Länder.",
        "Zweites Gesetz zur Änderung einiger Vorschriften",
    ],
)
def test_generic_words_name_no_law(text: str) -> None:
    assert targets(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("section 12(1)(a) of the Housing Act 1998", ["Housing Act 1998 s. 12(1)(a)"]),
        ("Clean Rivers Act 2019, section 4(2)", ["Clean Rivers Act 2019 s. 4(2)"]),
        ("s.14 of the Metering Act", ["Metering Act s. 14"]),
        ("s 14 of the Metering Act", ["Metering Act s. 14"]),
        ("section 9, subsection (4), of the Archives Act", ["Archives Act s. 9(4)"]),
        ("Schedule 2 to the Water (Quality) Regulations 2016", ["Water (Quality) Regulations 2016 Sch. 2"]),
        ("paragraph 3 of Schedule 4 to the Ports Act 2003", ["Ports Act 2003 Sch. 4 para. 3"]),
        ("Part 3 of the Ports Act 2003", ["Ports Act 2003 Part 3"]),
        ("Part V of the Public Health Act", ["Public Health Act Part V"]),
        ("Chapter 3, section 6 of the Ports Act", ["Ports Act Chapter 3 s. 6"]),
        ("rule 7 of the Police Staff Rules", ["Police Staff Rules r. 7"]),
        ("clause 8(3)(h) of the Community Charter", ["Community Charter s. 8(3)(h)"]),
        ("Sections 4, 5 and 6 of the Peat Act", ["Peat Act s. 4", "Peat Act s. 5", "Peat Act s. 6"]),
        ("Article 8(1) of Directive 2000/60/EC", ["Directive 2000/60/EC Art. 8(1)"]),
        ("Directive (EU) 2019/944, Article 19(2)", ["Directive (EU) 2019/944 Art. 19(2)"]),
        ("Article 8(1) of the Water Framework Directive", ["Water Framework Directive Art. 8(1)"]),
        ("Article 6 of the Church Treaty", ["Church Treaty Art. 6"]),
        ("Article 3(2) of the Basic Law", ["Basic Law Art. 3(2)"]),
        ("Annex V to the Minamata Convention", ["Minamata Convention Annex V"]),
        ("article 7(c) of the Convention on the Rights of Lakes", ["Convention on the Rights of Lakes Art. 7(c)"]),
        ("no. 2 of § 4 of the Fees Order", ["Fees Order § 4 no. 2"]),
        ("the Federal Tax Code, of which § 10 para. 3 is decisive", ["Federal Tax Code § 10 para. 3"]),
        ("GDPR Article 9(2)(h) and with section 21 of the Health Act", ["GDPR Art. 9(2)(h)", "Health Act s. 21"]),
        ("the Children and Young People (Scotland) Act 2014", ["Children and Young People (Scotland) Act 2014"]),
        ("the Planning, Transport and Housing Act 2020", ["Planning, Transport and Housing Act 2020"]),
        ("Under Housing Act 1998 rules", ["Housing Act 1998"]),
        ("the Aarhus Convention", ["Aarhus Convention"]),
        ("established by S.I. No. 601 of 2030", ["S.I. No. 601 of 2030"]),
    ],
)
def test_english_sections_stand_behind_their_law(text: str, expected: list[str]) -> None:
    assert targets(text, language="en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Act was passed. Our plans Act as a guide. Act 2 of the play.",
        "Section 3 of this report and section 4 of our plan apply. Part 2 of the programme.",
        "The House of Commons Standing Orders. In order to. In the Order of merit.",
        "The Government is committed to the Charter. The Commission Regulation is under review.",
        "A New Act and a Draft Bill are awaited.",
    ],
)
def test_english_generic_words_name_no_law(text: str) -> None:
    assert targets(text, language="en") == []


def test_a_short_name_counts_for_the_whole_paper() -> None:
    texts = ("§ 6 des Kitaförderungsgesetzes gilt.", "Das Kitaförderungsgesetz (KitaFG M-V) gilt.", "§ 3 KitaFG M-V")

    assert targets(*texts) == ["KitaFG M-V § 6", "KitaFG M-V", "KitaFG M-V § 3"]


def test_long_and_short_form_with_a_section_are_one_reference() -> None:
    (one,) = found("Gemäß § 6 Absatz 1 des Kitaförderungsgesetzes (KitaFG) stehen Plätze bereit.")

    assert one.type is ReferenceType.LAW
    assert one.quote.text == "§ 6 Absatz 1 des Kitaförderungsgesetzes (KitaFG)"
    assert one.parts == {"law": "KitaFG", "long": "Kitaförderungsgesetz", "section": "6", "paragraph": "1"}


def test_a_year_alone_means_the_act_named_before() -> None:
    first = 'In this paper "the 2004 Act" means the Harbour Regulation Act 2004.'

    assert targets(first, "under section 10(2) of the 2004 Act", language="en") == [
        "Harbour Regulation Act 2004",
        "Harbour Regulation Act 2004 s. 10(2)",
    ]
    assert targets("the 1999 Act applies", language="en") == []


def test_a_section_alone_means_the_law_named_last_in_the_same_text() -> None:
    assert targets("§ 50 des Waldgesetzes gilt; § 51 nicht.") == ["Waldgesetz § 50", "Waldgesetz § 51"]
    assert targets("Nach § 51 gilt das nicht.") == []


def test_a_mention_beside_its_own_section_adds_nothing() -> None:
    assert targets("Im Waldgesetz, dort § 4, ist es geregelt.") == ["Waldgesetz § 4"]
    assert targets("Das Waldgesetz gilt. Nach § 4 Waldgesetz ist es geregelt.") == ["Waldgesetz", "Waldgesetz § 4"]


def test_the_region_of_the_paper_belongs_to_a_law_s_name() -> None:
    assert targets("nach § 26 DSchG Heidmark", body="Landtag Heidmark") == ["DSchG Heidmark § 26"]
    assert targets("§ 5 des Waldgesetzes Heidmark", body="Landtag Heidmark") == ["Waldgesetz Heidmark § 5"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("section 14 of the Peat Act, S.T. 2011, c. 8", ["Peat Act s. 14"]),
        ("the Ports Act 1994, c. 19", ["Ports Act 1994"]),
        ("ss. 31(1)(b) and 33 of the Care (Isles) Act 2016", [
            "Care (Isles) Act 2016 s. 31(1)(b)", "Care (Isles) Act 2016 s. 33"]),
        ("Dogs Act 1996, ss. 18-20", ["Dogs Act 1996 s. 18", "Dogs Act 1996 s. 19", "Dogs Act 1996 s. 20"]),
        ("Gambling Act 2005, Schedule 6, paragraph 2(3)", ["Gambling Act 2005 Sch. 6 para. 2(3)"]),
        ("section 19, first paragraph, of the Fish Act", ["Fish Act s. 19 para. 1"]),
        ("Head F1 of Schedule 5 to the Devolution Act 1998", ["Devolution Act 1998 Sch. 5 Head F1"]),
        ("regulation 14.4 of MARPOL Annex VI", ["MARPOL Annex VI reg. 14.4"]),
        ("Article 6(1)(e) of the UK GDPR", ["UK GDPR Art. 6(1)(e)"]),
        ("made under O. Reg. 191/11", ["O. Reg. 191/11"]),
        ("Nothing in the Civil Peace Act helps.", ["Civil Peace Act"]),
        ("the Information (Kestrel) Law 2011", ["Information (Kestrel) Law 2011"]),
    ],
)
def test_english_acts_of_many_countries(text: str, expected: list[str]) -> None:
    assert targets(text, language="en") == expected


def test_where_an_act_is_printed_belongs_to_its_long_name() -> None:
    (one,) = found("the Wildfire Act, S.A. 2004, c. 31, remains", language="en")

    assert (one.target, one.parts["long"]) == ("Wildfire Act", "Wildfire Act, S.A. 2004, c. 31")


def test_the_directive_is_the_last_directive_not_the_last_act() -> None:
    text = "Directive 2008/56/EC was transposed by the Marine Act 2012; Article 13 of the directive applies."

    assert "Directive 2008/56/EC Art. 13" in targets(text, language="en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("§ 4 der 34. BImSchV", ["34. BImSchV § 4"]),
        ("die 1. Tierhaltungsverordnung", ["1. Tierhaltungsverordnung"]),
        ("§ 3 der Ersten Verordnung zum Sprengstoffgesetz", ["Erste Verordnung zum Sprengstoffgesetz § 3"]),
        ("§ 71 des Ostertaler Wassergesetzes", ["Ostertaler Wassergesetz § 71"]),
        ("nach der Marktsatzung", ["Marktsatzung"]),
        ("§ 6 des Haushaltsgesetzes 2029/2030", ["Haushaltsgesetz 2029/2030 § 6"]),
        ("§ 9 Abs. 4 Satz 2 Halbsatz 1 Archivgesetz", ["Archivgesetz § 9 Abs. 4 Satz 2 Halbsatz 1"]),
        (
            "der Staatsvertrag zwischen dem Land Seenmark und dem Königreich Holmland über die Polizei",
            ["Staatsvertrag zwischen dem Land Seenmark und dem Königreich Holmland über die Polizei"],
        ),
        ("§ 4 des Mietvertrages und Artikel 4 der Verwaltungsvereinbarung", []),
        ("Ein Gesetz zur Umsetzung ist angekündigt.", []),
    ],
)
def test_german_laws_by_count_place_and_kind(text: str, expected: list[str]) -> None:
    assert targets(text) == expected
