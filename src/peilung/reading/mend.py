"""Puts right what damaged the text of a file, before anything in it is understood, and lists each correction.

Runs on the layout, so that all formats are mended alike. A correction is made only where the paper itself, or the form
of a date or number, leaves one reading; otherwise the text stays as it is. What is taken out becomes furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from peilung.core.paper import Furniture, FurnitureType, Repair, RepairKind, Span
from peilung.reading import mend_hyphens, mend_numbers, mend_pages, mend_spaces
from peilung.reading.layout import Layout, Piece
from peilung.reading.mend_evidence import Evidence, Words, words
from peilung.reading.mend_heads import Heads, inline
from peilung.reading.mend_sheet import Edit, Mended, Sheet, paragraphs, sheet_of

Owner = tuple[str, int | None, str, Sequence[Span]]
"""A text that may hold a repair: its name (a path, an answer's id, ``front``), its resolution, text and spans."""

_ROUNDS = 8
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ſt", "ﬆ": "st"})
_UNSEEN = re.compile(r"[\u200b\u2060\ufeff]|\u00ad(?=.)|(?<=[A-Za-zÀ-ž])[\u200c\u200d](?=[A-Za-zÀ-ž])")
_ODD = "\u00ad\u200b\u200c\u200d\u2060\ufeffﬀﬁﬂﬃﬄﬅﬆ"


def mend(layout: Layout, language: str | None) -> list[Mended]:
    """Mend the pieces of a layout in place and say what was done, in the order of the text.

    What is taken out is added to the layout's furniture. Without a language that has small words (German, English) only
    what the form settles is mended. To mend twice changes nothing more.
    """
    _normalise(layout)
    done: list[tuple[int, Mended]] = []
    small = words(language) if language else None
    for _ in range(_ROUNDS):
        made = _round(layout, small)
        if not made:
            break
        done.extend(made)
    return _in_order(layout, done) if done else []


def locate(mended: Sequence[Mended], owners: Sequence[Owner]) -> tuple[Repair, ...]:
    """Each correction as a repair, with the text it stands in where that is known.

    Of the owners with a piece at the same page, box and line the one counts that has the words as they were mended.
    """
    places: dict[tuple[object, ...], list[tuple[Owner, str]]] = {}
    for owner in owners:
        for span in owner[3]:
            piece = " ".join(owner[2][span.start : span.end].split())
            places.setdefault((span.page, span.box, span.line), []).append((owner, piece))
    repairs = []
    for item in mended:
        found = _owner(item, places)
        within, resolution = found[:2] if found else (None, None)
        repairs.append(Repair(item.kind, item.original, item.repaired, within, resolution, item.page, item.line))
    return tuple(repairs)


def _owner(item: Mended, places: dict[tuple[object, ...], list[tuple[Owner, str]]]) -> Owner | None:
    piece = item.beside
    if piece is None or (piece.page is None and piece.line is None):
        return None
    found = places.get((piece.page, piece.box, piece.line), [])
    for words_ in (item.context, item.repaired):
        for owner, text in found:
            if words_ and words_ in text:
                return owner
    whole = " ".join(piece.text.split())
    for owner, text in found:
        if text and (text in whole or whole in text):
            return owner
    return None


def _round(layout: Layout, small: Words | None) -> list[tuple[int, Mended]]:
    """One look at everything. Corrections may bring others to light, so there may be another."""
    heads = Heads(layout, small)
    sheet = sheet_of(layout)
    made = [(id(item.beside), item) for item in heads.take_lines(sheet)]
    sheet = sheet_of(layout) if made else sheet
    evidence = Evidence(sheet, small) if small else None
    done = sheet.apply(_edits(sheet, layout, heads, evidence))
    for index, edit, original, repaired, around in done:
        piece = sheet.pieces[index]
        made.append((id(piece), _mended(piece, edit, original, repaired, around)))
    layout.furniture.extend(item.taken for _, item in made if item.taken)
    return made


def _edits(sheet: Sheet, layout: Layout, heads: Heads, evidence: Evidence | None) -> Iterator[Edit]:
    yield from inline(sheet, layout, heads.known)
    yield from mend_pages.glued(sheet, layout, evidence)
    yield from mend_numbers.by_form(sheet)
    yield from mend_spaces.by_form(sheet)
    if evidence is not None:
        yield from mend_numbers.figures(sheet, evidence)
        yield from mend_numbers.words(sheet, evidence)
        yield from mend_spaces.lost(sheet, evidence)
        yield from mend_spaces.stray(sheet, evidence)
        yield from mend_hyphens.left_in(sheet, evidence)


def _mended(piece: Piece, edit: Edit, original: str, repaired: str, around: str) -> Mended:
    taken = None
    if edit.taken:
        page_number = edit.kind is RepairKind.PAGE_NUMBER_GLUED
        type_ = FurnitureType.PAGE_NUMBER if page_number else FurnitureType.RUNNING_HEAD
        taken = Furniture(type_, edit.taken, piece.page)
    return Mended(edit.kind, original, repaired, piece.page, piece.line, around, taken, piece)


def _in_order(layout: Layout, done: Sequence[tuple[int, Mended]]) -> list[Mended]:
    """In the order of the text; words mended twice are given as the file has them."""
    order = {id(piece): n for n, piece in enumerate(p for par in paragraphs(layout) for p in par.pieces)}
    by_piece: dict[int, list[Mended]] = {}
    for piece, item in done:
        together = by_piece.setdefault(piece, [])
        for n, earlier in enumerate(together):
            if earlier.repaired:
                together[n], item = _both(earlier, item)
        together.append(item)
    return [item for piece in sorted(by_piece, key=lambda piece: order.get(piece, -1)) for item in by_piece[piece]]


def _both(earlier: Mended, later: Mended) -> tuple[Mended, Mended]:
    """Two corrections of one piece; where they share words, each is from the file's words to those of the end."""
    if f" {earlier.repaired} " in f" {later.original} ":
        original = later.original.replace(earlier.repaired, earlier.original, 1)
        return replace(earlier, original=original, repaired=later.repaired), replace(later, original=original)
    if f" {later.original} " in f" {earlier.repaired} ":
        repaired = earlier.repaired.replace(later.original, later.repaired, 1)
        return replace(earlier, repaired=repaired), replace(later, original=earlier.original, repaired=repaired)
    return earlier, later


def _normalise(layout: Layout) -> None:
    """Replace what nobody sees: ligatures by their letters, and signs without width by nothing."""
    pieces = [piece for paragraph in paragraphs(layout) for piece in paragraph.pieces]
    whole = "\n".join([piece.text for piece in pieces])
    if not whole.isascii() and any(sign in whole for sign in _ODD):
        for piece in pieces:
            piece.text = _UNSEEN.sub("", piece.text.translate(_LIGATURES))
