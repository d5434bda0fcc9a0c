"""What the numbering says: numbers left out, numbers that occur twice or out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peilung.core.number import Mark
from peilung.core.paper import Omission, OmissionReading, Problem, ProblemCode
from peilung.reading.builder import DraftPoint
from peilung.reading.outline import Fit, Node


def omissions(nodes: Sequence[Node], others: Sequence[Mark], selective: bool) -> list[Omission]:
    """The numbers missing between two others or before the first.

    ``others`` are numbers that stand outside the points (“1. Introduction”) and so are not missing;
    ``selective``: the paper says that it leaves out what its author is not competent for.
    """
    reading = OmissionReading.COMPETENCE if selective else OmissionReading.UNKNOWN
    known = {str(node.path) for node in nodes}
    elsewhere = {(mark.style, mark.values) for mark in others}
    omitted: list[Omission] = []
    for node in nodes:
        first = node.mark.values[-1] - len(node.missing)
        for value, path in enumerate(node.missing, first):
            if str(path) in known or (node.mark.style, (*node.mark.values[:-1], value)) in elsewhere:
                continue
            omitted.append(Omission(0, path, node.elder.path if node.elder else None, node.path, reading))
    return omitted


def gap_problems(omitted: Sequence[Omission]) -> Iterator[Problem]:
    """A problem for each gap that the paper does not explain."""
    for gap in omitted:
        if gap.reading is OmissionReading.UNKNOWN:
            message = f"The number {gap.path} is missing before {gap.before}, and the paper does not say why."
            yield Problem(ProblemCode.GAP, message, None, gap.path)


def order_problems(points: Sequence[DraftPoint]) -> Iterator[Problem]:
    """A problem for each number that occurs twice or comes after a higher one."""
    for draft in points:
        if draft.node.fit is not Fit.REPEATED:
            continue
        doubled = "~" in draft.node.path.parts[-1]
        code = ProblemCode.DUPLICATE_NUMBER if doubled else ProblemCode.NUMBER_OUT_OF_ORDER
        said = "occurs twice" if doubled else "comes after a higher number"
        yield Problem(code, f"The number {draft.node.path} {said}. Compare the paper.", draft.page, draft.node.path)
