"""``peilung read``: papers in, one file for each out, or one collection of all."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from peilung.cli.exits import Exit
from peilung.cli.progress import Progress
from peilung.cli.session import Session
from peilung.cli.target import make_folder, put, targets
from peilung.cli.terminal import give, incident, note, refusal, say
from peilung.core.errors import Refused
from peilung.core.paper import Document, PointKind
from peilung.reading.bulk.engine import Engine, LocalEngine
from peilung.reading.bulk.fetch import Source
from peilung.reading.bulk.papers import Papers
from peilung.reading.isolated import Limits
from peilung.reading.many import Outcome, read_many
from peilung.reading.sandbox import Lock, Strength
from peilung.reading.source import is_folder
from peilung.writing import WITH_INSIGHT, Format, write
from peilung.writing.collected import Collected

Writer = Callable[[Document], bytes]

_READ_AGAIN = (Format.HTML, Format.DOCX)
"""Forms that are themselves read as papers."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for.

    ``workers`` and ``cluster`` say where it is read, ``retry`` what again, ``insight`` whether suggestions are wanted.
    """

    papers: Papers
    form: Format | Collected
    out: Path | None
    limits: Limits
    workers: int | None = None
    cluster: str | None = None
    retry: bool = False
    insight: bool = False


def usage_error(arguments: list[str], wish: Wish) -> str | None:
    """What is wrong with these arguments, in words, or ``None``."""
    form, out = wish.form, wish.out
    if out is None and isinstance(form, Collected):
        return f"“--to {form}” holds many papers in a folder: add --out DIR."
    if out is None and wish.papers.are_many:
        return "Several files need a folder for the results: add --out DIR."
    if out is None and form is Format.DOCX and sys.stdout.isatty():
        return "A Word file is no text for a terminal: add --out DIR, or send it to a file with “> paper.docx”."
    if out is not None and os.path.lexists(out) and not is_folder(out):
        return f"{out} is a file. Name a folder with --out."
    if out is not None and form in _READ_AGAIN and any(_is_folder(argument, out) for argument in arguments):
        return f"Results as {form} in {out} would be read as papers next time. Name another folder with --out."
    if wish.retry and not isinstance(form, Collected):
        return "--retry goes with --to jsonl and --to parquet. Other forms read every file again."
    if wish.insight and form not in WITH_INSIGHT:
        return f"--with insight goes with --to {' and --to '.join(WITH_INSIGHT)}. Other forms hold no suggestions."
    if wish.cluster is not None and wish.workers is not None:
        return "--workers is for reading on this machine, and --cluster for reading elsewhere: leave one out."
    return None


def read_papers(wish: Wish, session: Session) -> Exit:
    """Read the papers side by side and write each as it is ready."""
    if wish.out is not None:
        try:
            make_folder(wish.out)
        except Refused as refused:
            say(refusal(wish.out, refused))
            return Exit.REFUSED
    try:
        with _engine(wish, session) as engine:
            if isinstance(wish.form, Collected):
                from peilung.cli.collect import collect

                assert wish.out is not None
                try:
                    return collect(wish.papers, wish.form, wish.out, wish.limits, engine, retry=wish.retry)
                except Refused as refused:
                    say(refusal(wish.out, refused))
                    return Exit.REFUSED
            return _one_file_each(wish, _writer(wish.form, wish.insight), engine)
    except Refused as refused:
        say(refusal(wish.cluster or "peilung", refused))
        return Exit.REFUSED


@contextmanager
def _engine(wish: Wish, session: Session) -> Iterator[Engine]:
    """Where it is read. Raises :class:`Refused` where a cluster cannot be had."""
    if wish.cluster is None:
        local = LocalEngine(wish.workers, reader=session.reader, warm=session.take_warm())
        try:
            yield local
        finally:
            local.stop()
        return
    from peilung.reading.bulk.cluster import ClusterEngine

    with ClusterEngine(wish.cluster, reader=session.reader) as engine:
        yield engine


def _writer(form: Format, insight: bool) -> Writer:
    """What makes a file of a paper, with suggestions if they are wanted."""
    if not insight:
        return lambda document: write(document, form)
    from peilung.insight.suggest import suggest

    return lambda document: write(document, form, suggest(document))


def _one_file_each(wish: Wish, writer: Writer, engine: Engine) -> Exit:
    """Write a file for each paper, or the only one to standard output. One line to standard error for each."""
    sources = list(wish.papers)
    places = None
    if wish.out is not None:
        places = targets([_file(source) for source in sources], wish.out, wish.form.value)
    tally = _Tally()
    outcomes = read_many(sources, engine, wish.limits)
    mixed = places is None and sys.stdout.isatty()  # the result would run into the bar
    with Progress(0 if mixed else len(sources)) as progress, closing(outcomes):
        for outcome in outcomes:
            progress.say(_settle(outcome, writer, places[outcome.index] if places else None, tally))
            progress.step()
        if tally.reduced is not None:
            progress.say(note(tally.reduced))
    if not sources:
        say("There is no paper in what was named.")
    return Exit.of(refused=tally.refused or not sources, problems=tally.problems)


def _file(source: Source) -> Path:
    """The paper as a path, of which the result takes its name; of an address the last part of what is in front."""
    return source.path or Path(re.split(r"[?]|::", source.name)[0])


class _Tally:
    """What happened so far, as far as the exit code and the closing note need it."""

    def __init__(self) -> None:
        self.refused = False
        self.problems = False
        self.reduced: Lock | None = None


def _settle(outcome: Outcome, writer: Writer, place: Path | None, tally: _Tally) -> str:
    """Write what was read of one file, count it, and say in one line what became of it."""
    if outcome.lock is not None and outcome.lock.strength is not Strength.FULL:
        tally.reduced = outcome.lock
    name = outcome.source.name
    try:
        if outcome.document is None:
            raise outcome.refused or Refused("not-read", "The file was not read.", "Try again.")
        data = writer(outcome.document)
        if place is None:
            give(data)
        else:
            put(place, data)
    except Refused as refused:
        tally.refused = True
        return refusal(name, refused)
    except Exception as error:  # one bad file never stops the others
        tally.refused = True
        return f"{name}: {incident(error)}"
    tally.problems |= bool(outcome.document.problems)
    return f"{name}: {summary(outcome.document)}" + (f" -> {place}" if place else "")


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


def _is_folder(argument: str, out: Path) -> bool:
    return is_folder(out) and is_folder(argument) and os.path.realpath(argument) == os.path.realpath(out)
