"""What the numbering says: numbers left out, numbers that occur twice or out of order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from peilung.core.number import Mark
from peilung.core.paper import Omission, OmissionReading, Problem, ProblemCode
from peilung.reading.drafts import DraftAnswer, DraftPoint
from peilung.reading.outline import Fit, Node

_QUOTED = 120
_FARTHEST_START = 60
"""A list whose first number is higher goes on from another paper: “Question 412”."""


def omissions(nodes: Sequence[Node], others: Sequence[Mark], selective: bool, resolution: int = 0) -> list[Omission]:
    """The numbers missing between two others or before the first.

    ``others`` are numbers that stand outside the points (“1. Introduction”) and so are not missing;
    ``selective``: the paper says that it leaves out what its author is not competent for.
    """
    reading = OmissionReading.COMPETENCE if selective else OmissionReading.UNKNOWN
    known = {str(node.path) for node in nodes}
    elsewhere = {(mark.style, mark.values) for mark in others}
    omitted: list[Omission] = []
    for node in nodes:
        if node.elder is None and len(node.missing) > _FARTHEST_START:
            continue
        first = node.mark.values[-1] - len(node.missing)
        for value, path in enumerate(node.missing, first):
            if str(path) in known or (node.mark.style, (*node.mark.values[:-1], value)) in elsewhere:
                continue
            omitted.append(Omission(resolution, path, node.elder.path if node.elder else None, node.path, reading))
    return omitted


def gap_problems(omitted: Sequence[Omission], points: Sequence[DraftPoint]) -> Iterator[Problem]:
    """A problem for each gap that the paper does not explain, at the place of the point after it."""
    drafts = {draft.node.path: draft for draft in points}
    for gap in omitted:
        if gap.reading is OmissionReading.UNKNOWN:
            message = (
                f"The number {gap.path} is missing before {gap.before}, and the paper does not say why. "
                "Look there whether the paper leaves it out or it was not read."
            )
            after = drafts.get(gap.before) if gap.before else None
            page, words = (after.page, quote(after)) if after else (None, None)
            yield Problem(ProblemCode.GAP, message, page, gap.path, words)


def order_problems(points: Sequence[DraftPoint]) -> Iterator[Problem]:
    """A problem for each number that occurs twice or comes after a higher one."""
    for draft in points:
        doubled = "~" in draft.node.path.parts[-1]
        if draft.node.fit is not Fit.REPEATED and not doubled:
            continue
        code = ProblemCode.DUPLICATE_NUMBER if doubled else ProblemCode.NUMBER_OUT_OF_ORDER
        said = "occurs more than once" if doubled else "comes after a higher number"
        message = f"The number {draft.node.path} {said}. Compare the paper, and correct the number if it was misread."
        yield Problem(code, message, draft.page, draft.node.path, quote(draft))


def restart_problem(points: Sequence[DraftPoint]) -> Iterator[Problem]:
    """A problem where the numbering of the whole paper begins anew, as that of a second resolution does."""
    roots = [draft for draft in points if draft.node.parent is None and draft.node.fit is Fit.REPEATED]
    for draft in [draft for draft in roots if draft.node.mark.is_first][:1]:
        message = "The numbering begins anew here: a second resolution? Both were read as one list; part them by hand."
        yield Problem(ProblemCode.SECOND_RESOLUTION, message, draft.page, draft.node.path, quote(draft))


def answer_problems(points: Sequence[DraftPoint], answers: Sequence[DraftAnswer]) -> Iterator[Problem]:
    """A problem for each point without an answer, in a resolution whose other points have some.

    A point whose opening or whose sub-points are answered is answered by these.
    """
    answered = {point.node for answer in answers for point in answer.points}
    if not answered:
        return
    covered = {above for node in answered for above in _above(node)}
    for draft in points:
        node = draft.node
        if node.children or draft.is_section or node in answered or node in covered:
            continue
        if any(above in answered for above in _above(node)):
            continue
        message = "No answer stands beside this point, though the paper answers others. Look there whether it is empty."
        yield Problem(ProblemCode.ANSWER_EMPTY, message, draft.page, node.path, quote(draft))


def _above(node: Node) -> Iterator[Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def quote(draft: DraftPoint) -> str | None:
    """The first words of a point, to find it on its page."""
    return draft.paragraphs[0].raw[:_QUOTED] if draft.paragraphs else None
