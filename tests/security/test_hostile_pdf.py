"""PDFs made to do harm: each gives a document or a typed refusal within its limits, and nothing else happens."""

from __future__ import annotations

import io
import random
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from peilung.reading.isolated import Limits
from peilung.reading.pdf import MOST_PAGES
from samples.make import PAPERS
from tests.house.repository import ROOT
from tests.security.attempt import tried
from tests.security.pdfs import CATALOGUE, FONT, ONE_PAGE, page, pdf, single, stream, zeros

DEFLATED = "/Filter /FlateDecode"
WORDS = b"BT /A 10 Tf 20 200 Td (1. Text) Tj ET "
NOTHING = {"no-text", "no-points", "damaged"}
"""What may be said of a file that is whole enough to look into, and holds no paper."""
CUT = PAPERS / "kuestenrat-ruled.pdf"
SHARES = [0.0005, 0.01, *(n / 20 for n in range(1, 20)), 0.98, 0.995, 0.9999]


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_file_that_is_cut_off_is_read_or_refused(share: float) -> None:
    tried(CUT.read_bytes()[: int(share * CUT.stat().st_size)])


@pytest.mark.trust
@pytest.mark.parametrize("name", ["kuestenrat-tagged.pdf", "kuestenrat-unruled.pdf", "seebach-ruled.pdf"])
def test_a_file_that_is_cut_off_anywhere_is_read_or_refused(name: str) -> None:
    data = (PAPERS / name).read_bytes()
    for share in SHARES:
        assert tried(data[: int(share * len(data))]).code in NOTHING | {"document", "binary", "not-a-follow-up-paper"}


def _with_trailer(entry: bytes) -> bytes:
    whole = single(WORDS)
    return whole.replace(b"/Size", entry.replace(b"HERE", b"%d" % whole.index(b"xref")) + b" /Size")


LOOPS = {
    "a tree of pages in a circle": pdf(
        CATALOGUE, "<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] /Count 3 >>", "<< /Type /Pages /Kids [2 0 R] /Count 3 >>"
    ),
    "a page below itself": pdf(CATALOGUE, ONE_PAGE, "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>"),
    "what is inherited from a circle": pdf(
        CATALOGUE, ONE_PAGE.replace("/Count", "/Parent 5 0 R /Count"), page(4), stream(WORDS), "<< /Parent 2 0 R >>"
    ),
    "a reference to a reference to itself": pdf(CATALOGUE, ONE_PAGE, page(4), "5 0 R", "4 0 R"),
    "contents that contain themselves": pdf(CATALOGUE, ONE_PAGE, page(4), "[4 0 R 4 0 R]"),
    "a length that is the stream itself": pdf(
        CATALOGUE, ONE_PAGE, page(4), b"<< /Length 4 0 R >>\nstream\n%b\nendstream" % WORDS
    ),
    "a table of places before itself": _with_trailer(b"/Prev HERE"),
    "a table of places beside itself": _with_trailer(b"/XRefStm HERE"),
    "an outline in a circle": single(WORDS).replace(b"/Catalog", b"/Catalog /Outlines 2 0 R /StructTreeRoot 1 0 R"),
    "a tree of tags in a circle": pdf(
        "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 5 0 R >>",
        *(ONE_PAGE, page(4).replace("/Type", "/StructParents 0 /Type", 1), stream(b"/P << /MCID 0 >> BDC " + WORDS)),
        "<< /Type /StructTreeRoot /K [6 0 R] /ParentTree << /Nums [0 [6 0 R]] >> >>",
        "<< /Type /StructElem /S /Table /P 6 0 R /K [6 0 R 0 << /Type /MCR /Pg 3 0 R /MCID 0 >>] /Pg 3 0 R >>",
    ),
}


@pytest.mark.parametrize("data", LOOPS.values(), ids=LOOPS)
def test_what_runs_in_a_circle_comes_to_an_end(data: bytes) -> None:
    assert tried(data).code in NOTHING


