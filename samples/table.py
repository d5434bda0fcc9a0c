"""Read every sample file, score it against its gold, and write the table into the docs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from peilung.core.errors import Refused
from peilung.core.score import Fault, Gold, Score, score
from peilung.reading import read
from samples.make import PAPERS, listed

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "samples.md"
_BEGIN, _END = "<!-- figures: made by “python -m samples score” -->", "<!-- end of figures -->"
_OTHER = (Fault.OMITTED, Fault.FOOTNOTE, Fault.FRONT, Fault.DETAIL, Fault.BACK, Fault.ALIGNED, Fault.REPAIR)
_COLUMNS = (
    "file points found missed invented text kind role answer joint omissions footnotes front details back pairs repairs"
).split()


def scores() -> Iterator[tuple[str, Score | Refused]]:
    """Each sample file's name with its score, or with the reason why it was refused."""
    for file, name in listed():
        yield file, _score(file, name)


def fill_page(page: Path = PAGE) -> bool:
    """Put the figures between the page's two marks. True where every file was read without a fault."""
    results = list(scores())
    before, _, rest = page.read_text(encoding="utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    table = "\n".join(
        [
            "| " + " | ".join(_COLUMNS) + " |",
            "|---|" + "---:|" * (len(_COLUMNS) - 1),
            *(_line(name, result) for name, result in results),
        ]
    )
    page.write_text(f"{before}{_BEGIN}\n\n{table}\n\n{_END}{after}", encoding="utf-8")
    return all(isinstance(result, Score) and result.perfect for _, result in results)


def _score(file: str, name: str) -> Score | Refused:
    gold = Gold.from_json(json.loads((PAPERS / f"{name}.gold.json").read_text(encoding="utf-8")))
    try:
        return score(read((PAPERS / file).read_bytes()), gold)
    except Refused as refused:
        return refused


def _line(name: str, result: Score | Refused) -> str:
    if isinstance(result, Refused):
        return f"| `{name}` | refused: {result.reason} |" + " |" * (len(_COLUMNS) - 2)
    faults = [result.missed, result.invented]
    faults += [result.count(fault) for fault in (Fault.TEXT, Fault.KIND, Fault.ROLE, Fault.ANSWER)]
    joint = f"{result.joint_right} of {result.joint}" if result.joint else "–"
    cells = [f"`{name}`", result.gold, result.found, *faults, joint, *(result.count(fault) for fault in _OTHER)]
    return "| " + " | ".join(map(str, cells)) + " |"
