"""The words that a page of suggestions adds of its own, in German and English.

They describe what a text says. None of them speaks of a demand being met.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskWords:
    """One language's words. ``{}`` stands for what is put in."""

    status: str
    status_note: str
    suggestion: str
    suggestions: str
    overview: str
    kinds: str
    kinds_note: str
    kind: str
    meaning: str
    answers: str
    none: str
    none_means: str
    filter: str
    all: str
    back_to_all: str
    shown: str
    unsure: str
    unsure_below: str
    show: str
    show_kinds: str
    show_references: str
    show_facts: str
    references: str
    flagged: str
    flagged_note: str
    no_references: str
    at: str
    words: str
    target: str
    type: str
    state: str
    measures: str
    measures_note: str
    also: str
    points: str
    money: str
    amount: str
    figures: str
    value: str
    name: str
    names: str
    why: str
    rule: str
    confidence: str
    coverage: str
    coverage_note: str
    taken_up: str
    not_found: str
    speaks: str
    demand: str
    answer: str
    front: str
    footnote: str
    total: str
    until: str
    quarter: str
    seasons: tuple[str, str, str, str]
    decimal: str
    thousands: str
    kind_names: Mapping[str, str]
    kind_means: Mapping[str, str]
    type_names: Mapping[str, str]
    state_names: Mapping[str, str]
    level_names: Mapping[str, str]
    bound_names: Mapping[str, str]
    part_names: Mapping[str, str]
    per_names: Mapping[str, str]


