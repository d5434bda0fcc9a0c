"""What became of one paper among many."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import peilung
from peilung.core.errors import Refused
from peilung.core.paper import SCHEMA, Document


class Collected(StrEnum):
    """The forms that hold many papers; the value is also the suffix of the file, without the full stop."""

    JSON_LINES = "jsonl"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class Record:
    """A paper's document, or why it was refused. ``file`` is its name as given; ``size`` counts bytes.

    ``sha256`` and ``size`` are ``None`` where the file could not be fetched.
    """

    file: str
    sha256: str | None
    size: int | None
    document: Document | None = None
    refused: Refused | None = None

    def identity(self) -> dict[str, Any]:
        """All but the document, under the names that both forms use; ``problems`` is their number."""
        refused = self.refused
        return {
            "file": self.file,
            "sha256": self.sha256,
            "bytes": self.size,
            "peilung": peilung.__version__,
            "schema": SCHEMA,
            "refused": None
            if refused is None
            else {"code": refused.code, "reason": refused.reason, "advice": refused.advice},
            "problems": None if self.document is None else len(self.document.problems),
        }


@dataclass(frozen=True, slots=True)
class Done:
    """What an earlier run made of a file: the code of its refusal, or how many problems it has."""

    refused: str | None
    problems: int


IDENTITY = ("file", "sha256", "bytes", "peilung", "schema", "refused", "problems")
"""The keys of :meth:`Record.identity`."""
