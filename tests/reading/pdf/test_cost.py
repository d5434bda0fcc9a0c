"""A long paper costs no more per page than a short one."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from peilung.reading.pdf import layout
from tests.reading.pdf.made import Words, demands, pdf, table

SHORT, LONG = 60, 600
MOST = 1.3
"""A page of the long paper may cost so many times what a page of the short one costs."""


def paper(pages: int) -> bytes:
    head = [Words(40, 40, "Paper 8/123 of the parliament")]
    foot = [Words(200, 570, f"- {number} -") for number in range(1, pages + 1)]
    return pdf(*[[*head, foot[n], *table(demands(14 * n + 1, 14), top=60)] for n in range(pages)])


def seconds(data: bytes) -> float:
    start = time.process_time()
    layout(data)
    return time.process_time() - start


def peak(data: bytes) -> int:
    tracemalloc.start()
    try:
        layout(data)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.trust
def test_time_and_memory_per_page_do_not_grow_with_the_number_of_pages() -> None:
    short, long = paper(SHORT), paper(LONG)
    seconds(short)
    fastest = {name: min(seconds(data) for _ in range(3)) for name, data in (("short", short), ("long", long))}
    assert fastest["long"] / LONG <= MOST * fastest["short"] / SHORT
    assert peak(long) / LONG <= MOST * peak(short) / SHORT
