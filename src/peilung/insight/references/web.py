"""Web addresses in running text: with a scheme, with ``www.``, or a bare domain of a known ending."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from peilung.core.insight import Place, Quote, Reference, ReferenceType
from peilung.insight.references.external_common import either, plain, pointer
from peilung.insight.words import word_lists

_PATH = r"[^\s<>\"„“”»«‹›]"
_CLOSING = ".,;:!?'’‘]}*"
_CONTINUED = re.compile(r"\s{1,3}(?=[a-z0-9])([\w\-./?=&%#~+]{1,300})")
_INNER = re.compile(r"[\-/._?=]\w")


def web(place: Place) -> Iterator[Reference]:
    """All addresses of one text; the target is the address as printed, without blanks that a line break left."""
    if "." not in place.text:
        return
    end = 0
    for match in _address().finditer(place.text):
        if match.start() < end:
            continue
        start, end = match.start(), _end(place.text, match.start(), match.end())
        address = plain(place.text[start:end]).replace(" ", "")
        yield pointer(ReferenceType.WEB, address, Quote(place, start, end), "web.address")


@cache
def _address() -> re.Pattern[str]:
    lists = word_lists("papers")["web"]
    labels = r"(?:[A-Za-z0-9äöü][A-Za-z0-9äöü-]{0,62}\.){1,8}"
    bare = rf"{labels}(?:{either(lists['domains'])}(?![\w@-])(?:[/?#:]{_PATH}*)?|{either(lists['with_path'])}/{_PATH}*)"
    marked = rf"(?:[Hh]ttps?://|ftp://|[Ww]{{3}}\.(?=[\w]))(?:[\w-]){_PATH}*"
    return re.compile(rf"(?<![\w@.\-/])(?:{marked}|{bare})")


def _end(text: str, start: int, end: int) -> int:
    """Where an address ends: behind what a line break cut off, before the marks that close the sentence."""
    while text[end - 1] in "-/_" and (rest := _CONTINUED.match(text, end)):
        if text[end - 1] == "/" and not _INNER.search(rest[1]):
            break
        end = rest.end()
    while end > start and (text[end - 1] in _CLOSING or _unopened(text[start:end])):
        end -= 1
    return end


def _unopened(address: str) -> bool:
    return address.endswith(")") and address.count("(") < address.count(")")
