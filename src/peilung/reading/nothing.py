"""The refusal of a file in which no points were found."""

from __future__ import annotations

from peilung.core.errors import Refused
from peilung.core.paper import ProblemCode
from peilung.reading.layout import Layout


def no_points(layout: Layout) -> Refused:
    """Why the file is refused and what to do; where pages of it are pictures, its points may stand on those."""
    reason = "The file holds no numbered points of a resolution, neither in a table nor in its text."
    bare = sum(problem.code is ProblemCode.PAGE_WITHOUT_TEXT for problem in layout.problems)
    if not bare:
        advice = "Check that this is the paper that answers the resolution, or the resolution itself."
        return Refused("no-points", reason, advice)
    pictures = f"{bare} of its {layout.pages} pages hold no text, as in a scan."
    advice = "Run text recognition on it (for example OCRmyPDF) and read the result."
    return Refused("no-points", f"{reason} {pictures}", advice)
