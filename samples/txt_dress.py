"""A machine transcription: cells separated by tabs, pages by a repeated header, a few stray tags.

A page holds about ``page_chars`` characters. A row that does not fit is cut in all its cells at
the same share of their length, if need be inside a word, as a printed page would cut it.
"""

from __future__ import annotations

from samples.source import Dress, FrontLine, Sample, Section
from samples.text import RAISED, blocks, hyphenator

_LEAST = 60


def make(sample: Sample, dress: Dress) -> bytes:
    """The sample as tab-separated text."""
    return _Transcript(sample, dress).text().encode()


class _Transcript:
    """The lines so far, and the room left on the page."""

    def __init__(self, sample: Sample, dress: Dress) -> None:
        self.sample, self.dress = sample, dress
        self.lines: list[str] = []
        self.room = dress.page_chars
        self.hyphens = hyphenator(sample.language)

    def text(self) -> str:
        for line in self.sample.front:
            self._line(_front(line))
        self._notes()
        for block in blocks(self.sample.opening):
            self._line(block.text)
        for section in self.sample.sections:
            self._section(section)
        return "\n".join(self.lines) + "\n"

    def _notes(self) -> None:
        for number, note in enumerate(self.sample.notes):
            self._line(f"{RAISED[number]} {note}")

    def _line(self, text: str) -> None:
        self.lines += [text, ""]
        self.room -= len(text)

    def _section(self, section: Section) -> None:
        if section.heading:
            self._line(section.heading)
        self._header()
        for row in section.rows:
            self._row([text for _, text in self.sample.laid(row, self.dress)])
        self.lines.append("")

    def _header(self) -> None:
        self.lines.append("\t".join(title.replace("\n", " ") for title in self.sample.titles(self.dress)))

    def _row(self, cells: list[str]) -> None:
        parts = [[block.text for block in blocks(cell)] for cell in cells]
        while (length := _length(parts)) > self.room + _LEAST:
            if self.room > _LEAST:
                upper, parts = self._cut(parts, self.room / length)
                self.lines.append(_joined(upper))
            self.lines.append("")
            self._header()
            self.room = self.dress.page_chars
        self.lines.append(_joined(parts))
        self.room -= length

    def _cut(self, parts: list[list[str]], share: float) -> tuple[list[list[str]], list[list[str]]]:
        halves = [self._cut_cell(part, int(share * sum(map(len, part)))) for part in parts]
        return [upper for upper, _ in halves], [lower for _, lower in halves]

    def _cut_cell(self, paragraphs: list[str], at: int) -> tuple[list[str], list[str]]:
        if sum(map(len, paragraphs)) < _LEAST:
            return paragraphs, []
        upper: list[str] = []
        for index, paragraph in enumerate(paragraphs):
            if len(paragraph) > at:
                first, second = self._cut_text(paragraph, at)
                rest = [second] if second else []
                return [*upper, *([first] if first else [])], [*rest, *paragraphs[index + 1 :]]
            upper.append(paragraph)
            at -= len(paragraph)
        return upper, []

    def _cut_text(self, text: str, at: int) -> tuple[str, str]:
        """Cut before ``at``: at a space, or at a syllable of a long word."""
        start = text.rfind(" ", 0, at) + 1
        end = (text.find(" ", at) + 1 or len(text) + 1) - 1
        word = text[start:end]
        syllables = [position for position in self.hyphens.positions(word) if position <= at - start]
        if syllables and word.isalpha() and len(word) > 9:
            return f"{text[: start + syllables[-1]]}-", text[start + syllables[-1] :]
        return text[:start].rstrip(), text[start:]


def _length(parts: list[list[str]]) -> int:
    return max(sum(map(len, part)) for part in parts)


def _joined(parts: list[list[str]]) -> str:
    return "\t".join(_tagged(part) for part in parts)


def _tagged(paragraphs: list[str]) -> str:
    """One paragraph stands bare; several carry the tags that transcribers leave in."""
    if len(paragraphs) < 2:
        return "".join(paragraphs)
    return " ".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _front(line: FrontLine) -> str:
    return f"{line.left}\t{line.right}" if line.style == "head" else line.text
