"""Where suggestions stand on a page: lines cut into pieces, in time that grows with the text and not faster."""

from __future__ import annotations

import pytest

from peilung.core.insight import AnswerKind, Fact, FactType, Ground, Insight, Judged, KindFound, Quote
from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Block, BlockType, Document, Paper
from peilung.insight.places import answer_place
from peilung.writing.marked import Marked
from tests.house.cost import processor_seconds

GROUND = Ground("rule", "why", 0.9)


def answered(text: str) -> Document:
    block = Block(BlockType.PARAGRAPH, text)
    return Document(Paper(language="de"), answers=(Answer("a1", 0, (NumberPath(("1",)),), None, text, (block,)),))


def marked(document: Document, *spans: tuple[int, int], badges: tuple[int, ...] = ()) -> Marked:
    place = answer_place(document, document.answers[0])
    facts = tuple(Fact(FactType.COUNT, 1, Quote(place, start, end), GROUND) for start, end in spans)
    kinds = tuple(KindFound(AnswerKind.NOTED, Quote(place, start, start + 1), GROUND) for start in badges)
    return Marked(document, Insight(judged=(Judged("a1", None, None, kinds),), facts=facts))


def test_a_line_is_cut_where_marks_and_sentences_begin_and_end() -> None:
    document = answered("Drei Boote. Vier Stege.\nFünf Bojen.")
    found = marked(document, (0, 11), (12, 34), badges=(0, 12))
    cut = found.pieces([("Drei Boote. Vier Stege.", None)], "a1", None)
    assert [(piece.text, piece.mark and piece.mark.anchor, len(piece.badges)) for piece in cut] == [
        ("Drei Boote.", "fact.1", 1),
        (" ", None, 0),
        ("Vier Stege.", "fact.2", 1),
    ]
    (rest, dot) = found.pieces([("Fünf Bojen.", None)], "a1", None)
    assert (rest.text, rest.mark and rest.mark.anchor, dot.text, dot.mark) == ("Fünf Bojen", "fact.2", ".", None)


@pytest.mark.parametrize("lines", [True, False])
def test_the_work_grows_no_faster_than_the_text(lines: bool) -> None:
    def seconds(size: int) -> float:
        document = answered(("3 Boote\n" if lines else "3 Boote ") * size)
        spans = [(8 * at, 8 * at + 7) for at in range(size)]
        found = marked(document, *spans, badges=tuple(range(0, 8 * size, 8)))
        lines_of = document.answers[0].text.splitlines()
        return processor_seconds(lambda: [found.pieces([(line, None)], "a1", None) for line in lines_of], runs=1)

    seconds(100)
    assert seconds(8_000) < 25 * max(seconds(800), 0.004)
