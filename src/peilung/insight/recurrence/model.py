"""A sentence model that the user has, as a further opinion and the only one across languages.

Nothing is downloaded: the model is a folder, and the library that runs it (sentence-transformers) is the user's.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

LIKE = 0.8
"""From this cosine on, a pair is suggested that the words do not suggest."""

Encode = Callable[[Sequence[str]], Any]
"""Texts to a matrix of unit vectors, a row for each."""


class ModelMissing(Exception):
    """The model cannot be used; the message says why and what to do."""


def load(path: Path) -> Encode:
    """The model in a folder. Raises :class:`ModelMissing`."""
    if not path.is_dir():
        raise ModelMissing(f"There is no folder “{path}” with a sentence model.")
    os.environ["HF_HUB_OFFLINE"] = "1"
    try:
        library = importlib.import_module("sentence_transformers")
    except ImportError as error:
        raise ModelMissing("Install sentence-transformers to use a sentence model, or leave out --model.") from error
    try:
        model = library.SentenceTransformer(str(path), device="cpu", local_files_only=True)
    except (OSError, ValueError) as error:
        raise ModelMissing(f"The folder “{path}” holds no sentence model that can be read.") from error
    return lambda texts: model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)


def nearest(first: Any, second: Any) -> list[tuple[int, int, float]]:
    """For each row of the first matrix the row of the second that is most like it, with the cosine."""
    table = first @ second.T
    best = table.argmax(axis=1)
    return [(row, int(column), float(table[row][column])) for row, column in enumerate(best)]
