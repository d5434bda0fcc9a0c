"""One name of a law as a text prints it, and what German and English names have in common."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Use(StrEnum):
    """What it takes for a name to be a reference."""

    FREE = "free"
    CITED = "cited"
    """A section or an article before or behind it."""
    AGAIN = "again"
    """It says which law named before is meant: “the 2004 Act”, “dieses Gesetzes”."""


@dataclass(frozen=True, slots=True)
class Named:
    """A law named in a text from ``start`` to ``end``.

    ``short`` is the abbreviation printed in brackets behind it; ``year`` the one that “the 2004 Act” names.
    """

    start: int
    end: int
    name: str
    use: Use
    rule: str
    short: str | None = None
    year: str | None = None
    full: str = ""
    """The name with where it was printed: “Peat Act, S.A. 2004, c. 31”."""


_REGION = r"[A-ZÄÖÜ]{1,3}-[A-ZÄÖÜ]{1,3}|[A-ZÄÖÜ]{2,4}|[A-ZÄÖÜ][a-zäöü]{2,4}|(?:19|20)\d\d"
_SHORT = (
    r"(?=[\w.-]{0,20}[A-ZÄÖÜ][\w.-]{0,20}[A-ZÄÖÜ])[A-ZÄÖÜ][\w.-]{1,20}"
    rf"(?:\s(?:{_REGION})(?=[\s)“”\"’]))?"
)
_INTRODUCED = re.compile(
    r"\s?\((?:(?:kurz|nachfolgend|im Folgenden|im Weiteren|künftig|hereinafter|henceforth|“?the|‘?the)[:,]?\s)?"
    rf"(?:[A-ZÄÖÜ][\w-]{{3,60}}(?:gesetz|ordnung|konvention)\s?[-–—,]\s?)?[„“\"‘‚]?(?P<short>{_SHORT})[“”\"’‘]?"
    r"(?:[;,]\s[^()\n]{1,40})?\)"
)
_DATED = re.compile(
    r"\sim\sLande?\s[A-ZÄÖÜ][\w-]{2,30}(?=\s\()|(?:\sim\sLande?\s[A-ZÄÖÜ][\w-]{2,30})?"
    r"\svom\s\d{1,2}\.\s(?:\d{1,2}\.\s?|[A-ZÄ][a-zä]{2,8}\s)(?:19|20)\d\d(?=\s\()"
)
_DASHED = re.compile(r"\s[–—-]\s(?P<short>[A-ZÄÖÜ][a-zäöü]{0,8}[A-ZÄÖÜ][\w]{0,8}(?:G|V|VO|O|GB))(?=[\s.,;)]|$)")
_NO_SHORT = re.compile(r"(?:EU|EG|EC|EWG|EEC|Euratom|UN|USA|UK)")


def introduced(text: str, end: int) -> tuple[str | None, int]:
    """The abbreviation in brackets behind a name, and where the name with it ends."""
    dated = _DATED.match(text, end)
    match = _INTRODUCED.match(text, dated.end() if dated else end) or _DASHED.match(text, end)
    if not match or _NO_SHORT.fullmatch(match["short"]):
        return None, end
    return " ".join(match["short"].split()), match.end()
