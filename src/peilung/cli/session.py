"""What one run of the command carries from its start to the command that needs it."""

from __future__ import annotations

from dataclasses import dataclass

from peilung.reading.isolated import Child


@dataclass(slots=True)
class Session:
    """``reader`` names the function that reads; ``warm`` is a reading process that waits for its file."""

    reader: str
    warm: Child | None = None

    def take_warm(self) -> Child | None:
        """The waiting process, for the caller to use and end; the session no longer has it."""
        warm, self.warm = self.warm, None
        return warm

    def child(self) -> Child:
        """A reading process: the waiting one, or else a new one."""
        return self.take_warm() or Child(self.reader)

    def close(self) -> None:
        """End the process that nobody needed."""
        if (warm := self.take_warm()) is not None:
            warm.close()
