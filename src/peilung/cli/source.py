"""A paper as a document, whether it is given as a paper or as JSON that was read before."""

from __future__ import annotations

from pathlib import Path

from peilung.cli.session import Session
from peilung.core.errors import NotThisSchema, Refused
from peilung.core.paper import Document
from peilung.reading.isolated import Limits
from peilung.reading.many import contents
from peilung.writing.json import loads

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def document_of(path: Path, limits: Limits, session: Session) -> Document:
    """Read a paper in a limited process, or take JSON of the contract as it is. Raises :class:`Refused`."""
    data = contents(path, limits)
    if not data.removeprefix(_BYTE_ORDER_MARK).lstrip().startswith(b"{"):
        with session.child() as child:
            return child.read(data, limits).document
    try:
        return loads(data.decode("utf-8-sig"))
    except (NotThisSchema, UnicodeDecodeError) as error:
        raise Refused("not-this-schema", str(error), "Read the paper again.") from error