def _form(content: bytes, of: int = 5) -> bytes:
    return stream(content, f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F {of} 0 R >> >>")


DRAWN = "/XObject << /F 5 0 R >>"
_TRIED = """
import sys
from pathlib import Path
from tests.security.attempt import tried
found = tried(Path(sys.argv[1]).read_bytes())
print(found.code, found.reason.replace("\\n", " "), sep="\\n")
"""
SWELLING = {
    "a form that draws itself ten times": single(b"/F Do ", _form(b"q /F Do Q " * 10), resources=DRAWN),
    "forms that draw forms": single(
        b"/F Do " * 10, *[_form(b"/F Do " * 10, of) for of in range(6, 14)], _form(b""), resources=DRAWN
    ),
    "a page that unpacks to 600 MB": pdf(CATALOGUE, ONE_PAGE, page(4), stream(zeros(600), DEFLATED)),
    "a page that unpacks twice": pdf(
        *(CATALOGUE, ONE_PAGE, page(4)), stream(zlib.compress(zeros(600)), "/Filter [/FlateDecode /FlateDecode]")
    ),
}


@pytest.mark.parametrize("data", SWELLING.values(), ids=SWELLING)
def test_what_swells_beyond_the_memory_is_refused_as_such(data: bytes, tmp_path: Path) -> None:
    """From a shell: a reading process inherits the mark of its parent's size, which is large here; a shell's is not."""
    file = tmp_path / "swelling.pdf"
    file.write_bytes(data)
    command = ["sh", "-c", '"$@"; exit $?', "sh", sys.executable, "-c", _TRIED, str(file)]
    said = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert said.returncode == 0, said.stderr
    code, reason = said.stdout.splitlines()
    assert code in {"out-of-memory", "too-slow"}
    assert "memory" in reason or "seconds" in reason


def test_a_form_that_draws_itself_once_is_drawn_once() -> None:
    assert tried(single(b"/F Do ", _form(b"/F Do "), resources=DRAWN)).code == "no-text"


def test_a_page_that_unpacks_to_a_hundred_megabytes_is_refused() -> None:
    assert tried(pdf(CATALOGUE, ONE_PAGE, page(4), stream(zeros(100), DEFLATED))).code == "no-text"


def test_a_page_that_keeps_the_library_busy_without_end_is_stopped() -> None:
    busy = zlib.compress(b"q Q " * 30_000_000)
    found = tried(pdf(CATALOGUE, ONE_PAGE, page(4), stream(busy, DEFLATED)), Limits(seconds=3))
    assert found.code == "too-slow"
    assert "3 seconds" in found.reason


@pytest.mark.trust
def test_a_page_that_keeps_the_library_busy_without_end_is_stopped_after_thirty_seconds() -> None:
    busy = zlib.compress(b"q Q " * 30_000_000)
    assert tried(pdf(CATALOGUE, ONE_PAGE, page(4), stream(busy, DEFLATED))).code in {"too-slow", "no-text"}


def test_more_pages_than_are_read_are_refused() -> None:
    count = MOST_PAGES + 1
    kids = " ".join(f"{number} 0 R" for number in range(3, 3 + count))
    blank = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] >>"
    found = tried(pdf(CATALOGUE, f"<< /Type /Pages /Kids [{kids}] /Count {count} >>", *[blank] * count))
    assert found.code == "too-many-pages"
    assert str(MOST_PAGES) in found.advice


def test_a_page_count_that_is_a_lie_is_refused() -> None:
    tree = ONE_PAGE.replace("/Count 1", "/Count 2000000000")
    assert tried(pdf(CATALOGUE, tree, page(4), stream(WORDS))).code in NOTHING | {"too-many-pages"}


@pytest.mark.parametrize("box", ["-1e38 -1e38 1e38 1e38", "0 0 1e9 1e9", "300 300 0 0", "0 0 0 0", "a b c d"])
def test_a_page_of_absurd_size_is_refused_for_what_it_holds(box: str) -> None:
    assert tried(single(WORDS, box=box)).code in NOTHING


@pytest.mark.parametrize(
    "content",
    [
        b"BT /A 1e30 Tf 1e38 0 0 1e38 1e38 1e38 Tm (1. Text) Tj ET",
        b"1e38 0 0 1e38 0 0 cm " * 9 + WORDS,
        b"0 0 0 0 0 0 cm " + WORDS,
        b"BT /A -7 Tf 99999999 Tz 20 200 Td (1. Text) Tj ET",
        b"[" * 500_000,
        b"<< " * 100_000,
        b"q " * 200_000 + WORDS,
    ],
    ids=["huge type", "huge scale", "no scale", "negative type", "arrays", "dictionaries", "saved states"],
)
def test_a_page_written_against_all_sense_is_refused(content: bytes) -> None:
    assert tried(single(content)).code in NOTHING


def test_a_million_signs_on_one_page_are_read_or_refused() -> None:
    content = b"BT /A 1 Tf 1 0 0 1 20 200 Tm (%b) Tj ET" % (b"word " * 200_000)
    assert tried(pdf(CATALOGUE, ONE_PAGE, page(4), stream(zlib.compress(content), DEFLATED))).code in NOTHING


