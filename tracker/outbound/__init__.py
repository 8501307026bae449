"""The one way out: requests to addresses that people name (webhooks, fetched pages, feeds).

`GuardedClient` connects only to globally routable addresses, or to networks that a setting allows,
follows no redirect, and is bounded in time and size.
"""

from __future__ import annotations

from tracker.outbound.addresses import Network, is_reachable
from tracker.outbound.client import Answer, GuardedClient, Limits
from tracker.outbound.failures import AddressRefused, InvalidAnswer, NotReached, OutboundError, TimedOut

__all__ = [
    "AddressRefused",
    "Answer",
    "GuardedClient",
    "InvalidAnswer",
    "Limits",
    "Network",
    "NotReached",
    "OutboundError",
    "TimedOut",
    "is_reachable",
]
