"""From what is named on the command line to papers: files, folders, patterns and addresses.

A file that is named is a paper, whatever it is called. In a folder a paper is told by its suffix, or, where it
has none, by beginning like a PDF; hidden files, hidden folders, links to folders and the folder of the results are
passed over. On the web (http, https) an address is one file: nothing is crawled.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, Final

from peilung.core.errors import Refused
from peilung.reading.bulk.fetch import WEB, Source, options, typed_refusals
from peilung.reading.bulk.names import is_url, shown
from peilung.reading.source import is_folder, is_regular

SUFFIXES: Final = frozenset((".pdf", ".docx", ".html", ".htm", ".xhtml", ".txt", ".doc", ".odt", ".rtf"))
"""What a paper in a folder ends with. The last three cannot be read: they are refused with advice, not passed over."""

_HIDDEN: Final = (".", "~$")
_PDF: Final = b"%PDF-"
_HEAD: Final = 1024

_Found = tuple[str, Refused | None]
"""A place, and why it cannot be looked into where that is known already."""


class Papers:
    """The papers that the arguments stand for, in order, found as they are asked for: never all in memory.

    ``results`` is the folder of the results, which is no folder of papers. Iterating twice looks twice.
    """

    def __init__(self, arguments: Iterable[str], results: Path | None = None) -> None:
        self._arguments = tuple(arguments)
        self._results = None if results is None else os.path.realpath(results)

    def __iter__(self) -> Iterator[Source]:
        for argument in self._arguments:
            try:
                yield from self._named(argument)
            except Refused as refused:
                yield Source(shown(argument), refused=refused)

    @cached_property
    def are_many(self) -> bool:
        """Whether the arguments can stand for more than one paper, so that a folder for the results is needed."""
        if len(self._arguments) != 1:
            return True
        (only,) = self._arguments
        if is_url(only):
            return not only.startswith(WEB) and len(list(islice(self, 2))) > 1
        return is_folder(only) or _is_pattern(only)

    def _named(self, argument: str) -> Iterator[Source]:
        if is_url(argument):
            yield from self._at_url(argument)
        elif _is_pattern(argument):
            yield from self._matching(argument)
        elif is_folder(argument):
            yield from self._local_folder(argument)
        else:
            yield Source(shown(argument), Path(argument))

    def _matching(self, pattern: str) -> Iterator[Source]:
        import fsspec

        base = None if Path(pattern).is_absolute() else Path.cwd()
        known = len(PurePath(pattern).parts) - len(_open_parts(pattern))
        found = False
        with typed_refusals():
            places = sorted(map(str, fsspec.filesystem("file").glob(os.path.abspath(pattern))))  # noqa: PTH100
        for place in places:
            path = Path(place if base is None else os.path.relpath(place, base))
            if any(part.startswith(_HIDDEN) for part in path.parts[known:]):
                continue
            found = True
            if is_regular(path) or not os.path.exists(path):  # noqa: PTH110 (never raises; a pipe would never end)
                yield Source(shown(str(path)), path)
            elif is_folder(path) and "**" not in pattern:
                yield from self._local_folder(str(path))
        if not found:
            raise _no_match()

    def _local_folder(self, folder: str) -> Iterator[Source]:
        import fsspec

        system = fsspec.filesystem("file")
        base = os.path.abspath(folder)  # noqa: PTH100 (links are kept)
        for place, refused in self._walked(system, base):
            path = Path(folder, os.path.relpath(place, base))
            yield Source(shown(str(path)), path, refused=refused)

    def _at_url(self, url: str) -> Iterator[Source]:
        from fsspec.core import url_to_fs

        with typed_refusals():
            system, place = url_to_fs(url, **options(url))
            found: Iterator[_Found] | None = None
            if url.startswith(WEB):
                pass
            elif "*" in url.partition("::")[0]:
                found = ((str(inner), None) for inner in sorted(map(str, system.glob(place))))
            else:
                found = self._walked(system, place) if system.isdir(place) else None
        if found is None:
            yield Source(shown(url), system=system, place=place)
            return
        empty = True
        for inner, refused in _refusing(found):
            empty = False
            yield Source(_inner_name(url, system, inner), system=system, place=inner, refused=refused)
        if empty and "*" in url:
            raise _no_match()

    def _walked(self, system: Any, folder: str) -> Iterator[_Found]:
        """The papers in a folder and the folders in it, by name; a folder in it that cannot be opened costs no other.

        Raises :class:`Refused` where the folder itself cannot be opened. However deep folders are nested, it ends.
        """
        listed = [self._listed(system, folder)]
        while listed:
            entry = next(listed[-1], None)
            if entry is None:
                listed.pop()
                continue
            place = str(entry["name"])
            if entry["type"] != "directory":
                if _is_paper(system, entry):
                    yield place, None
            elif not entry.get("islink"):
                try:
                    listed.append(self._listed(system, place))
                except Refused as refused:
                    yield place, refused

    def _listed(self, system: Any, folder: str) -> Iterator[dict[str, Any]]:
        """What is in one folder, by name, without what is hidden; nothing of the folder of the results."""
        if self._is_results(system, folder):
            return iter(())
        with typed_refusals():
            entries = sorted(system.ls(folder, detail=True), key=lambda entry: str(entry["name"]))
        return (
            entry
            for entry in entries
            if not _name(entry).startswith(_HIDDEN) and str(entry["name"]).rstrip("/") != folder.rstrip("/")
        )

    def _is_results(self, system: Any, folder: str) -> bool:
        if self._results is None or type(system).__name__ != "LocalFileSystem":
            return False
        return os.path.realpath(folder) == self._results and not self._names_results()

    def _names_results(self) -> bool:
        """Whether the folder of the results is itself named as a folder of papers."""
        return any(os.path.realpath(argument) == self._results for argument in self._arguments)


def _is_pattern(argument: str) -> bool:
    return glob.has_magic(argument) and not os.path.lexists(argument)


def _open_parts(pattern: str) -> tuple[str, ...]:
    """The parts of a pattern from the first one that stands for several names."""
    parts = PurePath(pattern).parts
    return next((parts[index:] for index, part in enumerate(parts) if glob.has_magic(part)), ())


def _name(entry: dict[str, Any]) -> str:
    return PurePosixPath(str(entry["name"]).rstrip("/")).name


def _is_paper(system: Any, entry: dict[str, Any]) -> bool:
    if entry["type"] != "file" and not (entry.get("islink") and system.isfile(entry["name"])):
        return False
    suffix = PurePosixPath(_name(entry)).suffix.lower()
    if suffix:
        return suffix in SUFFIXES
    try:
        with typed_refusals(), system.open(entry["name"], "rb") as file:
            return _PDF in file.read(_HEAD)
    except Refused:
        return False


def _refusing(found: Iterator[_Found]) -> Iterator[_Found]:
    with typed_refusals():
        yield from found


def _inner_name(url: str, system: Any, place: str) -> str:
    _, chained, outer = url.partition("::")
    return shown(f"{system.unstrip_protocol(place)}{chained}{outer}")


def _no_match() -> Refused:
    return Refused("missing", "No file matches this.", "Check the pattern and the folder.")
