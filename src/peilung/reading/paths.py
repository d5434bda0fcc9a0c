"""The kind of a point and its slug, once the whole tree is known."""

from __future__ import annotations

from peilung.core.number import NumberPath
from peilung.core.paper import PointKind
from peilung.reading.drafts import DraftPoint


def kind_of(draft: DraftPoint) -> PointKind:
    """A heading, or a number at the top that only heads others, is a section; what has sub-points is an intro."""
    node = draft.node
    top = draft.heads and draft.alone and node.parent is None and bool(node.children)
    if draft.is_section or (top and all(other.children for other in node.peers)):
        return PointKind.SECTION
    return PointKind.INTRO if draft.node.children else PointKind.POINT


def slug_of(path: NumberPath, taken: set[str]) -> str:
    """The path's slug, kept apart from those already taken in the resolution."""
    proposed = path.slug or "n0"
    slug, count = proposed, 1
    while slug in taken:
        count += 1
        slug = f"{proposed}~{count}"
    taken.add(slug)
    return slug
