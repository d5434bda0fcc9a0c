"""Letters for letters, digits for digits: what stays, what comes again, and that nothing leads back."""

from __future__ import annotations

import re

import pytest

from peilung.reading.dates import find_dates, find_period
from peilung.reading.layout import Layout, Paragraph, Piece
from peilung.reading.marks import cell_path, leading
from peilung.reading.mask.kept import kept_words, month_names
from peilung.reading.mask.words import Words
from tests.reading.mask.chance import Fixed

WISH = "Der Hafenausbau kostet 2,5 Mio. Euro (EU-Mittel), siehe Anlage 12/345."


def words(*texts: str, strict: bool = False) -> Words:
    made = Words(month_names() if strict else kept_words(), Fixed())
    made.learn(texts)
    return made


def form(text: str) -> str:
    return re.sub(r"[^\W\d_]", "x", re.sub(r"\d", "0", text))


@pytest.mark.parametrize(
    "text", [WISH, "ÜBER Straßen — „Öl“", "naïve cafés", "Orga\u00adnisation\u00aden", "a\u0308lter 10\u00a0%"]
)
def test_a_masked_text_has_the_form_of_the_paper(text: str) -> None:
    masked = words(text).mask(text)
    assert form(masked) == form(text)
    assert [sign.isupper() for sign in masked] == [sign.isupper() for sign in text]
    assert masked != text


def test_letters_that_only_a_font_of_the_file_knows_become_all_the_same() -> None:
    hidden = "".join(chr(0xF000 + ord(letter)) for letter in "Geheim")
    bullet = "\uf0b7"
    assert words().mask(f"{bullet} {hidden} \U000f0041\U000f0042") == f"{bullet} {6 * chr(0xE000)} {2 * chr(0xE000)}"


def test_the_same_word_becomes_another_each_time() -> None:
    made = words(WISH)
    masked = made.mask("Hafenausbau oder Hafenausbau, nochmals Hafenausbau").split()
    assert len({masked[0], masked[2].strip(","), masked[4]}) == 3


def test_two_runs_have_nothing_in_common() -> None:
    kept = kept_words()
    assert Words(kept).mask("Hafenausbauvorhaben") != Words(kept).mask("Hafenausbauvorhaben")


def test_a_line_that_comes_again_comes_again() -> None:
    head, other = "Landtag Nordmark – Drucksache 7/1904", "Landtag Nordmark – Drucksache 7/1905"
    made = words(head, head, other, WISH)
    assert made.mask(head) == made.mask(head)
    assert re.sub(r"\d", "#", made.mask(head)) == re.sub(r"\d", "#", made.mask(other))


def test_no_word_of_the_paper_is_drawn() -> None:
    every = [a + b + c + d for a in "bfg" for b in "aeou" for c in "bfghjknpqrstwz" for d in "aeou"]
    made = words(" ".join(every))
    masked = {made.mask("Turm").lower() for _ in range(200)}
    assert masked.isdisjoint(every)


@pytest.mark.parametrize(
    "text",
    ["fordert die auf", "stellt fest", "nimmt zur Kenntnis", "Stellungnahme der", "Antwort zu Frage", "calls on the"],
)
def test_words_of_the_field_stay(text: str) -> None:
    assert words(text).mask(text) == text


def test_of_a_compound_only_the_word_of_the_field_stays() -> None:
    masked = words("Landtagspräsidentin").mask("Landtagspräsidentin")
    assert masked.startswith("Landtag")
    assert "präsident" not in masked


def test_strictly_no_word_stays_but_names_of_months() -> None:
    made = words("x", strict=True)
    masked = made.mask("fordert bis zum 3. Mai die Stellungnahme")
    assert not set(masked.split()) & {"fordert", "bis", "zum", "die", "Stellungnahme"}
    assert "Mai" in masked


@pytest.mark.parametrize("number", ["2 l) (4)", "(1)", "1.3", "II.", "a)", "- 3 -", "3", "Seite 3 von 12", "[1]"])
def test_numbers_of_points_and_pages_stay(number: str) -> None:
    assert words(number).mask(number) == number


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("a) Ausbau der Bahn", "a) "),
        ("1. a) Ausbau der Bahn", "1. a) "),
        ("Die Fragen 1 bis 5 werden gemeinsam beantwortet", "Die Fragen 1 bis 5 werden gemeinsam beantwortet"),
        ("Zu b) und c) Ausbau", "Zu b) und c) "),
        ("Questions 7 to 9 are answered together", "Questions 7 to 9 are answered together"),
    ],
)
def test_numbers_in_front_and_after_their_word_stay(text: str, stays: str) -> None:
    assert words(text).mask(text).startswith(stays)


def test_years_sums_and_numbers_of_papers_do_not_stay() -> None:
    text = "Im Haushalt 2024 stehen 417,5 Mio. Euro (Drucksache 18/4711)"
    figures = re.findall(r"\d+", words(text).mask(text))
    assert not set(figures) & {"2024", "417", "4711"}


@pytest.mark.parametrize("word", ["(EU)", "(CDU)", "XI", "(mild)"])
def test_no_number_of_a_point_arises_by_chance(word: str) -> None:
    made = words(word, "x")
    for _ in range(100):
        masked = made.mask(f"{word} ist") if cell_path(word) is None else "x"
        assert leading(masked) is None


def test_zeros_that_stand_alone_stay_so_that_no_number_arises() -> None:
    masked = words("000 Euro").mask("000 Euro")
    assert masked.startswith("000 ")
    assert leading(masked) is None


def test_a_date_becomes_a_date_and_a_period_a_period() -> None:
    text = "vom 17. bis 19. September 2023 in Hamburg, erneut am 03.05.2024 und on May 3, 2021"
    masked = words(text).mask(text)
    assert len(find_dates(masked)) == len(find_dates(text)) == 3
    period = find_period(masked)
    assert period is not None
    assert period.begins < period.ends
    assert "2023" not in masked or "17." not in masked


def test_a_word_broken_at_a_line_end_is_still_known_from_elsewhere() -> None:
    lines = ["die neuen Organi-", "sationen sind Organisationen am Ort"]
    made = words(*lines)
    made.learn_breaks(Layout("text/plain", None, [Paragraph([Piece(lines[0], hyphen=True), Piece(lines[1])])]))
    first, second = (made.mask(line) for line in lines)
    tail, head = first.split()[-1].rstrip("-"), second.split()[0]
    assert tail + head == second.split()[2].lower().capitalize()[: len(tail + head)]


def test_a_word_of_the_field_stays_when_it_is_broken() -> None:
    lines = ["Stellung-", "nahme"]
    made = words(*lines)
    made.learn_breaks(Layout("text/plain", None, [Paragraph([Piece(lines[0], hyphen=True), Piece(lines[1])])]))
    assert [made.mask(line) for line in lines] == lines


def test_a_text_in_parts_is_masked_as_one() -> None:
    masked = words("Stellungnahme").spread(["Stell", "", "ungnahme zum Hafen"])
    assert masked[0] + masked[2][:8] == "Stellungnahme"
    assert masked[1] == ""
    assert "Hafen" not in masked[2]
