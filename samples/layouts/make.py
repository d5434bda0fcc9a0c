"""Make every paper in a freer layout in every dress, and its gold."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from samples.layouts import platypus, txt, typeset, web, word
from samples.layouts.dress import DRESSES, Dress, file_name
from samples.layouts.model import Paper

ENGINES: dict[str, Callable[[Paper, Dress], bytes]] = {
    "typst": typeset.make,
    "reportlab": platypus.make,
    "docx": word.make,
    "html": web.make,
    "txt": txt.make,
}


def files(paper: Paper) -> Iterator[tuple[str, bytes]]:
    """Each dress of the paper as file name and bytes."""
    for name in paper.dresses:
        dress = DRESSES[name]
        yield file_name(paper.name, dress), ENGINES[dress.engine](paper, dress)


def file_names(paper: Paper) -> list[str]:
    """The names of the paper's files."""
    return [file_name(paper.name, DRESSES[name]) for name in paper.dresses]
