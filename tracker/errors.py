"""The errors of the domain, as one tree.

TrackerError
├── InvalidInput            what was given cannot be read; `field` and `hint` say where and what to do
│   ├── InvalidText         the document itself: empty, binary, too large, wrong encoding
│   ├── InvalidTime         a date or instant that does not exist or carries no offset
│   ├── UnknownZone         a timezone name that is not in the zone database
│   └── UnknownPolicy       a policy name or value that is not in the policy table
├── NotFound                no such document, commitment, event, endpoint …
├── Conflict                the state does not allow it (already void, changed meanwhile)
└── Unavailable             something outside did not answer (database, endpoint)
"""

from __future__ import annotations


class TrackerError(Exception):
    """Base of all errors raised on purpose. `str(error)` is one sentence for a person."""


class InvalidInput(TrackerError, ValueError):
    """Input that cannot be read.

    `field` names the argument or JSON field, `hint` what to do about it; either may be empty.
    """

    def __init__(self, message: str, *, field: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.field = field
        self.hint = hint


class InvalidText(InvalidInput):
    """The document itself cannot be read as text."""


class InvalidTime(InvalidInput):
    """A date or an instant that does not exist, or lacks what makes it absolute."""


class UnknownZone(InvalidInput):
    """A timezone that the IANA database does not know."""


class UnknownPolicy(InvalidInput):
    """A policy name or value that the policy table does not know."""


class NotFound(TrackerError, LookupError):
    """Nothing is stored under that id or name."""


class Conflict(TrackerError):
    """The stored state does not allow what was asked."""


class Unavailable(TrackerError):
    """Something outside the process did not answer."""
