"""The bytes of a paper from wherever it lies, within the bounds of size and time; a failure is a typed refusal."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from peilung.core.errors import Refused
from peilung.reading.isolated import Limits, refuse_large
from peilung.reading.source import contents

WEB: Final = ("http", "https")
_PIECE: Final = 1 << 18
_CONNECT_SECONDS: Final = 20.0
_SILENCE_SECONDS: Final = 30.0
_SECONDS: Final = 300.0
"""The longest that fetching one paper may take."""


@dataclass(frozen=True, slots=True)
class Source:
    """One paper to read. ``name`` is fit to be shown; the rest may hold secrets and is never printed.

    A path on this machine, or else a path on a file system of fsspec. ``refused`` where it is known already
    that there is nothing to read.
    """

    name: str
    path: Path | None = None
    system: Any = field(default=None, repr=False)
    place: str = field(default="", repr=False)
    refused: Refused | None = None


def fetch(source: Source, limits: Limits) -> bytes:
    """The bytes of a paper. Raises :class:`Refused`; what is too large is not fetched to its end."""
    if source.refused is not None:
        raise source.refused
    if source.path is not None:
        return contents(source.path, limits)
    with typed_refusals(), _opened(source) as file:
        return _all(file, limits)


def options(url: str) -> dict[str, Any]:
    """What fsspec is told of the protocols in an address: how long to wait, and to use the environment's proxy."""
    named = [protocol for protocol in WEB if f"{protocol}://" in url]
    if not named:
        return {}
    from aiohttp import ClientTimeout

    patience = ClientTimeout(total=_SECONDS, sock_connect=_CONNECT_SECONDS, sock_read=_SILENCE_SECONDS)
    client = {"client_kwargs": {"timeout": patience, "trust_env": True}}
    return {protocol: dict(client) for protocol in named}


@contextmanager
def typed_refusals() -> Iterator[None]:
    """Make a refusal of whatever goes wrong with a file system, in words that hold nothing of its address."""
    try:
        yield
    except (Refused, MemoryError):
        raise
    except FileNotFoundError:
        raise Refused("missing", "There is no such file.", "Check the name and the folder.") from None
    except ImportError:
        raise Refused(
            "not-installed",
            "Fetching from this kind of address needs a library that is not installed.",
            "Install it (s3fs for s3://, gcsfs for gs://, paramiko for sftp://), or copy the files here first.",
        ) from None
    except Exception as error:  # file systems raise errors of many libraries, and put the address into them
        raise _unreachable(_reason(error)) from None


def _opened(source: Source) -> Any:
    protocols = source.system.protocol
    if set(WEB) & set((protocols,) if isinstance(protocols, str) else protocols):
        # Without a size to ask for, and with no blocks: one request, and its answer as a stream.
        return source.system.open(source.place, "rb", block_size=0, size=1)
    return source.system.open(source.place, "rb")


def _all(file: Any, limits: Limits) -> bytes:
    data, deadline = bytearray(), time.monotonic() + _SECONDS
    while piece := file.read(min(_PIECE, limits.max_bytes + 1 - len(data))):
        data += piece
        refuse_large(len(data), limits)
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(data)


def _reason(error: Exception) -> str:
    if isinstance(error, (TimeoutError, asyncio.TimeoutError)) or type(error).__name__.endswith("TimeoutError"):
        return "it took too long to answer"
    if isinstance(error, PermissionError):
        return "permission was denied"
    status = getattr(error, "status", None)
    if isinstance(status, int):
        return f"the server answered with status {status}"
    if isinstance(error, ValueError):
        return "this kind of address is not known, or it is none"
    if isinstance(error, OSError) and error.strerror and "://" not in error.strerror:
        return error.strerror[:100]
    return type(error).__name__


def _unreachable(reason: str) -> Refused:
    return Refused(
        "unreachable",
        f"The file could not be fetched ({reason}).",
        "Check the address and the network, and try again.",
    )
