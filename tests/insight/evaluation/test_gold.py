"""The gold of suggestions: what its files mean, and that a bad one is refused with the reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from peilung.core.insight import AnswerKind, Within
from peilung.core.paper import BlockType
from peilung.insight.evaluation.gold import NotInsightGold, Part, load, texts
from tests.house.repository import ROOT

PAPER = """
name = "see"
language = "de"
part = "develop"
front = "Vorspann."
date = 2031-05-01
[resolution]
begins = 2030-09-03
[[points]]
path = "2 a)"
role = "demand"
text = "Stege bauen."
[[answers]]
points = ["2 a)"]
main = "announced"
[[answers.sentences]]
text = "Stege"
type = "heading"
new = true
[[answers.sentences]]
text = "Es sind 3 Stege geplant."
kind = "announced"
new = true
[[answers.sentences]]
text = "Näheres folgt."
[[answers.contributions]]
by = "Seeamt"
sentences = [1]
[[facts]]
from = "2 a)"
in = "answer"
type = "count"
value = 3
of = "Stege"
quote = "3 Stege"
"""

PARTIAL = PAPER.replace('part = "develop"', 'part = "develop"\ncomplete = ["money"]').replace('main = "announced"', "")


def test_a_file_may_say_of_what_it_has_all_and_judge_no_answer() -> None:
    gold = load(PARTIAL, "see.toml")
    assert gold.complete == {"money"}
    assert gold.answers == ()
    assert len(gold.document.answers) == 1


GOLD = sorted((ROOT / "samples" / "insight").glob("*/*.toml"))


def test_sentences_make_the_text_and_its_blocks() -> None:
    gold = load(PAPER, "see.toml")
    answer = gold.document.answers[0]
    assert answer.text == "Stege\nEs sind 3 Stege geplant. Näheres folgt."
    assert [block.type for block in answer.blocks] == [BlockType.HEADING, BlockType.PARAGRAPH]
    assert "\n".join(block.text for block in answer.blocks) == answer.text


def test_what_is_judged_knows_its_place() -> None:
    gold = load(PAPER, "see.toml")
    sentences = gold.answers[0].sentences or ()
    assert [gold.document.answers[0].text[s.start : s.end] for s in sentences][1] == "Es sind 3 Stege geplant."
    assert [s.kind for s in sentences] == [None, AnswerKind.ANNOUNCED, None]
    assert gold.answers[0].speakers == ("Seeamt",)
    assert gold.facts[0].within is Within.ANSWER


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('main = "announced"', 'main = "promised"', "promised"),
        ('part = "develop"', "", "part"),
        ('path = "2 a)"', 'path = ""', "number of a point"),
        ("[[points]]", "[[points", "is not TOML"),
        ('type = "count"', 'type = "number"', "number"),
        ("begins = 2030-09-03", 'begins = "soon"', "no date"),
        ('part = "develop"', 'part = "develop"\ncomplete = ["thing"]', "no types"),
    ],
)
def test_a_bad_file_is_refused_with_its_name_and_the_reason(was: str, becomes: str, said: str) -> None:
    with pytest.raises(NotInsightGold, match=said) as refused:
        load(PAPER.replace(was, becomes, 1), "see.toml")
    assert "see.toml" in str(refused.value)


@pytest.mark.parametrize("file", GOLD, ids=lambda file: file.stem)
def test_every_quote_of_our_gold_stands_in_its_text(file: Path) -> None:
    gold = load(file.read_text("utf-8"), file.name)
    assert gold.name == file.stem
    whole = "\n".join(texts(gold))
    for quote in [*(item.quote for item in gold.references), *(item.quote for item in gold.facts)]:
        assert quote in whole


def test_both_parts_are_as_large_as_is_said() -> None:
    held = [load(file.read_text("utf-8"), file.name) for file in GOLD]
    for language in ("de", "en"):
        own = [gold for gold in held if gold.language == language]
        answers = [answer for gold in own for answer in gold.answers]
        reported = [answer.main for gold in own if gold.part is Part.REPORT for answer in gold.answers]
        judged = [s for answer in answers for s in answer.sentences or () if s.kind is not None]
        assert len(answers) >= 120
        assert len(judged) >= 300
        assert all(reported.count(kind) >= 15 for kind in AnswerKind)
