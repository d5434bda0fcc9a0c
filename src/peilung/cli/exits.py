"""The exit codes of every command; see ``docs/reference/exit-codes.md``."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    DONE = 0
    REFUSED = 1
    """A file was not read, or what was asked for is not there."""
    USAGE = 2
    """The command was not understood."""
    PROBLEMS = 3
    """Done, and there is something to look at: problems in a paper, or differences from the gold."""

    @classmethod
    def of(cls, *, refused: bool, problems: bool) -> Exit:
        """A refusal outweighs problems."""
        if refused:
            return cls.REFUSED
        return cls.PROBLEMS if problems else cls.DONE
