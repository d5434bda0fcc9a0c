"""``peilung compare``: points of several papers that seem to ask for the same, in words or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import peilung
from peilung.core.paper import Answer, Document
from peilung.insight.recurrence import Carrier, Named, Recurrence, Side, recurring
from peilung.insight.recurrence.model import Encode
from peilung.insight.recurrence.texts import asking
from peilung.insight.recurrence.values import SCHEMA

HEADING = "Suggestions, not confirmed: points that may ask for the same. Read both texts."
NOT_FOUND = "Not found in these words (that does not say that a demand was given up):"
_WIDTH = 160
_NAMES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Compared:
    """Papers with the names of their files, and the pairs of their points."""

    names: tuple[str, ...]
    documents: tuple[Document, ...]
    pairs: tuple[Recurrence, ...]

    @classmethod
    def of(cls, files: Sequence[Path], documents: Sequence[Document], encode: Encode | None = None) -> Compared:
        return cls(tuple(file.name for file in files), tuple(documents), recurring(documents, encode))

    def alone(self) -> tuple[Side, ...]:
        """The points that are in no pair, in the order of the papers."""
        paired = {_key(side) for pair in self.pairs for side in (pair.first, pair.second)}
        sides = (side for held in asking(self.documents).values() for side in held)
        return tuple(sorted((side for side in sides if _key(side) not in paired), key=lambda side: side.document))

    def answers(self, side: Side) -> tuple[Answer, ...]:
        document = self.documents[side.document]
        points = (point for point in document.resolutions[side.resolution].points if point.path == side.point)
        names = {name for point in points for name in point.answers}
        return tuple(answer for answer in document.answers if answer.id in names)


def _key(side: Side) -> tuple[int, int, str]:
    return side.document, side.resolution, str(side.point)


def as_text(compared: Compared) -> str:
    """The pairs in words, for people."""
    lines = [HEADING, "", *_papers(compared), ""]
    for pair in compared.pairs:
        lines += _pair(compared, pair)
    if not compared.pairs:
        lines += ["No pairs were found.", ""]
    alone = compared.alone()
    if alone:
        lines += [NOT_FOUND, *(f"  {_number(compared, side)}  {_short(side.text)}" for side in alone)]
    return "\n".join(lines).rstrip() + "\n"


def _papers(compared: Compared) -> Iterator[str]:
    for index, (name, document) in enumerate(zip(compared.names, compared.documents, strict=True)):
        paper = document.paper
        told = [name, paper.number, paper.date.isoformat() if paper.date else None, paper.title]
        yield f"{_letter(index)}  {', '.join(' '.join(part.split()) for part in told if part)}"


def _pair(compared: Compared, pair: Recurrence) -> Iterator[str]:
    yield f"{_number(compared, pair.first)}  ~  {_number(compared, pair.second)}  likeness {pair.score:.2f}"
    yield f"  why    {pair.ground.why}{'; same number' if pair.same_number else ''}"
    if pair.named:
        yield f"  named  {_letter(pair.named.document)}: {_short(pair.named.quote.text)}"
    if pair.likeness is not None:
        yield f"  model  {pair.likeness:.2f}"
    for side in (pair.first, pair.second):
        letter = _letter(side.document)
        yield f"  {letter}      {_short(side.text)}"
        for answer in compared.answers(side):
            yield f"  {letter} answers {_short(answer.text)}"
    yield ""


def _letter(index: int) -> str:
    return _NAMES[index] if index < len(_NAMES) else f"P{index + 1}"


def _number(compared: Compared, side: Side) -> str:
    several = len(compared.documents[side.document].resolutions) > 1
    return f"{_letter(side.document)} {f'resolution {side.resolution + 1}, ' if several else ''}{side.point}"


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _WIDTH else f"{flat[: _WIDTH - 1].rsplit(' ', 1)[0]}…"


def as_data(compared: Compared) -> str:
    """The pairs as JSON, ``peilung/recurrence/1``."""
    data = {
        "schema": SCHEMA,
        "program": f"peilung {peilung.__version__}",
        "confirmed": False,
        "papers": [_paper(*row) for row in zip(compared.names, compared.documents, strict=True)],
        "pairs": [_pair_data(compared, pair) for pair in compared.pairs],
        "not_found": [_side(side) for side in compared.alone()],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _paper(name: str, document: Document) -> dict[str, Any]:
    paper = document.paper
    return {
        "name": name,
        "title": paper.title,
        "number": paper.number,
        "date": paper.date.isoformat() if paper.date else None,
        "language": paper.language,
        "sha256": paper.sha256,
    }


def _pair_data(compared: Compared, pair: Recurrence) -> dict[str, Any]:
    sides = {
        name: {**_side(side), "answers": [answer.id for answer in compared.answers(side)]}
        for name, side in (("first", pair.first), ("second", pair.second))
    }
    return {
        **sides,
        "score": pair.score,
        "carriers": [_carrier(carrier, pair) for carrier in pair.carriers],
        "same_number": pair.same_number,
        "named": _named(pair.named) if pair.named else None,
        "likeness": pair.likeness,
        "rule": pair.ground.rule,
        "why": pair.ground.why,
        "confidence": pair.ground.confidence,
    }


def _side(side: Side) -> dict[str, Any]:
    return {"paper": side.document, "resolution": side.resolution, "point": str(side.point), "text": side.text}


def _carrier(carrier: Carrier, pair: Recurrence) -> dict[str, Any]:
    return {
        "stem": carrier.stem,
        "weight": round(carrier.weight, 4),
        "first": [_quote(pair.first.text, *span) for span in carrier.first],
        "second": [_quote(pair.second.text, *span) for span in carrier.second],
    }


def _quote(text: str, start: int, end: int) -> Mapping[str, Any]:
    return {"quote": text[start:end], "start": start, "end": end}


def _named(named: Named) -> dict[str, Any]:
    quote = named.quote
    place = {"paper": named.document, "from": quote.place.origin, "resolution": quote.place.resolution}
    return {**place, "in": quote.place.within.value, **_quote(quote.place.text, quote.start, quote.end)}