GERMAN = DeskWords(
    status="Vorschläge, nicht bestätigt",
    status_note="Diese Seite ist für den Arbeitsplatz bestimmt, nicht zur Veröffentlichung. Ein Programm hat nach "
    "Regeln vorgeschlagen, was die Texte sagen. Jeder Vorschlag zeigt seinen Grund, sobald man ihn ansteuert. Ob eine "
    "Forderung erfüllt ist, sagt kein Vorschlag.",
    suggestion="Vorschlag:",
    suggestions="Vorschläge in Tabellen",
    overview="Übersicht",
    kinds="Arten der Stellungnahmen",
    kinds_note="Eine Art beschreibt, was eine Stellungnahme sagt. Sie ist keine Note und hat keine Rangfolge.",
    kind="Art",
    meaning="Bedeutung",
    answers="Stellungnahmen",
    none="ohne Vorschlag",
    none_means="Keine Regel trifft zu.",
    filter="Zeige Ziffern, deren Stellungnahme als … vorgeschlagen ist",
    all="alle",
    back_to_all="Zum Filter",
    shown="Gefiltert nach „{}“: {} von {} Stellungnahmen. Andere Ziffern sind ausgeblendet; wohin ein Verweis führt, "
    "das bleibt sichtbar.",
    unsure="unsicher",
    unsure_below="unsicher, Sicherheit unter {}",
    show="Im Text zeigen",
    show_kinds="Arten der Sätze",
    show_references="Verweise",
    show_facts="Zahlen, Daten und Namen",
    references="Verweise",
    flagged="Verweise, die anzusehen sind",
    flagged_note="Sie führen ins Leere, im Kreis, auf sich selbst, oder ihre Nummer wurde als Lesefehler berichtigt.",
    no_references="Es wurden keine Verweise gefunden.",
    at="Stelle",
    words="Wortlaut",
    target="Ziel",
    type="Was",
    state="Stand",
    measures="Maßnahmen",
    measures_note="Namen von Programmen, Gesetzen, Einrichtungen und Vorhaben, die Stellungnahmen anführen. "
    "Eine Verbindung behauptet keine Wirkung.",
    also="auch",
    points="Ziffern",
    money="Geldbeträge",
    amount="Betrag",
    figures="Weitere Zahlen und Daten",
    value="Wert",
    name="Name",
    names="Namen und Abkürzungen",
    why="Grund",
    rule="Regel",
    confidence="Sicherheit",
    coverage="Was die Stellungnahme aufgreift",
    coverage_note="Hinweis für den Vergleich beider Texte, kein Urteil. Verglichen werden Wörter, nicht Sachverhalte.",
    taken_up="aufgegriffen:",
    not_found="mit diesen Wörtern nicht gefunden",
    speaks="Vorschlag, wer spricht:",
    demand="Beschlusstext",
    answer="Stellungnahme",
    front="Vorspann",
    footnote="Fußnote",
    total="von {}",
    until="bis",
    quarter="{}. Quartal {}",
    seasons=("Frühjahr", "Sommer", "Herbst", "Winter"),
    decimal=",",
    thousands="\N{NARROW NO-BREAK SPACE}",
    kind_names={
        "noted": "nimmt zur Kenntnis",
        "supported": "stimmt zu",
        "refers": "verweist",
        "not_competent": "nicht zuständig",
        "no_data": "keine Daten",
        "done": "nennt Vollzug",
        "under_way": "in Arbeit",
        "announced": "kündigt an",
        "in_place": "beschreibt Bestehendes",
        "absent": "gibt es nicht",
        "declined": "lehnt ab",
    },
    kind_means={
        "noted": "Die Stellungnahme nimmt zur Kenntnis; weiter sagt sie nichts.",
        "supported": "Sie teilt das Anliegen; weiter sagt sie nichts.",
        "refers": "Sie verweist auf eine andere Stellungnahme oder ein anderes Papier.",
        "not_competent": "Sie nennt eine andere Ebene oder Stelle als zuständig.",
        "no_data": "Zahlen liegen nicht vor oder sind nur mit zu großem Aufwand zu erheben.",
        "done": "Sie nennt eine eigene, datierte Handlung nach dem Beschluss.",
        "under_way": "Sie sagt, dass daran gearbeitet wird.",
        "announced": "Sie kündigt etwas an.",
        "in_place": "Sie beschreibt, was besteht. Ob das die Forderung erfüllt, sagt die Art nicht.",
        "absent": "Sie sagt, dass es das Geforderte nicht gibt. Das ist keine Ablehnung.",
        "declined": "Sie sagt, dass sie es nicht tun will oder nicht vorsieht.",
    },
    type_names={
        "answer": "Ziffer dieses Papiers",
        "paper": "Drucksache",
        "resolution": "Beschluss",
        "law": "Recht",
        "document": "Dokument",
        "web": "Internetadresse",
        "money": "Geldbetrag",
        "count": "Anzahl",
        "percentage": "Anteil",
        "date": "Datum",
        "period": "Zeitraum",
        "institution": "Einrichtung",
        "programme": "Programm",
        "fund": "Fonds",
        "concept": "Konzept",
        "project": "Projekt",
        "abbreviation": "Abkürzung",
    },
    state_names={
        "resolved": "gefunden",
        "repaired": "gefunden, Nummer berichtigt",
        "dangling": "führt ins Leere",
        "self": "weist auf sich selbst",
        "circular": "führt im Kreis",
        "external": "außerhalb dieses Papiers",
    },
    level_names={
        "eu": "Europäische Union",
        "federal": "Bund",
        "state": "Land",
        "municipal": "Kommunen",
        "third_party": "Dritte",
    },
    bound_names={
        "over": "über", "at_least": "mindestens", "about": "rund", "up_to": "bis zu", "under": "unter",
        "from": "ab", "to": "bis", "since": "seit", "until": "bis",
    },
    part_names={"what": "Was", "whom": "Für wen", "when": "Bis wann"},
    per_names={
        "year": "Jahr", "month": "Monat", "week": "Woche", "day": "Tag", "hour": "Stunde", "project": "Projekt",
        "person": "Person", "child": "Kind", "place": "Platz", "case": "Fall", "household": "Haushalt",
    },
)

