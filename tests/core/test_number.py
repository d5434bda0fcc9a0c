"""A number is written as the paper prints it, counted, and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peilung.core.number import Frame, Mark, NumberPath, Script, Style, letter_value, letters, roman, roman_value
from peilung.reading.marks import leading

COUNTED = (Script.DIGITS, Script.LOWER, Script.DOUBLED, Script.UPPER, Script.LOWER_ROMAN, Script.UPPER_ROMAN)
FRAMES = (Frame.BARE, Frame.STOP, Frame.CLOSED, Frame.ROUND, Frame.SQUARE)
FIRST = {
    Script.DIGITS: "1",
    Script.LOWER: "a",
    Script.DOUBLED: "aa",
    Script.UPPER: "A",
    Script.LOWER_ROMAN: "i",
    Script.UPPER_ROMAN: "I",
}
PARTS = st.text(st.characters(exclude_categories=["Z", "C"]), min_size=1, max_size=6)


def mark(printed: str, script: Script, frame: Frame, *values: int) -> Mark:
    return Mark(printed, Style(script, frame), values)


@given(st.integers(1, 3999))
def test_a_roman_numeral_reads_back_as_its_number_in_either_case(value: int) -> None:
    assert roman_value(roman(value)) == roman_value(roman(value).upper()) == value


@pytest.mark.parametrize(("value", "written"), [(1, "i"), (4, "iv"), (9, "ix"), (40, "xl"), (1994, "mcmxciv")])
def test_roman_numerals_are_written_with_subtraction(value: int, written: str) -> None:
    assert roman(value) == written


@pytest.mark.parametrize("text", ["", "iiii", "vv", "ic", "iix", "vx", "abc", "i v", "Ⅳ", "ıv", "4"])
def test_what_is_no_well_formed_roman_numeral_has_no_value(text: str) -> None:
    assert roman_value(text) is None


@given(st.integers(1, 104))
def test_a_letter_reads_back_as_its_number_in_either_case(value: int) -> None:
    assert letter_value(letters(value)) == letter_value(letters(value).upper()) == value


@pytest.mark.parametrize(("value", "written"), [(1, "a"), (12, "l"), (26, "z"), (27, "aa"), (28, "bb"), (53, "aaa")])
def test_letters_double_after_z(value: int, written: str) -> None:
    assert letters(value) == written


@pytest.mark.parametrize("value", [0, -1])
def test_there_is_no_letter_before_a(value: int) -> None:
    with pytest.raises(ValueError, match="no letter number"):
        letters(value)


@pytest.mark.parametrize("text", ["ab", "aaaaa", "ä", "1", "a1", "ß"])
def test_what_is_no_repeated_letter_has_no_value(text: str) -> None:
    assert letter_value(text) is None


@pytest.mark.parametrize(
    ("frame", "part"),
    [(Frame.BARE, "3"), (Frame.STOP, "3"), (Frame.CLOSED, "3)"), (Frame.ROUND, "(3)"), (Frame.SQUARE, "[3]")],
)
def test_a_sibling_is_framed_as_its_list_is_and_loses_only_the_full_stop(frame: Frame, part: str) -> None:
    assert mark("1", Script.DIGITS, frame, 1).sibling(3) == part


@pytest.mark.parametrize(
    ("script", "fourth"),
    [
        (Script.DIGITS, "4)"),
        (Script.LOWER, "d)"),
        (Script.DOUBLED, "dd)"),
        (Script.UPPER, "D)"),
        (Script.LOWER_ROMAN, "iv)"),
        (Script.UPPER_ROMAN, "IV)"),
    ],
)
def test_a_sibling_counts_in_its_lists_script(script: Script, fourth: str) -> None:
    assert mark(FIRST[script] + ")", script, Frame.CLOSED, 1).sibling(4) == fourth


def test_a_sibling_of_a_decimal_number_keeps_the_levels_above() -> None:
    assert mark("2.1.7", Script.DECIMAL, Frame.BARE, 2, 1, 7).sibling(9) == "2.1.9"


@pytest.mark.parametrize(
    ("printed", "frame", "part"),
    [("4.", Frame.STOP, "4"), ("c)", Frame.CLOSED, "c)"), ("(4)", Frame.ROUND, "(4)"), ("c.)", Frame.CLOSED, "c.)")],
)
def test_a_part_of_a_path_is_the_mark_without_its_full_stop(printed: str, frame: Frame, part: str) -> None:
    assert mark(printed, Script.DIGITS, frame, 4).part == part


def test_the_next_mark_of_the_same_list_follows() -> None:
    b, c = mark("b)", Script.LOWER, Frame.CLOSED, 2), mark("c)", Script.LOWER, Frame.CLOSED, 3)
    assert c.follows(b)
    assert not b.follows(c)
    assert not c.follows(c)


def test_a_mark_in_another_frame_or_script_does_not_follow() -> None:
    two = mark("2.", Script.DIGITS, Frame.STOP, 2)
    assert not mark("(3)", Script.DIGITS, Frame.ROUND, 3).follows(two)
    assert not mark("c.", Script.LOWER, Frame.STOP, 3).follows(two)


def test_a_decimal_number_follows_only_below_the_same_parent() -> None:
    one_nine = mark("1.9", Script.DECIMAL, Frame.BARE, 1, 9)
    assert mark("1.10", Script.DECIMAL, Frame.BARE, 1, 10).follows(one_nine)
    assert not mark("2.10", Script.DECIMAL, Frame.BARE, 2, 10).follows(one_nine)
    assert not mark("2.11", Script.DECIMAL, Frame.BARE, 2, 11).comes_after(one_nine)


def test_a_later_sibling_comes_after_with_a_gap() -> None:
    two, seven = mark("(2)", Script.DIGITS, Frame.ROUND, 2), mark("(7)", Script.DIGITS, Frame.ROUND, 7)
    assert seven.comes_after(two)
    assert not seven.follows(two)
    assert not two.comes_after(seven)


@given(st.sampled_from(COUNTED), st.sampled_from((Frame.CLOSED, Frame.ROUND)), st.integers(1, 26))
def test_a_sibling_as_printed_reads_back_in_its_own_script(script: Script, frame: Frame, value: int) -> None:
    first = mark(FIRST[script], script, frame, 1)
    found = leading(f"{first.sibling(value)} Text")
    assert found is not None
    assert (first.style, (value,)) in [(reading.style, reading.values) for reading in found.readings]


@given(st.lists(st.integers(1, 99), min_size=1, max_size=4), st.integers(1, 99))
def test_a_decimal_sibling_as_printed_reads_back(above: list[int], value: int) -> None:
    # Parts of three figures are thousands (“1.250 places”), not numbers of points.
    first = mark(".".join(map(str, [*above, 1])), Script.DECIMAL, Frame.BARE, *above, 1)
    found = leading(f"{first.sibling(value)} Text")
    assert found is not None
    assert found.readings == (mark(first.sibling(value), Script.DECIMAL, Frame.BARE, *above, value),)


@given(st.lists(PARTS, min_size=1, max_size=5))
def test_a_path_reads_back_from_its_text(parts: list[str]) -> None:
    path = NumberPath(tuple(parts))
    assert NumberPath.parse(str(path)) == path


@pytest.mark.parametrize("parts", [(), ("",), ("2", ""), ("2 a)",), ("2\n",), ("\u00a0",), ("a\u202e",)])
def test_a_path_holds_no_space_and_nothing_that_does_not_print(parts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="is not the number of a point"):
        NumberPath(parts)


def test_a_path_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="is not the number of a point"):
        NumberPath.parse("   ")


@pytest.mark.parametrize(
    ("path", "slug"),
    [
        ("2 l) (4)", "2-l-4"),
        ("1.3 (a)", "1-3-a"),
        ("II 3 a)", "ii-3-a"),
        ("2 [3]", "2-n3"),
        ("[1]", "n1"),
        ("3 a)~2", "3-a~2"),
        ("2 [3]~2", "2-n3~2"),
        ("B (iv) aa)", "b-iv-aa"),
    ],
)
def test_a_slug_is_the_path_as_part_of_an_address(path: str, slug: str) -> None:
    assert NumberPath.parse(path).slug == slug


@pytest.mark.parametrize(
    ("path", "parent"),
    [
        ("2 l) (4)", "2 l)"),
        ("2", None),
        ("1.3", "1"),
        ("1.3.2", "1.3"),
        ("1.3 (a)", "1.3"),
        ("A 1.3", "A 1"),
        ("3 b.)", "3"),
    ],
)
def test_the_parent_is_one_level_up(path: str, parent: str | None) -> None:
    above = NumberPath.parse(path).parent
    assert (str(above) if above else None) == parent


@given(st.lists(st.sampled_from(("2", "a)", "(4)", "IV", "[3]", "bb)")), min_size=1, max_size=4))
@pytest.mark.parametrize("part", ["(1)", "c)"])
def test_the_parent_of_a_child_is_the_path_itself(part: str, parts: list[str]) -> None:
    path = NumberPath(tuple(parts))
    assert path.child(part).parent == path
