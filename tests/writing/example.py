"""A document as a reader might give it: invented, on harbours and ferries, with every shape a writer must handle."""

from __future__ import annotations

from datetime import date

from peilung.core.number import NumberPath
from peilung.core.paper import (
    Answer,
    Block,
    BlockType,
    Box,
    Document,
    Footnote,
    Furniture,
    FurnitureType,
    Omission,
    OmissionReading,
    Paper,
    Passage,
    Point,
    PointKind,
    Problem,
    ProblemCode,
    Request,
    Resolution,
    Role,
    Span,
)

TEXT, HEAD, ITEM, QUOTE = BlockType.PARAGRAPH, BlockType.HEADING, BlockType.ITEM, BlockType.QUOTE
_LINE = 60


def spans(text: str, page: int, top: float = 120.0, *, over: int = 1) -> tuple[Span, ...]:
    """Spans as a PDF reader gives them: a line each, spread evenly over ``over`` pages."""
    starts = range(0, len(text), _LINE)
    return tuple(
        Span(start, min(start + _LINE, len(text)), page=page + n * over // len(starts),
             box=Box(70.0, top + 14 * n, 290.5, top + 14 * n + 12))
        for n, start in enumerate(starts)
    )


def path(text: str) -> NumberPath:
    return NumberPath.parse(text)


def section(number: str, text: str, page: int) -> Point:
    return Point(path(number), path(number).slug, PointKind.SECTION, None, text, (), spans(text, page))


def point(number: str, role: Role | None, text: str, page: int, *answers: str, intro: bool = False) -> Point:
    kind = PointKind.INTRO if intro else PointKind.POINT
    return Point(path(number), path(number).slug, kind, role, text, answers, spans(text, page))


def answer(name: str, to: tuple[str, ...], page: int, *blocks: tuple[BlockType, str], over: int = 1) -> Answer:
    text = "\n".join(block for _, block in blocks)
    return Answer(name, 0, tuple(map(path, to)), "Landesregierung", text, tuple(Block(*block) for block in blocks),
                  spans(text, page, over=over))


def omission(number: str, after: str | None, before: str | None, reading: OmissionReading) -> Omission:
    return Omission(0, path(number), path(after) if after else None, path(before) if before else None, reading)


_RECITALS = (
    section("1", "hält fest, dass", 2),
    point("1 a)", Role.RECITAL, "die Fährverbindungen zwischen den Häfen der Bucht seit 2019 von drei auf zwei "
          "Abfahrten am Tag zurückgegangen sind.", 2, "a1"),
    point("1 b)", Role.RECITAL, "die Wassergüte in sieben von neun Sportboothäfen untersucht wird.¹", 2, "a2"),
    point("1 c)", Role.RECITAL, "der Fahrplan der Inselfähren nicht auf den Regionalverkehr abgestimmt ist.", 2, "a3"),
)

_DEMANDS = (
    section("2", "fordert die Landesregierung auf,", 3),
    point("2 a)", Role.DEMAND, "ein Fahrplanportal einzurichten, das alle Linien in einer Auskunft zeigt,", 3, "a4"),
    point("2 c)", Role.DEMAND, "die Ausstattung der Anleger zu verbessern, und zwar durch", 4, intro=True),
    point("2 c) (1)", Role.DEMAND, "stufenlose Zugänge an allen Anlegern mit mehr als 20 000 Fahrgästen,", 4, "a5"),
    point("2 c) (2)", Role.DEMAND, "Anzeigen mit Abfahrtszeiten, die auch vorgelesen werden,", 4, "a6"),
    point("2 c) (4)", Role.DEMAND, "wettergeschützte Wartebereiche.", 5),
    point("2 d)", Role.DEMAND, "den Landstrom auszubauen:\na) in den Fährhäfen bis zum Jahr 2027,\n"
          "b) in den übrigen Häfen bis zum Jahr 2030,", 5, "a7"),
)

_WISHES = (
    section("3", "hält es für geboten, die folgenden Vorhaben gemeinsam mit den Nachbarländern, den Reedereien und den "
            "Hafenämtern anzugehen und dabei die Erfahrungen aus den vergangenen Fahrplanjahren, insbesondere aus den "
            "Sommermonaten mit dem höchsten Aufkommen, einzubeziehen:", 6),
    point("3 e)", Role.DEMAND, "für die Nachtfähre", 6, intro=True),
    point("3 e) (1)", Role.DEMAND, "einen gemeinsamen Betrieb im Winter zu prüfen,", 6, "a8"),
    point("3 e) (2)", Role.DEMAND, "die Kosten dieses Betriebs offenzulegen,", 6, "a8"),
    point("3 f)", None, "eine einheitliche Messstelle für Hafenschlick, siehe www.hafenschlick.example.", 7, "a9"),
    point("3 g)", Role.DEMAND, "den Winterbetrieb auch auf die Güterfähren auszudehnen.", 7, "a8"),
)