ENGLISH = DeskWords(
    status="Suggestions, not confirmed",
    status_note="This page is for the desk, not for publication. A program suggested by rules what the texts say. Each "
    "suggestion shows its reason when you point at it or move to it. No suggestion says whether a demand is met.",
    suggestion="Suggestion:",
    suggestions="Suggestions in tables",
    overview="Overview",
    kinds="Kinds of answer",
    kinds_note="A kind describes what an answer says. It is no mark and has no rank.",
    kind="Kind",
    meaning="Meaning",
    answers="Answers",
    none="no suggestion",
    none_means="No rule applies.",
    filter="Show points whose answer is suggested to be …",
    all="all",
    back_to_all="To the filter",
    shown="Filtered by “{}”: {} of {} answers. Other points are hidden; what a link leads to stays visible.",
    unsure="unsure",
    unsure_below="unsure, confidence below {}",
    show="Show in the text",
    show_kinds="kinds of sentences",
    show_references="references",
    show_facts="figures, dates and names",
    references="References",
    flagged="References to look at",
    flagged_note="They lead nowhere, in a circle or to themselves, or their number was put right as a reading error.",
    no_references="No references were found.",
    at="Where",
    words="Words",
    target="Target",
    type="What",
    state="State",
    measures="Measures",
    measures_note="Names of programmes, laws, institutions and projects that answers bring up. "
    "A link claims no effect.",
    also="also",
    points="Points",
    money="Amounts of money",
    amount="Amount",
    figures="Other figures and dates",
    value="Value",
    name="Name",
    names="Names and abbreviations",
    why="Reason",
    rule="rule",
    confidence="confidence",
    coverage="What the answer takes up",
    coverage_note="A hint for comparing both texts, no verdict. Words are compared, not facts.",
    taken_up="taken up:",
    not_found="not found in these words",
    speaks="Suggestion, who speaks:",
    demand="text of the point",
    answer="answer",
    front="front matter",
    footnote="footnote",
    total="of {}",
    until="to",
    quarter="quarter {} of {}",
    seasons=("spring", "summer", "autumn", "winter"),
    decimal=".",
    thousands=",",
    kind_names={
        "noted": "takes note",
        "supported": "agrees",
        "refers": "refers elsewhere",
        "not_competent": "outside its remit",
        "no_data": "no data",
        "done": "reports an act",
        "under_way": "under way",
        "announced": "announces",
        "in_place": "describes what exists",
        "absent": "does not exist",
        "declined": "declines",
    },
    kind_means={
        "noted": "The answer takes note and says nothing else.",
        "supported": "It shares the aim and says nothing more.",
        "refers": "It points to another answer or paper.",
        "not_competent": "It names another level or body as responsible.",
        "no_data": "Figures are not held, or can only be had at too great a cost.",
        "done": "It names a dated act of its own after the resolution.",
        "under_way": "It says that this is being worked on.",
        "announced": "It announces something.",
        "in_place": "It describes what exists. The kind does not say whether this meets the demand.",
        "absent": "It says that there is no such thing. That is no refusal.",
        "declined": "It says that it will not do it or does not envisage it.",
    },
    type_names={
        "answer": "point of this paper",
        "paper": "printed paper",
        "resolution": "resolution",
        "law": "law",
        "document": "document",
        "web": "web address",
        "money": "amount of money",
        "count": "count",
        "percentage": "share",
        "date": "date",
        "period": "period",
        "institution": "institution",
        "programme": "programme",
        "fund": "fund",
        "concept": "concept",
        "project": "project",
        "abbreviation": "abbreviation",
    },
    state_names={
        "resolved": "found",
        "repaired": "found, number put right",
        "dangling": "leads nowhere",
        "self": "points to itself",
        "circular": "leads in a circle",
        "external": "outside this paper",
    },
    level_names={
        "eu": "European Union",
        "federal": "federal level",
        "state": "state level",
        "municipal": "municipalities",
        "third_party": "third parties",
    },
    bound_names={
        "over": "over", "at_least": "at least", "about": "about", "up_to": "up to", "under": "under",
        "from": "from", "to": "to", "since": "since", "until": "until",
    },
    part_names={"what": "What", "whom": "For whom", "when": "By when"},
    per_names={},
)


def desk_words_for(language: str | None) -> DeskWords:
    """German words for a German paper, English ones for all others."""
    return GERMAN if (language or "").lower().split("-")[0] == "de" else ENGLISH
