"""Where results are written: one file for each paper, whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from peilung.core.errors import Refused


def targets(papers: Sequence[Path], folder: Path, suffix: str) -> list[Path]:
    """One path in ``folder`` for each paper: its name with the new suffix, and ``-2``, ``-3`` where that is taken.

    Taken are the names of this run and the papers themselves: a paper is never written over. Letters that
    differ only in case count as the same, as they do on many disks.
    """
    taken = {_key(paper) for paper in papers}
    chosen = []
    for paper in papers:
        path, count = folder / f"{paper.stem}.{suffix}", 1
        while _key(path) in taken:
            count += 1
            path = folder / f"{paper.stem}-{count}.{suffix}"
        taken.add(_key(path))
        chosen.append(path)
    return chosen


def make_folder(folder: Path) -> None:
    """Make the folder for the results where there is none. Raises :class:`Refused`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            "no-folder",
            f"The folder {folder} cannot be made ({error.strerror}).",
            "Name another one with --out.",
        ) from error


def put(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: under another name first, then in one step. Raises :class:`Refused`."""
    draft = path.with_name(f".peilung-{secrets.token_hex(8)}.tmp")
    try:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as error:
        raise Refused(
            "not-written",
            f"{path} cannot be written ({error.strerror}).",
            "Free some space or name another folder with --out, and try again.",
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def _key(path: Path) -> str:
    return str(path.resolve()).casefold()
