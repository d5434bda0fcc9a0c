"""Which tables hold points, and what their columns are: told by each table, or by the others of the paper."""

from __future__ import annotations

from peilung.core.paper import Document
from peilung.reading import read

_FRONT = "<p>Bericht der Landesregierung zur Umsetzung der Entschließung</p><p>Der Rat fordert die Regierungen auf,</p>"
_TITLES = "<tr><th>Entschließung</th><th>Bericht der Landesregierung</th></tr>"


def paper(*tables: str) -> Document:
    return read(f"<!DOCTYPE html><html lang='de'><body>{_FRONT}{''.join(tables)}</body></html>".encode())


def points(document: Document) -> dict[str, tuple[str, str]]:
    answers = {answer.id: answer.text for answer in document.answers}
    held = [point for resolution in document.resolutions for point in resolution.points]
    return {str(p.path): (p.text, " ".join(answers[name] for name in p.answers)) for p in held}


def row(*cells: str) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def test_below_a_second_section_across_the_table_the_columns_keep_their_order() -> None:
    titles = "<tr><th>Nr.</th><th>Bericht der Landesregierung</th><th>Entschließung</th></tr>"
    rows = [
        "<tr><td colspan='3'>1. fordert die Länder auf,</td></tr>",
        row("a)", "Das Land hat die Häfen ausgebaut.", "die Häfen auszubauen."),
        "<tr><td colspan='3'>2. bittet die Länder,</td></tr>",
        row("a)", "Das Land hat die Schulen saniert und dafür Mittel bereitgestellt.", "die Schulen zu sanieren."),
        row("b)", "Kenntnisnahme", "die Wege zu erneuern."),
    ]
    found = points(paper(f"<table>{titles}{''.join(rows)}</table>"))
    assert found["2 b)"] == ("die Wege zu erneuern.", "Kenntnisnahme")


def test_a_table_too_short_to_tell_has_the_columns_of_another_with_its_titles() -> None:
    first = row("1) die Beratungen ergeben haben, dass:", "Ja.") + row("a) die Häfen wachsen.", "Kenntnisnahme")
    second = "".join(row(f"{mark}) die Schulen {mark} zu sanieren.", "Kenntnisnahme") for mark in "123")
    tables = (f"<h2>I. stellt fest, dass</h2><table>{_TITLES}{first}</table>",
              f"<h2>II. fordert,</h2><table>{_TITLES}{second}</table>")
    found = points(paper(*tables))
    assert found["I 1) a)"] == ("die Häfen wachsen.", "Kenntnisnahme")
    assert list(found) == ["I", "I 1)", "I 1) a)", "II", "II 1)", "II 2)", "II 3)"]


def test_a_letterhead_in_two_columns_is_no_title_of_a_table_that_has_its_own() -> None:
    head = "<table><tr><td>LANDTAG NORDMARK</td><td>Drucksache 8/411</td></tr></table>"
    rows = "".join(row(f"{mark}) die Schulen {mark} zu sanieren.", "Kenntnisnahme") for mark in "123")
    page = f"<html lang='de'><body>{head}{_FRONT}<table>{_TITLES}{rows}</table></body></html>"
    document = read(page.encode())
    assert document.paper.title == "Bericht der Landesregierung zur Umsetzung der Entschließung"
    assert list(points(document)) == ["1)", "2)", "3)"]
