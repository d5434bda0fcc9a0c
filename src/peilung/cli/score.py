"""``peilung score``: a reading beside the gold that a person wrote."""

from __future__ import annotations

import json
from pathlib import Path

from peilung.core.errors import Refused
from peilung.core.score import Gold, NotGold
from peilung.reading.isolated import Limits
from peilung.reading.source import contents


def gold_of(path: Path, limits: Limits) -> Gold:
    """The gold in a JSON file. Raises :class:`Refused`."""
    try:
        return Gold.from_json(json.loads(contents(path, limits).decode("utf-8-sig")))
    except NotGold as error:
        raise Refused("not-gold", str(error), "Name the gold as the second file.") from error
    except (ValueError, RecursionError) as error:
        raise Refused("not-gold", "This is not JSON.", "Name the gold as the second file.") from error
