"""The words that writers add of their own, in German and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from peilung.core.paper import FurnitureType, OmissionReading, Problem, ProblemCode, RepairKind, Role
from peilung.writing.plain import one_line
from peilung.writing.sentences import (
    ENGLISH_LANGUAGES,
    ENGLISH_REPAIRS,
    GERMAN_LANGUAGES,
    GERMAN_REPAIRS,
    NOT_READ,
    PROBLEMS,
)

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. ``{}`` stands for what is put in."""

    language: str
    months: tuple[str, ...]
    day: str
    quotes: str
    untitled: str
    resolution: str
    number: str
    demand: str
    answer: str
    paper_number: str
    dated: str
    due: str
    author: str
    addressee: str
    request: str
    cited: str
    source: str
    pages: str
    body: str
    session: str
    place: str
    held: str
    page: str
    line: str
    paragraph: str
    skip: str
    contents: str
    to_contents: str
    problems: str
    problems_at_end: str
    problems_note: str
    count_points: str
    count_recitals: str
    count_demands: str
    count_answers: str
    count_omitted: str
    count_problems: str
    recital: str
    asks: str
    together: str
    see: str
    silent: str
    omitted: str
    by_competence: str
    for_unknown_reason: str
    loose_answers: str
    stray_omissions: str
    footnotes: str
    footnote: str
    back: str
    rest: str
    front: str
    headings: str
    furniture: str
    running_head: str
    page_number: str
    column_title: str
    note: str
    said_of: Mapping[str, str]
    """A sentence for each kind of problem; where there is none, the problem's own message is shown."""

    said_of_number: str
    """How a sentence names the number of a point."""

    some_number: str
    question: str
    reply: str
    unanswered: str
    questions: str
    no_answers: str
    answer_to: str
    one_of: str
    in_language: str
    translation: str
    translation_of: str
    languages: Mapping[str, str]
    """The name of a language by the first part of its tag."""

    detail: str
    loose_details: str
    annexes: str
    repairs: str
    repairs_note: str
    read_as: str
    taken_out: str
    said_of_repair: Mapping[str, str]
    count_resolutions: str
    count_translations: str
    count_repairs: str

    def language_name(self, tag: str) -> str:
        """“Englisch” for “en-GB”; the tag itself where the language has no name here."""
        return self.languages.get(tag.lower().split("-")[0], one_line(tag))

    def version(self, tag: str | None) -> str:
        """What to call a text in another language: by the language, or just a translation."""
        return self.language_name(tag) if tag else self.translation

    def repair(self, kind: RepairKind) -> str:
        """What was wrong, in a few words."""
        return self.said_of_repair[kind]

    def role(self, role: Role | None) -> str:
        """The word for a role, empty where it is unclear."""
        match role:
            case Role.RECITAL:
                return self.recital
            case Role.DEMAND:
                return self.asks
            case None:
                return ""

    def reason(self, reading: OmissionReading) -> str:
        """Why a number is missing, as a sentence."""
        match reading:
            case OmissionReading.COMPETENCE:
                return self.by_competence
            case OmissionReading.UNKNOWN:
                return self.for_unknown_reason

    def kind(self, kind: FurnitureType) -> str:
        """The word for a kind of furniture."""
        match kind:
            case FurnitureType.RUNNING_HEAD:
                return self.running_head
            case FurnitureType.PAGE_NUMBER:
                return self.page_number
            case FurnitureType.COLUMN_TITLE:
                return self.column_title

    def problem(self, problem: Problem) -> str:
        """What is open and what to do about it; page, path and quote stand beside it."""
        if problem.code is ProblemCode.NOT_PLACED and not problem.quote:
            sentence = self.said_of.get(NOT_READ)
        else:
            sentence = self.said_of.get(problem.code)
        if sentence is None:
            return problem.message
        return sentence.format(self.said_of_number.format(problem.path) if problem.path else self.some_number)

    def quoted(self, text: str) -> str:
        """``text`` in this language's quotation marks."""
        return f"{self.quotes[0]}{text}{self.quotes[1]}"

    def on(self, day: date) -> str:
        """A date in full: “31. Mai 2024”, “31 May 2024”."""
        return self.day.format(day=day.day, month=self.months[day.month - 1], year=day.year)


