"""The command ``peilung``.

This module is the way in and stays light: where a paper is going to be read, the reading process is started
first, and gets ready while the command line itself is loaded and looked at.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from peilung.cli.session import Session
from peilung.core.errors import PeilungError
from peilung.reading.isolated import READER, Child, Limits
from peilung.reading.source import contents, is_regular, looks_like_json

_READS = ("read", "show", "score")
_LIMITS = ("--seconds", "--memory")
_WITH_VALUE = ("--to", "--out", "--workers", "--cluster", *_LIMITS)


def main() -> NoReturn:
    """Run the command with the arguments of this process, and end with its exit code."""
    signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str], *, reader: str = READER) -> int:
    """Run the command and give its exit code. ``reader`` names the function that reads (``module:function``)."""
    session = Session(reader, _warm(arguments, reader))
    try:
        from peilung.cli.app import app

        app(list(arguments), prog_name="peilung", obj=session)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception as error:  # the border of the program: the user gets a number, not a traceback
        from peilung.cli.terminal import incident, say

        say(incident(error))
        return 1
    finally:
        session.close()
    return 0


def _warm(arguments: Sequence[str], reader: str) -> Child | None:
    """A reading process that is getting ready, where these arguments look as if one will be needed.

    It begins with the first file if the limits are the usual ones. This is a guess: the command asks for what it
    wants, and gets that whether the guess was right or not.
    """
    asks_for_help = "--help" in arguments or "_PEILUNG_COMPLETE" in os.environ
    if asks_for_help or len(arguments) < 2 or arguments[0] not in _READS:
        return None
    path, limits = _first_file(arguments[1:]), Limits()
    try:
        data = contents(path, limits) if path is not None else b""
        if looks_like_json(data) and arguments[0] != "read":
            return None
        child = Child(reader)
    except PeilungError:
        return None  # it is tried again, and told, where it is needed
    if data and not any(argument.startswith(_LIMITS) for argument in arguments):
        child.begin(data, limits)
    return child


def _first_file(arguments: Sequence[str]) -> Path | None:
    """The first argument that is no option, if it names a regular file (a pipe can be read only once)."""
    following = iter(arguments)
    for argument in following:
        if argument in _WITH_VALUE:
            next(following, None)
        elif not argument.startswith("-"):
            return Path(argument) if is_regular(argument) else None
    return None
