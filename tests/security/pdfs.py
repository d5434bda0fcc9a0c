"""PDFs written object by object, for what no program writes."""

from __future__ import annotations

import zlib

CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
ONE_PAGE = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = "/Font << /A << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"


def pdf(*objects: str | bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    data, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        body = content.encode("latin-1") if isinstance(content, str) else content
        data += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    return bytes(data) + head + trailer


def stream(content: bytes, entries: str = "") -> bytes:
    """A stream object of this content."""
    return b"<< /Length %d %b >>\nstream\n%b\nendstream" % (len(content), entries.encode(), content)


def page(content: int = 4, resources: str = FONT, box: str = "0 0 300 300") -> str:
    """A page whose content is the object of that number."""
    return (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Contents {content} 0 R /Resources << {resources} >> >>"
    )


def single(content: bytes, *more: str | bytes, resources: str = FONT, box: str = "0 0 300 300") -> bytes:
    """A PDF of one page. ``more`` are objects from number 5 on, for its resources."""
    return pdf(CATALOGUE, ONE_PAGE, page(4, resources, box), stream(content), *more)


def zeros(megabytes: int) -> bytes:
    """So many megabytes of zeros, deflated."""
    packer = zlib.compressobj(9)
    return b"".join([packer.compress(bytes(1 << 20)) for _ in range(megabytes)]) + packer.flush()
