"""What goes to the user's terminal: words to standard error, results to standard output.

Text that comes from a paper may hold control characters that a terminal obeys; on their way to one they
are made visible or dropped.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import sys
import traceback
from pathlib import Path

from peilung.core.errors import Refused
from peilung.reading.sandbox import Lock

# C0 and C1 control characters, and the marks that turn the direction of writing.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def clean(text: str) -> str:
    """The text with every character that a terminal obeys shown as ``\N{REPLACEMENT CHARACTER}``."""
    return _OBEYED.sub("\N{REPLACEMENT CHARACTER}", text.removeprefix("\ufeff"))


def say(message: str) -> None:
    """Write one message to standard error."""
    sys.stderr.write(clean(message) + "\n")


def give(data: bytes) -> None:
    """Write a result to standard output. A reader that has seen enough (``| head``) is no error.

    Raises :class:`Refused` where it cannot be written.
    """
    try:
        if sys.stdout.isatty():
            sys.stdout.write(clean(data.decode("utf-8")))
        else:
            sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except OSError as error:
        _forget_output()
        if error.errno != errno.EPIPE:
            reason = f"The result cannot be written to standard output ({error.strerror})."
            raise Refused("not-written", reason, "Free some space or write elsewhere, and try again.") from error


def debugging() -> bool:
    """Whether details of errors are wanted (``PEILUNG_DEBUG=1``)."""
    return os.environ.get("PEILUNG_DEBUG", "") not in ("", "0")


def incident(error: BaseException) -> str:
    """What to tell of an error that nobody foresaw: a number to find it by, and the details if wanted."""
    number = secrets.token_hex(4)
    told = f"Something went wrong inside Peilung (incident {number}, {type(error).__name__})."
    if debugging():
        return f"{told}\n{''.join(traceback.format_exception(error)).rstrip()}"
    return f"{told} Nothing half-written was left. Run it again with PEILUNG_DEBUG=1 for the details, and report them."


def refusal(path: Path | str, refused: Refused) -> str:
    """A refusal of this file in words, with the reading process's own messages if details are wanted."""
    details = "".join(getattr(refused, "__notes__", ())) if debugging() else ""
    return "\n".join(filter(None, (f"{path}: refused: {refused.reason} {refused.advice}", details.rstrip())))


def note(lock: Lock) -> str:
    """What to tell where a paper was read by a process that was not fully locked in."""
    return f"Note: the reading process was not fully locked in: {'; '.join(lock.missing)}."


def _forget_output() -> None:
    """Let nothing more be written to standard output, not even when the process ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
