"""The formats a read paper can be written in."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """One file format each; the value is also the file's suffix, without the full stop."""

    JSON = "json"
    CSV = "csv"
    MARKDOWN = "md"
    HTML = "html"
    DOCX = "docx"
