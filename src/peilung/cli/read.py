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
from peilung.cli.terminal import give, incident, note, refusal, say
from peilung.core.errors import Refused
from peilung.core.paper import Document, PointKind
from peilung.reading.isolated import Limits
from peilung.reading.many import Outcome, read_many
from peilung.reading.sandbox import Lock, Strength
from peilung.writing import Format, write


def usage_error(files: Sequence[Path], form: Format, out: Path | None) -> str | None:
    """What is wrong with these arguments, in words, or ``None``."""
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
    places = None
    if out is not None:
        try:
            make_folder(out)
        except Refused as refused:
            say(refusal(out, refused))
            return Exit.REFUSED
        places = targets(files, out, form.value)
    tally = _Tally()
    outcomes = read_many(files, workers, limits, warm=session.take_warm(), reader=session.reader)
    mixed = places is None and sys.stdout.isatty()  # the result would run into the bar
    with Progress(0 if mixed else len(files)) as progress, closing(outcomes):
        for outcome in outcomes:
            progress.say(_settle(outcome, form, places[outcome.index] if places else None, tally))
            progress.step()
        if tally.reduced is not None:
            progress.say(note(tally.reduced))
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
        return refusal(outcome.path, refused)
    except Exception as error:  # one bad file never stops the others
        tally.refused = True
        return f"{outcome.path}: {incident(error)}"
    tally.problems |= bool(outcome.document.problems)
    return f"{outcome.path}: {summary(outcome.document)}" + (f" -> {place}" if place else "")


def summary(document: Document) -> str:
    """The counts of a paper in words: “66 points in 4 sections, 61 answers, no problems”.

    Several resolutions are counted too; a translation of one is counted apart, and its points are not.
    """
    originals = [resolution for resolution in document.resolutions if resolution.translates is None]
    translations = len(document.resolutions) - len(originals)
    kinds = [point.kind for resolution in originals for point in resolution.points]
    sections = kinds.count(PointKind.SECTION)
    counted = (
        _count(len(kinds) - sections, "point")
        + (f" in {_count(sections, 'section')}" if sections else "")
        + (f" of {_count(len(originals), 'resolution')}" if len(originals) > 1 else ""),
        _count(translations, "translation") if translations else "",
        _count(len(document.answers), "answer"),
        _count(len(document.problems), "problem"),
    )
    return ", ".join(filter(None, counted))


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
