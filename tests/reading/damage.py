"""Damages clean papers at random, and says what was done. The same seed gives the same damage."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from peilung.core.paper import RepairKind
from peilung.reading import html, pdf, text
from peilung.reading.dates import month_names
from peilung.reading.language import detect
from peilung.reading.layout import Cell, Layout, Paragraph, Piece, Row
from peilung.reading.mend_sheet import paragraphs

PAPERS = Path(__file__).parents[2] / "samples" / "papers"
_MONTH = "|".join(month_names())
_LOWER, _UPPER = "a-zß-öø-ÿ", "A-ZÄÖÜ"


@dataclass(frozen=True, slots=True)
class Damage:
    """What was done: whole words before and after."""

    clean: str
    damaged: str


@dataclass(frozen=True, slots=True)
class Form:
    """One form of damage: where it may happen, and what happens to the text found there."""

    name: str
    kind: RepairKind
    place: re.Pattern[str]
    harm: Callable[[re.Match[str], random.Random], str]
    languages: tuple[str, ...] = ("de", "en")


def _one_letter(options: dict[str, str]) -> Callable[[re.Match[str], random.Random], str]:
    """Replace one sign of the match by one that looks like it."""

    def harm(match: re.Match[str], chance: random.Random) -> str:
        found = match.group()
        places = [n for n, sign in enumerate(found) if sign in options and n]
        if not places:
            return found
        place = chance.choice(places)
        return found[:place] + options[found[place]] + found[place + 1 :]

    return harm


def _torn(sign: str) -> Callable[[re.Match[str], random.Random], str]:
    """Put something into the middle of a word."""

    def harm(match: re.Match[str], chance: random.Random) -> str:
        word = match.group()
        place = chance.randint(3, len(word) - 4)
        return word[:place] + sign + word[place:]

    return harm


def _apart(match: re.Match[str], _: random.Random) -> str:
    return match.group().replace("-", "- ")


def _beside_slash(match: re.Match[str], chance: random.Random) -> str:
    return match.group().replace("/", chance.choice([" /", "/ "]))


_WORD = rf"(?<![\w-])[{_UPPER}{_LOWER}][{_LOWER}]{{8,}}(?![\w-])"
_PAPER = r"(?<=Drucksache )\d/(?=\d*[0158])\d{3,4}"
_DATE = rf"(?<![\w.])(?:[12][015]|3[01])\. (?:{_MONTH}) 20\d\d(?!\w)"
_AMOUNT = r"(?<![\w.,/-])\d[01]\d?(?= (?:Euro|Prozent|Millionen|per cent|million|Monate|Jahre|days|years)\b)"


def _form(
    kind: RepairKind, name: str, place: str, act: Callable[[re.Match[str], random.Random], str], only: str = "de en"
) -> Form:
    return Form(name, kind, re.compile(place), act, tuple(only.split()))


def _lost(name: str, place: str, only: str = "de en") -> Form:
    return _form(RepairKind.SPACE_LOST, name, place, lambda match, _: match.group().replace(" ", ""), only)


def _stray(name: str, place: str, act: Callable[[re.Match[str], random.Random], str]) -> Form:
    return _form(RepairKind.SPACE_STRAY, name, place, act)


def _misread(name: str, place: str, options: dict[str, str]) -> Form:
    return _form(RepairKind.LETTER_FOR_DIGIT, name, place, _one_letter(options))


FORMS = (
    _lost("before a capital", rf"(?<!\w)[{_LOWER}]{{2,}} [{_UPPER}][{_LOWER}]{{3,}}(?!\w)"),
    _lost("after a sentence", rf"[{_LOWER}]{{3,}}\. [{_UPPER}][{_LOWER}]+(?!\w)"),
    _lost("after a comma", rf"(?<!\w)[{_UPPER}{_LOWER}][{_LOWER}]{{2,}}, [{_LOWER}]{{2,}}(?!\w)"),
    _lost("after a year", rf"(?<![\w.,/-])20\d\d [{_LOWER}]{{2,}}(?!\w)"),
    _lost("in a date", rf"(?<![\w.])\d{{1,2}}\. (?:{_MONTH})|(?:{_MONTH}) 20\d\d(?!\w)"),
    _lost("between small letters", rf"(?<!\w)[{_LOWER}]{{2,}} [{_LOWER}]{{2,}}(?!\w)"),
    _lost("after the first part of a pair", rf"(?<![\w-])[{_UPPER}][{_LOWER}]{{3,}}- und(?= \w)", "de"),
    _stray("inside a word", _WORD, _torn(" ")),
    _stray("between all letters", _WORD, lambda match, _: " ".join(match.group())),
    _stray("after a hyphen", rf"(?<![\w-])[{_UPPER}][{_LOWER}]+-[{_UPPER}][{_LOWER}]+(?![\w-])", _apart),
    _stray("before a stop", rf"(?<=[{_LOWER}])[.,;](?=\s|$)", lambda match, _: f" {match.group()}"),
    _stray("in brackets", r"(?<=\s)\([a-z0-9]{1,2}\)(?=\s)", lambda match, _: f"( {match.group()[1:-1]} )"),
    _stray("in a paper's number", r"Drucksache \d/\d{3,4}", _beside_slash),
    _misread("in a date", _DATE, {"0": "O", "1": "l", "5": "S"}),
    _misread("in a year", r"(?<![\w./,-])20[0-35]\d(?![\w.,])", {"0": "O", "1": "l"}),
    _misread("in a paper's number", _PAPER, {"0": "O", "1": "l", "5": "S", "8": "B"}),
    _misread("in an amount", _AMOUNT, {"0": "O", "1": "l"}),
    _form(
        RepairKind.DIGIT_FOR_LETTER,
        "in a word",
        rf"(?<![\w-])[{_UPPER}{_LOWER}](?=[{_LOWER}]*[lios])[{_LOWER}]{{4,}}(?![\w-])",
        _one_letter({"l": "1", "i": "1", "o": "0", "s": "5"}),
    ),
    _form(RepairKind.HYPHEN_LEFT_IN, "inside a word", _WORD, _torn("-")),
    _form(RepairKind.HYPHEN_LEFT_IN, "and a space", _WORD, _torn("- ")),
)


def layout_of(name: str) -> Layout:
    """The layout of a sample file."""
    data = (PAPERS / name).read_bytes()
    if name.endswith(".pdf"):
        return pdf.layout(data)
    return html.layout(data) if name.endswith(".html") else text.layout(data)


def pieces(layout: Layout) -> list[Piece]:
    return [piece for paragraph in paragraphs(layout) for piece in paragraph.pieces]


def texts(layout: Layout) -> str:
    return "\n".join(piece.text for piece in pieces(layout))


def language(layout: Layout) -> str | None:
    return detect(piece.text for piece in pieces(layout))


def harm(layout: Layout, form: Form, chance: random.Random, times: int = 3) -> list[Damage]:
    """Damage some places of a layout, each in a line of its own, and say what was done."""
    lines = pieces(layout)
    places = [(line, match) for line in lines for match in form.place.finditer(line.text)]
    chance.shuffle(places)
    done: list[Damage] = []
    used: set[int] = set()
    for line, match in places:
        new = form.harm(match, chance)
        if id(line) in used or len(done) == times or new == match.group():
            continue
        used.add(id(line))
        done.append(_put(line, match.start(), match.end(), new))
    return done


def _put(line: Piece, start: int, end: int, new: str) -> Damage:
    """Replace a stretch of a line; the words around are part of what was done."""
    before = line.text
    first = before.rfind(" ", 0, start) + 1
    last = before.find(" ", end)
    last = len(before) if last < 0 else last
    line.text = before[:start] + new + before[end:]
    damaged = before[first:start] + new + before[end:last]
    return Damage(" ".join(before[first:last].split()), " ".join(damaged.split()))


def glue_pages(layout: Layout, chance: random.Random) -> list[Damage]:
    """Let page numbers run into the text: at the foot of a page, or at the distance of pages where there are none."""
    done = []
    if layout.pages:
        last = {piece.page: piece for piece in pieces(layout) if piece.page}
        chosen = [(page, piece) for page, piece in last.items() if page]
    else:
        chosen = _at_distance(layout, chance)
    for number, piece in chosen:
        match = re.search(rf"(?:[{_LOWER}]{{3,}}\.?|(?:{_MONTH}) 20\d\d)$", piece.text.rstrip())
        if match is not None:
            done.append(_put(piece, match.end(), len(piece.text), str(number)))
    return done


def _at_distance(layout: Layout, chance: random.Random) -> list[tuple[int, Piece]]:
    """A line about every 900 letters, with a number that counts upwards from a random page."""
    number, read = chance.randint(2, 30), 0
    chosen = []
    for piece in pieces(layout):
        read += len(piece.text)
        if read > 900 and re.search(rf"[{_LOWER}]{{3,}}$", piece.text.rstrip()):
            chosen.append((number, piece))
            number, read = number + 1, 0
    return chosen


def cut_rows(layout: Layout, chance: random.Random, head: str) -> list[Damage]:
    """Let pages end inside the rows of a table: a running head between the halves, the second in a row of its own."""
    rows = [e for e in layout.elements if isinstance(e, Row) and len(e.cells) == 3 and _cuttable(e)]
    chance.shuffle(rows)
    chosen = {id(row) for row in rows[:4]}
    done, elements, page = [], [], chance.randint(2, 20)
    for element in layout.elements:
        elements.append(element)
        if isinstance(element, Row) and id(element) in chosen:
            line = head.format(page=page)
            elements.extend((Paragraph([Piece(line, line=1)]), _second_half(element, chance)))
            done.append(Damage("", line))
            page += 1
    layout.elements = elements
    return done


def _blanks(line: str) -> list[int]:
    """Where a line can be cut between two small words."""
    return [match.start() for match in re.finditer(rf"(?<=[{_LOWER},]) (?=[{_LOWER}]{{2,}})", line)][2:-2]


def _cuttable(row: Row) -> bool:
    paragraphs_ = row.cells[1].paragraphs
    return len(paragraphs_) == 1 and len(paragraphs_[0].pieces) == 1 and bool(_blanks(paragraphs_[0].pieces[0].text))


def _second_half(row: Row, chance: random.Random) -> Row:
    piece = row.cells[1].paragraphs[0].pieces[0]
    at = chance.choice(_blanks(piece.text))
    rest, piece.text = piece.text[at + 1 :], piece.text[:at]
    return Row([Cell(), Cell([Paragraph([Piece(rest, line=piece.line)])]), Cell()], row.table)


def cut_lines(layout: Layout, chance: random.Random, head: str) -> list[Damage]:
    """Put running heads between the lines of a paragraph, or within a line."""
    places = [piece for piece in pieces(layout) if len(piece.text) > 60 and _blanks(piece.text)]
    chance.shuffle(places)
    firsts = {piece.page or -n: piece for n, piece in enumerate(places, 1)}
    chosen = {id(piece) for piece in list(firsts.values())[:4]}
    done, page = [], chance.randint(2, 20)
    for paragraph in list(paragraphs(layout)):
        for piece in list(paragraph.pieces):
            if id(piece) in chosen:
                line = head.format(page=piece.page + page if piece.page else page)
                _cut(paragraph, piece, line, chance)
                done.append(Damage("", line))
                page += 0 if piece.page else 1
    return done


def _cut(paragraph: Paragraph, piece: Piece, line: str, chance: random.Random) -> None:
    at = chance.choice(_blanks(piece.text))
    index = next(n for n, other in enumerate(paragraph.pieces) if other is piece)
    first, rest = piece.text[:at], piece.text[at + 1 :]
    piece.text = first
    paragraph.pieces[index + 1 : index + 1] = [
        Piece(line, piece.page, None, piece.line), Piece(rest, piece.page, piece.box, piece.line)
    ]


def cut_inside(layout: Layout, chance: random.Random, head: str) -> list[Damage]:
    places = [piece for piece in pieces(layout) if len(piece.text) > 60 and _blanks(piece.text)]
    chosen = {id(piece) for piece in chance.sample(places, min(4, len(places)))}
    done, page = [], chance.randint(2, 20)
    for piece in pieces(layout):
        if id(piece) in chosen:
            line = head.format(page=page)
            at = chance.choice(_blanks(piece.text))
            piece.text = f"{piece.text[:at]} {line}{piece.text[at:]}"
            done.append(Damage("", line))
            page += 1
    return done
