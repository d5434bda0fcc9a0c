"""``peilung score``: a reading beside the gold that a person wrote."""

from __future__ import annotations

import json
from pathlib import Path

from peilung.core.errors import Refused
from peilung.core.score import Gold, NotGold
from peilung.reading.isolated import Limits
from peilung.reading.source import contents

_ADVICE = (
    "A gold is JSON with “document” and “nodes”, each node with “path”, “kind”, “role”, “text” and “statement”:"
    " see “The gold” in docs/reference/samples.md."
)


def gold_of(path: Path, limits: Limits) -> Gold:
    """The gold in a JSON file. Raises :class:`Refused`."""
    try:
        return Gold.from_json(json.loads(contents(path, limits).decode("utf-8-sig")))
    except NotGold as error:
        raise Refused("not-gold", str(error), _ADVICE) from error
    except (ValueError, RecursionError) as error:
        raise Refused("not-gold", "This is not the gold of a paper: it is not JSON.", _ADVICE) from error
