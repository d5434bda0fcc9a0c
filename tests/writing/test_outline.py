"""The tree of points: what hangs on what, where the gaps stand, which answers are joint."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from peilung.core.paper import Document, Omission, OmissionReading
from peilung.writing.outline import Entry, Gap, Item, Joint, entries, is_under, outline
from peilung.writing.parts import parts, translations
from peilung.writing.words import GERMAN
from tests.writing.conference import conference, unaligned
from tests.writing.example import example, path
from tests.writing.strategies import FEW, documents


def shape(items: tuple[Item, ...]) -> list[object]:
    """The tree as nested lists of numbers; gaps begin with a minus, joint points are a tuple."""
    shown: list[object] = []
    for item in items:
        match item:
            case Gap():
                shown.append("-" + ",".join(str(omission.path) for omission in item.omissions))
            case Joint():
                shown.append(tuple(str(entry.point.path) for entry in item.entries))
            case Entry():
                shown.append([str(item.point.path), *shape(item.children)])
    return shown


def test_points_hang_on_sections_and_gaps_stand_at_their_place() -> None:
    assert shape(outline(example(), 0)) == [
        ["1", ["1 a)"], ["1 b)"], ["1 c)"]],
        ["2", ["2 a)"], "-2 b)", ["2 c)", ["2 c) (1)"], ["2 c) (2)"], "-2 c) (3)", ["2 c) (4)"]], ["2 d)"]],
        ["3", "-3 a),3 b),3 c),3 d)", ["3 e)", ("3 e) (1)", "3 e) (2)")], ["3 f)"], ["3 g)"]],
    ]


@pytest.mark.parametrize(
    ("number", "parent"),
    [("2 l) (4)", "2 l)"), ("2 l) (4)", "2"), ("1.3", "1"), ("1.3 (a)", "1"), ("1.3.2", "1.3"), ("2 a)~2 (1)", "2 a)")],
)
def test_a_sub_number_is_under_its_parents(number: str, parent: str) -> None:
    assert is_under(path(number), path(parent))


@pytest.mark.parametrize(
    ("number", "other"), [("2", "2"), ("21", "2"), ("2 a)", "2 a)~2"), ("1.31", "1.3"), ("3 a)", "2")]
)
def test_other_numbers_are_not(number: str, other: str) -> None:
    assert not is_under(path(number), path(other))


def test_a_translation_hangs_on_its_original_where_every_point_has_its_counterpart() -> None:
    assert translations(conference()) == {1: 0}
    assert translations(unaligned()) == {}
    first, alone = parts(conference(), GERMAN)
    assert [version.point.text for entry in entries(first.items) for version in entry.versions][3] == (
        "to draw up a joint winter timetable,"
    )
    assert (first.answered, alone.answered) == (True, False)


def test_a_translation_without_its_original_or_with_a_gap_of_its_own_is_a_part_of_its_own() -> None:
    ferries, english, mussels = conference().resolutions
    for of in (1, 7):
        lost = replace(conference(), resolutions=(ferries, replace(english, translates=of), mussels))
        assert translations(lost) == {}
        assert len(parts(lost, GERMAN)) == 3
    gap = Omission(1, path("2 e)"), path("2 d)"), None, OmissionReading.UNKNOWN)
    assert translations(replace(conference(), omitted=(gap,))) == {}
    assert translations(replace(conference(), omitted=(gap, replace(gap, resolution=0)))) == {1: 0}


@FEW
@given(documents())
def test_no_point_is_shown_twice_or_not_at_all_whatever_translates_what(document: Document) -> None:
    shown = []
    for part in parts(document, GERMAN):
        for entry in entries(part.items):
            shown.append((part.index, entry.point.path))
            shown += [(version.resolution, version.point.path) for version in entry.versions]
    held = [(index, point.path) for index, each in enumerate(document.resolutions) for point in each.points]
    assert sorted(map(str, shown)) == sorted(map(str, held))


@given(documents())
def test_no_point_and_no_gap_is_lost_or_doubled(document: Document) -> None:
    for index, resolution in enumerate(document.resolutions):
        tree = outline(document, index)
        assert [entry.point for entry in entries(tree)] == list(resolution.points)
        missing = [omission for omission in document.omitted if omission.resolution == index]
        assert sorted(map(str, _gaps(tree))) == sorted(str(omission.path) for omission in missing)


def _gaps(items: tuple[Item, ...]) -> list[object]:
    found: list[object] = []
    for item in items:
        match item:
            case Gap():
                found += [omission.path for omission in item.omissions]
            case Entry():
                found += _gaps(item.children)
            case Joint():
                pass
    return found
