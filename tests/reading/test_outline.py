"""The numbers of a paper, in the order in which they come, make a tree; gaps and doubles are said."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peilung.core.number import letters, roman
from peilung.reading.marks import Readings, cell_path
from peilung.reading.outline import Fit, Node, Outline

UNNUMBERED = "-"


def marks(text: str) -> tuple[Readings, ...]:
    found = cell_path(text)
    assert found is not None
    return found


def outline(numbers: str) -> Outline:
    """The outline of some numbers, parted by a vertical line; ``-`` is an item without one."""
    result = Outline()
    texts = [text.strip() for text in numbers.split("|")]
    for index, text in enumerate(texts):
        later = next((marks(t)[-1] for t in texts[index + 1 :] if t != UNNUMBERED), ())
        if text == UNNUMBERED:
            result.add_unnumbered()
        else:
            result.add(marks(text), later)
    return result


def paths(numbers: str) -> list[str]:
    return [str(node.path) for node in outline(numbers).nodes]


def node(numbers: str, path: str) -> Node:
    return next(node for node in outline(numbers).nodes if str(node.path) == path)


def missing(numbers: str) -> list[str]:
    return [str(path) for node in outline(numbers).nodes for path in node.missing]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1. | 2. | 3.", "1 | 2 | 3"),
        ("1. | a) | b) | 2. | a)", "1 | 1 a) | 1 b) | 2 | 2 a)"),
        ("1. | a) | aa) | bb) | cc) | b) | aa)", "1 | 1 a) | 1 a) aa) | 1 a) bb) | 1 a) cc) | 1 b) | 1 b) aa)"),
        ("1 | (1) | (2) | 2 | (1)", "1 | 1 (1) | 1 (2) | 2 | 2 (1)"),
        ("I. | 1. | 2. | II. | 1.", "I | I 1 | I 2 | II | II 1"),
        ("A. | I. | 1. | a) | II. | B. | I.", "A | A I | A I 1 | A I 1 a) | A II | B | B I"),
        ("1. | (i) | (ii) | 2. | (i)", "1 | 1 (i) | 1 (ii) | 2 | 2 (i)"),
        ("a | b | c", "a | b | c"),
    ],
)
def test_nested_lists_become_paths_from_the_section_down(numbers: str, expected: str) -> None:
    assert paths(numbers) == expected.split(" | ")
    assert missing(numbers) == []


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1. | 1.1 | 1.2 | 2. | 2.1", "1 | 1.1 | 1.2 | 2 | 2.1"),
        ("1.1 | 1.1.1 | 1.1.2 | 1.2 | (a) | (b) | 1.3", "1.1 | 1.1.1 | 1.1.2 | 1.2 | 1.2 (a) | 1.2 (b) | 1.3"),
    ],
)
def test_a_decimal_number_stands_for_its_whole_path(numbers: str, expected: str) -> None:
    assert paths(numbers) == expected.split(" | ")


def test_a_decimal_number_hangs_below_the_number_it_names() -> None:
    parent = node("1. | 1.1 | 1.1.1 | 2. | 2.1", "1.1.1").parent
    assert parent is not None
    assert str(parent.path) == "1.1"


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("a) | b) | c) | d) | e) | f) | g) | h) | i) | j)", "h) | i) | j)"),
        ("h) | i) | j)", "h) | i) | j)"),
        ("g) | h) | i) | ii)", "h) | h) i) | h) ii)"),
        ("g) | h) | i) | ii) | i) | j)", "h) ii) | i) | j)"),
        ("a) | i) | ii) | iii) | b) | i)", "a) iii) | b) | b) i)"),
        ("u) | v) | w)", "u) | v) | w)"),
        ("iv) | v) | vi)", "iv) | v) | vi)"),
        ("b) | c) | d)", "b) | c) | d)"),
        ("H. | I. | J.", "H | I | J"),
        ("III. | IV. | V. | VI.", "IV | V | VI"),
        ("y) | z) | aa) | bb)", "z) | aa) | bb)"),
        ("a) | d) | f) | i) | k)", "f) | i) | k)"),
        ("a) | i) | b)", "a) | a) i) | b)"),
        ("c) | i) | v) | x)", "c) i) | c) v) | c) x)"),
        ("1. | aa) | bb) | cc) | aaa) | bbb)", "1 cc) | 1 cc) aaa) | 1 cc) bbb)"),
    ],
)
def test_a_letter_that_could_be_a_roman_numeral_is_read_as_its_neighbours_are(numbers: str, expected: str) -> None:
    tail = expected.split(" | ")
    assert paths(numbers)[-len(tail) :] == tail


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1. | 3. | 7.", "2 | 4 | 5 | 6"),
        ("4. | 5.", "1 | 2 | 3"),
        ("1. | a) | d)", "1 b) | 1 c)"),
        ("1. | c)", "1 a) | 1 b)"),
        ("1. | 1.1 | 1.4", "1.2 | 1.3"),
        ("2. | (ii) | (v)", "1 | 2 (i) | 2 (iii) | 2 (iv)"),
        ("I. | II. | V.", "III | IV"),
        ("1. | aa) | dd)", "1 bb) | 1 cc)"),
        ("1. | a) | b) | 2. | b)", "2 a)"),
    ],
)
def test_missing_numbers_are_named_as_the_paper_would_print_them(numbers: str, expected: str) -> None:
    assert missing(numbers) == expected.split(" | ")


def test_a_number_after_a_gap_knows_the_one_before_it() -> None:
    seven = node("1. | a) | 7.", "7")
    assert seven.fit is Fit.GAP
    assert seven.elder is not None
    assert str(seven.elder.path) == "1"


def test_a_list_that_starts_late_has_none_before_it() -> None:
    late = node("1. | c)", "1 c)")
    assert late.fit is Fit.LATE_START
    assert late.elder is None


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("1. | 2. | 2. | 3.", "1 | 2 | 2~2 | 3"),
        ("1. | 2. | 2. | 2.", "1 | 2 | 2~2 | 2~3"),
        ("1. | a) | a) | b)", "1 | 1 a) | 1 a)~2 | 1 b)"),
        ("1. | 1.1 | 1.1 | 1.2", "1 | 1.1 | 1.1~2 | 1.2"),
        ("1. | 2. | a) | 2. | a)", "1 | 2 | 2 a) | 2~2 | 2~2 a)"),
    ],
)
def test_a_number_that_comes_again_gets_a_count(numbers: str, expected: str) -> None:
    assert paths(numbers) == expected.split(" | ")


def test_a_number_that_comes_too_late_keeps_its_path_and_is_marked() -> None:
    two = node("1. | 3. | 2. | 4.", "2")
    assert two.fit is Fit.REPEATED


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("I. | 1. | 2. | II. | 3. | 4. | III. | 5.", "I | I 1 | I 2 | II | II 3 | II 4 | III | III 5"),
        ("1. | a) | b) | 2. | c) | d)", "1 | 1 a) | 1 b) | 2 | 2 c) | 2 d)"),
    ],
)
def test_numbers_may_run_on_through_the_sections(numbers: str, expected: str) -> None:
    assert paths(numbers) == expected.split(" | ")
    assert missing(numbers) == []


def test_a_gap_in_numbers_that_run_on_begins_after_the_last_of_the_section_before() -> None:
    assert missing("I. | 1. | 2. | II. | 5.") == ["II 3", "II 4"]


def test_a_whole_path_opens_the_ancestors_that_have_no_row() -> None:
    nodes = outline("1 a) | 1 b) | 2 a) (1) | 2 b)").nodes
    assert [str(node.path) for node in nodes] == ["1", "1 a)", "1 b)", "2", "2 a)", "2 a) (1)", "2 b)"]


def test_a_whole_path_finds_its_ancestors_however_they_are_framed() -> None:
    assert paths("1. | 2. | 2 a) | 2 b) | 3.") == ["1", "2", "2 a)", "2 b)", "3"]


def test_gaps_are_seen_in_whole_paths() -> None:
    assert missing("1 a) | 1 d) | 3 a)") == ["1 b)", "1 c)", "2"]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("- | -", "[1] | [2]"),
        ("1. | - | - | 2. | -", "1 | 1 [1] | 1 [2] | 2 | 2 [1]"),
        ("I. | 1. | 2. | - | - | II.", "I | I 1 | I 2 | I [1] | I [2] | II"),
    ],
)
def test_an_item_without_a_number_counts_by_its_place(numbers: str, expected: str) -> None:
    assert paths(numbers) == expected.split(" | ")
    assert missing(numbers) == []


@pytest.mark.parametrize(
    ("before", "mark", "fit"),
    [
        ("1. | 2.", "3.", Fit.NEXT),
        ("1. | a)", "b)", Fit.NEXT),
        ("1. | a)", "2.", Fit.NEXT),
        ("1. | a)", "(1)", Fit.FIRST),
        ("1. | 2.", "5.", Fit.GAP),
        ("1. | 2.", "c)", Fit.LATE_START),
        ("1. | 2.", "2.", Fit.REPEATED),
    ],
)
def test_how_a_mark_would_fit_is_told_without_adding_it(before: str, mark: str, fit: Fit) -> None:
    tree = outline(before)
    count = len(tree.nodes)
    assert tree.fit(marks(mark)[0]) is fit
    assert len(tree.nodes) == count


LEVELS = (
    (lambda n: f"{n}.", lambda n: f"{letters(n)})", lambda n: f"({n})"),
    (lambda n: f"{roman(n).upper()}.", lambda n: f"{n}.", lambda n: f"{letters(n)})"),
    (lambda n: f"{letters(n).upper()}.", lambda n: f"{n}.", lambda n: f"({roman(n)})"),
    (lambda n: f"{n}", lambda n: f"{letters(n)})", lambda n: f"{letters(n) * 2})"),
)
Tree = list["Tree"]
TREES: st.SearchStrategy[Tree] = st.recursive(st.just([]), lambda below: st.lists(below, max_size=11), max_leaves=40)


def printed(tree: Tree, level: int, scheme: int, above: str = "") -> Iterator[tuple[str, str]]:
    """Each number of a tree as the paper prints it, with its whole path."""
    if level < len(LEVELS[scheme]):
        for value, below in enumerate(tree, 1):
            mark = LEVELS[scheme][level](value)
            path = f"{above} {mark.removesuffix('.')}".strip()
            yield mark, path
            yield from printed(below, level + 1, scheme, path)


@given(TREES.filter(bool), st.integers(0, len(LEVELS) - 1))
def test_any_tree_of_numbers_is_found_again(tree: Tree, scheme: int) -> None:
    numbers = list(printed(tree, 0, scheme))
    found = outline(" | ".join(mark for mark, _ in numbers))
    assert [str(node.path) for node in found.nodes] == [path for _, path in numbers]
    assert all(not node.missing and node.fit in (Fit.NEXT, Fit.FIRST) for node in found.nodes)


NUMBERS = ("1.", "2.", "5.", "a)", "i)", "v)", "(1)", "(3)", "1.1", "1.2", "II.", "aa)", "2 b)", UNNUMBERED)


@given(st.lists(st.sampled_from(NUMBERS), min_size=1))
def test_whatever_numbers_come_each_gets_a_path_of_its_own(numbers: list[str]) -> None:
    found = paths(" | ".join(numbers))
    assert len(set(found)) == len(found) >= len(numbers)
