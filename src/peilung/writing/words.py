"""The words that writers add of their own, in German and English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from peilung.core.paper import FurnitureType, OmissionReading, Problem, ProblemCode, Role

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
            sentence = self.said_of.get(_NOT_READ)
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


_NOT_READ = "not-read"
_GERMAN_PROBLEMS = {
    "gap": "Im Papier fehlt {}, und es sagt nicht, warum. An dieser Stelle, vor der nächsten Ziffer, nachsehen: Steht "
           "sie dort, so wurde sie überlesen; steht sie nicht dort, beim Verfasser nachfragen.",
    "duplicate-number": "Im Papier kommt {} mehr als einmal vor; beide Stellen sind hier aufgenommen. Am Papier "
                        "prüfen, welche Nummer gemeint ist.",
    "number-out-of-order": "Im Papier steht {} nicht in der Reihe der übrigen. Am Papier prüfen, ob es ein "
                           "Schreibfehler oder keine Nummer ist.",
    "role-unclear": "Aus den Worten darüber geht nicht hervor, ob dies eine Feststellung oder eine Forderung ist. "
                    "Im Papier nachlesen und die Rolle von Hand setzen.",
    "not-placed": "Dieser Text ließ sich nicht zuordnen und steht nur hier. Im Papier nachsehen, wohin er gehört.",
    _NOT_READ: "Ein Teil der Datei wurde nicht gelesen. Als eine einzige Datei neu speichern und noch einmal lesen.",
    "answer-without-point": "Diese Stellungnahme steht im Papier neben keiner Ziffer. Auf der Seite nachsehen und sie "
                            "von Hand zuordnen.",
    "footnote-without-mark": "Zu dieser Fußnote wurde im Text kein Zeichen gefunden. Auf der Seite danach suchen.",
    "page-without-text": "Diese Seite enthält keinen lesbaren Text. Ist sie ein Bild, erst eine Texterkennung über die "
                         "Datei laufen lassen und sie dann noch einmal lesen.",
    "columns-unclear": "Zu welcher Spalte dieser Text gehört, ist unklar; er steht nur hier. Die Ziffern daneben mit "
                       "der Seite vergleichen.",
    "language-unclear": "Die Sprache des Papiers war nicht sicher zu erkennen. Rollen, Daten und getrennte Wörter am "
                        "Papier prüfen.",
    "encoding-guessed": "Die Datei sagt nicht verlässlich, wie sie gespeichert ist; das wurde erschlossen. Umlaute und "
                        "Sonderzeichen prüfen; sind sie falsch, die Datei als UTF-8 neu speichern.",
    "tags-disagree": "Die Auszeichnung im PDF teilt die Zeilen anders ein, als die Nummern es tun; gelesen wurde nach "
                     "den Nummern. Die Ziffern dieser Seite mit ihr vergleichen.",
    "second-resolution": "Hier beginnt die Zählung von vorn, vielleicht mit einer weiteren Resolution; gelesen ist "
                         "beides als eine Reihe. Am Papier prüfen und von Hand trennen.",
    "answer-empty": "Neben dieser Ziffer steht keine Stellungnahme, obwohl das Papier andere beantwortet. Am Papier "
                    "prüfen, ob das Feld dort leer ist oder ob sie nicht gelesen wurde.",
    "not-aligned": "Der Text steht in zwei Sprachen da, aber die Ziffern lassen sich nicht alle einander zuordnen. "
                   "Beide Fassungen vergleichen und die Ziffern von Hand zuordnen.",
}

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
    said_of=_GERMAN_PROBLEMS,
    said_of_number="die Nummer {}",
    some_number="eine Nummer",
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
)


def words_for(language: str | None) -> Words:
    """German words for a German paper, English ones for all others."""
    return GERMAN if (language or "").lower().split("-")[0] == "de" else ENGLISH


def language_tag(language: str | None) -> str | None:
    """``language`` if it can stand in a ``lang`` attribute, else ``None``."""
    return language if language and _TAG.fullmatch(language) else None