@pytest.mark.trust
def test_a_million_signs_in_a_hundred_thousand_places_are_read_or_refused() -> None:
    at = (b"1 0 0 1 %d %d Tm (%d. abcdef) Tj " % (10 * (n % 30), n // 30 % 300, n) for n in range(100_000))
    content = zlib.compress(b"BT /A 1 Tf " + b"".join(at) + b"ET")
    found = tried(pdf(CATALOGUE, ONE_PAGE, page(4), stream(content, DEFLATED)))
    assert found.code in NOTHING | {"too-slow", "out-of-memory", "not-a-follow-up-paper", "document"}


def test_pages_that_nest_twenty_thousand_deep_are_refused() -> None:
    steps = [f"<< /Type /Pages /Kids [{n + 1} 0 R] /Count 1 /Parent {n - 1} 0 R >>" for n in range(2, 20_002)]
    assert tried(pdf(CATALOGUE, *steps)).code in NOTHING


def test_an_object_that_nests_a_hundred_thousand_deep_is_refused() -> None:
    assert tried(single(WORDS, "<< /A " * 100_000 + ">>" * 100_000)).code in NOTHING


FONTS = {
    "noise": random.Random(1).randbytes(20_000),
    "a head and no body": b"\x00\x01\x00\x00\x00\x10\x01\x00" + b"\xff" * 300,
    "tables beyond its end": b"OTTO\x00\x01" + b"\x00" * 6 + b"CFF \x00\x00\x00\x00" + b"\x7f\xff\xff\xff" * 19,
    "nothing": b"",
}


@pytest.mark.parametrize("font", FONTS.values(), ids=FONTS)
@pytest.mark.parametrize("kind", ["FontFile", "FontFile2", "FontFile3"])
def test_a_malformed_font_is_no_harm(font: bytes, kind: str) -> None:
    described = f"/Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1 1] /{kind} 6 0 R"
    own = f"/Font << /A << /Type /Font /Subtype /TrueType /BaseFont /X /FontDescriptor << {described} >> >> >>"
    assert tried(single(WORDS, "null", stream(font, "/Subtype /OpenType"), resources=own)).code in NOTHING


@pytest.mark.parametrize(
    "filters",
    [
        *("/DCTDecode", "/JPXDecode", "/JBIG2Decode", "/CCITTFaxDecode", "/LZWDecode", "/RunLengthDecode", "/Unknown"),
        *("/ASCII85Decode", "[/FlateDecode /DCTDecode /FlateDecode]", "[" + "/ASCIIHexDecode " * 3_000 + "]"),
    ],
    ids=lambda name: name[:30],
)
def test_noise_behind_any_filter_is_no_harm(filters: str) -> None:
    noise = random.Random(2).randbytes(5_000)
    size = "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 16"
    parameters = "/DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 2147483647 >>"
    image = stream(noise, f"{size} /ColorSpace [/Indexed 7 0 R 9 <00>] /Filter {filters} {parameters}")
    data = single(b"/F Do " + WORDS, image, stream(noise, f"/Filter {filters}"), "7 0 R", resources=f"{FONT} {DRAWN}")
    assert tried(data).code in NOTHING | {"scan"}


def test_scripts_launches_and_embedded_files_are_left_alone() -> None:
    act = "<< /S /JavaScript /JS (while \\(true\\);) /Next << /S /Launch /F (/bin/sh) >> >>"
    names = f"/Names << /EmbeddedFiles << /Names [(x.exe) 5 0 R] >> /JavaScript << /Names [(a) {act}] >> >>"
    catalogue = f"<< /Type /Catalog /Pages 2 0 R /OpenAction {act} {names} /AcroForm << /XFA 6 0 R >> >>"
    given = page(4).replace("/Type", f"/AA << /O {act} >> /Type", 1)
    file = "<< /Type /Filespec /F (../../x.exe) /EF << /F 6 0 R >> >>"
    assert tried(pdf(catalogue, ONE_PAGE, given, stream(WORDS), file, stream(b"MZ" * 999))).code == "no-points"


@pytest.mark.parametrize(("user", "owner"), [("secret", None), ("secret", "other")])
@pytest.mark.parametrize("strength", [40, 128])
def test_a_file_that_opens_with_a_password_is_refused(user: str, owner: str | None, strength: int) -> None:
    found = tried(_encrypted(StandardEncryption(user, owner, strength=strength)))
    assert found.code == "encrypted"
    assert "password" in found.advice


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    """Any program shows it without a password: what is forbidden there is changing and copying it on."""
    assert tried(_encrypted(StandardEncryption("", "owner", canPrint=0, canCopy=0))).code == "no-points"


def _encrypted(encryption: StandardEncryption) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, encrypt=encryption)
    canvas.drawString(72, 700, "1. Text")
    canvas.save()
    return buffer.getvalue()


def test_an_unknown_kind_of_protection_is_refused() -> None:
    data = single(WORDS).replace(b"/Size", b"/Encrypt << /Filter /Own /V 99 >> /ID [<00> <00>] /Size")
    assert tried(data).code in {"encrypted", "damaged"}
