"""Papers from the web: whole, within bounds, or a refusal of that paper alone."""

from __future__ import annotations

import socket

import pytest

from peilung.core.errors import Refused
from peilung.reading.bulk.fetch import fetch
from peilung.reading.bulk.papers import Papers
from peilung.reading.isolated import Limits
from tests.bulk.conftest import Web


def fetched(url: str, limits: Limits | None = None) -> bytes:
    (source,) = Papers([url])
    return fetch(source, limits or Limits())


def refused(url: str, limits: Limits | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        fetched(url, limits)
    return caught.value


def test_a_paper_is_fetched_from_an_address(web: Web) -> None:
    assert fetched(web.url("paper.txt?id=3")) == b"*/paper.txt"


def test_what_is_not_there_or_not_given_is_refused(web: Web) -> None:
    assert refused(web.url("none")).code == "missing"
    forbidden = refused(web.url("forbidden"))
    assert (forbidden.code, forbidden.reason) == (
        "unreachable", "The file could not be fetched (the server answered with status 403).",
    )  # fmt: skip


def test_an_answer_without_end_is_left_at_the_limit(web: Web) -> None:
    assert refused(web.url("endless"), Limits(max_bytes=1_000_000)).code == "too-large"
    assert web.sent < 60_000_000  # what the network's buffers took, far from the 655 MB that would have come


def test_half_an_answer_is_no_paper(web: Web) -> None:
    assert refused(web.url("broken")).code == "unreachable"


def test_a_server_that_is_not_there_is_refused_without_the_secrets_of_its_address() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    told = refused(f"http://user:secret@127.0.0.1:{port}/a.pdf?token=hidden")
    assert told.code == "unreachable"
    assert "secret" not in str(told)
    assert "hidden" not in str(told)
    assert told.__cause__ is None
