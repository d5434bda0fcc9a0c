"""An invented paper with what :mod:`tests.writing.example` lacks.

Two resolutions, the first of them in two languages, further columns, annexes, repairs; and a list of questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from peilung.core.paper import (
    Answer,
    Block,
    BlockType,
    Detail,
    Document,
    Footnote,
    Paper,
    Passage,
    Point,
    Problem,
    ProblemCode,
    Repair,
    RepairKind,
    Resolution,
    Role,
)
from tests.writing.example import path, point, section, spans

_FERRIES = (
    section("1", "stellt fest, dass", 1),
    point("1 a)", Role.RECITAL, "die Fähren der Bucht im Winter seltener fahren als noch vor zehn Jahren.", 1, "a1"),
    section("2", "fordert die Regierungen auf,", 1),
    point("2 a)", Role.DEMAND, "einen gemeinsamen Winterfahrplan aufzustellen,", 1, "a2"),
    point("2 b)", Role.DEMAND, "die Anleger barrierefrei umzubauen,", 2, "a3"),
    point("2 c)", Role.DEMAND, "die Lotsen gemeinsam auszubilden.", 2, "a3"),
    point("2 d)", Role.DEMAND, "jährlich über die Auslastung zu berichten.", 2),
)

_IN_ENGLISH = (
    section("1", "notes that", 3),
    point("1 a)", Role.RECITAL, "the ferries of the bay sail less often in winter than they did ten years ago.", 3),
    section("2", "calls on the governments", 3),
    point("2 a)", Role.DEMAND, "to draw up a joint winter timetable,", 3, "b1"),
    point("2 b)", Role.DEMAND, "to make the landing stages accessible,", 3),
    point("2 c)", Role.DEMAND, "to train pilots together.", 3),
    point("2 d)", Role.DEMAND, "to report every year on how full the ferries are.", 3),
)

_MUSSELS = (
    section("1", "erinnert daran, dass", 4),
    point("1 a)", Role.RECITAL, "Muschelbänke das Wasser der Bucht klären.¹", 4),
    section("2", "bittet die Hafenämter,", 4),
    point("2 a)", Role.DEMAND, "die Bänke zu kartieren,", 4),
    point("2 b)", Role.DEMAND, "beim Ausbaggern Abstand zu halten.", 4),
)


def aligned(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points, each as the translation of the one with the same number."""
    return tuple(replace(each, translates=each.path) for each in points)


def said(name: str, resolution: int, to: Sequence[str], page: int, text: str) -> Answer:
    block = Block(BlockType.PARAGRAPH, text)
    return Answer(name, resolution, tuple(map(path, to)), "Senat", text, (block,), spans(text, page))


def detail(to: Sequence[str], title: str, text: str, page: int) -> Detail:
    return Detail(0, tuple(map(path, to)), title, text, spans(text, page))


def conference() -> Document:
    """Two resolutions of a conference: one answered, with its English text; one printed alone."""
    ferries = Resolution("Resolution zum Fährverkehr", "Hafenkonferenz der Bucht", "8.", "Seestadt",
                         date(2024, 10, 2), date(2024, 10, 4), points=_FERRIES)
    english = Resolution("Resolution on ferries", "Harbour Conference of the Bay", language="en", translates=0,
                         points=aligned(_IN_ENGLISH))
    mussels = Resolution("Entschließung zu den Muschelbänken", "Hafenkonferenz der Bucht", "8.", points=_MUSSELS)
    back = ("Anlage 1: Liste der Anleger", "Nordmole, Südmole, Alter Kai", "Seestadt, den 12. Mai 2025")
    return Document(
        paper=Paper(title="Bericht des Senats zu den Beschlüssen der 8. Hafenkonferenz der Bucht",
                    number="Drucksache 7/301", date=date(2025, 5, 12), author="Senat", addressee="Bürgerschaft",
                    language="de", sha256="5d1e" * 16, media_type="application/pdf", pages=6),
        resolutions=(ferries, english, mussels),
        answers=(
            said("a1", 0, ["1 a)"], 1, "Das trifft zu."),
            said("a2", 0, ["2 a)"], 1, "Ein Entwurf liegt vor; die Reedereien nehmen bis zum Herbst Stellung."),
            said("a3", 0, ["2 b)", "2 c)"], 2, "Beides wird im nächsten Haushalt gemeinsam veranschlagt."),
            said("b1", 1, ["2 a)"], 3, "A draft is ready; the shipping companies will comment on it by autumn."),
        ),
        details=(
            detail(["2 a)"], "Zuständig", "Behörde für Häfen", 1),
            detail(["2 a)"], "Stand", "in Arbeit,² Herbst 2025", 1),
            detail(["2 b)", "2 c)"], "Zuständig", "Amt für Strombau", 2),
            detail(["2 d)"], "Zuständig", "offen", 2),
        ),
        back=tuple(Passage(text, spans(text, page)) for text, page in zip(back, (5, 5, 6), strict=True)),
        footnotes=(
            Footnote("1", "Bericht des Seeamts, 2022.", "1 a)", spans("Bericht des Seeamts, 2022.", 4), 2),
            Footnote("2", "Stand Mai 2025.", "detail", spans("Stand Mai 2025.", 1)),
        ),
        repairs=(
            Repair(RepairKind.SPACE_LOST, "gemeinsamenWinterfahrplan", "gemeinsamen Winterfahrplan", "2 a)", 0, 1),
            Repair(RepairKind.LETTER_FOR_DIGIT, "2O25", "2025", "detail", None, 1),
            Repair(RepairKind.RUNNING_HEAD_INSIDE, "Bürgerschaft – 7. Wahlperiode", "", "a3", None, 2),
        ),
        problems=(
            Problem(ProblemCode.ANSWER_EMPTY, "2 d) has no answer. Look at the page.", 2, path("2 d)"), None, 0),
            Problem(ProblemCode.ROLE_UNCLEAR, "The role is unclear. Read the words above it.", 4, path("2 b)"),
                    "beim Ausbaggern", 2),
        ),
    )


def questions() -> Document:
    """A short inquiry: questions, their sub-questions, and what a government answers."""
    asked = (
        point("1", None, "Wie viele Fähren fahren im Winter?", 1, "a1"),
        point("2", None, "Wie viele davon sind", 1, intro=True),
        point("2 a)", None, "barrierefrei?", 1, "a2"),
        point("2 b)", None, "mit Landstrom versorgt?", 1, "a2"),
        point("3", None, "Wer führt die Aufsicht?", 1),
    )
    return Document(
        paper=Paper(title="Antwort auf die Kleine Anfrage „Fähren im Winter“", language="de", author="Senat",
                    media_type="application/pdf", pages=1),
        resolutions=(Resolution(points=asked),),
        answers=(said("a1", 0, ["1"], 1, "Neun."),
                 said("a2", 0, ["2 a)", "2 b)"], 1, "Die Fragen 2 a) und 2 b) werden zusammen beantwortet: alle.")),
    )


def unaligned() -> Document:
    """The conference's paper, its English text with one point fewer, so that nothing could be aligned."""
    document = conference()
    english = replace(document.resolutions[1], points=_IN_ENGLISH[:-1])
    return replace(document, resolutions=(document.resolutions[0], english, document.resolutions[2]))
