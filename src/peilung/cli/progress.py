"""Progress on a terminal; in a pipe nothing but the messages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Self

from peilung.cli.terminal import clean, say

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


class Progress:
    """How far the work is, on standard error where that is a terminal. Messages pass through it."""

    def __init__(self, total: int) -> None:
        self._bar = _bar(total) if total and sys.stderr.isatty() else None

    def say(self, message: str) -> None:
        """One message, above the bar where there is one."""
        if self._bar is None:
            say(message)
        else:
            self._bar.console.print(clean(message), markup=False, highlight=False, emoji=False, soft_wrap=True)

    def step(self) -> None:
        """One file more is done."""
        if self._bar is not None:
            self._bar.advance(self._bar.task_ids[0])

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar is not None:
            self._bar.stop()


def _bar(total: int) -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    bar = Bar(*columns, console=Console(stderr=True), transient=True)
    bar.add_task("Reading", total=total)
    return bar