_ANSWERS = (
    answer("a1", ("1 a)",), 2, (TEXT, "Kenntnisnahme")),
    answer("a2", ("1 b)",), 2, (TEXT, "Kenntnisnahme")),
    answer("a3", ("1 c)",), 2, (TEXT, "Der Sachverhalt trifft zu. Auf die Antwort zu Ziffer 2 a) wird verwiesen.")),
    answer("a4", ("2 a)",), 3,
           (TEXT, "Das Fahrplanportal „Bucht & Bahn“ ging im April 2023 in Betrieb. Es zeigt 14 von 16 Linien; die "
               "beiden übrigen Linien werden von einer Reederei betrieben, die ihre Daten bislang nicht bereitstellt."),
           (HEAD, "Weitere Schritte"),
           (TEXT, "Für das laufende Jahr sind vorgesehen:"),
           (ITEM, "– die Aufnahme der beiden fehlenden Linien,"),
           (ITEM, "– eine Auskunft in polnischer und dänischer Sprache,"),
           (ITEM, "– Angaben zur Mitnahme von Fahrrädern und Rollstühlen."),
           (TEXT, "Die Landesregierung hat dazu bereits berichtet:"),
           (QUOTE, "„Ein gemeinsames Portal wird angestrebt; die Finanzierung ist für zwei Jahre gesichert.“²"),
           (TEXT, "Daran wird festgehalten."), over=2),
    answer("a5", ("2 c) (1)",), 4, (TEXT, "Fünf der elf Anleger sind umgebaut. Drei weitere sind beauftragt.")),
    answer("a6", ("2 c) (2)",), 4, (TEXT, "Hierzu liegt kein Datenmaterial vor.")),
    answer("a7", ("2 d)",), 5,
           (TEXT, "Landstrom steht an vier Liegeplätzen zur Verfügung. Das Förderprogramm „Sauberer Hafen“ "
               "unterstützt mit Mitteln in Höhe von 3,2 Mio. Euro den Bau von Anschlüssen mit 500 kW je Liegeplatz auf "
               "höchstens 40 m² Fläche.³"),
           (TEXT, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtenanschlussverordnung")),
    answer("a8", ("3 e) (1)", "3 e) (2)", "3 g)"), 6,
           (TEXT, "Die Fragen zum Winterbetrieb werden zusammenhängend beantwortet. Ein "
               "Gutachten ist beauftragt und soll im Herbst vorliegen; erst danach können Kosten benannt werden.")),
    answer("a9", ("3 f)",), 7, (TEXT, "Eine solche Messstelle gibt es nicht. Die Hafenämter untersuchen selbst.")),
)

_FRONT = (
    "Mit diesem Bericht kommt die Landesregierung der Bitte des Landtages nach, bis zum 30. Juni 2024 zu berichten.",
    "Der Bericht beschränkt sich auf die Punkte, für die das Land zuständig ist.",
)

_FOOTNOTES = (
    ("1", "Messreihe des Landesamtes, Stand März 2024.", "1 b)", 2),
    ("2", "Drucksache 5/1234 vom 3. Mai 2021.", "a4", 4),
    ("3", "Haushaltsplan 2024, Einzelplan 08.", "a7", 5),
    ("*", "Alle Angaben ohne Gewähr.", None, 7),
)

_PROBLEMS = (
    Problem(ProblemCode.GAP, "Zwischen 2 c) (2) und 2 c) (4) fehlt 2 c) (3). Bitte im Papier nachsehen.", 4,
            path("2 c) (3)"), None),
    Problem(ProblemCode.ROLE_UNCLEAR, "Ob 3 f) feststellt oder fordert, ist nicht erkennbar. Bitte die Rolle setzen.",
            7, path("3 f)"), "eine einheitliche Messstelle für Hafenschlick"),
    Problem(ProblemCode.FOOTNOTE_WITHOUT_MARK, "Zu dieser Fußnote wurde kein Zeichen gefunden.", 7, None,
            "Alle Angaben ohne Gewähr."),
)


def example() -> Document:
    """A government's invented paper on an invented resolution: 3 sections, 14 numbered points, 9 answers."""
    return Document(
        paper=Paper(
            title="Bericht der Landesregierung zur Umsetzung der Resolution der 7. Hafenkonferenz der Bucht "
                  "(Seestadt, 4. bis 6. Oktober 2023)",
            number="Drucksache 6/2718", date=date(2024, 5, 28), due=date(2024, 6, 30), author="Landesregierung",
            addressee="Landtag", language="de", request=Request(_FRONT[0], ("Drucksache 6/2100",)),
            sha256="9f2c" * 16, media_type="application/pdf", pages=7,
        ),
        front=tuple(Passage(text, spans(text, 1)) for text in _FRONT),
        headings=(Passage("Die Hafenkonferenz der Bucht", spans("Die Hafenkonferenz der Bucht", 2)),),
        furniture=(
            Furniture(FurnitureType.RUNNING_HEAD, "Landtag – 6. Wahlperiode", 2),
            Furniture(FurnitureType.PAGE_NUMBER, "2", 2),
            Furniture(FurnitureType.COLUMN_TITLE, "Nr.\tBeschluss\tBericht", 2),
        ),
        resolutions=(Resolution("Resolution der 7. Hafenkonferenz der Bucht", "Hafenkonferenz der Bucht", "7.",
                                "Seestadt", date(2023, 10, 4), date(2023, 10, 6),
                                points=_RECITALS + _DEMANDS + _WISHES),),
        answers=_ANSWERS,
        omitted=(
            omission("2 b)", "2 a)", "2 c)", OmissionReading.COMPETENCE),
            omission("2 c) (3)", "2 c) (2)", "2 c) (4)", OmissionReading.UNKNOWN),
            *(omission(f"3 {sign})", None, "3 e)", OmissionReading.COMPETENCE) for sign in "abcd"),
        ),
        footnotes=tuple(Footnote(mark, text, owner, spans(text, page, 760)) for mark, text, owner, page in _FOOTNOTES),
        problems=_PROBLEMS,
    )
