"""Tracker: who must do what by when, from prose to a verdict.

The public functions load their rooms when first used, so importing `tracker` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.commitments import Commitment, Reading, extract, read
    from tracker.following import Document, Followed, follow
    from tracker.temporal import Reference, Time, find_times

__all__ = [
    "Commitment",
    "Document",
    "Followed",
    "Reading",
    "Reference",
    "Time",
    "extract",
    "find_times",
    "follow",
    "read",
]

_ROOM_OF = {
    "Commitment": "tracker.commitments",
    "Reading": "tracker.commitments",
    "extract": "tracker.commitments",
    "read": "tracker.commitments",
    "Document": "tracker.following",
    "Followed": "tracker.following",
    "follow": "tracker.following",
    "Reference": "tracker.temporal",
    "Time": "tracker.temporal",
    "find_times": "tracker.temporal",
}


def __getattr__(name: str) -> Any:
    if name in _ROOM_OF:
        return getattr(import_module(_ROOM_OF[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
