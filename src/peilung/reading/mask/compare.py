"""Whether a masked file is read as its paper is: the same points, answers and problems, whatever their words."""

from __future__ import annotations

from collections.abc import Iterator

from peilung.core.paper import Document


def differences(paper: Document, masked: Document) -> Iterator[str]:
    """In words, each thing that is read otherwise: numbers, kinds, roles, answers, kinds of blocks, problems."""
    for what, one, two in (
        ("numbers", _paths(paper), _paths(masked)),
        ("kinds of points", _kinds(paper), _kinds(masked)),
        ("roles", _roles(paper), _roles(masked)),
        ("points that answers belong to", _answers(paper), _answers(masked)),
        ("paragraphs of answers", _blocks(paper), _blocks(masked)),
    ):
        if one != two:
            first = next((n for n, pair in enumerate(zip(one, two, strict=False)) if pair[0] != pair[1]), None)
            place = f"first at {one[first][0]}" if first is not None else f"{len(one)} in the paper, {len(two)} here"
            yield f"other {what} ({place})"
    if len(paper.problems) != len(masked.problems):
        yield f"{len(masked.problems)} problems instead of {len(paper.problems)}"


Facts = list[tuple[str, object]]


def _paths(document: Document) -> Facts:
    return [(str(point.path), None) for resolution in document.resolutions for point in resolution.points]


def _kinds(document: Document) -> Facts:
    return [(str(point.path), point.kind) for resolution in document.resolutions for point in resolution.points]


def _roles(document: Document) -> Facts:
    return [(str(point.path), point.role) for resolution in document.resolutions for point in resolution.points]


def _answers(document: Document) -> Facts:
    return [(", ".join(map(str, answer.answers)), answer.resolution) for answer in document.answers]


def _blocks(document: Document) -> Facts:
    return [(", ".join(map(str, a.answers)), [block.type for block in a.blocks]) for a in document.answers]
