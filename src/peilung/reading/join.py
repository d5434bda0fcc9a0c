"""Joins the lines of a paragraph into text with spans, and puts words broken at a line end together.

A hyphen at a line end is either a break, which goes, or a real one, which stays. The file does not
tell them apart (pdfium reports both alike), so the words decide: what comes next, and how the
paper itself writes the word elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from peilung.core.paper import Span
from peilung.reading.layout import Paragraph, Piece

HYPHENS = "-\u2010\u00ad\u2011"
_WORD = re.compile(r"[\w'’]+(?:[-‐‑][\w'’]+)*")
_HEAD = re.compile(r"[\w'’]+(?:[-‐‑][\w'’]+)*")
_TAIL = re.compile(r"[\w'’-]*$")
_SUSPENDED = frozenset("und oder bzw sowie noch als and or och eller og i oraz et ou".split())
_ADDRESS = re.compile(r"(?:www\.|https?://|\w@\w|\w/\w*\.|\w\.\w+/)", re.IGNORECASE)


@dataclass(slots=True)
class Vocabulary:
    """The words a paper writes inside its lines, to settle what stands at the line ends."""

    words: set[str] = field(default_factory=set)
    compounds_kept: bool = False
    """Whether a break between two known words keeps its hyphen (English “long-term”)."""

    def learn(self, pieces: Iterable[Piece]) -> None:
        """Take in every word that a line holds whole."""
        for piece in pieces:
            found = _WORD.findall(piece.text)
            if piece.hyphen and found:
                found.pop()
            self.words.update(found)
            for word in found:
                if "-" in word:
                    self.words.update(word.split("-"))

    def knows(self, word: str) -> bool:
        return word in self.words or word.lower() in self.words or word[:1].upper() + word[1:] in self.words

    def hyphen_stays(self, before: str, after: str) -> bool:
        """Whether “before-after” is written with its hyphen."""
        last = re.split(r"[-‐‑]", before)[-1]
        if self.knows(f"{before}-{after}") or self.knows(f"{last}-{after}"):
            return True
        if self.knows(before + after) or self.knows(last + after):
            return False
        if last.isdigit() or (len(last) > 1 and last.isupper() and not after.isupper()):
            return True
        if not after[:1].islower():
            return not (last.isupper() and after.isupper() and len(after) > 1)
        return self.compounds_kept and min(len(last), len(after)) > 2 and self.knows(last) and self.knows(after)


@dataclass(slots=True)
class Text:
    """Text under construction: paragraphs joined by line feeds, each piece with its span."""

    vocabulary: Vocabulary
    parts: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    length: int = 0

    def paragraph(self, paragraph: Paragraph) -> None:
        """Add one paragraph, after a line feed if there is text already; a generated number comes first."""
        if self.length:
            self.end()
            self._put("\n")
        if paragraph.mark:
            self._put(f"{paragraph.mark} ")
        before: Piece | None = None
        for piece in paragraph.pieces:
            self._piece(piece, before)
            before = piece

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _piece(self, piece: Piece, before: Piece | None) -> None:
        text = _collapsed(piece.text)
        if before is None:
            text = text.lstrip()
        elif piece.glued:
            if self.parts and self.parts[-1].endswith(" "):
                text = text.lstrip()
        else:
            text = self._seam(text.lstrip())
        start = self.length
        if text:
            self._put(text)
            self.spans.append(Span(start, self.length, piece.page, piece.box, piece.line))

    def _seam(self, text: str) -> str:
        """Close the line before and return the text that goes on."""
        self.end()
        last = self.parts[-1] if self.parts else ""
        if last.endswith(tuple(HYPHENS)) and text:
            return self._hyphenated(last, text)
        if last.endswith("/") and not last.endswith(" /") and len(last) > 1 and text[:1].isalnum():
            return text
        if last and text and not last.endswith("\n"):
            self._put(" ")
        return text

    def end(self) -> None:
        """Drop the spaces that the last line ends with."""
        if self.parts and self.parts[-1] != self.parts[-1].rstrip(" "):
            stripped = self.parts[-1].rstrip(" ")
            self.length -= len(self.parts[-1]) - len(stripped)
            self.parts[-1] = stripped
            if self.spans and self.spans[-1].end > self.length:
                self._cut_span()

    def _cut_span(self) -> None:
        span = self.spans.pop()
        if span.start < self.length:
            self.spans.append(Span(span.start, self.length, span.page, span.box, span.line))

    def _hyphenated(self, last: str, text: str) -> str:
        stem = last[:-1]
        word = _TAIL.search(stem)
        head = _HEAD.match(text)
        tail = word.group().lstrip("-") if word else ""
        if not tail or not head:
            if not stem.rstrip().endswith((",", "und", "oder", "bzw.", "and", "or", "/")):
                self._put(" ")
            return text
        if head.group() in _SUSPENDED:
            self._put(" ")
            return text
        if self._is_address(stem, text) or self.vocabulary.hyphen_stays(tail, head.group()):
            return text
        self.parts[-1] = stem
        self.length -= 1
        self._cut_span()
        return text

    @staticmethod
    def _is_address(stem: str, text: str) -> bool:
        token = stem.rsplit(None, 1)[-1] + text.split(None, 1)[0]
        return _ADDRESS.search(token) is not None


def build(paragraphs: Iterable[Paragraph], vocabulary: Vocabulary) -> tuple[str, tuple[Span, ...]]:
    """The text of some paragraphs, joined by line feeds, and the span of each of their pieces."""
    text = Text(vocabulary)
    for paragraph in paragraphs:
        text.paragraph(paragraph)
    text.end()
    return text.text, tuple(text.spans)


def build_parts(paragraphs: Iterable[Paragraph], vocabulary: Vocabulary) -> tuple[list[str], tuple[Span, ...]]:
    """The text of each paragraph, and the spans of all of them in their texts joined by line feeds."""
    text = Text(vocabulary)
    parts: list[str] = []
    for paragraph in paragraphs:
        first = len(text.parts) + bool(text.parts)
        text.paragraph(paragraph)
        text.end()
        parts.append("".join(text.parts[first:]))
    return parts, tuple(text.spans)


def plain(paragraph: Paragraph, vocabulary: Vocabulary | None = None) -> str:
    """The text of one paragraph."""
    return build([paragraph], vocabulary or Vocabulary())[0]


def _collapsed(text: str) -> str:
    if "  " not in text and text.isprintable() or text == "\t":
        return text
    return re.sub(r"\s+", " ", text)
