"""Values -> files: JSON, CSV, Markdown, HTML and DOCX, from core values alone, without a database.

:func:`write` is the one way in. A format's library is loaded when that format is written, so that
JSON does not wait for Word's.
"""

from __future__ import annotations

from typing import assert_never

from peilung.core.insight import Insight
from peilung.core.paper import Document
from peilung.writing.format import Format

__all__ = ["WITH_INSIGHT", "Format", "write"]


WITH_INSIGHT = (Format.JSON, Format.HTML)
"""The formats that can hold suggestions."""


def write(document: Document, form: Format, insight: Insight | None = None) -> bytes:
    """The document as one file of this format. The same document gives the same bytes.

    ``insight``, the suggestions on it, goes with the formats in :data:`WITH_INSIGHT`; others leave it out.
    """
    match form:
        case Format.JSON:
            from peilung.writing import json

            return json.dumps(document, insight).encode()
        case Format.CSV:
            from peilung.writing import csv

            return csv.dumps(document).encode("utf-8-sig")
        case Format.MARKDOWN:
            from peilung.writing import markdown

            return markdown.dumps(document).encode()
        case Format.HTML:
            from peilung.writing import html

            return html.dumps(document, insight).encode()
        case Format.DOCX:
            from peilung.writing import docx

            return docx.dumps(document)
    assert_never(form)
