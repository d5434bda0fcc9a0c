"""What single sentences say."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from peilung.core.insight import AnswerKind, Level
from peilung.insight.kinds.dates import Frame
from peilung.insight.kinds.grammar import grammar
from peilung.insight.kinds.sentence import Sentence, Setting

_FRAME = Frame(resolved=(2030, 9), written=(2031, 5))
_OWN = {"de": Level.STATE, "en": Level.FEDERAL}


def _cases(language: str) -> list[tuple[str, str, str]]:
    table = tomllib.loads(Path(__file__).with_name(f"sentences_{language}.toml").read_text("utf-8"))
    return [(language, kind, text) for kind, texts in table.items() for text in texts]


@pytest.mark.parametrize(("language", "kind", "text"), [*_cases("de"), *_cases("en")])
def test_a_sentence_says(language: str, kind: str, text: str) -> None:
    setting = Setting(grammar(language), _FRAME, _OWN[language])
    hits = Sentence(text, setting, points=kind == "refers").hits()
    assert hits[0].kind is AnswerKind(kind), [hit.rule for hit in hits]