GERMAN = Words(
    language="de",
    months=("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember"),
    day="{day}. {month} {year}",
    quotes="„“",
    untitled="Papier ohne Titel",
    resolution="Resolution",
    number="Ziffer",
    demand="Text der Resolution",
    answer="Stellungnahme",
    paper_number="Nummer",
    dated="Datum",
    due="Frist",
    author="Von",
    addressee="An",
    request="Berichtsersuchen",
    cited="Genannte Papiere",
    source="Gelesene Datei",
    pages="Seiten",
    body="Gremium",
    session="Tagung",
    place="Ort",
    held="Zeit",
    page="S.",
    line="Zeile",
    paragraph="Absatz",
    skip="Zum Inhalt springen",
    contents="Inhalt",
    to_contents="Zum Inhalt",
    problems="Beim Lesen offen geblieben",
    problems_at_end="Beim Lesen offen geblieben: {}, siehe Ende des Dokuments.",
    problems_note="An diesen Stellen ist das Ergebnis am Papier zu prüfen.",
    count_points="Ziffern",
    count_recitals="Feststellungen",
    count_demands="Forderungen",
    count_answers="Stellungnahmen",
    count_omitted="nicht im Papier",
    count_problems="offen geblieben",
    recital="Feststellung",
    asks="Forderung",
    together="Zusammen beantwortet: {}",
    see="Zusammen beantwortet mit {}, siehe dort.",
    silent="Im Papier steht hier keine Stellungnahme.",
    omitted="Nicht in diesem Papier.",
    by_competence="Das Papier antwortet nach eigener Angabe nur, soweit eine Zuständigkeit gesehen wird.",
    for_unknown_reason="Warum, sagt das Papier nicht. Eine Lücke dieses Papiers, kein Urteil in der Sache.",
    loose_answers="Stellungnahmen ohne zugeordnete Ziffer",
    stray_omissions="Fehlende Nummern ohne Resolution",
    footnotes="Fußnoten",
    footnote="Fußnote",
    back="zurück zum Text",
    rest="Vorspann, Überschriften, Kopf- und Fußzeilen",
    front="Vorspann",
    headings="Überschriften",
    furniture="Kopf- und Fußzeilen, Spaltentitel",
    running_head="Kolumnentitel",
    page_number="Seitenzahl",
    column_title="Spaltentitel",
    note="Maschinell aus dem Papier gelesen; maßgeblich ist das Papier. "
         "Ob eine Forderung erfüllt ist, sagt diese Fassung nicht.",
    said_of=PROBLEMS,
    said_of_number="die Nummer {}",
    some_number="eine Nummer",
    question="Frage",
    reply="Antwort",
    unanswered="Im Papier steht hier keine Antwort.",
    questions="Fragen",
    no_answers="Zu dieser Resolution enthält das Papier keine Stellungnahmen.",
    answer_to="Stellungnahme zu: {}",
    one_of="{} von {}",
    in_language="Sprache",
    translation="Übersetzung",
    translation_of="Übersetzung von",
    languages=GERMAN_LANGUAGES,
    detail="Weitere Angabe",
    loose_details="Weitere Angaben ohne zugeordnete Ziffer",
    annexes="Anlagen und Schluss",
    repairs="Ausgebesserte Stellen",
    repairs_note="Hier war der Text der Datei beschädigt. Zuerst steht, was die Datei hat, dann, wie es gelesen wurde.",
    read_as="gelesen als",
    taken_out="herausgenommen",
    said_of_repair=GERMAN_REPAIRS,
    count_resolutions="Resolutionen",
    count_translations="Übersetzungen",
    count_repairs="ausgebessert",
)

ENGLISH = Words(
    language="en",
    months=("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December"),
    day="{day} {month} {year}",
    quotes="“”",
    untitled="Untitled paper",
    resolution="Resolution",
    number="Number",
    demand="Text of the resolution",
    answer="Answer",
    paper_number="Number",
    dated="Date",
    due="Due",
    author="From",
    addressee="To",
    request="Request",
    cited="Papers cited",
    source="File read",
    pages="Pages",
    body="Body",
    session="Session",
    place="Place",
    held="Held",
    page="page",
    line="line",
    paragraph="paragraph",
    skip="Skip to content",
    contents="Contents",
    to_contents="To the contents",
    problems="Left open in reading",
    problems_at_end="Left open in reading: {}, see the end of this document.",
    problems_note="At these places the result should be checked against the paper.",
    count_points="Points",
    count_recitals="recitals",
    count_demands="demands",
    count_answers="answers",
    count_omitted="not in the paper",
    count_problems="left open",
    recital="recital",
    asks="demand",
    together="Answered together: {}",
    see="Answered together with {}; see there.",
    silent="The paper gives no answer here.",
    omitted="Not in this paper.",
    by_competence="The paper says that it answers only where it sees a competence.",
    for_unknown_reason="The paper does not say why. A gap in this paper, not a verdict on the matter.",
    loose_answers="Answers not tied to a point",
    stray_omissions="Missing numbers without a resolution",
    footnotes="Footnotes",
    footnote="Footnote",
    back="back to the text",
    rest="Front matter, headings, running heads",
    front="Front matter",
    headings="Headings",
    furniture="Running heads, page numbers, column titles",
    running_head="running head",
    page_number="page number",
    column_title="column title",
    note="Read from the paper by machine; the paper itself is authoritative. "
         "Whether a demand is met is not said here.",
    said_of={},
    said_of_number="the number {}",
    some_number="a number",
    question="Question",
    reply="Answer",
    unanswered="The paper gives no answer here.",
    questions="Questions",
    no_answers="The paper holds no answers to this resolution.",
    answer_to="Answer to: {}",
    one_of="{} of {}",
    in_language="Language",
    translation="Translation",
    translation_of="Translation of",
    languages=ENGLISH_LANGUAGES,
    detail="Further column",
    loose_details="Further columns not tied to a point",
    annexes="Annexes and closing",
    repairs="Repaired places",
    repairs_note="The text of the file was damaged here. First stands what the file has, then how it was read.",
    read_as="read as",
    taken_out="taken out",
    said_of_repair=ENGLISH_REPAIRS,
    count_resolutions="Resolutions",
    count_translations="translations",
    count_repairs="repaired",
)


def words_for(language: str | None) -> Words:
    """German words for a German paper, English ones for all others."""
    return GERMAN if (language or "").lower().split("-")[0] == "de" else ENGLISH


def language_tag(language: str | None) -> str | None:
    """``language`` if it can stand in a ``lang`` attribute, else ``None``."""
    return language if language and _TAG.fullmatch(language) else None
