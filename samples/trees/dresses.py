"""The dresses in which a grown paper is set, and what must change in a paper to be set in one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from samples import docx_dress, html_dress, reportlab_dress, txt_dress, typst_dress
from samples.source import Dress, Row, Sample
from samples.trees import web, word
from samples.trees.marks import listed
from samples.trees.words import stock

_A4_ACROSS = (297.0, 210.0)
_SLIM = (15.0, 15.0, 12.0, 12.0)
DRESSES: tuple[Dress, ...] = (
    Dress("ruled", "reportlab", size=11),
    Dress("ragged", "reportlab", rules="none", font="sans", justify=False, hyphenate=False, gutter=2.5),
    Dress("row-rules", "reportlab", rules="rows", font="vera", size=8.5, sections="span"),
    Dress("a5-outer", "reportlab", page=(148, 210), margins=_SLIM, rules="outer", size=8.5, widths=(1.4, 4, 5)),
    Dress("landscape", "reportlab", page=_A4_ACROSS, zebra=True, sections="row", font="sans", size=10),
    Dress("inside", "reportlab", order="ta", widths=(1, 1), font="sans", size=9),
    Dress("answers-left", "reportlab", order="nat", widths=(1, 5, 4), justify=False),
    Dress("paths", "reportlab", numbers="path", widths=(1.6, 4, 5), sections="span", font="vera", size=9),
    Dress("labels", "reportlab", numbers="label", widths=(2.4, 4, 5), size=10, hyphenate=False),
    Dress("a6", "reportlab", page=(105, 148), margins=(15, 12, 8, 8), size=8, widths=(1.2, 4, 5)),
    Dress("plain-pages", "reportlab", centred=True, running=False, sections="row"),
    Dress("large", "reportlab", size=15, margins=_SLIM, rules="rows", gutter=3),
    Dress("tagged", "typst", tags=True, size=11),
    Dress("unruled", "typst", rules="none", font="modern", size=10.5, gutter=2.5),
    Dress("tagged-inside", "typst", order="ta", widths=(1, 1), tags=True, rules="none", gutter=3),
    Dress("mono", "typst", font="mono", size=7.5, rules="rows", justify=False, sections="span"),
    Dress("across-tagged", "typst", page=_A4_ACROSS, order="nat", widths=(1, 5, 4), tags=True, sections="row"),
    Dress("inside-ruled", "typst", order="ta", widths=(4, 5), sections="span", hyphenate=False),
    Dress("a6-unruled", "typst", page=(105, 148), margins=(15, 12, 8, 8), size=8, rules="none", gutter=2.5),
    Dress("tagged-paths", "typst", tags=True, numbers="path", widths=(1.6, 4, 5), sections="row", centred=True),
    Dress("typed", "docx"),
    Dress("merged", "docx", sections="span", numbers="path"),
    Dress("word-inside", "docx", order="ta", widths=(1, 1), rules="none"),
    Dress("table", "html"),
    Dress("web-left", "html", order="nat", sections="span", numbers="label"),
    Dress("web-rows", "html", sections="row"),
    Dress("web-grid", "html-grid", sections="span"),
    Dress("web-lists", "html-lists", order="ta", widths=(1, 1)),
    Dress("numbered", "docx-numbered"),
    Dress("transcript", "txt"),
    Dress("transcript-inside", "txt", order="ta", widths=(1, 1), page_chars=4000),
)
ENGINES: dict[str, Callable[[Sample, Dress], bytes]] = {
    "reportlab": reportlab_dress.make,
    "typst": typst_dress.make,
    "docx": docx_dress.make,
    "html": html_dress.make,
    "txt": txt_dress.make,
    "docx-numbered": word.make,
    "html-grid": web.grid,
    "html-lists": web.lists,
}
_MERGES = {"docx", "html"}
_CUTS_PAGES = {"reportlab", "typst", "txt"}


def set_in(sample: Sample, dress: Dress) -> tuple[Sample, bytes]:
    """The paper as this dress can hold it, and the file."""
    suited = suit(sample, dress)
    return suited, ENGINES[dress.engine](suited, dress)


def suit(sample: Sample, dress: Dress) -> Sample:
    """The paper without what the dress has no means to show."""
    if dress.engine not in _MERGES:
        above = str(stock(sample.language, "above")[0])
        sample = _each_row(sample, lambda row: replace(row, joined=False, answer=above) if row.joined else row)
    if dress.engine in _CUTS_PAGES and not sample.unnumbered:
        sample = replace(sample, unnumbered="–")  # without a sign, a row at the top of a page might go on
    if "n" not in dress.order:
        sample = _each_row(replace(sample, stop=True), _numbered)  # a bare figure before a text is no number
    if dress.engine in _CUTS_PAGES and not dress.tags:
        if dress.rules in ("none", "outer"):
            sample = _parted(sample)
        word = str(stock(sample.language, "short")[0])
        sample = _each_row(sample, lambda row: _plain_start(row, dress, word))
    return _as_listed(sample) if dress.engine == "html-lists" else sample


def _as_listed(sample: Sample) -> Sample:
    """The marks as a browser writes them, which knows no brackets: ``b.`` for ``(b)``."""
    marks = listed(sample)

    def bare(path: str | None) -> str | None:
        parts = path.split() if path else []
        frames = {mark.frame for name, mark in marks.items()}
        return " ".join(part.strip("()") if _frame(part) in frames else part for part in parts) or None

    sample = _each_row(
        sample, lambda row: replace(row, points=tuple((bare(path) or path, text) for path, text in row.points))
    )
    omitted = [{key: bare(value) if key != "reading" else value for key, value in item.items()}
               for item in sample.expected["omitted"]]
    return replace(sample, expected={**sample.expected, "omitted": omitted})


def _frame(part: str) -> str:
    core = part.strip("()")
    return part.replace(core, "{}") if core != part else ""


def _parted(sample: Sample) -> Sample:
    """Each point in a row of its own: without lines between rows, nothing says which points share a cell."""
    sections = tuple(
        replace(section, rows=tuple(replace(row, points=(p,)) for row in section.rows for p in row.points))
        for section in sample.sections
    )
    return replace(sample, sections=sections)


def _each_row(sample: Sample, change: Callable[[Row], Row]) -> Sample:
    sections = tuple(replace(section, rows=tuple(map(change, section.rows))) for section in sample.sections)
    return replace(sample, sections=sections)


def _plain_start(row: Row, dress: Dress, word: str) -> Row:
    """At the top of a page, a number in the text with nothing beside it might belong to the row above."""
    if row.answer or (not row.inline and "n" in dress.order):
        return row
    return replace(row, inline=False) if "n" in dress.order else replace(row, answer=word)


def _numbered(row: Row) -> Row:
    """Points without a number get one: there is no column that could hold a dash."""
    return replace(row, points=tuple((path.replace("[", "(").replace("]", ")"), text) for path, text in row.points))
