"""Why a request brought no answer, as one tree.

Unavailable
└── OutboundError
    ├── AddressRefused    the host has no address that may be reached
    ├── NotReached        no such name, connection refused, TLS not trusted
    ├── TimedOut          the answer was not complete in time
    └── InvalidAnswer     the other side hung up midway or does not speak HTTP
"""

from __future__ import annotations

from tracker.errors import Unavailable


class OutboundError(Unavailable):
    """A request left, or was about to leave, and no whole answer came back."""


class AddressRefused(OutboundError):
    """Every address of the host is private, local or reserved, and no setting allows it."""


class NotReached(OutboundError):
    """No connection came about."""


class TimedOut(OutboundError):
    """The time for the whole request was over before the whole answer was there."""


class InvalidAnswer(OutboundError):
    """What came back is not a complete HTTP response."""
