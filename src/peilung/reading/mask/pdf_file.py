"""Writes a PDF of words at places and lines, and nothing else: no properties, no pictures, no embedded fonts.

Its two fonts are Courier and Courier Bold, which every program has and in which all signs are equally wide: a
word of any width is set by stretching it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

ASCENT = 0.8
"""What the fonts claim to rise above the baseline, as a share of the size."""
_WIDTH = 0.6
_PLAIN = "WinAnsiEncoding"
_CODES = range(0x21, 0xFF)
_BLOCK = len(_CODES)

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shown:
    """A word on a page: where it begins on its baseline, how wide it is, and the width of the space after it."""

    text: str
    x: float
    y: float
    width: float
    size: float
    bold: bool
    turn: tuple[float, float] = (1.0, 0.0)
    space: float = 0.0


class PdfFile:
    """A PDF under construction, page by page."""

    def __init__(self) -> None:
        self._objects: list[bytes] = [b"", b""]  # the catalog and the list of pages, known at the end
        self._pages: list[int] = []
        self._codes: dict[str, int] = {}
        """Signs that the usual encoding lacks, in the order in which they came up."""
        self._fonts: dict[tuple[bool, int], int] = {}

    def page(
        self,
        boxes: Mapping[str, Sequence[float]],
        rotation: int,
        drawn: tuple[Iterable[Box], Iterable[Box]],
        words: Iterable[Shown],
    ) -> None:
        """Add a page. ``drawn``: its paths and its pictures. Coordinates are the page's own, from the bottom."""
        shown = [line for word in words for line in self._word(word)]
        content = "\n".join([*map(_picture, drawn[1]), *map(_path, drawn[0]), "0 g BT", *shown, "ET"])
        fonts = " ".join(f"/{_font_name(*key)} {number} 0 R" for key, number in self._fonts.items())
        sizes = " ".join(f"/{name} [{' '.join(map(_number, box))}]" for name, box in boxes.items())
        stream = self._add(_stream(content.encode("ascii")))
        page = (
            f"<< /Type /Page /Parent 2 0 R {sizes} /Rotate {rotation % 360} /Contents {stream} 0 R"
            f" /Resources << /Font << {fonts} >> >> >>"
        )
        self._pages.append(self._add(page.encode("ascii")))

    def written(self) -> bytes:
        """The whole file."""
        for (bold, block), number in self._fonts.items():
            self._objects[number - 1] = self._font(bold, block)
        kids = " ".join(f"{number} 0 R" for number in self._pages)
        self._objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
        self._objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(self._pages)} >>".encode("ascii")
        data, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
        for number, item in enumerate(self._objects, 1):
            places.append(len(data))
            data += b"%d 0 obj\n%b\nendobj\n" % (number, item)
        table = "".join(f"{place:010} 00000 n \n" for place in places)
        size, end = len(self._objects) + 1, len(data)
        data += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode("ascii")
        return bytes(data) + f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{end}\n%%EOF\n".encode("ascii")

    def _add(self, item: bytes) -> int:
        self._objects.append(item)
        return len(self._objects)

    def _word(self, word: Shown) -> Iterator[str]:
        """The operators that show a word: its signs by the font that has them, stretched to the word's width."""
        across = word.width / (_WIDTH * word.size * len(word.text))
        x, y = word.x, word.y
        pieces = [(block, "".join(signs)) for block, signs in groupby(word.text, self._block)]
        for index, (block, signs) in enumerate(pieces):
            codes = b"".join(self._code(sign, block) for sign in signs)
            spacing = 0.0
            if word.space and index == len(pieces) - 1 and block == 0:
                codes += b" "
                spacing = min(word.space, 0.3 * word.size) / across - _WIDTH * word.size
            turn = (word.turn[0], word.turn[1], -word.turn[1], word.turn[0], x, y)
            yield (
                f"/{self._use(word.bold, block)} {_number(word.size)} Tf {_number(100 * across)} Tz"
                f" {_number(spacing)} Tw {' '.join(map(_number, turn))} Tm <{codes.hex()}> Tj"
            )
            step = len(signs) * _WIDTH * word.size * across
            x, y = x + step * word.turn[0], y + step * word.turn[1]

    def _block(self, sign: str) -> int:
        """The font that has a sign: 0 for the usual one."""
        if 0x20 < ord(sign) < 0x7F or (ord(sign) > 0xA0 and sign != "\xad" and _in_usual(sign)):
            return 0
        return 1 + self._codes.setdefault(sign, len(self._codes)) // _BLOCK

    def _code(self, sign: str, block: int) -> bytes:
        return bytes([_CODES[self._codes[sign] % _BLOCK]]) if block else sign.encode("cp1252")

    def _use(self, bold: bool, block: int) -> str:
        if (bold, block) not in self._fonts:
            self._fonts[bold, block] = self._add(b"")
        return _font_name(bold, block)

    def _font(self, bold: bool, block: int) -> bytes:
        name = "Courier-Bold" if bold else "Courier"
        sizes = f"/Ascent {round(1000 * ASCENT)} /Descent {round(1000 * ASCENT) - 1000}"
        about = (
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 33 /FontBBox [0 -200 600 800] /ItalicAngle 0 {sizes}"
            f" /CapHeight 600 /StemV 80 >>"
        )
        descriptor = self._add(about.encode("ascii"))
        font = f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /FontDescriptor {descriptor} 0 R"
        if block == 0:
            return f"{font} /Encoding /{_PLAIN} >>".encode("ascii")
        signs = [sign for sign, place in self._codes.items() if place // _BLOCK == block - 1]
        mapping = self._add(_stream(_to_unicode(signs)))
        return f"{font} /ToUnicode {mapping} 0 R >>".encode("ascii")


def _in_usual(sign: str) -> bool:
    try:
        sign.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _font_name(bold: bool, block: int) -> str:
    return f"{'B' if bold else 'R'}{block}"


def _path(box: Box) -> str:
    left, bottom, right, top = box
    grey = 0 if min(right - left, top - bottom) < 3 else 0.93
    return f"{grey} g {' '.join(map(_number, (left, bottom, right - left, top - bottom)))} re f"


def _picture(box: Box) -> str:
    """A picture of a single grey point, as large as the one in the paper."""
    left, bottom, right, top = box
    place = " ".join(map(_number, (right - left, 0, 0, top - bottom, left, bottom)))
    return f"q {place} cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID d0> EI Q"


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") if abs(value) < 1e7 else "0"


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed)


def _to_unicode(signs: Sequence[str]) -> bytes:
    """The table by which a program knows which signs the codes of a font stand for."""
    rows = [f"<{_CODES[n]:02x}> <{sign.encode('utf-16-be').hex()}>" for n, sign in enumerate(signs)]
    parts = [rows[n : n + 100] for n in range(0, len(rows), 100)]
    mapped = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Signs def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{mapped}\nendcmap end end"
    ).encode("ascii")
