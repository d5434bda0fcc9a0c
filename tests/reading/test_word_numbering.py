from peilung.reading.layout import Layout, Paragraph, Row
from peilung.reading.word import layout
from tests.reading.shown import flow, rows
from tests.reading.wordfile import abstract, cell, level, num, numbered, p, row, table, word

LEGAL = abstract(0, level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)"), level(2, "decimal", "(%3)"))


def read(body: str, **parts: str) -> Layout:
    return layout(word(body, **parts))


def marks(numbering: str, *uses: tuple[int, int], styles: str = "") -> list[str | None]:
    body = "".join(p("x", numbered(list_id, depth)) for list_id, depth in uses)
    found = read(body, numbering=numbering, styles=styles)
    return [element.mark for element in found.elements if isinstance(element, Paragraph)]


def test_a_lower_level_starts_anew_after_a_higher_one() -> None:
    uses = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)]
    assert marks(LEGAL + num(1, 0), *uses) == ["1.", "a)", "(1)", "(2)", "b)", "(1)", "2.", "a)"]


def test_levels_are_shown_together() -> None:
    numbering = abstract(
        0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3", "<w:isLgl/>")
    ) + num(1, 0)
    assert marks(numbering, (1, 0), (1, 1), (1, 2), (1, 0), (1, 1)) == ["I.", "I.1", "1.1.1", "II.", "II.1"]


def test_a_level_above_that_was_never_counted_shows_its_start() -> None:
    numbering = abstract(0, level(0, "decimal", "%1.", start=3), level(1, "decimal", "%1.%2")) + num(1, 0)
    assert marks(numbering, (1, 1), (1, 1), (1, 0), (1, 1)) == ["3.1", "3.2", "3.", "3.1"]


def test_lists_of_one_abstract_list_share_the_count_unless_one_starts_anew() -> None:
    anew = "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride>"
    numbering = LEGAL + num(1, 0) + num(2, 0) + num(3, 0, anew)
    assert marks(numbering, (1, 0), (2, 0), (3, 0), (3, 0), (1, 0)) == ["1.", "2.", "1.", "2.", "3."]


def test_a_list_may_replace_a_level() -> None:
    other = f"<w:lvlOverride w:ilvl='0'>{level(0, 'upperLetter', '%1.', start=2)}</w:lvlOverride>"
    assert marks(LEGAL + num(1, 0, other), (1, 0), (1, 1), (1, 0)) == ["B.", "a)", "C."]


def test_a_level_may_go_on_counting_through_higher_ones() -> None:
    through = level(1, "lowerLetter", "%2)", "<w:lvlRestart w:val='0'/>")
    numbering = abstract(0, level(0, "decimal", "%1."), through) + num(1, 0)
    assert marks(numbering, (1, 0), (1, 1), (1, 0), (1, 1)) == ["1.", "a)", "2.", "b)"]


def test_letters_double_after_z_and_bullets_have_no_number() -> None:
    numbering = abstract(0, level(0, "lowerLetter", "%1)", start=26)) + abstract(1, level(0, "bullet", "•"))
    uses = [(1, 0), (1, 0), (2, 0)]
    body = "".join(p("x", numbered(list_id, depth)) for list_id, depth in uses)
    assert flow(read(body, numbering=numbering + num(1, 0) + num(2, 1))) == ["*<z)>x", "*<aa)>x", "*x"]


def test_number_words_beside_and_formats() -> None:
    numbering = (
        abstract(0, level(0, "decimalZero", "Ziffer %1:"))
        + abstract(1, level(0, "none", ""))
        + abstract(2, level(0, "lowerRoman", "(%1)", start=4))
        + num(1, 0)
        + num(2, 1)
        + num(3, 2)
    )
    assert marks(numbering, (1, 0), (2, 0), (3, 0)) == ["Ziffer 01:", None, "(iv)"]


def test_a_style_may_number_by_its_level_and_a_paragraph_may_take_the_number_off() -> None:
    numbering = abstract(
        0, level(0, "decimal", "%1.", "<w:pStyle w:val='A'/>"), level(1, "lowerLetter", "%2)", "<w:pStyle w:val='B'/>")
    ) + num(1, 0)
    numbers = "<w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
    styles = f"<w:style w:styleId='A'>{numbers}</w:style><w:style w:styleId='B'>{numbers}</w:style>"
    body = "".join(
        p(name, f"<w:pStyle w:val='{name}'/>" + extra)
        for name, extra in [("A", ""), ("B", ""), ("B", numbered(0)), ("B", ""), ("A", "")]
    )
    assert flow(read(body, numbering=numbering, styles=styles)) == ["*<1.>A", "*<a)>B", "B", "*<b)>B", "*<2.>A"]


def test_a_list_defined_by_a_list_style() -> None:
    numbering = (
        "<w:abstractNum w:abstractNumId='0'><w:numStyleLink w:val='L'/></w:abstractNum><w:abstractNum "
        "w:abstractNumId='1'>"
        f"<w:styleLink w:val='L'/>{level(0, 'decimal', '%1)')}</w:abstractNum>" + num(1, 0) + num(2, 1)
    )
    assert marks(numbering, (1, 0), (2, 0), (1, 0)) == ["1)", "2)", "3)"]


def test_a_number_cell_may_hold_nothing_but_its_number() -> None:
    body = table(*(row(cell(p("", numbered(1))), cell("Forderung")) for _ in range(2)))
    found = read(body, numbering=abstract(0, level(0, "lowerLetter", "%1)")) + num(1, 0))
    assert rows(found) == [["a)", "Forderung"], ["b)", "Forderung"]]
    assert isinstance(found.elements[0], Row)
    assert (found.elements[0].cells[0].empty, found.elements[0].cells[0].paragraphs[0].pieces[0].line) == (False, 1)


def test_the_empty_cell_below_a_merged_one_shows_no_number() -> None:
    merged, below = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    body = table(
        row(cell(p("", numbered(1)), merged), cell("eins")), row(cell(p("", numbered(1)), below), cell("zwei"))
    )
    found = read(body, numbering=LEGAL + num(1, 0))
    assert rows(found) == [["1.", "eins"], ["1.", "zwei"]]


def test_a_numbered_heading_keeps_its_number_and_a_deleted_item_does_not_count() -> None:
    body = p("Kopf", numbered(1) + "<w:outlineLvl w:val='0'/>") + p(
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", numbered(1) + "<w:rPr><w:del/></w:rPr>"
    )
    found = read(body + p("zwei", numbered(1)), numbering=LEGAL + num(1, 0))
    assert flow(found) == ["#<1.>Kopf", "*<2.>zwei"]


def test_an_unknown_list_numbers_nothing() -> None:
    assert flow(read(p("x", numbered(9)))) == ["x"]
