"""A folder that one run at a time writes results into, and files in it that are whole or not there."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from peilung.core.errors import Refused

_DRAFT = ".peilung-{}.tmp"


def locked(folder: Path) -> int:
    """Take the folder for this run, until the handle is closed or the process ends. Raises :class:`Refused`."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise Refused(
            "in-use",
            f"Another run is writing into the folder {folder}.",
            "Wait for it, or name another folder with --out.",
        ) from None
    except OSError:
        pass  # a file system without locks: as safe as one run at a time is
    return handle


@contextmanager
def draft(path: Path) -> Iterator[Path]:
    """A path to write to; what is there at the end takes the place of ``path`` in one step, or nothing does."""
    name = path.with_name(_DRAFT.format(secrets.token_hex(8)))
    try:
        yield name
        sync(name)
        name.replace(path)
    finally:
        name.unlink(missing_ok=True)


def remove_drafts(folder: Path) -> None:
    """Remove what killed runs left behind."""
    for left in folder.glob(_DRAFT.format("*")):
        with suppress(OSError):
            left.unlink()


def sync(path: Path) -> None:
    """Have the disk take what was written."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def not_results(path: Path) -> Refused:
    """The refusal where a file of this name is there and is something else."""
    return Refused(
        "not-results",
        f"{path} is not what “peilung read” wrote, and is left as it is.",
        "Name another folder with --out, or move the file away.",
    )
