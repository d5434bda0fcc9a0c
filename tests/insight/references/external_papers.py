"""Small papers for the tests of references that leave a paper."""

from __future__ import annotations

from peilung.core.insight import Place, Reference, Within
from peilung.core.paper import Document, Paper, Resolution
from peilung.insight.references.external import external


def found(*texts: str, language: str = "de", number: str | None = None, body: str | None = None) -> list[Reference]:
    """What answers of one paper refer to."""
    document = Document(Paper(number=number, language=language), resolutions=(Resolution(body=body),))
    places = [Place(str(at), 0, Within.ANSWER, text, language, str(at)) for at, text in enumerate(texts, 1)]
    return [*external(document, places)]


def targets(*texts: str, language: str = "de", number: str | None = None, body: str | None = None) -> list[str]:
    return [one.target for one in found(*texts, language=language, number=number, body=body)]
