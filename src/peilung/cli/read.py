"""``peilung read``: papers in, one file for each out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from peilung.cli.exits import Exit
from peilung.cli.progress import Progress
from peilung.cli.session import Session
from peilung.cli.target import make_folder, put, targets
from peilung.cli.terminal import give, incident, refusal, say
from peilung.core.errors import Refused
from peilung.core.paper import Document, PointKind
from peilung.reading.isolated import Limits
from peilung.reading.many import Outcome, read_many
from peilung.reading.sandbox import Lock, Strength
from peilung.writing import Format, write


def usage_error(files: Sequence[Path], form: Format, out: Path | None) -> str | None:
    """What is wrong with these arguments, in words, or ``None``."""
    folders = [str(path) for path in files if path.is_dir()]
    if folders:
        return f"{folders[0]} is a folder. Name the files to read, such as {folders[0].rstrip('/')}/*.pdf."
    if out is None and len(files) > 1:
        return "Several files need a folder for the results: add --out DIR."
    if out is None and form is Format.DOCX and sys.stdout.isatty():
        return "A Word file is no text for a terminal: add --out DIR, or send it to a file with “> paper.docx”."
    if out is not None and out.exists() and not out.is_dir():
        return f"{out} is a file. Name a folder with --out."
    return None


def read_files(
    files: Sequence[Path], form: Format, out: Path | None, limits: Limits, workers: int | None, session: Session
) -> Exit:
    """Read the files side by side and write each as it is ready. One line to standard error for each."""
    try:
        if out is not None:
            make_folder(out)
    except Refused as refused:
        say(refusal(refused))
        return Exit.REFUSED
    places = targets(files, out, form.value) if out is not None else None
    tally = _Tally()
    outcomes = read_many(files, workers, limits, warm=session.take_warm(), reader=session.reader)
    mixed = places is None and sys.stdout.isatty()  # the result would run into the bar
    with Progress(0 if mixed else len(files)) as progress, closing(outcomes):
        for outcome in outcomes:
            progress.say(_settle(outcome, form, places[outcome.index] if places else None, tally))
            progress.step()
        if tally.reduced is not None:
            progress.say(f"Note: the reading processes were not fully locked in: {'; '.join(tally.reduced.missing)}.")
    return Exit.of(refused=tally.refused, problems=tally.problems)


class _Tally:
    """What happened so far, as far as the exit code and the closing note need it."""

    def __init__(self) -> None:
        self.refused = False
        self.problems = False
        self.reduced: Lock | None = None


def _settle(outcome: Outcome, form: Format, place: Path | None, tally: _Tally) -> str:
    """Write what was read of one file, count it, and say in one line what became of it."""
    if outcome.lock is not None and outcome.lock.strength is not Strength.FULL:
        tally.reduced = outcome.lock
    try:
        if outcome.document is None:
            raise outcome.refused or Refused("not-read", "The file was not read.", "Try again.")
        data = write(outcome.document, form)
        if place is None:
            give(data)
        else:
            put(place, data)
    except Refused as refused:
        tally.refused = True
        return f"{outcome.path}: refused: {refusal(refused)}"
    except Exception as error:  # one bad file never stops the others
        tally.refused = True
        return f"{outcome.path}: {incident(error)}"
    tally.problems |= bool(outcome.document.problems)
    return f"{outcome.path}: {summary(outcome.document)}" + (f" -> {place}" if place else "")


def summary(document: Document) -> str:
    """The counts of a paper in words: “66 points, 61 answers, no problems”."""
    points = sum(point.kind is not PointKind.SECTION for r in document.resolutions for point in r.points)
    counted = (
        _count(points, "point"),
        _count(len(document.answers), "answer"),
        _count(len(document.problems), "problem"),
    )
    return ", ".join(counted)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
