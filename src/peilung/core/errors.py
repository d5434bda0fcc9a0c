"""Errors that a user is meant to read: what happened, to which object, and what to do next."""

from __future__ import annotations


class PeilungError(Exception):
    """Base of every error whose message is written for the user."""


class Refused(PeilungError):
    """A file that is not read at all. ``code`` is stable, ``advice`` says what to do next."""

    def __init__(self, code: str, reason: str, advice: str) -> None:
        super().__init__(f"{reason} {advice}")
        self.code = code
        self.reason = reason
        self.advice = advice


class NotThisSchema(PeilungError):
    """JSON that does not follow the contract ``peilung/paper/1``."""
