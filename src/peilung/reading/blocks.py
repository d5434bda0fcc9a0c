"""Divides an answer into blocks: paragraphs, sub-headings, list items, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from peilung.core.paper import Block, BlockType, Span
from peilung.reading.join import Vocabulary, build_parts
from peilung.reading.layout import Paragraph, Piece
from peilung.reading.marks import bullet, leading

_OPENS_QUOTE = re.compile(r"\s*[„“\"«»‚]")
_CLOSES_QUOTE = re.compile(r"[“”\"»«’][.,;]?\s*$")
_LONGEST_HEADING = 140


def prepare(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Set underlined or bold words that open a paragraph apart, if they are a sub-heading (“Schools: ...”)."""
    return [part for paragraph in paragraphs for part in _headed(paragraph)]


def block_types(paragraphs: Sequence[Paragraph]) -> list[BlockType]:
    """The type of each paragraph of an answer; a quotation may run over several."""
    types: list[BlockType] = []
    quoting = False
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.raw
        opens = _OPENS_QUOTE.match(text) is not None
        if quoting or (opens and _quotes_on(paragraphs[index:])):
            quoting = not _CLOSES_QUOTE.search(text)
            types.append(BlockType.QUOTE)
        else:
            types.append(_simple_type(paragraph, text))
    return types


def blocks(paragraphs: Sequence[Paragraph], vocabulary: Vocabulary) -> tuple[tuple[Block, ...], tuple[Span, ...]]:
    """The blocks of an answer, and the spans of its pieces in the blocks joined by line feeds."""
    texts, spans = build_parts(paragraphs, vocabulary)
    types = block_types(paragraphs)
    return tuple(Block(kind, text) for kind, text in zip(types, texts, strict=True)), spans


def _quotes_on(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a paragraph that opens with a quotation mark is one long quotation (its end closes it)."""
    text = paragraphs[0].raw
    if _CLOSES_QUOTE.search(text):
        inner = text[1:].rstrip(".,; ")[:-1]
        return len(text) > 60 and not re.search(r"[“”»]", inner.replace("’", "")) or len(text) > 60 and "„" not in inner
    depth = sum(text.count(sign) for sign in "„«") - sum(text.count(sign) for sign in "“”»")
    closing = next((True for later in paragraphs[1:6] if _CLOSES_QUOTE.search(later.raw)), False)
    return depth > 0 and closing


def _simple_type(paragraph: Paragraph, text: str) -> BlockType:
    if paragraph.row:
        return BlockType.ROW
    if paragraph.item or bullet(text) is not None:
        return BlockType.ITEM
    if paragraph.heading or (_emphasised(paragraph.pieces) and len(text) <= _LONGEST_HEADING):
        return BlockType.HEADING
    if paragraph.mark is not None or leading(text) is not None:
        return BlockType.ITEM
    return BlockType.PARAGRAPH


def _emphasised(pieces: Sequence[Piece]) -> bool:
    inked = [piece for piece in pieces if piece.text.strip(" :")]
    return bool(inked) and (all(p.underline for p in inked) or all(p.bold for p in inked))


def _headed(paragraph: Paragraph) -> list[Paragraph]:
    """Split “Schools: The state ...” after the emphasised words, where they end with a colon."""
    pieces = paragraph.pieces
    count = 0
    while count < len(pieces) and (pieces[count].underline or pieces[count].bold or not pieces[count].text.strip()):
        count += 1
    head, rest = pieces[:count], pieces[count:]
    opening = "".join(piece.text for piece in head).strip()
    if not head or not rest or len(opening) > _LONGEST_HEADING:
        return [paragraph]
    if not opening.endswith(":"):
        colon = rest[0].text.lstrip()
        if not colon.startswith(":"):
            return [paragraph]
        cut = rest[0].text.index(":") + 1
        first = rest[0]
        head = [*head, _copy(first, first.text[:cut], first.glued)]
        rest = [_copy(first, first.text[cut:], False), *rest[1:]]
        if not any(piece.text.strip() for piece in rest):
            return [paragraph]
    return [
        Paragraph(list(head), paragraph.heading, paragraph.item, paragraph.mark),
        Paragraph(list(rest), False, False, None, paragraph.full),
    ]


def _copy(piece: Piece, text: str, glued: bool) -> Piece:
    return Piece(text, piece.page, piece.box, piece.line, piece.hyphen, piece.bold, piece.underline, glued)
