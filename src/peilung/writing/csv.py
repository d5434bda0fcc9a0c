"""One row per point, for spreadsheets and data tools: RFC 4180, and no cell runs as a formula.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula, some of them also
after blanks, quotes or in full width (OWASP, *CSV Injection*). Such a cell gets one apostrophe in front;
:func:`unescape` takes it away again, and only it.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from peilung.core.number import NumberPath
from peilung.core.paper import Answer, Detail, Document, Point, Resolution
from peilung.writing.place import lines_of, pages_of
from peilung.writing.plain import whole_characters

COLUMNS = (
    "resolution", "path", "slug", "kind", "role", "text", "answers", "together", "answer", "by", "page", "line",
    "details", "language", "translation_of", "translates",
)
_FORMULA = frozenset("=+-@")
_QUOTES = frozenset("'\"`´‘’‚‛“”„‟«»‹›＇＂")
_LEADS = frozenset("\t\r\n\v\f")


def dumps(document: Document) -> str:
    """The document's points as CSV text with a header row; without a byte order mark."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(document):
        writer.writerow([escape(whole_characters(cell)) for cell in row])
    return out.getvalue()


def escape(cell: str) -> str:
    """``cell`` as it can stand in a spreadsheet: with an apostrophe in front if it could run as a formula."""
    return f"'{cell}" if is_formula(cell) else cell


def unescape(cell: str) -> str:
    """What :func:`escape` was given."""
    return cell[1:] if cell.startswith("'") and is_formula(cell[1:]) else cell


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet might take ``cell`` for a formula.

    Blanks, invisible characters and quotes in front are looked through; a tab or line break among them is
    enough, since some programs split or strip there.
    """
    for sign in cell:
        if sign in _LEADS:
            return True
        if not _looked_through(sign):
            return unicodedata.normalize("NFKC", sign)[:1] in _FORMULA
    return False


def _looked_through(sign: str) -> bool:
    return sign in _QUOTES or sign.isspace() or unicodedata.category(sign) in ("Cc", "Cf")


@dataclass(frozen=True, slots=True)
class _Replies:
    """What is said to one point: the answers, the other points they answer as well, and the further columns."""

    answers: tuple[Answer, ...]
    others: tuple[str, ...]
    details: tuple[Detail, ...]


def _rows(document: Document) -> Iterator[tuple[str, ...]]:
    by_id = {answer.id: answer for answer in document.answers}
    details: dict[tuple[int, NumberPath], list[Detail]] = {}
    for detail in document.details:
        for path in dict.fromkeys(detail.points):
            details.setdefault((detail.resolution, path), []).append(detail)
    for index, resolution in enumerate(document.resolutions):
        language = resolution.language or document.paper.language or ""
        for point in resolution.points:
            answers = tuple(by_id[name] for name in point.answers if name in by_id)
            replies = _Replies(answers, _others(point, answers), tuple(details.get((index, point.path), ())))
            yield (str(index), *_row(point, replies), language, *_original(resolution, point))


def _others(point: Point, answers: tuple[Answer, ...]) -> tuple[str, ...]:
    paths = [str(path) for answer in answers for path in answer.answers if path != point.path]
    return tuple(dict.fromkeys(paths))


def _row(point: Point, replies: _Replies) -> tuple[str, ...]:
    authors = dict.fromkeys(answer.by for answer in replies.answers if answer.by)
    return (
        str(point.path),
        point.slug,
        point.kind.value,
        point.role.value if point.role else "",
        point.text,
        " ".join(point.answers),
        ", ".join(replies.others),
        "\n\n".join(answer.text for answer in replies.answers),
        "; ".join(authors),
        pages_of(point.spans),
        lines_of(point.spans),
        "\n".join(f"{detail.title}: {detail.text}" if detail.title else detail.text for detail in replies.details),
    )


def _original(resolution: Resolution, point: Point) -> tuple[str, str]:
    """The index of the resolution that this one translates, and the path of the same point there."""
    of = "" if resolution.translates is None else str(resolution.translates)
    return of, "" if point.translates is None else str(point.translates)


def read(text: str) -> list[dict[str, str]]:
    """Rows of a file written by :func:`dumps`, by column name, with every cell as it was before escaping."""
    rows = csv.reader(io.StringIO(re.sub("^\ufeff", "", text), newline=""))
    header = next(rows)
    return [dict(zip(header, map(unescape, row), strict=True)) for row in rows]
