"""Make every sample in every dress, and its gold."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from samples import docx_dress, html_dress, reportlab_dress, txt_dress, typst_dress
from samples.gold import gold
from samples.layouts.gold import gold_text as layout_gold_text
from samples.layouts.make import file_names as layout_file_names
from samples.layouts.make import files as layout_files
from samples.layouts.markup import load_all as load_layouts
from samples.source import Dress, Sample, load_all

PAPERS = Path(__file__).parent / "papers"
ENGINES: dict[str, Callable[[Sample, Dress], bytes]] = {
    "reportlab": reportlab_dress.make,
    "typst": typst_dress.make,
    "docx": docx_dress.make,
    "html": html_dress.make,
    "txt": txt_dress.make,
}


def gold_text(sample: Sample) -> str:
    """The gold as it is written to disk."""
    return json.dumps(gold(sample), ensure_ascii=False, indent=1) + "\n"


def file_name(sample: Sample, dress: Dress) -> str:
    """``kuestenrat-ruled.pdf``; a sample's only file of its format needs no dress name."""
    same = dress.name == dress.suffix
    return f"{sample.name}.{dress.suffix}" if same else f"{sample.name}-{dress.name}.{dress.suffix}"


def files(sample: Sample) -> Iterator[tuple[str, bytes]]:
    """Each dress of the sample as file name and bytes."""
    for dress in sample.dresses:
        yield file_name(sample, dress), ENGINES[dress.engine](sample, dress)


def make(sample: Sample, folder: Path) -> list[Path]:
    """Write a sample's files and its gold to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, data in files(sample):
        (folder / name).write_bytes(data)
        written.append(folder / name)
    (folder / f"{sample.name}.gold.json").write_text(gold_text(sample), encoding="utf-8")
    return written


def make_all(folder: Path = PAPERS) -> Iterator[Path]:
    """Write every sample but the long one, which is not kept in the repository."""
    for sample in load_all():
        yield from make(sample, folder)
    for paper in load_layouts():
        for name, data in [*layout_files(paper), (f"{paper.name}.gold.json", layout_gold_text(paper).encode())]:
            (folder / name).write_bytes(data)
            yield folder / name


def listed() -> Iterator[tuple[str, str]]:
    """The name of every kept file, and the name of the sample or paper whose gold it has."""
    for sample in load_all():
        yield from ((file_name(sample, dress), sample.name) for dress in sample.dresses)
    for paper in load_layouts():
        yield from ((name, paper.name) for name in layout_file_names(paper))
