"""How a place is called where people read it: a path as it was given, an address without its secrets."""

from __future__ import annotations

import os
import re

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:://|::)")
_USER = re.compile(r"(?<=://)[^/?#]*@")
_SECRET = re.compile(
    r"token|secret|pass|pwd|auth|cred|sign|session|ticket|hmac|jwt|\b(?:sig|sas|sid|otp|pin|code)\b|(?:^|[-_.])key"
    r"|apikey|accesskey",
    re.IGNORECASE,
)
_HIDDEN = "***"


def is_url(place: str) -> bool:
    """Whether this is an address (``https://…``, ``zip://…::…``) and no path on this machine."""
    return _URL.match(place) is not None and not os.path.lexists(place)


def shown(place: str) -> str:
    """The place fit to be printed and kept: of an address no user, no password, no fragment and no secret value.

    Secret are the values of those parts of a query whose names sound like it (``token``, ``signature`` …).
    """
    if not is_url(place):
        return os.fsencode(os.path.normpath(place)).decode("utf-8", "backslashreplace")
    return "::".join(map(_without_secrets, place.split("::")))


def _without_secrets(url: str) -> str:
    address, _, query = _USER.sub("", url.partition("#")[0]).partition("?")
    if not query:
        return address
    return f"{address}?{'&'.join(map(_without_value, query.split('&')))}"


def _without_value(pair: str) -> str:
    name, equals, _ = pair.partition("=")
    return f"{name}={_HIDDEN}" if equals and _SECRET.search(name) else pair
