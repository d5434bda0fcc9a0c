"""The bytes of the file that is going to be read."""

from __future__ import annotations

import os
from pathlib import Path

from peilung.core.errors import Refused
from peilung.reading.isolated import Limits, refuse_large

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def contents(path: Path, limits: Limits) -> bytes:
    """The bytes of a file. Raises :class:`Refused` where there is none, it may not be read or is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(limits.max_bytes + 1)
    except IsADirectoryError:
        raise Refused("folder", "This is a folder.", "Name the files in it.") from None
    except FileNotFoundError:
        raise Refused("missing", "There is no such file.", "Check the name and the folder.") from None
    except OSError as error:
        raise Refused(
            "unreadable",
            f"The file cannot be opened ({error.strerror or error}).",
            "Check that you may read it and that it is whole.",
        ) from error
    refuse_large(len(data), limits)
    return data


def is_folder(path: Path | str) -> bool:
    """Whether this is a folder. Unlike :meth:`Path.is_dir` never raises: of what may not be looked at, it is none."""
    return os.path.isdir(path)  # noqa: PTH112


def is_regular(path: Path | str) -> bool:
    """Whether this is a regular file, no pipe and no device. Never raises."""
    return os.path.isfile(path)  # noqa: PTH113


def looks_like_json(data: bytes) -> bool:
    """Whether the file is a JSON object rather than a paper."""
    return data[:1024].removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(b"{")
