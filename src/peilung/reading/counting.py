"""What only the whole paper shows of its numbers: words that count points, and numbers that come again.

“§ 2” or “Q2:” opens a point where such numbers count up through the paper. Where all questions are asked
first, and their numbers stand again before the answers, the second pass answers the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from peilung.reading.heads import Head, Label, answers_word, asking_word, label_behind, soft_label
from peilung.reading.marks import same_number
from peilung.reading.numbers import Item
from peilung.reading.units import Kind, Unit

_FEWEST = 2


def label_more(units: Sequence[Unit]) -> None:
    """Find words that count points where only their rising numbers tell: “§ 1”, “Q1:”, “1. Question:”."""
    _behind(units)
    if any(unit.labelled for unit in units):
        return
    first = next((unit.index for unit in units if unit.kind is Kind.POINT), len(units))
    chains = {word: chain for word, chain in _chains(units).items() if chain[0][0].index < first or len(word) == 1}
    if not chains:
        return
    word = next((w for w in chains if asking_word(w)), min(chains, key=lambda w: chains[w][0][0].index))
    for unit, found in chains.pop(word):
        unit.kind, unit.marks, unit.end, unit.labelled = Kind.POINT, found.marks, found.end, word
        unit.number = (found.start, found.number_end)
    for other, chain in chains.items():
        if len(other) == len(word) == 1:
            for unit, found in chain:
                unit.kind, unit.marks, unit.end = Kind.ANSWER_HEAD, (), found.end
                unit.head = Head(found.end, (Item(found.marks),))


def _behind(units: Sequence[Unit]) -> None:
    """Numbers with the same word behind them: the word is a label, or says that an answer follows."""
    found = [(unit, held) for unit in units if unit.kind is Kind.POINT and (held := label_behind(unit.text))]
    words = [held.word for _, held in found]
    for unit, held in found:
        if words.count(held.word) < _FEWEST:
            continue
        if answers_word(held.word):
            unit.kind, unit.marks, unit.end = Kind.ANSWER_HEAD, (), held.end
            unit.head = Head(held.end, (Item(held.marks),))
        else:
            unit.labelled, unit.end, unit.number = held.word, held.end, (held.start, held.number_end)


def _chains(units: Sequence[Unit]) -> dict[str, list[tuple[Unit, Label]]]:
    """The paragraphs that begin with a word and a number, by the word, where the numbers count up from 1."""
    chains: dict[str, list[tuple[Unit, Label]]] = {}
    for unit in units:
        if unit.kind in (Kind.TEXT, Kind.CLAUSE, Kind.HEADING) and (found := soft_label(unit.text)):
            chains.setdefault(found.word, []).append((unit, found))
    return {word: chain for word, chain in chains.items() if len(chain) >= _FEWEST and _counts_up(chain)}


def _counts_up(chain: Sequence[tuple[Unit, Label]]) -> bool:
    values = [found.marks[-1][0].values for _, found in chain]
    return values == [(count,) for count in range(1, len(chain) + 1)]


def mark_second_pass(units: Sequence[Unit]) -> None:
    """Make heads of answers of the numbers that come again, in their order, once all questions have been asked."""
    points = [unit for unit in units if unit.kind is Kind.POINT and not unit.labelled]
    tops = [unit for unit in points if unit.marks[-1][0].style == points[0].marks[-1][0].style]
    again = next((n for n in range(_FEWEST, len(tops)) if same_number(tops[n].marks[-1], tops[0].marks[-1])), None)
    if again is None or not all("?" in unit.text for unit in tops[:again]):
        return
    asked, said = tops[:again], tops[again:]
    announced = [u for u in units[asked[-1].index : said[0].index] if u.kind is Kind.ANSWER_HEAD]
    if len(announced) != 1 or announced[0].rest or len(said) > len(asked) or _others_between(units, said):
        return
    again_in_order = (same_number(one.marks[-1], other.marks[-1]) for one, other in zip(asked, said, strict=False))
    if not all(again_in_order) or any("?" in u.text for u in said):
        return
    for unit in units[announced[0].index : said[0].index]:
        unit.kind = Kind.LEAD_IN
    for unit in said:
        unit.kind, unit.head = Kind.ANSWER_HEAD, Head(unit.end, (Item(unit.marks[-1:]),))


def _others_between(units: Sequence[Unit], said: Sequence[Unit]) -> bool:
    """Whether other heads of answers stand among the numbers that come again."""
    return any(unit.kind is Kind.ANSWER_HEAD for unit in units[said[0].index :])
