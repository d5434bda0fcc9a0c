"""A readable Markdown document: title, open questions, each point with its answer.

Every text of the paper is escaped, so that none of it is taken for markup (CommonMark and GitHub's dialect,
bare addresses and mentions among them).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from peilung.core.paper import Answer, Block, BlockType, Document, Footnote, Point, PointKind, Span
from peilung.writing.outline import Entry, Gap, Item, Joint, facts, loose_answers, outline, speakers, stray_omissions
from peilung.writing.place import place
from peilung.writing.plain import one_line, printable
from peilung.writing.words import Words, words_for

_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#|~&$^@=]|:(?=//)|(?<=www)\.", re.IGNORECASE)
_AT_START = re.compile(r"(?:(?<=^)|(?<=^\())(?:[-+:%](?=.?)|(?P<count>\d+|[A-Za-z]|[ivxlcIVXLC]+)(?P<stop>[.)]))")
_DEEPEST = 6


def dumps(document: Document) -> str:
    """The document as Markdown text."""
    return "\n\n".join(_Writer(document).blocks()) + "\n"


def escape(line: str) -> str:
    """Plain text as one line of Markdown that shows exactly it, white space drawn together."""
    return _AT_START.sub(_escaped_start, _inner(line))


def _inner(text: str) -> str:
    """Like :func:`escape`, for text that does not begin a line."""
    return _ANYWHERE.sub(r"\\\g<0>", one_line(text))


def _escaped_start(found: re.Match[str]) -> str:
    stop = found["stop"]
    return f"{found['count']}\\{stop}" if stop else f"\\{found.group()}"


def _text(text: str) -> str:
    lines = [escape(line) for line in printable(text).split("\n") if line.strip()]
    return "\\\n".join(lines)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


class _Writer:
    """Yields the document's blocks; remembers which answers have been shown."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words: Words = words_for(document.paper.language)
        self._speakers = speakers(document)
        self._shown: dict[str, str] = {}

    def blocks(self) -> Iterator[str]:
        words, document = self.words, self.document
        yield f"# {escape(document.paper.title or words.untitled)}"
        yield from self._facts()
        yield f"*{escape(words.note)}*"
        if document.problems:
            yield f"## {words.problems}"
            yield "\n".join(self._problems())
        for index, resolution in enumerate(document.resolutions):
            yield f"## {escape(resolution.title or words.resolution)}"
            yield from self._items(outline(document, index), 3)
        yield from self._loose()
        if document.footnotes:
            yield f"## {words.footnotes}"
            yield "\n".join(map(self._footnote, document.footnotes))

    def _facts(self) -> Iterator[str]:
        lines = [f"- **{name}:** {_inner(fact)}" for name, fact in facts(self.document.paper, self.words)]
        if lines:
            yield "\n".join(lines)

    def _problems(self) -> Iterator[str]:
        for number, problem in enumerate(self.document.problems, start=1):
            where = self._place([Span(0, 0, page=problem.page)])
            path = f"{self.words.number} {problem.path}" if problem.path else ""
            quote = self.words.quoted(problem.quote) if problem.quote else ""
            told = " · ".join(filter(None, (path, where, quote)))
            yield f"{number}. {escape(self.words.problem(problem))}" + (f" ({_inner(told)})" if told else "")

    def _footnote(self, note: Footnote) -> str:
        told = " · ".join(filter(None, (note.within, self._place(note.spans))))
        return f"- {escape(f'{note.mark} {note.text}')}" + (f" ({_inner(told)})" if told else "")

    def _items(self, items: Iterable[Item], depth: int) -> Iterator[str]:
        for item in items:
            match item:
                case Gap():
                    yield self._gap(item)
                case Joint():
                    for entry in item.entries:
                        yield from self._asked(entry.point, depth)
                    yield from self._replies(item.answers, item.entries[0].point)
                case Entry():
                    yield from self._entry(item, depth)

    def _entry(self, entry: Entry, depth: int) -> Iterator[str]:
        yield from self._asked(entry.point, depth)
        yield from self._replies(entry.answers, entry.point)
        if entry.silent:
            yield f"*{self.words.silent}*"
        yield from self._items(entry.children, depth + 1)

    def _asked(self, point: Point, depth: int) -> Iterator[str]:
        head = "#" * min(depth, _DEEPEST)
        text = _text(point.text)
        if point.kind is PointKind.SECTION and "\n" not in text:
            yield f"{head} {escape(f'{point.path} {point.text}')}"
        else:
            yield from filter(None, (f"{head} {escape(str(point.path))}", text))
        told = " · ".join(filter(None, (self.words.role(point.role), self._place(point.spans))))
        if told:
            yield f"*{_inner(told)}*"

    def _replies(self, answers: Iterable[Answer], point: Point) -> Iterator[str]:
        for answer in answers:
            first = self._shown.setdefault(answer.id, str(point.path))
            if first == str(point.path):
                yield self._answer(answer)
            else:
                yield f"*{_inner(self.words.see.format(first))}*"

    def _answer(self, answer: Answer) -> str:
        told = [self.words.answer, self._speakers.get(answer.id), self._place(answer.spans)]
        blocks = [f"**{_inner(' · '.join(filter(None, told)))}**"]
        if len(answer.answers) > 1:
            together = self.words.together.format(", ".join(map(str, answer.answers)))
            blocks.append(f"*{_inner(together)}*")
        blocks += [written for block in answer.blocks if (written := _block(block))]
        if not answer.blocks and answer.text.strip():
            blocks.append(_text(answer.text))
        return _quoted("\n\n".join(blocks))

    def _gap(self, gap: Gap) -> str:
        paths = ", ".join(str(omission.path) for omission in gap.omissions)
        reason = self.words.reason(gap.omissions[0].reading)
        return f"**{_inner(paths)}** *{self.words.omitted} {reason}*"

    def _loose(self) -> Iterator[str]:
        if stray := stray_omissions(self.document):
            yield f"## {self.words.stray_omissions}"
            yield self._gap(Gap(stray))
        if loose := loose_answers(self.document):
            yield f"## {self.words.loose_answers}"
            yield from map(self._answer, loose)

    def _place(self, spans: Iterable[Span]) -> str:
        return place(spans, self.document.paper.media_type, self.words)


def _block(block: Block) -> str:
    text = _text(block.text)
    match block.type:
        case BlockType.HEADING:
            return f"**{text}**" if text else ""
        case BlockType.QUOTE:
            return _quoted(text) if text else ""
        case BlockType.ITEM | BlockType.PARAGRAPH:
            return text
