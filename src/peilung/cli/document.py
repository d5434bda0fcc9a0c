"""A paper as a document, whether it is given as a paper or as JSON that was read before."""

from __future__ import annotations

from pathlib import Path

from peilung.cli.session import Session
from peilung.cli.terminal import note, say
from peilung.core.errors import NotThisSchema, Refused
from peilung.core.paper import Document
from peilung.reading.isolated import Limits
from peilung.reading.sandbox import Strength
from peilung.reading.source import contents, looks_like_json
from peilung.writing.json import loads


def document_of(path: Path, limits: Limits, session: Session) -> Document:
    """Read a paper in a limited process, or take JSON of the contract as it is. Raises :class:`Refused`.

    A process that was not fully locked in is told on standard error.
    """
    data = contents(path, limits)
    if not looks_like_json(data):
        with session.child() as child:
            reading = child.read(data, limits)
        if reading.lock.strength is not Strength.FULL:
            say(note(reading.lock))
        return reading.document
    try:
        return loads(data.decode("utf-8-sig"))
    except (NotThisSchema, UnicodeDecodeError) as error:
        raise Refused("not-this-schema", str(error), "Read the paper again.") from error
