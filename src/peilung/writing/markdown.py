"""A readable Markdown document: title, open questions, each point with its answer.

Every text of the paper is escaped, so that none of it is taken for markup (CommonMark and GitHub's dialect,
bare addresses and mentions among them).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Block, BlockType, Detail, Document, Footnote, PointKind, Repair, Span
from peilung.writing.outline import Entry, Gap, Item, Joint, loose_answers, loose_details, speakers, stray_omissions
from peilung.writing.parts import Part, facts, name_of, owner_of, parts
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


def _listed(facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A list of labels and values, or nothing where there are none."""
    lines = [f"- **{_inner(name)}:** {_inner(fact)}" for name, fact in facts]
    if lines:
        yield "\n".join(lines)


class _Writer:
    """Yields the document's blocks; remembers which answers have been shown."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words: Words = words_for(document.paper.language)
        self._speakers = speakers(document)
        self._shown: dict[str, tuple[int, NumberPath]] = {}
        self._parts = parts(document, self.words)
        self._part: Part | None = None

    def blocks(self) -> Iterator[str]:
        words, document = self.words, self.document
        yield f"# {escape(document.paper.title or words.untitled)}"
        yield from self._facts()
        yield f"*{escape(words.note)}*"
        if document.problems:
            yield f"## {words.problems}"
            yield "\n".join(self._problems())
        for part in self._parts:
            self._part = part
            yield from self._opening(part)
            yield from self._items(part.items, 3)
        self._part = None
        yield from self._loose()
        yield from self._closing()

    def _opening(self, part: Part) -> Iterator[str]:
        yield f"## {escape(part.head.title)}"
        yield from _listed(part.head.facts)
        for version in part.versions:
            yield f"*{self._version(version.index)}:* {escape(version.title)}"
            yield from _listed(version.facts)
        if part.note:
            yield f"*{part.note}*"

    def _closing(self) -> Iterator[str]:
        words, document = self.words, self.document
        if document.back:
            yield f"## {words.annexes}"
            yield from filter(None, (_text(passage.text) for passage in document.back))
        if document.footnotes:
            yield f"## {words.footnotes}"
            yield "\n".join(map(self._footnote, document.footnotes))
        if document.repairs:
            yield f"## {words.repairs}"
            yield f"*{words.repairs_note}*"
            yield "\n".join(map(self._repair, document.repairs))

    def _facts(self) -> Iterator[str]:
        yield from _listed(facts(self.document.paper, self.words))

    def _version(self, index: int) -> str:
        return _inner(self.words.version(self.document.resolutions[index].language))

    def _problems(self) -> Iterator[str]:
        for number, problem in enumerate(self.document.problems, start=1):
            where = self._place([Span(0, 0, page=problem.page)])
            path = name_of(self.document, problem.resolution, problem.path, self.words) if problem.path else ""
            quote = self.words.quoted(problem.quote) if problem.quote else ""
            told = " · ".join(filter(None, (path, where, quote)))
            yield f"{number}. {escape(self.words.problem(problem))}" + (f" ({_inner(told)})" if told else "")

    def _footnote(self, note: Footnote) -> str:
        owner = owner_of(self.document, note.within, note.resolution, self.words)
        told = " · ".join(filter(None, (owner, self._place(note.spans))))
        return f"- {escape(f'{note.mark} {note.text}')}" + (f" ({_inner(told)})" if told else "")

    def _repair(self, repair: Repair) -> str:
        words = self.words
        read = f"{words.read_as} {words.quoted(repair.repaired)}" if one_line(repair.repaired) else words.taken_out
        owner = owner_of(self.document, repair.within, repair.resolution, words)
        place = self._place([Span(0, 0, page=repair.page, line=repair.line)])
        told = " · ".join(filter(None, (words.repair(repair.kind), owner, place)))
        return f"- {_inner(f'{words.quoted(repair.original)} {read}')} ({_inner(told)})"

    def _items(self, items: Iterable[Item], depth: int) -> Iterator[str]:
        for item in items:
            match item:
                case Gap():
                    yield self._gap(item)
                case Joint():
                    for entry in item.entries:
                        yield from self._asked(entry, depth)
                        yield from self._details(item.own(entry))
                    yield from self._replies(item.entries[0])
                    yield from self._details(item.details)
                case Entry():
                    yield from self._entry(item, depth)

    def _entry(self, entry: Entry, depth: int) -> Iterator[str]:
        yield from self._asked(entry, depth)
        yield from self._replies(entry)
        if entry.silent and self._part and self._part.answered:
            yield f"*{self._part.silence(self.words)}*"
        yield from self._details(entry.details)
        yield from self._items(entry.children, depth + 1)

    def _asked(self, entry: Entry, depth: int) -> Iterator[str]:
        point = entry.point
        head = "#" * min(depth, _DEEPEST)
        text = _text(point.text)
        if point.kind is PointKind.SECTION and "\n" not in text:
            yield f"{head} {escape(f'{point.path} {point.text}')}"
        else:
            yield from filter(None, (f"{head} {escape(str(point.path))}", text))
        for version in entry.versions:
            if text := _text(version.point.text):
                yield f"*{self._version(version.resolution)}:* {text}"
        told = " · ".join(filter(None, (self.words.role(point.role), self._place(entry.spans))))
        if told:
            yield f"*{_inner(told)}*"

    def _details(self, details: Iterable[Detail]) -> Iterator[str]:
        yield from _listed((detail.title or self.words.detail, detail.text) for detail in details)

    def _replies(self, entry: Entry) -> Iterator[str]:
        here = (self._part.index if self._part else 0, entry.point.path)
        for answer in entry.answers:
            first = self._shown.setdefault(answer.id, here)
            if first == here:
                yield self._answer(answer)
            else:
                yield f"*{_inner(self.words.see.format(first[1]))}*"

    def _answer(self, answer: Answer) -> str:
        label = self._part.columns(self.words)[1] if self._part else self.words.answer
        told = [label, self._speakers.get(answer.id), self._place(answer.spans)]
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
        if details := loose_details(self.document):
            yield f"## {self.words.loose_details}"
            yield from self._details(details)

    def _place(self, spans: Iterable[Span]) -> str:
        return place(spans, self.document.paper.media_type, self.words)


def _block(block: Block) -> str:
    text = _text(block.text)
    match block.type:
        case BlockType.HEADING:
            return f"**{text}**" if text else ""
        case BlockType.QUOTE:
            return _quoted(text) if text else ""
        case BlockType.ROW:
            return text.replace("\t", " · ")
        case BlockType.ITEM | BlockType.PARAGRAPH:
            return text
